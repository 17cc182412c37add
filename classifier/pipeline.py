"""The only place where estimators are assembled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

from classifier.features import term_weight

#: Terms kept. Few enough that a model loads in a blink.
MOST_TERMS = 40_000
#: Terms from which they are chosen: those whose frequency times weight is highest, and at least 2.
MOST_CANDIDATES = 100_000
#: Share of its weight with which an unknown term makes a mail longer.
UNKNOWN_SHARE = 0.1
#: Tolerance of the fit after which terms are chosen: in 32-bit numbers it takes a second, and the choice is that of
#: an exact one; ten times as much, and the choice is worse than by frequency.
ROUGH = 1e-3
#: The inverse of the regularisation (C).
STRENGTH = 20.0


class TermVectors(TransformerMixin, BaseEstimator):  # type: ignore[misc]  # published without type information
    """Lists of terms to TF-IDF vectors whose length also counts the terms that are unknown.

    Without that, a mail of strange words around two known ones would look as sure as a mail of two words.
    """

    def fit(self, documents: Sequence[Sequence[str]], y: Sequence[str]) -> Self:
        """Learns which terms there are, how rare each is, and which of them tell the labels ``y`` apart."""
        frequency = Counter(term for document in documents for term in set(document))
        standing = {term: count * term_weight(term) for term, count in frequency.items()}
        known = [term for term, value in standing.items() if value >= 2]
        self.terms_ = sorted(sorted(known, key=lambda term: (-standing[term], term))[:MOST_CANDIDATES])
        rarity = np.log((1 + len(documents)) / (1 + np.array([frequency[term] for term in self.terms_]))) + 1
        self.idf_ = rarity * np.array([term_weight(term) for term in self.terms_])
        self.unknown_ = UNKNOWN_SHARE * float(np.log(1 + len(documents))) ** 2
        self.counter_ = CountVectorizer(analyzer=_as_is, vocabulary=self.terms_)
        if len(self.terms_) > MOST_TERMS:
            vectors = self.transform(documents).astype(np.float32)
            rough = new_estimator(balanced=True, tolerance=ROUGH).fit(vectors, y)
            kept = telling(vectors, rough.coef_, MOST_TERMS)
            self.terms_, self.idf_ = [self.terms_[number] for number in kept], self.idf_[kept]
            self.counter_ = CountVectorizer(analyzer=_as_is, vocabulary=self.terms_)
        return self

    def transform(self, documents: Sequence[Sequence[str]]) -> sparse.csr_matrix:
        """One row per document."""
        values = self.counter_.transform(documents).astype(np.float64)
        values.data = 1 + np.log(values.data)
        values = values @ sparse.diags(self.idf_)
        lengths = np.sqrt(np.asarray(values.multiply(values).sum(axis=1)).ravel() + self._unknown(documents))
        return (sparse.diags(1 / np.where(lengths > 0, lengths, 1.0)) @ values).tocsr()

    def _unknown(self, documents: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        known = self.counter_.vocabulary_
        return self.unknown_ * np.array(
            [sum(term_weight(term) ** 2 for term in set(document) if term not in known) for document in documents]
        )


def telling(vectors: sparse.csr_matrix, weights: NDArray[Any], count: int) -> NDArray[np.intp]:
    """The columns that tell the labels apart most, ascending, after the weights of a first, rough fit on all of them.

    What counts is how far a term's weight for a label lies from its mean, times how much of it there is.
    """
    amount = np.sqrt(np.asarray(vectors.multiply(vectors).sum(axis=0)).ravel())
    worth = np.abs(weights - weights.mean(axis=0)).max(axis=0) * amount
    return np.sort(np.argsort(-worth, kind="stable")[:count])


def new_pipeline(strength: float = STRENGTH) -> Pipeline:
    """Unfitted: lists of terms in, a margin per label out. ``strength`` is the inverse of the regularisation (C)."""
    return Pipeline([("terms", TermVectors()), ("labels", new_estimator(strength, balanced=True, tolerance=1e-6))])


def new_estimator(strength: float = STRENGTH, *, balanced: bool, tolerance: float) -> LogisticRegression:
    """Unfitted: vectors in, a margin per label out.

    newton-cg reaches the optimum in 8 steps and half a second, lbfgs needs 200 and stops short of it. In 32-bit numbers
    a tolerance of 1e-4 leaves margins within 0.02 of the optimum, in half the time.
    """
    weights = "balanced" if balanced else None
    return LogisticRegression(C=strength, class_weight=weights, solver="newton-cg", tol=tolerance, max_iter=200)


def _as_is(terms: Sequence[str]) -> Sequence[str]:
    return terms
