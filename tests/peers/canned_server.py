"""A server that says what a test wants it to: for greetings and answers that no real server would give."""

from __future__ import annotations

import base64
import contextlib
import re
import socket
import threading
from collections.abc import Mapping
from typing import Self

from tests.peers import HOST

CAPABILITIES = b"IMAP4rev1 UIDPLUS SPECIAL-USE"


class CannedServer:
    """Greets, and answers each command by its verb.

    ``answers`` maps a verb such as "UID SEARCH" to what stands before the tagged OK, or to the whole answer where
    it has ``{tag}`` in it; any other command is answered with OK. ``said`` holds the commands without their tags,
    ``plain`` what AUTHENTICATE PLAIN told.
    """

    host = HOST
    password = "open-sesame"

    def __init__(self, answers: Mapping[str, bytes] | None = None, *, greeting: bytes = b"* OK ready\r\n") -> None:
        self.said: list[bytes] = []
        self.plain: list[str] = []
        self.answers: dict[str, bytes] = {"CAPABILITY": b"* CAPABILITY " + CAPABILITIES + b"\r\n", **(answers or {})}
        self._greeting = greeting
        self._open: list[socket.socket] = []
        self._listener = socket.create_server((HOST, 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for end in (self._listener, *self._open):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def new_user(self) -> str:
        return "alice"

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(client)
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with contextlib.suppress(OSError), client, client.makefile("rb") as lines:
            client.sendall(self._greeting)
            for line in lines:
                tag, _, command = line.rstrip(b"\r\n").partition(b" ")
                self.said.append(command)
                if command.upper().startswith(b"AUTHENTICATE "):
                    client.sendall(b"+ \r\n")
                    self.plain.append(base64.b64decode(lines.readline()).decode())
                literal = re.search(rb"\{(\d+)\}$", command)
                if literal:
                    client.sendall(b"+ go on\r\n")
                    lines.read(int(literal[1]) + 2)
                client.sendall(self._answer(tag, command))

    def _answer(self, tag: bytes, command: bytes) -> bytes:
        words = command.upper().split(b" ")
        verb = b" ".join(words[: 2 if words[0] == b"UID" else 1]).decode("ascii", "replace")
        answer = self.answers.get(verb, b"")
        return answer.replace(b"{tag}", tag) if b"{tag}" in answer else answer + tag + b" OK done\r\n"
