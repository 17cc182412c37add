"""Rejections that came by no mail, notes, and drafts written anew: the commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from daemon import cli
from daemon.errors import Unreachable
from daemon.states import Reason, State
from daemon.store import Store
from tests import bench, cases
from tests.fake import FakeMailbox
from tests.peers import free_port
from tests.running import Home

#: Rows are made in the present: the commands look at the real clock.
NOW_ISH = datetime.now(UTC).replace(microsecond=0)
Say = Callable[..., tuple[int, str, str]]
PLAIN = ("add", "--company", "Acme Foods", "--position", "Line Cook", "--person", "Ann Lee <ann@acme.example>")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A user whose mail server is down."""
    one = Home(tmp_path)
    one.add_account(free_port(), "alice")
    return one


@pytest.fixture
def say(home: Home, capfd: pytest.CaptureFixture[str]) -> Say:
    """Runs a command; its exit code and what it said on both streams."""

    def run(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        code = cli.main(["--config", str(home.config), "--state", str(home.state), *arguments])
        return (code, *capfd.readouterr())

    return run


def work(home: Home, mailbox: FakeMailbox, **hours: float) -> list[bytes]:
    """The daemon at work on the database at a later hour; the drafts that lie there then."""
    home.state.mkdir(exist_ok=True)
    store = Store(home.database)
    clock = bench.Clock(datetime.now(UTC) + timedelta(**hours))
    account = bench.account(key="personal", addresses=("alice@example.org",))
    bench.cycle(bench.engine(mailbox, store, clock, account))
    store.close()
    return [mail.raw for mail in mailbox.contents()["Drafts"]]


def test_a_call_is_answered_by_a_draft_that_begins_a_thread(home: Home, say: Say) -> None:
    """Recorded, delayed like any other, addressed to the person given, watched like any other."""
    code, out, _ = say(*PLAIN, "--stage", "interview", "--note", "Here is the link that I promised.")
    assert (0, True) == (code, "1 (Acme Foods) is recorded." in out)
    mailbox = FakeMailbox()
    assert [] == work(home, mailbox, hours=-1)
    (draft,) = work(home, mailbox, hours=25)
    head, _, body = draft.partition(b"\r\n\r\n")
    assert b"\r\nTo: Ann Lee <ann@acme.example>\r\n" in head
    assert b"In-Reply-To" not in head
    assert b"References" not in head
    assert b"Line Cook" in body.replace(b"=\r\n", b"")
    assert [draft] == work(home, mailbox, hours=26)
    mailbox.send(mailbox.contents()["Drafts"][0].uid, keeps_id=True)
    assert [] == work(home, mailbox, hours=27)
    assert [State.SENT] == [case.row.state for case in home.cases()]


def test_the_reply_goes_into_the_thread_of_earlier_mail(home: Home, say: Say) -> None:
    """The person's last mail is answered, without an address being given; their language is kept."""
    mailbox = FakeMailbox()
    mailbox.deliver("INBOX", bench.invitation(), (), datetime.now(UTC) - timedelta(days=2))
    work(home, mailbox)
    code, out, err = say("add", "--company", "Acme Foods", "--position", "Line Cook", "--person", "Ann")
    assert (0, "") == (code, err)
    assert "ann@acme.example" in out
    (draft,) = work(home, mailbox, hours=25)
    assert b"\r\nIn-Reply-To: <i1@acme.example>\r\n" in draft
    assert b"\r\nSubject: Re: Interview at Acme Foods\r\n" in draft


def test_what_was_added_and_what_comes_by_mail_is_one_application(home: Home, say: Say) -> None:
    """A call, and then the letter: one draft."""
    assert 0 == say(*PLAIN)[0]
    mailbox = FakeMailbox()
    mailbox.deliver("INBOX", bench.rejection(), (), datetime.now(UTC))
    work(home, mailbox)
    assert 1 == len(work(home, mailbox, hours=30))


@pytest.fixture
def letter(home: Home, say: Say) -> FakeMailbox:
    """A mailbox with the draft that follows a call of some days ago."""
    mailbox = FakeMailbox()
    assert 0 == say(*PLAIN, "--on", str(NOW_ISH.date() - timedelta(days=3)))[0]
    assert 1 == len(work(home, mailbox))
    return mailbox


@pytest.mark.parametrize(
    ("act", "expected", "left"),
    [
        (lambda person: person.edit_draft(1), State.DRAFTED, 1),
        (lambda person: person.send(1), State.SENT, 0),
        (lambda person: person.send(person.edit_draft(1)), State.SENT, 0),
        (lambda person: person.delete("Drafts", person.edit_draft(1)), State.DISCARDED, 0),
        (lambda person: person.expunge("Drafts", 1), State.DISCARDED, 0),
    ],
    ids=["edited", "sent", "edited and sent", "edited and thrown away", "thrown away"],
)
def test_a_letter_that_begins_a_thread_is_followed_without_its_message_id(
    home: Home, letter: FakeMailbox, act: Callable[[FakeMailbox], object], expected: State, left: int
) -> None:
    """Saved or sent under another Message-ID, as Thunderbird does: known by whom it goes to and what about."""
    act(letter)
    for hours in (1, 2, 30):
        work(home, letter, hours=hours)
    assert ([expected], left) == ([case.row.state for case in home.cases()], len(letter.contents()["Drafts"]))


def test_a_redraft_leaves_a_letter_that_was_saved_anew(home: Home, say: Say, letter: FakeMailbox) -> None:
    """It is in the user's hands, whatever its Message-ID."""
    letter.edit_draft(1)
    before = letter.contents()["Drafts"]
    assert 0 == say("redraft", "1")[0]
    work(home, letter, hours=1)
    assert (before, Reason.TOUCHED) == (letter.contents()["Drafts"], home.cases()[0].row.reason)


def test_a_letter_that_was_saved_anew_before_it_was_known_to_be_stored(home: Home, say: Say) -> None:
    """The answer to its APPEND was lost, and a client renumbered it meanwhile: found, and not written again."""
    mailbox = FakeMailbox()
    say(*PLAIN, "--on", str(NOW_ISH.date() - timedelta(days=3)))
    mailbox.fail("append_draft", Unreachable("lost"), after=True)
    with pytest.raises(Unreachable):
        work(home, mailbox)
    mailbox.edit_draft(1)
    for hours in (1, 2):
        work(home, mailbox, hours=hours)
    assert ([State.DRAFTED], 1) == ([case.row.state for case in home.cases()], len(mailbox.contents()["Drafts"]))


@pytest.mark.parametrize(
    "headers",
    [
        b"To: ann@acme.example\r\nSubject: Lunch",
        b"To: ben@acme.example\r\nSubject: My application for the Line Cook position at Acme Foods",
        b"To: ann@acme.example\r\nSubject: Re: My application for the Line Cook position at Acme Foods\r\n"
        b"In-Reply-To: <other@acme.example>",
        b"To: Ann",
    ],
    ids=["another subject", "another person", "another thread", "neither"],
)
def test_other_mail_is_not_taken_for_the_letter(home: Home, letter: FakeMailbox, headers: bytes) -> None:
    """What the user writes besides says nothing about a draft that they have thrown away."""
    letter.expunge("Drafts", 1)
    letter.deliver("Sent", headers + b"\r\nMessage-ID: <own@example.org>\r\n\r\nHi.\r\n", (r"\Seen",))
    for hours in (1, 2):
        work(home, letter, hours=hours)
    assert [State.DISCARDED] == [case.row.state for case in home.cases()]


def test_what_was_sent_long_before_is_not_taken_for_the_letter(home: Home, letter: FakeMailbox) -> None:
    """The application itself may have had the same subject."""
    (draft,) = letter.contents()["Drafts"]
    raw = draft.raw.replace(b"Message-ID: <", b"Message-ID: <old-")
    letter.deliver("Sent", raw, (r"\Seen",), datetime.now(UTC) - timedelta(days=20))
    letter.expunge("Drafts", draft.uid)
    for hours in (1, 2):
        work(home, letter, hours=hours)
    assert [State.DISCARDED] == [case.row.state for case in home.cases()]


def test_two_letters_alike_are_told_apart(home: Home, say: Say, letter: FakeMailbox) -> None:
    """The same person and subject, which the user released on purpose: each is known by its own Message-ID."""
    say(*PLAIN, "--how", "in-person", "--on", str(NOW_ISH.date() - timedelta(days=3)))
    work(home, letter)
    assert 0 == say("release", "2")[0]
    assert 2 == len(work(home, letter))
    letter.expunge("Drafts", 1)
    for hours in (1, 2):
        work(home, letter, hours=hours)
    assert [State.DISCARDED, State.DRAFTED] == [case.row.state for case in sorted(home.cases(), key=lambda c: c.row.id)]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "--company", "Acme Foods"), "nobody to write to"),
        (("add", "--company", " ", "--person", "Ann <a@b.example>"), "--company"),
        ((*PLAIN, "--on", "tomorrow"), "is not a day"),
        ((*PLAIN, "--on", "2999-01-01"), "yet to come"),
        ((*PLAIN, "--language", "tlh"), "--language"),
        ((*PLAIN, "--thread", "99"), "There is no mail 99"),
        ((*PLAIN, "--account", "work"), "no account 'work'"),
        (("add", "--company", "Acme", "--person", "Ann <ann@>"), "--person"),
        (("note", "7", "x"), "There is no rejection 7"),
        (("note", "7"), "There is no rejection 7"),
        (("redraft", "7"), "There is no rejection 7"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(say: Say, arguments: tuple[str, ...], words: str) -> None:
    """What is wrong and what to do; nothing is recorded."""
    code, out, err = say(*arguments)
    assert (1, "") == (code, out)
    assert words in err
    assert 1 == err.count("\n")


def test_nothing_is_recorded_twice(home: Home, say: Say) -> None:
    """The same call, said again."""
    say(*PLAIN)
    code, _, err = say(*PLAIN)
    assert (1, 1) == (code, len(home.cases()))
    assert "recorded already" in err


def test_hostile_words_stay_words(home: Home, say: Say) -> None:
    """Control characters and line breaks in what was typed or pasted reach neither the header nor the terminal."""
    code, out, _ = say(
        "add", "--company", "Acme\r\nBcc: x@y.example", "--person", "Ann\r\nBcc: z@y.example <ann@acme.example>",
        "--position", "\x1b[31mCook\u202e",
    )  # fmt: skip
    assert 0 == code
    assert "\x1b" not in out
    (draft,) = work(home, FakeMailbox(), hours=25)
    assert [b"From", b"To", b"Subject", b"Date", b"Message-ID"] == [
        line.partition(b":")[0] for line in draft.partition(b"\r\n\r\n")[0].split(b"\r\n")
    ][:5]
    assert b"Bcc:" not in draft.partition(b"\r\n\r\n")[0].replace(b"Bcc: z", b"").replace(b"Bcc: x", b"")


def test_a_note_is_kept_shown_and_removed(home: Home, say: Say) -> None:
    """One paragraph; an empty one takes it away; a drafted reply says how it comes in."""
    say(*PLAIN)
    assert "has its note." in say("note", "1", "The slides: https://example.org/slides")[1]
    assert "The slides: https://example.org/slides" in say("note", "1")[1]
    assert "has no note any more" in say("note", "1", "")[1]
    assert "has no note." in say("note", "1")[1]
    assert "" == home.cases()[0].note
    code, _, err = say("note", "1", "x" * 1001)
    assert (1, True) == (code, "1001 letters" in err)


def test_a_redraft_is_wished_for_and_done_at_the_next_tick(home: Home, say: Say) -> None:
    """The command only notes the wish, for the mailbox may be the daemon's just now."""
    mailbox = FakeMailbox()
    say(*PLAIN)
    assert "cannot be done" in say("redraft", "1")[2]
    (before,) = work(home, mailbox, hours=25)
    said = json.loads(say("redraft", "1", "--json")[1])
    assert "drafted" == said["state"]
    (after,) = work(home, mailbox, hours=26)
    assert before != after
    assert cases.ORIGINAL.encode() not in after
