"""A time in which nothing is done, whatever is due, across restarts."""

from __future__ import annotations

from argparse import Namespace

from daemon.commands.surroundings import DATABASE, now, open_store, state_folder
from daemon.commands.telling import until
from daemon.config import Fault, duration
from daemon.errors import UserError
from daemon.screen import Screen
from daemon.store import Store


def pause(arguments: Namespace, screen: Screen) -> int:
    """Stop everything for a time, or until it is resumed."""
    moment = now()
    try:
        end = moment + duration(arguments.span) if arguments.span is not None else None
    except Fault as fault:
        raise UserError(f"{fault}.") from None
    if end == moment:
        raise UserError("A pause of no length is none; `afterword resume` ends one.")
    # Also before the first look: the daemon that starts later finds it.
    store = Store(state_folder(arguments) / DATABASE)
    found = store.pause(end, moment)
    store.close()
    if arguments.json:
        screen.json({"since": found.since.isoformat(), "until": found.until.isoformat() if found.until else None})
    else:
        screen.say(f"Paused {until(found, screen)}: no look into a mailbox, no draft. `afterword resume` goes on.")
    return 0


def resume(arguments: Namespace, screen: Screen) -> int:
    """End a pause."""
    store = open_store(arguments)
    was_paused = store.paused(now()) is not None
    store.resume()
    store.close()
    if arguments.json:
        screen.json({"was_paused": was_paused})
    else:
        screen.say("Afterword goes on." if was_paused else "There was no pause to end.")
    return 0
