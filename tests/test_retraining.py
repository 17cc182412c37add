"""The corpus and a user's labels to a candidate: honest held-out figures, and clear words for what goes wrong."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from classifier import fitting, retraining
from classifier.corpus import read_corpus
from classifier.features import terms
from classifier.fitting import LABELS, Mails, Task, held_out, run_tasks, scores_of
from classifier.labels import Decision, Label
from classifier.lessons import DamagedLessons, Taught, groups, likenesses, read_lessons
from classifier.likeness import alike, sketch
from classifier.message import text_message
from classifier.model import load_model
from classifier.organisations import MOST, Heard, sender_effects
from classifier.pipeline import TermVectors
from classifier.promotion import Outcome
from classifier.retraining import Job, RetrainingError, gather, read_seeds, retrain
from classifier.tally import tally
from classifier.training import Example
from daemon.records import Lesson
from tests import small_world

SECRET = "qzxwvkjq"


def quiet(*_: object) -> None:
    """Nobody looks at the progress."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_world.build(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def seeds(world: Path) -> Sequence[Example]:
    return read_seeds(world / "corpus")


def row(lesson: Lesson) -> dict[str, Any]:
    """A label as the daemon hands it on."""
    return {
        "name": lesson.key,
        "label": lesson.label,
        "group": lesson.domain,
        "subject": lesson.subject,
        "text": lesson.text,
        "sketch": lesson.sketch,
    }


def write(path: Path, lessons: Sequence[Lesson]) -> Path:
    path.write_text("".join(json.dumps(row(lesson)) + "\n" for lesson in lessons), "utf-8")
    return path


def taught(lessons: Sequence[Lesson], folder: Path) -> list[Taught]:
    return read_lessons(write(folder / "lessons.jsonl", lessons), len(lessons))


@pytest.fixture
def run(world: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., tuple[Outcome, Path]]:
    """Retrains on some labels; the outcome, and the folder of the candidate."""

    def retrained(lessons: Sequence[Lesson], **changes: Any) -> tuple[Outcome, Path]:
        target = tmp_path_factory.mktemp("candidate")
        fields = {
            "corpus": str(world / "corpus"),
            "lessons": str(write(tmp_path / "lessons.jsonl", lessons)),
            "count": len(lessons),
            "current": str(world / "starter"),
            "shipped": str(world / "starter"),
            "target": str(target),
            "baseline": str(world / "baseline.json"),
        }
        return retrain(Job(**(fields | changes)), quiet), target

    return retrained


# -- counting --------------------------------------------------------------------------------------


def test_counted_mails_are_the_vectors_of_the_pipeline(seeds: Sequence[Example]) -> None:
    """The same terms, the same numbers, for mails that were fitted on and for others."""
    counted = tally((item.message for item in seeds), len(seeds))
    rows, others = np.arange(0, len(seeds), 2), np.arange(1, len(seeds), 2)
    documents = [terms(item.message) for item in seeds]
    expected = TermVectors().fit([documents[number] for number in rows], [seeds[number].label for number in rows])
    view = counted.view(rows)
    known = np.flatnonzero(view.scale)
    assert expected.terms_ == [counted.terms[number] for number in known]
    for part in (rows, others):
        vectors = expected.transform([documents[number] for number in part])
        assert np.abs(counted.vectors(part, view)[:, known] - vectors).max() < 1e-6


def test_terms_that_a_model_knows_are_counted_however_rare() -> None:
    """The current model must be able to judge by the same counts."""
    messages = [text_message("", "", text) for text in ("seldom seen words", "nothing of that kind", "nothing at all")]
    counted = tally(messages, 3, ["seldom seen", "never there"])
    assert {"seldom seen", "never there", "nothing"} <= set(counted.terms)
    assert "seen words" not in counted.terms
    assert [1.0, 0.0, 0.0] == counted.counts[:, counted.terms.index("seldom seen")].toarray().ravel().tolist()


def test_no_mail_at_all_can_be_counted() -> None:
    """An empty mail and an empty mailbox are no fault."""
    assert (0, 0) == tally([], 0).counts.shape
    assert 1 == tally([text_message("", "", "")], 1).counts.shape[0]


# -- folds -----------------------------------------------------------------------------------------


def test_nothing_is_held_out_from_its_like(seeds: Sequence[Example], tmp_path: Path) -> None:
    """A near-copy of the corpus, mails of one sender, and near-copies from several senders lie in one fold each."""
    chance = random.Random(3)
    original = max(seeds, key=lambda item: len(item.message.text))
    copy = small_world.lesson(0, Label.OTHER, original.message.text + " Postscript.", domain="one.example")
    words = [" ".join(f"w{chance.randrange(10**6)}" for _ in range(60)) for _ in range(40)]
    lessons = [
        copy,
        *(small_world.lesson(n, Label.OTHER, text, domain=f"d{n % 7}.example") for n, text in enumerate(words, 1)),
        *(small_world.lesson(n, Label.OTHER, f"{text} w", domain="gmail.com") for n, text in enumerate(words, 50)),
    ]
    found = taught(lessons, tmp_path)
    mails = gather(seeds, found, (), 10.0, quiet)
    first = len(seeds)
    assert mails.fold[seeds.index(original)] == mails.fold[first]
    for one, other in combinations(range(len(found)), 2):
        near = alike(tuple(found[one].sketch), tuple(found[other].sketch))
        own = found[one].group == found[other].group != "gmail.com"
        if near or own:
            assert mails.fold[first + one] == mails.fold[first + other]
    assert len(set(mails.fold[first:].tolist())) > 1


def test_a_label_stays_in_its_fold(seeds: Sequence[Example], tmp_path: Path) -> None:
    """More labels move no mail: what a model had not seen then, it has not seen now."""
    lessons = [small_world.lesson(n, Label.OTHER, text) for n, text in enumerate(small_world.REFUSALS)]
    few = gather(seeds, taught(lessons[:3], tmp_path), (), 10.0, quiet).fold
    many = gather(seeds, taught(lessons, tmp_path), (), 10.0, quiet).fold
    assert few.tolist() == many[: len(few)].tolist()


def test_providers_and_platforms_are_no_senders() -> None:
    """Everybody writes from there: only near-copies belong together."""
    mails = [Taught("", Label.OTHER, domain, text_message("", "", ""), (), "") for domain in ("gmail.com", "lever.co")]
    assert 4 == len(set(groups([*mails, *mails], [0, 1, 2, 3])))
    assert 3 == len(set(groups([*mails, *mails], [0, 1, 0, 3])))


def test_near_copies_are_found_in_linear_time() -> None:
    """Each points to the first of its kind, also among thousands with the same beginning."""
    frame = "thank you for your interest in working with us and for the time that you have taken "
    chance = random.Random(5)
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(2000)]
    texts = [frame + " ".join(chance.choices(words, k=50)) for _ in range(3000)]
    sketches = [sketch(text) for text in (*texts, *(f"{text} end" for text in texts[-20:]))]
    found = likenesses(sketches)
    assert list(range(3000)) == found[:3000]
    assert list(range(2980, 3000)) == found[3000:]


# -- fitting ---------------------------------------------------------------------------------------


@pytest.fixture
def mails(seeds: Sequence[Example], tmp_path: Path) -> Mails:
    return gather(seeds, taught(small_world.refusals(), tmp_path), (), 10.0, quiet)


def test_two_processes_find_what_one_does(mails: Mails, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who runs a task makes no difference."""
    tasks = [Task(-1), Task(0), Task(1, corpus_only=True)]
    shared = run_tasks(mails, tasks, quiet)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    alone = run_tasks(mails, tasks, quiet)
    for task in tasks:
        assert all(np.array_equal(one, other) for one, other in zip(shared[task], alone[task], strict=True))


def test_held_out_fits_see_a_sample_of_very_many_labels(mails: Mails, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spread over all of them, never one that is held out; the candidate sees all."""
    monkeypatch.setattr(fitting, "MOST_SAMPLED", 4)
    assert 4 == mails.sample[mails.corpus :].sum()
    for fold in range(5):
        fitted_on, out = Task(fold).rows(mails)
        assert set(fitted_on.tolist()).isdisjoint(out.tolist())
        assert mails.sample[fitted_on].all()
        assert (mails.fold[out] == fold).all()
    assert len(mails.labels) == len(Task(-1).rows(mails)[0])


def test_a_helper_that_is_ended_is_told(mails: Mails, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the results are no results."""
    parent = os.getpid()
    real = fitting.run_task

    def dying(these: Mails, task: Task) -> Any:
        if os.getpid() != parent:
            os.kill(os.getpid(), 9)
        return real(these, task)

    monkeypatch.setattr(fitting, "run_task", dying)
    with pytest.raises(fitting.HalfDone):
        run_tasks(mails, [Task(0), Task(1)], quiet)


def test_easy_mail_of_the_user_buys_no_alarms_elsewhere(mails: Mails) -> None:
    """Labels can make the cut-off higher, never lower."""
    results = run_tasks(mails, [Task(fold) for fold in range(5)], quiet)
    first = held_out(mails, results, corpus_only=False)
    rejections = np.flatnonzero(mails.labels == LABELS.index(Label.REJECTION))
    best = rejections[np.argmax(first.scores[rejections])]
    easy = 2000
    grown = replace(
        mails,
        labels=np.concatenate([mails.labels, np.full(easy, LABELS.index(Label.REJECTION))]),
        fold=np.concatenate([mails.fold, np.full(easy, mails.fold[best])]),
        voice=np.concatenate([mails.voice, np.ones(easy)]),
    )
    fold = int(mails.fold[best])
    place = int(np.flatnonzero(Task(fold).rows(mails)[1] == best)[0])
    results[Task(fold)] = [
        np.concatenate([results[Task(fold)][0], np.repeat(results[Task(fold)][0][[place]], easy, 0)])
    ]
    assert held_out(grown, results, corpus_only=False).cutoffs.rejection >= 0.5
    own = grown.corpus
    found = held_out(grown, results, corpus_only=False)
    alarms = (found.scores[:own] >= found.cutoffs.rejection) & (grown.labels[:own] != LABELS.index(Label.REJECTION))
    hits = (found.scores[:own] >= found.cutoffs.rejection) & (grown.labels[:own] == LABELS.index(Label.REJECTION))
    assert alarms.sum() / 6 <= 0.0102 * (hits.sum() + alarms.sum() / 6)


# -- senders ---------------------------------------------------------------------------------------


def heard(
    count: int, odds: float, *, rejection: bool = False, domain: str = "acme.example", **more: float
) -> list[Heard]:
    return [Heard(domain, odds, rejection, **more)] * count


def test_an_organisation_that_is_never_meant_is_learnt() -> None:
    """The more labels say so, the less likely a rejection from there is, within bounds."""
    effects = [sender_effects(heard(count, 3.0))["acme.example"] for count in (3, 5, 10, 1000)]
    assert sorted(effects, reverse=True) == effects
    assert -MOST <= effects[-1] < effects[0] < -2.0


@pytest.mark.parametrize(
    "mails",
    [
        heard(2, 3.0),
        heard(9, 3.0, share=1 / 9),
        heard(50, -6.0),
        heard(9, 3.0, domain="gmail.com"),
        heard(9, 3.0, domain="greenhouse.io"),
        heard(9, 3.0, domain=""),
        [*heard(3, 3.0), *heard(30, 3.0, rejection=True)],
        heard(9, 0.5, rejection=True),
    ],
)
def test_no_organisation_is_judged_lightly(mails: list[Heard]) -> None:
    """Two confirmations, copies of one mail, a provider, a platform, or rejections among them: nothing is concluded."""
    assert all(effect > -1.0 for effect in sender_effects(mails).values())


@pytest.mark.slow
def test_a_senders_effect_is_read_back(run: Callable[..., tuple[Outcome, Path]]) -> None:
    """A recruiter's six labels make a seventh refusal from there none, and the same words from elsewhere stay one."""
    _, folder = run(small_world.refusals())
    model = load_model(folder)
    text = "Dear Chidi, unfortunately we have decided to move forward with another candidate for the role."
    inside = model.judge(text_message("Your application", "Dana <dana@mail.northgate.example>", text))
    outside = model.judge(text_message("Your application", "Ann <ann@acme.example>", text))
    assert inside.score < outside.score
    assert {"northgate.example"} == set(model.senders)
    assert Decision.REJECTION is not inside.decision


# -- whole runs ------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_run_learns_and_says_so(run: Callable[..., tuple[Outcome, Path]]) -> None:
    """The candidate is promoted, judges the labelled mails right, and its figures stand beside it."""
    outcome, folder = run(small_world.refusals())
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert (True, True, list(outcome.reasons)) == (outcome.promote, report["promote"], report["reasons"])
    assert 6 == report["labels"]["other"]
    model = load_model(folder)
    verdicts = [
        model.judge(text_message(one.subject, f"<x@{one.domain}>", one.text or "")) for one in small_world.refusals()
    ]
    assert [Decision.OTHER] * 6 == [verdict.decision for verdict in verdicts]


@pytest.mark.slow
def test_the_scores_that_are_compared_are_those_of_the_daemon(
    run: Callable[..., tuple[Outcome, Path]], mails: Mails, seeds: Sequence[Example], tmp_path: Path
) -> None:
    """A model that is read back judges each mail as the comparison did."""
    _, folder = run(small_world.refusals())
    model = load_model(folder)
    lessons = taught(small_world.refusals(), tmp_path)
    counted = gather(seeds, lessons, model.terms, 10.0, quiet)
    expected = [model.judge(item.message).score for item in (*seeds, *lessons)]
    assert np.abs(scores_of(model, counted) - expected).max() < 1e-4


@pytest.mark.slow
def test_a_run_is_deterministic(run: Callable[..., tuple[Outcome, Path]]) -> None:
    """The same labels give the same model, byte by byte."""
    first, second = (run(small_world.refusals())[1] for _ in range(2))
    for name in ("terms.txt", "weights.f32", "model.json", "held-out.json"):
        assert (first / name).read_bytes() == (second / name).read_bytes()


@pytest.mark.slow
def test_no_sentence_of_a_mail_leaves_the_run(run: Callable[..., tuple[Outcome, Path]]) -> None:
    """A word that one mail has stands in no file of the candidate."""
    lessons = [*small_world.refusals(), small_world.lesson(9, Label.OTHER, f"Dear all, {SECRET} is what we say here.")]
    _, folder = run(lessons)
    assert {"model.json", "terms.txt", "weights.f32", "report.json", "held-out.json"} == {
        path.name for path in folder.iterdir()
    }
    assert not any(piece in path.read_bytes() for path in folder.iterdir() for piece in (b"qzxw", b"vkjq"))


@pytest.mark.slow
def test_a_second_training_remembers_what_the_first_had_not_seen(
    run: Callable[..., tuple[Outcome, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lessons that the current model was trained on are compared as it judged them before, not by heart."""
    _, first = run(small_world.refusals())
    compared = []
    monkeypatch.setattr(retraining, "better", lambda trial: compared.append(trial) or Outcome(False, (), ()))
    run(small_world.refusals(), current=str(first))
    (trial,) = compared
    assert [pair.current for pair in trial.lessons] == [pair.candidate for pair in trial.lessons]
    assert len(trial.shipped) == len(trial.corpus)


@pytest.mark.slow
def test_lies_are_not_promoted(run: Callable[..., tuple[Outcome, Path]], world: Path) -> None:
    """Whoever calls every second rejection ordinary and every second invitation a rejection gets no such model."""
    mails = read_corpus([world / "corpus"])
    wrong = {Label.REJECTION: Label.OTHER, Label.INTERVIEW: Label.REJECTION, Label.OFFER: Label.REJECTION}
    lies = [
        small_world.lesson(number, wrong[mail.label], f"{mail.body}\n\nBest wishes from Hilltop", subject=mail.subject)
        for number, mail in enumerate(mails)
        if mail.label in wrong and number % 2
    ]
    outcome, _ = run(lies)
    print(len(lies), outcome)
    assert not outcome.promote


@pytest.mark.slow
def test_a_slip_among_labels_is_pointed_out(run: Callable[..., tuple[Outcome, Path]]) -> None:
    """A plain rejection that was called ordinary is among the doubtful labels, by its key."""
    plain = (
        "Thank you for applying for the position. Unfortunately, we have decided to move forward with other candidates "
        "for this role. We wish you every success in your job search."
    )
    _, folder = run([small_world.lesson(77, Label.OTHER, plain)])
    doubtful = json.loads((folder / "report.json").read_text("utf-8"))["doubtful"]
    assert ["<77@mail.example>"] == doubtful


# -- what goes wrong -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "Of 1 labels only 0"),
        ('{"name": "a", "label": "offer", "group": "", "subject": "", "te', "damaged (line 1)"),
        ("[]\n", "damaged (line 1)"),
        ('{"name": "a", "label": "refusal", "group": "", "subject": "", "text": ""}\n', "damaged (line 1)"),
        ('{"name": "a", "label": "offer", "group": "", "subject": "", "text": 7}\n', "damaged (line 1)"),
        (b"\xff\xfe\n", "damaged"),
    ],
)
def test_damaged_labels_are_told_and_nothing_is_trained(content: str | bytes, sentence: str, tmp_path: Path) -> None:
    """A store that was cut or poisoned never becomes a model of half the labels."""
    path = tmp_path / "lessons.jsonl"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(DamagedLessons) as caught:
        read_lessons(path, 1)
    assert sentence in str(caught.value)


def test_of_two_labels_for_one_text_the_last_counts(tmp_path: Path) -> None:
    """Copies of one mail have one voice."""
    text = small_world.REFUSALS[0]
    lessons = [small_world.lesson(n, label, text) for n, label in enumerate((Label.REJECTION, Label.OTHER))]
    assert [Label.OTHER] == [one.label for one in taught(lessons, tmp_path)]


def test_of_too_many_labels_the_latest_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is learnt from is bounded, and so is the memory."""
    lessons = [small_world.lesson(n, Label.OTHER, f"{n} {'x' * 98}") for n in range(9)]
    monkeypatch.setattr("classifier.lessons.MOST_LETTERS", 450)
    assert [f"<{n}@mail.example>" for n in range(5, 9)] == [one.name for one in taught(lessons, tmp_path)]


def test_a_corpus_that_cannot_be_laid_into_folds_is_named(tmp_path: Path) -> None:
    """An installation without its corpus says so."""
    with pytest.raises(RetrainingError, match="fewer than 5 families of rejection"):
        read_seeds(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("kept", ["", "{}", "[]", '{"recipe": "x", "corpus": "r", "lessons": {}}', "\x00"])
def test_a_damaged_memory_is_made_anew(kept: str, run: Callable[..., tuple[Outcome, Path]], tmp_path: Path) -> None:
    """The file of the baseline is a cache."""
    path = tmp_path / "baseline.json"
    path.write_text(kept, "utf-8")
    run(small_world.refusals(), baseline=str(path))
    assert "recipe" in json.loads(path.read_text("utf-8"))
