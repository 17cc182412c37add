"""PURE: what is known of a rejection and a template to the bytes of one draft.

The form is that of an ordinary client (measured in real ones): one text/plain part, no header that a client
would not write, In-Reply-To and References whole. Clients send unknown headers on to the recipient, so nothing
in a draft names this program.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from classifier.plain import bare_subject, folded, one_line
from daemon.records import Case, Story, Writer

if TYPE_CHECKING:
    from jinja2 import Environment

#: RFC 5322 2.1.1 limits a line to 998; EmailMessage would encode ids from 78 on, and clients then lose the thread.
POLICY = SMTP.clone(max_line_length=998)
#: Details below this confidence are left out; the sentences read well without them.
SURE_ENOUGH = 0.6
#: The language of a reply where the mail's is unsure or has no template.
FALLBACK = "en"
MESSAGE_ID = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]+>")
TEAM_WORDS = frozenset(
    "team talent recruiting recruitment recruiter hr hiring careers career jobs people human resources bewerbung"
    " bewerbungen karriere personal recrutement seleccion rekrytering rekruttering rekrutacja".split()
)
TITLES = re.compile(r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Mx|Ing|Dipl\.-Ing)\.?\s+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A finished draft; ``text`` is its body, for showing."""

    message_id: str
    raw: bytes
    text: str


def draft_message_id(key: str, identity: str, edition: int = 0) -> str:
    """The Message-ID of the one draft that answers a mail; each ``edition`` that the user asks for has its own.

    Derived, not random: whoever asks again, on another machine or after losing the database, gets the same
    one and finds the draft that already lies there. It looks like those of common clients.
    """
    again = f"\0{edition}" if edition else ""
    digest = hashlib.sha256(f"afterword draft\0{identity.lower()}\0{key}{again}".encode()).digest()
    return f"<{uuid.UUID(bytes=digest[:16], version=4)}@{identity.rpartition('@')[2].lower()}>"


def next_message_id(case: Case) -> str:
    """The Message-ID under which a case's draft is written anew."""
    return draft_message_id(case.mail.key, case.recipient.identity, case.row.edition + 1)


def compose(case: Case, story: Story, writer: Writer, templates: Sequence[Path], now: datetime) -> Draft:
    """The draft for a rejection. Deterministic; never raises on hostile values: they were cleaned before."""
    text = _body(case, writer, templates)
    message = EmailMessage(policy=POLICY)
    message["From"] = _address(writer.name, case.recipient.identity)
    message["To"] = _address(case.recipient.name, case.recipient.email)
    message["Subject"] = reply_subject(case.answered.subject)
    message["Date"] = now
    message["Message-ID"] = case.row.draft_message_id
    if MESSAGE_ID.fullmatch(case.answered.message_id):
        message["In-Reply-To"] = case.answered.message_id
        message["References"] = " ".join(_references(case))
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    return Draft(case.row.draft_message_id, message.as_bytes(), text)


def reply_subject(subject: str) -> str:
    """The subject with exactly one ``Re:`` before it, whatever prefixes it came with."""
    bare = bare_subject(_header_text(subject, 400))
    return f"Re: {bare}".strip()


def _references(case: Case) -> list[str]:
    """The parent's references, the parent last (RFC 5322 3.6.4); of a long thread the middle goes."""
    parent = case.answered
    ids = [known for known in parent.thread if MESSAGE_ID.fullmatch(known) and known != parent.message_id]
    chain = [*ids, parent.message_id]
    while len(" ".join(chain)) > 900 and len(chain) > 2:
        del chain[1]
    return chain


def _address(name: str, email: str) -> Address:
    local, _, domain = email.rpartition("@")
    return Address(display_name=_header_text(name, 100), username=local, domain=domain)


def _header_text(text: str, limit: int) -> str:
    """One line without encoded words: EmailMessage would decode "=?...?=" in a value, line breaks and all."""
    return one_line(text, limit).replace("=?", "= ?")


@cache
def _environment(templates: tuple[Path, ...]) -> Environment:
    # Imported here: a daemon that never drafts, as on most days, need not carry Jinja2.
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in templates]),
        undefined=StrictUndefined,
        autoescape=False,  # the result is text/plain
    )


def _body(case: Case, writer: Writer, templates: Sequence[Path]) -> str:
    details = case.mail.details
    full_name = _full_name(details, case.recipient.name)
    values: dict[str, Any] = {
        "person": full_name.partition(" ")[0],
        "full_name": full_name,
        "company": _sure(details.get("company")),
        "position": _sure(details.get("position")),
        "stage": _sure(details.get("stage")),
        "cues": tuple(details.get("cues", ())),
        "me": writer.name,
        "signature": writer.signature,
        "ask_feedback": writer.ask_feedback,
    }
    languages = (_sure(details.get("language")) or FALLBACK, FALLBACK)
    template = _environment(tuple(templates)).select_template([f"{language}/reply.txt.j2" for language in languages])
    text = template.render(values)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _sure(detail: Any) -> str:
    if not isinstance(detail, Mapping) or float(detail.get("confidence", 0.0)) < SURE_ENOUGH:
        return ""
    return one_line(str(detail.get("value", "")), 120)


def _full_name(details: Mapping[str, Any], recipient: str) -> str:
    """The person whom the reply goes to, without titles: the recipient, or whoever signed for a team's mailbox.

    Empty where that is not sure: a wrong name is worse than none.
    """
    people = [_sure(person.get("name")) for person in details.get("contacts", ()) if isinstance(person, Mapping)]
    known = {folded(name): name for name in people if folded(name)}
    name = known.get(folded(recipient), "")
    if not name and len(known) == 1:
        company = set(folded(_sure(details.get("company"))).split())
        if not recipient or set(folded(recipient).split()) & (company | TEAM_WORDS):
            name = next(iter(known.values()))
    return TITLES.sub("", name)
