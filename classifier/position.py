"""The job that was applied for: its title after or before telling words, in the subject, on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import chain

from classifier.evidence import LEAST, Detail, Evidence, Tally, sureness, told
from classifier.language import FUNCTION_WORDS
from classifier.later import later
from classifier.lexicon import DEPARTMENT, is_job, wordset
from classifier.names import fold, fold_company, person_like
from classifier.page import CLOSING, Page, cut
from classifier.senders import PLATFORMS
from classifier.titles import (
    INSIDE,
    bare_piece,
    shared_start,
    title_after,
    titles_before_nouns,
    trimmed,
    without_noun,
)

#: Words after which a title stands: of a job by name, and of an application.
_AFTER: dict[str, tuple[str, str]] = {
    "en": (
        r"(?:positions?|roles?|posts?|jobs?|vacancy|opening|internship|opportunity|title|requisition)(?: titled|"
        r" entitled| advertised as| name)?(?:(?: of| as|:)(?: an?\b| the\b| our\b)?|(?= [A-Z“\"]))",
        r"(?:appl(?:y|ied|ying|ication)|candidacy|candidature|considered|interview(?:ed|ing|s)?|consideration|"
        r"submission|interest|shortlist(?:ed)?|candidates?|process|search|recruiting|recruitment|hiring|"
        r"resume|CV|filled|interested|selected|sent|applications)"
        r"(?: received| submitted| to us| with us| here)? (?:for|to(?: be(?:come)?)?|as|in|:)(?: be(?:ing)?)?(?: an?\b|"
        r" the\b| our\b| this\b)?(?: (?:open |advertised )?(?:position|role|post|job|vacancy|opening|"
        r"opportunity) (?:of|as|for|:)(?: an?\b| the\b)?)?",
    ),
    "de": (
        r"(?:(?:Stelle|Position|Stellenausschreibung|Ausschreibung|Rolle|Job|Stellenangebot|Vakanz|"
        r"Funktion|Ausbildung(?:splatz)?|Praktikum|Stellenanzeige|Tätigkeit|Ausbildungsstelle|Praktikumsplatz|"
        r"Werkstudentenstelle|Minijob)(?: als| der| des| einer| eines|:| zum| zur| im Bereich)?)(?: eine?[rsn]?\b)?",
        r"(?:[Bb]ewerbung(?:sverfahren)?|beworben|[Ii]nteresse|[Aa]uswahlverfahren|[Bb]esetzung|[Gg]espräch|"
        r"bewirbst|[Bb]ewerberinnen|[Kk]andidat\w*|Verfahren|Absage|eingestellt|Suche nach)"
        r"(?: bei \S+)? (?:als|um|auf|für|zur|zum|an)(?: die| den| das| der| einen?| eine[rm]?| unsere[rn]?|"
        r" dem)?(?: (?:ausgeschriebene |offene |o\. g\. )?(?:Stelle|Position|Rolle|Ausbildungsplatz|"
        r"Praktikumsplatz)(?: als| der| des| einer| eines|:| zum| zur)?)?(?: eine?[rsn]?\b)?",
    ),
    "fr": (
        r"(?:poste|offre|emploi|fonctions?|annonce|mission|alternance|stage|concours)(?: suivante?)?(?: d[’']|"
        r" de| en tant que| intitulée?| ?:|(?= [A-ZÀ-Þ]))(?: ?l['’]| la| le| un| une)?",
        r"(?:candidature|postulé|candidaté|candidat\w*|retenue?s?|recrutement|intérêt|entretien|processus|"
        r"dossier|recruté|recherche)(?: spontanée)? (?:au poste|pour(?: le poste| l['’]offre| l['’]emploi)?|"
        r"comme|en tant que|de|d['’]|à l['’]emploi|à|sur)(?: notre| le| la| un| une| l['’])?(?: ?poste|"
        r" ?offre)?(?: suivante?)?(?: de| d['’]| ?:)?",
    ),
    "es": (
        r"(?:puesto|plaza|vacante|oferta|posición|cargo|beca|posicion|empleo|perfil)(?: de| como| para|"
        r" vacante de|:|(?= [A-ZÀ-Þ]))(?: la| el| un| una)?",
        r"(?:candidatura|solicitud|proceso(?: de selección| selectivo)?|selección|interés|postulación|"
        r"aplicación|entrevista|prácticas|inscripción|inscrito|postulado|aplicado|presentado|currículum|"
        r"CV|buscamos|contratar)(?: que enviaste| presentada)? (?:de|a|para|como|al|por|en)(?: el|"
        r" la| nuestra?| un| una| cubrir)?(?: (?:puesto|plaza|vacante|oferta|posición)(?: de| como)?)?",
    ),
    "pt": (
        r"(?:vaga|cargo|posição|função|lugar|oportunidade|oferta|bolsa|emprego|posto)(?: de| para|"
        r" como| a|:|(?= [A-ZÀ-Þ]))(?: o\b| a\b| um\b| uma\b)?",
        r"(?:candidatura|candidatou|candidatou-se|candidataste|processo(?: seletivo| de recrutamento|"
        r" de seleção)?|recrutamento|seleção|interesse|inscrição|concurso|currículo|CV|entrevista|"
        r"estágio|contratar)(?: seletivo)? (?:à|ao|a|para|de|como|na|no|em|por|pela)(?: o\b| a\b| um\b|"
        r" uma\b| nossa)?(?: (?:vaga|cargo|posição|função|oferta|lugar)(?: de| para| como)?)?",
    ),
    "it": (
        r"(?:posizione|ruolo|posto|offerta|figura|mansione|annuncio|incarico|tirocinio|stage|profilo|"
        r"posizioni)(?: aperta)?(?: di| da| come| per| a|:|(?= [A-ZÀ-Þ]))(?: il| la| un| una)?",
        r"(?:candidatura|candidarsi|candidat[oa]|selezione|colloquio|interesse|ricerca|concorso|domanda|"
        r"candidature|assunzione|percorso)(?: spontanea| inviata)? (?:per|a|al|alla|come|di|in qualità di|"
        r"da|per la ricerca di)(?: il| la| un[oa']?| l')?(?: (?:posizione|ruolo|posto|figura|offerta)(?: di|"
        r" da| come| per)?)?",
    ),
    "nl": (
        r"(?:functie|vacature|baan|positie|rol|stageplaats|stageplek|stage|plek)(?: van| als| voor|"
        r":|(?= [A-ZÀ-Þ]))(?: de\b| het\b| een\b)?",
        r"(?:sollicitatie|gesolliciteerd|solliciteren|interesse|procedure|kandida\w+|gesprek|sollicitatieprocedure|"
        r"reactie|gereageerd|selectie)(?: naar| op| voor| als| in| bij)(?: de\b| het\b| onze\b| een\b)?(?: (?:functie|"
        r"vacature|positie|rol|baan)(?: van| als| voor|:)?(?: een\b)?)?",
    ),
    "sv": (
        r"(?:tjänst(?:en)?|roll(?:en)?|befattning(?:en)?|anställning(?:en)?|jobb(?:et)?|uppdrag(?:et)?|"
        r"vikariat(?:et)?|position(?:en)?)(?: som| till|:|(?= [A-ZÀ-Þ]))",
        r"(?:ansökan|sökt|ansökte|söka|intresse|rekrytering(?:en)?|anställning|sökande|process(?:en)?|"
        r"urval|kandidat\w*|praktik|intervju\w*|ansökningar|anställa)(?: av| till| om| för| som| på)(?: en\b|"
        r" ett\b| vår\b| en tjänst\b| tjänsten\b| rollen\b| befattningen\b| jobbet\b)?(?: som| till)?(?: en\b|"
        r" ett\b)?",
    ),
    "da": (
        r"(?:stilling(?:en|s)?|job(?:bet)?|rolle(?:n)?|position(?:en)?|vikariat(?:et)?|elevplads(?:en)?)(?: som|"
        r" til|:|(?= [A-ZÆØÅ]))(?: en\b| et\b)?",
        r"(?:ansøgning(?:en)?|ansøgt|søgt|interesse|rekruttering(?:en)?|ansættelse|ansøgere|proces(?:sen)?|"
        r"kandidat\w*|samtale\w*|søge|ansættelsen|ansætte|ansøgningsrunde)(?: af| til| om| for| som|"
        r" på)(?: en\b| et\b| vores\b| stillingen\b| jobbet\b| en stilling\b| rollen\b)?(?: som| til)?(?: en\b|"
        r" et\b)?",
    ),
    "pl": (
        r"(?:stanowisko|stanowisku|stanowiska|stanowiskiem|rolę|roli|pozycję|posadę|oferta pracy|ofertę)(?: -|"
        r" –|:| pracy:?)?",
        r"(?:aplikacj\w+|rekrutacj\w+|zgłoszeni\w+|kandydatur\w+|konkurs\w*|naborz?e?|rozmow\w+|ofert\w+|"
        r"CV|kandydat\w*) (?:na|do|w)(?: stanowisko| rolę| pozycję| stanowisku)?(?: pracy)?",
    ),
}
#: Small words after which a title may stand; believed only where it sounds like one.
_LOOSE = {
    "en": r"\b(?:for|as|in|of|on|to) (?:our |the |an? )?(?=[A-Z])",
    "de": r"\b(?:als|zum|zur|für (?:die|den|das|unsere[nr]?)|um (?:die|den)|der|die|den) (?=[A-ZÄÖÜ])",
    "fr": r"\b(?:comme|en tant que|d['’]|de |pour |notre |le |la |en )(?:un |une |l['’]|la |le )?(?=[\w(])",
    "es": r"\b(?:como|de|para|el|la|al) (?:el |la |un |una )?(?=[\w(])",
    "pt": r"\b(?:como|de|para|o|a|ao|à) (?:o |a |um |uma )?(?=[\w(])",
    "it": r"\b(?:come|di|per|da|il|la|il ruolo di) (?:il |la |un |una )?(?=[\w(])",
    "nl": r"\b(?:als|voor|van|op|onze|de) (?:de |onze |een )?(?=[\w(])",
    "sv": r"\b(?:som|till|av|för|om) (?:en |ett |vår )?(?=[\w(])",
    "da": r"\b(?:som|til|af|for|om) (?:en |et |vores )?(?=[\w(])",
    "pl": r"\b(?:jako|na|w roli|dla|do) (?=[\w(])",
}
_LABELLED = later(
    r"^(?:[-*•>\s]*)(?:position|job title|job|role|title|vacancy|post|requisition|stelle|stellenbezeichnung|"
    r"betreff|poste|intitulé du poste|offre|puesto|vacante|oferta|vaga|cargo|função|posizione|"
    r"ruolo|functie|vacature|tjänst|befattning|stilling|stanowisko|ref|re|betr)(?: applied for|"
    r" title)?\s?[:.]\s+(?P<title>\S.{2,110})$",
    re.IGNORECASE,
)
_GENERIC = wordset("""
    position positions role roles job jobs opening openings vacancy opportunity opportunities internship application
    applications post it them this that these those us you we our your any all other others future current open new
    next same following above which interview review feedback decision update status process selection team company
    company's stelle position rolle ihre deine unsere kandidaten bewerber bewerbung interesse gesprach prufung
    sicherung anderen andere weitere verfugung poste offre suite profil candidature votre notre puesto vacante nuestra
    proceso vaga processo posizione ruolo functie vacature tjansten tjanst roll rollen stilling stillingen stanowisko
    rekrutacji oss dig os mig u jou ons ci noi lei te ti more further another someone somebody consideration
    employment work working once again now soon more details information time times help questions equal english
    deutsch join joining learn career careers time hire initiativbewerbung spontanee espontanea espontanea spontanea
    something anything everything people candidates applicants interest nothing i m
    """)
#: Small words of a sentence, which no title has.
_VERBS = wordset("""
    has have had is are was were been will we you haben hat ist sind wurde wurden wird werden wir sera été sont avons
    nous vous hemos sido está fue foi será estão abbiamo stata stato sono è heeft hebben wordt worden är blev har blevet
    bliver została został zostało jest są unfortunately leider
    """)
_DAYS = wordset("""
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december montag dienstag mittwoch donnerstag freitag samstag januar februar marz juni juli oktober
    dezember lundi mardi mercredi jeudi vendredi samedi janvier fevrier avril juin juillet septembre octobre novembre
    decembre lunes martes miercoles jueves viernes enero febrero marzo abril junio julio septiembre octubre noviembre
    diciembre maandag dinsdag woensdag donderdag vrijdag mandag tisdag onsdag torsdag fredag
    """)
_DECOY = later(
    r"\b(?:other|another|similar|instead|future|also (?:have|looking|hiring|recruiting)|alert|"
    r"you (?:may|might) (?:also )?(?:like|be interested)|recommend|reopen|re-advertis|in case|"
    r"would suit|keep an eye|have you considered|"
    r"stattdessen|andere[nrms]? (?:Stelle|Position|Rolle)|zukünftig|ähnliche|weitere|autres?|similaires?|"
    r"otr[ao]s?|futur[ao]s?|outr[ao]s?|altr[ae] |andere (?:functie|vacature)|andra|liknande|andre|"
    r"lignende|inn[eąay]\w* (?:stanowisk|ofert|rol))",
    re.IGNORECASE,
)
_SPLIT = later(
    r"(\s+[-–—|·•]+\s+|\s*[|•]\s*|:\s+|\s+[/]{2}\s+|\s+@\s+|\s*[\"“”„«»]\s*|,\s+|\s+[-–—]\s*|\s+at\s+|"
    r"\s+bei\s+|\s+chez\s+|\s+hos\s+|\s+bij\s+|\s+presso\s+|\s+[(\[]|[)\]](?=\s|$))"
)
_STATUS = wordset("""
    your our the a an of for to on re application applications update updates status decision outcome result results
    interview position thank thanks you regarding about candidacy job role vacancy feedback news following up follow
    next steps step applying interest in and important information notification confirmation received from with closed
    cancelled withdrawn filled recruitment process hiring ihre deine bewerbung um auf als fur zur zum absage
    ruckmeldung danke vielen dank die stelle der eingangsbestatigung status update ihr bewerbungsverfahren
    auswahlverfahren mitteilung antwort vorstellungsgesprach ausschreibung stellenausschreibung einladung gesprach
    entscheidung votre ta candidature au poste de du reponse suite a retour decision le la concernant votre merci pour
    recrutement entretien tu su candidatura solicitud proceso seleccion resultado respuesta actualizacion sobre
    gracias por el puesto vacante oferta de sua a tua vaga processo seletivo retorno resposta resultado atualizacao
    obrigado recrutamento concurso la tua sua alla posizione esito riscontro aggiornamento grazie per selezione
    domanda colloquio je jouw uw sollicitatie reactie op vacature afwijzing bedankt voor functie uitslag din ansokan
    till om besked svar tjansten uppdatering tack angaende rekrytering aterkoppling ref nr din ansogning til svar pa
    stillingen opdatering tak vedr vedrorende status afslag twoja aplikacja na stanowisko rekrutacja odpowiedz dotyczy
    status wynik dziekujemy za potwierdzenie konkurs decyzja informacja zaproszenie
    received submitted review reviewed reminder postponed rescheduled cancelled confirmed confirmation withdrawn
    completed missing documents assessment test invitation angebot zusage erinnerung unterlagen eingang rappel
    recordatorio lembrete promemoria herinnering paminnelse pamindelse przypomnienie
    """)


_NAMES_NOTHING = {language: _GENERIC | _STATUS | DEPARTMENT | words for language, words in FUNCTION_WORDS.items()}


def position_of(page: Page, company: Detail | None) -> Detail | None:
    """The title as the mail writes it, without its requisition number."""
    return _weigh(page, chain(_in_subject(page, company), _in_lines(page), _in_text(page)), company)


def _in_text(page: Page) -> Iterator[Evidence]:
    code = page.language or "en"
    codes = (code,) if code == "en" else (code, "en") if not page.language else (code,)
    for number, sentence in enumerate(page.sentences[:60]):
        early = 0.05 if number < 4 else 0.0
        sightings = [item for language in codes for item in _in_sentence(page, sentence, language, early)]
        doubt = 0.35 if sightings and _DECOY.search(sentence) else 1.0
        for item in sightings:
            yield replace(item, weight=item.weight * doubt)


def _in_sentence(page: Page, sentence: str, language: str, early: float) -> Iterator[Evidence]:
    named, applied, loose = _patterns(language)
    for pattern, weight in ((named, 0.72), (applied, 0.62)):
        for match in pattern.finditer(sentence):
            yield from _titles_at(page, sentence, match.end(), weight + early, named=pattern is named)
    for match in loose.finditer(sentence):
        title, clean, _ = title_after(cut(sentence[match.end() :], 160), language)
        forms = fold(title).split()
        if any(is_job(word) for word in forms) and (title[0].isupper() or is_job(forms[0])):
            yield Evidence(title, "text", 0.34 + 0.1 * clean + early)
    for title in titles_before_nouns(sentence, language):
        yield Evidence(title, "text", 0.76 + early)


def _titles_at(page: Page, text: str, start: int, weight: float, *, named: bool) -> Iterator[Evidence]:
    """The title that begins there; less likely its part before a comma; most likely what the subject has too."""
    title, clean_end, shorter = title_after(cut(text[start:], 200), page.language or "en")
    common = shared_start(cut(text[start:], 200), page.subject)
    if common:
        yield Evidence(trimmed(common), "text", weight + 0.1)
    if title:
        if not named and not any(is_job(word) for word in fold(title).split()):
            weight *= 0.6
        yield Evidence(title, "text", weight + (0.08 if clean_end else -0.1))
    for one in shorter:
        yield Evidence(one, "text", weight - 0.25)


def _in_lines(page: Page) -> Iterator[Evidence]:
    for line in page.lines[:40]:
        match = _LABELLED.match(line)
        if match:
            yield Evidence(trimmed(match["title"]), "text", 0.8)
    common = FUNCTION_WORDS[page.language or "en"] - INSIDE[page.language or "en"]
    for line in page.lines[:4]:
        # A heading over the letter: "Senior Analyst, Risk (JR-0048812)".
        words = line.lower().split()
        if (
            len(words) <= 9
            and len(line) > 5
            and line[-1] not in ".,!?:;"
            and line not in page.signed
            and not common.intersection(words)
            and any(is_job(word) for word in fold(line).split())
        ):
            yield Evidence(trimmed(re.sub(r"^(?:Re|RE|Ref|Betr\.?|Betreff)\s?:\s*", "", line)), "heading", 0.35)


def _in_subject(page: Page, company: Detail | None) -> Iterator[Evidence]:
    subject = page.subject
    code = page.language or "en"
    named, applied, _ = _patterns(code)
    english = _patterns("en")
    for pattern, weight in ((named, 0.6), (applied, 0.55), (english[0], 0.6), (english[1], 0.55)):
        for match in pattern.finditer(subject):
            title, clean, shorter = title_after(subject[match.end() :], code)
            yield Evidence(title, "subject", weight + 0.05 * clean)
            for one in shorter:
                yield Evidence(one, "subject", weight - 0.15)
    for title in titles_before_nouns(subject, code):
        yield Evidence(title, "subject", 0.6)
    pieces = _SPLIT.split(subject)
    body = f" {fold(page.text[:4000])} "
    names = {fold_company(company.value)} if company else set()
    for first in range(0, len(pieces), 2):
        for last in range(first, min(len(pieces), first + 9), 2):
            if last > first and _HARD.search(pieces[last - 1]):
                break
            value = bare_piece("".join(pieces[first : last + 1]))
            words = fold(value).split()
            if not words or set(words) <= _STATUS or fold_company(value) in names:
                continue
            inside = f" {' '.join(words)} " in body
            job = any(is_job(word) for word in words)
            if job or inside or len(words) > 1:
                weight = 0.25 + 0.25 * job + 0.15 * inside
                if last > first and not inside and any(mark.strip(" ()[],") for mark in pieces[first + 1 : last : 2]):
                    # Of several pieces a title is only where it is found whole in the text, unless they are "A (b)".
                    weight = 0.1
                if words[0] in _STATUS:
                    weight -= 0.2
                if page.greeted.intersection(words):
                    weight -= 0.2
                yield Evidence(value, "subject", max(0.05, weight))


#: What never joins two halves of a title.
_PLATFORM_NAMES = frozenset(name.casefold() for name in PLATFORMS.values())
_HARD = later(r"\b(?:at|bei|chez|hos|bij|presso)\b|[@:|•\"“”„«»]")


def _may_be(value: str, page: Page, company: Detail | None) -> bool:
    words = fold(value).split()
    if not 3 <= len(value) <= 120 or not words or len(words) > 15 or "@" in value or "http" in value:
        return False
    if _NAMES_NOTHING[page.language or "en"].issuperset(words):
        return False
    if value[0].islower() and (page.language or "en") in ("en", "de") and not any(is_job(word) for word in words):
        return False
    if (
        words[0] in _GENERIC
        and not value.startswith("IT")
        and (value[0].islower() or not any(is_job(word) for word in words))
    ):
        return False
    if company and (
        fold_company(value) == fold_company(company.value)
        or (
            f" {fold_company(value)} " in f" {fold_company(company.value)} " and not any(is_job(word) for word in words)
        )
    ):
        return False
    if value.casefold() in _PLATFORM_NAMES:
        return False
    if set(words) <= page.greeted or (person_like(value) >= 0.75 and not any(is_job(word) for word in words)):
        return False
    if CLOSING.search(" ".join(words)) or "!" in value or "?" in value or not _VERBS.isdisjoint(value.split()):
        return False
    if not _DAYS.isdisjoint(words) and not any(is_job(word) for word in words):
        return False
    return not re.fullmatch(r"[\d\W]+", value)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A language's words of a job, of an application, and small ones; compiled when met."""
    named, applied = (re.compile(rf"\b(?:{words})(?:(?<=['’])|\s+)(?=[\w\"“„«‘'(])") for words in _AFTER[language])
    return named, applied, re.compile(_LOOSE[language])


def _without_company(value: str, company: Detail | None) -> str:
    """ "Acme Data Analyst" and "Data Analyst - Acme" without Acme."""
    if company is None or company.confidence < 0.6:
        return value
    name, lower = company.value.lower(), value.lower()
    if lower.startswith(name) and len(lower) > len(name) and not lower[len(name)].isalnum():
        value = re.sub(r"^['’]s\b", "", value[len(name) :]).strip(" -–—|:,/")
    elif lower.rstrip(")").endswith(name):
        before = value[: len(lower.rstrip(")")) - len(name)]
        bare = _JOINED.sub("", before)
        if bare != before:
            value = bare
    return value


_JOINED = later(r"(?:\s*[-–—|:,/(@]\s*|\s(?:at|bei|chez|bij|hos|presso|en|na|w|de|da|of|von|van)\s+)$")


#: What each sign of a title is worth, fitted on the corpus: logistic regression over all titles that its mails show.
_WORTH = {
    "always": -2.59,
    "subject": 2.27,
    "sources": 1.02,
    "again": 1.01,
    "rival": -1.14,
    "job": 2,
    "begins as a job": 0.41,
    "one word": -0.7,
    "many words": -0.47,
    "ends as a department": -0.77,
    "small": -0.88,
    "ends small": -0.14,
    "goes on": -0.72,
    "in the subject": -1.94,
    "whole subject": -1.33,
    "begins the subject": 0.37,
    "ends the subject": 1.11,
    "text": 1.09,
    "longer": -0.77,
    "shorter": -1.26,
    "never alone": -1.5,
    "heading": -0.77,
}


def _weigh(page: Page, sightings: Iterable[Evidence], company: Detail | None) -> Detail | None:
    tally = Tally(_believable(sightings, page, company), fold)
    if not tally.weights:
        return None
    tally.look_into({"subject": f" {fold(page.subject)} ", "text": f" {fold(page.text[:4000])} "}, 0.3)
    strengths, subject = tally.strengths(), fold(page.subject)
    sure = {
        name: sureness(tally.signs(name, strengths) | _signs(name, tally.spelling(name), subject, page), _WORTH)
        for name in tally.weights
    }
    best = max(sure, key=lambda name: (sure[name], len(name)))
    return told(tally.spelling(best), tally.source(best), sure[best]) if sure[best] >= LEAST else None


def _signs(name: str, value: str, subject: str, page: Page) -> dict[str, float]:
    """What a title itself tells, and where it stands in the subject."""
    words = name.split()
    job = any(map(is_job, words))
    return {
        "job": job,
        "begins as a job": is_job(words[0]),
        "one word": len(words) == 1,
        "many words": len(words) > 4,
        "ends as a department": words[-1] in DEPARTMENT,
        "small": value[0].islower(),
        "ends small": value.rsplit(maxsplit=1)[-1].islower(),
        "goes on": f"{value} (" in page.subject or f"{value} (" in page.text,
        "in the subject": f" {name} " in f" {subject} ",
        "whole subject": name == subject,
        "begins the subject": subject.startswith(name),
        "ends the subject": subject.endswith(name),
    }


def _believable(sightings: Iterable[Evidence], page: Page, company: Detail | None) -> Iterator[Evidence]:
    for item in sightings:
        value = without_noun(_without_company(without_noun(item.value), company))
        if _may_be(value, page, company):
            yield replace(item, value=value)
