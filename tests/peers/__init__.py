"""Real peers for the tests: servers, a proxy that breaks connections, a mail client, systemd, a keyring.

All of them are thrown away after use, listen on 127.0.0.1 only, and keep their files below ``AFTERWORD_TEST_TMP``
(default: the temporary folder). Its path must be short, for sockets lie below it, and open to other users, for as
root the servers run under another one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

TMP = Path(os.environ.get("AFTERWORD_TEST_TMP") or tempfile.gettempdir())
#: Where a mail server's files are four times as fast; programs may not be started from there.
MEMORY = Path("/dev/shm")
HOST = "127.0.0.1"
#: Where Debian keeps servers; an ordinary user's PATH leaves it out.
SEARCH_PATH = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))


class PeerMissing(RuntimeError):
    """A program that a test needs is not installed; the sentence says what to install."""


def require(**packages: str) -> None:
    """Raises PeerMissing unless each program is there; ``program="package"`` names Debian's package of it."""
    missing = {
        program: package
        for program, package in packages.items()
        if not shutil.which(_command(program), path=SEARCH_PATH)
    }
    if missing:
        names = ", ".join(_command(program) for program in missing)
        raise PeerMissing(f"This test needs {names}: apt-get install {' '.join(sorted(set(missing.values())))}")


def _command(program: str) -> str:
    return program.replace("_", "-")


def new_folder(prefix: str, *, in_memory: bool = False) -> Path:
    """A fresh folder for a peer's files that its server's user can enter."""
    in_memory = in_memory and "AFTERWORD_TEST_TMP" not in os.environ and os.access(MEMORY, os.W_OK)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=MEMORY if in_memory else TMP))
    folder.chmod(0o755)
    return folder


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def greets(port: int, patience: float = 5.0) -> bool:
    """Whether an IMAP server greets on this port."""
    with contextlib.suppress(OSError), socket.create_connection((HOST, port), 1) as connection:
        connection.settimeout(patience)
        return connection.recv(500).startswith(b"* OK")
    return False


def why_no_namespaces() -> str | None:
    """Why no peer can be started in namespaces of its own, or None where it can."""
    if os.geteuid() != 0:
        return "needs root, for a server in namespaces of its own"
    tried = subprocess.run(["unshare", "--mount", "--pid", "--fork", "true"], capture_output=True, check=False)
    return "needs the right to make namespaces (CAP_SYS_ADMIN)" if tried.returncode else None


@dataclass(frozen=True)
class Shown:
    """What a mail client shows of a draft that it has opened; ``warnings`` are bars and notices beside it."""

    sender: str
    to: str
    subject: str
    text: str
    warnings: tuple[str, ...] = ()


class SecureServer(Protocol):
    """What a mail client needs to know of a server."""

    password: str
    tls_port: int
    ca: Path
