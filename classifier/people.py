"""The people on the other side: who sent, who signed, who is named as the one to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from classifier.evidence import Detail
from classifier.lexicon import GIVEN, is_job
from classifier.message import EMAIL, Address
from classifier.names import PARTICLES, fold_company, person_like, squeezed, without_titles
from classifier.page import CLOSING, Page
from classifier.plain import folded, one_line


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the employer's or the agency's side."""

    name: Detail | None
    role: Detail | None
    email: Detail | None


_PIECES = re.compile(r"\s*[|•·/;]\s*|\s+[-–—]\s+|\s*\(|\)\s*|,\s+|\s+(?:via|@|at|from|bei|chez|bij|hos|presso|für)\s+")
_ROLE_WORDS = frozenset(
    """
    hr human resources recruiting recruitment talent people hiring acquisition personal personalleiterin personalleiter
    rekrutierung recrutement recursos humanos humanas risorse umane ressources humaines rh seleccion seleccao selecao
    personnel staffing chair chairman chairwoman dean provost vicar rector headteacher headmaster registrar curate
    trustee treasurer clerk matron captain skipper sergeant bursar warden deputy mayor pastor producer host geschaftsfuhrer
    geschaftsfuhrerin geschaftsfuhrung inhaber inhaberin prokurist prokuristin dekan dekanin prof professur lehrstuhl
    pdg drh daf gerant gerante presidente presidenta titolare socio socia decano decana prefekt rektor rektorin
    enhetschef verksamhetschef avdelningschef butikschef vd afdelingsleder direktor direktør dyrektor prezes kierownik
    kierowniczka ordynator dziekan kadrowa wlasciciel wlascicielka eigenaar eigenaresse directeur bedrijfsleider ceo cto
    coo cfo cpo founder cofounder co-founder vp svp evp leder afsnitsleder skoleleder personalchef hrbp gf pi managing
    """.split()
)
#: "My name is X", "I'm X from", "contact X", "Ansprechpartnerin ist X".
_INTRODUCED = re.compile(
    r"\b(?:[Mm]y name is|I am called|[Cc]ontact(?: person)?:?|[Rr]each out to|[Aa]sk for|[Rr]ecruiter:|[Hh]iring manager:|[Ii]nterviewers?:|(?:mein|Mein) Name ist|[Aa]nsprechpartner(?:in)?(?: ist| sind)?:?|[Kk]ontakt(?:person)?:?|"
    r"wenden Sie sich (?:bitte )?an(?: Frau| Herrn)?|[Jj]e m'appelle|[Ii]nterlocut(?:eur|rice)\s?:?|[Mm]e llamo|[Mm]i nombre es|[Pp]ersona de contacto:?|[Oo] meu nome é|[Mm]eu nome é|[Mm]i chiamo|[Rr]eferente:|[Mm]ijn naam is|[Cc]ontactpersoon:?|"
    r"[Mm]itt namn är|[Kk]ontakta|[Mm]it navn er|[Nn]azywam się|[Oo]soba do kontaktu:?|[Rr]ozmówc[ay]:) (?=[A-ZÀ-ÞĀ-Ž])"
)
_I_AM = re.compile(r"\b(?:I'm|I am|[Ii]ch bin|[Jj]e suis|[Ss]oy|[Ss]ono|[Ii]k ben|[Jj]ag heter|[Jj]eg er|[Jj]estem)\s(?=[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){1,2},? (?:from|the|a|an|and|and I|here|at|von|aus|de|du|di|van|från|fra|z)\b)")
_RUN = re.compile(r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Frau|Herrn?|Mme|M|Sra?|Dra)\b\.? ?){0,3}[A-ZÀ-ÞĀ-Ž][\w'’.-]*(?: (?:van|von|de|der|den|di|da|del|du|la|af|y|dos|e)){0,2}(?: [A-ZÀ-ÞĀ-Ž][\w'’-]+){0,3}")
_MAILBOX = frozenset("jobs job hr info careers career recruiting recruitment talent bewerbung karriere personal noreply reply hello contact kontakt office team people hiring rh empleo seleccion recrutement rekrytering rekrutacja kadry candidates admin mail post service support staff vacatures sollicitatie lavora selezione cv praca".split())


def sender_person(page: Page) -> tuple[str, float]:
    """The human being whom the sender's display name names, and how sure that is."""
    name = re.sub(r'^"|"$', "", page.sender_name.strip())
    if not name or "@" in name:
        return "", 0.0
    surname_first = re.fullmatch(r"([A-ZÀ-Þ][\w'’-]+), ([A-ZÀ-Þ][\w'’-]+(?: [A-Z]\.)?)", name)
    if surname_first and folded(surname_first[2]).split()[0] in GIVEN:
        name = f"{surname_first[2]} {surname_first[1]}"
    piece = next((piece for piece in _PIECES.split(name) if piece), "")
    organisation = squeezed(page.organisation)
    for particle in (" von ", " van ", " de ", " di "):
        first, found, rest = piece.partition(particle)
        if found and organisation and squeezed(rest) == organisation:
            piece = first
    like = person_like(piece)
    if not like:
        return "", 0.0
    local = page.sender_email.partition("@")[0].lower()
    flat = squeezed(local)
    parts = [squeezed(part) for part in folded(without_titles(piece)).split() if part not in PARTICLES]
    known = parts[0] in GIVEN
    inside = [part for part in parts if len(part) > 2 and part in flat]
    if len(parts) > 1 and (flat == "".join(part[0] for part in parts) or flat.startswith(parts[0][0] + parts[-1][:3])):
        inside = parts
    shared = any(len(part) > 3 and part in organisation for part in parts)
    if squeezed(piece) == organisation or (page.platform and squeezed(piece) in flat and len(parts) > 1 and not known):
        like = 0.1
    elif known and inside or len(inside) > 1:
        like = 0.96
    elif inside and not page.platform:
        # "Amadi <amadi@lumen.com>" writes for himself, "Lumen <lumen@lumen.com>" does not.
        like = 0.25 if shared and not parts[-1] == inside[0] else 0.7
    elif not known:
        like = 0.8 if like > 0.8 else 0.2
    elif set(folded(local).split()) & _MAILBOX or page.platform or not Address("", page.sender_email).can_be_answered:
        like -= 0.12
    if set(folded(piece).split()) <= page.greeted:
        like -= 0.3
    return (piece, round(min(0.97, like), 2)) if like > 0.3 else ("", 0.0)


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
    return tuple(_with_email(person, addresses, page) for person in found[:6])


def _address(email: str, source: str) -> Detail | None:
    if not Address("", email).can_be_answered:
        return None
    return Detail(email, source, 0.95)


def _join(found: list[Person], person: Person) -> None:
    """Adds a person, or what is new about one already found: "Ana" in the signature is "Ana Ruiz" who sent it."""
    assert person.name is not None
    words = folded(without_titles(person.name.value)).split()
    for number, known in enumerate(found):
        assert known.name is not None
        others = folded(without_titles(known.name.value)).split()
        if words[:1] == others[:1] and (len(words) == 1 or len(others) == 1 or words[-1] == others[-1]) or set(words) <= set(others) or set(others) <= set(words):
            fuller = person.name if len(words) > len(others) else known.name
            sure = min(0.98, max(person.name.confidence, known.name.confidence) + 0.1)
            found[number] = Person(replace(fuller, confidence=round(sure, 2)), known.role or person.role, known.email or person.email)
            return
    found.append(person)


def _is_company(name: str, company: Detail | None, page: Page) -> bool:
    if squeezed(name) and squeezed(name) == squeezed(page.organisation):
        return True
    if company is None:
        return False
    key, other = fold_company(name), fold_company(company.value)
    return key == other or (f" {key} " in f" {other} " and folded(name).split()[0] not in GIVEN) or f" {other} " in f" {key} " and company.confidence > 0.5 and len(other) > 3


def _signers(page: Page, company: Detail | None, sender: str) -> Iterator[Person]:
    lines = page.signed
    for number, line in enumerate(lines[:6]):
        if CLOSING.search(folded(line)) and len(line.split()) < 6:
            continue
        pieces = [piece.strip(" *_~.,!–-\"'") for piece in _PIECES.split(re.sub(r"^\W+", "", line)) if piece and piece.strip()]
        if not pieces:
            continue
        names = [pieces[0]]
        pair = re.split(r" (?:and|und|et|y|e|och|og|en|i|&|\+) ", pieces[0])
        if 2 <= len(pair) <= 3 and all(person_like(part) >= 0.6 for part in pair):
            names = pair
        hit = False
        for name in names:
            name = re.sub(r"[^\w.)’'-]+$", "", re.sub(r"^(?:/|[Yy]our |[Dd]ein[e]? |[Ii]hre? )", "", name))
            like = person_like(name)
            if not like or _is_company(name, company, page) or set(folded(name).split()) <= page.greeted:
                continue
            same = bool(sender) and bool(set(folded(name).split()) & set(folded(sender).split()))
            if same:
                like = 0.95
            elif any(squeezed(word) in squeezed(page.sender_name) for word in folded(name).split() if len(word) > 3) and like < 0.9:
                continue
            elif like < 0.7:
                first = page.closed and number == 0
                below = lines[number + 1] if number + 1 < len(lines) else ""
                role = _is_role(below) or _is_role(" ".join(pieces[1:2]))
                like += 0.3 * first + 0.25 * role + 0.05 * (number == 0)
                if len(name.split()) == 1 and len(pieces) == 1 and number == 0 and not role and len(page.lines) > 2:
                    like += 0.2
            elif number == 0 and page.closed:
                like += 0.1
            if like < 0.4:
                continue
            role = _role(pieces[1:], lines[number + 1 : number + 4], company, page)
            yield Person(Detail(one_line(name, 80), "signature", round(min(0.97, like), 2)), role, None)
            hit = True
        if hit and len(lines) - number > 1 and not any(person_like(next(iter(_PIECES.split(later)), "")) >= 0.7 for later in lines[number + 1 :]):
            return


def _is_role(text: str) -> bool:
    words = folded(text).split()
    return 0 < len(words) <= 9 and (any(is_job(word) or word in _ROLE_WORDS for word in words))


def _role(same_line: Sequence[str], below: Sequence[str], company: Detail | None, page: Page) -> Detail | None:
    rest = ", ".join(piece for piece in same_line if piece)
    for line in (rest, *below):
        if not line or EMAIL.search(line) or len(line) > 90:
            continue
        pieces = [piece.strip(" *_,-–") for piece in re.split(r"\s*[|•·]\s*|\s+[-–—@]\s+|,\s+|\s+(?:at|bei|chez|bij|hos|presso|en)\s+(?=[A-Z])", line)]
        kept: list[str] = []
        for piece in pieces:
            if not piece or _is_company(piece, company, page) or re.search(r"\d{3}", piece):
                break
            kept.append(piece)
        for upto in range(len(kept), 0, -1):
            text = ", ".join(kept[:upto])
            if _is_role(kept[upto - 1]):
                return Detail(one_line(text, 80), "signature", 0.75)
        if person_like(line) >= 0.7:
            return None
    return None


def _introduced(page: Page, company: Detail | None) -> Iterator[Person]:
    for sentence in page.sentences[:60]:
        for pattern, weight in ((_INTRODUCED, 0.0), (_I_AM, 0.1)):
            for match in pattern.finditer(sentence):
                run = _RUN.match(sentence, match.end())
                if run is None:
                    continue
                name = run[0].rstrip(".")
                like = person_like(name)
                if like < 0.7 or _is_company(name, company, page) or set(folded(name).split()) <= page.greeted:
                    continue
                rest = re.match(r",? ?\(?([^,.;()]{3,50})[,.;)]", sentence[run.end() :])
                role = Detail(one_line(rest[1], 80), "text", 0.6) if rest and _is_role(rest[1]) else None
                yield Person(Detail(name, "text", round(min(0.9, like - 0.05 + weight), 2)), role, None)


def _with_email(person: Person, addresses: Sequence[str], page: Page) -> Person:
    if person.email or person.name is None:
        return person
    words = [squeezed(word) for word in folded(without_titles(person.name.value)).split() if len(word) > 2]
    for email in addresses:
        local = squeezed(email.partition("@")[0])
        if any(word in local for word in words) and Address("", email).can_be_answered:
            return replace(person, email=Detail(email, "sender" if email == page.sender_email else "signature", 0.9))
    return person

