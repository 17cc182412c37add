"""Rejections that came by no mail, notes, and drafts written anew: the commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from daemon import cli
from daemon.states import State
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
