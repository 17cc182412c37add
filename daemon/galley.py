"""PURE but for the templates that it reads: templates tried on all samples, before they could ever matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from daemon.letter import letter_of
from daemon.proofreading import proofread
from daemon.samples import WRITTEN, samples
from daemon.wording import Picker, Source, TemplateFault, block_line, rendered, sources

#: No `pick` of the shipped templates has more variants.
MOST_VARIANTS = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a template: a ``grave`` fault keeps it from being used, the others are matters of style."""

    source: Source
    path: Path
    line: int
    why: str
    grave: bool
    sample: str
    text: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {'' if self.grave else 'style: '}{self.why}"


def variant(number: int) -> Picker:
    """The n-th variant everywhere."""
    return lambda block, place, count: number % count


def findings(source: Source, templates: Sequence[Path], variants: int = MOST_VARIANTS) -> list[Finding]:
    """What is wrong with a template, each thing once, with the first sample that shows it."""
    found: dict[tuple[int, str], Finding] = {}
    for one in _all(source, templates, variants):
        found.setdefault((one.line, one.why), one)
    return sorted(found.values(), key=lambda one: (not one.grave, str(one.path), one.line))


def own_faults(templates: Sequence[Path]) -> list[Finding]:
    """The grave faults of the user's templates."""
    own = [source for source in sources(templates) if source.own]
    return [one for source in own for one in findings(source, templates, variants=1) if one.grave]


def _all(source: Source, templates: Sequence[Path], variants: int) -> Iterator[Finding]:
    line_of = _lines_of(source)
    for sample in samples(source.language, source.voice):
        letter = letter_of(sample.case, sample.story, sample.writer, {source.language}, WRITTEN)
        for number in range(variants):
            try:
                texts = rendered(source, templates, letter, variant(number))
            except TemplateFault as fault:
                yield Finding(source, fault.path, fault.line, fault.why, grave=True, sample=sample.name)
                if fault.path == source.path and fault.line == 1:
                    return  # a file that cannot be read can be read with no sample
                break
            for mistake in proofread(texts, letter):
                line = line_of(mistake.block)
                text = texts[mistake.block]
                yield Finding(source, source.path, line, mistake.why, mistake.grave, sample.name, text)


def _lines_of(source: Source) -> Callable[[str], int]:
    known: dict[str, int] = {}

    def line_of(block: str) -> int:
        if block not in known:
            known[block] = block_line(source, block)
        return known[block]

    return line_of
