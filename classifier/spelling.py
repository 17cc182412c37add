"""Names against addresses: what a text spells as the sender's domain does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from classifier.names import CONNECTORS, fold_company, name_at, squeezed

_CONJUNCTIONS = ("", "and", "und", "et", "y", "e", "och", "og", "i", "en")


def spelled_in(text: str, organisation: str) -> Iterator[str]:
    """Names in a text that the address spells out: "Polna Dom" for polnadom.com."""
    label = squeezed(organisation)
    if len(label) < 3:
        return
    words = text.split()
    seen: set[str | tuple[str, str]] = set()
    for start, word in enumerate(words):
        # Most words are passed over by their first letter, without being folded.
        if word[0].lower() != label[0] and word[0].isascii() and word[0].isalnum():
            continue
        form = squeezed(word)
        if not form or not label.startswith(form) or "@" in word or "/" in word:
            continue
        reached = {""}
        for end in range(start, min(start + 7, len(words))):
            if "@" in words[end]:
                break
            steps = [form] if (form := squeezed(words[end])) else list(_CONJUNCTIONS)
            reached = {before + step for before in reached for step in steps if label.startswith(before + step)}
            if not reached:
                break
            if label in reached:
                value = " ".join(words[start : end + 1]).strip(" .,;:!?()[]\"'“”„«»*_|-–/")
                value = re.sub(r"['’]s$", "", value)
                longer = words[end] == words[end].rstrip(".,;:!?)") and name_at(words, end + 1)[:1]
                if value and value not in seen and not longer:
                    seen.add(value)
                    yield value
                elif longer and (value, longer[0]) not in seen:
                    seen.add((value, longer[0]))
                    yield f"{value} {longer[0]}"
                break


def domain_agrees(name: str, organisation: str) -> float:
    """How much an address supports a name: 0 to 0.6."""
    label, written = squeezed(organisation), squeezed(fold_company(name))
    if len(label) < 3 or len(written) < 2:
        return 0.0
    if label == written:
        return 0.6
    if (len(written) >= 4 and label.startswith(written)) or (len(label) >= 4 and written.startswith(label)):
        return 0.5
    words = [squeezed(word) for word in fold_company(name).split()]
    telling = [word for word in words if word not in CONNECTORS]
    flat = label.replace("-", "")
    if "".join(telling) == flat or (len(telling) > 1 and any("".join(pair) in flat for pair in _long_pairs(telling))):
        return 0.5
    initials = "".join(word[:1] for word in words)
    if len(initials) >= 3 and label.startswith(initials):
        return 0.4
    if label.startswith(words[0][:4]) and label.endswith(words[-1][-4:]):
        return 0.5
    parts = [squeezed(part) for part in re.split(r"[-.]", organisation) if len(part) > 2]
    if parts and all(
        any(word.startswith(part) or (part.startswith(word) and len(word) > 3) for word in words) for part in parts
    ):
        return 0.5
    return 0.3 if any(len(word) >= 4 and word in label for word in telling) else 0.0


def _long_pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Neighbours that together are too long to stand in an address by chance."""
    return (pair for pair in pairwise(words) if len("".join(pair)) > 5)
