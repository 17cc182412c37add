"""A mail server inside this process: pymap with its backend in memory, on a free port of the loopback address."""

from __future__ import annotations

import asyncio
import threading
from argparse import Namespace
from types import TracebackType
from uuid import uuid4

from proxyprotocol.sock import SocketInfo
from pymap.backend.dict import Config, DictBackend, Login
from pymap.backend.dict.filter import FilterSet
from pymap.backend.dict.mailbox import MailboxData, MailboxSet
from pymap.concurrent import Subsystem
from pymap.imap import IMAPServer
from pymap.parsing.specials import ObjectId
from pymap.parsing.specials.flag import Flag, Wildcard
from pysasl.hashing import Cleartext

HOST = "127.0.0.1"
FOLDERS = ("Archive", "Drafts", "Sent", "Trash")


class _Settings(Config):
    @property
    def greeting(self) -> bytes:
        # pymap's own asks the resolver for this machine's name, which takes seconds where there is none.
        return b"Server ready"


class _Folder(MailboxData):
    @property
    def permanent_flags(self) -> frozenset[Flag]:
        # Without "\*" a client may set no keyword (RFC 3501 7.1); most servers allow it, pymap does not.
        return super().permanent_flags | {Wildcard}


class _Folders(MailboxSet):
    def __init__(self) -> None:
        super().__init__()
        self._inbox = _Folder(self._content_cache, self._thread_cache)

    async def add_mailbox(self, name: str) -> ObjectId:
        self._set[name] = folder = _Folder(self._content_cache, self._thread_cache)
        return folder.mailbox_id


class MailServer:
    """One user's mailbox, for as long as the `with` block lasts; nothing of it is on disk."""

    def __init__(self, user: str, password: str) -> None:
        self.port = 0
        self._user, self._password = user, password
        self._loop: asyncio.AbstractEventLoop | None = None
        self._leave = asyncio.Event()
        self._ready = threading.Event()
        # A daemon thread: whatever happens to the demo, the server ends with the process.
        self._thread = threading.Thread(target=self._run, name="mail server", daemon=True)

    def __enter__(self) -> MailServer:
        self._thread.start()
        self._ready.wait(20)
        if not self.port:
            raise RuntimeError("The demo's mail server does not start.")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._loop is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._leave.set)
            self._thread.join(5)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        settings = _Settings(
            Namespace(passlib_cfg=None, proxy_protocol=None),
            host=HOST,
            port=0,
            tls_enabled=False,
            demo_data=False,
            demo_user=self._user,
            demo_password=self._password,
            hash_context=Cleartext(),
            cpu_subsystem=Subsystem.for_asyncio(),
        )
        settings.apply_context()
        login = Login(settings)
        await DictBackend._add_demo_user(settings, login)
        folders = _Folders()
        for name in FOLDERS:
            await folders.add_mailbox(name)
        settings.set_cache[self._user] = (folders, FilterSet())
        imap = IMAPServer(login, settings)

        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            # Awaited here: pymap's own way leaves the connection to a task that nobody holds, which the garbage
            # collector ends when it comes by ("Task was destroyed but it is pending").
            await imap(reader, writer, SocketInfo.get(writer, None, unique_id=uuid4().bytes))

        server = await asyncio.start_server(answer, HOST, 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._leave.wait()
        server.close()
