"""What speaks for a value: where it stands and how much that place tells; several places agreeing tell more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Detail:
    """A value as the mail writes it; ``source`` names where it stood; ``confidence`` is 0 to 1."""

    value: str
    source: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sighting of a value. ``weight`` is the share of right values among those seen this way alone."""

    value: str
    source: str
    weight: float


def together(weights: Iterable[float]) -> float:
    """How sure several independent sightings make."""
    doubt = 1.0
    for weight in weights:
        doubt *= 1.0 - weight
    return 1.0 - doubt
