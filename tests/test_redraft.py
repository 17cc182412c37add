"""A draft that is written anew: only in place of our own, byte for byte, and never two."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from daemon.drafting import next_message_id
from daemon.errors import UserError
from daemon.records import Writer
from daemon.states import Reason, State
from daemon.store import Store
from tests import bench
from tests.fake import FakeMailbox
from tests.walk import Walk

pytestmark = pytest.mark.slow


def drafted(walk: Walk) -> int:
    """A rejection whose draft lies ready; the draft's UID."""
    walk.withdrew = True
    walk.person.deliver("INBOX", bench.rejection())
    walk.run()
    walk.run(25)
    (draft,) = walk.person.contents()["Drafts"]
    return draft.uid


def test_an_untouched_draft_is_replaced_by_one_with_the_note(walk: Walk) -> None:
    """The old one leaves Drafts, the new one has another Message-ID; what else lies there stays."""
    drafted(walk)
    walk.person.deliver("Drafts", b"Message-ID: <mine@example.org>\r\n\r\nshopping list\r\n", (r"\Draft",))
    old = walk.person.contents()["Drafts"]
    (case,) = walk.store.cases()
    walk.store.set_note(case.row.id, "Here is the link that I promised.")
    walk.store.redraft(case.row.id, next_message_id, walk.clock())
    walk.run()
    kept, new = walk.person.contents()["Drafts"]
    assert old[1] == kept
    assert b"Here is the link that I promised." in new.raw
    assert case.row.draft_message_id.encode() not in new.raw
    assert [(State.DRAFTED, None)] == walk.stands()
    walk.run(1)
    assert 2 == walk.drafts()


@pytest.mark.parametrize("keeps_id", [True, False], ids=["as neomutt saves it", "as Thunderbird saves it"])
def test_a_draft_in_the_users_hands_stays(walk: Walk, keeps_id: bool) -> None:
    """Saved by a client with other words: nothing is removed, nothing is added, and the user is told why."""
    walk.person.edit_draft(drafted(walk), keeps_id=keeps_id)
    before = walk.person.contents()
    walk.store.redraft(1, next_message_id, walk.clock())
    walk.run()
    walk.run(1)
    assert before == walk.person.contents()
    assert [(State.DRAFTED, Reason.TOUCHED)] == walk.stands()


def test_a_draft_that_was_sent_meanwhile_stays_sent(walk: Walk) -> None:
    """The wish comes too late."""
    walk.person.send(drafted(walk))
    walk.store.redraft(1, next_message_id, walk.clock())
    walk.run()
    assert ([(State.SENT, None)], 0) == (walk.stands(), walk.drafts())
    with pytest.raises(UserError, match="is sent"):
        walk.store.redraft(1, next_message_id, walk.clock())


def test_a_draft_that_was_thrown_away_can_be_had_again(walk: Walk) -> None:
    """Discarded, then wanted after all: one new draft."""
    walk.person.delete("Drafts", drafted(walk))
    walk.run(1)
    assert [(State.DISCARDED, None)] == walk.stands()
    walk.store.redraft(1, next_message_id, walk.clock())
    walk.run()
    walk.run(1)
    assert ([(State.DRAFTED, None)], 1) == (walk.stands(), walk.drafts())


def test_a_server_that_cannot_remove_one_mail_keeps_the_draft() -> None:
    """Told, and the draft stays the only one."""
    mailbox, store = FakeMailbox(), Store(":memory:")
    mailbox.uidplus = False
    clock = bench.Clock(datetime(2026, 3, 3, 9, tzinfo=UTC))
    mailbox.deliver("INBOX", bench.rejection(), (), clock())
    bench.cycle(bench.engine(mailbox, store, clock))
    clock.move(hours=25)
    bench.cycle(bench.engine(mailbox, store, clock))
    store.redraft(1, next_message_id, clock())
    bench.cycle(bench.engine(mailbox, store, clock))
    (case,) = store.cases()
    assert (State.DRAFTED, Reason.CANNOT_WITHDRAW) == (case.row.state, case.row.reason)
    assert 1 == len(mailbox.contents()["Drafts"])


def test_everyone_who_was_involved_gets_a_draft_of_their_own_where_wanted() -> None:
    """One to whoever decided, one to each whose address is known, in the thread of their own mail; each once."""
    mailbox, store = FakeMailbox(), Store(":memory:")
    clock = bench.Clock(datetime(2026, 3, 3, 9, tzinfo=UTC))
    invitation = bench.invitation().replace(b"Ann Lee", b"Ben Okoro").replace(b"ann@", b"ben@")
    settings = {"writer": Writer("Alice Example", everyone="separate")}
    mailbox.deliver("INBOX", invitation, (), clock())
    clock.move(hours=1)
    mailbox.deliver("INBOX", bench.rejection(), (), clock())
    for hours in (0, 25, 1, 1):
        clock.move(hours=hours)
        bench.cycle(bench.engine(mailbox, store, clock, **settings))
    sent_to = {
        line.decode()
        for mail in mailbox.contents()["Drafts"]
        for line in mail.raw.split(b"\r\n")
        if line.startswith((b"To: ", b"In-Reply-To: "))
    }
    assert 2 == len(mailbox.contents()["Drafts"])
    assert {
        "To: Ann Lee <ann@acme.example>",
        "In-Reply-To: <r1@acme.example>",
        "To: Ben Okoro <ben@acme.example>",
        "In-Reply-To: <i1@acme.example>",
    } == sent_to


def test_a_machines_rejection_is_answered_to_the_person_who_wrote_before() -> None:
    """In the thread of that person's mail; and what the user answered there earlier does not count as a reply."""
    mailbox, store = FakeMailbox(), Store(":memory:")
    clock = bench.Clock(datetime(2026, 3, 3, 9, tzinfo=UTC))
    mailbox.deliver("INBOX", bench.invitation(), (), clock())
    accepted = b"Message-ID: <yes@example.org>\r\nIn-Reply-To: <i1@acme.example>\r\n\r\nTuesday is fine.\r\n"
    mailbox.deliver("Sent", accepted, ("\\Seen",), clock())
    clock.move(hours=48)
    mailbox.deliver("INBOX", bench.rejection(sender="no-reply@acme.example"), (), clock())
    bench.cycle(bench.engine(mailbox, store, clock))
    clock.move(hours=25)
    bench.cycle(bench.engine(mailbox, store, clock))
    (draft,) = mailbox.contents()["Drafts"]
    assert b"\r\nTo: Ann Lee <ann@acme.example>\r\n" in draft.raw
    assert b"\r\nIn-Reply-To: <i1@acme.example>\r\n" in draft.raw
    assert b"\r\nSubject: Re: Interview at Acme Foods\r\n" in draft.raw
    mailbox.send(draft.uid)
    clock.move(hours=1)
    bench.cycle(bench.engine(mailbox, store, clock))
    assert [State.SENT] == [case.row.state for case in store.cases()]


@pytest.mark.parametrize(
    ("policy", "sender", "expected"),
    [
        ("answerable", "no-reply@acme.example", (State.SKIPPED, Reason.NOBODY)),
        ("always", "no-reply@acme.example", (State.DRAFTED, None)),
        ("after-contact", "ann@acme.example", (State.DRAFTED, None)),
        ("after-contact", "jobs@acme.example", (State.SKIPPED, Reason.NO_CONTACT)),
    ],
)
def test_whom_to_answer_is_the_users_choice(policy: str, sender: str, expected: tuple[State, Reason | None]) -> None:
    """By default whoever can be answered; only after contact with a person; or always, for the user to fill in."""
    mailbox, store = FakeMailbox(), Store(":memory:")
    clock = bench.Clock(datetime(2026, 3, 3, 9, tzinfo=UTC))
    raw = bench.rejection(sender=sender)
    if sender.startswith("jobs"):
        raw = raw.replace(b"Ann Lee <", b"Acme Foods <").replace(b"Ann Lee\r\nHead Chef", b"The Acme Foods team")
    mailbox.deliver("INBOX", raw, (), clock())
    bench.cycle(bench.engine(mailbox, store, clock, policy=policy))
    clock.move(hours=25)
    bench.cycle(bench.engine(mailbox, store, clock, policy=policy))
    (case,) = store.cases()
    assert expected == (case.row.state, case.row.reason)


def test_the_second_position_at_a_company_knows_of_the_first() -> None:
    """Two applications are two drafts, and the later one says that they wrote about the other position, too."""
    mailbox, store = FakeMailbox(), Store(":memory:")
    clock = bench.Clock(datetime(2026, 3, 3, 9, tzinfo=UTC))
    mailbox.deliver("INBOX", bench.rejection(1), (), clock())
    bench.cycle(bench.engine(mailbox, store, clock))
    clock.move(hours=26)
    bench.cycle(bench.engine(mailbox, store, clock))
    mailbox.deliver("INBOX", bench.rejection(2).replace(b"Line Cook", b"Pastry Chef"), (), clock())
    bench.cycle(bench.engine(mailbox, store, clock))
    clock.move(hours=26)
    bench.cycle(bench.engine(mailbox, store, clock))
    first, second = (mail.raw.replace(b"=\r\n", b"").replace(b"\r\n", b" ") for mail in mailbox.contents()["Drafts"])
    assert b"Line Cook" in first
    assert b"I wrote about the Line Cook" not in first
    assert b"I wrote about the Line Cook" in second
    assert [State.DRAFTED] * 2 == [case.row.state for case in store.cases()]
