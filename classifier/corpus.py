"""Reads the seed corpus: text files of hand-written mails that a person can add to in a minute.

The format is described in models/corpus/README.md. ``python -m classifier.corpus lint PATH...``
names every fault with its file and line, and counts what is there.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from classifier.labels import Label

MARK = "%% "
HEADERS = frozenset(
    {
        "From",
        "Reply-To",
        "Subject",
        "Company",
        "Position",
        "Contact",
        "Stage",
        "Cues",
        "Family",
        "Format",
        "Auto",
        "Note",
    }
)
STAGES = frozenset({"applied", "screen", "interview", "final"})
CUES = frozenset(
    {
        "kind-words",
        "reapply",
        "feedback-offered",
        "feedback-given",
        "runner-up",
        "filled",
        "cancelled",
        "on-file",
        "agency",
    }
)
HEADER_LINE = re.compile(r"([A-Z][A-Za-z-]*):[ \t]*(.*)")


class CorpusError(ValueError):
    """A corpus file breaks the format; the message names file, line and what to do."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person as the mail shows them; role and e-mail may be empty."""

    name: str
    role: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class SeedMail:
    """One mail of the corpus with its gold label and the details visible in it."""

    place: str
    language: str
    label: Label
    sender: str
    subject: str
    body: str
    reply_to: str = ""
    company: str = ""
    position: str = ""
    contacts: tuple[Contact, ...] = ()
    stage: str = ""
    cues: frozenset[str] = field(default_factory=frozenset)
    family: str = ""
    is_html: bool = False
    is_automatic: bool = False


def read_corpus(paths: Iterable[Path]) -> list[SeedMail]:
    """All mails of the named files and folders, in a stable order.

    Raises CorpusError at the first fault.
    """
    mails = []
    for path in corpus_files(paths):
        for item in _read_file(path):
            if isinstance(item, CorpusError):
                raise item
            mails.append(item)
    return mails


def corpus_files(paths: Iterable[Path]) -> list[Path]:
    """The ``.mails`` files below the given paths, sorted."""
    files: list[Path] = []
    for path in paths:
        files += sorted(path.rglob("*.mails")) if path.is_dir() else [path]
    return files


def lint(paths: Iterable[Path]) -> tuple[list[SeedMail], list[str]]:
    """The mails that read well, and every fault as ``file:line: what is wrong``."""
    mails: list[SeedMail] = []
    faults: list[str] = []
    seen: dict[str, str] = {}
    for path in corpus_files(paths):
        for item in _read_file(path):
            if isinstance(item, CorpusError):
                faults.append(str(item))
                continue
            mails.append(item)
            folded = re.sub(r"\W+", " ", item.body).casefold().strip()
            if folded in seen:
                faults.append(f"{item.place}: the same text stands at {seen[folded]}: remove one")
            seen.setdefault(folded, item.place)
            text = f"{item.subject}\n{item.sender}\n{item.body}"
            for name, value in (("Company", item.company), ("Position", item.position)):
                if value and _folded(value) not in _folded(text):
                    faults.append(
                        f"{item.place}: {name} {value!r} does not stand in the mail: copy it as written, or drop it"
                    )
            for contact in item.contacts:
                for value in (contact.name, contact.email):
                    if value and _folded(value) not in _folded(f"{text}\n{item.reply_to}"):
                        faults.append(f"{item.place}: Contact {value!r} does not stand in the mail")
    return mails, faults


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>@]*>", " ", text)).replace("&amp;", "&").casefold()


def _read_file(path: Path) -> Iterator[SeedMail | CorpusError]:
    lines = path.read_text("utf-8").split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith(MARK)]
    if any(line.strip() for line in lines[: starts[0] if starts else None]):
        yield CorpusError(f"{path}:1: text before the first '{MARK}label' line")
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        try:
            yield _read_mail(path, start + 1, lines[start:end])
        except CorpusError as error:
            yield error


def _read_mail(path: Path, number: int, lines: list[str]) -> SeedMail:
    place = f"{path}:{number}"
    word = lines[0].removeprefix(MARK).strip()
    if word not in set(Label):
        raise CorpusError(f"{place}: unknown label {word!r}: one of {', '.join(Label)}")
    headers: dict[str, str] = {}
    contacts: list[Contact] = []
    body_from = len(lines)
    for offset, line in enumerate(lines[1:], 1):
        if not line.strip():
            body_from = offset + 1
            break
        match = HEADER_LINE.fullmatch(line.rstrip())
        if not match or match[1] not in HEADERS:
            raise CorpusError(
                f"{path}:{number + offset}: not a header of this format: one of {', '.join(sorted(HEADERS))}"
            )
        name, value = match[1], match[2].strip()
        if name == "Contact":
            contacts.append(Contact(*[part.strip() for part in [*value.split(";"), "", ""][:3]]))
        elif name in headers:
            raise CorpusError(f"{path}:{number + offset}: {name} stands twice")
        else:
            headers[name] = value
    body = "\n".join(lines[body_from:]).strip("\n")
    for name in ("From", "Subject"):
        if name not in headers:
            raise CorpusError(f"{place}: no {name} line (it may be empty)")
    if not body.strip() and not headers["Subject"]:
        raise CorpusError(f"{place}: neither subject nor body")
    stage = headers.get("Stage", "")
    if stage and stage not in STAGES:
        raise CorpusError(f"{place}: unknown Stage {stage!r}: one of {', '.join(sorted(STAGES))}")
    cues = frozenset(cue.strip() for cue in headers.get("Cues", "").split(",") if cue.strip())
    if unknown := cues - CUES:
        raise CorpusError(f"{place}: unknown Cues {', '.join(sorted(unknown))}: of {', '.join(sorted(CUES))}")
    return SeedMail(
        place=place,
        language=path.parent.name,
        label=Label(word),
        sender=headers["From"],
        subject=headers["Subject"],
        body=body,
        reply_to=headers.get("Reply-To", ""),
        company=headers.get("Company", ""),
        position=headers.get("Position", ""),
        contacts=tuple(contacts),
        stage=stage,
        cues=cues,
        family=headers.get("Family", ""),
        is_html=headers.get("Format", "") == "html",
        is_automatic=headers.get("Auto", "") == "yes",
    )


def main(arguments: list[str]) -> int:
    """``lint PATH...``: prints the faults and the counts; 1 when there are faults."""
    if len(arguments) < 2 or arguments[0] != "lint":
        print("usage: python -m classifier.corpus lint PATH...", file=sys.stderr)
        return 2
    mails, faults = lint([Path(argument) for argument in arguments[1:]])
    for fault in faults:
        print(fault)
    counts = Counter((mail.language, mail.label.value) for mail in mails)
    families = {(mail.language, mail.label.value): set[str]() for mail in mails}
    for mail in mails:
        families[mail.language, mail.label.value].add(mail.family or mail.place)
    for (language, label), count in sorted(counts.items()):
        print(f"{language} {label:20} {count:5} mails {len(families[language, label]):5} families")
    print(f"{len(mails)} mails, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
