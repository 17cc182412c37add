"""Plays systemd's side of sd_notify(3) for one process; needs neither systemd nor root.

with Notified([sys.executable, "-m", "daemon.cli", "run"], watchdog=2.0) as daemon:
    daemon.wait_for("READY=1")
    daemon.status                 # the last STATUS=
    daemon.watchdog_gaps()        # seconds between two WATCHDOG=1
    daemon.stop()                 # SIGTERM; the exit code
"""

from __future__ import annotations

import itertools
import os
import signal
import socket
import struct
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

Message = dict[str, str]


class Notified:
    """A process whose notifications are collected.

    Those of other processes than the child are kept apart in ``foreign``: systemd drops them (NotifyAccess=main).
    ``enforce`` sends SIGABRT once the watchdog is missed. ``abstract`` uses a socket without a file.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        watchdog: float | None = None,
        env: Mapping[str, str] | None = None,
        enforce: bool = False,
        abstract: bool = False,
        **more: Any,
    ) -> None:
        self.messages: list[tuple[float, Message]] = []
        self.foreign: list[tuple[float, Message]] = []
        self._watchdog, self._enforce, self._aborted = watchdog, enforce, False
        self._arrived = threading.Condition()
        self._folder = tempfile.TemporaryDirectory(prefix="nt-")
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        path = f"@nt-{os.getpid()}-{id(self)}" if abstract else str(Path(self._folder.name) / "notify")
        self._socket.bind("\0" + path[1:] if abstract else path)
        self._socket.settimeout(0.05)
        environment = dict(os.environ if env is None else env, NOTIFY_SOCKET=path)
        environment.pop("WATCHDOG_PID", None)
        environment.pop("WATCHDOG_USEC", None)
        if watchdog:
            # As with systemd, WATCHDOG_PID is the main process: known only after the fork.
            command = ["/bin/sh", "-c", 'WATCHDOG_PID=$$ exec "$@"', "sh", *command]
            environment["WATCHDOG_USEC"] = str(int(watchdog * 1e6))
        self.process = subprocess.Popen(command, env=environment, **more)
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._socket.close()
        self._folder.cleanup()

    def _listen(self) -> None:
        while True:
            try:
                data, ancillary, _, _ = self._socket.recvmsg(65536, socket.CMSG_SPACE(12) + socket.CMSG_SPACE(64))
            except TimeoutError:
                self._enforce_watchdog()
                continue
            except OSError:
                return
            sender = next(
                (struct.unpack("3i", sent[:12])[0] for _, kind, sent in ancillary if kind == socket.SCM_CREDENTIALS), 0
            )
            message = dict(line.split("=", 1) for line in data.decode().splitlines() if "=" in line)
            with self._arrived:
                (self.messages if sender == self.process.pid else self.foreign).append((time.monotonic(), message))
                self._arrived.notify_all()

    def _enforce_watchdog(self) -> None:
        if not (self._enforce and self._watchdog) or self._aborted or self.process.poll() is not None:
            return
        signs = [at for at, message in self.messages if "WATCHDOG" in message or message.get("READY") == "1"]
        if signs and time.monotonic() - signs[-1] > self._watchdog:
            self._aborted = True
            self.process.send_signal(signal.SIGABRT)

    def wait_for(self, line: str, patience: float = 10.0) -> None:
        """Waits for a message such as "READY=1"."""
        name, value = line.split("=", 1)

        def came() -> bool:
            return any(message.get(name) == value for _, message in self.messages)

        with self._arrived:
            self._arrived.wait_for(lambda: came() or self.process.poll() is not None, patience)
            if not came():
                got = [message for _, message in self.messages]
                raise AssertionError(f"no {line}; exit code {self.process.poll()}; got {got}")

    @property
    def status(self) -> str | None:
        """The last status that was told."""
        return next((message["STATUS"] for _, message in reversed(self.messages) if "STATUS" in message), None)

    def watchdog_gaps(self) -> list[float]:
        """Seconds between two signs of life."""
        times = [at for at, message in self.messages if message.get("WATCHDOG") == "1"]
        return [later - earlier for earlier, later in itertools.pairwise(times)]

    def stop(self, patience: float = 10.0) -> int:
        """Asks the process to end as systemd does; returns its exit code."""
        self.process.terminate()
        return self.process.wait(patience)
