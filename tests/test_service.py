"""The daemon as a process: signs of life, stops, pauses, recovery, and what its log may say."""

from __future__ import annotations

import itertools
import json
import os
import re
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from daemon.errors import (
    AlreadyRunning,
    CredentialsError,
    SignInRefused,
    StoreError,
    Unreachable,
)
from daemon.service import InstanceLock, Pulse, Worker
from daemon.states import State
from daemon.store import Store
from tests import bench
from tests.bench import Clock
from tests.peers import free_port
from tests.peers.dovecot import Dovecot
from tests.peers.fault_proxy import Fault, FaultProxy
from tests.peers.mail_client import MailClient
from tests.peers.notify import Notified
from tests.running import CHECKOUT, COMMAND, Home, cpu_seconds, slow_to_read, wait_until

START = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
DOWN = Unreachable("The connection to the server failed (no answer in time).")
REFUSED = SignInRefused("The server does not accept the user name or password; check them.")


# -- when a worker polls ---------------------------------------------------------------------------


class ScriptedCycle:
    """A cycle that fails as it is told, and remembers when it was asked."""

    account = "personal"

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.fails: BaseException | None = None
        self.due = False
        self.polls: list[datetime] = []
        self.health: list[str] = []
        self.forgotten = 0
        self.paused = False

    def poll_and_advance(self) -> str:
        self.polls.append(self._clock())
        if self.fails is not None:
            raise self.fails
        return "1 read"

    def wants_to_advance(self) -> bool:
        return self.due

    def is_paused(self) -> bool:
        return self.paused

    def interrupt(self) -> None:
        raise AssertionError("nobody stops")

    def forget_password(self) -> None:
        self.forgotten += 1

    def set_health(self, problem: str) -> None:
        self.health.append(problem)

    def known_problem(self) -> str:
        return self.health[-1] if self.health else ""

    def close(self) -> None:
        raise AssertionError("nobody stops")


class NotedWatch:
    """A watch that remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def run(self) -> None:
        raise AssertionError("nobody serves")

    def polled(self, *, well: bool) -> None:
        self.told.append("well" if well else "in trouble")

    def pause(self) -> None:
        self.told.append("paused")

    def close(self) -> None:
        raise AssertionError("nobody stops")


@pytest.fixture
def clock() -> Clock:
    return Clock(START)


@pytest.fixture
def cycle(clock: Clock) -> ScriptedCycle:
    return ScriptedCycle(clock)


def a_worker(
    cycle: ScriptedCycle, clock: Clock, *, jitter: float = 1.0, every: timedelta = timedelta(minutes=5)
) -> Worker:
    return Worker(cycle, every, Pulse(), clock=clock, jitter=lambda: jitter)


def live(worker: Worker, clock: Clock, **span: float) -> None:
    """Ticks every half minute for a while."""
    end = clock() + timedelta(**span)
    while clock() < end:
        worker.tick()
        clock.move(seconds=30)


def gaps(polls: list[datetime]) -> list[float]:
    return [(later - earlier) / timedelta(minutes=1) for earlier, later in itertools.pairwise(polls)]


def test_a_mailbox_is_polled_at_once_and_then_in_its_rhythm(cycle: ScriptedCycle, clock: Clock) -> None:
    """The first tick polls; then every five minutes."""
    live(a_worker(cycle, clock), clock, hours=1)
    assert (START, [5.0] * 11) == (cycle.polls[0], gaps(cycle.polls))


def test_a_draft_that_is_due_does_not_wait_for_the_next_poll(cycle: ScriptedCycle, clock: Clock) -> None:
    """The tick after the due time acts, and looks afresh before."""
    worker = a_worker(cycle, clock)
    worker.tick()
    clock.move(seconds=30)
    cycle.due = True
    worker.tick()
    assert [0.5] == gaps(cycle.polls)


def test_a_server_that_is_down_is_asked_ever_more_rarely(cycle: ScriptedCycle, clock: Clock) -> None:
    """Pauses double up to half an hour, also while a draft is due; the first success brings the rhythm back."""
    cycle.fails, cycle.due = DOWN, True
    worker = a_worker(cycle, clock)
    live(worker, clock, hours=3)
    assert [5.0, 10.0, 20.0, 30.0, 30.0] == gaps(cycle.polls)[:5]
    cycle.fails, cycle.due = None, False
    cycle.polls.clear()
    live(worker, clock, hours=1)
    assert [5.0] * 3 == gaps(cycle.polls)[:3]


@pytest.mark.parametrize("every", [timedelta(seconds=1), timedelta(minutes=5), timedelta(hours=2), timedelta(days=1)])
def test_no_pause_after_a_lost_connection_is_longer_than_half_an_hour(
    cycle: ScriptedCycle, clock: Clock, every: timedelta
) -> None:
    """A laptop that comes back to its network is soon at work again, however rare its polls are."""
    cycle.fails = DOWN
    worker = a_worker(cycle, clock, every=every)
    live(worker, clock, days=2)
    assert 30.0 == max(gaps(cycle.polls))
    assert 30.0 == gaps(cycle.polls)[-1]


@pytest.mark.parametrize("jitter", [0.9, 1.0, 1.1])
def test_a_wrong_password_is_tried_a_handful_of_times_a_day(cycle: ScriptedCycle, clock: Clock, jitter: float) -> None:
    """No provider locks an account for nine sign-ins in 24 hours; each asks for the password anew."""
    cycle.fails = REFUSED
    live(a_worker(cycle, clock, jitter=jitter), clock, days=1)
    assert 6 <= len(cycle.polls) <= 9
    assert len(cycle.polls) == cycle.forgotten


def test_a_pause_ends_when_somebody_has_signed_in(cycle: ScriptedCycle, clock: Clock) -> None:
    """`afterword sign-in` strikes the problem out: one try at once; where that fails, the pauses go on as before."""
    cycle.fails = REFUSED
    worker = a_worker(cycle, clock)
    live(worker, clock, hours=2)
    cycle.polls.clear()
    cycle.set_health("")
    live(worker, clock, minutes=30)
    assert 1 == len(cycle.polls)
    assert str(REFUSED) == cycle.health[-1]
    cycle.set_health("")
    cycle.fails = None
    live(worker, clock, minutes=30)
    assert [5.0] * 5 == gaps(cycle.polls)[1:]


def test_a_refused_sign_in_after_trouble_with_the_network_starts_its_own_count(
    cycle: ScriptedCycle, clock: Clock
) -> None:
    """A server that stumbles as it comes back does not cost four hours."""
    worker = a_worker(cycle, clock)
    cycle.fails = DOWN
    live(worker, clock, hours=2)
    cycle.fails = REFUSED
    cycle.polls.clear()
    live(worker, clock, hours=2)
    assert 15.0 == gaps(cycle.polls)[0]


@pytest.mark.parametrize("fails", [None, DOWN, REFUSED], ids=["well", "down", "refused"])
def test_a_clock_that_was_set_back_does_not_stop_the_polls(
    cycle: ScriptedCycle, clock: Clock, fails: BaseException | None
) -> None:
    """A wrong date at start, put right by years: one poll at once, then the rhythm of before."""
    cycle.fails = fails
    worker = a_worker(cycle, clock, jitter=1.1)
    worker.tick()
    clock.move(days=-400)
    cycle.polls.clear()
    live(worker, clock, minutes=10)
    assert START - timedelta(days=400) == cycle.polls[0]
    assert (2 if fails is None else 1) == len(cycle.polls)


def test_a_clock_that_trembles_costs_no_sign_in(cycle: ScriptedCycle, clock: Clock) -> None:
    """Time servers set a clock back by moments; a pause goes on."""
    cycle.fails = REFUSED
    worker = a_worker(cycle, clock)
    for _ in range(20):
        worker.tick()
        clock.move(seconds=-3)
    assert 1 == len(cycle.polls)


def test_a_machine_that_slept_polls_at_its_first_tick(cycle: ScriptedCycle, clock: Clock) -> None:
    """Due times are moments, not countdowns."""
    worker = a_worker(cycle, clock)
    worker.tick()
    clock.move(days=3)
    worker.tick()
    assert 2 == len(cycle.polls)


def test_a_worker_that_is_woken_polls_at_once(cycle: ScriptedCycle, clock: Clock) -> None:
    """It asks for a tick, several calls are one poll, and the rhythm goes on from there."""
    worker = a_worker(cycle, clock)
    hurried: list[datetime] = []
    worker.hurry = lambda: hurried.append(clock())
    worker.tick()
    clock.move(minutes=2)
    worker.wake()
    worker.wake()
    assert 2 == len(hurried)
    live(worker, clock, minutes=12)
    assert [2.0, 5.0, 5.0] == gaps(cycle.polls)


def test_news_during_a_poll_is_looked_for_once_more(cycle: ScriptedCycle, clock: Clock) -> None:
    """The poll under way may have looked already; no other tick is asked for, which would find it at work."""
    worker = a_worker(cycle, clock)
    worker.hurry = lambda: pytest.fail("it is at work")
    poll = cycle.poll_and_advance

    def poll_with_news() -> str:
        if len(cycle.polls) < 3:
            worker.wake()
        return poll()

    cycle.poll_and_advance = poll_with_news  # type: ignore[method-assign]
    worker.tick()
    assert 4 == len(cycle.polls)


@pytest.mark.parametrize("fails", [DOWN, REFUSED])
def test_no_news_shortens_a_pause(cycle: ScriptedCycle, clock: Clock, fails: BaseException) -> None:
    """Whoever wakes it each half minute costs a server in trouble no further try, and one poll when it is well."""
    cycle.fails = fails
    worker = a_worker(cycle, clock)
    for _ in range(9):
        worker.wake()
        worker.tick()
        clock.move(seconds=30)
    assert 1 == len(cycle.polls)
    cycle.fails = None
    clock.move(minutes=12)
    worker.tick()
    clock.move(seconds=30)
    worker.tick()
    assert 2 == len(cycle.polls)


def test_the_watch_is_told_how_each_poll_went(cycle: ScriptedCycle, clock: Clock) -> None:
    """While the account is in trouble nobody else signs in to it."""
    worker = a_worker(cycle, clock)
    worker.watch = watch = NotedWatch()
    worker.tick()
    cycle.fails = REFUSED
    live(worker, clock, minutes=6)
    cycle.fails = None
    live(worker, clock, minutes=20)
    assert ["well", "in trouble", "well"] == watch.told[:3]


def test_the_watch_is_told_of_a_pause(cycle: ScriptedCycle, clock: Clock) -> None:
    """At each tick of it, whatever news there is; and with the first poll after it that all is well."""
    worker = a_worker(cycle, clock)
    worker.watch = watch = NotedWatch()
    worker.tick()
    cycle.paused = True
    for _ in range(2):
        worker.wake()
        worker.tick()
    cycle.paused = False
    worker.tick()
    assert ["well", "paused", "paused", "well"] == watch.told
    assert 2 == len(cycle.polls)


def test_a_poll_that_a_pause_cuts_short_is_no_leave_to_sign_in(cycle: ScriptedCycle, clock: Clock) -> None:
    """The pause is told before the poll's outcome, and news in that poll brings no other one."""
    worker = a_worker(cycle, clock)
    worker.watch = watch = NotedWatch()
    poll = cycle.poll_and_advance

    def poll_into_a_pause() -> str:
        if not cycle.polls:
            cycle.paused = True
            worker.wake()
        return poll()

    cycle.poll_and_advance = poll_into_a_pause  # type: ignore[method-assign]
    worker.tick()
    assert ["paused", "in trouble"] == watch.told
    assert 1 == len(cycle.polls)


def test_each_problem_is_logged_once_and_told_until_it_is_over(
    cycle: ScriptedCycle, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """Two problems that take turns for a day are two lines, and one when all is well again; `status` has the last."""
    worker = a_worker(cycle, clock)
    locked = CredentialsError("The system keyring is locked; unlock it, Afterword goes on by itself.")
    with caplog.at_level("WARNING", "afterword"):
        for number in range(20):
            cycle.fails = (DOWN, locked)[number % 2]
            live(worker, clock, hours=1)
    assert [f"account personal: {problem}" for problem in (DOWN, locked)] == caplog.messages
    assert str(locked) == cycle.health[-1] == worker.problem
    caplog.clear()
    cycle.fails = None
    with caplog.at_level("INFO", "afterword"):
        live(worker, clock, hours=1)
    assert ["account personal: well again"] == [line for line in caplog.messages if "1 read" not in line]
    assert ("", "") == (cycle.health[-1], worker.problem)
    cycle.fails = DOWN
    caplog.clear()
    live(worker, clock, hours=1)
    assert [f"account personal: {DOWN}"] == [line for line in caplog.messages if "failed" in line]


def test_health_is_written_only_when_it_changes(cycle: ScriptedCycle, clock: Clock) -> None:
    """Not a synced write at every poll; once after the start, for an earlier run may have left a problem."""
    worker = a_worker(cycle, clock)
    live(worker, clock, hours=2)
    assert [""] == cycle.health
    cycle.fails = DOWN
    live(worker, clock, hours=2)
    assert ["", str(DOWN)] == cycle.health


def test_trouble_with_the_database_is_paused_like_any_other(cycle: ScriptedCycle, clock: Clock) -> None:
    """A full disk does not end a tick with an exception, though it cannot be written down either."""
    worker = a_worker(cycle, clock)
    full = StoreError("The database could not be used just now (database or disk is full); nothing was changed.")

    def cannot(problem: str) -> None:
        raise full

    cycle.fails, cycle.set_health = full, cannot  # type: ignore[method-assign]
    live(worker, clock, hours=1)
    assert [5.0, 10.0, 20.0] == gaps(cycle.polls)
    assert str(full) == worker.problem


def test_a_fault_of_our_own_is_told_without_its_words(
    cycle: ScriptedCycle, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """An exception that nobody expected may carry a mail's words: kind, file and line are told, and it is paused."""
    worker = a_worker(cycle, clock)
    cycle.fails = KeyError("Dear Alice, unfortunately")
    with pytest.raises(KeyError) as caught:
        worker.tick()
    worker.broke(caught.value)
    assert re.fullmatch(
        r"account personal: A fault of Afterword's own: KeyError in test_service\.py, line \d+ "
        r"\(called from service\.py, line \d+\)\.",
        caplog.messages[-1],
    )
    clock.move(minutes=4)
    worker.tick()
    assert 1 == len(cycle.polls)


def test_a_worker_that_is_stopped_blames_nobody(cycle: ScriptedCycle, clock: Clock) -> None:
    """The connection that a stop cuts is no problem for `status`."""
    cycle.fails = DOWN
    worker = Worker(cycle, timedelta(minutes=5), Pulse(), stopping=lambda: True, clock=clock)
    worker.tick()
    assert ([], "") == (cycle.health, worker.problem)


# -- one daemon a state folder ---------------------------------------------------------------------


def test_the_lock_keeps_a_second_one_out_until_it_is_released(tmp_path: Path) -> None:
    """The sentence names the other process."""
    lock = InstanceLock(tmp_path)
    with pytest.raises(AlreadyRunning, match=rf"\(process {os.getpid()}\)"):
        InstanceLock(tmp_path)
    lock.release()
    InstanceLock(tmp_path).release()


# -- the process -----------------------------------------------------------------------------------


class Daemon(Notified):
    """`afterword run` under a pretended systemd; its log goes to a file."""

    def __init__(
        self,
        home: Home,
        *,
        watchdog: float | None = None,
        start_new_session: bool = False,
        program: str = "",
        **env: str,
    ) -> None:
        self.log_file = home.folder / "log"
        words = [sys.executable, "-c", program, *home.words[len(COMMAND) :]] if program else home.words
        with self.log_file.open("ab") as log:
            super().__init__(
                [*words, "run"],
                watchdog=watchdog,
                env=home.env | env,
                cwd=CHECKOUT,
                stdout=log,
                stderr=log,
                start_new_session=start_new_session,
            )

    @property
    def log(self) -> str:
        return self.log_file.read_text()

    def signs_of_life(self) -> int:
        return sum(message.get("WATCHDOG") == "1" for _, message in self.messages)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@contextmanager
def running(home: Home, **more: object) -> Iterator[Daemon]:
    with Daemon(home, **more) as daemon:  # type: ignore[arg-type]
        daemon.wait_for("READY=1", 20)
        yield daemon


def polled(home: Home) -> datetime | None:
    """The end of the last complete poll."""
    if not home.database.exists():
        return None
    store = Store(home.database)
    try:
        return store.polled().get("personal")
    finally:
        store.close()


@pytest.mark.slow
def test_ready_is_said_after_configuration_database_and_model(home: Home) -> None:
    """systemd hears READY=1 once, when the database exists; a daemon that cannot work never says it."""
    home.add_account(free_port(), "alice")
    with running(home) as daemon:
        assert home.database.exists()
        assert 1 == sum(message.get("READY") == "1" for _, message in daemon.messages)
        assert [] == daemon.foreign
        assert 0 == daemon.stop()
        assert "1" == daemon.messages[-1][1].get("STOPPING")
    home.database.write_bytes(b"no database " * 500)
    with Daemon(home) as daemon:
        assert 74 == daemon.process.wait(20)
        assert not any("READY" in message for _, message in daemon.messages)
    home.config.write_text("[calm]\n")
    with Daemon(home) as daemon:
        assert 78 == daemon.process.wait(20)
        assert not any("READY" in message for _, message in daemon.messages)


@pytest.mark.slow
def test_a_second_daemon_is_refused(home: Home) -> None:
    """Exit code 75 and the other's number, for `run` and for `check`; a dry run and looking are welcome."""
    home.add_account(free_port(), "alice")
    with running(home) as daemon:
        for command in ("run", "check"):
            second = home.run(command)
            assert 75 == second.returncode
            assert f"Another Afterword is at work here (process {daemon.process.pid})" in second.stderr
        assert 69 == home.run("check", "--dry-run").returncode
        assert 0 == home.run("status").returncode


@pytest.mark.slow
def test_a_second_daemon_is_refused_for_the_account_wherever_it_keeps_its_state(home: Home, tmp_path: Path) -> None:
    """Two state folders know nothing of each other, so the mailbox itself is locked."""
    home.add_account(free_port(), "alice")
    other = Home(tmp_path / "other", dict(home.accounts), env=dict(home.env))
    other.folder.mkdir()
    other.write()
    with running(home) as daemon:
        second = other.run("run")
        assert 75 == second.returncode
        assert f"(process {daemon.process.pid})" in second.stderr
    assert 69 == other.run("check").returncode


@pytest.mark.slow
def test_an_idle_daemon_shows_signs_of_life_and_stops_within_a_second(home: Home, dovecot: Dovecot) -> None:
    """The watchdog is fed in time between polls, the status says how things stand, and SIGTERM ends it at once."""
    home.every = "1h"
    user = dovecot.new_user()
    home.add_account(dovecot.port, user, password=dovecot.password)
    with running(home, watchdog=1.5) as daemon:
        wait_until(lambda: polled(home), what="the first poll")
        time.sleep(3.0)
        assert 0.8 > max(daemon.watchdog_gaps())
        assert "Nothing waits; all is well." == daemon.status
        begun = time.monotonic()
        assert 0 == daemon.stop()
        assert 1.0 > time.monotonic() - begun


@pytest.mark.slow
def test_a_polling_daemon_shows_signs_of_life(home: Home, dovecot: Dovecot) -> None:
    """While it reads many mails, one after another, it is alive all the time."""
    user = dovecot.new_user()
    home.add_account(dovecot.port, user, password=dovecot.password)
    with MailClient(dovecot, user) as client:
        for number in range(120):
            client.deliver("INBOX", bench.rejection(number, company=f"Firm{number} Foods"))
    with running(home, watchdog=2.0) as daemon:
        wait_until(lambda: "120 read" in daemon.log, 40, what="the whole poll")
        assert 1.4 > max(daemon.watchdog_gaps(), default=0.0)


@pytest.mark.slow
def test_a_worker_that_hangs_is_not_covered_for(
    home: Home, dovecot: Dovecot, proxied: Callable[..., FaultProxy]
) -> None:
    """While a server is silent in the middle of a poll, signs of life cease, so that systemd starts afresh."""
    proxy = proxied(dovecot)
    home.add_account(proxy.port, dovecot.new_user(), password=dovecot.password)
    with running(home, watchdog=1.2) as daemon:
        wait_until(lambda: polled(home), what="the first poll")
        proxy.add(Fault("s2c", "hole", match=rb"\* STATUS", times=0))  # of the poll, not of its watch
        wait_until(lambda: proxy.faults[0].happened, what="the silence")
        time.sleep(1.6)
        before = daemon.signs_of_life()
        assert before
        time.sleep(1.2)
        assert before == daemon.signs_of_life()


@pytest.mark.slow
def test_a_fault_of_our_own_stops_neither_the_daemon_nor_the_other_account(home: Home) -> None:
    """An exception that nobody foresaw is one line by kind and place: no traceback, no word of what it was about."""
    home.add_account(free_port(), "alice")
    home.add_account(free_port(), "alice", key="work")
    program = (
        "import sys\nfrom daemon import cli\nfrom daemon.commands.work import AccountCycle as Cycle\n"
        "poll = Cycle.poll_and_advance\n"
        "def fail(self):\n    if self.account == 'work': return poll(self)\n    raise KeyError('Zebrasubject')\n"
        "Cycle.poll_and_advance = fail\nsys.exit(cli.main(sys.argv[1:]))"
    )
    with running(home, program=program) as daemon:
        wait_until(lambda: "trouble with 2 account(s)" in (daemon.status or ""), what="trouble")
        assert 1 == daemon.log.count("account personal: A fault of Afterword's own: KeyError in ")
        assert "account work: The connection" in daemon.log
        assert "personal: A fault of Afterword's own: KeyError in " in home.run("status").stdout
        assert 0 == daemon.stop()
        assert "Zebra" not in daemon.log
        assert "Traceback" not in daemon.log


@pytest.mark.slow
def test_another_process_s_watchdog_is_not_fed(home: Home) -> None:
    """WATCHDOG_PID names who is watched (sd_watchdog_enabled(3))."""
    home.add_account(free_port(), "alice")
    with running(home, WATCHDOG_USEC="600000", WATCHDOG_PID="1") as daemon:
        time.sleep(1.0)
        assert 0 == daemon.signs_of_life()


# -- stopping in the middle ------------------------------------------------------------------------


def clear_pauses(home: Home) -> None:
    """Lets the next attempt at a draft come at once instead of minutes later."""
    with sqlite3.connect(home.database) as database:
        database.execute("UPDATE rejection SET retry_at = NULL")
    database.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("security", "after"),
    [("none", 0), ("none", 900), ("tls", 4000)],
    ids=["before the greeting", "in the poll", "in the poll, over TLS"],
)
def test_a_stop_during_a_read_that_hangs_takes_seconds(home: Home, dovecot: Dovecot, security: str, after: int) -> None:
    """SIGTERM ends within five seconds while the server is silent, blames nobody, and the next run goes on."""
    user = dovecot.new_user()
    with MailClient(dovecot, user) as client, FaultProxy(dovecot.host, port_of(dovecot, security)) as proxy:
        secure = {"security": "tls", "host": "localhost", "ca_file": str(dovecot.ca)} if security == "tls" else {}
        home.add_account(proxy.port, user, password=dovecot.password, **secure)
        client.deliver("INBOX", bench.rejection())
        hole = proxy.add(Fault("s2c", "hole", after=after))
        with running(home) as daemon:
            wait_until(lambda: hole.happened, what="the silence")
            begun = time.monotonic()
            assert 0 == daemon.stop()
            assert 5.0 > time.monotonic() - begun
            assert "failed" not in daemon.log
        assert "failed" not in home.run("status").stdout
        proxy.faults.clear()
        assert 0 == home.run("check").returncode
        assert 1 == len(client.contents()["Drafts"])


def port_of(server: Dovecot, security: str) -> int:
    return server.tls_port if security == "tls" else server.port


@pytest.mark.slow
@pytest.mark.parametrize(
    ("fault", "stored"),
    [
        (Fault("c2s", "hole", match=rb"APPEND "), False),
        (Fault("s2c", "hole", match=rb"^\+ "), False),
        (Fault("s2c", "hole", match=rb"APPENDUID"), True),
    ],
    ids=["before the command", "before the mail", "after the mail"],
)
def test_a_stop_during_an_append_leaves_exactly_one_draft(
    home: Home, dovecot: Dovecot, proxied: Callable[..., FaultProxy], fault: Fault, stored: bool
) -> None:
    """Wherever the APPEND was cut off, the next run finds the draft or makes it, once."""
    user = dovecot.new_user()
    proxy = proxied(dovecot)
    home.add_account(proxy.port, user, password=dovecot.password)
    with MailClient(dovecot, user) as client:
        client.deliver("INBOX", bench.rejection())
        cut = proxy.add(Fault(fault.direction, fault.act, match=fault.match))
        with running(home) as daemon:
            wait_until(lambda: cut.happened, 20, what="the APPEND")
            begun = time.monotonic()
            assert 0 == daemon.stop()
            assert 5.0 > time.monotonic() - begun
        assert [State.DRAFTING] == [case.row.state for case in home.cases()]
        assert int(stored) == len(client.contents()["Drafts"])
        proxy.faults.clear()
        # At once it waits: what was sent may still be on its way.
        assert 0 == home.run("check").returncode
        assert int(stored) == len(client.contents()["Drafts"])
        clear_pauses(home)
        for _ in range(2):
            assert 0 == home.run("check").returncode
            assert 1 == len(client.contents()["Drafts"])
        assert [State.DRAFTED] == [case.row.state for case in home.cases()]


@pytest.mark.slow
def test_a_crash_leaves_nothing_behind(home: Home, dovecot: Dovecot) -> None:
    """After SIGKILL the reader's process ends by itself, the lock is free, and the next run works."""
    user = dovecot.new_user()
    home.add_account(dovecot.port, user, password=dovecot.password)
    with MailClient(dovecot, user) as client, running(home) as daemon:
        client.deliver("INBOX", bench.rejection())
        wait_until(lambda: client.contents()["Drafts"], what="the draft")
        readers = children(daemon)
        daemon.process.send_signal(signal.SIGKILL)
        daemon.process.wait()
        assert readers
        wait_until(
            lambda: not any(Path(f"/proc/{child}/exe").exists() for child in readers), 5, what="the readers' end"
        )
        assert 0 == home.run("check").returncode
        assert 1 == len(client.contents()["Drafts"])


@pytest.mark.slow
def test_an_interrupt_from_the_keyboard_blames_no_mail(home: Home, dovecot: Dovecot) -> None:
    """Ctrl-C goes to every process of the terminal; the mail that was being read is read again, not set aside."""
    user = dovecot.new_user()
    home.add_account(dovecot.port, user, password=dovecot.password)
    with MailClient(dovecot, user) as client:
        client.deliver("INBOX", slow_to_read())
        with running(home, start_new_session=True) as daemon:
            wait_until(lambda: any(map(_is_reading, children(daemon))), 20, what="the reading")
            os.killpg(daemon.process.pid, signal.SIGINT)
            assert 0 == daemon.process.wait(6)
        assert [] == json.loads(home.run("status", "--json").stdout)["unreadable"]


def children(daemon: Daemon) -> list[str]:
    """The processes that the daemon started and that live."""
    tasks = Path(f"/proc/{daemon.process.pid}/task").iterdir()
    return [child for task in tasks for child in (task / "children").read_text().split()]


def _is_reading(child: str) -> bool:
    try:
        return cpu_seconds(Path(f"/proc/{child}/stat").read_text()) > 0.8
    except FileNotFoundError:
        return False


# -- trouble and recovery --------------------------------------------------------------------------


@pytest.mark.slow
def test_a_server_that_comes_back_is_found_by_itself(
    home: Home, dovecot: Dovecot, proxied: Callable[..., FaultProxy]
) -> None:
    """Down at the start: ready all the same, one line in the log, told by `status`; then well without a restart."""
    user = dovecot.new_user()
    proxy = proxied(dovecot)
    proxy.refuse = True
    home.add_account(proxy.port, user, password=dovecot.password)
    with running(home) as daemon:
        wait_until(
            lambda: "trouble with 1 account(s), see `afterword status`" in (daemon.status or ""), what="the status"
        )
        time.sleep(1.5)  # several tries
        status = home.run("status").stdout
        assert "personal: The connection to the server failed" in status
        assert 1 == daemon.log.count("The connection to the server failed")
        proxy.refuse = False
        wait_until(lambda: polled(home), 20, what="recovery")
        wait_until(lambda: daemon.status == "Nothing waits; all is well.", what="the status")
        assert "well again" in daemon.log
        assert "failed" not in home.run("status").stdout


PRIVATE = {
    "subject": "Zebrasubject",
    "body": "Quaggabody",
    "sender": "okapisender",
    "user": "gnuuser",
    "password": "dikdikpassword",
    "name": "Elandname",
    "host": "localhost",
    "other host": "127.1",
}


@pytest.mark.slow
def test_no_private_word_is_ever_logged(home: Home) -> None:
    """Through reading, drafting, unreadable mail, a wrong password, lost connections and an untrusted server."""
    with Dovecot(password=PRIVATE["password"]) as server:
        user = PRIVATE["user"]
        with MailClient(server, user) as client, FaultProxy(server.host, server.port) as proxy:
            marked = bench.rejection(sender=f"{PRIVATE['sender']}@kudu.example").replace(
                b"Your application", PRIVATE["subject"].encode()
            )
            client.deliver(
                "INBOX", marked.replace(b"Dear Alice,", f"Dear {PRIVATE['name']}, {PRIVATE['body']}.".encode())
            )
            nested = b"".join(
                b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(3000)
            )
            client.deliver(
                "INBOX", f"Subject: {PRIVATE['subject']}\r\nX-Sender: {PRIVATE['sender']}\r\n".encode() + nested
            )
            shared: dict[str, Any] = {
                "host": PRIVATE["host"],
                "addresses": [f"{user}@example.org"],
                "name": PRIVATE["name"],
            }
            home.add_account(proxy.port, user, password=PRIVATE["password"], **shared)
            home.add_account(server.port, user, key="refused", password=f"{PRIVATE['password']}x", **shared)
            secure = {"security": "tls", "ca_file": str(server.ca)}
            home.add_account(server.tls_port, user, key="untrusted", **shared | {"security": "tls"})
            # Another name of this machine, for which the certificate is not made out.
            home.add_account(server.tls_port, user, key="misnamed", **shared | secure | {"host": PRIVATE["other host"]})
            shell = f"echo {PRIVATE['password']}; echo {PRIVATE['password']} >&2; exit 1"
            home.add_account(
                server.port, f"{user}-too", key="failing", **shared | {"password_command": ["sh", "-c", shell]}
            )
            with running(home) as daemon:
                wait_until(lambda: client.contents()["Drafts"], 20, what="the draft")
                wait_until(
                    lambda: all(f"account {key}" in daemon.log for key in home.accounts), what="every account's line"
                )
                proxy.add(Fault("s2c", "cut", match=rb"\* STATUS"))
                wait_until(lambda: "account personal: well again" in daemon.log, what="a lost connection and its end")
                proxy.cut_all(rst=True)
                assert 0 == daemon.stop()
            log = daemon.log
    assert "1 read, 1 rejections, 0 unsure, 1 unreadable, 1 drafted" in log
    for what, word in PRIVATE.items():
        assert word.lower() not in log.lower(), f"the {what} stands in the log"
