"""A person at a terminal: reads what a command says there, and types answers."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from tests.running import CHECKOUT


class Talk:
    """``with Talk(command, env) as talk: talk.answer("address", "alice@example.org")``."""

    def __init__(self, command: Sequence[str], env: dict[str, str]) -> None:
        self._end, inner = pty.openpty()
        # Whoever runs the tests in the background may have SIGINT ignored, which children inherit.
        # Its own session with the terminal in control of it, so that Ctrl-C is a signal and getpass finds /dev/tty.
        self._process = subprocess.Popen(
            ["env", "--default-signal=INT", "setsid", "--ctty", "--wait", *command],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env={**env, "TERM": "dumb", "COLUMNS": "120"},
            cwd=CHECKOUT,
        )
        os.close(inner)
        self.said, self._seen = "", 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._end)

    def answer(self, question: str, words: str, *, patience: float = 30.0) -> None:
        """Waits until a question with these words is asked, and types the answer."""
        self.wait_for(question + r"[^\n]*: ?$", patience=patience)
        self.type(f"{words}\n")

    def type(self, keys: str) -> None:
        os.write(self._end, keys.encode())

    def interrupt(self) -> None:
        """Ctrl-C, as late as a person presses it: Python overlooks one that comes as a question is being printed."""
        time.sleep(0.3)
        self.type("\x03")

    def wait_for(self, pattern: str, *, patience: float = 30.0) -> None:
        """Waits until something new has been said that fits."""
        end = time.monotonic() + patience
        while not (found := re.search(pattern, self.said[self._seen :])):
            assert self._read(end), f"{pattern!r} was not said within {patience} s, but:\n{self.said}"
        self._seen += found.end()

    def finish(self, *, patience: float = 60.0) -> int:
        """Hears it out; its exit code."""
        end = time.monotonic() + patience
        while self._read(end):
            continue
        return self._process.wait(max(0.1, end - time.monotonic()))

    def _read(self, end: float) -> bool:
        if not select.select([self._end], [], [], max(0.0, end - time.monotonic()))[0]:
            return False
        try:
            piece = os.read(self._end, 65536)
        except OSError:
            return False  # the other end is closed
        self.said += piece.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(piece)
