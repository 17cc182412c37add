"""What people do by IMAP in the story: senders deliver mails; Alice answers, deletes and sends in her mail client."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import SMTP
from email.utils import make_msgid

from imapclient import IMAPClient

from tests.demo.letters import Letter
from tests.demo.server import FOLDERS, HOST


@dataclass(frozen=True, slots=True)
class Lying:
    """A mail as it lies in a folder."""

    folder: str
    uid: int
    flags: frozenset[str]
    raw: bytes

    @property
    def message(self) -> EmailMessage:
        """The mail, taken apart."""
        message = message_from_bytes(self.raw, policy=SMTP)
        assert isinstance(message, EmailMessage)
        return message

    @property
    def message_id(self) -> str:
        """Its Message-ID, read without taking the parts apart: one mail of the story has a thousand."""
        return self._header("Message-ID")

    @property
    def in_reply_to(self) -> str:
        """The Message-ID of the mail that it answers."""
        return self._header("In-Reply-To")

    def _header(self, name: str) -> str:
        return str(BytesHeaderParser(policy=SMTP).parsebytes(self.raw)[name] or "")


class MailClient:
    """An ordinary IMAP client of Alice's, signed in beside Afterword."""

    def __init__(self, port: int, user: str, password: str) -> None:
        self._imap = IMAPClient(HOST, port=port, ssl=False, timeout=20)
        # imapclient sends a command in pieces; without this each waits 40 ms for the acknowledgement of the one before.
        self._imap.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._imap.login(user, password)

    def deliver(self, letter: Letter) -> None:
        """A mail arrives."""
        self._imap.append("INBOX", letter.raw, (), letter.at)

    def reply(self, letter: Letter, sender: str, text: str, at: datetime) -> None:
        """Alice answers a mail herself: what her client files in Sent."""
        original = message_from_bytes(letter.raw, policy=SMTP)
        answer = EmailMessage(policy=SMTP)
        answer["From"], answer["To"] = sender, str(original["From"])
        answer["Subject"] = f"Re: {original['Subject']}"
        answer["Date"] = at
        answer["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2].rstrip(">"))
        answer["In-Reply-To"] = answer["References"] = letter.message_id
        answer.set_content(text)
        self._imap.append("Sent", answer.as_bytes(), (r"\Seen",), at)

    def move(self, message_id: str, folder: str, to: str) -> None:
        """Alice deletes a mail, sends a draft or throws it away: it goes to another folder."""
        self._imap.select_folder(folder)
        self._imap.move(self._imap.search(["HEADER", "Message-ID", message_id]), to)

    def lying(self, *folders: str) -> list[Lying]:
        """The mails of some folders, without marking any as read."""
        found = []
        for folder in folders:
            self._imap.select_folder(folder, readonly=True)
            answers = self._imap.fetch(self._imap.search("ALL"), ["FLAGS", "BODY.PEEK[]"])
            for uid, answer in sorted(answers.items()):
                # \Recent tells of the session that asks, not of the mail (RFC 3501 2.3.2).
                flags = frozenset(flag.decode() for flag in answer[b"FLAGS"]) - {r"\Recent"}
                found.append(Lying(folder, uid, flags, answer[b"BODY[]"]))
        return found

    def everything(self) -> Sequence[Lying]:
        """The whole mailbox, to be compared with itself later."""
        return self.lying("INBOX", *FOLDERS)

    def close(self) -> None:
        """Drops the connection. No LOGOUT: after Ctrl-C amid an APPEND the server would take it for the mail's text."""
        self._imap.shutdown()
