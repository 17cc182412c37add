"""Labels from the command line: said, listed, taken along, withdrawn, and asked for."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from classifier.labels import Label
from daemon import cli
from daemon.mailbox import Place
from daemon.records import Batch, Cursor, Lesson
from daemon.states import Reason, State
from daemon.store import Store
from tests import bench, cases
from tests.peers import free_port
from tests.running import CHECKOUT, Home
from tests.test_adding import NOW_ISH as NOW

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A user with one waiting rejection (1), one drafted (2), and two mails in doubt (3, 4)."""
    one = Home(tmp_path)
    one.add_account(free_port(), "alice")
    one.state.mkdir(exist_ok=True)
    store = Store(one.database)

    def put(number: int, plan: Any, **mail: Any) -> None:
        judged = cases.judged(
            key=f"<{number}@acme.example>",
            received_at=NOW,
            place=Place("INBOX", 1, number),
            subject=f"Mail {number}",
            **mail,
        )
        store.record("personal", "INBOX", Batch([(judged, plan)]), Cursor(1, number, NOW), NOW)

    put(1, cases.plan())
    put(2, cases.plan())
    put(3, None, decision="unsure", label="rejection", score=0.6)
    put(4, None, decision="unsure", label="acknowledgement", score=0.3)
    put(5, None, decision="other", label="acknowledgement", score=0.01)
    drafted = next(case.row for case in store.cases() if case.row.id == 2)
    store.become(drafted, State.DRAFTED, None, Place("Drafts", 1, 1), NOW)
    store.close()
    return one


@pytest.fixture
def say(home: Home, capfd: pytest.CaptureFixture[str]) -> Say:
    """Runs a command; its exit code and what it said on both streams."""

    def run(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        code = cli.main(["--config", str(home.config), "--state", str(home.state), *arguments])
        return (code, *capfd.readouterr())

    return run


def lessons(home: Home) -> list[Lesson]:
    store = Store(home.database)
    try:
        return store.lessons()
    finally:
        store.close()


def test_a_label_acts_at_once(home: Home, say: Say) -> None:
    """A waiting reply is dropped; one in Drafts is the user's to delete; each in words."""
    code, out, _ = say("label", "1", "2", "not-rejection")
    assert 0 == code
    assert "its reply is dropped" in out
    assert "Its draft lies in Drafts: delete it there." in out
    states = {case.row.id: (case.row.state, case.row.reason) for case in home.cases()}
    assert {1: (State.SKIPPED, Reason.NOT_A_REJECTION), 2: (State.DRAFTED, None)} == states
    assert [("<1@acme.example>", Label.OTHER), ("<2@acme.example>", Label.OTHER)] == [
        (one.key, one.label) for one in lessons(home)
    ]


def test_a_draft_is_wanted_back_where_the_user_switched_that_on(home: Home, say: Say) -> None:
    """The wish is noted; the daemon carries it out."""
    home.config.write_text(home.config.read_text() + "\n[learn]\nwithdraw = true\n")
    assert "taken back at the next tick" in say("label", "2", "not-rejection")[1]
    assert next(case.row.unwanted_at for case in home.cases() if case.row.id == 2) is not None


def test_mails_in_files_can_be_labelled(home: Home, say: Say, tmp_path: Path) -> None:
    """With their own words, without addresses; the last word wins."""
    mail = tmp_path / "no.eml"
    mail.write_bytes(bench.rejection())
    assert 0 == say("label", str(mail), "rejection")[0]
    assert 0 == say("label", str(mail), "not-rejection")[0]
    (lesson,) = lessons(home)
    assert (Label.OTHER, "acme.example") == (lesson.label, lesson.domain)
    assert "move forward with other candidates" in (lesson.text or "")
    assert "ann@acme.example" not in (lesson.text or "")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("label", "99", "rejection"), 1, "There is no mail 99"),
        (("label", "nowhere.eml", "rejection"), 1, "no file or folder"),
        (("labels", "forget", "99"), 1, "There is no label 99"),
        (("labels", "forget"), 1, "Say which labels to forget"),
        (("labels", "export"), 1, "Say where to"),
        (("labels", "folders"), 69, "cannot be reached"),
        (("review",), 1, "needs a terminal"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(say: Say, arguments: tuple[str, ...], code: int, words: str) -> None:
    """What is wrong and what to do."""
    said = say(*arguments)
    assert (code, True) == (said[0], words in said[2] or code == 69), said


def test_labels_are_listed_exported_and_forgotten(home: Home, say: Say, tmp_path: Path) -> None:
    """What is exported can be read again by `evaluate`; an existing file is not overwritten; forgotten is gone."""
    mail = tmp_path / "no.eml"
    mail.write_bytes(bench.rejection())
    say("label", str(mail), "rejection")
    say("label", "5", "acknowledgement")
    assert ["rejection", "acknowledgement"] == [
        one["label"] for one in json.loads(say("labels", "--json")[1])["labels"]
    ]
    assert "Your application to Acme Foods" in say("labels")[1]
    target = tmp_path / "labels.jsonl"
    assert "1 labelled mails are in" in say("labels", "export", str(target))[1]
    assert 0o600 == target.stat().st_mode & 0o777
    assert 1 == json.loads(say("evaluate", str(target), "--json")[1])["mails"]
    assert (1, True) == (
        say("labels", "export", str(target))[0],
        "cannot be written" in say("labels", "export", str(target))[2],
    )
    ids = [str(one.id) for one in lessons(home)]
    assert "1 forgotten" in say("labels", "forget", ids[0])[1]
    assert 1 == len(lessons(home))
    assert "1 forgotten" in say("labels", "forget", "--all")[1]
    assert "You have given no label yet" in say("labels")[1]


def test_a_review_asks_about_the_doubtful_first(say: Say) -> None:
    """The nearest to the fence first; what is sure is not asked."""
    assert [3, 4] == [one["id"] for one in json.loads(say("review", "--json")[1])["questions"]]


def test_a_review_takes_one_key_each(home: Home) -> None:
    """Rejection, back, not, skip, quit, in a real terminal; each act is noted at once."""
    main, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "daemon.cli", "--config", str(home.config), "--state", str(home.state), "review"],
        stdin=child, stdout=child, stderr=child, cwd=CHECKOUT, env=os.environ | {"TERM": "xterm", "COLUMNS": "100"},
    )  # fmt: skip
    os.close(child)
    seen = b""

    def until(words: bytes, times: int = 1) -> None:
        nonlocal seen
        end = time.monotonic() + 20
        while seen.count(words) < times:
            assert select.select([main], [], [], max(0.0, end - time.monotonic()))[0], seen.decode()
            seen += os.read(main, 4096)

    until(b"q quit")
    assert b"1 of 2: Mail 3" in seen
    os.write(main, b"o")
    until(b"Acme Foods")
    os.write(main, b"r")
    until(b"q quit", 2)
    os.write(main, b"b")
    until(b"q quit", 3)
    os.write(main, b"n")
    until(b"q quit", 4)
    os.write(main, b"s")
    until(b"1 more would help")
    assert 0 == process.wait(20)
    os.close(main)
    assert [("<3@acme.example>", Label.OTHER, "review")] == [(one.key, one.label, one.source) for one in lessons(home)]
