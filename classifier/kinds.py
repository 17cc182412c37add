"""Whether the mail comes from no ordinary employer: an ``agency``, ``academia``, or one that offers an ``internship``.

Precision before recall: a letter that speaks of "your clients" or "the search committee" to an employer is wrong, one
that speaks of the team to an agency is merely plain.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from classifier.address import Address
from classifier.evidence import Detail
from classifier.later import later
from classifier.page import Page
from classifier.senders import registrable

#: A domain of one who recruits for others; "talent" and "people" of an employer stand below its own domain.
_AGENCY_DOMAIN = later(
    r"staffing|staff$|(?<!re)search$|headhunt|recruit(?:ment|ers|ing)$|talento?s?(?:me|uk|asia)?$|temps$|"
    r"executive|zeitarbeit|[-_]personal$|personalberat|uitzend|flexwerk|detacher|bemanning|interim|[-_]ett$|jinzai|"
    r"selezione$|seleccion$|rekrut(?:tering|acja)?$|rekrytering$|vikar(?:bureau|er)?$|placements?$"
)
_AGENCY_NAME = later(
    r"\b(?:executive search|headhunt\w+|employment agency|recruitment agency|recruitment consult\w+|"
    r"personalberat\w+|personaldienst\w+|personalvermittl\w+|zeitarbeit|arbeitsvermittl\w+|intérim|"
    r"cabinet de recrutement|management de transition|(?-i:ETT)|empresa de trabajo temporal|trabalho temporário|"
    r"agenzia per il lavoro|uitzendbureau|uitzend\w+|detachering|bemanning\w*|vikarbureau|rekrutteringsbureau|"
    r"rekryteringsbyrå|agencja (?:pracy|zatrudnienia))\b",
    re.IGNORECASE,
)
#: Posts that only science has.
_SCIENTIFIC = later(
    r"\b(?:(?:assistant|associate|full|visiting|adjunct|junior)[- ]professor|professor(?:ship)?s? (?:of|in|for)|"
    r"tenure[- ]track|lectureship|university teacher|post-?doc(?:toral|s)?\b|ph\.? ?d\.? ?(?:-| )(?:position|"
    r"student|studentship|candidate|project|place|"
    r"scholarship|program|fellow|researcher|stipendi|stilling|tjänst)|doctoral (?:position|student|candidate|"
    r"researcher|contract|fellow|school|post|place)|research (?:fellow|fellowship|professor|group leader)|"
    r"faculty (?:search|position|candidate|member)|search committee|campus visit|job talk|principal investigator|"
    r"(?:w[123]|junior|stiftungs)[- ]?professur|professur\b|berufungs(?:kommission|verfahren|liste|vortrag)|lehrstuhl|"
    r"wiss(?:\.|enschaftliche[rn]?(?:/[rn])?) (?:mitarbeit|hilfskraft|angestellt)\w*|promotionsstelle|"
    r"doktorand\w*|habilitand\w*|"
    r"maître[·.\w]* de conférences|doctorante?s?\b|contrat doctoral|école doctorale|post-?doctora\w*|"
    r"enseignant[·.\w-]*chercheu\w*|"
    r"chargée? de recherche|professeure? des universités|\bater\b|"
    r"investigador(?:a|es)?\b|predoctoral|postdoctoral|contrato doctoral|ayudante doctora?|docente de asignatura|"
    r"profesor(?:a|/a)? (?:titular|asociad|ayudante|contratad|universitari|investigador)\w*|"
    r"pesquisador\w*|doutora[dm]\w*|pós-doutora\w*|bolsa de (?:investigação|doutoramento|pesquisa)|bolseir[oa]|"
    r"professor(?:a|\(a\))? (?:substitut|adjunt|auxiliar|catedrátic|associad|doutor)\w*|"
    r"ricercat(?:ore|rice)|assegn(?:o|ista|isti) di ricerca|dottorat[oi]|dottorand[oai]|borsa di (?:ricerca|dottorato)|"
    r"professore (?:associato|ordinario|a contratto)|docen(?:te|za) a contratto|"
    r"promovend\w+|hoogleraar|promotieplaats|promotieonderzoek|universitair (?:hoofd)?docent|onderzoeksgroep|"
    r"doktorandtjänst|universitets(?:lektor|adjunkt)\w*|(?:biträdande )?lektorat\w*|forskare\b|forskarassistent|"
    r"postdoktor\w*|"
    r"ph\.?d\.?-stipendi\w*|adjunktur\b|adjunkt\b|lektor i |forskningsassistent|videnskabelig\w*|"
    r"adiunkt(?:a|em|owi)?\b(?! muzeal)|profesor(?:a)? uczelni|pracownik\w* (?:naukow|badawcz|dydaktyczn)\w*|"
    r"stypendyst\w*|doktorant\w*|"
    r"asystent\w* (?:naukow|badawcz|w grupie pracowników)\w*)"
)
#: Posts that science shares with industry and with schools; they count where the house is one of science.
_SHARED = later(
    r"\b(?:professor\w*|lecturer|reader in|research (?:assistant|associate|scientist|engineer)|researcher|"
    r"scientist|instructor|teaching (?:fellow|assistant)|scholar|"
    r"professeure?|chercheu\w+|ingénieure? de recherche|enseignante?|profesor\w*|docente?\b|catedrátic\w*|"
    r"onderzoeker|docent|forsker|forskare|lektor|adjunkt|underviser|wykładowc\w+|asystent\w*|"
    r"forschung\w*|akademische[rs]?|doktor\w*|postdok\w*|ph\.?d|stipend\w*|séminaire|research)\b"
)
_HOUSE = later(
    r"\b(?:universit(?:y|ies|ät\w*|é|à|at|eit\w*|et\w*)|universidade?s?|uniwersytet\w*|politechnik\w*|"
    r"politecnico|polytechni\w+|"
    r"hochschul\w*|fachhochschule|college of|faculty of|facult(?:y|é)|fakultät\w*|facultad|faculdade|facoltà|"
    r"faculteit|fakultet\w*|"
    r"wydział\w*|department of \w+|dipartimento|max[- ]planck|fraunhofer|leibniz|cnrs|inserm|inria|csic|"
    r"research (?:institute|council|centre|center)|forschungsinstitut\w*|forschungszentrum|"
    r"institut (?:für|de recherche|des)|instituto de (?:investigaci|pesquisa)\w*|istituto di ricerca|"
    r"onderzoeksinstituut|forskningsinstitut\w*|instytut\w*|högskola\w*|akademi[ai] nauk)\b"
)
_SCIENCE_DOMAIN = later(r"\.edu$|\.edu\.\w\w$|\.ac\.\w\w$|(?:^|[.@-])(?:uni|tu|univ|fh)-|-uni\.|universit|unive?rsidad")
#: What trains: alone in a position's title, in the subject, or as what the mail says was applied for.
_TRAINING: dict[str, str] = {
    "en": (
        r"internships?|interns?|apprentices?|apprenticeships?|working student|traineeships?|trainee placement|"
        r"(?:work|industrial|student|summer|year in industry|undergraduate) placements?|placement (?:student|year)|"
        r"work experience placement|co-op (?:student|placement|position)|werkstudent\w*"
    ),
    "de": (
        r"(?:\w+-?)?praktik(?:um|ums|a|ant\w*)|praktikums\w+|werkstudent\w*|"
        r"(?<!abgeschlossene )(?<!abgeschlossener )ausbildung (?:als|zum|zur)|"
        r"ausbildungs(?:platz|plätze|stelle|beruf)\w*|azubi\w*|auszubildende\w*|duales? studi\w+|volontariat\w*|"
        r"volontär\w*|lehrstelle\w*|lehrling\w*|internship"
    ),
    "fr": (
        r"stages?|stagiaires?|alternance|alternante?s?|apprentie?s?|apprentissage|contrat (?:pro|"
        r"de professionnalisation)"
    ),
    "es": (
        r"(?<!buenas )(?<!mejores )prácticas|practicantes?|becari[oa]s?|pasantes?|pasantías?|aprendiz|"
        r"internship|intern"
    ),
    "pt": r"estágios?|estagiári[oa](?:\(a\))?s?|(?:jovem |menor )?aprendiz|internship|intern",
    "it": r"tirocini[oi]?|tirocinante|stage|stagista|apprendistato|apprendista|internship|intern",
    "nl": (
        r"(?:\w+)?stage|stagiaire?s?|stageplek|stageplaats\w*|werkstudent\w*|leerling-\w+|leerwerk\w+|bbl|"
        r"afstudeer\w+|traineeship|internship"
    ),
    "sv": r"praktik|praktikant\w*|praktikplats\w*|lärling\w*|examensarbete|exjobb\w*|internship",
    "da": r"praktik|praktikant\w*|praktikplads\w*|(?:\w+)?elev|elevplads\w*|lærling\w*|læreplads\w*|internship",
    "pl": r"staż|stażu|stażyst\w*|stażow\w+|praktyki|praktyk|praktykant\w*|internship|intern",
}  # fmt: skip
#: What stands between an application's words and the thing that was applied for.
_APPLIED: dict[str, str] = {
    "en": (
        r"(?:appl\w+|interest|candidate|considered|interview\w*|position|place)\b[^.!?\n]{0,40}\b(?:for|to|in|"
        r"as|on|of)\b[^.!?\n]{0,50}"
    ),
    "de": (
        r"(?:bew[ae]rb\w+|beworben|bewirbst|interesse|suche|platz|stelle)\b[^.!?\n]{0,40}\b(?:als|um|auf|für|an|"
        r"zum|zur)\b[^.!?\n]{0,50}"
    ),
    "fr": (
        r"(?:candidat\w+|postul\w+|demande|offre|recherche|intérêt)\b[^.!?\n]{0,30}\b(?:de|pour|en|au|"
        r"à)\b[^.!?\n]{0,40}"
    ),
    "es": (
        r"(?:candidatura|solicitud|postul\w+|oferta|interés|proceso|plaza|inscri\w+)\b[^.!?\n]{0,40}\b(?:de|"
        r"para|en|a|como)\b[^.!?\n]{0,40}"
    ),
    "pt": (
        r"(?:candidat\w+|vaga|inscri\w+|interesse|processo|programa)\b[^.!?\n]{0,40}\b(?:de|para|a|ao|no|"
        r"em)\b[^.!?\n]{0,40}"
    ),
    "it": (
        r"(?:candid\w+|posizione|domanda|selezione|interesse|annuncio)\b[^.!?\n]{0,40}\b(?:di|per|al|allo|a|"
        r"come|in)\b[^.!?\n]{0,40}"
    ),
    "nl": (
        r"(?:sollicit\w+|gesolliciteerd|interesse|aanvraag|reactie)\b[^.!?\n]{0,40}\b(?:op|voor|naar|als|"
        r"in)\b[^.!?\n]{0,40}"
    ),
    "sv": r"(?:ansök\w+|sökt|intresse|sökte)\b[^.!?\n]{0,40}\b(?:till|om|för|på|som)\b[^.!?\n]{0,40}",
    "da": r"(?:ansøg\w+|søgt|interesse|henvendelse)\b[^.!?\n]{0,40}\b(?:til|om|for|på|som)\b[^.!?\n]{0,40}",
    "pl": (
        r"(?:zgłosz\w+|aplik\w+|rekrutacj\w+|kandydat\w+|udział\w*|nabor\w*)\b[^.!?\n]{0,40}\b(?:na|w|do|"
        r"o)\b[^.!?\n]{0,40}"
    ),
}  # fmt: skip


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    training = rf"\b(?:{_TRAINING[language]})\b"
    return re.compile(training), re.compile(rf"\b{_APPLIED[language]}{training}")


def kind_of(page: Page, company: Detail | None, position: Detail | None, cues: Collection[str]) -> Detail | None:
    """``agency``, ``academia`` or ``internship``; none for an ordinary employer, and where it is not sure."""
    training, applied = _patterns(page.language or "en")
    title = position.value.lower() if position and position.confidence >= 0.5 else ""
    if agency := _agency(page, spoken="agency" in cues):
        return agency
    if title and training.search(title):
        return Detail("internship", position.source if position else "text", 0.9)
    subject = page.subject.lower()
    if training.search(subject):
        return Detail("internship", "subject", 0.85)
    if science := _academia(page, company, title, subject):
        return science
    return Detail("internship", "text", 0.75) if applied.search(page.plain[:1500]) else None


def _agency(page: Page, *, spoken: bool) -> Detail | None:
    """Who speaks of a client, or is called a recruiter by name."""
    houses = [page.sender_name, *page.signed[:6]]
    # Machines' domains are called like that too: those of systems for applications.
    human = Address("", page.sender_email).can_be_answered
    named = bool(human and _AGENCY_DOMAIN.search(page.organisation)) or any(map(_AGENCY_NAME.search, houses))
    if named and spoken:
        return Detail("agency", "sender", 0.95)
    if named or spoken:
        return Detail("agency", "sender" if named else "text", 0.8)
    return None


def _academia(page: Page, company: Detail | None, title: str, subject: str) -> Detail | None:
    """A scientific post: by a name that only science has, or by a shared one in a house of science."""
    text = page.plain[:2500]
    if _SCIENTIFIC.search(title) or _SCIENTIFIC.search(subject):
        return Detail("academia", "subject" if not title else "text", 0.9)
    domain = registrable(page.sender_email.rpartition("@")[2])
    houses: Sequence[str] = (page.sender_name, company.value if company else "", *page.signed[:6])
    house = bool(_SCIENCE_DOMAIN.search(f"@{domain}")) or any(_HOUSE.search(name.lower()) for name in houses)
    if title and not _SHARED.search(title):
        # An accountant of a university is an accountant.
        return None
    if _SCIENTIFIC.search(text):
        return Detail("academia", "text", 0.9 if house else 0.7)
    if house and title:
        return Detail("academia", "sender", 0.8)
    return None
