"""The user's models: versions, an atomic swap, and a training beside the daemon that may die at any point."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from classifier.labels import Label
from classifier.model import load_model
from classifier.reader import Reader
from daemon import models as module
from daemon import training
from daemon.errors import AlreadyRunning, StoreError, UserError
from daemon.models import CURRENT, WORK, Models
from daemon.records import Lesson
from daemon.training import Trained, TrainingFailed, TrainingProcess, start_training
from tests import bench, small_world
from tests.running import CHECKOUT, wait_until

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def known(tmp_path: Path) -> Models:
    return Models(tmp_path)


def candidate(known: Models, number: int) -> Path:
    """A work folder with a finished candidate."""
    work = known.folder / f"{WORK}{number}"
    shutil.copytree(CHECKOUT / "models" / "starter", work)
    about = json.loads((work / "model.json").read_text("utf-8"))
    about["facts"]["data"] = f"{number:016x}"[::-1]
    (work / "model.json").write_text(json.dumps(about), "utf-8")
    return work


def add(known: Models, number: int, *, promoted: bool = True) -> str:
    """A version an hour after the one before."""
    at = NOON + timedelta(hours=number)
    name = known.take_in(candidate(known, number), at)
    if promoted:
        known.promote(name, at)
    return name


def usable(known: Models) -> None:
    """What the daemon would read is a whole model."""
    with Reader(known.folder / CURRENT, CHECKOUT / "models" / "starter") as reader:
        reader.start()
        assert () == reader.passed_over or not (known.folder / CURRENT).exists()


# -- versions --------------------------------------------------------------------------------------


def test_without_models_the_shipped_one_is_in_use(known: Models) -> None:
    """Nothing to list, nothing to rebuild, nothing to go back to; and looking makes no folder."""
    assert (None, [], False) == (known.current(), known.versions(), known.needs_rebuild())
    with pytest.raises(UserError, match="shipped model is in use"):
        known.rollback()
    assert [] == known.prune()
    assert not known.folder.exists()


def test_a_version_is_promoted_and_taken_back(known: Models) -> None:
    """Each rollback goes one further, down to the shipped model."""
    first, second, refused = add(known, 1), add(known, 2), add(known, 3, promoted=False)
    assert second == known.current()
    assert [refused, second, first] == [one.name for one in known.versions()]
    assert [False, True, False] == [one.is_current for one in known.versions()]
    assert first == known.rollback() == known.current()
    assert (None, None) == (known.rollback(), known.current())
    known.promote(refused, NOON + timedelta(days=1))
    assert refused == known.current()
    load_model(known.folder / CURRENT)


def test_pruning_keeps_what_rollback_needs(known: Models) -> None:
    """The one in use and the one before it stay, before any that was never in use; fewer than two are never kept."""
    names = [add(known, number, promoted=number not in (3, 5)) for number in range(1, 7)]
    # The third and the fifth were never in use; the sixth is.
    assert {names[0], names[1], names[2], names[4]} == set(known.prune(0))
    assert [names[5], names[3]] == [one.name for one in known.versions()]
    assert [] == known.prune(2)
    assert names[3] == known.rollback()


@pytest.mark.parametrize("name", ["", "..", "current", "20260101T000000-0000000", "20260101T000000-00000000", "a/b"])
def test_a_version_that_is_not_there_is_told(known: Models, name: str) -> None:
    """No name leads anywhere but to a version."""
    add(known, 1)
    for act in (known.version, lambda one: known.promote(one, NOON)):
        with pytest.raises(UserError, match="There is no model"):
            act(name)


def test_a_candidate_that_cannot_be_read_is_never_in_use(known: Models) -> None:
    """Neither taken in nor promoted, and a rollback passes over it."""
    first, second = add(known, 1), add(known, 2)
    third = add(known, 3)
    (known.folder / second / "weights.f32").write_bytes(b"")
    with pytest.raises(UserError, match="cannot be used"):
        known.promote(second, NOON)
    assert third == known.current()
    assert first == known.rollback()
    broken = candidate(known, 9)
    (broken / "terms.txt").unlink()
    with pytest.raises(module.ModelError):
        known.take_in(broken, NOON)
    assert "damaged" in known.version(second).problem


def test_an_upgrade_wants_a_rebuild(known: Models, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another scikit-learn (not its third number), other features, or a model that is gone or damaged."""
    name = add(known, 1)
    here = json.loads((known.folder / name / "model.json").read_text("utf-8"))["facts"]["scikit-learn"]
    major, minor, *_ = here.split(".")
    monkeypatch.setattr(module, "version", lambda _: f"{major}.{minor}.99")
    assert not known.needs_rebuild()
    monkeypatch.setattr(module, "version", lambda _: f"{major}.{int(minor) + 1}.0")
    assert known.needs_rebuild()
    monkeypatch.setattr(module, "version", lambda _: here)
    monkeypatch.setattr(module, "FEATURES_VERSION", -1)
    assert known.needs_rebuild()
    monkeypatch.undo()
    (known.folder / name / "terms.txt").write_bytes(b"")
    assert known.needs_rebuild()
    shutil.rmtree(known.folder / name)
    assert known.needs_rebuild()
    assert known.current() is None


# -- crashes ---------------------------------------------------------------------------------------


class Killed(BaseException):
    """The process ends here."""


def dying_at(step: int, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Ends the process before its step-th change of the disk; how many there were is what is returned."""
    steps = 0

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            nonlocal steps
            steps += 1
            if steps == step:
                raise Killed
            return real(*arguments, **named)

        return call

    for owner, name in (
        (Path, "rename"),
        (Path, "symlink_to"),
        (Path, "unlink"),
        (Path, "write_text"),
        (module.shutil, "rmtree"),
        (module.os, "fsync"),
    ):
        monkeypatch.setattr(owner, name, counted(getattr(owner, name)))
    return lambda: steps


def acts(known: Models) -> Sequence[Callable[[], object]]:
    return (
        lambda: add(known, 3),
        known.rollback,
        lambda: known.prune(2),
    )


@pytest.mark.slow
@pytest.mark.parametrize("act", range(3))
def test_a_crash_at_any_step_leaves_a_working_model(act: int, tmp_path: Path) -> None:
    """Before each single change of the disk; and the next one finds nothing in its way."""
    step = 1
    while True:
        known = Models(tmp_path / str(step))
        add(known, 1)
        add(known, 2)
        add(known, 0, promoted=False)
        if act == 0:
            candidate(known, 3)
            shutil.rmtree(known.folder / f"{WORK}3")
        with pytest.MonkeyPatch.context() as patch:
            done = dying_at(step, patch)
            try:
                acts(known)[act]()
            except Killed:
                pass
            else:
                assert done() < step
                break
        assert known.current() is not None
        load_model(known.folder / CURRENT)
        with known.training():
            assert not [path for path in known.folder.iterdir() if path.name.startswith(f"{WORK}link")]
        add(known, 7)
        assert all(not one.problem for one in known.versions())
        step += 1
    assert step > 2


def test_a_full_disk_changes_nothing(known: Models, monkeypatch: pytest.MonkeyPatch) -> None:
    """The swap fails with clear words, and the model in use stays."""
    first = add(known, 1)
    second = add(known, 2, promoted=False)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "symlink_to", full)
    with pytest.raises(StoreError, match="No space left on device"):
        known.promote(second, NOON)
    assert first == known.current()


# -- trainings -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_world.build(tmp_path_factory.mktemp("world") / "models")


@pytest.fixture
def small(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trainings see the small corpus."""
    monkeypatch.setattr(training, "shipped", lambda _: world)


def ended(process: TrainingProcess) -> Trained:
    """Polls as the daemon does."""
    until = time.monotonic() + 120
    while (trained := process.poll()) is None:
        assert time.monotonic() < until
        process.wait(0.2)
    return trained


@pytest.fixture
def begin(small: None, tmp_path: Path) -> Iterator[Callable[..., TrainingProcess]]:
    """Begins trainings, and ends what is left of them."""
    begun: list[TrainingProcess] = []

    def start(lessons: Sequence[Lesson] = small_world.refusals(), **changes: Any) -> TrainingProcess:
        begun.append(start_training(tmp_path, lessons, **changes))
        return begun[-1]

    yield start
    for process in begun:
        process.kill()


@pytest.mark.slow
def test_a_training_ends_with_a_promoted_model(begin: Callable[..., TrainingProcess], known: Models) -> None:
    """Polled without waiting; its model is in use, private, and the only thing that stays."""
    trained = ended(begin())
    assert (True, known.current()) == (trained.promoted, trained.version)
    assert trained.reasons
    version = known.version(trained.version)
    assert (6, True, "") == (version.facts["lessons"], version.is_current, version.problem)
    assert {trained.version, CURRENT, "baseline.json", "training.lock"} == {one.name for one in known.folder.iterdir()}
    modes = {path.stat().st_mode & 0o777 for path in known.folder.rglob("*") if path.is_file()}
    assert {0o600} == modes
    usable(known)


@pytest.mark.slow
def test_a_training_that_is_over_is_killed_no_more(
    begin: Callable[..., TrainingProcess], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its number may be another process' by then."""
    process = begin()
    ended(process)
    monkeypatch.setattr(training.os, "killpg", lambda *_: pytest.fail("somebody else was killed"))
    process.kill()


@pytest.mark.slow
def test_a_rehearsal_keeps_nothing(begin: Callable[..., TrainingProcess], known: Models) -> None:
    """The report only."""
    trained = ended(begin(rehearse=True))
    assert ("", False, True) == (trained.version, trained.promoted, trained.report["promote"])
    assert [] == known.versions()


@pytest.mark.slow
def test_labels_without_a_text_are_left_out(begin: Callable[..., TrainingProcess], known: Models) -> None:
    """They wait until the daemon has fetched it."""
    waiting = Lesson("<w@x.example>", Label.OTHER, "review", NOON)
    assert 6 == known.version(ended(begin([*small_world.refusals(), waiting])).version).facts["lessons"]


@pytest.mark.slow
def test_two_trainings_at_once(begin: Callable[..., TrainingProcess], known: Models, tmp_path: Path) -> None:
    """The second is told and does nothing, also when whoever began the first has died."""
    first = begin()
    with pytest.raises(AlreadyRunning, match="under way already"):
        start_training(tmp_path, small_world.refusals())
    # What the parent holds is given up as by its death; the child has the lock still.
    first._stack.close()
    with pytest.raises(AlreadyRunning):
        start_training(tmp_path, small_world.refusals())
    first.kill()
    wait_until(lambda: not Path(f"/proc/{first.pid}").exists())
    with known.training() as (work, _):
        assert [work] == [path for path in known.folder.iterdir() if path.name.startswith(WORK)]


@pytest.mark.slow
@pytest.mark.parametrize("phase", ["reading", "fitting"])
def test_a_killed_training_leaves_nothing_but_clear_words(
    phase: str, begin: Callable[..., TrainingProcess], known: Models
) -> None:
    """Killed by itself in either half of its work; the model in use stays, and so does no text of a mail."""
    name = add(known, 1)
    process = begin()
    wait_until(lambda: process.poll() or process.progress[0] == phase, 60)
    os.killpg(process.pid, signal.SIGKILL)
    with pytest.raises(TrainingFailed, match="ended from outside"):
        ended(process)
    assert name == known.current()
    assert [] == [path for path in known.folder.iterdir() if path.name.startswith(WORK)]
    assert [] == list(known.folder.rglob("lessons.jsonl"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        ({"memory": 2**28}, "more memory than it may have|without a word"),
        ({"seconds": 1}, "processor time"),
        ({"corpus": "/nonexistent"}, "corpus cannot be read"),
        ({"count": 99}, "Of 99 labels only 6"),
    ],
)
def test_a_training_that_cannot_end_says_why(
    limits: dict[str, Any], sentence: str, begin: Callable[..., TrainingProcess], known: Models
) -> None:
    """Limits of memory and time, a broken installation, a store that was cut short."""
    with pytest.raises(TrainingFailed, match=sentence):
        ended(begin(**limits))
    assert [] == known.versions()
    known.lock()


@pytest.mark.slow
def test_a_disk_that_fills_up_during_a_training_is_told(begin: Callable[..., TrainingProcess], known: Models) -> None:
    """The candidate cannot be written; nothing else is lost."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        process = begin()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    with pytest.raises(TrainingFailed, match="The disk did not take it"):
        ended(process)
    assert [] == known.versions()


@pytest.mark.slow
def test_a_refused_candidate_is_kept_but_not_in_use(
    begin: Callable[..., TrainingProcess], known: Models, world: Path
) -> None:
    """So that the user can look at it, and put it in use all the same."""
    plain = bench.rejection().decode().partition("\r\n\r\n")[2]
    lies = [
        small_world.lesson(number, Label.OTHER, f"{plain}{'and so on ' * number}", domain="acme.example")
        for number in range(30)
    ]
    truths = [
        small_world.lesson(number, Label.REJECTION, f"{text} {plain}", subject="")
        for number, text in enumerate(small_world.REFUSALS, 50)
    ]
    trained = ended(begin([*lies, *truths], weight=500.0))
    if trained.promoted:
        pytest.fail(f"these lies were believed: {trained.reasons}")
    assert (None, [trained.version]) == (known.current(), [one.name for one in known.versions()])
    known.promote(trained.version, NOON)
    assert trained.version == known.current()
