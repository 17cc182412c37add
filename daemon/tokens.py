"""The access tokens of an account at Microsoft or Google: fetched ahead of their end, by what a sign-in has left.

The keyring holds the refresh token; access tokens live in memory only. The issuer is asked by a process of its own,
`issuer.py`, with a deadline.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Protocol

from daemon import issuer
from daemon.asking import answer_of
from daemon.config import Account
from daemon.errors import AfterwordError, CredentialsError, SignInEnded, SignInRefused, Unreachable
from daemon.issuer import NAMES, Client, Grant, Why

#: Seconds before its end at which a token is replaced, half its life at most: a poll or two, so that an issuer that
#: cannot be reached for some minutes is not noticed.
AHEAD = 600.0


@dataclass(frozen=True, slots=True)
class Kept:
    """What a sign-in leaves in the keyring; a refresh token counts for the client ID that it was given to."""

    refresh: str
    client_id: str
    tenant: str = ""
    secret: str = ""

    def as_text(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> Kept | None:
        """None where somebody else has written there."""
        try:
            fields = json.loads(text)
            return cls(**{name: str(value) for name, value in fields.items()})
        except (ValueError, TypeError, AttributeError):
            return None


class Vault(Protocol):
    """Where a sign-in is kept. Both raise CredentialsError."""

    def read(self) -> Kept | None:
        """What was kept, if anything."""

    def write(self, kept: Kept, instead_of: Kept | None = None) -> None:
        """Keeps it; with ``instead_of``, only where that is what is kept now."""


class Tokens:
    """An account's access token; ``secret`` gives the client secret, or nothing where the vault has it."""

    def __init__(
        self,
        account: Account,
        vault: Vault,
        secret: Callable[[], str],
        patience: float,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._account, self._vault, self._secret = account, vault, secret
        self._patience, self._clock = patience, clock
        self._kept: Kept | None = None
        #: What the vault holds as far as is known: of a locked one, an older refresh token.
        self._stored: Kept | None = None
        self._grant: Grant | None = None
        self._ends = 0.0
        self._is_new = False

    def __call__(self) -> str:
        """An access token that is good for a while. Raises CredentialsError, SignInRefused or Unreachable."""
        self._is_new = False
        left = self._ends - self._clock()
        if self._grant is not None and left > min(AHEAD, self._grant.seconds / 2):
            return self._grant.access
        try:
            return self._fetched()
        except Unreachable:
            if self._grant is None or left <= 0:
                raise
            return self._grant.access

    def renewed(self) -> str | None:
        """A token newer than the one that the server refused; None where that one was fetched for this very try."""
        return None if self._is_new else self._fetched()

    def forget(self) -> None:
        """Begins anew with what the keyring holds: somebody may have signed in anew."""
        self._kept = self._grant = None

    def _fetched(self) -> str:
        account = self._account
        if self._kept is None:
            self._kept = self._stored = self._vault.read()
        kept = self._kept
        if kept is None or (kept.client_id, kept.tenant) != (account.client_id, account.tenant):
            self._kept = None
            raise CredentialsError(
                f"Nobody has signed in at {NAMES[account.sign_in]} for this account; run `afterword sign-in "
                f"{account.key}`."
            )
        client = Client(account.sign_in, account.client_id, self._secret() or kept.secret, account.tenant)
        begun = self._clock()
        grant = ask_issuer(account, client, kept.refresh, self._patience)
        self._grant, self._ends, self._is_new = grant, begun + grant.seconds, True
        if grant.refresh != kept.refresh:
            self._keep(replace(kept, refresh=grant.refresh))
        return grant.access

    def _keep(self, newer: Kept) -> None:
        self._kept = newer
        try:
            self._vault.write(newer, self._stored)
        except CredentialsError:
            return  # a keyring that was locked since: memory has it, and with the next token it is tried again
        self._stored = newer


def ask_issuer(account: Account, client: Client, refresh: str, patience: float) -> Grant:
    """A new access token from a process of its own. Raises CredentialsError, SignInRefused or Unreachable."""
    place = Path(issuer.__file__).resolve()
    question = json.dumps({"client": asdict(client), "refresh": refresh}).encode()
    try:
        answer = answer_of([sys.executable, "-I", str(place), str(place.parent.parent)], patience, question)
        return Grant(**json.loads(answer))
    except subprocess.TimeoutExpired:
        raise problem(account, Why.UNREACHABLE) from None
    except subprocess.CalledProcessError as error:
        if error.returncode not in set(Why):
            raise CredentialsError(
                f"The program that asks {NAMES[account.sign_in]} for access tokens failed with exit code "
                f"{error.returncode}; look whether Afterword is installed whole."
            ) from None
        raise problem(account, Why(error.returncode)) from None


def problem(account: Account, why: Why) -> AfterwordError:
    """Why there is no token, as an error that says what to do."""
    name = NAMES[account.sign_in]
    if why is Why.UNREACHABLE:
        return Unreachable(
            f"{name}, which gives the access tokens, cannot be reached; Afterword tries again by itself."
        )
    if why is Why.LIBRARY:
        extra = account.sign_in.removeprefix("oauth-")
        return CredentialsError(
            f"To sign in at {name}, a library is missing: install `afterword[{extra}]`; see the README."
        )
    if why is Why.ENDED:
        return SignInEnded(
            f"The sign-in at {name} has ended (its time is over, it was withdrawn, or the password was changed); run "
            f"`afterword sign-in {account.key}`, Afterword then goes on by itself."
        )
    if why is Why.DECLINED:
        return SignInRefused(f"Nobody signed in at {name}, or not to the end; nothing was stored.")
    more = "`client_id` and `tenant`" if account.sign_in == issuer.MICROSOFT else "`client_id` and the client secret"
    return SignInRefused(
        f"{name} does not accept what was registered there: check {more} and the steps in the README, then run "
        f"`afterword sign-in {account.key}`."
    )
