"""The draft in real mail clients: it opens right, can be edited, saved and sent, and the daemon notices all of it.

What they showed is kept in build/clients: screens of neomutt and aerc, pictures of Thunderbird's windows. neomutt is
part of every run; `make test-clients` runs all three.
"""

from __future__ import annotations

from email import message_from_bytes
from email import policy as email_policy
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from typing import cast

import pytest

from daemon.drafting import next_message_id
from daemon.states import Reason, State
from tests import bench
from tests.conftest import started
from tests.letters import LETTERS, Letter
from tests.peers import Shown
from tests.peers.aerc import Aerc
from tests.peers.neomutt import Neomutt
from tests.peers.thunderbird import Thunderbird
from tests.running import CHECKOUT
from tests.walk import Walk

pytestmark = pytest.mark.slow

NEOMUTT = pytest.param(Neomutt, id="neomutt")
AERC = pytest.param(Aerc, id="aerc", marks=pytest.mark.clients)
THUNDERBIRD = pytest.param(Thunderbird, id="thunderbird", marks=pytest.mark.clients)
#: Clients date mail by the real clock, so drafts come at once instead of on a day that the test makes.
AT_ONCE = {"calm": bench.AT_ONCE}
#: All that a client may add to the headers of ours.
HEADERS = {
    "from", "to", "subject", "date", "message-id", "in-reply-to", "references", "mime-version", "content-type",
    "content-transfer-encoding", "content-disposition", "content-language", "user-agent",
}  # fmt: skip
Client = type[Neomutt] | type[Aerc] | type[Thunderbird]


@pytest.fixture
def captures(request: pytest.FixtureRequest) -> Path:
    """How the names of files begin that keep what the client of this test shows."""
    folder = CHECKOUT / "build" / "clients"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / request.node.callspec.id


def run(walk: Walk) -> None:
    """The daemon does one cycle, half a minute later."""
    walk.run(0.01, settings=AT_ONCE)


def drafted(walk: Walk, letter: Letter = LETTERS["english"]) -> EmailMessage:
    """The draft, as the daemon has laid it into Drafts."""
    letter.arrive(walk)
    run(walk)
    run(walk)
    (draft,) = walk.person.contents()["Drafts"]
    return parsed(draft.raw)


def parsed(raw: bytes) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(raw, policy=email_policy.default))


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
@pytest.mark.parametrize("client", [NEOMUTT, AERC, THUNDERBIRD])
def test_a_draft_is_opened_edited_saved_and_sent(walk: Walk, client: Client, letter: Letter, captures: Path) -> None:
    """It opens as a reply of the user's own and leaves as one; saved it is theirs, sent it is sent, never a second."""
    draft = drafted(walk, letter)
    with started(client(walk.server, walk.user, captures)) as program:
        shown: Shown = program.open()
        program.save()
    assert (("Alice Example", "alice@example.org"), letter.to) == (parseaddr(shown.sender), parseaddr(shown.to))
    assert (letter.subject, ()) == (" ".join(shown.subject.split()), shown.warnings)
    assert draft.get_content().split() == shown.text.split()
    assert f"> {letter.quoted}" in shown.text if letter.quoted else "\n>" not in shown.text
    run(walk)
    assert [(State.DRAFTED, None)] == walk.stands()

    saved = walk.person.contents()["Drafts"]
    walk.store.redraft(walk.store.cases()[0].row.id, next_message_id, walk.clock())
    run(walk)
    assert ([(State.DRAFTED, Reason.TOUCHED)], saved) == (walk.stands(), walk.person.contents()["Drafts"])

    with started(client(walk.server, walk.user)) as program:
        assert "Added by hand." in program.open().text
        program.send()
        (sent,) = map(parsed, program.sent)
    assert {name.lower() for name, _ in sent.items()} <= HEADERS
    assert "text/plain" == sent.get_content_type()
    assert draft.get_content().split() == sent.get_content().replace("Added by hand.", "").split()
    assert (("Alice Example", "alice@example.org"), letter.to) == (parseaddr(sent["From"]), parseaddr(sent["To"]))
    assert letter.subject == sent["Subject"]
    assert (letter.answered, letter.references) == (sent.get("In-Reply-To", ""), sent.get("References", ""))

    run(walk)
    left = walk.person.contents()["Drafts"]
    assert (1 if client is Aerc else 0) == len(left)  # aerc leaves the copy that was saved over
    for _ in range(3):
        walk.run(1, settings=AT_ONCE)
    assert ([(State.SENT, None)], left) == (walk.stands()[:1], walk.person.contents()["Drafts"])


@pytest.mark.parametrize("letter", [LETTERS["english"], LETTERS["telephone"]], ids=["reply", "letter"])
@pytest.mark.parametrize("client", [NEOMUTT, AERC, THUNDERBIRD])
def test_a_draft_that_is_thrown_away_stays_so(walk: Walk, client: Client, letter: Letter) -> None:
    """Deleted in the client, it is discarded, and no other comes."""
    drafted(walk, letter)
    with started(client(walk.server, walk.user)) as program:
        program.discard()
    for _ in range(3):
        walk.run(1, settings=AT_ONCE)
    assert ([(State.DISCARDED, None)], 0) == (walk.stands(), walk.drafts())


@pytest.mark.parametrize("client", [AERC, THUNDERBIRD])
def test_a_draft_that_was_only_looked_at_can_be_written_anew(walk: Walk, client: Client) -> None:
    """Opened and left without saving, it is as it was: a redraft takes its place, also before the client's eyes."""
    walk.withdrew = True
    before = drafted(walk)
    with started(client(walk.server, walk.user)) as program:
        program.open()
        program.leave()
        (case,) = walk.store.cases()
        walk.store.set_note(case.row.id, "The slides are on my page by now.")
        walk.store.redraft(case.row.id, next_message_id, walk.clock())
        run(walk)
        (after,) = map(parsed, (mail.raw for mail in walk.person.contents()["Drafts"]))
        assert before["Message-ID"] != after["Message-ID"]
    assert [(State.DRAFTED, None)] == walk.stands()
    with started(client(walk.server, walk.user)) as program:
        assert "The slides are on my page by now." in program.open().text


@pytest.mark.clients
def test_thunderbird_warns_where_the_sender_is_nobody_it_knows(walk: Walk) -> None:
    """The bar that our drafts must not raise is seen where there is one."""
    drafted(walk)
    with started(Thunderbird(walk.server, walk.user, address="alice@elsewhere.example")) as thunderbird:
        assert () != thunderbird.open().warnings


def test_a_recall_that_neomutt_aborts_is_the_users_decision(walk: Walk) -> None:
    """neomutt deletes a recalled draft that is not saved again; it is not written a second time."""
    drafted(walk)
    with started(Neomutt(walk.server, walk.user)) as neomutt:
        neomutt.open()
        neomutt.leave()
    for _ in range(3):
        walk.run(1, settings=AT_ONCE)
    assert ([(State.DISCARDED, None)], 0) == (walk.stands(), walk.drafts())


def test_the_editor_of_neomutt_gets_clean_headers(walk: Walk) -> None:
    """What a person who edits headers sees there is what their own reply would have."""
    drafted(walk)
    with started(Neomutt(walk.server, walk.user)) as neomutt:
        neomutt.open()
        neomutt.save()
        head = neomutt.edited.partition("\n\n")[0]
    names = {line.partition(":")[0] for line in head.split("\n") if line[:1] not in " \t"}
    assert names <= {"From", "To", "Cc", "Bcc", "Subject", "Message-ID", "Reply-To", "In-Reply-To", "References"}
