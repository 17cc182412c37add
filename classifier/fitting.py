"""Fits on counted mails, on two processors: held-out scores of every mail, and the candidate that is fitted on all."""

from __future__ import annotations

import itertools
import os
import struct
import sys
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from classifier.labels import Decision, Label
from classifier.model import Cutoffs, Model
from classifier.organisations import Heard, sender_effects
from classifier.pipeline import MOST_TERMS, ROUGH, new_estimator, telling
from classifier.tally import Numbers, Rows, Tally, View
from classifier.training import CORPUS_HARDNESS, FOLDS, TARGET_PRECISION, calibrate, choose_cutoffs, probabilities

#: Steps of a fit stop here; see `new_estimator`.
TOLERANCE = 1e-4

#: Lessons that the held-out fits see at most. They then count for more, so that all together count for the same; the
#: candidate itself is fitted on all. Five fits on 20,000 would take most of a training's time.
MOST_SAMPLED = 5_000

Progress = Callable[[str, int, int], None]


class HalfDone(Exception):
    """A process that took a share of the work was ended from outside."""


@dataclass(frozen=True, slots=True)
class Mails:
    """Everything that is trained on, the corpus first; ``fold`` says where each mail is held out.

    ``weight`` is what it counts for in training, ``voice`` in the choice of cut-offs: a group of the user's mails has
    one voice together, because held out together they are right or wrong together. ``domains`` and ``groups``
    are those of the user's mails, and ``share`` what each counts for among its near-copies.
    """

    tally: Tally
    labels: NDArray[np.intp]
    corpus: int
    fold: NDArray[np.intp]
    weight: NDArray[np.float64]
    voice: NDArray[np.float64]
    domains: Sequence[str] = ()
    groups: Sequence[str] = ()
    share: Sequence[float] = ()

    @property
    def sample(self) -> NDArray[np.bool_]:
        """What held-out fits are fitted on: the corpus, and of very many lessons every so many."""
        lessons = len(self.labels) - self.corpus
        chosen = np.ones(len(self.labels), bool)
        if lessons > MOST_SAMPLED:
            chosen[self.corpus :] = np.arange(lessons) * MOST_SAMPLED % lessons < MOST_SAMPLED
        return chosen

    @property
    def all(self) -> Rows:
        return np.arange(len(self.labels))


#: All labels in the order of their columns.
LABELS = tuple(sorted(Label))
REJECTION = LABELS.index(Label.REJECTION)


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted estimator as plain arrays over the terms of a tally."""

    view: View
    weights: Numbers
    intercepts: Numbers

    def margins(self, tally: Tally, rows: Rows) -> NDArray[np.float64]:
        found = tally.vectors(rows, self.view) @ self.weights + self.intercepts
        return np.asarray(found, np.float64)


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Decisions and scores of a recipe on mails it was not trained on, and how its scores are to be read."""

    scores: NDArray[np.float64]
    temperature: float
    shift: float
    cutoffs: Cutoffs

    @property
    def decisions(self) -> list[Decision]:
        return decide(self.scores, self.cutoffs)


def decide(scores: NDArray[np.float64], cutoffs: Cutoffs) -> list[Decision]:
    """The three-way decision on each score."""
    return [
        Decision.REJECTION
        if score >= cutoffs.rejection
        else Decision.UNSURE
        if score >= cutoffs.unsure
        else Decision.OTHER
        for score in scores.tolist()
    ]


def fit(mails: Mails, rows: Rows, boost: float = 1.0) -> Fit:
    """Fits on some rows, every label with the same weight in total; ``boost`` is a factor for lessons."""
    view = mails.tally.view(rows)
    labels, weight = mails.labels[rows], mails.weight[rows] * np.where(rows < mails.corpus, 1.0, boost)
    shares = np.bincount(labels, weight, len(LABELS))
    weight = weight * (weight.sum() / len(LABELS) / shares)[labels]
    vectors = mails.tally.vectors(rows, view)
    if np.count_nonzero(view.scale) > MOST_TERMS:
        rough = new_estimator(balanced=False, tolerance=ROUGH).fit(vectors, labels, sample_weight=weight)
        view = view.only(telling(vectors, rough.coef_, MOST_TERMS))
        vectors = mails.tally.vectors(rows, view)
    estimator = new_estimator(balanced=False, tolerance=TOLERANCE)
    estimator.fit(vectors, labels, sample_weight=weight)
    return Fit(view, estimator.coef_.T.astype(np.float32), estimator.intercept_.astype(np.float32))


@dataclass(frozen=True, slots=True)
class Task:
    """One fit: without the mails of a fold (none is left out where it is -1), of the corpus alone or of everything."""

    fold: int
    corpus_only: bool = False

    def rows(self, mails: Mails) -> tuple[Rows, Rows]:
        """What is fitted on, and what is judged by it."""
        among = mails.all[: mails.corpus] if self.corpus_only else mails.all
        if self.fold < 0:
            return among, among[:0]
        held = mails.fold[among] == self.fold
        return among[~held & mails.sample[among]], among[held]


def run_task(mails: Mails, task: Task) -> list[Numbers]:
    """The margins of the mails held out; of a fit on everything, the fit itself."""
    fitted_on, held_out = task.rows(mails)
    boost = max(1.0, (len(mails.labels) - mails.corpus) / MOST_SAMPLED) if task.fold >= 0 else 1.0
    done = fit(mails, fitted_on, boost)
    if task.fold >= 0:
        return [done.margins(mails.tally, held_out).astype(np.float32)]
    return [done.view.scale, np.array([done.view.unknown], np.float32), done.weights, done.intercepts]


def run_tasks(mails: Mails, tasks: Sequence[Task], progress: Progress) -> dict[Task, list[Numbers]]:
    """All tasks, on two processors where there are two: a forked child shares the counts and takes every other task."""
    done: dict[Task, list[Numbers]] = {}
    helper = _Helper(mails, tasks[1::2]) if len(tasks) > 1 and len(os.sched_getaffinity(0)) > 1 else None
    for task in tasks[::2] if helper else tasks:
        done[task] = run_task(mails, task)
        progress("fitting", len(done), len(tasks))
    if helper:
        for task, arrays in helper.results():
            done[task] = arrays
            progress("fitting", len(done), len(tasks))
    return done


class _Helper:
    """A forked child that runs tasks and hands its arrays over a pipe; it ends with its parent."""

    def __init__(self, mails: Mails, tasks: Sequence[Task]) -> None:
        self._tasks = tasks
        reading, writing = os.pipe()
        sys.stdout.flush()
        self._pid = os.fork()
        if self._pid == 0:
            code = 1
            try:
                os.close(reading)
                with os.fdopen(writing, "wb") as out:
                    for task in tasks:
                        for part in run_task(mails, task):
                            out.write(struct.pack("<I2I", part.nbytes, *_two(part.shape)) + part.tobytes())
                        out.flush()
                code = 0
            except MemoryError:
                code = 12
            finally:
                # The child must not run what the parent has registered for its own end.
                os._exit(code)
        os.close(writing)
        self._pipe = os.fdopen(reading, "rb")

    def results(self) -> Iterator[tuple[Task, list[Numbers]]]:
        """Each task with its arrays. Raises HalfDone or MemoryError."""
        with self._pipe:
            for task in self._tasks:
                yield task, [self._array() for _ in range(1 if task.fold >= 0 else 4)]
        self._pid = self._wait(self._pid)

    def _array(self) -> Numbers:
        head = self._pipe.read(12)
        size, rows, columns = struct.unpack("<I2I", head) if len(head) == 12 else (1, 0, 0)
        content = self._pipe.read(size)
        if len(content) < size:
            self._pid = self._wait(self._pid)
            raise HalfDone("A process that took half of the work was ended from outside")
        shape = (rows, columns) if columns else (rows,)
        return np.frombuffer(content, np.float32).reshape(shape)

    @staticmethod
    def _wait(pid: int) -> int:
        if pid and os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 12:
            raise MemoryError
        return 0


def _two(shape: tuple[int, ...]) -> tuple[int, int]:
    return (shape[0], shape[1]) if len(shape) == 2 else (shape[0], 0)


def held_out(mails: Mails, results: dict[Task, list[Numbers]], *, corpus_only: bool) -> HeldOut:
    """The scores of all mails by fits that had not seen them, calibrated, with cut-offs for the target precision."""
    count = mails.corpus if corpus_only else len(mails.labels)
    margins = np.zeros((count, len(LABELS)))
    for fold in range(FOLDS):
        task = Task(fold, corpus_only)
        if task in results:
            margins[task.rows(mails)[1]] = results[task][0]
    positive = mails.labels[:count] == REJECTION
    temperature, shift = calibrate(margins, positive, REJECTION)
    margins[:, REJECTION] += shift
    scores = probabilities(margins / temperature)[:, REJECTION]
    first = mails.corpus
    cutoffs = choose_cutoffs(scores[:first], positive[:first], TARGET_PRECISION)
    if count > first:
        # What is easy in the user's mail must not pay for alarms elsewhere, so it can only make the cut-off higher.
        own = choose_cutoffs(scores, positive, TARGET_PRECISION, CORPUS_HARDNESS, mails.voice[:count])
        cutoffs = Cutoffs(max(cutoffs.rejection, own.rejection), cutoffs.unsure)
    return HeldOut(scores, temperature, shift, cutoffs)


def heard(mails: Mails, out: HeldOut) -> Iterator[Heard]:
    """The user's mails, as a model that had not seen them judged them."""
    scores = np.clip(out.scores[mails.corpus :], 1e-12, 1 - 1e-12)
    odds = np.log(scores / (1 - scores)).tolist()
    truths = (mails.labels[mails.corpus :] == REJECTION).tolist()
    return itertools.starmap(Heard, zip(mails.domains, odds, truths, mails.share, strict=True))


def finished(mails: Mails, results: dict[Task, list[Numbers]], out: HeldOut, facts: dict[str, Any]) -> Model:
    """The candidate: the fit on everything, read as its held-out scores say."""
    scale, unknown, weights, intercepts = results[Task(-1)]
    known = np.flatnonzero(scale)
    shifted = intercepts.astype(np.float64)
    shifted[REJECTION] += out.shift
    return Model(
        terms=[mails.tally.terms[number] for number in known.tolist()],
        idf=array("f", scale[known].tobytes()),
        unknown=float(unknown[0]),
        weights=array("f", np.ascontiguousarray(weights[known]).tobytes()),
        intercepts=tuple(shifted.tolist()),
        labels=LABELS,
        temperature=out.temperature,
        cutoffs=out.cutoffs,
        facts=facts,
        senders=sender_effects(heard(mails, out)),
    )


def scores_of(model: Model, mails: Mails) -> NDArray[np.float64]:
    """The probability of a rejection of every mail by a finished model, as `Model.judge` has it.

    Its terms must be among those of the tally.
    """
    tally = mails.tally
    column = {term: number for number, term in enumerate(tally.terms)}
    places = [column[term] for term in model.terms]
    scale = np.zeros(len(tally.terms), np.float32)
    scale[places] = np.frombuffer(model.idf, np.float32)
    weights = np.zeros((len(tally.terms), len(LABELS)), np.float32)
    order = [model.labels.index(label) for label in LABELS]
    weights[places] = np.frombuffer(model.weights, np.float32).reshape(-1, len(model.labels))[:, order]
    intercepts = np.array(model.intercepts, np.float32)[order]
    margins = Fit(View(scale, model.unknown), weights, intercepts).margins(tally, mails.all) / model.temperature
    margins[mails.corpus :, REJECTION] += [model.senders.get(domain, 0.0) for domain in mails.domains]
    return np.asarray(probabilities(margins)[:, REJECTION])
