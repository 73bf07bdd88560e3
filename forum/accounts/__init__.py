"""Accounts: who somebody is: users and their sessions."""
