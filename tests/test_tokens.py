"""Signing in with access tokens: when a new one is fetched, what is said on the wire, and a state for each trouble."""

from __future__ import annotations

import subprocess
import sys
import threading
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from daemon import bearer, issuer, tokens
from daemon.allowed import Guard
from daemon.config import Account
from daemon.errors import CredentialsError, ForbiddenCommand, SignInEnded, SignInRefused, Unreachable
from daemon.imap import ImapMailbox
from daemon.issuer import GOOGLE, MICROSOFT, Client, Grant, NoToken, Why
from daemon.tokens import Kept, Tokens
from tests import bench
from tests.conftest import AccountFactory
from tests.peers import free_port
from tests.peers.canned_server import CannedServer
from tests.peers.dovecot import Dovecot
from tests.peers.fault_proxy import FaultProxy, strip_capabilities
from tests.peers.issuer import Issuer
from tests.peers.recorder import assert_careful

KEPT = Kept("refresh-0", "client-of-alice")
DOWN = Unreachable("the issuer is down")


# -- when a token is fetched -----------------------------------------------------------------------


class Shelf:
    """A vault in memory."""

    def __init__(self, kept: Kept | None = KEPT) -> None:
        self.kept, self.locked, self.reads = kept, False, 0

    def read(self) -> Kept | None:
        self.reads += 1
        if self.locked:
            raise CredentialsError("locked")
        return self.kept

    def write(self, kept: Kept, instead_of: Kept | None = None) -> None:
        if self.locked:
            raise CredentialsError("locked")
        if instead_of in (None, self.kept):
            self.kept = kept


class Desk:
    """Plays the issuer's process: counts the tokens, hands them out or fails."""

    def __init__(self) -> None:
        self.given: list[str] = []
        self.fails: Exception | None = None
        self.seconds, self.rotates = 3600.0, False

    def __call__(self, account: Account, client: Client, refresh: str, patience: float) -> Grant:
        if self.fails is not None:
            raise self.fails
        self.given.append(refresh)
        number = len(self.given)
        return Grant(f"access-{number}", self.seconds, f"refresh-{number}" if self.rotates else refresh)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    one = Desk()
    monkeypatch.setattr(tokens, "ask_issuer", one)
    return one


class Watch:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def an_account(**changes: object) -> Account:
    return bench.account(**({"sign_in": MICROSOFT, "client_id": "client-of-alice"} | changes))


def some_tokens(shelf: Shelf, watch: Watch) -> Tokens:
    return Tokens(an_account(), shelf, lambda: "", 5.0, watch)


@pytest.mark.parametrize(("seconds", "reused"), [(3600.0, 2999.0), (300.0, 149.0)], ids=["an hour", "five minutes"])
def test_a_token_is_replaced_ahead_of_its_end(desk: Desk, seconds: float, reused: float) -> None:
    """Ten minutes before, or after half of a short life; until then the issuer is left in peace."""
    desk.seconds, watch = seconds, Watch()
    mine = some_tokens(Shelf(), watch)
    assert "access-1" == mine()
    watch.now += reused
    assert "access-1" == mine()
    watch.now += 2
    assert "access-2" == mine()


def test_an_issuer_that_is_down_is_not_noticed_while_the_token_lives(desk: Desk) -> None:
    """The ten minutes ahead are for that; after the end it is told."""
    watch = Watch()
    mine = some_tokens(Shelf(), watch)
    mine()
    desk.fails = DOWN
    watch.now += 3500
    assert "access-1" == mine()
    watch.now += 200
    with pytest.raises(Unreachable):
        mine()


def test_a_refused_token_is_replaced_once(desk: Desk) -> None:
    """Where it had been used before, a new one is worth a try; where it was new itself, it is not."""
    mine = some_tokens(Shelf(), Watch())
    mine()
    assert None is mine.renewed()
    mine()
    assert "access-2" == mine.renewed()
    assert None is mine.renewed()
    assert 2 == len(desk.given)


def test_a_new_refresh_token_is_kept(desk: Desk) -> None:
    """Microsoft gives one with each access token; what follows is asked for with the newest."""
    desk.rotates = True
    shelf, watch = Shelf(), Watch()
    mine = some_tokens(shelf, watch)
    for _ in range(2):
        mine()
        watch.now += 3600
    assert ["refresh-0", "refresh-1"] == desk.given
    assert Kept("refresh-2", "client-of-alice") == shelf.kept
    assert 1 == shelf.reads


def test_a_keyring_that_is_locked_later_stops_nothing(desk: Desk) -> None:
    """Memory has the newest refresh token, and it is kept when the keyring is open again."""
    desk.rotates = True
    shelf, watch = Shelf(), Watch()
    mine = some_tokens(shelf, watch)
    shelf.locked = False
    mine()
    shelf.locked = True
    watch.now += 3600
    assert "access-2" == mine()
    assert Kept("refresh-1", "client-of-alice") == shelf.kept
    shelf.locked = False
    watch.now += 3600
    mine()
    assert Kept("refresh-3", "client-of-alice") == shelf.kept


def test_what_a_person_signed_in_with_since_is_not_overwritten(desk: Desk) -> None:
    """`sign-in` beside a running daemon wins; the daemon takes it over when its own is refused."""
    desk.rotates = True
    shelf, watch = Shelf(), Watch()
    mine = some_tokens(shelf, watch)
    mine()
    shelf.kept = Kept("by-hand", "client-of-alice")
    watch.now += 3600
    mine()
    assert Kept("by-hand", "client-of-alice") == shelf.kept
    mine.forget()
    mine()
    assert "by-hand" == desk.given[-1]


@pytest.mark.parametrize("kept", [None, Kept("refresh-0", "another client"), Kept("r", "client-of-alice", "tenant")])
def test_without_a_sign_in_of_this_client_the_user_is_asked_for_one(desk: Desk, kept: Kept | None) -> None:
    """The issuer is not bothered, and after the sign-in it goes on."""
    shelf = Shelf(kept)
    mine = some_tokens(shelf, Watch())
    with pytest.raises(CredentialsError, match="run `afterword sign-in personal`"):
        mine()
    assert [] == desk.given
    shelf.kept = KEPT
    assert "access-1" == mine()


@pytest.mark.parametrize("text", ["", "a password", "[]", '{"refresh": 1, "other": 2}', "7"])
def test_what_somebody_else_wrote_into_the_keyring_is_no_sign_in(text: str) -> None:
    """It counts as none, and is no crash."""
    assert None is Kept.from_text(text)
    assert KEPT == Kept.from_text(KEPT.as_text())


# -- what is said ----------------------------------------------------------------------------------


def test_the_credentials_are_those_of_the_mechanisms() -> None:
    """The examples of RFC 7628 4.1 and of Google's XOAUTH2, with signs that a name must not say bare."""
    said = b64decode(bearer.credentials("OAUTHBEARER", "a=b,c@example.org", "vF9.dft4", "mail.example", 993))
    assert b"n,a=a=3Db=2Cc@example.org,\1host=mail.example\1port=993\1auth=Bearer vF9.dft4\1\1" == said
    said = b64decode(bearer.credentials("XOAUTH2", "alice@example.org", "ya29.v", "mail.example", 993))
    assert b"user=alice@example.org\1auth=Bearer ya29.v\1\1" == said


def test_a_token_too_long_for_a_line_is_sent_when_asked_for() -> None:
    """Servers need take lines of 8,192 octets only."""

    class Imap:
        literal: Any = None
        state = "NONAUTH"

        def _simple_command(self, *words: object) -> tuple[str, list[bytes]]:
            self.words = words
            return "OK", [b""]

    for length, words in ((8000, 3), (8001, 2)):
        imap = Imap()
        bearer.authenticate(imap, "XOAUTH2", b"A" * length, at_once=True)
        assert (words, "AUTH") == (len(imap.words), imap.state)


SAID = b"dXNlcg=="


@pytest.mark.parametrize(
    ("pieces", "passes"),
    [
        ([b"AUTHENTICATE XOAUTH2 dXNlcg==\r\n", b"", b"\r\n"], 3),
        ([b"AUTHENTICATE XOAUTH2\r\n", SAID, b"\r\n", b"", b"\r\n"], 5),
        ([b"AUTHENTICATE OAUTHBEARER dXNlcg==\r\n", b"AQ==", b"\r\n"], 3),
        ([b"AUTHENTICATE OAUTHBEARER\r\n", SAID, b"\r\n", b"AQ==", b"\r\n"], 5),
        ([b"AUTHENTICATE PLAIN\r\n", SAID, b"\r\n"], 3),
        ([b"AUTHENTICATE XOAUTH2 dXNlcg==\r\n", b"tag9 LOGOUT\r\n"], 2),
        ([b"AUTHENTICATE XOAUTH2 dXNlcg==\r\n", SAID], 1),
        ([b"AUTHENTICATE XOAUTH2\r\n", SAID, b"\r\n", SAID], 3),
        ([b"AUTHENTICATE XOAUTH2\r\n", SAID, b"\r\n", b"", b"\r\n", b"\r\n"], 5),
        ([b"AUTHENTICATE OAUTHBEARER dXNlcg==\r\n", b"AQ=A", b"\r\n"], 1),
        ([b"AUTHENTICATE OAUTHBEARER dXNlcg==\r\n", b"\r\n"], 1),
        ([b"AUTHENTICATE PLAIN\r\n", SAID, b"\r\n", b"\r\n"], 3),
        ([b"AUTHENTICATE PLAIN dXNlcg==\r\n"], 0),
        ([b"AUTHENTICATE XOAUTH2 x\x01y\r\n"], 0),
        ([b"AUTHENTICATE XOAUTH2 dXNlcg== {5}\r\n"], 0),
        ([b"AUTHENTICATE LOGIN\r\n"], 0),
        ([b"AUTHENTICATE XOAUTH2\r\n", b"x DELETE Archive\r\n"], 1),
    ],
)
def test_the_guard_knows_each_step_of_a_sign_in(pieces: list[bytes], passes: int) -> None:
    """The credentials once, the answer to an error once and in its one form; then only another command."""
    sent: list[bytes] = []
    guard = Guard(sent.append, b"tag", lambda: None)
    first = b"tag1 " + pieces[0]
    try:
        for piece in [first, *pieces[1:]]:
            guard(piece)
    except ForbiddenCommand:
        pass
    assert [piece for piece in [first, *pieces[1:passes]] if piece] == sent if passes else not sent


@pytest.fixture
def at(people: Issuer, monkeypatch: pytest.MonkeyPatch) -> Issuer:
    """That issuer, fresh, and this process and its children asking it instead of the real ones."""
    people.user, people.pending, people.fails_with, people.lifetime = "alice", 0, 0, 3600
    people.asked.clear()
    people.scopes.clear()
    for name, value in people.env.items():
        monkeypatch.setenv(name, value)
    return people


@pytest.fixture(scope="module", params=["xoauth2", "oauthbearer"])
def taker(request: pytest.FixtureRequest, people: Issuer) -> Iterator[Dovecot]:
    """A Dovecot that takes the issuer's tokens by one mechanism."""
    with Dovecot(introspection=people.introspection, token_mechanisms=request.param) as server:
        yield server


def with_token(account: AccountFactory, server: Any, user: str, token: str) -> ImapMailbox:
    return ImapMailbox(account(server, user, sign_in="token-command", token_command=("x",)), lambda: token)


@pytest.mark.slow
@pytest.mark.parametrize("at_once", [True, False], ids=["in one line", "when asked for"])
def test_a_real_server_takes_the_token(
    taker: Dovecot, at: Issuer, account: AccountFactory, proxied: Callable[..., FaultProxy], at_once: bool
) -> None:
    """XOAUTH2 and OAUTHBEARER, with SASL-IR and without; nothing but careful commands, and riches known afterwards."""
    proxy, user = proxied(taker), taker.new_user()
    if not at_once:
        proxy.add(strip_capabilities("SASL-IR"))
    mailbox = with_token(account, proxy, user, at.new_access(user))
    assert "Drafts" == mailbox.folders().drafts
    assert mailbox._client.has_capability("UIDPLUS")
    mailbox.close()
    assert_careful(proxy.log)
    first = next(chunk.data for chunk in proxy.log if b"AUTHENTICATE" in chunk.data and chunk.direction == "c2s")
    assert at_once == (3 < len(first.split(b" ")))


@pytest.mark.slow
@pytest.mark.parametrize("token", ["of somebody else", "unknown", "ended", "withdrawn"])
@pytest.mark.parametrize("at_once", [True, False], ids=["in one line", "when asked for"])
def test_a_refused_token_is_told_as_such(
    taker: Dovecot,
    at: Issuer,
    account: AccountFactory,
    proxied: Callable[..., FaultProxy],
    token: str,
    at_once: bool,
) -> None:
    """The server's account of the error is answered as the mechanism wants it, so that its NO comes at once."""
    proxy, user = proxied(taker), taker.new_user()
    if not at_once:
        proxy.add(strip_capabilities("SASL-IR"))
    word = at.new_access("mallory" if token == "of somebody else" else user) + ("x" if token == "unknown" else "")
    if token == "ended":
        at.access[word].ends = 0
    if token == "withdrawn":
        at.withdraw(user)
    mailbox = with_token(account, proxy, user, word)
    with pytest.raises(SignInRefused, match="does not accept the access token") as caught:
        mailbox.folders()
    assert word not in str(caught.value)
    assert user not in str(caught.value)
    assert_careful(proxy.log)
    assert b" NO " in b"".join(chunk.data for chunk in proxy.log if chunk.direction == "s2c")


def test_a_server_without_tokens_is_never_shown_one(account: AccountFactory) -> None:
    """Nothing is said, and the sentence says what to check."""
    with CannedServer() as server, pytest.raises(SignInRefused, match="takes no access tokens"):
        with_token(account, server, "alice", "secret-token").folders()
    assert [b"CAPABILITY"] == server.said


@pytest.mark.parametrize("token", ["two words", "line\r\nx DELETE Archive", "end\1", "grün", ""])
def test_a_token_that_is_none_is_never_said(account: AccountFactory, token: str) -> None:
    """What a command prints is checked before it is sent."""
    with CannedServer({"CAPABILITY": b"* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\r\n"}) as server:
        with pytest.raises(SignInRefused, match="holds signs"):
            with_token(account, server, "alice", token).folders()
        assert [b"CAPABILITY"] == server.said


# -- the issuers' own libraries --------------------------------------------------------------------


def client_of(at: Issuer, kind: str, **changes: str) -> Client:
    fields = {"kind": kind, "id": at.client_id, "secret": at.secret if kind == GOOGLE else ""}
    return Client(**(fields | changes))


def signed_in(at: Issuer, kind: str) -> Grant:
    told: list[tuple[str, str]] = []

    def tell(address: str, code: str) -> None:
        told.append((address, code))
        if kind == GOOGLE:
            threading.Thread(target=at.browse, args=(address,), daemon=True).start()

    grant = issuer.sign_in(client_of(at, kind), "alice", tell)
    assert 1 == len(told)
    return grant


@pytest.mark.slow
@pytest.mark.parametrize("kind", [MICROSOFT, GOOGLE])
def test_a_person_signs_in_and_tokens_follow(at: Issuer, kind: str) -> None:
    """With the scopes that mail needs and no other of the issuer's; tokens are the person's, and they follow."""
    first = signed_in(at, kind)
    second = tokens.ask_issuer(an_account(sign_in=kind), client_of(at, kind), first.refresh, 20.0)
    assert ["alice", "alice"] == [at.access[grant.access].user for grant in (first, second)]
    assert first.access != second.access
    assert 3590 < second.seconds <= 3600
    if kind == MICROSOFT:
        assert {issuer.SCOPES[kind], "offline_access", "openid", "profile"} == at.scopes
        assert first.refresh != second.refresh
    else:
        assert {issuer.SCOPES[kind]} == at.scopes
        assert first.refresh == second.refresh


@pytest.mark.slow
@pytest.mark.parametrize("kind", [MICROSOFT, GOOGLE])
def test_a_person_may_say_no(at: Issuer, kind: str) -> None:
    """That is not the client's fault."""
    at.user = None
    with pytest.raises(NoToken) as caught:
        signed_in(at, kind)
    assert Why.DECLINED is caught.value.why


@pytest.mark.slow
@pytest.mark.parametrize("kind", [MICROSOFT, GOOGLE])
def test_each_trouble_with_an_issuer_is_one_sentence(
    at: Issuer, kind: str, monkeypatch: pytest.MonkeyPatch, unused_port: int
) -> None:
    """Withdrawn, a wrong client ID, failing, not reached: each has its own, without a word of the issuer's."""
    refresh = at.new_refresh("alice")
    at.withdraw("alice")
    account = an_account(sign_in=kind)

    def asked(**changes: str) -> Grant:
        return tokens.ask_issuer(account, client_of(at, kind, **changes), refresh, 20.0)

    with pytest.raises(SignInEnded, match="has ended") as ended:
        asked()
    assert refresh not in str(ended.value)
    assert "alice" not in str(ended.value)
    with pytest.raises(SignInRefused, match="does not accept what was registered"):
        asked(id="another")
    at.fails_with = 503
    with pytest.raises(Unreachable, match="cannot be reached"):
        asked()
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{unused_port}")
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{unused_port}")
    with pytest.raises(Unreachable, match="cannot be reached"):
        asked()
    with pytest.raises(Unreachable, match="cannot be reached"):
        tokens.ask_issuer(account, client_of(at, kind), refresh, 0.01)


@pytest.fixture
def unused_port() -> int:
    return free_port()


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install stands in the sentence."""
    monkeypatch.setitem(sys.modules, "msal", None)
    with pytest.raises(NoToken) as caught:
        issuer.renew(Client(MICROSOFT, "client"), "refresh")
    assert "afterword[microsoft]" in str(tokens.problem(an_account(), caught.value.why))
    assert "afterword[google]" in str(tokens.problem(an_account(sign_in=GOOGLE), caught.value.why))


def test_the_program_imports_no_library_by_itself() -> None:
    """The daemon reads names from that file; requests, msal and google-auth are the other process's alone."""
    code = "import sys, daemon.credentials; print([m for m in ('msal', 'google', 'requests') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert "[]" == done.stdout.strip()
