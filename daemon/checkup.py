"""PURE: what was found in a checkup, for the user with all words, and for a bug tracker without any that is theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

#: What a report may hold besides numbers: words of our own source, names of IMAP capabilities, versions.
CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
VERSION = re.compile(r"\d+(?:\.\d+){0,3}")
#: Capabilities that say something about how a server behaves; any other might be made up.
CAPABILITIES = frozenset(
    "IMAP4REV1 IMAP4REV2 IDLE UIDPLUS MOVE CONDSTORE QRESYNC SPECIAL-USE LITERAL+ LITERAL- ESEARCH ENABLE NAMESPACE"
    " STARTTLS LOGINDISABLED AUTH=PLAIN AUTH=LOGIN AUTH=XOAUTH2 AUTH=OAUTHBEARER SASL-IR UTF8=ACCEPT X-GM-EXT-1 ID"
    " OBJECTID".split()
)


class Grade(StrEnum):
    """How a finding is meant; only ``WRONG`` needs the user."""

    RIGHT = "right"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    ``says`` and ``do`` are for the user and may name files, hosts and folders; ``check``, ``code`` and ``facts`` are
    for a report and never do.
    """

    check: str
    code: str
    grade: Grade
    says: str
    do: str = ""
    account: str = ""
    facts: Mapping[str, int | bool] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The form of ``doctor --json``, a promise to programs."""
        return {
            "check": self.check,
            "account": self.account or None,
            "grade": self.grade.value,
            "code": self.code,
            "says": self.says,
            "do": self.do or None,
        }


def report(findings: Iterable[Finding], versions: Mapping[str, str]) -> list[str]:
    """Lines without a word of mail, address, host, user name or path: accounts are numbers, values are known words."""
    numbers: dict[str, int] = {}
    lines = [f"{name} {found[0] if (found := VERSION.match(text)) else '?'}" for name, text in versions.items()]
    for one in findings:
        if one.account:
            numbers.setdefault(one.account, len(numbers) + 1)
        whose = f" account {numbers[one.account]}" if one.account else ""
        facts = "".join(f" {_code(name)}={int(value)}" for name, value in one.facts.items())
        lines.append(f"{_code(one.check)}{whose}: {one.grade.value} {_code(one.code)}{facts}")
    return lines


def _code(text: str) -> str:
    return text if CODE.fullmatch(text) else "?"


def known_capabilities(given: Iterable[str]) -> dict[str, bool]:
    """Which of the capabilities that matter a server has, as facts of a report."""
    names = {name.upper() for name in given} & CAPABILITIES
    return {re.sub(r"[^a-z]+", "-", name.lower()).strip("-"): True for name in sorted(names)}
