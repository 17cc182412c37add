"""Whether a candidate may take the place of the current model: decided purely, with reasons."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.labels import GOOD_NEWS, Decision, Label
from classifier.promotion import CHANCE, Outcome, Pair, Trial, better, falls

REJECTED, UNSURE, OTHER = Decision.REJECTION, Decision.UNSURE, Decision.OTHER


def pairs(truth: Label, current: Decision, candidate: Decision, count: int) -> list[Pair]:
    return [Pair(truth, current, candidate)] * count


#: Both models alike: 1,000 rejections of which 900 are found, 2,000 other mails with 20 alarms.
ALIKE = [
    *pairs(Label.REJECTION, REJECTED, REJECTED, 900),
    *pairs(Label.REJECTION, OTHER, OTHER, 100),
    *pairs(Label.OTHER, REJECTED, REJECTED, 20),
    *pairs(Label.OTHER, OTHER, OTHER, 1780),
    *pairs(Label.INTERVIEW, OTHER, OTHER, 200),
]


def judge(**changes: list[Pair]) -> Outcome:
    parts: dict[str, list[Pair]] = {"corpus": ALIKE, "lessons": [], "corrected": [], "safety": []}
    return better(Trial(**(parts | changes)))


def test_a_candidate_that_is_alike_is_promoted() -> None:
    """It has learnt from more mail; the reasons say what was compared."""
    outcome = judge()
    assert outcome.promote
    assert any("loses nothing beyond chance" in reason for reason in outcome.reasons)


@pytest.mark.parametrize("truth", sorted(GOOD_NEWS))
def test_no_good_news_may_newly_be_called_a_rejection(truth: Label) -> None:
    """One offer, invitation or assessment of the safety set is enough, whatever is gained elsewhere."""
    gains = pairs(Label.REJECTION, OTHER, REJECTED, 50)
    outcome = judge(safety=[Pair(truth, OTHER, REJECTED)], corrected=gains)
    assert (False, f"Good news of the safety set ({truth}: 1 mail) would newly be called a rejection.") == (
        outcome.promote,
        outcome.reasons[0],
    )
    assert judge(safety=[Pair(truth, REJECTED, REJECTED)], corrected=gains).promote


def test_ordinary_mail_of_the_safety_set_may_change_places_only() -> None:
    """Alarms may move, but not become more than a few."""
    moved = [*pairs(Label.OTHER, OTHER, REJECTED, 5), *pairs(Label.OTHER, REJECTED, OTHER, 4)]
    assert judge(safety=moved).promote
    assert not judge(safety=[*moved, *pairs(Label.OTHER, OTHER, REJECTED, 2)]).promote


def test_the_users_corrections_bind() -> None:
    """One more wrong or doubtful than now is too many; repairing as many is enough."""
    worse, repaired = Pair(Label.OTHER, OTHER, REJECTED), Pair(Label.OTHER, REJECTED, OTHER)
    doubtful = Pair(Label.REJECTION, REJECTED, UNSURE)
    assert not judge(corrected=[worse]).promote
    assert not judge(corrected=[doubtful]).promote
    assert judge(corrected=[worse, repaired]).promote
    found = pairs(Label.REJECTION, OTHER, REJECTED, 9)
    assert not judge(corrected=[worse, *found]).promote, "more alarms are not paid for by rejections found"


@pytest.mark.parametrize("where", ["corpus", "shipped"])
@pytest.mark.parametrize(
    ("change", "word"),
    [
        (pairs(Label.REJECTION, REJECTED, OTHER, 25), "misses more rejections"),
        (pairs(Label.OTHER, OTHER, REJECTED, 15), "precision is lower"),
        (pairs(Label.OTHER, OTHER, REJECTED, 15), "more ordinary mail"),
        (pairs(Label.OFFER, OTHER, REJECTED, 9), "more good news"),
    ],
)
def test_a_loss_on_held_out_mail_is_found(where: str, change: list[Pair], word: str) -> None:
    """Against the current model, and against the shipped one, so that small losses never add up."""
    outcome = judge(**{where: [*ALIKE, *change]})
    assert not outcome.promote
    assert any(word in reason for reason in outcome.reasons)
    whom = "than now" if where == "corpus" else "than the shipped model"
    assert all(whom in reason for reason in outcome.reasons)


def test_a_candidate_that_finds_nothing_any_more_is_refused() -> None:
    """However few rejections there are to be found."""
    assert not judge(corpus=pairs(Label.REJECTION, REJECTED, UNSURE, 2)).promote


@pytest.mark.parametrize(
    "noise",
    [
        [*pairs(Label.REJECTION, REJECTED, OTHER, 15), *pairs(Label.REJECTION, OTHER, REJECTED, 12)],
        [*pairs(Label.OTHER, OTHER, REJECTED, 6), *pairs(Label.OTHER, REJECTED, OTHER, 4)],
        pairs(Label.OFFER, OTHER, REJECTED, 1),
        pairs(Label.REJECTION, REJECTED, UNSURE, 9),
    ],
)
def test_noise_on_held_out_mail_is_no_loss(noise: list[Pair]) -> None:
    """Every training turns a few mails one way or the other."""
    assert judge(corpus=[*ALIKE, *noise]).promote


def test_mail_like_the_users_may_not_become_worse() -> None:
    """Held-out labels count by the same test."""
    assert not judge(lessons=pairs(Label.OTHER, OTHER, REJECTED, 8)).promote
    assert not judge(lessons=pairs(Label.REJECTION, REJECTED, OTHER, 8)).promote
    assert judge(lessons=pairs(Label.REJECTION, REJECTED, OTHER, 2)).promote


@given(st.integers(0, 400), st.integers(0, 400))
def test_more_repaired_than_broken_never_falls(gained: int, lost: int) -> None:
    """The sign test refuses in one direction only, and more so the more is broken."""
    if gained <= lost:
        assert not falls(gained, lost)
    assert falls(gained + 1, lost) or not falls(gained, lost)
    assert falls(gained, 0) is (0.5**gained < CHANCE)


DECISIONS = st.sampled_from(sorted(Decision))


@given(st.lists(st.tuples(st.sampled_from(sorted(Label)), DECISIONS), max_size=60))
def test_a_perfect_candidate_is_always_promoted(mails: list[tuple[Label, Decision]]) -> None:
    """Whatever the current model does."""
    known = [Pair(truth, now, REJECTED if truth is Label.REJECTION else OTHER) for truth, now in mails]
    safe = [pair for pair in known if pair.truth is not Label.REJECTION]
    assert better(Trial(known, known, known, safe, known)).promote


@given(st.lists(st.sampled_from(sorted(Label)), min_size=1, max_size=60))
def test_a_candidate_that_calls_everything_a_rejection_is_never_promoted(truths: list[Label]) -> None:
    """Against one that makes no mistakes, as long as there is anything else among the corrected mails."""
    known = [Pair(truth, REJECTED if truth is Label.REJECTION else OTHER, REJECTED) for truth in truths]
    others = any(truth is not Label.REJECTION for truth in truths)
    assert others is not better(Trial([], [], known, [])).promote


def test_the_figures_are_of_both_models() -> None:
    """Precision and recall before and after; of nothing they are no number."""
    corpus = [*ALIKE, *pairs(Label.REJECTION, OTHER, REJECTED, 10)]
    figures = {figure.name: figure for figure in judge(corpus=corpus).figures}
    assert (900 / 1010, 910 / 1010) == (
        figures["corpus, held out: recall"].current,
        figures["corpus, held out: recall"].candidate,
    )
    assert 920 == round(900 / figures["corpus, held out: precision"].current)
    nothing = judge(lessons=[Pair(Label.OTHER, OTHER, OTHER)]).figures
    assert math.isnan(next(figure for figure in nothing if "your labels, held out: precision" == figure.name).current)
