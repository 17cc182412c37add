"""The database as a file: copies before a change of its tables, damage, and all of it at once."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from contextlib import closing
from pathlib import Path

import pytest

from daemon import upkeep
from daemon.errors import StoreError
from daemon.schema import MIGRATIONS
from daemon.store import Store
from daemon.upkeep import copies, examine, keep_copy
from tests.cases import NOON


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of the first version, with a word in it."""
    path = tmp_path / "afterword.db"
    with closing(sqlite3.connect(path)) as database:
        for statement in MIGRATIONS[0]:
            database.execute(statement)
        database.execute("INSERT INTO health VALUES ('personal', ?, 'as it was')", (NOON.isoformat(),))
        database.execute("PRAGMA user_version = 1")
        database.commit()
    return path


def test_a_copy_is_kept_before_the_tables_change(old: Path) -> None:
    """Whole, of the version before, its owner's only; and one only, however often it is opened."""
    for _ in range(3):
        Store(old).close()
    (copy,) = copies(old)
    assert "afterword.db.schema-1" == copy.name
    assert 0o600 == stat.S_IMODE(copy.stat().st_mode)
    assert upkeep.Examination(1, ()) == examine(copy)
    with closing(sqlite3.connect(copy)) as database:
        assert [("personal", NOON.isoformat(), "as it was")] == database.execute("SELECT * FROM health").fetchall()
    assert len(MIGRATIONS) == examine(old).schema
    assert {"afterword.db", copy.name} == {file.name for file in old.parent.iterdir()}


def test_a_new_database_leaves_no_copy(tmp_path: Path) -> None:
    """There was nothing to keep."""
    Store(tmp_path / "afterword.db").close()
    assert [] == copies(tmp_path / "afterword.db")


def test_without_a_copy_nothing_is_changed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk keeps the old tables, in one clear sentence, and leaves no half of a copy behind."""

    class Full(sqlite3.Connection):
        def execute(self, *arguments: object) -> sqlite3.Cursor:
            raise sqlite3.OperationalError("database or disk is full")

    real = sqlite3.connect
    monkeypatch.setattr(upkeep.sqlite3, "connect", lambda *given, **more: real(*given, **more, factory=Full))
    with closing(real(old)) as database, pytest.raises(StoreError, match=r"disk is full.*nothing was changed"):
        keep_copy(database, old, 1)
    monkeypatch.undo()
    monkeypatch.setattr("daemon.store.keep_copy", _fails)
    before = old.read_bytes()
    with pytest.raises(StoreError, match="no copy"):
        Store(old)
    assert {"afterword.db"} == {file.name for file in old.parent.iterdir() if not file.name.endswith(("-wal", "-shm"))}
    assert 1 == examine(old).schema
    assert before[:1000][100:] == old.read_bytes()[:1000][100:]


def _fails(*_: object) -> None:
    raise StoreError("no copy")


def test_a_copy_by_a_slower_process_is_not_taken_for_an_old_one(old: Path) -> None:
    """What another process has changed meanwhile is no copy of the version before."""
    Store(old).close()
    for copy in copies(old):
        copy.unlink()
    with closing(sqlite3.connect(old)) as database:
        keep_copy(database, old, 1)
    assert [] == copies(old)


def test_copies_do_not_outlive_what_was_to_be_forgotten(old: Path) -> None:
    """After a month they go; and at once where the user has labels forgotten."""
    Store(old).close()
    (copy,) = copies(old)
    month = time.time() - upkeep.KEPT
    os.utime(copy, (month + 60, month + 60))
    Store(old).close()
    assert [copy] == copies(old)
    os.utime(copy, (month - 60, month - 60))
    Store(old).close()
    assert [] == copies(old)
    copy.write_text("another")
    store = Store(old)
    store.forget([1])
    store.close()
    assert [] == copies(old)


def test_damage_is_found(tmp_path: Path) -> None:
    """A row that belongs to nothing, pages that were overwritten, and what is no database at all."""
    path = tmp_path / "afterword.db"
    Store(path).close()
    assert upkeep.Examination(len(MIGRATIONS), ()) == examine(path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("INSERT INTO event VALUES (77, 'now', 'waiting', NULL)")
        database.commit()
    assert ("a row of event belongs to nothing",) == examine(path).faults
    content = bytearray(path.read_bytes())
    content[8192:16384] = os.urandom(8192)
    path.write_bytes(content)
    try:
        assert examine(path).faults
    except StoreError as error:
        assert "cannot be read" in str(error)
    path.write_bytes(b"no database " * 1000)
    with pytest.raises(StoreError, match="file is not a database"):
        examine(path)
