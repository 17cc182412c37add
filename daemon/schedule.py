"""PURE: when a reply may be written. At least a calm delay, then only inside the user's writing hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class CalmRules:
    """``days`` are numbered from Monday = 0; ``opens`` and ``closes`` are local times of ``zone``.

    ``closes`` is not part of the window. ``spacing`` keeps two drafts apart, so that a machine that
    slept for days does not wake to a burst. An empty window (``opens == closes``) means around the clock.
    """

    delay: timedelta
    days: frozenset[int]
    opens: time
    closes: time
    zone: tzinfo
    spacing: timedelta = timedelta(0)


def due_at(received: datetime, rules: CalmRules) -> datetime:
    """The first moment in UTC at which a reply to a mail received then may be drafted."""
    return next_opening(received + rules.delay, rules)


def next_chance(due: datetime, now: datetime, last_draft: datetime | None, rules: CalmRules) -> datetime:
    """When a reply that is due may really be drafted: inside the window, and apart from the draft before it."""
    earliest = max(due, now)
    if last_draft is not None:
        earliest = max(earliest, last_draft + rules.spacing)
    return next_opening(earliest, rules)


def next_opening(moment: datetime, rules: CalmRules) -> datetime:
    """``moment`` itself when it lies in the window, else the next opening, in UTC.

    Local wall times are turned into UTC day by day, so a night of the clock change moves nothing. An
    opening that the change skips (02:30 in spring) is as much later on the clock; one that happens
    twice is its first occurrence (PEP 495, fold=0).
    """
    moment = moment.astimezone(UTC)
    if not rules.days:
        raise ValueError("a writing window needs at least one day")
    local_day = moment.astimezone(rules.zone).date()
    # From yesterday on: a window over midnight belongs to the day on which it opened.
    for offset in range(-1, 9):
        day = local_day + timedelta(days=offset)
        if day.weekday() not in rules.days:
            continue
        opening, closing = _window(day, rules)
        if moment < closing:
            return max(moment, opening)
    raise AssertionError("every week has an opening")  # pragma: no cover


def _window(day: date, rules: CalmRules) -> tuple[datetime, datetime]:
    last_day = day if rules.opens < rules.closes else day + timedelta(days=1)
    return _utc(day, rules.opens, rules.zone), _utc(last_day, rules.closes, rules.zone)


def _utc(day: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)
