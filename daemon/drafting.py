"""PURE: what is known of a rejection and the templates to the bytes of one draft.

The form is that of an ordinary client (measured in real ones): one text/plain part, no header that a client
would not write, In-Reply-To and References whole. Clients send unknown headers on to the recipient, so nothing
in a draft names this program.
"""

from __future__ import annotations

import hashlib
import re
import textwrap
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from classifier.plain import bare_subject, one_line
from daemon.letter import MOST_LINES, Letter, letter_of
from daemon.proofreading import proofread
from daemon.records import Case, Story, Writer
from daemon.wording import TemplateFault, block_line, by_digest, chosen, languages, rendered

#: RFC 5322 2.1.1 limits a line to 998; EmailMessage would encode ids from 78 on, and clients then lose the thread.
POLICY = SMTP.clone(max_line_length=998)
MESSAGE_ID = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]+>")
#: RFC 3676 4.2: quoted lines stay below 78 characters with their marks.
QUOTE_WIDTH = 76


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a reply: the template's block, its text, and the reasons why it stands there."""

    block: str
    text: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A finished draft; ``text`` is its body, for showing.

    ``passed_over`` are the faults of templates in whose place another one was used.
    """

    message_id: str
    raw: bytes
    text: str
    subject: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    language: str = ""
    voice: str = ""
    passed_over: tuple[TemplateFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a reply, before they are a mail."""

    subject: str
    paragraphs: tuple[Paragraph, ...]
    quote: str
    letter: Letter
    passed_over: tuple[TemplateFault, ...] = ()

    @property
    def text(self) -> str:
        """As it stands in the mail: paragraphs parted by a blank line, the quote below the signature."""
        return "\n\n".join([*(one.text for one in self.paragraphs), *([self.quote] if self.quote else [])]) + "\n"


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
    """The draft for a rejection; the user's folders of templates come first, the shipped one last.

    Deterministic; never raises on hostile values, nor on the user's templates. Times in the quote are those of the
    zone of ``now``.
    """
    body = written(case, story, writer, templates, now)
    message = EmailMessage(policy=POLICY)
    message["From"] = _address(writer.name, case.recipient.identity)
    if case.recipient.email:
        message["To"] = _address(case.recipient.name, case.recipient.email)
    message["Subject"] = body.subject
    message["Date"] = now
    message["Message-ID"] = case.row.draft_message_id
    if MESSAGE_ID.fullmatch(case.answered.message_id):
        message["In-Reply-To"] = case.answered.message_id
        message["References"] = " ".join(_references(case))
    message.set_content(body.text, charset="utf-8", cte="quoted-printable")
    return Draft(
        case.row.draft_message_id,
        message.as_bytes(),
        body.text,
        body.subject,
        body.paragraphs,
        body.letter.language,
        body.letter.voice,
        body.passed_over,
    )


def written(case: Case, story: Story, writer: Writer, templates: Sequence[Path], now: datetime) -> Body:
    """The words of the reply, from the first template that is right."""
    letter = letter_of(case, story, writer, languages(templates), now)
    # Not by the draft's Message-ID: one that is written anew changes where its facts did, not everywhere.
    picker = by_digest(case.mail.key)
    faults: list[TemplateFault] = []
    for source in chosen(templates, letter.language, letter.voice):
        try:
            if source.language != letter.language:
                letter = letter_of(case, story, writer, {source.language}, now)
            texts = rendered(source, templates, letter, picker)
            for mistake in proofread(texts, letter) if source.own else ():
                if mistake.grave:
                    raise TemplateFault(source.path, block_line(source, mistake.block), mistake.why)
        except TemplateFault as fault:
            faults.append(fault)
            continue
        return _body(case, letter, texts, tuple(faults))
    raise faults[-1] if faults else FileNotFoundError(f"no template {letter.voice} was shipped")


def _body(case: Case, letter: Letter, texts: dict[str, str], faults: tuple[TemplateFault, ...]) -> Body:
    paragraphs = tuple(
        Paragraph(block, texts[block], letter.because.get(block, ())) for block in letter.blocks if texts[block]
    )
    answered = case.answered
    begins = not answered.message_id and not answered.subject
    subject = _header_text(texts["subject"], 400) if begins else reply_subject(answered.subject)
    quote = "\n".join([texts["quote_intro"], *_quote(letter.quoted)]) if letter.quoted else ""
    return Body(subject, paragraphs, quote, letter, faults)


def _quote(lines: Sequence[str]) -> list[str]:
    """The mail answered, as clients quote it (RFC 3676 4.5): a mark before each line, and of a long mail its start."""
    quoted: list[str] = []
    for line in lines:
        mark = ">" if line.startswith(">") else "> "
        wrapped = textwrap.wrap(line, QUOTE_WIDTH - 2, break_long_words=False, break_on_hyphens=False)
        quoted += [mark + part for part in wrapped] or [">"]
        if len(quoted) > MOST_LINES:
            return [*quoted[:MOST_LINES], "> [...]"]
    return quoted


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
