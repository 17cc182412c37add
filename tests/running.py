"""Afterword as its user runs it: a configuration, a state folder, and the command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from daemon.records import Case
from daemon.store import Store

COMMAND = (sys.executable, "-m", "daemon.cli")
CHECKOUT = Path(__file__).resolve().parent.parent


@dataclass
class Home:
    """One user's configuration and state, and the commands they run; ``accounts`` maps a name to its settings."""

    folder: Path
    accounts: dict[str, dict[str, object]] = field(default_factory=dict)
    every: str = "1s"
    env: dict[str, str] = field(default_factory=lambda: dict(os.environ))

    def __post_init__(self) -> None:
        # Locks lie there; a machine without a session has none.
        self.env.setdefault("XDG_RUNTIME_DIR", str(self.folder))

    @property
    def config(self) -> Path:
        return self.folder / "config.toml"

    @property
    def state(self) -> Path:
        return self.folder / "state"

    @property
    def database(self) -> Path:
        return self.state / "afterword.db"

    @property
    def words(self) -> list[str]:
        """The command line up to the command itself."""
        return [*COMMAND, "--config", str(self.config), "--state", str(self.state)]

    def add_account(
        self, port: int, user: str, *, key: str = "personal", password: str = "open sesame", **more: object
    ) -> None:
        """Adds a mailbox to the configuration, and writes it. Drafts are due at once."""
        self.accounts[key] = {
            "host": "127.0.0.1",
            "port": port,
            "security": "none",
            "user": user,
            "addresses": ["alice@example.org"],
            "password_command": ["printf", "%s", password],
        } | more
        self.write()

    def write(self) -> None:
        """Writes the configuration."""
        lines = [
            '[reply]\nname = "Alice Example"',
            '[calm]\ndelay = "0s"\ndays = "mon-sun"\nfrom = "00:00"\nuntil = "00:00"\nspacing = "0s"\ntimezone = "UTC"',
            f'[poll]\nevery = "{self.every}"',
        ]
        for name, settings in self.accounts.items():
            # A Python list or text without escapes is written as TOML writes it.
            lines.append(f"[accounts.{name}]")
            lines += [f"{key} = {value!r}" for key, value in settings.items()]
        self.config.write_text("\n".join(lines) + "\n")

    def run(self, *arguments: str, given: bytes | None = None, **env: str) -> subprocess.CompletedProcess[str]:
        """One command, to its end."""
        done = subprocess.run(
            [*self.words, *arguments],
            input=given,
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            env=self.env | env,
            cwd=CHECKOUT,
            timeout=60,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        )

    def cases(self) -> list[Case]:
        """All rejections, as the database has them."""
        store = Store(self.database)
        try:
            return store.cases()
        finally:
            store.close()


def slow_to_read() -> bytes:
    """An innocent mail that keeps the reader busy for longer than a stop waits: markup opened and never closed."""
    head = b"From: Ann Lee <ann@acme.example>\r\nTo: alice@example.org\r\nSubject: slow\r\n"
    head += b"Message-ID: <slow@acme.example>\r\n"
    return head + b"Content-Type: text/html\r\n\r\n" + b"<b><i>" * 4200 + b"\r\n"


def cpu_seconds(stat: str) -> float:
    """Processor time of a process, from its /proc/PID/stat (proc(5))."""
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wait_until(holds: Callable[[], object], patience: float = 15.0, *, what: str = "it") -> None:
    """Waits until something holds."""
    end = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < end, f"{what} did not come about within {patience} s"
        time.sleep(0.05)
