"""PURE: whether a candidate may take the place of the current model, with the reasons in sentences either way.

Both are judged on the same mails, so only the mails count on which they differ: a sign test (McNemar 1947) tells a loss
from noise. What a user has corrected and what must never be called a rejection is held to stricter rules.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from classifier.labels import GOOD_NEWS, Decision, Label

#: A loss that chance would bring less often than this is a loss.
CHANCE = 0.01
#: The same as a distance, in standard deviations.
DISTANCE = 2.33
#: Of the corpus' rejections, the share that may be lost for good against the shipped model, for what a user gains.
TRIFLE = 0.01
#: Ordinary mails of the safety set, all trained on, that may become alarms beyond those that cease to be.
SLACK = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """One mail as the current model and the candidate decide."""

    truth: Label
    current: Decision
    candidate: Decision


@dataclass(frozen=True, slots=True)
class Trial:
    """What a candidate is judged on.

    ``corpus`` and ``lessons`` are held out: no decision is by a model that was trained on the mail or on one of its
    group. ``shipped`` is the corpus again with the shipped model in the place of the current one, empty where they are
    the same: small losses must not add up over many trainings. ``corrected`` are all mails with a label by the user and
    ``safety`` the mails of the corpus that are no rejections, both as the finished models decide.
    """

    corpus: Sequence[Pair]
    lessons: Sequence[Pair]
    corrected: Sequence[Pair]
    safety: Sequence[Pair]
    shipped: Sequence[Pair] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the comparison: a share or a count of both models."""

    name: str
    current: float
    candidate: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """The decision, why, and the figures behind it."""

    promote: bool
    reasons: tuple[str, ...]
    figures: tuple[Figure, ...]


def better(trial: Trial) -> Outcome:
    """Whether the candidate is no worse in anything that matters."""
    against = (
        *_on_safety(trial.safety),
        *_on_corrected(trial.corrected),
        *_on_lessons(trial.lessons),
        *_held_out(trial.corpus, "than now"),
        *_held_out(trial.shipped, "than the shipped model"),
    )
    return Outcome(not against, against or tuple(_gains(trial)), tuple(_figures(trial)))


def falls(gained: int, lost: int) -> bool:
    """Whether so many gained faults against so many lost ones are more than chance brings."""
    flips = gained + lost
    likely = sum(math.comb(flips, faults) for faults in range(gained, flips + 1))
    return bool(likely < CHANCE * 2**flips)


# -- the rules -------------------------------------------------------------------------------------


def _on_safety(pairs: Sequence[Pair]) -> Iterable[str]:
    good = [pair for pair in pairs if pair.truth in GOOD_NEWS and _is_new_alarm(pair)]
    if good:
        kinds = ", ".join(sorted({pair.truth.value for pair in good}))
        yield f"Good news of the safety set ({kinds}: {_mails(len(good))}) would newly be called a rejection."
    new, gone = _alarms([pair for pair in pairs if pair.truth not in GOOD_NEWS])
    if new > gone + SLACK:
        yield f"{_mails(new)} of the safety set would newly be called a rejection, {gone} no longer."


def _on_corrected(pairs: Sequence[Pair]) -> Iterable[str]:
    alarms = [sum(is_alarm(pair.truth, decision) for pair, decision in both) for both in _both(pairs)]
    faults = [sum(fault(pair.truth, decision) for pair, decision in both) for both in _both(pairs)]
    if alarms[1] > alarms[0]:
        yield f"Of the mails you labelled, {alarms[1]} would be false alarms, {alarms[0]} are now."
    elif faults[1] > faults[0]:
        yield "It would be wrong or in doubt about more of the mails you labelled than now."


def _on_lessons(pairs: Sequence[Pair]) -> Iterable[str]:
    new, gone = _alarms(pairs)
    if falls(new, gone):
        yield f"Of mails like those you labelled, {new} would newly be false alarms, {gone} no longer."
    missed, found = _misses(pairs)
    if falls(missed, found):
        yield f"Of rejections like those you labelled, {missed} would newly be missed, {found} no longer."


def _held_out(pairs: Sequence[Pair], whom: str) -> Iterable[str]:
    new, gone = _alarms([pair for pair in pairs if pair.truth in GOOD_NEWS])
    if falls(new, gone):
        yield f"It calls more good news a rejection {whom}: {new} new cases, {gone} gone."
    new, gone = _alarms([pair for pair in pairs if pair.truth is Label.OTHER])
    if falls(new, gone):
        yield f"It calls more ordinary mail a rejection {whom}: {new} new cases, {gone} gone."
    if _loses_precision(pairs):
        now, then = (precision(both) for both in _both(pairs))
        yield f"Its precision is lower {whom}: {then:.3f} against {now:.3f}."
    missed, found = _misses(pairs)
    finds = [any(_is_hit(pair.truth, decision) for pair, decision in both) for both in _both(pairs)]
    trifle = TRIFLE * sum(pair.truth is Label.REJECTION for pair in pairs)
    if (falls(missed, found) and missed - found > trifle) or finds == [True, False]:
        yield f"It misses more rejections {whom}: {missed} new cases, {found} gone."


def _loses_precision(pairs: Sequence[Pair]) -> bool:
    """Whether there are more alarms than the current precision allows for the candidate's hits, beyond noise."""
    hits = [sum(_is_hit(pair.truth, decision) for pair, decision in both) for both in _both(pairs)]
    alarms = [_count_alarms(both) for both in _both(pairs)]
    flips = sum(_alarms(pairs))
    allowed = alarms[0] * hits[1] / hits[0] if hits[0] else alarms[0]
    return alarms[1] - allowed > DISTANCE * math.sqrt(max(flips, 1))


# -- counting --------------------------------------------------------------------------------------


def is_alarm(truth: Label, decision: Decision) -> bool:
    """Whether this is called a rejection and is none."""
    return decision is Decision.REJECTION and truth is not Label.REJECTION


def _is_hit(truth: Label, decision: Decision) -> bool:
    return truth is Label.REJECTION and decision is Decision.REJECTION


def fault(truth: Label, decision: Decision) -> int:
    """How wrong a decision is: 2 where it is, 1 where it leaves a doubt."""
    if decision is Decision.UNSURE:
        return 1
    return 0 if (truth is Label.REJECTION) is (decision is Decision.REJECTION) else 2


def precision(decided: Sequence[tuple[Pair, Decision]]) -> float:
    """Of what is called a rejection, the share that is one."""
    return _share([pair.truth is Label.REJECTION for pair, decision in decided if decision is Decision.REJECTION])


def recall(decided: Sequence[tuple[Pair, Decision]]) -> float:
    """Of the rejections, the share that is called one."""
    return _share([decision is Decision.REJECTION for pair, decision in decided if pair.truth is Label.REJECTION])


def _both(pairs: Sequence[Pair]) -> tuple[list[tuple[Pair, Decision]], list[tuple[Pair, Decision]]]:
    return [(pair, pair.current) for pair in pairs], [(pair, pair.candidate) for pair in pairs]


def _is_new_alarm(pair: Pair) -> bool:
    return is_alarm(pair.truth, pair.candidate) and not is_alarm(pair.truth, pair.current)


def _alarms(pairs: Sequence[Pair]) -> tuple[int, int]:
    """False alarms that only the candidate gives, and those that only the current model gives."""
    new = sum(_is_new_alarm(pair) for pair in pairs)
    gone = sum(is_alarm(pair.truth, pair.current) and not is_alarm(pair.truth, pair.candidate) for pair in pairs)
    return new, gone


def _misses(pairs: Sequence[Pair]) -> tuple[int, int]:
    """Rejections that only the candidate misses, and those that only the current model misses."""
    true = [pair for pair in pairs if pair.truth is Label.REJECTION and pair.current is not pair.candidate]
    missed = sum(pair.current is Decision.REJECTION for pair in true)
    found = sum(pair.candidate is Decision.REJECTION for pair in true)
    return missed, found


def _share(outcomes: Sequence[bool]) -> float:
    return sum(outcomes) / len(outcomes) if outcomes else math.nan


# -- words and figures -----------------------------------------------------------------------------


def _gains(trial: Trial) -> Iterable[str]:
    faults = [sum(fault(pair.truth, decision) > 0 for pair, decision in both) for both in _both(trial.corrected)]
    if trial.corrected:
        yield (
            f"Of {_mails(len(trial.corrected))} that you labelled it is wrong or in doubt about {faults[1]}, "
            f"{faults[0]} before."
        )
    before, after = _both(trial.corpus)
    yield (
        "On the corpus it loses nothing beyond chance: "
        f"precision {precision(after):.3f} (before {precision(before):.3f}), "
        f"recall {recall(after):.3f} ({recall(before):.3f})."
    )
    yield "No good news of the safety set is newly called a rejection."


def _figures(trial: Trial) -> Iterable[Figure]:
    for name, pairs in (("corpus, held out", trial.corpus), ("your labels, held out", trial.lessons)):
        if pairs:
            before, after = _both(pairs)
            yield Figure(f"{name}: precision", precision(before), precision(after))
            yield Figure(f"{name}: recall", recall(before), recall(after))
            yield Figure(f"{name}: false alarms", *(_count_alarms(both) for both in (before, after)))
    good = _both([pair for pair in trial.corpus if pair.truth in GOOD_NEWS])
    yield Figure("corpus, held out: good news called a rejection", *(_count_alarms(both) for both in good))
    yield Figure("safety set: called a rejection", *(_count_alarms(both) for both in _both(trial.safety)))
    if trial.corrected:
        wrong = [sum(fault(pair.truth, decision) == 2 for pair, decision in both) for both in _both(trial.corrected)]
        doubt = [sum(fault(pair.truth, decision) == 1 for pair, decision in both) for both in _both(trial.corrected)]
        yield Figure("your labels: wrong", *wrong)
        yield Figure("your labels: in doubt", *doubt)


def _count_alarms(decided: Sequence[tuple[Pair, Decision]]) -> int:
    return sum(is_alarm(pair.truth, decision) for pair, decision in decided)


def _mails(count: int) -> str:
    return f"{count} mail{'s' * (count != 1)}"
