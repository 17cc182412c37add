"""The words this package speaks: labels of mails, the three-way decision, and what is answered about a mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """What a mail is, in a job search. Every mail has exactly one."""

    REJECTION = "rejection"
    ACKNOWLEDGEMENT = "acknowledgement"
    INTERVIEW = "interview"
    ASSESSMENT = "assessment"
    OFFER = "offer"
    DELAY = "delay"
    RECRUITER_OUTREACH = "recruiter_outreach"
    JOB_ALERT = "job_alert"
    OTHER = "other"


#: Mails that keep an application alive. One of these from the same people holds a draft.
GOOD_NEWS = frozenset({Label.INTERVIEW, Label.ASSESSMENT, Label.OFFER})


class Decision(StrEnum):
    """What follows from a mail: a reply is prepared, the user is asked, or nothing."""

    REJECTION = "rejection"
    UNSURE = "unsure"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one mail.

    ``labels`` holds a probability per label, summing to 1. ``score`` is the probability of
    ``rejection``; ``decision`` follows from it by the model's two cut-offs. ``because`` holds
    the sentences of the mail that decided, strongest first, in the mail's own words.
    """

    label: Label
    labels: Mapping[Label, float]
    decision: Decision
    score: float
    because: tuple[str, ...] = ()
