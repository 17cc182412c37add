"""PURE: the user unit as it is written for one machine: the shipped text with real paths, and a drop-in beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from daemon.errors import UserError

UNIT = "afterword.service"
#: The drop-in is named so that the user's own ones, which come after it, win.
DROP_IN = f"{UNIT}.d/00-this-machine.conf"
HEADER = (
    "# Written by `afterword service install`, which also writes it anew.\n"
    "# Changes of your own belong into a drop-in: systemctl --user edit afterword\n"
)
#: The first systemd that knows RestartSteps (its NEWS).
STEPS_SINCE = 254

_STEPS = """\
# 10 seconds after the first crash, half an hour after many.
RestartSteps=8
RestartMaxDelaySec=30min
"""
_NO_STEPS = """\
# This systemd cannot make the pauses between restarts grow.
RestartSec=1min
"""
_NO_NAMESPACE = """\
PrivateUsers=no
CapabilityBoundingSet=~
ProtectSystem=no
ProtectHome=no
ReadWritePaths=
PrivateTmp=no
PrivateDevices=no
ProtectClock=no
ProtectControlGroups=no
ProtectHostname=no
ProtectKernelLogs=no
ProtectKernelModules=no
ProtectKernelTunables=no
"""
_COMMAND = """\
MemoryDenyWriteExecute=no
RestrictNamespaces=no
SystemCallFilter=
SystemCallFilter=@system-service
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """What the unit depends on: how Afterword is called there, and what is possible.

    ``commands`` tells that a command of the user's gives a password, ``in_tmp`` that the program or its files are below
    a folder for temporary files, of which the unit gets one of its own.
    """

    words: tuple[str, ...]
    state: Path
    systemd: int
    namespaces: bool
    commands: bool
    in_tmp: bool = False


def unit_text(shipped: str, machine: Machine) -> str:
    """The unit with its real paths. Raises UserError where one cannot stand in it."""
    lines = {
        "ExecStartPre": "+" + command_line(("mkdir", "-p", "-m", "0700", str(machine.state))),
        "ExecStart": command_line(machine.words),
        "ReadWritePaths": f"-{quoted(str(machine.state))}",
    }
    text = HEADER + shipped
    for name, value in lines.items():
        text = re.sub(rf"(?m)^{name}=.*$", f"{name}={value}".replace("\\", r"\\"), text)
    return text


def command_line(words: Sequence[str]) -> str:
    """A command as a unit has it: `$` begins a variable in arguments, not in the command (systemd.service(5))."""
    return " ".join(map(quoted, [words[0], *(word.replace("$", "$$") for word in words[1:])]))


def drop_in_text(machine: Machine) -> str:
    """What is other on this machine than in the shipped unit."""
    parts = [HEADER, "[Service]\n", _STEPS if machine.systemd >= STEPS_SINCE else _NO_STEPS]
    if machine.commands:
        parts += ["# A command of yours gives a password, and may need anything of your session.\n"]
        parts += [_NO_NAMESPACE, _COMMAND]
    elif not machine.namespaces:
        parts += ["# User namespaces are off on this machine, and all of this needs one.\n", _NO_NAMESPACE]
    elif machine.in_tmp:
        parts += ["# Something of Afterword's lies in /tmp.\n", "PrivateTmp=no\n"]
    return "".join(parts)


def quoted(word: str) -> str:
    """A word as a unit takes it literally: no specifier, no variable, no end of its own (systemd.syntax(7))."""
    if re.search(r"[\x00-\x1f\x7f]", word):
        raise UserError("A path of Afterword's holds a line break or a control character; systemd takes no such path.")
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"' if re.search(r"[^\w@%+=:,./-]", word, re.ASCII) else escaped
