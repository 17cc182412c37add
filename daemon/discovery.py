"""Where the mail of an address lives: from the bundled list, the conventions that mail clients share, or DNS.

What is asked, in the order of how much an answer is worth:

1. the list of large providers, which asks nobody;
2. the domain itself, as Thunderbird does (draft-ietf-mailmaint-autoconfig): ``https://autoconfig.DOMAIN/...`` and
   ``https://DOMAIN/.well-known/autoconfig/...``, never without TLS and never with the address in the question;
3. DNS: the service records of RFC 6186, then the mail exchangers, which tell a large provider behind an own domain;
4. Thunderbird's public database, only where the user agrees, for it learns the domain;
5. the usual names (``imap.DOMAIN``), where a server greets with a certificate for that name.

Every answer may be hostile: it is bounded in size and time, an XML document with a DOCTYPE is refused (so there are no
entities to expand), and only servers with TLS count. Nothing is signed in to here.
"""

from __future__ import annotations

import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPException, HTTPSConnection
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urljoin, urlsplit
from xml.parsers import expat

from daemon.providers import Provider, SignIn, by_domain, by_exchanger, by_host

if TYPE_CHECKING:
    from dns.resolver import Resolver

T = TypeVar("T")

#: Seconds for all that is asked at once.
PATIENCE = 8.0
#: Real answers have about 3 KB.
MOST_BYTES, MOST_DEPTH, MOST_REDIRECTS = 64 * 1024, 16, 3
HOST = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
_PLACEHOLDERS = ("EMAILADDRESS", "EMAILLOCALPART", "EMAILDOMAIN")
_SECURITY = {"SSL": "tls", "TLS": "tls", "STARTTLS": "starttls"}
#: Of what the documents name, what is a password over TLS; the others are OAuth2, Kerberos, NTLM, certificates.
_PASSWORD = frozenset({"password-cleartext", "password-encrypted", "plain", "secure", ""})
DATABASE = "autoconfig.thunderbird.net"


@dataclass(frozen=True, slots=True)
class Server:
    """An IMAP server for an address. ``source`` ends the sentence "found by ..."; where it is not ``sure``, nobody
    vouches that it is the domain's own, and the user has to agree before a password goes there (RFC 6186 6).
    """

    host: str
    port: int
    security: str
    user: str
    source: str
    sign_in: SignIn = SignIn.ORDINARY
    provider: Provider | None = None
    sure: bool = True


def from_list(address: str) -> Server | None:
    """By the bundled list of providers."""
    provider = by_domain(address.rpartition("@")[2])
    return _at(provider, address, "the list of providers that comes with Afterword") if provider else None


def ask_domain(address: str, web: Web, resolver: Resolver | None, patience: float = PATIENCE) -> Server | None:
    """By asking the domain and DNS, all at once; the best answer that came in time."""
    domain = address.rpartition("@")[2].lower()
    urls = (
        f"https://autoconfig.{domain}/mail/config-v1.1.xml",
        f"https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml",
    )
    end = time.monotonic() + patience
    tasks: list[Callable[[], Server | None]] = [partial(_autoconfig, web, url, address, end) for url in urls]
    if resolver is not None:
        tasks += [partial(_by_service, resolver, address), partial(_by_exchanger, resolver, address)]
    return next((server for server in _in_order(tasks, patience) if server is not None), None)


def ask_database(address: str, web: Web, patience: float = PATIENCE) -> Server | None:
    """By Thunderbird's public database, which learns the domain."""
    domain = address.rpartition("@")[2].lower()
    end = time.monotonic() + patience
    url = f"https://{DATABASE}/v1.1/{domain}"
    return next(
        _in_order([lambda: _autoconfig(web, url, address, end, "Thunderbird's database of providers")], patience)
    )


def usual_name(address: str, web: Web, patience: float = PATIENCE) -> Server | None:
    """By looking for a server that greets at one of the usual names; nothing is said to it."""
    domain = address.rpartition("@")[2].lower()
    names = [name for name in (f"imap.{domain}", f"mail.{domain}", domain) if HOST.fullmatch(name)]
    greeted = _in_order([partial(_greets, name, web, patience) for name in names], patience)
    host = next((name for name, yes in zip(names, greeted, strict=False) if yes), None)
    return Server(host, 993, "tls", address, "trying the usual name", provider=by_host(host)) if host else None


def system_resolver() -> Resolver | None:
    """The system's DNS, None where there is none."""
    import dns.exception
    import dns.resolver

    try:
        return dns.resolver.Resolver()
    except (dns.exception.DNSException, OSError):
        return None


# -- the web ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Web:
    """How a document is fetched: GET over verified TLS, nothing else. The ports are other ones in tests."""

    port: int = 443
    imaps_port: int = 993
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def get(self, url: str, end: float) -> bytes | None:
        """A small document, or None: not there, too large, too late, not over TLS."""
        try:
            for _ in range(1 + MOST_REDIRECTS):
                parts = urlsplit(url)
                host = parts.hostname or ""
                if parts.scheme != "https" or not HOST.fullmatch(host) or parts.port or parts.username:
                    return None
                answer = self._once(host, f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", end)
                if not isinstance(answer, str):
                    return answer
                url = urljoin(url, answer)
        except (OSError, HTTPException, ValueError):
            return None  # ValueError: an address that is none, or has control characters in it
        return None

    def _once(self, host: str, path: str, end: float) -> bytes | str | None:
        """The body, or where it has moved to."""
        connection = HTTPSConnection(host, self.port, timeout=_left(end), context=self.context)
        try:
            connection.request("GET", path, headers={"User-Agent": "afterword", "Accept": "application/xml, text/xml"})
            with connection.getresponse() as response:
                if response.status in (301, 302, 303, 307, 308):
                    return response.getheader("Location")
                if response.status != 200:
                    return None
                body = b""
                # One read at a time: a server that drips would outlast any timeout of a single read.
                while len(body) <= MOST_BYTES and (piece := response.read1(8192)):
                    body += piece
                    _left(end)
                return body if len(body) <= MOST_BYTES else None
        finally:
            connection.close()


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _greets(host: str, web: Web, patience: float) -> bool:
    try:
        with (
            socket.create_connection((host, web.imaps_port), patience) as plain,
            web.context.wrap_socket(plain, server_hostname=host) as line,
        ):
            return line.recv(512).startswith(b"* OK")
    except (OSError, ValueError):
        return False


def _in_order(tasks: Sequence[Callable[[], T | None]], patience: float) -> Iterator[T | None]:
    """All at once; what each says by the deadline. A task that hangs, in the resolver for one, is left behind."""
    results: list[T | None] = [None] * len(tasks)

    def run(number: int) -> None:
        results[number] = tasks[number]()

    threads = [Thread(target=run, args=(number,), daemon=True) for number in range(len(tasks))]
    for thread in threads:
        thread.start()
    end = time.monotonic() + patience
    for number, thread in enumerate(threads):
        thread.join(max(0.0, end - time.monotonic()))
        yield results[number]


# -- autoconfig ------------------------------------------------------------------------------------


def _autoconfig(web: Web, url: str, address: str, end: float, source: str = "") -> Server | None:
    document = web.get(url, end)
    if document is None:
        return None
    return read_autoconfig(document, address, source or f"the settings that {urlsplit(url).hostname} publishes")


def read_autoconfig(document: bytes, address: str, source: str) -> Server | None:
    """The first server for IMAP over TLS that takes a password, else the first at all; None where there is none."""
    try:
        described = _described(document)
    except (_NotOurs, expat.ExpatError, LookupError, ValueError):
        # LookupError: an encoding that Python does not know.
        return None
    servers = [server for one in described if (server := _server(one, address, source)) is not None]
    return min(servers, key=lambda one: one.sign_in is not SignIn.ORDINARY, default=None)


class _NotOurs(Exception):
    """A document that no autoconfig answer looks like."""


def _described(document: bytes) -> list[dict[str, list[str]]]:
    """The children of each ``incomingServer type="imap"``. Raises _NotOurs or ExpatError.

    Not ElementTree: its parser cannot be told to refuse a DOCTYPE, where entities are declared.
    """
    servers: list[dict[str, list[str]]] = []
    path: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        path.append(name)
        if len(path) > MOST_DEPTH:
            raise _NotOurs
        if path == ["clientConfig", "emailProvider", "incomingServer"]:
            kept.append(attributes.get("type", "").lower() == "imap")
            if kept[-1]:
                servers.append({})
        elif len(path) == 4 and path[2] == "incomingServer" and kept[-1]:
            servers[-1].setdefault(name, []).append("")

    def end(name: str) -> None:
        path.pop()

    def text(data: str) -> None:
        if len(path) == 4 and path[2] == "incomingServer" and kept and kept[-1] and path[3] in servers[-1]:
            servers[-1][path[3]][-1] += data

    def refuse(*_: object) -> None:
        raise _NotOurs

    kept: list[bool] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.Parse(document, True)
    return servers


def _server(described: dict[str, list[str]], address: str, source: str) -> Server | None:
    def one(name: str) -> str:
        return _filled(next(iter(described.get(name, ())), "").strip(), address)

    host, port, security = one("hostname").lower(), one("port"), _SECURITY.get(one("socketType").upper())
    user = one("username") or address
    if not HOST.fullmatch(host) or not re.fullmatch(r"[0-9]{1,5}", port) or not 0 < int(port) < 65536 or not security:
        return None
    if "%" in user or not user.isprintable() or len(user) > 320:
        return None
    ways = {way.strip().lower() for way in described.get("authentication", [""])}
    sign_in = SignIn.ORDINARY if ways & _PASSWORD else SignIn.OAUTH if "oauth2" in ways else SignIn.NOTHING
    provider = by_host(host)
    if provider is not None and provider.sign_in is not SignIn.ORDINARY:
        sign_in = provider.sign_in  # the list knows of app passwords, the documents do not
    return Server(host, int(port), security, user, source, sign_in, provider)


def _filled(text: str, address: str) -> str:
    local, _, domain = address.rpartition("@")
    for name, value in zip(_PLACEHOLDERS, (address, local, domain), strict=True):
        text = text.replace(f"%{name}%", value)
    return text


# -- DNS -------------------------------------------------------------------------------------------


def _by_service(resolver: Resolver, address: str) -> Server | None:
    """RFC 6186: the service records of the domain, that with TLS from the first byte before the other."""
    domain = address.rpartition("@")[2].lower()
    for service, security in (("_imaps", "tls"), ("_imap", "starttls")):
        offered = [
            (record.priority, -record.weight, str(record.target).rstrip(".").lower(), record.port)
            for record in _records(resolver, f"{service}._tcp.{domain}", "SRV")
        ]
        for _, _, host, port in sorted(offered):
            # A target of "." says that the service is not offered (RFC 2782).
            if HOST.fullmatch(host) and port:
                provider = by_host(host)
                sure = provider is not None or host == domain or host.endswith(f".{domain}")
                sign_in = provider.sign_in if provider else SignIn.ORDINARY
                return Server(host, port, security, address, "a service record in DNS", sign_in, provider, sure)
    return None


def _by_exchanger(resolver: Resolver, address: str) -> Server | None:
    """Whoever takes in the domain's mail mostly keeps it; a forged answer can name no server that is not listed."""
    domain = address.rpartition("@")[2].lower()
    exchangers = sorted((one.preference, str(one.exchange)) for one in _records(resolver, domain, "MX"))
    provider = next((found for _, name in exchangers if (found := by_exchanger(name)) is not None), None)
    return _at(provider, address, f"the domain's mail exchanger, which is {provider.name}'s") if provider else None


def _records(resolver: Resolver, name: str, kind: str) -> list[Any]:
    import dns.exception

    try:
        return list(resolver.resolve(name, kind, lifetime=PATIENCE, search=False))[:20]
    except (dns.exception.DNSException, OSError, ValueError):
        return []


def _at(provider: Provider, address: str, source: str) -> Server:
    local, _, domain = address.rpartition("@")
    # A custom domain's local part is no user name of the provider's.
    user = local if provider.user == "local" and domain.lower() in provider.domains else address
    return Server(provider.host, provider.port, provider.security, user, source, provider.sign_in, provider)
