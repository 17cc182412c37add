"""The employer's name: sightings in the sender, subject, text, signature and domain, weighed together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from functools import cache

from classifier.evidence import LEAST, Detail, Evidence, Tally, sureness, told
from classifier.language import FUNCTION_WORDS
from classifier.later import later
from classifier.lexicon import DEPARTMENT, ORGANISATION, is_job, wordset
from classifier.names import CONNECTORS, fold, fold_company, name_at, person_like, squeezed, without_department
from classifier.page import CLOSING, Page, cut
from classifier.senders import PLATFORMS
from classifier.spelling import domain_agrees, spelled_in

#: Words after which an employer's name stands, by language: in a mail on an application, and anywhere.
_AFTER: dict[str, tuple[str, str]] = {
    "en": (
        r"(?:positions?|roles?|jobs?|openings?|vacanc(?:y|ies)|opportunit(?:y|ies)|internship|careers?|"
        r"team|employment|application|candidacy|process|"
        r"family|here|us|everyone|interview(?:ed|ing)?|interviews|work|working|apply|applying|applied|"
        r"life|employed|hiring|program|people|staff) (?:here )?(?:at|with|in the)(?: the)?"
        r"|(?:work(?:ing)?|employed) for(?: the)?|(?:thank you|thanks|message|news|update|feedback) from(?: the)?"
        r"|(?:on behalf of|joining|join|considering|considered|choosing|chosen|interest in|interested in|"
        r"apply(?:ing)? to|applied to|application to|part of|contacting|about|employee of|"
        r"welcome to)(?: a career (?:at|"
        r"with)| working (?:at|with|for)| employment (?:at|with)| the team at| joining)?(?: the| our friends at)?",
        r"(?:at|from|by|with|visiting|of|for|chez)(?: the)?",
    ),
    "de": (
        r"(?:[Bb]ewerbung|[Ss]telle|[Pp]osition|[Jj]ob|[Pp]raktikum|[Aa]usbildung|[Ii]nteresse|[Mm]itarbeit|"
        r"[Aa]rbeiten|[Kk]arriere|beworben|[Tt]ätigkeit|[Tt]eam|HR|[Pp]rozess|[Bb]ewerbungsprozess|"
        r"bewirbst|[Ee]instieg|[Gg]espräch|[Ii]nitiativbewerbung)\S* (?:bei|an|von|mit|in)(?: der|"
        r" dem| den| die| das| uns bei| uns bei der)?"
        r"|(?:hier bei|uns bei|Namen|[Tt]eam von|[Tt]eam der|[Tt]eam des|Grüße von|entschieden hast, bei)(?: der|"
        r" des| von)?",
        r"(?:bei|von|beim|für)(?: der| dem| die)?",
    ),
    "fr": (
        r"(?:chez|rejoindre|au sein d[eu]|intégrer|intérêt (?:pour|porté à|envers)|intérêt que vous portez à|"
        r"candidature (?:à|auprès d[eu]|chez)|l'équipe(?: recrutement)?(?: de| d[eu']| chez)?|équipe de|"
        r"au nom d[eu]|travailler (?:chez|pour|avec))(?: la| l'| l’| le)?",
        r"(?:à|pour|de|du|par)(?: la| l'| l’)?",
    ),
    "es": (
        r"(?:interés (?:en|por)|trabajar (?:en|con)|equipo de|parte de|en nombre de|candidatura (?:en|"
        r"a|con)|proceso (?:de selección )?(?:en|de|con)|confiar en|unirte a|unirse a|oferta de|puesto de \w+ en|"
        r"vacante en|desde|contar con)(?: la| el)?",
        r"(?:en|de|por|con|a)(?: la| el)?",
    ),
    "pt": (
        r"(?:interesse (?:n[ao]|em|pel[ao])|trabalhar (?:n[ao]|em|com)|equipa d[ao]|equipe d[ao]|time d[ao]|"
        r"parte d[ao]|em nome d[ao]|candidatura (?:n[ao]|à|ao|para a)|processo (?:seletivo |seletivo )?(?:n[ao]|"
        r"d[ao])|processo de recrutamento d[ao]|juntar-se à|vaga n[ao]|aqui n[ao]|carreiras d[ao])",
        r"(?:na|no|em|da|do|pela|pelo|à)",
    ),
    "it": (
        r"(?:interesse (?:per|verso|in|nei confronti di)|lavorare (?:in|con|per|presso)|team di|candidatura (?:in|"
        r"a|presso|per)|presso|parte di|a nome di|selezione (?:in|di|presso)|entrare in|unirti a|scelto)(?: la|"
        r" il| l')?",
        r"(?:in|di|da|per|a)(?: la| il)?",
    ),
    "nl": (
        r"(?:bij|interesse in|namens|team van|werken (?:bij|voor)|sollicitatie (?:bij|aan)|interesse (?:voor|"
        r"om bij))(?: de| het)?",
        r"(?:van|voor|in|aan|door)(?: de| het)?",
    ),
    "sv": (
        r"(?:hos(?: oss (?:på|i|hos))?|intresse (?:för|av)|jobba (?:på|hos|för|i)|arbeta (?:på|hos|"
        r"för|i)|teamet (?:på|hos)|oss (?:på|i|hos)|från oss på|tjänst(?:en)? (?:på|hos)|ansökan hos|"
        r"jobb (?:på|hos)|en del av)",
        r"(?:på|vid|i|från|till|av)",
    ),
    "da": (
        r"(?:hos(?: os (?:i|på|hos))?|interesse for(?: at arbejde (?:hos|i|på|for))?|teamet (?:hos|"
        r"i|på)|arbejde (?:hos|i|på|for)|os (?:hos|i|på)|stilling(?:en)? (?:hos|i|ved)|job (?:hos|"
        r"i|ved)|en del af|vegne af)",
        r"(?:ved|i|på|fra|til|af)",
    ),
    "pl": (
        r"(?:w imieniu|zainteresowanie|pracą w|pracy w|zespole|zespołu|zespół|rekrutacji (?:w|do)|"
        r"rekrutacja (?:w|do)|firmie|firmy|firma|dołączenia do)(?: firmy| firmie| spółki)?",
        r"(?:we?|do|od|z|przez)",
    ),
}
_NAME_STARTS = r"(?=[\"“„«'‘(]?[A-ZÀ-ÞĀ-Ž0-9])"


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A language's telling and small words before a name; compiled when met, as few processes need all ten."""
    strong, weak = (re.compile(rf"\b(?i:{words}) {_NAME_STARTS}") for words in _AFTER[language])
    return strong, weak


#: "Acme has decided", "Acme will not": the employer as the sentence's subject.
_DECIDES = later(
    r"^(?:(?:Unfortunately|However|Sadly|Regrettably|Leider|At this time|After careful (?:consideration|"
    r"review)),? )?(?:[Tt]he )?"
    r"(?=[A-Z0-9])(?P<name>[^,.;:!?]{2,60}?(?:, (?:Inc|LLC|Ltd)\.?)?) (?:has|have|will not|won't|"
    r"decided|is unable|are unable|cannot|would like to|thanks you|received|hat sich|a décidé|"
    r"ha decidido|ha deciso|decidiu|heeft besloten|har valt|har valgt)\b"
)
_JOB_NOUN = later(
    r"(?:position|role|opening|vacancy|job|opportunity|internship|post|programme?|Stelle|Position|"
    r"vacature|functie|tjänst|stilling|stanowisko|rollen?)\b"
)
_CLIENT = later(
    r"\b(?:(?:the|our|my|your) client|clients? (?:has|have|is|was|said)|on behalf of (?:a|our|"
    r"one of our) client|Mandant\w*|unser Kunde|unserem Kunden|Auftraggeber\w*|[Kk]undenunternehmen|"
    r"notre client\w*|mon client|(?:nuestro|el|mi) cliente|(?:nosso|o) cliente|(?:nostro|il) cliente|"
    r"(?:onze|de|mijn) (?:opdrachtgever|klant)|opdrachtgever|(?:vår|min) kund\b|[Kk]unden (?:har|"
    r"valde|gick)|uppdragsgivare\w*|"
    r"(?:vores|min) kunde|[Kk]unden (?:har|valgte)|(?:nasz|mój) [Kk]lient|[Kk]lient\w* (?:zdecydował|"
    r"wybrał|wstrzymał|postawił))\b"
)
_SPLIT = later(
    r"(?:\s+|(?<=\.))[-–—|·•:]+\s+|\s+[-–—|·•:]+|\s*[|·•;:()\[\]<>\"“”„«»]+\s*|\s+(?:via|@|über|par)\s+|(?<=\w)[:,]\s+(?!(?:Inc|"
    r"LLC|Ltd|GmbH|Corp|Co|S\.)\b)|\s+/+\s+"
)
_AT = later(r"\b(?:at|from|with|bei|chez|bij|hos|presso|von|van|@) ")
_NO_COMPANY = wordset("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december montag dienstag mittwoch donnerstag freitag januar februar marz mai juni juli
    oktober dezember i we you he she it they dear hi hello thank thanks unfortunately however regards best this that
    these those please if position role job interview application resume cv candidate english deutsch google meet zoom
    instagram youtube you're we're auswahl position stelle team kurze verfugung fragen kandidaten ihre ihrer ihrem sie
    bewerbung ihnen unterlagen interesse zukunft suche auswahlverfahren gesprach gluck erfolg weg dir zeit monsieur
    madame vous nous entretien usted ustedes sr sra senhor senhora lei corporate date time datum phone tel telefon
    telephone email mail www http https subject ref re aw no yes ja nein oui si sim tak nie careers page website sent
    iphone android outlook human resources hr ceo cto regret note nb ps lieber liebe germany deutschland france london
    berlin paris friday teams internal senior junior graduate trainee study remote hybrid covid gdpr dsgvo rgpd eu usa
    uk us
    """)
_PLATFORM_NAMES = frozenset(fold(name) for name in PLATFORMS.values())


#: Offices, and the words with which subjects begin: part of a name perhaps, but never all of it.
_OFFICES = wordset("""
    desk hub dienst shared technical general management resource resources cell connect apply community internal
    adquisicion atraccion corporativo corporativa desarrollo educacion gerencia gestion negociado servicio
    attraction developpement gestion cellule sviluppo servizio gestione atracao aquisicao desenvolvimento gestao pessoal
    cultura interno interna geschaftsbereich expertisecentrum personalny szkolenia departament lon registrator direkt
    title statement received previous roll provisional revised receipt call letter part estado nouvelles point
    interest time feedback forms replies shortlisting one well accuse appel stato vs uitkomst uitslag processo
    resposta twojej twoja ang tack din uw sua su voir ma
    """)


_PLACES = wordset("""
    north south east west america europe asia americas uk us usa emea apac latam deutschland germany france united
    states kingdom ireland canada australia india netherlands switzerland austria spain italy poland portugal sweden
    denmark norway new york san francisco los angeles
    """)


_NAMES_NOBODY = {
    language: _NO_COMPANY | DEPARTMENT | _OFFICES | {form for word in words for form in fold(word).split()}
    for language, words in FUNCTION_WORDS.items()
}


def company_of(page: Page, person: str = "") -> Detail | None:
    """The employer whom the mail is from or about. ``person`` is a sender already known to be a human being."""
    if person and page.platform and any(part in page.organisation for part in fold(person).split()):
        # At a platform the local part may be the recruiter's own name.
        page = replace(page, organisation="")
    return _weigh(page, (item for item in _sightings(page, person) if _believable(item, page)))


def _believable(item: Evidence, page: Page) -> bool:
    """Whether a sighting may be an employer: a platform, only after telling words and where no platform sends."""
    if not _PLATFORM_NAMES.isdisjoint((fold(item.value), fold(item.value).partition(" ")[0])):
        told_so = item.source in ("text", "subject") and item.weight >= _TELLING
        if page.platform or not told_so:
            return False
    return _may_be(item.value, page)


#: The weight of a sighting after telling words.
_TELLING = 0.78


def speaks_for_others(page: Page) -> bool:
    """Whether the sender is an agency: then its own name is not the employer's."""
    return bool(_CLIENT.search(page.text) or _AGENCY.search(fold(f"{page.sender_name} {page.organisation}")))


_AGENCY = later(
    r"\b(?:staffing|recruit(?:ers?|ment agency|ing agency)|headhunt\w*|head hunt\w*|personalberatung|"
    r"personaldienst\w*|zeitarbeit|interim|bemanning|uitzend\w*|detachering|somministrazione|agenzia per il lavoro|"
    r"agence d emploi|"
    r"consultora de seleccion|trabajo temporal|ett|vikarbureau|agencja (?:pracy|zatrudnienia)|"
    r"search partners|executive search|talent partners|personnel services)\b"
)


def _sightings(page: Page, person: str) -> Iterator[Evidence]:
    yield from _in_sender(page, person)
    yield from _in_subject(page)
    yield from _in_text(page)
    yield from _in_signature(page, person)
    if page.organisation:
        for source, lines in (("text", page.sentences), ("subject", (page.subject,))):
            for line in lines:
                for spelled in spelled_in(line, page.organisation):
                    value = _whole(spelled, page)
                    yield Evidence(value, "domain", 0.6)
                    yield Evidence(value, source, 0.4)


def _whole(value: str, page: Page) -> str:
    """A name without the department behind it, unless the address spells that too: "Interval HR" of intervalhr.com."""
    if squeezed(value) == squeezed(page.organisation):
        return value
    return without_department(value)[0] or value


def _in_sender(page: Page, person: str) -> Iterator[Evidence]:
    name = page.sender_name
    if not name or ("@" in name and " " not in name):
        return
    tail = _AT.split(name)
    if len(tail) > 1 and fold(tail[0]) and person_like(tail[0]) + (not set(fold(tail[0]).split()) - DEPARTMENT) >= 0.25:
        value, _ = without_department(tail[-1])
        # "Anna van Zanten" is one name, "Anna von Zanten-Bau" in a mail of zanten-bau.example is two.
        if not re.search(r"\bv[ao]n $", name[: -len(tail[-1])]) or squeezed(value) == squeezed(page.organisation):
            yield Evidence(value, "sender", 0.8)
    for number, piece in enumerate(_SPLIT.split(name)):
        if not piece or piece == person:
            continue
        value, stripped = without_department(piece)
        if squeezed(piece) == squeezed(page.organisation):
            value, stripped = piece, False
        if person and set(fold(value).split()) <= set(fold(person).split()):
            continue
        weight = 0.7 if page.platform else 0.62
        if stripped:
            weight += 0.08
        if person_like(value) >= 0.75:
            weight *= 0.4
        yield Evidence(value, "sender", weight - 0.1 * bool(number))


def _in_subject(page: Page) -> Iterator[Evidence]:
    words = page.subject.split()
    strong, weak = _patterns(page.language or "en")
    for pattern, weight in ((strong, 0.82), (weak, 0.45)):
        for match in pattern.finditer(page.subject):
            if pattern is weak and _of_a_job(page.subject, match):
                continue
            rest = page.subject[match.end() :]
            at = _AT.match(f"{match[0].split()[0].lower()} ") is not None
            for rank, value in enumerate(name_at(rest.split(), 0)[:2]):
                # "Data Analyst at Acme" ends with the employer; "Analyst for Data Platforms" with the title.
                ends = at and rest.rstrip(" .!").endswith(value)
                yield Evidence(value, "subject", max(weight, 0.82 * ends) * 0.7**rank)
    pieces = [piece for piece in _SPLIT.split(page.subject) if piece]
    for piece in pieces if len(words) > 1 else ():
        value, stripped = without_department(piece)
        if value and not any(is_job(word) for word in fold(value).split()):
            yield Evidence(value, "subject", 0.3 + 0.2 * stripped)


def _in_text(page: Page) -> Iterator[Evidence]:
    strong, weak = _patterns(page.language or "en")
    for number, sentence in enumerate(page.sentences[:60]):
        early = 0.06 if number < 4 else 0.0
        for pattern, weight in ((strong, _TELLING + early), (weak, 0.34 + early)):
            for match in pattern.finditer(sentence):
                if pattern is weak and _of_a_job(sentence, match):
                    continue
                after = cut(sentence[match.end() :], 140).split()
                for rank, value in enumerate(name_at(after, 0)[:3]):
                    applied_with = match[0].endswith("with ") and fold(value) in _PLATFORM_NAMES
                    if not applied_with and not _goes_on_as_title(after[len(value.split()) :]):
                        doubt = 0.3 if person_like(value) >= 0.75 else 1.0
                        yield Evidence(value, "text", weight * 0.75**rank * doubt)
        decides = _DECIDES.match(sentence)
        if decides:
            subject = decides["name"].split()
            for value in name_at(subject, 0)[:1]:
                first = subject[0].lower() in FUNCTION_WORDS[page.language or "en"]
                if len(value.split()) >= len(subject) and not first and person_like(value) < 0.7:
                    yield Evidence(value, "text", 0.7)


def _of_a_job(text: str, match: re.Match[str]) -> bool:
    """Whether what follows "Analista de" or "Head of" is the rest of a title."""
    before = text[: match.start()].rsplit(maxsplit=1)[-1:]
    return not _AT.match(f"{match[0].split()[0].lower()} ") and any(map(is_job, fold("".join(before)).split()))


def _goes_on_as_title(words: list[str]) -> bool:
    """Whether "interest in the Acme ..." turns out to be the beginning of a title: "... Data Analyst position"."""
    for word in words[:12]:
        form = fold(word)
        if form in _TITLE_STOPS:
            return False
        if _JOB_NOUN.match(word) or any(is_job(part) for part in form.split()):
            return True
        if word.endswith((".", "!", "?", ";")):
            return False
    return False


_TITLE_STOPS = wordset("""
    and at with as who which that was has have is are will would by to we you i your our und bei als wir sie chez
    comme en como en bij hos som jako w
    """)


def _in_signature(page: Page, person: str) -> Iterator[Evidence]:
    for number, line in enumerate(page.signed[:8]):
        if len(line) > 100 or line.endswith(("!", "?")) or "http" in line:
            continue
        pieces = [piece for piece in _SPLIT.split(line) if piece]
        for piece in pieces:
            for part in _AT.split(piece)[-1:]:
                value, stripped = without_department(part.rstrip("."))
                if (
                    len(value.split()) > 6
                    or (len(value) < 4 and f" {value} " not in page.text)
                    or (person and set(fold(value).split()) <= set(fold(person).split()))
                ):
                    continue
                like = person_like(re.sub(r"[^\w.)'’ -]+", "", value))
                if like >= 0.7:
                    continue
                if stripped:
                    # "The Acme Hiring Team" signs first; "Head of Campus Recruiting" stands below somebody's name.
                    weight = 0.5 if number else 0.85
                elif like >= 0.5:
                    weight = 0.75 if number else 0.65
                else:
                    weight = 0.6 if page.closed else 0.5
                yield Evidence(value, "signature", weight)


def _may_be(value: str, page: Page) -> bool:
    words = fold(value).split()
    if not words or len(value) < 2 or len(value) > 80 or len(words) > 9:
        return False
    first = value.lstrip("\"'(")[:1]
    if not (first.isupper() or first.isdigit()) and squeezed(value) != squeezed(page.organisation):
        return False
    if words[0] in _NO_COMPANY or _NAMES_NOBODY[page.language or "en"].issuperset(
        word for word in words if not word.isdigit()
    ):
        return False
    if any(c in value for c in "@[]{}<>=€$%?!\n") or re.search(r"\d{4,}|\d[.:]\d\d|www\.|^\d+$", value):
        return False
    if set(words) <= page.greeted:
        return False
    small = [
        word
        for word in value.split()
        if word[0].islower() and word not in CONNECTORS and fold(word) not in ORGANISATION
    ]
    if len(small) > (page.language not in ("", "en", "de")) and squeezed(value) != squeezed(page.organisation):
        return False
    if CLOSING.search(" ".join(words)) or all(
        word in ORGANISATION or word in DEPARTMENT or word in _PLACES for word in words
    ):
        return False
    if squeezed(value) == squeezed(page.organisation):
        return True
    return not any(is_job(word) for word in words) or (words[-1] in ORGANISATION and not is_job(words[-1]))


#: What each sign of a name is worth, fitted on the corpus: logistic regression over all names that its mails show.
_WORTH = {
    "always": -0.92,
    "sender": 0.31,
    "signature": 0.25,
    "text": 2.09,
    "sources": 0.46,
    "again": 0.98,
    "person": -1.9,
    "one word": -1.47,
    "small elsewhere": -1.93,
    "legal form": 0.53,
    "spelled by the address": 0.76,
    "not like the address": -1.75,
    "platform": 0.37,
    "organisation": 1.7,
    "ends as a department": -1.29,
    "job": -2.46,
    "others": -2.14,
    "domain": 0.8,
    "rival": -1.21,
    "subject": 1.23,
    "always, mute sender": -0.34,
    "text, mute sender": 0.25,
    "subject, mute sender": -0.03,
    "signature, mute sender": 1.24,
    "one word, mute sender": 0.36,
    "sources, mute sender": -0.43,
    "shorter": -0.97,
    "longer": -1.04,
    "never alone": -0.98,
}


def _weigh(page: Page, sightings: Iterable[Evidence]) -> Detail | None:
    tally = Tally(sightings, fold_company)
    if not tally.weights:
        return None
    zones = {"subject": page.subject, "sender": page.sender_name, "text": page.text}
    tally.look_into({source: f" {fold(text)} " for source, text in zones.items()}, 0.3)
    for name, by_source in tally.weights.items():
        agreement = domain_agrees(tally.spelling(name), page.organisation)
        if agreement and "domain" not in by_source:
            by_source["domain"] = agreement
    strengths = tally.strengths()
    others = speaks_for_others(page)
    mute = not page.organisation and not any("sender" in by_source for by_source in tally.weights.values())
    written = {word.strip(".,;:!?()\"“”'’") for word in page.text.split()}
    sure = {}
    for name in tally.weights:
        signs = tally.signs(name, strengths) | _signs(page, tally, name, written)
        signs["others"] = others and not tally.weights[name].keys().isdisjoint(("domain", "sender", "signature"))
        if mute:
            # Nothing can be expected from a sender without a name: what is written below must do.
            signs |= {f"{sign}, mute sender": signs.get(sign, 0.0) for sign in _MUTE}
        # However often an agency tells its own name, a letter does not take it for the employer's.
        sure[name] = min(sureness(signs, _WORTH), _OWN if signs["others"] else 1.0)
    best = max(sure, key=lambda name: (sure[name], len(name)))
    return told(tally.spelling(best), tally.source(best), sure[best]) if sure[best] >= LEAST else None


#: How sure an agency's own name is at most.
_OWN = 0.5
_MUTE = ("always", "text", "subject", "signature", "one word", "sources")


def _signs(page: Page, tally: Tally, name: str, written: Set[str]) -> dict[str, float]:
    """What a name itself tells, and how it stands to the sender."""
    value = tally.spelling(name)
    words = fold(value).split()
    sources = tally.weights[name].keys()
    alone = " " not in name
    return {
        "person": person_like(value) >= 0.7,
        "one word": alone,
        "small elsewhere": alone and value[0].isupper() and value.lower() in written,
        "legal form": name != fold(value).removeprefix("the "),
        "spelled by the address": len(page.organisation) > 2 and squeezed(value) == squeezed(page.organisation),
        "not like the address": bool(page.organisation) and "domain" not in sources,
        "platform": bool(page.platform),
        "organisation": not ORGANISATION.isdisjoint((words[0], words[-1])),
        "ends as a department": words[-1] in DEPARTMENT,
        "job": any(map(is_job, name.split())),
    }
