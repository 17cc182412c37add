"""What a rejection says beside the no, sentence by sentence."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest

from classifier.cues import _TONGUES, CUES, cues_of
from classifier.details import extract
from classifier.message import text_message
from classifier.page import lay_out


def cues(sentence: str, language: str = "en", subject: str = "") -> set[str]:
    """The cues of a sentence in a language that is known."""
    return set(cues_of(replace(lay_out(text_message(subject, "", sentence)), language=language)))


HEARD = [
    ("en", "kind-words", "While your portfolio is impressive, another designer was a closer match."),
    ("en", "kind-words", "We were impressed by how you explained your thesis."),
    ("en", "reapply", "Do keep an eye on our vacancies page for other posts."),
    ("en", "reapply", "Please continue to visit our careers site to view new openings."),
    ("en", "reapply", "We invite you to join our talent community."),
    ("en", "feedback-offered", "If you would like feedback on your interview, just write to me."),
    ("en", "feedback-given", "By way of feedback: your presentation ran long and left no time for questions."),
    ("en", "feedback-given", "My advice would be to practise with live data."),
    ("en", "runner-up", "You were a close second, and the panel argued until late."),
    ("en", "filled", "The post has since been filled."),
    ("en", "cancelled", "The search for a curator has been cancelled."),
    ("en", "cancelled", "Due to a restructuring we will not be filling this role."),
    ("en", "cancelled", "We are putting this vacancy on hold until the summer."),
    ("en", "on-file", "We will keep your details on file for a year."),
    ("en", "on-file", "We have added you to our list of supply teachers."),
    ("en", "agency", "Our client has decided to see somebody else."),
    ("de", "kind-words", "Ihre Arbeitsproben haben uns sehr gut gefallen."),
    ("de", "reapply", "Gerne dürfen Sie sich jederzeit wieder bewerben."),
    ("de", "feedback-offered", "Wenn Sie Feedback zu Ihrem Gespräch wünschen, rufen Sie mich an."),
    ("de", "feedback-given", "Mein Rat wäre ein Sprachkurs."),
    ("de", "runner-up", "Sie lagen auf dem zweiten Platz."),
    ("de", "filled", "Die Stelle ist inzwischen besetzt."),
    ("de", "cancelled", "Das Auswahlverfahren wurde abgebrochen."),
    ("de", "on-file", "Ihre Unterlagen würden wir gern in unserem Talentpool behalten."),
    ("de", "agency", "Unser Mandant hat sich anders entschieden."),
    ("fr", "kind-words", "Nous avons beaucoup aimé votre projet de fin d'études."),
    ("fr", "reapply", "N'hésitez pas à postuler de nouveau l'an prochain."),
    ("fr", "feedback-offered", "Je vous ferai volontiers un retour détaillé par téléphone."),
    ("fr", "feedback-given", "Mon conseil : préparez un exemple chiffré."),
    ("fr", "runner-up", "Vous êtes classé en deuxième position."),
    ("fr", "filled", "Le poste est désormais pourvu."),
    ("fr", "cancelled", "Le recrutement est suspendu faute de budget."),
    ("fr", "on-file", "Nous conservons votre dossier pendant un an."),
    ("fr", "agency", "Mon client préfère un profil local."),
    ("es", "kind-words", "Nos gustó mucho tu manera de trabajar."),
    ("es", "reapply", "Te animamos a postularte de nuevo el año que viene."),
    ("es", "feedback-offered", "Si quieres feedback, escríbeme."),
    ("es", "feedback-given", "Te recomiendo practicar con casos reales."),
    ("es", "runner-up", "Fuiste finalista del proceso."),
    ("es", "filled", "La plaza ya está cubierta."),
    ("es", "cancelled", "La convocatoria ha quedado desierta y se anula."),
    ("es", "on-file", "Guardaremos tu currículum en nuestra base de datos."),
    ("es", "agency", "El cliente ha preferido otro perfil."),
    ("pt", "kind-words", "Gostámos muito da sua apresentação."),
    ("pt", "reapply", "Encorajamos que se candidate a futuras vagas."),
    ("pt", "feedback-offered", "Se quiser, podemos explicar melhor a decisão e dar feedback: basta escrever."),
    ("pt", "feedback-given", "Uma dica: leve exemplos concretos."),
    ("pt", "runner-up", "O senhor ficou em segundo lugar."),
    ("pt", "filled", "A vaga foi preenchida na semana passada."),
    ("pt", "cancelled", "O processo foi cancelado pela direção."),
    ("pt", "on-file", "Vamos manter o seu currículo em carteira."),
    ("pt", "agency", "O nosso cliente optou por outra pessoa."),
    ("it", "kind-words", "Il suo percorso ci ha colpito molto: lei è una candidata dal profilo davvero eccellente."),
    ("it", "reapply", "La invitiamo a candidarsi di nuovo in futuro."),
    ("it", "feedback-offered", "Se desidera un confronto, mi scriva pure."),
    ("it", "feedback-given", "Un consiglio: porti un esempio pratico."),
    ("it", "runner-up", "Lei è risultata seconda per un soffio."),
    ("it", "filled", "La posizione è già stata coperta."),
    ("it", "cancelled", "La ricerca è stata annullata."),
    ("it", "on-file", "Conserveremo il suo curriculum nel nostro archivio."),
    ("it", "agency", "Il nostro cliente ha scelto un altro profilo."),
    ("nl", "kind-words", "We waren onder de indruk van je scriptie."),
    ("nl", "reapply", "Solliciteer gerust opnieuw als je iets ziet."),
    ("nl", "feedback-offered", "Wil je een toelichting, bel dan gerust."),
    ("nl", "feedback-given", "Mijn tip: oefen met een echte casus."),
    ("nl", "runner-up", "Het was nipt, en de ander had net meer ervaring."),
    ("nl", "filled", "De vacature is inmiddels vervuld."),
    ("nl", "cancelled", "De vacature is ingetrokken."),
    ("nl", "on-file", "We bewaren je gegevens in onze talentpool."),
    ("nl", "agency", "Onze opdrachtgever heeft voor iemand anders gekozen."),
    ("sv", "kind-words", "Du gjorde ett mycket gott intryck på oss."),
    ("sv", "reapply", "Du är välkommen att söka igen till hösten."),
    ("sv", "feedback-offered", "Hör av dig om du vill ha återkoppling på intervjun."),
    ("sv", "feedback-given", "Mitt råd är att du övar på att presentera."),
    ("sv", "runner-up", "Det stod mellan dig och en annan person."),
    ("sv", "filled", "Tjänsten är nu tillsatt."),
    ("sv", "cancelled", "Rekryteringen har avbrutits."),
    ("sv", "on-file", "Vi sparar gärna din ansökan till våren."),
    ("sv", "agency", "Vår kund valde en annan konsult."),
    ("da", "kind-words", "Du gjorde et rigtig godt indtryk."),
    ("da", "reapply", "Du er velkommen til at søge igen næste år."),
    ("da", "feedback-offered", "Ring gerne, hvis du ønsker en begrundelse."),
    ("da", "feedback-given", "Et godt råd: øv dig i at fortælle kort."),
    ("da", "runner-up", "Du blev nummer to."),
    ("da", "filled", "Stillingen er nu besat."),
    ("da", "cancelled", "Opslaget er annulleret på grund af besparelser."),
    ("da", "on-file", "Vi gemmer din ansøgning i vores emnebank."),
    ("da", "agency", "Vores kunde har valgt en anden."),
    ("pl", "kind-words", "Pana projekt zrobił na nas duże wrażenie."),
    ("pl", "reapply", "Zachęcamy do ponownego aplikowania w przyszłym roku."),
    ("pl", "feedback-offered", "Chętnie przekażę informację zwrotną po rozmowie."),
    ("pl", "feedback-given", "Moja rada: proszę przygotować przykłady."),
    ("pl", "runner-up", "Zajęła pani drugie miejsce na liście."),
    ("pl", "filled", "Stanowisko zostało już obsadzone."),
    ("pl", "cancelled", "Rekrutacja została wstrzymana."),
    ("pl", "on-file", "Zachowamy pani cv w naszej bazie."),
    ("pl", "agency", "Nasz klient wybrał inną osobę."),
]


@pytest.mark.parametrize(("language", "cue", "sentence"), HEARD)
def test_cue_is_heard(language: str, cue: str, sentence: str) -> None:
    """Each cue is told by its words, in each language."""
    assert cue in cues(sentence, language)


def test_each_cue_is_heard_in_each_language() -> None:
    """No language lacks the words for a cue, and none lacks its sentence above."""
    assert {(language, cue) for language in _TONGUES for cue in CUES} == {one[:2] for one in HEARD}


NOT_HEARD = [
    # of the candidate, not of the position
    ("en", "cancelled", "We have decided not to proceed with your candidacy for the present opening."),
    ("en", "cancelled", "Your application for the position of baker has been withdrawn."),
    ("en", "cancelled", "The interview for the position has been cancelled."),
    ("en", "cancelled", "You have experience of restructuring plants."),
    ("en", "cancelled", "We are no longer recruiting for the role and have closed it."),
    ("de", "cancelled", "Wir werden die Stelle nicht mit Ihnen besetzen."),
    ("fr", "cancelled", "Votre candidature au poste de comptable est classée sans suite."),
    ("es", "cancelled", "Tu candidatura para el puesto ha sido retirada."),
    ("pt", "cancelled", "A entrevista para a vaga foi adiada."),
    ("it", "cancelled", "Il colloquio per la posizione è stato annullato."),
    ("nl", "cancelled", "Je gesprek voor de functie gaat niet door."),
    ("sv", "cancelled", "Du har valt att dra tillbaka din ansökan till tjänsten."),
    ("da", "cancelled", "Samtalen om stillingen er aflyst."),
    ("pl", "cancelled", "Kandydatura na stanowisko kucharza została wycofana na pana prośbę."),
    # awaited or refused, not offered
    ("en", "feedback-offered", "Thank you for waiting for feedback from our team."),
    ("en", "feedback-offered", "We are unable to offer feedback to each of you."),
    ("en", "feedback-offered", "Feedback is not available before the autumn."),
    ("en", "feedback-offered", "Please give us your feedback on your experience as a candidate."),
    ("de", "feedback-offered", "Wir hätten Ihnen gern eine positive Rückmeldung gegeben."),
    ("de", "feedback-offered", "Leider können wir kein Feedback geben."),
    ("fr", "feedback-offered", "Nous restons dans l'attente de votre retour par courrier."),
    ("nl", "feedback-offered", "Wil je jouw feedback over de procedure geven?"),
    ("sv", "feedback-offered", "Vill du ge oss din återkoppling i en enkät?"),
    # received, not told
    ("en", "feedback-given", "I have received feedback from the team, and the answer is no."),
    ("en", "feedback-given", "We found that your background is not a match."),
    ("en", "feedback-given", "If you would like feedback: write to us."),
    ("de", "feedback-given", "Ich empfehle Ihnen unsere Karriereseite."),
    ("fr", "feedback-given", "Nous gardons votre dossier et ne manquerons pas de vous écrire."),
    ("es", "feedback-given", "Le sugerimos mantener su perfil al día."),
    # of everybody, not of this candidate
    ("en", "kind-words", "We are always impressed by the calibre of the candidates."),
    ("en", "kind-words", "It was our pleasure to review your papers."),
    ("en", "kind-words", "You were up against a very competitive group."),
    ("en", "kind-words", "So many talented people applied, and there were outstanding candidates."),
    ("en", "kind-words", "We enjoyed reading your letters."),
    ("en", "kind-words", "We appreciate your interest and wish you a great weekend."),
    ("de", "kind-words", "Wir haben eine Kandidatin gewählt, deren Mappe uns überzeugt hat."),
    ("de", "kind-words", "Ihre Unterlagen haben uns leider nicht überzeugt."),
    ("fr", "kind-words", "Nous vous souhaitons une excellente continuation."),
    ("es", "kind-words", "El nivel de los candidatos ha sido excelente."),
    ("pt", "kind-words", "Recebemos candidaturas de excelente nível."),
    ("it", "kind-words", "Abbiamo ricevuto molte candidature di ottimo livello."),
    ("nl", "kind-words", "We waarderen de tijd die je hebt genomen."),
    ("sv", "kind-words", "Vi har fått många mycket starka ansökningar."),
    ("da", "kind-words", "Vi har fået mange flotte ansøgninger."),
    ("pl", "kind-words", "Poziom zgłoszeń był bardzo wysoki."),
    # of other papers, or of their end
    ("en", "on-file", "You will hear separately about any other applications that we have on file."),
    ("en", "on-file", "We will not keep your papers on file."),
    ("en", "on-file", "Your data will be deleted after six months."),
    ("en", "on-file", "You are invited to join our talent community."),
    ("en", "on-file", "I will keep you in mind."),
    ("de", "on-file", "Ihre Unterlagen werden wir nicht aufbewahren."),
    ("fr", "on-file", "Vos données seront supprimées et votre dossier ne sera pas conservé."),
    ("es", "on-file", "Le pedimos mantener actualizado su perfil."),
    ("pt", "on-file", "Mantenha o seu perfil atualizado no banco de dados."),
    ("nl", "on-file", "Je gegevens worden verwijderd en niet bewaard."),
    ("sv", "on-file", "Din ansökan sparas inte utan raderas."),
    # thanks for applying, or a status to be looked up
    ("en", "reapply", "Thank you again for applying."),
    ("en", "reapply", "We are glad that you chose to apply."),
    ("en", "reapply", "Log in to check on the status of any other positions."),
    ("en", "reapply", "You need not reapply before then."),
    ("en", "reapply", "Feel free to come back to me with questions."),
    ("de", "reapply", "Wir danken nochmals für Ihre Bewerbung."),
    ("fr", "reapply", "Nous avons retenu une autre candidature."),
    ("es", "reapply", "No hace falta que vuelvas a inscribirte."),
    ("nl", "reapply", "Nogmaals bedankt dat je solliciteerde."),
    # of others, or of other things that come second
    ("en", "runner-up", "We meet first or second-year students in spring."),
    ("en", "runner-up", "The second round of interviews is for other finalists."),
    ("en", "runner-up", "This was a difficult decision."),
    ("de", "runner-up", "Sie kamen nicht in die engste Auswahl."),
    ("it", "runner-up", "La preghiamo di inviare le ultime due buste paga."),
    # not yet, or not ever
    ("en", "filled", "We will write once the position has been filled."),
    ("en", "filled", "We have now gone through all applications."),
    ("de", "filled", "Sobald die Stelle besetzt ist, melden wir uns."),
    ("es", "filled", "Su solicitud como tripulante de cubierta para el cargo no ha prosperado."),
    ("en", "agency", "We admire how you look after your clients."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "cue", "sentence"), NOT_HEARD)
def test_cue_is_not_misheard(language: str, cue: str, sentence: str) -> None:
    """Words that deny, or that speak of somebody or something else, tell no cue: a reply must not thank for them."""
    assert cue not in cues(sentence, language)


def test_denial_spoils_only_what_it_denies() -> None:
    """The no of a rejection stands beside what the same sentence says in earnest."""
    sentence = "We do not have an opening that fits, but we will keep your resume on file."
    assert cues(sentence) == {"on-file"}


def test_subject_tells_of_the_position_only() -> None:
    """A subject may say that the position is gone; that it is called feedback does not make the mail hold some."""
    assert cues("We are sorry.", subject="Position cancelled") == {"cancelled"}
    assert cues("We are sorry.", subject="Feedback from the panel: your interview") == set()


def test_cues_are_told_in_their_order() -> None:
    """However a mail orders what it says, the cues come in one order."""
    mail = "We will keep your resume on file. The post has been filled. Your work is impressive."
    page = lay_out(text_message("", "", mail))
    assert cues_of(page) == ("kind-words", "filled", "on-file")


@pytest.mark.parametrize("language", _TONGUES)
def test_repeated_words_cost_little(language: str) -> None:
    """A mail that repeats the words of a cue without end is read in bounded time."""
    words = sorted({word for cue in _TONGUES[language].cues.values() for word in re.findall(r"[^\W\d_]{3,}", cue.says)})
    page = replace(lay_out(text_message("", "", "x")), language=language)
    cues_of(page)
    worst = 0.0
    for word in words[:: max(1, len(words) // 60)]:
        began = time.process_time()
        cues_of(replace(page, sentences=(f"{word} " * (690 // (len(word) + 1)),) * 9))
        worst = max(worst, time.process_time() - began)
    assert worst < 0.5


@pytest.mark.parametrize(
    "body",
    [
        "Thank you for taking the time to speak with our hiring team about the post. We chose somebody else.",
        "Thanks for talking with us about the job. It is a no, I am afraid.",
        "I enjoyed talking with you. Unfortunately we will not be moving forward.",
        "Gracias por hablar con nosotros sobre el puesto. Lamentablemente hemos elegido a otra persona para él.",
        "Merci pour notre échange de mardi. Nous avons malheureusement retenu une autre personne pour ce poste.",
        "Vielen Dank für den offenen Austausch. Leider haben wir uns für eine andere Person entschieden.",
        "Tack för att du tog dig tid att prata med oss. Vi har tyvärr valt en annan sökande till tjänsten.",
    ],
)
def test_thanks_for_a_talk_are_at_least_a_screen(body: str) -> None:
    """Who is thanked for talking came further than paper, and that is sure; of a call nothing is said."""
    details = extract(text_message("", "", body))
    assert details.stage is not None
    assert (details.stage.value, details.stage.confidence >= 0.6) == ("screen", True)
    assert "call" not in details.given


@pytest.mark.parametrize(
    "body",
    [
        "Thank you for your application. We would like to speak with our team before we answer you.",
        "Thank you for your interest in talking to us. We will not be moving forward with your application.",
        "We look forward to talking with you one day. Your application was not successful.",
    ],
)
def test_talk_that_never_was_is_no_stage(body: str) -> None:
    """A talk that is wished for makes no sure stage."""
    stage = extract(text_message("", "", body)).stage
    assert stage is None or stage.value == "applied" or stage.confidence < 0.6
