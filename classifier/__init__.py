"""Understands a message: is it a rejection, from whom, for what. Knows no mailbox, no database, no clock."""
