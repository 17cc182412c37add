"""PURE: the life of a rejection, and the one next step that the facts allow.

    WAITING -> DRAFTING -> DRAFTED -> SENT | DISCARDED
    WAITING, DRAFTING, HELD also -> SKIPPED(reason); WAITING, DRAFTING also -> HELD(reason)
    DRAFTED, where the user wants it written anew and has not touched it -> WAITING, under a new Message-ID

The invariant: never two drafts for one rejection, never none while one is due and nothing speaks
against it. The order of the looks in ``next_step`` is what keeps it: whatever already exists on the
server wins over what is planned, the user's own deeds win over both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from daemon.mailbox import Place

#: A draft that is nowhere is called discarded only after this long: a client that sends takes the
#: draft away first and files the sent mail afterwards.
VANISHED_AFTER = timedelta(minutes=10)
#: How often a refused or interrupted APPEND is tried before the user is asked.
MOST_ATTEMPTS = 8
#: A drafted reply is watched for this long to tell sent from discarded.
WATCHED_FOR = timedelta(days=60)


class State(StrEnum):
    """Where a rejection stands. The last three are final."""

    WAITING = "waiting"
    DRAFTING = "drafting"
    DRAFTED = "drafted"
    HELD = "held"
    SENT = "sent"
    DISCARDED = "discarded"
    SKIPPED = "skipped"


class Reason(StrEnum):
    """Why a rejection is skipped or held, in words for the user."""

    NOBODY = "nobody can answer this address"
    NO_ADDRESS = "the mail names no address to answer to"
    SUSPICIOUS = "the answer would go to another domain than the sender's"
    TOO_OLD = "the mail was too old when Afterword first saw it"
    ANSWERED = "you have answered it yourself"
    OWN_DRAFT = "you have begun a reply yourself"
    ORIGINAL_GONE = "you have deleted the mail"
    NO_CONTACT = "you want replies only where a person was in touch with you"
    SAME_APPLICATION = "another reply answers the same application"
    GOOD_NEWS = "they wrote again: an invitation, a test or an offer"
    PERHAPS_STORED = "the connection broke while the draft was stored, and it is not to be found: look into Drafts"
    REFUSED = "the server refuses to store the draft"
    NOT_A_REJECTION = "you said that it is no rejection"
    BY_USER = "you skipped it"
    TOUCHED = "the draft is no longer as Afterword wrote it, so it stays as it is"
    CANNOT_WITHDRAW = "the server cannot remove one single mail: delete the draft in your mail client, then redraft"


@dataclass(frozen=True, slots=True)
class Mark:
    """UIDVALIDITY and UIDNEXT of Drafts, noted durably before an APPEND."""

    uidvalidity: int
    uidnext: int


@dataclass(frozen=True, slots=True)
class Rejection:
    """One row: what is known and intended for one rejection. Times are in UTC.

    ``original`` is None for a rejection that came by telephone, say, and was added by the user. ``thread_id`` is
    the Message-ID of an earlier mail, where the reply goes into its thread. ``digest`` is that of the draft's bytes
    as they were stored, ``subject`` the draft's; ``redraft_at`` when the user asked for it to be written anew,
    ``unwanted_at`` when they said that the mail is no rejection and want such a draft taken back.
    """

    id: int
    account: str
    state: State
    due_at: datetime
    draft_message_id: str
    original_id: str
    original: Place | None
    received_at: datetime
    thread_id: str = ""
    attempts: int = 0
    retry_at: datetime | None = None
    mark: Mark | None = None
    draft: Place | None = None
    released_at: datetime | None = None
    missing_since: datetime | None = None
    drafted_at: datetime | None = None
    edition: int = 0
    digest: str = ""
    subject: str = ""
    redraft_at: datetime | None = None
    unwanted_at: datetime | None = None
    reason: Reason | None = None

    @property
    def begins_thread(self) -> bool:
        """Whether the draft answers no mail that headers could name."""
        return not self.original_id and not self.thread_id


@dataclass(frozen=True, slots=True)
class Facts:
    """What the mailbox shows just now about one rejection.

    ``ours`` is the draft that we wrote, by its Message-ID; ``own_reply`` any other mail of the user's
    that answers the original (clients give an edited draft a new Message-ID), or that is addressed and headed
    like our draft where that begins a thread. ``unaccounted`` counts
    the UIDs that Drafts has given out since the mark and that no mail there holds any more; None when
    the UIDVALIDITY has changed, so that nothing can be said.
    """

    original_exists: bool
    answered: bool
    ours_in_drafts: Place | None = None
    ours_in_sent: bool = False
    ours_in_trash: bool = False
    own_reply_in_drafts: Place | None = None
    own_reply_in_sent: bool = False
    unaccounted: int | None = 0
    good_news_at: datetime | None = None
    same_application: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing to do before ``until`` (None: nothing to do at this look)."""

    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Append:
    """Note the mark and the attempt, then store the draft."""


@dataclass(frozen=True, slots=True)
class Become:
    """Change the state; ``draft`` is where the draft lies, for DRAFTED."""

    state: State
    reason: Reason | None = None
    draft: Place | None = None


@dataclass(frozen=True, slots=True)
class NoteMissing:
    """The draft is nowhere for the first time; look again later."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take our draft out of Drafts, if its bytes are still the ones that we stored."""

    draft: Place


@dataclass(frozen=True, slots=True)
class WriteAnew:
    """The old draft is gone: begin again, under a new Message-ID."""


Step = Wait | Append | Become | NoteMissing | Withdraw | WriteAnew


def wants_facts(row: Rejection, now: datetime) -> bool:
    """Whether a look at the mailbox could lead to a step; false costs no round trip."""
    match row.state:
        case State.WAITING | State.DRAFTING:
            return now >= max(row.due_at, row.retry_at or row.due_at)
        case State.DRAFTED:
            return (
                bool(row.redraft_at or row.unwanted_at) or row.drafted_at is None or now < row.drafted_at + WATCHED_FOR
            )
        case _:
            return False


def next_step(row: Rejection, facts: Facts, now: datetime) -> Step:
    """The one step that follows. Deterministic; the same facts give the same step."""
    match row.state:
        case State.WAITING | State.DRAFTING:
            if now < row.due_at:
                return Wait(row.due_at)
            return _from_existing(row, facts) or _before_append(row, facts, now)
        case State.DRAFTED:
            return _watch(row, facts, now)
        case _:
            return Wait()


def _from_existing(row: Rejection, facts: Facts) -> Step | None:
    """What already lies on the server decides first: a draft of ours, then any reply of the user's.

    While DRAFTING, a reply with a strange Message-ID may be ours, saved or sent again by a client. A copy
    of ours in Trash comes last: clients put the old copy there when they save or send an edited one.
    """
    drafting = row.state is State.DRAFTING
    if facts.ours_in_sent:
        return Become(State.SENT)
    if facts.ours_in_drafts is not None:
        return Become(State.DRAFTED, draft=facts.ours_in_drafts)
    if facts.own_reply_in_sent:
        return Become(State.SENT) if drafting else Become(State.SKIPPED, Reason.ANSWERED)
    if facts.own_reply_in_drafts is not None:
        if drafting:
            return Become(State.DRAFTED, draft=facts.own_reply_in_drafts)
        return Become(State.SKIPPED, Reason.OWN_DRAFT)
    if facts.ours_in_trash:
        return Become(State.DISCARDED)
    return None


def _before_append(row: Rejection, facts: Facts, now: datetime) -> Step:
    if row.unwanted_at is not None:
        return Become(State.SKIPPED, Reason.NOT_A_REJECTION)
    if facts.answered:
        return Become(State.SKIPPED, Reason.ANSWERED)
    if not facts.original_exists:
        return Become(State.SKIPPED, Reason.ORIGINAL_GONE)
    if facts.good_news_at is not None and (row.released_at is None or facts.good_news_at > row.released_at):
        return Become(State.HELD, Reason.GOOD_NEWS)
    if facts.same_application and row.released_at is None:
        return Become(State.SKIPPED, Reason.SAME_APPLICATION)
    if row.state is State.DRAFTING and facts.unaccounted != 0:
        # UIDs were given out that nobody holds: it may have been stored and deleted since.
        return Become(State.HELD, Reason.PERHAPS_STORED)
    if row.attempts >= MOST_ATTEMPTS:
        return Become(State.HELD, Reason.REFUSED)
    if row.retry_at is not None and now < row.retry_at:
        return Wait(row.retry_at)
    return Append()


def _watch(row: Rejection, facts: Facts, now: datetime) -> Step:
    if facts.ours_in_sent or facts.own_reply_in_sent:
        return Become(State.SENT)
    if row.redraft_at is not None or row.unwanted_at is not None:
        own, ours = facts.own_reply_in_drafts, facts.ours_in_drafts
        # A client that is just saving shows both: then ours may go, but nothing may come in its place.
        if own is not None and (ours is None or row.unwanted_at is None):
            return Become(State.DRAFTED, Reason.TOUCHED, own)
        if ours is not None:
            return Withdraw(ours)
        return WriteAnew() if row.unwanted_at is None else Become(State.SKIPPED, Reason.NOT_A_REJECTION)
    lying = facts.ours_in_drafts or facts.own_reply_in_drafts
    if lying is not None:
        if lying != row.draft or row.missing_since is not None:
            return Become(State.DRAFTED, draft=lying)
        return Wait()
    if facts.ours_in_trash:
        return Become(State.DISCARDED)
    if facts.answered:
        return Become(State.SENT)
    if row.missing_since is None:
        return NoteMissing()
    if now >= row.missing_since + VANISHED_AFTER:
        return Become(State.DISCARDED)
    return Wait(row.missing_since + VANISHED_AFTER)
