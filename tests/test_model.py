"""The model that is read from plain arrays: the same as what was trained, safe to load, and safe to trust."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from classifier.corpus import read_corpus
from classifier.evaluation import decisions_table, figures_table
from classifier.features import FEATURES_VERSION, terms
from classifier.labels import Decision, Label
from classifier.message import text_message
from classifier.model import Model, ModelError, load_model, save_model
from classifier.training import Candidate, Example, choose_cutoffs, example, train

ROOT = Path(__file__).resolve().parent.parent
STARTER = ROOT / "models" / "starter"


@pytest.fixture(scope="module")
def starter() -> Model:
    return load_model(STARTER)


@pytest.fixture(scope="module")
def examples() -> Sequence[Example]:
    """Every third mail of the English corpus: enough to train on in seconds."""
    return [example(mail) for mail in read_corpus([ROOT / "models" / "corpus" / "en"])][::3]


@pytest.fixture(scope="module")
def candidate(examples: Sequence[Example]) -> Candidate:
    return train(examples)


def softmax(margins: np.ndarray) -> np.ndarray:
    odds = np.exp(margins - margins.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)


def test_read_back_equals_the_pipeline(candidate: Candidate, examples: Sequence[Example], tmp_path: Path) -> None:
    """A model that was saved and loaded judges every mail as the scikit-learn pipeline does, within 1e-5."""
    save_model(candidate.model, tmp_path)
    model = load_model(tmp_path)
    margins = candidate.pipeline.decision_function([terms(item.message) for item in examples])
    expected = softmax(margins / model.temperature)
    verdicts = [model.judge(item.message) for item in examples]
    found = np.array([[verdict.labels[label] for label in model.labels] for verdict in verdicts])
    assert np.abs(found - expected).max() < 1e-5
    column = model.labels.index(Label.REJECTION)
    flipped = [
        item.name
        for item, verdict, row in zip(examples, verdicts, expected, strict=True)
        if verdict.decision is not model.decide(float(row[column]))
    ]
    assert flipped == []


def test_training_is_deterministic(candidate: Candidate, examples: Sequence[Example]) -> None:
    """The same examples give the same arrays, cut-offs and calibration."""
    again = train(examples).model
    assert again.weights == candidate.model.weights
    assert (again.terms, again.cutoffs, again.temperature) == (
        candidate.model.terms,
        candidate.model.cutoffs,
        candidate.model.temperature,
    )


def test_training_names_the_label_that_lacks_families(examples: Sequence[Example]) -> None:
    """Folds need five families of each label; the error says of which there are too few."""
    few = [item for item in examples if item.label is not Label.OFFER]
    with pytest.raises(ValueError, match="offer has fewer than 5 families"):
        train(few)


def test_judging_is_deterministic(starter: Model) -> None:
    """Two loads and two judgements of a mail give the same verdict, its probabilities summing to one."""
    message = text_message(
        "Your application", "", "Thank you for applying. We have decided to go with another candidate."
    )
    verdict = starter.judge(message)
    assert verdict == starter.judge(message) == load_model(STARTER).judge(message)
    assert sum(verdict.labels.values()) == pytest.approx(1.0)


def test_loading_imports_no_numpy_and_no_scikit_learn() -> None:
    """The reader process loads a model and judges with the standard library and the mail parser alone."""
    code = (
        "import sys; from pathlib import Path\n"
        "from classifier.message import text_message; from classifier.model import load_model\n"
        "load_model(Path(sys.argv[1])).judge(text_message('a', 'b', 'c'))\n"
        "print([name for name in ('numpy', 'scipy', 'sklearn') if name in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, str(STARTER)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert answer.stdout.strip() == "[]"


def test_the_starter_is_small() -> None:
    """All files of the shipped model together stay within 2 MB."""
    assert sum(path.stat().st_size for path in STARTER.iterdir()) <= 2_000_000


# -- folders that must be refused ------------------------------------------------------------------


def changed(folder: Path, **fields: object) -> None:
    about = json.loads((folder / "model.json").read_text("utf-8"))
    (folder / "model.json").write_text(json.dumps(about | fields), "utf-8")


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (shutil.rmtree, "no readable model"),
        (lambda folder: (folder / "terms.txt").unlink(), "no readable model"),
        (lambda folder: (folder / "model.json").write_text("{"), "no readable model"),
        (lambda folder: (folder / "model.json").write_bytes(b"\xff\xfe"), "no readable model"),
        (lambda folder: (folder / "model.json").write_text("[]"), "damaged"),
        (lambda folder: (folder / "model.json").write_text("{}"), "damaged"),
        (lambda folder: truncate(folder / "weights.f32"), "weights.f32 does not match its checksum"),
        (lambda folder: flip(folder / "weights.f32"), "weights.f32 does not match its checksum"),
        (lambda folder: flip(folder / "terms.txt"), "terms.txt does not match its checksum"),
        (lambda folder: changed(folder, format=0), "is of format 0"),
        (lambda folder: changed(folder, features=FEATURES_VERSION + 1), "was made for features"),
        (lambda folder: changed(folder, labels=["rejection", "other"]), "arrays do not fit"),
        (lambda folder: changed(folder, labels=["refusal"] * 9), "damaged"),
        (lambda folder: changed(folder, temperature=0), "make no sense"),
        (lambda folder: changed(folder, temperature="warm"), "damaged"),
        (lambda folder: changed(folder, cutoffs={"rejection": 0.2, "unsure": 0.9}), "make no sense"),
        (lambda folder: changed(folder, cutoffs={"rejection": float("nan"), "unsure": 0.1}), "make no sense"),
        (lambda folder: changed(folder, unknown=-1), "make no sense"),
    ],
)
def test_a_folder_that_is_no_sound_model_is_refused(damage, sentence: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Missing, truncated, altered, foreign and outdated folders raise ModelError with one sentence that says why."""
    folder = tmp_path / "model"
    shutil.copytree(STARTER, folder)
    damage(folder)
    with pytest.raises(ModelError) as caught:
        load_model(folder)
    assert sentence in str(caught.value)
    assert str(caught.value).startswith(str(folder))
    assert "\n" not in str(caught.value)


# -- mails that must never be called a rejection ---------------------------------------------------

NEVER = {
    "offer": (
        "Dear Ms Quist,\n\nWe are delighted to offer you the post of Site Engineer. The contract is attached; "
        "please sign it by Friday. Your first day would be 3 June.\n\nKind regards\nTomas Berg"
    ),
    "offer with a low salary": (
        "Hi Ada,\n\nWe would like you to join us as Buyer. Unfortunately we are unable to offer you the salary "
        "that you asked for; the best that we can do is 41,000. I hope you will still say yes.\n\nRuth"
    ),
    "conditional offer": (
        "Dear Mr Falk,\n\nFollowing your interview I am pleased to offer you the position of Care Assistant, "
        "subject to satisfactory references. If references are not received we may withdraw this offer."
    ),
    "invitation": (
        "Hello Jin,\n\nThank you for applying for Head Gardener. We would like to invite you to an interview on "
        "Tuesday at 10. Please let us know whether that suits.\n\nBest wishes\nThe Estate Office"
    ),
    "invitation after a no to others": (
        "Dear Noor,\n\nWe had 200 applications and sadly had to turn most of them down. We would like to meet "
        "you: are you free for a call next Wednesday or Thursday?\n\nIris"
    ),
    "moved interview": (
        "Hi Pavel, unfortunately our lead engineer is ill and we have to cancel tomorrow's interview. Could you "
        "do Monday at 2 instead? Sorry for the trouble."
    ),
    "assessment": (
        "Dear candidate,\n\nAs the next step in your application please complete our online assessment within "
        "five days. It takes about 40 minutes. Applications without a completed assessment cannot be considered."
    ),
    "take-home": (
        "Hi Lou,\n\nThe team liked your profile. Before we talk we ask everyone for a small exercise; the task "
        "is attached, and two hours are enough."
    ),
    "paper": (
        "Dear authors,\n\nWe regret to inform you that your paper 412 has not been accepted for presentation at "
        "the workshop. The reviews are attached. We received many strong submissions this year."
    ),
    "journal": (
        "Dear Dr Amsel,\n\nYour manuscript has been seen by two reviewers. On the basis of their reports I am "
        "sorry to say that we cannot publish it in the journal.\n\nThe Editor"
    ),
    "loan": (
        "Dear customer,\n\nThank you for your loan application. After a credit check we are unable to approve a "
        "loan at this time. You can ask the credit bureau for a copy of your file."
    ),
    "card": (
        "We have reviewed your application for a Platinum credit card and unfortunately we cannot open an "
        "account for you."
    ),
    "flat": (
        "Dear Mr and Ms Soto,\n\nThank you for viewing the flat in Mill Street. The landlord has decided to let "
        "it to another tenant. Your deposit will be returned.\n\nThe letting office"
    ),
    "flat in German": (
        "Guten Tag,\n\nvielen Dank für Ihr Interesse an der Wohnung. Leider hat sich der Vermieter für andere "
        "Mieter entschieden. Wir wünschen Ihnen viel Erfolg bei der Wohnungssuche."
    ),
    "pull request": (
        "Thanks for the patch. I'm going to close this pull request: we decided not to support that platform. Sorry!"
    ),
    "invitation in French": (
        "Bonjour Madame,\n\nVotre candidature a retenu notre attention et nous souhaitons vous rencontrer pour "
        "un entretien le jeudi 12 à 14 h. Merci de confirmer votre présence."
    ),
    "offer in Spanish": (
        "Hola Marta:\n\nNos complace ofrecerte el puesto de contable. Adjuntamos el contrato para que lo revises "
        "y lo firmes antes del viernes."
    ),
}


@pytest.mark.parametrize("kind", NEVER)
@pytest.mark.parametrize("subject", ["", "Your application", "Re: Your application"])
def test_good_news_and_other_refusals_are_never_decided_rejection(starter: Model, kind: str, subject: str) -> None:
    """Offers, invitations, tests, and refusals of papers, loans or flats start no draft, whatever their subject."""
    assert starter.judge(text_message(subject, "", NEVER[kind])).decision is not Decision.REJECTION


REJECTED = {
    "en": (
        "Thank you for applying for the role of Archivist. After careful review we have decided to move forward "
        "with other candidates whose experience more closely fits our needs. We wish you success in your search."
    ),
    "de": (
        "Vielen Dank für Ihre Bewerbung als Archivarin. Leider müssen wir Ihnen mitteilen, dass wir uns für eine "
        "andere Bewerberin entschieden haben. Für Ihren weiteren beruflichen Weg wünschen wir Ihnen alles Gute."
    ),
    "fr": (
        "Nous vous remercions de votre candidature. Après étude attentive, nous sommes au regret de ne pas "
        "pouvoir y donner une suite favorable. Nous vous souhaitons pleine réussite dans vos recherches."
    ),
    "es": (
        "Gracias por tu candidatura. Tras revisarla, lamentamos comunicarte que hemos decidido continuar con "
        "otros candidatos cuyo perfil se ajusta más al puesto. Te deseamos mucho éxito en tu búsqueda."
    ),
    "nl": (
        "Bedankt voor je sollicitatie naar de functie van archivaris. Helaas moeten we je laten weten dat we "
        "hebben besloten verder te gaan met andere kandidaten die beter aansluiten bij het profiel. We wensen je "
        "veel succes met je verdere zoektocht."
    ),
    "it": (
        "Grazie per la Sua candidatura. Dopo un attento esame, siamo spiacenti di informarLa che abbiamo deciso "
        "di proseguire con altri candidati il cui profilo è più in linea con la posizione. Le auguriamo il "
        "meglio per la Sua ricerca."
    ),
    "pt": (
        "Agradecemos a sua candidatura à vaga de arquivista. Após análise, lamentamos informar que decidimos "
        "avançar com outros candidatos cujo perfil se enquadra melhor. Desejamos-lhe muito sucesso."
    ),
    "sv": (
        "Tack för din ansökan till tjänsten som arkivarie. Vi har tyvärr valt att gå vidare med andra kandidater "
        "vars erfarenhet bättre motsvarar våra behov. Vi önskar dig lycka till i ditt fortsatta jobbsökande."
    ),
    "da": (
        "Tak for din ansøgning til stillingen som arkivar. Vi må desværre meddele, at vi har valgt at gå videre "
        "med andre kandidater, hvis profil passer bedre. Vi ønsker dig held og lykke med din jobsøgning."
    ),
    "pl": (
        "Dziękujemy za aplikację na stanowisko archiwisty. Niestety po analizie zgłoszeń zdecydowaliśmy się "
        "kontynuować proces z innymi kandydatami, których doświadczenie bardziej odpowiada naszym potrzebom. "
        "Życzymy powodzenia w dalszych poszukiwaniach."
    ),
}


@pytest.mark.parametrize("language", REJECTED)
def test_a_plain_rejection_is_decided_and_its_sentence_is_named(starter: Model, language: str) -> None:
    """The usual letter is a rejection, and ``because`` quotes sentences that stand in it."""
    verdict = starter.judge(text_message("", "", REJECTED[language]))
    assert verdict.decision is Decision.REJECTION
    assert verdict.because
    assert [sentence for sentence in verdict.because if sentence not in REJECTED[language]] == []


def test_a_subject_alone_decides_nothing(starter: Model) -> None:
    """However sure the subject makes it, without a word for it in the body the user is asked."""
    verdict = starter.judge(
        text_message("We regret that your application was not successful", "", "Ωμέγα κάππα λάμδα.")
    )
    assert verdict.decision is not Decision.REJECTION


@pytest.mark.parametrize("text", ["", "\n \n", "xq zvw kjh", "Привет, как дела? Увидимся завтра.", "0 0 0 !!! ://"])
def test_a_mail_without_known_words_is_other(starter: Model, text: str) -> None:
    """Where the model knows nothing it assumes the inbox's ordinary mail, and asks nobody."""
    assert starter.judge(text_message("", "", text)).decision is Decision.OTHER


# -- figures ---------------------------------------------------------------------------------------


def test_cutoffs_hold_the_precision_that_an_inbox_would_see() -> None:
    """A false alarm of the corpus counts for its hardness: at hardness 1 the cut-off is the classic one."""
    scores = np.array([0.99, 0.98, 0.97, 0.96, 0.95, 0.1])
    positive = np.array([True, True, False, True, True, False])
    assert choose_cutoffs(scores, positive, 0.99, hardness=1.0).rejection == 0.98
    assert choose_cutoffs(scores, positive, 0.97, hardness=10.0).rejection == 0.95
    assert choose_cutoffs(scores, ~positive, 0.99, hardness=1.0).rejection == 0.999


def test_tables_count_what_was_decided(candidate: Candidate) -> None:
    """The tables of the model card add up to the predictions that they are made from."""
    rows = [line.strip("| ").split(" | ") for line in decisions_table(candidate.predictions).splitlines()[2:]]
    assert [row[0] for row in rows] == [label.value for label in Label]
    assert sum(int(count) for row in rows for count in row[1:]) == len(candidate.predictions)
    assert (
        figures_table({"all": candidate.predictions})
        .splitlines()[2]
        .startswith(f"| all | {len(candidate.predictions)} |")
    )


def test_a_few_words_in_a_language_that_it_never_saw_decide_nothing(starter: Model) -> None:
    """Amid what the model cannot read, the clearest English sentence is not the mail's own word."""
    greek = "Αγαπητέ συνάδελφε, σας στέλνουμε την εβδομαδιαία λίστα με τις νέες θέσεις εργασίας της περιοχής σας. " * 3
    clear = "Unfortunately, we have decided to move forward with other candidates for this position."
    assert Decision.REJECTION is starter.judge(text_message("Application", "jobs@acme.example", clear)).decision
    amid = starter.judge(text_message("Application", "jobs@acme.example", f"{greek}\n\n{clear}\n\n{greek}"))
    assert Decision.REJECTION is not amid.decision
