"""What the model sees of a message: words, runs of words and pieces of words, apart for subject and body.

Pure Python without NumPy, because the reader process uses it too. Any change of what it returns must raise
FEATURES_VERSION: a model is refused by code that would feed it other terms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from classifier.plain import REPLY_PREFIX
from classifier.sentences import sentences

if TYPE_CHECKING:
    from classifier.message import Message

FEATURES_VERSION = 3
#: Letters of a long word that stand for all its forms ("absag" for Absage and absagen).
STEM = 5
#: Letters of the pieces of words, which help where a language inflects or compounds and the corpus is small;
#: a word has many, so each weighs less.
PIECE = 4
PIECE_WEIGHT = 0.4
#: How the terms of pieces begin, in the body and in the subject.
PIECES = ("#", "s:#")
#: The decision stands in the first third of most mails and never beyond this; newsletters go on for thousands.
MOST_WORDS = 500

APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'"})
TOKEN = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|\d+(?:[.,:/-]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[!?€$£%]"
)


def tokens(text: str) -> list[str]:
    """Lower-case words; addresses, links and numbers by one stand-in each."""
    text = unicodedata.normalize("NFKC", text).translate(APOSTROPHES).lower()
    found = []
    for match in TOKEN.finditer(text):
        word = match[0]
        if word[0].isdigit():
            word = "0"
        elif "@" in word:
            word = "@"
        elif word.startswith(("http", "www.")) and "." in word:
            word = "://"
        found.append(word)
    return found


def grams(words: Sequence[str]) -> Iterator[str]:
    """Runs of one, two and three words of one sentence."""
    yield from words
    for first, second in pairwise(words):
        yield f"{first} {second}"
    for position in range(len(words) - 2):
        yield f"{words[position]} {words[position + 1]} {words[position + 2]}"


def word_terms(words: Sequence[str]) -> Iterator[str]:
    """All terms of one sentence: ``~`` marks beginnings, ``#`` pieces; a blank in a piece is the word's end."""
    yield from grams(words)
    for word in words:
        if len(word) > STEM:
            yield f"~{word[:STEM]}"
        if len(word) >= PIECE:
            padded = f" {word} "
            for start in range(len(padded) - PIECE + 1):
                yield "#" + padded[start : start + PIECE]


def term_weight(term: str) -> float:
    """What a term counts for, besides its rarity."""
    return PIECE_WEIGHT if term.startswith(PIECES) else 1.0


def terms_by_sentence(message: Message) -> list[tuple[str, list[str]]]:
    """The subject and each sentence, in the mail's own words, with the terms that each brings."""
    subject = REPLY_PREFIX.sub("", message.subject)
    parts = [(subject, [f"s:{term}" for term in word_terms(tokens(subject))])] if subject else []
    budget = MOST_WORDS
    for sentence in sentences(message.text):
        words = tokens(sentence)[:budget]
        budget -= len(words)
        parts.append((sentence, list(word_terms(words))))
        if budget <= 0:
            break
    return parts


def terms(message: Message) -> list[str]:
    """All terms of a message, with repetitions; the analyzer of the vectorizer."""
    return [term for _, found in terms_by_sentence(message) for term in found]
