"""The daemon: one worker an account, a scheduler that only ticks, signals, pauses after failures, word to systemd."""

from __future__ import annotations

import fcntl
import logging
import os
import random
import signal
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from daemon.errors import AfterwordError, AlreadyRunning, CredentialsError, MailboxError, SignInRefused
from daemon.store import Store

log = logging.getLogger("afterword.service")

#: Seconds between two looks at what is due. Due times live in the database; the scheduler only ticks, so a
#: suspended machine is at most this late after it wakes.
TICK = 30.0
#: Pauses after the first, second ... failure to sign in: some eight in a day, and no account gets locked.
SIGN_IN_PAUSES = tuple(timedelta(minutes=m) for m in (15, 60, 240))
#: The longest pause after failures of the network.
LONGEST_PAUSE = timedelta(minutes=30)
#: Seconds that a stop waits for the step under way before its connection is cut.
GRACE = 2.0


class Cycle(Protocol):
    """One account's work as the service sees it; `commands` builds it."""

    account: str

    def poll_and_advance(self) -> str:
        """Polls and advances; returns a line for the log without private words. Raises AfterwordError."""

    def wants_to_advance(self) -> bool:
        """Whether something is due now."""

    def interrupt(self) -> None:
        """Makes a network command under way fail at once. Called from another thread."""

    def forget_password(self) -> None:
        """The next sign-in asks for the password anew."""

    def set_health(self, problem: str) -> None:
        """Remembers for `afterword status` what is wrong; empty when all is well."""

    def close(self) -> None:
        """Ends connections and child processes."""


class InstanceLock:
    """Keeps a second Afterword off the same state folder; freed by the kernel whatever ends the process."""

    def __init__(self, folder: Path) -> None:
        """Raises AlreadyRunning where another process holds the lock."""
        self._file = (folder / "lock").open("a+")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.seek(0)
            other = self._file.read(20).strip()
            self._file.close()
            raise AlreadyRunning(
                f"Another Afterword is at work here{f' (process {other})' if other.isdigit() else ''}; two would be one too "
                "many. Stop it first (`systemctl --user stop afterword`), or leave the work to it."
            ) from None
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
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        jitter: Callable[[], float] = lambda: random.uniform(0.9, 1.1),  # noqa: S311 - spreads load, guards nothing
    ) -> None:
        self.cycle, self.pulse = cycle, pulse
        self._every, self._clock, self._jitter = every, clock, jitter
        self._next_poll = clock()
        self._failures = 0
        self.problem = ""

    def tick(self) -> None:
        """Polls when it is time to, or when a draft is due; never raises what the mailbox or the user can cause."""
        self.pulse.beat()
        now = self._clock()
        # A clock that was set back must not keep the mailbox unread.
        late = now >= self._next_poll or self._next_poll - now > self._longest()
        if not late and (self._failures or not self.cycle.wants_to_advance()):
            return
        self.pulse.busy = True
        try:
            line = self.cycle.poll_and_advance()
        except (MailboxError, CredentialsError) as error:
            self._failed(error)
        else:
            self._succeeded(line)
        finally:
            self.pulse.busy = False
            self.pulse.beat()

    def _longest(self) -> timedelta:
        return max(self._every * 2, *SIGN_IN_PAUSES, LONGEST_PAUSE)

    def _succeeded(self, line: str) -> None:
        if self._failures:
            log.info("account %s: well again", self.cycle.account)
        self._failures = 0
        self._next_poll = self._clock() + self._every * self._jitter()
        self._say("")
        if line:
            log.info("account %s: %s", self.cycle.account, line)

    def _failed(self, error: AfterwordError) -> None:
        self._failures += 1
        if isinstance(error, SignInRefused):
            self.cycle.forget_password()
            pause = SIGN_IN_PAUSES[min(self._failures, len(SIGN_IN_PAUSES)) - 1]
        else:
            pause = min(self._every * 2 ** min(self._failures - 1, 8), LONGEST_PAUSE)
            pause = max(pause, min(self._every, LONGEST_PAUSE))
        self._next_poll = self._clock() + pause * self._jitter()
        if self.problem != str(error):  # once for each problem, not once for each try
            log.warning("account %s: %s", self.cycle.account, error)
        self._say(str(error))

    def _say(self, problem: str) -> None:
        if problem != self.problem or not self._failures:
            self.cycle.set_health(problem)
        self.problem = problem


def serve(
    make_workers: Callable[[Callable[[], bool]], Sequence[Worker]],
    store: Store,
    *,
    tick: float = TICK,
) -> int:
    """Runs until SIGTERM or SIGINT; returns the exit code. Call it from the main thread.

    ``make_workers`` is given a function that tells whether the service is stopping.
    """
    from apscheduler.executors.pool import ThreadPoolExecutor
    from apscheduler.schedulers.background import BackgroundScheduler

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    workers = make_workers(stop.is_set)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    scheduler = BackgroundScheduler(
        executors={"default": ThreadPoolExecutor(len(workers))},
        # A tick that comes late is still wanted, and ten missed ones are one.
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        timezone=UTC,
    )
    for worker in workers:
        worker.pulse.beat()
        scheduler.add_job(worker.tick, "interval", seconds=tick, next_run_time=datetime.now(UTC))
    scheduler.start()
    notify("READY=1\nSTATUS=Started.")
    log.info("started, %d account(s)", len(workers))
    _watch_over(workers, store, stop, tick)
    notify("STOPPING=1\nSTATUS=Stopping.")
    scheduler.shutdown(wait=False)
    _let_go(workers)
    log.info("stopped")
    return 0


def _watch_over(workers: Sequence[Worker], store: Store, stop: threading.Event, tick: float) -> None:
    interval = int(os.environ.get("WATCHDOG_USEC") or 0) / 1e6
    if os.environ.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        interval = 0.0
    told = ""
    while not stop.wait(min(interval / 3 if interval else tick, tick)):
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
    waiting = sum(case.row.state.value in ("waiting", "drafting") for case in store.open_cases())
    troubled = [worker.cycle.account for worker in workers if worker.problem]
    words = f"{waiting} waiting" if waiting else "Nothing waits"
    return (
        f"{words}; trouble with {len(troubled)} account(s), see `afterword status`."
        if troubled
        else f"{words}; all is well."
    )


def _let_go(workers: Sequence[Worker]) -> None:
    """Gives the steps under way a moment, then cuts their connections: every step can be cut at any point."""
    end = time.monotonic() + GRACE
    while any(worker.pulse.busy for worker in workers) and time.monotonic() < end:
        time.sleep(0.02)
    for worker in workers:
        if worker.pulse.busy:
            worker.cycle.interrupt()
    end = time.monotonic() + GRACE
    while any(worker.pulse.busy for worker in workers) and time.monotonic() < end:
        time.sleep(0.02)
    for worker in workers:
        if not worker.pulse.busy:
            worker.cycle.close()
