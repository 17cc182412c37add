"""The commands around the words of a reply: preview, templates, and what show and status tell of them."""

import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from daemon import cli
from daemon.paths import shipped
from daemon.records import Batch, Cursor
from daemon.states import Reason, State
from daemon.store import Store
from tests import bench, cases
from tests.running import Home
from tests.test_cli import HOSTILE, NOW, Said

REJECTION = bench.rejection()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    one = Home(tmp_path)
    one.add_account(1, "alice")
    return one


@pytest.fixture
def say(home: Home, capfd: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Runs a command in this very process."""

    def run(*arguments: str) -> Said:
        capfd.readouterr()
        code = cli.main(["--config", str(home.config), "--state", str(home.state), *arguments])
        return Said(code, *capfd.readouterr())

    return run


@pytest.fixture
def mail(home: Home) -> Callable[..., str]:
    """A mail in a file."""

    def write(content: bytes = REJECTION, name: str = "mail.eml") -> str:
        path = home.folder / name
        path.write_bytes(content)
        return str(path)

    return write


def own_template(home: Home, text: str, name: str = "en/warm") -> Path:
    path = home.folder / f"templates/{name}.txt.j2"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def wishes(text: str) -> str:
    return f'{{% extends "shipped/en/warm.txt.j2" %}}\n{{% block wishes %}}{text}{{% endblock %}}\n'


def record(home: Home, state: State = State.WAITING, reason: Reason | None = None, **mail: Any) -> None:
    home.state.mkdir()
    store = Store(home.database)
    plan = cases.plan(state=state, reason=reason)
    store.record("personal", "INBOX", Batch([(cases.judged(**mail), plan)]), Cursor(1, 1, NOW), NOW)
    store.close()


# -- preview ---------------------------------------------------------------------------------------


def test_preview_prints_the_reply_and_its_reasons(say: Callable[..., Said], mail: Callable[..., str]) -> None:
    """Headers, body with the quote, and why each paragraph stands there; standard output only."""
    said = say("preview", mail())
    assert (0, "") == (said.code, said.err)
    assert said.out.startswith(
        "From: alice@example.org\nTo: Ann Lee <ann@acme.example>\nSubject: Re: Your application to Acme Foods\n\nDear"
    )
    assert "\n> Thank you for applying for the Line Cook position" in said.out
    assert "thanks    stage applied: nothing shows that there was more\n" in said.out
    assert "would prepare no reply" not in said.out


def test_preview_has_one_object_of_json_a_mail(say: Callable[..., Said], mail: Callable[..., str]) -> None:
    """With the paragraphs by name; for programs."""
    said = say("preview", "--json", mail()).json
    assert ["greeting", "thanks", "decision", "radar", "wishes", "closing"] == [
        one["block"] for one in said["paragraphs"]
    ]
    assert ("ann@acme.example", "en", "warm", True, []) == (
        said["to"],
        said["language"],
        said["voice"],
        said["would_reply"],
        said["obstacles"],
    )
    assert all(one["text"] in said["text"] and one["because"] for one in said["paragraphs"])


def test_voice_and_language_can_be_tried(say: Callable[..., Said], mail: Callable[..., str]) -> None:
    """The configuration stays as it is."""
    said = say("preview", "--json", "--voice", "formal", "--language", "en", mail()).json
    assert ("formal", "Dear Ann Lee,") == (said["voice"], said["paragraphs"][0]["text"])
    assert "warm" == say("preview", "--json", mail()).json["voice"]


def test_preview_says_when_there_would_be_no_reply(say: Callable[..., Said], mail: Callable[..., str]) -> None:
    """An invitation is no rejection; a no-reply address is read by nobody."""
    said = say("preview", mail(bench.invitation()))
    assert (0, True) == (said.code, "Afterword itself would prepare no reply: this is no rejection" in said.out)
    said = say("preview", mail(bench.rejection(sender="no-reply@acme.example")))
    assert "To: (nobody; yours to fill in)\n" in said.out
    assert f"Afterword itself would prepare no reply: {Reason.NOBODY}.\n" in said.out


def test_preview_of_a_stored_mail(home: Home, say: Callable[..., Said]) -> None:
    """By its number in `afterword status`, with why it gets no reply."""
    record(home, State.SKIPPED, Reason.OWN_DRAFT)
    said = say("preview", "1")
    assert "Subject: Re: Your application to Acme Foods\n" in said.out
    assert f"would prepare no reply: {Reason.OWN_DRAFT}." in said.out
    assert 1 == say("preview", "--json", "1").json["id"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["7"], "There is no mail 7"),
        (["nowhere.eml"], "There is no file or folder nowhere.eml."),
        (["7", "--language", "xx"], "--language: replies are written in en"),
    ],
)
def test_preview_of_nothing(say: Callable[..., Said], arguments: list[str], words: str) -> None:
    """One sentence and exit code 1."""
    said = say("preview", *arguments)
    assert (1, "", True) == (said.code, said.out, said.err.startswith(f"afterword: {words}"))


def test_preview_of_what_is_no_mail(say: Callable[..., Said], mail: Callable[..., str]) -> None:
    """It says so, and the exit code is 1."""
    assert 1 == say("preview", mail(b"")).code


def test_preview_shows_hostile_values_as_plain_text(say: Callable[..., Said], mail: Callable[..., str]) -> None:
    """No colour, no window title, no bidi override reaches the terminal."""
    content = REJECTION.replace(b"Subject: Your", f"Subject: {HOSTILE.splitlines()[0]} Your".encode())
    said = say("preview", mail(content))
    assert 0 == said.code
    assert not set("\x1b\x07\x9b\u202e\u200b\x7f") & set(said.out)


# -- templates -------------------------------------------------------------------------------------


def test_templates_are_listed_with_their_owners(home: Home, say: Callable[..., Said]) -> None:
    """The user's own first, and what is wrong with them."""
    path = own_template(home, wishes("{{ oops }}"))
    said = say("templates", "list")
    assert 0 == said.code
    assert f"en/warm    yours    {path}:2: 'oops' is undefined" in said.out
    assert "en/formal  shipped  right" in said.out


def test_templates_check_names_file_and_line(home: Home, say: Callable[..., Said]) -> None:
    """A fault is one line, and the exit code is 1; style is told and is no fault."""
    path = own_template(home, wishes("{{ oops }}"))
    said = say("templates", "check", "en/warm")
    assert (1, f"{path}:2: 'oops' is undefined (sample: applied)\n") == (said.code, said.out)
    own_template(home, wishes("Bye!! Bye."))
    said = say("templates", "check", "en/warm")
    assert (0, True) == (said.code, f"{path}:2: style: two punctuation marks in a row (sample: applied)\n" in said.out)
    assert "2 templates can be used.\n" in said.out


def test_the_shipped_templates_pass_the_check(say: Callable[..., Said]) -> None:
    """All of them, in JSON too."""
    said = say("templates", "check", "--json").json["templates"]
    assert [] == [one for template in said for one in template["findings"]]
    assert {(one["language"], one["voice"]) for one in said} >= {("en", "warm"), ("en", "formal")}


@pytest.fixture
def editor(home: Home, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that adds a line."""
    path = home.folder / "editor"
    path.write_text('#!/bin/sh\nprintf "%s" "$ADDED" >> "$2"\n')
    path.chmod(0o700)
    monkeypatch.setenv("VISUAL", f"{path} --wait")
    monkeypatch.setenv("ADDED", "")
    return path


def test_edit_lays_out_a_small_file_and_checks_it(home: Home, say: Callable[..., Said], editor: Path) -> None:
    """One that extends the shipped template, with a copy of the paragraph that was asked for, private to the user."""
    said = say("templates", "edit", "en/warm", "--block", "wishes", "--block", "radar")
    path = home.folder / "templates/en/warm.txt.j2"
    assert (0, f"{path}: can be used.\n") == (said.code, said.out)
    text = path.read_text()
    shipped_text = (shipped("templates") / "en/warm.txt.j2").read_text(encoding="utf-8")
    for name in ("wishes", "radar"):
        block = shipped_text[shipped_text.index(f"{{% block {name} %}}") :].partition("{% endblock %}")[0]
        assert block in text
    assert '{% extends "shipped/en/warm.txt.j2" %}' in text
    assert "{% block thanks %}" not in text
    assert 0o700 == stat.S_IMODE((home.folder / "templates").stat().st_mode)


def test_edit_leaves_what_is_there(home: Home, say: Callable[..., Said], editor: Path) -> None:
    """A second time the file is opened as it is; a block that it has is not copied again."""
    path = own_template(home, wishes("Bye."))
    assert 0 == say("templates", "edit", "en/warm", "--block", "wishes", "--whole").code
    assert wishes("Bye.") == path.read_text()


def test_edit_leaves_what_is_no_text_to_its_owner(home: Home, say: Callable[..., Said], editor: Path) -> None:
    """It is opened, not overwritten, and the check says what is wrong with it."""
    path = own_template(home, "")
    path.write_bytes(b"\xff")
    said = say("templates", "edit", "en/warm", "--block", "wishes")
    assert (1, b"\xff", True) == (said.code, path.read_bytes(), f"{path}:1: it is not UTF-8 text" in said.out)


def test_edit_tells_what_was_typed_wrong(
    home: Home, say: Callable[..., Said], editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With file and line, and exit code 1."""
    monkeypatch.setenv("ADDED", "{% block own %}{{ oops }}{% endblock %}\n")
    said = say("templates", "edit", "en/warm")
    path = home.folder / "templates/en/warm.txt.j2"
    assert 1 == said.code
    assert f"{path}:4: 'oops' is undefined" in said.out
    assert "the shipped template is used until this is mended" in said.out


def test_edit_can_begin_with_the_whole_template(home: Home, say: Callable[..., Said], editor: Path) -> None:
    """A language that is not shipped begins with the English one."""
    assert 0 == say("templates", "edit", "fi/formal", "--whole").code
    path = home.folder / "templates/fi/formal.txt.j2"
    assert (shipped("templates") / "en/formal.txt.j2").read_bytes() == path.read_bytes()


def test_without_an_editor_the_file_is_named(
    home: Home, say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made all the same."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    said = say("templates", "edit", "en/warm")
    assert 0 == said.code
    assert "neither $VISUAL nor $EDITOR names an editor" in said.err
    assert (home.folder / "templates/en/warm.txt.j2").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["edit"],
        ["edit", "en/warm", "en/formal"],
        ["edit", "en/warm", "--block", "nonsense"],
        ["edit", "../../etc/warm"],
        ["check", "xx/warm"],
        ["check", "en/cold"],
        ["list", "--whole"],
    ],
)
def test_what_cannot_be_edited_or_checked(home: Home, say: Callable[..., Said], arguments: list[str]) -> None:
    """One sentence, exit code 1, and no file."""
    said = say("templates", *arguments)
    assert (1, "") == (said.code, said.out)
    assert said.err.startswith("afterword: ")
    assert not (home.folder / "templates").exists()


# -- what others tell of it ------------------------------------------------------------------------


def test_show_says_why_each_paragraph_stands_there(home: Home, say: Callable[..., Said]) -> None:
    """In a table, and in JSON by block."""
    record(home)
    assert "position Line Cook: from the text, confidence 0.9" in say("show", "1").out
    reasons = json.loads(say("show", "1", "--json").out)["reasons"]
    assert ["greeting", "thanks", "decision", "radar", "wishes", "closing"] == [one["block"] for one in reasons]


def test_status_and_show_tell_of_a_template_that_is_passed_over(home: Home, say: Callable[..., Said]) -> None:
    """Before it could ever matter, and where it did."""
    record(home)
    path = own_template(home, wishes("{{ oops }}"))
    assert f"A template of yours cannot be used: {path}:2: 'oops' is undefined" in say("status").out
    assert [{"file": str(path), "line": 2, "why": "'oops' is undefined"}] == say("status", "--json").json["templates"]
    assert f"{path}:2: 'oops' is undefined; another template was used." in say("show", "1").out


def test_the_users_words_are_in_the_draft_that_is_shown(home: Home, say: Callable[..., Said]) -> None:
    """Templates lie beside the configuration."""
    record(home)
    own_template(home, wishes("So long, and thanks for the fish."))
    assert "So long, and thanks for the fish." in say("show", "1").out
