"""The postman: turns what people should be told into mail, and asks again who may still be told."""
