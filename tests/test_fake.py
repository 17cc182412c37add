"""The fake's scripted failures, on which the tests of crashes and bad luck stand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from daemon.errors import Refused, Unreachable
from daemon.mailbox import Unfetchable
from tests.fake import FakeMailbox

AT = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
DRAFT = b"Message-ID: <draft@example.org>\r\n\r\nHello.\r\n"


@pytest.mark.parametrize(("after", "stored"), [(False, 0), (True, 1)])
def test_a_failure_comes_before_or_after_the_deed(after: bool, stored: int) -> None:
    """An APPEND that fails has stored nothing, or all of it and only the answer is lost; the next one works."""
    mailbox = FakeMailbox()
    mailbox.fail("append_draft", Unreachable("lost"), after=after)
    with pytest.raises(Unreachable):
        mailbox.append_draft("Drafts", DRAFT, AT)
    assert mailbox.state("Drafts").messages == stored
    assert mailbox.state("Drafts").uidnext == 1 + stored
    mailbox.append_draft("Drafts", DRAFT, AT)
    assert mailbox.state("Drafts").messages == stored + 1


def test_a_failure_comes_at_its_call() -> None:
    """Failures are counted for each verb, from the moment of planning on, and each comes once."""
    mailbox = FakeMailbox()
    mailbox.state("INBOX")
    mailbox.fail("state", Refused("no"), call=2)
    mailbox.fail("state", Unreachable("lost"), call=3)
    mailbox.uids("INBOX", 1)
    mailbox.state("INBOX")
    with pytest.raises(Refused):
        mailbox.state("INBOX")
    with pytest.raises(Unreachable):
        mailbox.state("INBOX")
    mailbox.state("INBOX")
    assert (mailbox.calls["state"], mailbox.calls["uids"]) == (5, 1)


def test_a_mail_can_be_unfetchable() -> None:
    """A mail that the server does not hand out is told with its place, and the others come."""
    mailbox = FakeMailbox()
    first, second = mailbox.deliver("INBOX", DRAFT), mailbox.deliver("INBOX", DRAFT)
    mailbox.unfetchable.add(("INBOX", first))
    told = list(mailbox.fetch("INBOX", [first, second]))
    assert [(one.place.uid, isinstance(one, Unfetchable)) for one in told] == [(first, True), (second, False)]
