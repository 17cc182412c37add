"""What the work on one account needs, handed to each part of it: a mailbox, a reader, a store, a clock."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from classifier.reader import Reading, Unreadable
from daemon.config import Account, Config
from daemon.errors import FolderMissing
from daemon.mailbox import Fetched, Mailbox
from daemon.records import Judged, Writer
from daemon.store import Store


class MailReader(Protocol):
    """Bytes in, Reading out; raises Unreadable for a mail that cannot be read."""

    def read(self, raw: bytes) -> Reading: ...


@dataclass(slots=True)
class Counts:
    """What a cycle did, for the log and for `afterword check`. Holds nothing private."""

    read: int = 0
    quarantined: int = 0
    labels: dict[str, int] = field(default_factory=dict)
    rejections: list[int] = field(default_factory=list)
    unsure: int = 0
    drafted: list[int] = field(default_factory=list)
    lessons: int = 0
    changed: list[tuple[int, str]] = field(default_factory=list)


class Stopped(Exception):
    """The work was left at a safe point because the program is stopping."""


@dataclass(slots=True)
class Desk:
    """One account's work place. Not for use from two threads."""

    account: Account
    config: Config
    mailbox: Mailbox
    reader: MailReader
    store: Store
    templates: Sequence[Path]
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    progress: Callable[[], None] = lambda: None
    stopping: Callable[[], bool] = lambda: False

    @property
    def writer(self) -> Writer:
        """The user, as this account's drafts show them."""
        return replace(self.config.writer, name=self.account.name or self.config.writer.name)

    def fetched_again(self, mail: Judged) -> tuple[Fetched, Reading] | None:
        """A known mail, read anew; None where it cannot be had just now."""
        place = mail.place
        try:
            if self.mailbox.state(place.folder).uidvalidity != place.uidvalidity:
                return None
            for fetched in self.mailbox.fetch(place.folder, [place.uid]):
                if isinstance(fetched, Fetched):
                    reading = self.reader.read(fetched.raw)
                    return (fetched, reading) if key_of(fetched, reading) == mail.key else None
        except (FolderMissing, Unreadable):
            return None
        return None


def key_of(mail: Fetched, reading: Reading) -> str:
    """What a mail is known by."""
    return reading.message_id or "sha256:" + hashlib.sha256(mail.raw).hexdigest()
