"""The daemon: one worker an account and its watch, a scheduler that only ticks, signals, pauses, word to systemd."""

from __future__ import annotations

import fcntl
import logging
import os
import random
import signal
import socket
import sqlite3
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Protocol

from daemon.errors import AfterwordError, AlreadyRunning, SignInRefused, StoreError
from daemon.states import State
from daemon.store import Store

log = logging.getLogger("afterword.service")

#: Seconds between two looks at what is due. Due times live in the database; the scheduler only ticks, so a
#: suspended machine is at most this late after it wakes.
TICK = 30.0
#: Seconds between two ticks of what is done beside the accounts.
CHORE_TICK = 5.0
#: Pauses after the first, second ... failure to sign in: some eight in a day, and no account gets locked.
SIGN_IN_PAUSES = tuple(timedelta(minutes=m) for m in (15, 60, 240))
#: The longest pause after failures of the network.
LONGEST_PAUSE = timedelta(minutes=30)
#: A clock that was set back by less than this changes nothing: each early try counts where sign-ins are refused.
SLACK = timedelta(minutes=2)
#: Seconds that a stop waits for the step under way before its connection is cut, and then once more.
GRACE = 2.0


class Cycle(Protocol):
    """One account's work as the service sees it; `commands` builds it."""

    account: str

    def poll_and_advance(self) -> str:
        """Polls and advances; returns a line for the log without private words. Raises AfterwordError."""

    def wants_to_advance(self) -> bool:
        """Whether something is due now."""

    def is_paused(self) -> bool:
        """Whether the user wants nothing done for now."""

    def interrupt(self) -> None:
        """Makes a network command under way fail at once. Called from another thread."""

    def forget_password(self) -> None:
        """The next sign-in asks for the password anew."""

    def set_health(self, problem: str) -> None:
        """Remembers for `afterword status` what is wrong; empty when all is well."""

    def known_problem(self) -> str:
        """What is remembered there."""

    def close(self) -> None:
        """Ends connections and child processes."""


class Watch(Protocol):
    """Hears of an account's new mail between polls, and wakes its worker."""

    def run(self) -> None:
        """Listens until it is closed; in a thread of its own."""

    def polled(self, *, well: bool) -> None:
        """Told after each poll: while the account is in trouble, nobody else signs in to it."""

    def pause(self) -> None:
        """Leaves the server until a poll has gone well again. Called from another thread, at each tick of a pause."""

    def close(self) -> None:
        """Ends `run` from another thread."""


class Chore(Protocol):
    """Work beside the accounts, done in short ticks."""

    def tick(self) -> None:
        """Does what is to be done now; never waits."""

    def close(self) -> None:
        """Ends what is under way."""


class InstanceLock:
    """Keeps a second Afterword off one state folder or one account; freed by the kernel whatever ends the process."""

    def __init__(self, folder: Path, name: str = "lock") -> None:
        """Raises AlreadyRunning where another process holds the lock, StoreError where there can be none."""
        try:
            self._file = (folder / name).open("a+")
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.seek(0)
            other = self._file.read(20).strip()
            self._file.close()
            raise AlreadyRunning(
                f"Another Afterword is at work here{f' (process {other})' if other.isdigit() else ''}; two would be "
                "one too many. Stop it first (`systemctl --user stop afterword`), or leave the work to it."
            ) from None
        except OSError as error:
            raise StoreError(f"The folder {folder} cannot be used ({error.strerror}); check who owns it.") from None
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    def release(self) -> None:
        """Lets the next one in."""
        self._file.close()


def notify(message: str) -> None:
    """Tells systemd (sd_notify(3)); does nothing elsewhere."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
        try:
            sender.connect("\0" + address[1:] if address.startswith("@") else address)
            sender.sendall(message.encode())
        except OSError:
            log.debug("systemd does not listen")


@dataclass(slots=True)
class Pulse:
    """When a worker last got something done; the watchdog is fed only while this moves."""

    at: float = 0.0
    busy: bool = False

    def beat(self) -> None:
        self.at = time.monotonic()


class Worker:
    """One account: when to poll next, and how long to pause after failures. Its `tick` runs in one thread."""

    def __init__(
        self,
        cycle: Cycle,
        every: timedelta,
        pulse: Pulse,
        *,
        stopping: Callable[[], bool] = lambda: False,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        jitter: Callable[[], float] = lambda: random.uniform(0.9, 1.1),  # noqa: S311 - spreads load, guards nothing
    ) -> None:
        self.cycle, self.pulse = cycle, pulse
        self.problem = ""
        self.paused = False
        self.watch: Watch | None = None
        #: Has the scheduler tick at once; `serve` sets it.
        self.hurry: Callable[[], object] = lambda: None
        self._woken = threading.Event()
        self._every, self._stopping, self._clock, self._jitter = every, stopping, clock, jitter
        self._next_poll, self._pause = clock(), timedelta(0)
        self._failures = self._refusals = 0
        self._logged: set[str] = set()
        self._told: str | None = None

    def tick(self) -> None:
        """Polls when it is time to, or when a draft is due; never raises what mailbox, user or database can cause."""
        self.pulse.beat()
        self.pulse.busy = True
        try:
            if self._is_paused():
                return
            if (
                self._is_time()
                or self._is_mended()
                or (not self._failures and (self._woken.is_set() or self.cycle.wants_to_advance()))
            ):
                self._poll()
            while self._woken.is_set() and not self._failures and not self.paused:
                self._poll()
        except AfterwordError as error:
            self._failed(error)
        finally:
            self.pulse.busy = False
            self.pulse.beat()

    def wake(self) -> None:
        """From another thread: there is news, so poll at once, or once more after the poll under way.

        A pause after failures goes on.
        """
        self._woken.set()
        if not self.pulse.busy and not self._stopping():
            self.hurry()

    def _poll(self) -> None:
        self._woken.clear()
        line = self.cycle.poll_and_advance()
        self._is_paused()  # a pause may have cut it short: then the watch must not take it for leave to sign in
        self._succeeded(line)

    def broke(self, error: BaseException) -> None:
        """A tick raised what it never should: told by kind and place only, because its words may be a mail's."""
        self._failed(AfterwordError(f"A fault of Afterword's own: {fault_place(type(error), error.__traceback__)}."))

    def _is_paused(self) -> bool:
        paused = self.cycle.is_paused()
        if paused != self.paused:
            self.paused = paused
            log.info("account %s: %s", self.cycle.account, "paused" if paused else "goes on after a pause")
            if not paused:
                self._next_poll = self._clock()
        if paused and self.watch is not None:
            self.watch.pause()
        return paused

    def _is_time(self) -> bool:
        ahead = self._next_poll - self._clock()
        # A clock that was set back must not keep the mailbox unread.
        return ahead <= timedelta(0) or ahead > self._pause + SLACK

    def _is_mended(self) -> bool:
        """Whether somebody else has struck the problem out, as `sign-in` does: then no pause is waited for."""
        if not self._failures or not self._told or self.cycle.known_problem():
            return False
        self._told = ""
        return True

    def _wait(self, pause: timedelta) -> None:
        self._pause = pause * self._jitter()
        self._next_poll = self._clock() + self._pause

    def _succeeded(self, line: str) -> None:
        if self._failures:
            log.info("account %s: well again", self.cycle.account)
        self._failures = self._refusals = 0
        self._logged.clear()
        self._wait(self._every)
        self._tell("")
        if line:
            log.info("account %s: %s", self.cycle.account, line)

    def _failed(self, error: AfterwordError) -> None:
        if self._stopping():
            return  # cut off by ourselves
        self._failures += 1
        if isinstance(error, SignInRefused):
            self.cycle.forget_password()
            self._refusals += 1
            self._wait(SIGN_IN_PAUSES[min(self._refusals, len(SIGN_IN_PAUSES)) - 1])
        else:
            self._wait(min(self._every * 2 ** min(self._failures - 1, 12), LONGEST_PAUSE))
        problem = str(error)
        if problem not in self._logged:  # once for each problem, not once for each try
            self._logged.add(problem)
            log.warning("account %s: %s", self.cycle.account, problem)
        self._tell(problem)

    def _tell(self, problem: str) -> None:
        """For `afterword status`; said only when it changes, and once after the start."""
        self.problem = problem
        if self.watch is not None:
            self.watch.polled(well=not problem and not self.paused)
        if problem != self._told:
            try:
                self.cycle.set_health(problem)
            except (StoreError, sqlite3.Error):
                return  # the log has it, and the next change tries again
            self._told = problem


def fault_place(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where something went wrong that never should, without a word of what it was about."""
    frames = traceback.extract_tb(trace)
    place = f" in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    ours = [frame for frame in frames if {"daemon", "classifier"} & set(Path(frame.filename).parts[-3:-1])]
    own = ours[-1] if ours else None
    via = f" (called from {Path(own.filename).name}, line {own.lineno})" if own and own is not frames[-1] else ""
    return f"{kind.__name__}{place}{via}"


def serve(
    make_workers: Callable[[Callable[[], bool]], Sequence[Worker]],
    store: Store,
    *,
    tick: float = TICK,
    chores: Sequence[Chore] = (),
) -> int:
    """Runs until SIGTERM or SIGINT; returns the exit code. Call it from the main thread.

    ``make_workers`` is given a function that tells whether the service is stopping.
    """
    from apscheduler.events import EVENT_JOB_ERROR, JobExecutionEvent
    from apscheduler.executors.pool import ThreadPoolExecutor
    from apscheduler.schedulers.background import BackgroundScheduler

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    workers = make_workers(stop.is_set)
    watches = [worker.watch for worker in workers if worker.watch is not None]
    scheduler = BackgroundScheduler(
        executors={"default": ThreadPoolExecutor(len(watches) + len(workers) + len(chores))},
        # A tick that comes late is still wanted, and ten missed ones are one.
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        timezone=UTC,
    )
    by_job: dict[str, Worker] = {}
    for worker in workers:
        worker.pulse.beat()
        job = scheduler.add_job(worker.tick, "interval", seconds=tick, next_run_time=datetime.now(UTC))
        by_job[job.id] = worker
        worker.hurry = lambda job=job: job.modify(next_run_time=datetime.now(UTC))  # type: ignore[misc]
    for watch in watches:
        scheduler.add_job(watch.run)
    for chore in chores:
        scheduler.add_job(chore.tick, "interval", seconds=max(tick, CHORE_TICK), next_run_time=datetime.now(UTC))

    def on_fault(event: JobExecutionEvent) -> None:
        if event.job_id in by_job:
            by_job[event.job_id].broke(event.exception)
        else:
            place = fault_place(type(event.exception), event.exception.__traceback__)
            log.error("a fault of Afterword's own, beside the accounts: %s", place)

    scheduler.add_listener(on_fault, EVENT_JOB_ERROR)
    scheduler.start()
    notify("READY=1\nSTATUS=Started.")
    log.info("started, %d account(s)", len(workers))
    _watch_over(workers, store, stop, tick)
    notify("STOPPING=1\nSTATUS=Stopping.")
    for watch in watches:
        watch.close()
    scheduler.shutdown(wait=False)
    _let_go(workers)
    for chore in chores:
        chore.close()
    log.info("stopped")
    return 0


def _watch_over(workers: Sequence[Worker], store: Store, stop: threading.Event, tick: float) -> None:
    interval = int(os.environ.get("WATCHDOG_USEC") or 0) / 1e6
    if os.environ.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        interval = 0.0
    told = ""
    while not stop.wait(min(interval / 3, tick) if interval else tick):
        if interval and all(_alive(worker.pulse, tick, interval) for worker in workers):
            notify("WATCHDOG=1")
        status = _status(workers, store)
        if status != told:
            notify(f"STATUS={status}")
            told = status


def _alive(pulse: Pulse, tick: float, interval: float) -> bool:
    """A worker at work must get something done within the interval; an idle one must be woken by its ticks."""
    return time.monotonic() - pulse.at < (interval if pulse.busy else max(interval, 3 * tick))


def _status(workers: Sequence[Worker], store: Store) -> str:
    try:
        waiting = sum(case.row.state in (State.WAITING, State.DRAFTING) for case in store.open_cases())
    except (StoreError, sqlite3.Error):
        return "The database cannot be read, see the log."
    words = f"{waiting} waiting" if waiting else "Nothing waits"
    if any(worker.paused for worker in workers):
        return f"Paused; {words[0].lower()}{words[1:]}. `afterword resume` goes on."
    troubled = sum(bool(worker.problem) for worker in workers)
    return (
        f"{words}; trouble with {troubled} account(s), see `afterword status`."
        if troubled
        else f"{words}; all is well."
    )


def _let_go(workers: Sequence[Worker]) -> None:
    """Gives the steps under way a moment, then cuts their connections: every step can be cut at any point."""
    _until_idle(workers)
    if any(worker.pulse.busy for worker in workers):
        _until_idle(workers, cut=True)
    for worker in workers:
        if not worker.pulse.busy:
            worker.cycle.close()


def _until_idle(workers: Sequence[Worker], *, cut: bool = False) -> None:
    end = time.monotonic() + GRACE
    while any(worker.pulse.busy for worker in workers) and time.monotonic() < end:
        for worker in workers:
            # Again and again: a step that lost its connection may open another one.
            if cut and worker.pulse.busy:
                worker.cycle.interrupt()
        time.sleep(0.02)
