"""What the user's systemd is asked and told; nothing of it needs root."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from daemon.errors import UserError
from daemon.unit import UNIT

PROPERTIES = (
    *("LoadState", "UnitFileState", "ActiveState", "SubState", "Result", "ExecMainStatus", "StatusText", "NRestarts"),
    *("ActiveEnterTimestamp", "MainPID", "FragmentPath"),
)
#: Seconds for an answer; a start may take TimeoutStartSec.
PATIENCE = 90.0


@dataclass(frozen=True, slots=True)
class ServiceState:
    """The service as systemd sees it; ``exit_code`` is that of its last end."""

    installed: bool
    enabled: bool
    active: str
    result: str
    exit_code: int
    says: str
    restarts: int
    since: datetime | None
    pid: int

    @property
    def running(self) -> bool:
        return self.active == "active"


def ask(*words: str, check: bool = True) -> str:
    """What a systemd tool prints. Raises UserError where it fails, or where there is no systemd for this user."""
    done = _run(words)
    if check and done.returncode:
        if re.search(r"connect to (?:user scope )?bus|No medium found|\$DBUS_SESSION_BUS_ADDRESS", done.stderr):
            raise UserError(
                "There is no systemd session for this user here. Log in as this user itself (not with su or sudo), "
                "or let something else start `afterword run`."
            )
        raise UserError(f"`{words[0]} {words[-1]}` failed: {done.stderr.strip() or f'exit code {done.returncode}'}.")
    return done.stdout


def systemctl(*words: str, check: bool = True) -> str:
    """`systemctl --user`. Raises UserError."""
    return ask("systemctl", "--user", "--no-pager", *words, check=check)


def version() -> int:
    """The version of systemd. Raises UserError where there is none."""
    found = re.match(r"systemd (\d+)", ask("systemctl", "--version"))
    return int(found[1]) if found else 0


def service_state() -> ServiceState:
    """Raises UserError where systemd cannot be asked."""
    said = systemctl("show", UNIT, *(f"--property={name}" for name in PROPERTIES))
    found = dict(line.split("=", 1) for line in said.splitlines() if "=" in line)
    return ServiceState(
        installed=found.get("LoadState") == "loaded",
        enabled=found.get("UnitFileState") == "enabled",
        active=found.get("ActiveState", "inactive"),
        result=found.get("Result", ""),
        exit_code=_number(found.get("ExecMainStatus")),
        says=found.get("StatusText", ""),
        restarts=_number(found.get("NRestarts")),
        since=_moment(found.get("ActiveEnterTimestamp", "")),
        pid=_number(found.get("MainPID")),
    )


def unit_folder(config_home: Path) -> Path:
    """Where this user's units are looked for: the shell may have another XDG_CONFIG_HOME than systemd has."""
    searched = systemctl("show", "--property=UnitPath", "--value").split()
    usual = Path.home() / ".config"
    for home in (config_home, usual):
        if str(home / "systemd/user") in searched:
            return home / "systemd/user"
    return usual / "systemd/user"


def has_namespaces() -> bool:
    """Whether a unit of this user gets a user namespace in which file systems can be mounted: one is started."""
    words = ("systemd-run", "--user", "--quiet", "--wait", "--collect")
    options = (f"--property={one}" for one in ("PrivateUsers=yes", "ProtectSystem=strict", "PrivateDevices=yes"))
    return _run((*words, *options, "--", "true")).returncode == 0


def lingers() -> bool | None:
    """Whether this user's services run without a login; None where nobody knows."""
    said = ask("loginctl", "show-user", str(os.getuid()), "--property=Linger", "--value", check=False).strip()
    return {"yes": True, "no": False}.get(said)


def let_linger() -> bool:
    """Asks for it; False where only an administrator may."""
    return _run(("loginctl", "--no-ask-password", "enable-linger")).returncode == 0


def _run(words: Sequence[str]) -> subprocess.CompletedProcess[str]:
    # Moments in UTC and sentences in English are what is read above.
    environment = os.environ | {"LC_ALL": "C.UTF-8", "TZ": "UTC", "SYSTEMD_PAGER": "", "SYSTEMD_COLORS": "0"}
    try:
        return subprocess.run(
            words, capture_output=True, text=True, errors="replace", env=environment, timeout=PATIENCE, check=False
        )
    except FileNotFoundError:
        raise UserError(
            f"There is no {words[0]} here: the service needs systemd. Let something else start `afterword run`."
        ) from None
    except OSError as error:
        raise UserError(f"{words[0]} cannot be started ({error.strerror}).") from None
    except subprocess.TimeoutExpired:
        raise UserError(f"{words[0]} gave no answer within {PATIENCE:.0f} seconds; try again.") from None


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%a %Y-%m-%d %H:%M:%S UTC").replace(tzinfo=UTC)
    except ValueError:
        return None
