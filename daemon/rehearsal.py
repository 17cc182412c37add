"""A dry run: the same engine on the same mailbox, with every write only pretended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from email import message_from_bytes
from email import policy as email_policy

from daemon.mailbox import Fetched, Folders, FolderState, Found, Mailbox, Place, Unfetchable


class Rehearsal:
    """Passes reading on; keeps drafts and flags to itself. See `mailbox.Mailbox`."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self._drafts: list[Found] = []
        self._withdrawn: set[Place] = set()

    def folders(self) -> Folders:
        return self._mailbox.folders()

    def state(self, folder: str) -> FolderState:
        return self._mailbox.state(folder)

    def uids(self, folder: str, first: int, since: date | None = None) -> list[int]:
        return self._mailbox.uids(folder, first, since)

    def fetch(self, folder: str, uids: Sequence[int]) -> Iterator[Fetched | Unfetchable]:
        return self._mailbox.fetch(folder, uids)

    def flags(self, place: Place) -> frozenset[str] | None:
        return self._mailbox.flags(place)

    def related(self, folder: str, ids: Sequence[str], first: int | None = None) -> list[Found]:
        real = [one for one in self._mailbox.related(folder, ids, first) if one.place not in self._withdrawn]
        return real + [found for found in self._drafts if found.place.folder == folder and found.message_id in ids]

    def latest(self, folder: str, since: date) -> list[Found]:
        return [one for one in self._mailbox.latest(folder, since) if one.place not in self._withdrawn]

    def append_draft(self, folder: str, raw: bytes, at: datetime) -> None:
        own = str(message_from_bytes(raw, policy=email_policy.compat32)["Message-ID"])
        self._drafts.append(Found(Place(folder, 0, len(self._drafts) + 1), own, frozenset(), frozenset(), at))

    def withdraw(self, place: Place) -> bool:
        self._withdrawn.add(place)
        return True

    def flag(self, place: Place, keyword: str) -> bool:
        return True

    def marked(self, folder: str, keyword: str) -> list[int]:
        return self._mailbox.marked(folder, keyword)

    def make_lesson_folders(self) -> list[str]:
        return []

    def close(self) -> None:
        self._mailbox.close()
