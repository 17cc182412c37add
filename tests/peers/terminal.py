"""A terminal that a test types into and reads, in a tmux of its own."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping
from pathlib import Path


class Terminal:
    """``folder`` holds the socket, so its path must be short."""

    def __init__(self, folder: Path, command: str, environment: Mapping[str, str], *, columns: int = 110) -> None:
        self._command = command.split(" ", 1)[0]
        self._tmux = ["tmux", "-S", str(folder / "tmux"), "-f", "/dev/null"]
        own = {"HOME": str(folder), "XDG_CONFIG_HOME": f"{folder}/.config", "XDG_STATE_HOME": f"{folder}/.state"}
        given = own | {"LANG": "C.UTF-8", "TERM": "screen-256color"} | environment
        settings = [word for name, value in given.items() for word in ("-e", f"{name}={value}")]
        size = ["-x", str(columns), "-y", "40"]
        subprocess.run([*self._tmux, "new-session", "-d", *size, *settings, command], check=True)

    def press(self, *keys: str) -> None:
        """Presses keys, named as tmux names them, or types a text."""
        subprocess.run([*self._tmux, "send-keys", *keys], check=True)

    def screen(self) -> str:
        """What stands on the screen now; empty once the program has ended."""
        seen = subprocess.run([*self._tmux, "capture-pane", "-p"], capture_output=True, text=True, check=False)
        return seen.stdout

    def wait(self, text: str, patience: float = 30.0) -> str:
        """The first screen on which a text stands."""
        end = time.monotonic() + patience
        while text not in (screen := self.screen()):
            if time.monotonic() > end:
                raise AssertionError(f"{self._command} never showed {text!r}; its last screen:\n{screen}")
            time.sleep(0.05)
        return screen

    def close(self, patience: float = 5.0) -> None:
        """Gives the program a moment to end by itself, then ends it."""
        end = time.monotonic() + patience
        while time.monotonic() < end and self._is_running():
            time.sleep(0.05)
        subprocess.run([*self._tmux, "kill-server"], capture_output=True, check=False)

    def _is_running(self) -> bool:
        return subprocess.run([*self._tmux, "has-session"], capture_output=True, check=False).returncode == 0
