"""Templates to paragraphs: which file has the words of a language and a voice, and what is wrong with one.

The user's templates come first, one by one. They run in a sandbox, and any fault in one is told with its file and
line while the shipped one takes its place: a draft never fails because of a template.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from daemon.letter import BESIDE, FALLBACK, PARAGRAPHS, Letter

if TYPE_CHECKING:
    from jinja2 import Environment, Template

SUFFIX = ".txt.j2"
#: What a template has.
BLOCKS = (*PARAGRAPHS, *BESIDE)
#: Which of so many variants is taken at a place of a block: (block, place, how many).
Picker = Callable[[str, int, int], int]
#: Blocks whose line breaks are kept; in the others the lines of the template are one paragraph.
LINED = frozenset({"note", "own", "closing"})
MOST_CHARACTERS = 20_000
#: What a template can do wrong when it runs.
_RUNTIME = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


class TemplateFault(Exception):
    """A template cannot be used. ``place`` names file and line; the reason may repeat words of the template."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(f"{path}:{line}: {why}")
        self.path = path
        self.line = line
        self.why = why

    @property
    def place(self) -> str:
        """File and line, fit for a log."""
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Source:
    """A template's file; ``own`` is the user's."""

    folder: Path
    language: str
    voice: str
    own: bool

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.folder / self.language / f"{self.voice}{SUFFIX}"


def sources(templates: Sequence[Path]) -> list[Source]:
    """All templates that there are, the user's before the shipped ones (which lie in the last folder)."""
    return [
        Source(folder, path.parent.name, path.name.removesuffix(SUFFIX), own=folder != templates[-1])
        for folder in templates
        for path in sorted(folder.glob(f"*/*{SUFFIX}"))
    ]


def languages(templates: Sequence[Path]) -> frozenset[str]:
    """The languages in which replies can be written."""
    return frozenset(source.language for source in sources(templates))


def chosen(templates: Sequence[Path], language: str, voice: str) -> Iterator[Source]:
    """The templates for a reply in the order of their choice; the last is shipped and known to be right."""
    for wanted in dict.fromkeys((language, FALLBACK)):
        for folder in templates:
            source = Source(folder, wanted, voice, own=folder != templates[-1])
            if _is_there(source):
                yield source


def _is_there(source: Source) -> bool:
    """A template of the user's that cannot be reached is there too: what is wrong with it is told."""
    try:
        return source.path.is_file() or (source.own and (source.path.exists() or source.path.is_symlink()))
    except OSError:
        return source.own


def by_digest(seed: str) -> Picker:
    """Variants by a digest of the mail and of their place: the same for the same mail, others for another."""

    def pick(block: str, place: int, count: int) -> int:
        digest = hashlib.sha256(f"{seed}\0{block}\0{place}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % count

    return pick


def rendered(source: Source, templates: Sequence[Path], letter: Letter, picker: Picker) -> dict[str, str]:
    """The text of each block that the letter has, and of those beside it. Raises TemplateFault."""
    from jinja2 import TemplateError

    environment = _environment(tuple(templates))
    name = f"{'own' if source.own else 'shipped'}/{source.language}/{source.voice}{SUFFIX}"
    pick = _Pick(picker)
    try:
        template = environment.get_template(name)
        context = template.new_context(letter.variables() | {"pick": pick})
        # Running the whole of it gathers what it sets at its top and the blocks of what it extends.
        _bounded(template.root_render_func(context))
        texts: dict[str, str] = {}
        for block in (*letter.blocks, *BESIDE):
            pick.enter(block)
            if block not in context.blocks:
                raise TemplateFault(source.path, 1, f"there is no block {block}")
            texts[block] = laid_out(block, _bounded(context.blocks[block][0](context)))
    except (TemplateError, *_RUNTIME) as error:
        raise _fault(source, error) from None
    return texts


def laid_out(block: str, text: str) -> str:
    """A block's text as it stands in the letter, whatever the template's line breaks and indentation."""
    if block in LINED:
        lines = [re.sub(r"[ \t]+", " ", line).strip(" \t") for line in text.strip().split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    line = re.sub(r"[ \t\n]+", " ", text).strip(" ")
    # "at Acme Inc" and the full stop of the sentence are two, "at Acme Inc." and it are one.
    return re.sub(r"(?<!\.)\.\.(?!\.)", ".", line)


def listed(items: Sequence[str], word: str) -> str:
    """ "Ana, Tom and Eva": a list as a sentence has it, with the language's word for "and"."""
    return f"{', '.join(items[:-1])} {word} {items[-1]}" if len(items) > 1 else "".join(items)


class _Pick:
    """``pick`` of a template: counts its places, block by block."""

    def __init__(self, picker: Picker) -> None:
        self._picker = picker
        self.enter("")

    def enter(self, block: str) -> None:
        self._block = block
        self._place = 0

    def __call__(self, *variants: str) -> str:
        if not variants:
            raise TypeError("pick() needs at least one variant")
        place, self._place = self._place, self._place + 1
        return variants[self._picker(self._block, place, len(variants))]


@cache
def _environment(templates: tuple[Path, ...]) -> Environment:
    # Imported here: a daemon that never drafts, as on most days, need not carry Jinja2.
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    shipped = FileSystemLoader(str(templates[-1]))
    own = FileSystemLoader([str(folder) for folder in templates[:-1]])
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([PrefixLoader({"shipped": shipped, "own": own}), own, shipped]),
        undefined=StrictUndefined,
        autoescape=False,  # the result is text/plain
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Without `range` and the like a template has nothing to loop over but what it is given.
    environment.globals = {"listed": listed}
    return environment


def _bounded(pieces: Iterator[str]) -> str:
    text = ""
    for piece in pieces:
        text += piece
        if len(text) > MOST_CHARACTERS:
            raise ValueError("it writes more than a letter can hold")
    return text


def _fault(source: Source, error: BaseException) -> TemplateFault:
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateFault):
        return error
    if isinstance(error, TemplateSyntaxError):
        return TemplateFault(Path(error.filename or source.path), error.lineno, error.message or "it is no template")
    path, line = _where(error, source)
    if isinstance(error, TemplateNotFound):
        return TemplateFault(path, line, f"there is no template {error.name}")
    if isinstance(error, UnicodeDecodeError):
        return TemplateFault(path, 1, "it is not UTF-8 text")
    if isinstance(error, OSError):
        return TemplateFault(path, line, f"it cannot be read ({error.strerror})")
    return TemplateFault(path, line, str(error) or type(error).__name__)


def _where(error: BaseException, source: Source) -> tuple[Path, int]:
    """The line of a template in which an error arose: the last that its traceback passed."""
    found = (source.path, 1)
    trace = error.__traceback__
    while trace is not None:
        template: Template | None = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None and template.filename:
            found = (Path(template.filename), template.get_corresponding_lineno(trace.tb_lineno))
        trace = trace.tb_next
    return found


def block_line(source: Source, block: str) -> int:
    """The line where a template's block begins; 1 where it has none."""
    try:
        lines = source.path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return 1
    pattern = re.compile(rf"\{{%-?\s*block\s+{block}\b")
    return next((number for number, line in enumerate(lines, 1) if pattern.search(line)), 1)
