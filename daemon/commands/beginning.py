"""`afterword init`: from an address to a configuration that works.

All is asked, found and tried first; then the password and the file are put in their places. So it can be left at any
moment, and run again at any time: what is there already is the default of every answer.
"""

from __future__ import annotations

import re
import signal
import threading
import tomllib
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from daemon.commands import surroundings, work
from daemon.commands.connecting import find_server, sign_in
from daemon.commands.dialogue import Dialogue, an_address
from daemon.commands.plan import Before, Plan
from daemon.commands.settling import settle_addresses, settle_calm, settle_folders, settle_writer
from daemon.commands.telling import company
from daemon.config import ACCOUNT_NAME, Fault, duration, load_config
from daemon.config_file import changed, fresh, save
from daemon.desk import Counts
from daemon.errors import ConfigError, CredentialsError, MailboxError, UserError
from daemon.records import Case
from daemon.screen import Screen
from daemon.states import State

REHEARSED = "4w"


def init(arguments: Namespace, screen: Screen) -> int:
    """Sets up an account, or changes one."""
    dialogue = Dialogue(screen, assume=arguments.yes, quiet=arguments.json)
    path = surroundings.config_path(arguments)
    before = _before(path)
    _tell_before(dialogue, path, before)
    address = dialogue.ask(
        "Your e-mail address",
        "ADDRESS",
        given=arguments.address,
        default=before.default_address(arguments.account),
        read=an_address,
    ).strip()
    plan = Plan(before, address, _key(arguments, before, address))
    find_server(dialogue, arguments, plan)
    sign_in(dialogue, arguments, plan)
    settle_folders(dialogue, arguments, plan)
    settle_addresses(dialogue, arguments, plan)
    settle_writer(dialogue, arguments, plan)
    settle_calm(dialogue, arguments, plan)
    kept = _put_in_place(dialogue, path, plan)
    rehearsal = _rehearse(dialogue, arguments, screen, path, plan)
    if arguments.json:
        screen.json(_as_dict(path, kept, plan, rehearsal))
    else:
        _tell_next(dialogue, plan)
    return 0


# -- what is there already -------------------------------------------------------------------------


def _before(path: Path) -> Before:
    if not path.exists():
        return Before()
    try:
        config = load_config(path)
    except ConfigError as error:
        raise ConfigError(
            str(path),
            [*error.problems, "mend it, or move it away: `afterword init` changes nothing that it cannot read"],
        ) from None
    text = path.read_text("utf-8")
    return Before(text, tomllib.loads(text), config)


def _tell_before(dialogue: Dialogue, path: Path, before: Before) -> None:
    if before.config is None:
        dialogue.say("Afterword looks for rejections in your mailbox and lays replies into Drafts. It never sends.")
        dialogue.say("Nothing is written before the end; Ctrl-C leaves everything as it is.", "dim")
        return
    dialogue.say(f"{path} is there already; every answer in it is kept, unless you give another one.")
    dialogue.table(
        ("account", "server", "address"),
        [(one.key, f"{one.host}:{one.port}", ", ".join(one.addresses)) for one in before.config.accounts],
    )


def _key(arguments: Namespace, before: Before, address: str) -> str:
    """The account that is meant, by its name or its address; else a new one's name."""
    if arguments.account:
        if not ACCOUNT_NAME.fullmatch(arguments.account):
            raise UserError("--account: the name may have letters, digits, - and _ only (32 at most).")
        return str(arguments.account)
    for one in before.config.accounts if before.config else ():
        if address.lower() in (own.lower() for own in one.addresses):
            return one.key
    if not before.names():
        return "personal"
    word = re.sub(r"[^a-z0-9_-]", "-", address.rpartition("@")[2].lower().split(".")[0])[:28] or "account"
    return next(name for name in (word, *(f"{word}-{n}" for n in range(2, 1000))) if name not in before.names())


# -- the deed --------------------------------------------------------------------------------------


def _put_in_place(dialogue: Dialogue, path: Path, plan: Plan) -> Path | None:
    """The password first, so that there never is a configuration that cannot sign in."""
    # Made already here, for what could be wrong with it is told before anything is done.
    if _text(plan, path) == plan.before.text and not plan.keep:
        dialogue.say(f"Nothing in {path} had to be changed.", "green")
        return None
    dialogue.say(f"All is ready to be written to {path}.")
    if not dialogue.yes("Write it?", default=True):
        raise UserError("Nothing was written.")
    if plan.keep:
        _keep_password(dialogue, plan)
    text = _text(plan, path)
    if text == plan.before.text:
        return None
    with _uninterrupted():
        try:
            kept = save(path, text, surroundings.now())
        except OSError as error:
            raise UserError(f"{path} cannot be written ({error.strerror}).") from None
    dialogue.say(f"Written: {path}{f' (as it was before: {kept.name})' if kept else ''}.", "green")
    return kept


def _text(plan: Plan, path: Path) -> str:
    return changed(plan.before.text, plan.answers(), str(path)) if plan.before.text else fresh(plan.answers())


def _keep_password(dialogue: Dialogue, plan: Plan) -> None:
    try:
        work.keep_password(plan.account(), plan.password)
    except CredentialsError as error:
        if not dialogue.interactive:
            raise CredentialsError(f"{error} Nothing was written; name a command with --password-command.") from None
        dialogue.say(f"{error} Without one, a command can print the password, such as `pass show mail`.", "red")
        command = dialogue.ask("Which command (Enter: stop here)", "--password-command", default="")
        if not command:
            raise
        plan.table["password_command"] = command
        if work.password_of(plan.checked_account()) != plan.password:
            raise UserError(
                "That command prints another password than the one that works. Nothing was written."
            ) from None
    else:
        dialogue.say("The password is in the system keyring.", "green")


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits for the few moments in which the file is put in its place."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt


# -- the rehearsal ---------------------------------------------------------------------------------


def _rehearse(
    dialogue: Dialogue, arguments: Namespace, screen: Screen, path: Path, plan: Plan
) -> dict[str, Any] | None:
    """What would have happened in the last weeks; the mailbox is only read, and the disk is not written to."""
    wanted = arguments.rehearse
    if wanted is None:
        if not dialogue.interactive:
            return None
        dialogue.say(
            "A rehearsal reads the mail of the last four weeks, changes nothing, and shows what would have happened."
        )
        if not dialogue.yes("Rehearse now?", default=True):
            return None
        wanted = REHEARSED
    config = replace(load_config(path), max_age=_span(wanted))
    account = next(one for one in config.accounts if one.key == plan.key)
    try:
        store, counts = work.rehearsed(account, config, plan.password, screen=screen, arguments=arguments)
    except MailboxError as error:
        dialogue.say(f"The rehearsal was cut short: {error} The configuration is in its place.", "red")
        return {"error": str(error)}
    cases = sorted(store.cases(), key=lambda case: case.row.received_at)
    _tell_rehearsal(dialogue, screen, cases, counts)
    store.close()
    return {
        "read": counts.read,
        "unsure": counts.unsure,
        "unreadable": counts.quarantined,
        "rejections": [
            {
                "received": case.row.received_at.isoformat(),
                "company": company(case.mail) or None,
                "subject": case.mail.subject,
                "due": None if _obstacle(case) else case.row.due_at.isoformat(),
                "reason": _obstacle(case) or None,
            }
            for case in cases
        ],
    }


def _tell_rehearsal(dialogue: Dialogue, screen: Screen, cases: Sequence[Case], counts: Counts) -> None:
    dialogue.title("What would have happened")
    dialogue.say(f"{counts.read} mails read, {len(cases)} rejections among them, {counts.unsure} in doubt.")
    if counts.quarantined:
        dialogue.say(f"{counts.quarantined} could not be read.", "yellow")
    if not cases:
        return
    dialogue.table(
        ("received", "company", "subject", "reply"),
        [
            (
                screen.when(case.row.received_at),
                company(case.mail),
                case.mail.subject,
                f"none: {_obstacle(case)}" if _obstacle(case) else f"in Drafts on {screen.when(case.row.due_at)}",
            )
            for case in cases
        ],
    )


def _obstacle(case: Case) -> str:
    """Why there would have been no reply; a draft that only waits for its turn is none."""
    return str(case.row.reason or "") if case.row.state in (State.SKIPPED, State.HELD) else ""


def _span(text: str) -> timedelta:
    try:
        span = duration(text)
    except Fault as fault:
        raise UserError(f"--rehearse: {fault}.") from None
    return min(span, timedelta(days=365))


# -- what comes next -------------------------------------------------------------------------------


def _tell_next(dialogue: Dialogue, plan: Plan) -> None:
    dialogue.title("What comes next")
    if plan.before.config is not None:
        dialogue.say("If the service is running, let it read the new configuration: systemctl --user restart afterword")
    dialogue.say("To let it run from now on, also after a new start of the machine:")
    dialogue.say("  afterword service install")
    dialogue.say("`afterword status` shows what waits; `afterword init` changes answers or adds an account.", "dim")


def _as_dict(path: Path, kept: Path | None, plan: Plan, rehearsal: dict[str, Any] | None) -> dict[str, Any]:
    account = plan.account()
    folders = plan.folders
    return {
        "config": str(path),
        "backup": str(kept) if kept else None,
        "account": plan.key,
        "host": account.host,
        "port": account.port,
        "security": account.security,
        "user": account.user,
        "found_by": plan.server.source if plan.server else None,
        "addresses": list(account.addresses),
        "drafts": account.drafts or (folders.drafts if folders else None),
        "sent": account.sent or next(iter(folders.sent if folders else ()), None),
        "trash": account.trash or next(iter(folders.trash if folders else ()), None),
        "rehearsal": rehearsal,
    }
