"""The watch of an account: it hears of new mail on a connection of its own (IDLE) and wakes the worker.

Polls stay the safety net, so all that goes wrong here costs minutes at most: it is waited out, and never a reason to
sign in to an account that is in trouble.
"""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable

from daemon.errors import AfterwordError, CredentialsError, SignInRefused, Unreachable
from daemon.mailbox import Heard, Listener
from daemon.service import LONGEST_PAUSE, SIGN_IN_PAUSES

log = logging.getLogger("afterword.watch")

#: Seconds after which IDLE is said anew: servers may end it after 30 minutes (RFC 2177).
RENEWAL = 25 * 60.0
#: A server that ends a quiet connection is left quiet for this share of the time, until then and from then on; a
#: connection that does not last for a minute is a failure.
SHARE, LASTING = 0.8, 60.0
#: The pause before the connection is made anew, doubled with each failure in a row.
FIRST_PAUSE = 5.0
#: The worker is woken so often in a row, and then once in so many seconds.
WAKES, WAKE_SECONDS = 5.0, 60.0


class Watcher:
    """Listens for one account. See `service.Watch`."""

    def __init__(
        self,
        account: str,
        listener: Listener,
        folder: str,
        wake: Callable[[], None],
        *,
        renewal: float = RENEWAL,
        clock: Callable[[], float] = time.monotonic,
        rest: Callable[[float], object] | None = None,
        jitter: Callable[[], float] = lambda: random.uniform(0.9, 1.1),  # noqa: S311 - spreads load, guards nothing
    ) -> None:
        self._account, self._listener, self._folder, self._wake = account, listener, folder, wake
        self._renewal, self._clock, self._jitter = renewal, clock, jitter
        self._stirred = threading.Event()
        self._rest = rest or self._wait
        self._well = self._paused = self._closing = self._told = False
        self._failures = self._refusals = 0
        self._not_before = self._counted = clock()
        self._since: float | None = None
        self._wakes = WAKES

    def polled(self, *, well: bool) -> None:
        recovered = well and not self._well
        self._well = well
        self._paused = self._paused and not well
        if recovered:
            if not self._refusals:
                self._not_before = self._clock()
            self._stirred.set()

    def pause(self) -> None:
        self._well, self._paused = False, True
        self._stirred.set()
        self._listener.interrupt()

    def close(self) -> None:
        self._closing = True
        self._stirred.set()
        self._listener.interrupt()

    def run(self) -> None:
        try:
            while self._may_try():
                self._since = None
                try:
                    if not self._listener.attend(self._folder):
                        log.info("account %s: the server does not announce new mail; it is polled", self._account)
                        return
                    self._since = self._clock()
                    self._call()  # for what came while nobody listened
                    self._listen()
                except AfterwordError as error:
                    self._failed(error)
                if self._paused:
                    self._listener.close()
        finally:
            self._listener.close()

    def _may_try(self) -> bool:
        """Waits until the account is well and no pause is left; False when it is closed."""
        while not self._closing:
            left = self._not_before - self._clock()
            if self._well and left <= 0:
                return True
            self._rest(left if self._well else LONGEST_PAUSE.total_seconds())
        return False

    def _wait(self, seconds: float) -> None:
        self._stirred.wait(seconds)
        self._stirred.clear()

    def _listen(self) -> None:
        while not self._is_called_off():
            begun = self._clock()
            heard = self._listener.listen(self._renewal)
            if heard is Heard.ENDED and not self._is_called_off():
                silence = self._clock() - begun
                if silence >= LASTING:
                    self._renewal = min(self._renewal, SHARE * silence)
                raise Unreachable("The server ends the connection that listens.")
            self._forgive()
            if heard is Heard.NEWS:
                self._call()

    def _is_called_off(self) -> bool:
        return self._closing or self._paused

    def _forgive(self) -> None:
        """A connection that lasts ends the count of failures."""
        if self._since is not None and self._clock() - self._since >= LASTING:
            self._failures = self._refusals = 0
            self._told = False

    def _call(self) -> None:
        """Wakes the worker; where mail never ends to come, once a minute."""
        now = self._clock()
        self._wakes = min(WAKES, self._wakes + (now - self._counted) / WAKE_SECONDS)
        self._counted = now
        end = now + max(0.0, 1 - self._wakes) * WAKE_SECONDS
        while not self._is_called_off() and (left := end - self._clock()) > 0:
            self._rest(left)
        self._wakes -= 1
        if not self._is_called_off():
            self._wake()

    def _failed(self, error: AfterwordError) -> None:
        if self._is_called_off():
            return  # cut off by ourselves
        self._forgive()
        self._failures += 1
        if isinstance(error, SignInRefused | CredentialsError):
            self._refusals += 1
            self._well = False  # until the worker has signed in
            pause = SIGN_IN_PAUSES[min(self._refusals, len(SIGN_IN_PAUSES)) - 1].total_seconds()
        else:
            pause = min(FIRST_PAUSE * 2.0 ** min(self._failures - 1, 12), LONGEST_PAUSE.total_seconds())
        self._not_before = self._clock() + pause * self._jitter()
        # A lost connection is made anew within seconds; what lasts is told, once.
        if self._failures > 1 and not self._told:
            self._told = True
            log.info("account %s: new mail is not announced, it is polled: %s", self._account, error)
