"""What is remembered of mails and rejections, as plain values between the rooms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from daemon.mailbox import Place
from daemon.states import Reason, Rejection, State


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a folder has been read; ``polled_at`` is the end of the last complete poll."""

    uidvalidity: int
    last_uid: int
    polled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a reply goes to, and which of the user's own addresses it comes from."""

    name: str
    email: str
    identity: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A mail about an application, as the reader saw it."""

    place: Place
    key: str
    received_at: datetime
    message_id: str
    thread: tuple[str, ...]
    sender: str
    subject: str
    label: str
    decision: str
    score: float
    because: tuple[str, ...]
    details: Mapping[str, Any]
    id: int = 0
    account: str = ""
    flag: str = "none"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is intended for a new rejection, written together with its judgement."""

    state: State
    due_at: datetime
    draft_message_id: str
    recipient: Recipient
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A mail that could not be read, and why."""

    place: Place
    reason: str
    account: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What one step of a poll has to say, with the cursor after it."""

    judged: Sequence[tuple[Judged, Plan | None]] = ()
    quarantined: Sequence[Quarantined] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A rejection with its mail, its recipient and its history."""

    row: Rejection
    mail: Judged
    recipient: Recipient
    events: tuple[tuple[datetime, str, str], ...] = field(default=())
