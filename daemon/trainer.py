"""Retraining by itself: when it is due, and the process that does it, looked after without ever waiting for it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from daemon.config import LearningRules
from daemon.errors import AfterwordError, AlreadyRunning
from daemon.records import Lesson

log = logging.getLogger("afterword.trainer")

#: After a training that failed, nothing is begun for so long.
PAUSE = timedelta(hours=6)


class Training(Protocol):
    """A training under way in a process of its own."""

    def poll(self) -> Any | None:
        """What came of it, None while it runs. Raises AfterwordError."""

    def kill(self) -> None:
        """Ends it; the model in use stays."""


def is_due(lessons: Sequence[Lesson], trained_at: datetime | None, rules: LearningRules, now: datetime) -> bool:
    """Whether enough has been said since the last training, or something a long time ago."""
    new = [lesson for lesson in lessons if lesson.text is not None and (trained_at is None or lesson.at > trained_at)]
    if not rules.automatic or not new:
        return False
    return len(new) >= rules.after or now >= min(lesson.at for lesson in new) + rules.every


class Trainer:
    """Begins trainings when they are due, one at a time. `tick` never waits and never raises what can be expected."""

    def __init__(
        self,
        rules: LearningRules,
        *,
        lessons: Callable[[], Sequence[Lesson]],
        trained_at: Callable[[], datetime | None],
        outdated: Callable[[], bool],
        begin: Callable[[Sequence[Lesson]], Training],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``outdated`` tells whether the user's model was made for other features and is to be made anew."""
        self._rules, self._lessons, self._trained_at = rules, lessons, trained_at
        self._outdated, self._begin, self._clock = outdated, begin, clock
        self._training: Training | None = None
        self._not_before: datetime | None = None

    def tick(self) -> None:
        """Looks after the training under way, or begins one that is due."""
        try:
            if self._training is not None:
                self._look()
            elif self._rules.automatic and (self._not_before is None or self._clock() >= self._not_before):
                self._begin_if_due()
        except AlreadyRunning:
            return  # the user trains just now
        except AfterwordError as error:
            self._training, self._not_before = None, self._clock() + PAUSE
            log.warning("%s", error)

    def close(self) -> None:
        """Ends what is under way; it is begun again another time."""
        training, self._training = self._training, None
        if training is not None:
            training.kill()

    def _look(self) -> None:
        assert self._training is not None  # noqa: S101 - for the type checker
        trained = self._training.poll()
        if trained is not None:
            self._training = None
            log.info("trained; the new model is %s", "in use" if trained.promoted else "no better and not used")

    def _begin_if_due(self) -> None:
        lessons = self._lessons()
        taught = [lesson for lesson in lessons if lesson.text is not None]
        if is_due(lessons, self._trained_at(), self._rules, self._clock()) or (taught and self._outdated()):
            log.info("training on %d labelled mails", len(taught))
            self._training = self._begin(taught)
            # Whatever comes of it: the same labels are not learnt twice in a row.
            self._not_before = self._clock() + min(PAUSE, self._rules.every)
