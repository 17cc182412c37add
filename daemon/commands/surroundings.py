"""What every command works with: the clock, the configuration, the state folder, the shipped model and templates."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from daemon import paths
from daemon.config import Config, load_config
from daemon.errors import StoreError
from daemon.store import Store

DATABASE = "afterword.db"


def now() -> datetime:
    """The present, in UTC."""
    return datetime.now(UTC)


def configuration(arguments: Namespace) -> Config:
    """The configuration that was named, else the user's. Raises ConfigError."""
    return load_config(Path(arguments.config) if arguments.config else paths.config_file())


def state_folder(arguments: Namespace) -> Path:
    """The state folder that was named, else the user's; made where it is missing. Raises StoreError."""
    folder = _state_folder(arguments)
    try:
        # One that exists keeps its mode: somebody who names /tmp must not get it closed for everybody else.
        return folder if folder.is_dir() else paths.private_folder(folder)
    except OSError as error:
        raise StoreError(f"The state folder {folder} cannot be made ({error.strerror}); check the path.") from None


def open_store(arguments: Namespace) -> Store:
    """The database for looking and for the user's word; an empty one in memory where there is none yet.

    Only the daemon and `check` make a database. Raises StoreError.
    """
    path = _state_folder(arguments) / DATABASE
    return Store(path if path.exists() else ":memory:")


def model() -> Path:
    """The model in use."""
    return paths.shipped("models") / "starter"


def templates() -> list[Path]:
    """Where reply templates are looked for, in this order."""
    return [paths.shipped("templates")]


def _state_folder(arguments: Namespace) -> Path:
    return Path(arguments.state) if arguments.state else paths.state_folder()
