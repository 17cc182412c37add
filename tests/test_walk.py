"""The walk on a real Dovecot: one rejection from the inbox to Drafts, and everything that speaks against it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from daemon.errors import Unreachable
from daemon.states import Reason, State
from daemon.store import Store
from tests import bench
from tests.letters import by_telephone
from tests.peers.fault_proxy import Fault
from tests.users import User
from tests.walk import Walk

pytestmark = pytest.mark.slow
ORIGINAL = "<r1@acme.example>"


def reply_to(original: str) -> bytes:
    """A reply in the user's own words."""
    return (
        "From: alice@example.org\r\nTo: ann@acme.example\r\nSubject: Re: x\r\nMessage-ID: <own@example.org>\r\n"
        f"In-Reply-To: {original}\r\nReferences: {original}\r\n\r\nmy own words\r\n"
    ).encode()


def test_a_rejection_becomes_one_draft_and_nothing_changes_after(walk: Walk) -> None:
    """Judged at once, flagged, not marked as read; drafted when due and not before; further runs do nothing."""
    walk.person.deliver("INBOX", bench.rejection())
    walk.run()
    assert [(State.WAITING, None)] == walk.stands()
    assert [{"$Rejection"}] == walk.flags("INBOX")
    walk.run(23)
    assert 0 == walk.drafts()
    walk.run(2)
    assert [(State.DRAFTED, None)] == walk.stands()
    (draft,) = walk.person.contents()["Drafts"]
    assert f"\r\nIn-Reply-To: {ORIGINAL}\r\n".encode() in draft.raw
    assert b"\r\nTo: Ann Lee <ann@acme.example>\r\n" in draft.raw
    assert [{"\\Seen", "\\Draft"}] == walk.flags("Drafts")
    walk.run(1)
    walk.run(1)
    assert 1 == walk.drafts()
    assert [(State.DRAFTED, None)] == walk.stands()
    assert [{"$Rejection"}] == walk.flags("INBOX")


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (lambda p: p.deliver("Sent", reply_to(ORIGINAL)), Reason.ANSWERED),
        (lambda p: p.mark("INBOX", 1, "\\Answered"), Reason.ANSWERED),
        (lambda p: p.deliver("Drafts", reply_to(ORIGINAL), ("\\Draft",)), Reason.OWN_DRAFT),
        (lambda p: p.delete("INBOX", 1), Reason.ORIGINAL_GONE),
        (lambda p: p.expunge("INBOX", 1), Reason.ORIGINAL_GONE),
    ],
    ids=["sent a reply", "marked as answered", "began a draft", "moved to Trash", "deleted for good"],
)
def test_the_user_was_faster(walk: Walk, act: Callable[[User], object], expected: Reason) -> None:
    """Whatever the user did before the time, there is no draft, then and later."""
    walk.person.deliver("INBOX", bench.rejection())
    walk.run()
    act(walk.person)
    own = walk.drafts()
    walk.run(25)
    walk.run(25)
    assert ([(State.SKIPPED, expected)], own) == (walk.stands(), walk.drafts())


def test_archiving_is_not_deleting(walk: Walk) -> None:
    """A mail that was filed away is answered all the same."""
    walk.person.deliver("INBOX", bench.rejection())
    walk.run()
    walk.person.move("INBOX", 1, "Archive")
    walk.run(25)
    assert ([(State.DRAFTED, None)], 1) == (walk.stands(), walk.drafts())


def test_good_news_from_the_same_people_holds_the_draft(walk: Walk) -> None:
    """They wrote again with an invitation: the user is told, and their release is a last word."""
    walk.person.deliver("INBOX", bench.rejection())
    walk.run()
    walk.person.deliver("INBOX", bench.invitation())
    walk.run(25)
    assert ([(State.HELD, Reason.GOOD_NEWS)], 0) == (walk.stands(), walk.drafts())
    walk.clock.move(minutes=1)
    walk.store.release(1, walk.clock())
    walk.run()
    assert ([(State.DRAFTED, None)], 1) == (walk.stands(), walk.drafts())


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (lambda p: p.send(1, keeps_id=True), State.SENT),
        (lambda p: p.send(1), State.SENT),
        (lambda p: p.delete("Drafts", 1), State.DISCARDED),
        (lambda p: p.expunge("Drafts", 1), State.DISCARDED),
        (lambda p: p.edit_draft(1), State.DRAFTED),
        (lambda p: p.edit_draft(1, keeps_id=True), State.DRAFTED),
        (lambda p: p.send(p.edit_draft(1)), State.SENT),
    ],
    ids=["sent", "sent anew", "to Trash", "deleted", "edited anew", "edited", "edited and sent"],
)
def test_what_the_user_does_with_the_draft_is_noticed_and_final(
    walk: Walk, act: Callable[[User], object], expected: State
) -> None:
    """Sent, thrown away or edited: never drafted again."""
    walk.person.deliver("INBOX", bench.rejection())
    walk.run()
    walk.run(25)
    act(walk.person)
    left = walk.drafts()
    walk.run(1)
    walk.run(1)
    walk.run(30)
    assert ([(expected, None)], left) == (walk.stands(), walk.drafts())


@pytest.mark.parametrize(
    ("act", "expected", "left"),
    [
        (lambda person: person.edit_draft(1), State.DRAFTED, 1),
        (lambda person: person.send(person.edit_draft(1)), State.SENT, 0),
        (lambda person: person.expunge("Drafts", 1), State.DISCARDED, 0),
    ],
    ids=["edited anew", "edited and sent", "deleted"],
)
def test_a_letter_that_begins_a_thread_is_followed_too(
    walk: Walk, act: Callable[[User], object], expected: State, left: int
) -> None:
    """It is named by no header once its Message-ID is another one, and known by its recipient and subject."""
    by_telephone(walk)
    walk.run(0.01, {"calm": bench.AT_ONCE})
    assert ([(State.DRAFTED, None)], 1) == (walk.stands(), walk.drafts())
    act(walk.person)
    walk.run(1)
    walk.run(1)
    assert ([(expected, None)], left) == (walk.stands(), walk.drafts())


def test_an_append_whose_answer_is_lost_is_found_again(walk: Walk) -> None:
    """All servers store the mail when the connection dies before the OK: no second draft."""
    walk.person.deliver("INBOX", bench.rejection())
    walk.run()
    walk.proxy.add(Fault("s2c", match=rb"APPENDUID", act="cut"))
    with pytest.raises(Unreachable):
        walk.run(25)
    assert ([(State.DRAFTING, None)], 1) == (walk.stands(), walk.drafts())
    walk.run(1)
    assert ([(State.DRAFTED, None)], 1) == (walk.stands(), walk.drafts())


def test_an_append_cut_short_is_repeated(walk: Walk) -> None:
    """Provably not stored: UIDNEXT has not moved."""
    walk.person.deliver("INBOX", bench.rejection())
    walk.run()
    walk.proxy.add(Fault("c2s", match=rb"From: Alice Example", act="cut"))
    with pytest.raises(Unreachable):
        walk.run(25)
    assert 0 == walk.drafts()
    walk.run(1)
    assert ([(State.DRAFTED, None)], 1) == (walk.stands(), walk.drafts())


def test_a_stored_draft_that_the_user_deleted_unseen_by_us_is_not_repeated(walk: Walk) -> None:
    """The answer was lost and the draft is gone: the user may have deleted it, so they are asked."""
    walk.person.deliver("INBOX", bench.rejection())
    walk.run()
    walk.proxy.add(Fault("s2c", match=rb"APPENDUID", act="cut"))
    with pytest.raises(Unreachable):
        walk.run(25)
    walk.person.expunge("Drafts", 1)
    walk.run(1)
    walk.run(30)
    assert ([(State.HELD, Reason.PERHAPS_STORED)], 0) == (walk.stands(), walk.drafts())


def test_other_drafts_of_the_user_do_not_confuse_the_proof(walk: Walk) -> None:
    """UIDs that other drafts took since are accounted for: still provably not stored."""
    walk.person.deliver("INBOX", bench.rejection())
    walk.run()
    walk.proxy.add(Fault("c2s", match=rb"From: Alice Example", act="cut"))
    with pytest.raises(Unreachable):
        walk.run(25)
    walk.person.deliver("Drafts", reply_to("<something@else.example>"))
    walk.run(1)
    assert ([(State.DRAFTED, None)], 2) == (walk.stands(), walk.drafts())


@pytest.mark.parametrize("folder", ["Archive", "Drafts"])
def test_renumbered_folders_bring_no_second_draft(walk: Walk, folder: str) -> None:
    """After a UIDVALIDITY change everything is found again by its identity."""
    walk.person.deliver("Archive", bench.rejection())
    walk.run(0, folders=("Archive",))
    walk.run(25, folders=("Archive",))
    walk.person.reset_uidvalidity(folder)
    walk.run(1, folders=("Archive",))
    walk.run(1, folders=("Archive",))
    assert ([(State.DRAFTED, None)], 1) == (walk.stands(), walk.drafts())


def test_a_lost_database_or_a_second_machine_finds_the_draft(walk: Walk, tmp_path: Path) -> None:
    """Another memory, the same mailbox: the draft has the same id everywhere."""
    walk.person.deliver("INBOX", bench.rejection())
    walk.run()
    walk.run(25)
    walk.store.close()
    walk.store = Store(tmp_path / "other.db")
    walk.run(1)
    walk.run(30)
    assert ([(State.DRAFTED, None)], 1) == (walk.stands(), walk.drafts())


def test_a_mail_without_an_id_is_answered_once(walk: Walk) -> None:
    """No Message-ID: nothing to search for, yet one draft and no second."""
    walk.person.deliver("INBOX", bench.rejection().replace(f"Message-ID: {ORIGINAL}\r\n".encode(), b""))
    for hours in (0, 25, 1, 1):
        walk.run(hours)
    assert ([(State.DRAFTED, None)], 1) == (walk.stands(), walk.drafts())


def test_an_old_mail_gets_no_draft_on_the_first_start(walk: Walk) -> None:
    """Also when it was imported today, with a fresh arrival date."""
    old = walk.clock().replace(year=walk.clock().year - 1)
    walk.person.deliver("INBOX", bench.rejection(at=old))
    walk.run()
    walk.run(30)
    assert ([(State.SKIPPED, Reason.TOO_OLD)], 0) == (walk.stands(), walk.drafts())


def test_a_machine_that_slept_for_days_loses_nothing(walk: Walk) -> None:
    """Mail that came while it slept is drafted, however long ago that was; only the first start is shy."""
    walk.run()
    walk.person.deliver("INBOX", bench.rejection())
    walk.run(24 * 30)
    assert ([(State.DRAFTED, None)], 1) == (walk.stands(), walk.drafts())


def test_two_rejections_for_one_application_make_one_draft(walk: Walk) -> None:
    """A platform that says no twice is thanked once; another position is another reply."""
    for number in (1, 2):
        walk.person.deliver("INBOX", bench.rejection(number))
    walk.person.deliver("INBOX", bench.rejection(3).replace(b"Line Cook", b"Pastry Cook"))
    walk.run()
    walk.run(25)
    walk.run(1)
    assert 2 == walk.drafts()
    assert [Reason.SAME_APPLICATION] == [reason for _, reason in walk.stands() if reason]


def test_a_huge_mail_is_read_by_its_beginning(walk: Walk) -> None:
    """An attachment of many megabytes is never fetched."""
    body = bench.rejection().replace(b"Message-ID", b'Content-Type: multipart/mixed; boundary="b"\r\nMessage-ID')
    head, _, text = body.partition(b"\r\n\r\n")
    attachment = (
        b"--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b"QUJD" * 18 * 150_000
    )
    walk.person.deliver(
        "INBOX", head + b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n" + text + attachment + b"\r\n--b--\r\n"
    )
    walk.run()
    assert sum(len(chunk.data) for chunk in walk.proxy.log if chunk.direction == "s2c") < 400_000
    assert [(State.WAITING, None)] == walk.stands()
