"""The user's word on one reply: release it, put it off, none at all, something to say in it, or written anew."""

from __future__ import annotations

from argparse import Namespace

from classifier.plain import clean
from daemon import schedule
from daemon.commands.surroundings import configuration, now, open_store
from daemon.commands.telling import case_as_dict, company
from daemon.config import Fault, duration
from daemon.drafting import next_message_id
from daemon.errors import UserError
from daemon.records import Case
from daemon.screen import Screen
from daemon.states import State
from daemon.store import Store

#: Letters of a note: a paragraph, not a second letter.
LONGEST_NOTE = 1000


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


def note(arguments: Namespace, screen: Screen) -> int:
    """Something that the user wants said in a reply, or what was noted so far."""
    store = open_store(arguments)
    if arguments.text is None:
        case = store.case(arguments.id)
        if case is None:
            raise UserError(f"There is no rejection {arguments.id}; `afterword status` lists them.")
        return _told(arguments, screen, store, case, f"has the note: {case.note}" if case.note else "has no note.")
    text = clean(arguments.text).strip()
    if len(text) > LONGEST_NOTE:
        raise UserError(f"The note has {len(text)} letters; a paragraph of a reply has room for {LONGEST_NOTE}.")
    case = store.set_note(arguments.id, text)
    words = "has its note." if text else "has no note any more."
    if case.row.state is State.DRAFTED:
        words += f" The draft is there already: `afterword redraft {case.row.id}` writes it anew."
    return _told(arguments, screen, store, case, words)


def redraft(arguments: Namespace, screen: Screen) -> int:
    """A draft written anew, while nobody has touched it."""
    store = open_store(arguments)
    case = store.redraft(arguments.id, next_message_id, now())
    return _told(
        arguments,
        screen,
        store,
        case,
        "is written anew at the daemon's next tick or with `afterword check`, unless you have changed the draft.",
    )


def _told(arguments: Namespace, screen: Screen, store: Store, case: Case, words: str) -> int:
    if arguments.json:
        screen.json(case_as_dict(store, case))
    else:
        screen.say(f"{case.row.id} ({company(case.mail) or case.mail.subject}) {words}")
    store.close()
    return 0
