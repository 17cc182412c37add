"""Predictions against the truth: precision, recall, calibration, confusion, and whether a candidate is better."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from classifier.labels import GOOD_NEWS, Decision, Label


@dataclass(frozen=True, slots=True)
class Prediction:
    """One mail with its true label; ``name`` says which it is."""

    name: str
    truth: Label
    label: Label
    decision: Decision
    score: float


@dataclass(frozen=True, slots=True)
class Report:
    """Figures over a set of predictions.

    ``precision`` and ``recall`` are of the decision ``rejection``; ``asked`` is the share of all mails
    decided ``unsure``; ``calibration_error`` is the expected calibration error of the rejection
    probability in ten equal bins (Guo et al. 2017); ``good_news_rejected`` counts offers, invitations
    and assessments decided ``rejection``.
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
    worst: Sequence[Prediction]


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
        worst=[*sorted(false, key=lambda p: -p.score), *sorted(missed, key=lambda p: p.score)],
    )


def figures_table(groups: Mapping[str, Sequence[Prediction]]) -> str:
    """A Markdown table, a row for each named group; with 95 % confidence intervals where a figure is a ratio."""
    rows = [
        "| group | mails | rejections | precision | recall | AP | unsure | ECE | false alarms |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, predictions in groups.items():
        report = evaluate(predictions)
        hits = report.confusion.get((Label.REJECTION, Decision.REJECTION), 0)
        rows.append(
            f"| {name} | {report.mails} | {report.rejections} | {_with_interval(hits, hits + report.false_alarms)} |"
            f" {_with_interval(hits, report.rejections)} | {report.average_precision:.3f} | {report.asked:.3f} |"
            f" {report.calibration_error:.3f} | {report.false_alarms} |"
        )
    return "\n".join(rows)


def decisions_table(predictions: Sequence[Prediction]) -> str:
    """A Markdown table of the decisions on the mails of each label."""
    confusion = Counter((p.truth, p.decision) for p in predictions)
    rows = [f"| label | {' | '.join(Decision)} |", f"| --- |{' --- |' * len(Decision)}"]
    for label in Label:
        rows.append(f"| {label} | {' | '.join(str(confusion[label, decision]) for decision in Decision)} |")
    return "\n".join(rows)


def average_precision(predictions: Sequence[Prediction]) -> float:
    """Area under the precision-recall curve of the rejection score, step-wise as in scikit-learn."""
    ranked = sorted(predictions, key=lambda p: -p.score)
    positives = sum(p.truth is Label.REJECTION for p in ranked)
    total, hits, previous_hits, position = 0.0, 0, 0, 0
    while position < len(ranked):
        score = ranked[position].score
        while position < len(ranked) and ranked[position].score == score:  # ties count together
            hits += ranked[position].truth is Label.REJECTION
            position += 1
        total += (hits - previous_hits) * hits / position
        previous_hits = hits
    return _ratio(total, positives)


def calibration_error(predictions: Sequence[Prediction], bins: int = 10) -> float:
    """Expected calibration error of the rejection probability."""
    binned: dict[int, list[Prediction]] = {}
    for prediction in predictions:
        binned.setdefault(min(int(prediction.score * bins), bins - 1), []).append(prediction)
    error = 0.0
    for members in binned.values():
        mean = sum(p.score for p in members) / len(members)
        share = sum(p.truth is Label.REJECTION for p in members) / len(members)
        error += abs(mean - share) * len(members)
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


def _with_interval(hits: int, of: int) -> str:
    low, high = wilson(hits, of)
    return f"{hits / of:.3f} ({low:.3f}-{high:.3f})" if of else "-"


def _ratio(part: float, whole: int) -> float:
    return part / whole if whole else math.nan
