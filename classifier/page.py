"""A mail laid out for the eye: sentences, the lines it is signed with, whom it greets, what its sender is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from classifier.language import language_of
from classifier.later import later
from classifier.lexicon import DEPARTMENT, wordset
from classifier.message import Message
from classifier.names import fold
from classifier.plain import REPLY_PREFIX
from classifier.senders import is_freemail, platform_of, registrable
from classifier.sentences import sentences

#: What a mail says of an application stands at its beginning and at its end; hostile ones are long.
HEAD, TAIL = 5_000, 1_500
_MOST_SENTENCE = 700
_MOST_LINES = 200
_MOST_NAME = 120
_SIGNED_LINES = 10

CLOSING = later(
    r"\b(?:regards|wishes|sincerely|faithfully|cordially|respectfully|cheers|warmly|thank(?:s|"
    r" you)|take care|all the best|best of luck|yours(?: truly)?|"
    r"gru(?:ss|sse|ssen)|viel (?:spass|erfolg|gluck)|vielen dank|besten dank|danke|liebs?te? gru\w*|"
    r"gruezi|mfg|vg|lg|hochachtungsvoll|wunschen|alles (?:liebe|gute)|herzlichst|"
    r"cordialement|salutations|bien a (?:vous|toi)|amicalement|sinceres|chaleureusement|bonne (?:journee|"
    r"continuation)|a bientot|"
    r"saludos?|atentamente|cordialmente|atte|un abrazo|abrazos?|"
    r"atenciosamente|cumprimentos|estima|att|obrigad[oa]|abracos?|"
    r"saluti|saluto|grazie|stima|cordialita|a presto|un caro saluto|"
    r"groet(?:en|jes|je)?|hoogachtend|mvg|"
    r"halsning(?:ar)?|halsar|mvh|vanligen|ha det|allt gott|kram|trevlig helg|"
    r"hilsen|hilsner|vh|kh|knus|"
    r"powazaniem|pozdrawiam[y]?|pozdrowienia|szacunku|klaniam|uscisk)\b"
)
#: "... until Monday. Thanks, Tom" and "... war cool! LG Sina, Empfang".
_LAST_WORDS = later(
    r"(?:^|[.!?)…🙂😊] ?|, )(?i:(?:best|kind|warm) (?:wishes|regards)|best|cheers|thanks|thx|regards|"
    r"love|xx?|lg|vg|mfg|gruß|grüße|viele grüße|liebe grüße|saluti|un saluto|grazie|baci|un abbraccio|"
    r"saludos|un saludo|besos|gracias|un abrazo|abraços?|obrigad[oa]|beijinhos|"
    r"cordialement|bises|à bientôt|merci|groet(?:en|jes)?|gr|mvg|tot (?:morgen|dan|snel)|mvh|hälsningar|"
    r"kram|hilsen|vh|kh|kh|knus|pozdrawiam|pozdro)[ ,.!]+([A-ZÀ-ÞĀ-Ž][\w'’-]+(?: [A-ZÀ-ÞĀ-Ž][\w'’-]+)?(?:,? .{0,40})?)$"
)
_SHORT_CLOSING = later(
    r"^(?:best|xx?|x|thx|love|gracias|congratulations|enhorabuena|felicidades|liefs|baci|besos|"
    r"warm|warmest|kind|un saludo|mit freundlichem gruss|beste)$"
)
#: "Best, Tom" and "Mvh Anna": a closing and the name in one line.
_CLOSING_THEN_NAME = later(
    r"^(?:(?:with |mit |met |med )?(?:(?:kind|best|warm|warmest|many|freundlichen|besten|herzlichen|"
    r"viele|liebe|beste|vriendelijke|vänliga?|venlig|bästa) )?"
    r"(?:regards|wishes|best|cheers|thanks|warmly|sincerely|gr(?:ü|ue)(?:ß|ss)en?|gruß|lg|vg|mfg|"
    r"cordialement|saludos|saluti|groet(?:en|jes)?|"
    r"h(?:ä|a)lsning(?:ar)?|mvh|hilsen|vh|kh|knus|ciao|pozdrawiam|abraços?|abrazos?|liefs|love|"
    r"bonne journée)|xx|/)[ ,!–-]*(?=[A-ZÀ-ÞĀ-Ž])",
    re.IGNORECASE,
)
GREETING = later(
    r"^[¡\W]*(?:dear|hi|hello|hey(?:a)?|hiya|good (?:morning|afternoon|evening|day)|greetings|"
    r"sehr geehrter?|liebe[rs]?|hallo|guten (?:tag|morgen|abend)|moin|servus|grüezi|grüß gott|"
    r"bonjour|bonsoir|chère?|salut|cher|coucou|estimad[oa]|hola|querid[oa]|buen[oa]s(?: días| tardes)?|"
    r"apreciad[oa]|car[oaie]|prezad[oa]|olá|bom dia|boa tarde|boa noite|oi|"
    r"beste|geachte|hoi|dag|goedemiddag|goedemorgen|lieve|gentile|egregi[oa]|buongiorno|buonasera|"
    r"ciao|salve|gent\.ma|gent\.mo|spett\.le|"
    r"hej(?:san)?|bästa|kära|tjena|hallå|goddag|kære|szanown[yai](?: pani| panie| państwo)?|dzień dobry|"
    r"cześć|drog[ia]|witaj|witam|pani|panie)\b[ ,.!:]*",
    re.IGNORECASE,
)
_CANDIDATE_WORD = later(r"[^\W\d_][\w'’-]*")
_TITLE_WORDS = wordset(
    "mr mrs ms mx miss dr prof sir madam herr herrn frau monsieur madame m mme senor senora sr "
    "sra srta don dona sig signor signora dott dottoressa dott ssa mevrouw meneer heer de mijnheer "
    "pan pani panie panstwo doktor and team there all candidate applicant"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A mail as the extractors see it. ``signed`` are short lines at the end, without closing words.

    ``plain`` is subject and text in lower case in one line. ``organisation`` is the name that the sender's
    address spells: of its own domain, or before or below a
    platform's; empty where it tells nothing. ``greeted`` are the folded words of the candidate's own name.
    """

    language: str
    sureness: float
    subject: str
    text: str
    plain: str
    lines: tuple[str, ...]
    sentences: tuple[str, ...]
    signed: tuple[str, ...]
    closed: bool
    sender_name: str
    sender_email: str
    platform: str
    organisation: str
    greeted: frozenset[str]


def cut(text: str, most: int) -> str:
    """The beginning of a text, in whole words."""
    return text if len(text) <= most else text[: most + 1].rpartition(" ")[0]


def lay_out(message: Message) -> Page:
    """Prepares a message once for all extractors; bounded work whatever its size."""
    text = message.text
    if len(text) > HEAD + TAIL:
        text = f"{cut(text[:HEAD], HEAD - 1)}\n\n{text[-TAIL:].partition(' ')[2]}"
    subject = REPLY_PREFIX.sub("", cut(message.subject, 300)).strip()
    lines = tuple(line.strip() for line in text.split("\n") if line.strip())[-_MOST_LINES:]
    language, sureness = language_of(text if len(text) > 60 else f"{subject}\n{text}")
    sender = message.sender
    found = tuple(cut(sentence, _MOST_SENTENCE) for sentence in _joined(sentences(text)))
    signed, closed = _signature(lines, found)
    email = sender.email if sender else ""
    return Page(
        language=language,
        sureness=sureness,
        subject=subject,
        text=text,
        plain=f"{subject}\n{text}".lower().replace("’", "'").replace("\n", " ")[:6000],
        lines=lines,
        sentences=found,
        signed=signed,
        closed=closed,
        sender_name=sender.name if sender and len(sender.name) <= _MOST_NAME else "",
        sender_email=email,
        platform=platform_of(email),
        organisation=_spelled(email),
        greeted=_greeted(lines, message.recipients),
    )


#: Abbreviations within titles, after which no sentence ends: "Specjalista ds. Sprzedaży", "Wiss. Mitarbeiter".
_WITHIN = later(r"(?:^|[\s(])(?:ds|[Ww]iss|[Tt]echn|Jr|Sr|Ssr|[Ii]nkl|[Rr]ef|[Aa]sst|[Aa]ssoc|allg|Advt|kl)\.$")


def _joined(found: Iterator[str]) -> Iterator[str]:
    """Sentences, those that a title's abbreviation seemed to end joined with the next."""
    before = ""
    for sentence in found:
        whole = f"{before} {sentence}" if before else sentence
        before = whole if whole.endswith(".") and _WITHIN.search(whole[-10:]) else ""
        if not before:
            yield whole
    if before:
        yield before


def _spelled(email: str) -> str:
    """What the address calls the organisation: ``acme`` of hr@acme.com, acme@myworkday.com, hr@acme.recruitee.com."""
    local, _, domain = email.lower().rpartition("@")
    owned = registrable(domain)
    if not owned or is_freemail(domain):
        return ""
    if not platform_of(domain):
        return owned.partition(".")[0]
    below = domain.removesuffix(owned).strip(".").split(".")[-1]
    for name in (below, local.partition("+")[0]):
        words = fold(name).split()
        if words and len(name) > 3 and not DEPARTMENT.intersection(words) and not any(w in name for w in _MACHINES):
            return name
    return ""


_MACHINES = (
    "reply",
    "notif",
    "mail",
    "jobs",
    "hire",
    "apply",
    "system",
    "bounce",
    "alert",
    "talent",
    "recruit",
    "application",
)


def _signature(lines: Sequence[str], found: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """The lines below the last closing words, else the short lines at the end."""
    start = max(0, len(lines) - 90)
    closing_at = None
    inline = ""
    for number in range(len(lines) - 1, start - 1, -1):
        line = lines[number]
        if len(line) <= 60:
            words = fold(line)
            few = 7 if number > len(lines) - 16 else 4
            if (CLOSING.search(words) and len(words.split()) <= few) or _SHORT_CLOSING.match(words):
                closing_at = number
                inline = _CLOSING_THEN_NAME.sub("", line) if _CLOSING_THEN_NAME.match(line) else ""
                if inline == line or CLOSING.search(fold(inline)):
                    inline = ""
                break
    signed: list[str] = []
    if closing_at is not None:
        signed = [inline] if inline else []
        signed += lines[closing_at + 1 : closing_at + 1 + _SIGNED_LINES]
    else:
        for line in reversed(lines[max(1, len(lines) - 6) :]):
            if len(line) > 90 or (line.endswith((".", "!", "?", ":")) and len(line.split()) > 5):
                if signed:
                    break
                continue
            signed.insert(0, line)
    if not signed or len(signed[0]) > 40:
        match = _LAST_WORDS.search(lines[-1][-80:]) if lines else None
        if match:
            signed.insert(0, match[1])
            closing_at = len(lines)
    # "... We'll be in touch. Acme": the last words of the last paragraph.
    last = found[-1] if found else ""
    if last and len(last) < 60 and not signed and len(found) > 1:
        signed = [last]
    return tuple(line for line in signed if len(line) <= 140), closing_at is not None


def _greeted(lines: Sequence[str], recipients: Sequence[str]) -> frozenset[str]:
    """The words of the candidate's name: in the greeting, and in the addresses that the mail was sent to."""
    words: set[str] = set()
    for line in lines[:6]:
        match = GREETING.match(line)
        rest = (
            line[match.end() :]
            if match
            else (line if re.fullmatch(r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2} ?[,!]", line) else "")
        )
        if rest:
            for word in _CANDIDATE_WORD.findall(re.split(r"[,!:.;–—]|\s-\s", rest[:80])[0])[:5]:
                if not word[0].isupper():
                    break
                words.update(fold(word).split())
            break
    for address in recipients[:5]:
        words.update(word for word in fold(address.partition("@")[0]).split() if len(word) > 2)
    return frozenset(words - _TITLE_WORDS)
