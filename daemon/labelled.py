"""Labelled mail in files: JSON lines, and mail in folders and mboxes that are named after their label."""

from __future__ import annotations

import json
import os
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from classifier.labels import Label
from classifier.message import Message, text_message
from classifier.plain import one_line
from daemon.errors import UserError
from daemon.sources import HEADER_LINE, MBOX_LINE, mails


class UnusableRow(ValueError):
    """A line of JSON lines is no labelled mail; the sentence quotes nothing of its texts."""


LABELS = {label.value: label for label in Label}
#: Endings of JSON lines, https://jsonlines.org; a ``.json`` in a folder may be anything and must be named to be read.
ROWS = frozenset({".jsonl", ".ndjson"})
#: Endings of files that are mail by their name; others must look like it.
MAIL = frozenset({".eml", ".mbox", ".mbx"})
#: Endings of mboxes; a Thunderbird or a mutt gives them none. The name before it may be a label.
MBOX = frozenset({".mbox", ".mbx", ""})


@dataclass(frozen=True, slots=True)
class LabelledMail:
    """A mail and what it truly is: raw bytes for the reader, or a Message that was written down in parts.

    ``language`` and ``group`` are what its row says of it, to tell figures apart; empty where it does not.
    """

    name: str
    label: Label
    content: bytes | Message
    language: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What could not be used, and why; ``line`` counts from 1 and is of JSON lines only."""

    file: str
    why: str
    line: int | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{place}: {self.why}"


@dataclass(frozen=True, slots=True)
class Rows:
    """A file of JSON lines, each a mail in parts with its label."""

    path: Path

    def count(self) -> int:
        """About how many mails there are; reads them as fast as the disk is. 0 where it cannot be known."""
        return _occurrences(self.path, b"\n")

    def mails(self) -> Iterator[LabelledMail | Fault]:
        """Each row as a mail, or what is wrong with it."""
        try:
            with self.path.open("rb") as lines:
                for number, line in enumerate(lines, 1):
                    if not line.strip():
                        continue
                    try:
                        yield _row(line, f"{self.path}:{number}")
                    except UnusableRow as error:
                        yield Fault(str(self.path), str(error), number)
        except OSError as error:
            yield Fault(str(self.path), _cannot(error))


@dataclass(frozen=True, slots=True)
class MailFile:
    """A file that holds one mail, or an mbox, all of one label."""

    path: Path
    label: Label

    def count(self) -> int:
        """About how many mails there are; reads an mbox as fast as the disk is."""
        return 1 if self.path.suffix.lower() not in MBOX else max(1, _occurrences(self.path, b"\nFrom "))

    def mails(self) -> Iterator[LabelledMail | Fault]:
        """Each mail's first bytes, or why there are none."""
        try:
            for name, content in mails([str(self.path)]):
                if isinstance(content, OSError):
                    yield Fault(name, _cannot(content))
                elif content.strip():
                    yield LabelledMail(name, self.label, content)
                elif self.path.suffix.lower() not in MBOX or _in_maildir(self.path):
                    yield Fault(name, "it is empty")  # an empty mbox is a folder without mail, and no fault
        except UserError:
            # A mail client renames the files of a Maildir when it flags a mail.
            yield Fault(str(self.path), "it was renamed or removed meanwhile")


def labelled_files(paths: Sequence[str]) -> Iterator[Rows | MailFile | Fault]:
    """The files below some paths; of two names on the way that are labels, the nearer one counts.

    Raises UserError for what is not there, before anything is read.
    """
    for name in paths:
        try:
            Path(name).stat()
        except OSError as error:
            raise UserError(f"{name}: {_cannot(error)}.") from None
    for name in paths:
        path = Path(name)
        if path.is_dir():
            yield from _folder(path, label_named(path.absolute().name))
        elif path.suffix.lower() in {*ROWS, ".json"} or not path.is_file():
            yield Rows(path)  # what is no regular file, such as a pipe, can be read only once
        elif label := _label_of_file(path, label_named(path.absolute().parent.name)):
            yield MailFile(path, label)
        elif _looks_like_mail(path):
            yield Fault(name, f"neither its name nor its folder's is a label; {_the_labels()}")
        elif _looks_like_rows(path):
            yield Rows(path)
        else:
            yield Fault(name, "this is neither mail nor JSON lines")


def label_named(text: str) -> Label | None:
    """The label that a name means: ``job_alert``, also written ``Job alert`` or ``job-alert``."""
    return LABELS.get(re.sub(r"[\s_-]+", "_", text.strip().lower()))


def _folder(folder: Path, label: Label | None) -> Iterator[Rows | MailFile | Fault]:
    if not os.access(folder, os.R_OK | os.X_OK):
        yield Fault(str(folder), "it cannot be read (Permission denied)")
        return
    unlabelled = 0
    for entry in sorted(entry for entry in folder.iterdir() if not entry.name.startswith(".")):
        if entry.is_dir():
            # In the "tmp" of a Maildir lie mails that are only half delivered.
            if entry.name != "tmp" or not (folder / "cur").is_dir():
                yield from _folder(entry, label_named(entry.name) or label)
        elif not entry.is_file():
            continue
        elif entry.suffix.lower() in ROWS:
            yield Rows(entry)
        elif _in_maildir(entry) or entry.suffix.lower() in MAIL or _looks_like_mail(entry):
            if found := _label_of_file(entry, label):
                yield MailFile(entry, found)
            else:
                unlabelled += 1
    if unlabelled:
        files = f"{unlabelled} file{'s' * (unlabelled > 1)} of mail in it {'are' if unlabelled > 1 else 'is'} left out"
        yield Fault(str(folder), f"this folder is not named after a label, so {files}; {_the_labels()}")


def _label_of_file(path: Path, folders: Label | None) -> Label | None:
    # Only an mbox is named after what it holds: "offer.eml" is just as likely a subject.
    return (label_named(path.stem) if path.suffix.lower() in MBOX else None) or folders


def _in_maildir(path: Path) -> bool:
    return path.parent.name in ("cur", "new")


def _looks_like_mail(path: Path) -> bool:
    start = _start(path)
    # What cannot be opened counts as mail: reading it says why.
    return start is None or (not start.startswith(b"{") and bool(MBOX_LINE.match(start) or HEADER_LINE.match(start)))


def _looks_like_rows(path: Path) -> bool:
    return (_start(path) or b"").removeprefix(BOM_UTF8).lstrip().startswith(b"{")


def _start(path: Path) -> bytes | None:
    try:
        with path.open("rb") as opened:
            return opened.read(200)
    except OSError:
        return None


def _row(line: bytes, place: str) -> LabelledMail:
    """A mail from one line. Raises UnusableRow."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnusableRow("this is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise UnusableRow(f"this is no JSON ({error.msg}, column {error.colno})") from None
    except (ValueError, RecursionError):
        raise UnusableRow("this JSON is beyond all measure (nested too deep, or an endless number)") from None
    if not isinstance(row, dict):
        raise UnusableRow("this is no JSON object with a label, a subject and a body")
    if row.get("label") is None:
        raise UnusableRow(f'it has no "label"; {_the_labels()}')
    label = label_named(str(row["label"]))
    if label is None:
        raise UnusableRow(f'its label "{one_line(str(row["label"]), 40)}" is unknown; {_the_labels()}')
    texts = [_text(row, name) for name in ("subject", "sender", "body")]
    if not (texts[0] or texts[2]):
        raise UnusableRow('it has neither a "subject" nor a "body"')
    return LabelledMail(
        name=_tag(row, "id") or place,
        label=label,
        content=text_message(*texts),
        language=_tag(row, "lang"),
        group=_tag(row, "group"),
    )


def _text(row: dict[str, object], name: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnusableRow(f'its "{name}" is no text')
    return value


def _tag(row: dict[str, object], name: str) -> str:
    value = row.get(name)
    return "" if value is None else one_line(str(value), 200)


def _occurrences(path: Path, mark: bytes) -> int:
    if not path.is_file():
        return 0
    carried = len(mark) - 1
    # What would begin in one piece and end in the next is carried over; a mark that begins a line may begin the file.
    found, last = 0, b"\n"[:carried]
    try:
        with path.open("rb") as opened:
            while piece := opened.read(1 << 20):
                found += (last + piece).count(mark)
                last = piece[-carried:] if carried else b""
    except OSError:
        return 0
    return found


def _cannot(error: OSError) -> str:
    return f"it cannot be read ({error.strerror})"


def _the_labels() -> str:
    return f"the labels are {', '.join(LABELS)}"
