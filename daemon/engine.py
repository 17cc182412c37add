"""One cycle: poll, read, record, flag, and take each open rejection one step further.

All decisions are made by pure functions; the engine gathers what they need and carries out what they say. It is
handed its mailbox, its reader and its clock, and knows neither IMAP nor credentials.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from classifier.labels import GOOD_NEWS, Decision, Label
from classifier.plain import folded
from classifier.reader import Reading, Unreadable
from daemon.application import (
    MEMORY,
    ONE_APPLICATION,
    application,
    channel_of,
    earlier_mail,
    one_thread,
    participants,
    same_people_wrote,
    story,
    was_in_touch,
)
from daemon.config import Account, Config
from daemon.drafting import compose, draft_message_id, next_message_id
from daemon.errors import FolderMissing, Refused
from daemon.learning import as_lesson, corrected, remembered
from daemon.mailbox import Fetched, Folders, FolderState, Found, Mailbox, Place, Unfetchable
from daemon.recipient import choose_recipient, human_instead
from daemon.records import Batch, Case, Cursor, Judged, Lesson, Plan, Quarantined, Recipient, Story
from daemon.schedule import due_at, next_chance
from daemon.states import (
    Append,
    Become,
    Facts,
    Mark,
    NoteMissing,
    Reason,
    Rejection,
    State,
    Wait,
    Withdraw,
    WriteAnew,
    next_step,
    wants_facts,
)
from daemon.store import Store

log = logging.getLogger("afterword.engine")

#: Mails are recorded in steps of so many; a crash reads at most these again.
STEP = 50
#: After a UIDVALIDITY change mail is read again from this long before the last poll.
OVERLAP = timedelta(days=2)
#: Pauses between attempts to store one draft: 2, 4, 8 ... minutes, at most six hours.
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=2), timedelta(hours=6)
#: Mails with these labels are about an application and are remembered, for "they wrote again".
APPLICATION_LABELS = frozenset(Label) - {Label.OTHER, Label.JOB_ALERT, Label.RECRUITER_OUTREACH}
#: A probability of good news from which a later mail holds a draft, even where another label is likelier.
GOOD_NEWS_LIKELY = 0.3


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


class Engine:
    """One account's work. Not for use from two threads."""

    def __init__(
        self,
        account: Account,
        config: Config,
        *,
        mailbox: Mailbox,
        reader: MailReader,
        store: Store,
        templates: Sequence[Path],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        progress: Callable[[], None] = lambda: None,
        stopping: Callable[[], bool] = lambda: False,
    ) -> None:
        self.account = account
        self._config = config
        self._mailbox = mailbox
        self._reader = reader
        self._store = store
        self._templates = templates
        self._writer = replace(config.writer, name=account.name or config.writer.name)
        self._clock = clock
        self._progress = progress
        self._stopping = stopping
        self._seen_folders: dict[str, FolderState] = {}
        self._looked_at: dict[str, FolderState] = {}
        self._corrections: list[Lesson] = []

    # -- poll --------------------------------------------------------------------------------------

    def poll(self, counts: Counts, total: Callable[[int], None] = lambda count: None) -> None:
        """Reads what is new in every watched folder and records it. Raises MailboxError."""
        self._corrections = self._store.lessons()
        for folder in self.account.folders:
            self._poll_folder(folder, counts, total)
        self._flag()
        self._listen(counts)

    def _poll_folder(self, folder: str, counts: Counts, total: Callable[[int], None]) -> None:
        started = self._clock()
        state = self._mailbox.state(folder)
        cursor = self._store.cursor(self.account.key, folder)
        last_poll = cursor.polled_at if cursor else None
        if cursor is None or cursor.uidvalidity != state.uidvalidity:
            # New to us, or numbered anew: only recent mail, from a little before what we saw last.
            since = last_poll - OVERLAP if last_poll else started - self._config.max_age
            # SINCE compares days of the server's own zone (RFC 3501 6.4.4), so a day more.
            uids = self._mailbox.uids(folder, 1, (since - timedelta(days=1)).date())
            cursor = Cursor(state.uidvalidity, 0, last_poll)
        elif cursor.last_uid + 1 < state.uidnext:
            uids = self._mailbox.uids(folder, cursor.last_uid + 1)
        else:
            uids = []
        oldest = (last_poll or started) - self._config.max_age
        total(len(uids))
        for start in range(0, len(uids), STEP):
            step = uids[start : start + STEP]
            batch = self._read_step(folder, step, oldest, counts)
            cursor = Cursor(state.uidvalidity, step[-1], last_poll)
            new = self._store.record(self.account.key, folder, batch, cursor, self._clock())
            counts.rejections += new
            self._progress()
        done = Cursor(state.uidvalidity, max(cursor.last_uid, state.uidnext - 1), started)
        self._store.record(self.account.key, folder, Batch(), done, self._clock())

    def _read_step(self, folder: str, uids: Sequence[int], oldest: datetime, counts: Counts) -> Batch:
        judged: list[tuple[Judged, Plan | None]] = []
        quarantined: list[Quarantined] = []
        for mail in self._mailbox.fetch(folder, uids):
            if self._stopping():
                raise Stopped
            self._progress()
            if isinstance(mail, Unfetchable):
                quarantined.append(Quarantined(mail.place, mail.reason))
                continue
            try:
                reading = remembered(self._reader.read(mail.raw), self._corrections)
            except Unreadable as error:
                quarantined.append(Quarantined(mail.place, str(error)))
                continue
            counts.read += 1
            label = reading.verdict.label.value
            counts.labels[label] = counts.labels.get(label, 0) + 1
            counts.unsure += reading.verdict.decision is Decision.UNSURE
            found = self._judge(mail, reading)
            if found is not None:
                rejected = reading.verdict.decision is Decision.REJECTION
                before = [one for one, _ in judged]
                judged.append((found, self._plan(found, reading, oldest, before) if rejected else None))
        counts.quarantined += len(quarantined)
        return Batch(judged, quarantined)

    def _judge(self, mail: Fetched, reading: Reading) -> Judged | None:
        verdict = reading.verdict
        if reading.sender_email.lower() in {own.lower() for own in self.account.addresses}:
            return None  # the user's own mail, sent to themselves or by a list
        if verdict.decision is Decision.OTHER and verdict.label not in APPLICATION_LABELS:
            return None
        return self._as_judged(mail, reading)

    def _as_judged(self, mail: Fetched, reading: Reading) -> Judged:
        verdict = reading.verdict
        return Judged(
            place=mail.place,
            key=_key(mail, reading),
            # Imported mail has a fresh INTERNALDATE and an old Date.
            received_at=min(mail.received, reading.date) if reading.date else mail.received,
            message_id=reading.message_id,
            thread=reading.answers,
            sender=reading.sender_email,
            subject=reading.subject,
            label=_kept_label(reading),
            decision=verdict.decision,
            score=verdict.score,
            because=verdict.because,
            details=reading.details,
            flag="pending" if verdict.decision is Decision.REJECTION and self._config.keyword else "none",
        )

    def _plan(self, mail: Judged, reading: Reading, oldest: datetime, before: Sequence[Judged]) -> Plan:
        recipient, obstacle = choose_recipient(reading, self.account.addresses)
        own = [one for one in self._store.mail_before(mail.received_at, MEMORY) if one.account == self.account.key]
        earlier = earlier_mail(mail, [*own, *before])
        parent = ""
        if obstacle in (Reason.NOBODY, Reason.NO_ADDRESS):
            human = human_instead(mail, earlier, self.account.addresses)
            if human is not None:
                recipient, obstacle = Recipient(human.name, human.email, recipient.identity), None
                parent = human.mail.key
            elif self._config.policy == "always":
                obstacle = None  # for the user to fill in
        if obstacle is None and self._config.policy == "after-contact" and not was_in_touch(mail, earlier):
            obstacle = Reason.NO_CONTACT
        due = due_at(mail.received_at, self._config.calm)
        state = State.WAITING
        if obstacle is not None:
            state = State.HELD if obstacle is Reason.SUSPICIOUS else State.SKIPPED
        elif mail.received_at < oldest:
            state, obstacle = State.SKIPPED, Reason.TOO_OLD
        return Plan(state, due, draft_message_id(mail.key, recipient.identity), recipient, obstacle, parent)

    def _flag(self) -> None:
        if self._config.keyword is None:
            return
        for mail_id, place in self._store.to_flag(self.account.key):
            done = self._mailbox.flag(place, self._config.keyword)
            self._store.flagged(mail_id, "set" if done else "impossible")
            self._progress()

    # -- what the user teaches ---------------------------------------------------------------------

    def _listen(self, counts: Counts) -> None:
        """Labels that the user has given in the mail client or on the command line since the last poll."""
        for lesson, mail in self._store.unread_lessons(self.account.key):
            fetched = self._fetched_again(mail)
            if fetched is not None:
                self._hear(*fetched, _Word(lesson.label, lesson.source, lesson.at), counts)
        if self._config.keyword is not None:
            for folder in self.account.folders:
                self._look_at_keyword(folder, self._config.keyword, counts)
        folders = self._mailbox.folders()
        for name, label in ((folders.rejections, Label.REJECTION), (folders.not_rejections, Label.OTHER)):
            if name is not None:
                self._read_lesson_folder(name, label, counts)

    def _look_at_keyword(self, folder: str, keyword: str, counts: Counts) -> None:
        """Compares who carries the keyword with the last look: one SEARCH, and none where nothing has changed."""
        state = self._mailbox.state(folder)
        if state.modseq is not None and self._looked_at.get(folder) == state:
            return
        marked = self._mailbox.marked(folder, keyword)
        before = self._store.marked(self.account.key, folder)
        now = self._clock()
        # The first look only takes note: what lies there already may be our own word from before the database.
        for uid in sorted(set(marked) - set(before)) if before is not None else ():
            place = Place(folder, state.uidvalidity, uid)
            known = self._store.mail_at(self.account.key, place)
            if known is not None and known.flag in ("set", "pending"):
                continue  # ours
            for mail in self._mailbox.fetch(folder, [uid]):
                self._read_and_hear(mail, _Word(Label.REJECTION, "keyword", now), counts)
        for uid in sorted(set(before or ()) - set(marked)):
            place = Place(folder, state.uidvalidity, uid)
            if self._mailbox.flags(place) is None:
                continue  # filed elsewhere or deleted, which says nothing
            known = self._store.mail_at(self.account.key, place)
            if known is not None:
                # From here on the keyword is the user's.
                self._store.flagged(known.id, "none")
            for mail in self._mailbox.fetch(folder, [uid]):
                self._read_and_hear(mail, _Word(Label.OTHER, "keyword", now), counts)
        self._store.set_marked(self.account.key, folder, marked)
        self._looked_at[folder] = state

    def _read_lesson_folder(self, folder: str, label: Label, counts: Counts) -> None:
        """What was put into a folder for teaching since the last look."""
        state = self._mailbox.state(folder)
        cursor = self._store.cursor(self.account.key, folder)
        renumbered = cursor is not None and cursor.uidvalidity != state.uidvalidity
        first = 1 if cursor is None or renumbered else cursor.last_uid + 1
        if first >= state.uidnext:
            return
        now = self._clock()
        for mail in self._mailbox.fetch(folder, self._mailbox.uids(folder, first)):
            if self._stopping():
                raise Stopped
            self._read_and_hear(mail, _Word(label, "folder", now), counts, only_new=renumbered)
            self._progress()
        self._store.record(self.account.key, folder, Batch(), Cursor(state.uidvalidity, state.uidnext - 1, now), now)

    def _read_and_hear(
        self, mail: Fetched | Unfetchable, word: _Word, counts: Counts, *, only_new: bool = False
    ) -> None:
        if isinstance(mail, Unfetchable):
            return
        try:
            reading = self._reader.read(mail.raw)
        except Unreadable:
            return  # nothing can be learnt from it
        # Read again after a renumbering, it is no new word.
        if not only_new or self._store.lesson(_key(mail, reading)) is None:
            self._hear(mail, reading, word, counts)

    def _hear(self, mail: Fetched, reading: Reading, word: _Word, counts: Counts) -> None:
        """The user's word on a mail: remembered for training, and acted upon."""
        now = self._clock()
        rejection = word.label is Label.REJECTION
        told = replace(reading, verdict=corrected(reading.verdict, word.label))
        judged = self._as_judged(mail, told)
        plan = None
        if rejection and judged.received_at >= now - self._config.max_age:
            plan = self._plan(judged, told, now - self._config.max_age, [])
            plan = replace(plan, due_at=max(plan.due_at, due_at(now, self._config.calm)))
        lesson = as_lesson(_key(mail, reading), reading, word.label, word.source, word.at)
        self._store.teach(self.account.key, lesson, judged if rejection else None, plan, now)
        self._corrections = self._store.lessons()
        counts.lessons += 1
        known = self._store.mail_by_key(self.account.key, lesson.key)
        if not rejection and known is not None and self._config.learn.withdraw:
            self._store.unwanted(known.id, now)

    def _fetched_again(self, mail: Judged) -> tuple[Fetched, Reading] | None:
        """A known mail, read anew; None where it cannot be had just now."""
        place = mail.place
        try:
            if self._mailbox.state(place.folder).uidvalidity != place.uidvalidity:
                return None
            for fetched in self._mailbox.fetch(place.folder, [place.uid]):
                if isinstance(fetched, Fetched):
                    reading = self._reader.read(fetched.raw)
                    return (fetched, reading) if _key(fetched, reading) == mail.key else None
        except (FolderMissing, Unreadable):
            return None
        return None

    # -- advance -----------------------------------------------------------------------------------

    def wants_to_advance(self) -> bool:
        """Whether some rejection may take a step now; asks the database only."""
        now = self._clock()
        return bool(self._store.unread_lessons(self.account.key)) or any(
            (case.row.state is not State.DRAFTED or case.row.redraft_at or case.row.unwanted_at)
            and self._may_step(case, now)
            for case in self._store.open_cases(self.account.key)
        )

    def advance(self, counts: Counts) -> None:
        """Takes every open rejection as far as the facts allow. Raises MailboxError."""
        folder_states = self._folder_states()
        watching = folder_states != self._seen_folders
        for case in self._store.open_cases(self.account.key):
            if self._stopping():
                raise Stopped
            asked = case.row.missing_since or case.row.redraft_at or case.row.unwanted_at
            if case.row.state is State.DRAFTED and not (watching or asked):
                continue
            if self._may_step(case, self._clock()):
                self._step(case, counts)
                self._progress()
        self._seen_folders = folder_states

    def _may_step(self, case: Case, now: datetime) -> bool:
        if not wants_facts(case.row, now):
            return False
        if case.row.state is not State.WAITING or case.row.released_at is not None:
            return True
        return next_chance(case.row.due_at, now, self._store.last_drafted(), self._config.calm) <= now

    def _folder_states(self) -> dict[str, FolderState]:
        """Drafts and Sent as they are, where a draft lies there; unchanged, no draft has become anything else."""
        if not any(case.row.state is State.DRAFTED for case in self._store.open_cases(self.account.key)):
            return {}
        folders = self._mailbox.folders()
        return {name: self._mailbox.state(name) for name in (folders.drafts, *folders.sent) if name}

    def _step(self, case: Case, counts: Counts) -> None:
        now = self._clock()
        folders = self._mailbox.folders()
        facts = self._gather(case, folders)
        step = next_step(case.row, facts, now)
        match step:
            case Wait():
                return
            case NoteMissing():
                self._store.note_missing(case.row, now)
            case Withdraw(draft):
                self._withdraw(case, draft, counts, now)
            case WriteAnew():
                self._write_anew(case, counts, now)
            case Become(state, reason, draft):
                if state is State.DRAFTED:
                    self._thank_others(case, now)
                if self._store.become(case.row, state, reason, draft, now) and state is not case.row.state:
                    counts.changed.append((case.row.id, state.value))
                    log.info("rejection %d is %s", case.row.id, state.value)
            case Append():
                self._append(case, folders, counts, now)

    def _append(self, case: Case, folders: Folders, counts: Counts, now: datetime) -> None:
        if folders.drafts is None:
            raise FolderMissing("There is no Drafts folder; make one in your mail client, or name it with `drafts`.")
        # The user's own clock, for the quote says when the mail came.
        written_at = now.astimezone(self._config.calm.zone)
        draft = compose(case, self._story(case), self._writer, self._templates, written_at)
        for fault in draft.passed_over:
            log.warning("a template is passed over: %s", fault.place)
        before = self._mailbox.state(folders.drafts)
        pause = min(FIRST_PAUSE * 2**case.row.attempts, LONGEST_PAUSE)
        mark, digest = Mark(before.uidvalidity, before.uidnext), hashlib.sha256(draft.raw).hexdigest()
        if not self._store.begin_append(case.row, mark, now + pause, now, digest=digest, subject=draft.subject):
            return  # the user was faster
        case_now = self._store.case(case.row.id)
        assert case_now is not None  # noqa: S101 - rows are never deleted
        try:
            self._mailbox.append_draft(folders.drafts, draft.raw, now)
        except Refused:
            log.warning("rejection %d: the server refuses the draft; trying again later", case.row.id)
            self._store.append_refused(case_now.row, now)
            return
        # An OK is not believed: at least one server has been seen to say it without storing.
        stored = _ours(self._mailbox.related(folders.drafts, [draft.message_id], before.uidnext), draft.message_id)
        if stored is None:
            return
        self._thank_others(case, now)
        if self._store.become(case_now.row, State.DRAFTED, None, stored.place, now):
            counts.drafted.append(case.row.id)
            log.info("rejection %d is drafted", case.row.id)

    def _story(self, case: Case) -> Story:
        known = told_story(self._store, case)
        return replace(known, original=self._original(case.answered)) if self._writer.quote else known

    def _original(self, mail: Judged) -> str:
        """The own words of the mail answered, to quote below the reply; empty where they cannot be had again."""
        fetched = self._fetched_again(mail) if mail.place.folder else None
        return fetched[1].text if fetched else ""

    def _thank_others(self, case: Case, now: datetime) -> None:
        """A draft of its own to everyone else who was involved, where the user wants it so.

        Written down before the reply itself is known as drafted: a crash in between finds them known already.
        """
        if self._writer.everyone != "separate" or channel_of(case.mail) == "thanks":
            return
        own = {address.lower() for address in self.account.addresses} | {case.recipient.email.lower()}
        letters = []
        for person in participants(told_story(self._store, case).earlier):
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
        self._store.add(self.account.key, letters, now)

    def _withdraw(self, case: Case, draft: Place, counts: Counts, now: datetime) -> None:
        """Removes our draft, if it is byte for byte what we stored; then it is written anew, or not wanted at all."""
        reason: Reason | None = Reason.TOUCHED
        for lying in self._mailbox.fetch(draft.folder, [draft.uid]):
            if (
                isinstance(lying, Fetched)
                and lying.place == draft
                and hashlib.sha256(lying.raw).hexdigest() == case.row.digest
            ):
                reason = None if self._mailbox.withdraw(draft) else Reason.CANNOT_WITHDRAW
        if reason is None and case.row.unwanted_at is not None:
            self._store.become(case.row, State.SKIPPED, Reason.NOT_A_REJECTION, None, now)
        elif reason is None:
            self._write_anew(case, counts, now)
        else:
            self._store.become(case.row, State.DRAFTED, reason, draft, now)

    def _write_anew(self, case: Case, counts: Counts, now: datetime) -> None:
        if self._store.write_anew(case.row, next_message_id(case), now):
            anew = self._store.case(case.row.id)
            assert anew is not None  # noqa: S101 - rows are never deleted
            self._step(anew, counts)

    # -- facts -------------------------------------------------------------------------------------

    def _gather(self, case: Case, folders: Folders) -> Facts:
        """Looks at the mailbox on behalf of one rejection. Any failure raises: a failed look is no "not found"."""
        row = case.row
        ids = [one for one in (row.draft_message_id, row.original_id, row.thread_id) if one]
        facts = _Looks(case)
        if folders.drafts is not None:
            first = None
            if row.state is State.DRAFTING and row.mark is not None:
                state = self._mailbox.state(folders.drafts)
                same = state.uidvalidity == row.mark.uidvalidity
                first = row.mark.uidnext if same else None
                facts.unaccounted = None
                if same:
                    present = self._mailbox.uids(folders.drafts, row.mark.uidnext)
                    facts.unaccounted = (
                        state.uidnext - row.mark.uidnext - len([u for u in present if u < state.uidnext])
                    )
            for found in self._traces(case, folders.drafts, ids, first):
                facts.in_drafts(found)
        for folder in folders.sent:
            for found in self._traces(case, folder, ids):
                facts.in_sent(found)
        for folder in folders.trash:
            for found in self._mailbox.related(folder, [row.draft_message_id]):
                facts.in_trash(found)
        if row.original is None:
            facts.original_exists = True
        elif row.state is State.DRAFTED:
            flags = self._mailbox.flags(row.original)
            facts.original_exists, facts.answered = True, "\\Answered" in (flags or ())
        else:
            facts.original_exists, facts.answered = self._look_for_original(row, row.original, folders)
        return facts.finish(good_news_after(self._store, case), self._answered_elsewhere(case))

    def _traces(self, case: Case, folder: str, ids: Sequence[str], first: int | None = None) -> list[Found]:
        """Mails that may be our draft, or a reply of the user's own, in Drafts or Sent."""
        row = case.row
        found = self._mailbox.related(folder, ids, first)
        if row.begins_thread and row.state is not State.WAITING:
            # Saved or sent by a client under another Message-ID, such a letter is named by no header. It came since
            # our draft was stored; SINCE compares days of the server's own zone (RFC 3501 6.4.4), so a day more.
            since = ((row.drafted_at or row.due_at) - timedelta(days=1)).date()
            others = {other.row.draft_message_id for other in self._store.cases() if other.row.id != row.id}
            found += [one for one in self._mailbox.latest(folder, since) if one.message_id not in others]
        return found

    def _look_for_original(self, row: Rejection, place: Place, folders: Folders) -> tuple[bool, bool]:
        """Whether the mail still exists outside Trash, and whether a client marked it as answered."""
        flags = self._mailbox.flags(place)
        if flags is not None:
            return "\\Deleted" not in flags, "\\Answered" in flags
        if not row.original_id:
            return False, False
        # Moved: archiving is not deleting. The sorting of `others` puts the whole archive first.
        for folder in folders.others:
            try:
                found = [
                    one for one in self._mailbox.related(folder, [row.original_id]) if one.message_id == row.original_id
                ]
            except FolderMissing:
                continue  # it is listed, but this user cannot open it
            alive = [one for one in found if "\\Deleted" not in one.flags]
            if alive:
                return True, any("\\Answered" in one.flags for one in alive)
        return False, False

    def _answered_elsewhere(self, case: Case) -> bool:
        """Whether an earlier rejection of the same application is being answered already."""
        if channel_of(case.mail) == "thanks":
            return False
        wanted = application(case.mail)
        return any(
            application(other.mail) == wanted
            for other in self._store.siblings(case, ONE_APPLICATION)
            if channel_of(other.mail) != "thanks"
        )


def told_story(store: Store, case: Case) -> Story:
    """What the database knows beyond one rejection."""
    return story(case, store.mail_before(case.row.received_at, MEMORY), store.cases())


def good_news_after(store: Store, case: Case) -> datetime | None:
    """When the people of a rejection last wrote of an invitation, a test or an offer after it; None: never."""
    return max(
        (mail.received_at for mail in store.later_mail(case, GOOD_NEWS) if same_people_wrote(case.mail, mail)),
        default=None,
    )


@dataclass(frozen=True, slots=True)
class _Word:
    """What the user said, how and when."""

    label: Label
    source: str
    at: datetime


class Stopped(Exception):
    """The work was left at a safe point because the program is stopping."""


@dataclass(slots=True)
class _Looks:
    """Facts in the making."""

    case: Case
    original_exists: bool = False
    answered: bool = False
    ours_in_drafts: Place | None = None
    ours_in_sent: bool = False
    ours_in_trash: bool = False
    own_reply_in_drafts: Place | None = None
    own_reply_in_sent: bool = False
    unaccounted: int | None = 0

    def in_drafts(self, found: Found) -> None:
        ours = found.message_id == self.case.row.draft_message_id
        if "\\Deleted" in found.flags:
            # Thunderbird without UIDPLUS leaves the old copy so; neomutt deletes what was recalled.
            self.ours_in_trash |= ours
        elif ours:
            self.ours_in_drafts = found.place
        elif self._answers(found):
            self.own_reply_in_drafts = found.place

    def in_sent(self, found: Found) -> None:
        if found.message_id == self.case.row.draft_message_id:
            self.ours_in_sent = True
        elif self._answers(found):
            self.own_reply_in_sent = True

    def _answers(self, found: Found) -> bool:
        """Whether it answers the rejection; what answers the thread's earlier mail may be older than that."""
        row = self.case.row
        if row.begins_thread:
            # Clients break and encode the line of a subject in ways of their own.
            to, subject = self.case.recipient.email.lower(), folded(row.subject)
            return not found.answers and to in found.to and bool(subject) and folded(found.subject) == subject
        threaded = bool(row.thread_id) and row.thread_id in found.answers and found.received >= row.received_at
        return row.original_id in found.answers or threaded

    def in_trash(self, found: Found) -> None:
        self.ours_in_trash |= found.message_id == self.case.row.draft_message_id

    def finish(self, good_news_at: datetime | None, same_application: bool) -> Facts:
        return Facts(
            original_exists=self.original_exists,
            answered=self.answered,
            ours_in_drafts=self.ours_in_drafts,
            ours_in_sent=self.ours_in_sent,
            ours_in_trash=self.ours_in_trash,
            own_reply_in_drafts=self.own_reply_in_drafts,
            own_reply_in_sent=self.own_reply_in_sent,
            unaccounted=self.unaccounted,
            good_news_at=good_news_at,
            same_application=same_application,
        )


def _key(mail: Fetched, reading: Reading) -> str:
    """What a mail is known by."""
    return reading.message_id or "sha256:" + hashlib.sha256(mail.raw).hexdigest()


def _ours(found: Sequence[Found], message_id: str) -> Found | None:
    return next((one for one in found if one.message_id == message_id), None)


def _kept_label(reading: Reading) -> Label:
    """The likeliest label, but good news as soon as it is likely enough to hold a draft back."""
    verdict = reading.verdict
    if verdict.decision is not Decision.REJECTION:
        best = max(GOOD_NEWS, key=lambda label: verdict.labels[label])
        if verdict.labels[best] >= GOOD_NEWS_LIKELY:
            return best
    return verdict.label
