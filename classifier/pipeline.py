"""The only place where estimators are assembled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

from classifier.features import term_weight

#: Terms kept: those whose frequency times weight is highest, and at least 2. Few enough that a model loads in a blink.
MOST_TERMS = 40_000
#: Share of its weight with which an unknown term makes a mail longer.
UNKNOWN_SHARE = 0.1


class TermVectors(TransformerMixin, BaseEstimator):  # type: ignore[misc]  # published without type information
    """Lists of terms to TF-IDF vectors whose length also counts the terms that are unknown.

    Without that, a mail of strange words around two known ones would look as sure as a mail of two words.
    """

    def fit(self, documents: Sequence[Sequence[str]], y: object = None) -> Self:
        """Learns which terms there are, and how rare each is."""
        frequency = Counter(term for document in documents for term in set(document))
        standing = {term: count * term_weight(term) for term, count in frequency.items()}
        known = [term for term, value in standing.items() if value >= 2]
        self.terms_ = sorted(sorted(known, key=lambda term: (-standing[term], term))[:MOST_TERMS])
        self.counter_ = CountVectorizer(analyzer=_as_is, vocabulary=self.terms_)
        rarity = np.log((1 + len(documents)) / (1 + np.array([frequency[term] for term in self.terms_]))) + 1
        self.idf_ = rarity * np.array([term_weight(term) for term in self.terms_])
        self.unknown_ = UNKNOWN_SHARE * float(np.log(1 + len(documents))) ** 2
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


def new_pipeline(strength: float = 20.0) -> Pipeline:
    """Unfitted: lists of terms in, a margin per label out. ``strength`` is the inverse of the regularisation (C).

    newton-cg reaches the optimum in 8 steps and half a second, lbfgs needs 200 and stops short of it.
    """
    return Pipeline(
        [
            ("terms", TermVectors()),
            (
                "labels",
                LogisticRegression(C=strength, class_weight="balanced", solver="newton-cg", tol=1e-6, max_iter=200),
            ),
        ]
    )


def _as_is(terms: Sequence[str]) -> Sequence[str]:
    return terms
