"""One cycle: poll, listen, and take each open rejection one step further.

All decisions are made by pure functions; the parts gather what they need and carry out what they say. They are handed
their mailbox, their reader and their clock, and know neither IMAP nor credentials.
"""

from __future__ import annotations

from collections.abc import Callable

from daemon.advancing import Advancer
from daemon.desk import Counts, Desk
from daemon.listening import Listener
from daemon.polling import Poller


class Engine:
    """One account's work. Not for use from two threads."""

    def __init__(self, desk: Desk) -> None:
        self.account = desk.account
        self._poller = Poller(desk)
        self._listener = Listener(desk, self._poller)
        self._advancer = Advancer(desk)

    def poll(self, counts: Counts, total: Callable[[int], None] = lambda count: None) -> None:
        """Reads what is new in every watched folder, and hears what the user said. Raises MailboxError."""
        self._poller.poll(counts, total)
        self._listener.listen(counts)

    def wants_to_advance(self) -> bool:
        """Whether something can be done now; asks the database only."""
        return self._advancer.wants_to_advance()

    def advance(self, counts: Counts) -> None:
        """Takes every open rejection as far as the facts allow. Raises MailboxError."""
        self._advancer.advance(counts)
