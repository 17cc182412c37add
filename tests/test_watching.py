"""Hearing of new mail between polls: IDLE on real and on odd servers, and the watch that wakes the worker."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import daemon.idling
from daemon.allowed import Guard
from daemon.errors import CredentialsError, ForbiddenCommand, MailboxError, Refused, SignInRefused, Unreachable
from daemon.imap import ImapMailbox
from daemon.mailbox import Heard
from daemon.watching import Watcher
from tests import bench
from tests.conftest import AccountFactory
from tests.peers.canned_server import CannedServer
from tests.peers.dovecot import Dovecot
from tests.peers.fault_proxy import Fault, FaultProxy
from tests.peers.mail_client import MailClient
from tests.peers.recorder import commands, verb
from tests.running import Home, cpu_seconds, wait_until
from tests.test_service import polled, running

REFUSED = SignInRefused("The server does not accept the user name or password; check them.")
LOST = Unreachable("The connection to the server failed (it was closed).")


# -- what the guard lets pass ----------------------------------------------------------------------


def a_guard(*, may_idle: bool = True) -> tuple[Guard, list[bytes]]:
    sent: list[bytes] = []
    return Guard(sent.append, b"A", lambda: b'"Drafts"', may_idle=lambda: may_idle), sent


def test_idle_and_done_pass_in_their_turn_only() -> None:
    """IDLE in a folder opened for reading, then DONE, then the next command: each word exactly, and no other."""
    guard, sent = a_guard()
    said = [b"A1 EXAMINE INBOX\r\n", b"A2 IDLE\r\n", b"DONE\r\n", b"A3 IDLE\r\n", b"DONE\r\n", b"A4 LOGOUT\r\n"]
    for line in said:
        guard(line)
    assert said == sent


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ([], b"A1 IDLE\r\n"),
        ([b"A1 SELECT INBOX\r\n"], b"A2 IDLE\r\n"),
        ([b"A1 EXAMINE INBOX\r\n", b"A2 SELECT INBOX\r\n"], b"A3 IDLE\r\n"),
        ([b"A1 EXAMINE INBOX\r\n"], b"A2 idle\r\n"),
        ([b"A1 EXAMINE INBOX\r\n"], b"A2 IDLE now\r\n"),
        ([b"A1 EXAMINE INBOX\r\n"], b"DONE\r\n"),
        ([b"A1 EXAMINE INBOX\r\n", b"A2 IDLE\r\n"], b"done\r\n"),
        ([b"A1 EXAMINE INBOX\r\n", b"A2 IDLE\r\n"], b"DONE"),
        ([b"A1 EXAMINE INBOX\r\n", b"A2 IDLE\r\n"], b"DONE\r\nA3 LOGOUT\r\n"),
        ([b"A1 EXAMINE INBOX\r\n", b"A2 IDLE\r\n"], b"A3 LOGOUT\r\n"),
        ([b"A1 EXAMINE INBOX\r\n", b"A2 IDLE\r\n", b"DONE\r\n"], b"DONE\r\n"),
    ],
)
def test_anything_else_around_idle_is_not_said(before: list[bytes], line: bytes) -> None:
    """No IDLE without a folder or in one that can be written, no DONE without IDLE, nothing but DONE after it."""
    guard, sent = a_guard()
    for earlier in before:
        guard(earlier)
    with pytest.raises(ForbiddenCommand):
        guard(line)
    assert before == sent


def test_the_worker_s_connection_never_idles() -> None:
    """Only a connection for nothing else may say IDLE."""
    guard, sent = a_guard(may_idle=False)
    guard(b"A1 EXAMINE INBOX\r\n")
    with pytest.raises(ForbiddenCommand):
        guard(b"A2 IDLE\r\n")
    assert 1 == len(sent)


# -- one IDLE on odd servers -----------------------------------------------------------------------


class IdleServer(CannedServer):
    """A server that idles: it says ``go_ahead``, answers DONE with ``done``, and says in between what it is told."""

    go_ahead = b"+ idling\r\n"
    done = b"{tag} OK done\r\n"
    _tag = b""

    def __init__(self) -> None:
        opened = b"* 3 EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n"
        super().__init__({"EXAMINE": opened, "CAPABILITY": b"* CAPABILITY IMAP4rev1 IDLE\r\n"})
        self.idling = threading.Event()

    def _answer(self, tag: bytes, command: bytes) -> bytes:
        if command == b"IDLE":
            self._tag = tag
            self.idling.set()
            return self.go_ahead.replace(b"{tag}", tag)
        if tag == b"DONE":
            self.said.append(b"DONE")
            return self.done.replace(b"{tag}", self._tag)
        return super()._answer(tag, command)

    def say(self, *pieces: bytes, pause: float = 0.0) -> None:
        for piece in pieces:
            try:
                self._open[-1].sendall(piece.replace(b"{tag}", self._tag))
            except OSError:
                return  # the other side has had enough
            time.sleep(pause)

    def end(self) -> None:
        for one in self._open:
            one.shutdown(2)


@pytest.fixture
def server() -> Iterator[IdleServer]:
    with IdleServer() as one:
        yield one


@pytest.fixture
def ear(server: IdleServer, account: AccountFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[ImapMailbox]:
    """Attends the inbox of that server."""
    monkeypatch.setattr(daemon.idling, "SETTLE_SECONDS", 0.1)
    monkeypatch.setattr(daemon.idling, "ANSWER_SECONDS", 1.0)
    mailbox = ImapMailbox(account(server, "alice"), lambda: "open-sesame")
    assert mailbox.attend("INBOX")
    yield mailbox
    mailbox.close()


def later(act: Callable[[], object], seconds: float = 0.15) -> None:
    threading.Timer(seconds, act).start()


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (b"* 4 EXISTS\r\n", Heard.NEWS),
        (b"* 4 exists\r\n* 1 RECENT\r\n", Heard.NEWS),
        (b"* 3 EXISTS\r\n", Heard.NOTHING),
        (b"* 2 EXPUNGE\r\n", Heard.NOTHING),
        (b"* 2 EXPUNGE\r\n* 2 EXISTS\r\n", Heard.NOTHING),
        (b"* 2 EXPUNGE\r\n* 3 EXISTS\r\n", Heard.NEWS),
        (b"* 1 FETCH (FLAGS (\\Seen $Rejection))\r\n", Heard.NOTHING),
        (b"* OK Still here\r\n", Heard.NOTHING),
        (b"\xff\x00 nonsense\r\n* 4 EXISTENCES\r\n* -1 EXISTS\r\n* 99999999999999 EXISTS\r\n", Heard.NOTHING),
        (b"* BYE Timed out\r\n", Heard.ENDED),
        (b"{tag} OK IDLE is over\r\n", Heard.ENDED),
    ],
)
@pytest.mark.parametrize("how", ["at once", "in pieces", "with the go-ahead"])
def test_only_a_growing_mailbox_is_news(
    server: IdleServer, ear: ImapMailbox, said: bytes, heard: Heard, how: str
) -> None:
    """New mail is told apart from all else, also where lines drip or come in one packet with others."""
    if how == "with the go-ahead":
        server.go_ahead += said
    else:
        pieces = [said] if how == "at once" else [said[at : at + 5] for at in range(0, len(said), 5)]
        later(lambda: server.say(*pieces, pause=0.005))
    assert heard == ear.listen(0.6)


@pytest.mark.parametrize("before", [b"* 4 EXISTS\r\n", b"* 1 RECENT\r\n* 4 EXISTS\r\n"])
def test_news_before_the_go_ahead_counts(server: IdleServer, ear: ImapMailbox, before: bytes) -> None:
    """What came between EXAMINE and IDLE is said before the go-ahead by some."""
    server.go_ahead = before + server.go_ahead
    begun = time.monotonic()
    assert Heard.NEWS == ear.listen(30)
    assert 2 > time.monotonic() - begun


def test_news_between_examine_and_idle_counts(
    server: IdleServer, account: AccountFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came in one packet with the answer to EXAMINE lies in imaplib's buffer, where no socket tells of it."""
    monkeypatch.setattr(daemon.idling, "SETTLE_SECONDS", 0.1)
    server.answers["EXAMINE"] += b"{tag} OK [READ-ONLY] done\r\n* 4 EXISTS\r\n"
    mailbox = ImapMailbox(account(server, "alice"), lambda: "open-sesame")
    assert mailbox.attend("INBOX")
    assert Heard.NEWS == mailbox.listen(5)
    mailbox.close()


def test_news_with_the_answer_to_done_counts(server: IdleServer, ear: ImapMailbox) -> None:
    """What comes in the last moment is not lost between two IDLEs."""
    server.done = b"* 4 EXISTS\r\n{tag} OK done\r\n"
    assert Heard.NEWS == ear.listen(0.05)
    assert Heard.NOTHING == ear.listen(0.05)


def test_a_burst_is_told_once(server: IdleServer, ear: ImapMailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mails that come one upon another are waited for, but not for ever."""
    later(lambda: server.say(*(b"* %d EXISTS\r\n" % number for number in range(4, 14)), pause=0.03), 0.05)
    assert Heard.NEWS == ear.listen(30)
    assert Heard.NOTHING == ear.listen(0.3)
    monkeypatch.setattr(daemon.idling, "BURST_SECONDS", 0.3)
    later(lambda: server.say(*(b"* %d EXISTS\r\n" % number for number in range(14, 34)), pause=0.05), 0.05)
    begun = time.monotonic()
    assert Heard.NEWS == ear.listen(30)
    assert 0.9 > time.monotonic() - begun


@pytest.mark.parametrize("answer", [b"{tag} NO not now\r\n", b"{tag} BAD what\r\n"])
def test_a_refused_idle_is_told_and_the_connection_ended(server: IdleServer, ear: ImapMailbox, answer: bytes) -> None:
    """Nothing more is said on it, not even LOGOUT; the next attention is a new connection."""
    server.go_ahead = answer
    with pytest.raises(Refused):
        ear.listen(5)
    assert b"IDLE" == server.said[-1]
    with pytest.raises(Unreachable):
        ear.listen(5)
    server.go_ahead = IdleServer.go_ahead
    assert ear.attend("INBOX")
    assert Heard.NOTHING == ear.listen(0.05)


@pytest.mark.parametrize(
    ("go_ahead", "done"),
    [(b"", b"{tag} OK\r\n"), (b"* OK hm", b"{tag} OK\r\n"), (b"+ idling\r\n", b""), (b"+ idling\r\n", b"{ta")],
    ids=["no go-ahead", "half a line", "no end", "half an end"],
)
def test_silence_ends(server: IdleServer, ear: ImapMailbox, go_ahead: bytes, done: bytes) -> None:
    """A server that does not answer IDLE or DONE (a half-open connection) is given up in time."""
    server.go_ahead, server.done = go_ahead, done
    begun = time.monotonic()
    with pytest.raises(Unreachable, match="in time"):
        ear.listen(0.1)
    assert 0.9 < time.monotonic() - begun < 4


def test_an_answer_that_drips_does_not_hold_the_watch(server: IdleServer, ear: ImapMailbox) -> None:
    """The time for an answer is for all of it, not for each byte."""
    server.go_ahead = b""
    later(lambda: server.say(*([b"* OK"] + [b"."] * 40), pause=0.05), 0)
    begun = time.monotonic()
    with pytest.raises(Unreachable):
        ear.listen(5)
    assert 1.6 > time.monotonic() - begun


@pytest.mark.parametrize("talk", [b"* OK Still here\r\n" * 100_000, b"x" * 200_000], ids=["lines", "one line"])
def test_endless_talk_is_ended(server: IdleServer, ear: ImapMailbox, talk: bytes) -> None:
    """A server that never stops costs neither memory nor processor."""
    later(lambda: server.say(talk), 0)
    before = time.thread_time()
    with pytest.raises(Unreachable, match="without an end"):
        ear.listen(30)
    assert 1.5 > time.thread_time() - before


@pytest.mark.parametrize("news", [b"", b"* 4 EXISTS\r\n"])
def test_a_closed_connection_is_no_busy_loop(server: IdleServer, ear: ImapMailbox, news: bytes) -> None:
    """The end is told once, at once, whatever was heard before it."""

    def end() -> None:
        server.say(news)
        server.end()

    later(end)
    begun = time.monotonic()
    assert Heard.ENDED == ear.listen(30)
    assert 2 > time.monotonic() - begun


def test_a_machine_that_slept_renews_at_once(
    server: IdleServer, ear: ImapMailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time asleep counts: a connection that nobody knows any more is found out soon after."""
    monkeypatch.setattr(daemon.idling, "SLICE_SECONDS", 0.1)
    slept = 0.0
    monkeypatch.setattr(ear._client.ear, "_clock", lambda: time.monotonic() + slept)

    def sleep() -> None:
        nonlocal slept
        slept = 8 * 3600.0

    later(sleep)
    begun = time.monotonic()
    assert Heard.NOTHING == ear.listen(25 * 60)
    assert 2 > time.monotonic() - begun


# -- one IDLE on a real server ---------------------------------------------------------------------


def mail(number: int) -> bytes:
    return f"From: jobs@acme.example\r\nMessage-ID: <{number}@acme.example>\r\n\r\nNumber {number}.\r\n".encode()


@pytest.mark.slow
@pytest.mark.parametrize("security", ["none", "tls", "starttls"])
def test_new_mail_is_heard_of_over_any_line(dovecot: Dovecot, account: AccountFactory, security: str) -> None:
    """Delivered while it listens, and between two IDLEs."""
    user = dovecot.new_user()
    port = dovecot.tls_port if security == "tls" else dovecot.port
    mailbox = ImapMailbox(
        account(dovecot, user, security=security, port=port, host="localhost", ca_file=dovecot.ca),
        lambda: dovecot.password,
    )
    with MailClient(dovecot, user) as client:
        assert mailbox.attend("INBOX")
        later(lambda: client.deliver("INBOX", mail(1)))
        begun = time.monotonic()
        assert Heard.NEWS == mailbox.listen(30)
        assert 3 > time.monotonic() - begun
        client.deliver("INBOX", mail(2))
        assert Heard.NEWS == mailbox.listen(30)
        client.mark("INBOX", 1, r"\Seen")
        client.expunge("INBOX", 2)
        assert Heard.NOTHING == mailbox.listen(2)
    mailbox.close()


@pytest.mark.slow
def test_a_day_of_renewals_is_one_connection(
    dovecot: Dovecot, account: AccountFactory, proxied: Callable[..., FaultProxy]
) -> None:
    """As many IDLEs as 24 hours have: one sign-in, nothing but the few careful words, and mail is heard of at last."""
    user, proxy = dovecot.new_user(), proxied(dovecot)
    mailbox = ImapMailbox(account(proxy, user), lambda: dovecot.password)
    with MailClient(dovecot, user) as client:
        assert mailbox.attend("INBOX")
        for _ in range(58):
            assert Heard.NOTHING == mailbox.listen(0.01)
        client.deliver("INBOX", mail(1))
        assert Heard.NEWS == mailbox.listen(30)
    mailbox.close()
    said = [verb(command) for command in commands(proxy.log)]
    assert ["LOGIN", "EXAMINE", *["IDLE"] * 59, "LOGOUT"] == [word for word in said if word != "CAPABILITY"]
    assert 59 == proxy.sent().count(b"DONE\r\n")


@pytest.mark.slow
@pytest.mark.parametrize("how", ["cut", "reset", "kick", "interrupt"])
def test_an_end_while_listening_is_told_at_once(
    dovecot: Dovecot, account: AccountFactory, proxied: Callable[..., FaultProxy], how: str
) -> None:
    """Whoever ends the connection, on whichever side, nobody waits for the renewal; then it is made anew."""
    user, proxy = dovecot.new_user(), proxied(dovecot)
    mailbox = ImapMailbox(account(proxy, user), lambda: dovecot.password)
    assert mailbox.attend("INBOX")
    acts: dict[str, Callable[[], object]] = {
        "cut": proxy.cut_all,
        "reset": lambda: proxy.cut_all(rst=True),
        "kick": lambda: dovecot.kick(user),
        "interrupt": mailbox.interrupt,
    }
    later(acts[how])
    begun = time.monotonic()
    try:
        assert Heard.ENDED == mailbox.listen(30)
    except MailboxError:
        assert "reset" == how
    assert 3 > time.monotonic() - begun
    assert mailbox.attend("INBOX")
    assert Heard.NOTHING == mailbox.listen(0.05)
    mailbox.close()


@pytest.mark.slow
def test_a_server_without_idle_is_left_alone(dovecot_plain: Dovecot, account: AccountFactory) -> None:
    """What is not announced is not tried."""
    mailbox = ImapMailbox(account(dovecot_plain, dovecot_plain.new_user()), lambda: dovecot_plain.password)
    assert not mailbox.attend("INBOX")
    mailbox.close()


# -- the watch, with time moved by hand ------------------------------------------------------------


class World:
    """A server's behaviour over time, a watch in it, and what it did; ``until`` ends the time."""

    def __init__(self, *, hours: float = 24.0, every: float = 300.0) -> None:
        self._every = every
        self.now, self.until = 0.0, hours * 3600
        self.signed_in: list[float] = []
        self.woken: list[float] = []
        self.renewals: list[float] = []
        self.idles = True
        self.refuses: BaseException | None = None
        self.listens: Callable[[float], tuple[float, Heard | BaseException]] = lambda most: (most, Heard.NOTHING)
        #: Whether the worker's poll, each five minutes, goes well.
        self.well: Callable[[], bool] = lambda: True
        self.pauses: Callable[[], bool] = lambda: False
        self._next_poll = 0.0
        self.watch = Watcher(
            "personal",
            self,
            "INBOX",
            lambda: self.woken.append(self.now),
            clock=lambda: self.now,
            rest=self.pass_time,
            jitter=lambda: 1.0,
        )

    def live(self) -> None:
        self.watch.run()

    def pass_time(self, seconds: float) -> None:
        end = self.now + seconds
        self.now = min(end, max(self.now, self._next_poll))
        if self.now >= self._next_poll:
            self._next_poll = self.now + self._every
            if self.pauses():
                self.watch.pause()
            else:
                self.watch.polled(well=self.well())
        if self.now >= self.until:
            self.watch.close()

    def attend(self, folder: str) -> bool:
        assert "INBOX" == folder
        self.signed_in.append(self.now)
        if self.refuses is not None:
            raise self.refuses
        return self.idles

    def listen(self, seconds: float) -> Heard:
        self.renewals.append(seconds)
        after, heard = self.listens(seconds)
        end = self.now + after
        while self.now < end:
            self.pass_time(end - self.now)
        if isinstance(heard, BaseException):
            raise heard
        return heard

    def interrupt(self) -> None:
        return

    def close(self) -> None:
        return


def test_a_quiet_day_is_one_sign_in(caplog: pytest.LogCaptureFixture) -> None:
    """One connection, renewed every 25 minutes, one look for what came before it, and not a line in the log."""
    world = World()
    with caplog.at_level("INFO"):
        world.live()
    assert (1, 1, 58) == (len(world.signed_in), len(world.woken), len(world.renewals))
    assert {1500.0} == set(world.renewals)
    assert [] == caplog.messages


def test_a_server_that_cuts_quiet_connections_is_renewed_sooner() -> None:
    """Cut once after ten minutes, never again: from then on it is renewed in eight."""
    world = World()
    world.listens = lambda most: (most, Heard.NOTHING) if most < 600 else (600.0, Heard.ENDED)
    world.live()
    assert 2 == len(world.signed_in)
    assert [1500.0, 480.0, 480.0] == world.renewals[:3]


@pytest.mark.parametrize("fails", [LOST, Refused("The server refuses a command (CANNOT).")])
def test_a_server_that_does_not_let_it_listen_is_tried_ever_more_rarely(
    caplog: pytest.LogCaptureFixture, fails: MailboxError
) -> None:
    """Though polls go well: pauses double up to half an hour, and one line tells of it."""
    world = World()
    world.listens = lambda most: (0.1, fails)
    with caplog.at_level("INFO"):
        world.live()
    assert 50 < len(world.signed_in) < 60
    assert len(world.signed_in) == len(world.woken)
    assert [f"account personal: new mail is not announced, it is polled: {fails}"] == caplog.messages


def test_a_server_that_ends_each_connection_at_once_is_no_busy_loop() -> None:
    """Half a minute of listening is no success."""
    world = World()
    world.listens = lambda most: (30.0, Heard.ENDED)
    world.live()
    assert 60 > len(world.signed_in)


def test_a_flapping_network_costs_a_connection_each_time(caplog: pytest.LogCaptureFixture) -> None:
    """Cut every ten minutes by a reset: made anew in seconds, without a line."""
    world = World()
    world.listens = lambda most: (600.0, LOST)
    with caplog.at_level("INFO"):
        world.live()
    assert 140 < len(world.signed_in) < 146
    assert [] == caplog.messages


@pytest.mark.parametrize("fails", [REFUSED, CredentialsError("The system keyring is locked.")])
def test_a_refused_sign_in_is_tried_a_handful_of_times_a_day(fails: Exception) -> None:
    """Even where the worker's own sign-ins go well all day."""
    world = World()
    world.refuses = fails
    world.live()
    assert 6 <= len(world.signed_in) <= 9


def test_an_account_in_trouble_is_left_to_its_worker() -> None:
    """No sign-in before the first good poll, none while polls fail, and one at once when they are well again."""
    world = World()
    world.well = lambda: 3600 <= world.now < 7200 or world.now >= 14400
    world.listens = lambda most: (most, Heard.NOTHING) if not 7200 <= world.now < 14400 else (10.0, LOST)
    world.live()
    assert 3600 == world.signed_in[0]
    assert 14400 == world.signed_in[-1]
    assert all(3600 <= at <= 7200 + 1500 or at >= 14400 for at in world.signed_in)


def test_after_a_refusal_the_worker_goes_first() -> None:
    """The pause over, it still waits until the worker has signed in."""
    world = World(hours=13, every=6 * 3600)
    world.refuses = REFUSED
    world.live()
    assert [0, 6 * 3600, 12 * 3600] == world.signed_in


def test_in_a_pause_nobody_is_signed_in() -> None:
    """The connection is closed at once, no other is made until a poll goes well, and the pause counts as no failure."""
    world = World(hours=12)
    closed: list[float] = []
    world.close = lambda: closed.append(world.now)  # type: ignore[method-assign]
    # The worker's ticks in the pause, which is from 600 to 14400, tell it again and again.
    world.pauses = lambda: 600 <= world.now < 14400
    world.listens = lambda most: (600.0 - world.now, Heard.ENDED) if world.now < 600 else (most, Heard.NOTHING)
    world.live()
    assert [0, 14400] == world.signed_in
    assert [0, 14400] == world.woken
    assert {1500.0} == set(world.renewals)
    assert 600 == closed[0]


def test_a_wake_that_waits_is_given_up_in_a_pause() -> None:
    """Where mail never ends to come, the connection does not outlast the pause's beginning either."""
    world = World(hours=1)
    world.listens = lambda most: (1.0, Heard.NEWS)
    world.pauses = lambda: world.now >= 600
    closed: list[float] = []
    world.close = lambda: closed.append(world.now)  # type: ignore[method-assign]
    world.live()
    assert 600 == closed[0]
    assert 600 > max(world.woken)


def test_mail_that_never_ends_wakes_the_worker_once_a_minute() -> None:
    """Each second a mail, for an hour: some at once, then a poll a minute; after a quiet time at once again."""
    world = World(hours=1)
    world.listens = lambda most: (1.0, Heard.NEWS)
    world.live()
    assert [1.0, 2.0, 3.0, 4.0] == world.woken[1:5]
    assert 62 < len(world.woken) < 68


def test_a_mail_every_other_minute_never_waits() -> None:
    """What is no flood is polled at once."""
    world = World(hours=6)
    world.listens = lambda most: (120.0, Heard.NEWS)
    world.live()
    assert [120.0 * number for number in range(180)] == world.woken[:180]


def test_a_server_without_idle_ends_the_watch(caplog: pytest.LogCaptureFixture) -> None:
    """One sign-in, one line, and no watch any more."""
    world = World()
    world.idles = False
    with caplog.at_level("INFO"):
        world.live()
    assert 1 == len(world.signed_in)
    assert ["account personal: the server does not announce new mail; it is polled"] == caplog.messages


@pytest.mark.parametrize("well", [True, False])
def test_a_watch_is_closed_from_another_thread(dovecot: Dovecot, account: AccountFactory, well: bool) -> None:
    """While it listens, and while it waits for its worker."""
    mailbox = ImapMailbox(account(dovecot, dovecot.new_user()), lambda: dovecot.password)
    woken = threading.Event()
    watch = Watcher("personal", mailbox, "INBOX", woken.set)
    thread = threading.Thread(target=watch.run)
    thread.start()
    if well:
        watch.polled(well=True)
        assert woken.wait(5)
        time.sleep(0.2)
    watch.close()
    thread.join(2)
    assert not thread.is_alive()


# -- the daemon ------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path, every="1h")


def most_at_once(proxy: FaultProxy, seconds: float) -> int:
    """How many connections were open at one time, over a while."""
    most, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        most = max(most, len(proxy._pairs))
        time.sleep(0.002)
    return most


def listens(proxy: FaultProxy, times: int = 1) -> None:
    """Waits until the watch has begun to listen so often, and the look for what came before it is over."""

    def alone() -> bool:
        return proxy.sent().count(b" IDLE\r\n") >= times and 1 == most_at_once(proxy, 1.0)

    wait_until(alone, 25, what="the watch")


@pytest.mark.slow
def test_a_mail_is_judged_within_seconds(home: Home, dovecot: Dovecot, proxied: Callable[..., FaultProxy]) -> None:
    """Polls come once an hour; yet each mail is judged within three seconds, with two connections at most."""
    user, proxy = dovecot.new_user(), proxied(dovecot)
    home.add_account(proxy.port, user, password=dovecot.password)
    most = 0
    with MailClient(dovecot, user) as client, running(home) as daemon:
        listens(proxy)
        for number in range(1, 4):
            begun = time.monotonic()
            client.deliver("INBOX", bench.rejection(number, company=f"Firm{number} Foods"))
            most = max(most, most_at_once(proxy, 0.8))
            wait_until(lambda number=number: number == len(home.cases()), 10, what="the verdict")  # type: ignore[misc]
            assert 3.0 > time.monotonic() - begun
        # Fifty mails at once are a poll or two.
        before = proxy.sent().count(b"LOGIN ")
        for number in range(50):
            client.deliver("INBOX", mail(number))
        most = max(most, most_at_once(proxy, 3.0))
        wait_until(lambda: sum(map(_read, daemon.log.splitlines())) >= 53, 20, what="the reading")
        assert before + 3 >= proxy.sent().count(b"LOGIN ")
        stat = Path(f"/proc/{daemon.process.pid}/stat")
        used = cpu_seconds(stat.read_text())
        time.sleep(4.0)
        assert 0.1 > cpu_seconds(stat.read_text()) - used
        begun = time.monotonic()
        assert 0 == daemon.stop()
        assert 1.0 > time.monotonic() - begun
    assert 2 == most


def _read(line: str) -> int:
    before, found, _ = line.partition(" read, ")
    return int(before.rsplit(" ", 1)[1]) if found else 0


@pytest.mark.slow
def test_a_pause_ends_the_connection_that_listens(
    home: Home, dovecot: Dovecot, proxied: Callable[..., FaultProxy]
) -> None:
    """Within a tick nobody is connected any more, nor signs in while it lasts; resumed, it is listened again."""
    home.every = "2s"
    user, proxy = dovecot.new_user(), proxied(dovecot)
    home.add_account(proxy.port, user, password=dovecot.password)
    with MailClient(dovecot, user) as client, running(home) as daemon:
        wait_until(lambda: b" IDLE\r\n" in proxy.sent(), what="the watch")
        home.run("pause")
        wait_until(lambda: "account personal: paused" in daemon.log and not proxy._pairs, what="the end")
        before = proxy.sent().count(b"LOGIN ")
        client.deliver("INBOX", bench.rejection())
        assert 0 == most_at_once(proxy, 4.0)
        assert before == proxy.sent().count(b"LOGIN ")
        idled = proxy.sent().count(b" IDLE\r\n")
        home.run("resume")
        wait_until(lambda: proxy.sent().count(b" IDLE\r\n") > idled, what="the watch after the pause")
        wait_until(lambda: 1 == len(home.cases()), what="the verdict")
        assert 0 == daemon.stop()
        assert "fault of Afterword's own" not in daemon.log


@pytest.mark.slow
def test_a_server_that_restarts_is_listened_to_again(home: Home) -> None:
    """Mail that came meanwhile, and mail that comes after, is judged long before the next poll."""
    with Dovecot() as server:
        user = server.new_user()
        with FaultProxy(server.host, server.port) as proxy:
            home.add_account(proxy.port, user, password=server.password)
            with running(home) as daemon:
                listens(proxy)
                server.restart()
                with MailClient(server, user) as client:
                    client.deliver("INBOX", bench.rejection())
                    wait_until(lambda: 1 == len(home.cases()), 20, what="the verdict")
                    listens(proxy, 2)
                    # A line that is cut is made anew, too.
                    proxy.cut_all(rst=True)
                    client.deliver("INBOX", bench.rejection(2, company="Umbra Books"))
                    wait_until(lambda: 2 == len(home.cases()), 25, what="the second verdict")
                    assert 0 == daemon.stop()
                assert "Traceback" not in daemon.log
                assert "fault of Afterword's own" not in daemon.log


@pytest.mark.slow
def test_polls_do_the_work_where_nothing_is_announced(
    home: Home, dovecot: Dovecot, dovecot_plain: Dovecot, proxied: Callable[..., FaultProxy]
) -> None:
    """Without IDLE on the server, or with `poll.idle` off, nobody listens, and mail is judged by the next poll."""
    home.every = "1s"
    user = dovecot_plain.new_user()
    home.add_account(dovecot_plain.port, user, password=dovecot_plain.password)
    with MailClient(dovecot_plain, user) as client, running(home) as daemon:
        wait_until(lambda: "the server does not announce new mail" in daemon.log, what="the line")
        client.deliver("INBOX", bench.rejection())
        wait_until(lambda: 1 == len(home.cases()), what="the verdict")
    proxy = proxied(dovecot)
    home.accounts.clear()
    home.add_account(proxy.port, dovecot.new_user(), password=dovecot.password)
    home.config.write_text(home.config.read_text().replace("[poll]\n", "[poll]\nidle = false\n"))
    with running(home):
        wait_until(lambda: polled(home) and proxy.sent().count(b"LOGOUT") > 2, what="some polls")
    assert b"IDLE" not in proxy.sent()


@pytest.mark.slow
@pytest.mark.parametrize("match", [rb"^\+ idling", rb"EXISTS"], ids=["before the go-ahead", "while it connects"])
def test_a_stop_while_the_watch_hangs_takes_a_second(
    home: Home, dovecot: Dovecot, proxied: Callable[..., FaultProxy], match: bytes
) -> None:
    """A server that is silent to the watch holds up no stop."""
    proxy = proxied(dovecot)
    home.add_account(proxy.port, dovecot.new_user(), password=dovecot.password)
    with running(home) as daemon:
        listens(proxy)
        proxy.faults.append(Fault("s2c", "hole", match=match, times=0))
        proxy.cut_all()
        wait_until(lambda: proxy.faults[0].happened, 20, what="the silence")
        begun = time.monotonic()
        assert 0 == daemon.stop()
        assert 1.5 > time.monotonic() - begun
