"""What a letter must know of a mail to be polite and true: titles, the form of address, the kind of employer, what
took place; each rule and each decoy with a sentence of its own, in ten languages."""

from __future__ import annotations

import pytest

from classifier.details import Details, Person, extract
from classifier.honorifics import parted
from classifier.message import text_message

SURE = 0.6


def read(body: str, subject: str = "", sender: str = "") -> Details:
    return extract(text_message(subject, sender, body))


# -- titles ----------------------------------------------------------------------------------------

LETTER = {
    "en": "Dear Alex,\n\nthank you for your application. We have gone with another candidate.\n\nBest regards,\n{}",
    "de": "Hallo Alex,\n\nvielen Dank für Ihre Bewerbung. Wir haben uns anders entschieden.\n\nViele Grüße\n{}",
    "fr": "Bonjour Alex,\n\nnous vous remercions de votre candidature, qui n'est pas retenue.\n\nCordialement,\n{}",
    "es": "Hola Alex:\n\ngracias por tu candidatura. Hemos elegido a otra persona para el puesto.\n\nSaludos,\n{}",
    "pt": "Olá Alex,\n\nobrigado pela sua candidatura. Não vamos avançar com o processo.\n\nCumprimentos,\n{}",
    "nl": "Beste Alex,\n\nbedankt voor je sollicitatie. Wij gaan verder met een ander.\n\nMet vriendelijke groet,\n{}",
    "it": "Ciao Alex,\n\ngrazie per la tua candidatura. Abbiamo scelto un'altra persona.\n\nCordiali saluti\n{}",
    "sv": "Hej Alex,\n\ntack för din ansökan. Vi har valt att gå vidare med andra.\n\nVänliga hälsningar\n{}",
    "da": "Hej Alex,\n\ntak for din ansøgning. Vi har valgt at gå videre med andre.\n\nVenlig hilsen\n{}",
    "pl": "Dzień dobry,\n\ndziękujemy za zgłoszenie. Wybraliśmy inną osobę na to stanowisko.\n\nPozdrawiam\n{}",
}


def signer(language: str, signature: str, sender: str = "") -> Person:
    return read(LETTER[language].format(signature), sender=sender).contacts[0]


@pytest.mark.parametrize(
    ("language", "signature", "wanted"),
    [
        ("en", "Dr. Anna Berg", ("", "Dr.", "Anna Berg")),
        ("en", "Mrs J. Pym", ("Mrs", "", "J. Pym")),
        ("en", "Anna Berg (Ms.)", ("Ms.", "", "Anna Berg")),
        ("en", "Don Carter", ("", "", "Don Carter")),
        ("de", "Prof. Dr. med. Anna Berg", ("", "Prof. Dr.", "Anna Berg")),
        ("de", "Frau Dr. Anna Berg", ("Frau", "Dr.", "Anna Berg")),
        ("de", "Mag. Eva Hinterer", ("", "Mag.", "Eva Hinterer")),
        ("de", "Dipl.-Ing. Ulrich Vogt", ("", "", "Ulrich Vogt")),
        ("fr", "M. Lucas Teissier", ("M.", "", "Lucas Teissier")),
        ("fr", "Mme Claire Vallon", ("Mme", "", "Claire Vallon")),
        ("es", "Dra. Ainhoa Larralde", ("", "Dra.", "Ainhoa Larralde")),
        ("es", "Sra. Ana Ruiz", ("Sra.", "", "Ana Ruiz")),
        ("pt", "Dra. Helena Vaz", ("", "Dra.", "Helena Vaz")),
        ("it", "Dott.ssa Chiara Moretti", ("Dott.ssa", "", "Chiara Moretti")),
        ("it", "Prof. Aldo Ferri", ("", "Prof.", "Aldo Ferri")),
        ("nl", "Prof. dr. Bram Aerts", ("", "Prof. dr.", "Bram Aerts")),
        ("nl", "Mevr. Petra Smit", ("Mevr.", "", "Petra Smit")),
        ("sv", "Dr Erik Ask", ("", "Dr", "Erik Ask")),
        ("da", "Mette Holm", ("", "", "Mette Holm")),
        ("pl", "dr hab. Anna Nowak", ("", "dr", "Anna Nowak")),
        ("pl", "mgr Lidia Werner", ("", "", "Lidia Werner")),
    ],
)
def test_name_is_taken_apart(language: str, signature: str, wanted: tuple[str, str, str]) -> None:
    """A name is told without what stands before it; honorific and title stand beside, as written."""
    person = signer(language, signature)
    assert (person.honorific, person.title, person.name.value) == wanted


@pytest.mark.parametrize(
    ("language", "body", "wanted"),
    [
        ("de", "Rückfragen beantwortet Ihnen Frau Berg gern.", ("Frau", "")),
        ("de", "Sie können mit Frau Dr. Berg Kontakt aufnehmen.", ("Frau", "Dr.")),
        ("en", "Ms. Berg is happy to help, as Dr. Berg often does.", ("Ms.", "Dr.")),
        ("fr", "Mme Berg se tient à votre disposition.", ("Mme", "")),
        ("pl", "Odpowie na nie Pani Anna Berg z działu kadr.", ("Pani", "")),
        ("en", "Mr Vogt is happy to help.", ("", "")),
        ("en", "Mr Mbeki-Berg is happy to help.", ("", "")),
        ("de", "Herr Berg und Frau Berg helfen Ihnen gern.", ("", "")),
        ("en", "She is happy to help.", ("", "")),
    ],
)
def test_title_stands_elsewhere_in_the_mail(language: str, body: str, wanted: tuple[str, str]) -> None:
    """What the text calls a signer is told, unless it is another's, or two things at once."""
    person = signer(language, f"Anna Berg\n\n{body}")
    assert (person.honorific, person.title) == wanted


def test_candidates_title_is_not_the_signers() -> None:
    """Where the greeting names somebody of the same surname, the honorific there is the candidate's."""
    body = "Sehr geehrter Herr Berg,\n\nwir haben uns anders entschieden.\n\nMit freundlichen Grüßen\nAnna Berg"
    assert [(one.name.value, one.honorific) for one in read(body).contacts] == [("Anna Berg", "")]


def test_name_always_stays() -> None:
    """A name that consists of titles keeps its last word."""
    assert parted("Frau Prof. Dr.", "de").name == "Dr."


@pytest.mark.parametrize(
    ("signature", "sender", "wanted"),
    [
        ("Anna", "Norvale <jobs@norvale.example>", True),
        ("Anna", "Anna Berg <anna.berg@norvale.example>", True),
        ("Anna Berg", "", False),
        ("Frau Anna", "", False),
        ("Dr. Anna", "", False),
    ],
)
def test_first_name_alone_is_told(signature: str, sender: str, wanted: bool) -> None:
    """Only who signs with a bare first name goes by it, whatever the sender is called."""
    assert signer("de", signature, sender).by_first is wanted


# -- form of address -------------------------------------------------------------------------------


def address(body: str) -> str | None:
    detail = read(body).address
    return detail.value if detail and detail.confidence >= SURE else None


@pytest.mark.parametrize(
    ("wanted", "body"),
    [
        ("familiar", "Hallo Alex, danke für deine Bewerbung. Leider haben wir uns gegen dich entschieden."),
        ("formal", "Guten Tag, danke für Ihre Bewerbung. Leider können wir Ihnen keine Zusage geben."),
        ("formal", "Liebe Frau Kaya, die Stelle ist leider schon vergeben. Alles Gute wünscht die Praxis."),
        ("familiar", "Salut Alex, merci pour ta candidature. Nous ne pouvons pas te retenir pour ce poste."),
        ("formal", "Bonjour, nous vous remercions de votre candidature, qui n'a pas été retenue pour ce poste."),
        ("familiar", "Hola Alex, gracias por tu candidatura. No podemos ofrecerte el puesto en este momento."),
        ("familiar", "Hola Alex, ¿cómo andás? No has sido seleccionado para el puesto, gracias por participar."),
        ("formal", "Estimada señora Ruiz: le agradecemos su interés en el puesto, que ya se ha cubierto."),
        ("formal", "Le informamos de que usted no ha sido seleccionada para el puesto de la empresa."),
        ("familiar", "Olá Alex, obrigado pela tua candidatura. Desejamos-te as maiores felicidades."),
        ("formal", "Exma. Senhora, agradecemos a candidatura de V. Ex.ª, que não foi selecionada."),
        ("formal", "Agradecemos o tempo que o senhor dedicou ao processo, mas a vaga já foi preenchida."),
        ("familiar", "Hoi Alex, bedankt voor je sollicitatie. We gaan helaas niet met jou verder."),
        ("formal", "Geachte mevrouw Smit, dank voor uw sollicitatie. Wij kunnen u de functie niet aanbieden."),
        (
            "familiar",
            "Ciao Alex, grazie per la tua candidatura. Non possiamo proporti il posto, ti auguriamo il meglio.",
        ),
        ("formal", "Buongiorno, La ringraziamo per la Sua candidatura. Il posto è già stato assegnato."),
        ("formal", "Gentile Alex, la ringraziamo per la sua candidatura, ma il posto è già stato assegnato."),
        ("familiar", "Cześć Alex, dziękujemy za Twoje zgłoszenie. Niestety nie możemy zaprosić Cię na rozmowę."),
        ("formal", "Dzień dobry, dziękujemy za Pani zgłoszenie. Niestety nie możemy Panią zaprosić na rozmowę."),
        ("formal", "Szanowni Państwo, Pańskie zgłoszenie nie zostało wybrane i tego nie można już zmienić."),
    ],
)
def test_form_of_address_is_the_mails(wanted: str, body: str) -> None:
    """Words that stand for the reader alone tell how the mail addresses him or her."""
    assert address(body) == wanted


@pytest.mark.parametrize(
    "body",
    [
        "Thank you for your application. We have gone with another candidate and wish you well.",
        "Hej Alex, tack för din ansökan. Vi har valt att gå vidare med andra kandidater.",
        "Hej Alex, tak for din ansøgning. Vi har desværre valgt at gå videre med andre.",
        "Guten Tag, die Stelle ist leider schon vergeben. Wir danken für die Bewerbung und das Interesse.",
        "Hallo Alex, danke für deine Bewerbung. Wir wünschen Ihnen für Ihren Weg alles Gute.",
        "Olá Alex, agradecemos a sua candidatura. Você não foi selecionado para a vaga desta vez.",
        "Oi Alex, foi muito bom te conhecer! Você não foi selecionada, mas gostamos das suas ideias.",
        "Oi Alex, gostamos de te conhecer e da sua experiência, mas optamos por seguir com outra pessoa.",
        "La empresa ha elegido a otra persona por su experiencia con el equipo y los clientes.",
        "Bonjour, le poste est déjà pourvu. Le ton de la lettre a plu à toute l'équipe, merci.",
        "Beste Alex, de functie van 24 u per week is helaas al vervuld en de procedure is gesloten.",
        "Ci kandydaci zostali już wybrani, a nabór na to stanowisko jest zakończony. Dziękujemy za zgłoszenie.",
    ],
)
def test_form_of_address_is_not_guessed(body: str) -> None:
    """Where the language knows no difference, the mail shows none or mixes the two, nothing is told."""
    assert address(body) is None


def test_footer_does_not_address_the_candidate() -> None:
    """A disclaimer speaks to strangers; the mail above it says du."""
    body = "Hallo Alex,\n\ndanke für deine Bewerbung, wir haben dich gern gelesen.\n\nLiebe Grüße\nLina\n\n"
    assert address(body + "Diese E-Mail ist vertraulich. Sind Sie nicht der Adressat, löschen Sie sie.") == "familiar"
    assert address(body + "Bitte antworten Sie nicht auf diese E-Mail, schreiben Sie an das Portal.") == "familiar"


# -- kind of employer ------------------------------------------------------------------------------


def kind(body: str, subject: str = "", sender: str = "") -> str | None:
    detail = read(body, subject, sender).kind
    return detail.value if detail and detail.confidence >= SURE else None


@pytest.mark.parametrize(
    "body",
    [
        "Hi Alex, our client has decided to go with another candidate for the analyst role, sorry.",
        "Hi Alex, here is the feedback from the client: they went for somebody with more SAP.",
        "Guten Tag, unser Kunde hat sich leider für eine andere Person entschieden. Das tut mir leid.",
        "Guten Tag, mein Mandant hat Ihre Unterlagen gesehen und sich anders entschieden.",
        "Bonjour, notre client a retenu un autre profil pour ce poste. Je vous souhaite bonne chance.",
        "Hola Alex, el cliente ha decidido seguir con otra persona para el puesto. Lo siento mucho.",
        "Olá Alex, o cliente optou por outro candidato para a vaga. Agradeço o seu tempo.",
        "Ciao Alex, il cliente ha scelto un altro candidato per la posizione. Mi dispiace molto.",
        "Beste Alex, de opdrachtgever heeft voor een andere kandidaat gekozen. Helaas, dus.",
        "Hej Alex, vår kund har valt att gå vidare med en annan kandidat till tjänsten.",
        "Hej Alex, vores kunde har valgt at gå videre med en anden kandidat til stillingen.",
        "Dzień dobry, nasz klient zdecydował się na innego kandydata na to stanowisko. Przykro mi.",
    ],
)
def test_agency_speaks_of_its_client(body: str) -> None:
    """Who decides on behalf of a client is an agency, in each language."""
    assert kind(body) == "agency"


@pytest.mark.parametrize(
    ("sender", "signature"),
    [
        ("Ellen Voss <ellen.voss@ridgesearch.example>", "Ellen Voss"),
        ("Tom Hay <tom@brookstaffing.example>", "Tom Hay"),
        ("Petra Vogt <p.vogt@reinhardt.example>", "Petra Vogt\nReinhardt Personalberatung"),
        ("Empleo Ruiz <zaragoza@empleoruiz.example>", "Empleo Ruiz ETT"),
    ],
)
def test_agency_is_called_one(sender: str, signature: str) -> None:
    """The name of the sender's domain or house tells an agency too."""
    assert (
        kind(f"Hi Alex, they went with somebody else, sorry.\n\nBest regards,\n{signature}", sender=sender) == "agency"
    )


@pytest.mark.parametrize(
    ("body", "subject", "sender"),
    [
        ("You showed us how you talk to a client. Our client base is growing.", "", ""),
        ("We have decided on candidates with more agency experience, and with more client work.", "", ""),
        ("Cześć, dziękujemy za zgłoszenie na stanowisko Doradca Klienta. Wybraliśmy inną osobę.", "", ""),
        ("Hej, ditt ansökan är mottaget.\n\nMed vänlig hälsning\nDetta är ett automatiskt meddelande.", "", ""),
        ("Your application was not successful.", "", "Norvale <no-reply@inrecruiting.example>"),
        ("Your application was not successful.", "", "Norvale Recruitment <jobs@norvale.example>"),
        ("Your research was a pleasure to read.", "", "Anna Berg <anna@norvaleresearch.example>"),
    ],
)
def test_employer_is_no_agency(body: str, subject: str, sender: str) -> None:
    """Clients as such, recruiters of the employer's own and machines make no agency."""
    assert kind(body, subject, sender) is None


@pytest.mark.parametrize(
    ("subject", "sender"),
    [
        ("Your application for Assistant Professor of Economics", ""),
        ("Postdoctoral Fellow in Marine Ecology", ""),
        ("PhD position in Soil Physics", ""),
        ("Lecturer in History", "University of Norvale <hr@norvale.example>"),
        ("Research Associate", "Anna Berg <a.berg@chem.norvale.ac.uk>"),
        ("W2-Professur für Informatik", ""),
        ("Wissenschaftliche/r Mitarbeiter/in (m/w/d)", ""),
        ("Maître de conférences en chimie", ""),
        ("Contrat doctoral en biologie", ""),
        ("Contrato predoctoral, biología", ""),
        ("Profesor Ayudante Doctor", ""),
        ("Bolsa de investigação em física", ""),
        ("Assegno di ricerca in chimica", ""),
        ("Universitair docent geschiedenis", ""),
        ("Promovendus Taalkunde", ""),
        ("Doktorand i fysik", ""),
        ("Universitetslektor i historia", ""),
        ("Adjunktur i historie", ""),
        ("Adiunkt w Katedrze Chemii", ""),
    ],
)
def test_scientific_post_is_academia(subject: str, sender: str) -> None:
    """Posts that only science has are told by their name, shared ones where the house is one of science."""
    assert kind("Thank you for applying. We have chosen another candidate.", subject, sender) == "academia"


@pytest.mark.parametrize(
    ("body", "sender"),
    [
        ("Thank you for applying to the position of Payroll Accountant.", "University of Norvale <hr@norvale.example>"),
        ("Vielen Dank für Ihre Bewerbung als Sachbearbeiterin.", "Universität Ahrstein <hr@uni-ahrstein.example>"),
        ("Thank you for applying as Laboratory Technician.", "University of Norvale <hr@norvale.example>"),
        ("Thank you for applying to the Lecturer in Plumbing position.", "Norvale College <hr@norvale.example>"),
        ("Thank you for applying to the Research Scientist position at Norvale Labs.", ""),
        ("Thank you for applying. Your PhD and your years as a professor's assistant are impressive.", ""),
        ("Merci pour votre candidature au poste de professeur de mathématiques.", "Lycée Brume <rh@brume.example>"),
    ],
)
def test_other_posts_are_not_academia(body: str, sender: str) -> None:
    """An accountant of a university is an accountant; schools and industry have teachers and scientists too."""
    assert kind(body, sender=sender) is None


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        ("Thank you for applying for our Marketing Internship. We have chosen others.", ""),
        ("All places are taken, I am sorry.", "Apprentice Joiner"),
        ("Danke für deine Bewerbung um ein Praktikum. Leider sind alle Plätze vergeben.", ""),
        ("Vielen Dank für Ihre Bewerbung.", "Ihre Bewerbung als Werkstudent Controlling"),
        ("Vielen Dank für Ihre Bewerbung.", "Ausbildung zur Bankkauffrau"),
        ("Merci pour ta candidature.", "Alternance communication"),
        ("Nous ne prenons pas d'autre personne.", "Votre candidature au stage de graphisme"),
        ("Gracias por inscribirte en nuestra oferta de Prácticas de Marketing.", ""),
        ("Obrigado pela tua candidatura.", "Estágio de verão"),
        ("Grazie per la tua candidatura.", "Tirocinio curriculare"),
        ("Bedankt voor je sollicitatie als Marketing stagiair bij ons.", ""),
        ("Tack för din ansökan.", "Ansökan om praktikplats"),
        ("Tak for din ansøgning.", "Elevplads i kontor"),
        ("Dziękujemy za zgłoszenie na praktyki w naszej firmie, to bardzo miłe.", ""),
    ],
)
def test_training_is_an_internship(body: str, subject: str) -> None:
    """What trains is told by its name, in the title, the subject or among the words for applying."""
    assert kind(body, subject) == "internship"


@pytest.mark.parametrize(
    "body",
    [
        "Thank you for applying to the Data Analyst position at Norvale. We run an internship for students, too.",
        "Thank you for applying to the Data Analyst position. Your internships were interesting to us.",
        "Vielen Dank für Ihre Bewerbung als Buchhalterin. Ihre Ausbildung hat uns überzeugt.",
        "À ce stade, nous ne retenons pas votre candidature au poste de comptable.",
        "Gracias por tu candidatura al puesto de contable. Seguimos las buenas prácticas del sector.",
        "Dziękujemy za zgłoszenie. Staż pracy był dla nas ważny przy wyborze kandydata na księgowego.",
        "Grazie per la candidatura come contabile. Il personale stagionale è già al completo.",
        "Thank you for your application. We wish you well.",
    ],
)
def test_ordinary_post_is_no_internship(body: str) -> None:
    """A word for training that is not what was applied for tells nothing."""
    assert kind(body) is None


# -- what took place -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "body"),
    [
        ("interview", "Thank you for taking the time to interview with us last week. We chose somebody else."),
        ("interview", "It was a pleasure to meet you on Tuesday, but we chose somebody else for the role."),
        ("interview", "Further to your interview on 2 May, we regret that you were not successful."),
        ("interview", "Reference is made to the interview held at our office, which was not successful."),
        ("call", "Thanks for the call with Anna on Tuesday. We have gone with somebody else."),
        ("call", "We enjoyed speaking with you on the phone. We have gone with somebody else."),
        ("test", "Thank you for completing the coding test. We have gone with somebody else."),
        ("trial", "Thank you for your trial shift on Saturday. We have gone with somebody else."),
        ("tour", "Thank you for joining the tour of the plant. We have gone with somebody else."),
        ("presentation", "We were impressed by your presentation, but we have gone with somebody else."),
        ("interview", "Vielen Dank für das angenehme Gespräch in der letzten Woche. Leider ist es eine Absage."),
        ("interview", "Danke für deine Bewerbung auf die Stelle und das offene Gespräch. Leider ist es eine Absage."),
        ("call", "Danke für das Telefonat am Montag. Leider haben wir uns für eine andere Person entschieden."),
        ("call", "Vielen Dank für das telefonische Erstgespräch zur Stelle. Leider ist es eine Absage geworden."),
        ("test", "Danke, dass du unseren Online-Test gemacht hast. Leider haben wir uns anders entschieden."),
        ("trial", "Danke für deinen Probetag bei uns. Leider haben wir uns für eine andere Person entschieden."),
        ("tour", "Vielen Dank für den Betriebsrundgang und Ihr Interesse. Leider ist es eine Absage geworden."),
        ("interview", "Nous vous remercions pour l'entretien de mardi. Nous avons retenu un autre candidat."),
        ("call", "Merci pour notre appel de lundi. Nous avons choisi une autre personne pour le poste."),
        ("test", "Merci d'avoir pris le temps de faire le test. Nous avons choisi une autre personne."),
        ("interview", "Gracias por el tiempo que nos dedicaste en la entrevista. Hemos elegido a otra persona."),
        ("call", "Gracias por la llamada del martes. Hemos elegido a otra persona para el puesto."),
        ("trial", "Gracias por tu día de prueba con nosotros. Hemos elegido a otra persona para el puesto."),
        ("interview", "Obrigado pela sua presença na entrevista de terça. Escolhemos outra pessoa para a vaga."),
        ("test", "Obrigado por realizar o nosso teste técnico. Escolhemos outra pessoa para a vaga."),
        ("interview", "La ringraziamo per il colloquio di martedì. Abbiamo scelto un'altra persona."),
        ("interview", "La ringrazio ancora per l'incontro di martedì. Abbiamo scelto un'altra persona."),
        ("call", "Grazie per il colloquio telefonico di ieri. Abbiamo scelto un'altra persona per il ruolo."),
        ("trial", "Grazie per la giornata di prova. Abbiamo scelto un'altra persona per il ruolo."),
        ("interview", "Bedankt voor het prettige gesprek van dinsdag. We hebben voor een ander gekozen."),
        ("tour", "Bedankt voor de rondleiding die je met ons hebt gedaan. We hebben voor een ander gekozen."),
        ("trial", "Bedankt voor je proefdag bij ons. We hebben helaas voor een andere kandidaat gekozen."),
        ("interview", "Tack för en trevlig intervju förra veckan. Vi har valt en annan kandidat till tjänsten."),
        ("interview", "Tack för att du kom hit och träffade oss. Vi har valt en annan kandidat till tjänsten."),
        ("trial", "Tack för provpasset i lördags. Vi har valt en annan kandidat till tjänsten."),
        ("interview", "Tak for en god samtale i sidste uge. Vi har valgt en anden kandidat til stillingen."),
        ("call", "Tak for snakken i telefonen om rollen. Vi har valgt en anden kandidat til stillingen."),
        ("interview", "Dziękujemy za rozmowę w zeszłym tygodniu. Wybraliśmy inną osobę na to stanowisko."),
        ("test", "Dziękujemy za rozwiązanie zadania rekrutacyjnego. Wybraliśmy inną osobę na to stanowisko."),
        ("trial", "Dzięki za dzień próbny, było miło. Wybraliśmy inną osobę na to stanowisko."),
    ],
)
def test_encounter_is_told(wanted: str, body: str) -> None:
    """Thanks for an encounter, and words that look back on it, tell that it took place: that one, and no other."""
    assert read(body).given == (wanted,)


@pytest.mark.parametrize(
    "body",
    [
        "We are unable to offer you an interview for the position, and we wish you well.",
        "Thank you for your application. We will not be inviting you to interview on this occasion.",
        "Thank you for your interest in the position. Candidates who were invited to interview have been told.",
        "After the interviews with other candidates, we have closed the position.",
        "Your interview tomorrow is cancelled, because the position has been filled by somebody else.",
        "Thank you for confirming your interview on Friday. Unfortunately the position has been cancelled.",
        "Thank you for your patience while we arranged the interviews with the candidates.",
        "Thank you for your call and your mail. We have no vacancies at the moment, and we are sorry.",
        "Bedankt voor je belletje en mail. We hebben op dit moment geen plek voor een ander.",
        "Thank you for applying to the Test Engineer position and to the Trial Associate position.",
        "If you would like feedback, we can arrange a call with the hiring manager.",
        "It was nice to meet you at the career fair. We have gone with somebody else for the role.",
        "Your salary is 3,150 EUR after the trial period, which is six months.",
        "Leider können wir Sie nicht zu einem Gespräch einladen. Wir danken Ihnen für die Bewerbung.",
        "Vielen Dank für Ihr Interesse an einem Gespräch mit uns. Die Stelle ist leider schon besetzt.",
        "Wir haben andere Bewerber zum Vorstellungsgespräch eingeladen und danken Ihnen für das Interesse.",
        "Nous ne pouvons pas vous proposer d'entretien et vous remercions de votre candidature.",
        "Nous vous remercions de votre candidature au poste d'agent d'entretien, qui n'est pas retenue.",
        "No te vamos a convocar a la entrevista. Gracias por tu interés y tu candidatura.",
        "Gracias por tu candidatura. Otras personas pasan a la fase de entrevistas y de pruebas.",
        "A sua candidatura não foi selecionada para a fase de entrevistas. Obrigado pelo interesse.",
        "Grazie per la candidatura. Non possiamo invitarla a un colloquio per questa posizione.",
        "Saremmo lieti di incontrarla per un colloquio presso la nostra sede di Milano.",
        "Bedankt voor je sollicitatie. We nodigen je niet uit voor een gesprek over de functie.",
        "We hebben gesprekken met andere kandidaten gevoerd en de functie is vervuld.",
        "Tack för din ansökan. Vi har kallat andra sökande till intervju och du är inte med.",
        "Tak for din ansøgning. Vi har inviteret andre kandidater til samtale i denne uge.",
        "Dziękujemy za zgłoszenie. Nie możemy zaprosić Pani na rozmowę w tym procesie.",
    ],
)
def test_encounter_is_not_invented(body: str) -> None:
    """What is denied, offered, cancelled, conditional or somebody else's did not take place."""
    assert read(body).given == ()


def test_encounters_stand_in_the_order_of_thanks() -> None:
    """Whatever the order in the mail, the call comes before the test, and the interview after both."""
    body = (
        "Thank you for your interview on Friday. Thank you for completing the coding test. Thanks for the call, too."
        "\n\nWe have gone with somebody else."
    )
    assert read(body).given == ("call", "test", "interview")


def test_a_trial_is_no_interview() -> None:
    """Who came in for a trial shift was not interviewed by that."""
    assert read("Thank you for coming in for the trial shift. We have gone with somebody else.").given == ("trial",)


@pytest.mark.parametrize(
    ("stage", "sure", "body"),
    [
        ("interview", True, "Thank you for your interview on Tuesday. We have gone with somebody else."),
        ("interview", True, "Thank you for the trial day. We have gone with somebody else."),
        ("screen", True, "Thanks for the call on Tuesday. We have gone with somebody else."),
        ("screen", False, "Thank you for completing the coding test. We have gone with somebody else."),
        ("interview", False, "The panel scored your answers well, and chose somebody else."),
        ("final", True, "Thank you for your interview. It was between you and one other finalist."),
        ("final", True, "Danke für die drei Gespräche mit uns. Leider haben wir uns anders entschieden."),
        ("final", True, "Du var en av två slutkandidater, och vi har valt den andra till tjänsten."),
        ("final", False, "Sie waren bis zuletzt in der engsten Auswahl, leider fiel die Wahl auf jemand anderen."),
    ],
)
def test_stage_is_sure_by_what_took_place(stage: str, sure: bool, body: str) -> None:
    """A stage is told as sure where the mail tells of the encounter or of the last round, not where a word stands."""
    detail = read(body).stage
    assert detail is not None
    assert (detail.value, detail.confidence >= SURE) == (stage, sure)


def test_facts_travel_as_plain_data() -> None:
    """The form that leaves the reader's process carries these details beside the older ones."""
    plain = read("Thanks for the call on Tuesday. Our client has chosen somebody else.").as_dict()
    assert (plain["given"], plain["kind"]["value"], plain["address"]) == (("call",), "agency", None)


@pytest.mark.parametrize(
    ("signature", "expected"),
    [("Best,\nAnn", True), ("Best,\nAnn Lee", False), ("Best,\nAnn\n\nAnn Lee\nHead Chef", True)],
)
def test_a_signature_of_one_given_name_tells_whatever_the_sender_is_called(signature: str, expected: bool) -> None:
    """ "Ann" is "Ann Lee" who sent it, and wants to be called Ann."""
    text = f"Dear Alice,\n\nwe have decided to go ahead with somebody else.\n\n{signature}"
    (found,) = extract(text_message("Your application", "Ann Lee <ann@acme.example>", text)).contacts
    assert ("Ann Lee", expected) == (found.name.value, found.by_first)
