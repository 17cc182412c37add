"""The crash matrix: the process is killed after each database commit and each IMAP command, on a real Dovecot.

Whatever the moment, two ordinary runs later there is exactly one draft.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from daemon import allowed as allowed_room
from daemon import store as store_room
from daemon.imap import ImapMailbox
from daemon.states import State
from daemon.store import Store
from tests import bench
from tests.peers.dovecot import Dovecot
from tests.peers.mail_client import MailClient

pytestmark = pytest.mark.slow


def work(server: Dovecot, user: str, database: Path, now: datetime) -> State:
    """One ordinary run: sign in, poll, advance; returns where the rejection stands."""
    account = bench.account(port=server.port, user=user)
    mailbox = ImapMailbox(account, lambda: server.password)
    store = Store(database)
    try:
        bench.cycle(bench.engine(mailbox, store, bench.Clock(now), account))
        return store.cases()[0].row.state
    finally:
        mailbox.close()
        store.close()


def killed_after(points: int, run: Callable[[], Any]) -> bool:
    """Runs in a process of its own that is killed at its n-th point; whether it came so far."""
    child = os.fork()
    if child == 0:
        left = points

        def point() -> None:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        execute, send = store_room._Connection.execute, allowed_room.Guard.__call__

        def counted_execute(self: Any, *arguments: Any) -> Any:
            if arguments[0] != "COMMIT":
                return execute(self, *arguments)
            point()
            done = execute(self, *arguments)
            point()
            return done

        def counted_send(self: Any, data: bytes) -> None:
            point()
            send(self, data)
            point()

        store_room._Connection.execute = counted_execute  # type: ignore[method-assign]
        allowed_room.Guard.__call__ = counted_send  # type: ignore[method-assign]
        status = 1
        try:
            run()
            status = 0
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert signal.SIGKILL == os.WTERMSIG(status)
        return True
    assert 0 == os.waitstatus_to_exitcode(status), "the run that was to be killed failed by itself"
    return False


@pytest.mark.parametrize("hours", [0, 25], ids=["while polling", "while drafting"])
def test_killed_at_any_point_there_is_exactly_one_draft(dovecot: Dovecot, tmp_path: Path, hours: int) -> None:
    """The run that polls, or the one in which the draft is due, is killed after every commit and command in turn."""
    bench.shipped_model()  # loaded once, inherited by every forked process
    start = datetime.now(UTC)
    points = 0
    while True:
        points += 1
        user, database = dovecot.new_user(), tmp_path / f"{points}.db"
        person = MailClient(dovecot, user)
        person.deliver("INBOX", bench.rejection())
        if hours:
            work(dovecot, user, database, start)
        now = start + timedelta(hours=hours)
        if not killed_after(points, lambda u=user, d=database, n=now: work(dovecot, u, d, n)):  # type: ignore[misc]
            break
        # Twice: the first recovery may have to wait for the pause between attempts.
        for later in (26, 27):
            state = work(dovecot, user, database, start + timedelta(hours=later))
        assert (State.DRAFTED, 1) == (state, len(person.contents()["Drafts"])), f"killed at point {points}"
        work(dovecot, user, database, start + timedelta(hours=28))
        assert 1 == len(person.contents()["Drafts"])
    # Fewer points than these would mean that the matrix has lost its grip on the code.
    assert points > 20
