"""A corpus and a shipped model so small that a training takes seconds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from classifier.corpus import MARK
from classifier.labels import Label
from classifier.likeness import sketch
from classifier.retraining import Job, retrain
from daemon.records import Lesson
from tests.running import CHECKOUT

#: Every so many of the English mails.
STEP = 3
BEGINNING = datetime(2026, 3, 1, tzinfo=UTC)


def build(folder: Path) -> Path:
    """Makes ``models/`` as it is shipped, in small; returns the folder."""
    corpus = folder / "corpus" / "en"
    corpus.mkdir(parents=True)
    for path in sorted((CHECKOUT / "models" / "corpus" / "en").glob("*.mails")):
        mails = f"\n{path.read_text('utf-8')}".split(f"\n{MARK}")[1:]
        (corpus / path.name).write_text("".join(f"{MARK}{mail}\n" for mail in mails[::STEP]), "utf-8")
    starter = folder / "starter"
    starter.mkdir()
    (folder / "none.jsonl").touch()
    shipped = str(CHECKOUT / "models" / "starter")
    job = Job(
        corpus=str(folder / "corpus"),
        lessons=str(folder / "none.jsonl"),
        count=0,
        current=shipped,
        shipped=shipped,
        target=str(starter),
        baseline=str(folder / "baseline.json"),
    )
    retrain(job, lambda *_: None)
    for path in (starter / "report.json", starter / "held-out.json"):
        path.unlink()
    return folder


def lesson(number: int, label: Label, text: str, *, domain: str = "", subject: str = "Your application") -> Lesson:
    """What a user said of a mail."""
    at = BEGINNING + timedelta(minutes=number)
    return Lesson(f"<{number}@mail.example>", label, "command", at, subject, domain, text, sketch(text))


#: Refusals that a recruiter's own agency writes to others: the words are those of a rejection.
REFUSALS = (
    "Dear Ms Okafor, our client has read all applications with care and has decided to take others forward. We wish "
    "you well in your search for a new position.",
    "Dear Priya, thank you for meeting the partners. Unfortunately they will not be making you an offer. Their choice "
    "fell on somebody with more experience in audit.",
    "Hi Lukas, I am sorry that I have no better news. The team in the north has gone with another candidate for the "
    "buyer role. I will keep you on my list for the next one.",
    "Dear Femi, the panel thanks you for your time last week. I regret to tell you that you were not successful on "
    "this occasion. You came second of nine.",
    "Dear Yara, thank you for your interest in the kitchen. After the trial shift the head chef has chosen another "
    "applicant. We wish you every success.",
    "Dear Ioana, I have now heard from the finance director. They have offered the post to another candidate, who has "
    "accepted, so your application will not go further.",
)


def refusals(domain: str = "northgate.example") -> Sequence[Lesson]:
    """The recruiter's labels on them."""
    return [lesson(number, Label.OTHER, text, domain=domain) for number, text in enumerate(REFUSALS)]
