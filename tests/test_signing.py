"""Signing in as a user does it, a sign-in that ends under a running daemon, and how often a day of trouble knocks."""

from __future__ import annotations

import re
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from daemon.commands.work import AccountCycle
from daemon.config import Account, read_config
from daemon.service import Pulse, Worker
from daemon.store import Store
from daemon.tokens import Kept
from tests.bench import Clock
from tests.peers import PeerMissing
from tests.peers.dovecot import Dovecot
from tests.peers.fault_proxy import FaultProxy
from tests.peers.issuer import Issuer
from tests.peers.secret_service import SecretService
from tests.running import CHECKOUT, Home, wait_until
from tests.test_service import Daemon
from tests.test_tokens import Shelf

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(people: Issuer) -> Iterator[Dovecot]:
    """A Dovecot that takes passwords and the issuer's tokens."""
    with Dovecot(introspection=people.introspection) as one:
        yield one


@pytest.fixture
def keyring() -> Iterator[SecretService]:
    try:
        with SecretService() as one:
            yield one
    except PeerMissing as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.fixture
def home(tmp_path: Path, keyring: SecretService, people: Issuer, server: Dovecot) -> Home:
    """A user with a keyring and a mailbox without a password."""
    one = Home(tmp_path, env=keyring.env | people.env)
    people.user = server.new_user()
    people.pending, people.fails_with, people.lifetime = 1, 0, 3600
    people.asked.clear()
    return one


def at_microsoft(home: Home, server: Dovecot, people: Issuer) -> None:
    home.add_account(
        server.port, str(people.user), password_command=[], sign_in="oauth-microsoft", client_id=people.client_id
    )


# -- by hand ---------------------------------------------------------------------------------------


def test_a_person_signs_in_at_microsoft(home: Home, server: Dovecot, people: Issuer) -> None:
    """An address and a code are shown; what is kept works without the person; a withdrawal is told, and mended."""
    at_microsoft(home, server, people)
    done = home.run("check")
    assert 77 == done.returncode
    assert "Nobody has signed in at Microsoft for this account; run `afterword sign-in personal`." in done.stdout
    assert [] == people.asked
    done = home.run("sign-in")
    assert (0, "") == (done.returncode, done.stderr)
    assert "open https://device.example/enter in any browser and enter this code: ABCD-1234" in done.stdout
    assert done.stdout.endswith("personal: signed in. Drafts folder: Drafts.\n")
    assert 0 == home.run("check").returncode
    people.withdraw(str(people.user))
    done = home.run("check")
    assert 77 == done.returncode
    ended = "The sign-in at Microsoft has ended"
    assert ended in done.stdout
    assert ended in home.run("status").stdout
    assert 0 == home.run("sign-in").returncode
    assert ended not in home.run("status").stdout
    assert 0 == home.run("check").returncode


def test_a_person_who_says_no_leaves_nothing_behind(home: Home, server: Dovecot, people: Issuer) -> None:
    """One sentence, exit code 77, and the account is as before."""
    at_microsoft(home, server, people)
    people.user = None
    done = home.run("sign-in")
    assert 77 == done.returncode
    assert "afterword: Nobody signed in at Microsoft, or not to the end; nothing was stored.\n" == done.stderr
    assert "Nobody has signed in" in home.run("check").stdout


def test_a_person_who_signs_in_as_somebody_else_is_told(home: Home, server: Dovecot, people: Issuer) -> None:
    """The mail server does not take the token, so it is not kept."""
    at_microsoft(home, server, people)
    people.user = "somebody-else"
    done = home.run("sign-in")
    assert 77 == done.returncode
    assert "check that `user` is who signed in" in done.stderr
    assert "Nobody has signed in" in home.run("check").stdout


def test_a_person_signs_in_at_google(home: Home, server: Dovecot, people: Issuer) -> None:
    """The client secret is asked for once and kept; the browser's answer comes to this machine."""
    home.add_account(
        server.port, str(people.user), password_command=[], sign_in="oauth-google", client_id=people.client_id
    )

    def sign_in(secret: bytes) -> tuple[int, str]:
        with subprocess.Popen(
            [*home.words, "sign-in"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=home.env,
            cwd=CHECKOUT,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(secret)
            process.stdin.close()
            said = ""
            for line in process.stdout:
                said += line.decode()
                if line.startswith(b"https://"):
                    threading.Thread(target=people.browse, args=(line.decode().strip(),), daemon=True).start()
            return process.wait(20), said

    code, said = sign_in(people.secret.encode() + b"\n")
    assert (0, True) == (code, said.endswith("personal: signed in. Drafts folder: Drafts.\n"))
    assert people.secret not in said
    assert 0 == home.run("check").returncode
    assert 0 == sign_in(b"")[0]
    people.withdraw(str(people.user))
    assert "The sign-in at Google has ended" in home.run("check").stdout
    home.accounts["personal"]["client_secret_command"] = ["printf", "wrong"]
    home.write()
    assert "Google does not accept what was registered there" in home.run("check").stdout


@pytest.mark.parametrize(("state", "words"), [("locked", "keyring is locked"), ("absent", "no system keyring here")])
def test_a_keyring_that_cannot_keep_is_told_before_anybody_signs_in(
    tmp_path: Path, people: Issuer, server: Dovecot, state: Any, words: str
) -> None:
    """Nobody goes through a browser for nothing; the issuer is not even asked."""
    people.asked.clear()
    people.user = server.new_user()
    with SecretService(state) as keyring:
        home = Home(tmp_path, env=keyring.env | people.env)
        at_microsoft(home, server, people)
        done = home.run("sign-in")
        assert 77 == done.returncode
        assert words in done.stderr
        assert [] == people.asked


def test_a_command_gives_the_token(home: Home, server: Dovecot, people: Issuer) -> None:
    """`token_command` is asked anew each time, so that it can refresh; what it prints is tried by `sign-in`."""
    file = home.folder / "token"
    home.add_account(
        server.port,
        str(people.user),
        password_command=[],
        sign_in="token-command",
        token_command=["cat", str(file)],
    )
    assert "`token_command` failed with exit code 1." in home.run("check").stdout
    file.write_text(people.new_access(str(people.user)) + "\nnotes\n")
    assert 0 == home.run("sign-in").returncode
    assert 0 == home.run("check").returncode
    people.withdraw(str(people.user))
    assert 77 == home.run("check").returncode
    done = home.run("sign-in")
    assert "the server does not accept this access token" in done.stderr


# -- under a running daemon ------------------------------------------------------------------------


def test_a_sign_in_that_ends_under_the_daemon_is_one_state_and_mended_by_signing_in(
    home: Home, server: Dovecot, people: Issuer
) -> None:
    """A withdrawn access token is replaced unseen; a withdrawn sign-in is told once, and `sign-in` ends the pause."""
    at_microsoft(home, server, people)
    assert 0 == home.run("sign-in").returncode
    user = str(people.user)

    def last_poll() -> datetime | None:
        store = Store(home.database)
        try:
            return store.polled().get("personal")
        finally:
            store.close()

    def polls_on() -> None:
        before = last_poll()
        wait_until(lambda: last_poll() != before, what="a poll")

    with Daemon(home) as daemon:
        daemon.wait_for("READY=1", 20)
        wait_until(lambda: home.database.exists() and last_poll(), what="the first poll")
        renewals = people.renewals()
        people.withdraw(user, access_only=True)
        polls_on()
        polls_on()
        assert 1 == people.renewals() - renewals
        assert "account personal" not in daemon.log
        people.withdraw(user)
        wait_until(lambda: "has ended" in home.run("status").stdout, what="the word in `status`")
        renewals, connections = people.renewals(), server.logs().count("Login: user=<" + user)
        assert 1 == daemon.log.count("The sign-in at Microsoft has ended")
        people.pending = 0
        assert 0 == home.run("sign-in").returncode
        polls_on()
        assert "has ended" not in home.run("status").stdout
        assert 0 < server.logs().count("Login: user=<" + user) - connections
        assert 0 == daemon.stop()
    for secret in (*people.access, *people.refresh, user):
        assert secret not in daemon.log


# -- a day of trouble ------------------------------------------------------------------------------


@dataclass
class Day:
    """A worker of the daemon's on a real server behind a proxy, with a clock that is moved by hand."""

    worker: Worker
    cycle: AccountCycle
    proxy: FaultProxy
    clock: Clock
    store: Store

    def passes(self, hours: float, each: Callable[[float], None] = lambda _: None) -> None:
        """Ticks every half minute; ``each`` is given the hour before each tick."""
        for number in range(int(hours * 120)):
            each(number / 120)
            self.worker.tick()
            self.clock.move(seconds=30)

    def sign_ins(self) -> int:
        return len(re.findall(rb"LOGIN \"|AUTHENTICATE ", self.proxy.sent()))

    def connections(self) -> int:
        return len({chunk.connection for chunk in self.proxy.log})

    def problem(self) -> str:
        return self.store.health()["personal"][1]


@pytest.fixture
def day(
    server: Dovecot, people: Issuer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Day]]:
    """Makes a day; settings of the account as in the configuration."""
    for name, value in people.env.items():
        monkeypatch.setenv(name, value)
    people.fails_with, people.lifetime, people.rotates = 0, 3600, True
    people.asked.clear()
    made: list[Day] = []

    def make(user: str, **settings: object) -> Day:
        proxy = FaultProxy(server.host, server.port)
        clock = Clock(datetime(2026, 3, 3, tzinfo=UTC))
        table = {"host": proxy.host, "port": proxy.port, "user": user, "addresses": ["alice@example.org"]}
        document = {"reply": {"name": "Alice"}, "accounts": {"personal": table | {"security": "none"} | settings}}
        config = read_config(document)
        store = Store(tmp_path / "db")
        pulse = Pulse()
        cycle = AccountCycle(
            config.accounts[0], config, store=store, models=(), templates=(), pulse=pulse, stopping=lambda: False
        )
        worker = Worker(cycle, config.poll_every, pulse, clock=clock, jitter=lambda: 1.0)
        made.append(Day(worker, cycle, proxy, clock, store))
        return made[-1]

    yield make
    for one in made:
        one.cycle.close()
        one.proxy.__exit__()
    people.clock = time.time


def with_tokens(day: Day, people: Issuer) -> Shelf:
    """Lets the day's sign-in be kept in memory instead of a keyring, and its clocks be one."""
    shelf = Shelf()
    tokens = day.cycle._credentials._tokens
    assert tokens is not None
    tokens._vault = shelf
    tokens._clock = people.clock = lambda: day.clock().timestamp()
    return shelf


def test_a_day_with_the_wrong_password(
    day: Callable[..., Day], server: Dovecot, caplog: pytest.LogCaptureFixture
) -> None:
    """Eight sign-ins, one line in the log, one state; after the right one is stored and tried, it goes on at once."""
    password = ["printf", "%s", "wrong"]
    one = day(server.new_user(), password_command=password)
    with caplog.at_level("INFO", "afterword"):
        one.passes(24)
    assert (8, 8, 1) == (one.sign_ins(), one.connections(), len(caplog.records))
    assert "does not accept the user name or password" in one.problem()
    one.cycle._credentials._account = Account(
        **{name: getattr(one.cycle._credentials._account, name) for name in Account.__slots__}
        | {"password_command": ("printf", "%s", server.password)}
    )
    one.store.set_health("personal", "", one.clock())
    one.passes(1)
    assert "" == one.problem()
    assert 12 <= one.sign_ins() - 8 <= 13


def test_a_day_with_the_server_down(day: Callable[..., Day], server: Dovecot, caplog: pytest.LogCaptureFixture) -> None:
    """No sign-in, a try each half hour, one line; within half an hour of its return all is well."""
    one = day(server.new_user(), password_command=["printf", "%s", server.password])
    tries: list[datetime] = []
    real = one.cycle.poll_and_advance

    def counted() -> str:
        tries.append(one.clock())
        return real()

    one.cycle.poll_and_advance = counted  # type: ignore[method-assign]
    one.proxy.refuse = True
    with caplog.at_level("INFO", "afterword"):
        one.passes(24)
        assert (0, 1) == (one.sign_ins(), len(caplog.records))
        assert 45 <= len(tries) <= 52
        one.proxy.refuse = False
        one.passes(0.55)
        assert ["well again"] == [record.getMessage().rpartition(": ")[2] for record in caplog.records[1:]]
    assert "" == one.problem()


def test_a_day_with_a_flapping_network(
    day: Callable[..., Day], server: Dovecot, caplog: pytest.LogCaptureFixture
) -> None:
    """Ten minutes up, ten minutes down, all day: fewer sign-ins than on a good day, at most two lines a flap."""
    one = day(server.new_user(), password_command=["printf", "%s", server.password])

    def flap(hour: float) -> None:
        one.proxy.refuse = int(hour * 6) % 2 == 1

    with caplog.at_level("INFO", "afterword"):
        one.passes(24, flap)
    good_day = 24 * 12
    assert 72 <= one.sign_ins() <= good_day / 2 + 1
    assert one.sign_ins() == one.connections()
    assert len(caplog.records) <= 2 * 72


def test_a_good_day_with_tokens(day: Callable[..., Day], server: Dovecot, people: Issuer) -> None:
    """A token an hour, fetched before its end: no sign-in of a day is refused."""
    user = server.new_user()
    one = day(user, sign_in="oauth-microsoft", client_id=people.client_id)
    shelf = with_tokens(one, people)
    shelf.kept = Kept(people.new_refresh(user), people.client_id)
    one.passes(8)
    assert "" == one.problem()
    assert 8 * 12 == one.sign_ins()
    assert b"AUTHENTICATIONFAILED" not in b"".join(chunk.data for chunk in one.proxy.log)
    assert 8 <= people.renewals() <= 10


def test_a_day_after_the_sign_in_was_withdrawn(
    day: Callable[..., Day], server: Dovecot, people: Issuer, caplog: pytest.LogCaptureFixture
) -> None:
    """The mail server sees the dead token once, the issuer is asked a handful of times; a new sign-in mends it."""
    user = server.new_user()
    one = day(user, sign_in="oauth-microsoft", client_id=people.client_id)
    shelf = with_tokens(one, people)
    shelf.kept = Kept(people.new_refresh(user), people.client_id)
    one.passes(0.5)
    people.withdraw(user)
    sign_ins, renewals = one.sign_ins(), people.renewals()
    with caplog.at_level("INFO", "afterword"):
        one.passes(24)
    assert 1 == one.sign_ins() - sign_ins
    assert 8 == people.renewals() - renewals
    assert ["The sign-in at Microsoft has ended"] == [
        re.sub(r"account personal: | \(.*", "", record.getMessage()) for record in caplog.records
    ]
    assert "run `afterword sign-in personal`" in one.problem()
    shelf.kept = Kept(people.new_refresh(user), people.client_id)
    one.store.set_health("personal", "", one.clock())
    one.passes(timedelta(minutes=1) / timedelta(hours=1))
    assert "" == one.problem()


def test_a_day_with_the_issuer_down(
    day: Callable[..., Day], server: Dovecot, people: Issuer, caplog: pytest.LogCaptureFixture
) -> None:
    """While the token lives nothing is noticed; then come tries each half hour, none of them at the mail server."""
    user = server.new_user()
    one = day(user, sign_in="oauth-microsoft", client_id=people.client_id)
    shelf = with_tokens(one, people)
    shelf.kept = Kept(people.new_refresh(user), people.client_id)
    one.passes(0.1)
    people.fails_with = 503
    with caplog.at_level("WARNING", "afterword"):
        one.passes(0.8)
        assert "" == one.problem()
        one.passes(5)
    assert 1 == len(caplog.records)
    assert one.sign_ins() <= 12
    people.fails_with = 0
    one.passes(0.55)
    assert "" == one.problem()
