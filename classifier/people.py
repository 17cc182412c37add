"""The people on the other side: who sent, who signed, who is named as the one to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from classifier.address import EMAIL, Address
from classifier.evidence import Detail, within
from classifier.honorifics import honorific_alone, mentions, parted, titles_of
from classifier.later import later
from classifier.lexicon import GIVEN, is_job, wordset
from classifier.names import PARTICLES, fold, fold_company, person_like, squeezed, without_titles
from classifier.page import CLOSING, GREETING, Page
from classifier.plain import one_line


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the employer's or the agency's side.

    The name stands without what the mail writes before it: ``title`` ("Prof. Dr.") and ``honorific`` ("Frau",
    "Ms") are empty where it writes none. ``by_first``: they signed with their first name alone.
    """

    name: Detail
    role: Detail | None
    email: Detail | None
    title: str = ""
    honorific: str = ""
    by_first: bool = False


_PIECES = later(
    r"\s*[|•·/;]\s*|\s+[-–—]\s+|\s*\(|\)\s*|,\s+|\s+(?:via|@|at|from|bei|chez|bij|hos|presso|für|"
    r"vom|z|pour|and the|und das|e il|y el)\s+"
)
_ROLE_WORDS = wordset("""
    hr human resources recruiting recruitment talent people hiring acquisition personal personalleiterin
    personalleiter rekrutierung recrutement recursos humanos humanas risorse umane ressources humaines rh seleccion
    seleccao selecao personnel staffing chair chairman chairwoman dean provost vicar rector headteacher headmaster
    registrar curate trustee treasurer clerk matron captain skipper sergeant bursar warden deputy mayor pastor
    producer host geschaftsfuhrer geschaftsfuhrerin geschaftsfuhrung inhaber inhaberin prokurist prokuristin dekan
    dekanin prof professur lehrstuhl pdg drh daf gerant gerante presidente presidenta titolare socio socia decano
    decana prefekt rektor rektorin enhetschef verksamhetschef avdelningschef butikschef vd afdelingsleder direktor
    direktør dyrektor prezes kierownik kierowniczka ordynator dziekan kadrowa wlasciciel wlascicielka eigenaar
    eigenaresse directeur bedrijfsleider ceo cto coo cfo cpo founder cofounder co-founder vp svp evp leder
    afsnitsleder skoleleder personalchef hrbp gf pi managing
    """)
#: "My name is X", "I'm X from", "contact X", "Ansprechpartnerin ist X".
_INTRODUCED = later(
    r"\b(?:[Mm]y name is|I am called|[Cc]ontact(?: person)?:?|[Rr]each out to|[Aa]sk for|[Rr]ecruiter:|"
    r"[Hh]iring manager:|[Ii]nterviewers?:|(?:mein|Mein) Name ist|[Aa]nsprechpartner(?:in)?(?: ist|"
    r" sind)?:?|[Kk]ontakt(?:person)?:?|"
    r"wenden Sie sich (?:bitte )?an(?: Frau| Herrn)?|[Jj]e m'appelle|[Ii]nterlocut(?:eur|rice)\s?:?|"
    r"[Mm]e llamo|[Mm]i nombre es|[Pp]ersona de contacto:?|[Oo] meu nome é|[Mm]eu nome é|[Mm]i chiamo|"
    r"[Rr]eferente:|[Mm]ijn naam is|[Cc]ontactpersoon:?|"
    r"[Mm]itt namn är|[Kk]ontakta|[Mm]it navn er|[Nn]azywam się|[Oo]soba do kontaktu:?|[Rr]ozmówc[ay]:) (?=[A-ZÀ-ÞĀ-Ž])"
)
_I_AM = later(
    r"\b(?:I'm|I am|[Ii]ch bin|[Jj]e suis|[Ss]oy|[Ss]ono|[Ii]k ben|[Jj]ag heter|[Jj]eg er|"
    r"[Jj]estem)\s(?=[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){1,2},? (?:from|"
    r"the|a|an|and|and I|here|at|von|aus|de|du|di|van|från|fra|z)\b)"
)
_RUN = later(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Frau|Herrn?|Mme|M|Sra?|Dra)\b\.? ?){0,3}[A-ZÀ-ÞĀ-Ž][\w'’.-]*(?: (?:van|"
    r"von|de|der|den|di|da|del|du|la|af|y|dos|e)){0,2}(?: [A-ZÀ-ÞĀ-Ž][\w'’-]+){0,3}"
)
_MAILBOX = wordset("""
    jobs job hr info careers career recruiting recruitment talent bewerbung karriere personal noreply reply hello
    contact kontakt office team people hiring rh empleo seleccion recrutement rekrytering rekrutacja kadry
    candidates admin mail post service support staff vacatures sollicitatie lavora selezione cv praca
    """)


def sender_person(page: Page) -> tuple[str, float]:
    """The human being whom the sender's display name names, and how sure that is."""
    name = page.sender_name.strip(' "')
    if not name or "@" in name:
        return "", 0.0
    local = page.sender_email.partition("@")[0].lower()
    name = _displayed(name, local, squeezed(page.organisation))
    like = person_like(name)
    parts = [squeezed(word) for word in without_titles(name).split() if word not in PARTICLES and squeezed(word)]
    if not like or not parts:
        return "", 0.0
    like = _weighed_by_address(name, like, parts, local, page)
    if set(fold(name).split()) <= page.greeted:
        like -= 0.3
    return (name, round(min(0.97, like), 2)) if like > 0.3 else ("", 0.0)


def _displayed(name: str, local: str, organisation: str) -> str:
    """The first piece of a display name, the given name first: of "Ruiz, Ana (HR)" Ana Ruiz, of "Ana von Lumen" Ana."""
    turned = re.match(r"([A-ZÀ-Þ][\w'’-]+), ([A-ZÀ-Þ][\w'’-]+(?: [A-Z]\.)?)(?: \(|$)", name)
    if turned and (
        fold(turned[2]).split()[0] in GIVEN or all(squeezed(part) in squeezed(local) for part in turned.groups())
    ):
        return f"{turned[2]} {turned[1]}"
    piece = next((piece for piece in _PIECES.split(name) if piece), "")
    for particle in (" von ", " van ", " de ", " di "):
        first, found, rest = piece.partition(particle)
        if found and organisation and squeezed(rest) == organisation:
            return first
    return piece


def _weighed_by_address(name: str, like: float, parts: Sequence[str], local: str, page: Page) -> float:
    """A likeness, knowing the address: people carry their names in its local part, firms in its domain."""
    organisation, flat = squeezed(page.organisation), squeezed(local)
    known = fold(without_titles(name)).split()[0] in GIVEN
    carried = [part for part in parts if (len(part) > 2 and part in flat) or part in re.split(r"[._-]", local)]
    if len(parts) > 1 and (flat == "".join(part[0] for part in parts) or flat.startswith(parts[0][0] + parts[-1][:3])):
        carried = list(parts)
    own = [part for part in carried if part not in organisation]
    if known and carried and (len(parts) > 1 or organisation != parts[0]):
        return 0.96
    if squeezed(name) == organisation or (page.platform and squeezed(name) in flat and len(parts) > 1):
        return 0.1
    if len(carried) == 2 == len(parts) and own:
        return 0.96
    if not page.platform and parts[0] in own and len(parts) < 3 and flat not in _MAILBOX:
        # "Chidi Amadi <chidi@...>" may write for himself, as may "Exam Section <exam@...>": a signature decides.
        return 0.58
    if not known:
        return 0.8 if like > 0.8 else 0.2
    nobody = not Address("", page.sender_email).can_be_answered
    return like - 0.12 * bool(nobody or page.platform or set(fold(local).split()) & _MAILBOX)


def people_of(page: Page, company: Detail | None, reply_to: Sequence[Address]) -> tuple[Person, ...]:
    """Everybody whom the mail shows on the other side, the signer first."""
    found: list[Person] = []
    sender, sureness = sender_person(page)
    for person in (*_signers(page, company, sender), *_introduced(page, company)):
        _join(found, person)
    if sender and sureness >= 0.5:
        _join(found, Person(Detail(sender, "sender", sureness), None, _address(page.sender_email, "sender")))
    for address in reply_to[:3]:
        like = person_like(address.name)
        if like >= 0.7:
            _join(found, Person(Detail(address.name, "reply-to", like), None, _address(address.email, "reply-to")))
    addresses = [*(address.email for address in reply_to[:3]), page.sender_email, *EMAIL.findall(page.text)[:10]]
    found = [_with_email(person, addresses, page) for person in found[:6]]
    return tuple(_with_titles(found, [page.text, page.sender_name, *(address.name for address in reply_to[:3])], page))


def _with_titles(found: Sequence[Person], texts: Sequence[str], page: Page) -> Iterator[Person]:
    """The people with their names taken apart, and what the mail calls them anywhere in it."""
    language = page.language or "en"
    seen = list(mentions(texts, language)) if found else []
    for person in found:
        own = parted(person.name.value, language)
        honorific, title = titles_of(own.name, seen, page.greeted, language)
        honorific, title = own.honorific or person.honorific or honorific, own.title or title
        yield replace(
            person,
            name=replace(person.name, value=own.name),
            title=title,
            honorific=honorific,
            by_first=(person.by_first or _by_first(person)) and not honorific and not title,
        )


def _by_first(person: Person) -> bool:
    """Whether this sighting is a signature of one given name."""
    name = fold(person.name.value)
    return person.name.source == "signature" and len(name.split()) == 1 and name in GIVEN


def _address(email: str, source: str) -> Detail | None:
    if not email or not Address("", email).can_be_answered:
        return None
    return Detail(email, source, 0.95)


def _join(found: list[Person], person: Person) -> None:
    """Adds a person, or what is new about one already found: "Ana" in the signature is "Ana Ruiz" who sent it."""
    words = fold(without_titles(person.name.value)).split()
    for number, known in enumerate(found):
        others = fold(without_titles(known.name.value)).split()
        if _same_person(words, others):
            fuller = person.name if len(" ".join(words)) > len(" ".join(others)) else known.name
            sure = min(0.98, max(person.name.confidence, known.name.confidence) + 0.1)
            found[number] = Person(
                replace(fuller, confidence=round(sure, 2)),
                known.role or person.role,
                known.email or person.email,
                honorific=known.honorific or person.honorific,
                by_first=known.by_first or person.by_first or _by_first(known) or _by_first(person),
            )
            return
    found.append(person)


def _same_person(words: Sequence[str], others: Sequence[str]) -> bool:
    """ "Ana", "A. Ruiz", "Dr. Ana Ruiz" and "Ana María Ruiz" may be one; "Ana Ruiz" and "Ana Vega" are not."""
    if not words or not others:
        return False
    if set(words) <= set(others) or set(others) <= set(words):
        return True
    begins = words[0].startswith(others[0]) or others[0].startswith(words[0])
    initials = words[0] == "".join(word[0] for word in others[:-1]) or others[0] == "".join(
        word[0] for word in words[:-1]
    )
    return (begins and (len(words) == 1 or len(others) == 1 or words[-1] == others[-1])) or (
        initials and words[-1] == others[-1]
    )


def _is_company(name: str, company: Detail | None, page: Page) -> bool:
    if squeezed(name) and squeezed(name) == squeezed(page.organisation):
        return True
    if company is None or (company.confidence < 0.6 and person_like(name) >= 0.7):
        return False
    key, other = fold_company(name), fold_company(company.value)
    return (
        key == other
        or (within(key, other) and fold(name).split()[0] not in GIVEN)
        or (within(other, key) and company.confidence > 0.42 and len(other) > 3)
    )


def _signers(page: Page, company: Detail | None, sender: str) -> Iterator[Person]:
    lines = page.signed
    for number, line in enumerate(lines[:6]):
        if (CLOSING.search(fold(line)) and len(line.split()) < 6) or GREETING.match(line) or _DEVICE.match(line):
            continue
        pieces = [piece.strip(" *_~.,!–-\"'") for piece in _PIECES.split(re.sub(r"^\W+", "", line)) if piece.strip()]
        names = _names(pieces[0]) if pieces else []
        below = lines[number + 1 : number + 4]
        # "Anna Berg (Ms.)": the pieces have lost their dots.
        behind = next((word for piece in pieces[1:] if (word := honorific_alone(piece, page.language))), "")
        behind += "." * bool(behind and f"{behind}." in line)
        found = [
            Person(
                Detail(one_line(name), "signature", round(min(0.97, like), 2)),
                _role(_behind(line, name), below, company, page),
                None,
                honorific=behind,
            )
            for name in names
            if not _is_company(name, company, page) and (like := _signer_like(page, sender, name, pieces, below)) >= 0.4
        ]
        yield from found
        if found and not any(person_like(next(iter(_PIECES.split(later)), "")) >= 0.7 for later in lines[number + 1 :]):
            return


#: What a telephone writes below a mail.
_DEVICE = later(
    r"(?:Sent from|Von meinem|Gesendet (?:von|mit)|Envoyé (?:de|depuis)|Enviado (?:desde|do|a partir)|"
    r"Inviato da|Verzonden (?:vanaf|met)|Skickat från|Sendt fra|Wysłano z)\b"
)


def _behind(line: str, name: str) -> str:
    return line.partition(name)[2].lstrip(" *_,|–—-·•/(")


def _names(text: str) -> list[str]:
    """The one or several names of a signature: "Ana & Tom" are two people."""
    pair = re.split(r" (?:and|und|et|y|e|och|og|en|i|&|\+) ", text)
    names = pair if 2 <= len(pair) <= 3 and all(person_like(part) >= 0.6 for part in pair) else [text]
    return [
        re.sub(r"^(?:/|[Yy]our |[Dd]eine? |[Ii]hre? |[iI]\. ?[AV]\.? |[pP]/?[oO] )|[^\w.)’'-]+$", "", name)
        for name in names
    ]


def _signer_like(page: Page, sender: str, name: str, pieces: Sequence[str], below: Sequence[str]) -> float:
    """How sure it is that a line of the signature names a human being on the other side."""
    like = person_like(name)
    words = set(fold(name).split())
    if not like or words <= page.greeted:
        return 0.0
    if sender and words & set(fold(sender).split()):
        return 0.95
    if like < 0.9 and any(squeezed(word) in squeezed(page.sender_name) for word in words if len(word) > 3):
        # A word of a display name that is nobody's: "Solent" of "Solent Yachts".
        return 0.0
    first = name in page.signed[0]
    if like >= 0.7:
        return like + 0.1 * (first and page.closed)
    role = _is_role(next(iter(below), "")) or _is_role(" ".join(pieces[1:2]))
    alone = first and len(words) == 1 and len(pieces) == 1 and not role and len(page.lines) > 2
    return like + 0.3 * (first and page.closed) + 0.25 * role + 0.05 * first + 0.2 * alone


def _is_role(text: str) -> bool:
    words = fold(text).split()
    return 0 < len(words) <= 9 and (any(is_job(word) or word in _ROLE_WORDS for word in words))


def _role(same_line: str, below: Sequence[str], company: Detail | None, page: Page) -> Detail | None:
    """What a signer does, from behind the name or the lines below it, without the employer's name."""
    for line in (same_line, *below):
        if not line or EMAIL.search(line) or len(line) > 90:
            continue
        kept: list[str] = []
        for piece in _ROLE_PIECES.split(line):
            bare = piece.strip(" *_,-–()")
            if not bare or _is_company(bare, company, page) or re.search(r"\d{3}", bare):
                break
            kept.append(bare)
        while kept and not _is_role(kept[-1]):
            kept.pop()
        if kept:
            start = line.index(kept[0])
            end = line.index(kept[-1], start) + len(kept[-1])
            return Detail(one_line(line[start:end]), "signature", 0.75)
        if person_like(line) >= 0.7:
            return None
    return None


_ROLE_PIECES = later(r"\s*[|•·]\s*|\s+[-–—@]\s+|,\s+|\s+(?:at|bei|chez|bij|hos|presso|en)\s+(?=[A-Z])")


def _introduced(page: Page, company: Detail | None) -> Iterator[Person]:
    for sentence in page.sentences[:60]:
        for pattern, weight in ((_INTRODUCED, 0.0), (_I_AM, 0.1)):
            for match in pattern.finditer(sentence):
                run = _RUN.match(sentence, match.end())
                if run is None:
                    continue
                name = run[0].rstrip(".")
                like = person_like(name)
                if like < 0.7 or _is_company(name, company, page) or set(fold(name).split()) <= page.greeted:
                    continue
                rest = re.match(r",? ?\(?([^,.;()]{3,50})[,.;)]", sentence[run.end() :])
                role = Detail(one_line(rest[1]), "text", 0.6) if rest and _is_role(rest[1]) else None
                yield Person(Detail(name, "text", round(min(0.9, like - 0.05 + weight), 2)), role, None)


def _with_email(person: Person, addresses: Sequence[str], page: Page) -> Person:
    if person.email:
        return person
    words = [squeezed(word) for word in fold(without_titles(person.name.value)).split() if len(word) > 2]
    for email in addresses:
        local = squeezed(email.partition("@")[0])
        if any(word in local for word in words) and _address(email, "") is not None:
            return replace(person, email=Detail(email, "sender" if email == page.sender_email else "signature", 0.9))
    return person
