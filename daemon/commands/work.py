"""The composition root: only here do IMAP, credentials and the engine meet."""

from __future__ import annotations

import logging
import os
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from classifier.reader import Reader, ReaderFailed
from daemon.commands import surroundings
from daemon.commands.journal import log_to_stderr
from daemon.commands.surroundings import DATABASE, now
from daemon.commands.telling import case_table, until
from daemon.config import Account, Config
from daemon.credentials import Credentials, store_password
from daemon.desk import Counts, Desk, Stopped
from daemon.engine import Engine
from daemon.errors import AfterwordError, CredentialsError, MailboxError, Paused, ReaderBroken, UserError
from daemon.imap import ImapMailbox
from daemon.mailbox import Mailbox
from daemon.models import Models
from daemon.rehearsal import Rehearsal
from daemon.screen import Screen
from daemon.service import InstanceLock, Pulse, Worker, serve
from daemon.store import Store
from daemon.trainer import News, Trainer
from daemon.training import start_training
from daemon.watching import Watcher

log = logging.getLogger("afterword")


def _mailbox(account: Account) -> ImapMailbox:
    credentials = Credentials(account)
    return ImapMailbox(account, credentials, credentials.renewed)


def chosen_accounts(config: Config, name: str | None) -> list[Account]:
    if name is None:
        return list(config.accounts)
    chosen = [account for account in config.accounts if account.key == name]
    if not chosen:
        known = ", ".join(account.key for account in config.accounts)
        raise UserError(f"There is no account {name!r} in the configuration; there is {known}.")
    return chosen


# -- run -------------------------------------------------------------------------------------------


class AccountCycle:
    """One account at work in the daemon; what `service.Cycle` asks for."""

    def __init__(
        self,
        account: Account,
        config: Config,
        *,
        store: Store,
        models: Sequence[Path],
        templates: Sequence[Path],
        pulse: Pulse,
        stopping: Callable[[], bool],
    ) -> None:
        self.account = account.key
        self._settings = account
        self._store = store
        self._credentials = Credentials(account)
        self._mailbox = ImapMailbox(account, self._credentials, self._credentials.renewed)
        self._reader = Reader(*models)
        self._engine = Engine(
            Desk(
                account,
                config,
                mailbox=self._mailbox,
                reader=self._reader,
                store=store,
                templates=templates,
                progress=pulse.beat,
                # A pause begins between two mails or two replies, not after the last.
                stopping=lambda: stopping() or self.is_paused(),
            )
        )

    def poll_and_advance(self) -> str:
        counts = Counts()
        try:
            self._engine.poll(counts)
            self._engine.advance(counts)
        except Stopped:
            return "stopped on the way"
        except ReaderFailed as error:
            raise ReaderBroken(str(error)) from None
        finally:
            # A connection that idles between polls costs the server more than signing in again.
            self._mailbox.close()
        if not counts.read and not counts.quarantined and not counts.drafted:
            return ""
        return (
            f"{counts.read} read, {len(counts.rejections)} rejections, {counts.unsure} unsure, "
            f"{counts.quarantined} unreadable, {len(counts.drafted)} drafted"
        )

    def wants_to_advance(self) -> bool:
        return self._engine.wants_to_advance()

    def is_paused(self) -> bool:
        return self._store.paused(now()) is not None

    def listener(self) -> ImapMailbox:
        """A second connection, to be told of new mail by."""
        return ImapMailbox(self._settings, self._credentials, self._credentials.renewed)

    def interrupt(self) -> None:
        self._mailbox.interrupt()

    def forget_password(self) -> None:
        self._credentials.forget()

    def set_health(self, problem: str) -> None:
        self._store.set_health(self.account, problem, now())

    def known_problem(self) -> str:
        return self._store.health().get(self.account, (None, ""))[1]

    def close(self) -> None:
        self._mailbox.close()
        self._reader.close()
        self._store.close()


def _faulty(templates: Sequence[Path]) -> list[str]:
    """File and line of what is wrong with the user's own templates; nothing is loaded where there are none."""
    if not templates[0].is_dir():
        return []
    from daemon.galley import own_faults

    return [f"{one.path}:{one.line}" for one in own_faults(templates)]


def _trainer(folder: Path, config: Config, store: Store) -> Trainer:
    known = Models(folder)

    def news() -> News:
        return News(*store.said_since(max((version.made_at for version in known.versions()), default=None)))

    def outdated() -> bool:
        return store.said_since(None)[0] > 0 and known.needs_rebuild()

    return Trainer(config.learn, news=news, outdated=outdated, begin=lambda: start_training(folder, store.lessons()))


def run(arguments: Namespace, screen: Screen) -> int:
    """The daemon."""
    config = surroundings.configuration(arguments)
    folder = surroundings.state_folder(arguments)
    locks = surroundings.locks(arguments, config.accounts)
    store = Store(folder / DATABASE)
    store.open_cases()  # a damaged file often shows only when it is read
    models, templates = surroundings.models(arguments), surroundings.templates(arguments)
    passed_over = _passed_over(models)
    log_to_stderr()
    for words in passed_over:
        log.warning("a model cannot be used, the shipped one is: %s", words)
    for place in _faulty(templates):
        log.warning("a template cannot be used, the shipped one is: %s; see `afterword templates check`", place)

    def make_workers(stopping: Callable[[], bool]) -> Sequence[Worker]:
        workers = []
        for account in config.accounts:
            pulse = Pulse()
            cycle = AccountCycle(
                account,
                config,
                store=Store(folder / DATABASE),
                models=models,
                templates=templates,
                pulse=pulse,
                stopping=stopping,
            )
            worker = Worker(cycle, config.poll_every, pulse, stopping=stopping)
            if config.idle:
                worker.watch = Watcher(account.key, cycle.listener(), account.folders[0], worker.wake)
            workers.append(worker)
        return workers

    # Half the shortest poll at most, so that polls of seconds do not wait for the tick.
    tick = min(30.0, max(0.5, config.poll_every.total_seconds() / 2))
    teacher = Store(folder / DATABASE)
    code = serve(make_workers, store, tick=tick, chores=[_trainer(folder, config, teacher)])
    teacher.close()
    store.close()
    surroundings.release(locks)
    logging.shutdown()
    # A thread that hangs in a library must not hold up a stop; every step can be cut at any point.
    os._exit(code)


def _passed_over(models: Sequence[Path]) -> tuple[str, ...]:
    """Why models are passed over. Raises ReaderBroken where none can be used."""
    with Reader(*models) as reader:
        try:
            reader.start()
        except ReaderFailed as error:
            raise ReaderBroken(str(error)) from None
        return reader.passed_over


# -- check -----------------------------------------------------------------------------------------


def check(arguments: Namespace, screen: Screen) -> int:
    """One cycle now."""
    config = surroundings.configuration(arguments)
    accounts = chosen_accounts(config, arguments.account)
    locks: list[InstanceLock] = []
    if arguments.dry_run:
        real = surroundings.open_store(arguments)
        store = real.copy()
        real.close()
    else:
        folder = surroundings.state_folder(arguments)
        locks = surroundings.locks(arguments, accounts)
        store = Store(folder / DATABASE)
    pause = store.paused(now())
    if pause is not None and not arguments.anyway:
        store.close()
        surroundings.release(locks)
        raise Paused(
            f"Afterword is paused {until(pause, screen)}; `afterword resume` ends that, `afterword check --anyway` "
            "looks this once."
        )
    results: dict[str, Any] = {}
    worst: AfterwordError | None = None
    for account in accounts:
        counts = Counts()
        problem = ""
        try:
            _cycle(account, config, store, counts, screen=screen, arguments=arguments, dry=arguments.dry_run)
        except (MailboxError, CredentialsError) as error:
            worst, problem = error, str(error)
        results[account.key] = {"error": problem} if problem else asdict(counts)
        store.set_health(account.key, problem, now())
    if arguments.json:
        screen.json({"dry_run": arguments.dry_run, "accounts": results})
    else:
        _tell_check(results, store, screen, dry=arguments.dry_run)
    store.close()
    surroundings.release(locks)
    return worst.exit_code if worst else 0


def _cycle(
    account: Account,
    config: Config,
    store: Store,
    counts: Counts,
    *,
    screen: Screen,
    arguments: Namespace,
    password: str = "",
    dry: bool = False,
) -> None:
    mailbox: Mailbox = mailbox_of(account, password) if password else _mailbox(account)
    if dry:
        mailbox = Rehearsal(mailbox)
    with Reader(*surroundings.models(arguments)) as reader, screen.progress(f"Reading {account.key}") as progressing:

        def progress(more: int = 0) -> None:
            progressing(counts.read + counts.quarantined, more)

        engine = Engine(
            Desk(
                account,
                config,
                mailbox=mailbox,
                reader=reader,
                store=store,
                templates=surroundings.templates(arguments),
                progress=progress,
            )
        )
        try:
            engine.poll(counts, progress)
            engine.advance(counts)
        except ReaderFailed as error:
            raise ReaderBroken(str(error)) from None
        finally:
            mailbox.close()


def _tell_check(results: Mapping[str, Any], store: Store, screen: Screen, *, dry: bool) -> None:
    for account, result in results.items():
        screen.title(f"{account}{' (dry run: nothing was changed)' if dry else ''}")
        if "error" in result:
            screen.say(result["error"], "red")
            continue
        labels = ", ".join(
            f"{count} {label}" for label, count in sorted(result["labels"].items(), key=lambda pair: -pair[1])
        )
        screen.say(f"New mails read: {result['read']}{f' ({labels})' if labels else ''}.")
        if result["quarantined"]:
            screen.say(f"Could not be read: {result['quarantined']}; `afterword status` lists them.", "yellow")
        case_table([case for case in map(store.case, result["rejections"]) if case], screen)
        if result["drafted"]:
            ids = ", ".join(map(str, result["drafted"]))
            screen.say(f"{'Would be laid' if dry else 'Laid'} into Drafts: the reply to {ids}.", "green")
    screen.say()
    screen.say("Next: `afterword status` shows what waits.", "dim")


# -- for the doctor --------------------------------------------------------------------------------


class Door:
    """What an account's mailbox is entered by, one step at a time: the password, then the sign-in."""

    def __init__(self, account: Account) -> None:
        self._credentials = Credentials(account)
        self.mailbox = ImapMailbox(account, self._credentials)

    def __enter__(self) -> Door:
        return self

    def __exit__(self, *_: object) -> None:
        self.mailbox.close()

    def unlock(self) -> None:
        """Gets the password. Raises CredentialsError."""
        self._credentials()


# -- what `init` needs -----------------------------------------------------------------------------


def mailbox_of(account: Account, password: str) -> Mailbox:
    """A mailbox that is signed in to with this password, whatever is stored."""
    return ImapMailbox(account, lambda: password)


def password_of(account: Account) -> str:
    """The password from wherever the account has it. Raises CredentialsError."""
    return Credentials(account)()


def keep_password(account: Account, password: str) -> None:
    """Puts it into the system keyring. Raises CredentialsError."""
    store_password(account, password)


def rehearsed(
    account: Account, config: Config, password: str, *, screen: Screen, arguments: Namespace
) -> tuple[Store, Counts]:
    """One cycle from nothing, of which the mailbox and the disk keep nothing: what came of it, and the counts."""
    store, counts = Store(":memory:"), Counts()
    _cycle(account, config, store, counts, screen=screen, arguments=arguments, password=password, dry=True)
    return store, counts


# -- folders for teaching --------------------------------------------------------------------------


def lesson_folders(arguments: Namespace, screen: Screen) -> int:
    """Makes the two folders by which the user teaches, in each account."""
    config = surroundings.configuration(arguments)
    made: dict[str, list[str]] = {}
    for account in config.accounts:
        mailbox = _mailbox(account)
        try:
            made[account.key] = mailbox.make_lesson_folders()
        finally:
            mailbox.close()
        if not arguments.json:
            screen.say(f"{account.key}: {' and '.join(made[account.key])} are there.", "green")
    if arguments.json:
        screen.json({"folders": made})
    else:
        screen.say("Move or copy mail there to say what it is; it is looked at with the next poll.")
    return 0
