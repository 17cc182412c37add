"""Where the mail of an address lives: found by the list, the web and DNS, whatever these answer."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import dns.resolver
import pytest

from daemon.discovery import (
    MOST_BYTES,
    Server,
    Web,
    ask_database,
    ask_domain,
    from_list,
    read_autoconfig,
    usual_name,
)
from daemon.providers import PROVIDERS, SignIn, by_domain, by_exchanger
from tests.peers.web import NameServer, WebServer, make_certificate, moved
from tests.running import wait_until

#: What fails in a thread of its own is a failure, too.
pytestmark = pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")

ADDRESS = "jordan@example.org"
CONVENTION = "autoconfig.example.org/mail/config-v1.1.xml"
WELL_KNOWN = "example.org/.well-known/autoconfig/mail/config-v1.1.xml"


def incoming(
    host: str = "imap.example.org",
    port: str = "993",
    socket_type: str = "SSL",
    user: str = "%EMAILADDRESS%",
    ways: tuple[str, ...] = ("password-cleartext",),
    kind: str = "imap",
) -> str:
    named = "".join(f"<authentication>{way}</authentication>" for way in ways)
    return (
        f'<incomingServer type="{kind}"><hostname>{host}</hostname><port>{port}</port>'
        f"<socketType>{socket_type}</socketType><username>{user}</username>{named}</incomingServer>"
    )


def document(*servers: str) -> str:
    inside = "".join(servers or [incoming()])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<clientConfig version="1.1"><emailProvider id="example.org">'
        f"<domain>example.org</domain>{inside}</emailProvider></clientConfig>"
    )


def read(*servers: str) -> Server | None:
    return read_autoconfig(document(*servers).encode(), ADDRESS, "a test")


# -- the list --------------------------------------------------------------------------------------


def test_no_domain_belongs_to_two_providers() -> None:
    """The list names each domain and exchanger once, in small letters, and every server by a name."""
    domains = [domain for one in PROVIDERS for domain in one.domains]
    exchangers = [end for one in PROVIDERS for end in one.mx]
    assert (len(domains), len(exchangers)) == (len(set(domains)), len(set(exchangers)))
    assert all(name == name.lower().strip(".") and "." in name for name in domains + exchangers)
    assert {SignIn.NOTHING} == {one.sign_in for one in PROVIDERS if not one.host}
    assert all(one.hint for one in PROVIDERS if one.sign_in in (SignIn.PER_PROGRAM, SignIn.BRIDGE))


@pytest.mark.parametrize(
    ("address", "host", "user", "sign_in"),
    [
        ("Jordan@GMail.com", "imap.gmail.com", "Jordan@GMail.com", SignIn.PER_PROGRAM),
        ("jordan@icloud.com", "imap.mail.me.com", "jordan", SignIn.PER_PROGRAM),
        ("jordan@hotmail.co.uk", "outlook.office365.com", "jordan@hotmail.co.uk", SignIn.OAUTH),
        ("jordan@pm.me", "127.0.0.1", "jordan@pm.me", SignIn.BRIDGE),
        ("jordan@gmx.de", "imap.gmx.net", "jordan@gmx.de", SignIn.ORDINARY),
    ],
)
def test_large_providers_are_known_without_asking(address: str, host: str, user: str, sign_in: SignIn) -> None:
    """Server, user name and the kind of sign-in come from the list."""
    found = from_list(address)
    assert found is not None
    assert (host, user, sign_in, True) == (found.host, found.user, found.sign_in, found.sure)


def test_a_name_that_only_ends_alike_is_another() -> None:
    """`notgoogle.com` is no exchanger of Google's, and `mail.gmail.com` no domain of its users."""
    assert None is by_exchanger("mx.notgoogle.com")
    assert None is by_domain("mail.gmail.com")
    found = by_exchanger("ASPMX.L.Google.com.")
    assert found is not None
    assert "imap.gmail.com" == found.host


# -- the documents ---------------------------------------------------------------------------------


def test_a_document_names_the_server() -> None:
    """Host, port, encryption and user name, with the placeholders filled in."""
    found = read(
        incoming(kind="pop3", host="pop.example.org"),
        incoming(port="143", socket_type="STARTTLS", user="%EMAILLOCALPART%"),
    )
    assert Server("imap.example.org", 143, "starttls", "jordan", "a test") == found


@pytest.mark.parametrize("user", ["%EMAILADDRESS%", "%EMAILLOCALPART%@%EMAILDOMAIN%", ""])
def test_the_address_is_the_user_name(user: str) -> None:
    """However a document says it, and where it says nothing."""
    found = read(incoming(user=user))
    assert found is not None
    assert ADDRESS == found.user


def test_a_server_that_takes_a_password_is_preferred() -> None:
    """One that takes OAuth only is told as such where there is no other."""
    by_oauth, by_password = incoming(host="o.example.org", ways=("OAuth2",)), incoming(host="p.example.org")
    found, alone = read(by_oauth, by_password), read(by_oauth)
    assert found is not None and alone is not None
    assert ("p.example.org", SignIn.ORDINARY) == (found.host, found.sign_in)
    assert ("o.example.org", SignIn.OAUTH) == (alone.host, alone.sign_in)


def test_the_list_knows_more_of_a_known_server() -> None:
    """A domain that names Gmail's server needs an app password, whatever the document says."""
    found = read(incoming(host="imap.gmail.com"))
    assert found is not None
    assert SignIn.PER_PROGRAM == found.sign_in


@pytest.mark.parametrize(
    "changes",
    [
        {"socket_type": "plain"},
        {"socket_type": ""},
        {"host": "10.0.0.1"},
        {"host": "localhost"},
        {"host": "imap.example.org\r\nA1 LOGIN x"},
        {"host": "user@imap.example.org"},
        {"host": "imap..example.org"},
        {"host": "i" * 260 + ".example.org"},
        {"host": "%EMAILHOST%"},
        {"port": "0"},
        {"port": "70000"},
        {"port": "９９３"},
        {"port": ""},
        {"user": "jordan&#10;x"},
        {"user": "%SECRET%"},
        {"user": "j" * 400},
        {"kind": "exchange"},
    ],
    ids=str,
)
def test_a_server_that_cannot_be_used_is_left_out(changes: dict[str, str]) -> None:
    """No plain text, no host that is none, nothing that could become a command."""
    assert None is read(incoming(**changes))
    found = read(incoming(**changes), incoming())
    assert found is not None
    assert "imap.example.org" == found.host


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html><body>Not found</body></html>",
        b"\x00\xff\xfe\x00",
        document().encode()[:-5],
        document().replace("UTF-8", "x-nonsense").encode(),
        document().replace("<clientConfig", "<otherConfig").encode(),
        b"<a>" * 5000,
        f"<!DOCTYPE x [{LAUGHS}]>{document(incoming(user='&l9;'))[38:]}".encode(),
        f'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>{document(incoming(user="&f;"))[38:]}'.encode(),
        f'<!DOCTYPE x SYSTEM "https://evil.example/x.dtd">{document()[38:]}'.encode(),
        document(incoming(user="&unknown;")).encode(),
        document(f"<incomingServer type='imap'>{'<x>' * 20}{'</x>' * 20}</incomingServer>").encode(),
        document().replace("emailProvider", "x:emailProvider").encode(),
    ],
    ids=[
        "empty",
        "a page",
        "noise",
        "cut",
        "charset",
        "other root",
        "deep",
        "laughs",
        "file",
        "dtd",
        "entity",
        "nested",
        "ns",
    ],
)
def test_hostile_and_broken_documents_say_nothing(raw: bytes) -> None:
    """Quickly, without an error, and nothing is expanded or fetched."""
    begun = time.monotonic()
    assert None is read_autoconfig(raw, ADDRESS, "a test")
    assert time.monotonic() - begun < 1


def test_all_prefixes_of_a_document_are_survived() -> None:
    """A connection that is cut anywhere leaves no half server."""
    raw = document().encode()
    assert {None} == {read_autoconfig(raw[:length], ADDRESS, "a test") for length in range(len(raw))}


# -- the web ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    names = ("example.org", "autoconfig.example.org", "autoconfig.thunderbird.net", "mail.example.org")
    return make_certificate(tmp_path_factory.mktemp("web"), *names)


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name leads to this machine."""
    real = socket.getaddrinfo

    def here(host: Any, *rest: Any, **more: Any) -> Any:
        return real("127.0.0.1", *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", here)


@pytest.fixture
def site(certificate: Path, at_home: None) -> Iterator[WebServer]:
    with WebServer(certificate) as one:
        yield one


def web_of(certificate: Path, site: WebServer, imaps_port: int = 993) -> Web:
    return Web(site.port, imaps_port, ssl.create_default_context(cafile=str(certificate)))


@pytest.fixture
def web(certificate: Path, site: WebServer) -> Web:
    return web_of(certificate, site)


@pytest.mark.parametrize("place", [CONVENTION, WELL_KNOWN])
def test_the_domain_is_asked_as_thunderbird_does(site: WebServer, web: Web, place: str) -> None:
    """At both places, by GET, and nothing of the address but its domain is in the questions."""
    site.answers[place] = document()
    found = ask_domain(ADDRESS, web, None)
    assert found is not None
    assert ("imap.example.org", 993, "tls", ADDRESS) == (found.host, found.port, found.security, found.user)
    assert f"the settings that {place.partition('/')[0]} publishes" == found.source
    wait_until(lambda: len(site.asked) == 2)
    for request in site.asked:
        assert request.startswith("GET /")
        assert "jordan" not in request


def test_the_convention_wins_over_the_well_known_place(site: WebServer, web: Web) -> None:
    """Where both answer, the first of Thunderbird's order counts."""
    site.answers = {
        CONVENTION: document(incoming(host="a.example.org")),
        WELL_KNOWN: document(incoming(host="b.example.org")),
    }
    found = ask_domain(ADDRESS, web, None)
    assert found is not None
    assert "a.example.org" == found.host


def test_a_redirect_over_tls_is_followed(site: WebServer, web: Web) -> None:
    """Relative or to another host, as hosting companies do."""
    site.answers = {
        CONVENTION: moved("https://mail.example.org/go"),
        "mail.example.org/go": moved("/there?x=1"),
        "mail.example.org/there?x=1": document(),
    }
    assert ask_domain(ADDRESS, web, None) is not None


def drip(line: ssl.SSLSocket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(200):
        line.sendall(b" ")
        time.sleep(0.05)


def drip_headers(line: ssl.SSLSocket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in range(200):
        line.sendall(b"x")
        time.sleep(0.05)


@pytest.mark.parametrize(
    "answer",
    [
        moved(f"https://{CONVENTION}"),
        moved("http://example.org/plain"),
        moved("file:///etc/passwd"),
        moved("https://127.0.0.1/x"),
        moved("https://example.org:25/x"),
        moved("https://[::1"),
        moved("https://example.org/\x01 HTTP/1.1"),
        b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/9 what\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n",
        document() + " " * MOST_BYTES,
        lambda line: None,
        drip,
        drip_headers,
    ],
    ids=[
        "loop",
        "plain",
        "file",
        "number",
        "port",
        "bracket",
        "control",
        "nowhere",
        "500",
        "length",
        "chunk",
        "status",
        "headers",
        "large",
        "silence",
        "drip",
        "drip headers",
    ],
)
def test_hostile_and_broken_answers_say_nothing(site: WebServer, web: Web, answer: Any) -> None:
    """In bounded time; and the other place is still heard."""
    site.answers[CONVENTION] = answer
    begun = time.monotonic()
    assert None is ask_domain(ADDRESS, web, None, patience=1.0)
    assert time.monotonic() - begun < 2
    site.answers[WELL_KNOWN] = document()
    assert ask_domain(ADDRESS, web, None, patience=1.0) is not None


def test_a_certificate_that_nobody_vouches_for_is_not_believed(site: WebServer) -> None:
    """Whoever sits on the line could name a server of their own."""
    site.answers = {CONVENTION: document(), WELL_KNOWN: document()}
    assert None is ask_domain(ADDRESS, Web(site.port), None)
    assert [] == site.asked


def test_the_database_is_asked_for_the_domain_alone(site: WebServer, web: Web) -> None:
    """And asking the domain never asks the database."""
    site.answers["autoconfig.thunderbird.net/v1.1/example.org"] = document()
    assert None is ask_domain(ADDRESS, web, None)
    assert not any("thunderbird" in request for request in site.asked)
    site.asked.clear()
    found = ask_database(ADDRESS, web)
    assert found is not None
    assert "Thunderbird's database of providers" == found.source
    (request,) = site.asked
    assert "jordan" not in request


def test_a_server_at_a_usual_name_is_found_without_a_word(certificate: Path, site: WebServer) -> None:
    """Of imap, mail and the domain itself the one that greets; the certificate has to be its own."""
    with WebServer(certificate, greeting=b"* OK ready\r\n") as server:
        found = usual_name(ADDRESS, web_of(certificate, site, server.port))
        assert found is not None
        # The certificate is not for imap.example.org.
        assert ("mail.example.org", ADDRESS, True) == (found.host, found.user, found.sure)
        wait_until(lambda: len(server.asked) == 2)
        assert {""} == set(server.asked)
    with WebServer(certificate, greeting=b"220 ready\r\n") as other:
        assert None is usual_name(ADDRESS, web_of(certificate, site, other.port))


# -- DNS -------------------------------------------------------------------------------------------


def resolver_of(server: NameServer) -> dns.resolver.Resolver:
    one = dns.resolver.Resolver(configure=False)
    one.nameservers, one.port = [server.host], server.port
    return one


Ask = Callable[..., Server | None]


@pytest.fixture
def ask(web: Web) -> Iterator[Ask]:
    def with_records(records: dict[tuple[str, str], list[str]], **more: Any) -> Server | None:
        with NameServer(records, silent=more.pop("silent", False)) as server:
            return ask_domain(ADDRESS, web, resolver_of(server), **more)

    return with_records


IMAPS, IMAP, MX = ("_imaps._tcp.example.org", "SRV"), ("_imap._tcp.example.org", "SRV"), ("example.org", "MX")


def test_service_records_name_the_server(ask: Ask) -> None:
    """TLS from the first byte before STARTTLS, the least priority first (RFC 6186)."""
    found = ask({IMAP: ["0 1 143 b.example.org."], IMAPS: ["20 1 994 late.example.org.", "10 1 993 imap.example.org."]})
    assert found is not None
    assert ("imap.example.org", 993, "tls", True) == (found.host, found.port, found.security, found.sure)
    found = ask({IMAP: ["0 1 143 b.example.org."], IMAPS: ["0 0 0 ."]})
    assert found is not None
    assert ("b.example.org", 143, "starttls") == (found.host, found.port, found.security)


def test_a_service_record_that_leads_elsewhere_is_not_sure(ask: Ask) -> None:
    """Nobody signs DNS: another domain's server needs the user's word, a listed provider's does not."""
    elsewhere = ask({IMAPS: ["0 1 993 imap.evil.example."]})
    similar = ask({IMAPS: ["0 1 993 imap.badexample.org."]})
    listed = ask({IMAPS: ["0 1 993 imap.gmail.com."]})
    assert elsewhere is not None and similar is not None and listed is not None
    assert (False, False, True) == (elsewhere.sure, similar.sure, listed.sure)
    assert SignIn.PER_PROGRAM == listed.sign_in


def test_a_mail_exchanger_tells_the_provider(ask: Ask) -> None:
    """A domain of one's own at a large provider; the least preference counts, and an unknown one says nothing."""
    found = ask({MX: ["20 mx.unknown.example.", "10 aspmx.l.google.com."]})
    assert found is not None
    assert ("imap.gmail.com", ADDRESS, SignIn.PER_PROGRAM) == (found.host, found.user, found.sign_in)
    microsoft = ask({MX: ["0 example-org.mail.protection.outlook.com."]})
    assert microsoft is not None
    assert SignIn.OAUTH == microsoft.sign_in
    assert None is ask({MX: ["10 mx.unknown.example."]})


def test_the_web_counts_more_than_dns(site: WebServer, ask: Ask) -> None:
    """What is said over TLS by the domain itself is worth more than what nobody signs."""
    site.answers[CONVENTION] = document()
    found = ask({IMAPS: ["0 1 993 other.example.org."], MX: ["10 aspmx.l.google.com."]})
    assert found is not None
    assert "imap.example.org" == found.host


def test_silence_ends_in_time(ask: Ask) -> None:
    """A DNS server that never answers costs the patience and nothing more."""
    begun = time.monotonic()
    assert None is ask({}, silent=True, patience=1.0)
    assert time.monotonic() - begun < 2
