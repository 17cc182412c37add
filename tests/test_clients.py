"""The draft in a real mail client: it opens right, can be edited and sent, and the daemon notices what became of it."""

from __future__ import annotations

from email import message_from_bytes
from email import policy as email_policy
from email.message import EmailMessage
from typing import cast

import pytest

from daemon.states import State
from tests import bench
from tests.peers.neomutt import Neomutt
from tests.walk import Walk

pytestmark = pytest.mark.slow


def draft(walk: Walk) -> None:
    walk.person.deliver("INBOX", bench.rejection())
    walk.run()
    walk.run(25)


def test_neomutt_opens_the_draft_as_a_reply_of_the_users_own(walk: Walk) -> None:
    """Recalled, it shows sender, recipient, subject and text ready to send, and the editor gets clean headers."""
    draft(walk)
    with Neomutt(walk.server, walk.user) as neomutt:
        screen = neomutt.recall()
        edited = neomutt.edited
        neomutt.postpone()
    for expected in (
        "Alice Example <alice@example.org>",
        "Ann Lee <ann@acme.example>",
        "Re: Your application to Acme Foods",
    ):
        assert expected in screen
    head, _, body = edited.partition("\n\n")
    names = {line.partition(":")[0] for line in head.split("\n") if line[:1] not in " \t"}
    assert names <= {"From", "To", "Cc", "Bcc", "Subject", "Message-ID", "Reply-To", "In-Reply-To", "References"}
    assert body.startswith("Dear Ann,\n\nThank")
    walk.run(1)
    assert ([(State.DRAFTED, None)], 1) == (walk.stands(), walk.drafts())


def test_neomutt_sends_the_draft_in_the_thread_and_it_counts_as_sent(walk: Walk) -> None:
    """What leaves is a plain reply with its thread, and the daemon knows that it was sent."""
    draft(walk)
    with Neomutt(walk.server, walk.user) as neomutt:
        neomutt.recall()
        neomutt.send()
        raw = neomutt.sent
    assert raw is not None
    sent = cast(EmailMessage, message_from_bytes(raw, policy=email_policy.default))
    assert ("<r1@acme.example>", "<r1@acme.example>") == (sent["In-Reply-To"], sent["References"])
    assert sent.get_content().rstrip().endswith("Added by hand.")
    walk.run(1)
    walk.run(1)
    assert ([(State.SENT, None)], 0) == (walk.stands(), walk.drafts())


def test_a_recall_that_neomutt_aborts_is_the_users_decision(walk: Walk) -> None:
    """neomutt deletes a recalled draft that is not saved again; it is not written a second time."""
    draft(walk)
    with Neomutt(walk.server, walk.user) as neomutt:
        neomutt.recall()
        neomutt.abort()
    for _ in range(3):
        walk.run(1)
    assert walk.drafts() <= 1
    assert walk.stands()[0][0] in (State.DRAFTED, State.DISCARDED)
    assert (walk.drafts() == 0) == (walk.stands()[0][0] is State.DISCARDED)
