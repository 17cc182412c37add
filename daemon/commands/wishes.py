"""The user's word on one reply: release it, put it off, or none at all."""

from __future__ import annotations

from argparse import Namespace

from daemon import schedule
from daemon.commands.surroundings import configuration, now, open_store
from daemon.commands.telling import case_as_dict, company
from daemon.config import Fault, duration
from daemon.errors import UserError
from daemon.records import Case
from daemon.screen import Screen
from daemon.store import Store


def release(arguments: Namespace, screen: Screen) -> int:
    """Make a reply due now."""
    store = open_store(arguments)
    case = store.release(arguments.id, now())
    return _told(
        arguments,
        screen,
        store,
        case,
        "is released; the draft follows at the daemon's next tick or with `afterword check`.",
    )


def snooze(arguments: Namespace, screen: Screen) -> int:
    """Put a reply off."""
    config = configuration(arguments)
    try:
        span = duration(arguments.span)
    except Fault as fault:
        raise UserError(f"{fault}.") from None
    store = open_store(arguments)
    case = store.case(arguments.id)
    moment = now()
    start = max(case.row.due_at, moment) if case else moment
    case = store.snooze(arguments.id, schedule.next_opening(start + span, config.calm), moment)
    return _told(arguments, screen, store, case, f"is put off until {screen.when(case.row.due_at)}.")


def skip(arguments: Namespace, screen: Screen) -> int:
    """No reply to this one."""
    store = open_store(arguments)
    case = store.skip(arguments.id, now())
    return _told(arguments, screen, store, case, "gets no reply.")


def _told(arguments: Namespace, screen: Screen, store: Store, case: Case, words: str) -> int:
    if arguments.json:
        screen.json(case_as_dict(store, case))
    else:
        screen.say(f"{case.row.id} ({company(case.mail) or case.mail.subject}) {words}")
    store.close()
    return 0
