"""How the story looks: quiet colours in a terminal, the same lines as plain text in a pipe. Nothing moves."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from classifier.plain import clean, one_line

WIDTH = 100
COLOURS = {"rejection": "red", "unsure": "yellow", "other": "green"}


class Page:
    """Writes to standard output; all text is made harmless first, as the program itself does."""

    def __init__(self, zone: tzinfo) -> None:
        # A pipe may take only ASCII; a dash that becomes "?" is better than an end in the middle.
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="replace")
        probe = Console()
        width = min(probe.width, WIDTH) if probe.is_terminal else WIDTH
        self._console = Console(width=width, highlight=False, emoji=False)
        self._zone = zone

    def when(self, moment: datetime) -> str:
        """A moment of these days as Alice's clock shows it."""
        return moment.astimezone(self._zone).strftime("%a %H:%M")

    def day(self, moment: datetime) -> str:
        """A day further away."""
        return moment.astimezone(self._zone).strftime("%d %b")

    def _print(self, what: RenderableType = "") -> None:
        if self._console.is_terminal:
            self._console.print(what)
            return
        with self._console.capture() as capture:
            self._console.print(what)
        # Tables are filled up with blanks, which nobody wants in a file.
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in capture.get().splitlines()))

    def title(self, text: str) -> None:
        """The name of the whole."""
        self._print(Rule(Text(text, style="bold"), style="dim"))

    def chapter(self, text: str) -> None:
        """A heading."""
        self._print()
        self._print(Text(text, style="bold cyan"))

    def say(self, text: str, style: str = "") -> None:
        """A paragraph, folded to the width."""
        self._print(Text(" ".join(clean(text).split()), style=style))

    def line(self, mark: str, text: str, style: str = "") -> None:
        """An entry of a list, hanging under its mark."""
        grid = Table.grid(padding=(0, 1), expand=True)
        grid.add_column(width=len(mark), no_wrap=True)
        grid.add_column(ratio=1)
        grid.add_row(Text(mark, style=style), Text(one_line(text, 600)))
        self._print(Padding(grid, (0, 0, 0, 2)))

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table without lines; its last column takes what room is left."""
        table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0), expand=True)
        table.show_header = any(columns)
        for number, column in enumerate(columns, 1):
            last = number == len(columns)
            table.add_column(column, ratio=1 if last else None, no_wrap=not last)
        for row in rows:
            table.add_row(*[Text(one_line(cell, 300)) for cell in row])
        self._print(Padding(table, (0, 0, 0, 2)))

    def mails(self, rows: Iterable[tuple[str, str, str, Sequence[str]]]) -> None:
        """Mails as Afterword sees them: when, decision and label, then lines of which the first is the subject."""
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(no_wrap=True, style="dim")
        table.add_column(no_wrap=True)
        table.add_column(ratio=1)
        for when, decision, label, lines in rows:
            verdict = Text(decision, style=COLOURS.get(decision, ""))
            if label and label != decision:
                verdict.append(f"\n{label}", style="dim")
            content = Text(one_line(lines[0], 200))
            for line in lines[1:]:
                content.append(f"\n{one_line(line, 400)}", style="dim")
            table.add_row(when, verdict, content)
        self._print(Padding(table, (0, 0, 0, 2)))

    def letter(self, lines: Iterable[str]) -> None:
        """A mail in full, with a bar at its side."""
        for line in lines:
            for folded in textwrap.wrap(clean(line), self._console.width - 6, break_long_words=False) or [""]:
                self._print(Text("  │ ", style="dim") + Text(folded, style="default"))

    def gap(self) -> None:
        """An empty line."""
        self._print()
