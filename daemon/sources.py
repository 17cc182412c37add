"""Mails in files: single ones, mboxes, Maildirs, folders of them, and standard input."""

from __future__ import annotations

import mailbox
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from daemon.errors import UserError

#: RFC 4155: an mbox begins with a line "From " and a date; a mail never does.
MBOX_LINE = re.compile(rb"^From \S+.*\d{4}", re.MULTILINE)


def mails(paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each mail; the n-th of an mbox is ``file#n``. Raises UserError for what is not there."""
    for name in paths:
        if name == "-":
            yield from _content("-", sys.stdin.buffer.read())
            continue
        path = Path(name)
        if path.is_dir():
            yield from _folder(path)
        elif path.is_file():
            yield from _file(path)
        else:
            raise UserError(f"There is no file or folder {name}.")


def _folder(path: Path) -> Iterator[tuple[str, bytes]]:
    if (path / "cur").is_dir():
        for part in ("new", "cur"):
            for file in sorted((path / part).glob("*")) if (path / part).is_dir() else ():
                yield str(file), file.read_bytes()
        return
    for file in sorted(path.rglob("*")):
        if file.is_file() and not file.name.startswith("."):
            yield from _file(file)


def _file(path: Path) -> Iterator[tuple[str, bytes]]:
    with path.open("rb") as opened:
        start = opened.read(200)
    if not MBOX_LINE.match(start):
        yield str(path), path.read_bytes()
        return
    # The standard library reads one mail at a time: an mbox may be larger than memory.
    box = mailbox.mbox(path, create=False)
    try:
        for number, key in enumerate(box.iterkeys(), 1):
            yield f"{path}#{number}", box.get_bytes(key)
    finally:
        box.close()


def _content(name: str, raw: bytes) -> Iterator[tuple[str, bytes]]:
    if not MBOX_LINE.match(raw[:200]):
        yield name, raw
        return
    for number, piece in enumerate(re.split(rb"(?m)^From \S+.*\d{4}.*\r?\n", raw)[1:], 1):
        yield f"{name}#{number}", re.sub(rb"(?m)^>(>*From )", rb"\1", piece)
