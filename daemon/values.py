"""PURE: what mails say, made fit to stand in a reply. A doubtful value is none: the sentences read well without it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from classifier.lexicon import GIVEN, is_job
from classifier.names import PARTICLES, fold
from classifier.plain import one_line

#: Details below this confidence are left out.
SURE_ENOUGH = 0.6
#: What a mail merge leaves behind when it fails, and what fills a field that is empty.
PLACEHOLDER = re.compile(
    r"\{\{|\}\}|\{%|%\}|\$\{|\{[\w .-]{1,40}\}|<<|>>|<[\w .-]{1,40}>|\[[\w .'/-]{1,40}\]|%[A-Za-z_]{2,40}%"
    r"|\*\|.{0,40}\|\*|_{3,}"
    r"|\b(?:[Xx]{3,}|TODO|TBD|FIXME|null|undefined|NaN|N/A|lorem ipsum)\b|^(?:None|none|unknown|test)$"
)
LINK = re.compile(
    r"(?:https?|ftp)\s*:|:\s*//|\bwww\.|\bmailto:|\b[\w-]{1,63}\.[a-z]{2,24}(?:\.[a-z]{2,24})?/|\b\d{1,3}(?:\.\d{1,3}){3}\b",
    re.IGNORECASE,
)
DOMAIN = re.compile(r"\b[\w-]{2,63}\.[a-z]{2,24}\b")
#: "(m/w/d)", "(H/F)", "(all genders)": what a job advertisement must say and a letter does not.
GENDER_MARK = re.compile(
    r"\s*[(\[]\s*(?:[mwfdxhkvigna]\s*[/|,*·-]\s*[mwfdxhkvigna](?:\s*[/|,*·-]\s*[mwfdxhkvigna]){0,2}|"
    r"all genders?|alle geschlechter|gn|div)\s*[)\]]|\s+[mwfh]/[mwfdh](?:/[dxi])?(?=\s|$)",
    re.IGNORECASE,
)
#: A longer title is a list or a sentence.
MOST_TITLE = 70
_PAY = re.compile(r"[\s,(-]+(?:(?:up )?to |from |ab |bis )?[$€£]\s?\d.*$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\(([^()]{0,80})\)\s*")
_ACRONYM = re.compile(r"\w{1,2}|(?![^AEIOU][AEIOU][^AEIOU])\w{3}")
_DASH = re.compile(r"\s+[-–—|]\s+")
_LEGAL_FORM = re.compile(
    r"(?:,\s*|\s+)(?:Inc|Incorporated|LLC|L\.L\.C|LLP|Ltd|Limited|PLC|plc|Corp|Corporation|GmbH(?: & Co\.? KG(?:aA)?)?"
    r"|g?AG|SE|KG|KGaA|OHG|UG(?: \(haftungsbeschränkt\))?|e\.\s?V|eG|S\.?A\.?S?|SARL|S\.?à\s?r\.?l|S\.?L\.?U?"
    r"|S\.?p\.?A|S\.?r\.?l|B\.?V|N\.?V|AB|A/S|ApS|[Ss]p\. z o\.\s?o|Lda|Ltda)\.?$"
)
_NO_NAME = re.compile(r"[\d,@/\\<>{}\[\]|\"_*#=:;!?()…]")
_HONORIFICS = frozenset(
    "mr mrs ms mx miss frau herr herrn mme mlle madame monsieur sr sra srta señor señora senhor senhora dona don doña"
    " dña sig sigra sig.ra signor signora signorina dhr mevr mw mevrouw meneer pan pani hr fru".split()
)
_TITLES = frozenset(
    "dr dra prof profa profª prof.ª professor professeur profesor profesora professora prof.ssa professoressa prof.in"
    " dott dott.ssa dottor dottoressa drs ing dipl.-ing ir mag mag.a lic avv mgr inż hab med phil rer nat pd priv.-doz"
    " rev sir lady pr univ.-prof doc h.c".split()
)
_DEGREE = re.compile(
    r",?\s+(?:Ph\.?\s?D|M\.?\s?D|MBA|M\.?Sc|B\.?Sc|M\.?A|B\.?A|LL\.?M|CPA|PMP|SHRM-\w+)\.?(?=$|,|\s).*$"
)


@dataclass(frozen=True, slots=True)
class Addressee:
    """A person, as a letter speaks of them.

    ``name`` is whole and without titles, ``first`` or ``last`` may be empty; ``title`` and ``honorific`` are as the
    mail writes them, and empty where it does not; ``by_first`` tells that they signed with their first name only.
    """

    name: str
    first: str = ""
    last: str = ""
    title: str = ""
    honorific: str = ""
    by_first: bool = False

    @property
    def titled(self) -> str:
        """The name with its title, for others to read."""
        return f"{self.title} {self.name}" if self.title else self.name


def sure(detail: Any, limit: int = 120) -> str:
    """The value of a detail, one line; empty where it is unsure, a placeholder or carries a link."""
    if not isinstance(detail, Mapping) or float(detail.get("confidence", 0.0)) < SURE_ENOUGH:
        return ""
    value = one_line(str(detail.get("value", "")), limit)
    return "" if PLACEHOLDER.search(value) or LINK.search(value) or not any(map(str.isalnum, value)) else value


def job_title(text: str) -> str:
    """A position as a letter names it: without the marks of an advertisement, its places, pay and seasons.

    "Web Developer (m/w/d) - Remote - up to $140K" is the Web Developer position to whoever writes about it.
    """
    title = _PAY.sub("", GENDER_MARK.sub("", text))
    title = _ASIDE.sub(lambda aside: aside[0] if _names_job(aside[1]) else " ", title)
    head, *rest = _DASH.split(" ".join(title.split()))
    if rest and (sum(word.isalpha() for word in head.split()) < 2 or not _names_job(head) or _names_job(rest[0])):
        head = f"{head} - {rest[0]}"
    if head.isupper() and " " in head:
        head = " ".join(word if _ACRONYM.fullmatch(word) else word.title() for word in head.split())
    head = head.strip(" ,;:-–—|/")
    return head if len(head) <= MOST_TITLE else ""


def employer(text: str) -> str:
    """A company as a letter names it: nobody writes "at Acme Foods, Inc., and"."""
    bare = _LEGAL_FORM.sub("", text).rstrip(" ,")
    return text if not bare or bare.endswith(("&", "+", "-")) else bare


def _names_job(text: str) -> bool:
    return any(is_job(word) for word in fold(text).split())


def addressee(text: str, language: str = "") -> Addressee | None:
    """The person behind a name as a mail writes it; None where it is no name that could stand in a letter."""
    words = _given_name_first(_DEGREE.sub("", text.strip(" ,.-–—'’"))).split()
    titles: list[str] = []
    honorific = ""
    while len(words) > 1:
        word = words[0].rstrip(".").lower()
        # "M." is Monsieur in French only, elsewhere somebody's initial.
        if word in _HONORIFICS or (word == "m" and language == "fr"):
            honorific = "Herr" if word == "herrn" else words[0]
        elif word in _TITLES or (titles and words[0].islower() and words[0].endswith(".")):
            titles.append(words[0])
        else:
            break
        del words[0]
    if text.isupper():
        words = [word.title() for word in words]
    name = " ".join(words)
    if not _is_name(name):
        return None
    title = " ".join(titles)
    if words[0].lower() in PARTICLES and (title or honorific):
        return Addressee(name, "", name, title, honorific)  # "Mevrouw de Wit"
    if len(words) == 1:
        return (
            Addressee(name, "", name, title, honorific) if title or honorific else Addressee(name, name, by_first=True)
        )
    return Addressee(name, words[0], _last_name(words), title, honorific)


def _given_name_first(name: str) -> str:
    """Of "Berg, Anna" Anna Berg."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last}" if comma and "," not in first and len(name.split()) <= 4 else name


def _is_name(name: str) -> bool:
    return (
        1 < len(name) <= 60
        and len(name.split()) <= 6
        and name[0].isalpha()
        and not _NO_NAME.search(name)
        and not DOMAIN.search(name)
        and not PLACEHOLDER.search(name)
        and not LINK.search(name)
    )


def _last_name(words: list[str]) -> str:
    """From the particle on ("von Berg"), past middle names and initials; two surnames stay together."""
    rest = words[1:]
    while (
        len(rest) > 1 and (len(rest[0].rstrip(".")) == 1 or fold(rest[0]) in GIVEN) and rest[0].lower() not in PARTICLES
    ):
        rest = rest[1:]
    return " ".join(rest)


def same_person(one: str, other: str) -> bool:
    """ "Ana", "A. Ruiz" and "Ana María Ruiz" may be one; of two people neither name holds all words of the other."""
    first, second = fold(one).split(), fold(other).split()
    if not first or not second:
        return False
    initials = 1 in (len(first[0]), len(second[0])) and first[0][0] == second[0][0] and first[-1] == second[-1]
    return initials or set(first) <= set(second) or set(second) <= set(first)
