"""What speaks for a value: where it stands and how much that place tells; several places agreeing tell more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from math import exp, log

#: More sightings than an honest mail yields; they are compared pair by pair.
MOST_SIGHTINGS = 150
#: A value less sure than this is not told.
LEAST = 0.2


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
        self._times: dict[str, int] = defaultdict(int)
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
                times = text.count(f" {name} ")
                self._times[name] += times
                if times and source not in by_source:
                    by_source[source] = weight

    def strengths(self) -> dict[str, float]:
        """How much each name's sightings say in sum."""
        return {name: sum(map(doubt_taken, by_source.values())) for name, by_source in self.weights.items()}

    def signs(self, name: str, strengths: Mapping[str, float]) -> dict[str, float]:
        """What speaks for a name by its source, and the strongest of its longer and shorter forms and of the others."""
        by_source = self.weights[name]
        signs = {source: doubt_taken(weight) for source, weight in by_source.items()}
        signs |= {"always": 1.0, "sources": len(by_source), "again": log(self.counts[name])}
        for other, strength in strengths.items():
            if other != name:
                kin = "longer" if is_form(name, other) else "shorter" if is_form(other, name) else "rival"
                signs[kin] = max(strength, signs.get(kin, 0.0))
                if kin == "longer" and self._times[name] <= self._times[other]:
                    signs["never alone"] = max(strength, signs.get("never alone", 0.0))
        return signs

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


def is_form(one: str, other: str) -> bool:
    """Whether a name is a shorter form of another: some of its words, or its initials ("q f" of "quill fern")."""
    if within(one, other):
        return True
    initials = one.replace(" ", "")
    return 1 < len(initials) < 6 and " " in other and initials == "".join(word[0] for word in other.split())


def doubt_taken(weight: float) -> float:
    """A weight on the scale where what independent sightings say is summed: 0 for nothing, 3.5 at most."""
    return -log(1.0 - min(weight, 0.97))


def sureness(signs: Mapping[str, float], worth: Mapping[str, float]) -> float:
    """The share of right values among those with such signs. ``worth`` is what each adds to the log odds."""
    return 1.0 / (1.0 + exp(-sum(worth[sign] * much for sign, much in signs.items())))


def told(value: str, source: str, sure: float) -> Detail:
    """A detail; nothing that is read off a mail is certain."""
    return Detail(value, source, round(min(0.99, sure), 2))
