"""A mailbox as the daemon sees it: few, careful verbs. ``imap.py`` speaks them to a server, a fake to memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import Protocol

#: Flags of a draft, set in the APPEND itself: a later STORE duplicates the mail on some servers.
DRAFT_FLAGS = (r"\Seen", r"\Draft")


@dataclass(frozen=True, slots=True)
class Place:
    """One mail on the server. A UID means something only under its folder's UIDVALIDITY (RFC 3501 2.3.1.1)."""

    folder: str
    uidvalidity: int
    uid: int


@dataclass(frozen=True, slots=True)
class FolderState:
    """``uidnext`` grows whenever a mail is added, even one that is expunged at once (RFC 3501 2.3.1.1).

    ``modseq`` grows with every change of flags (RFC 7162), None where the server does not count them.
    """

    uidvalidity: int
    uidnext: int
    messages: int
    modseq: int | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A mail's first bytes. ``received`` is the server's INTERNALDATE in UTC; ``size`` the whole mail's bytes."""

    place: Place
    received: datetime
    flags: frozenset[str]
    size: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class Unfetchable:
    """A mail that the server could not hand out or that could not be taken apart."""

    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """A mail found by its identity: its own Message-ID and the ones that it answers; ``received`` as in Fetched.

    ``to`` holds the addresses of its To line in lower case; ``subject`` is decoded.
    """

    place: Place
    message_id: str
    answers: frozenset[str]
    flags: frozenset[str]
    received: datetime
    to: frozenset[str] = frozenset()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders that matter. ``others`` are all the rest in which a mail may have been filed; the last two are
    those by which the user teaches.
    """

    drafts: str | None
    sent: tuple[str, ...]
    trash: tuple[str, ...]
    others: tuple[str, ...]
    rejections: str | None = None
    not_rejections: str | None = None


class Heard(Enum):
    """What came of listening: new mail, nothing in that time, or the server ended the connection."""

    NEWS = auto()
    NOTHING = auto()
    ENDED = auto()


class Listener(Protocol):
    """A connection that is told of new mail. Raises what a Mailbox raises, and is then to be attended anew."""

    def attend(self, folder: str) -> bool:
        """Opens a folder to listen in it; False where the server does not announce new mail."""

    def listen(self, seconds: float) -> Heard:
        """Waits for new mail in that folder, for so long at most."""

    def interrupt(self) -> None:
        """From another thread: ends the wait at once."""

    def close(self) -> None:
        """Ends the connection."""


class Mailbox(Protocol):
    """Every method may raise Unreachable, SignInRefused, CredentialsError or Refused; none marks a mail as read.

    Implementations are not safe for use from two threads.
    """

    def folders(self) -> Folders:
        """The folders by their use (RFC 6154), else by their usual names."""

    def state(self, folder: str) -> FolderState:
        """Fresh figures of a folder. Raises FolderMissing."""

    def uids(self, folder: str, first: int, since: date | None = None) -> list[int]:
        """UIDs from ``first`` on, ascending; with ``since`` only mails received on or after that day."""

    def fetch(self, folder: str, uids: Sequence[int]) -> Iterator[Fetched | Unfetchable]:
        """The mails in the order of their UIDs, in bounded batches; ones that are gone are left out."""

    def flags(self, place: Place) -> frozenset[str] | None:
        """The flags of a mail, None when it is no longer there (or the UIDVALIDITY has changed)."""

    def related(self, folder: str, ids: Sequence[str], first: int | None = None) -> list[Found]:
        """Mails in a folder that have one of these Message-IDs, or that answer one of them.

        With ``first``, the mails from that UID on are looked through one by one as well: servers'
        SEARCH has been seen to miss fresh mails.
        """

    def latest(self, folder: str, since: date) -> list[Found]:
        """The newest mails that were received on or after a day; of very many the last ones only."""

    def append_draft(self, folder: str, raw: bytes, at: datetime) -> None:
        """Stores a draft. After Refused it was not stored; after Unreachable it may or may not have been."""

    def withdraw(self, place: Place) -> bool:
        """Removes one mail from Drafts for good; False where the server cannot remove just this one.

        For a draft of our own, whose bytes the caller has compared just now: mails in IMAP never change, so the
        mail of that UID is still the same one.
        """

    def flag(self, place: Place, keyword: str) -> bool:
        """Sets a keyword (a label on Gmail) on a mail; False where the server keeps no keywords."""

    def marked(self, folder: str, keyword: str) -> list[int]:
        """UIDs of the mails with a keyword (a label on Gmail), ascending; none where the server keeps none."""

    def make_lesson_folders(self) -> list[str]:
        """Makes the folders by which the user teaches, where they are missing; their names on the server."""

    def close(self) -> None:
        """Ends the session; never raises."""
