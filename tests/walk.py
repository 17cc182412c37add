"""A user's mailbox on a real server with a daemon beside it, whose clock a test moves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from daemon.imap import ImapMailbox
from daemon.states import Reason, State
from daemon.store import Store
from tests import bench
from tests.peers.fault_proxy import FaultProxy
from tests.peers.mail_client import MailClient, Server


class Walk:
    """A user's mailbox with a daemon beside it."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server = server
        self.user = server.new_user()
        self.clock = bench.Clock(datetime.now(UTC).replace(microsecond=0))
        self.database = folder / "afterword.db"
        self.store = Store(self.database)
        self.person = MailClient(server, self.user)
        self.proxy = FaultProxy(server.host, server.port)
        #: Whether a draft was to be withdrawn, the only time that a mail may be removed.
        self.withdrew = False

    def run(self, hours: float = 0, settings: Mapping[str, object] | None = None, **changes: object) -> None:
        """Moves the clock and lets the daemon do one cycle, on a connection of its own through a recording proxy.

        ``changes`` are those of the account.
        """
        self.clock.move(hours=hours)
        account = bench.account(port=self.proxy.port, user=self.user, **changes)
        mailbox = ImapMailbox(account, lambda: self.server.password)
        try:
            bench.cycle(bench.engine(mailbox, self.store, self.clock, account, **(settings or {})))
        finally:
            mailbox.close()

    def stands(self) -> list[tuple[State, Reason | None]]:
        """Where each rejection stands."""
        return [(case.row.state, case.row.reason) for case in self.store.cases()]

    def drafts(self) -> int:
        """How many drafts there are."""
        return len(self.person.contents()["Drafts"])

    def flags(self, folder: str) -> list[set[str]]:
        """The flags of each mail of a folder."""
        return [set(mail.flags) for mail in self.person.contents()[folder]]
