"""What a mail shows of an application: company, position, people, stage, cues, language, reference, platform.

Rules and weights, not a model: each extractor gathers sightings of a value from the sender, the subject, the text
and the signature, agreement adds up, and the best is told with its source and a confidence, or none. Null rather
than a guess: never a placeholder, a platform, "Recruiting Team" or the candidate as a company or a person.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from classifier.company import company_of
from classifier.cues import cues_of
from classifier.encounters import given_of
from classifier.evidence import Detail
from classifier.familiarity import address_of
from classifier.kinds import kind_of
from classifier.message import Message
from classifier.page import lay_out
from classifier.people import Person, people_of, sender_person
from classifier.position import position_of
from classifier.reference import reference_of
from classifier.stages import stage_of

__all__ = ["Detail", "Details", "Person", "extract"]


@dataclass(frozen=True, slots=True)
class Details:
    """What a mail shows of the application that it speaks of."""

    company: Detail | None = None
    position: Detail | None = None
    contacts: tuple[Person, ...] = ()
    stage: Detail | None = None
    cues: tuple[str, ...] = ()
    language: Detail | None = None
    reference: Detail | None = None
    platform: Detail | None = None
    address: Detail | None = None
    kind: Detail | None = None
    given: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)


def extract(message: Message) -> Details:
    """The details that a message shows. Deterministic; never raises; bounded work whatever the message's size."""
    page = lay_out(message)
    person, sureness = sender_person(page)
    company = company_of(page, person if sureness >= 0.5 else "")
    position = position_of(page, company)
    cues = cues_of(page)
    given = given_of(page)
    return Details(
        company=company,
        position=position,
        contacts=people_of(page, company, message.reply_to),
        stage=stage_of(page, given),
        cues=cues,
        language=Detail(page.language, "text", page.sureness) if page.language else None,
        reference=reference_of(page),
        platform=Detail(page.platform, "sender", 0.95) if page.platform else None,
        address=address_of(page),
        kind=kind_of(page, company, position, cues),
        given=given,
    )
