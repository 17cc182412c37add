"""PURE: what a user's word on a mail means for it and for the mails like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from classifier.features import MOST_WORDS
from classifier.labels import Decision, Label, Verdict
from classifier.likeness import alike
from classifier.reader import Reading
from classifier.senders import registrable
from daemon.records import Lesson

#: Letters of a mail that are kept for training: what the model looks at, in long words.
MOST_TEXT = MOST_WORDS * 10
#: The least probability of a rejection for a near-copy of a mail that the user called one.
LEAST_LIKELY = 0.05


def as_lesson(key: str, reading: Reading, label: Label, source: str, at: datetime) -> Lesson:
    """What is kept of a mail to learn from: subject, own words and the sender's domain, no names or addresses."""
    domain = registrable(reading.sender_email)
    return Lesson(key, label, source, at, reading.subject, domain, reading.text[:MOST_TEXT], reading.sketch)


def corrected(verdict: Verdict, label: Label) -> Verdict:
    """The verdict as the user has it."""
    score = 1.0 if label is Label.REJECTION else 0.0
    return replace(
        verdict,
        label=label,
        labels={one: float(one is label) for one in Label},
        decision=Decision.REJECTION if label is Label.REJECTION else Decision.OTHER,
        score=score,
    )


def remembered(reading: Reading, lessons: Sequence[Lesson]) -> Reading:
    """A reading as the user corrected this very mail, or a near-copy of it, before; the last word wins.

    A near-copy that is called a rejection still has to look like one to the model: form letters differ by a word.
    """
    for lesson in reversed(lessons):
        same = bool(reading.message_id) and lesson.key == reading.message_id
        if same or alike(lesson.sketch, reading.sketch):
            if not same and lesson.is_rejection and reading.verdict.labels[Label.REJECTION] < LEAST_LIKELY:
                continue
            return replace(reading, verdict=corrected(reading.verdict, lesson.label))
    return reading
