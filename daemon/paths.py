"""Where things live: the user's configuration and state (XDG), and what is shipped with the package."""

from __future__ import annotations

import os
from pathlib import Path

APP = "afterword"


def config_file() -> Path:
    """The configuration of this user: ``$XDG_CONFIG_HOME/afterword/config.toml``."""
    return _home("XDG_CONFIG_HOME", ".config") / APP / "config.toml"


def state_folder() -> Path:
    """The state of this user: ``$XDG_STATE_HOME/afterword``."""
    return _home("XDG_STATE_HOME", ".local/state") / APP


def runtime_folder() -> Path:
    """Where this user's locks lie: ``$XDG_RUNTIME_DIR/afterword``, else the default state folder."""
    value = Path(os.environ.get("XDG_RUNTIME_DIR") or "")
    return value / APP if value.is_absolute() and value.is_dir() else state_folder()


def private_folder(path: Path) -> Path:
    """Makes the folder for its owner only (0700) and returns it.

    Raises OSError when it cannot be made.
    """
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.chmod(0o700)
    return path


def shipped(name: str) -> Path:
    """A shipped folder (``templates``, ``models``, ``systemd``): from the wheel's data, else from the checkout."""
    here = Path(__file__).resolve().parent
    packaged = here / "_data" / name
    return packaged if packaged.exists() else here.parent / name


def _home(variable: str, fallback: str) -> Path:
    # The XDG base directory specification: a relative value is invalid and ignored.
    value = Path(os.environ.get(variable) or "")
    return value if value.is_absolute() else Path.home() / fallback
