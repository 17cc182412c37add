"""The IMAP adapter against servers that refuse, lie, break off or say nothing, and the allow-list before them all."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

import daemon.imap
from daemon.errors import FolderMissing, ForbiddenCommand, Refused, SignInRefused, Unreachable
from daemon.imap import ImapMailbox
from daemon.mailbox import Fetched, Folders, Place, Unfetchable
from tests.conftest import AccountFactory
from tests.peers.canned_server import CannedServer
from tests.peers.dovecot import Dovecot
from tests.peers.fault_proxy import Fault, FaultProxy
from tests.peers.mail_client import MailClient
from tests.peers.recorder import ALLOWED_VERBS, assert_careful, commands, verb, verbs

pytestmark = pytest.mark.slow

AT = datetime(2026, 3, 4, 9, 30, 15, tzinfo=UTC)
DRAFT = b"From: alice@example.org\r\nMessage-ID: <draft@example.org>\r\n\r\nHello.\r\n"


def mail(number: int) -> bytes:
    return f"From: jobs@acme.example\r\nMessage-ID: <{number}@acme.example>\r\n\r\nNumber {number}.\r\n".encode()


@dataclass
class Line:
    """A mailbox of the daemon's, the proxy before it, and a person at the same mailbox."""

    mailbox: ImapMailbox
    proxy: FaultProxy
    user: MailClient
    name: str

    def place_of(self, folder: str, uid: int) -> Place:
        return Place(folder, self.mailbox.state(folder).uidvalidity, uid)


@pytest.fixture
def line(dovecot: Dovecot, proxied: Callable[..., FaultProxy], account: AccountFactory) -> Iterator[Line]:
    """A mailbox on Dovecot, unencrypted, through a proxy."""
    proxy, name = proxied(dovecot), dovecot.new_user()
    with MailClient(dovecot, name) as user:
        mailbox = ImapMailbox(account(proxy, name), lambda: dovecot.password)
        yield Line(mailbox, proxy, user, name)
        mailbox.close()


@pytest.fixture
def canned(account: AccountFactory) -> Iterator[Callable[..., tuple[ImapMailbox, CannedServer]]]:
    """Makes a mailbox on a server that says what the test wants."""
    servers: list[CannedServer] = []

    def make(answers: dict[str, bytes] | None = None, *, user: str = "alice", **how: Any) -> Any:
        greeting = how.pop("greeting", b"* OK ready\r\n")
        server = CannedServer(answers, greeting=greeting)
        servers.append(server)
        password = how.pop("password", server.password)
        return ImapMailbox(account(server, user, **how), lambda: password), server

    yield make
    for server in servers:
        server.__exit__()


# -- the allow-list --------------------------------------------------------------------------------

DRAFT_FLAGS = (rb"\Seen", rb"\Draft")
FORBIDDEN: dict[str, Callable[[Any], object]] = {
    "mark as deleted": lambda client: client.delete_messages([1]),
    "mark as deleted, silently": lambda client: client.delete_messages([1], silent=True),
    "mark as read": lambda client: client.add_flags([1], [rb"\Seen"], silent=True),
    "mark as answered": lambda client: client.add_flags([1], [rb"\Answered"], silent=True),
    "two keywords": lambda client: client.add_flags([1], ["$One", "$Two"], silent=True),
    "keyword on many": lambda client: client.add_flags([1, 2], ["$One"], silent=True),
    "keyword and line break": lambda client: client.add_flags([1], ["$One)\r\nx DELETE Archive\r\n"], silent=True),
    "replace flags": lambda client: client.set_flags([1], ["$One"], silent=True),
    "remove a flag": lambda client: client.remove_flags([1], [rb"\Seen"], silent=True),
    "expunge": lambda client: client.expunge(),
    "expunge one": lambda client: client.uid_expunge([1]),
    "close, which expunges": lambda client: client.close_folder(),
    "copy": lambda client: client.copy([1], "Archive"),
    "move": lambda client: client.move([1], "Trash"),
    "create a folder": lambda client: client.create_folder("New"),
    "rename a folder": lambda client: client.rename_folder("Archive", "Old"),
    "delete a folder": lambda client: client.delete_folder("Archive"),
    "subscribe": lambda client: client.subscribe_folder("Archive"),
    "unsubscribe": lambda client: client.unsubscribe_folder("Archive"),
    "idle": lambda client: client.idle(),
    "list with a pattern": lambda client: client.list_folders("", "A\r\nx DELETE Archive"),
    "fetch that marks as read": lambda client: client.fetch([1], ["BODY[]"]),
    "fetch the old way": lambda client: client.fetch([1], ["RFC822"]),
    "fetch the old text": lambda client: client.fetch([1], ["RFC822.TEXT"]),
    "fetch a part": lambda client: client.fetch([1], ["BODY.PEEK[1]"]),
    "fetch with a line break": lambda client: client.fetch([1], ["FLAGS)\r\nx DELETE Archive\r\ny NOOP ("]),
    "append to the inbox": lambda client: client.append("INBOX", DRAFT, DRAFT_FLAGS, AT),
    "append to sent": lambda client: client.append("Sent", DRAFT, DRAFT_FLAGS, AT),
    "append to another": lambda client: client.append("Drafts/x", DRAFT, DRAFT_FLAGS, AT),
    "append without flags": lambda client: client.append("Drafts", DRAFT, (), AT),
    "append with other flags": lambda client: client.append("Drafts", DRAFT, (rb"\Draft", rb"\Deleted"), AT),
    "append without a date": lambda client: client.append("Drafts", DRAFT, DRAFT_FLAGS),
    "remove a mail": lambda client: client._imap.uid("EXPUNGE", "1"),
    "remove all that is marked": lambda client: client.expunge(),
    "search for anything": lambda client: client.search("ALL"),
    "search with a line break": lambda client: client.search(["HEADER", "Message-ID", "a\r\nx DELETE Archive"]),
    "search with a literal": lambda client: client.search(["HEADER", "Subject", "ä", "x\r\ny DELETE Archive"], "UTF-8"),
    "search with a hidden literal": lambda client: client.search("UID 1:2 {20}"),
    "select with a line break": lambda client: client._imap._simple_command("SELECT", '"a\r\nx DELETE Archive"'),
    "another tag": lambda client: client._imap.send(b"x DELETE Archive\r\n"),
    "a line below a line": lambda client: client._imap.send(client._imap._new_tag() + b" NOOP\r\nx DELETE Archive\r\n"),
    "a line in two pieces": lambda client: [client._imap.send(piece) for piece in (b"x DELETE", b" Archive\r\n")],
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_what_is_not_on_the_list_is_never_said(line: Line, what: str) -> None:
    """Not a byte of a forbidden command reaches the server, nothing changes there, and the mailbox works on."""
    line.user.deliver("INBOX", mail(1))
    line.user.deliver("INBOX", mail(2), (r"\Seen",))
    before = line.user.contents()
    line.mailbox.folders()
    line.mailbox.flags(Place("INBOX", 1, 1))
    client = line.mailbox._connected()
    client.capabilities()  # imapclient asks for them before some commands
    said = line.proxy.sent()
    with pytest.raises(ForbiddenCommand), line.mailbox._errors():
        FORBIDDEN[what](client)
    assert line.proxy.sent() == said
    assert line.user.contents() == before
    assert line.mailbox.uids("INBOX", 1) == [1, 2]


def test_a_literal_is_as_long_as_was_announced(line: Line) -> None:
    """After an APPEND nothing but the draft passes: no other size, and no command behind it."""
    for pieces in ([b"0123456789\r\nx DELETE Archive\r\n"], [b"0123456789", b"\r\nx DELETE Archive\r\n"]):
        line.mailbox.folders()
        client = line.mailbox._connected()
        with pytest.raises(ForbiddenCommand), line.mailbox._errors():
            client._imap.send(client._imap._new_tag() + rb' APPEND "Drafts" (\Seen \Draft) "today" {10}' + b"\r\n")
            for piece in pieces:
                client._imap.send(piece)
    assert b"DELETE" not in line.proxy.sent()
    assert line.mailbox.state("Drafts").messages == 0
    assert "Archive" in line.user.contents()


def test_a_refused_literal_leaves_the_line_free(line: Line) -> None:
    """Where the server says NO to an APPEND before it saw the draft, the next command passes the guard."""
    line.mailbox.folders()
    line.proxy.add(Fault("c2s", "rewrite", match=rb'APPEND "Drafts"', by=rb'APPEND "Nowhere"'))
    with pytest.raises(Refused):
        line.mailbox.append_draft("Drafts", DRAFT, AT)
    line.mailbox.append_draft("Drafts", DRAFT, AT)
    assert [one.raw for one in line.user.contents()["Drafts"]] == [DRAFT]


def test_all_that_is_said_is_on_the_list(line: Line) -> None:
    """A whole round through the mailbox says nothing but the few careful commands, and each of them is needed."""
    uid = line.user.deliver("INBOX", mail(1))
    line.mailbox.folders()
    place = line.place_of("INBOX", uid)
    list(line.mailbox.fetch("INBOX", line.mailbox.uids("INBOX", 1, AT.date())))
    line.mailbox.flag(place, "$Rejection")
    line.mailbox.flags(place)
    line.mailbox.append_draft("Drafts", DRAFT, AT)
    line.mailbox.related("Drafts", ["<draft@example.org>"], 1)
    line.mailbox.close()
    assert_careful(line.proxy.log)
    assert verbs(line.proxy.log) == ALLOWED_VERBS - {"STARTTLS", "AUTHENTICATE"}


def test_the_recorder_sees_what_is_not_careful(dovecot: Dovecot, proxied: Callable[..., FaultProxy]) -> None:
    """The proof by record can fail: each careless command is found in it."""
    name = dovecot.new_user()
    careless: list[Callable[[Any], object]] = [
        lambda client: client.create_folder("New"),
        lambda client: client.fetch([1], ["BODY[]"]),
        lambda client: client.fetch([1], ["RFC822"]),
        lambda client: client.add_flags([1], [rb"\Seen"], silent=True),
        lambda client: client.append("INBOX", DRAFT, (rb"\Seen",), AT),
    ]
    for act in careless:
        proxy = proxied(dovecot)
        dovecot_through_proxy: Any = _Through(dovecot, proxy.port)
        with MailClient(dovecot_through_proxy, name) as user:
            user.deliver("INBOX", mail(1), (r"\Seen", r"\Draft"), AT)
            user._client.select_folder("INBOX")
            assert_careful(proxy.log)
            act(user._client)
        with pytest.raises(AssertionError):
            assert_careful(proxy.log)


class _Through:
    def __init__(self, server: Dovecot, port: int) -> None:
        self.host, self.port, self.password, self.prefix = server.host, port, server.password, server.prefix


# -- signing in ------------------------------------------------------------------------------------


def test_a_wrong_password_is_told_as_such(dovecot: Dovecot, account: AccountFactory) -> None:
    """SignInRefused is raised for a refusal, and its words hold neither name nor password."""
    mailbox = ImapMailbox(account(dovecot, "alice-in-error"), lambda: "wrong-secret")
    with pytest.raises(SignInRefused) as refusal:
        mailbox.folders()
    assert "alice" not in str(refusal.value)
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize("act", ["cut", "rst"])
def test_a_connection_lost_while_signing_in_is_no_refusal(line: Line, act: Any) -> None:
    """Whoever loses the line during LOGIN is not told that the password is wrong."""
    line.proxy.add(Fault("c2s", act, match=rb"LOGIN"))
    with pytest.raises(Unreachable):
        line.mailbox.folders()
    assert line.mailbox.folders().drafts == "Drafts"


def test_a_passing_trouble_while_signing_in_is_no_refusal(canned: Callable[..., Any]) -> None:
    """A server that cannot ask for passwords just now does not make the daemon forget the right one."""
    mailbox, server = canned({"LOGIN": b"{tag} NO [UNAVAILABLE] try later\r\n"})
    with pytest.raises(Unreachable):
        mailbox.folders()
    server.answers["LOGIN"] = b"{tag} NO [AUTHENTICATIONFAILED] no\r\n"
    with pytest.raises(SignInRefused):
        mailbox.folders()


@pytest.mark.parametrize("password", ["pass word", 'quo"te', "back\\slash", "{5}", "grüße", "日本"])
def test_any_password_can_be_said(canned: Callable[..., Any], password: str) -> None:
    """Quotes, spaces and letters beyond ASCII reach the server as they are."""
    offers = b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n"
    mailbox, server = canned({"CAPABILITY": offers}, password=password, user="alice x")
    mailbox.folders()
    if password.isascii():
        quoted = password.replace("\\", "\\\\").replace('"', '\\"')
        assert f'LOGIN "alice x" "{quoted}"'.encode() in server.said
    else:
        assert server.plain == [f"\0alice x\0{password}"]


def test_a_password_beyond_ascii_needs_a_server_that_takes_it(canned: Callable[..., Any]) -> None:
    """Without AUTH=PLAIN the user is told, instead of a crash that would show the password."""
    mailbox, _ = canned(password="grüße")
    with pytest.raises(SignInRefused, match="ASCII"):
        mailbox.folders()


@pytest.mark.parametrize("password", ["two\r\nx NOOP", "nul\0", "end\n"])
def test_a_password_with_a_line_break_is_never_said(canned: Callable[..., Any], password: str) -> None:
    """A line break in a password is no way to another command, and no crash."""
    mailbox, server = canned(password=password)
    with pytest.raises(SignInRefused, match="line break"):
        mailbox.folders()
    assert server.said == [b"CAPABILITY"]


def test_a_password_on_dovecot_beyond_ascii(account: AccountFactory) -> None:
    """A real server takes such a password."""
    with Dovecot(password="grüße-日本") as server:
        mailbox = ImapMailbox(account(server, server.new_user()), lambda: server.password)
        assert mailbox.folders().drafts == "Drafts"
        mailbox.close()


# -- encryption ------------------------------------------------------------------------------------


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_encryption_works_with_an_authority_of_ones_own(
    dovecot: Dovecot, account: AccountFactory, proxied: Callable[..., FaultProxy], security: str
) -> None:
    """With the user's own CA file the mailbox opens, and the password is not on the wire."""
    proxy = FaultProxy(dovecot.host, dovecot.tls_port if security == "tls" else dovecot.port)
    with proxy:
        mailbox = ImapMailbox(
            account(proxy, dovecot.new_user(), security=security, ca_file=dovecot.ca), lambda: dovecot.password
        )
        assert mailbox.folders().drafts == "Drafts"
        mailbox.close()
        assert dovecot.password.encode() not in proxy.sent()
        if security == "starttls":
            assert commands(proxy.log) == [b"CAPABILITY", b"STARTTLS"]


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_an_unknown_authority_is_not_trusted(dovecot: Dovecot, account: AccountFactory, security: str) -> None:
    """Without that file the certificate is refused and the password kept back."""
    with FaultProxy(dovecot.host, dovecot.tls_port if security == "tls" else dovecot.port) as proxy:
        mailbox = ImapMailbox(account(proxy, dovecot.new_user(), security=security), lambda: dovecot.password)
        with pytest.raises(Unreachable, match="certificate"):
            mailbox.folders()
        assert dovecot.password.encode() not in proxy.sent()


def test_a_certificate_of_another_host_is_not_trusted(dovecot: Dovecot, account: AccountFactory) -> None:
    """A certificate counts for the name that the user wrote only."""
    other = account(
        dovecot, dovecot.new_user(), security="tls", ca_file=dovecot.ca, host="127.1", port=dovecot.tls_port
    )
    with pytest.raises(Unreachable, match="certificate"):
        ImapMailbox(other, lambda: dovecot.password).folders()


def test_starttls_is_never_left_out(dovecot: Dovecot, account: AccountFactory) -> None:
    """Where somebody on the way hides STARTTLS, or answers NO to it, no password is sent."""
    faults = [
        Fault("s2c", "rewrite", match=rb" STARTTLS", times=0),
        Fault("c2s", "rewrite", match=rb"STARTTLS", by=rb"STARTXXX", times=0),
    ]
    for fault in faults:
        with FaultProxy(dovecot.host, dovecot.port) as proxy:
            proxy.add(fault)
            mailbox = ImapMailbox(
                account(proxy, dovecot.new_user(), security="starttls", ca_file=dovecot.ca), lambda: dovecot.password
            )
            with pytest.raises(Unreachable, match="STARTTLS"):
                mailbox.folders()
            assert b"LOGIN" not in proxy.sent()
            assert dovecot.password.encode() not in proxy.sent()


@pytest.mark.parametrize("security", ["none", "starttls"])
def test_a_preauth_greeting_is_refused(canned: Callable[..., Any], security: str) -> None:
    """A greeting that skips the sign-in could skip STARTTLS with it."""
    mailbox, server = canned(greeting=b"* PREAUTH welcome\r\n", security=security)
    with pytest.raises(Unreachable, match="PREAUTH"):
        mailbox.folders()
    assert server.said == [b"CAPABILITY"]


# -- broken lines ----------------------------------------------------------------------------------


@pytest.mark.parametrize("greeting", [b"* BYE too busy\r\n", b"SSH-2.0-x\r\n", b"", b"\0" * 2000, b"* OK\r\n" * 5])
def test_what_is_no_mail_server_is_unreachable(
    canned: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, greeting: bytes
) -> None:
    """Whatever answers on that port, the error is one that the daemon knows how to wait after."""
    monkeypatch.setattr(daemon.imap, "CONNECT_SECONDS", 0.5)
    mailbox, _ = canned({"CAPABILITY": b"* WHAT\r\n"}, greeting=greeting)
    with pytest.raises(Unreachable):
        mailbox.folders()


def test_nobody_there_is_unreachable(account: AccountFactory, canned: Callable[..., Any]) -> None:
    """A port without a server, and a name without an address."""
    _, server = canned()
    server.__exit__()
    with pytest.raises(Unreachable):
        ImapMailbox(account(server, "alice"), lambda: "x").folders()
    with pytest.raises(Unreachable, match="name"):
        ImapMailbox(account(server, "alice", host="imap.invalid", security="tls"), lambda: "x").folders()


def test_silence_ends(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that stops answering is given up after the time for an answer; the next use connects anew."""
    monkeypatch.setattr(daemon.imap, "READ_SECONDS", 1)
    line.mailbox.folders()
    line.proxy.add(Fault("s2c", "hole"))
    begin = time.monotonic()
    with pytest.raises(Unreachable, match="in time"):
        line.mailbox.state("INBOX")
    assert 0.9 < time.monotonic() - begin < 5
    assert line.mailbox.state("INBOX").messages == 0


def test_a_command_can_be_interrupted(line: Line) -> None:
    """From another thread a wait for the server is ended at once."""
    line.mailbox.folders()
    line.proxy.add(Fault("s2c", "hole"))
    threading.Timer(0.2, line.mailbox.interrupt).start()
    begin = time.monotonic()
    with pytest.raises(Unreachable):
        line.mailbox.state("INBOX")
    assert time.monotonic() - begin < 3


@pytest.mark.parametrize("act", ["cut", "rst"])
def test_an_append_without_an_answer_is_neither_stored_nor_not(line: Line, act: Any) -> None:
    """The draft is on the server and the answer is lost: Unreachable, and a look afterwards finds it."""
    line.mailbox.folders()
    before = line.mailbox.state("Drafts")
    line.proxy.add(Fault("s2c", act, match=rb"APPENDUID"))
    with pytest.raises(Unreachable):
        line.mailbox.append_draft("Drafts", DRAFT, AT)
    assert line.mailbox.state("Drafts").uidnext == before.uidnext + 1
    assert len(line.mailbox.related("Drafts", ["<draft@example.org>"], before.uidnext)) == 1


def test_an_append_cut_in_the_middle_is_unreachable(line: Line) -> None:
    """A connection that ends within the draft leaves nothing behind, and UIDNEXT proves it."""
    line.mailbox.folders()
    before = line.mailbox.state("Drafts")
    line.proxy.add(Fault("c2s", "cut", match=rb"From: alice"))
    with pytest.raises(Unreachable):
        line.mailbox.append_draft("Drafts", DRAFT, AT)
    assert line.mailbox.state("Drafts") == before


def test_a_full_mailbox_refuses_a_draft(account: AccountFactory) -> None:
    """NO [OVERQUOTA] is Refused: surely not stored."""
    with Dovecot(quota="10K") as server:
        user = server.new_user()
        mailbox = ImapMailbox(account(server, user), lambda: server.password)
        before = mailbox.state("Drafts")
        mailbox.folders()
        with pytest.raises(Refused, match="OVERQUOTA"):
            mailbox.append_draft("Drafts", DRAFT + b"x" * 20_000, AT)
        assert mailbox.state("Drafts") == before
        mailbox.close()


def test_a_restarted_server_is_reached_again(account: AccountFactory) -> None:
    """After a BYE or a lost line the next use connects anew."""
    with Dovecot() as server:
        user = server.new_user()
        mailbox = ImapMailbox(account(server, user), lambda: server.password)
        for drop in (lambda: server.kick(user), lambda: server.restart(fast=True)):
            mailbox.folders()
            drop()
            end = time.monotonic() + 5
            with pytest.raises(Unreachable):
                while time.monotonic() < end:  # it takes a moment until the server lets go
                    mailbox.state("INBOX")
            assert mailbox.state("INBOX").messages == 0
        mailbox.close()


def test_bytes_that_drip_are_put_together(line: Line) -> None:
    """Lines and literals that arrive byte by byte are read as they are."""
    line.user.deliver("INBOX", mail(1))
    line.mailbox.folders()
    line.proxy.add(Fault("s2c", "trickle", seconds=0.0001))
    assert [one.raw for one in line.mailbox.fetch("INBOX", [1]) if isinstance(one, Fetched)] == [mail(1)]


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A daemon that runs in a zone with summer time."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("hour", [0, 1])
@pytest.mark.usefixtures("berlin")
def test_the_hour_that_comes_twice_is_told_apart(line: Line, hour: int) -> None:
    """When clocks are set back, a date is still the right one, wherever the daemon runs."""
    at = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)  # half past two, in summer time and an hour later
    uid = line.user.deliver("INBOX", mail(1), received=at)
    line.proxy.add(
        Fault("s2c", "rewrite", match=rb'"[^"]*" FLAGS', by=rb'"25-Oct-2026 02:30:00 +0%d00" FLAGS' % (2 - hour))
    )
    (fetched,) = line.mailbox.fetch("INBOX", [uid])
    assert isinstance(fetched, Fetched)
    assert fetched.received == at


# -- answers that make no sense --------------------------------------------------------------------

NONSENSE = {
    "a bracket too many": (rb"\(UID 2 ([^\r]*)", rb"(UID 2 (( \1"),
    "no bracket": (rb"\(UID 2 ", rb"UID 2 "),
    "an odd number of items": (rb"\(UID 2 ", rb"(UID 2 X "),
    "a name that is a number": (rb"\(UID 2 ", rb"(UID 2 7 7 "),
    "a name that is a list": (rb"\(UID 2 ", rb"(UID 2 (a) b "),
    "no name": (rb"\(UID 2 ", rb"(UID 2 NIL NIL "),
    "a quote without end": (rb"\(UID 2 ", rb'(UID 2 X "'),
    "a body structure of nothing": (rb"\(UID 2 ", rb"(UID 2 BODYSTRUCTURE NIL "),
    "an envelope of nothing": (rb"\(UID 2 ", rb"(UID 2 ENVELOPE () "),
    "deep brackets": (rb"\(UID 2 ", rb"(UID 2 X " + b"(" * 3000 + b")" * 3000 + b" "),
    "no body": (rb"BODY\[\]<0> \{(\d+)\}\r\n(From: jobs@acme.example\r\nMessage-ID: <2@[^)]*)\)", rb"BODY[]<0> NIL)"),
    "no date": (rb'(UID 2 [^{]*INTERNALDATE )"[^"]*"', rb"\1NIL"),
    "a date that is none": (rb'(UID 2 [^{]*INTERNALDATE )"[^"]*"', rb'\1"yesterday"'),
    "a date that is a number": (rb'(UID 2 [^{]*INTERNALDATE )"[^"]*"', rb"\g<1>17"),
    "the last of all dates": (rb'(UID 2 [^{]*INTERNALDATE )"[^"]*"', rb'\1"31-Dec-9999 23:59:59 -1400"'),
    "a literal that is none": (rb"(UID 2 [^{]*INTERNALDATE )", rb"\1{9999999999999} "),
    "a literal beyond all memory": (rb"(UID 2 [^{]*)\{\d+\}", rb"\g<1>{9999999999999999}"),
    "a literal beyond all numbers": (rb"(UID 2 [^{]*)\{\d+\}", b"\\g<1>{" + b"9" * 30 + b"}"),
    "a number beyond all numbers": (rb"\(UID 2 RFC822.SIZE \d+", b"(UID 2 RFC822.SIZE " + b"9" * 5000),
}


@pytest.mark.parametrize("what", NONSENSE)
def test_an_answer_without_sense_costs_one_mail_only(line: Line, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mail whose answer cannot be understood is set apart; the others of its batch are read."""
    monkeypatch.setattr(daemon.imap, "READ_SECONDS", 2)
    for number in (1, 2, 3):
        line.user.deliver("INBOX", mail(number))
    match, by = NONSENSE[what]
    fault = line.proxy.add(Fault("s2c", "rewrite", match=match, by=by, times=0))
    first, second, third = line.mailbox.fetch("INBOX", [1, 2, 3])
    assert fault.happened
    assert isinstance(second, Unfetchable)
    assert second.place.uid == 2
    assert [one.raw for one in (first, third) if isinstance(one, Fetched)] == [mail(1), mail(3)]


def test_nonsense_about_every_mail_blames_none(line: Line) -> None:
    """Where even the simplest question gets no sensible answer, the server is in trouble and no mail is set apart."""
    uids = [line.user.deliver("INBOX", mail(number)) for number in range(10)]
    line.proxy.add(Fault("s2c", "rewrite", match=rb"\(UID \d", by=rb"(((", times=0))
    with pytest.raises(Unreachable):
        list(line.mailbox.fetch("INBOX", uids))
    assert max(chunk.connection for chunk in line.proxy.log) < len(uids)


def test_a_refusal_to_hand_out_anything_blames_no_mail(canned: Callable[..., Any]) -> None:
    """A server that refuses every FETCH (Exchange does, when it has lost the folder) gets another chance later."""
    mailbox, _ = canned({"UID FETCH": b"{tag} BAD User is authenticated but not connected.\r\n"})
    with pytest.raises(Refused):
        list(mailbox.fetch("INBOX", [1, 2]))


def test_a_mail_that_vanished_from_an_open_folder_is_no_quarantine(line: Line) -> None:
    """Dovecot hands out NIL and the year 1970 for a mail that was expunged by another client."""
    for number in (1, 2, 3):
        line.user.deliver("INBOX", mail(number))
    line.mailbox._open("INBOX")
    line.user.expunge("INBOX", 2)
    assert [one.place.uid for one in line.mailbox._fetch_batch("INBOX", [1, 2, 3])] == [1, 3]


def test_a_search_that_failed_is_no_empty_one(canned: Callable[..., Any]) -> None:
    """NO, BAD, two answers or words for numbers: an error each time, never "not found"."""
    answers = {
        b"{tag} NO [SERVERBUG] internal error\r\n": Refused,
        b"{tag} BAD [CLIENTBUG] what?\r\n": Refused,
        b"{tag} BAD what?\r\n": Refused,
        b"* SEARCH 1 2\r\n* SEARCH 3\r\n{tag} OK done\r\n": Unreachable,
        b"* SEARCH one two\r\n{tag} OK done\r\n": Unreachable,
        b"* SEARCH " + b"7 " * 600_000 + b"\r\n{tag} OK done\r\n": Unreachable,
        b"* BYE enough\r\n": Unreachable,
    }
    mailbox, server = canned()
    for answer, expected in answers.items():
        server.answers["UID SEARCH"] = answer
        with pytest.raises(expected):
            mailbox.related("INBOX", ["<one@acme.example>"])
    server.answers["UID SEARCH"] = b"* SEARCH\r\n"
    assert mailbox.related("INBOX", ["<one@acme.example>"]) == []


def test_a_search_is_split_where_there_is_much_mail_only(canned: Callable[..., Any]) -> None:
    """An answer of more than a megabyte would be lost; sparse UIDs in a small folder need one question only."""
    mailbox, server = canned({"STATUS": b"* STATUS INBOX (MESSAGES 3 UIDNEXT 4000000000 UIDVALIDITY 7)\r\n"})
    server.answers["UID SEARCH"] = b"* SEARCH 5 3999999999\r\n"
    assert mailbox.uids("INBOX", 6) == [3999999999]
    assert [said for said in server.said if b"SEARCH" in said] == [b"UID SEARCH UID 6:3999999999"]
    server.said.clear()
    server.answers["STATUS"] = b"* STATUS INBOX (MESSAGES 120000 UIDNEXT 120001 UIDVALIDITY 7)\r\n"
    server.answers["UID SEARCH"] = b"* SEARCH\r\n"
    assert mailbox.uids("INBOX", 1, AT.date()) == []
    assert [said for said in server.said if b"SEARCH" in said] == [
        b"UID SEARCH UID 1:50000 SINCE 4-Mar-2026",
        b"UID SEARCH UID 50001:100000 SINCE 4-Mar-2026",
        b"UID SEARCH UID 100001:120000 SINCE 4-Mar-2026",
    ]


def test_of_very_many_mails_the_newest_are_looked_at(canned: Callable[..., Any]) -> None:
    """A look into Sent costs the same, however much was sent in a day."""
    mailbox, server = canned({"STATUS": b"* STATUS Sent (MESSAGES 1200 UIDNEXT 1201 UIDVALIDITY 7)\r\n"})
    server.answers["UID SEARCH"] = b"* SEARCH " + b" ".join(b"%d" % uid for uid in range(1, 1201)) + b"\r\n"
    assert [] == mailbox.latest("Sent", AT.date())
    asked = [uid for said in server.said if b"UID FETCH" in said for uid in said.split()[2].split(b",")]
    assert [b"%d" % uid for uid in range(701, 1201)] == asked


HEADERS_WITHOUT_SENSE = {
    "nested comments": b"To: " + b"(" * 3000 + b" <ann@acme.example>\r\nSubject: x",
    "a huge To": b"To: " + b"a" * 500_000 + b"\r\nSubject: x",
    "an unknown charset": b"To: ann@acme.example\r\nSubject: =?x-none?q?=41?=",
    "half a letter": b"To: ann@acme.example\r\nSubject: =?utf-8?b?w?=",
    "raw bytes": b"To: \xff\xfe <ann@acme.example>\r\nSubject: gr\xfc\xdfe",
    "a line break in a word": b"To: ann@acme.example\r\nSubject: =?utf-8?q?a=0D=0Ax_DELETE_Archive?=",
}


@pytest.mark.parametrize("what", HEADERS_WITHOUT_SENSE)
def test_headers_without_sense_are_read_at_once(line: Line, what: str) -> None:
    """Whatever stands in To and Subject, the mail is told, in little time, and nothing of it gets into a command."""
    line.user.deliver("Sent", HEADERS_WITHOUT_SENSE[what] + b"\r\nMessage-ID: <odd@example.org>\r\n\r\nx\r\n")
    line.mailbox.folders()
    begin = time.monotonic()
    (found,) = line.mailbox.latest("Sent", AT.date())
    assert ("<odd@example.org>", True) == (found.message_id, time.monotonic() - begin < 2)
    assert b"DELETE" not in line.proxy.sent()


def test_a_folder_in_trouble_is_no_missing_one(canned: Callable[..., Any]) -> None:
    """Only a folder that the server does not list, or keeps from this user, is missing."""
    listed = b'* LIST () "/" "INBOX"\r\n* LIST () "/" "Archive"\r\n'
    refusals = {
        b"{tag} NO [UNAVAILABLE] try later\r\n": Refused,
        b"{tag} NO Mailbox [SECRET] is being rebuilt\r\n": Refused,
        b"{tag} BAD what?\r\n": Refused,
        b"{tag} NO [NOPERM] not yours\r\n": FolderMissing,
        b"{tag} NO [NONEXISTENT] gone\r\n": FolderMissing,
    }
    mailbox, server = canned({"LIST": listed})
    for answer, expected in refusals.items():
        server.answers["EXAMINE"] = server.answers["STATUS"] = answer
        with pytest.raises(expected) as told:
            mailbox.related("Archive", ["<one@acme.example>"])
        assert "SECRET" not in str(told.value)
        with pytest.raises(expected):
            mailbox.state("Archive")
    server.answers["EXAMINE"] = b"{tag} NO no such thing\r\n"
    with pytest.raises(FolderMissing):
        mailbox.related("Nowhere", ["<one@acme.example>"])
    server.answers["EXAMINE"] = b"{tag} NO [UNAVAILABLE] the disk with this folder is being changed\r\n"
    with pytest.raises(Refused):
        mailbox.related("Nowhere", ["<one@acme.example>"])


def test_a_server_without_uidnext_is_refused(canned: Callable[..., Any]) -> None:
    """Without UIDNEXT and UIDVALIDITY nobody can tell whether a draft was stored."""
    mailbox, _ = canned({"STATUS": b"* STATUS INBOX (MESSAGES 3)\r\n"})
    with pytest.raises(Refused, match="UIDNEXT"):
        mailbox.state("INBOX")


# -- keywords --------------------------------------------------------------------------------------


def test_no_keyword_where_nothing_can_be_changed(line: Line) -> None:
    """A folder that the server opens for reading only (a shared one) gets no keyword, and costs no more than that."""
    uid = line.user.deliver("INBOX", mail(1))
    place = line.place_of("INBOX", uid)
    line.proxy.add(Fault("s2c", "rewrite", match=rb"\[READ-WRITE\]", by=b"[READ-ONLY]", times=0))
    assert line.mailbox.flag(place, "$Rejection") is False
    assert "UID STORE" not in verbs(line.proxy.log)
    assert line.mailbox.uids("INBOX", 1) == [uid]
    line.proxy.faults.clear()
    assert line.mailbox.flag(place, "$Rejection") is True


def test_gmail_gets_a_label(canned: Callable[..., Any]) -> None:
    """Gmail shows no keywords; there the mail gets a label of that name."""
    opened = b"* OK [UIDVALIDITY 7] fine\r\n"
    mailbox, server = canned({"CAPABILITY": b"* CAPABILITY IMAP4rev1 X-GM-EXT-1\r\n", "SELECT": opened})
    assert mailbox.flag(Place("INBOX", 7, 3), "$Rejection") is True
    assert server.said[-1] in {
        b'UID STORE 3 +X-GM-LABELS.SILENT ("Rejection")',
        b"UID STORE 3 +X-GM-LABELS.SILENT (Rejection)",
    }


# -- the folder worlds of large providers ----------------------------------------------------------

FLAGS = rb"\Answered \Flagged \Draft \Deleted \Seen"
#: As these servers list folders, announce themselves and open a folder.
GMAIL = {
    "CAPABILITY": b"* CAPABILITY IMAP4rev1 UNSELECT IDLE NAMESPACE QUOTA ID XLIST CHILDREN X-GM-EXT-1 UIDPLUS "
    b"COMPRESS=DEFLATE ENABLE MOVE CONDSTORE ESEARCH UTF8=ACCEPT LIST-EXTENDED LIST-STATUS LITERAL- SPECIAL-USE\r\n",
    "LIST": b'* LIST (\\HasNoChildren) "/" "INBOX"\r\n'
    b'* LIST (\\HasChildren \\Noselect) "/" "[Gmail]"\r\n'
    b'* LIST (\\All \\HasNoChildren) "/" "[Gmail]/Alle Nachrichten"\r\n'
    b'* LIST (\\Drafts \\HasNoChildren) "/" "[Gmail]/Entw&APw-rfe"\r\n'
    b'* LIST (\\HasNoChildren \\Sent) "/" "[Gmail]/Gesendet"\r\n'
    b'* LIST (\\HasNoChildren \\Junk) "/" "[Gmail]/Spam"\r\n'
    b'* LIST (\\Flagged \\HasNoChildren) "/" "[Gmail]/Markiert"\r\n'
    b'* LIST (\\HasNoChildren \\Trash) "/" "[Gmail]/Papierkorb"\r\n',
    "SELECT": b"* FLAGS ("
    + FLAGS
    + b")\r\n* OK [PERMANENTFLAGS ("
    + FLAGS
    + b" \\*)] ok\r\n* OK [UIDVALIDITY 7] ok\r\n",
    "EXAMINE": b"* FLAGS (" + FLAGS + b")\r\n* OK [PERMANENTFLAGS ()] ok\r\n* OK [UIDVALIDITY 7] ok\r\n",
}
EXCHANGE = {
    "CAPABILITY": b"* CAPABILITY IMAP4 IMAP4rev1 UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+\r\n",
    "LIST": b"".join(
        b'* LIST (\\HasNoChildren) "/" %s\r\n' % name
        for name in (b"Archive", b"Calendar", b"Contacts", b'"Deleted Items"', b"Drafts", b"INBOX", b'"Junk Email"')
    )
    + b'* LIST (\\HasNoChildren) "/" "Sent Items"\r\n',
    "SELECT": b"* FLAGS ("
    + FLAGS
    + b" $MDNSent)\r\n* OK [PERMANENTFLAGS ("
    + FLAGS
    + b" $MDNSent)] ok\r\n* OK [UIDVALIDITY 7] ok\r\n",
    "EXAMINE": b"* FLAGS (" + FLAGS + b" $MDNSent)\r\n* OK [PERMANENTFLAGS ()] ok\r\n* OK [UIDVALIDITY 7] ok\r\n",
}


def test_the_folders_of_gmail(canned: Callable[..., Any]) -> None:
    """By their use in any language; the archive of everything is looked through first."""
    mailbox, _ = canned(GMAIL)
    assert (
        Folders(
            "[Gmail]/Entwürfe",
            ("[Gmail]/Gesendet",),
            ("[Gmail]/Papierkorb", "[Gmail]/Spam"),
            ("[Gmail]/Alle Nachrichten", "INBOX", "[Gmail]/Markiert"),
        )
        == mailbox.folders()
    )


def test_a_draft_is_withdrawn_on_gmail(canned: Callable[..., Any]) -> None:
    """By its UID alone, out of a folder whose name the guard sees as it is written in the command."""
    mailbox, server = canned(GMAIL)
    assert mailbox.withdraw(Place("[Gmail]/Entwürfe", 7, 3))
    assert [
        b'SELECT "[Gmail]/Entw&APw-rfe"',
        b"UID STORE 3 +FLAGS.SILENT (\\Deleted)",
        b"UID EXPUNGE 3",
    ] == [said for said in server.said if said != b"CAPABILITY"][-3:]


def test_labels_are_what_is_searched_on_gmail(canned: Callable[..., Any]) -> None:
    """Where there are labels, a keyword is one."""
    mailbox, server = canned(GMAIL | {"UID SEARCH": b"* SEARCH 9 4\r\n"})
    assert [4, 9] == mailbox.marked("INBOX", "$Rejection")
    assert b'UID SEARCH X-GM-LABELS "Rejection"' == server.said[-1]


def test_exchange_is_asked_for_no_keyword(canned: Callable[..., Any]) -> None:
    """It answers BAD to a keyword that it does not know ([MS-STANXIMAP] 2.2.24), which must not end every poll."""
    mailbox, server = canned(EXCHANGE | {"UID SEARCH": b"{tag} BAD Command Argument Error. 11\r\n"})
    assert [] == mailbox.marked("INBOX", "$Rejection")
    assert not mailbox.flag(Place("INBOX", 7, 3), "$Rejection")
    assert {"UID SEARCH", "UID STORE"} & {verb(said) for said in server.said} == set()


def test_the_folders_of_exchange(canned: Callable[..., Any]) -> None:
    """By their names, for it marks none."""
    mailbox, server = canned(EXCHANGE)
    assert (
        Folders(
            "Drafts", ("Sent Items",), ("Deleted Items", "Junk Email"), ("Archive", "Calendar", "Contacts", "INBOX")
        )
        == mailbox.folders()
    )
    assert mailbox.withdraw(Place("Drafts", 7, 3))
    assert b"UID EXPUNGE 3" == server.said[-1]


@pytest.mark.parametrize("world", [GMAIL, EXCHANGE], ids=["Gmail", "Exchange"])
def test_the_folders_for_teaching_are_made_in_these_worlds(canned: Callable[..., Any], world: dict[str, bytes]) -> None:
    """At the top, with the separator of the server, by the only CREATE that the guard lets pass."""
    mailbox, server = canned(world)
    assert ["Afterword/Rejections", "Afterword/Not rejections"] == mailbox.make_lesson_folders()
    assert [b'CREATE "Afterword/Rejections"', b'CREATE "Afterword/Not rejections"'] == [
        said for said in server.said if said.startswith(b"CREATE")
    ]
