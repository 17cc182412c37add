"""When the daemon retrains by itself, and how it looks after the process that does it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from classifier.labels import Label
from daemon.config import LearningRules
from daemon.errors import AlreadyRunning, StoreError
from daemon.records import Lesson
from daemon.trainer import PAUSE, Trainer, is_due
from tests import bench

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
RULES = LearningRules(after=3, every=timedelta(days=7))


def lessons(count: int, at: datetime = NOON, text: str | None = "words") -> list[Lesson]:
    return [Lesson(f"<{number}@x>", Label.OTHER, "review", at, text=text) for number in range(count)]


@pytest.mark.parametrize(
    ("said", "trained_at", "rules", "later", "expected"),
    [
        ([], None, RULES, 0, False),
        (lessons(2), None, RULES, 0, False),
        (lessons(3), None, RULES, 0, True),
        (lessons(3, text=None), None, RULES, 0, False),
        (lessons(3), NOON, RULES, 0, False),
        (lessons(3), NOON - timedelta(hours=1), RULES, 0, True),
        (lessons(1), None, RULES, 6, False),
        (lessons(1), None, RULES, 7, True),
        (lessons(9), None, LearningRules(automatic=False), 30, False),
    ],
    ids=[
        "none",
        "few",
        "enough",
        "not fetched yet",
        "learnt",
        "new since",
        "one, lately",
        "one, long ago",
        "switched off",
    ],
)
def test_training_is_due_when_enough_is_new_or_something_waits_long(
    said: Sequence[Lesson], trained_at: datetime | None, rules: LearningRules, later: int, expected: bool
) -> None:
    """Only labels whose words are known count, and each once."""
    assert expected is is_due(said, trained_at, rules, NOON + timedelta(days=later))


class Began:
    """A training that a test steers."""

    def __init__(self) -> None:
        self.result: Any = None
        self.killed = False

    def poll(self) -> Any:
        if isinstance(self.result, Exception):
            raise self.result
        return self.result

    def kill(self) -> None:
        self.killed = True


class Desk:
    """A trainer with a clock, labels and trainings in a test's hands."""

    def __init__(self) -> None:
        self.clock = bench.Clock(NOON)
        self.said, self.trained_at, self.outdated = lessons(3), None, False
        self.began: list[Began] = []
        self.refuses: Exception | None = None
        self.trainer = Trainer(
            RULES,
            lessons=lambda: self.said,
            trained_at=lambda: self.trained_at,
            outdated=lambda: self.outdated,
            begin=self.begin,
            clock=self.clock,
        )

    def begin(self, taught: Sequence[Lesson]) -> Began:
        if self.refuses is not None:
            raise self.refuses
        self.began.append(Began())
        return self.began[-1]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_one_training_at_a_time(desk: Desk) -> None:
    """While one runs no other begins; the same labels are not learnt twice in a row."""
    for _ in range(3):
        desk.trainer.tick()
    assert 1 == len(desk.began)
    desk.began[0].result = SimpleNamespace(promoted=True)
    for _ in range(3):
        desk.trainer.tick()
    assert 1 == len(desk.began)
    desk.clock.now += PAUSE
    desk.trainer.tick()
    assert 2 == len(desk.began)


@pytest.mark.parametrize("when", ["beginning", "running"])
def test_after_a_failure_it_pauses(desk: Desk, when: str) -> None:
    """A full disk is no reason to try at every tick, and none to end the daemon."""
    fault = StoreError("The disk is full.")
    if when == "beginning":
        desk.refuses = fault
        desk.trainer.tick()
        desk.refuses = None
    else:
        desk.trainer.tick()
        desk.began.pop().result = fault
        desk.trainer.tick()
    desk.trainer.tick()
    assert [] == desk.began
    desk.clock.now += PAUSE
    desk.trainer.tick()
    assert 1 == len(desk.began)


def test_the_users_own_training_goes_first(desk: Desk) -> None:
    """Where `afterword train` runs just now, the daemon waits for its turn."""
    desk.refuses = AlreadyRunning("A training is under way.")
    desk.trainer.tick()
    desk.refuses = None
    desk.trainer.tick()
    assert 1 == len(desk.began)


def test_a_model_for_other_features_is_made_anew(desk: Desk) -> None:
    """After an upgrade, from the labels that are there; without any there is nothing to make it from."""
    desk.trained_at, desk.outdated = NOON, True
    desk.said = []
    desk.trainer.tick()
    assert [] == desk.began
    desk.said = lessons(1)
    desk.trainer.tick()
    assert 1 == len(desk.began)


def test_a_stop_ends_the_training(desk: Desk) -> None:
    """And a second stop does nothing."""
    desk.trainer.tick()
    desk.trainer.close()
    desk.trainer.close()
    assert desk.began[0].killed
