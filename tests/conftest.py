"""Servers and accounts for the tests.

A server runs for the whole session, and each test takes a user of its own, so that tests do not see each other's
mail. A test whose server is not installed fails and says what to install; it is left out only where the machine
cannot run that server at all, and the reason says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest

from daemon.config import Account
from tests import bench
from tests.peers import PeerMissing, why_no_namespaces
from tests.peers.aerc import Aerc
from tests.peers.dovecot import Dovecot
from tests.peers.fault_proxy import FaultProxy, strip_capabilities, strip_uidplus
from tests.peers.issuer import Issuer
from tests.peers.mail_client import Server
from tests.peers.neomutt import Neomutt
from tests.peers.other_servers import Courier, Cyrus
from tests.peers.recorder import assert_careful
from tests.peers.systemd_box import SystemdBox
from tests.peers.thunderbird import Thunderbird
from tests.walk import Walk

Peer = TypeVar("Peer", Dovecot, Courier, Cyrus, Issuer, SystemdBox, Neomutt, Aerc, Thunderbird)

#: What a poor old server lacks.
RICHES = ("UIDPLUS", "MOVE", "IDLE", "CONDSTORE", "QRESYNC", "SPECIAL-USE", "LITERAL+", "ESEARCH", "ENABLE")


class AccountFactory(Protocol):
    def __call__(self, server: Any, user: str, **changes: Any) -> Account:
        """An account of ``user`` on a server (or on a proxy before it), unencrypted unless ``changes`` say else."""


@contextmanager
def started(peer: Peer) -> Iterator[Peer]:
    """A peer for as long as it is needed; where it is not installed, a failure that says what to install."""
    missing = ""
    try:
        peer.__enter__()
    except PeerMissing as error:
        missing = str(error)
    if missing:  # outside of `except`, so that the one sentence stands alone
        pytest.fail(missing, pytrace=False)
    try:
        yield peer
    finally:
        peer.__exit__()


def _skip_without_namespaces() -> None:
    if (reason := why_no_namespaces()) is not None:
        pytest.skip(reason)


@pytest.fixture(scope="session", autouse=True)
def _no_test_touches_the_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whoever runs the tests may use Afterword: its configuration and state are none of their business."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name)))
        yield


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """A Dovecot with all that it can."""
    with started(Dovecot()) as server:
        yield server


@pytest.fixture(scope="session")
def dovecot_plain() -> Iterator[Dovecot]:
    """A Dovecot that announces little; ``stripped`` before it takes away the rest."""
    with started(Dovecot(plain=True)) as server:
        yield server


@pytest.fixture(scope="session")
def courier() -> Iterator[Courier]:
    """A Courier; as root only."""
    _skip_without_namespaces()
    with started(Courier()) as server:
        yield server


@pytest.fixture(scope="session")
def cyrus() -> Iterator[Cyrus]:
    """A Cyrus; as root only."""
    _skip_without_namespaces()
    with started(Cyrus()) as server:
        yield server


@pytest.fixture(scope="session")
def people() -> Iterator[Issuer]:
    """An issuer of access tokens that plays Microsoft and Google."""
    with started(Issuer()) as issuer:
        yield issuer


@pytest.fixture(scope="session")
def systemd_box() -> Iterator[SystemdBox]:
    """A machine under systemd; as root only."""
    _skip_without_namespaces()
    with started(SystemdBox()) as box:
        yield box


@pytest.fixture
def proxied() -> Iterator[Callable[..., FaultProxy]]:
    """Puts a proxy before a server: ``proxied(server)``, with ``stripped=True`` one that hides its riches."""
    proxies: list[FaultProxy] = []

    def make(server: Server, *, stripped: bool = False) -> FaultProxy:
        proxy = FaultProxy(server.host, server.port)
        proxies.append(proxy)
        if stripped:
            proxy.add(strip_capabilities(*RICHES))
            proxy.add(strip_uidplus())
        return proxy

    yield make
    for proxy in proxies:
        proxy.__exit__()


@pytest.fixture
def account() -> AccountFactory:
    """Makes accounts; see AccountFactory."""

    def make(server: Any, user: str, **changes: Any) -> Account:
        settings = {"host": server.host, "port": server.port, "user": user, "addresses": (f"{user}@example.org",)}
        return bench.account(**(settings | changes))

    return make


@pytest.fixture
def walk(dovecot: Dovecot, tmp_path: Path) -> Iterator[Walk]:
    """A mailbox on Dovecot with a daemon beside it; see Walk."""
    one = Walk(dovecot, tmp_path)
    with one.person, one.proxy:
        yield one
        # Every test that walks is also a proof that only the few careful commands were said.
        assert_careful(one.proxy.log, withdrew=one.withdrew)
    one.store.close()
