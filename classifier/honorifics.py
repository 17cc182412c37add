"""What is written before a person's name: the honorific, the academic title, and what a greeting leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from classifier.later import later
from classifier.lexicon import wordset
from classifier.names import fold

#: Lower case, without dots. The languages whose mails use the word so; empty: all of them.
_HONORIFICS: dict[str, str] = {
    "ms": "", "mrs": "", "mr": "", "miss": "en", "mx": "", "rev": "en", "canon": "en",
    "frau": "", "herr": "", "herrn": "", "hr": "de da sv", "fr": "de en", "fru": "sv da",
    "mme": "", "mlle": "", "m": "fr", "madame": "fr", "monsieur": "fr", "me": "fr",
    "sra": "", "sr": "es pt", "srta": "es pt", "señora": "es", "señor": "es", "senhora": "pt", "senhor": "pt",
    "doña": "es", "dña": "es", "don": "es", "dona": "pt",
    "sigra": "", "sig": "it", "signora": "it", "signor": "it", "dottssa": "", "dott": "", "dottoressa": "it",
    "dottor": "it", "avv": "it",
    "mevrouw": "", "mevr": "nl", "mw": "nl", "dhr": "nl", "heer": "nl", "pani": "", "pan": "pl",
}  # fmt: skip
_TITLES: dict[str, str] = {
    "dr": "", "dra": "", "prof": "", "profa": "pt", "profssa": "", "professor": "en da sv", "univ-prof": "", "ddr": "",
    "pd": "de", "mag": "de", "pr": "fr",
}  # fmt: skip
#: Part of a title on paper, not when somebody is greeted.
_SILENT = wordset("med phil rer nat jur iur habil hab hc ing dipl-ing mgr inż lic drs ir bc de")
_INFLECTED = {"Herrn": "Herr"}
#: Honorifics that their language writes small; a small "mr." is a Dutch lawyer.
_SMALL = wordset("mevrouw mevr dhr heer pani pan dr prof hr fru")
_WORD = r"[A-ZÀ-ÞĀ-Ž][\w'’-]+"
_BESIDE = later(
    r"\b((?:Ms|Mrs|Mr|Miss|Mx|Rev|Frau|Herrn?|Hr|Fr|Fru|Mme|Mlle|M|Madame|Monsieur|Me|Sra?|Srta|Señora?|Senhora?|"
    r"Doña|Dña|Don|Dona|Sig(?:\.ra)?|Signora?|Dott(?:\.ssa)?|Dottor(?:essa)?|Avv|[Mm]evrouw|Mevr|[Mm]evr|Mw|[Dd]hr|"
    r"[Hh]eer|[Pp]ani?|Dra?|dr|Prof(?:\.ssa)?|Profa|Professor|Univ\.-Prof|DDr|PD|Mag|Pr)\b\.? (?:(?:Dr|dr|Prof|prof|"
    rf"med|hab|Mag|DDr|Ing|mgr|inż)\b\.? ){{0,4}}(?:[A-Z]\.? ){{0,2}}{_WORD}(?: {_WORD}){{0,2}})"
)


@dataclass(frozen=True, slots=True)
class Titled:
    """A name taken apart: "Frau Prof. Dr. med. Ana Ruiz" is Frau, "Prof. Dr." and Ana Ruiz."""

    honorific: str
    title: str
    name: str


def parted(name: str, language: str) -> Titled:
    """Takes off what stands before a name, as far as the mail's language knows it for a title; a name always stays."""
    words = name.split()
    honorific, titles = "", []
    while len(words) > 1:
        word = words[0]
        key = word.lower().replace(".", "")
        if word[0].islower() and key not in _SMALL | _SILENT:
            break
        if _known(_HONORIFICS, key, language):
            honorific = honorific or _INFLECTED.get(word, word)
        elif _known(_TITLES, key, language):
            titles.append(word)
        elif key not in _SILENT or (word[0].isupper() and not word.endswith(".") and "." not in word):
            break
        del words[0]
    return Titled(honorific, " ".join(titles), " ".join(words))


def _known(table: dict[str, str], key: str, language: str) -> bool:
    where = table.get(key)
    return where is not None and (not where or language in where.split())


def mentions(texts: Iterable[str], language: str) -> Iterator[Titled]:
    """Names that stand with an honorific or a title, wherever in a mail."""
    for text in texts:
        for number, match in enumerate(_BESIDE.finditer(text)):
            if number == 20:
                break
            titled = parted(match[1], language)
            if titled.honorific or titled.title:
                yield titled


def titles_of(name: str, seen: Iterable[Titled], others: frozenset[str], language: str) -> tuple[str, str]:
    """The honorific and the title that the mail writes with a person's name; no honorific where it writes two.

    ``others`` are words of the candidate's own name, who may be called the same.
    """
    words = [fold(word) for word in name.split()]
    honorifics: set[str] = set()
    titles: set[str] = set()
    for titled in seen:
        mentioned = [fold(word) for word in titled.name.split()]
        if language == "de" and words[-1:] == mentioned[:1]:
            # The noun after a name has a capital too: "Frau Berg Kontakt aufnehmen".
            mentioned = mentioned[:1]
        if not others.intersection(mentioned) and set(mentioned) <= set(words):
            honorifics |= {titled.honorific} - {""}
            titles |= {titled.title} - {""}
    return (honorifics.pop() if len(honorifics) == 1 else ""), max(titles, key=len, default="")


def honorific_alone(text: str, language: str) -> str:
    """The honorific that is all of a text, as in brackets behind a name: "Anna Berg (Ms.)"."""
    written = len(text) < 9 and text[:1].isupper() and text[1:] == text[1:].lower()
    return text if written and _known(_HONORIFICS, text.lower().replace(".", ""), language) else ""
