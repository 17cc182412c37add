"""Many mails as counts of their terms, without keeping their words: 20,000 mails in about 200 MB.

Most runs of three words stand in one mail only and are useless, but to know which, all mails must be seen. So a term is
kept as a 64-bit hash until its second mail, and as text from then on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress, repeat

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from classifier.features import PIECE_WEIGHT, PIECES, term_weight, terms
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
        frequency = np.zeros(len(self.terms), np.intp)
        for first in range(0, len(rows), HEAP):
            frequency += np.bincount(self.counts[rows[first : first + HEAP]].indices, minlength=len(self.terms))
        standing = frequency * self.weights
        best = np.flatnonzero(standing >= 2)
        scale = np.zeros(len(self.terms), np.float32)
        scale[best] = (np.log((1 + len(rows)) / (1 + frequency[best])) + 1) * self.weights[best]
        return View(scale, UNKNOWN_SHARE * float(np.log(1 + len(rows))) ** 2)

    def vectors(self, rows: Rows, view: View) -> sparse.csr_matrix:
        """One row per mail, as `TermVectors.transform` makes them; heap by heap, so that it needs no more memory."""
        part = self.counts[rows]
        part.data *= view.scale[part.indices]
        part.eliminate_zeros()
        for first in range(0, len(rows), HEAP):
            starts = part.indptr[first : first + HEAP + 1]
            data, indices = part.data[starts[0] : starts[-1]], part.indices[starts[0] : starts[-1]]
            size = len(starts) - 1
            mails = np.repeat(np.arange(size), np.diff(starts))
            length = np.bincount(mails, data.astype(np.float64) ** 2, size)
            known = np.bincount(mails, self.weights[indices] ** 2, size)
            length += view.unknown * np.maximum(self.squares[rows[first : first + size]] - known, 0.0)
            data /= np.sqrt(np.where(length > 0, length, 1.0)).astype(np.float32)[mails]
        return part


def tally(
    messages: Iterable[Message], expected: int, also: Sequence[str] = (), progress: Callable[[int], object] = abs
) -> Tally:
    """Counts the terms of about so many messages as ``expected``; the terms ``also`` named are kept, however rare."""
    often = np.zeros(SLOTS, np.uint32)
    known = {hash(term): term for term in also}
    heaps: list[_Heap] = []
    heap = _Heap()
    done = 0
    for done, message in enumerate(messages, 1):
        found = Counter(terms(message))
        hashes = np.fromiter(map(hash, found), np.int64, len(found))
        slots = hashes & (SLOTS - 1)
        again = often[slots] >= _rare(expected)
        often[slots] += 1
        known.update(zip(hashes[again].tolist(), compress(found, again), strict=True))
        heap.add(hashes, found)
        if done % HEAP == 0:
            heaps.append(heap.pressed())
            heap = _Heap()
            progress(done)
    heaps.append(heap.pressed())
    progress(done)
    del often
    return _sorted_out(known, frozenset(also), heaps)


def _rare(expected: int) -> int:
    """In so many mails or fewer a term is not worth a name; the more mails, the more terms are in more than that.

    Of the corpus alone, the last of MOST_CANDIDATES stands in 4.
    """
    return 1 if expected < 10_000 else 3


class _Heap:
    """Some mails: hashes and counts of their terms, one mail after the other, and how many each has."""

    def __init__(self) -> None:
        self.hashes = np.zeros(0, np.int64)
        self.places = np.zeros(0, np.int32)
        self.counts = np.zeros(0, np.uint8)
        self.lengths: list[int] = []
        self.squares: list[float] = []
        self._parts: list[tuple[NDArray[np.int64], NDArray[np.uint8]]] = []

    def add(self, hashes: NDArray[np.int64], found: Counter[str]) -> None:
        counts = np.minimum(np.fromiter(found.values(), np.intp, len(found)), 255).astype(np.uint8)
        self._parts.append((hashes, counts))
        self.lengths.append(len(found))
        pieces = sum(map(str.startswith, found, repeat(PIECES)))
        self.squares.append(len(found) - pieces * (1 - PIECE_WEIGHT**2))

    def pressed(self) -> _Heap:
        """The same in two arrays."""
        if self._parts:
            hashes, counts = zip(*self._parts, strict=True)
            self.hashes, self.counts = np.concatenate(hashes), np.concatenate(counts)
            self._parts.clear()
        return self

    def find(self, known: NDArray[np.int64]) -> None:
        """Puts the place of each hash among the known ones in its stead, -1 where it is not among them."""
        self.places = np.full(len(self.hashes), -1, np.int32)
        if len(known):
            places = np.minimum(np.searchsorted(known, self.hashes), len(known) - 1)
            self.places = np.where(known[places] == self.hashes, places, -1).astype(np.int32)
        self.hashes = self.hashes[:0]


def _sorted_out(texts: dict[int, str], also: frozenset[str], heaps: list[_Heap]) -> Tally:
    """The counts of the terms that stand in enough mails, in the order of the alphabet."""
    known = np.fromiter(texts, np.int64, len(texts))
    order = np.argsort(known)
    known = known[order]
    names = np.fromiter(texts.values(), object, len(texts))[order]
    texts.clear()
    frequency = np.zeros(len(known), np.int64)
    for heap in heaps:
        heap.find(known)
        frequency += np.bincount(heap.places[heap.places >= 0], minlength=len(known))
    standing = frequency * np.fromiter(map(term_weight, names), np.float64, len(names))
    order = np.argsort(-standing, kind="stable")
    enough = int((standing >= 2).sum())
    # Of equal terms all or none, so that chance (of hashes) chooses nothing.
    if enough > MOST_CANDIDATES:
        enough = int((standing > standing[order[MOST_CANDIDATES]]).sum())
    chosen = {*order[:enough].tolist(), *(number for number, term in enumerate(names) if term in also)}
    columns = sorted(chosen, key=names.__getitem__)
    column_of = np.full(len(known), -1, np.int32)
    column_of[columns] = np.arange(len(columns), dtype=np.int32)
    kept_terms = [str(names[number]) for number in columns]
    entries = int(frequency[columns].sum()) if columns else 0
    del names, standing, order, chosen
    indices, data = np.empty(entries, np.int32), np.empty(entries, np.float32)
    starts = [np.zeros(1, np.int64)]
    filled = 0
    squares = np.array([square for heap in heaps for square in heap.squares], np.float32)
    for number, heap in enumerate(heaps):
        heaps[number] = _Heap()  # given back at once: the counts grow as these shrink
        here = np.where(heap.places >= 0, column_of[heap.places], -1) if len(known) else heap.places
        kept = here >= 0
        mails = np.repeat(np.arange(len(heap.lengths)), heap.lengths)
        per_mail = np.bincount(mails[kept], minlength=len(heap.lengths))
        starts.append(filled + np.cumsum(per_mail))
        end = filled + int(kept.sum())
        indices[filled:end] = here[kept]
        data[filled:end] = 1 + np.log(heap.counts[kept].astype(np.float32))
        filled = end
    rows = np.concatenate(starts).astype(np.int32)
    matrix = sparse.csr_matrix((data, indices, rows), shape=(len(rows) - 1, len(kept_terms)))
    matrix.sort_indices()
    return Tally(kept_terms, matrix, np.array(list(map(term_weight, kept_terms)), np.float32), squares)
