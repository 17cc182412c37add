"""The user unit as it is written for one machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from daemon.errors import UserError
from daemon.paths import shipped
from daemon.unit import HEADER, Machine, drop_in_text, quoted, unit_text

SHIPPED = (shipped("systemd") / "afterword.service").read_text("utf-8")
PLAIN = Machine(("/home/a/.local/bin/afterword", "run"), Path("/home/a/state"), 256, namespaces=True, commands=False)


def changed(text: str) -> set[str]:
    """Lines that the shipped unit has not."""
    return set(text.removeprefix(HEADER).splitlines()) - set(SHIPPED.splitlines())


def test_only_paths_are_other_than_shipped() -> None:
    """The command, the folder that may be written to, and the same folder made before it is needed."""
    assert {
        "ExecStart=/home/a/.local/bin/afterword run",
        "ExecStartPre=+mkdir -p -m 0700 /home/a/state",
        "ReadWritePaths=-/home/a/state",
    } == changed(unit_text(SHIPPED, PLAIN))


def test_odd_paths_mean_themselves() -> None:
    """Blanks, quotes, specifiers and variables have no meaning left (systemd.syntax(7), systemd.service(5))."""
    odd = replace(
        PLAIN, words=("/opt/$my bin/afterword", "--config", "/a b/100%$HOME.toml", "run"), state=Path('/a "b')
    )
    assert {
        'ExecStart="/opt/$my bin/afterword" --config "/a b/100%%$$HOME.toml" run',
        'ExecStartPre=+mkdir -p -m 0700 "/a \\"b"',
        'ReadWritePaths=-"/a \\"b"',
    } == changed(unit_text(SHIPPED, odd))
    assert '"a\\\\b;"' == quoted("a\\b;")


def test_a_line_break_in_a_path_is_refused() -> None:
    """It would begin a setting of its own."""
    with pytest.raises(UserError, match="line break"):
        unit_text(SHIPPED, replace(PLAIN, state=Path("/a\nExecStartPost=/bin/true")))


@pytest.mark.parametrize(("systemd", "grow"), [(252, False), (253, False), (254, True), (257, True)])
def test_pauses_grow_where_systemd_can(systemd: int, grow: bool) -> None:
    """RestartSteps came with systemd 254; before, restarts are rarer from the first one on."""
    text = drop_in_text(replace(PLAIN, systemd=systemd))
    assert (grow, not grow) == ("RestartSteps=" in text, "RestartSec=1min" in text)


def test_the_hardening_is_taken_back_only_where_it_must_be() -> None:
    """All that needs a user namespace where there is none; more for a command of the user's; one line for /tmp."""
    names = [line.split("=")[0] for line in SHIPPED.partition("PrivateUsers=")[1:][1].splitlines() if "=" in line]
    needs = {"PrivateUsers", *names} - {"", "WantedBy", "RuntimeDirectory", "RuntimeDirectoryMode"}
    needs -= {"RuntimeDirectoryPreserve"}

    def set_in(text: str) -> set[str]:
        return {line.split("=")[0] for line in text.splitlines() if "=" in line and not line.startswith("#")} - {
            "RestartSteps",
            "RestartMaxDelaySec",
        }

    assert set() == set_in(drop_in_text(PLAIN))
    assert needs == set_in(drop_in_text(replace(PLAIN, namespaces=False)))
    assert needs | {"MemoryDenyWriteExecute", "RestrictNamespaces", "SystemCallFilter"} == set_in(
        drop_in_text(replace(PLAIN, commands=True))
    )
    assert {"PrivateTmp"} == set_in(drop_in_text(replace(PLAIN, in_tmp=True)))
