"""The employer's name: sightings in the sender, the subject, the text, the signature and the domain, weighed together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from classifier.evidence import Detail, Evidence, together
from classifier.lexicon import DEPARTMENT, ORGANISATION, is_job
from classifier.names import CONNECTORS, fold_company, name_at, person_like, squeezed, without_department
from classifier.page import CLOSING, Page
from classifier.plain import folded
from classifier.senders import PLATFORMS

#: Words after which an employer's name stands, by language: in a mail on an application, and anywhere.
_AFTER: dict[str, tuple[str, str]] = {
    "en": (
        r"(?:positions?|roles?|jobs?|openings?|vacanc(?:y|ies)|opportunit(?:y|ies)|internship|careers?|team|employment|application|candidacy|process|"
        r"family|here|us|everyone|interview(?:ed|ing)?|interviews|work|working|apply|applying|applied|life|employed|hiring|program|people|staff) (?:here )?(?:at|with|in the|for)(?: the)?"
        r"|(?:on behalf of|joining|join|considering|considered|choosing|chosen|interest in|interested in|apply(?:ing)? to|applied to|application to|part of|contacting|about|employee of|welcome to)(?: a career (?:at|with)| working (?:at|with|for)| employment (?:at|with)| the team at| joining)?(?: the| our friends at)?",
        r"(?:at|from|by|with|visiting|of|chez)(?: the)?",
    ),
    "de": (
        r"(?:[Bb]ewerbung|[Ss]telle|[Pp]osition|[Jj]ob|[Pp]raktikum|[Aa]usbildung|[Ii]nteresse|[Mm]itarbeit|[Aa]rbeiten|[Kk]arriere|beworben|[Tt]ätigkeit|[Tt]eam|HR|[Pp]rozess|[Bb]ewerbungsprozess|bewirbst|[Ee]instieg|[Gg]espräch|[Ii]nitiativbewerbung)\S* (?:bei|an|von|für|mit|in)(?: der| dem| den| die| das| uns bei| uns bei der)?"
        r"|(?:hier bei|uns bei|Namen|[Tt]eam von|[Tt]eam der|[Tt]eam des|Grüße von|entschieden hast, bei)(?: der| des| von)?",
        r"(?:bei|von|beim)(?: der| dem)?",
    ),
    "fr": (
        r"(?:chez|rejoindre|au sein d[eu]|intégrer|intérêt (?:pour|porté à|envers)|intérêt que vous portez à|candidature (?:à|auprès d[eu]|chez)|l'équipe(?: recrutement)?(?: de| d[eu']| chez)?|équipe de|au nom d[eu]|travailler (?:chez|pour|avec))(?: la| l'| l’| le)?",
        r"(?:à|pour|de|du|par)(?: la| l'| l’)?",
    ),
    "es": (
        r"(?:interés (?:en|por)|trabajar (?:en|con)|equipo de|parte de|en nombre de|candidatura (?:en|a|con)|proceso (?:de selección )?(?:en|de|con)|confiar en|unirte a|unirse a|oferta de|puesto de \w+ en|vacante en|desde|contar con)(?: la| el)?",
        r"(?:en|de|por|con|a)(?: la| el)?",
    ),
    "pt": (
        r"(?:interesse (?:n[ao]|em|pel[ao])|trabalhar (?:n[ao]|em|com)|equipa d[ao]|equipe d[ao]|time d[ao]|parte d[ao]|em nome d[ao]|candidatura (?:n[ao]|à|ao|para a)|processo (?:seletivo |seletivo )?(?:n[ao]|d[ao])|processo de recrutamento d[ao]|juntar-se à|vaga n[ao]|aqui n[ao]|carreiras d[ao])",
        r"(?:na|no|em|da|do|pela|pelo|à)",
    ),
    "it": (
        r"(?:interesse (?:per|verso|in|nei confronti di)|lavorare (?:in|con|per|presso)|team di|candidatura (?:in|a|presso|per)|presso|parte di|a nome di|selezione (?:in|di|presso)|entrare in|unirti a|scelto)(?: la| il| l')?",
        r"(?:in|di|da|per|a)(?: la| il)?",
    ),
    "nl": (
        r"(?:bij|interesse in|namens|team van|werken (?:bij|voor)|sollicitatie (?:bij|aan)|interesse (?:voor|om bij))(?: de| het)?",
        r"(?:van|voor|in|aan|door)(?: de| het)?",
    ),
    "sv": (
        r"(?:hos(?: oss (?:på|i|hos))?|intresse (?:för|av)|jobba (?:på|hos|för|i)|arbeta (?:på|hos|för|i)|teamet (?:på|hos)|oss (?:på|i|hos)|från oss på|tjänst(?:en)? (?:på|hos)|ansökan (?:till|hos)|jobb (?:på|hos)|en del av)",
        r"(?:på|vid|i|från|till|av)",
    ),
    "da": (
        r"(?:hos(?: os (?:i|på|hos))?|interesse for(?: at arbejde (?:hos|i|på|for))?|teamet (?:hos|i|på)|arbejde (?:hos|i|på|for)|os (?:hos|i|på)|stilling(?:en)? (?:hos|i|ved)|job (?:hos|i|ved)|ansøgning til|en del af|vegne af)",
        r"(?:ved|i|på|fra|til|af)",
    ),
    "pl": (
        r"(?:w imieniu|zainteresowanie|pracą w|pracy w|zespole|zespołu|zespół|rekrutacji (?:w|do)|rekrutacja (?:w|do)|firmie|firmy|firma|dołączenia do)(?: firmy| firmie| spółki)?",
        r"(?:we?|do|od|z|przez)",
    ),
}
_FRENCH_DE = r"|d[’'](?=[A-ZÀ-Þ])"
_NAME_STARTS = r"(?=[\"“„«'‘(]?[A-ZÀ-ÞĀ-Ž0-9])"
_PATTERNS = {
    code: (re.compile(rf"\b(?i:{strong}) {_NAME_STARTS}"), re.compile(rf"\b(?i:{weak}) {_NAME_STARTS}"))
    for code, (strong, weak) in _AFTER.items()
}
#: "Acme has decided", "Acme will not": the employer as the sentence's subject.
_DECIDES = re.compile(
    r"^(?:(?:Unfortunately|However|Sadly|Regrettably|Leider|At this time|After careful (?:consideration|review)),? )?(?:[Tt]he )?"
    r"(?=[A-Z0-9])(?P<name>[^,.;:!?]{2,60}?(?:, (?:Inc|LLC|Ltd)\.?)?) (?:has|have|will not|won't|decided|is unable|are unable|cannot|would like to|thanks you|received|hat sich|a décidé|ha decidido|ha deciso|decidiu|heeft besloten|har valt|har valgt)\b"
)
_JOB_NOUN = re.compile(r"(?:position|role|opening|vacancy|job|opportunity|internship|post|programme?|Stelle|Position|vacature|functie|tjänst|stilling|stanowisko|rollen?)\b")
_CLIENT = re.compile(
    r"\b(?:(?:the|our|my|your) client|clients? (?:has|have|is|was|said)|on behalf of (?:a|our|one of our) client|Mandant\w*|unser Kunde|unserem Kunden|Auftraggeber\w*|[Kk]undenunternehmen|"
    r"notre client\w*|mon client|(?:nuestro|el|mi) cliente|(?:nosso|o) cliente|(?:nostro|il) cliente|(?:onze|de|mijn) (?:opdrachtgever|klant)|opdrachtgever|(?:vår|min) kund\b|[Kk]unden (?:har|valde|gick)|uppdragsgivare\w*|"
    r"(?:vores|min) kunde|[Kk]unden (?:har|valgte)|(?:nasz|mój) [Kk]lient|[Kk]lient\w* (?:zdecydował|wybrał|wstrzymał|postawił))\b"
)
_SPLIT = re.compile(r"\s+[-–—|·•:]+\s*|\s*[|·•;:()\[\]<>\"“”„«»]+\s*|\s+(?:via|@|über|par)\s+|(?<=\w)[:,]\s+(?!(?:Inc|LLC|Ltd|GmbH|Corp|Co|S\.)\b)|\s+/+\s+")
_AT = re.compile(r"\b(?:at|from|with|bei|chez|bij|hos|presso|von|van|@) ")
_NO_COMPANY = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december montag dienstag mittwoch donnerstag freitag januar februar marz mai juni juli oktober dezember
    i we you he she it they dear hi hello thank thanks unfortunately however regards best this that these those please if
    position role job interview application resume cv candidate english deutsch google meet zoom instagram
    youtube you're we're auswahl position stelle team kurze verfugung fragen kandidaten ihre ihrer ihrem sie bewerbung
    ihnen unterlagen interesse zukunft suche auswahlverfahren gesprach gluck erfolg weg dir zeit monsieur madame vous nous
    entretien usted ustedes sr sra senhor senhora lei corporate date time datum phone tel telefon telephone email mail
    www http https subject ref re aw no yes ja nein oui si sim tak nie careers page website sent iphone android outlook
    human resources hr ceo cto regret note nb ps lieber liebe germany deutschland france london berlin paris
    friday teams internal senior junior graduate trainee study remote hybrid covid gdpr dsgvo rgpd eu usa uk us
    """.split()
) | frozenset(name.casefold() for name in PLATFORMS.values())


_PLACES = frozenset("north south east west america europe asia americas uk us usa emea apac latam deutschland germany france".split())


def company_of(page: Page, person: str = "") -> Detail | None:
    """The employer whom the mail is from or about. ``person`` is a sender already known to be a human being."""
    return _weigh(page, [item for item in _sightings(page, person) if _may_be(item.value, page)])


def speaks_for_others(page: Page) -> bool:
    """Whether the sender is an agency: then its own name is not the employer's."""
    return bool(_CLIENT.search(page.text) or _AGENCY.search(folded(f"{page.sender_name} {page.organisation}")))


_AGENCY = re.compile(
    r"\b(?:staffing|recruit(?:ers?|ment agency|ing agency)|headhunt\w*|head hunt\w*|personalberatung|personaldienst\w*|zeitarbeit|interim|bemanning|uitzend\w*|detachering|somministrazione|agenzia per il lavoro|agence d emploi|"
    r"consultora de seleccion|trabajo temporal|ett|vikarbureau|agencja (?:pracy|zatrudnienia)|search partners|executive search|talent partners|personnel services)\b"
)


def _sightings(page: Page, person: str) -> Iterator[Evidence]:
    own = 0.4 if speaks_for_others(page) else 1.0
    yield from _in_sender(page, person, own)
    yield from _in_subject(page)
    yield from _in_text(page)
    yield from _in_signature(page, person, own)
    if page.organisation:
        for source, lines in (("text", page.sentences), ("subject", (page.subject,))):
            for line in lines:
                for value in spelled_in(line, page.organisation):
                    yield Evidence(value, "domain", 0.6 * own)
                    yield Evidence(value, source, 0.4 * own)


def _in_sender(page: Page, person: str, own: float) -> Iterator[Evidence]:
    name = page.sender_name
    if not name or "@" in name and " " not in name:
        return
    tail = _AT.split(name)
    if len(tail) > 1 and folded(tail[0]) and person_like(tail[0]) + (not set(folded(tail[0]).split()) - DEPARTMENT) >= 0.25:
        value, _ = without_department(tail[-1])
        yield Evidence(value, "sender", 0.8 * own)
    for number, piece in enumerate(_SPLIT.split(name)):
        if not piece or piece == person:
            continue
        value, stripped = without_department(piece)
        if person and set(folded(value).split()) <= set(folded(person).split()):
            continue
        weight = 0.7 if page.platform else 0.62
        if stripped:
            weight += 0.08
        if person_like(value) >= 0.75:
            weight *= 0.4
        yield Evidence(value, "sender", (weight - 0.1 * bool(number)) * own)


def _in_subject(page: Page) -> Iterator[Evidence]:
    words = page.subject.split()
    strong, weak = _PATTERNS[page.language or "en"]
    for pattern, weight in ((strong, 0.7), (weak, 0.45)):
        for match in pattern.finditer(page.subject):
            for value in name_at(page.subject[match.end() :].split(), 0)[:2]:
                yield Evidence(value, "subject", weight)
                weight *= 0.7
    pieces = [piece for piece in _SPLIT.split(page.subject) if piece]
    for piece in pieces if len(words) > 1 else ():
        value, stripped = without_department(piece)
        if value and not any(is_job(word) for word in folded(value).split()):
            yield Evidence(value, "subject", 0.3 + 0.2 * stripped)


def _in_text(page: Page) -> Iterator[Evidence]:
    strong, weak = _PATTERNS[page.language or "en"]
    for number, sentence in enumerate(page.sentences[:60]):
        early = 0.06 if number < 4 else 0.0
        for pattern, weight in ((strong, 0.72 + early), (weak, 0.34 + early)):
            for match in pattern.finditer(sentence):
                after = sentence[match.end() : match.end() + 140].split()
                for value in name_at(after, 0)[:3]:
                    if not _goes_on_as_title(after[len(value.split()) :]):
                        doubt = 0.3 if person_like(value) >= 0.75 else 1.0
                        yield Evidence(value, "text", weight * doubt)
                    weight *= 0.75
        match = _DECIDES.match(sentence)
        if match and match["name"].split()[0][0].isupper():
            for value in name_at(match["name"].split(), 0)[:1]:
                if len(value.split()) >= len(match["name"].split()):
                    yield Evidence(value, "text", 0.6)


def _goes_on_as_title(words: list[str]) -> bool:
    """Whether "interest in the Acme ..." turns out to be the beginning of a title: "... Data Analyst position"."""
    for word in words[:12]:
        form = folded(word)
        if form in _TITLE_STOPS:
            return False
        if _JOB_NOUN.match(word) or any(is_job(part) for part in form.split()):
            return True
        if word.endswith((".", "!", "?", ";")):
            return False
    return False


_TITLE_STOPS = frozenset("and at with as who which that was has have is are will would by to we you i your our und bei als wir sie chez comme en como en bij hos som jako w".split())


def _in_signature(page: Page, person: str, own: float) -> Iterator[Evidence]:
    for number, line in enumerate(page.signed[:8]):
        if len(line) > 100 or line.endswith(("!", "?")) or "http" in line:
            continue
        pieces = [piece for piece in _SPLIT.split(line) if piece]
        for piece in pieces:
            for part in _AT.split(piece)[-1:]:
                value, stripped = without_department(part.rstrip("."))
                if len(value.split()) > 6 or (len(value) < 4 and f" {value} " not in page.text) or (person and set(folded(value).split()) <= set(folded(person).split())):
                    continue
                weight = 0.5 if page.closed else 0.42
                if stripped or part != piece:
                    weight += 0.2
                if person_like(value) >= 0.7:
                    weight = 0.15
                if set(folded(value).split()) & ORGANISATION:
                    weight += 0.1
                yield Evidence(value, "signature", max(0.1, weight - 0.03 * number) * own)


def _may_be(value: str, page: Page) -> bool:
    words = folded(value).split()
    if not words or len(value) < 2 or len(value) > 80 or len(words) > 9:
        return False
    first = value.lstrip("\"'(")[:1]
    if not (first.isupper() or first.isdigit()) and squeezed(value) != squeezed(page.organisation):
        return False
    if all(word in _NO_COMPANY or word in DEPARTMENT or word.isdigit() for word in words) or words[0] in _NO_COMPANY:
        return False
    if any(c in value for c in "@[]{}<>=€$%?!\n") or re.search(r"\d{4,}|\d[.:]\d\d|www\.|^\d+$", value):
        return False
    if set(words) <= page.greeted:
        return False
    small = [word for word in value.split() if word[0].islower() and word not in CONNECTORS and folded(word) not in ORGANISATION]
    if len(small) > (page.language not in ("", "en", "de")) and squeezed(value) != squeezed(page.organisation):
        return False
    if CLOSING.search(" ".join(words)) or all(word in ORGANISATION or word in DEPARTMENT or word in _PLACES for word in words):
        return False
    if squeezed(value) == squeezed(page.organisation):
        return True
    return not any(is_job(word) for word in words) or (words[-1] in ORGANISATION and not is_job(words[-1]))


_CONJUNCTIONS = ("", "and", "und", "et", "y", "e", "och", "og", "i", "en")


def spelled_in(text: str, organisation: str) -> Iterator[str]:
    """Names in a text that the address spells out: "Polna Dom" for polnadom.com."""
    label = squeezed(organisation)
    if len(label) < 3:
        return
    words = text.split()
    forms = [squeezed(word) for word in words]
    seen: set[str | tuple[str, str]] = set()
    for start, form in enumerate(forms):
        if not form or not label.startswith(form) or "@" in words[start] or "/" in words[start]:
            continue
        reached = {""}
        for end in range(start, min(start + 7, len(words))):
            if "@" in words[end]:
                break
            steps = [forms[end]] if forms[end] else list(_CONJUNCTIONS)
            reached = {before + step for before in reached for step in steps if label.startswith(before + step)}
            if not reached:
                break
            if label in reached:
                value = " ".join(words[start : end + 1]).strip(" .,;:!?()[]\"'“”„«»*_|-–/")
                value = re.sub(r"['’]s$", "", value)
                longer = words[end] == words[end].rstrip(".,;:!?)") and name_at(words, end + 1)[:1]
                if value and value not in seen and not longer:
                    seen.add(value)
                    yield value
                elif longer and (value, longer[0]) not in seen:
                    seen.add((value, longer[0]))
                    yield f"{value} {longer[0]}"
                break


def domain_agrees(name: str, organisation: str) -> float:
    """How much an address supports a name: 0 to 0.6."""
    label, written = squeezed(organisation), squeezed(fold_company(name))
    if len(label) < 3 or len(written) < 2:
        return 0.0
    if label == written:
        return 0.6
    if len(written) >= 4 and label.startswith(written) or len(label) >= 4 and written.startswith(label):
        return 0.5
    words = [squeezed(word) for word in fold_company(name).split()]
    initials = "".join(word[:1] for word in words)
    if len(initials) >= 3 and label.startswith(initials):
        return 0.4
    if len(words) > 1 and label.startswith(words[0][:4]) and label.endswith(words[-1][-4:]):
        return 0.5
    parts = [squeezed(part) for part in re.split(r"[-.]", organisation) if len(part) > 2]
    if parts and all(any(word.startswith(part) or part.startswith(word) and len(word) > 3 for word in words) for part in parts):
        return 0.5
    return 0.3 if any(len(word) >= 5 and word in label for word in words) else 0.0


#: What a sighting of "Acme" counts for "Acme Technologies".
_SHARED = 0.55


def _weigh(page: Page, sightings: list[Evidence]) -> Detail | None:
    if not sightings:
        return None
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    spellings: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for item in sightings:
        key = fold_company(item.value)
        weights[key][item.source] = max(item.weight, weights[key].get(item.source, 0.0))
        spellings[key][item.value] += item.weight
    zones = {"subject": page.subject, "sender": page.sender_name, "text": page.text}
    folds = {source: f" {folded(text)} " for source, text in zones.items()}
    for key, by_source in weights.items():
        for source, text in folds.items():
            if source not in by_source and f" {key} " in text:
                by_source[source] = 0.3
        if "domain" not in by_source and page.organisation:
            agreement = domain_agrees(next(iter(spellings[key])), page.organisation)
            if agreement:
                by_source["domain"] = agreement
    # "Acme" speaks for "Acme Technologies" too.
    inherited: dict[str, dict[str, float]] = {}
    for key, by_source in weights.items():
        merged = dict(by_source)
        for other, others in weights.items():
            if other != key and f" {other} " in f" {key} ":
                for source, weight in others.items():
                    merged[source] = max(merged.get(source, 0.0), _SHARED * weight)
        inherited[key] = merged
    scores = {key: _score(by_source) for key, by_source in inherited.items()}
    if speaks_for_others(page):
        for key in scores:
            if "sender" in weights[key] or "domain" in weights[key]:
                scores[key] *= 0.6
    best = max(scores, key=lambda key: (scores[key], len(key)))
    value = max(spellings[best], key=lambda spelling: (spellings[best][spelling], len(spelling)))
    rivals = [score for key, score in scores.items() if key != best and not _related(key, best)]
    confidence = scores[best] * (1.0 - 0.35 * max(rivals, default=0.0))
    source = max(weights[best], key=lambda source: weights[best][source])
    return Detail(value, source, round(min(0.99, confidence), 2)) if confidence >= 0.25 else None


def _score(by_source: dict[str, float]) -> float:
    """Sender and domain are one witness, unless the text, the subject or the signature brings the name too."""
    if by_source.keys() <= {"sender", "domain"}:
        return together([max(by_source.values()), 0.2 if len(by_source) > 1 else 0.0])
    return together(by_source.values())


def _related(one: str, other: str) -> bool:
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "
