"""The details that a mail shows: each rule and each decoy with a mail of its own, in ten languages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.address import Address
from classifier.details import Details, extract
from classifier.evidence import MOST_SIGHTINGS, Evidence, Tally, doubt_taken, is_form, sureness, told
from classifier.language import FUNCTION_WORDS, language_of
from classifier.message import Message, text_message
from classifier.page import HEAD, TAIL, lay_out
from classifier.plain import folded
from classifier.senders import is_platform, platform_of

SURE = 0.6


def read(body: str, subject: str = "", sender: str = "") -> Details:
    return extract(text_message(subject, sender, body))


def company(body: str, subject: str = "", sender: str = "") -> str | None:
    detail = read(body, subject, sender).company
    return detail.value if detail else None


def position(body: str, subject: str = "", sender: str = "") -> str | None:
    detail = read(body, subject, sender).position
    return detail.value if detail else None


def names(body: str, subject: str = "", sender: str = "") -> list[str]:
    return [person.name.value for person in read(body, subject, sender).contacts]


def sure_names(body: str, subject: str = "", sender: str = "") -> list[str]:
    return [one.name.value for one in read(body, subject, sender).contacts if one.name.confidence >= SURE]


# -- company ---------------------------------------------------------------------------------------

THANKS = "Dear Alex,\n\nThank you for your application. Unfortunately we will not be moving forward.\n\nBest regards,\n"


@pytest.mark.parametrize(
    ("wanted", "body", "subject", "sender"),
    [
        ("Norvale Labs", "Thank you for applying to the Data Analyst position at Norvale Labs.", "", ""),
        ("Norvale Labs", "Thank you for your interest in Norvale Labs.", "", ""),
        ("Norvale Labs", "Unfortunately, Norvale Labs has chosen another applicant.", "", ""),
        ("Quill & Fern", "Thank you for applying to Quill & Fern, and for your time.", "", ""),
        ("Norvale, Inc", "Your interest in Norvale, Inc. We write with bad news.", "", ""),
        ("Norvale Labs", THANKS + "The Norvale Labs Recruiting Team", "", ""),
        ("Norvale Labs", THANKS + "The People Team at Norvale Labs", "", ""),
        ("Norvale Labs", THANKS + "Anna Berg\nRecruiter, Norvale Labs", "", ""),
        ("Norvale Labs", THANKS + "Anna Berg", "Your application to Norvale Labs", ""),
        ("Norvale Labs", THANKS, "Norvale Labs - Application update", "no-reply@us.greenhouse-mail.io"),
        ("Norvale Labs", THANKS, "Data Analyst at Norvale Labs", ""),
        ("Quill & Fern", THANKS, "", "Quill & Fern Talent <no-reply@us.greenhouse-mail.io>"),
        ("Norvale", THANKS, "", "Norvale via Greenhouse <no-reply@greenhouse.io>"),
        ("Norvale", THANKS, "", "Jobs at Norvale <no-reply@hire.lever.co>"),
        ("Norvale Labs", THANKS, "", "Anna Berg at Norvale Labs <anna.berg@norvalelabs.example>"),
        ("Polna Dom", THANKS + "Magda\nPolna Dom", "", "magda@polnadom.example"),
        ("mooskraft", "Hi Alex, das Team von mooskraft sagt danke.", "", "hallo@mooskraft.example"),
        ("Stadt Ahrstein", THANKS + "Kerstin Raabe\nStadt Ahrstein", "", "personal@stadt-ahrstein.example"),
        ("Bäckerei Möller", THANKS + "Bäckerei Möller", "", "info@baeckerei-moeller.example"),
        ("Umbrafeld", "Ihre Bewerbung bei Umbrafeld haben wir geprüft.", "", "umbrafeld@myworkday.com"),
        (
            "Solverde Energie",
            "Sehr geehrte Frau Kaya,\n\nvielen Dank für Ihr Interesse an Solverde Energie und Ihre Bewerbung.",
            "Ihre Bewerbung als Monteurin bei Solverde Energie",
            "",
        ),
        (
            "Atelier Brume",
            "Bonjour,\n\nNous vous remercions de l'intérêt que vous portez à Atelier Brume.",
            "Votre candidature chez Atelier Brume",
            "",
        ),
        (
            "Pulpo Pay",
            "Hola Ana:\n\nGracias por tu interés en Pulpo Pay. No seguimos.",
            "Tu candidatura en Pulpo Pay",
            "",
        ),
        (
            "Nuvem Verde",
            "Olá Rui, obrigado pelo interesse na Nuvem Verde.",
            "",
            "Equipa Nuvem Verde <rh@nuvemverde.example>",
        ),
        ("Korale", "Ciao Luca, grazie per l'interesse verso Korale.", "La tua candidatura in Korale", ""),
        ("Oranjeveld", "Hoi Sem, bedankt voor je interesse in Oranjeveld.", "Je sollicitatie bij Oranjeveld", ""),
        (
            "Sparlöv",
            "Hej Moa! Tack för att du vill jobba hos Sparlöv.\n\nTeamet på Sparlöv",
            "",
            "Sparlöv <no-reply@varbi.com>",
        ),
        (
            "Kantsten",
            "Kære Ida, tak for din interesse for Kantsten.\n\nTeamet hos Kantsten",
            "",
            "Kantsten <job@kantsten.example>",
        ),
        ("Interval HR", THANKS + "Interval HR", "", "Interval HR <hello@intervalhr.example>"),
        ("Borowik Logistics", "Dzień dobry, dziękujemy za aplikację.\n\nZespół Rekrutacji\nBorowik Logistics", "", ""),
    ],
)
def test_company_is_found(wanted: str, body: str, subject: str, sender: str) -> None:
    """The employer is found wherever a mail names it, and spelled as the mail does."""
    assert company(body, subject, sender) == wanted


@pytest.mark.parametrize(
    ("body", "subject", "sender"),
    [
        (THANKS + "The Recruiting Team", "", "Recruiting Team <no-reply@us.greenhouse-mail.io>"),
        ("Thank you for your interest in [Company] and the [Position] role.", "", ""),
        (THANKS, "", "Workday <no-reply@myworkday.com>"),
        (THANKS + "LinkedIn", "", "LinkedIn <jobs-noreply@linkedin.com>"),
        ("Thank you for your interest in the Data Analyst position.", "", ""),
        ("Hi Alex Morgan, thank you for the application.", "", "someone@gmail.com"),
        ("We met on Monday. Thanks for coming in.", "", ""),
    ],
)
def test_nothing_is_taken_for_a_company(body: str, subject: str, sender: str) -> None:
    """A department, a placeholder, a platform, a title or a weekday is no employer."""
    assert company(body, subject, sender) is None


def test_agreement_makes_sure() -> None:
    """The same name in the sender, its domain and the text is surer than in one place, and sure enough for a letter."""
    once = read("Hi Alex, sorry, it is a no.", sender="Norvale Labs <no-reply@ashbyhq.com>").company
    often = read(
        "Thank you for applying to Norvale Labs.",
        "Your application to Norvale Labs",
        "Norvale Labs <hr@norvalelabs.example>",
    ).company
    assert once is not None
    assert often is not None
    assert once.confidence < often.confidence
    assert often.confidence >= SURE


def test_agency_is_no_employer() -> None:
    """Who writes for a client is not sure to be the employer."""
    detail = read(
        "Hi Alex, our client has decided to go with another candidate.\n\nBest,\nTom Ash\nHarlow Staffing",
        sender="Tom Ash <tom.ash@harlowstaffing.example>",
    ).company
    assert detail is None or detail.confidence < SURE


def test_recruiters_own_name_at_a_platform_is_no_company() -> None:
    """The local part at a platform may be a person's."""
    found = company(
        "Bonjour, merci pour votre candidature.\n\nLisa Vernet", sender="Lisa Vernet <lisa.vernet@hire.lever.co>"
    )
    assert found != "Lisa Vernet"


@pytest.mark.parametrize(
    ("wanted", "body", "subject", "sender"),
    [
        # Text and signature must do where the sender tells nothing.
        ("Norvale Labs", THANKS + "Norvale Labs Talent Acquisition", "Thank you from Norvale Labs", ""),
        ("Norvale", "Dear Alex, thank you for your interest in Norvale. It is a no.\n\nThe Norvale Team", "", ""),
        ("Norvale", THANKS, "Your application for Data Analyst at Norvale", "jobs@norvale.example"),
        # A department behind the name goes.
        ("Norvale Airways", THANKS + "Norvale Airways Recruitment", "", "jobs@norvaleairways.example"),
        # Connectors are left out of addresses.
        ("Vidrio del Monte", THANKS + "Vidrio del Monte", "", "Vidrio del Monte <rh@vidriomonte.example>"),
        # Initials are a form of the name.
        ("Quill & Fern", "Thank you for your interest in Quill & Fern. We enjoyed it.\n\nSincerely,\nQ&F", "Q&F", ""),
        # A platform may be the employer itself.
        ("Workday", "Thank you for your interest in Workday. It is a no.", "Thank you from Workday", ""),
    ],
)
def test_company_is_sure(wanted: str, body: str, subject: str, sender: str) -> None:
    """What several places agree on is sure enough for a letter."""
    detail = read(body, subject, sender).company
    assert detail is not None
    assert (detail.value, detail.confidence >= SURE) == (wanted, True)


@pytest.mark.parametrize(
    ("body", "subject", "sender"),
    [
        # The beginning of a subject, an office, the rest of a title, a word that the mail writes small elsewhere.
        ("Ciao Luca, abbiamo ricevuto tutto.", "Esito della Sua candidatura", ""),
        (THANKS + "Recruitment Desk", "", "Recruitment Desk <desk@webmail.example>"),
        ("Hola Ana: gracias por tu candidatura como Analista de Riesgos.", "Estado: Analista de Riesgos", ""),
        ("Your test is open. This is a reminder of it.", "Reminder: your test", "Reminder <no-reply@testing.example>"),
        # Who applied through a platform did not apply to it, and what a platform sends is not about it.
        ("Thank you. You applied with LinkedIn for this role.", "", ""),
        ("Thank you for your interest in Workday.", "", "Norvale <norvale@myworkday.com>"),
        ("Hi Alex, it is a no.\n\nBest,\nJan", "", "Jan van Zanten <jan@groenhof.example>"),
    ],
)
def test_unlikely_company_is_not_sure(body: str, subject: str, sender: str) -> None:
    """What merely stands where names stand is no employer to write to."""
    detail = read(body, subject, sender).company
    wrong = ("Sua", "Desk", "Riesgos", "Reminder", "LinkedIn", "Workday", "Zanten")
    assert detail is None or detail.confidence < SURE or not any(word in detail.value for word in wrong)


# -- position --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "body", "subject"),
    [
        ("Junior Soil Analyst", "Thank you for applying for the position of Junior Soil Analyst at Norvale.", ""),
        (
            "Bridge Engineer, Timber",
            "Your wish to join the yard as a Bridge Engineer, Timber. We were glad of it.",
            "",
        ),
        (
            "Web Developer - Maps/Charts",
            "You wrote about our Web Developer - Maps/Charts opening.",
            "",
        ),
        ("Associate Surveyor (Rail)", "We reviewed you for our Associate Surveyor (Rail), R-16811. We are sorry.", ""),
        (
            "Senior Analyst, Risk & Controls (m/f/d)",
            "You applied for the position Senior Analyst, Risk & Controls (m/f/d) - R-10492.",
            "",
        ),
        ("Data Analyst", "Your interest in the 2031-77014 Data Analyst position is noted.", ""),
        ("Pattern Maker", "We saw your interest in our company and the Pattern Maker role.", ""),
        ("Trail Guide", "Dear Applicant, The Trail Guide position is no longer open.", ""),
        ("Head of Data", "We have decided not to proceed with you for the Head of Data role.", ""),
        ("Assistant to the Director", "Thank you for applying to the Assistant to the Director position.", ""),
        (
            "Kennel Assistant",
            "Thank you for coming along to our Kennel Assistant taster morning.",
            "Kennel Assistant – outcome",
        ),
        ("Diesel Fitter – Nights", "Sorry, the Diesel Fitter – Nights job has gone.", "Update: Diesel Fitter – Nights"),
        ("Data Analyst", "Sorry, we have filled it.", "Your application for Data Analyst at Norvale"),
        ("Process Engineer", "Requisition: R-22071 - Process Engineer\n\nWe are sorry.", ""),
        ("Night Auditor", "Job title: Night Auditor\nStatus: closed", ""),
        ("Lecturer in Marine Ecology", "Thank you for applying for the post of Lecturer in Marine Ecology.", ""),
        (
            "Principal Geotechnical Engineer for Tailings",
            "Our review of applications for the position of Principal Geotechnical Engineer\nfor Tailings is complete.",
            "Principal Geotechnical Engineer for Tailings",
        ),
        (
            "Außendienst Chirurgie (m/w/d)",
            "wir danken für Ihre Bewerbung auf die Position Außendienst Chirurgie (m/w/d).",
            "",
        ),
        (
            "Konstrukteur",
            "Sehr geehrte Frau Ay,\n\nvielen Dank für Ihre Bewerbung als Konstrukteur. Leider ist es nichts.",
            "",
        ),
        (
            "Chargée de clientèle",
            "Bonjour, votre candidature au poste de Chargée de clientèle n'a pas été retenue.",
            "",
        ),
        ("aide-comptable", "Bonjour, le poste d'aide-comptable est pourvu, nous sommes désolés.", ""),
        ("Tripulante de Cubierta", "Estimada Ana: gracias por su postulación al cargo de Tripulante de Cubierta.", ""),
        (
            "Operador de caixa",
            "Boa tarde. Agradecemos a sua candidatura à vaga de Operador de caixa.",
            "Operador de caixa",
        ),
        (
            "Tecnico di laboratorio",
            "Gentile candidato, la Sua candidatura per la posizione di Tecnico di laboratorio è chiusa.",
            "",
        ),
        (
            "Inkoper Verpakkingen",
            "Beste Sem, bedankt voor je sollicitatie naar de functie van Inkoper Verpakkingen.",
            "",
        ),
        (
            "Universitetslektor i statsvetenskap",
            "Hej! Din ansökan till anställningen som Universitetslektor i statsvetenskap har nått oss.",
            "Bekräftelse - Universitetslektor i statsvetenskap",
        ),
        ("Brand Manager", "Hej Max, du är inte kvar för Brand Manager-rollen, tyvärr.", ""),
        ("Kontorelev", "Kære Ida, tak for din ansøgning til stillingen som Kontorelev. Den er desværre besat.", ""),
        ("Dive Guide (Season 31)", "Thank you, we read all applications in August.", "Dive Guide (Season 31)"),
        ("Ratownik medyczny", "Informujemy, że rekrutacja na stanowisko Ratownik medyczny została zakończona.", ""),
    ],
)
def test_position_is_found(wanted: str, body: str, subject: str) -> None:
    """The title is found whole, without its requisition number, its noun and its article."""
    assert position(body, subject) == wanted


@pytest.mark.parametrize(
    "body",
    [
        "Thank you for your application. We have gone with somebody else.",
        "We will keep your CV for future positions and other roles.",
        "Thank you for your interest in the [Position] role.",
        "Thank you for your interest in Norvale.",
        "Liebe Frau Ay, leider haben wir uns anders entschieden. Viel Erfolg für Ihre Zukunft!",
    ],
)
def test_nothing_is_taken_for_a_position(body: str) -> None:
    """Where no title stands, none is told as sure."""
    detail = read(body).position
    assert detail is None or detail.confidence < SURE


@pytest.mark.parametrize(
    ("wanted", "body", "subject"),
    [
        # A noun without a preposition before a title in capitals.
        ("Tecnico Luci", "Gentile candidata, la posizione Tecnico Luci è stata assegnata ad altri.", ""),
        ("Operador de Grua", "Boa tarde, informamos que a vaga Operador de Grua (55213) foi cancelada.", ""),
        # A title's abbreviation ends no sentence; a sentence does, where a small word begins the next.
        (
            "Specjalista ds. Bezpieczeństwa",
            "Dziękujemy za zgłoszenie na stanowisko Specjalista ds. Bezpieczeństwa. Rekrutacja została zamknięta.",
            "",
        ),
        # A small word after a title in capitals is the sentence's.
        ("Terapeuta Oral", "Boa tarde, a sua candidatura a Terapeuta Oral segue para análise da nossa equipa.", ""),
        ("Dachdeckerin", "Sehr geehrte Frau Ay, auf Ihre Bewerbung als Dachdeckerin dürfen wir Ihnen absagen.", ""),
        ("Ferry Pilot", "Thank you for your interest in becoming a Ferry Pilot. We chose others.", "Ferry Pilot"),
        ("IT Administrator", "We have closed the position of IT Administrator.", "Your application"),
    ],
)
def test_position_is_sure(wanted: str, body: str, subject: str) -> None:
    """A title that is told in so many words is sure enough for a letter, and cut where it ends."""
    detail = read(body, subject).position
    assert detail is not None
    assert (detail.value, detail.confidence >= SURE) == (wanted, True)


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        ("Hi Alex, I'm sending you three bars of soap.", "Sample"),
        ("Dear Alex, the interview is postponed to Thursday.", "INTERVIEW POSTPONED TO THURSDAY"),
        ("Your application status has changed.", "Application Status: Submitted - Under Review"),
    ],
)
def test_state_of_an_application_is_no_position(body: str, subject: str) -> None:
    """A day, a state or a contraction is no title."""
    detail = read(body, subject).position
    assert detail is None or detail.confidence < SURE


def test_second_title_is_a_decoy() -> None:
    """The job that was applied for wins over another that the mail recommends."""
    body = (
        "Thank you for applying for the Data Analyst position at Norvale.\n\n"
        "You may also like our other opening for a Product Manager, or the similar position of Sales Lead."
    )
    assert position(body) == "Data Analyst"


def test_title_goes_without_the_company() -> None:
    """A title that the subject joins to the employer's name is told without it."""
    assert (
        position(
            "Thank you for applying to Norvale Labs.", "Norvale Labs – QA Engineer", "Norvale Labs <x@ashbyhq.com>"
        )
        == "QA Engineer"
    )


# -- reference, platform, language -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("R-10492", "Requisition R-10492 - Analyst"),
        ("220418BR", "Rail Engineer, Req ID 220418BR"),
        ("2024/318", "Din ansökan, ref.nr 2024/318"),
        ("WM-118", "Ihre Bewerbung, Kennziffer WM-118"),
        ("JR0048812", "Branch Manager JR0048812"),
    ],
)
def test_reference_is_found(wanted: str, text: str) -> None:
    """The requisition or reference number is told as written."""
    detail = read("Hello.", text).reference
    assert detail is not None
    assert detail.value == wanted


def test_year_is_no_reference() -> None:
    """A year beside a word for a reference is not taken for one."""
    assert read("Our reference year is 2024.", "Summer job 2024").reference is None


def test_platform_is_told_by_the_domain() -> None:
    """The applicant tracking system is known by its domain and its subdomains."""
    detail = read("Hello.", sender="Norvale <norvale@eu.greenhouse-mail.io>").platform
    assert detail is not None
    assert (detail.value, platform_of("x@norvale.example"), is_platform("a@hire.lever.co")) == ("Greenhouse", "", True)


LANGUAGES = {
    "en": "Thank you for your application. We have gone with somebody else.",
    "de": "Vielen Dank für Ihre Bewerbung. Leider haben wir uns für eine andere Person entschieden.",
    "fr": "Nous vous remercions de votre candidature. Nous ne pouvons malheureusement pas la retenir.",
    "es": "Gracias por tu candidatura. Lamentamos decirte que hemos elegido a otra persona para el puesto.",
    "pt": "Obrigado pela sua candidatura. Infelizmente não vamos avançar com o seu processo.",
    "nl": "Bedankt voor je sollicitatie. Helaas hebben we voor een andere kandidaat gekozen.",
    "it": "Grazie per la tua candidatura. Purtroppo abbiamo scelto di non proseguire con il tuo profilo.",
    "sv": "Tack för din ansökan. Tyvärr har vi valt att gå vidare med andra kandidater och du är inte med.",
    "da": "Tak for din ansøgning. Vi har desværre valgt at gå videre med andre, og du er ikke blandt dem.",
    "pl": "Dziękujemy za zgłoszenie. Niestety nie możemy zaprosić Pani na rozmowę w tym procesie.",
}


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_language_is_known_by_its_function_words(code: str) -> None:
    """Two sentences are enough for each of the ten languages."""
    detail = read(LANGUAGES[code]).language
    assert detail is not None
    assert (detail.value, detail.confidence >= SURE) == (code, True)


@pytest.mark.parametrize("text", ["", "12:30", "OK", "Отправлено с телефона, спасибо большое", "שלום, תודה רבה לך"])
def test_unknown_language_is_told_as_none(text: str) -> None:
    """Too few words, or a language outside the ten, is unknown."""
    assert language_of(text) == ("", 0.0)


def test_each_language_has_words() -> None:
    """All ten languages have a table."""
    assert set(FUNCTION_WORDS) == set(LANGUAGES)


def test_pointer_to_a_translation_is_not_the_language() -> None:
    """ "(English version below)" over a Danish mail leaves it Danish."""
    assert language_of("(English version below)\n\n" + LANGUAGES["da"])[0] == "da"


# -- people ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "body", "sender"),
    [
        (["Anna Berg"], THANKS + "Anna Berg\nRecruiter", ""),
        (["Nora Halden-Price"], THANKS + "Nora Halden-Price\nRecruiting", ""),
        (["Thaddea Wolff"], THANKS + "Dr. Thaddea Wolff\nGeschäftsführerin", ""),
        (["Anna Berg"], "Hi Alex, sorry, it is a no.\n\nAnna", "Anna Berg <anna.berg@norvale.example>"),
        (["Anna Berg"], "Hi Alex, sorry, it is a no. Best, Anna", "Anna Berg <a.berg@norvale.example>"),
        (["Gesine Müller"], "Dear Alex, it is a no.", "Müller, Gesine <gesine.mueller@norvale.example>"),
        (["Petra", "Colin"], THANKS + "Petra & Colin, the Norvale Team", ""),
        (["Lina"], "Hey Jonas, leider nein.\n\nAlles Liebe\nLina 🌱", ""),
        (["Elisabet Frank"], "Hej! Vid frågor, kontakta Elisabet Frank, HR-handläggare. Din ansökan är mottagen.", ""),
        (
            ["Gunnar Ahl"],
            "Hej! Kan du komma förbi på fredag? /Gunnar Ahl, Ahls Rör",
            "Gunnar Ahl <gunnar@ahlsror.example>",
        ),
    ],
)
def test_person_is_found(wanted: list[str], body: str, sender: str) -> None:
    """Signers, senders and those to ask are told by the fullest name that the mail shows."""
    assert sure_names(body, sender=sender) == wanted


@pytest.mark.parametrize(
    ("body", "sender"),
    [
        (THANKS + "The Recruiting Team", "Recruiting Team <jobs@norvale.example>"),
        (THANKS + "Hiring Manager", "Talent Acquisition <no-reply@us.greenhouse-mail.io>"),
        (THANKS + "Norvale Labs", "Norvale Labs <norvale@myworkday.com>"),
        (THANKS + "[Name]\n[Company]", ""),
        (THANKS + "Lumen Bank", "Lumen Bank <hr@lumenbank.example>"),
        (THANKS + "Personalabteilung", "Stadtverwaltung Ahrstein <personalamt@stadt-ahrstein.example>"),
        ("Dear Anna Berg,\n\nyour papers have reached us.\n\nRegards,\nAnna Berg", ""),
        ("Hi Alex,\n\nthank you for the application.\n\nAlex", ""),
        (THANKS + "LinkedIn", "LinkedIn <jobs-noreply@linkedin.com>"),
    ],
)
def test_nobody_is_invented(body: str, sender: str) -> None:
    """A team, a firm, a placeholder, a platform or the candidate is never told as a sure contact."""
    assert sure_names(body, sender=sender) == []


def test_candidate_is_known_by_the_address_too() -> None:
    """A name that the mail was sent to is the candidate's, even where no greeting tells it."""
    message = replace(
        text_message("", "", "Thank you.\n\nRegards,\nAlex Morgan"), recipients=("alex.morgan@mail.example",)
    )
    assert extract(message).contacts == ()


def test_role_and_address_belong_to_their_person() -> None:
    """The role stands below the name, without the employer; the address is the one that carries the name."""
    (person,) = read(
        THANKS + "Anna Berg\nSenior Recruiter, Norvale Labs\nanna.berg@norvale.example",
        sender="Norvale Labs <jobs@norvale.example>",
    ).contacts
    assert person.role is not None
    assert person.email is not None
    assert (person.name.value, person.role.value, person.email.value) == (
        "Anna Berg",
        "Senior Recruiter",
        "anna.berg@norvale.example",
    )


def test_address_that_nobody_reads_is_no_contact() -> None:
    """A no-reply address is not told as somebody's."""
    (person,) = read(THANKS + "Anna Berg", sender="Anna Berg <no-reply@norvale.example>").contacts
    assert person.email is None


def test_reply_to_names_a_person() -> None:
    """A human being in Reply-To is a contact, with that address."""
    message = replace(
        text_message("", "Norvale <no-reply@norvale.example>", THANKS),
        reply_to=(Address("Anna Berg", "anna@norvale.example"),),
    )
    (person,) = extract(message).contacts
    assert person.email is not None
    assert (person.name.value, person.email.value) == ("Anna Berg", "anna@norvale.example")


def test_signer_comes_first() -> None:
    """The one who signed stands before others, because a reply greets the first."""
    body = "Dear Alex,\n\nplease contact Maria Vega with questions.\n\nBest regards,\nTom Ash\nRecruiter"
    assert names(body)[0] == "Tom Ash"


# -- stage and cues --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "body"),
    [
        ("interview", "Thank you for interviewing with us last week. We have chosen somebody else."),
        ("final", "It was down to you and one other finalist, and we chose them."),
        ("screen", "Thank you for taking the coding test. We will not proceed."),
        (
            "applied",
            "We have reviewed your application and will not invite you to interview. Your application is closed.",
        ),
        (
            "interview",
            "Vielen Dank für das Vorstellungsgespräch in der letzten Woche. Leider haben wir uns anders entschieden.",
        ),
        ("applied", "Leider können wir Sie nicht zu einem Gespräch einladen, die Bewerbung wurde von uns geprüft."),
    ],
)
def test_stage_is_what_happened(stage: str, body: str) -> None:
    """The stage is the last that took place; what a mail denies did not."""
    detail = read(body).stage
    assert detail is not None
    assert detail.value == stage


@pytest.mark.parametrize(
    ("cue", "body"),
    [
        ("on-file", "We will keep your resume on file for twelve months, and we are sorry."),
        ("cancelled", "The position has been cancelled, so your application is closed."),
        ("filled", "The position has now been filled, and we have closed your application."),
        ("agency", "The client has chosen another candidate for the role, I am sorry."),
        ("reapply", "We are sorry. We encourage you to apply again in the future for other roles."),
    ],
)
def test_cue_is_heard(cue: str, body: str) -> None:
    """What a rejection says beside the no is told."""
    assert cue in read(body).cues


def test_plain_no_has_no_cues() -> None:
    """A bare refusal says nothing beside it."""
    assert read("Sorry, it is a no this time.").cues == ()


# -- evidence --------------------------------------------------------------------------------------


def test_agreement_of_sightings_adds() -> None:
    """Two sightings say more than the better one."""
    tally = Tally([Evidence("Norvale", "text", 0.7), Evidence("Norvale", "sender", 0.5)], str)
    assert tally.strengths()["Norvale"] > doubt_taken(0.7) > doubt_taken(0.5) > doubt_taken(0.0) == 0.0


@given(st.floats(-20.0, 20.0), st.floats(-20.0, 20.0))
def test_more_signs_are_never_told_as_less(one: float, other: float) -> None:
    """More worth is never told as a lower confidence, and nothing is certain."""
    low, high = (
        told("Norvale", "text", sureness({"x": 1.0}, {"x": worth})).confidence for worth in sorted((one, other))
    )
    assert 0.0 <= low <= high < 1.0


def test_forms_of_a_name_are_no_rivals() -> None:
    """A longer and a shorter form are told apart from another name."""
    tally = Tally([Evidence(name, "text", 0.5) for name in ("norvale", "norvale labs", "quill")], str)
    strengths = tally.strengths()
    assert {"longer", "rival"} <= tally.signs("norvale", strengths).keys()
    assert {"shorter", "rival"} <= tally.signs("norvale labs", strengths).keys()
    assert "longer" not in tally.signs("quill", strengths)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("norvale", "norvale labs", True),
        ("q f", "quill fern", True),
        ("qf", "quill fern", True),
        ("norvale labs", "norvale", False),
        ("q", "quill fern", False),
        ("qx", "quill fern", False),
    ],
)
def test_words_and_initials_are_forms(one: str, other: str, wanted: bool) -> None:
    """Some of a name's words are a form of it, and so are its initials."""
    assert is_form(one, other) is wanted


def test_name_that_never_stands_alone_is_known() -> None:
    """ "Norvale" that the mail writes only as part of "Norvale Labs" is told apart from one that it also writes so."""
    tally = Tally([Evidence("norvale", "text", 0.5), Evidence("norvale labs", "text", 0.5)], str)
    tally.look_into({"text": " at norvale labs we and norvale labs "}, 0.3)
    assert "never alone" in tally.signs("norvale", tally.strengths())
    tally.look_into({"text": " at norvale "}, 0.3)
    assert "never alone" not in tally.signs("norvale", tally.strengths())


def test_tally_stops_counting() -> None:
    """However many names a hostile mail shows, only so many are compared with each other."""
    tally = Tally((Evidence(f"Name {number}", "text", 0.5) for number in range(10 * MOST_SIGHTINGS)), str)
    assert len(tally.weights) == MOST_SIGHTINGS


# -- promises on any mail --------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "Dear Alex,", "Thank you for", "the position of", "Data Analyst", "at Norvale Labs", "(R-10492)",
        "Best regards,", "Anna Berg", "HR", "\n", "\n\n", "-", "|", "(", ")", "“", ",", ".",
        "Ihre Bewerbung als",
        "bei", "Wir", "nicht",
        "candidature au poste de", "d'", "chez", "[Company]", "a@b.example", "Ærø", "ł", "İ", "ß",
        "\u202e", "\x00", "é\u0301", "1", "Req ID 220418BR", "Inc.", "&", "of", "Müller, Gesine",
    ]
)  # fmt: skip
TEXT = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join))
ADDRESS = st.sampled_from(
    ["", "hr@norvale.example", "norvale@myworkday.com", "no-reply@x.example", "a.b@gmail.com", "@", "x"]
)


def mails() -> st.SearchStrategy[Message]:
    return st.builds(
        lambda subject, name, email, body: text_message(subject, f"{name} <{email}>", body), TEXT, TEXT, ADDRESS, TEXT
    )


@settings(max_examples=300, deadline=None)
@given(mails())
def test_values_are_single_lines_of_the_mail(message: Message) -> None:
    """Extraction never raises, and each value is one line whose words all stand in the mail or its sender."""
    details = extract(message)
    sender = f"{message.sender.name} {message.sender.email}" if message.sender else ""
    shown = set(folded(f"{message.subject} {sender} {message.text}").split())
    found = [details.company, details.position, details.reference, *(person.name for person in details.contacts)]
    found += [detail for person in details.contacts for detail in (person.role, person.email)]
    for detail in found:
        if detail is not None:
            assert detail.value
            assert detail.value.splitlines() == [detail.value]
            assert 0.0 <= detail.confidence <= 1.0
            assert set(folded(detail.value).split()) <= shown


@settings(max_examples=50, deadline=None)
@given(mails())
def test_same_mail_same_details(message: Message) -> None:
    """Reading a mail twice tells the same."""
    assert extract(message).as_dict() == extract(message).as_dict()


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "Aa ",
        "(",
        '"',
        "\n",
        " - ",
        "1",
        "ref.: ",
        "Anna Berg\n",
        "Best,\nAnna\n",
        "not ",
        "position of ",
        "other candidates ",
        "at Acme and ",
        "& ",
    ],
)
def test_work_is_bounded_by_the_page(piece: str) -> None:
    """Whatever a hostile mail repeats, the extractors see no more than its head and its tail."""
    huge = text_message("x" * 10_000, f"{'A ' * 5_000}<hr@acme.example>", piece * (100_000 // len(piece)))
    page = lay_out(huge)
    assert len(page.text) <= HEAD + TAIL + 2
    assert sum(map(len, page.sentences)) <= 2 * (HEAD + TAIL)
    extract(huge)


def test_details_are_plain_data() -> None:
    """The form that travels from the reader's process has these keys and nothing but strings, numbers, lists, none."""
    plain = read(THANKS + "Anna Berg", sender="Norvale <norvale@myworkday.com>").as_dict()
    assert list(plain) == [
        *(
            "company",
            "position",
            "contacts",
            "stage",
            "cues",
            "language",
            "reference",
            "platform",
            "address",
            "kind",
            "given",
        ),
    ]
    assert set(plain["contacts"][0]) == {"name", "role", "email", "title", "honorific", "by_first"}
    assert set(plain["company"]) == {"value", "source", "confidence"}
