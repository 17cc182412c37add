"""The allow-list of IMAP commands, as a guard before the socket: what is not on it is never sent.

A value from a mail cannot become a command, and a fault elsewhere in the program cannot delete, move, send or mark
anything as read. The one exception is the draft that is being withdrawn, by its UID, and in Drafts only.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from daemon.errors import ForbiddenCommand

CRLF = b"\r\n"
_BASE64 = re.compile(rb"[A-Za-z0-9+/]+={0,2}")
#: What may follow a line that goes on, in this order: a literal of a size, or bytes of a form.
Steps = tuple[int | re.Pattern[bytes], ...]
_END = re.compile(CRLF)
#: What may follow AUTHENTICATE with each mechanism: the credentials, unless they stood in the line itself (RFC 4959),
#: and the answer to the server's account of an error, which is empty for XOAUTH2 and one 0x01 in base64 for
#: OAUTHBEARER (RFC 7628 3.2.3).
_FOLLOWS: dict[bytes, tuple[Steps, Steps]] = {
    b"PLAIN": ((_BASE64, _END), ()),
    b"XOAUTH2": ((_BASE64, _END), (_END,)),
    b"OAUTHBEARER": ((_BASE64, _END), (re.compile(b"AQ=="), _END)),
}
_FOLDER = rb'(?:"(?:[^"\\\r\n]|\\["\\])*"|[^\s(){%*"\\]+)'
_UIDS = rb"[0-9,:]+"
#: All that may be said. APPEND has flags of a draft only, STORE adds one keyword or label only. None of them ends in
#: the announcement of a literal, in which anything could be hidden, but APPEND.
ALLOWED = re.compile(
    rb"(?:"
    rb"CAPABILITY|LOGOUT|STARTTLS|IDLE"
    rb"|AUTHENTICATE (?P<mechanism>PLAIN|(?:XOAUTH2|OAUTHBEARER)(?P<at_once> " + _BASE64.pattern + rb")?)"
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
#: The one line that has no tag, and all that may be said after IDLE (RFC 2177).
DONE = re.compile(rb"DONE\r\n")


class Guard:
    """Stands before the socket's ``send``: collects whole lines, and lets only allowed ones pass."""

    def __init__(
        self,
        send: Callable[[bytes], None],
        tag: bytes,
        drafts: Callable[[], bytes | None],
        withdrawing: Callable[[], int | None] = lambda: None,
        making: Callable[[], bytes | None] = lambda: None,
        *,
        may_idle: Callable[[], bool] = lambda: False,
    ) -> None:
        self._send, self._drafts, self._withdrawing, self._making = send, drafts, withdrawing, making
        self._may_idle = may_idle
        self._opened, self._examined = b"", False
        self._tagged = re.compile(re.escape(tag) + rb"\d+ ")
        self._line = b""
        self._follows: Steps = ()

    def __call__(self, data: bytes) -> None:
        if not data:
            return  # an empty answer: imaplib sends its line end apart
        # A refusal leaves imaplib without the go-ahead for what was announced: then the next command comes instead.
        # Not so after IDLE: whoever goes on without DONE does not know what the server waits for.
        if self._line or not self._follows or (self._follows != (DONE,) and self._tagged.match(data)):
            self._line += data
            if not self._line.endswith(CRLF):
                return  # imapclient sends the line end apart
            data, self._line = self._line, b""
            self._follows = self._check(data)
        else:
            step, *rest = self._follows
            if isinstance(step, int):
                if len(data) != step:
                    raise ForbiddenCommand("A draft of another size than announced was about to be sent.")
            elif not step.fullmatch(data):
                raise ForbiddenCommand(
                    "Something that belongs to no IMAP command was about to be sent; nothing was sent."
                )
            self._follows = tuple(rest)
        self._send(data)

    def _check(self, line: bytes) -> Steps:
        """What may follow an allowed line before another command."""
        tagged = self._tagged.match(line)
        command = line[tagged.end() if tagged else 0 : -len(CRLF)]
        allowed = ALLOWED.fullmatch(command) if tagged else None
        if allowed is None:
            raise ForbiddenCommand(f"The IMAP command {_verb(command)} is not on the allow-list; nothing was sent.")
        if allowed["opened"] is not None:
            self._opened, self._examined = allowed["opened"], command.startswith(b"EXAMINE ")
        if command == b"IDLE":
            if not (self._examined and self._may_idle()):
                raise ForbiddenCommand("IDLE was about to be said where nobody listens; nothing was sent.")
            return (DONE,)
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
            return (int(allowed["size"]), _END)
        if allowed["mechanism"] is not None:
            credentials, farewell = _FOLLOWS[allowed["mechanism"].partition(b" ")[0]]
            return farewell if allowed["at_once"] else credentials + farewell
        return ()


def _verb(command: bytes) -> str:
    words = command.split(b" ")[:2]
    name = b" ".join(words if words[0] == b"UID" else words[:1])
    return re.sub(rb"[^A-Za-z0-9 ]", b"?", name[:20]).decode()
