"""A mail's bytes to a Message: who wrote to whom, and the mail's own words apart from what it quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email import policy as email_policy
from email.errors import MessageError
from email.message import Message as MimeMessage

from mailparser import MailParser
from mailparser.exceptions import MailParserError

from classifier.address import EMAIL, Address
from classifier.html_text import html_to_text
from classifier.plain import clean, one_line

#: Enough to judge any mail; longer ones are newsletters.
MOST_TEXT = 100_000
MESSAGE_ID = re.compile(r"<[^<>\s@\x00-\x1f\x7f-\U0010ffff]+@[^<>\s@\x00-\x1f\x7f-\U0010ffff]+>")


class UnreadableMail(ValueError):
    """These bytes cannot be taken apart as a mail."""


@dataclass(frozen=True, slots=True)
class Message:
    """A mail, read. Identifiers are with angle brackets and empty where missing or malformed.

    ``text`` is the mail's own text in lines, without what it quotes or forwards. ``date`` is the Date
    header in UTC. ``automatic`` tells whether a machine says that it wrote the mail (RFC 3834 and habits).
    """

    message_id: str
    answers: tuple[str, ...]
    subject: str
    sender: Address | None
    reply_to: tuple[Address, ...]
    recipients: tuple[str, ...]
    date: datetime | None
    text: str
    automatic: bool
    mailing_list: bool


def read_message(raw: bytes) -> Message:
    """Takes a mail apart. Lenient: what is malformed is read as far as it goes.

    Raises UnreadableMail where nothing sensible can be said, for example at absurd nesting.
    """
    try:
        mime = message_from_bytes(raw, policy=email_policy.compat32)
        _drop_enclosed(mime)
        parsed = MailParser(mime)
    except RecursionError:
        raise UnreadableMail("its parts are nested too deep") from None
    except (MessageError, MailParserError, LookupError, ValueError, AssertionError) as error:
        raise UnreadableMail(f"its structure is broken ({type(error).__name__})") from None
    senders = _addresses(parsed, "from_")
    return Message(
        message_id=_only_id(_raw_headers(mime, "Message-ID")),
        answers=tuple(dict.fromkeys(MESSAGE_ID.findall(" ".join(_raw_headers(mime, "References", "In-Reply-To"))))),
        subject=one_line(str(parsed.subject or ""), 500),
        sender=senders[0] if senders else None,
        reply_to=tuple(_addresses(parsed, "reply_to")),
        recipients=tuple(
            dict.fromkeys(
                address.email.lower() for name in ("delivered_to", "to", "cc") for address in _addresses(parsed, name)
            )
        ),
        date=_date(parsed),
        text=own_text(_body(parsed)),
        automatic=_is_automatic(mime),
        mailing_list=bool(mime.get("List-Id") or mime.get("List-Unsubscribe")),
    )


def text_message(subject: str, sender: str, body: str, *, html: bool = False, automatic: bool = False) -> Message:
    """A Message from its visible parts, for the corpus and for labelled examples that are no whole mails."""
    match = EMAIL.search(sender)
    email = match[0] if match else ""
    name = one_line(sender.replace(f"<{email}>", "").replace(email, "").strip(' "'))
    return Message(
        message_id="",
        answers=(),
        subject=one_line(subject, 500),
        sender=Address(name, email) if email or name else None,
        reply_to=(),
        recipients=(),
        date=None,
        text=own_text(html_to_text(body) if html else body),
        automatic=automatic,
        mailing_list=False,
    )


def _drop_enclosed(mime: MimeMessage) -> None:
    """Empties enclosed mails and attachments: they are not the mail's own words, and they cost time."""
    for part in mime.walk():
        # mail-parser 4.8 looks for an epilogue after some defects and fails where there is none.
        part.defects.clear()
        if part.get_content_maintype() == "message" and part is not mime:
            part.set_payload("")
            part.set_type("text/x-enclosed-mail")
            part["Content-Disposition"] = "attachment"
        elif not part.is_multipart() and part.get_content_maintype() not in ("text", "multipart"):
            part.set_payload("")


def _raw_headers(mime: MimeMessage, *names: str) -> list[str]:
    return [str(value) for name in names for value in mime.get_all(name, [])]


def _only_id(values: Sequence[str]) -> str:
    found = {match for value in values for match in MESSAGE_ID.findall(value)}
    # Two different Message-IDs in one mail identify nothing.
    only = found.pop() if len(found) == 1 else ""
    return only if len(only) <= 900 else ""


def _addresses(parsed: MailParser, name: str) -> list[Address]:
    pairs = getattr(parsed, name, None) or []
    found = []
    for pair in pairs if isinstance(pairs, list) else []:
        if not isinstance(pair, (tuple, list)) or len(pair) < 2:
            continue
        label, email = one_line(str(pair[0] or "")), one_line(str(pair[1] or ""), 330)
        if EMAIL.fullmatch(email):
            found.append(Address(label.strip("'\" "), email))
    return found


def _date(parsed: MailParser) -> datetime | None:
    try:
        date = parsed.date
    except (ValueError, OverflowError, TypeError):
        return None
    if not isinstance(date, datetime):
        return None
    return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)


def _is_automatic(mime: MimeMessage) -> bool:
    says = str(mime.get("Auto-Submitted", "no")).strip().lower()
    precedence = str(mime.get("Precedence", "")).strip().lower()
    return (
        not says.startswith("no")
        or precedence in ("bulk", "list", "junk", "auto_reply")
        or str(mime.get("Return-Path", "")).strip() == "<>"
        or bool(mime.get("X-Auto-Response-Suppress"))
        or bool(mime.get("Feedback-ID"))
    )


def _body(parsed: MailParser) -> str:
    plain = clean("\n".join(str(part) for part in parsed.text_plain)[:MOST_TEXT])
    if len(plain.strip()) >= 60 or not parsed.text_html:
        return plain
    # Many senders leave the plain part empty, or put "your program cannot show HTML" there.
    html = clean(html_to_text("\n".join(str(part) for part in parsed.text_html)))[:MOST_TEXT]
    return html if len(html.strip()) > len(plain.strip()) else plain


# -- the mail's own words --------------------------------------------------------------------------

#: "On Tuesday, X wrote:" in the clients' languages. The line may be wrapped once.
INTRO = re.compile(
    r"^(?:"
    r"On\b.{5,200}\bwrote|Am\b.{5,200}\bschrieb\b.{0,120}|Le\b.{5,200}\ba écrit|El\b.{5,200}\bescribió|"
    r"Em\b.{5,200}\bescreveu|Op\b.{5,200}\b(?:schreef\b.{0,120}|geschreven)|Il\b.{5,200}\bha scritto|"
    r"Den\b.{5,200}\b(?:skrev|följande)\b.{0,120}|W dniu\b.{5,200}\b(?:napisał|pisze)\b.{0,120}|"
    r"Dnia\b.{5,200}\bnapisał.{0,120}|"
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}.{0,120}<[^>]+@[^>]+>"
    r")\s?:?\s*$",
    re.IGNORECASE,
)
SEPARATOR = re.compile(
    r"^[\s>]*(?:"
    r"-{2,}\s*(?:Original Message|Original-Nachricht|Ursprüngliche Nachricht|Message d'origine|Message original|"
    r"Mensaje original|Mensagem original|Oorspronkelijk bericht|Messaggio originale|Ursprungligt meddelande|"
    r"Oprindelig meddelelse|Oryginalna wiadomość|Wiadomość oryginalna|Forwarded message|Forwarded by .{0,80}|"
    r"Weitergeleitete Nachricht|Message transféré|Mensaje reenviado|Mensagem encaminhada|Doorgestuurd bericht|"
    r"Messaggio inoltrato|Vidarebefordrat meddelande|Videresendt meddelelse|Przekazana wiadomość|"
    r"Wiadomość przekazana dalej)\s*-*"
    r"|Begin forwarded message:|Anfang der weitergeleiteten (?:E-Mail|Nachricht):"
    r"|Début du message (?:réexpédié|transféré)\s?:|Inicio del mensaje reenviado:|Início da mensagem encaminhada:"
    r"|Begin doorgestuurd bericht:|Inizio messaggio inoltrato:|Vidarebefordrat brev:|Start på videresendt besked:"
    r"|Początek przekazywanej wiadomości:"
    r"|_{25,}"
    r")\s*$",
    re.IGNORECASE,
)
OUTLOOK_FROM = re.compile(r"^\*?(?:From|Von|De|Da|Van|Från|Fra|Od)\*?\s?:\*? .+", re.IGNORECASE)
OUTLOOK_MORE = re.compile(
    r"^\*?(?:Sent|To|Date|Subject|Cc|Gesendet|An|Datum|Betreff|Envoyé|À|Objet|Enviado(?: el)?|Para|Asunto|Assunto|"
    r"Fecha|Verzonden|Aan|"
    r"Onderwerp|Inviato|Data|A|Oggetto|Skickat|Till|Ämne|Sendt|Til|Emne|Wysłano|Do|Temat|DW)\*?\s?:",
    re.IGNORECASE,
)


def own_text(body: str) -> str:
    """The words that this mail itself says: no quoted lines, nothing below a quoting header."""
    lines = clean(body).split("\n")
    kept: list[str] = []
    for number, line in enumerate(lines):
        stripped = line.strip()
        if stripped.startswith(">") or _introduces(lines, number):
            continue
        if SEPARATOR.match(stripped) or _starts_outlook_quote(lines, number):
            break
        kept.append(line.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _introduces(lines: Sequence[str], number: int) -> bool:
    """Whether a line (alone or with its neighbour) introduces the quoted lines below it."""
    here = lines[number].strip()
    for text, after in (
        (here, number + 1),
        (f"{here} {_at(lines, number + 1)}", number + 2),
        (f"{_at(lines, number - 1)} {here}", number + 1),
    ):
        if here and INTRO.match(text):
            return any(_at(lines, below).startswith(">") for below in (after, after + 1)) or after >= len(lines) - 1
    return False


def _starts_outlook_quote(lines: Sequence[str], number: int) -> bool:
    if number == 0 or not OUTLOOK_FROM.match(lines[number].strip()):
        return False
    return sum(bool(OUTLOOK_MORE.match(_at(lines, number + step))) for step in range(1, 5)) >= 2


def _at(lines: Sequence[str], number: int) -> str:
    return lines[number].strip() if 0 <= number < len(lines) else ""
