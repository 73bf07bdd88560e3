"""The outbox: what is to go by mail, a row a letter, written where it is caused, sent later."""
