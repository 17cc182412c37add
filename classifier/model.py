"""A trained model read from plain arrays, and its judgement on a message; no NumPy, no scikit-learn.

A model folder holds ``model.json`` (what it is, labels, cut-offs, checksums), ``terms.txt`` (one term a line) and
``weights.f32`` (little-endian 32-bit floats: how rare each term is, then for each term one weight a label, then one
intercept a label). Nothing in it is code.

A model that was trained on a user's labels may also know senders: organisations whose mail the user, time and again,
said to be no rejection, with how much less likely one is from there.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING, Any

from classifier.features import FEATURES_VERSION, PIECE_WEIGHT, terms_by_sentence
from classifier.labels import Decision, Label, Verdict
from classifier.plain import one_line
from classifier.senders import registrable

if TYPE_CHECKING:
    from classifier.message import Message

FORMAT = 3
#: The least share of a mail's words that the model must know to call it a rejection. In the corpus' languages it is
#: .5 to .9 for mail that was never trained on (Polish .3 to .7), in others below .1 but for borrowed words.
UNDERSTOOD = 0.25


class ModelError(ValueError):
    """A model folder that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """Probabilities of ``rejection``: from ``rejection`` on it is one, from ``unsure`` on the user is asked."""

    rejection: float
    unsure: float


@dataclass(frozen=True, slots=True)
class Model:
    """Arrays of a linear model over TF-IDF terms; ``weights`` are term after term.

    ``unknown`` is what each different term that the model does not know adds to the square of a mail's length.
    ``senders`` are registrable domains with what is added to the log-odds of ``rejection``, never more than 0.
    """

    terms: Sequence[str]
    idf: array[float]
    unknown: float
    weights: array[float]
    intercepts: Sequence[float]
    labels: Sequence[Label]
    temperature: float
    cutoffs: Cutoffs
    facts: Mapping[str, Any] = field(default_factory=dict)
    senders: Mapping[str, float] = field(default_factory=dict)
    _index: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", dict(zip(self.terms, range(len(self.terms)), strict=True)))

    def judge(self, message: Message) -> Verdict:
        """The verdict on a message; never raises."""
        parts = terms_by_sentence(message)
        counts = Counter(chain.from_iterable(found for _, found in parts))
        values: dict[str, float] = {}
        rows: dict[str, array[float]] = {}
        square, width = 0.0, len(self.labels)
        piece = self.unknown * PIECE_WEIGHT**2
        find, weights, idf = self._index.get, self.weights, self.idf
        words = known_words = 0
        for term, count in counts.items():
            index = find(term)
            if index is None:
                square += piece if term.startswith(("#", "s:#")) else self.unknown
                if term.isalpha():
                    words += count
                continue
            if term.isalpha():
                words += count
                known_words += count
            values[term] = value = idf[index] if count == 1 else (1.0 + math.log(count)) * idf[index]
            rows[term] = weights[index * width : (index + 1) * width]
            square += value * value
        norm = math.sqrt(square) or 1.0
        columns = zip(*rows.values(), strict=True) if rows else repeat((), width)
        scores = [
            (sum(map(mul, column, values.values())) / norm + intercept) / self.temperature
            for column, intercept in zip(columns, self.intercepts, strict=True)
        ]
        if self.senders and message.sender is not None:
            scores[self.labels.index(Label.REJECTION)] += self.senders.get(registrable(message.sender.email), 0.0)
        highest = max(scores)
        odds = [math.exp(score - highest) for score in scores]
        whole = sum(odds)
        probabilities = {label: odd / whole for label, odd in zip(self.labels, odds, strict=True)}
        label = max(probabilities, key=probabilities.__getitem__)
        score = probabilities[Label.REJECTION]
        decision = self.decide(score)
        asked = Label.REJECTION if decision is not Decision.OTHER else label
        shares = {term: value / counts[term] for term, value in values.items()}
        reasons = self._reasons(parts, shares, rows, asked, scores)
        # In a language that the model never saw, neither the subject nor a few English words may decide.
        understood = known_words >= UNDERSTOOD * words and not all(in_subject for _, in_subject in reasons)
        if decision is Decision.REJECTION and not understood:
            decision = Decision.UNSURE
        return Verdict(label, probabilities, decision, score, tuple(text for text, _ in reasons))

    def decide(self, score: float) -> Decision:
        """The three-way decision on a probability of ``rejection``."""
        if score >= self.cutoffs.rejection:
            return Decision.REJECTION
        return Decision.UNSURE if score >= self.cutoffs.unsure else Decision.OTHER

    def _reasons(
        self,
        parts: Sequence[tuple[str, list[str]]],
        shares: Mapping[str, float],
        rows: Mapping[str, array[float]],
        label: Label,
        scores: Sequence[float],
    ) -> list[tuple[str, bool]]:
        """The two sentences that spoke most for a label against its strongest rival; whether each is the subject."""
        own = self.labels.index(label)
        rival = max((number for number in range(len(self.labels)) if number != own), key=scores.__getitem__)
        speaks = {term: (row[own] - row[rival]) * shares[term] for term, row in rows.items()}
        ranked = [
            (sum(speaks[term] for term in found if term in speaks), text, bool(found) and found[0].startswith("s:"))
            for text, found in parts
        ]
        ranked.sort(key=lambda reason: -reason[0])
        return [
            (one_line(text, 300), in_subject) for total, text, in_subject in ranked[:2] if total > 0 and text.strip()
        ]


def save_model(model: Model, folder: Path) -> None:
    """Writes the model's files into an existing folder. Raises OSError."""
    numbers = array("f", model.idf)
    numbers.extend(model.weights)
    numbers.extend(model.intercepts)
    if sys.byteorder == "big":
        numbers.byteswap()
    files = {"terms.txt": "\n".join(model.terms).encode(), "weights.f32": numbers.tobytes()}
    about = {
        "format": FORMAT,
        "features": FEATURES_VERSION,
        "labels": list(model.labels),
        "unknown": model.unknown,
        "temperature": model.temperature,
        "cutoffs": {"rejection": model.cutoffs.rejection, "unsure": model.cutoffs.unsure},
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
        "facts": dict(model.facts),
    } | ({"senders": dict(model.senders)} if model.senders else {})
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "model.json").write_text(json.dumps(about, indent=2) + "\n", "utf-8")


def load_model(folder: Path) -> Model:
    """Reads a model folder. Raises ModelError where it is missing, damaged or made for other features."""
    try:
        about = json.loads((folder / "model.json").read_text("utf-8"))
        lines, floats = (folder / "terms.txt").read_bytes(), (folder / "weights.f32").read_bytes()
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder} holds no readable model ({type(error).__name__})") from None
    try:
        if about["format"] != FORMAT:
            raise ModelError(f"{folder} is of format {about['format']}, this version reads {FORMAT}")
        if about["features"] != FEATURES_VERSION:
            raise ModelError(f"{folder} was made for features {about['features']}, this version has {FEATURES_VERSION}")
        for name, content in (("terms.txt", lines), ("weights.f32", floats)):
            if hashlib.sha256(content).hexdigest() != about["sha256"][name]:
                raise ModelError(f"{folder} is damaged: {name} does not match its checksum")
        labels = tuple(Label(label) for label in about["labels"])
        numbers = array("f")
        numbers.frombytes(floats)
        if sys.byteorder == "big":
            numbers.byteswap()
        width, height = lines.count(b"\n") + 1, len(labels)
        if len(numbers) != width + height * width + height or set(labels) != set(Label):
            raise ModelError(f"{folder} is damaged: its arrays do not fit together")
        cutoffs = Cutoffs(float(about["cutoffs"]["rejection"]), float(about["cutoffs"]["unsure"]))
        idf, weights = numbers[:width], numbers[width : width + height * width]
        intercepts = tuple(numbers[width + height * width :])
        # Let go of what is copied by now: terms take most of the memory, and come on top of what is still held.
        del content, floats, numbers
        terms = lines.decode("utf-8").split("\n")
        temperature, unknown = float(about["temperature"]), float(about["unknown"])
        if not 0.0 < cutoffs.unsure <= cutoffs.rejection <= 1.0 or not temperature > 0.0 or not unknown >= 0.0:
            raise ModelError(f"{folder} is damaged: its cut-offs make no sense")
        senders = {str(domain): float(shift) for domain, shift in about.get("senders", {}).items()}
        if not all(-math.inf < shift <= 0.0 for shift in senders.values()):
            raise ModelError(f"{folder} is damaged: what it knows of senders makes no sense")
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, ModelError):
            raise
        raise ModelError(f"{folder} is damaged ({type(error).__name__} in model.json)") from None
    return Model(
        terms=terms,
        idf=idf,
        unknown=unknown,
        weights=weights,
        intercepts=intercepts,
        labels=labels,
        temperature=temperature,
        cutoffs=cutoffs,
        facts=about.get("facts", {}),
        senders=senders,
    )
