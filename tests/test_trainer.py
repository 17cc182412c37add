"""When the daemon retrains by itself, and how it looks after the process that does it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from classifier.labels import Label
from daemon.config import LearningRules
from daemon.errors import AlreadyRunning, StoreError
from daemon.records import Lesson
from daemon.store import Store
from daemon.trainer import PAUSE, News, Trainer, is_due
from tests import bench

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
RULES = LearningRules(after=3, every=timedelta(days=7))


@pytest.mark.parametrize(
    ("news", "rules", "later", "expected"),
    [
        (News(), RULES, 30, False),
        (News(2, NOON), RULES, 0, False),
        (News(3, NOON), RULES, 0, True),
        (News(1, NOON), RULES, 6, False),
        (News(1, NOON), RULES, 7, True),
        (News(9, NOON), LearningRules(automatic=False), 30, False),
    ],
    ids=["none", "few", "enough", "one, lately", "one, long ago", "switched off"],
)
def test_training_is_due_when_enough_is_new_or_something_waits_long(
    news: News, rules: LearningRules, later: int, expected: bool
) -> None:
    """A number of labels, or a span of time since the first of them."""
    assert expected is is_due(news, rules, NOON + timedelta(days=later))


def test_only_labels_with_their_words_are_news() -> None:
    """Each counts until a training comes after it; one whose text is still to be fetched does not."""
    store = Store(":memory:")
    store.learn([Lesson("<1@x>", Label.OTHER, "review", NOON, text="words")], NOON)
    store.learn([Lesson("<2@x>", Label.OTHER, "review", NOON + timedelta(hours=1), text="words")], NOON)
    store.learn([Lesson("<3@x>", Label.OTHER, "review", NOON + timedelta(hours=2))], NOON)
    assert (2, NOON) == store.said_since(None)
    assert (1, NOON + timedelta(hours=1)) == store.said_since(NOON)
    assert (0, None) == store.said_since(NOON + timedelta(days=1))


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
        self.said, self.outdated = News(3, NOON), False
        self.began: list[Began] = []
        self.refuses: Exception | None = None
        self.trainer = Trainer(
            RULES,
            news=lambda: self.said,
            outdated=lambda: self.outdated,
            begin=self.begin,
            clock=self.clock,
        )

    def begin(self) -> Began:
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
    """After an upgrade, at the first tick; it is asked no more then, for asking reads the model."""
    desk.said, desk.outdated = News(), True
    desk.trainer.tick()
    assert 1 == len(desk.began)
    desk.began[0].result = SimpleNamespace(promoted=False)
    desk.clock.now += PAUSE
    desk.trainer.tick()
    desk.trainer.tick()
    assert 1 == len(desk.began)


def test_a_stop_ends_the_training(desk: Desk) -> None:
    """And a second stop does nothing."""
    desk.trainer.tick()
    desk.trainer.close()
    desk.trainer.close()
    assert desk.began[0].killed
