"""A mailbox in memory. It passes the same contract suite as a real server (test_mailbox_contract.py)."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email import message_from_bytes
from email import policy as email_policy
from typing import Any, Concatenate, ParamSpec, TypeVar

from daemon.errors import FolderMissing, ForbiddenCommand
from daemon.imap import PREFIX
from daemon.mailbox import DRAFT_FLAGS, Fetched, Folders, FolderState, Found, Place, Unfetchable
from tests.users import Stored, User

LESSONS = ("Afterword/Rejections", "Afterword/Not rejections")
P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class _Folder:
    uidvalidity: int
    uidnext: int = 1
    mails: dict[int, Stored] = field(default_factory=dict)


@dataclass
class _Failure:
    error: BaseException
    wait: int
    after: bool


def _scripted(verb: Callable[Concatenate[FakeMailbox, P], R]) -> Callable[Concatenate[FakeMailbox, P], R]:
    """A verb of the protocol that counts its calls and fails where a test wants it to."""

    @functools.wraps(verb)
    def called(self: FakeMailbox, *args: P.args, **kwargs: P.kwargs) -> R:
        failure = self._failure_of(verb.__name__)
        if failure is not None and not failure.after:
            raise failure.error
        result = verb(self, *args, **kwargs)
        if failure is not None:
            raise failure.error
        return result

    return called


class FakeMailbox(User):
    """See `daemon.mailbox.Mailbox` for the daemon's side and `tests.users.User` for the person's.

    Without ``keywords`` it is a server that keeps none; without ``uidplus`` it cannot remove one mail alone. A UID
    in ``unfetchable`` cannot be handed out. With ``blind_search`` the server's SEARCH misses every mail, so that only
    a look at each of them finds any.
    """

    def __init__(self, *, drafts: str = "Drafts", others: Sequence[str] = ("Archive",)) -> None:
        self.calls: Counter[str] = Counter()
        self.unfetchable: set[tuple[str, int]] = set()
        self.keywords = True
        self.uidplus = True
        self.blind_search = False
        self._drafts = drafts
        self._failures: dict[str, list[_Failure]] = {}
        self._validity = 1_700_000_000
        self._stored: dict[str, _Folder] = {}
        for name in ("INBOX", drafts, "Sent", "Trash", *others):
            self.create(name)

    # -- scripted failures -------------------------------------------------------------------------

    def fail(self, verb: str, error: BaseException, *, call: int = 1, after: bool = False) -> None:
        """The ``call``-th use of a verb from now on raises; with ``after``, what it does has been done by then."""
        self._failures.setdefault(verb, []).append(_Failure(error, call, after))

    def _failure_of(self, verb: str) -> _Failure | None:
        self.calls[verb] += 1
        planned = self._failures.get(verb, [])
        for failure in planned:
            failure.wait -= 1
        due = next((failure for failure in planned if failure.wait <= 0), None)
        if due is not None:
            planned.remove(due)
        return due

    # -- the daemon's side -------------------------------------------------------------------------

    @_scripted
    def folders(self) -> Folders:
        rest = tuple(name for name in self._stored if name not in {self._drafts, "Sent", "Trash"})
        lessons = [name if name in self._stored else None for name in LESSONS]
        return Folders(
            self._drafts, ("Sent",), ("Trash",), tuple(name for name in rest if name not in LESSONS), *lessons
        )

    @_scripted
    def state(self, folder: str) -> FolderState:
        stored = self._at(folder)
        return FolderState(stored.uidvalidity, stored.uidnext, len(stored.mails))

    @_scripted
    def uids(self, folder: str, first: int, since: date | None = None) -> list[int]:
        return [
            uid
            for uid, mail in sorted(self._at(folder).mails.items())
            if uid >= first and (since is None or mail.received.date() >= since)
        ]

    @_scripted
    def fetch(self, folder: str, uids: Sequence[int]) -> Iterator[Fetched | Unfetchable]:
        stored = self._at(folder)
        # One by one: what vanishes meanwhile is left out.
        return (self._handed_out(folder, stored, uid) for uid in sorted(uids) if uid in stored.mails)

    @_scripted
    def flags(self, place: Place) -> frozenset[str] | None:
        stored = self._stored.get(place.folder)
        if stored is None or stored.uidvalidity != place.uidvalidity or place.uid not in stored.mails:
            return None
        return stored.mails[place.uid].flags

    @_scripted
    def related(self, folder: str, ids: Sequence[str], first: int | None = None) -> list[Found]:
        stored = self._at(folder)
        wanted = set(ids)
        found = []
        for uid, mail in sorted(stored.mails.items()):
            if self.blind_search and (first is None or uid < first):
                continue
            own, answers = _identity(mail.raw)
            if own in wanted or answers & wanted:
                found.append(self._identified(folder, mail))
        return found

    @_scripted
    def latest(self, folder: str, since: date) -> list[Found]:
        return [
            self._identified(folder, mail)
            for _, mail in sorted(self._at(folder).mails.items())
            if mail.received.date() >= since
        ]

    @_scripted
    def append_draft(self, folder: str, raw: bytes, at: datetime) -> None:
        if folder != self._drafts:
            raise ForbiddenCommand("A draft was about to be stored outside the Drafts folder; nothing was sent.")
        self.deliver(folder, raw, DRAFT_FLAGS, at)

    @_scripted
    def withdraw(self, place: Place) -> bool:
        if place.folder != self._drafts:
            raise ForbiddenCommand("A mail outside Drafts was about to be removed; nothing was sent.")
        stored = self._at(place.folder)
        if stored.uidvalidity != place.uidvalidity or not self.uidplus:
            return False
        stored.mails.pop(place.uid, None)
        return True

    @_scripted
    def flag(self, place: Place, keyword: str) -> bool:
        if not self.keywords:
            return False
        stored = self._at(place.folder)
        if stored.uidvalidity == place.uidvalidity and place.uid in stored.mails:
            self.mark(place.folder, place.uid, keyword)
        return True

    @_scripted
    def marked(self, folder: str, keyword: str) -> list[int]:
        return [
            uid
            for uid, mail in sorted(self._at(folder).mails.items())
            if keyword.lower() in {flag.lower() for flag in mail.flags}
        ]

    @_scripted
    def make_lesson_folders(self) -> list[str]:
        for name in LESSONS:
            if name not in self._stored:
                self.create(name)
        return list(LESSONS)

    @_scripted
    def close(self) -> None:
        return

    def _at(self, folder: str) -> _Folder:
        if folder not in self._stored:
            raise FolderMissing("A folder that is needed does not exist or cannot be opened.")
        return self._stored[folder]

    def _identified(self, folder: str, mail: Stored) -> Found:
        headers = message_from_bytes(mail.raw, policy=email_policy.default)
        to = frozenset(one.addr_spec.lower() for one in (headers["To"].addresses if headers["To"] else ()))
        place = Place(folder, self._at(folder).uidvalidity, mail.uid)
        own, answers = _identity(mail.raw)
        return Found(place, own, answers, mail.flags, mail.received, to, str(headers["Subject"] or ""))

    def _handed_out(self, folder: str, stored: _Folder, uid: int) -> Fetched | Unfetchable:
        place, mail = Place(folder, stored.uidvalidity, uid), stored.mails[uid]
        if (folder, uid) in self.unfetchable:
            return Unfetchable(place, "the server did not hand it out")
        return Fetched(place, mail.received, mail.flags, len(mail.raw), mail.raw[:PREFIX])

    # -- the person's side -------------------------------------------------------------------------

    def folder(self, name: str) -> str:
        return self._drafts if name == "Drafts" else name

    def contents(self) -> dict[str, list[Stored]]:
        return {name: [mail for _, mail in sorted(folder.mails.items())] for name, folder in self._stored.items()}

    def create(self, folder: str) -> None:
        self._validity += 1
        self._stored[folder] = _Folder(self._validity)

    def reset_uidvalidity(self, folder: str) -> None:
        mails = self.contents()[folder]
        self.create(folder)
        for mail in mails:
            self.deliver(folder, mail.raw, mail.flags, mail.received)

    def deliver(self, folder: str, raw: bytes, flags: Iterable[str] = (), received: datetime | None = None) -> int:
        stored = self._at(folder)
        uid = stored.uidnext
        at = (received or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
        stored.mails[uid] = Stored(uid, frozenset(flags), at, raw)
        stored.uidnext += 1
        return uid

    def mark(self, folder: str, uid: int, flag: str) -> None:
        mail = self._at(folder).mails[uid]
        self._at(folder).mails[uid] = Stored(uid, mail.flags | {flag}, mail.received, mail.raw)

    def unmark(self, folder: str, uid: int, flag: str) -> None:
        mail = self._at(folder).mails[uid]
        self._at(folder).mails[uid] = Stored(uid, mail.flags - {flag}, mail.received, mail.raw)

    def expunge(self, folder: str, uid: int) -> None:
        del self._at(folder).mails[uid]


def _identity(raw: bytes) -> tuple[str, frozenset[str]]:
    message: Any = message_from_bytes(raw, policy=email_policy.compat32)

    def ids(name: str) -> list[str]:
        return re.findall(r"<[^<>\s]+>", " ".join(str(value) for value in message.get_all(name, [])))

    own = ids("Message-ID")
    return (own[0] if own else ""), frozenset(ids("In-Reply-To") + ids("References"))
