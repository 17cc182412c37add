"""What Afterword has put into the system keyring, taken out again; in a process of its own as credentials are."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from daemon.config import Account
from daemon.errors import CredentialsError
from daemon.paths import APP

#: Answers with the number of entries that were removed.
_ERASE = """
import json, sys
sys.path.append(sys.argv[1])
import keyring, keyring.errors
question = json.load(sys.stdin.buffer)
removed = 0
try:
    backend = keyring.get_keyring()
    for one in getattr(backend, "backends", [backend]):
        if type(one).__module__ == "keyring.backends.fail":
            sys.exit(4)
        for user in question["users"]:
            if one.get_password(question["service"], user) is not None:
                one.delete_password(question["service"], user)
                removed += 1
except keyring.errors.KeyringLocked:
    sys.exit(5)
except keyring.errors.NoKeyringError:
    sys.exit(4)
except keyring.errors.KeyringError:
    sys.exit(6)
print(removed)
"""
#: Seconds for a person to unlock the keyring.
PATIENCE = 120.0
#: How a sign-in other than with a password is marked in the name of its entry.
KINDS = ("", " microsoft", " google")
_NO_KEYRING = 4


def erase_entries(accounts: Sequence[Account], patience: float = PATIENCE) -> int:
    """Removes what the keyring holds for these accounts; how many entries there were. Raises CredentialsError."""
    users = [f"{account.user}@{account.host}{kind}" for account in accounts for kind in KINDS]
    question = json.dumps({"service": APP, "users": users}).encode()
    place = str(Path(__file__).resolve().parent.parent)
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _ERASE, place],
            input=question,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired:
        done = None
    if done is None or done.returncode not in (0, _NO_KEYRING):
        raise CredentialsError("The system keyring is locked or does not answer; nothing was removed from it.")
    return int(done.stdout) if done.returncode == 0 else 0
