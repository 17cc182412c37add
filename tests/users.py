"""What people do to their mailbox while Afterword works on it: the same actions on a fake and on a real server."""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email import policy as email_policy

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Stored:
    """A mail as it lies in a folder. The flag \\Recent is left out: it belongs to a session, not to the mail."""

    uid: int
    flags: frozenset[str]
    received: datetime
    raw: bytes


class User(ABC):
    """A person at a mail client. Folders are named as they are on the server; see ``folder``."""

    @abstractmethod
    def folder(self, name: str) -> str:
        """The server's name of a folder such as Drafts."""

    @abstractmethod
    def contents(self) -> dict[str, list[Stored]]:
        """All that is there, to show that nothing was changed."""

    @abstractmethod
    def create(self, folder: str) -> None:
        """Makes a folder."""

    @abstractmethod
    def reset_uidvalidity(self, folder: str) -> None:
        """Makes a folder anew with the same mail, as after a restored backup: all UIDs have lost their meaning."""

    @abstractmethod
    def deliver(self, folder: str, raw: bytes, flags: Iterable[str] = (), received: datetime | None = None) -> int:
        """A mail arrives; returns its UID."""

    @abstractmethod
    def mark(self, folder: str, uid: int, flag: str) -> None:
        """Sets a flag."""

    @abstractmethod
    def unmark(self, folder: str, uid: int, flag: str) -> None:
        """Takes a flag off."""

    @abstractmethod
    def expunge(self, folder: str, uid: int) -> None:
        """Removes a mail for good."""

    def read(self, folder: str, uid: int) -> Stored:
        """A mail as it lies there."""
        return next(mail for mail in self.contents()[folder] if mail.uid == uid)

    def move(self, folder: str, uid: int, target: str) -> int:
        """Files a mail elsewhere; returns its new UID."""
        mail = self.read(folder, uid)
        moved = self.deliver(target, mail.raw, mail.flags, mail.received)
        self.expunge(folder, uid)
        return moved

    def delete(self, folder: str, uid: int) -> int:
        """Moves a mail to Trash; returns its UID there."""
        return self.move(folder, uid, self.folder("Trash"))

    def edit_draft(self, uid: int, words: str = "Changed by hand.", *, keeps_id: bool = False) -> int:
        """Saves a draft anew, as Thunderbird does with a new Message-ID, or as neomutt does (``keeps_id``)."""
        drafts = self.folder("Drafts")
        old = self.read(drafts, uid)
        raw = old.raw.rstrip() + f"\r\n{words}\r\n".encode()
        new = self.deliver(drafts, raw if keeps_id else _renamed(raw), (r"\Seen", r"\Draft"))
        self.expunge(drafts, uid)
        return new

    def send(self, uid: int, *, keeps_id: bool = False) -> int:
        """Sends a draft: it leaves Drafts and lies in Sent; returns its UID there."""
        drafts = self.folder("Drafts")
        raw = self.read(drafts, uid).raw
        sent = self.deliver(self.folder("Sent"), raw if keeps_id else _renamed(raw), (r"\Seen",))
        self.expunge(drafts, uid)
        return sent


def _renamed(raw: bytes) -> bytes:
    """The same mail under a Message-ID of the mail client's own."""
    message = message_from_bytes(raw, policy=email_policy.compat32)
    head, gap, body = raw.partition(b"\r\n\r\n")
    fresh = f"<client-{next(_numbers)}@example.org>"
    return head.replace(str(message["Message-ID"]).encode(), fresh.encode(), 1) + gap + body
