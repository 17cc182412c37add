"""The command line: what is said, to whom, in which form, and with which exit code."""

from __future__ import annotations

import argparse
import io
import json
import os
import pty
import re
import select
import shlex
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from classifier.labels import Label
from classifier.plain import CONTROL, INVISIBLE
from daemon import cli, errors
from daemon.commands import surroundings
from daemon.commands.teaching import WORDS
from daemon.mailbox import Place
from daemon.records import Batch, Cursor, Quarantined, Recipient
from daemon.states import Reason, State
from daemon.store import Store
from tests import bench, cases
from tests.peers import free_port
from tests.peers.dovecot import Dovecot
from tests.peers.mail_client import MailClient
from tests.running import CHECKOUT, Home

NOW = datetime.now(UTC).replace(microsecond=0)
#: Colours, a window title, a clear screen, both forms of CSI, a bidi override, zero-width space, line breaks, DEL.
HOSTILE = "\x1b[31mRed\x1b]0;title\x07 \x9b2J[bold]left\u202egpj.exe\u200b \r\nHeader: x\x7f :warning:"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A user whose mail server is down."""
    one = Home(tmp_path)
    one.add_account(free_port(), "alice")
    return one


class Said:
    """What one command said, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def say(home: Home, capfd: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Runs a command in this very process."""

    def run(*arguments: str) -> Said:
        capfd.readouterr()
        code = cli.main(["--config", str(home.config), "--state", str(home.state), *arguments])
        return Said(code, *capfd.readouterr())

    return run


def fill(home: Home, *states: State, subject: str = "Your application", **mail: Any) -> None:
    """A database with one rejection in each of these states; their IDs count from 1."""
    home.state.mkdir(exist_ok=True)
    store = Store(home.database)
    for number, state in enumerate(states, 1):
        judged = cases.judged(
            key=f"<{number}@acme.example>", received_at=NOW, subject=subject, place=Place("INBOX", 1, number), **mail
        )
        reason = {State.HELD: Reason.SUSPICIOUS, State.SKIPPED: Reason.OWN_DRAFT}.get(state)
        begun = state if state in (State.WAITING, State.HELD, State.SKIPPED) else State.WAITING
        plan = cases.plan(state=begun, reason=reason, due_at=NOW + timedelta(days=1))
        store.record("personal", "INBOX", Batch([(judged, plan)]), Cursor(1, number, NOW), NOW)
        row = store.cases()[-1].row
        if state is not begun:
            store.become(row, state, reason, Place("Drafts", 1, number), NOW)
    store.close()


def state_of(home: Home, number: int = 1) -> State:
    return next(case.row.state for case in home.cases() if case.row.id == number)


# -- the words themselves --------------------------------------------------------------------------


def subparsers() -> dict[str, argparse.ArgumentParser]:
    (action,) = (one for one in cli.parser()._actions if isinstance(one, argparse._SubParsersAction))
    return dict(action.choices)


def test_every_command_exists() -> None:
    """What the command line offers is what can be run."""
    assert set(cli.MODULES) == set(subparsers())
    for name, module in cli.MODULES.items():
        assert callable(getattr(import_module(f"daemon.commands.{module}"), name.replace("-", "_")))


def test_every_label_can_be_said() -> None:
    """The command line, which loads nothing, names the labels that there are."""
    assert set(WORDS) == set(cli.LABELS)


@pytest.mark.parametrize("name", list(cli.MODULES))
def test_every_command_explains_itself_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` shows at least one line that can be typed as it stands."""
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])
    assert 0 == ended.value.code
    examples = capsys.readouterr().out.partition("examples:")[2]
    assert f"afterword {name}" in examples
    words = re.findall(rf"afterword ({name}[^|\n]*)", examples)
    for line in words:
        # The line is understood by the parser itself.
        assert name == cli.parser().parse_args(shlex.split(line, comments=True)).command


def test_help_and_mistakes_answer_without_loading_the_program() -> None:
    """`--help` imports neither the commands nor any library."""
    program = (
        "import sys; from daemon import cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=CHECKOUT, check=True)
    loaded = set(done.stderr.split())
    assert "daemon.cli" in loaded
    assert not loaded & {"daemon.engine", "daemon.screen", "imapclient", "rich", "jinja2", "importlib.metadata"}


def test_every_exit_code_is_documented() -> None:
    """Each class of error ends with a code that `--help` explains, and none is explained in vain."""

    def kinds(of: type[errors.AfterwordError]) -> set[int]:
        return {of.exit_code} | {code for kind in of.__subclasses__() for code in kinds(kind)}

    documented = {int(code) for code in re.findall(r"^  (\d+)", cli.EXIT_CODES, re.MULTILINE)}
    assert documented == kinds(errors.AfterwordError) | {0, 2}


@pytest.mark.parametrize(
    "words", [[], ["fly"], ["show"], ["show", "seven"], ["snooze", "1", "-3d"], ["status", "--colour"]]
)
def test_a_wrong_command_line_ends_with_two(words: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The usage is shown, nothing is done."""
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert 2 == ended.value.code
    assert "usage: afterword" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """One line for a bug report."""
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert 0 == ended.value.code
    assert re.fullmatch(r"afterword \S.*\n", capsys.readouterr().out)


# -- read ------------------------------------------------------------------------------------------

READ_KEYS = {"file", "message_id", "label", "labels", "decision", "score", "because", "details"}


def names(said: Said) -> list[str]:
    return [json.loads(line)["file"] for line in said.out.splitlines()]


def test_read_promises_a_form(say: Callable[..., Said], tmp_path: Path) -> None:
    """`read --json` is one object a line, with the keys and types of the README."""
    file = tmp_path / "rejection.eml"
    file.write_bytes(bench.rejection())
    said = say("read", "--json", str(file))
    (line,) = said.out.splitlines()
    found = json.loads(line)
    assert (0, "") == (said.code, said.err)
    assert set(found) >= READ_KEYS
    assert (str(file), "<r1@acme.example>", "rejection", "rejection") == (
        found["file"],
        found["message_id"],
        found["label"],
        found["decision"],
    )
    assert {label.value for label in Label} == set(found["labels"])
    assert 1.0 == pytest.approx(sum(found["labels"].values()), abs=1e-4)
    assert found["labels"]["rejection"] == found["score"]
    assert all(isinstance(sentence, str) for sentence in found["because"])
    assert {"company", "position", "stage", "contacts", "cues"} <= set(found["details"])


def test_read_takes_mails_from_everywhere(say: Callable[..., Said], tmp_path: Path) -> None:
    """Single mails, mboxes with either line end, a Maildir, folders of all of these; other files are left out."""
    mails = [bench.rejection(number) for number in (1, 2)]
    (tmp_path / "one.eml").write_bytes(mails[0])
    for name, end in (("unix.mbox", b"\n"), ("windows.mbox", b"\r\n")):
        lines = [b"From ann@acme.example Tue Mar  3 12:00:00 2026" + end + raw.replace(b"\r\n", end) for raw in mails]
        (tmp_path / name).write_bytes((end * 2).join(lines) + end)
    for part in ("cur", "new", "tmp"):
        (tmp_path / "Maildir" / part).mkdir(parents=True)
        (tmp_path / "Maildir" / part / "1.x:2,S").write_bytes(mails[0])
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (tmp_path / ".hidden.eml").write_bytes(mails[0])
    expected = [
        "Maildir/new/1.x:2,S",
        "Maildir/cur/1.x:2,S",
        "one.eml",
        "unix.mbox#1",
        "unix.mbox#2",
        "windows.mbox#1",
        "windows.mbox#2",
    ]
    said = say("read", "--json", str(tmp_path))
    # The configuration lies there too; it does not look like a mail.
    assert [str(tmp_path / name) for name in expected] == names(said)
    assert {"rejection"} == {json.loads(line)["decision"] for line in said.out.splitlines()}
    assert [str(tmp_path / "picture.png")] == names(say("read", "--json", str(tmp_path / "picture.png")))


def test_a_line_of_the_body_does_not_split_an_mbox(say: Callable[..., Said], tmp_path: Path) -> None:
    """Only a blank line and a whole From line begin a mail; a quoted one is unquoted."""
    body = b"Hello\n\nFrom our side, all the best.\nFrom ann@acme.example Tue Mar  3 12:00:00 2026\n>From here on\n"
    box = tmp_path / "box"
    box.write_bytes(b"From a@b.example Tue Mar  3 12:00:00 2026\nSubject: x\n\n" + body)
    assert [f"{box}#1"] == names(say("read", "--json", str(box)))


def test_read_takes_standard_input(
    say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """`-` is one mail or an mbox."""
    line = b"From ann@acme.example Tue Mar  3 12:00:00 2026\n"
    for given, expected in (
        (bench.rejection(), ["-"]),
        (line + b"Subject: a\n\n\n" + line + b"Subject: b\n\n", ["-#1", "-#2"]),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        assert expected == names(say("read", "--json", "-"))


def test_a_missing_file_is_named_before_anything_is_read(say: Callable[..., Said], tmp_path: Path) -> None:
    """A typing mistake is one sentence and exit code 1."""
    (tmp_path / "one.eml").write_bytes(bench.rejection())
    said = say("read", str(tmp_path / "one.eml"), "nowhere.eml")
    assert (1, "", "afterword: There is no file or folder nowhere.eml.\n") == (said.code, said.out, said.err)


def test_mails_that_cannot_be_read_do_not_stop_the_others(say: Callable[..., Said], tmp_path: Path) -> None:
    """Broken, empty and unopenable mails each say why; the rest is read, and the exit code is 1."""
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(3000))
    (tmp_path / "broken.eml").write_bytes(nested)
    (tmp_path / "empty.eml").write_bytes(b"")
    (tmp_path / "good.eml").write_bytes(bench.rejection())
    files = [str(tmp_path / name) for name in ("broken.eml", "empty.eml")] + [
        "/proc/self/mem",
        str(tmp_path / "good.eml"),
    ]
    said = say("read", "--json", *files)
    found = [json.loads(line) for line in said.out.splitlines()]
    assert 1 == said.code
    assert files == [one["file"] for one in found]
    assert [{"file", "error"}] * 3 == [set(one) for one in found[:3]]
    assert "rejection" == found[3]["decision"]
    said = say("read", *files)
    assert "broken.eml: its parts are nested too deep" in said.out
    assert "empty.eml: it is empty" in said.out


def test_a_folder_without_mail_says_so(say: Callable[..., Said], tmp_path: Path) -> None:
    """Silence would look like success."""
    (tmp_path / "empty").mkdir()
    said = say("read", str(tmp_path / "empty"))
    assert (1, "afterword: There is no mail in what was named.\n") == (said.code, said.err)


def test_more_than_a_mail_needs_is_not_read(say: Callable[..., Said], tmp_path: Path) -> None:
    """A file without an end costs no memory: as much is read as the daemon reads of any mail."""
    with (tmp_path / "huge.eml").open("wb") as file:
        file.write(bench.rejection())
        file.truncate(10 * 2**30)
    said = say("read", "--json", str(tmp_path / "huge.eml"))
    assert 0 == said.code


def test_whoever_stops_listening_is_no_error(home: Home, tmp_path: Path) -> None:
    """`afterword read ... | head -1` ends quietly."""
    for number in range(30):
        (tmp_path / f"{number}.eml").write_bytes(bench.rejection(number))
    command = " ".join([*home.words, "read", "--json", str(tmp_path), "| head -n 1; echo ${PIPESTATUS[0]}"])
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=CHECKOUT, check=True)
    assert "" == done.stderr
    assert "0" == done.stdout.splitlines()[-1]


def test_an_interrupt_is_one_line(home: Home, tmp_path: Path) -> None:
    """Ctrl-C ends with 130 and without a traceback."""
    (tmp_path / "first.eml").write_bytes(bench.rejection())
    waiting = subprocess.Popen(
        # Whoever runs the tests in the background may have SIGINT ignored, which children inherit.
        ["env", "--default-signal=INT", *home.words, "read", "--json", str(tmp_path / "first.eml"), "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=CHECKOUT,
    )
    assert waiting.stdout is not None
    assert b"first.eml" in waiting.stdout.readline()  # now it waits for standard input
    waiting.send_signal(signal.SIGINT)
    _, err = waiting.communicate(timeout=10)
    assert (130, b"afterword: interrupted; nothing is half done.\n") == (waiting.returncode, err)


# -- hostile text ----------------------------------------------------------------------------------


def in_a_terminal(command: Sequence[str], columns: int = 80) -> str:
    """What a command writes to a terminal."""
    terminal, end = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": str(columns)}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(command, stdin=end, stdout=end, stderr=end, env=environment, cwd=CHECKOUT)
    os.close(end)
    written = b""
    while select.select([terminal], [], [], 20)[0]:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break  # the other end is closed
        if not piece:
            break
        written += piece
    os.close(terminal)
    process.wait()
    return written.decode().replace("\r\n", "\n")


def without_colours(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def assert_harmless(text: str) -> None:
    left = CONTROL.findall(text.replace("\n", "")) + INVISIBLE.findall(text) + re.findall("[\r\x07\x1b]", text)
    assert [] == left


def hostile_commands(home: Home, file: Path) -> list[list[str]]:
    return [["status"], ["show", "1"], ["show", "2"], ["read", str(file)], ["release", "1"], ["snooze", "1", "1d"]]


@pytest.fixture
def hostile_file(home: Home, tmp_path: Path) -> Path:
    """A mail and a database where every text that comes from others is hostile."""
    fill(
        home,
        State.WAITING,
        State.DRAFTED,
        subject=HOSTILE,
        sender=f"x{HOSTILE}@acme.example",
        because=(HOSTILE,),
        details=cases.details(company=cases.detail(HOSTILE), position=cases.detail(HOSTILE), cues=[HOSTILE]),
    )
    store = Store(home.database)
    gone = Quarantined(Place(f"In{HOSTILE}", 1, 1), HOSTILE)
    store.record("personal", "INBOX", Batch([], [gone]), Cursor(1, 9, NOW), NOW)
    store.close()
    folder = tmp_path / "mails"
    folder.mkdir()
    file = folder / f"{HOSTILE.replace('/', '')}.eml"
    subject = "=?utf-8?q?" + "".join(f"={byte:02X}" for byte in HOSTILE.encode()) + "?="
    file.write_bytes(bench.rejection().replace(b"Subject: ", b"Subject: " + subject.encode() + b"\r\n ", 1))
    return file


@pytest.mark.parametrize("json_too", [[], ["--json"]])
def test_hostile_text_never_reaches_a_pipe(
    home: Home, hostile_file: Path, say: Callable[..., Said], json_too: list[str]
) -> None:
    """No control character, no bidi override, no invisible one, from a mail, a file name or the database."""
    for words in hostile_commands(home, hostile_file):
        said = say(*words, *json_too)
        assert (0, "") == (said.code, said.err)
        assert "Red" in said.out
        assert_harmless(said.out)
        if json_too:
            assert said.out.isascii()


@pytest.mark.slow
def test_hostile_text_never_reaches_a_terminal(home: Home, hostile_file: Path) -> None:
    """The same in a terminal, where brackets and colons of a mail are not taken for markup or emoji either."""
    for words in hostile_commands(home, hostile_file):
        text = without_colours(in_a_terminal([*home.words, *words], columns=160))
        assert "Red" in text
        assert "[bold]" in text
        assert_harmless(text)
        assert "⚠" not in text


# -- pipes and terminals ---------------------------------------------------------------------------


def test_a_pipe_is_for_grep(home: Home, say: Callable[..., Said]) -> None:
    """One rejection is one line however long its subject, and there are no colours, whatever the terminal's width."""
    subject = "Your application " + "for a very long position " * 6
    fill(home, State.WAITING, State.WAITING, subject=subject)
    done = home.run("status", COLUMNS="20", TERM="xterm-256color")
    rows = [line for line in done.stdout.splitlines() if line.startswith(("1 ", "2 "))]
    assert 2 == len(rows)
    assert all(subject.strip() in row for row in rows)
    assert "\x1b" not in done.stdout


@pytest.mark.slow
def test_a_terminal_has_colours_and_folds(home: Home, tmp_path: Path) -> None:
    """A narrow terminal shows all of a long subject on several lines, and no line is longer than it is wide."""
    fill(home, State.WAITING, subject="Your application for a very long position as a line cook in Acme's kitchens")
    text = in_a_terminal([*home.words, "status"], columns=60)
    assert "\x1b[1mWaiting" in text
    plain = without_colours(text)
    assert "kitchens" in plain
    assert 60 >= max(map(len, plain.splitlines()))


@pytest.mark.slow
def test_progress_counts_mails(home: Home, dovecot: Dovecot) -> None:
    """The bar in a terminal ends where the mails end, not where the steps of the work do."""
    user = dovecot.new_user()
    home.add_account(dovecot.port, user, password=dovecot.password)
    with MailClient(dovecot, user) as client:
        for number in range(12):
            client.deliver("INBOX", bench.rejection(number, company=f"Firm{number} Foods"))
    text = in_a_terminal([*home.words, "check"], columns=160)
    shown = [(int(done), int(of)) for done, of in re.findall(r"(\d+)/(\d+)", text)]
    assert (12, 12) == shown[-1]
    assert all(done <= of for done, of in shown)


def test_a_locale_without_the_letters_is_no_error(home: Home) -> None:
    """What a terminal cannot show is replaced."""
    fill(home, State.WAITING, subject="Ihre Bewerbung: Köchin … ☂")
    done = home.run("status", PYTHONIOENCODING="ascii")
    assert (0, "") == (done.returncode, done.stderr)
    assert "K?chin" in done.stdout


def test_a_time_zone_that_is_none_is_no_error(home: Home) -> None:
    """Looking does not fail for a wrong TZ; moments are shown in UTC."""
    fill(home, State.WAITING)
    done = home.run("status", TZ="Mars/Olympus")
    assert (0, "") == (done.returncode, done.stderr)
    assert f"{NOW + timedelta(days=1):%d %b %H:%M}" in done.stdout


# -- status and show -------------------------------------------------------------------------------

CASE_KEYS = {
    *("id", "account", "received", "from", "subject", "label", "decision", "score", "because", "details"),
    *("state", "reason", "due", "drafted", "to", "wrote_again"),
}


def test_looking_before_anything_happened_makes_nothing(home: Home, say: Callable[..., Said]) -> None:
    """Before the first poll `status` says what to do next, and leaves no file behind."""
    said = say("status")
    assert (0, "") == (said.code, said.err)
    assert "No mailbox has been looked at yet; try `afterword check --dry-run`." in said.out
    empty: dict[str, Any] = {"accounts": {}, "paused": None, "problems": {}, "rejections": [], "unsure": []}
    assert empty | {"unreadable": [], "templates": []} == say("status", "--json").json
    assert not home.state.exists()


def test_status_promises_a_form(home: Home, say: Callable[..., Said]) -> None:
    """Every rejection, what is unsure, unreadable mail and trouble, with moments in ISO 8601."""
    fill(home, State.WAITING, State.DRAFTED, State.HELD, State.SENT)
    store = Store(home.database)
    unsure = cases.judged(key="<u@acme.example>", decision="unsure", received_at=NOW, place=Place("INBOX", 1, 77))
    gone = Quarantined(Place("INBOX", 1, 78), "its parts are nested too deep")
    store.record("personal", "INBOX", Batch([(unsure, None)], [gone]), Cursor(1, 99, NOW), NOW)
    store.set_health("personal", "The connection failed.", NOW)
    store.close()
    found = say("status", "--json").json
    assert {"accounts", "paused", "problems", "rejections", "unsure", "unreadable", "templates"} == set(found)
    assert [CASE_KEYS] * 4 == [set(case) for case in found["rejections"]]
    assert {"waiting", "drafted", "held", "sent"} == {case["state"] for case in found["rejections"]}
    assert [5] == [mail["id"] for mail in found["unsure"]]
    assert [{"account": "personal", "folder": "INBOX", "uid": 78, "reason": "its parts are nested too deep"}] == found[
        "unreadable"
    ]
    assert {"personal": {"since": NOW.isoformat(), "problem": "The connection failed."}} == found["problems"]
    assert NOW == datetime.fromisoformat(found["accounts"]["personal"]["last_poll"])
    text = say("status").out
    for words in ("The connection failed.", "Needs you", "Perhaps a rejection", "nested too deep", "Waiting", "Done"):
        assert words in text


def test_good_news_after_the_draft_is_pointed_out(home: Home, say: Callable[..., Said]) -> None:
    """A draft that says goodbye must not be sent to people who have invited since."""
    fill(home, State.DRAFTED, State.DRAFTED)
    store = Store(home.database)
    fields = {"label": "interview", "decision": "other", "received_at": NOW + timedelta(hours=1)}
    invitation = cases.judged(
        key="<i@acme.example>", place=Place("INBOX", 1, 3), thread=("<1@acme.example>",), **fields
    )
    store.record("personal", "INBOX", Batch([(invitation, None)]), Cursor(1, 3, NOW), NOW)
    store.close()
    assert "1: they have written again since" in say("status").out
    assert {True} == {case["wrote_again"] for case in say("status", "--json").json["rejections"]}
    assert say("show", "1", "--json").json["wrote_again"]


def test_old_endings_are_left_out_of_status(home: Home, say: Callable[..., Said]) -> None:
    """What ended more than two weeks ago is no news; in JSON it stays."""
    fill(home, State.SENT, State.SKIPPED)
    store = Store(home.database)
    store._db.execute("UPDATE mail SET received_at = ?", ((NOW - timedelta(days=15)).isoformat(),))
    store.close()
    assert "Done" not in say("status").out
    assert 2 == len(say("status", "--json").json["rejections"])


def test_show_tells_all_of_one_mail(home: Home, say: Callable[..., Said]) -> None:
    """Verdict, sentences, details, history and the draft, as text and as JSON."""
    fill(home, State.WAITING)
    found = say("show", "1", "--json").json
    assert CASE_KEYS | {"draft", "reasons", "history"} == set(found)
    assert "Alice Example" in found["draft"]
    assert [{"at", "state", "reason"}] == [set(event) for event in found["history"]]
    text = say("show", "1").out
    for words in (
        "ann@acme.example",
        "We went with another candidate.",
        "Acme Foods",
        "waiting",
        "The draft as it would be",
    ):
        assert words in text


def test_nobody_to_write_to_has_no_draft(home: Home, say: Callable[..., Said]) -> None:
    """A mail from a no-reply address is shown without one."""
    home.state.mkdir()
    store = Store(home.database)
    plan = cases.plan(state=State.SKIPPED, reason=Reason.NOBODY, recipient=Recipient("", "", "alice@example.org"))
    store.record("personal", "INBOX", Batch([(cases.judged(), plan)]), Cursor(1, 1, NOW), NOW)
    store.close()
    assert None is say("show", "1", "--json").json["draft"]
    said = say("release", "1")
    assert 1 == said.code
    assert "nobody to write to" in said.err


# -- the user's word -------------------------------------------------------------------------------

WISHES: dict[str, tuple[list[str], frozenset[State], State]] = {
    "release": ([], frozenset({State.WAITING, State.HELD, State.SKIPPED}), State.WAITING),
    "snooze": (["3d"], frozenset({State.WAITING, State.HELD}), State.WAITING),
    "skip": ([], frozenset({State.WAITING, State.HELD}), State.SKIPPED),
}


@pytest.mark.parametrize("command", ["show", *WISHES])
@pytest.mark.parametrize("filled", [False, True])
def test_an_unknown_id_is_one_sentence(home: Home, say: Callable[..., Said], command: str, filled: bool) -> None:
    """Also before there is a database; the sentence says where IDs come from."""
    if filled:
        fill(home, State.WAITING)
    said = say(command, "77", *WISHES.get(command, ([],))[0])
    assert (1, "") == (said.code, said.out)
    assert re.fullmatch(r"afterword: There is no (mail|rejection) 77; `afterword status` lists them\.\n", said.err)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("command", list(WISHES))
def test_a_wish_is_granted_or_refused_by_state(
    home: Home, say: Callable[..., Said], command: str, state: State
) -> None:
    """What is drafted or over stays as it is, and the refusal names the state."""
    more, allowed, becomes = WISHES[command]
    fill(home, state)
    said = say(command, "1", *more)
    if state in allowed:
        assert (0, "", becomes) == (said.code, said.err, state_of(home))
        assert said.out.startswith("1 (Acme Foods) ")
        assert CASE_KEYS == set(say("show", "1", "--json").json) - {"draft", "reasons", "history"}
    else:
        assert (1, f"afterword: 1 is {state}; that cannot be done any more.\n", state) == (
            said.code,
            said.err,
            state_of(home),
        )


@pytest.mark.parametrize("command", list(WISHES))
def test_a_wish_answers_in_json(home: Home, say: Callable[..., Said], command: str) -> None:
    """The rejection as it is now, in the form of `status --json`."""
    fill(home, State.WAITING)
    found = say(command, "1", *WISHES[command][0], "--json").json
    assert (CASE_KEYS, WISHES[command][2].value) == (set(found), found["state"])


@pytest.mark.parametrize("span", ["soon", "3", "", "d3", "3 months", "9999999d", "1.5h"])
def test_a_span_that_is_none_is_explained(home: Home, say: Callable[..., Said], span: str) -> None:
    """The sentence shows how spans are written, and nothing moves."""
    fill(home, State.WAITING)
    before = home.cases()
    said = say("snooze", "1", span)
    assert 1 == said.code
    assert re.search(r"is not a span of time; write it like|is longer than ten years", said.err)
    assert before == home.cases()


def test_snoozing_counts_from_the_due_time(home: Home, say: Callable[..., Said]) -> None:
    """A reply that is due tomorrow and put off by two days is due in three."""
    fill(home, State.WAITING)
    said = say("snooze", "1", "1d 24h")
    (case,) = home.cases()
    assert NOW + timedelta(days=3) == case.row.due_at
    assert "is put off until" in said.out


def test_releasing_makes_it_due_now(home: Home, say: Callable[..., Said]) -> None:
    """The next tick may write it."""
    fill(home, State.HELD)
    say("release", "1")
    (case,) = home.cases()
    assert case.row.due_at <= datetime.now(UTC)
    assert case.row.released_at is not None


# -- what cannot be used ---------------------------------------------------------------------------

ALL = [
    ["run"],
    ["check"],
    ["check", "--dry-run"],
    ["status"],
    ["show", "1"],
    ["release", "1"],
    ["skip", "1"],
]


@pytest.mark.parametrize(
    "words", [["run"], ["check"], ["check", "--dry-run"], ["sign-in"], ["snooze", "1", "3d"]], ids=" ".join
)
def test_an_unusable_configuration_lists_every_problem(
    home: Home, say: Callable[..., Said], words: Sequence[str]
) -> None:
    """Exit code 78, all at once, before anything is made."""
    home.config.write_text('[calm]\ndelay = "soon"\n[poll]\nevry = "5m"\n[accounts.a]\nuser = "a"\n')
    said = say(*words)
    assert 78 == said.code
    for setting in ("calm.delay", "poll.evry", "reply.name", "accounts.a.host", "accounts.a.addresses"):
        assert f"\n  {setting}: " in said.err
    assert not home.state.exists()


def test_a_missing_configuration_says_where_it_belongs(home: Home, say: Callable[..., Said]) -> None:
    """The newcomer's first error names the file."""
    home.config.unlink()
    said = say("check")
    assert 78 == said.code
    assert str(home.config) in said.err
    assert "there is no such file" in said.err


def test_an_unknown_account_names_the_known_ones(say: Callable[..., Said]) -> None:
    """A typing mistake costs one look."""
    said = say("check", "--account", "work")
    assert (1, "afterword: There is no account 'work' in the configuration; there is personal.\n") == (
        said.code,
        said.err,
    )


def newer(database: Path) -> None:
    store = Store(database)
    store._db.execute("PRAGMA user_version = 99")
    store.close()


def no_database(database: Path) -> None:
    database.write_bytes(b"This is no database at all. " * 100)


def holed(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    database.write_bytes(content)


def test_a_database_that_is_damaged_deep_inside_is_told(
    home: Home, say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Damage that shows only after the first rows were read is told like any other."""

    def damaged(store: Store) -> Iterator[Quarantined]:
        yield from ()
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(Store, "quarantined", damaged)
    fill(home, State.WAITING)
    said = say("status", "--json")
    assert (74, "") == (said.code, said.out)
    assert "The database cannot be used (database disk image is malformed)" in said.err


@pytest.mark.parametrize("words", ALL, ids=" ".join)
@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (newer, "was written by a newer Afterword (schema 99"),
        (no_database, "file is not a database"),
        (holed, "database"),
    ],
)
def test_a_database_that_cannot_be_used_is_told(
    home: Home, say: Callable[..., Said], words: Sequence[str], harm: Callable[[Path], None], sentence: str
) -> None:
    """Newer, foreign or damaged: exit code 74, one sentence, no traceback, and the file stays as it is."""
    fill(home, State.WAITING)
    harm(home.database)
    before = home.database.read_bytes()
    said = say(*words)
    assert (74, "") == (said.code, said.out)
    assert sentence in said.err
    assert said.err.startswith("afterword: ")
    assert 1 == said.err.count("\n")
    assert before == home.database.read_bytes()


@pytest.mark.parametrize("command", ["run", "check"])
def test_a_state_folder_that_cannot_be_made_is_told(
    home: Home, capfd: pytest.CaptureFixture[str], command: str, tmp_path: Path
) -> None:
    """A file in its place, or a place where nothing can be made: exit code 74."""
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/nowhere")):
        assert 74 == cli.main(["--config", str(home.config), "--state", str(place), command])
        assert str(place) in capfd.readouterr().err


def test_a_new_state_folder_is_its_owners_only(home: Home, say: Callable[..., Said]) -> None:
    """Folder 0700, files 0600; one that existed keeps its mode."""
    say("check")
    assert 0o700 == home.state.stat().st_mode & 0o777
    assert 0o600 == home.database.stat().st_mode & 0o777
    home.state.chmod(0o755)
    say("check")
    assert 0o755 == home.state.stat().st_mode & 0o777


@pytest.mark.parametrize("words", [["run"], ["read", "one.eml"], ["evaluate", "labelled.jsonl"]], ids=" ".join)
@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_a_broken_model_is_told(
    home: Home,
    say: Callable[..., Said],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    words: list[str],
    harm: str,
) -> None:
    """Exit code 70: the installation is at fault, not a mail."""
    (tmp_path / "one.eml").write_bytes(bench.rejection())
    (tmp_path / "labelled.jsonl").write_text('{"label": "other", "subject": "x", "body": "y"}\n')
    broken = tmp_path / "model"
    if harm == "damaged":
        broken.mkdir()
        for file in surroundings.model().iterdir():
            (broken / file.name).write_bytes(file.read_bytes()[:-1])
    monkeypatch.setattr(surroundings, "model", lambda: broken)
    monkeypatch.chdir(tmp_path)
    said = say(*words)
    assert (70, "") == (said.code, said.out)
    assert str(broken) in said.err
    assert 1 == said.err.count("\n")


# -- evaluate --------------------------------------------------------------------------------------


def test_evaluate_promises_a_form(home: Home, say: Callable[..., Said], tmp_path: Path) -> None:
    """Figures with intervals, as JSON that every reader accepts, also where a ratio is empty."""
    file = tmp_path / "labelled.jsonl"
    body = "Thank you for applying. Unfortunately we have decided to move forward with other candidates."
    rows = [
        {"label": "rejection", "subject": "Your application", "sender": "Ann <ann@acme.example>", "body": body},
        {"label": "other", "subject": "Sunday", "sender": "mum@home.example", "body": "Dinner at six?"},
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = json.loads(say("evaluate", "--json", str(file)).out, parse_constant=pytest.fail)
    assert (2, 1, 1.0, 1.0, 0) == tuple(
        found[name] for name in ("mails", "rejections", "precision", "recall", "good_news_rejected")
    )
    assert {"rejection>rejection": 1, "other>other": 1} == found["confusion"]
    assert "precision_interval" in say("evaluate", str(file)).out
    file.write_text(json.dumps(rows[1]) + "\n")
    assert None is json.loads(say("evaluate", "--json", str(file)).out, parse_constant=pytest.fail)["precision"]


@pytest.mark.parametrize(
    "line", ["no json", "[1]", '{"body": "x"}', '{"label": "cat", "body": "x"}', '{"label": "other", "body": 7}']
)
def test_evaluate_names_the_line_that_it_cannot_use(
    home: Home, say: Callable[..., Said], tmp_path: Path, line: str
) -> None:
    """One sentence with file and line."""
    file = tmp_path / "labelled.jsonl"
    file.write_text('{"label": "other", "body": "x"}\n' + line + "\n")
    said = say("evaluate", str(file))
    assert 1 == said.code
    assert f"{file}, line 2: " in said.err
    assert "cannot be read" in say("evaluate", str(tmp_path / "nowhere")).err
    assert "The model cannot be used" in say("evaluate", "--model", str(tmp_path), str(file)).err


# -- check and sign-in, on a real server -----------------------------------------------------------


def test_a_server_that_is_down_is_told(home: Home, say: Callable[..., Said]) -> None:
    """Exit code 69, the account is named, and `status` remembers."""
    said = say("check")
    assert 69 == said.code
    assert "personal\nThe connection to the server failed" in said.out
    assert "The connection to the server failed" in say("status").out
    found = say("check", "--json").json
    assert (False, {"error"}) == (found["dry_run"], set(found["accounts"]["personal"]))


def test_a_password_that_cannot_be_had_is_told(home: Home, say: Callable[..., Said]) -> None:
    """Exit code 77, and no connection is tried without it."""
    home.add_account(free_port(), "alice", password_command=["false"])
    said = say("check")
    assert 77 == said.code
    assert "`password_command` failed with exit code 1." in said.out


@pytest.mark.slow
def test_a_dry_run_changes_nothing_and_tells_all(
    home: Home, say: Callable[..., Said], dovecot: Dovecot, tmp_path: Path
) -> None:
    """The database's bytes and the mailbox stay as they are; what would be done is said; then `check` does it."""
    user = dovecot.new_user()
    home.add_account(dovecot.port, user, password=dovecot.password)
    with MailClient(dovecot, user) as client:
        client.deliver("INBOX", bench.rejection())
        mailbox = client.contents()
        said = say("check", "--dry-run")
        assert 0 == said.code
        assert "(dry run: nothing was changed)" in said.out
        assert "Would be laid into Drafts: the reply to 1." in said.out
        assert not home.state.exists()
        assert mailbox == client.contents()

        # With a database, too.
        fill(home)
        store = Store(home.database)
        store.record("personal", "INBOX", Batch(), Cursor(1, 0, NOW - timedelta(days=1)), NOW)
        store.close()
        before = {file: file.read_bytes() for file in home.state.iterdir()}
        found = say("check", "--dry-run", "--json").json
        assert (True, [1], 1) == (
            found["dry_run"],
            found["accounts"]["personal"]["drafted"],
            found["accounts"]["personal"]["read"],
        )
        assert before == {file: file.read_bytes() for file in home.state.iterdir()}
        assert mailbox == client.contents()

        said = say("check")
        assert (0, "") == (said.code, said.err)
        assert "Laid into Drafts: the reply to 1." in said.out
        assert 1 == len(client.contents()["Drafts"])
        found = say("check", "--json").json["accounts"]["personal"]
        assert {"read", "quarantined", "labels", "rejections", "unsure", "drafted", "changed", "lessons"} == set(found)
        assert ([], 0) == (found["drafted"], found["read"])


@pytest.mark.slow
def test_one_account_in_trouble_does_not_stop_the_other(home: Home, say: Callable[..., Said], dovecot: Dovecot) -> None:
    """The one that can be looked at is; the exit code tells of the other."""
    home.add_account(dovecot.port, dovecot.new_user(), key="work", password=dovecot.password)
    found = say("check", "--json")
    assert 69 == found.code
    assert {"error"} == set(found.json["accounts"]["personal"])
    assert 0 == found.json["accounts"]["work"]["read"]


@pytest.mark.slow
def test_a_wrong_password_is_told(home: Home, say: Callable[..., Said], dovecot: Dovecot) -> None:
    """Exit code 77, by `check` and by `sign-in`, which then stores nothing."""
    home.add_account(dovecot.port, dovecot.new_user(), password="wrong")
    assert 77 == say("check").code
    said = say("sign-in")
    assert (77, "") == (said.code, said.out)
    assert "personal: the server does not accept this password; nothing was stored." in said.err


@pytest.mark.slow
def test_signing_in_keeps_the_password_and_names_drafts(home: Home, dovecot: Dovecot) -> None:
    """A password from a pipe is tried, kept in the keyring, and then found by `check`; an empty one is refused."""
    from tests.peers import PeerMissing
    from tests.peers.secret_service import SecretService

    home.add_account(dovecot.port, dovecot.new_user(), password_command=[])
    try:
        with SecretService() as keyring:
            home.env = keyring.env
            done = home.run("sign-in", given=b"\n")
            assert (1, "") == (done.returncode, done.stdout)
            assert "no password was given" in done.stderr
            assert "run `afterword sign-in`" in home.run("check").stdout
            done = home.run("sign-in", given=dovecot.password.encode() + b"\n")
            assert (0, "personal: signed in. Drafts folder: Drafts.\n") == (done.returncode, done.stdout)
            assert 0 == home.run("check").returncode
    except PeerMissing as missing:
        pytest.fail(str(missing), pytrace=False)
