"""Many mails as counts of their terms, without keeping their words: 20,000 mails in about 200 MB.

Most runs of three words stand in one mail only and are useless, but to know which, all mails must be seen. So a term is
kept as a 64-bit hash until its second mail, and as text from then on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from classifier.features import term_weight, terms
from classifier.message import Message
from classifier.pipeline import MOST_TERMS, UNKNOWN_SHARE

Numbers = NDArray[np.float32]
Rows = NDArray[np.intp]

#: Terms kept, of which each fit chooses its own MOST_TERMS, as `TermVectors` does among more of them.
MOST_CANDIDATES = 3 * MOST_TERMS // 2
#: Slots that count in how many mails a term stands, before it is known which terms there are; a power of two.
SLOTS = 1 << 23
#: Mails that are put away together.
HEAP = 512


@dataclass(frozen=True, slots=True)
class View:
    """How a model looks at mails: what each term counts for (0 where it is unknown), and what unknown ones add."""

    scale: Numbers
    unknown: float

    def only(self, kept: Rows) -> View:
        """One that knows no other terms than these."""
        scale = np.zeros_like(self.scale)
        scale[kept] = self.scale[kept]
        return View(scale, self.unknown)


@dataclass(frozen=True, slots=True)
class Tally:
    """Mails by terms: ``counts`` holds 1 + log(count), ``weights`` what each term counts for besides its rarity, and
    ``squares`` the sum of the squared weights of all of a mail's terms, kept or not.
    """

    terms: Sequence[str]
    counts: sparse.csr_matrix
    weights: Numbers
    squares: Numbers

    def view(self, rows: Rows) -> View:
        """What a `TermVectors` that is fitted on these rows would see."""
        part = self.counts[rows]
        frequency = np.bincount(part.indices, minlength=len(self.terms))
        standing = frequency * self.weights
        best = np.flatnonzero(standing >= 2)
        scale = np.zeros(len(self.terms), np.float32)
        scale[best] = (np.log((1 + len(rows)) / (1 + frequency[best])) + 1) * self.weights[best]
        return View(scale, UNKNOWN_SHARE * float(np.log(1 + len(rows))) ** 2)

    def vectors(self, rows: Rows, view: View) -> sparse.csr_matrix:
        """One row per mail, as `TermVectors.transform` makes them."""
        part = self.counts[rows]
        part.data *= view.scale[part.indices]
        part.eliminate_zeros()
        known = np.diff(part.indptr)
        ones = np.repeat(np.arange(len(rows)), known)
        length = np.bincount(ones, part.data.astype(np.float64) ** 2, len(rows))
        unknown = self.squares[rows] - np.bincount(ones, self.weights[part.indices] ** 2, len(rows))
        length += view.unknown * np.maximum(unknown, 0.0)
        part.data /= np.repeat(np.sqrt(np.where(length > 0, length, 1.0)), known).astype(np.float32)
        return part


def tally(messages: Iterable[Message], also: Sequence[str] = (), progress: Callable[[int], object] = abs) -> Tally:
    """Counts the terms of all messages; the terms ``also`` named are kept, however rare."""
    often = np.zeros(SLOTS, np.uint32)
    texts = {hash(term): term for term in also}
    heaps: list[tuple[NDArray[np.int64], NDArray[np.uint8]]] = []
    lengths: list[int] = []
    squares: list[float] = []
    hashes: list[NDArray[np.int64]] = []
    counts: list[NDArray[np.uint8]] = []
    done = 0
    for done, message in enumerate(messages, 1):
        found = Counter(terms(message))
        own = np.fromiter(map(hash, found), np.int64, len(found))
        slots = own & (SLOTS - 1)
        again = often[slots] > 0
        often[slots] += 1
        texts.update(zip(own[again].tolist(), compress(found, again), strict=True))
        hashes.append(own)
        counts.append(np.fromiter((min(count, 255) for count in found.values()), np.uint8, len(found)))
        lengths.append(len(found))
        squares.append(sum(term_weight(term) ** 2 for term in found))
        if done % HEAP == 0:
            heaps.append((np.concatenate(hashes), np.concatenate(counts)))
            hashes, counts = [], []
            progress(done)
    heaps.append((np.concatenate(hashes or [np.zeros(0, np.int64)]), np.concatenate(counts or [np.zeros(0, np.uint8)])))
    progress(done)
    del often, hashes, counts
    return _sorted_out(texts, frozenset(also), heaps, lengths, np.array(squares, np.float32))


def _sorted_out(
    texts: dict[int, str],
    also: frozenset[str],
    heaps: list[tuple[NDArray[np.int64], NDArray[np.uint8]]],
    lengths: Sequence[int],
    squares: Numbers,
) -> Tally:
    """The counts of the terms that stand in enough mails, in the order of the alphabet."""
    known = np.fromiter(sorted(texts), np.int64, len(texts))
    frequency = np.zeros(len(known), np.int64)
    for hashes, _ in heaps:
        places, right = _places(known, hashes)
        frequency += np.bincount(places[right], minlength=len(known))
    names = [texts[number] for number in known.tolist()]
    texts.clear()
    standing = frequency * np.array([term_weight(term) for term in names])
    order = np.argsort(-standing, kind="stable")
    enough = int((standing >= 2).sum())
    # Of equal terms all or none, so that chance (of hashes) chooses nothing.
    if enough > MOST_CANDIDATES:
        enough = int((standing > standing[order[MOST_CANDIDATES]]).sum())
    chosen = {int(number) for number in order[:enough]} | {n for n, term in enumerate(names) if term in also}
    columns = sorted(chosen, key=names.__getitem__)
    column_of = np.full(len(known), -1, np.int32)
    column_of[columns] = np.arange(len(columns), dtype=np.int32)
    kept_terms = [names[number] for number in columns]
    del names
    indices: list[NDArray[np.int32]] = []
    data: list[Numbers] = []
    per_mail: list[NDArray[np.int64]] = []
    first = 0
    for number, (hashes, counts) in enumerate(heaps):
        heaps[number] = (hashes[:0], counts[:0])  # given back at once: the counts grow as these shrink
        places, right = _places(known, hashes)
        here = np.where(right, column_of[places], -1)
        kept = here >= 0
        size = min(HEAP, len(lengths) - first)
        mails = np.repeat(np.arange(size), lengths[first : first + size])
        per_mail.append(np.bincount(mails[kept], minlength=size))
        indices.append(here[kept].astype(np.int32))
        data.append(1 + np.log(counts[kept].astype(np.float32)))
        first += size
    starts = np.concatenate([[0], np.cumsum(np.concatenate(per_mail))]).astype(np.int32)
    matrix = sparse.csr_matrix(
        (np.concatenate(data), np.concatenate(indices), starts), shape=(len(lengths), len(kept_terms))
    )
    del indices, data
    matrix.sort_indices()
    weights = np.array([term_weight(term) for term in kept_terms], np.float32)
    return Tally(kept_terms, matrix, weights, squares)


def _places(known: NDArray[np.int64], hashes: NDArray[np.int64]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where each hash stands among the known ones, and whether it does."""
    if not len(known):
        return np.zeros(len(hashes), np.intp), np.zeros(len(hashes), bool)
    places = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    return places, known[places] == hashes
