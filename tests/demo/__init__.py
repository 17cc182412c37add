"""`make demo`: the whole story on a mail server of its own, with a clock that is moved instead of waited for."""
