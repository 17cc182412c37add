"""IDLE on one connection (RFC 2177): to hear of new mail at once, for a bounded time and at a bounded cost.

It reads the socket itself: imapclient's `idle_check` spins once the server has closed the connection, breaks off on
a line that comes in pieces, and does not see what came in one packet with the go-ahead.
"""

from __future__ import annotations

import re
import select
import socket
import ssl
import time
from collections.abc import Callable
from imaplib import IMAP4

from daemon.errors import Refused, Unreachable
from daemon.mailbox import Heard

#: Seconds for the whole answer to IDLE and to DONE, however it drips.
ANSWER_SECONDS = 20.0
#: After a new mail, seconds without another one until it is told, and until it is told in any case: a burst is one
#: poll.
SETTLE_SECONDS, BURST_SECONDS = 0.5, 3.0
#: Between two looks at the clock: timeouts of the system stand still while the machine sleeps.
SLICE_SECONDS = 30.0
#: The longest line, and all that one IDLE may say: ten thousand changed flags, and no endless talk.
MOST_LINE, MOST_BYTES = 64 * 1024, 1024 * 1024
#: Probes of the kernel's that find a half-open connection in some four minutes and keep routers from forgetting it.
KEEP_ALIVE = ((socket.TCP_KEEPIDLE, 120), (socket.TCP_KEEPINTVL, 30), (socket.TCP_KEEPCNT, 4))
_COUNT = re.compile(rb"\* (\d{1,10}) (EXISTS|EXPUNGE)\s*", re.IGNORECASE)


def awake_and_asleep() -> float:
    """Seconds that go on while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class Ear:
    """Listens in the folder that is open on a connection. Nothing but LOGOUT may be said on it any more."""

    def __init__(
        self,
        connection: IMAP4,
        sock: socket.socket,
        messages: int,
        *,
        clock: Callable[[], float] = awake_and_asleep,
    ) -> None:
        """``messages`` is what the folder held when it was opened (EXISTS)."""
        self._connection, self._sock, self._messages, self._clock = connection, sock, messages, clock
        self._buffer = bytearray()
        self._taken = 0
        self._poll = select.poll()
        self._poll.register(sock.fileno(), select.POLLIN)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for option, value in KEEP_ALIVE:
            sock.setsockopt(socket.IPPROTO_TCP, option, value)
        self._take_over()

    def _take_over(self) -> None:
        """What imaplib has read already and not yet handed out would never be seen at the socket."""
        self._sock.setblocking(False)
        try:
            while early := self._connection.readline():
                self._buffer += early
        except (BlockingIOError, ssl.SSLWantReadError):
            return  # nothing more
        finally:
            self._sock.settimeout(ANSWER_SECONDS)

    def listen(self, seconds: float) -> Heard:
        """One IDLE, from its go-ahead to the answer to DONE. Raises OSError, Refused and Unreachable."""
        self._taken = 0
        # imaplib's own: its tags are what the guard knows.
        tag = self._connection._new_tag()
        try:
            self._say(tag + b" IDLE\r\n")
            news = self._until_allowed(tag)
            news = self._until_news(tag, seconds, news=news)
            self._say(b"DONE\r\n")
            news = self._until_answered(tag) or news
        except EOFError:
            return Heard.ENDED
        finally:
            self._sock.settimeout(ANSWER_SECONDS)
            self._connection.tagged_commands.pop(tag, None)
        return Heard.NEWS if news else Heard.NOTHING

    def _say(self, line: bytes) -> None:
        self._sock.settimeout(ANSWER_SECONDS)
        self._connection.send(line)
        self._sock.setblocking(False)

    def _until_allowed(self, tag: bytes) -> bool:
        """Waits for the go-ahead; whether there was news before it, as there may be."""
        news, end = False, self._clock() + ANSWER_SECONDS
        while not (line := self._answer(end)).startswith(b"+"):
            if line.startswith(tag + b" "):
                raise Refused("The server offers to announce new mail (IDLE), and refuses to.")
            news = self._is_news(line) or news
        return news

    def _until_news(self, tag: bytes, seconds: float, *, news: bool) -> bool:
        now = self._clock()
        end = now + (min(seconds, SETTLE_SECONDS) if news else seconds)
        latest = now + BURST_SECONDS if news else end
        while (line := self._line(end)) is not None:
            if line.startswith(tag + b" "):
                raise EOFError  # the server ended it by itself
            if self._is_news(line):
                now = self._clock()
                latest = latest if news else now + BURST_SECONDS
                news, end = True, min(now + SETTLE_SECONDS, latest)
        return news

    def _until_answered(self, tag: bytes) -> bool:
        news, end = False, self._clock() + ANSWER_SECONDS
        while not (line := self._answer(end)).startswith(tag + b" "):
            news = self._is_news(line) or news
        return news

    def _is_news(self, line: bytes) -> bool:
        """Keeps count, so that only a growing number is news: flags that change, and mails that go, are none."""
        if line[:5].upper() == b"* BYE":
            raise EOFError
        told = _COUNT.fullmatch(line)
        if told is None:
            return False
        if told[2].upper() == b"EXPUNGE":
            self._messages = max(0, self._messages - 1)
            return False
        before, self._messages = self._messages, int(told[1])
        return self._messages > before

    def _answer(self, end: float) -> bytes:
        line = self._line(end)
        if line is None:
            raise TimeoutError
        return line

    def _line(self, end: float) -> bytes | None:
        """The next line without its end, None when none is complete in time. Raises EOFError after the last one."""
        while (length := self._buffer.find(b"\n")) < 0:
            if len(self._buffer) > MOST_LINE or self._taken > MOST_BYTES:
                raise Unreachable("The connection was ended, for the server talks without an end.")
            left = end - self._clock()
            if left <= 0:
                return None
            if self._poll.poll(1000 * min(left, SLICE_SECONDS)):
                self._take()
        line = bytes(self._buffer[:length])
        del self._buffer[: length + 1]
        return line

    def _take(self) -> None:
        try:
            data = self._sock.recv(MOST_LINE)
        except (BlockingIOError, ssl.SSLWantReadError):
            return  # half a TLS record
        if not data:
            raise EOFError
        self._taken += len(data)
        self._buffer += data
