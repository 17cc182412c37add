"""What every mailbox must do: one suite for the fake and for real servers, so that the fake can be believed.

Before each server stands a proxy that records. At the end of each test the record is looked through: nothing was
said that is not on the short list, and nothing read in a way that marks mail as read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from daemon.errors import FolderMissing, ForbiddenCommand
from daemon.imap import BATCH_MAILS, PREFIX, ImapMailbox
from daemon.mailbox import Fetched, Found, Mailbox, Place
from tests.conftest import AccountFactory
from tests.fake import FakeMailbox
from tests.peers.fault_proxy import Fault, FaultProxy
from tests.peers.mail_client import MailClient, Server
from tests.peers.recorder import assert_careful
from tests.users import User

BACKENDS = [
    "fake",
    pytest.param("dovecot", marks=pytest.mark.slow),
    pytest.param("stripped", marks=pytest.mark.slow),
    pytest.param("courier", marks=pytest.mark.slow),
    pytest.param("cyrus", marks=pytest.mark.slow),
]
AT = datetime(2026, 3, 4, 9, 30, 15, tzinfo=timezone(timedelta(hours=5, minutes=30)))
#: Message-IDs are written by whoever sends the mail.
HOSTILE = [
    "<a\r\nx DELETE Archive@b>",
    "<a@b>\r\nx DELETE Archive",
    '<a@b>"\r\nx DELETE Archive\r\ny NOOP "',
    "<a\nx DELETE Archive@b>",
    "<a\0b@c>",
    '<a"b@c>',
    '<"@b>',
    "<a\\@b>",
    '<a\\"@b>',
    "<ä@b>",
    "<{5}\r\nabcde@b>",
    "<a@b>{100}",
    "<" + "a" * 900 + "@b>",
    "<" + "a" * 70_000 + "@b>",
    "<a b@c>",
    "a@b",
    "<>",
    "",
]
ODD_FOLDERS = ["Bewerbungen & Absagen", "Zürich", "日本 2026", "a&b-c", "Half (done)", "it's"]
ODD_IDS = ["<a(b@c>", "<a)b@c>", "<a%b@c>", "<a*b@c>", "<a{5}@c>", "<a[b]@c>", "<a'b;c,d:e@[127.0.0.1]>", "<a+b=c&d@e>"]


@dataclass
class Bench:
    """A mailbox under test, and a person who works on the same one at their mail client."""

    name: str
    mailbox: Mailbox
    user: User
    proxy: FaultProxy | None
    drafts: str
    #: Whether a test lets a draft be withdrawn, the only time that a mail may be removed.
    withdrew: bool = False
    #: Likewise for folders.
    makes_folders: bool = False

    @property
    def archive(self) -> str:
        return self.user.folder("Archive")

    def place_of(self, folder: str, uid: int) -> Place:
        return Place(folder, self.mailbox.state(folder).uidvalidity, uid)

    def keep_no_keywords(self) -> None:
        """From now on no folder takes keywords."""
        if isinstance(self.user, FakeMailbox):
            self.user.keywords = False
        if self.proxy is not None:
            self.proxy.add(Fault("s2c", "rewrite", match=rb"(PERMANENTFLAGS \([^)]*?) ?\\\*", by=rb"\1", times=0))

    def remove_nothing_alone(self) -> None:
        """From now on a mail can only be expunged together with all others that are marked."""
        if isinstance(self.user, FakeMailbox):
            self.user.uidplus = False
        if self.proxy is not None:
            self.proxy.add(Fault("s2c", "rewrite", match=rb" UIDPLUS\b", by=b"", times=0))

    def blind_search(self) -> None:
        """From now on SEARCH finds no mail by its headers."""
        if isinstance(self.user, FakeMailbox):
            self.user.blind_search = True
        if self.proxy is not None:
            self.proxy.add(
                Fault(
                    "c2s", "rewrite", match=rb"HEADER (Message-ID|In-Reply-To|References)", by=rb"HEADER X-\1", times=0
                )
            )


MakeBench = Callable[..., Bench]


@pytest.fixture(params=BACKENDS)
def make_bench(
    request: pytest.FixtureRequest, account: AccountFactory, proxied: Callable[..., FaultProxy]
) -> Iterator[MakeBench]:
    """Makes a bench on each backend in turn; ``drafts`` names another Drafts folder."""
    name: str = request.param
    with ExitStack() as stack:

        def make(drafts: str = "") -> Bench:
            if name == "fake":
                fake = FakeMailbox(drafts=drafts or "Drafts")
                return Bench(name, fake, fake, None, fake.folder("Drafts"))
            server: Server = request.getfixturevalue("dovecot_plain" if name == "stripped" else name)
            proxy = proxied(server, stripped=name == "stripped")
            user = server.new_user()
            person = stack.enter_context(MailClient(server, user))
            for folder in (person.folder("Archive"), drafts and person.folder(drafts)):
                if folder and folder not in person.contents():
                    person.create(folder)
            ours = account(proxy, user, drafts=drafts and person.folder(drafts))
            mailbox = ImapMailbox(ours, lambda: server.password)
            made = Bench(name, mailbox, person, proxy, person.folder(drafts or "Drafts"))
            stack.callback(lambda: assert_careful(proxy.log, withdrew=made.withdrew, makes_folders=made.makes_folders))
            stack.callback(mailbox.close)
            return made

        yield make


@pytest.fixture
def bench(make_bench: MakeBench) -> Bench:
    return make_bench()


def mail(message_id: str = "<one@acme.example>", body: str = "Good news.", **headers: str) -> bytes:
    lines = [
        f"From: jobs@acme.example\r\nTo: alice@example.org\r\nSubject: Your application\r\nMessage-ID: {message_id}\r\n"
    ]
    lines += [f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items()]
    return ("".join(lines) + f"\r\n{body}\r\n").encode()


def only(found: list[Found]) -> Found:
    assert len(found) == 1
    return found[0]


# -- folders ---------------------------------------------------------------------------------------


def test_folders_are_found_by_their_use(bench: Bench) -> None:
    """Drafts, Sent and Trash are found with or without SPECIAL-USE, in any case and below any prefix."""
    folders = bench.mailbox.folders()
    name = bench.user.folder
    assert (folders.drafts, folders.sent, folders.trash) == (name("Drafts"), (name("Sent"),), (name("Trash"),))
    assert set(folders.others) == {"INBOX", bench.archive}


def test_a_drafts_folder_can_be_named(make_bench: MakeBench) -> None:
    """The folder that the user names is the one drafts go to."""
    bench = make_bench(drafts="Entwürfe & Ideen")
    assert bench.mailbox.folders().drafts == bench.drafts
    bench.mailbox.append_draft(bench.drafts, mail(), AT)
    assert [one.raw for one in bench.user.contents()[bench.drafts]] == [mail()]


def test_odd_folder_names_work(bench: Bench) -> None:
    """Umlauts, ampersands, spaces and the like in a folder's name change nothing."""
    for leaf in ODD_FOLDERS:
        folder = bench.user.folder(leaf)
        bench.user.create(folder)
        uid = bench.user.deliver(folder, mail())
        bench.mailbox.close()
        assert folder in bench.mailbox.folders().others
        assert bench.mailbox.state(folder).messages == 1
        assert bench.mailbox.uids(folder, 1) == [uid]
        assert [one.place.uid for one in bench.mailbox.fetch(folder, [uid])] == [uid]
        assert only(bench.mailbox.related(folder, ["<one@acme.example>"])).place.folder == folder


def test_a_missing_folder_is_told_apart(bench: Bench) -> None:
    """A folder that does not exist raises FolderMissing, and the mailbox goes on working."""
    nowhere = bench.user.folder("Nowhere")
    with pytest.raises(FolderMissing):
        bench.mailbox.state(nowhere)
    with pytest.raises(FolderMissing):
        bench.mailbox.uids(nowhere, 1)
    with pytest.raises(FolderMissing):
        bench.mailbox.related(nowhere, ["<one@acme.example>"])
    assert bench.mailbox.flags(Place(nowhere, 1, 1)) is None
    assert bench.mailbox.state("INBOX").messages == 0


# -- figures and UIDs ------------------------------------------------------------------------------


def test_uidnext_grows_with_each_mail_even_one_that_is_gone(bench: Bench) -> None:
    """UIDNEXT unchanged means that nothing was stored; it grows also for a mail that is expunged at once."""
    # Until its first mail, Courier numbers a folder anew each second.
    bench.user.deliver(bench.drafts, mail("<first@acme.example>"))
    before = bench.mailbox.state(bench.drafts)
    assert bench.mailbox.state(bench.drafts) == before
    bench.mailbox.append_draft(bench.drafts, mail(), AT)
    after = bench.mailbox.state(bench.drafts)
    assert (after.uidvalidity, after.messages) == (before.uidvalidity, 2)
    assert after.uidnext > before.uidnext
    bench.user.expunge(bench.drafts, bench.user.deliver(bench.drafts, mail("<two@acme.example>")))
    assert bench.mailbox.state(bench.drafts).uidnext > after.uidnext
    assert bench.mailbox.state(bench.drafts).messages == 2


def test_uids_from_a_number_on_are_never_lower(bench: Bench) -> None:
    """ "n:*" means the last mail where n is too high; here it means none."""
    uids = [bench.user.deliver("INBOX", mail(f"<{number}@acme.example>")) for number in range(4)]
    assert bench.mailbox.uids("INBOX", 1) == uids
    assert bench.mailbox.uids("INBOX", uids[2]) == uids[2:]
    assert bench.mailbox.uids("INBOX", uids[3] + 1) == []
    assert bench.mailbox.uids("INBOX", uids[3] + 1000) == []
    bench.user.expunge("INBOX", uids[3])
    assert bench.mailbox.uids("INBOX", uids[3]) == []
    assert bench.mailbox.uids(bench.archive, 1) == []


def test_uids_can_be_limited_to_recent_mail(bench: Bench) -> None:
    """With a day, older mail is left out."""
    bench.user.deliver("INBOX", mail("<old@acme.example>"), received=datetime(2026, 1, 10, 12, tzinfo=UTC))
    new = bench.user.deliver("INBOX", mail("<new@acme.example>"), received=datetime(2026, 1, 20, 12, tzinfo=UTC))
    assert bench.mailbox.uids("INBOX", 1, date(2026, 1, 15)) == [new]
    assert bench.mailbox.uids("INBOX", 1, date(2026, 1, 25)) == []


def test_mail_that_arrives_during_a_session_is_seen(bench: Bench) -> None:
    """An open folder is looked at afresh each time."""
    first = bench.user.deliver("INBOX", mail())
    assert bench.mailbox.uids("INBOX", 1) == [first]
    second = bench.user.deliver("INBOX", mail("<two@acme.example>"))
    assert bench.mailbox.uids("INBOX", 1) == [first, second]
    bench.user.expunge("INBOX", first)
    assert bench.mailbox.uids("INBOX", 1) == [second]


# -- reading ---------------------------------------------------------------------------------------


def test_a_mail_is_fetched_as_it_is_and_stays_unread(bench: Bench) -> None:
    """Bytes, size, flags and date come as they are; nothing of it changes by looking."""
    uid = bench.user.deliver("INBOX", mail(), (r"\Flagged",), AT)
    before = bench.user.contents()
    (fetched,) = bench.mailbox.fetch("INBOX", [uid])
    assert fetched == Fetched(
        bench.place_of("INBOX", uid),
        AT.astimezone(UTC),
        fetched.flags,
        len(before["INBOX"][0].raw),
        before["INBOX"][0].raw,
    )
    assert fetched.received.utcoffset() == timedelta(0)
    assert fetched.flags - {r"\Recent"} == {r"\Flagged"}
    assert bench.user.contents() == before


def test_fetch_keeps_the_order_of_uids_and_leaves_out_what_is_gone(bench: Bench) -> None:
    """Mails come in the order of their UIDs, whatever order was asked for; ones that vanished are no error."""
    uids = [bench.user.deliver("INBOX", mail(f"<{number}@acme.example>")) for number in range(4)]
    bench.mailbox.uids("INBOX", 1)
    bench.user.expunge("INBOX", uids[1])
    asked = [uids[3], uids[1], uids[0], uids[2], uids[3] + 50]
    assert [one.place.uid for one in bench.mailbox.fetch("INBOX", asked)] == [uids[0], uids[2], uids[3]]
    assert list(bench.mailbox.fetch("INBOX", [])) == []
    assert list(bench.mailbox.fetch("INBOX", [uids[1]])) == []


def test_a_mail_that_vanishes_while_others_are_read_is_left_out(bench: Bench) -> None:
    """A mail that is expunged between two batches is neither read nor to be put into quarantine."""
    uids = [bench.user.deliver("INBOX", mail(f"<{number}@acme.example>")) for number in range(BATCH_MAILS + 2)]
    read = []
    for one in bench.mailbox.fetch("INBOX", uids):
        if not read:
            bench.user.expunge("INBOX", uids[-1])
        assert isinstance(one, Fetched)
        read.append(one.place.uid)
    assert read == uids[:-1]


def test_a_place_is_right_whatever_is_asked_in_between(bench: Bench) -> None:
    """Mails are handed out one by one; looking into another folder meanwhile does not change where they lie."""
    uids = [bench.user.deliver("INBOX", mail(f"<{number}@acme.example>")) for number in range(3)]
    expected = [bench.place_of("INBOX", uid) for uid in uids]
    places = []
    for one in bench.mailbox.fetch("INBOX", uids):
        places.append(one.place)
        bench.mailbox.related(bench.drafts, ["<none@acme.example>"])
    assert places == expected


def test_of_an_oversized_mail_only_the_beginning_is_fetched(bench: Bench) -> None:
    """A mail of several megabytes costs no more than PREFIX bytes, and its size is told all the same."""
    raw = mail(body="\r\n".join(["x" * 70] * 30_000))
    uid = bench.user.deliver("INBOX", raw)
    small = bench.user.deliver("INBOX", mail("<small@acme.example>"))
    big, little = bench.mailbox.fetch("INBOX", [uid, small])
    assert isinstance(big, Fetched)
    assert isinstance(little, Fetched)
    assert (big.raw, big.size) == (raw[:PREFIX], len(raw))
    assert (little.raw, little.size) == (mail("<small@acme.example>"), len(mail("<small@acme.example>")))


def test_many_mails_come_in_batches(bench: Bench) -> None:
    """More mails than fit into one command all come, each once."""
    uids = [bench.user.deliver("INBOX", mail(f"<{number}@acme.example>", body="y" * 20)) for number in range(60)]
    assert [one.place.uid for one in bench.mailbox.fetch("INBOX", uids)] == uids


# -- flags -----------------------------------------------------------------------------------------


def test_flags_tell_what_a_mail_client_set(bench: Bench) -> None:
    """The flags of a mail are those of this moment, also in a folder that is open already."""
    uid = bench.user.deliver("INBOX", mail())
    place = bench.place_of("INBOX", uid)
    assert (bench.mailbox.flags(place) or frozenset()) - {r"\Recent"} == set()
    bench.user.mark("INBOX", uid, r"\Answered")
    assert r"\Answered" in (bench.mailbox.flags(place) or ())


def test_flags_of_a_mail_that_is_gone_are_none(bench: Bench) -> None:
    """A mail that was removed, or whose UIDVALIDITY is another one, is not there."""
    uid = bench.user.deliver("INBOX", mail())
    place = bench.place_of("INBOX", uid)
    assert bench.mailbox.flags(place) is not None
    assert bench.mailbox.flags(Place("INBOX", place.uidvalidity + 1, uid)) is None
    assert bench.mailbox.flags(Place("INBOX", place.uidvalidity, uid + 1)) is None
    bench.user.expunge("INBOX", uid)
    assert bench.mailbox.flags(place) is None


def test_a_new_uidvalidity_is_seen_in_an_open_folder(bench: Bench) -> None:
    """A folder that was made anew has lost all old places, even while it is open."""
    uid = bench.user.deliver(bench.archive, mail())
    old = bench.place_of(bench.archive, uid)
    assert bench.mailbox.flags(old) is not None
    bench.user.reset_uidvalidity(bench.archive)
    assert bench.mailbox.state(bench.archive).uidvalidity != old.uidvalidity
    assert bench.mailbox.flags(old) is None
    found = only(bench.mailbox.related(bench.archive, ["<one@acme.example>"]))
    assert found.place.uidvalidity == bench.mailbox.state(bench.archive).uidvalidity


def test_a_keyword_is_set_once_and_nothing_else(bench: Bench) -> None:
    """Flagging adds the keyword, twice is as good as once, and other flags stay as they are."""
    uid = bench.user.deliver("INBOX", mail(), (r"\Flagged",))
    place = bench.place_of("INBOX", uid)
    assert bench.mailbox.flag(place, "$Rejection") is True
    assert bench.mailbox.flag(place, "$Rejection") is True
    assert bench.user.read("INBOX", uid).flags == {r"\Flagged", "$Rejection"}
    assert "$Rejection" in (bench.mailbox.flags(place) or ())


def test_no_keyword_where_the_server_keeps_none(bench: Bench) -> None:
    """Flagging says False and changes nothing where a folder takes no keywords of the user's own."""
    uid = bench.user.deliver("INBOX", mail())
    place = bench.place_of("INBOX", uid)
    before = bench.user.contents()
    bench.keep_no_keywords()
    assert bench.mailbox.flag(place, "$Rejection") is False
    assert bench.user.contents() == before


def test_a_mail_that_is_gone_is_not_flagged(bench: Bench) -> None:
    """The keyword goes to the mail that is meant and never to another one under the same number."""
    uid = bench.user.deliver("INBOX", mail())
    place = bench.place_of("INBOX", uid)
    bench.mailbox.flag(Place("INBOX", place.uidvalidity + 1, uid), "$Rejection")
    bench.mailbox.flag(Place("INBOX", place.uidvalidity, uid + 1), "$Rejection")
    assert bench.user.read("INBOX", uid).flags == set()


# -- finding ---------------------------------------------------------------------------------------


def test_mail_is_found_by_its_own_id_and_by_what_it_answers(bench: Bench) -> None:
    """Message-ID, In-Reply-To and References all lead to a mail; a part of an ID does not."""
    own = bench.user.deliver(bench.archive, mail("<own@acme.example>"))
    reply = bench.user.deliver(bench.archive, mail("<reply@acme.example>", In_Reply_To="<own@acme.example>"))
    third = bench.user.deliver(
        bench.archive, mail("<third@acme.example>", References="<own@acme.example>\r\n <reply@acme.example>")
    )
    bench.user.deliver(bench.archive, mail("<not-own@acme.example>", References="<x-own@acme.example>"))
    found = {one.place.uid: one for one in bench.mailbox.related(bench.archive, ["<own@acme.example>"])}
    assert set(found) == {own, reply, third}
    assert (found[own].message_id, found[own].answers) == ("<own@acme.example>", frozenset())
    assert found[reply].answers == {"<own@acme.example>"}
    assert found[third].answers == {"<own@acme.example>", "<reply@acme.example>"}
    assert found[third].place == bench.place_of(bench.archive, third)
    both = bench.mailbox.related(bench.archive, ["<third@acme.example>", "<not-own@acme.example>"])
    assert {one.message_id for one in both} == {"<third@acme.example>", "<not-own@acme.example>"}
    assert bench.mailbox.related(bench.archive, ["<nobody@acme.example>"]) == []
    assert bench.mailbox.related(bench.archive, []) == []


def test_odd_ids_are_found(bench: Bench) -> None:
    """Characters that mean something in IMAP mean nothing in an ID."""
    bench.user.deliver(bench.archive, mail("<other@acme.example>"))
    for number, odd in enumerate(ODD_IDS):
        uid = bench.user.deliver(bench.archive, mail(odd))
        answer = bench.user.deliver(bench.archive, mail(f"<answer-{number}@acme.example>", In_Reply_To=odd))
        assert [one.place.uid for one in bench.mailbox.related(bench.archive, [odd])] == [uid, answer], odd


def test_a_fresh_mail_is_found_in_an_open_folder(bench: Bench) -> None:
    """A mail that was stored a moment ago is found although the folder had been opened before."""
    assert bench.mailbox.related(bench.drafts, ["<one@acme.example>"]) == []
    uid = bench.user.deliver(bench.drafts, mail())
    assert only(bench.mailbox.related(bench.drafts, ["<one@acme.example>"])).place.uid == uid
    bench.mailbox.append_draft(bench.drafts, mail("<two@acme.example>"), AT)
    assert only(bench.mailbox.related(bench.drafts, ["<two@acme.example>"])).flags >= {r"\Draft", r"\Seen"}


def test_from_a_number_on_mail_is_found_without_search(bench: Bench) -> None:
    """Where SEARCH misses a mail, looking at each one from a UID on finds it."""
    bench.user.deliver(bench.drafts, mail("<old@acme.example>"))
    mark = bench.mailbox.state(bench.drafts).uidnext
    uid = bench.user.deliver(bench.drafts, mail("<new@acme.example>"))
    bench.blind_search()
    wanted = ["<old@acme.example>", "<new@acme.example>"]
    assert bench.mailbox.related(bench.drafts, wanted) == []
    assert only(bench.mailbox.related(bench.drafts, wanted, mark)).place.uid == uid
    assert bench.mailbox.related(bench.drafts, wanted, uid + 1) == []


def test_the_newest_mails_tell_to_whom_they_go_and_what_about(bench: Bench) -> None:
    """Addresses in lower case, subjects decoded, of mail from a day on; also where there is neither."""
    sent = bench.user.folder("Sent")
    bench.user.deliver(sent, mail("<old@example.org>"), received=datetime(2026, 1, 10, 12, tzinfo=UTC))
    plain = bench.user.deliver(sent, mail("<plain@example.org>", In_Reply_To="<asked@acme.example>"))
    raw = mail("<odd@example.org>").replace(
        b"Subject: Your application", b"Subject: =?utf-8?q?F=C3=BCr_Sie=2C_?=\r\n =?utf-8?q?gern?="
    )
    raw = raw.replace(
        b"To: alice@example.org", b'To: "Lee, Ann (Acme)" <Ann@Acme.example>,\r\n =?utf-8?q?J=C3=B6rg?= <j@b.example>'
    )
    odd = bench.user.deliver(sent, raw)
    bare = bench.user.deliver(sent, b"Message-ID: <bare@example.org>\r\n\r\nx\r\n")
    found = bench.mailbox.latest(sent, date(2026, 1, 15))
    assert [
        (plain, "<plain@example.org>", {"<asked@acme.example>"}, {"alice@example.org"}, "Your application"),
        (odd, "<odd@example.org>", set(), {"ann@acme.example", "j@b.example"}, "Für Sie, gern"),
        (bare, "<bare@example.org>", set(), set(), ""),
    ] == [(one.place.uid, one.message_id, one.answers, one.to, one.subject) for one in found]
    assert bench.place_of(sent, plain) == found[0].place
    assert [] == bench.mailbox.latest(bench.drafts, date(2026, 1, 15))
    with pytest.raises(FolderMissing):
        bench.mailbox.latest(bench.user.folder("Nowhere"), date(2026, 1, 15))


def test_the_flags_of_what_is_found_are_told(bench: Bench) -> None:
    """A draft that a client left behind as deleted can be told from one that is there."""
    uid = bench.user.deliver(bench.drafts, mail(), (r"\Seen", r"\Draft"))
    bench.user.mark(bench.drafts, uid, r"\Deleted")
    assert r"\Deleted" in only(bench.mailbox.related(bench.drafts, ["<one@acme.example>"])).flags


def test_a_hostile_id_does_nothing_and_finds_nothing(bench: Bench) -> None:
    """Whatever a sender wrote as a Message-ID, no folder, mail or flag changes by looking for it."""
    bench.user.deliver("INBOX", mail())
    bench.user.deliver(bench.archive, mail("<two@acme.example>"))
    before = bench.user.contents()
    for hostile in HOSTILE:
        which = ascii(hostile[:60])
        assert bench.mailbox.related("INBOX", [hostile]) == [], which
        assert bench.mailbox.related("INBOX", [hostile], 1) == [], which
        found = only(bench.mailbox.related("INBOX", [hostile, "<one@acme.example>"]))
        assert found.message_id == "<one@acme.example>", which
        assert bench.user.contents() == before, which


# -- writing ---------------------------------------------------------------------------------------


def test_a_draft_is_stored_as_it_was_written(bench: Bench) -> None:
    """Byte by byte, dated, seen, a draft, and nothing else."""
    raw = mail("<draft@example.org>", body="Grüße,\r\n\r\nAlice\r\n.\r\n" + "z" * 900)
    bench.mailbox.append_draft(bench.drafts, raw, AT)
    (stored,) = bench.user.contents()[bench.drafts]
    assert (stored.raw, stored.flags, stored.received) == (raw, {r"\Seen", r"\Draft"}, AT.astimezone(UTC))


def test_a_draft_goes_nowhere_but_drafts(bench: Bench) -> None:
    """No fault of the program can put a mail into another folder."""
    before = bench.user.contents()
    for folder in ("INBOX", bench.user.folder("Sent"), bench.archive):
        with pytest.raises(ForbiddenCommand):
            bench.mailbox.append_draft(folder, mail(), AT)
    assert bench.user.contents() == before


def test_a_draft_is_withdrawn_and_nothing_else(bench: Bench) -> None:
    """One mail leaves Drafts; what the user has marked as deleted beside it stays until they expunge it."""
    bench.withdrew = True
    ours = bench.user.deliver(bench.drafts, mail("<ours@example.org>"), (r"\Seen", r"\Draft"))
    other = bench.user.deliver(bench.drafts, mail("<other@example.org>"), (r"\Seen", r"\Draft"))
    marked = bench.user.deliver(bench.drafts, mail("<marked@example.org>"), (r"\Seen", r"\Draft", r"\Deleted"))
    # The stripped server has no UIDPLUS, without which a mail cannot be removed alone.
    able = bench.name != "stripped"
    assert able is bench.mailbox.withdraw(bench.place_of(bench.drafts, ours))
    assert ([] if able else [ours]) + [other, marked] == [one.uid for one in bench.user.contents()[bench.drafts]]


def test_a_server_that_cannot_remove_one_mail_removes_none(bench: Bench) -> None:
    """Without UIDPLUS an EXPUNGE would take along what others have marked."""
    bench.remove_nothing_alone()
    bench.user.deliver(bench.drafts, mail("<ours@example.org>"), (r"\Seen", r"\Draft"))
    before = bench.user.contents()
    (ours,) = before[bench.drafts]
    assert not bench.mailbox.withdraw(bench.place_of(bench.drafts, ours.uid))
    assert before == bench.user.contents()


def test_nothing_is_withdrawn_but_a_draft_of_this_numbering(bench: Bench) -> None:
    """Neither a mail of another folder nor one whose UID may mean another mail by now."""
    uid = bench.user.deliver("INBOX", mail())
    ours = bench.user.deliver(bench.drafts, mail("<ours@example.org>"), (r"\Seen", r"\Draft"))
    before = bench.user.contents()
    with pytest.raises(ForbiddenCommand):
        bench.mailbox.withdraw(bench.place_of("INBOX", uid))
    place = bench.place_of(bench.drafts, ours)
    assert not bench.mailbox.withdraw(Place(place.folder, place.uidvalidity + 1, place.uid))
    assert before == bench.user.contents()


def test_a_mailbox_can_be_used_again_after_it_was_closed(bench: Bench) -> None:
    """Closing ends the session; the next use begins another."""
    uid = bench.user.deliver("INBOX", mail())
    for _ in range(2):
        assert bench.mailbox.uids("INBOX", 1) == [uid]
        bench.mailbox.close()
    bench.mailbox.close()


def test_the_mails_with_a_keyword_are_found(bench: Bench) -> None:
    """Whoever put it there; none where nobody did."""
    uids = [bench.user.deliver("INBOX", mail(f"<{number}@acme.example>")) for number in range(3)]
    assert [] == bench.mailbox.marked("INBOX", "$Rejection")
    bench.user.mark("INBOX", uids[0], "$Rejection")
    bench.mailbox.flag(bench.place_of("INBOX", uids[2]), "$Rejection")
    assert [uids[0], uids[2]] == bench.mailbox.marked("INBOX", "$Rejection")
    bench.user.unmark("INBOX", uids[0], "$Rejection")
    assert [uids[2]] == bench.mailbox.marked("INBOX", "$Rejection")


def test_the_folders_for_teaching_are_made_once(bench: Bench) -> None:
    """With the server's own separator, where the server has its folders; known from then on."""
    bench.makes_folders = True
    assert (None, None) == (bench.mailbox.folders().rejections, bench.mailbox.folders().not_rejections)
    made = bench.mailbox.make_lesson_folders()
    assert made == bench.mailbox.make_lesson_folders()
    assert set(made) <= set(bench.user.contents())
    folders = bench.mailbox.folders()
    assert made == [folders.rejections, folders.not_rejections]
    assert not set(made) & set(folders.others)


# -- the person's side -----------------------------------------------------------------------------


def test_people_move_edit_send_and_delete(bench: Bench) -> None:
    """What tests let people do to their mail looks the same to the daemon everywhere."""
    answer = "<asked@acme.example>"
    uid = bench.user.deliver(bench.drafts, mail("<draft@example.org>", In_Reply_To=answer), (r"\Seen", r"\Draft"))
    uid = bench.user.edit_draft(uid)
    edited = only(bench.mailbox.related(bench.drafts, [answer]))
    assert (edited.place.uid, edited.flags >= {r"\Draft", r"\Seen"}) == (uid, True)
    assert edited.message_id != "<draft@example.org>"
    assert bench.mailbox.related(bench.drafts, ["<draft@example.org>"]) == []
    uid = bench.user.edit_draft(uid, keeps_id=True)
    assert only(bench.mailbox.related(bench.drafts, [edited.message_id])).place.uid == uid
    sent = bench.user.send(uid)
    assert bench.mailbox.related(bench.drafts, [answer]) == []
    assert only(bench.mailbox.related(bench.user.folder("Sent"), [answer])).place.uid == sent
    received = bench.user.deliver("INBOX", mail(answer))
    filed = bench.user.move("INBOX", received, bench.archive)
    assert bench.mailbox.uids("INBOX", 1) == []
    assert only(bench.mailbox.related(bench.archive, [answer])).place.uid == filed
    gone = bench.user.delete(bench.archive, filed)
    assert only(bench.mailbox.related(bench.user.folder("Trash"), [answer])).place.uid == gone
