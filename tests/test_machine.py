"""The state machine under Hypothesis: crashes at every step, lost answers, refusals, user actions, renumbered folders.

The invariant: never two drafts for one rejection, and never none while one is due and nothing speaks against it.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email import policy as email_policy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from daemon import store as store_room
from daemon.drafting import next_message_id
from daemon.errors import Refused, StoreError, Unreachable
from daemon.mailbox import Place
from daemon.states import Reason, State
from daemon.store import Store
from tests import bench
from tests.fake import FakeMailbox

START = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
VERBS = ("folders", "state", "uids", "fetch", "flags", "related", "append_draft", "withdraw", "flag")


class Killed(BaseException):
    """The process ends here. Nothing catches it."""


class RecordingMailbox(FakeMailbox):
    """Counts, for each original, the drafts that the daemon has ever stored."""

    def __init__(self) -> None:
        super().__init__()
        self.stored: Counter[str] = Counter()

    def append_draft(self, folder: str, raw: bytes, at: datetime) -> None:
        before = len(self.contents()[folder])
        try:
            super().append_draft(folder, raw, at)
        finally:
            answered = str(message_from_bytes(raw, policy=email_policy.compat32)["In-Reply-To"])
            self.stored[answered] += len(self.contents()[folder]) - before

    def withdraw(self, place: Place) -> bool:
        """A draft that we take back never was; one of the user's must never be taken."""
        raw = next((mail.raw for mail in self.contents()[place.folder] if mail.uid == place.uid), b"")
        assert b"Changed by hand." not in raw
        try:
            return super().withdraw(place)
        finally:
            if raw and place.uid not in {mail.uid for mail in self.contents()[place.folder]}:
                self.stored[str(message_from_bytes(raw, policy=email_policy.compat32)["In-Reply-To"])] -= 1


class KillableConnection(store_room._Connection):
    """A database connection that can end the process before or after a commit."""

    commits_left: int | None = None
    after = False

    def execute(self, *arguments: Any) -> Any:
        if arguments[0] != "COMMIT" or self.commits_left is None:
            return super().execute(*arguments)
        self.commits_left -= 1
        if self.commits_left > 0:
            return super().execute(*arguments)
        self.commits_left = None
        if self.after:
            super().execute(*arguments)
        raise Killed


class OneRejectionOneDraft(RuleBasedStateMachine):
    """A daemon, its user, a server and bad luck."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock = bench.Clock(START)
        self.mailbox = RecordingMailbox()
        self.numbers = 0
        #: Rejections in which the user or another mail has had a hand, so that a missing draft is right.
        self.touched: set[str] = set()
        #: Rejections that the user answered, deleted or skipped before there was a draft: there must never be one.
        self.forbidden: set[str] = set()
        self.skipped: set[str] = set()
        #: The database was lost once: what was expunged, before or since, nobody can know, and old mail is too old.
        self.forgot = False
        #: From here on a HELD may stand for what cannot be known.
        self.doubt = False
        self.store = self.opened()

    def opened(self) -> Store:
        return Store(Path(self.folder.name) / "afterword.db")

    def teardown(self) -> None:
        if not hasattr(self, "store"):
            return
        # Good weather for two days: whatever can be done is done.
        self.mailbox._failures.clear()
        for _ in range(8):
            self.clock.move(hours=6)
            self.run()
        for case in self.store.cases():
            original = case.row.original_id
            allowed = {State.DRAFTED}
            if original in self.touched:
                allowed |= {State.SENT, State.DISCARDED, State.SKIPPED, State.HELD}
            if self.doubt:
                allowed |= {State.HELD}
            if self.forgot and case.row.reason is Reason.TOO_OLD:
                continue
            assert case.row.state in allowed, f"{original} is {case.row.state} ({case.row.reason})"
            if case.row.state is State.DRAFTED and original not in self.touched:
                assert 1 == self.mailbox.stored[original]
            if case.row.state is State.HELD and original not in self.touched:
                assert Reason.PERHAPS_STORED is case.row.reason
        self.store.close()
        self.folder.cleanup()

    def answered(self, raw: bytes) -> str:
        """The original that a draft answers."""
        return str(message_from_bytes(raw, policy=email_policy.compat32)["In-Reply-To"])

    def run(self) -> None:
        bench.cycle(bench.engine(self.mailbox, self.store, self.clock))

    def restarted(self, work: Callable[[], None]) -> None:
        """Runs; when the process is killed, a new one opens the same database."""
        try:
            work()
        except (Unreachable, Refused, StoreError):
            return
        except Killed:
            self.store.close()
            self.store = self.opened()

    # -- the daemon, in good and bad weather -------------------------------------------------------

    @rule(hours=st.sampled_from([0, 1, 12, 30]))
    def work(self, hours: int) -> None:
        self.clock.move(hours=hours)
        self.restarted(self.run)

    @rule(
        verb=st.sampled_from(VERBS),
        call=st.integers(1, 6),
        after=st.booleans(),
        error=st.sampled_from([Unreachable("lost"), Refused("no"), Killed()]),
        hours=st.sampled_from([0, 12, 30]),
    )
    def work_badly(self, verb: str, call: int, after: bool, error: BaseException, hours: int) -> None:
        if isinstance(error, Refused) and (after or verb != "append_draft"):
            return  # a refusal after the deed, or of a look, is no refusal
        self.clock.move(hours=hours)
        self.mailbox._failures.clear()
        self.mailbox.fail(verb, error, call=call, after=after)
        self.restarted(self.run)
        self.mailbox._failures.clear()

    @rule(stored=st.booleans())
    def the_answer_to_an_append_is_lost(self, stored: bool) -> None:
        self.clock.move(hours=30)
        self.mailbox.fail("append_draft", Unreachable("lost"), after=stored)
        self.restarted(self.run)
        self.mailbox._failures.clear()

    @rule()
    def the_database_is_lost(self) -> None:
        self.forgot = True
        self.store.close()
        (Path(self.folder.name) / "afterword.db").unlink()
        self.store = self.opened()
        mails = [mail.raw for folder in self.mailbox.contents().values() for mail in folder]
        for original in self.mailbox.stored:
            # Expunged by the user and forgotten by the daemon: nobody can know that there was a draft.
            if not any(f"In-Reply-To: {original}".encode() in raw for raw in mails):
                self.mailbox.stored[original] = 0
        # A command of the user's is forgotten too.
        self.forbidden -= self.skipped
        self.skipped.clear()

    @rule(commits=st.integers(1, 8), after=st.booleans(), hours=st.sampled_from([0, 12, 30]))
    def die_at_a_commit(self, commits: int, after: bool, hours: int) -> None:
        self.clock.move(hours=hours)
        connection = self.store._db
        connection.__class__ = KillableConnection
        connection.commits_left, connection.after = commits, after  # type: ignore[attr-defined]
        self.restarted(self.run)
        if self.store._db is connection:
            connection.commits_left = None  # type: ignore[attr-defined]

    # -- mail and its user -------------------------------------------------------------------------

    @rule()
    def rejection_comes(self) -> None:
        if self.numbers >= 4:
            return
        self.numbers += 1
        company = ("Acme Foods", "Brightwater Tools", "Cedar Clinic", "Dovetail Books")[self.numbers - 1]
        self.mailbox.deliver("INBOX", bench.rejection(self.numbers, company=company), (), self.clock())

    @precondition(lambda self: self.store.cases())
    @rule(data=st.data())
    def good_news_comes(self, data: st.DataObject) -> None:
        case = data.draw(st.sampled_from(self.store.cases()))
        company = str(case.mail.subject.removeprefix("Your application to "))
        self.touched.add(case.row.original_id)
        self.mailbox.deliver("INBOX", bench.invitation(case.row.id, company=company), (), self.clock())

    @precondition(lambda self: any("<r" in mail.raw.decode() for mail in self.mailbox.contents()["INBOX"]))
    @rule(data=st.data(), act=st.sampled_from(["delete", "archive", "answer", "mark"]))
    def user_acts_on_a_mail(self, data: st.DataObject, act: str) -> None:
        mail = data.draw(st.sampled_from([one for one in self.mailbox.contents()["INBOX"] if "<r" in one.raw.decode()]))
        original = str(message_from_bytes(mail.raw, policy=email_policy.compat32)["Message-ID"])
        if act == "archive":
            # Before it was read it would never be seen: only INBOX is read.
            if original in {case.row.original_id for case in self.store.cases()}:
                self.mailbox.move("INBOX", mail.uid, "Archive")
            return
        self.touched.add(original)
        if not self.mailbox.stored[original]:
            self.forbidden.add(original)
        if act == "delete":
            self.mailbox.delete("INBOX", mail.uid)
        elif act == "mark":
            self.mailbox.mark("INBOX", mail.uid, "\\Answered")
        else:
            raw = f"Message-ID: <own-{mail.uid}@example.org>\r\nIn-Reply-To: {original}\r\n\r\nmine\r\n".encode()
            self.mailbox.deliver("Sent", raw, ("\\Seen",), self.clock())

    @precondition(lambda self: self.mailbox.contents()["Drafts"])
    @rule(
        data=st.data(), act=st.sampled_from(["edit", "edit keeping id", "send", "send keeping id", "delete", "expunge"])
    )
    def user_acts_on_a_draft(self, data: st.DataObject, act: str) -> None:
        mail = data.draw(st.sampled_from(self.mailbox.contents()["Drafts"]))
        self.touched.add(self.answered(mail.raw))
        if act == "delete":
            self.mailbox.delete("Drafts", mail.uid)
        elif act == "expunge":
            # A UID that nobody holds any more: after a lost answer nobody can tell what it was.
            self.doubt = True
            if self.forgot:
                self.mailbox.stored[self.answered(mail.raw)] = 0
            self.mailbox.expunge("Drafts", mail.uid)
        elif act.startswith("edit"):
            self.doubt = True
            self.mailbox.edit_draft(mail.uid, keeps_id="keeping" in act)
        else:
            self.doubt = True
            self.mailbox.send(mail.uid, keeps_id="keeping" in act)

    @rule()
    def user_saves_another_draft(self) -> None:
        self.mailbox.deliver("Drafts", b"Message-ID: <other@example.org>\r\n\r\nshopping list\r\n")

    @rule(folder=st.sampled_from(["INBOX", "Drafts", "Archive"]))
    def server_renumbers(self, folder: str) -> None:
        self.doubt |= folder == "Drafts"
        self.mailbox.reset_uidvalidity(folder)

    @precondition(lambda self: any(case.row.state is State.WAITING for case in self.store.cases()))
    @rule(data=st.data(), act=st.sampled_from(["release", "skip", "snooze"]))
    def user_commands(self, data: st.DataObject, act: str) -> None:
        case = data.draw(st.sampled_from([case for case in self.store.cases() if case.row.state is State.WAITING]))
        if act == "release":
            self.store.release(case.row.id, self.clock())
        elif act == "skip":
            self.touched.add(case.row.original_id)
            if not self.mailbox.stored[case.row.original_id]:
                self.skipped.add(case.row.original_id)
                self.forbidden.add(case.row.original_id)
            self.store.skip(case.row.id, self.clock())
        else:
            self.store.snooze(case.row.id, self.clock() + timedelta(hours=20), self.clock())

    @precondition(lambda self: any(c.row.state in (State.DRAFTED, State.DISCARDED) for c in self.store.cases()))
    @rule(data=st.data())
    def user_wants_a_draft_written_anew(self, data: st.DataObject) -> None:
        cases = [case for case in self.store.cases() if case.row.state in (State.DRAFTED, State.DISCARDED)]
        case = data.draw(st.sampled_from(cases))
        original = case.row.original_id
        if case.row.state is State.DISCARDED:
            # The user has thrown one away and wants another.
            self.touched.add(original)
            self.mailbox.stored[original] = 0
        self.store.redraft(case.row.id, next_message_id, self.clock())

    # -- what always holds -------------------------------------------------------------------------

    @invariant()
    def never_two_drafts(self) -> None:
        if hasattr(self, "mailbox"):
            assert {} == {original: count for original, count in self.mailbox.stored.items() if count > 1}

    @invariant()
    def never_against_the_user(self) -> None:
        if hasattr(self, "mailbox"):
            assert set() == {original for original in self.forbidden if self.mailbox.stored[original]}

    @invariant()
    def never_early(self) -> None:
        if hasattr(self, "store"):
            early = [
                case.row.id
                for case in self.store.cases()
                if case.row.drafted_at and case.row.drafted_at < case.row.due_at and case.row.released_at is None
            ]
            assert [] == early


TestOneRejectionOneDraft = pytest.mark.slow(OneRejectionOneDraft.TestCase)
TestOneRejectionOneDraft.settings = settings(
    max_examples=int(os.environ.get("AFTERWORD_MACHINE_RUNS", "150")),
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
