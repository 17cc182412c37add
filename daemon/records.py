"""What is remembered of mails and rejections, as plain values between the rooms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from classifier.labels import Label
from daemon.mailbox import Place
from daemon.states import Reason, Rejection, State


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a folder has been read; ``polled_at`` is the end of the last complete poll."""

    uidvalidity: int
    last_uid: int
    polled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Pause:
    """The user wants nothing done for a time; without ``until``, until they say so."""

    since: datetime
    until: datetime | None


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
class Lesson:
    """What the user said a mail is.

    ``source`` tells how: "keyword", "folder", "command", "review" or "import". ``text`` is as much of the mail's own
    words as training needs, None until they have been fetched; ``domain`` the sender's, to keep mails of one sender
    together in training.
    """

    key: str
    label: Label
    source: str
    at: datetime
    subject: str = ""
    domain: str = ""
    text: str | None = None
    sketch: tuple[int, ...] = ()
    id: int = 0

    @property
    def is_rejection(self) -> bool:
        return self.label is Label.REJECTION


@dataclass(frozen=True, slots=True)
class Plan:
    """What is intended for a new rejection, written together with its judgement.

    ``parent`` is the key of an earlier mail, where the reply goes into its thread.
    """

    state: State
    due_at: datetime
    draft_message_id: str
    recipient: Recipient
    reason: Reason | None = None
    parent: str = ""


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
    """A rejection with its mail and its recipient.

    ``parent`` is the mail in whose thread the reply goes, where that is not the rejection itself; ``note`` what
    the user wants said to these people.
    """

    row: Rejection
    mail: Judged
    recipient: Recipient
    parent: Judged | None = None
    note: str = ""

    @property
    def answered(self) -> Judged:
        """The mail that the reply answers; one without a Message-ID (an added rejection) begins a thread."""
        return self.parent or self.mail


@dataclass(frozen=True, slots=True)
class Story:
    """What else is known when a reply is written.

    ``earlier`` are the mails of the same application that came before, oldest first; ``other_positions`` those at
    the same company whose rejections were answered; ``original`` the own plain text of the mail answered, to quote.
    """

    earlier: tuple[Judged, ...] = ()
    other_positions: tuple[str, ...] = ()
    original: str = ""


@dataclass(frozen=True, slots=True)
class Writer:
    """The user, as drafts show them, and what they want said.

    ``language`` is empty for that of the mail; ``everyone`` tells how others who were involved are thanked: "named",
    "separate" (a draft to each) or "off"; ``sentences`` are the user's own, by language.
    """

    name: str
    signature: str = ""
    voice: str = "warm"
    language: str = ""
    quote: bool = True
    ask_feedback: bool = False
    radar: bool = True
    advice: bool = False
    everyone: str = "named"
    sentences: Mapping[str, str] = field(default_factory=dict)
