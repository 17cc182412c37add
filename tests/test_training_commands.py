"""`afterword train` and `afterword models`: from labelled mail in files to a model in use, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from classifier.labels import Label
from daemon import cli, training
from daemon.models import Models
from daemon.records import Lesson
from daemon.store import Store
from tests import bench, small_world
from tests.small_world import BEGINNING

#: Each of them trains, in a process of its own.
pytestmark = pytest.mark.slow

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_world.build(tmp_path_factory.mktemp("world") / "models")


@pytest.fixture
def state(world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder, and trainings that see the small corpus."""
    monkeypatch.setattr(training, "shipped", lambda _: world)
    return tmp_path / "state"


@pytest.fixture
def say(state: Path, capfd: pytest.CaptureFixture[str]) -> Say:
    """Runs a command in this very process."""

    def run(*arguments: object) -> tuple[int, str, str]:
        capfd.readouterr()
        code = cli.main(["--state", str(state), *map(str, arguments)])
        return (code, *capfd.readouterr())

    return run


def teach(state: Path, lessons: Sequence[Lesson]) -> None:
    state.mkdir(exist_ok=True)
    store = Store(state / "afterword.db")
    store.learn(lessons, BEGINNING)
    store.close()


def lessons(state: Path) -> list[Lesson]:
    store = Store(state / "afterword.db")
    try:
        return store.lessons()
    finally:
        store.close()


def labelled(folder: Path) -> Path:
    """A folder with a rejection as raw mail, an ordinary one as a row, and what cannot be used."""
    (folder / "rejection").mkdir(parents=True)
    (folder / "rejection" / "one.eml").write_bytes(bench.rejection())
    row = {"label": "other", "subject": "Sunday", "sender": "Mum <mum@home.example>", "body": "Dinner at six?"}
    (folder / "rows.jsonl").write_text(json.dumps(row) + "\n" + '{"label": "rejection"}\n', "utf-8")
    return folder


def test_without_labels_there_is_nothing_to_learn(say: Say, state: Path) -> None:
    """The ways to give some are named; nothing is trained."""
    code, out, err = say("train")
    assert (1, "") == (code, out)
    assert "afterword review" in err
    assert not (state / "models").exists()


def test_labelled_mail_is_taken_in_and_learnt(say: Say, state: Path, tmp_path: Path) -> None:
    """Raw mail and rows; what cannot be used is named with its line; what is taken in again is not new."""
    folder = labelled(tmp_path / "mails")
    code, out, err = say("train", "--labelled", folder, "--json")
    told = json.loads(out)
    assert (1, 2, 1, 2) == (code, told["taken_in"], told["unusable"], told["lessons"])
    assert "rows.jsonl, line 2" in err
    rejection, ordinary = sorted(lessons(state), key=lambda one: one.label, reverse=True)
    assert ("<r1@acme.example>", "acme.example", "import") == (rejection.key, rejection.domain, rejection.source)
    assert (Label.OTHER, "home.example", "Dinner at six?") == (ordinary.label, ordinary.domain, ordinary.text)
    again = json.loads(say("train", "--labelled", folder, "--json")[1])
    assert (0, 2) == (again["taken_in"], again["lessons"])


def test_what_was_exported_can_be_taken_in_again(say: Say, state: Path, tmp_path: Path) -> None:
    """The same keys and organisations: a second machine learns the same."""
    teach(state, small_world.refusals())
    code, out, err = say("labels", "export", tmp_path / "mine.jsonl")
    assert 0 == code, out + err
    before = lessons(state)
    assert 0 == json.loads(say("train", "--labelled", tmp_path / "mine.jsonl", "--json")[1])["taken_in"]
    (state / "afterword.db").unlink()
    say("train", "--labelled", tmp_path / "mine.jsonl")
    kept = ("key", "label", "domain", "subject", "text", "sketch")
    assert [[getattr(one, name) for name in kept] for one in before] == [
        [getattr(one, name) for name in kept] for one in sorted(lessons(state), key=lambda one: one.key)
    ]


def test_a_training_shows_figures_and_reasons(say: Say, state: Path) -> None:
    """Now against the candidate, why, and that it is in use; for programs the same."""
    teach(state, small_world.refusals())
    code, out, _ = say("train")
    version = Models(state).current()
    assert 0 == code
    for words in ("corpus, held out: precision", "your labels: wrong", f"Promoted, as {version}", "loses nothing"):
        assert words in out
    told = json.loads(say("train", "--json")[1])
    assert (True, 6) == (told["would_promote"], told["lessons"])
    assert {"name", "current", "candidate"} == set(told["figures"][0])
    assert not any(text[:30] in json.dumps(told) for text in small_world.REFUSALS)


def test_a_rehearsal_changes_nothing(say: Say, state: Path, tmp_path: Path) -> None:
    """Neither labels nor models stay; what would be done is said."""
    teach(state, small_world.refusals())
    code, out, _ = say("train", "--dry-run", "--labelled", labelled(tmp_path / "mails"))
    assert 1 == code, "a row could not be used"
    assert "It would be promoted" in out
    assert 6 == len(lessons(state))
    assert [] == Models(state).versions()


def test_a_slip_is_named_by_its_number(say: Say, state: Path) -> None:
    """So that the user finds it in `afterword labels`."""
    plain = bench.rejection().decode().partition("\r\n\r\n")[2].replace("\r\n", "\n")
    teach(state, [small_world.lesson(1, Label.OTHER, plain)])
    (lesson,) = lessons(state)
    assert f"speaks against these labels: {lesson.id}." in say("train")[1]


def test_a_second_training_is_told(say: Say, state: Path) -> None:
    """Exit code 75, as where another daemon is at work."""
    teach(state, small_world.refusals())
    known = Models(state)
    with known.training():
        code, _, err = say("train")
        assert (75, True) == (code, "under way already" in err)
        assert 75 == say("models", "prune")[0]
    assert 0 == say("train", "--dry-run")[0]


def test_models_from_first_to_last(say: Say, state: Path) -> None:
    """Listed, shown, promoted, rolled back and pruned, in words and for programs."""
    code, out, _ = say("models")
    assert (0, True) == (code, "shipped" in out)
    teach(state, small_world.refusals())
    names = []
    for number in range(3):
        teach(state, [small_world.lesson(100 + number, Label.OTHER, f"Dinner on day {number}?")])
        names.append(json.loads(say("train", "--json")[1])["version"])
        # Names are of seconds; a training of the real corpus takes longer.
        renamed = f"2026030{number + 1}T120000{names[-1][15:]}"
        known = Models(state)
        (known.folder / names[-1]).rename(known.folder / renamed)
        known.promote(renamed, BEGINNING.replace(day=number + 1))
        names[-1] = renamed
    first, second, third = names

    def listed() -> list[tuple[str, bool]]:
        return [(one["version"], one["current"]) for one in json.loads(say("models", "list", "--json")[1])["models"]]

    assert [(third, True), (second, False)] == listed(), "two are kept"
    out = say("models")[1]
    assert "in use since" in next(line for line in out.splitlines() if line.startswith(third))
    assert "was in use from" in next(line for line in out.splitlines() if line.startswith(second))
    shown = json.loads(say("models", "show", third, "--json")[1])
    assert (third, True, 9) == (shown["version"], shown["current"], shown["facts"]["lessons"])
    assert "data" in say("models", "show", third)[1]
    assert {"current": second} == json.loads(say("models", "rollback", "--json")[1])
    assert f"{third} is in use." in say("models", "promote", third)[1]
    assert {"removed": []} == json.loads(say("models", "prune", "--keep", "0", "--json")[1])
    say("models", "rollback")
    assert "The shipped model is in use again." in say("models", "rollback")[1]
    assert 1 == say("models", "rollback")[0]
    assert first not in say("models")[1]


@pytest.mark.parametrize("arguments", [("show",), ("promote",), ("show", "nothing"), ("promote", "../../etc")])
def test_a_model_has_to_be_named(arguments: tuple[str, ...], say: Say) -> None:
    """By a name that there is."""
    code, out, err = say("models", *arguments)
    assert (1, "") == (code, out)
    assert "afterword models" in err


def test_looking_at_models_makes_nothing(say: Say, state: Path) -> None:
    """A command that only looks leaves no trace."""
    say("models")
    assert not (state / "models").exists()


def test_a_damaged_model_is_listed_as_such(say: Say, state: Path) -> None:
    """It can be looked at, and why it cannot be used is said."""
    teach(state, small_world.refusals())
    version = json.loads(say("train", "--json")[1])["version"]
    (state / "models" / version / "weights.f32").write_bytes(b"")
    assert "cannot be used" in say("models")[1]
    told: dict[str, Any] = json.loads(say("models", "show", version, "--json")[1])
    assert "does not match its checksum" in told["problem"]
