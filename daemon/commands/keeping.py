"""What Afterword remembers: its history, all of it in one file, and all of it forgotten."""

from __future__ import annotations

import json
import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

from classifier.plain import folded
from daemon import systemctl
from daemon.commands import surroundings
from daemon.commands.serving import agreed, remove
from daemon.commands.surroundings import DATABASE, now, open_store
from daemon.commands.telling import OPEN, case_as_dict, company
from daemon.config import Account, Fault, duration
from daemon.errors import ConfigError, CredentialsError, UserError
from daemon.records import Case
from daemon.schema import MIGRATIONS
from daemon.screen import Screen
from daemon.service import InstanceLock
from daemon.upkeep import copies
from daemon.vault import erase_entries

# -- history ---------------------------------------------------------------------------------------


def history(arguments: Namespace, screen: Screen) -> int:
    """What became of rejections, the newest first."""
    since = _since(arguments.since)
    wanted = folded(arguments.company) if arguments.company else ""
    store = open_store(arguments)
    found = [
        case
        for case in sorted(store.cases(), key=lambda case: case.row.received_at, reverse=True)
        if (since is None or case.row.received_at >= since)
        and (not arguments.states or case.row.state in arguments.states)
        and (not wanted or wanted in folded(" ".join((company(case.mail), case.mail.subject, case.mail.sender))))
    ]
    events = {case.row.id: store.events(case.row.id) for case in found}
    if arguments.json:
        rows = [
            case_as_dict(store, case)
            | {
                "history": [
                    {"at": at.isoformat(), "state": state, "reason": reason or None}
                    for at, state, reason in events[case.row.id]
                ]
            }
            for case in found
        ]
        screen.json({"rejections": rows})
    elif not found:
        screen.say("There is no such rejection.")
    else:
        screen.table(
            ("ID", "received", "company", "position", "state", "since", "why"),
            [_row(case, events[case.row.id], screen) for case in found],
        )
    store.close()
    return 0


def _row(case: Case, events: Sequence[tuple[datetime, str, str]], screen: Screen) -> tuple[str, ...]:
    position = case.mail.details.get("position")
    due = f"due {screen.when(case.row.due_at)}" if case.row.state in OPEN else ""
    return (
        str(case.row.id),
        screen.day(case.row.received_at),
        company(case.mail) or case.mail.subject,
        str(position["value"]) if isinstance(position, dict) else "",
        case.row.state.value,
        screen.day(events[-1][0]) if events else "",
        case.row.reason or due,
    )


def _since(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.combine(date.fromisoformat(text), time()).astimezone(UTC)
    except ValueError:
        pass
    try:
        return now() - duration(text)
    except Fault:
        raise UserError(f'--since: {text!r} is neither a day like 2026-01-31 nor a span like "90d".') from None


# -- export ----------------------------------------------------------------------------------------


def export(arguments: Namespace, screen: Screen) -> int:
    """Everything that is remembered, as JSON."""
    folder = surroundings.state_path(arguments)
    store = open_store(arguments)
    tables = store.everything()
    store.close()
    document = {
        "exported_at": now().replace(microsecond=0).isoformat(),
        "schema": len(MIGRATIONS),
        "tables": tables,
        # What was learnt from labels is a model: numbers, of no use outside of its folder.
        "files": sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()),
    }
    if arguments.file == "-":
        screen.json(document)
        return 0
    path = Path(arguments.file)
    try:
        # Private from the first byte on, and nothing that exists is overwritten.
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
            json.dump(document, out, ensure_ascii=False, indent=1)
            out.write("\n")
    except OSError as error:
        raise UserError(f"{path} cannot be written ({error.strerror}).") from None
    counts = {name: len(rows) for name, rows in tables.items()}
    if arguments.json:
        screen.json({"file": str(path), "rows": counts})
    else:
        rows = ", ".join(f"{count} in {name}" for name, count in counts.items() if count) or "nothing yet"
        screen.say(f"{path} holds all that Afterword remembers ({rows}); only you can read it.")
    return 0


# -- erase -----------------------------------------------------------------------------------------


def erase(arguments: Namespace, screen: Screen) -> int:
    """Forget everything."""
    folder, config = surroundings.state_path(arguments), surroundings.config_path(arguments)
    try:
        accounts: tuple[Account, ...] | None = surroundings.configuration(arguments).accounts
    except ConfigError:
        accounts = None  # whose passwords the keyring holds cannot be told then; it is said below
    files = _files(folder)
    if arguments.all:
        files += [one for one in (surroundings.templates(arguments)[0], config) if one.exists()]
    if not arguments.yes:
        _ask(files, accounts, screen)
    locks = _locks(arguments, folder, accounts)
    try:
        # First what may fail: with the database gone, nobody would know what is still in the keyring.
        removed = _erase_entries(accounts) if accounts else 0
        service = arguments.all and _remove_service()
        _unlink(files)
    except CredentialsError as error:
        raise CredentialsError(f"{error} Nothing else was removed either; unlock it and try again.") from None
    finally:
        surroundings.release(locks)
    _tidy(folder)
    if arguments.json:
        screen.json({"files": [str(file) for file in files], "keyring_entries": removed, "service": bool(service)})
    else:
        screen.say(f"Forgotten: {len(files)} files and folders, {removed} entries in the keyring.", "green")
        screen.say("In your mailbox nothing was touched: drafts and tags that are there are yours.")
        if not service and _is_installed():
            screen.say("The service is still installed; `afterword service uninstall` keeps it from beginning anew.")
    if accounts is None:
        raise UserError(
            "There is no configuration that can be read, so passwords may be left in the keyring; look there for "
            "`afterword`."
        )
    return 0


def _erase_entries(accounts: Sequence[Account]) -> int:
    try:
        return erase_entries(accounts)
    except CredentialsError:
        if all(account.password_command for account in accounts):
            return 0  # there may be one from before, but nobody needs a keyring here
        raise


def _files(folder: Path) -> list[Path]:
    """What is Afterword's in the state folder; somebody may have named a folder with other things in it."""
    database = folder / DATABASE
    own = [database, *(database.with_name(f"{DATABASE}{suffix}") for suffix in ("-wal", "-shm", "-journal"))]
    return [one for one in (*own, *copies(database), folder / "models") if one.exists()]


def _ask(files: Sequence[Path], accounts: Sequence[Account] | None, screen: Screen) -> None:
    if not sys.stdin.isatty():
        raise UserError("Without a terminal nobody can be asked; say `afterword erase --yes`.")
    screen.say("This is removed for good:")
    for file in files:
        screen.say(f"  {file}")
    screen.say(f"  what the keyring holds for {', '.join(one.key for one in accounts or ()) or 'Afterword'}")
    if not agreed("Forget all of it?"):
        raise UserError("Nothing was removed.")


def _locks(arguments: Namespace, folder: Path, accounts: Sequence[Account] | None) -> list[InstanceLock]:
    """Keeps everybody else out. Raises AlreadyRunning while the daemon runs."""
    if accounts is not None:
        return surroundings.locks(arguments, accounts)
    return [InstanceLock(folder)] if folder.is_dir() else []


def _unlink(files: Sequence[Path]) -> None:
    for file in files:
        try:
            if file.is_dir() and not file.is_symlink():
                shutil.rmtree(file)
            else:
                file.unlink(missing_ok=True)
        except OSError as error:
            raise UserError(f"{file} cannot be removed ({error.strerror}); what stands before it is gone.") from None


def _tidy(folder: Path) -> None:
    """The lock, and the folder itself where nothing else lies in it."""
    try:
        (folder / "lock").unlink(missing_ok=True)
        folder.rmdir()
    except OSError:
        return


def _remove_service() -> bool:
    try:
        return remove()
    except UserError:
        return False  # no systemd here, so no service either


def _is_installed() -> bool:
    try:
        return systemctl.service_state().installed
    except UserError:
        return False
