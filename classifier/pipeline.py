"""The only place where estimators are assembled."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

#: Terms kept: the most frequent ones. Small enough that a model loads in a blink, see models/README.md.
MOST_TERMS = 40_000


def new_pipeline(strength: float = 20.0) -> Pipeline:
    """Unfitted: lists of terms in, a margin per label out. ``strength`` is the inverse of the regularisation (C)."""
    return Pipeline(
        [
            (
                "terms",
                TfidfVectorizer(
                    analyzer=_as_is, sublinear_tf=True, min_df=2, max_features=MOST_TERMS, dtype=np.float64
                ),
            ),
            ("labels", LogisticRegression(C=strength, max_iter=2000, tol=1e-4)),
        ]
    )


def _as_is(terms: Sequence[str]) -> Sequence[str]:
    return terms
