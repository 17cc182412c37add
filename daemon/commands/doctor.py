"""A checkup: what is right, and what to do where it is not."""

from __future__ import annotations

import grp
import os
import platform
import pwd
import sqlite3
import stat
from argparse import Namespace
from collections.abc import Iterator
from datetime import timedelta
from importlib.metadata import PackageNotFoundError, version

from classifier.reader import Reader, ReaderFailed
from daemon import systemctl
from daemon.checkup import Finding, Grade, known_capabilities, report
from daemon.commands import surroundings
from daemon.commands.serving import MEANINGS, is_up_to_date
from daemon.commands.surroundings import DATABASE, now
from daemon.commands.telling import until
from daemon.commands.work import Door
from daemon.config import Account, Config
from daemon.errors import (
    AfterwordError,
    ConfigError,
    CredentialsError,
    FolderMissing,
    Refused,
    SignInRefused,
    StoreError,
    UserError,
)
from daemon.galley import own_faults
from daemon.mailbox import Fetched
from daemon.schema import MIGRATIONS
from daemon.screen import Screen
from daemon.states import State
from daemon.store import Store
from daemon.upkeep import examine

#: Clocks may differ by this much.
TOLERANCE = timedelta(minutes=5)
#: Bytes that a database needs to go on.
LEAST_ROOM = 50 * 2**20
#: A running service that has not looked for so many polls has stopped looking.
STALE_POLLS = 4
COLOURS = {Grade.RIGHT: "green", Grade.NOTE: "yellow", Grade.WRONG: "red"}


def doctor(arguments: Namespace, screen: Screen) -> int:
    """Check everything."""
    findings = []
    for one in _findings(arguments, screen):
        findings.append(one)
        if not (arguments.report or arguments.json):
            _tell(one, screen)
    wrong = sum(one.grade is Grade.WRONG for one in findings)
    if arguments.report:
        lines = report(findings, _versions())
        if arguments.json:
            screen.json({"report": lines})
        else:
            screen.say("\n".join(lines))
    elif arguments.json:
        screen.json({"well": not wrong, "findings": [one.as_dict() for one in findings]})
    elif wrong:
        screen.say()
        screen.say(f"{wrong} {'thing needs' if wrong == 1 else 'things need'} you.", "red")
    else:
        screen.say()
        screen.say("All is well.", "green")
    return 1 if wrong else 0


def _tell(one: Finding, screen: Screen) -> None:
    whose = f" ({one.account})" if one.account else ""
    do = f" -> {one.do}" if one.do else ""
    screen.say(f"{one.grade.value} {one.check}{whose}: {one.says}{do}", COLOURS[one.grade])


def _findings(arguments: Namespace, screen: Screen) -> Iterator[Finding]:
    config: Config | None = None
    try:
        config = surroundings.configuration(arguments)
        count = len(config.accounts)
        yield Finding(
            "configuration",
            "valid",
            Grade.RIGHT,
            f"{surroundings.config_path(arguments)}, {count} {'account' if count == 1 else 'accounts'}.",
            facts={
                "accounts": count,
                "keyword": config.keyword is not None,
                "commands": any(account.password_command for account in config.accounts),
            },
        )
    except ConfigError as error:
        code = "invalid" if surroundings.config_path(arguments).exists() else "missing"
        for problem in error.problems:
            yield Finding("configuration", code, Grade.WRONG, problem, f"edit {surroundings.config_path(arguments)}")
    yield from _permissions(arguments)
    yield from _database(arguments, config, screen)
    yield from _model(arguments)
    yield from _templates(arguments)
    yield from _clock()
    yield from _service(arguments, config)
    if config is not None and not arguments.offline:
        for account in config.accounts:
            yield from _account(account, config)


# -- this machine ----------------------------------------------------------------------------------


def _permissions(arguments: Namespace) -> Iterator[Finding]:
    config, folder = surroundings.config_path(arguments), surroundings.state_path(arguments)
    templates = surroundings.templates(arguments)[0]
    found = False
    for path, forbidden, why, mode in (
        (config, 0o022, "others can change it, and with it the commands that are run", "go-w"),
        (templates, 0o022, "others can change what your replies say", "go-w"),
        (folder, 0o077, "others can look into it", "700"),
        (folder / DATABASE, 0o077, "others can read it", "600"),
    ):
        try:
            about = path.stat()
        except OSError:
            continue  # what is not there needs no permission; whether it must be there, others tell
        if about.st_uid != os.getuid():
            found = True
            yield Finding("permissions", "owner", Grade.WRONG, f"{path} belongs to somebody else.", f"chown it: {path}")
        elif stat.S_IMODE(about.st_mode) & forbidden & ~(0o020 if _is_own_group(about.st_gid) else 0):
            found = True
            yield Finding("permissions", "open", Grade.WRONG, f"{path}: {why}.", f"chmod {mode} {path}")
    if not found:
        yield Finding("permissions", "private", Grade.RIGHT, "What Afterword keeps is yours only.")


def _is_own_group(group: int) -> bool:
    """Many systems give each user a group of their own, and let it write all that the user makes."""
    try:
        return grp.getgrgid(group).gr_name == pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return False


def _database(arguments: Namespace, config: Config | None, screen: Screen) -> Iterator[Finding]:
    path = surroundings.state_path(arguments) / DATABASE
    if not path.exists():
        yield Finding("database", "none-yet", Grade.RIGHT, "There is none yet; the first look makes it.")
        return
    restore = "stop the service, and restore the state folder from a backup or move it away"
    try:
        found = examine(path)
        if found.faults:
            yield Finding("database", "damaged", Grade.WRONG, f"It is damaged: {found.faults[0]}.", restore)
            return
        if found.schema > len(MIGRATIONS):
            yield Finding(
                "database",
                "newer",
                Grade.WRONG,
                "It was written by a newer Afterword.",
                "install that one again",
                facts={"schema": found.schema},
            )
            return
        store = Store(path)
        yield from _memory(store, found.schema, config, arguments, screen)
        store.close()
    except StoreError as error:
        yield Finding("database", "unreadable", Grade.WRONG, str(error), restore)
    room = os.statvfs(path.parent)
    if room.f_bavail * room.f_frsize < LEAST_ROOM:
        yield Finding("database", "no-room", Grade.WRONG, "The disk is nearly full.", "make room on it")


def _memory(
    store: Store, schema: int, config: Config | None, arguments: Namespace, screen: Screen
) -> Iterator[Finding]:
    cases = store.cases()
    counts = {state.value: sum(case.row.state is state for case in cases) for state in State}
    facts: dict[str, int | bool] = {"schema": schema, "lessons": len(store.lessons()), **counts}
    facts["quarantined"] = len(store.quarantined())
    yield Finding("database", "whole", Grade.RIGHT, f"It is whole; {len(cases)} rejections are known.", facts=facts)
    pause = store.paused(now())
    if pause:
        words = f"Nothing is done {until(pause, screen)}."
        yield Finding("pause", "paused", Grade.NOTE, words, "`afterword resume` goes on")
    elif config is not None:
        yield from _looks(store, config, arguments)
    for account, at in store.polled().items():
        if at > now() + TOLERANCE:
            yield Finding(
                "clock",
                "behind",
                Grade.WRONG,
                f"The last look into {account} is in the future: the clock was set back.",
                "set this machine's clock",
            )


def _looks(store: Store, config: Config, arguments: Namespace) -> Iterator[Finding]:
    """What the daemon ran into, as it has told the database."""
    for account, (_, problem) in store.health().items():
        if problem and any(one.key == account for one in config.accounts) and arguments.offline:
            yield Finding("mailbox", "trouble", Grade.WRONG, problem, "`afterword doctor` looks anew", account)
    try:
        running = systemctl.service_state().running
    except UserError:
        return
    oldest = now() - config.poll_every * STALE_POLLS - timedelta(minutes=30)
    for account, at in store.polled().items():
        if running and at < oldest and any(one.key == account for one in config.accounts):
            yield Finding(
                "mailbox", "stale", Grade.WRONG, "The service has not looked into it lately.", "see its log", account
            )


def _model(arguments: Namespace) -> Iterator[Finding]:
    with Reader(*surroundings.models(arguments)) as reader:
        try:
            reader.start()
        except ReaderFailed as error:
            yield Finding("model", "broken", Grade.WRONG, str(error), "install Afterword anew")
            return
        for words in reader.passed_over:
            yield Finding("model", "passed-over", Grade.NOTE, f"The shipped model is used: {words}")
        if not reader.passed_over:
            own = len(surroundings.models(arguments)) > 1
            yield Finding("model", "usable", Grade.RIGHT, "It can be used.", facts={"own": own})


def _templates(arguments: Namespace) -> Iterator[Finding]:
    folders = surroundings.templates(arguments)
    faults = own_faults(folders) if folders[0].is_dir() else []
    for fault in faults:
        yield Finding(
            "templates",
            "faulty",
            Grade.WRONG,
            f"The shipped template is used: {fault}",
            "mend it; `afterword templates check` tries it",
        )
    if not faults:
        own = sum(1 for _ in folders[0].glob("*/*.j2")) if folders[0].is_dir() else 0
        words = f"{own} of your own, all right." if own else "The shipped ones are used."
        yield Finding("templates", "usable", Grade.RIGHT, words, facts={"own": own})


def _clock() -> Iterator[Finding]:
    try:
        said = systemctl.ask("timedatectl", "show", "--property=NTPSynchronized", "--value", check=False).strip()
    except UserError:
        said = ""
    moment = now().astimezone()
    words = f"It is {moment:%A %H:%M} ({moment.tzname()}) here"
    if said == "no":
        yield Finding(
            "clock",
            "not-synchronized",
            Grade.NOTE,
            f"{words}; nothing sets it by the network.",
            "timedatectl set-ntp true",
        )
    else:
        yield Finding("clock", "plausible", Grade.RIGHT, f"{words}.", facts={"synchronized": said == "yes"})


def _service(arguments: Namespace, config: Config | None) -> Iterator[Finding]:
    try:
        state = systemctl.service_state()
    except UserError as error:
        yield Finding("service", "no-systemd", Grade.NOTE, str(error))
        return
    facts: dict[str, int | bool] = {"restarts": state.restarts, "exit": state.exit_code, "enabled": state.enabled}
    install = "`afterword service install`"
    if not state.installed:
        yield Finding("service", "not-installed", Grade.NOTE, "It is not installed.", install)
        return
    if not state.running and state.result not in ("", "success"):
        meaning = f" ({MEANINGS[state.exit_code]})" if state.exit_code in MEANINGS else ""
        words = f"It does not run: {state.result}{meaning}."
        yield Finding("service", "failed", Grade.WRONG, words, "see `afterword service logs`", facts=facts)
    elif not state.running:
        start = "`systemctl --user start afterword`"
        yield Finding("service", "stopped", Grade.NOTE, "It is stopped.", start, facts=facts)
    elif not state.enabled:
        yield Finding(
            "service", "not-enabled", Grade.NOTE, "It runs, but not after the next login.", install, facts=facts
        )
    else:
        yield Finding("service", "running", Grade.RIGHT, "It runs.", facts=facts)
    if config is not None and is_up_to_date(arguments) is False:
        words = "The unit is not as this Afterword would write it."
        yield Finding("service", "outdated", Grade.NOTE, words, f"{install} renews it")


# -- the mailbox -----------------------------------------------------------------------------------


def _account(account: Account, config: Config) -> Iterator[Finding]:
    name = account.key
    kind = "keyring" if not account.password_command else "password-command"
    with Door(account) as door:
        try:
            door.unlock()
            yield Finding(kind, "answers", Grade.RIGHT, "It has what is needed to sign in.", account=name)
            folders = door.mailbox.folders()
        except CredentialsError as error:
            yield Finding(kind, "no-password", Grade.WRONG, str(error), f"`afterword sign-in {name}`", name)
            return
        except SignInRefused as error:
            yield Finding("sign-in", "refused", Grade.WRONG, str(error), f"`afterword sign-in {name}`", name)
            return
        except AfterwordError as error:
            code = "unreachable" if not isinstance(error, Refused) else "server-refuses"
            words = f"{error} ({account.host}, port {account.port})"
            yield Finding(
                "sign-in", code, Grade.WRONG, words, "check `host`, `port` and `security`, and the network", name
            )
            return
        facts: dict[str, int | bool] = {
            **known_capabilities(door.mailbox.capabilities()),
            "others": len(folders.others),
            "sent": len(folders.sent),
            "trash": len(folders.trash),
        }
        yield Finding("sign-in", "accepted", Grade.RIGHT, f"{account.host} lets you in.", account=name, facts=facts)
        try:
            yield from _folders(account, config, door)
        except AfterwordError as error:
            yield Finding("folders", "trouble", Grade.WRONG, str(error), "try again later", name)


def _folders(account: Account, config: Config, door: Door) -> Iterator[Finding]:
    name, found = account.key, True
    folders = door.mailbox.folders()
    if folders.drafts is None:
        found = False
        words = "There is no folder for drafts."
        yield Finding("folders", "no-drafts", Grade.WRONG, words, "make one, or name it with `drafts`", name)
    for kind, present in (("sent", folders.sent), ("trash", folders.trash)):
        if not present:
            words = f"No folder for {kind} mail was found, so what became of a draft may not be told."
            yield Finding("folders", f"no-{kind}", Grade.NOTE, words, f"name it with `{kind}`", name)
    for folder in dict.fromkeys((*account.folders, *filter(None, (account.drafts, account.sent, account.trash)))):
        try:
            door.mailbox.state(folder)
        except FolderMissing:
            found = False
            words = f"There is no folder {folder}."
            yield Finding("folders", "missing", Grade.WRONG, words, "check the configuration's `folders`", name)
    if found:
        words = f"Drafts go to {folders.drafts}."
        yield Finding("folders", "found", Grade.RIGHT, words, account=name, facts={"read": len(account.folders)})
    if config.keyword is not None:
        yield from _keyword(account, config.keyword, door)
    yield from _server_clock(account, door)


def _keyword(account: Account, keyword: str, door: Door) -> Iterator[Finding]:
    name = account.key
    for folder in account.folders:
        try:
            keeps = door.mailbox.keeps_keyword(folder, keyword)
        except FolderMissing:
            continue  # told above
        except Refused:
            keeps = False
        if not keeps:
            words = f"The server keeps no keyword {keyword} in {folder}: rejections are not marked in your mail client."
            yield Finding("keyword", "not-kept", Grade.NOTE, words, "teach by folder: `afterword labels folders`", name)
            return
    yield Finding("keyword", "kept", Grade.RIGHT, f"The server keeps {keyword}.", account=name)


def _server_clock(account: Account, door: Door) -> Iterator[Finding]:
    """The newest mail cannot have come in the future."""
    folder = account.folders[0]
    try:
        newest = door.mailbox.state(folder).uidnext - 1
        mails = list(door.mailbox.fetch(folder, [newest])) if newest else []
    except FolderMissing:
        return
    for mail in mails:
        if isinstance(mail, Fetched) and mail.received > now() + TOLERANCE:
            words = "The newest mail came in the future, says the server: this machine's clock is behind."
            yield Finding("clock", "behind-server", Grade.WRONG, words, "set this machine's clock", account.key)


# -- the report ------------------------------------------------------------------------------------


def _versions() -> dict[str, str]:
    """Of what matters to a bug; each is cut to figures when it is printed."""
    found = {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version, "linux": platform.release()}
    try:
        found["systemd"] = str(systemctl.version())
    except UserError:
        found["systemd"] = "none"
    for package in ("afterword", "imapclient", "mail-parser", "keyring", "apscheduler", "jinja2", "selectolax"):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "none"
    return found
