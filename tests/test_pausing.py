"""A pause: nothing is done while it lasts, by nobody, and everybody says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from daemon.commands import surroundings
from daemon.records import Pause
from daemon.service import Pulse, Worker
from daemon.store import Store
from tests import bench
from tests.bench import Clock
from tests.peers import free_port
from tests.peers.dovecot import Dovecot
from tests.peers.mail_client import MailClient
from tests.running import Home
from tests.test_cli import Said, home, say  # noqa: F401 - fixtures
from tests.test_service import ScriptedCycle, running, wait_until

NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def store() -> Store:
    return Store(":memory:")


def test_a_pause_lasts_until_its_end(store: Store) -> None:
    """It is over at that very moment, and one without an end is not over in years."""
    assert None is store.paused(NOW)
    end = NOW + timedelta(days=3)
    assert Pause(NOW, end) == store.pause(end, NOW)
    assert (Pause(NOW, end), None) == (store.paused(end - timedelta(seconds=1)), store.paused(end))
    store.pause(None, NOW)
    assert store.paused(NOW + timedelta(days=2000))
    store.resume()
    assert None is store.paused(NOW)


def test_a_pause_that_is_said_again_has_another_end_and_the_same_beginning(store: Store) -> None:
    """An old one that is over has no part in it."""
    store.pause(NOW + timedelta(days=1), NOW)
    later = NOW + timedelta(hours=5)
    assert Pause(NOW, None) == store.pause(None, later)
    store.pause(later, NOW)
    assert Pause(later, None) == store.pause(None, later)


def test_a_worker_does_nothing_in_a_pause() -> None:
    """No poll, also where a draft is due; and right after it one, not only when the next would have been."""
    clock = Clock(NOW)
    cycle = ScriptedCycle(clock)
    worker = Worker(cycle, timedelta(minutes=5), Pulse(), clock=clock, jitter=lambda: 1.0)
    worker.tick()
    cycle.paused = cycle.due = True
    for _ in range(5):
        clock.move(hours=1)
        worker.tick()
    assert [NOW] == cycle.polls
    assert worker.paused
    cycle.paused = cycle.due = False
    worker.tick()
    assert [NOW, NOW + timedelta(hours=5)] == cycle.polls


def test_a_look_by_hand_is_refused_in_a_pause(
    home: Home,
    say: Callable[..., Said],
) -> None:
    """`check` and a dry run say how to go on, with exit code 75, and touch neither mailbox nor database."""
    assert 0 == say("pause").code
    for words in (["check"], ["check", "--dry-run"]):
        said = say(*words)
        assert (75, "") == (said.code, said.out)
        assert "afterword: Afterword is paused until you resume; `afterword resume` ends that" in said.err
    # The server is down, so a real look is told by its own exit code.
    assert 69 == say("check", "--anyway").code
    assert "Afterword goes on." in say("resume").out
    assert 69 == say("check").code
    assert "There was no pause to end." in say("resume").out


def test_status_tells_of_a_pause(
    home: Home,
    say: Callable[..., Said],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In words and in JSON, from when to when, and not a word of it once it is over."""
    found = say("pause", "1d 12h", "--json").json
    since, until = (datetime.fromisoformat(found[name]) for name in ("since", "until"))
    assert timedelta(days=1, hours=12) == until - since
    assert found == say("status", "--json").json["paused"]
    assert f"Paused until {until.astimezone():%a %d %b}" in say("status").out
    monkeypatch.setattr("daemon.commands.telling.now", lambda: until)
    assert None is say("status", "--json").json["paused"]
    assert "Paused" not in say("status").out
    assert surroundings.now() < until


@pytest.mark.parametrize("span", ["soon", "0s", "3"])
def test_a_pause_of_no_length_is_none(
    home: Home,
    say: Callable[..., Said],
    span: str,
) -> None:
    """A slip of the pen does not pause for ever."""
    assert 1 == say("pause", span).code
    assert not home.database.exists()


@pytest.mark.slow
def test_a_pause_stops_a_running_daemon_and_outlasts_it(
    home: Home,
    dovecot: Dovecot,
) -> None:
    """Not one connection is made while it lasts, by the daemon that runs and by the one that starts next."""
    user = dovecot.new_user()
    home.accounts.clear()
    home.add_account(free_port(), user)
    with MailClient(dovecot, user) as client:
        client.deliver("INBOX", bench.rejection())
        home.run("pause")
        home.add_account(dovecot.port, user, password=dovecot.password)
        for _ in range(2):
            with running(home) as daemon:
                wait_until(lambda: (daemon.status or "").startswith("Paused; nothing waits"), what="the pause")
                assert 0 == daemon.stop()
        assert {} == json.loads(home.run("status", "--json").stdout)["accounts"]
        with running(home) as daemon:
            wait_until(lambda: daemon.log.count("account personal: paused") == 3, what="the pause")
            home.run("resume")
            wait_until(lambda: len(client.contents()["Drafts"]), what="the draft")
            assert 0 == home.run("pause", "1h").returncode
            wait_until(lambda: daemon.log.count("account personal: paused") == 4, what="the next pause")
            client.deliver("INBOX", bench.rejection(2, company="Umbra Books"))
            before = home.run("status", "--json").stdout
            wait_until(lambda: (daemon.status or "").startswith("Paused"), what="the status")
            assert before == home.run("status", "--json").stdout
