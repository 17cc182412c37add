"""A TCP proxy on loopback that breaks, rewrites and records what passes through it.

    with FaultProxy(server.host, server.port) as proxy:
        proxy.add(Fault("c2s", "cut", after=1500))          # inside the literal of an APPEND
        proxy.add(Fault("s2c", "cut", match=rb"APPENDUID")) # stored, but the answer is lost
        proxy.add(Fault("s2c", "rst", match=rb"OK"))        # RST instead of FIN
        proxy.add(Fault("s2c", "hole"))                     # silence
        proxy.add(Fault("s2c", "delay", seconds=0.2))       # each chunk later
        proxy.add(Fault("s2c", "trickle", seconds=0.001))   # byte by byte: splits lines and literals
        proxy.add(Fault("s2c", "rewrite", match=rb" MOVE", by=b"", times=0))
        proxy.refuse = True                                 # new connections are closed at once
        proxy.cut_all(rst=True)                             # every open connection, now

``match`` and ``rewrite`` see plain text only; the others work over TLS as well.
"""

from __future__ import annotations

import contextlib
import re
import socket
import struct
import threading
import time
from dataclasses import dataclass
from typing import Literal, NamedTuple, Self

from tests.peers import HOST

Direction = Literal["c2s", "s2c"]


class Chunk(NamedTuple):
    """Bytes that arrived at the proxy; connections count from 1."""

    connection: int
    direction: Direction
    data: bytes


@dataclass
class Fault:
    """What to do to the first connection where ``after`` bytes have been seen and a chunk contains ``match``.

    It happens ``times`` times (0: always), on ``connection`` only if given. Bytes before ``after`` are passed on
    exactly; a chunk that holds ``match`` is not passed on, unless ``keep`` is set.
    """

    direction: Direction
    act: Literal["cut", "rst", "hole", "delay", "trickle", "rewrite"]
    after: int = 0
    match: bytes | None = None
    by: bytes = b""
    seconds: float = 0.0
    times: int = 1
    keep: bool = False
    connection: int | None = None
    happened: int = 0

    def applies(self, connection: int, direction: Direction, seen: int, data: bytes) -> bool:
        return (
            self.direction == direction
            and not (self.times and self.happened >= self.times)
            and self.connection in (None, connection)
            and seen + len(data) >= self.after
            and (self.match is None or re.search(self.match, data, re.IGNORECASE | re.DOTALL) is not None)
        )


def strip_capabilities(*names: str) -> Fault:
    """Takes capabilities away wherever the server announces them."""
    words = b"|".join(re.escape(name.encode()) for name in names)
    return Fault("s2c", "rewrite", match=rb" (%s)(?=[ \]\r])" % words, times=0)


def strip_uidplus() -> Fault:
    """Takes away the response codes that UIDPLUS brings."""
    return Fault("s2c", "rewrite", match=rb"\[(APPENDUID|COPYUID)[^\]]*\] ?", times=0)


class FaultProxy:
    """Listens on ``port`` and passes on to a server; see the module for what it can do."""

    host = HOST

    def __init__(self, host: str, port: int) -> None:
        self.refuse = False
        self.log: list[Chunk] = []
        self.faults: list[Fault] = []
        self._target = (host, port)
        self._pairs: dict[int, tuple[socket.socket, socket.socket]] = {}
        self._count = 0
        self._listener = socket.create_server((HOST, 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # Closing alone does not wake the thread that waits in accept().
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut_all()

    def add(self, fault: Fault) -> Fault:
        self.faults.append(fault)
        return fault

    def sent(self) -> bytes:
        """All that clients said so far."""
        return b"".join(chunk.data for chunk in self.log if chunk.direction == "c2s")

    def cut_all(self, *, rst: bool = False) -> None:
        """Ends every open connection now."""
        for connection in list(self._pairs):
            self._end(connection, rst)

    def _end(self, connection: int, rst: bool = False) -> None:
        for end in self._pairs.pop(connection, ()):
            _close(end, rst)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            try:
                if self.refuse:
                    raise ConnectionRefusedError
                server = socket.create_connection(self._target, 10)
            except OSError:
                _close(client, rst=True)
                continue
            server.settimeout(None)
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._count += 1
            self._pairs[self._count] = (client, server)
            for direction, source, target in (("c2s", client, server), ("s2c", server, client)):
                threading.Thread(target=self._pump, args=(self._count, direction, source, target), daemon=True).start()

    def _pump(self, connection: int, direction: Direction, source: socket.socket, target: socket.socket) -> None:
        seen, silent = 0, False
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                self.log.append(Chunk(connection, direction, data))
                rest: bytes = data
                for fault in list(self.faults):
                    if not fault.applies(connection, direction, seen, rest):
                        continue
                    fault.happened += 1
                    if fault.act == "rewrite" and fault.match is not None:
                        rest = re.sub(fault.match, fault.by, rest, flags=re.IGNORECASE | re.DOTALL)
                    elif fault.act == "delay":
                        time.sleep(fault.seconds)
                    elif fault.act == "trickle":
                        fault.times = 0
                        _trickle(target, rest, fault.seconds)
                        rest = b""
                    elif fault.act == "hole":
                        silent = True
                    else:
                        passed = rest if fault.keep else rest[: max(0, fault.after - seen)]
                        target.sendall(passed)
                        if passed:
                            time.sleep(0.02)  # let it arrive before an RST
                        self._end(connection, fault.act == "rst")
                        return
                seen += len(data)
                if rest and not silent:
                    target.sendall(rest)
        self._end(connection)


def _trickle(target: socket.socket, data: bytes, seconds: float) -> None:
    for position in range(len(data)):
        target.sendall(data[position : position + 1])
        time.sleep(seconds)


def _close(end: socket.socket, rst: bool) -> None:
    with contextlib.suppress(OSError):
        if rst:
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        # A thread that waits in recv() holds the socket open until this wakes it.
        end.shutdown(socket.SHUT_RD if rst else socket.SHUT_RDWR)
    end.close()
