"""A web server over TLS that says what a test wants it to, and a DNS server that does."""

from __future__ import annotations

import contextlib
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

import dns.message
import dns.rrset

from tests.peers import HOST

#: What a path answers: a document, a whole answer with its head, or something that does as it likes with the line.
Answer = str | bytes | Callable[[ssl.SSLSocket], None]


def make_certificate(folder: Path, *names: str) -> Path:
    """A certificate for these names that vouches for itself; with its key in one file."""
    file = folder / "web.pem"
    subject = "subjectAltName=" + ",".join(f"DNS:{name}" for name in names)
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-keyout", str(folder / "key"), "-out", str(folder / "cert"), "-days", "30", "-subj", "/CN=test"]
    subprocess.run([*command, "-addext", subject], check=True, capture_output=True)
    file.write_bytes((folder / "key").read_bytes() + (folder / "cert").read_bytes())
    return file


class WebServer:
    """Answers by host and path ("autoconfig.example.org/mail/config-v1.1.xml"), else with 404.

    ``asked`` holds the whole requests. With ``greeting`` it says that at once instead, as a mail server does.
    """

    def __init__(
        self, certificate: Path, answers: Mapping[str, Answer] | None = None, *, greeting: bytes = b""
    ) -> None:
        self.asked: list[str] = []
        self.answers: dict[str, Answer] = dict(answers or {})
        self._greeting = greeting
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate)
        self._listener = socket.create_server((HOST, 0))
        self.port = int(self._listener.getsockname()[1])

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        client.settimeout(10)
        with contextlib.suppress(OSError), client, self._context.wrap_socket(client, server_side=True) as line:
            if self._greeting:
                line.sendall(self._greeting)
                self.asked.append(line.recv(100).decode())
                return
            request = b""
            while not request.endswith(b"\r\n\r\n"):
                request += line.recv(4096)
            text = request.decode("latin-1")
            self.asked.append(text)
            host = next(head[6:] for head in text.split("\r\n") if head.lower().startswith("host: ")).partition(":")[0]
            answer = self.answers.get(host + text.split(" ")[1], b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")
            if callable(answer):
                answer(line)
                return
            raw = answer.encode() if isinstance(answer, str) else answer
            head = (
                b"" if raw.startswith(b"HTTP/") else f"HTTP/1.1 200 OK\r\nContent-Length: {len(raw)}\r\n\r\n".encode()
            )
            line.sendall(head + raw)


def moved(to: str) -> bytes:
    """An answer that sends elsewhere."""
    return f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()


class NameServer:
    """Answers DNS over UDP from ``records``, (name, type) to data such as "0 1 993 imap.example.org."."""

    host = HOST

    def __init__(self, records: Mapping[tuple[str, str], Sequence[str]] | None = None, *, silent: bool = False) -> None:
        self.asked: list[str] = []
        self._records, self._silent = dict(records or {}), silent
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((HOST, 0))
        self.port = int(self._socket.getsockname()[1])

    def __enter__(self) -> Self:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                raw, sender = self._socket.recvfrom(4096)
            except OSError:
                return
            query = dns.message.from_wire(raw)
            (question,) = query.question
            name, kind = str(question.name).rstrip("."), dns.rdatatype.to_text(question.rdtype)
            self.asked.append(f"{name} {kind}")
            if self._silent:
                continue
            answer = dns.message.make_response(query)
            found = self._records.get((name, kind))
            if found:
                answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *found))
            else:
                answer.set_rcode(dns.rcode.NXDOMAIN)
            with contextlib.suppress(OSError):
                self._socket.sendto(answer.to_wire(), sender)
