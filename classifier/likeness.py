"""Whether two mails are near-copies of one another: the same form letter to another date or title.

A sketch holds the smallest hashes of a text's runs of three words; the share that two sketches have in common
estimates the Jaccard similarity of the texts (Broder 1997, bottom-k sketches).
"""

from __future__ import annotations

import zlib

from classifier.features import MOST_WORDS, tokens

#: Hashes kept of a text.
SKETCH = 64
#: The least similarity of near-copies. Mails of one system share their frame whatever they say, so it is high.
ALIKE = 0.9
#: Texts with fewer runs than this are too short for their likeness to mean anything.
LEAST = 12


def sketch(text: str) -> tuple[int, ...]:
    """At most SKETCH hashes of 32 bits, ascending."""
    words = tokens(text)[:MOST_WORDS]
    runs = zip(words, words[1:], words[2:], strict=False)
    return tuple(sorted({zlib.crc32(" ".join(run).encode()) for run in runs})[:SKETCH])


def alike(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two sketches are of near-copies."""
    if min(len(one), len(other)) < LEAST:
        return False
    smallest = sorted({*one, *other})[:SKETCH]
    return len({*one} & {*other} & {*smallest}) >= ALIKE * len(smallest)
