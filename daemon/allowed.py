"""The allow-list of IMAP commands, as a guard before the socket: what is not on it is never sent.

A value from a mail cannot become a command, and a fault elsewhere in the program cannot delete, move, send or mark
anything as read. The one exception is the draft that is being withdrawn, by its UID, and in Drafts only.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from daemon.errors import ForbiddenCommand

CRLF = b"\r\n"
_FOLDER = rb'(?:"(?:[^"\\\r\n]|\\["\\])*"|[^\s(){%*"\\]+)'
_UIDS = rb"[0-9,:]+"
#: All that may be said. APPEND has flags of a draft only, STORE adds one keyword or label only. None of them ends in
#: the announcement of a literal, in which anything could be hidden, but APPEND.
ALLOWED = re.compile(
    rb"(?:"
    rb"CAPABILITY|LOGOUT|STARTTLS|AUTHENTICATE PLAIN"
    rb'|LOGIN "[^\0\r\n]+" "[^\0\r\n]*"'
    rb'|LIST "" "\*"'
    rb"|STATUS " + _FOLDER + rb" \((?:MESSAGES|UIDNEXT|UIDVALIDITY|HIGHESTMODSEQ| )+\)"
    rb"|(?:SELECT|EXAMINE) (?P<opened>" + _FOLDER + rb")|UID SEARCH UID \d+:\d+(?: SINCE \d+-[A-Z][a-z]{2}-\d{4})?"
    rb"|UID SEARCH (?:KEYWORD \$?[A-Za-z0-9_.$-]+|X-GM-LABELS \"[A-Za-z0-9_.$-]+\")"
    rb"|CREATE (?P<made>" + _FOLDER + rb")"
    rb'|UID SEARCH OR HEADER Message-ID (?P<id>"<[\x21\x23-\x5b\x5d-\x7e]+>")'
    rb" OR HEADER In-Reply-To (?P=id) HEADER References (?P=id)"
    rb"|UID FETCH " + _UIDS + rb" \((?:UID|FLAGS|INTERNALDATE|RFC822\.SIZE|BODY\.PEEK\[\]<0\.\d+>"
    rb"|BODY\.PEEK\[HEADER\.FIELDS \(MESSAGE-ID IN-REPLY-TO REFERENCES TO SUBJECT\)\]| )+\)"
    rb"|UID STORE \d+ \+FLAGS\.SILENT \(\$?[A-Za-z0-9_.$-]+\)"
    rb"|UID STORE \d+ \+X-GM-LABELS\.SILENT \(\"?[A-Za-z0-9_.$-]+\"?\)"
    rb"|UID STORE (?P<deleted>\d+) \+FLAGS\.SILENT \(\\Deleted\)|UID EXPUNGE (?P<expunged>\d+)"
    rb"|APPEND (?P<folder>" + _FOLDER + rb") \(\\Seen \\Draft\) \"[^\"\r\n]+\" \{(?P<size>\d+)\}"
    rb")"
)


class Guard:
    """Stands before the socket's ``send``: collects whole lines, and lets only allowed ones pass."""

    def __init__(
        self,
        send: Callable[[bytes], None],
        tag: bytes,
        drafts: Callable[[], bytes | None],
        withdrawing: Callable[[], int | None] = lambda: None,
        making: Callable[[], bytes | None] = lambda: None,
    ) -> None:
        self._send, self._drafts, self._withdrawing, self._making = send, drafts, withdrawing, making
        self._opened = b""
        self._tagged = re.compile(re.escape(tag) + rb"\d+ ")
        self._line = b""
        self._follows: re.Pattern[bytes] | int | None = None

    def __call__(self, data: bytes) -> None:
        # A refusal leaves imaplib without the go-ahead for what was announced: then the next command comes instead.
        if self._line or self._follows is None or self._tagged.match(data):
            self._line += data
            if not self._line.endswith(CRLF):
                return  # imapclient sends the line end apart
            data, self._line = self._line, b""
            self._follows = self._check(data)
        elif isinstance(self._follows, int):
            if len(data) != self._follows:
                raise ForbiddenCommand("A draft of another size than announced was about to be sent.")
            self._follows = re.compile(CRLF)
        elif self._follows.fullmatch(data):
            self._follows = None if data == CRLF else re.compile(CRLF)
        else:
            raise ForbiddenCommand("Something that belongs to no IMAP command was about to be sent; nothing was sent.")
        self._send(data)

    def _check(self, line: bytes) -> re.Pattern[bytes] | int | None:
        """What must follow an allowed line: a literal of that size, an answer of AUTHENTICATE, or another command."""
        tagged = self._tagged.match(line)
        command = line[tagged.end() if tagged else 0 : -len(CRLF)]
        allowed = ALLOWED.fullmatch(command) if tagged else None
        if allowed is None:
            raise ForbiddenCommand(f"The IMAP command {_verb(command)} is not on the allow-list; nothing was sent.")
        self._opened = allowed["opened"] or self._opened
        uid = allowed["deleted"] or allowed["expunged"]
        if uid is not None and (int(uid) != self._withdrawing() or self._opened != self._drafts()):
            raise ForbiddenCommand("Another mail than a draft of our own was about to be removed; nothing was sent.")
        if allowed["made"] is not None and allowed["made"] != self._making():
            raise ForbiddenCommand("A folder that nobody asked for was about to be made; nothing was sent.")
        if allowed["folder"] is not None:
            if allowed["folder"] != self._drafts():
                raise ForbiddenCommand(
                    "An APPEND to another folder than Drafts was about to be sent; nothing was sent."
                )
            return int(allowed["size"])
        return re.compile(rb"[A-Za-z0-9+/=]+") if command.startswith(b"AUTHENTICATE ") else None


def _verb(command: bytes) -> str:
    words = command.split(b" ")[:2]
    name = b" ".join(words if words[0] == b"UID" else words[:1])
    return re.sub(rb"[^A-Za-z0-9 ]", b"?", name[:20]).decode()
