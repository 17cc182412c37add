"""Company, position, people, stage, cues and language of a mail; each detail with its source and a confidence, or none."""
from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from classifier.cues import cues_of, stage_of
from classifier.company import company_of
from classifier.evidence import Detail
from classifier.message import Message
from classifier.page import lay_out
from classifier.position import position_of, reference_of
from classifier.people import people_of, sender_person

@dataclass(frozen=True, slots=True)
class Details:
    company: Detail | None = None
    position: Detail | None = None
    contacts: tuple = ()
    stage: Detail | None = None
    cues: tuple[str, ...] = field(default=())
    language: Detail | None = None
    reference: Detail | None = None
    platform: Detail | None = None

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

def extract(message: Message) -> Details:
    page = lay_out(message)
    person, sure = sender_person(page)
    company = company_of(page, person if sure >= 0.5 else "")
    return Details(company=company, stage=stage_of(page), cues=cues_of(page), position=position_of(page, company), reference=reference_of(page), contacts=people_of(page, company, message.reply_to), language=Detail(page.language, "text", page.sureness) if page.language else None)
