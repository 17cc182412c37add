"""Mails in files: single ones, mboxes, Maildirs, folders of them, and standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from daemon.errors import UserError

#: RFC 4155: each mail of an mbox begins with a line "From ", an address and a date; no header looks like it.
MBOX_LINE = re.compile(rb"From \S+.*\d{4}")
#: What writers of mboxes put before a line of the body that would look like one.
QUOTED_LINE = re.compile(rb">(>*From )")
#: RFC 5322 2.2: what a file in a folder must begin with, else it is some other file and left out.
HEADER_LINE = re.compile(rb"[!-9;-z|~]{1,76}[ \t]*:")
#: As much of each mail as the daemon itself reads, and the longest line that is taken in one piece.
MOST_BYTES = 256 * 1024


def mails(paths: Sequence[str]) -> Iterator[tuple[str, bytes | OSError]]:
    """Name and first bytes of each mail, or why it cannot be opened; the n-th of an mbox is ``file#n``.

    Raises UserError for what is not there, before anything is read.
    """
    for name in paths:
        if name != "-" and not Path(name).exists():
            raise UserError(f"There is no file or folder {name}.")
    for name in paths:
        if name == "-":
            yield from _split("-", sys.stdin.buffer)
        elif Path(name).is_dir():
            yield from _folder(Path(name))
        else:
            yield from _file(Path(name))


def _folder(path: Path) -> Iterator[tuple[str, bytes | OSError]]:
    if (path / "cur").is_dir():
        for part in ("new", "cur"):
            for file in _entries(path / part):
                yield from _file(file)
        return
    for entry in _entries(path):
        if entry.is_dir():
            yield from _folder(entry)
        elif entry.is_file() and _may_be_mail(entry):
            yield from _file(entry)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError:
        return []  # what this user may not open is not theirs to read


def _may_be_mail(path: Path) -> bool:
    try:
        with path.open("rb") as opened:
            start = opened.read(200)
    except OSError:
        return True  # `_file` says why it cannot be read
    return bool(MBOX_LINE.match(start) or HEADER_LINE.match(start))


def _file(path: Path) -> Iterator[tuple[str, bytes | OSError]]:
    try:
        with path.open("rb") as opened:
            yield from _split(str(path), opened)
    except OSError as error:
        yield str(path), error


def _split(name: str, source: BinaryIO) -> Iterator[tuple[str, bytes]]:
    """One mail, or those of an mbox one at a time: it may be larger than memory."""
    line = source.readline(MOST_BYTES)
    if not MBOX_LINE.match(line):
        yield name, (line + source.read(MOST_BYTES))[:MOST_BYTES]
        return
    number, mail, after_blank = 1, b"", False
    while line := source.readline(MOST_BYTES):
        if after_blank and MBOX_LINE.match(line):
            yield f"{name}#{number}", mail
            number, mail = number + 1, b""
        elif len(mail) < MOST_BYTES:
            mail += QUOTED_LINE.sub(rb"\1", line) if line.startswith(b">") else line
        after_blank = not line.strip()
    yield f"{name}#{number}", mail
