"""The story: a weekend's mail, and one and a half days in which Alice and Afterword deal with it."""

from __future__ import annotations

import time as stopwatch
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from classifier.labels import Decision
from classifier.reader import Reader, Reading, Unreadable
from daemon import paths
from daemon.config import Config
from daemon.desk import Counts, Desk
from daemon.engine import Engine
from daemon.imap import ImapMailbox
from daemon.records import Case
from daemon.states import State
from daemon.store import Store
from tests.demo.client import Lying, MailClient
from tests.demo.expectations import Expectations
from tests.demo.letters import Letter, letters
from tests.demo.page import Page

ALICE, PASSWORD = "alice.marlow@postbox.example", "not a secret"
#: A Monday without a change of the clocks near it. Fixed, so that everybody sees the same story.
MONDAY = date(2026, 3, 9)
ZONE = ZoneInfo("Europe/London")
#: As often as a mailbox is looked at by default.
STEP = timedelta(minutes=5)
#: Whom Alice answers herself, and whose mail she deletes: of each the first that was recognised and is not taken.
ANSWERS = ("rejection-papercrane", "rejection-kestrel", "rejection-tilleul", "rejection-ashcombe")
DELETES = ("rejection-tinfoil", "rejection-tilleul", "rejection-solace", "rejection-harbourlight")
#: They write again after this rejection.
SECOND_THOUGHTS = "rejection-lantern"
#: The draft that she sends and the one that is shown at the end, where they are there; else others.
SENDS, SHOWN = "rejection-kestrel", "rejection-fjordline"


class Clock:
    """A clock that is moved instead of waited for."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class Witness:
    """The real reader, with a memory of what it said: the database keeps nothing of ordinary mail."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.seen: dict[bytes, Reading | Unreadable] = {}

    def read(self, raw: bytes) -> Reading:
        try:
            reading = self._reader.read(raw)
        except Unreadable as error:
            self.seen[raw] = error
            raise
        self.seen[raw] = reading
        return reading


class Story:
    """Alice's mailbox from Monday morning to Tuesday noon."""

    def __init__(self, page: Page, config: Config, store: Store, reader: Reader, client: MailClient) -> None:
        self.page, self.config, self.store, self.client = page, config, store, client
        self.calm = config.calm
        self.clock = Clock(self._at(0, 8, 30))
        self.mailbox = ImapMailbox(config.accounts[0], lambda: PASSWORD)
        self.witness = Witness(reader)
        self.engine = self._engine(store)
        self.letters = letters(MONDAY, self.calm.zone)
        self.by_id = {letter.message_id: letter for letter in self.letters}
        self.by_name = {letter.name: letter for letter in self.letters}
        self.to_come = list(self.letters)
        self.must = Expectations()
        self.planned: list[Case] = []
        self.answered: Letter | None = None
        self.deleted: Letter | None = None
        self.sent: Case | None = None
        self.discarded: Case | None = None

    def tell(self) -> None:
        """The chapters."""
        self.first_look()
        self.plan()
        self.own_mind()
        self.monday_and_tuesday()
        self.what_lies_there()
        self.once_more()

    # -- the chapters ------------------------------------------------------------------------------

    def first_look(self) -> None:
        self._deliver()
        started = stopwatch.monotonic()
        counts = Counts()
        self.engine.poll(counts)
        self.engine.advance(counts)
        took = stopwatch.monotonic() - started
        self.page.chapter(f"1. The first look into the mailbox: {self._now()}")
        self.page.say(
            f"Afterword reads {counts.read + counts.quarantined} mails in {took:.1f} seconds and marks none as read. "
            "Below each subject stand the words of the mail that decided; then, where it may be a rejection, whatever "
            "the mail tells of company, position and person."
        )
        self.page.gap()
        seen = [letter for letter in self.letters if letter.raw in self.witness.seen]
        self.page.mails(self._row(letter) for letter in sorted(seen, key=self._rank))
        self.must.expect(
            "every mail was looked at once",
            [f"{len(seen)} of {len(self.letters) - len(self.to_come)} were"]
            if len(seen) != len(self.letters) - len(self.to_come)
            else [],
        )
        self.must.expect(
            "the mail that cannot be read stopped nothing and is put aside",
            [] if len(self.store.quarantined()) == 1 else [f"{len(self.store.quarantined())} mails are put aside"],
        )
        self.must.expect("nothing was due at the first look, so nothing was written", map(str, counts.drafted))

    def plan(self) -> None:
        cases = self.store.cases()
        self.planned = [case for case in cases if case.row.state is State.WAITING]
        self.page.chapter("2. When it would answer, and why then")
        self.page.say(
            f"A reply waits at least {_hours(self.calm.delay)} hours, then for Alice's writing hours: Monday to "
            f"Friday, {self.calm.opens:%H:%M} to {self.calm.closes:%H:%M}, ten minutes apart."
        )
        self.page.gap()
        self.page.table(
            ("came", "draft", "to", "why then"),
            [
                (
                    self.page.when(case.row.received_at),
                    self.page.when(case.row.due_at),
                    _to(case),
                    self._why_then(case),
                )
                for case in self.planned
            ],
        )
        rest = len(cases) - len(self.planned)
        if rest:
            self.page.gap()
            self.page.say(f"To {rest} more there will be no reply; chapter 5 tells why.")

    def own_mind(self) -> None:
        self.clock.now = self._at(0, 8, 45)
        self.page.chapter(f"3. Alice has a mind of her own: {self._now()}")
        self.answered = self._first(ANSWERS)
        if self.answered is not None:
            self.client.reply(
                self.answered,
                f"Alice Marlow <{ALICE}>",
                "Thank you for telling me so openly. I would be glad to stay in touch!\n\nAlice\n",
                self.clock.now,
            )
            self.page.line("*", f"She answers {self._subject(self.answered)} herself, from her telephone.")
        self.deleted = self._first(DELETES)
        if self.deleted is not None:
            self.client.move(self.deleted.message_id, "INBOX", "Trash")
            self.page.line("*", f"She deletes {self._subject(self.deleted)}; that one she would rather forget.")

    def monday_and_tuesday(self) -> None:
        self.page.chapter("4. The clock moves")
        self._until(self._at(0, 12, 0))
        self._lunch()
        self._until(self._at(1, 12, 0))

    def _lunch(self) -> None:
        """Alice looks through Drafts: she sends one as it is and throws another away."""
        lying = [case for case in self.store.open_cases() if case.row.state is State.DRAFTED]
        if not lying:
            return
        self.sent = next((case for case in lying if self.letter(case).name == SENDS), lying[0])
        self._note("Alice opens Drafts. This lies there (read back over IMAP):")
        self._show_draft(self.sent)
        self.client.move(self.sent.row.draft_message_id, "Drafts", "Sent")
        self._note(f"She reads it, finds it good, and presses Send in her mail client: to {_to(self.sent)}.")
        others = [case for case in lying if case is not self.sent]
        if len(others) > 1:
            self.discarded = others[-1]
            self.client.move(self.discarded.row.draft_message_id, "Drafts", "Trash")
            self._note(f"She throws another away: to {_to(self.discarded)}.")
        self._cycle()

    def what_lies_there(self) -> None:
        drafted = [case for case in self.store.cases() if case.row.drafted_at]
        self.page.chapter(f"5. What lies there now: {self._now()}")
        counts = Counter(case.row.state for case in drafted)
        self.page.say(
            f"Drafts laid: {len(drafted)}. Waiting there for Alice: {counts[State.DRAFTED]}; sent by her: "
            f"{counts[State.SENT]}; thrown away: {counts[State.DISCARDED]}."
        )
        lying = [case for case in drafted if case.row.state is State.DRAFTED]
        if lying:
            self.page.say("One of those that wait, in full:")
            self._show_draft(next((case for case in lying if self.letter(case).name == SHOWN), lying[-1]))
        self.page.say("Not answered, and why:")
        for case in self.store.cases():
            if case.row.drafted_at is None:
                self.page.line("-", f"{_to(case)}, “{case.mail.subject}”: {case.row.reason or case.row.state}.")
        unsure = self.store.unsure(self.clock.now - timedelta(days=30))
        if unsure:
            self.page.gap()
            self.page.say(
                f"Perhaps a rejection, perhaps not ({len(unsure)}): nothing is prepared, `afterword status` lists them "
                "and Alice decides:"
            )
            for mail in unsure:
                self.page.line("?", f"“{mail.subject}”", "yellow")

    def once_more(self) -> None:
        self.page.chapter("6. Once more")
        before = self.client.everything()
        rows = [case.row for case in self.store.cases()]
        counts = self._cycle()
        after = self.client.everything()
        self.page.say("Afterword looks again: nothing is new, nothing is written.")
        self.must.expect(
            "a further look changes nothing",
            [
                *_differences(before, after),
                *(["it read mails again"] if counts.read else []),
                *(["its own notes changed"] if rows != [case.row for case in self.store.cases()] else []),
            ],
        )
        known = self._states(self.store)
        anew = Store(":memory:")
        try:
            self.engine = self._engine(anew)
            self._quietly_until(self._at(1, 18, 0), anew)
            learned = self._states(anew)
        finally:
            anew.close()
        self.page.say(
            "Its database is thrown away and it begins anew, with every one of these mails due: it finds its drafts by "
            "their Message-IDs, and still there is no second one."
        )
        self.must.expect(
            "even after losing its database it writes no second draft",
            _differences(before, self.client.everything()),
        )
        self.must.expect(
            "it then knows again which drafts wait, which one was sent, and what is not to be answered",
            [f"{name} is {learned[name]}" for name in learned if learned[name] != known.get(name)],
        )

    # -- time --------------------------------------------------------------------------------------

    def _until(self, end: datetime) -> None:
        """Moves the clock as the service would tick: the mailbox is asked when there is something to do."""
        while self.clock.now < end:
            self.clock.now += STEP
            arrived = self._deliver()
            if not arrived and not self.engine.wants_to_advance():
                continue
            before = {case.row.id: case.row for case in self.store.cases()}
            self._cycle()
            for letter in arrived:
                when, decision, label, lines = self._row(letter)
                self.page.line(
                    when,
                    f"New mail: “{lines[0]}”. Seen as: {label or decision}.",
                    "green" if decision == "other" else "",
                )
            for case in self.store.cases():
                self._tell_change(
                    case, before.get(case.row.id) is None or before[case.row.id].state is not case.row.state
                )

    def _states(self, store: Store) -> dict[str, State]:
        return {self.letter(case).name: case.row.state for case in store.cases()}

    def _quietly_until(self, end: datetime, store: Store) -> None:
        self._cycle()
        while self.clock.now < end and any(case.row.state is State.WAITING for case in store.open_cases()):
            self.clock.now += STEP
            if self.engine.wants_to_advance():
                self._cycle()

    def _cycle(self) -> Counts:
        """One cycle, as the service does it."""
        counts = Counts()
        self.engine.poll(counts)
        self.engine.advance(counts)
        return counts

    def _deliver(self) -> list[Letter]:
        """Hands over the mails whose time has come."""
        arrived = [letter for letter in self.to_come if letter.at <= self.clock.now]
        for letter in arrived:
            self.client.deliver(letter)
        self.to_come = self.to_come[len(arrived) :]
        return arrived

    def _at(self, day: int, hour: int, minute: int) -> datetime:
        return datetime.combine(MONDAY + timedelta(days=day), time(hour, minute), self.calm.zone)

    # -- words -------------------------------------------------------------------------------------

    def _now(self) -> str:
        return self.clock.now.strftime("%A %H:%M")

    def _note(self, text: str) -> None:
        self.page.line(self.page.when(self.clock.now), text, "cyan")

    def _tell_change(self, case: Case, changed: bool) -> None:
        if not changed:
            return
        match case.row.state:
            case State.DRAFTED:
                company = _value(case.mail.details, "company")
                words = f"A draft to {_to(case)} ({company})" if company else f"A draft to {_to(case)}"
                self.page.line(self.page.when(self.clock.now), f"{words} is laid into Drafts.", "magenta")
            case State.SKIPPED:
                self.page.line(self.page.when(self.clock.now), f"No draft to {_to(case)}: {case.row.reason}.")
            case State.HELD:
                self.page.line(
                    self.page.when(self.clock.now),
                    f"The draft to {_to(case)} is held back: {case.row.reason}.",
                    "yellow",
                )
            case _:
                self.page.line(self.page.when(self.clock.now), f"The reply to {_to(case)} is {case.row.state}.")

    def _why_then(self, case: Case) -> str:
        earliest = case.row.received_at + self.calm.delay
        if case.row.due_at == earliest:
            return f"{_hours(self.calm.delay)} hours later"
        return f"{self.page.when(earliest)} is outside her writing hours"

    def _row(self, letter: Letter) -> tuple[str, str, str, list[str]]:
        seen = self.witness.seen[letter.raw]
        recent = self.clock.now - letter.at < timedelta(days=6)
        when = self.page.when(letter.at) if recent else self.page.day(letter.at)
        if isinstance(seen, Unreadable):
            return when, "put aside", "", ["(a mail that nobody can read)", str(seen)]
        lines = [seen.subject or "(no subject)"]
        if seen.verdict.because and seen.verdict.because[0] != seen.subject:
            lines.append(f"“{seen.verdict.because[0]}”")
        facts = [_value(seen.details, "company"), _value(seen.details, "position")]
        facts += [_value(person, "name") for person in seen.details.get("contacts", ())]
        if seen.verdict.decision is not Decision.OTHER and any(facts):
            lines.append(" · ".join(fact for fact in facts if fact))
        return when, seen.verdict.decision.value, seen.verdict.label.value, lines

    def _rank(self, letter: Letter) -> tuple[int, datetime]:
        seen = self.witness.seen[letter.raw]
        order = list(Decision)
        return (order.index(seen.verdict.decision) if isinstance(seen, Reading) else len(order)), letter.at

    def _subject(self, letter: Letter) -> str:
        seen = self.witness.seen[letter.raw]
        return f"“{seen.subject}”" if isinstance(seen, Reading) else letter.name

    def _show_draft(self, case: Case) -> None:
        found = [one for one in self.client.lying("Drafts") if one.message_id == case.row.draft_message_id]
        for one in found:
            headers = [f"{name}: {one.message[name]}" for name in ("From", "To", "Subject", "Date", "In-Reply-To")]
            body = str(one.message.get_content()).rstrip().splitlines()
            self.page.gap()
            self.page.letter([f"[{' '.join(sorted(one.flags))}]", *headers, "", *body])
            self.page.gap()

    # -- small things ------------------------------------------------------------------------------

    def _engine(self, store: Store) -> Engine:
        return Engine(
            Desk(
                self.config.accounts[0],
                self.config,
                mailbox=self.mailbox,
                reader=self.witness,
                store=store,
                templates=[paths.shipped("templates")],
                clock=self.clock,
            )
        )

    def letter(self, case: Case) -> Letter:
        """The mail of a rejection."""
        return self.by_id[case.mail.message_id]

    def is_about(self, case: Case, letter: Letter | None) -> bool:
        """Whether a rejection is that of a mail."""
        return letter is not None and case.mail.message_id == letter.message_id

    def _first(self, names: Sequence[str]) -> Letter | None:
        taken = [letter.name for letter in (self.answered, self.deleted) if letter]
        waiting = {self.letter(case).name for case in self.planned}
        return next((self.by_name[name] for name in names if name in waiting and name not in taken), None)


def _hours(span: timedelta) -> int:
    return round(span / timedelta(hours=1))


def _to(case: Case) -> str:
    return case.recipient.name or case.recipient.email or case.mail.sender


def _value(details: Any, name: str) -> str:
    detail = details.get(name)
    return str(detail["value"]) if detail else ""


def _differences(before: Sequence[Lying], after: Sequence[Lying]) -> list[str]:
    return [f"{one.folder}: {one.message_id}" for one in [*before, *after] if (one in before) != (one in after)]
