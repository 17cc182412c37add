"""A mail server on loopback that takes every mail and delivers none."""

from __future__ import annotations

import socketserver
import threading
from typing import Any, Self

from tests.peers import HOST


class SmtpSink:
    """``with SmtpSink() as sink:`` and then ``sink.port`` and ``sink.mails``, the bytes of each mail in order."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []
        sink = self

        class Talk(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.say("220 localhost")
                for line in self.rfile:
                    verb = line.split()[0].upper() if line.split() else b""
                    if verb == b"EHLO":
                        self.say("250-localhost")
                        self.say("250 8BITMIME")
                    elif verb == b"DATA":
                        self.say("354 go on")
                        sink.mails.append(self.data())
                        self.say("250 taken")
                    elif verb == b"QUIT":
                        self.say("221 bye")
                        return
                    else:
                        self.say("250 ok")

            def data(self) -> bytes:
                lines = []
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
                return b"".join(lines)

            def say(self, text: str) -> None:
                self.wfile.write(text.encode() + b"\r\n")

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = allow_reuse_address = True

        self._server = Server((HOST, 0), Talk)
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: Any) -> None:
        self._server.shutdown()
        self._server.server_close()
