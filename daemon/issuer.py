"""The issuers of access tokens, Microsoft and Google, asked through their own libraries.

A person signs in by device code at Microsoft (RFC 8628), by a browser on this machine at Google (RFC 8252); after
that a refresh token gives one access token after another (RFC 6749 6).

This file is also a program, ``python -I issuer.py PLACE``: the daemon asks it for each new access token, about once
an hour, over its standard input. The libraries bring requests and cryptography, which go with that process, and a
process can be ended when its time is over. So it imports nothing of Afterword.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any

MICROSOFT, GOOGLE = "oauth-microsoft", "oauth-google"
NAMES = {MICROSOFT: "Microsoft", GOOGLE: "Google"}
#: What is asked for: mail over IMAP, nothing else. msal adds `offline_access` itself.
SCOPES = {MICROSOFT: "https://outlook.office.com/IMAP.AccessAsUser.All", GOOGLE: "https://mail.google.com/"}
GOOGLE_DOOR, GOOGLE_TOKENS = "https://accounts.google.com/o/oauth2/auth", "https://oauth2.googleapis.com/token"
#: Seconds for one answer of an issuer, and for a person to sign in with a browser.
ANSWER_SECONDS, PERSON_SECONDS = 15, 600
#: Seconds that an access token is taken to live where the issuer does not say it (RFC 6749 5.1 only recommends it).
UNTOLD_LIFE = 600


class Why(IntEnum):
    """Why there is no token; the number is the program's exit code."""

    ENDED = 3  # the refresh token is no longer accepted: a person must sign in anew
    CLIENT = 4  # client ID, secret or tenant are not accepted
    UNREACHABLE = 5  # no answer, or one that passes by itself
    LIBRARY = 6  # the issuer's library is not installed
    DECLINED = 7  # the person said no, or the time for it is over


#: Error codes of RFC 6749 5.2, OpenID Connect Core 3.1.2.6 and RFC 8628 3.5; what is not here blames the client.
_CODES = {
    "invalid_grant": Why.ENDED,
    "interaction_required": Why.ENDED,
    "login_required": Why.ENDED,
    "consent_required": Why.ENDED,
    "access_denied": Why.DECLINED,
    "authorization_declined": Why.DECLINED,
    "authorization_pending": Why.DECLINED,
    "expired_token": Why.DECLINED,
    "mismatching_state": Why.DECLINED,
    "missing_code": Why.DECLINED,
    "temporarily_unavailable": Why.UNREACHABLE,
    "server_error": Why.UNREACHABLE,
    "slow_down": Why.UNREACHABLE,
}


class NoToken(Exception):
    """The issuer gave none; its own words are left out, for they may hold an address."""

    def __init__(self, why: Why) -> None:
        self.why = why
        super().__init__(why.name)


@dataclass(frozen=True, slots=True)
class Client:
    """What the user registered at the issuer."""

    kind: str
    id: str
    secret: str = ""
    tenant: str = ""


@dataclass(frozen=True, slots=True)
class Grant:
    """An access token, how many seconds it lives, and the refresh token that gives the next one."""

    access: str
    seconds: float
    refresh: str


def renew(client: Client, refresh: str) -> Grant:
    """A new access token. Raises NoToken."""
    with _one_cause():
        return _renewed_microsoft(client, refresh) if client.kind == MICROSOFT else _renewed_google(client, refresh)


def sign_in(client: Client, user: str, tell: Callable[[str, str], None]) -> Grant:
    """Lets a person sign in. Raises NoToken.

    ``tell`` is given an address to open and, at Microsoft, a code to enter there.
    """
    with _one_cause():
        return _by_device_code(client, tell) if client.kind == MICROSOFT else _by_browser(client, user, tell)


@contextmanager
def _microsoft(client: Client) -> Iterator[Any]:
    import msal
    from msal.exceptions import MsalError

    authority = f"https://login.microsoftonline.com/{client.tenant or 'common'}"
    try:
        yield msal.PublicClientApplication(client.id, authority=authority, timeout=ANSWER_SECONDS)
    except MsalError:  # an HTTP status of 500 and above
        raise NoToken(Why.UNREACHABLE) from None


def _renewed_microsoft(client: Client, refresh: str) -> Grant:
    with _microsoft(client) as application:
        return _grant(application.acquire_token_by_refresh_token(refresh, [SCOPES[MICROSOFT]]), refresh)


def _by_device_code(client: Client, tell: Callable[[str, str], None]) -> Grant:
    with _microsoft(client) as application:
        flow = application.initiate_device_flow([SCOPES[MICROSOFT]])
        if "user_code" not in flow:
            raise NoToken(_why(flow))
        tell(flow["verification_uri"], flow["user_code"])
        return _grant(application.acquire_token_by_device_flow(flow), "")


def _grant(answer: Mapping[str, Any], before: str) -> Grant:
    if "access_token" not in answer:
        raise NoToken(_why(answer))
    # Without a new refresh token the old one goes on (RFC 6749 6).
    return Grant(
        str(answer["access_token"]),
        float(answer.get("expires_in") or UNTOLD_LIFE),
        str(answer.get("refresh_token") or before),
    )


def _by_browser(client: Client, user: str, tell: Callable[[str, str], None]) -> Grant:
    from google_auth_oauthlib.flow import InstalledAppFlow, WSGITimeoutError
    from oauthlib.oauth2 import OAuth2Error

    class Flow(InstalledAppFlow):  # type: ignore[misc]  # published without type information
        def authorization_url(self, **more: Any) -> Any:
            url, state = super().authorization_url(**more)
            tell(url, "")
            return url, state

    installed = {"client_id": client.id, "client_secret": client.secret}
    installed |= {"auth_uri": GOOGLE_DOOR, "token_uri": GOOGLE_TOKENS}
    try:
        credentials = Flow.from_client_config({"installed": installed}, [SCOPES[GOOGLE]]).run_local_server(
            host="127.0.0.1",
            port=0,
            # A text browser would take the terminal away.
            open_browser=any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")),
            authorization_prompt_message=None,
            success_message="Afterword has the answer; this page can be closed, the terminal says how it went.",
            timeout_seconds=PERSON_SECONDS,
            access_type="offline",
            # Else Google gives no refresh token the second time.
            prompt="consent",
            login_hint=user,
        )
    except OAuth2Error as error:
        raise NoToken(_why({"error": error.error})) from None
    except (WSGITimeoutError, Warning):  # a warning: where less is granted than was asked for
        raise NoToken(Why.DECLINED) from None
    return _google(credentials)


def _renewed_google(client: Client, refresh: str) -> Grant:
    from google.auth.exceptions import GoogleAuthError, TransportError
    from google.auth.transport.requests import Request
    from google.oauth2.credentials import Credentials

    request: Any = Request()
    credentials: Any = Credentials(  # type: ignore[no-untyped-call]
        None,
        refresh_token=refresh,
        token_uri=GOOGLE_TOKENS,
        client_id=client.id,
        client_secret=client.secret,
        scopes=[SCOPES[GOOGLE]],
    )
    try:
        credentials.refresh(lambda *given, **more: request(*given, **(more | {"timeout": ANSWER_SECONDS})))
    except TransportError:
        raise NoToken(Why.UNREACHABLE) from None
    except GoogleAuthError as error:
        if error.retryable:
            raise NoToken(Why.UNREACHABLE) from None
        details = error.args[1] if len(error.args) > 1 and isinstance(error.args[1], dict) else {}
        raise NoToken(_why(details)) from None
    return _google(credentials)


def _google(credentials: Any) -> Grant:
    seconds: float = UNTOLD_LIFE
    if credentials.expiry is not None:
        seconds = (credentials.expiry.replace(tzinfo=UTC) - datetime.now(UTC)).total_seconds()
    if not credentials.token or not credentials.refresh_token:
        raise NoToken(Why.CLIENT)
    return Grant(credentials.token, seconds, credentials.refresh_token)


def _why(answer: Mapping[str, Any]) -> Why:
    return _CODES.get(str(answer.get("error", "")), Why.CLIENT)


@contextmanager
def _one_cause() -> Iterator[None]:
    """What both libraries raise, told by what can be done about it."""
    try:
        yield
    except ImportError:
        raise NoToken(Why.LIBRARY) from None
    except OSError:  # all of requests' errors are
        raise NoToken(Why.UNREACHABLE) from None
    except ValueError:  # msal, where the tenant has no page of its own, and answers that make no sense
        raise NoToken(Why.CLIENT) from None


def main() -> int:
    """Answers one question of the daemon's: ``{"client": {...}, "refresh": ...}`` -> Grant."""
    # Last: it is where an installation for one user alone has its libraries.
    sys.path.append(sys.argv[1])
    question = json.load(sys.stdin)
    try:
        grant = renew(Client(**question["client"]), question["refresh"])
    except NoToken as error:
        return error.why
    json.dump(asdict(grant), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
