"""Examples to a candidate model. Needs scikit-learn and runs in a process of its own, never in the daemon.

``python -m classifier.training CORPUS FOLDER`` rebuilds the shipped model.
"""

from __future__ import annotations

import hashlib
import math
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sklearn
from numpy.typing import NDArray
from sklearn.model_selection import StratifiedGroupKFold

from classifier.corpus import SeedMail, read_corpus
from classifier.evaluation import Prediction, Report, evaluate
from classifier.features import FEATURES_VERSION
from classifier.labels import Label
from classifier.message import Message, text_message
from classifier.model import Cutoffs, Model, save_model
from classifier.pipeline import new_pipeline

#: Cut-offs are chosen on out-of-fold scores for this precision of the decision ``rejection``.
TARGET_PRECISION = 0.99
#: A mail counts as unsure down to the score below which at most this share of the rejections lies.
MISSED_SHARE = 0.01
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled message; ``group`` keeps mails of one family or sender in one fold."""

    name: str
    group: str
    label: Label
    message: Message


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trained model with its out-of-fold predictions: each made by a model that never saw the mail's group."""

    model: Model
    predictions: Sequence[Prediction]
    report: Report


def example(mail: SeedMail) -> Example:
    """A training example from a mail of the corpus."""
    message = text_message(mail.subject, mail.sender, mail.body, html=mail.is_html, automatic=mail.is_automatic)
    return Example(mail.place, mail.family or mail.place, mail.label, message)


def train(examples: Sequence[Example], precision: float = TARGET_PRECISION) -> Candidate:
    """Fits on all examples, with cut-offs and calibration from grouped out-of-fold scores.

    Raises ValueError where a label has fewer than FOLDS groups.
    """
    messages = np.empty(len(examples), dtype=object)
    messages[:] = [item.message for item in examples]
    truths = np.array([item.label.value for item in examples])
    groups = np.array([item.group for item in examples])
    for label in Label:
        if len(set(groups[truths == label.value])) < FOLDS:
            raise ValueError(f"{label} has fewer than {FOLDS} families; add mails of that kind")
    margins = np.zeros((len(examples), len(Label)))
    names: list[str] = []
    for fit_on, held_out in StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0).split(messages, truths, groups):
        pipeline = new_pipeline().fit(messages[fit_on], truths[fit_on])
        margins[held_out] = pipeline.decision_function(messages[held_out])
        names = list(pipeline.classes_)
    labels = tuple(Label(name) for name in names)
    temperature = _temperature(margins, truths, names)
    scores = _softmax(margins / temperature)[:, labels.index(Label.REJECTION)]
    cutoffs = choose_cutoffs(scores, truths == Label.REJECTION.value, precision)
    pipeline = new_pipeline().fit(messages, truths)
    vectorizer, estimator = pipeline.named_steps["terms"], pipeline.named_steps["labels"]
    digest = hashlib.sha256()
    for item in examples:
        digest.update(f"{item.label}\0{item.message.subject}\0{item.message.text}\0".encode())
    model = Model(
        terms=[str(term) for term in vectorizer.get_feature_names_out()],
        idf=array("f", vectorizer.idf_),
        weights=array("f", estimator.coef_.ravel()),
        intercepts=tuple(float(value) for value in estimator.intercept_),
        labels=labels,
        temperature=temperature,
        cutoffs=cutoffs,
        facts={
            "examples": len(examples),
            "data": digest.hexdigest()[:16],
            "target_precision": precision,
            "features": FEATURES_VERSION,
            "scikit-learn": sklearn.__version__,
        },
    )
    predictions = [
        Prediction(item.name, item.label, labels[int(np.argmax(margin))], model.decide(float(score)), float(score))
        for item, margin, score in zip(examples, margins, scores, strict=True)
    ]
    return Candidate(model, predictions, evaluate(predictions))


def choose_cutoffs(scores: NDArray[np.float64], positive: NDArray[np.bool_], precision: float) -> Cutoffs:
    """The lowest cut-off that holds the precision over all scores above it, and the one for ``unsure``."""
    order = np.argsort(-scores)
    hits = np.cumsum(positive[order])
    precisions = hits / np.arange(1, len(order) + 1)
    enough = np.nonzero(precisions >= precision)[0]
    sure = float(scores[order[enough[-1]]]) if len(enough) else 0.999
    missed = np.sort(scores[positive])
    unsure = float(missed[math.floor(MISSED_SHARE * len(missed))]) if len(missed) else 0.5
    # Halfway cases are the user's: below one in two the mail is more likely not a rejection.
    sure = min(max(sure, 0.5), 0.999)
    return Cutoffs(rejection=sure, unsure=min(max(unsure, 0.05), sure))


def _softmax(margins: NDArray[np.float64]) -> NDArray[np.float64]:
    odds = np.exp(margins - margins.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def _temperature(margins: NDArray[np.float64], truths: NDArray[np.str_], names: list[str]) -> float:
    """The divisor of the margins that makes out-of-fold probabilities most likely (Guo et al. 2017)."""
    columns = np.array([names.index(truth) for truth in truths])
    rows = np.arange(len(columns))

    def loss(temperature: float) -> float:
        chosen = _softmax(margins / temperature)[rows, columns]
        return float(-np.log(np.maximum(chosen, 1e-12)).mean())

    grid = np.exp(np.linspace(math.log(0.1), math.log(10), 201))
    return float(min(grid, key=loss))


def main(arguments: list[str]) -> int:
    """``CORPUS FOLDER``: trains on the corpus and writes the model."""
    if len(arguments) != 2:
        print("usage: python -m classifier.training CORPUS FOLDER", file=sys.stderr)
        return 2
    candidate = train([example(mail) for mail in read_corpus([Path(arguments[0])])])
    folder = Path(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    save_model(candidate.model, folder)
    report = candidate.report
    print(
        f"{report.mails} mails, {len(candidate.model.terms)} terms; out of fold: precision {report.precision:.4f},"
        f" recall {report.recall:.4f}, AP {report.average_precision:.4f}, unsure {report.asked:.4f},"
        f" ECE {report.calibration_error:.4f}, good news rejected {report.good_news_rejected}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
