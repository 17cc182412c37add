"""What a user taught, as a training run reads it: each text once, near-copies and mails of one sender known as such."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from classifier.labels import Label
from classifier.likeness import LEAST, alike, sketch
from classifier.message import Message, text_message
from classifier.senders import is_freemail, is_platform

#: Representatives of near-copies that a new mail is compared with, for each of its smallest hashes.
MOST_COMPARED, HASHES_COMPARED = 40, 4


#: Letters that a run learns from at most, so that its memory is bounded: 20,000 mails of 2,000 each. The latest count.
MOST_LETTERS = 40_000_000


class DamagedLessons(ValueError):
    """The file of labels is not as it was written; the sentence holds no word of a mail."""


@dataclass(frozen=True, slots=True)
class Taught:
    """A mail that the user labelled. ``digest`` tells it again without a word of it."""

    name: str
    label: Label
    group: str
    message: Message
    sketch: Sequence[int]
    digest: str


def read_lessons(path: Path, count: int) -> list[Taught]:
    """The user's mails, each text once; of several labels the last counts. Raises DamagedLessons."""
    found: dict[str, Taught] = {}
    line = 0
    try:
        with path.open(encoding="utf-8") as opened:
            for row in opened:
                line += 1
                taught = _lesson(json.loads(row))
                found.pop(taught.digest, None)
                found[taught.digest] = taught
    except OSError as error:
        raise DamagedLessons(f"The labels cannot be read ({error.strerror}).") from None
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        raise DamagedLessons(f"The labels are damaged (line {line}); nothing was trained.") from None
    if line != count:
        raise DamagedLessons(f"Of {count} labels only {line} have come; nothing was trained.")
    return _latest(list(found.values()))


def _latest(lessons: Sequence[Taught]) -> list[Taught]:
    left = MOST_LETTERS
    for number in range(len(lessons) - 1, -1, -1):
        left -= len(lessons[number].message.text)
        if left < 0:
            return list(lessons[number + 1 :])
    return list(lessons)


def _lesson(row: dict[str, Any]) -> Taught:
    group = str(row["group"])
    message = text_message(row["subject"], f"<someone@{group}>" if group else "", row["text"])
    folded = " ".join(f"{message.subject}\0{message.text}".casefold().split())
    digest = hashlib.sha256(folded.encode("utf-8", "replace")).hexdigest()[:16]
    # As an array it takes a tenth of the memory.
    own = array("I", row["sketch"] if "sketch" in row else sketch(message.text))
    return Taught(str(row["name"]), Label(row["label"]), group, message, own, digest)


def likenesses(sketches: Sequence[Sequence[int]]) -> list[int]:
    """For each text the number of the first that it is a near-copy of, or its own.

    Linear: only texts that share one of their smallest hashes are compared, and of those the latest few.
    """
    leaders: dict[int, list[int]] = {}
    found = []
    for number, own in enumerate(sketches):
        smallest = own[:HASHES_COMPARED] if len(own) >= LEAST else ()
        near = Counter(leader for one in smallest for leader in leaders.get(one, ()))
        # Near-copies share nearly all of their smallest hashes, other mails of one frame hardly two.
        close = (other for other, shared in near.items() if shared > 1)
        leader = next((other for other in close if alike(tuple(own), tuple(sketches[other]))), number)
        found.append(leader)
        if leader == number:
            for one in smallest:
                leaders.setdefault(one, []).append(number)
                del leaders[one][:-MOST_COMPARED]
    return found


def groups(lessons: Sequence[Taught], leaders: Sequence[int]) -> list[str]:
    """What each of the user's mails is held out with: those of one sender and near-copies, and theirs in turn.

    ``leaders`` are as `likenesses` gives them, but any number that stands for one text will do. A mail provider or a
    system that sends for many employers is no sender.
    """
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while (above := root.setdefault(name, name)) != name:
            root[name] = name = root[above]
        return name

    for lesson, leader in zip(lessons, leaders, strict=True):
        if lesson.group and not is_freemail(lesson.group) and not is_platform(lesson.group):
            root[find(f"#{leader}")] = find(lesson.group)
    return [find(f"#{leader}") for leader in leaders]
