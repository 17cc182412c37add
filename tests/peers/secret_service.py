"""A real Secret Service (gnome-keyring) on a private session bus, without a screen.

    with SecretService() as keyring:                  # unlocked; keyring.env goes to child processes
        subprocess.run([...], env=keyring.env)
    with SecretService("locked") as keyring:          # it exists, and nobody unlocked it
    with SecretService("absent") as keyring:          # a session bus without any Secret Service
    with SecretService("no bus") as keyring:          # no session bus at all
    with SecretService(home=folder) as keyring:       # keeps the keyring's file for a later session

There is no DISPLAY in the environment, so a question to the user fails at once. With one, gnome-keyring opens a
window and whoever asked waits for a human.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal, Self

from tests.peers import new_folder, require

BUS = """<busconfig><type>session</type><listen>unix:path={folder}/run/bus</listen><auth>EXTERNAL</auth>
{services}<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>"""


class SecretService:
    """See the module; ``password`` is the keyring's own, ``home`` the folder where its file is kept."""

    def __init__(
        self,
        state: Literal["unlocked", "locked", "absent", "no bus"] = "unlocked",
        *,
        password: str = "open-sesame",
        home: Path | None = None,
        display: str | None = None,
    ) -> None:
        self._state, self._password, self._home, self._display = state, password, home, display
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        require(
            dbus_daemon="dbus-daemon",
            dbus_send="dbus-bin",
            gnome_keyring_daemon="gnome-keyring",
            setpriv="util-linux",
        )
        self._folder = new_folder("ss-")
        self.home = self._home or self._folder / "home"
        self.home.mkdir(exist_ok=True)
        (self._folder / "run").mkdir(mode=0o700)
        hidden = {"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL"}
        self.env = {
            name: value for name, value in os.environ.items() if name not in hidden and not name.startswith("XDG_")
        }
        self.env |= {"HOME": str(self.home), "XDG_RUNTIME_DIR": str(self._folder / "run")}
        if self._display:
            self.env["DISPLAY"] = self._display
        self._log = (self._folder / "log").open("wb")
        if self._state != "no bus":
            self._start_bus()
            self._start_keyring()
        return self

    def _start_bus(self) -> None:
        # The standard services start gnome-keyring (locked) and its prompter on demand.
        services = "" if self._state == "absent" else "<standard_session_servicedirs/>"
        (self._folder / "bus.conf").write_text(BUS.format(folder=self._folder, services=services))
        self._spawn("dbus-daemon", f"--config-file={self._folder}/bus.conf", "--nofork", "--nopidfile")
        self._wait((self._folder / "run/bus").exists)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={self._folder}/run/bus"

    def _start_keyring(self) -> None:
        if self._state == "absent":
            return
        if self._state == "locked" and not list(self.home.glob(".local/share/keyrings/*.keyring")):
            self._unlock()  # makes the keyring, then goes
            self._wait(self._is_on_the_bus)
            maker = self._processes.pop()
            maker.terminate()
            maker.wait()
        if self._state == "locked":
            self._spawn("gnome-keyring-daemon", "--foreground", "--components=secrets")
        else:
            self._unlock()
        self._wait(self._is_on_the_bus)

    def _unlock(self) -> None:
        words = self._password.encode()
        self._spawn("gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets", told=words)

    def _spawn(self, *command: str, told: bytes | None = None) -> None:
        process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", *command],
            env=self.env,
            stdout=self._log,
            stderr=self._log,
            stdin=subprocess.DEVNULL if told is None else subprocess.PIPE,
        )
        if told is not None and process.stdin is not None:
            process.stdin.write(told)
            process.stdin.close()
        self._processes.append(process)

    def _is_on_the_bus(self) -> bool:
        ask = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"]
        ask += ["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"]
        said = subprocess.run(ask, env=self.env, capture_output=True, text=True, check=False)
        return "boolean true" in said.stdout

    def _wait(self, done: Callable[[], bool], patience: float = 10.0) -> None:
        end = time.monotonic() + patience
        while not done():
            if time.monotonic() > end or any(process.poll() is not None for process in self._processes):
                said = (self._folder / "log").read_text(errors="replace")
                self.__exit__()
                raise RuntimeError(f"the Secret Service did not start:\n{said}")
            time.sleep(0.02)

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            process.terminate()
            try:
                process.wait(3)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._log.close()
        shutil.rmtree(self._folder, ignore_errors=True)
