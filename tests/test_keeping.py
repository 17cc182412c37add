"""What is remembered: told, written out, and forgotten."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from classifier.labels import Label
from daemon import cli
from daemon.commands import keeping
from daemon.credentials import Credentials, store_password
from daemon.errors import CredentialsError
from daemon.mailbox import Place
from daemon.records import Batch, Cursor, Lesson
from daemon.service import InstanceLock
from daemon.states import State
from daemon.store import Store
from tests import cases
from tests.bench import account as an_account
from tests.peers import PeerMissing
from tests.peers.secret_service import SecretService
from tests.running import Home
from tests.test_cli import CASE_KEYS, HOSTILE, Said, assert_harmless, fill, home, say  # noqa: F401 - fixtures

NOW = datetime.now(UTC).replace(microsecond=0)
Say = Callable[..., Said]

# -- history ---------------------------------------------------------------------------------------


@pytest.fixture
def years(home: Home) -> Home:
    """Four rejections: of today, of last month, of last year, and one that was skipped."""
    home.state.mkdir()
    store = Store(home.database)
    for number, (days, company) in enumerate([(0, "Acme Foods"), (30, "Café Zürich"), (400, "Acme Foods")], 1):
        at = NOW - timedelta(days=days)
        details = cases.details(company=cases.detail(company), position=cases.detail("Line Cook"))
        mail = cases.judged(
            key=f"<{number}@x>",
            received_at=at,
            place=Place("INBOX", 1, number),
            details=details,
            sender=f"ann{number}@x.example",
            subject="Your application",
        )
        store.record("personal", "INBOX", Batch([(mail, cases.plan(due_at=at))]), Cursor(1, number, NOW), at)
    store.skip(3, NOW)
    store.close()
    return home


def ids(said: Said) -> list[int]:
    return [one["id"] for one in said.json["rejections"]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], [1, 2, 3]),
        (["--since", "10d"], [1]),
        (["--since", f"{NOW - timedelta(days=31):%Y-%m-%d}"], [1, 2]),
        (["--company", "acme"], [1, 3]),
        (["--company", "cafe zurich"], [2]),
        (["--company", "ann2@x"], [2]),
        (["--state", "skipped"], [3]),
        (["--state", "skipped", "--state", "waiting"], [1, 2, 3]),
        (["--state", "sent"], []),
        (["--company", "acme", "--state", "waiting", "--since", "1w"], [1]),
    ],
)
def test_history_is_filtered(years: Home, say: Say, words: list[str], expected: list[int]) -> None:
    """By day or span, by a part of the company (accents and case apart) or the sender, by states; newest first."""
    assert expected == ids(say("history", "--json", *words))
    lines = say("history", *words).out.splitlines()
    assert [str(one) for one in expected] == [line.split()[0] for line in lines[1:]]


def test_history_promises_a_form(years: Home, say: Say) -> None:
    """A rejection as `status --json` has it, and each of its steps."""
    *_, skipped = say("history", "--json").json["rejections"]
    assert CASE_KEYS | {"history"} == set(skipped)
    assert ["waiting", "skipped"] == [step["state"] for step in skipped["history"]]
    assert "you skipped it" == skipped["history"][1]["reason"]


def test_a_since_that_is_none_is_explained(years: Home, say: Say) -> None:
    """One sentence with both forms."""
    said = say("history", "--since", "yesterday")
    assert (1, "") == (said.code, said.out)
    assert "is neither a day like 2026-01-31 nor a span" in said.err


def test_the_states_that_can_be_asked_for_are_those_that_there_are() -> None:
    """The command line, which loads nothing, names them all."""
    assert {state.value for state in State} == set(cli.STATES)


def test_hostile_text_is_harmless_in_history(home: Home, say: Say) -> None:
    """Subjects are others' words."""
    fill(home, State.WAITING, subject=HOSTILE, details=cases.details(position=cases.detail(HOSTILE)))
    for words in (["history"], ["history", "--json"]):
        said = say(*words)
        assert "Red" in said.out
        assert_harmless(said.out)


# -- export ----------------------------------------------------------------------------------------


def test_everything_is_exported(years: Home, say: Say, tmp_path: Path) -> None:
    """Each table with each column, as JSON, its owner's only; nothing that exists is overwritten."""
    store = Store(years.database)
    store.learn([Lesson("<9@x>", Label.OTHER, "command", NOW, "Subject", "x.example", "Own words", (1, 2))], NOW)
    tables = {
        row["name"]: [column["name"] for column in store._db.execute(f"PRAGMA table_info({row['name']})")]
        for row in store._db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    }
    store.close()
    (years.state / "models").mkdir()
    (years.state / "models" / "terms").write_text("x")
    file = tmp_path / "all.json"
    said = say("export", str(file))
    assert (0, "") == (said.code, said.err)
    assert 0o600 == stat.S_IMODE(file.stat().st_mode)
    found = json.loads(file.read_text("utf-8"))
    assert set(tables) == set(found["tables"])
    for name, rows in found["tables"].items():
        assert all(tables[name] == list(row) for row in rows)
    assert [3, 3, 1] == [len(found["tables"][name]) for name in ("mail", "rejection", "lesson")]
    assert "Café Zürich" == found["tables"]["mail"][1]["details"]["company"]["value"]
    assert ("Own words", [1, 2]) == tuple(found["tables"]["lesson"][0][name] for name in ("text", "sketch"))
    assert {"afterword.db", "models/terms"} <= set(found["files"])
    before = file.read_text("utf-8")
    said = say("export", str(file))
    assert (1, f"afterword: {file} cannot be written (File exists).\n") == (said.code, said.err)
    assert before == file.read_text("utf-8")
    assert found["tables"] == say("export", "-").json["tables"]


def test_an_export_of_nothing_is_one_too(home: Home, say: Say) -> None:
    """Before the first look there are the tables, empty, and no database is made for it."""
    found = say("export", "-").json
    assert ({"mail", "rejection", "lesson"} <= set(found["tables"]), {0}) == (
        True,
        {len(rows) for rows in found["tables"].values()},
    )
    assert not home.state.exists()


# -- erase -----------------------------------------------------------------------------------------


@pytest.fixture
def full(home: Home) -> Home:
    """A state folder with all that can be in it, and templates of one's own."""
    fill(home, State.WAITING)
    home.database.with_name("afterword.db.schema-1").write_text("a copy")
    (home.state / "models" / "current").mkdir(parents=True)
    (home.state / "models" / "current" / "model.json").write_text("{}")
    (home.folder / "templates" / "en").mkdir(parents=True)
    (home.folder / "templates" / "en" / "warm.txt.j2").write_text("mine")
    return home


def left(home: Home) -> set[str]:
    names = {str(file.relative_to(home.folder)) for file in home.folder.rglob("*") if file.is_file()}
    return {name for name in names if not name.startswith("afterword/")}  # locks


def test_everything_is_forgotten(full: Home, say: Say) -> None:
    """Database, copies, models, and the folder itself; configuration and templates stay."""
    said = say("erase", "--yes")
    assert (0, "") == (said.code, said.err)
    assert {"config.toml", "templates/en/warm.txt.j2"} == left(full)
    assert not full.state.exists()
    assert 0 == say("erase", "--yes").code


def test_all_takes_the_user_s_own_files_too(full: Home, say: Say) -> None:
    """Templates and configuration only where that is said."""
    found = say("erase", "--yes", "--all", "--json").json
    assert set() == left(full)
    assert {"afterword.db", "models", "templates", "config.toml"} <= {Path(name).name for name in found["files"]}


def test_what_is_not_afterword_s_is_left_alone(full: Home, say: Say) -> None:
    """Somebody may have named a folder that holds other things; a link is removed, not what it leads to."""
    (full.state / "diary.txt").write_text("mine")
    elsewhere = full.folder / "elsewhere"
    (full.state / "models" / "current" / "model.json").unlink()
    (full.state / "models" / "current").rmdir()
    (full.state / "models").rmdir()
    elsewhere.mkdir()
    (elsewhere / "kept").write_text("mine")
    (full.state / "models").symlink_to(elsewhere)
    assert 0 == say("erase", "--yes").code
    assert {"state/diary.txt", "elsewhere/kept"} <= left(full)
    assert {"diary.txt"} == {file.name for file in full.state.iterdir()}


def test_nothing_is_forgotten_without_a_yes(
    full: Home,
    say: Say,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without a terminal, and at any other answer, all stays as it is."""
    before = left(full)
    said = say("erase")
    assert (1, before) == (said.code, left(full))
    assert "`afterword erase --yes`" in said.err
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    for answer in ("", "n", "perhaps"):
        monkeypatch.setattr("builtins.input", lambda _, answer=answer: answer)
        said = say("erase")
        assert (1, "afterword: Nothing was removed.\n", before) == (said.code, said.err, left(full))
        assert str(full.database) in said.out
    monkeypatch.setattr("builtins.input", lambda _: "y")
    assert 0 == say("erase").code
    assert not full.state.exists()


def test_nothing_is_forgotten_while_somebody_works(full: Home, say: Say) -> None:
    """The daemon, or a `check`, holds the lock: exit code 75, and all stays."""
    before = left(full)
    lock = InstanceLock(full.state)
    said = say("erase", "--yes")
    lock.release()
    assert (75, "") == (said.code, said.out)
    assert before <= left(full)


def test_a_locked_keyring_keeps_everything(
    full: Home,
    say: Say,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What cannot be taken out of the keyring must not become unknown; where no account uses it, it does not matter."""

    def locked(*_: object) -> int:
        raise CredentialsError("The system keyring is locked or does not answer; nothing was removed from it.")

    monkeypatch.setattr(keeping, "erase_entries", locked)
    full.add_account(1, "alice", password_command=[])
    said = say("erase", "--yes")
    assert 77 == said.code
    assert "Nothing else was removed either" in said.err
    assert full.database.exists()
    full.add_account(1, "alice")
    assert 0 == say("erase", "--yes").code


def test_a_broken_configuration_does_not_keep_the_data(full: Home, say: Say) -> None:
    """What can be removed is; that passwords may be left is said, with exit code 1."""
    full.config.write_text("[reply")
    said = say("erase", "--yes")
    assert 1 == said.code
    assert "passwords may be left in the keyring" in said.err
    assert not full.state.exists()


@pytest.mark.slow
def test_the_keyring_forgets_too(full: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A real keyring has nothing of these accounts afterwards, and still has what others keep there."""
    full.add_account(143, "alice", password_command=[])
    try:
        with SecretService() as keyring:
            full.env = keyring.env
            with monkeypatch.context() as patch:
                for name in set(os.environ) - set(keyring.env):
                    patch.delenv(name)
                for name, value in keyring.env.items():
                    patch.setenv(name, value)
                mine, other = an_account(), an_account(user="bob")
                store_password(mine, "s3cret")
                store_password(other, "another")
                done = full.run("erase", "--yes")
                assert (0, "") == (done.returncode, done.stderr)
                assert "1 entries in the keyring" in done.stdout
                assert "another" == Credentials(other)()
                with pytest.raises(CredentialsError, match="No password is stored"):
                    Credentials(mine)()
    except PeerMissing as missing:
        pytest.fail(str(missing), pytrace=False)
