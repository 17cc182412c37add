"""Each open rejection one step further: what the pure state machine says, carried out."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from daemon.application import channel_of, one_thread, participants
from daemon.chronicle import told_story
from daemon.desk import Counts, Desk, Stopped
from daemon.drafting import compose, draft_message_id, next_message_id
from daemon.errors import FolderMissing, Refused
from daemon.looking import Looker
from daemon.mailbox import Fetched, Folders, FolderState, Found, Place
from daemon.records import Case, Judged, Plan, Recipient, Story
from daemon.schedule import next_chance
from daemon.states import (
    Append,
    Become,
    Mark,
    NoteMissing,
    Reason,
    State,
    Wait,
    Withdraw,
    WriteAnew,
    next_step,
    wants_facts,
)

log = logging.getLogger("afterword.advancing")

#: Pauses between attempts to store one draft: 2, 4, 8 ... minutes, at most six hours.
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=2), timedelta(hours=6)


class Advancer:
    """Takes steps."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._looker = Looker(desk)
        self._seen_folders: dict[str, FolderState] = {}

    def wants_to_advance(self) -> bool:
        """Whether some rejection may take a step now; asks the database only."""
        now = self._desk.clock()
        return bool(self._desk.store.unread_lessons(self._desk.account.key)) or any(
            (case.row.state is not State.DRAFTED or case.row.redraft_at or case.row.unwanted_at)
            and self._may_step(case, now)
            for case in self._desk.store.open_cases(self._desk.account.key)
        )

    def advance(self, counts: Counts) -> None:
        """Takes every open rejection as far as the facts allow. Raises MailboxError."""
        folder_states = self._folder_states()
        watching = folder_states != self._seen_folders
        for case in self._desk.store.open_cases(self._desk.account.key):
            if self._desk.stopping():
                raise Stopped
            asked = case.row.missing_since or case.row.redraft_at or case.row.unwanted_at
            if case.row.state is State.DRAFTED and not (watching or asked):
                continue
            if self._may_step(case, self._desk.clock()):
                self._step(case, counts)
                self._desk.progress()
        self._seen_folders = folder_states

    def _may_step(self, case: Case, now: datetime) -> bool:
        if not wants_facts(case.row, now):
            return False
        if case.row.state is not State.WAITING or case.row.released_at is not None:
            return True
        return next_chance(case.row.due_at, now, self._desk.store.last_drafted(), self._desk.config.calm) <= now

    def _folder_states(self) -> dict[str, FolderState]:
        """Drafts and Sent as they are, where a draft lies there; unchanged, no draft has become anything else."""
        if not any(case.row.state is State.DRAFTED for case in self._desk.store.open_cases(self._desk.account.key)):
            return {}
        folders = self._desk.mailbox.folders()
        return {name: self._desk.mailbox.state(name) for name in (folders.drafts, *folders.sent) if name}

    def _step(self, case: Case, counts: Counts) -> None:
        now = self._desk.clock()
        folders = self._desk.mailbox.folders()
        facts = self._looker.gather(case, folders)
        step = next_step(case.row, facts, now)
        match step:
            case Wait():
                return
            case NoteMissing():
                self._desk.store.note_missing(case.row, now)
            case Withdraw(draft):
                self._withdraw(case, draft, counts, now)
            case WriteAnew():
                self._write_anew(case, counts, now)
            case Become(state, reason, draft):
                if state is State.DRAFTED:
                    self._thank_others(case, now)
                if self._desk.store.become(case.row, state, reason, draft, now) and state is not case.row.state:
                    counts.changed.append((case.row.id, state.value))
                    log.info("rejection %d is %s", case.row.id, state.value)
            case Append():
                self._append(case, folders, counts, now)

    def _append(self, case: Case, folders: Folders, counts: Counts, now: datetime) -> None:
        if folders.drafts is None:
            raise FolderMissing("There is no Drafts folder; make one in your mail client, or name it with `drafts`.")
        # The user's own clock, for the quote says when the mail came.
        written_at = now.astimezone(self._desk.config.calm.zone)
        draft = compose(case, self._story(case), self._desk.writer, self._desk.templates, written_at)
        for fault in draft.passed_over:
            log.warning("a template is passed over: %s", fault.place)
        before = self._desk.mailbox.state(folders.drafts)
        pause = min(FIRST_PAUSE * 2**case.row.attempts, LONGEST_PAUSE)
        mark, digest = Mark(before.uidvalidity, before.uidnext), hashlib.sha256(draft.raw).hexdigest()
        if not self._desk.store.begin_append(case.row, mark, now + pause, now, digest=digest, subject=draft.subject):
            return  # the user was faster
        case_now = self._desk.store.case(case.row.id)
        assert case_now is not None  # noqa: S101 - rows are never deleted
        try:
            self._desk.mailbox.append_draft(folders.drafts, draft.raw, now)
        except Refused:
            log.warning("rejection %d: the server refuses the draft; trying again later", case.row.id)
            self._desk.store.append_refused(case_now.row, now)
            return
        # An OK is not believed: at least one server has been seen to say it without storing.
        stored = _ours(self._desk.mailbox.related(folders.drafts, [draft.message_id], before.uidnext), draft.message_id)
        if stored is None:
            return
        self._thank_others(case, now)
        if self._desk.store.become(case_now.row, State.DRAFTED, None, stored.place, now):
            counts.drafted.append(case.row.id)
            log.info("rejection %d is drafted", case.row.id)

    def _story(self, case: Case) -> Story:
        known = told_story(self._desk.store, case)
        return replace(known, original=self._original(case.answered)) if self._desk.writer.quote else known

    def _original(self, mail: Judged) -> str:
        """The own words of the mail answered, to quote below the reply; empty where they cannot be had again."""
        fetched = self._desk.fetched_again(mail) if mail.place.folder else None
        return fetched[1].text if fetched else ""

    def _thank_others(self, case: Case, now: datetime) -> None:
        """A draft of its own to everyone else who was involved, where the user wants it so.

        Written down before the reply itself is known as drafted: a crash in between finds them known already.
        """
        if self._desk.writer.everyone != "separate" or channel_of(case.mail) == "thanks":
            return
        own = {address.lower() for address in self._desk.account.addresses} | {case.recipient.email.lower()}
        letters = []
        for person in participants(told_story(self._desk.store, case).earlier):
            if person.email in own:
                continue
            key = f"thanks:{person.email}:{case.mail.key}"
            mail = replace(
                case.mail,
                key=key,
                place=Place("", 0, 0),
                message_id="",
                thread=(),
                subject="",
                flag="none",
                sender=person.email,
                details={**case.mail.details, "channel": {"value": "thanks", "source": "user", "confidence": 1.0}},
            )
            recipient = Recipient(person.name, person.email, case.recipient.identity)
            # In the thread of the rejection itself, nobody could tell this draft from the reply.
            apart = person.mail.sender.lower() == person.email and not one_thread(case.mail, person.mail)
            parent = person.mail.key if apart else ""
            message_id = draft_message_id(key, recipient.identity)
            letters.append((mail, Plan(State.WAITING, case.row.due_at, message_id, recipient, None, parent)))
        self._desk.store.add(self._desk.account.key, letters, now)

    def _withdraw(self, case: Case, draft: Place, counts: Counts, now: datetime) -> None:
        """Removes our draft, if it is byte for byte what we stored; then it is written anew, or not wanted at all."""
        reason: Reason | None = Reason.TOUCHED
        for lying in self._desk.mailbox.fetch(draft.folder, [draft.uid]):
            if (
                isinstance(lying, Fetched)
                and lying.place == draft
                and hashlib.sha256(lying.raw).hexdigest() == case.row.digest
            ):
                reason = None if self._desk.mailbox.withdraw(draft) else Reason.CANNOT_WITHDRAW
        if reason is None and case.row.unwanted_at is not None:
            self._desk.store.become(case.row, State.SKIPPED, Reason.NOT_A_REJECTION, None, now)
        elif reason is None:
            self._write_anew(case, counts, now)
        else:
            self._desk.store.become(case.row, State.DRAFTED, reason, draft, now)

    def _write_anew(self, case: Case, counts: Counts, now: datetime) -> None:
        if self._desk.store.write_anew(case.row, next_message_id(case), now):
            anew = self._desk.store.case(case.row.id)
            assert anew is not None  # noqa: S101 - rows are never deleted
            self._step(anew, counts)


def _ours(found: Sequence[Found], message_id: str) -> Found | None:
    return next((one for one in found if one.message_id == message_id), None)
