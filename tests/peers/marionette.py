"""Marionette, the remote control of Mozilla programs, as far as a test needs it: JavaScript in the program's chrome.

A message is its length, a colon and a JSON list: [0, id, command, parameters] there, [1, id, error, result] back.
"""

from __future__ import annotations

import base64
import contextlib
import json
import socket
import time
from typing import Any

from tests.peers import HOST

#: Runs the body of an async function, whose arguments are in `args`.
SCRIPT = """
const args = Array.from(arguments).slice(0, -1), done = arguments[arguments.length - 1];
(async () => { %s })().then(
  value => done({value: value === undefined ? null : value}),
  error => done({error: `${error} ${error && error.stack}`}));
"""


class Marionette:
    """A session with the program that listens on ``port``."""

    def __init__(self, port: int, patience: float = 90.0) -> None:
        end = time.monotonic() + patience
        while True:
            try:
                self._socket = socket.create_connection((HOST, port), 5)
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)
        self._socket.settimeout(120)
        self._received, self._number = b"", 0
        self._message()
        self.call("WebDriver:NewSession", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})
        self.call("Marionette:SetContext", value="chrome")
        self.call("WebDriver:SetTimeouts", script=90_000)

    def call(self, command: str, **parameters: Any) -> Any:
        """One command; its result."""
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._message()
        if error:
            raise RuntimeError(f"{command}: {error['error']}: {error['message']}")
        return result.get("value", result) if isinstance(result, dict) else result

    def run(self, body: str, *arguments: Any) -> Any:
        """Runs the body of an async function in the window that is looked at."""
        told = self.call("WebDriver:ExecuteAsyncScript", script=SCRIPT % body, args=list(arguments), sandbox="system")
        if "error" in told:
            raise RuntimeError(told["error"])
        return told["value"]

    def picture(self, address: str) -> bytes:
        """A PNG of the window whose address has this part."""
        before = self.call("WebDriver:GetWindowHandle")
        try:
            for handle in self.call("WebDriver:GetWindowHandles"):
                self.call("WebDriver:SwitchToWindow", handle=handle)
                if address in self.run("return window.location.href"):
                    return base64.b64decode(self.call("WebDriver:TakeScreenshot", full=True))
        finally:
            self.call("WebDriver:SwitchToWindow", handle=before)
        raise AssertionError(f"no window {address} is open")

    def quit(self) -> None:
        """Ends the program."""
        with contextlib.suppress(OSError, RuntimeError):
            self.call("Marionette:Quit", flags=["eForceQuit"])
        self._socket.close()

    def _message(self) -> Any:
        while b":" not in self._received:
            self._receive()
        length, _, rest = self._received.partition(b":")
        self._received = rest
        while len(self._received) < int(length):
            self._receive()
        message, self._received = self._received[: int(length)], self._received[int(length) :]
        return json.loads(message)

    def _receive(self) -> None:
        data = self._socket.recv(65536)
        if not data:
            raise ConnectionError("the program has ended")
        self._received += data
