"""The sentences of a text, as a reader would part them."""

from __future__ import annotations

import re
from collections.abc import Iterator

SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+(?=[\"'“‘«(¿¡]*[A-ZÀ-ÞĀ-Ž0-9])")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Inc|Ltd|Co|Corp|St|Sr|Jr|No|e\.g|i\.e|approx|bzw|z\.B|ca|Hr|Fr|Nr|M|Mme|Sra?|Dra?|Ing|Dott|Sig|nr|tel)|\b[A-Z])\.$"
)


def sentences(text: str) -> Iterator[str]:
    """The text's sentences and headings in order, hard-wrapped lines joined."""
    for block in re.split(r"\n\s*\n", text):
        joined = last = ""
        for line in block.split("\n"):
            here = line.strip()
            # A short line before a capital is a heading, a list item or a signature; a long one is wrapped.
            if joined and (len(last) >= 45 and not last.endswith((":", "!", "?"))):
                joined += " " + here
            else:
                yield from _split(joined)
                joined = here
            last = here
        yield from _split(joined)


def _split(text: str) -> Iterator[str]:
    pending = ""
    for piece in SENTENCE_END.split(text):
        pending = f"{pending} {piece}".strip() if pending else piece.strip()
        if pending and not ABBREVIATION.search(pending):
            yield pending
            pending = ""
    if pending:
        yield pending
