"""Company, position, people, stage and cues of a mail; each detail with its source and a confidence, or none.

Rules, not a model: null rather than a guess, and never a placeholder, a platform or "Recruiting Team" as a
company or a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from classifier.features import REPLY_PREFIX
from classifier.message import EMAIL, Address, Message, sentences
from classifier.plain import folded, one_line
from classifier.senders import is_freemail, is_platform, registrable


@dataclass(frozen=True, slots=True)
class Detail:
    """A value as the mail writes it; ``source`` names where it stood; ``confidence`` is 0 to 1."""

    value: str
    source: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the other side."""

    name: Detail | None
    role: Detail | None
    email: Detail | None


@dataclass(frozen=True, slots=True)
class Details:
    """What a mail shows of the application that it speaks of."""

    company: Detail | None = None
    position: Detail | None = None
    contacts: tuple[Person, ...] = ()
    stage: Detail | None = None
    cues: tuple[str, ...] = field(default=())

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)


# -- words that are no names -----------------------------------------------------------------------

FUNCTION_WORDS = frozenset(
    ["team", "teams", "talent", "recruiting", "recruitment", "recruiter", "recruiters", "hiring", "hr", "human", "resources", "people", "careers", "career", "jobs", "job", "acquisition", "staffing", "department", "office", "notifications", "notification", "noreply", "reply", "no", "do", "not", "donotreply", "admin", "support", "application", "applications", "applicant", "candidate", "candidates", "service", "services", "group", "the", "of", "and", "for", "at", "by", "via", "system", "info", "personal", "personalabteilung", "bewerbung", "bewerbungen", "bewerbermanagement", "karriere", "recrutement", "recrutements", "ressources", "humaines", "candidatures", "equipo", "seleccion", "empleo", "rekrytering", "rekruttering", "rekrutacja", "kadry", "hello", "contact", "mailer"]
)
PERSON_NAME = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Mx|Dipl\.-Ing|Ing)\.? )?"
    r"[A-ZÀ-ÞĀ-Ž][\w'’-]+(?: (?:van|von|de|der|den|di|da|del|della|du|la|le|ten|ter|zu|af|bin|al|el|y|dos|das|do|[A-Z]\.))*"
    r"(?: [A-ZÀ-ÞĀ-Ž][\w'’.-]+){1,2}"
)
CLOSING = re.compile(
    r"^(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many|friendly) (?:regards|wishes|thanks)|best|regards|sincerely|cheers|cordially|"
    r"yours (?:sincerely|faithfully|truly)|sincerely yours|all the best|(?:many )?thanks(?: again)?|thank you|respectfully|take care|"
    r"mit (?:freundlichen|besten|herzlichen) gr(?:ü|ue)(?:ß|ss)en|(?:viele|beste|freundliche|liebe|herzliche) gr(?:ü|ue)(?:ß|ss)e|"
    r"cordialement|bien (?:cordialement|à vous)|un saludo|saludos(?: cordiales)?|atentamente|cordiali saluti|distinti saluti|"
    r"met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|groet(?:en|jes)?|med vänlig(?:a)? hälsning(?:ar)?|vänliga hälsningar|"
    r"med venlig hilsen|venlig hilsen|mvh|vh|z poważaniem|pozdrawiam(?: serdecznie)?|atenciosamente|cumprimentos|com os melhores cumprimentos)"
    r"[\s,.!–-]*$",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"\b(?:recruit\w*|talent|hr\b|human resources|people|manager|director|head|lead|partner|coordinator|founder|ceo|cto|coo|vp|president|"
    r"engineer|officer|specialist|consultant|professor|chair|assistant|associate|supervisor|editor|owner|principal|chef|"
    r"personal\w*|leiter\w*|referent\w*|geschäftsführ\w*|responsable|chargée?|directeur|directrice|responsabile|gerente|jefe|chefe?)\b",
    re.IGNORECASE,
)

# -- company and position --------------------------------------------------------------------------

_NAME = r"[A-Z0-9À-ÞĀ-Ž][\w&'’.+-]*"
_COMPANY = rf"({_NAME}(?:,? (?:{_NAME}|&|of|and|de|the|für|for))*)"
_TITLE = r"([A-Z0-9][^.!?;:\n]{1,110}?)"
_JOB = r"(?:position|role|opening|vacancy|job|opportunity|post|internship)"
COMPANY_PATTERNS: tuple[tuple[str, float], ...] = (
    (rf"\b(?:your )?application (?:to|with|at) (?:the )?{_COMPANY}", 0.9),
    (rf"\b{_JOB}s? (?:here )?(?:at|with) {_COMPANY}", 0.9),
    (
        rf"\b(?:interest in|interested in|applying to|applying at|applying with|apply to|applied to|joining|considering) (?:a career at |working at |working with |employment (?:at|with) |opportunities at )?{_COMPANY}",
        0.75,
    ),
    (
        rf"\b(?:on behalf of|here at|team at|us at|everyone at|career at|working at|work at|opportunities (?:at|with)|careers at|join us at) {_COMPANY}",
        0.8,
    ),
    (
        rf"^(?:The )?{_COMPANY} (?:Recruiting|Recruitment|Talent(?: Acquisition)?|Hiring|People|HR|Careers?|Human Resources)\b",
        0.8,
    ),
)
POSITION_PATTERNS: tuple[tuple[str, float], ...] = (
    (
        rf"\b(?:for|to|in|of|about|regarding|concerning) (?:the|our|a|an) (?:position|role|post|job|vacancy|opening) (?:of|as|for|:) ?(?:an? |the )?{_TITLE}(?= (?:at|with|in|here|and|which|position|role|has|have|was|we|is)\b|[.,;!?)]|$)",
        0.9,
    ),
    (rf"\b(?:for|to|in|of|about|regarding|fill|filled) (?:the|our|a|an) {_TITLE} {_JOB}\b", 0.9),
    (rf"\b(?:your|the) {_TITLE} application\b", 0.75),
    (
        rf"\b(?:application|applying|applied|apply|candidacy|considered) (?:for|as) (?:the |our |an? )?(?:{_JOB} (?:of|as) )?(?:an? )?{_TITLE}(?= (?:at|with|here|and|position|role|opening|internship)\b|[.,;!?]|$)",
        0.7,
    ),
    (rf"\b[Tt]he {_TITLE} {_JOB}\b", 0.65),
)
BAD_TITLE = re.compile(
    r"^(?:this|that|the|our|your|any|other|future|open|current|a|an|us|we|you|following|above|same|new|next|position|role|job)\b|"
    r"\b(?:we|you|our|your|has|have|will|were|unfortunately)\b",
    re.IGNORECASE,
)
BAD_COMPANY = re.compile(
    r"^(?:the|this|our|your|we|you|us|i|it|any|all|a|an|time|thank|thanks|dear|hi|hello|unfortunately|however|re|job|update|application|"
    r"position|role|interview|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|linkedin|indeed|greenhouse|lever|workday|google meet|zoom|teams)$",
    re.IGNORECASE,
)
SUFFIX = re.compile(
    r"[\s,]+(?:Recruit\w*|Talent(?: Acquisition)?|Hiring|Careers?|Jobs|HR|People(?: (?:Team|Ops))?|Human Resources|Team|Bewerbung\w*|Karriere|Personal\w*)(?:\s.*)?$",
    re.I,
)

# -- stage and cues --------------------------------------------------------------------------------

STAGES: tuple[tuple[str, str], ...] = (
    (
        "final",
        r"\b(?:final(?:ist| round| stage| interview| candidates)|last round|runner-up|close second|two finalists|shortlist of two)\b",
    ),
    (
        "interview",
        r"\b(?:interview(?:ing|ed)? (?:with|you|process)|your interviews?|for interviewing|(?:the|our) interview(?:s|er|ers)?\b(?! process)|"
        r"(?:meeting|met) (?:with )?(?:you|us|the team|our)|coming in|came in|visit(?:ed|ing)? (?:us|our)|on-?site|trial (?:day|shift))",
    ),
    (
        "screen",
        r"\b(?:speak(?:ing)? with (?:you|us|me)|spoke (?:with|to)|talk(?:ing|ed)? (?:with|to) (?:you|us|me)|our (?:call|conversation|chat)|phone (?:screen|call)|"
        r"assessment|coding (?:test|challenge)|take-?home|assignment|work sample)\b",
    ),
)
CUES: tuple[tuple[str, str], ...] = (
    (
        "kind-words",
        r"\b(?:impress(?:ed|ive)|strong (?:candidate|background|profile|application)|great (?:background|candidate|skills)|enjoyed|pleasure|excellent|talented|outstanding|really liked|admire)\b",
    ),
    (
        "reapply",
        r"\b(?:apply again|re-?apply|encourage you to (?:apply|keep|check|continue|visit|stay)|future (?:openings|roles|opportunities|positions|vacancies)|keep an eye|other (?:openings|roles|positions) (?:that|which))\b",
    ),
    (
        "feedback-offered",
        r"\b(?:(?:happy|glad|pleased) to (?:give|provide|share|offer|discuss)[^.]{0,40}feedback|if you(?: would|'d|’d)? (?:like|want|wish)[^.]{0,40}feedback|feedback (?:is available|on request|call))\b",
    ),
    (
        "runner-up",
        r"\b(?:runner-up|close second|very close (?:decision|call)|difficult (?:decision|choice) between|second choice|strong second)\b",
    ),
    (
        "filled",
        r"\b(?:(?:has|have|been|is|was|were) (?:now |already |since |been )*filled|filled (?:the|this) (?:position|role)|accepted (?:the|our) offer)\b",
    ),
    (
        "cancelled",
        r"\b(?:cancel+ed|no longer (?:hiring|recruiting|available|open|interviewing)|(?:position|role|requisition|search|hiring|recruitment)[^.]{0,40}(?:frozen|closed|withdrawn|paused|on hold)|hiring freeze|not (?:to )?fill (?:the|this))\b",
    ),
    (
        "on-file",
        r"\b(?:on file|in our (?:database|talent (?:pool|network|community))|keep your (?:resume|cv|details|information|profile|application))\b",
    ),
)


def extract(message: Message) -> Details:
    """The details that a message shows. Deterministic; never raises."""
    lines = [REPLY_PREFIX.sub("", message.subject), *sentences(message.text)]
    people = tuple(_people(message))
    return Details(
        company=_company(message, lines),
        position=_position(lines),
        contacts=people,
        stage=_stage(message.text),
        cues=tuple(cue for cue, pattern in CUES if re.search(pattern, message.text, re.IGNORECASE)),
    )


def _company(message: Message, lines: list[str]) -> Detail | None:
    found: list[Detail] = []
    for number, line in enumerate(lines):
        source = "subject" if number == 0 else "text"
        for pattern, confidence in COMPANY_PATTERNS:
            for match in re.finditer(pattern, line):
                value = _company_name(match[1])
                if value:
                    found.append(Detail(value, source, confidence))
    sender = message.sender
    if sender is not None:
        name = _company_name(SUFFIX.sub("", re.sub(r"\s+(?:via|@|at|from)\s+", "\n", sender.name).split("\n")[0]))
        if name and not _is_person(sender.name) and folded(name).split()[0] not in FUNCTION_WORDS:
            found.append(Detail(name, "sender", 0.7))
    if not found:
        return _from_domain(sender)
    # The same name in several places is the surest sign; else the earliest of the surest.
    weights: dict[str, float] = {}
    for detail in found:
        weights[folded(detail.value)] = weights.get(folded(detail.value), 0.0) + detail.confidence
    best = max(found, key=lambda detail: (weights[folded(detail.value)], detail.confidence))
    agreed = sum(folded(detail.value) == folded(best.value) for detail in found)
    return Detail(best.value, best.source, min(0.98, best.confidence + 0.05 * (agreed - 1)))


def _company_name(text: str) -> str:
    value = re.split(
        r"(?:\.\s|[!?;:|(]|\s[-–—]\s|,(?! (?:Inc|LLC|Ltd|GmbH|Co)\b)| (?:for|and|the) (?:the|your|our|we|you|has|have|this)\b|"
        r" (?:for|as|and)(?= [A-Z][a-z]+ (?:Engineer|Manager|Developer|Analyst|Intern))| (?:for|the|and|of)$)",
        one_line(text),
    )[0]
    value = re.sub(r"(?:'s|’s)$", "", value.strip(" .,-–&'’")).strip()
    if len(value) < 2 or BAD_COMPANY.match(value) or all(word in FUNCTION_WORDS for word in folded(value).split()):
        return ""
    return value


def _from_domain(sender: Address | None) -> Detail | None:
    if sender is None or is_platform(sender.email) or is_freemail(sender.email):
        return None
    domain = registrable(sender.email)
    return Detail(domain.partition(".")[0].capitalize(), "domain", 0.4) if domain else None


def _position(lines: list[str]) -> Detail | None:
    best: Detail | None = None
    for number, line in enumerate(lines):
        for pattern, confidence in POSITION_PATTERNS:
            for match in re.finditer(pattern, line):
                value = one_line(match[1]).strip(" ,-–\"'“”")
                value = re.split(r" (?:position|role|opening) ", value)[0]
                if len(value) < 3 or BAD_TITLE.search(value) or len(value.split()) > 14:
                    continue
                detail = Detail(value, "subject" if number == 0 else "text", confidence)
                if best is None or detail.confidence > best.confidence:
                    best = detail
    return best


def _is_person(name: str) -> bool:
    words = set(folded(name).split())
    return bool(PERSON_NAME.fullmatch(name)) and not words & FUNCTION_WORDS


def _people(message: Message) -> Iterator[Person]:
    lines = [line.strip() for line in message.text.split("\n") if line.strip()]
    seen: set[str] = set()
    addresses = [address for address in (*message.reply_to, message.sender) if address is not None]
    for number, line in enumerate(lines):
        if not CLOSING.match(line):
            continue
        for offset, candidate in enumerate(lines[number + 1 : number + 4]):
            name, _, rest = candidate.partition(",")
            name = re.split(r"\s+[|–—-]\s+", name)[0].strip(" *_-–")
            if _is_person(name) and folded(name) not in seen:
                seen.add(folded(name))
                below = lines[number + 2 + offset : number + 8 + offset]
                yield Person(
                    Detail(name, "signature", 0.9), _role([rest.strip(), *below[:2]]), _email_of(name, addresses, below)
                )
                break
    for address in addresses:
        if _is_person(address.name) and address.can_be_answered and folded(address.name) not in seen:
            seen.add(folded(address.name))
            yield Person(Detail(address.name, "sender", 0.85), None, Detail(address.email, "sender", 0.95))


def _role(lines: Iterable[str]) -> Detail | None:
    for line in lines:
        if line and len(line) < 80 and ROLE.search(line) and not EMAIL.search(line):
            return Detail(one_line(line, 80), "signature", 0.7)
    return None


def _email_of(name: str, addresses: list[Address], below: list[str]) -> Detail | None:
    for address in addresses:
        if folded(address.name) == folded(name) and address.can_be_answered:
            return Detail(address.email, "sender", 0.95)
    for line in below:
        match = EMAIL.search(line)
        if match and any(word in folded(match[0]) for word in folded(name).split() if len(word) > 2):
            return Detail(match[0], "signature", 0.85)
    return None


def _stage(text: str) -> Detail | None:
    for stage, pattern in STAGES:
        match = re.search(pattern, text, re.IGNORECASE)
        if match:
            return Detail(stage, "text", 0.8)
    return None
