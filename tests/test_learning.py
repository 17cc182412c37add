"""What the user says in the mail client: heard once, at once, and only what they said themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from classifier.labels import Decision, Label
from classifier.likeness import alike, sketch
from daemon.config import LearningRules
from daemon.imap import ImapMailbox
from daemon.learning import remembered
from daemon.records import Lesson
from daemon.states import Reason, State
from daemon.store import Store
from tests import bench, cases
from tests.fake import LESSONS, FakeMailbox
from tests.peers.mail_client import MailClient
from tests.walk import Walk

START = datetime(2026, 3, 3, 9, tzinfo=UTC)
OTHERS = "unfortunately we decided to move forward with other candidates"


def acknowledgement(number: int = 1) -> bytes:
    """A mail about an application that is no rejection."""
    return (
        "From: Ben Okoro <ben@brightwater.example>\r\nTo: alice@example.org\r\nSubject: Your application\r\n"
        f"Message-ID: <a{number}@brightwater.example>\r\n\r\nDear Alice,\r\n\r\nThank you for your application as a "
        "toolmaker at Brightwater Tools. We have received it and will come back to you within three weeks.\r\n\r\n"
        "Kind regards,\r\nBen Okoro\r\n"
    ).encode()


class Desk:
    """A user with a mail client, and the daemon, on a mailbox in memory."""

    def __init__(self) -> None:
        self.mailbox, self.store, self.clock = FakeMailbox(), Store(":memory:"), bench.Clock(START)
        self.engine = bench.engine(self.mailbox, self.store, self.clock)

    def run(self, hours: float = 0.1) -> bench.Counts:
        self.clock.move(hours=hours)
        return bench.cycle(self.engine)

    def stands(self) -> list[tuple[State, Reason | None]]:
        return [(case.row.state, case.row.reason) for case in self.store.cases()]

    def said(self) -> list[tuple[Label, str]]:
        return [(lesson.label, lesson.source) for lesson in self.store.lessons()]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_what_the_daemon_marked_itself_is_no_label(desk: Desk) -> None:
    """Neither at once nor when the mail is filed, renumbered, or the database is lost."""
    desk.mailbox.deliver("INBOX", bench.rejection(), (), START)
    desk.run()
    desk.run()
    desk.mailbox.reset_uidvalidity("INBOX")
    desk.run()
    desk.store = Store(":memory:")
    desk.engine = bench.engine(desk.mailbox, desk.store, desk.clock)
    desk.run()
    desk.mailbox.move("INBOX", 1, "Archive")
    desk.run()
    desk.run()
    assert [] == desk.said()


def test_taking_the_keyword_off_says_not_a_rejection(desk: Desk) -> None:
    """The waiting reply is dropped; putting the keyword on again lets it wait again."""
    desk.mailbox.deliver("INBOX", bench.rejection(), (), START)
    desk.run()
    desk.mailbox.unmark("INBOX", 1, "$Rejection")
    desk.run()
    assert [(Label.OTHER, "keyword")] == desk.said()
    assert [(State.SKIPPED, Reason.NOT_A_REJECTION)] == desk.stands()
    desk.run(30)
    assert [] == desk.mailbox.contents()["Drafts"]
    desk.mailbox.mark("INBOX", 1, "$Rejection")
    desk.run()
    assert [(Label.REJECTION, "keyword")] == desk.said()
    assert [State.DRAFTED] == [state for state, _ in desk.stands()]


def test_putting_the_keyword_on_says_rejection_and_starts_the_calm_delay(desk: Desk) -> None:
    """On a mail that Afterword took for something else; counted from the user's word on."""
    desk.mailbox.deliver("INBOX", acknowledgement(), (), START)
    desk.run()
    desk.run(20)
    desk.mailbox.mark("INBOX", 1, "$Rejection")
    desk.run()
    (case,) = desk.store.cases()
    assert (State.WAITING, desk.clock() + timedelta(hours=24)) == (case.row.state, case.row.due_at)
    desk.run(25)
    assert [State.DRAFTED] == [state for state, _ in desk.stands()]


def test_the_last_word_wins(desk: Desk) -> None:
    """On, off, on: one label, the last."""
    desk.mailbox.deliver("INBOX", acknowledgement(), (), START)
    desk.run()
    for act in ("mark", "unmark", "mark", "unmark"):
        getattr(desk.mailbox, act)("INBOX", 1, "$Rejection")
        desk.run()
    assert [(Label.OTHER, "keyword")] == desk.said()
    assert [(State.SKIPPED, Reason.NOT_A_REJECTION)] == desk.stands()


@pytest.mark.parametrize(
    ("folder", "label"), [(LESSONS[0], Label.REJECTION), (LESSONS[1], Label.OTHER)], ids=["rejections", "others"]
)
def test_what_is_put_into_a_folder_is_a_label(desk: Desk, folder: str, label: Label) -> None:
    """By move or by copy, each mail once, also across a renumbering."""
    desk.mailbox.make_lesson_folders()
    desk.mailbox.deliver("INBOX", acknowledgement(1), (), START)
    desk.run()
    desk.mailbox.move("INBOX", 1, folder)
    desk.mailbox.deliver(folder, acknowledgement(2), (), START)
    assert 2 == desk.run().lessons
    assert 0 == desk.run().lessons
    desk.mailbox.reset_uidvalidity(folder)
    assert 0 == desk.run().lessons
    assert [(label, "folder")] * 2 == desk.said()


def test_old_mail_in_a_folder_teaches_and_gets_no_reply(desk: Desk) -> None:
    """Fifty rejections of last year do not become fifty drafts."""
    desk.mailbox.make_lesson_folders()
    desk.mailbox.deliver(LESSONS[0], bench.rejection(), (), START - timedelta(days=300))
    desk.run()
    desk.run(30)
    assert ([(Label.REJECTION, "folder")], []) == (desk.said(), desk.stands())


@pytest.mark.parametrize("touched", [False, True])
@pytest.mark.parametrize("withdraw", [False, True])
def test_a_draft_is_taken_back_only_where_wanted_and_untouched(desk: Desk, withdraw: bool, touched: bool) -> None:
    """Else it stays in Drafts, the user's to throw away."""
    desk.engine = bench.engine(desk.mailbox, desk.store, desk.clock, learn=LearningRules(withdraw=withdraw))
    desk.mailbox.deliver("INBOX", bench.rejection(), (), START)
    desk.run()
    desk.run(25)
    (draft,) = desk.mailbox.contents()["Drafts"]
    if touched:
        desk.mailbox.edit_draft(draft.uid, keeps_id=True)
    desk.mailbox.unmark("INBOX", 1, "$Rejection")
    desk.run()
    desk.run()
    taken = withdraw and not touched
    assert (0 if taken else 1) == len(desk.mailbox.contents()["Drafts"])
    assert (State.SKIPPED if taken else State.DRAFTED) is desk.stands()[0][0]


def test_an_idle_poll_costs_one_look(desk: Desk) -> None:
    """Where the server counts changes of flags nothing is searched, else once; no mail is fetched."""
    desk.mailbox.deliver("INBOX", bench.rejection(), (), START)
    desk.run()
    desk.run()
    before = desk.mailbox.calls.copy()
    desk.run()
    spent = desk.mailbox.calls - before
    assert (1, 0) == (spent["marked"], spent["fetch"])


def test_a_near_copy_of_a_corrected_mail_is_judged_as_it_was(desk: Desk) -> None:
    """Before any retraining: the same letter to another date is no rejection either."""
    desk.mailbox.deliver("INBOX", bench.rejection(1), (), START)
    desk.run()
    desk.mailbox.unmark("INBOX", 1, "$Rejection")
    desk.run()
    desk.mailbox.deliver("INBOX", bench.rejection(2), (), desk.clock())
    desk.run()
    assert [(State.SKIPPED, Reason.NOT_A_REJECTION)] == desk.stands()


LETTER = " ".join(one + other for one in "abcdefghij" for other in ("ka", "lo", "mi", "nu", "pe", "ra", "so", "ti"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (LETTER, LETTER.replace("eka", "changed"), True),
        (LETTER, LETTER[: len(LETTER) // 2], False),
        (LETTER, " ".join(reversed(LETTER.split())), False),
        ("too short to mean anything", "too short to mean anything", False),
        ("", "", False),
    ],
)
def test_likeness_is_that_of_near_copies(one: str, other: str, expected: bool) -> None:
    """One word of eighty is a near-copy, half a text or another order is none, and short texts never are."""
    assert expected is alike(sketch(one), sketch(other))


def test_a_near_copy_of_a_rejection_still_has_to_look_like_one() -> None:
    """Form letters differ by a word: what the model is sure of is not overruled by a frame."""
    told = Lesson("<x@y>", Label.REJECTION, "keyword", START, sketch=sketch(LETTER))
    offer = cases.reading(verdict=cases.verdict(Label.OFFER), sketch=sketch(LETTER), text=LETTER)
    assert Decision.OTHER is remembered(offer, [told]).verdict.decision
    doubtful = replace(offer, verdict=cases.verdict(Label.ACKNOWLEDGEMENT, 0.2))
    assert Decision.OTHER is remembered(offer, [replace(told, label=Label.OTHER)]).verdict.decision
    labels = doubtful.verdict.labels | {Label.REJECTION: 0.2}
    doubtful = replace(doubtful, verdict=replace(doubtful.verdict, labels=labels))
    assert Decision.REJECTION is remembered(doubtful, [told]).verdict.decision


def test_forgetting_removes_the_text_from_the_disk(tmp_path: Path) -> None:
    """Neither the database nor its log holds a word of it any more."""
    store = Store(tmp_path / "afterword.db")
    secret = "the-word-that-must-go"
    store.learn([Lesson("<x@y>", Label.REJECTION, "import", START, text=f"{secret} " * 500)], START)
    (lesson,) = store.lessons()
    assert 1 == store.forget([lesson.id])
    assert not any(secret.encode() in path.read_bytes() for path in tmp_path.iterdir())
    store.close()


@pytest.fixture(params=["dovecot", pytest.param("courier")])
def real(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Walk]:
    one = Walk(request.getfixturevalue(request.param), tmp_path)
    with one.person, one.proxy:
        yield one
    one.store.close()


@pytest.mark.slow
def test_labels_come_in_on_real_servers(real: Walk) -> None:
    """Keyword off and on, a move and a copy by a second client, a renumbering in between."""
    person: MailClient = real.person
    for name in ("Trash", "Sent", "Drafts"):
        if person.folder(name) not in person.contents():
            person.create(person.folder(name))
    real.run()
    person.deliver("INBOX", bench.rejection(1))
    person.deliver("INBOX", acknowledgement(1))
    real.run()
    keeps = any("$Rejection" in mail.flags for mail in person.contents()["INBOX"])
    if keeps:
        (first,) = [mail for mail in person.contents()["INBOX"] if "$Rejection" in mail.flags]
        person.unmark("INBOX", first.uid, "$Rejection")
        real.run()
        assert [(State.SKIPPED, Reason.NOT_A_REJECTION)] == real.stands()
    mailbox_account = bench.account(port=real.proxy.port, user=real.user)
    mailbox = ImapMailbox(mailbox_account, lambda: real.server.password)
    rejections, others = mailbox.make_lesson_folders()
    assert [rejections, others] == mailbox.make_lesson_folders()
    mailbox.close()
    uid = next(mail.uid for mail in person.contents()["INBOX"] if b"<a1@" in mail.raw)
    person.move("INBOX", uid, rejections)
    person.deliver(others, bench.rejection(7, company="Cedar Clinic"))
    real.run()
    person.reset_uidvalidity(others)
    real.run()
    said = {(lesson.key, lesson.label, lesson.source) for lesson in real.store.lessons()}
    expected = {
        ("<a1@brightwater.example>", Label.REJECTION, "folder"),
        ("<r7@cedar.example>", Label.OTHER, "folder"),
    }
    assert expected | ({("<r1@acme.example>", Label.OTHER, "keyword")} if keeps else set()) == said
