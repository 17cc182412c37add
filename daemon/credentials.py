"""The password of an account: from a command of the user's, from systemd, or from the system keyring.

Never from the configuration file, never in an argument, an environment variable or a log. The keyring is asked
in a process of its own: with a locked keyring and a screen it waits for a human, and only a process can be
ended for certain. It also keeps the keyring's libraries out of the resident daemon.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from daemon.config import Account
from daemon.errors import CredentialsError

SERVICE = "afterword"
#: Seconds for the keyring or a command to answer.
PATIENCE = 20.0

_ASK = """
import sys
import keyring, keyring.errors
verb, service, user = sys.argv[1:]
try:
    backend = keyring.get_keyring()
    inner = getattr(backend, "backends", [backend])
    inner = [b for b in inner if not type(b).__module__.startswith(("keyrings.alt", "keyring.backends.null"))]
    if not inner or type(backend).__module__ == "keyring.backends.fail":
        sys.exit(4)
    if verb == "set":
        inner[0].set_password(service, user, sys.stdin.read())
    else:
        password = next((p for p in (b.get_password(service, user) for b in inner) if p is not None), None)
        if password is None:
            sys.exit(3)
        sys.stdout.write(password)
except keyring.errors.KeyringLocked:
    sys.exit(5)
except keyring.errors.NoKeyringError:
    sys.exit(4)
except keyring.errors.KeyringError:
    sys.exit(6)
"""

_PROBLEMS = {
    3: "No password is stored for this account; run `afterword sign-in`.",
    4: "There is no system keyring here (or only one that stores in plain text); set `password_command`.",
    5: "The system keyring is locked; unlock it, Afterword goes on by itself.",
    6: "The system keyring does not answer as it should; look whether its service runs.",
}


class Credentials:
    """An account's password, asked for when first needed and kept in memory until it is refused."""

    def __init__(self, account: Account, patience: float = PATIENCE) -> None:
        self._account, self._patience = account, patience
        self._known: str | None = None

    def __call__(self) -> str:
        """The password. Raises CredentialsError with what to do."""
        if self._known is None:
            self._known = self._ask()
        return self._known

    def forget(self) -> None:
        """The server refused it: ask anew the next time."""
        self._known = None

    def _ask(self) -> str:
        if self._account.password_command:
            return self._from_command()
        folder = os.environ.get("CREDENTIALS_DIRECTORY")
        if folder and (file := Path(folder) / f"{SERVICE}.{self._account.key}").is_file():
            return file.read_text("utf-8").rstrip("\r\n")
        return _keyring("get", self._account, self._patience)

    def _from_command(self) -> str:
        try:
            done = subprocess.run(
                self._account.password_command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=self._patience,
                check=True,
            )
            # Only the first line: `pass` keeps notes below.
            password = done.stdout.decode("utf-8").split("\n")[0].rstrip("\r")
        except subprocess.TimeoutExpired:
            raise CredentialsError(f"`password_command` gave no answer within {self._patience:.0f} seconds.") from None
        except subprocess.CalledProcessError as error:
            raise CredentialsError(f"`password_command` failed with exit code {error.returncode}.") from None
        except (OSError, UnicodeDecodeError):
            raise CredentialsError("`password_command` cannot be run; check the path.") from None
        if not password:
            raise CredentialsError("`password_command` printed nothing.")
        return password


def store_password(account: Account, password: str) -> None:
    """Puts a password into the system keyring. Raises CredentialsError."""
    _keyring("set", account, PATIENCE, password)


def _keyring(verb: str, account: Account, patience: float, password: str = "") -> str:
    name = f"{account.user}@{account.host}"
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _ASK, verb, SERVICE, name],
            input=password.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=patience,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise CredentialsError(_PROBLEMS[5]) from None
    except subprocess.CalledProcessError as error:
        raise CredentialsError(_PROBLEMS.get(error.returncode, _PROBLEMS[6])) from None
    return done.stdout.decode("utf-8")
