"""What is new in the watched folders: read, judged, planned, recorded and flagged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from classifier.labels import GOOD_NEWS, Decision, Label
from classifier.reader import Reading, Unreadable
from daemon.application import MEMORY, earlier_mail, was_in_touch
from daemon.desk import Counts, Desk, Stopped, key_of
from daemon.drafting import draft_message_id
from daemon.learning import remembered
from daemon.mailbox import Fetched, Unfetchable
from daemon.recipient import choose_recipient, human_instead
from daemon.records import Batch, Cursor, Judged, Plan, Quarantined, Recipient
from daemon.schedule import due_at
from daemon.states import Reason, State

#: Mails are recorded in steps of so many; a crash reads at most these again.
STEP = 50
#: After a UIDVALIDITY change mail is read again from this long before the last poll.
OVERLAP = timedelta(days=2)
#: Mails with these labels are about an application and are remembered, for "they wrote again".
APPLICATION_LABELS = frozenset(Label) - {Label.OTHER, Label.JOB_ALERT, Label.RECRUITER_OUTREACH}
#: A probability of good news from which a later mail holds a draft, even where another label is likelier.
GOOD_NEWS_LIKELY = 0.3


class Poller:
    """Reads what is new and records it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def poll(self, counts: Counts, total: Callable[[int], None]) -> None:
        """Every watched folder. Raises MailboxError."""
        for folder in self._desk.account.folders:
            self._poll_folder(folder, counts, total)
        self._flag()

    def _poll_folder(self, folder: str, counts: Counts, total: Callable[[int], None]) -> None:
        started = self._desk.clock()
        state = self._desk.mailbox.state(folder)
        cursor = self._desk.store.cursor(self._desk.account.key, folder)
        last_poll = cursor.polled_at if cursor else None
        if cursor is None or cursor.uidvalidity != state.uidvalidity:
            # New to us, or numbered anew: only recent mail, from a little before what we saw last.
            since = last_poll - OVERLAP if last_poll else started - self._desk.config.max_age
            # SINCE compares days of the server's own zone (RFC 3501 6.4.4), so a day more.
            uids = self._desk.mailbox.uids(folder, 1, (since - timedelta(days=1)).date())
            cursor = Cursor(state.uidvalidity, 0, last_poll)
        elif cursor.last_uid + 1 < state.uidnext:
            uids = self._desk.mailbox.uids(folder, cursor.last_uid + 1)
        else:
            uids = []
        oldest = (last_poll or started) - self._desk.config.max_age
        total(len(uids))
        for start in range(0, len(uids), STEP):
            step = uids[start : start + STEP]
            batch = self._read_step(folder, step, oldest, counts)
            cursor = Cursor(state.uidvalidity, step[-1], last_poll)
            new = self._desk.store.record(self._desk.account.key, folder, batch, cursor, self._desk.clock())
            counts.rejections += new
            self._desk.progress()
        done = Cursor(state.uidvalidity, max(cursor.last_uid, state.uidnext - 1), started)
        self._desk.store.record(self._desk.account.key, folder, Batch(), done, self._desk.clock())

    def _read_step(self, folder: str, uids: Sequence[int], oldest: datetime, counts: Counts) -> Batch:
        judged: list[tuple[Judged, Plan | None]] = []
        quarantined: list[Quarantined] = []
        for mail in self._desk.mailbox.fetch(folder, uids):
            if self._desk.stopping():
                raise Stopped
            self._desk.progress()
            if isinstance(mail, Unfetchable):
                quarantined.append(Quarantined(mail.place, mail.reason))
                continue
            try:
                reading = remembered(self._desk.reader.read(mail.raw), self._desk.store.lessons())
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
                judged.append((found, self.plan(found, reading, oldest, before) if rejected else None))
        counts.quarantined += len(quarantined)
        return Batch(judged, quarantined)

    def _judge(self, mail: Fetched, reading: Reading) -> Judged | None:
        verdict = reading.verdict
        if reading.sender_email.lower() in {own.lower() for own in self._desk.account.addresses}:
            return None  # the user's own mail, sent to themselves or by a list
        if verdict.decision is Decision.OTHER and verdict.label not in APPLICATION_LABELS:
            return None
        return self.as_judged(mail, reading)

    def as_judged(self, mail: Fetched, reading: Reading) -> Judged:
        verdict = reading.verdict
        return Judged(
            place=mail.place,
            key=key_of(mail, reading),
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
            flag="pending" if verdict.decision is Decision.REJECTION and self._desk.config.keyword else "none",
        )

    def plan(self, mail: Judged, reading: Reading, oldest: datetime, before: Sequence[Judged]) -> Plan:
        recipient, obstacle = choose_recipient(reading, self._desk.account.addresses)
        own = [
            one
            for one in self._desk.store.mail_before(mail.received_at, MEMORY)
            if one.account == self._desk.account.key
        ]
        earlier = earlier_mail(mail, [*own, *before])
        parent = ""
        if obstacle in (Reason.NOBODY, Reason.NO_ADDRESS):
            human = human_instead(mail, earlier, self._desk.account.addresses)
            if human is not None:
                recipient, obstacle = Recipient(human.name, human.email, recipient.identity), None
                parent = human.mail.key
            elif self._desk.config.policy == "always":
                obstacle = None  # for the user to fill in
        if obstacle is None and self._desk.config.policy == "after-contact" and not was_in_touch(mail, earlier):
            obstacle = Reason.NO_CONTACT
        due = due_at(mail.received_at, self._desk.config.calm)
        state = State.WAITING
        if obstacle is not None:
            state = State.HELD if obstacle is Reason.SUSPICIOUS else State.SKIPPED
        elif mail.received_at < oldest:
            state, obstacle = State.SKIPPED, Reason.TOO_OLD
        return Plan(state, due, draft_message_id(mail.key, recipient.identity), recipient, obstacle, parent)

    def _flag(self) -> None:
        if self._desk.config.keyword is None:
            return
        for mail_id, place in self._desk.store.to_flag(self._desk.account.key):
            done = self._desk.mailbox.flag(place, self._desk.config.keyword)
            self._desk.store.flagged(mail_id, "set" if done else "impossible")
            self._desk.progress()


def _kept_label(reading: Reading) -> Label:
    """The likeliest label, but good news as soon as it is likely enough to hold a draft back."""
    verdict = reading.verdict
    if verdict.decision is not Decision.REJECTION:
        best = max(GOOD_NEWS, key=lambda label: verdict.labels[label])
        if verdict.labels[best] >= GOOD_NEWS_LIKELY:
            return best
    return verdict.label
