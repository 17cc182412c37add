"""The corpus and a user's labels to a candidate model, compared with the current one.

``python -m classifier.retraining JOB`` runs in a process of its own, the only one of a running Afterword that imports
scikit-learn, under limits of memory and processor time. JOB is a file of JSON, see `Job`. Lines of JSON stand on
standard output: ``{"phase", "done", "total"}`` on the way, ``{"finished": true}`` or ``{"failed": why}`` at the end.
In the target folder lie then the model's files, ``report.json`` (for people) and ``held-out.json`` (for the next
comparison). No word of a mail is in either.

Every mail is judged by a model that saw neither it nor one of its group: a family of the corpus, a sender's domain, or
near-copies of one another.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import sklearn
from numpy.typing import NDArray
from sklearn.model_selection import StratifiedGroupKFold

from classifier.corpus import CorpusError, read_corpus
from classifier.features import FEATURES_VERSION
from classifier.fitting import (
    LABELS,
    REJECTION,
    HalfDone,
    Mails,
    Progress,
    Task,
    decide,
    finished,
    held_out,
    run_tasks,
    scores_of,
)
from classifier.labels import GOOD_NEWS, Decision, Label
from classifier.lessons import DamagedLessons, Taught, groups, likenesses, read_lessons
from classifier.likeness import sketch
from classifier.message import text_message
from classifier.model import Model, ModelError, load_model, save_model
from classifier.promotion import Outcome, Pair, Trial, better
from classifier.tally import tally
from classifier.training import FOLDS, TARGET_PRECISION, Example, example

#: What a user's mail counts for against one of the corpus, as long as the user's are few; see benchmarks/README.md.
MOST_WEIGHT = 10.0
#: Address space of a run, and its processor seconds; what 20,000 labels need is in benchmarks/README.md.
MEMORY, SECONDS = 1200 * 2**20, 900
#: Scores of the shipped model from which on, and down to which, a mail looks so plain that another label surprises.
LOOKS_REJECTED, LOOKS_ORDINARY = 0.95, 0.02
#: A held-out score from which on the rest of the mail contradicts a label: the label may be a slip.
DOUBTFUL = 0.97

LETTERS = {Decision.REJECTION: "r", Decision.UNSURE: "u", Decision.OTHER: "o"}
DECISIONS = {letter: decision for decision, letter in LETTERS.items()}


class RetrainingError(Exception):
    """The run cannot be finished; the sentence says why and holds no word of a mail."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to train on and where to. ``count`` is how many lessons the file must hold, so that a cut one is noticed.

    ``current`` is the model in use and ``shipped`` the one that came with the program; ``baseline`` a file that keeps
    how the shipped recipe does on the held-out corpus. ``weight`` is what a lesson counts for at most.
    """

    corpus: str
    lessons: str
    count: int
    current: str
    shipped: str
    target: str
    baseline: str
    weight: float = MOST_WEIGHT
    memory: int = MEMORY
    seconds: int = SECONDS


# -- gathering -------------------------------------------------------------------------------------


def read_seeds(folder: Path) -> list[Example]:
    """The corpus. Raises RetrainingError where it cannot be laid into folds."""
    try:
        seeds = [example(mail) for mail in read_corpus([folder])]
    except (OSError, CorpusError) as error:
        raise RetrainingError(f"The corpus cannot be read ({type(error).__name__}).") from None
    for label in Label:
        if len({item.group for item in seeds if item.label is label}) < FOLDS:
            raise RetrainingError(f"The corpus has fewer than {FOLDS} families of {label}.")
    return seeds


def digest_of(seeds: Sequence[Example]) -> str:
    """What tells whether two runs had the same corpus."""
    digest = hashlib.sha256()
    for item in seeds:
        digest.update(f"{item.label}\0{item.message.subject}\0{item.message.text}\0".encode())
    return digest.hexdigest()[:16]


def gather(
    seeds: Sequence[Example], lessons: Sequence[Taught], terms: Sequence[str], weight: float, progress: Progress
) -> Mails:
    """Counts all mails and lays them into folds; the terms named are counted, however rare."""
    first, total = len(seeds), len(seeds) + len(lessons)
    everything: list[Example | Taught] = [*seeds, *lessons]
    labels = np.array([LABELS.index(item.label) for item in everything], np.intp)
    fold = np.zeros(total, np.intp)
    splitter = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    for number, (_, out) in enumerate(splitter.split(seeds, labels[:first], [item.group for item in seeds])):
        fold[out] = number
    sketches = [*(sketch(item.message.text) for item in seeds), *(lesson.sketch for lesson in lessons)]
    leaders = likenesses(sketches)
    voices = Counter[tuple[str, Label]]()
    placed = groups(lessons, leaders[first:])
    for number, (lesson, leader, group) in enumerate(zip(lessons, leaders[first:], placed, strict=True), first):
        # A near-copy of the corpus is held out with its original; all others stay where they are for ever.
        hashed = int.from_bytes(hashlib.sha256(_stable(group, lessons, first).encode()).digest()[:4])
        fold[number] = fold[leader] if leader < first else hashed % FOLDS
        voices[group, lesson.label] += 1
    weights, voice = np.ones(total), np.ones(total)
    voice[first:] = [1 / voices[group, lesson.label] for group, lesson in zip(placed, lessons, strict=True)]
    # All the user's mails together count for no more than the corpus.
    weights[first:] = min(weight, first / max(1, len(lessons)))
    messages = (item.message for item in everything)
    counted = tally(messages, total, terms, lambda done: progress("reading", done, total))
    copies = Counter(leaders[first:])
    share = [1 / copies[leader] for leader in leaders[first:]]
    domains = [lesson.group for lesson in lessons]
    return Mails(counted, labels, first, fold, weights, voice, domains, placed, share)


def weigh_slips(mails: Mails, scores: NDArray[np.float64]) -> None:
    """Lowers the weight of labels that stand alone against the model that came with the program.

    ``scores`` are its. One label against all appearances is as likely a slip of the hand as a find; it then counts as a
    mail of the corpus does. Two in one group are meant.
    """
    rejected = mails.labels == REJECTION
    against = np.where(rejected, scores <= LOOKS_ORDINARY, scores >= LOOKS_REJECTED)[mails.corpus :].tolist()
    sides = list(zip(mails.groups, rejected[mails.corpus :].tolist(), strict=True))
    together = Counter(side for side, alone in zip(sides, against, strict=True) if alone)
    for number, (side, alone) in enumerate(zip(sides, against, strict=True), mails.corpus):
        if alone and together[side] < 2:
            mails.weight[number] = min(1.0, mails.weight[number])


def _stable(group: str, lessons: Sequence[Taught], first: int) -> str:
    """The name of a group that does not change with the number of its mails."""
    number = int(group[1:]) if group.startswith("#") else -1
    return lessons[number - first].digest if number >= first else group


# -- comparing -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Memory:
    """How a model decided on mails it was not trained on: on the corpus in its order, and on lessons by digest."""

    corpus: list[Decision]
    lessons: dict[str, Decision]

    @classmethod
    def read(cls, path: Path, corpus: str, count: int) -> Memory | None:
        """What a run kept; None where there is nothing, or where it is of another corpus or other features."""
        try:
            kept = json.loads(path.read_text("utf-8"))
            if kept["recipe"] != recipe(corpus) or len(kept["corpus"]) != count:
                return None
            lessons = {str(digest): DECISIONS[letter] for digest, letter in kept["lessons"].items()}
            return cls([DECISIONS[letter] for letter in kept["corpus"]], lessons)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def write(self, path: Path, corpus: str) -> None:
        """Keeps it beside a model. Raises OSError."""
        kept = {
            "recipe": recipe(corpus),
            "corpus": "".join(LETTERS[decision] for decision in self.corpus),
            "lessons": {digest: LETTERS[decision] for digest, decision in self.lessons.items()},
        }
        path.write_text(json.dumps(kept), "utf-8")


def recipe(corpus: str) -> str:
    """What held-out decisions on the corpus depend on, besides the lessons."""
    return f"{corpus} {FEATURES_VERSION} {'.'.join(sklearn.__version__.split('.')[:2])}"


def pairs(truths: Sequence[Label], current: Sequence[Decision], candidate: Sequence[Decision]) -> list[Pair]:
    return [Pair(*three) for three in zip(truths, current, candidate, strict=True)]


def retrain(job: Job, progress: Progress) -> Outcome:
    """Trains, compares, writes the candidate. Raises RetrainingError, OSError or MemoryError."""
    started = time.monotonic()
    try:
        lessons = read_lessons(Path(job.lessons), job.count)
    except DamagedLessons as error:
        raise RetrainingError(str(error)) from None
    seeds = read_seeds(Path(job.corpus))
    corpus = digest_of(seeds)
    current, shipped = _model(Path(job.current)), _model(Path(job.shipped))
    if shipped is None and current is None:
        raise RetrainingError("There is no model to compare with.")
    mails = gather(seeds, lessons, sorted({*_terms(current), *_terms(shipped)}), job.weight, progress)
    # From here on only numbers are needed, and a forked helper would double what is left of the mails.
    del seeds
    nothing = text_message("", "", "")
    lessons = [replace(one, message=nothing, sketch=()) for one in lessons]
    if shipped is not None:
        weigh_slips(mails, scores_of(shipped, mails))
    baseline = Memory.read(Path(job.baseline), corpus, mails.corpus)
    tasks = [Task(-1), *(Task(fold) for fold in range(FOLDS))]
    if baseline is None:
        tasks += [Task(fold, corpus_only=True) for fold in range(FOLDS)]
    try:
        results = run_tasks(mails, tasks, progress)
    except HalfDone as error:
        raise RetrainingError(f"{error}.") from None
    progress("comparing", 0, 1)
    out = held_out(mails, results, corpus_only=False)
    if baseline is None:
        baseline = Memory(held_out(mails, results, corpus_only=True).decisions, {})
        baseline.write(Path(job.baseline), corpus)
    data = hashlib.sha256(corpus.encode())
    for lesson in sorted(lessons, key=lambda one: one.digest):
        data.update(f"{lesson.digest}{lesson.label}".encode())
    model = finished(
        mails,
        results,
        out,
        {
            "examples": len(mails.labels),
            "lessons": len(lessons),
            "lesson_weight": float(mails.weight[mails.corpus :].max()) if lessons else 0.0,
            "data": data.hexdigest()[:16],
            "corpus": corpus,
            "target_precision": TARGET_PRECISION,
            "features": FEATURES_VERSION,
            "scikit-learn": sklearn.__version__,
        },
    )
    kept = (Memory.read(Path(job.current) / "held-out.json", corpus, mails.corpus) if current else None) or baseline
    in_use = current or shipped
    assert in_use is not None  # noqa: S101 - one of them was found above
    finals = decide(scores_of(model, mails), model.cutoffs)
    currents = decide(scores_of(in_use, mails), in_use.cutoffs)
    truths = [LABELS[number] for number in mails.labels.tolist()]
    first = mails.corpus
    own = out.decisions
    # A mail that the current model was trained on is judged as it was when that model had not seen it.
    unseen = [kept.lessons.get(one.digest, found) for one, found in zip(lessons, currents[first:], strict=True)]
    safe = [number for number in range(first) if truths[number] in GOOD_NEWS or truths[number] is Label.OTHER]
    outcome = better(
        Trial(
            corpus=pairs(truths[:first], kept.corpus, own[:first]),
            lessons=pairs(truths[first:], unseen, own[first:]),
            corrected=pairs(truths[first:], currents[first:], finals[first:]),
            safety=[Pair(truths[number], currents[number], finals[number]) for number in safe],
            shipped=pairs(truths[:first], baseline.corpus, own[:first]) if kept is not baseline else (),
        )
    )
    target = Path(job.target)
    save_model(model, target)
    Memory(own[:first], {one.digest: found for one, found in zip(lessons, own[first:], strict=True)}).write(
        target / "held-out.json", corpus
    )
    report = {
        "promote": outcome.promote,
        "reasons": outcome.reasons,
        "figures": [_as_json(asdict(figure)) for figure in outcome.figures],
        "labels": {label.value: sum(one.label is label for one in lessons) for label in Label},
        "doubtful": _doubtful(lessons, out.scores[first:]),
        "seconds": round(time.monotonic() - started, 1),
        "processor_seconds": round(sum(_used(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)), 1),
        "memory_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    (target / "report.json").write_text(json.dumps(report, indent=2, allow_nan=False) + "\n", "utf-8")
    progress("comparing", 1, 1)
    return outcome


def _doubtful(lessons: Sequence[Taught], scores: NDArray[np.float64]) -> list[str]:
    """The names of labels that everything else contradicts, the surest first."""
    against = [
        (1 - score if one.label is Label.REJECTION else score, one.name)
        for one, score in zip(lessons, scores.tolist(), strict=True)
    ]
    return [name for doubt, name in sorted(against, reverse=True) if doubt >= DOUBTFUL][:20]


def _used(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _as_json(figure: dict[str, Any]) -> dict[str, Any]:
    return {key: None if value != value else value for key, value in figure.items()}  # noqa: PLR0124 - NaN, of nothing


def _model(folder: Path) -> Model | None:
    try:
        return load_model(folder)
    except ModelError:
        return None


def _terms(model: Model | None) -> Sequence[str]:
    return model.terms if model else ()


# -- the process -----------------------------------------------------------------------------------


def main(arguments: list[str]) -> int:
    """``JOB``: see the top of this file."""
    if len(arguments) != 1:
        print("usage: python -m classifier.retraining JOB", file=sys.stderr)
        return 2

    def say(**words: object) -> None:
        print(json.dumps(words), flush=True)

    try:
        job = Job(**json.loads(Path(arguments[0]).read_text("utf-8")))
        resource.setrlimit(resource.RLIMIT_AS, (job.memory, job.memory))
        # The soft limit ends the process by a signal of its own, by which the daemon knows the cause.
        resource.setrlimit(resource.RLIMIT_CPU, (job.seconds, job.seconds + 5))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.umask(0o077)
        os.nice(10)
        retrain(job, lambda phase, done, total: say(phase=phase, done=done, total=total))
    except RetrainingError as error:
        say(failed=str(error))
        return 1
    except OSError as error:
        say(failed=f"The disk did not take it ({error.strerror}).")
        return 1
    except MemoryError:
        say(failed="The training needs more memory than it may have.")
        return 1
    say(finished=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
