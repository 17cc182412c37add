"""Sentences that must hold at the end of the story, and what spoke against them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Expectations:
    """What must hold, whatever the model thinks of a single mail."""

    kept: list[str] = field(default_factory=list)
    broken: list[tuple[str, str]] = field(default_factory=list)

    def expect(self, sentence: str, faults: Iterable[str] = ()) -> None:
        """The sentence holds where there are no faults."""
        found = list(faults)
        if found:
            self.broken.append((sentence, "; ".join(found)))
        else:
            self.kept.append(sentence)
