"""What an account signs in with: a password from a command of the user's, from systemd, or from the system keyring;
or an access token from a command, or from Microsoft or Google by what the keyring holds.

Never from the configuration file, never in an argument, an environment variable or a log. The keyring is asked
in a process of its own: with a locked keyring and a screen it waits for a human, and only a process can be
ended for certain. It also keeps the keyring's libraries out of the resident daemon.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from daemon.asking import answer_of
from daemon.config import Account
from daemon.errors import CredentialsError
from daemon.issuer import GOOGLE, MICROSOFT
from daemon.tokens import Kept, Tokens

SERVICE = "afterword"
#: Seconds for the keyring or a command to answer, and for a person to unlock the keyring while signing in.
PATIENCE, HUMAN_PATIENCE = 20.0, 120.0

#: What runs in the keyring's process. The question comes over its standard input: arguments are everybody's to read.
_ASK = """
import json, sys
sys.path.append(sys.argv[1])
import keyring, keyring.errors
question = json.load(sys.stdin.buffer)
service, user = question["service"], question["user"]
try:
    backend = keyring.get_keyring()
    inner = getattr(backend, "backends", [backend])
    # Those that keep passwords in plain text or nowhere at all are no keyrings, nor is what is made from them.
    bad = ("keyrings.alt", "keyring.backends.null")
    inner = [
        b for b in inner
        if not any(c.__module__.startswith(bad) or "plaintext" in c.__name__.lower() for c in type(b).__mro__)
    ]
    if not inner or type(backend).__module__ == "keyring.backends.fail":
        sys.exit(4)
    if "password" in question:
        # What somebody else has stored in the meantime is newer than what it is to be replaced with.
        if question.get("instead_of") in (None, inner[0].get_password(service, user)):
            inner[0].set_password(service, user, question["password"])
    else:
        password = next((p for p in (b.get_password(service, user) for b in inner) if p is not None), None)
        if password is None:
            sys.exit(3)
        sys.stdout.buffer.write(password.encode("utf-8"))
except keyring.errors.KeyringLocked:
    sys.exit(5)
except keyring.errors.NoKeyringError:
    sys.exit(4)
except keyring.errors.KeyringError:
    sys.exit(6)
"""

_LOCKED = "The system keyring is locked; unlock it, Afterword goes on by itself."
_ABSENT = "There is no system keyring here (or only one that stores in plain text); "
_NONE_STORED = "No password is stored for this account; run `afterword sign-in`."
_STRANGE = "The system keyring does not answer as it should; look whether its service runs."


class Credentials:
    """What an account signs in with, asked for when first needed and kept in memory until it is refused."""

    def __init__(self, account: Account, patience: float = PATIENCE) -> None:
        self._account, self._patience = account, patience
        self._known: str | None = None
        self._tokens: Tokens | None = None
        # An account's worker and its watch share these, each in its thread.
        self._one_at_a_time = threading.Lock()
        if account.sign_in in (MICROSOFT, GOOGLE):
            self._tokens = Tokens(account, Vault(account, patience), self.client_secret, patience)

    def __call__(self) -> str:
        """The password or access token. Raises CredentialsError with what to do; with OAuth MailboxError, too."""
        with self._one_at_a_time:
            return self._given()

    def _given(self) -> str:
        if self._tokens is not None:
            return self._tokens()
        if self._account.sign_in == "token-command":
            # Such commands keep and refresh tokens themselves; only they know how long one lives.
            return _first_line(self._said("token_command"), "What `token_command` printed")
        if self._known is None:
            self._known = self._ask()
        return self._known

    def forget(self) -> None:
        """The server refused it: ask anew the next time."""
        with self._one_at_a_time:
            self._known = None
            if self._tokens is not None:
                self._tokens.forget()

    def renewed(self) -> str | None:
        """A newer token than the one that the server has just refused, or None where that was new itself."""
        with self._one_at_a_time:
            return self._tokens.renewed() if self._tokens is not None else None

    def _ask(self) -> str:
        if self._account.password_command:
            return _first_line(self._said("password_command"), "What `password_command` printed")
        folder = os.environ.get("CREDENTIALS_DIRECTORY")
        if folder and (file := Path(folder) / f"{SERVICE}.{self._account.key}").is_file():
            return _from_systemd(file)
        return _keyring(self._account, self._patience)

    def client_secret(self) -> str:
        """The one that a command prints; empty where the keyring has it, if any is needed."""
        if not self._account.client_secret_command:
            return ""
        return _first_line(self._said("client_secret_command"), "What `client_secret_command` printed")

    def _said(self, setting: str) -> bytes:
        """What the command of a setting prints."""
        try:
            return answer_of(getattr(self._account, setting), self._patience)
        except subprocess.TimeoutExpired:
            raise CredentialsError(f"`{setting}` gave no answer within {self._patience:.0f} seconds.") from None
        except subprocess.CalledProcessError as error:
            raise CredentialsError(f"`{setting}` failed with exit code {error.returncode}.") from None
        except OSError:
            raise CredentialsError(f"`{setting}` cannot be run; check the path.") from None


class Vault:
    """The place in the system keyring for what a sign-in with Microsoft or Google leaves; see `tokens.Vault`."""

    def __init__(self, account: Account, patience: float = PATIENCE) -> None:
        self._name, self._patience = entry_name(account), patience

    def read(self) -> Kept | None:
        words = self._asked()
        return None if words is None else Kept.from_text(words)

    def write(self, kept: Kept, instead_of: Kept | None = None) -> None:
        question = {"password": kept.as_text()}
        self._asked(**question, **({} if instead_of is None else {"instead_of": instead_of.as_text()}))

    def _asked(self, **more: str) -> str | None:
        return _asked(self._name, self._patience, f'{_ABSENT}use `sign_in = "token-command"`.', **more)


def entry_name(account: Account) -> str:
    """The name of what the keyring holds for an account."""
    name = f"{account.user}@{account.host}"
    return name if account.sign_in == "password" else f"{name} {account.sign_in}"


def store_password(account: Account, password: str) -> None:
    """Puts a password into the system keyring. Raises CredentialsError."""
    _keyring(account, HUMAN_PATIENCE, password)


def _from_systemd(file: Path) -> str:
    """A credential of the unit: `LoadCredential=afterword.ACCOUNT:FILE` (systemd.exec(5))."""
    try:
        return _first_line(file.read_bytes(), f"The credential {file.name}")
    except OSError as error:
        raise CredentialsError(f"The credential {file.name} cannot be read ({error.strerror}).") from None


def _keyring(account: Account, patience: float, password: str | None = None) -> str:
    more = {} if password is None else {"password": password}
    answer = _asked(entry_name(account), patience, f"{_ABSENT}set `password_command`.", **more)
    if answer is None:
        raise CredentialsError(_NONE_STORED)
    return answer


def _asked(name: str, patience: float, absent: str, **more: str) -> str | None:
    """What the keyring holds under a name, None where there is nothing. Raises CredentialsError."""
    question = json.dumps({"service": SERVICE, "user": name} | more).encode()
    # The package's own place goes last: it is where an installation for one user alone has its libraries.
    place = str(Path(__file__).resolve().parent.parent)
    try:
        answer = answer_of([sys.executable, "-I", "-c", _ASK, place], patience, question)
    except subprocess.TimeoutExpired:
        raise CredentialsError(_LOCKED) from None
    except subprocess.CalledProcessError as error:
        if error.returncode == 3:
            return None
        problems = {4: absent, 5: _LOCKED}
        raise CredentialsError(problems.get(error.returncode, _STRANGE)) from None
    return answer.decode("utf-8")


def _first_line(output: bytes, source: str) -> str:
    """`pass` and others keep notes below the password."""
    try:
        password = output.split(b"\n")[0].rstrip(b"\r").decode("utf-8")
    except UnicodeDecodeError:
        raise CredentialsError(f"{source} is not UTF-8 text.") from None
    if not password:
        raise CredentialsError(f"{source} has no password in its first line.")
    return password
