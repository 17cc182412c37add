"""The checkup: what it finds, what it advises, and that its report can be shown to anybody."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from daemon import systemctl
from daemon.checkup import Finding, Grade, known_capabilities, report
from daemon.commands import doctor, surroundings
from daemon.errors import UserError
from daemon.records import Batch, Cursor
from daemon.states import State
from daemon.store import Store
from daemon.systemctl import ServiceState
from tests import bench
from tests.peers import free_port
from tests.peers.dovecot import Dovecot
from tests.peers.fault_proxy import FaultProxy
from tests.peers.mail_client import MailClient
from tests.running import Home
from tests.test_cli import Said, fill, home, say  # noqa: F401 - fixtures

Say = Callable[..., Said]
NOW = datetime.now(UTC)
RUNNING = ServiceState(
    installed=True,
    enabled=True,
    active="active",
    result="success",
    exit_code=0,
    says="",
    restarts=0,
    since=NOW,
    pid=7,
)


@pytest.fixture(autouse=True)
def service(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """The machine of the tests has no service; ``service(...)`` pretends one."""

    def pretend(**changes: object) -> None:
        state = ServiceState(**({name: getattr(RUNNING, name) for name in RUNNING.__slots__} | changes))  # type: ignore[arg-type]
        monkeypatch.setattr(systemctl, "service_state", lambda: state)
        monkeypatch.setattr(doctor, "is_up_to_date", lambda _: True)

    def none() -> ServiceState:
        raise UserError("There is no systemd session for this user here.")

    monkeypatch.setattr(systemctl, "service_state", none)
    return pretend


def findings(said: Said) -> dict[tuple[str, str], str]:
    """Grades by check and code."""
    return {(one["check"], one["code"]): one["grade"] for one in said.json["findings"]}


@pytest.fixture
def well(home: Home, dovecot: Dovecot) -> Home:
    """A user with whom all is well."""
    home.add_account(dovecot.port, dovecot.new_user(), password=dovecot.password)
    home.config.chmod(0o600)
    fill(home, State.WAITING)
    home.state.chmod(0o700)
    return home


@pytest.mark.slow
def test_all_is_well(well: Home, say: Say, service: Callable[..., None]) -> None:
    """Exit code 0, each thing is said to be right, and the mailbox is as it was."""
    service()
    said = say("doctor", "--json")
    assert 0 == said.code
    found = findings(said)
    assert Grade.WRONG not in found.values()
    for one in (
        ("configuration", "valid"),
        ("permissions", "private"),
        ("database", "whole"),
        ("model", "usable"),
        ("templates", "usable"),
        ("service", "running"),
        ("password-command", "answers"),
        ("sign-in", "accepted"),
        ("folders", "found"),
        ("keyword", "kept"),
    ):
        assert "right" == found[one]
    said = say("doctor")
    assert said.out.endswith("All is well.\n")
    assert "right folders (personal): Drafts go to Drafts." in said.out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"password": "wrong"}, ("sign-in", "refused")),
        ({"password_command": ["false"]}, ("password-command", "no-password")),
        ({"folders": ["INBOX", "Nowhere"]}, ("folders", "missing")),
        ({"drafts": "Nowhere"}, ("folders", "missing")),
    ],
)
def test_what_is_wrong_with_a_mailbox_is_found(
    well: Home,
    say: Say,
    dovecot: Dovecot,
    changes: dict[str, object],
    expected: tuple[str, str],
) -> None:
    """The cause, what to do, and exit code 1."""
    well.add_account(dovecot.port, dovecot.new_user(), **({"password": dovecot.password} | changes))  # type: ignore[arg-type]
    said = say("doctor", "--json")
    assert (1, False, "wrong") == (said.code, said.json["well"], findings(said)[expected])
    assert all(one["do"] for one in said.json["findings"] if one["grade"] == "wrong")
    assert re.search(r"^wrong .+ -> .+$", say("doctor").out, re.MULTILINE)


def test_a_server_that_is_down_is_found_and_not_asked_offline(home: Home, say: Say) -> None:
    """Host and port are named; `--offline` signs in nowhere, and tells what the last look ran into."""
    home.config.chmod(0o600)
    assert "wrong" == findings(say("doctor", "--json"))["sign-in", "unreachable"]
    assert f"127.0.0.1, port {home.accounts['personal']['port']}" in say("doctor").out
    assert 0 == say("doctor", "--offline").code
    assert 69 == say("check").code
    said = say("doctor", "--offline", "--json")
    assert (1, "wrong") == (said.code, findings(said)["mailbox", "trouble"])


@pytest.mark.slow
def test_a_server_without_keywords_is_noted(
    well: Home,
    say: Say,
    dovecot: Dovecot,
    proxied: Callable[..., FaultProxy],
) -> None:
    """It works without them, so it is no fault; the other way to teach is named."""
    from tests.peers.fault_proxy import Fault

    proxy = proxied(dovecot)
    proxy.add(Fault("s2c", "rewrite", match=rb"PERMANENTFLAGS \([^)]*\)", by=rb"PERMANENTFLAGS (\\Seen)", times=0))
    well.add_account(proxy.port, dovecot.new_user(), password=dovecot.password)
    said = say("doctor", "--json")
    assert (0, "note") == (said.code, findings(said)["keyword", "not-kept"])


@pytest.mark.slow
def test_a_clock_that_is_behind_is_found(
    well: Home,
    say: Say,
    dovecot: Dovecot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Mail cannot come in the future, nor can the last look have been there."""
    user = dovecot.new_user()
    well.add_account(dovecot.port, user, password=dovecot.password)
    with MailClient(dovecot, user) as client:
        client.deliver("INBOX", bench.rejection())
        assert ("clock", "behind-server") not in findings(say("doctor", "--json"))
        monkeypatch.setattr(doctor, "now", lambda: NOW - timedelta(hours=1))
        assert "wrong" == findings(say("doctor", "--json"))["clock", "behind-server"]
    store = Store(well.database)
    store.record("personal", "INBOX", Batch(), Cursor(1, 0, NOW), NOW)
    store.close()
    assert "wrong" == findings(say("doctor", "--json", "--offline"))["clock", "behind"]


def damage(home: Home) -> None:
    with closing(sqlite3.connect(home.database)) as database:
        database.execute("INSERT INTO event VALUES (77, 'now', 'waiting', NULL)")
        database.commit()


def newer(home: Home) -> None:
    with closing(sqlite3.connect(home.database)) as database:
        database.execute("PRAGMA user_version = 99")


def no_model(home: Home) -> None:
    (home.state / "models" / "current").mkdir(parents=True)


def faulty_template(home: Home) -> None:
    (home.folder / "templates" / "en").mkdir(parents=True)
    (home.folder / "templates" / "en" / "warm.txt.j2").write_text("{% block wishes %}")


@pytest.mark.parametrize(
    ("harm", "code", "expected"),
    [
        (damage, 1, ("database", "damaged")),
        (newer, 1, ("database", "newer")),
        (lambda home: home.database.write_bytes(b"no database" * 1000), 1, ("database", "unreadable")),
        (lambda home: home.database.chmod(0o644), 1, ("permissions", "open")),
        (lambda home: home.state.chmod(0o755), 1, ("permissions", "open")),
        (lambda home: home.config.chmod(0o666), 1, ("permissions", "open")),
        (lambda home: home.config.chmod(0o662), 1, ("permissions", "open")),
        (lambda home: home.config.unlink(), 1, ("configuration", "missing")),
        (lambda home: home.config.write_text("[reply]\nnme = 'A'\n"), 1, ("configuration", "invalid")),
        (faulty_template, 1, ("templates", "faulty")),
        (no_model, 0, ("model", "passed-over")),
        (lambda home: Store(home.database).pause(None, NOW), 0, ("pause", "paused")),
    ],
)
def test_what_is_wrong_on_this_machine_is_found(
    home: Home,
    say: Say,
    harm: Callable[[Home], object],
    code: int,
    expected: tuple[str, str],
) -> None:
    """Each by a code of its own; exit code 1 only where it needs the user. Nothing is changed by looking."""
    fill(home, State.WAITING)
    home.state.chmod(0o700)
    home.config.chmod(0o600)
    assert 0 == say("doctor", "--offline").code
    harm(home)
    said = say("doctor", "--offline", "--json")
    assert (code, "wrong" if code else "note") == (said.code, findings(said)[expected])


def test_a_group_of_one_s_own_may_write(home: Home, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on systems where every user has one; another group may not."""
    home.config.chmod(0o664)
    for own in (True, False):
        monkeypatch.setattr(doctor, "_is_own_group", lambda _, own=own: own)
        assert (not own) == (("permissions", "open") in findings(say("doctor", "--offline", "--json")))


def test_a_broken_installation_is_found(
    home: Home,
    say: Say,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """A model that is not there is no mail's fault."""
    monkeypatch.setattr(surroundings, "model", lambda: tmp_path / "nowhere")
    assert "wrong" == findings(say("doctor", "--offline", "--json"))["model", "broken"]


@pytest.mark.parametrize(
    ("changes", "grade", "code"),
    [
        ({"installed": False}, "note", "not-installed"),
        ({"active": "failed", "result": "exit-code", "exit_code": 78}, "wrong", "failed"),
        ({"active": "activating", "result": "watchdog"}, "wrong", "failed"),
        ({"active": "inactive"}, "note", "stopped"),
        ({"enabled": False}, "note", "not-enabled"),
        ({}, "right", "running"),
    ],
)
def test_the_service_is_looked_at(
    home: Home,
    say: Say,
    service: Callable[..., None],
    changes: dict[str, object],
    grade: str,
    code: str,
) -> None:
    """A service is a choice; one that fails needs the user."""
    home.config.chmod(0o600)
    service(**changes)
    assert grade == findings(say("doctor", "--offline", "--json"))["service", code]


def test_a_service_that_has_stopped_looking_is_found(
    home: Home,
    say: Say,
    service: Callable[..., None],
) -> None:
    """It runs, and yet the last look was hours ago."""
    fill(home)
    store = Store(home.database)
    store.record("personal", "INBOX", Batch(), Cursor(1, 0, NOW - timedelta(hours=3)), NOW)
    store.close()
    service()
    assert "wrong" == findings(say("doctor", "--offline", "--json"))["mailbox", "stale"]


# -- the report ------------------------------------------------------------------------------------

SECRETS = ("Zebra", "zebra")


@pytest.mark.slow
def test_a_report_holds_no_word_of_the_user_s(
    tmp_path: Path, dovecot: Dovecot, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever is hostile or private in configuration, paths, database, folders and templates, none of it is shown."""
    from daemon import cli

    folder = tmp_path / "zebra home"
    folder.mkdir()
    home = Home(folder)
    home.add_account(dovecot.port, dovecot.new_user(), key="zebra-one", password=dovecot.password, folders=["Zebra"])
    home.add_account(
        free_port(), "zebra@zebra.example", key="zebra-two", host="localhost", addresses=["zebra@zebra.example"]
    )
    home.add_account(free_port(), "x", key="zebra-three", password_command=["zebra-command", "Zebra"])
    fill(home, State.WAITING, State.DRAFTED, subject="Zebra", sender="zebra@zebra.example")
    store = Store(home.database)
    store.set_health("zebra-one", "Zebra", NOW)
    store._db.execute("CREATE TABLE zebra (zebra TEXT)")
    store.close()
    (folder / "templates" / "en").mkdir(parents=True)
    (folder / "templates" / "en" / "warm.txt.j2").write_text("{% block zebra %}{{ Zebra }}")
    reports = []
    for harm in (
        lambda: None,
        lambda: damage(home),
        lambda: home.database.write_bytes(b"Zebra" * 4000),
        lambda: home.config.write_text(home.config.read_text() + "zebra = 'Zebra'\n[zebra]\nzebra = 1\n"),
        lambda: home.config.write_text("Zebra @ zebra"),
        home.config.unlink,
    ):
        harm()
        for form in ([], ["--json"]):
            capfd.readouterr()
            code = cli.main(["--config", str(home.config), "--state", str(home.state), "doctor", "--report", *form])
            out, err = capfd.readouterr()
            assert (1, "") == (code, err)
            reports.append(out)
    for text in reports:
        for word in (*SECRETS, "@", "localhost", "127.0.0.1", "/", str(dovecot.port), "alice"):
            assert word not in text.replace("\\n", "")
    first = reports[0]
    for line in ("folders account 1: wrong missing", "sign-in account 2: wrong unreachable", "templates: wrong faulty"):
        assert line in first
    assert re.search(r"^password-command account 3: wrong no-password$", first, re.MULTILINE)
    assert re.search(r"^database: right whole .*waiting=1", first, re.MULTILINE)
    assert re.search(r"^sign-in account 1: right accepted .*uidplus=1", first, re.MULTILINE)


def test_a_report_lets_nothing_through_that_it_does_not_know() -> None:
    """Also by mistake: a code, a version or the name of a fact that is no plain word of ours is left out."""
    hostile = Finding("Zebra@x", "/home/zebra", Grade.WRONG, "Zebra", "zebra", "Zebra", {"ze bra": True, "known": 3})
    assert ["tool 1.2.3", "other ?", "? account 1: wrong ? ?=1 known=3"] == report(
        [hostile], {"tool": "1.2.3-zebra@host", "other": "zebra"}
    )


def test_only_capabilities_that_matter_are_told() -> None:
    """A server may name itself or its user among them."""
    assert {"idle": True, "x-gm-ext": True} == known_capabilities(["IDLE", "X-GM-EXT-1", "ZEBRA=alice@host"])
