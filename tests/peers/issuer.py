"""An issuer of access tokens that plays Microsoft and Google on this machine, for their real libraries.

    with Issuer() as issuer:
        subprocess.run([...], env=os.environ | issuer.env)      # the real addresses, answered from here

The libraries insist on https and on the names that they know. So the issuer is a proxy (``HTTPS_PROXY``) that answers
for these names itself, with a certificate of an authority of its own (``REQUESTS_CA_BUNDLE``); any other name is
refused, and no connection leaves the machine. ``introspection`` is the address at which a mail server asks whether
an access token counts (RFC 7662), in plain HTTP.
"""

from __future__ import annotations

import base64
import contextlib
import json
import secrets
import shutil
import ssl
import threading
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.peers import HOST, new_folder, require
from tests.peers.dovecot import make_authority

MICROSOFT, GOOGLE = "login.microsoftonline.com", "accounts.google.com"
NAMES = (MICROSOFT, GOOGLE, "oauth2.googleapis.com")


@dataclass
class Token:
    user: str
    ends: float = float("inf")
    counts: bool = True


class Issuer:
    """See the module. The person at the browser is ``user``; ``asked`` lists what was asked for, without secrets."""

    client_id, secret = "client-of-alice", "no-secret-at-all"

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self.lifetime = 3600
        #: Who signs in when asked to; nobody: the person says no.
        self.user: str | None = "alice"
        #: How often a device asks in vain before the person has signed in.
        self.pending = 1
        #: An HTTP status instead of any answer.
        self.fails_with = 0
        self.rotates = True
        self.asked: list[str] = []
        self.scopes: set[str] = set()
        self.refresh: dict[str, Token] = {}
        self.access: dict[str, Token] = {}
        self.codes: dict[str, str | None] = {}

    def __enter__(self) -> Self:
        require(openssl="openssl")
        self.folder = new_folder("is-")
        authority = make_authority(self.folder / "tls", *NAMES)
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(authority.parent / "cert.pem", authority.parent / "key.pem")
        issuer = self

        class Handler(_Handler):
            at = issuer

        self._server = ThreadingHTTPServer((HOST, 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        port = self._server.server_port
        self.introspection = f"http://{HOST}:{port}/introspect"
        self.env = {
            "HTTPS_PROXY": f"http://{HOST}:{port}",
            "REQUESTS_CA_BUNDLE": str(authority),
            "NO_PROXY": "",
            "no_proxy": "",
            "https_proxy": f"http://{HOST}:{port}",
        }
        self._authority = authority
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def new_refresh(self, user: str) -> str:
        """As if somebody had signed in."""
        token = secrets.token_urlsafe(20)
        self.refresh[token] = Token(user)
        return token

    def new_access(self, user: str) -> str:
        token = secrets.token_urlsafe(30)
        self.access[token] = Token(user, self.clock() + self.lifetime)
        return token

    def withdraw(self, user: str, *, access_only: bool = False) -> None:
        """What the user's account page, or a changed password, does."""
        for tokens in (self.access,) if access_only else (self.access, self.refresh):
            for token in tokens.values():
                token.counts &= token.user != user

    def renewals(self) -> int:
        return self.asked.count("refresh_token")

    def browse(self, address: str) -> str:
        """What a browser does with an address: follows it to its end, back to this machine."""
        opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({"https": self.env["HTTPS_PROXY"]}),
            urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=str(self._authority))),
        )
        with opener.open(address, timeout=10) as page:
            return str(page.read().decode())

    # -- answers -----------------------------------------------------------------------------------

    def answer(self, host: str, path: str, said: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """A status and a JSON object; ``Location`` in it makes a redirection."""
        if path == "/introspect":
            token = self.access.get(said.get("token", ""), Token("", counts=False))
            alive = token.counts and token.ends > self.clock()
            return 200, {"active": True, "username": token.user} if alive else {"active": False}
        if self.fails_with:
            return self.fails_with, {"error": "server_error"}
        if path.endswith("/openid-configuration"):
            base = f"https://{MICROSOFT}{path.removesuffix('/v2.0/.well-known/openid-configuration')}"
            ends = {"authorization": "authorize", "token": "token", "device_authorization": "devicecode"}
            pages = {f"{name}_endpoint": f"{base}/oauth2/v2.0/{end}" for name, end in ends.items()}
            return 200, {"issuer": f"{base}/v2.0"} | pages
        self.scopes |= set(said.get("scope", "").split())
        if path.endswith("/devicecode"):
            self.asked.append("device_code")
            self.codes["device"] = self.user
            page = {"user_code": "ABCD-1234", "verification_uri": "https://device.example/enter", "interval": 1}
            return 200, page | {"device_code": "device", "expires_in": 60}
        if host == GOOGLE:
            code = secrets.token_urlsafe(8)
            self.codes[code] = self.user
            result = {"code": code} if self.user else {"error": "access_denied"}
            return 302, {"Location": f"{said['redirect_uri']}?{urlencode(result | {'state': said['state']})}"}
        return self._token(host, said)

    def _token(self, host: str, said: dict[str, str]) -> tuple[int, dict[str, Any]]:
        kind = said.get("grant_type", "")
        self.asked.append(kind.rpartition(":")[2])
        wrong_secret = host != MICROSOFT and said.get("client_secret") != self.secret
        if said.get("client_id") != self.client_id or wrong_secret:
            return 401, {"error": "invalid_client"}
        if kind == "refresh_token":
            known = self.refresh.get(said["refresh_token"])
            if known is None or not known.counts:
                return 400, {"error": "invalid_grant", "error_description": f"token of alice: {said['refresh_token']}"}
            if self.rotates and host == MICROSOFT:
                del self.refresh[said["refresh_token"]]
                return 200, self._granted(known.user, self.new_refresh(known.user))
            return 200, self._granted(known.user)
        code = said.get("device_code") or said.get("code", "")
        if kind.endswith("device_code") and self.pending:
            self.pending -= 1
            return 400, {"error": "authorization_pending"}
        user = self.codes.pop(code, None)
        if user is None:
            return 400, {"error": "authorization_declined"}
        return 200, self._granted(user, self.new_refresh(user))

    def _granted(self, user: str, refresh: str = "") -> dict[str, Any]:
        more = {"refresh_token": refresh} if refresh else {}
        return {"token_type": "Bearer", "expires_in": self.lifetime, "access_token": self.new_access(user)} | more


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    at: Issuer
    host = ""

    def log_message(self, *_: object) -> None:
        return

    def do_CONNECT(self) -> None:
        self.host = self.path.partition(":")[0]
        if self.host not in NAMES:
            self.send_error(403)
            return
        self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        try:
            self.connection = self.at.tls.wrap_socket(self.connection, server_side=True)
        except OSError:
            self.close_connection = True
            return
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)  # type: ignore[assignment]
        self.close_connection = False

    def do_GET(self) -> None:
        self._answer("")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode())

    def _answer(self, body: str) -> None:
        address = urlsplit(self.path)
        said = {name: values[0] for name, values in parse_qs(body or address.query).items()}
        scheme, _, basic = self.headers.get("Authorization", "").partition(" ")
        if scheme == "Basic":  # RFC 6749 2.3.1
            name, _, secret = base64.b64decode(basic).decode().partition(":")
            said |= {"client_id": name, "client_secret": secret}
        status, words = self.at.answer(self.host, address.path, said)
        text = json.dumps(words).encode()
        with contextlib.suppress(OSError):
            self.send_response(status)
            if "Location" in words:
                self.send_header("Location", words["Location"])
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)
