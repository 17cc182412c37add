"""Signing in over IMAP with an access token: SASL XOAUTH2 (Google, Microsoft) and OAUTHBEARER (RFC 7628).

The two differ in how the token is wrapped and in how the client ends a refused attempt: the server tells of the
error in a challenge of its own, and says NO only after an answer to that.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection
from typing import Any

#: RFC 7162 4: a server takes command lines of at least 8,192 octets; a longer token is sent when asked for.
LONGEST_LINE = 8000


def mechanism_of(capabilities: Collection[bytes]) -> str | None:
    """The one to use of those that a server announces: the standard before its forerunner."""
    return next((name for name in ("OAUTHBEARER", "XOAUTH2") if f"AUTH={name}".encode() in capabilities), None)


def credentials(mechanism: str, user: str, token: str, host: str, port: int) -> bytes:
    """What the client says first, in base64."""
    if mechanism == "XOAUTH2":
        words = f"user={user}\1auth=Bearer {token}\1\1"
    else:
        # RFC 5801 4: a saslname has no bare comma and equals sign.
        name = user.replace("=", "=3D").replace(",", "=2C")
        words = f"n,a={name},\1host={host}\1port={port}\1auth=Bearer {token}\1\1"
    return b64encode(words.encode())


class Conversation:
    """What is said to the server's challenges, in base64: first the credentials, then the end of a refused attempt."""

    def __init__(self, *answers: bytes) -> None:
        self._answers = list(answers)

    def answer(self, challenge: bytes) -> bytes:
        """Raises ValueError at a challenge that the mechanism does not have."""
        if not self._answers:
            raise ValueError("one challenge too many")
        return self._answers.pop(0)


def authenticate(imap: Any, mechanism: str, said: bytes, *, at_once: bool) -> tuple[str, list[bytes]]:
    """Says AUTHENTICATE over an imaplib connection; ``at_once`` in one line (SASL-IR, RFC 4959). Returns its answer."""
    farewell = b"" if mechanism == "XOAUTH2" else b64encode(b"\1")
    at_once = at_once and len(said) <= LONGEST_LINE
    # imaplib asks a bound method for what follows a "+", and sends no line of its own with it.
    imap.literal = Conversation(*([] if at_once else [said]), farewell).answer
    kind, answer = imap._simple_command("AUTHENTICATE", mechanism, *([said] if at_once else []))
    if kind == "OK":
        imap.state = "AUTH"
    return kind, answer
