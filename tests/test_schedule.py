"""When a reply may be written: the calm delay and the writing window."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemon.schedule import CalmRules, due_at, next_chance, next_opening

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = CalmRules(timedelta(hours=24), frozenset(range(5)), time(9), time(18), BERLIN, timedelta(minutes=10))


def berlin(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BERLIN).astimezone(UTC)


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        (berlin(2026, 3, 3, 10, 0), berlin(2026, 3, 4, 10, 0)),
        (berlin(2026, 3, 3, 7, 0), berlin(2026, 3, 4, 9, 0)),
        (berlin(2026, 3, 3, 18, 0), berlin(2026, 3, 5, 9, 0)),
        (berlin(2026, 3, 6, 12, 0), berlin(2026, 3, 9, 9, 0)),
        (berlin(2026, 3, 27, 17, 0), berlin(2026, 3, 30, 9, 0)),
        (berlin(2026, 10, 23, 9, 0), berlin(2026, 10, 26, 9, 0)),
    ],
    ids=[
        "inside",
        "before opening",
        "at closing",
        "weekend",
        "weekend of the spring change",
        "weekend of the autumn change",
    ],
)
def test_due_time_is_the_first_opening_after_the_delay(received: datetime, expected: datetime) -> None:
    """A day later, then inside the window, by the clock on the user's wall."""
    assert expected == due_at(received, OFFICE)


def test_window_over_midnight_belongs_to_the_day_it_opened() -> None:
    """A Friday window from 22:00 to 02:00 is still open at one o'clock on Saturday."""
    night = CalmRules(timedelta(0), frozenset({4}), time(22), time(2), BERLIN)
    saturday = berlin(2026, 3, 7, 1, 0)
    assert saturday == next_opening(saturday, night)
    assert berlin(2026, 3, 13, 22, 0) == next_opening(berlin(2026, 3, 7, 2, 0), night)


def test_same_opening_and_closing_is_around_the_clock() -> None:
    """With equal times the chosen days are open from that time on for a whole day."""
    always = CalmRules(timedelta(0), frozenset(range(7)), time(0), time(0), UTC)
    moment = datetime(2026, 5, 5, 3, 33, tzinfo=UTC)
    assert moment == next_opening(moment, always)


@pytest.mark.parametrize("day", [datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)])
def test_opening_in_the_changed_hour_comes_once(day: datetime) -> None:
    """A window that opens in an hour which the clock change skips or doubles opens on that day all the same."""
    rules = CalmRules(timedelta(0), frozenset(range(7)), time(2, 30), time(12), BERLIN)
    opening = next_opening(day, rules)
    assert timedelta(0) <= opening - day < timedelta(hours=3)
    assert opening == next_opening(opening, rules)


def test_two_drafts_keep_their_distance() -> None:
    """A machine that slept for days writes one draft at a time, and none outside the window."""
    now = berlin(2026, 3, 4, 17, 55)
    assert now == next_chance(berlin(2026, 3, 1, 9, 0), now, None, OFFICE)
    assert berlin(2026, 3, 5, 9, 0) == next_chance(berlin(2026, 3, 1, 9, 0), now, now - timedelta(minutes=1), OFFICE)


moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
rules = st.builds(
    CalmRules,
    delay=st.timedeltas(timedelta(0), timedelta(days=10)),
    days=st.frozensets(st.integers(0, 6), min_size=1),
    opens=st.times(),
    closes=st.times(),
    zone=st.sampled_from(
        [UTC, BERLIN, ZoneInfo("America/St_Johns"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Kathmandu")]
    ),
)


@given(moments, rules)
def test_never_before_the_delay_and_always_within_eight_days(received: datetime, calm: CalmRules) -> None:
    """Whatever the rules, a reply is due after the delay and not more than a week and a day later."""
    due = due_at(received, calm)
    assert received + calm.delay <= due <= received + calm.delay + timedelta(days=8, hours=2)


@given(moments, rules)
def test_an_opening_is_open(moment: datetime, calm: CalmRules) -> None:
    """Asking again at the moment that was given changes nothing."""
    opening = next_opening(moment, calm)
    assert opening == next_opening(opening, calm)
