"""Examples to a candidate model. Needs scikit-learn and runs in a process of its own, never in the daemon.

``python -m classifier.training CORPUS FOLDER`` rebuilds the shipped model and prints the tables of its model card.
"""

from __future__ import annotations

import hashlib
import os
import sys
from array import array
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import sklearn
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.pipeline import Pipeline

from classifier.corpus import SeedMail, read_corpus
from classifier.evaluation import Prediction, Report, decisions_table, evaluate, figures_table
from classifier.features import FEATURES_VERSION, terms
from classifier.labels import Label
from classifier.message import Message, text_message
from classifier.model import Cutoffs, Model, save_model
from classifier.pipeline import new_pipeline

FOLDS = 5
#: Cut-offs are chosen on out-of-fold scores for this precision of the decision ``rejection`` in an inbox.
TARGET_PRECISION = 0.99
#: The corpus is written to be hard: refusals of papers, conditional refusals in acknowledgements. What it holds
#: of false alarms, an inbox holds a sixth of; see "From the corpus to an inbox" in models/README.md.
CORPUS_HARDNESS = 6.0
#: A mail counts as unsure down to the score below which this share of the corpus' rejections lies.
MISSED_SHARE = 0.2
#: For calibration: how many more mails of other kinds an inbox holds, against the rejections, than the corpus ...
OTHERS_IN_LIFE = 4.0
#: ... and the share of the hardest mails on either side that is left out, as in trimmed likelihood (Neykov & Müller
#: 2003): a few riddles out of fold would make every ordinary score timid.
TRIMMED = 0.05


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled message; ``group`` keeps mails of one family or sender in one fold."""

    name: str
    group: str
    label: Label
    message: Message


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trained model, the pipeline that it was read from, and out-of-fold predictions.

    Each prediction was made by a model that never saw the mail's group.
    """

    model: Model
    pipeline: Pipeline
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
    seen = np.empty(len(examples), dtype=object)
    seen[:] = [terms(item.message) for item in examples]
    truths = np.array([item.label.value for item in examples])
    groups = np.array([item.group for item in examples])
    for label in Label:
        if len(set(groups[truths == label.value])) < FOLDS:
            raise ValueError(f"{label} has fewer than {FOLDS} families; add mails of that kind")
    labels = tuple(sorted(Label))
    margins = _held_out_margins(seen, truths, groups, len(labels))
    positive = truths == Label.REJECTION.value
    temperature, shift = calibrate(margins, positive, labels.index(Label.REJECTION))
    margins[:, labels.index(Label.REJECTION)] += shift
    shares = probabilities(margins / temperature)
    scores = shares[:, labels.index(Label.REJECTION)]
    cutoffs = choose_cutoffs(scores, positive, precision)
    pipeline = new_pipeline().fit(seen, truths)
    vectorizer, estimator = pipeline.named_steps["terms"], pipeline.named_steps["labels"]
    estimator.intercept_[labels.index(Label.REJECTION)] += shift
    digest = hashlib.sha256()
    for item in examples:
        digest.update(f"{item.label}\0{item.message.subject}\0{item.message.text}\0".encode())
    model = Model(
        terms=vectorizer.terms_,
        idf=array("f", vectorizer.idf_),
        unknown=vectorizer.unknown_,
        weights=array("f", estimator.coef_.T.ravel()),
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
        Prediction(item.name, item.label, labels[int(np.argmax(row))], model.decide(float(score)), float(score))
        for item, row, score in zip(examples, shares, scores, strict=True)
    ]
    return Candidate(model, pipeline, predictions, evaluate(predictions))


def _held_out_margins(
    seen: NDArray[Any], truths: NDArray[Any], groups: NDArray[Any], count: int
) -> NDArray[np.float64]:
    """Margins of every mail by a model that never saw its group; the folds share the processors."""
    folds = list(StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0).split(seen, truths, groups))
    margins = np.zeros((len(seen), count))
    # Forked: a child has the mails already, only indices and margins travel.
    with ProcessPoolExecutor(
        min(os.cpu_count() or 1, FOLDS), get_context("fork"), initializer=_hold, initargs=(seen, truths)
    ) as pool:
        for (_, held_out), found in zip(folds, pool.map(_fold_margins, folds), strict=True):
            margins[held_out] = found
    return margins


_held: list[NDArray[Any]] = []


def _hold(seen: NDArray[Any], truths: NDArray[Any]) -> None:
    _held[:] = [seen, truths]


def _fold_margins(fold: tuple[NDArray[np.intp], NDArray[np.intp]]) -> NDArray[np.float64]:
    (seen, truths), (fit_on, held_out) = _held, fold
    return np.asarray(new_pipeline().fit(seen[fit_on], truths[fit_on]).decision_function(seen[held_out]))


def choose_cutoffs(
    scores: NDArray[np.float64],
    positive: NDArray[np.bool_],
    precision: float,
    hardness: float = CORPUS_HARDNESS,
    weight: NDArray[np.float64] | None = None,
) -> Cutoffs:
    """The lowest cut-off that holds the precision over all scores above it, and the one for ``unsure``.

    ``weight`` is what each mail counts for; 1 where it is left out.
    """
    counted = np.ones(len(scores)) if weight is None else weight
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum((counted * positive)[order])
    alarms = np.cumsum((counted * ~positive)[order]) / hardness
    enough = np.nonzero(hits >= precision * (hits + alarms))[0]
    sure = float(scores[order[enough[-1]]]) if len(enough) else 0.999
    # Halfway cases are the user's: below one in two the mail is more likely not a rejection.
    sure = min(max(sure, 0.5), 0.999)
    unsure = float(np.quantile(scores[positive], MISSED_SHARE)) if positive.any() else 0.5
    return Cutoffs(rejection=sure, unsure=min(max(unsure, 0.05), sure))


def calibrate(margins: NDArray[np.float64], positive: NDArray[np.bool_], column: int) -> tuple[float, float]:
    """Temperature (Guo et al. 2017) and a shift of the margin of ``rejection`` to an inbox's share of rejections.

    Saerens et al. (2002) show why a shift is enough where only the shares of the classes differ.
    """
    others = np.delete(margins, column, axis=1)

    def log_odds(temperature: float) -> NDArray[np.float64]:
        rest = others / temperature
        top = rest.max(axis=1)
        return np.asarray(margins[:, column] / temperature - top - np.log(np.exp(rest - top[:, None]).sum(axis=1)))

    first = log_odds(1.0)
    kept = np.where(
        positive,
        first >= np.quantile(first[positive], TRIMMED),
        first <= np.quantile(first[~positive], 1 - TRIMMED),
    )
    sign = np.where(positive, 1.0, -1.0)[kept]
    weight = np.where(positive, 1.0, OTHERS_IN_LIFE)[kept]

    def loss(point: NDArray[np.float64]) -> float:
        temperature = float(np.exp(point[0]))
        odds = log_odds(temperature)[kept] + point[1]
        return float((weight * np.logaddexp(0.0, -sign * odds)).sum() / weight.sum())

    best = minimize(loss, np.zeros(2), method="Nelder-Mead").x
    temperature = float(np.exp(np.clip(best[0], -3.0, 3.0)))
    return temperature, float(best[1]) * temperature


def probabilities(margins: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of each row's labels, from its margins (softmax)."""
    odds = np.exp(margins - margins.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def main(arguments: list[str]) -> int:
    """``CORPUS FOLDER``: trains on the corpus, writes the model, prints the tables of the model card."""
    if len(arguments) != 2:
        print("usage: python -m classifier.training CORPUS FOLDER", file=sys.stderr)
        return 2
    mails = read_corpus([Path(arguments[0])])
    candidate = train([example(mail) for mail in mails])
    folder = Path(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    save_model(candidate.model, folder)
    languages = sorted({mail.language for mail in mails})
    families = Counter(
        (label, language) for label, language, _ in {(m.label, m.language, example(m).group) for m in mails}
    )
    print(f"{len(mails)} mails, {len(candidate.model.terms)} terms, {candidate.model.cutoffs}\n")
    print("Families of mails:\n")
    print(f"| label | {' | '.join(languages)} | all |\n|{' --- |' * (len(languages) + 2)}")
    for label in Label:
        counts = [families[label, language] for language in languages]
        print(f"| {label} | {' | '.join(map(str, counts))} | {sum(counts)} |")
    by_language = {
        language: [p for p, mail in zip(candidate.predictions, mails, strict=True) if mail.language == language]
        for language in languages
    }
    print("\nOut of fold:\n")
    print(figures_table({**by_language, "all": candidate.predictions}))
    print()
    print(decisions_table(candidate.predictions))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
