"""The database as a file: copies from before its tables changed, whether it is whole, and all of it for an export."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from daemon.errors import StoreError

#: A copy goes this many seconds after it was made: what the user has made Afterword forget must not live on in it.
KEPT = 30 * 86400.0
#: Columns that hold JSON.
AS_JSON = frozenset({"thread", "because", "details", "sketch", "marked"})


@dataclass(frozen=True, slots=True)
class Examination:
    """``faults`` are SQLite's own words, which may name tables but hold nothing of mails."""

    schema: int
    faults: tuple[str, ...]


def keep_copy(database: sqlite3.Connection, path: Path, schema: int) -> Path:
    """A copy from before a change of the tables, whole and synced before it has its name. Raises StoreError."""
    kept = path.with_name(f"{path.name}.schema-{schema}")
    fresh = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        with suppress(FileNotFoundError):
            fresh.unlink()
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(fresh)) as copy:
            database.backup(copy)
            same = copy.execute("PRAGMA user_version").fetchone()[0] == schema
        if same:
            fresh.replace(kept)
        else:
            fresh.unlink()  # another process was faster, and has made a copy of its own
    except (sqlite3.Error, OSError) as error:
        with suppress(OSError):
            fresh.unlink()
        raise StoreError(
            f"The tables of the database are to be changed, and no copy of it can be made before ({error}); nothing "
            "was changed. Make room on the disk, then try again."
        ) from None
    return kept


def copies(path: Path) -> list[Path]:
    """The copies that lie beside a database."""
    return sorted(path.parent.glob(f"{path.name}.schema-*"))


def drop_copies(path: Path, *, older_than: float = 0.0) -> None:
    """Removes copies, or those that are older than so many seconds."""
    for copy in copies(path):
        with suppress(OSError):
            if time.time() - copy.stat().st_mtime >= older_than:
                copy.unlink()


def examine(path: Path) -> Examination:
    """Looks through the whole file without changing it. Raises StoreError where it cannot be read at all."""
    try:
        with closing(sqlite3.connect(path, timeout=10)) as database:
            schema = int(database.execute("PRAGMA user_version").fetchone()[0])
            faults = [str(row[0]) for row in database.execute("PRAGMA integrity_check(20)")]
            loose = database.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.Error as error:
        raise StoreError(f"The database cannot be read ({error}).") from None
    faults = [fault for fault in faults if fault != "ok"]
    return Examination(schema, (*faults, *(f"a row of {row[0]} belongs to nothing" for row in loose)))


def everything(database: sqlite3.Connection) -> dict[str, Any]:
    """All tables as they are at one moment."""
    database.execute("BEGIN")
    try:
        names = [
            row[0]
            for row in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
            )
        ]
        return {
            name: [_as_dict(row) for row in database.execute(f'SELECT * FROM "{name}"')]  # noqa: S608 - the names are our tables'
            for name in names
        }
    finally:
        database.execute("ROLLBACK")


def _as_dict(row: sqlite3.Row) -> dict[str, Any]:
    return {
        name: json.loads(value) if name in AS_JSON and value is not None else value for name, value in dict(row).items()
    }
