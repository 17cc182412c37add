"""What speaks for a value: where it stands and how much that place tells; several places agreeing tell more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise

#: More sightings than an honest mail yields; they are compared pair by pair.
MOST_SIGHTINGS = 150


@dataclass(frozen=True, slots=True)
class Detail:
    """A value as the mail writes it; ``source`` names where it stood; ``confidence`` is 0 to 1."""

    value: str
    source: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sighting of a value. ``weight`` is roughly the share of right values among those seen this way alone."""

    value: str
    source: str
    weight: float


class Tally:
    """Sightings gathered by what they spell when compared: a key's best weight for each source, and its spellings."""

    def __init__(self, sightings: Iterable[Evidence], key: Callable[[str], str]) -> None:
        self.weights: dict[str, dict[str, float]] = defaultdict(dict)
        self.counts: dict[str, int] = defaultdict(int)
        self._spellings: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for item in islice(sightings, MOST_SIGHTINGS):
            name = key(item.value)
            known = self.weights[name].get(item.source, 0.0)
            self.weights[name][item.source] = max(item.weight, known)
            self.counts[name] += 1
            self._spellings[name][item.value] += item.weight

    def look_into(self, zones: Mapping[str, str], weight: float) -> None:
        """Lets a zone of the mail (folded, with blanks around) speak for every name that merely stands in it."""
        for name, by_source in self.weights.items():
            for source, text in zones.items():
                if source not in by_source and f" {name} " in text:
                    by_source[source] = weight

    def spelling(self, name: str) -> str:
        """The value as the mail writes it most convincingly."""
        found = self._spellings[name]
        return max(found, key=lambda spelling: (found[spelling], len(spelling)))

    def source(self, name: str) -> str:
        """Where the surest sighting stood."""
        return max(self.weights[name], key=lambda source: self.weights[name][source])


def within(one: str, other: str) -> bool:
    """Whether the words of one name stand in another: "acme" in "acme technologies"."""
    return f" {one} " in f" {other} "


def together(weights: Iterable[float]) -> float:
    """How sure several independent sightings make."""
    doubt = 1.0
    for weight in weights:
        doubt *= 1.0 - weight
    return 1.0 - doubt


#: Score and share of right values, measured on the corpus and on mails that no rule was written for.
_CALIBRATION = ((0.0, 0.0), (0.5, 0.42), (0.71, 0.6), (0.8, 0.85), (0.9, 0.95), (1.0, 0.99))


def calibrated(score: float) -> float:
    """A score as a confidence: 0.6 and more is right so often that a letter may say it."""
    for (low, share), (high, more) in pairwise(_CALIBRATION):
        if score <= high:
            return round(share + (more - share) * (score - low) / (high - low), 2)
    return 0.99
