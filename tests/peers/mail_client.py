"""A person's mail client on a real server: a connection of its own, with no allow-list in its way."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Protocol, Self

from imapclient import IMAPClient

from tests.users import Stored, User


class Server(Protocol):
    """What all servers of `tests.peers` offer."""

    host: str
    port: int
    password: str
    prefix: str
    separator: str

    def new_user(self) -> str:
        """A user with an empty mailbox."""


class MailClient(User):
    """Signed in to a server, directly: a proxy before the daemon is not in its way."""

    def __init__(self, server: Server, user: str) -> None:
        self._server = server
        self._client: Any = IMAPClient(server.host, port=server.port, ssl=False, timeout=10)
        self._client.normalise_times = False
        self._client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._client.login(user, server.password)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.shutdown()

    def folder(self, name: str) -> str:
        return name if name == "INBOX" else f"{self._server.prefix}{name}"

    def contents(self) -> dict[str, list[Stored]]:
        names = [name for flags, _, name in self._client.list_folders() if rb"\Noselect" not in flags]
        return {name: self._mails(name) for name in sorted(names)}

    def create(self, folder: str) -> None:
        self._client.create_folder(folder)

    def reset_uidvalidity(self, folder: str) -> None:
        mails, before = self._mails(folder), self._uidvalidity(folder)
        self._client.select_folder("INBOX")
        while self._uidvalidity(folder) == before:
            self._client.delete_folder(folder)
            time.sleep(0.2)  # servers make a UIDVALIDITY from the time, in seconds
            self._client.create_folder(folder)
        for mail in mails:
            self.deliver(folder, mail.raw, mail.flags, mail.received)

    def deliver(self, folder: str, raw: bytes, flags: Iterable[str] = (), received: datetime | None = None) -> int:
        # Courier refuses an APPEND to a folder that is open for reading.
        self._client.select_folder("INBOX")
        answer = self._client.append(folder, raw, tuple(flags), received)
        return int(re.findall(rb"APPENDUID \d+ (\d+)", answer)[0])

    def mark(self, folder: str, uid: int, flag: str) -> None:
        self._client.select_folder(folder)
        self._client.add_flags([uid], [flag])

    def unmark(self, folder: str, uid: int, flag: str) -> None:
        self._client.select_folder(folder)
        self._client.remove_flags([uid], [flag])

    def expunge(self, folder: str, uid: int) -> None:
        self._client.select_folder(folder)
        self._client.add_flags([uid], [r"\Deleted"])
        self._client.expunge()

    def _mails(self, folder: str) -> list[Stored]:
        self._client.select_folder(folder, readonly=True)
        answers = self._client.fetch(self._client.search(), ["FLAGS", "INTERNALDATE", "BODY.PEEK[]"])
        return [
            Stored(
                uid,
                frozenset(flag.decode() for flag in answer[b"FLAGS"] if flag != rb"\Recent"),
                answer[b"INTERNALDATE"].astimezone(UTC),
                answer[b"BODY[]"],
            )
            for uid, answer in sorted(answers.items())
        ]

    def _uidvalidity(self, folder: str) -> int:
        return int(self._client.folder_status(folder, ["UIDVALIDITY"])[b"UIDVALIDITY"])
