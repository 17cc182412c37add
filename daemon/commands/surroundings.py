"""What every command works with: the clock, the configuration, the state folder, the shipped model and templates."""

from __future__ import annotations

import hashlib
from argparse import Namespace
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from daemon import paths
from daemon.config import Account, Config, load_config
from daemon.errors import AfterwordError, StoreError
from daemon.service import InstanceLock
from daemon.store import Store

DATABASE = "afterword.db"
#: How far back a review looks.
REVIEWED = timedelta(days=90)


def now() -> datetime:
    """The present, in UTC."""
    return datetime.now(UTC)


def config_path(arguments: Namespace) -> Path:
    """The file of the configuration that was named, else the user's."""
    return Path(arguments.config) if arguments.config else paths.config_file()


def configuration(arguments: Namespace) -> Config:
    """The configuration that was named, else the user's. Raises ConfigError."""
    return load_config(config_path(arguments))


def state_path(arguments: Namespace) -> Path:
    """The state folder that was named, else the user's, whether it is there or not."""
    return Path(arguments.state) if arguments.state else paths.state_folder()


def state_folder(arguments: Namespace) -> Path:
    """The state folder that was named, else the user's; made where it is missing. Raises StoreError."""
    folder = state_path(arguments)
    try:
        # One that exists keeps its mode: somebody who names /tmp must not get it closed for everybody else.
        return folder if folder.is_dir() else paths.private_folder(folder)
    except OSError as error:
        raise StoreError(f"The state folder {folder} cannot be made ({error.strerror}); check the path.") from None


def locks(arguments: Namespace, accounts: Sequence[Account]) -> list[InstanceLock]:
    """One lock for the state folder and one an account, wherever another Afterword keeps its state.

    Raises AlreadyRunning or StoreError; nothing is held then.
    """
    held = [InstanceLock(state_folder(arguments))]
    try:
        shared = paths.private_folder(paths.runtime_folder())
        for account in accounts:
            # A digest, as the name of a file is no place for an address.
            mailbox = hashlib.sha256(
                f"{account.user.lower()}@{account.host.lower()}:{account.port}".encode()
            ).hexdigest()
            held.append(InstanceLock(shared, f"{mailbox[:20]}.lock"))
    except OSError as error:
        release(held)
        raise StoreError(f"The folder for locks cannot be made ({error.strerror}).") from None
    except AfterwordError:
        release(held)
        raise
    return held


def release(locks: Iterable[InstanceLock]) -> None:
    """Lets the next one in."""
    for lock in locks:
        lock.release()


def open_store(arguments: Namespace) -> Store:
    """The database for looking and for the user's word; an empty one in memory where there is none yet.

    Only the daemon and `check` make a database. Raises StoreError.
    """
    path = state_path(arguments) / DATABASE
    return Store(path if path.exists() else ":memory:")


def model() -> Path:
    """The shipped model."""
    return paths.shipped("models") / "starter"


def models(arguments: Namespace) -> list[Path]:
    """The models in the order of their choice: the user's own, which may not be there yet, and the shipped one."""
    return [state_path(arguments) / "models" / "current", model()]


def templates(arguments: Namespace | None = None) -> list[Path]:
    """Where reply templates are looked for: beside the configuration that was named, else the user's, then shipped."""
    config = Path(arguments.config) if arguments and arguments.config else paths.config_file()
    return [config.parent.absolute() / "templates", paths.shipped("templates")]
