"""What a person sees in the terminal: tables and colours there, plain text in a pipe; hostile text made harmless."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from typing import Any, Protocol

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from classifier.plain import clean, one_line


class Advance(Protocol):
    """A progress bar: one more done, and how many there are in all (to be added up)."""

    def __call__(self, done: int = 1, more: int = 0) -> None: ...


class Screen:
    """Writes to standard output; progress goes to standard error, so that a pipe stays clean."""

    def __init__(self, zone: tzinfo = UTC, *, width: int | None = None) -> None:
        # A table in a pipe is for grep: no wrapping.
        self._console = Console(
            highlight=False, width=width if sys.stdout.isatty() else 240, soft_wrap=not sys.stdout.isatty()
        )
        self._errors = Console(stderr=True, highlight=False)
        self._zone = zone

    def say(self, text: str = "", style: str = "") -> None:
        """Lines of text; control characters and invisible ones are left out."""
        self._console.print(escape(clean(text)), style=style or None)

    def title(self, text: str) -> None:
        """A heading with a line of space before it."""
        self._console.print()
        self._console.print(escape(one_line(text)), style="bold")

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A table without lines; long cells are folded in a terminal only."""
        table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
        for column in columns:
            table.add_column(column, overflow="fold", no_wrap=column in ("ID", "due", "when", "state", "account"))
        for row in rows:
            table.add_row(*[escape(one_line(cell, 200)) for cell in row])
        self._console.print(table)

    def json(self, value: Mapping[str, Any] | Sequence[Any]) -> None:
        """One JSON value on one line."""
        sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")
        sys.stdout.flush()

    def when(self, moment: datetime | None) -> str:
        """A moment as the user's clock shows it."""
        return moment.astimezone(self._zone).strftime("%a %d %b %H:%M") if moment else ""

    @contextmanager
    def progress(self, words: str) -> Iterator[Advance]:
        """A progress bar in a terminal, nothing in a pipe."""
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=self._errors, transient=True, disable=not sys.stderr.isatty()) as bar:
            task = bar.add_task(words, total=None)
            total = 0

            def advance(done: int = 1, more: int = 0) -> None:
                nonlocal total
                total += more
                bar.update(task, advance=done, total=total or None)

            yield advance
