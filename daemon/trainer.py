"""Retraining by itself: when it is due, and the process that does it, looked after without ever waiting for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from daemon.config import LearningRules
from daemon.errors import AfterwordError, AlreadyRunning

log = logging.getLogger("afterword.trainer")

#: After a training that failed, nothing is begun for so long.
PAUSE = timedelta(hours=6)


class Training(Protocol):
    """A training under way in a process of its own."""

    def poll(self) -> Any | None:
        """What came of it, None while it runs. Raises AfterwordError."""

    def kill(self) -> None:
        """Ends it; the model in use stays."""


@dataclass(frozen=True, slots=True)
class News:
    """How many labels were given since a training, and the first of them when."""

    count: int = 0
    first_at: datetime | None = None


def is_due(news: News, rules: LearningRules, now: datetime) -> bool:
    """Whether enough has been said since the last training, or something a long time ago."""
    if not rules.automatic or news.first_at is None:
        return False
    return news.count >= rules.after or now >= news.first_at + rules.every


class Trainer:
    """Begins trainings when they are due, one at a time. `tick` never waits and never raises what can be expected."""

    def __init__(
        self,
        rules: LearningRules,
        *,
        news: Callable[[], News],
        outdated: Callable[[], bool],
        begin: Callable[[], Training],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``news`` tells what was said since the last training; ``outdated`` whether the user's model was made for
        other features and is to be made anew, which is asked once: nothing but an upgrade can bring that about.
        """
        self._rules, self._news, self._begin, self._clock = rules, news, begin, clock
        self._outdated: Callable[[], bool] | None = outdated
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
        outdated = self._outdated is not None and self._outdated()
        if outdated or is_due(self._news(), self._rules, self._clock()):
            self._training = self._begin()
            log.info("training on what was labelled")
            # Whatever comes of it: the same labels are not learnt twice in a row.
            self._not_before = self._clock() + min(PAUSE, self._rules.every)
        self._outdated = None
