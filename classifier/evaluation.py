"""Predictions against the truth: precision, recall, calibration, confusion, and whether a candidate is better."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from classifier.labels import GOOD_NEWS, Decision, Label

#: The columns of a table of figures; AP is the average precision, ECE the expected calibration error.
FIGURES = ("mails", "rejections", "precision", "recall", "AP", "unsure", "ECE", "false alarms")


@dataclass(frozen=True, slots=True)
class Prediction:
    """One mail with its true label; ``name`` says which it is, ``because`` why it was judged so.

    ``language`` and ``group`` are what is said of it beforehand; empty where nothing is.
    """

    name: str
    truth: Label
    label: Label
    decision: Decision
    score: float
    because: tuple[str, ...] = ()
    language: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Figures over a set of predictions.

    ``precision`` and ``recall`` are of the decision ``rejection``; ``asked`` is the share of all mails
    decided ``unsure``; ``calibration_error`` is the expected calibration error of the rejection
    probability in ten equal bins (Guo et al. 2017); ``good_news_rejected`` counts offers, invitations
    and assessments decided ``rejection``. ``worst_alarms`` and ``worst_misses`` are the mistakes, the surest first.
    """

    mails: int
    rejections: int
    precision: float
    recall: float
    average_precision: float
    asked: float
    calibration_error: float
    false_alarms: int
    good_news_rejected: int
    confusion: Mapping[tuple[Label, Decision], int]
    worst_alarms: Sequence[Prediction]
    worst_misses: Sequence[Prediction]

    @property
    def precision_interval(self) -> tuple[float, float]:
        """The 95 % confidence interval of the precision."""
        hits = self._hits()
        return wilson(hits, hits + self.false_alarms)

    @property
    def recall_interval(self) -> tuple[float, float]:
        """The 95 % confidence interval of the recall."""
        return wilson(self._hits(), self.rejections)

    def _hits(self) -> int:
        return self.confusion.get((Label.REJECTION, Decision.REJECTION), 0)


class CurvePoint(NamedTuple):
    """Precision and recall if every mail from a score on were called a rejection."""

    score: float
    precision: float
    recall: float


class Bin(NamedTuple):
    """Mails of about the same score: how many, how many of them are rejections, and their mean score."""

    mails: int
    rejections: int
    mean_score: float


def evaluate(predictions: Sequence[Prediction]) -> Report:
    """Figures; an empty ratio is NaN."""
    flagged = [p for p in predictions if p.decision is Decision.REJECTION]
    true = [p for p in predictions if p.truth is Label.REJECTION]
    hits = sum(p.truth is Label.REJECTION for p in flagged)
    false = [p for p in flagged if p.truth is not Label.REJECTION]
    missed = [p for p in true if p.decision is not Decision.REJECTION]
    return Report(
        mails=len(predictions),
        rejections=len(true),
        precision=_ratio(hits, len(flagged)),
        recall=_ratio(hits, len(true)),
        average_precision=average_precision(predictions),
        asked=_ratio(sum(p.decision is Decision.UNSURE for p in predictions), len(predictions)),
        calibration_error=calibration_error(predictions),
        false_alarms=len(false),
        good_news_rejected=sum(p.truth in GOOD_NEWS for p in false),
        confusion=Counter((p.truth, p.decision) for p in predictions),
        worst_alarms=sorted(false, key=lambda p: -p.score),
        worst_misses=sorted(missed, key=lambda p: p.score),
    )


def by(predictions: Sequence[Prediction], of: Callable[[Prediction], str]) -> dict[str, list[Prediction]]:
    """Predictions apart by language or group, the largest first; those of which none is known are left out."""
    parts: dict[str, list[Prediction]] = {}
    for prediction in predictions:
        if name := of(prediction):
            parts.setdefault(name, []).append(prediction)
    return dict(sorted(parts.items(), key=lambda part: (-len(part[1]), part[0])))


def figures_row(predictions: Sequence[Prediction]) -> list[str]:
    """The figures below ``FIGURES``; with 95 % confidence intervals where a figure is a ratio."""
    report = evaluate(predictions)
    return [
        str(report.mails),
        str(report.rejections),
        _with_interval(report.precision, report.precision_interval),
        _with_interval(report.recall, report.recall_interval),
        _three_digits(report.average_precision),
        _three_digits(report.asked),
        _three_digits(report.calibration_error),
        str(report.false_alarms),
    ]


def figures_table(groups: Mapping[str, Sequence[Prediction]]) -> str:
    """A Markdown table of ``figures_row``, a row for each named group."""
    rows = [f"| group | {' | '.join(FIGURES)} |", f"| --- |{' --- |' * len(FIGURES)}"]
    rows += [f"| {name} | {' | '.join(figures_row(predictions))} |" for name, predictions in groups.items()]
    return "\n".join(rows)


def decisions_table(predictions: Sequence[Prediction]) -> str:
    """A Markdown table of the decisions on the mails of each label."""
    confusion = Counter((p.truth, p.decision) for p in predictions)
    rows = [f"| label | {' | '.join(Decision)} |", f"| --- |{' --- |' * len(Decision)}"]
    for label in Label:
        rows.append(f"| {label} | {' | '.join(str(confusion[label, decision]) for decision in Decision)} |")
    return "\n".join(rows)


def precision_recall_curve(predictions: Sequence[Prediction]) -> list[CurvePoint]:
    """A point for each score that occurs, the highest first; empty where there is no rejection to recall."""
    ranked = sorted(predictions, key=lambda p: -p.score)
    positives = sum(p.truth is Label.REJECTION for p in ranked)
    points: list[CurvePoint] = []
    hits = 0
    for position, prediction in enumerate(ranked, 1):
        hits += prediction.truth is Label.REJECTION
        ties = position < len(ranked) and ranked[position].score == prediction.score  # they count together
        if positives and not ties:
            points.append(CurvePoint(prediction.score, hits / position, hits / positives))
    return points


def average_precision(predictions: Sequence[Prediction]) -> float:
    """Area under the precision-recall curve of the rejection score, step-wise as in scikit-learn."""
    curve = precision_recall_curve(predictions)
    before = [0.0, *(point.recall for point in curve)]
    area = sum(point.precision * (point.recall - last) for point, last in zip(curve, before, strict=False))
    return area if curve else math.nan


def calibration_bins(predictions: Sequence[Prediction], bins: int = 10) -> list[Bin]:
    """Predictions in bins of equal width over the score, the lowest first; empty bins are left out."""
    binned: dict[int, list[Prediction]] = {}
    for prediction in predictions:
        binned.setdefault(min(int(prediction.score * bins), bins - 1), []).append(prediction)
    return [
        Bin(
            len(members),
            sum(p.truth is Label.REJECTION for p in members),
            sum(p.score for p in members) / len(members),
        )
        for _, members in sorted(binned.items())
    ]


def calibration_error(predictions: Sequence[Prediction], bins: int = 10) -> float:
    """Expected calibration error of the rejection probability."""
    error = sum(abs(one.mean_score * one.mails - one.rejections) for one in calibration_bins(predictions, bins))
    return _ratio(error, len(predictions))


def better(candidate: Report, current: Report) -> tuple[bool, str]:
    """Whether a candidate may replace the current model, judged on the same mails, and why (not)."""
    if candidate.good_news_rejected > current.good_news_rejected:
        return False, "it calls more offers, invitations or tests a rejection"
    if candidate.precision < current.precision or math.isnan(candidate.precision):
        return False, f"its precision is lower ({candidate.precision:.3f} against {current.precision:.3f})"
    if candidate.recall < current.recall:
        return False, f"its recall is lower ({candidate.recall:.3f} against {current.recall:.3f})"
    return True, f"precision {candidate.precision:.3f}, recall {candidate.recall:.3f}"


def wilson(hits: float, of: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % confidence interval of a ratio (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    share, square = hits / of, z * z
    centre = (share + square / (2 * of)) / (1 + square / of)
    half = z * math.sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return max(0.0, centre - half), min(1.0, centre + half)


def _with_interval(ratio: float, interval: tuple[float, float]) -> str:
    return "-" if math.isnan(ratio) else f"{ratio:.3f} ({interval[0]:.3f}-{interval[1]:.3f})"


def _three_digits(figure: float) -> str:
    return "-" if math.isnan(figure) else f"{figure:.3f}"


def _ratio(part: float, whole: int) -> float:
    return part / whole if whole else math.nan
