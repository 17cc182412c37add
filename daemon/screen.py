"""What a person sees in the terminal: tables and colours there, plain text in a pipe; hostile text made harmless."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Any, Protocol

from classifier.plain import clean, one_line

if TYPE_CHECKING:
    from rich.console import Console

#: Cells of a table are cut here; a subject may have any length.
MOST_CELL = 200
#: Columns that a narrow terminal must not fold.
NARROW = frozenset({"ID", "due", "when", "state", "account"})


class Progressing(Protocol):
    """A progress bar: how many are done by now, and how many more there are to do than was known."""

    def __call__(self, done: int, more: int = 0) -> None: ...


class Screen:
    """Writes to standard output; progress goes to standard error, so that a pipe stays clean.

    rich is imported only where there is a terminal: a pipe and the daemon have no use for it.
    """

    def __init__(self, zone: tzinfo = UTC) -> None:
        self._zone = zone
        self._console: Console | None = None

    def say(self, text: str = "", style: str = "") -> None:
        """Lines of text; control characters and invisible ones are left out."""
        console = self._terminal()
        if console is None:
            print(clean(text))
            return
        from rich.text import Text

        # A Text, not a string: brackets and colons of a mail are not rich's markup and emoji.
        console.print(Text(clean(text), style=style))

    def title(self, text: str) -> None:
        """A heading with a line of space before it."""
        self.say()
        self.say(one_line(text), "bold")

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A table without lines; long cells are folded in a terminal only: a pipe is for grep."""
        cells = [[one_line(cell, MOST_CELL) for cell in row] for row in rows]
        console = self._terminal()
        if console is None:
            lines = [list(columns), *cells] if any(columns) else cells
            widths = [max(len(line[number]) for line in lines) for number in range(len(columns))] if lines else []
            for line in lines:
                print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
            return
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0), show_header=any(columns))
        for column in columns:
            table.add_column(column, overflow="fold", no_wrap=column in NARROW)
        for cell_row in cells:
            table.add_row(*map(Text, cell_row))
        console.print(table)

    def json(self, value: Mapping[str, Any]) -> None:
        """One JSON value on one line, in ASCII: no terminal, locale or file name can make it anything else."""
        print(json.dumps(value, allow_nan=False), flush=True)

    def when(self, moment: datetime | None) -> str:
        """A moment as the user's clock shows it."""
        return moment.astimezone(self._zone).strftime("%a %d %b %H:%M") if moment else ""

    def day(self, moment: datetime) -> str:
        """A day as the user's calendar shows it, also long ago."""
        return moment.astimezone(self._zone).strftime("%Y-%m-%d")

    @contextmanager
    def progress(self, words: str, *, amid_output: bool = False) -> Iterator[Progressing]:
        """A progress bar in a terminal, nothing in a pipe, nor among output that is shown there itself."""
        if not sys.stderr.isatty() or (amid_output and sys.stdout.isatty()):
            yield lambda done, more=0: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(words, total=None)
            total = 0

            def progressing(done: int, more: int = 0) -> None:
                nonlocal total
                total += more
                bar.update(task, completed=done, total=total or None)

            yield progressing

    def _terminal(self) -> Console | None:
        if not sys.stdout.isatty():
            return None
        if self._console is None:
            from rich.console import Console

            self._console = Console(highlight=False)
        return self._console
