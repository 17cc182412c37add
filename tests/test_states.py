"""The pure decision: which one step follows from a row, the facts and the moment."""

from dataclasses import replace
from datetime import timedelta

import pytest

from daemon.mailbox import Place
from daemon.states import (
    MOST_ATTEMPTS,
    VANISHED_AFTER,
    Append,
    Become,
    Facts,
    NoteMissing,
    Reason,
    State,
    Wait,
    Withdraw,
    WriteAnew,
    next_step,
    wants_facts,
)
from tests.cases import NOON, row

THERE = Facts(original_exists=True, answered=False)
IN_DRAFTS = Place("Drafts", 1, 7)


def test_nothing_happens_before_the_time() -> None:
    """Whatever the facts, a reply that is not due waits until it is."""
    early = NOON - timedelta(seconds=1)
    assert Wait(NOON) == next_step(row(), replace(THERE, answered=True), early)
    assert not wants_facts(row(), early)


def test_due_and_nothing_against_it_is_appended() -> None:
    """The plain case."""
    assert wants_facts(row(), NOON)
    assert Append() == next_step(row(), THERE, NOON)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (replace(THERE, ours_in_sent=True), Become(State.SENT)),
        (replace(THERE, ours_in_drafts=IN_DRAFTS), Become(State.DRAFTED, draft=IN_DRAFTS)),
        (replace(THERE, ours_in_trash=True), Become(State.DISCARDED)),
        (replace(THERE, own_reply_in_sent=True), Become(State.SKIPPED, Reason.ANSWERED)),
        (replace(THERE, own_reply_in_drafts=IN_DRAFTS), Become(State.SKIPPED, Reason.OWN_DRAFT)),
        (replace(THERE, answered=True), Become(State.SKIPPED, Reason.ANSWERED)),
        (replace(THERE, original_exists=False), Become(State.SKIPPED, Reason.ORIGINAL_GONE)),
        (replace(THERE, good_news_at=NOON), Become(State.HELD, Reason.GOOD_NEWS)),
        (replace(THERE, same_application=True), Become(State.SKIPPED, Reason.SAME_APPLICATION)),
    ],
)
def test_what_exists_wins_over_what_is_planned(facts: Facts, expected: Become) -> None:
    """A waiting reply is not written when the mailbox or the user speaks against it."""
    assert expected == next_step(row(), facts, NOON)


@pytest.mark.parametrize("unaccounted", [1, 5, None])
def test_an_append_without_answer_is_repeated_only_when_provably_not_stored(unaccounted: int | None) -> None:
    """UIDs that Drafts gave out and nobody holds, or a new UIDVALIDITY: the user is asked."""
    drafting = row(state=State.DRAFTING, attempts=1)
    assert Append() == next_step(drafting, THERE, NOON)
    assert Become(State.HELD, Reason.PERHAPS_STORED) == next_step(
        drafting, replace(THERE, unaccounted=unaccounted), NOON
    )


def test_while_drafting_a_reply_of_the_user_may_be_ours_saved_anew() -> None:
    """Thunderbird gives an edited draft a new Message-ID and puts the old copy into Trash."""
    drafting = row(state=State.DRAFTING, attempts=1)
    resaved = replace(THERE, own_reply_in_drafts=IN_DRAFTS, ours_in_trash=True)
    assert Become(State.DRAFTED, draft=IN_DRAFTS) == next_step(drafting, resaved, NOON)
    assert Become(State.SENT) == next_step(drafting, replace(THERE, own_reply_in_sent=True, ours_in_trash=True), NOON)


def test_attempts_pause_and_end() -> None:
    """A refused APPEND is tried again after its pause, and not for ever."""
    later = NOON + timedelta(minutes=4)
    refused = row(attempts=1, retry_at=later)
    assert not wants_facts(refused, NOON)
    assert Wait(later) == next_step(refused, THERE, NOON)
    assert Append() == next_step(refused, THERE, later)
    assert Become(State.HELD, Reason.REFUSED) == next_step(replace(refused, attempts=MOST_ATTEMPTS), THERE, later)


def test_the_users_release_outweighs_what_held_it_but_not_what_comes_after() -> None:
    """Released after good news, it is written; good news after the release holds it again; an answer always wins."""
    released = row(released_at=NOON)
    assert Append() == next_step(
        released, replace(THERE, good_news_at=NOON - timedelta(hours=1), same_application=True), NOON
    )
    again = replace(THERE, good_news_at=NOON + timedelta(hours=1))
    assert Become(State.HELD, Reason.GOOD_NEWS) == next_step(released, again, NOON + timedelta(hours=2))
    assert Become(State.SKIPPED, Reason.ANSWERED) == next_step(released, replace(THERE, answered=True), NOON)


def test_a_draft_is_followed_to_its_end() -> None:
    """Sent, discarded, saved anew elsewhere in Drafts, or simply lying there."""
    drafted = row(state=State.DRAFTED, draft=IN_DRAFTS, drafted_at=NOON)
    moved = Place("Drafts", 1, 9)
    assert Wait() == next_step(drafted, replace(THERE, ours_in_drafts=IN_DRAFTS), NOON)
    assert Become(State.DRAFTED, draft=moved) == next_step(drafted, replace(THERE, own_reply_in_drafts=moved), NOON)
    assert Become(State.SENT) == next_step(drafted, replace(THERE, own_reply_in_sent=True), NOON)
    assert Become(State.DISCARDED) == next_step(drafted, replace(THERE, ours_in_trash=True), NOON)


def test_a_vanished_draft_is_given_time_to_turn_up_as_sent() -> None:
    """A client takes the draft away first and files the sent mail afterwards."""
    drafted = row(state=State.DRAFTED, draft=IN_DRAFTS, drafted_at=NOON)
    assert NoteMissing() == next_step(drafted, THERE, NOON)
    missing = replace(drafted, missing_since=NOON)
    assert Wait(NOON + VANISHED_AFTER) == next_step(missing, THERE, NOON + timedelta(minutes=1))
    assert Become(State.DISCARDED) == next_step(missing, THERE, NOON + VANISHED_AFTER)
    assert Become(State.SENT) == next_step(missing, replace(THERE, answered=True), NOON + VANISHED_AFTER)


@pytest.mark.parametrize("state", [State.HELD, State.SENT, State.DISCARDED, State.SKIPPED])
def test_ended_and_held_rows_take_no_step(state: State) -> None:
    """Only the user moves them."""
    assert not wants_facts(row(state=state), NOON)
    assert Wait() == next_step(row(state=state), THERE, NOON)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (replace(THERE, ours_in_drafts=IN_DRAFTS), Withdraw(IN_DRAFTS)),
        (replace(THERE, own_reply_in_drafts=IN_DRAFTS), Become(State.DRAFTED, Reason.TOUCHED, IN_DRAFTS)),
        (
            replace(THERE, ours_in_drafts=Place("Drafts", 1, 2), own_reply_in_drafts=IN_DRAFTS),
            Become(State.DRAFTED, Reason.TOUCHED, IN_DRAFTS),
        ),
        (replace(THERE, ours_in_trash=True), WriteAnew()),
        (THERE, WriteAnew()),
        (replace(THERE, ours_in_sent=True), Become(State.SENT)),
        (replace(THERE, own_reply_in_sent=True), Become(State.SENT)),
    ],
    ids=[
        "untouched",
        "saved anew by a client",
        "saved anew beside ours",
        "in Trash",
        "gone",
        "sent",
        "sent by a client",
    ],
)
def test_a_draft_is_written_anew_only_in_place_of_our_own(facts: Facts, expected: object) -> None:
    """What was sent stays sent, what the user has in hand stays theirs."""
    drafted = row(state=State.DRAFTED, draft=IN_DRAFTS, drafted_at=NOON, redraft_at=NOON)
    assert wants_facts(drafted, NOON + timedelta(days=300))
    assert expected == next_step(drafted, facts, NOON)
