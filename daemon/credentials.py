"""The password of an account: from a command of the user's, from systemd, or from the system keyring.

Never from the configuration file, never in an argument, an environment variable or a log. The keyring is asked
in a process of its own: with a locked keyring and a screen it waits for a human, and only a process can be
ended for certain. It also keeps the keyring's libraries out of the resident daemon.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from daemon.config import Account
from daemon.errors import CredentialsError

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
    # Those that keep passwords in plain text or nowhere at all are no keyrings.
    inner = [b for b in inner if not type(b).__module__.startswith(("keyrings.alt", "keyring.backends.null"))]
    if not inner or type(backend).__module__ == "keyring.backends.fail":
        sys.exit(4)
    if "password" in question:
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
_PROBLEMS = {
    3: "No password is stored for this account; run `afterword sign-in`.",
    4: "There is no system keyring here (or only one that stores in plain text); set `password_command`.",
    5: _LOCKED,
}
_STRANGE = "The system keyring does not answer as it should; look whether its service runs."


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
            return _from_systemd(file)
        return _keyring(self._account, self._patience)

    def _from_command(self) -> str:
        try:
            output = _output(self._account.password_command, self._patience)
        except subprocess.TimeoutExpired:
            raise CredentialsError(f"`password_command` gave no answer within {self._patience:.0f} seconds.") from None
        except subprocess.CalledProcessError as error:
            raise CredentialsError(f"`password_command` failed with exit code {error.returncode}.") from None
        except OSError:
            raise CredentialsError("`password_command` cannot be run; check the path.") from None
        return _first_line(output, "What `password_command` printed")


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
    question = {"service": SERVICE, "user": f"{account.user}@{account.host}"}
    if password is not None:
        question["password"] = password
    # The package's own place goes last: it is where an installation for one user alone has its libraries.
    place = str(Path(__file__).resolve().parent.parent)
    try:
        answer = _output([sys.executable, "-I", "-c", _ASK, place], patience, json.dumps(question).encode())
    except subprocess.TimeoutExpired:
        raise CredentialsError(_LOCKED) from None
    except subprocess.CalledProcessError as error:
        raise CredentialsError(_PROBLEMS.get(error.returncode, _STRANGE)) from None
    return answer.decode("utf-8")


def _output(command: Sequence[str], patience: float, question: bytes = b"") -> bytes:
    """What a command prints. Raises OSError, CalledProcessError or TimeoutExpired; nothing of it is left then."""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as child:
        try:
            answer, _ = child.communicate(question, patience)
        except BaseException:
            # The whole group: a shell's own children would go on, and hold the pipe open.
            os.killpg(child.pid, signal.SIGKILL)
            raise
    if child.returncode:
        # Without the command line and without what was printed: both may be secret.
        raise subprocess.CalledProcessError(child.returncode, SERVICE)
    return answer


def _first_line(output: bytes, source: str) -> str:
    """`pass` and others keep notes below the password."""
    try:
        password = output.split(b"\n")[0].rstrip(b"\r").decode("utf-8")
    except UnicodeDecodeError:
        raise CredentialsError(f"{source} is not UTF-8 text.") from None
    if not password:
        raise CredentialsError(f"{source} has no password in its first line.")
    return password
