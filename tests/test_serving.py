"""`afterword service` where there is no systemd to talk to; with one, see test_systemd.py."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from daemon import cli, systemctl
from daemon.commands import serving
from daemon.errors import UserError
from daemon.screen import Screen
from tests.running import Home
from tests.test_cli import Said, home, say  # noqa: F401 - fixtures

Say = Callable[..., Said]


@pytest.fixture(autouse=True)
def no_session(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As in a container, or after `su`."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))


@pytest.mark.parametrize("act", ["install", "uninstall", "status"])
def test_without_a_session_it_is_said_and_nothing_is_written(say: Say, tmp_path: Path, act: str) -> None:
    """One sentence on how to get one, or on what to do without; exit code 1."""
    said = say("service", act)
    assert (1, "", 1) == (said.code, said.out, said.err.count("\n"))
    assert "There is no systemd session for this user here." in said.err
    assert not (tmp_path / "xdg").exists()


def test_without_systemd_it_is_said(say: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Other systems have other ways to start a program."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for act in ("install", "status", "logs"):
        said = say("service", act)
        assert (1, "") == (said.code, said.out)
        assert "systemctl" in said.err or "journalctl" in said.err


def test_a_wrong_configuration_is_not_installed(home: Home, say: Say) -> None:
    """A service that could only fail is not begun."""
    home.config.write_text("[reply]\n")
    assert 78 == say("service", "install").code


@pytest.mark.parametrize(
    "words",
    [["status", "--linger"], ["uninstall", "--no-start"], ["install", "--follow"], ["status", "--lines", "3"]],
    ids=" ".join,
)
def test_options_belong_to_their_acts(say: Say, words: list[str]) -> None:
    """What would be ignored is refused."""
    said = say("service", *words)
    assert 1 == said.code
    assert f"{words[1]}" in said.err
    assert "belong to `service" in said.err


@pytest.mark.parametrize(
    ("words", "answer", "allowed", "asked", "expected"),
    [
        ([], "", True, True, False),
        ([], "y", True, True, True),
        (["--linger"], "", True, False, True),
        (["--linger"], "", False, False, False),
        (["--no-linger"], "y", True, False, False),
    ],
)
def test_lingering_is_offered(
    home: Home,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    answer: str,
    allowed: bool,
    asked: bool,
    expected: bool,
) -> None:
    """Asked in a terminal, obeyed as an option, never done unasked; where it is not allowed, who can is said."""
    state, questions = [False], []

    def enable() -> bool:
        state[0] = allowed
        return allowed

    monkeypatch.setattr(systemctl, "lingers", lambda: state[0])
    monkeypatch.setattr(systemctl, "let_linger", enable)
    monkeypatch.setattr(serving, "agreed", lambda question: questions.append(question) or answer == "y")
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    arguments = cli.parser().parse_args(["service", "install", *words])
    assert expected == serving._linger(arguments, Screen())
    assert (asked, expected) == (bool(questions), state[0])
    assert ("sudo loginctl enable-linger" in capsys.readouterr().err) == (not allowed)


# -- the command that is written into the unit -----------------------------------------------------


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_the_command_is_taken_as_it_was_called(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A link in ~/.local/bin stays one: an upgrade may lead it elsewhere."""
    real = program(tmp_path / "tools" / "bin" / "afterword")
    link = tmp_path / "bin" / "afterword"
    link.parent.mkdir()
    link.symlink_to(real)
    monkeypatch.setattr(sys, "argv", [str(link)])
    assert link == serving.command()
    monkeypatch.setattr(sys, "argv", ["afterword"])
    monkeypatch.setenv("PATH", f"{link.parent}{os.pathsep}/bin")
    assert link == serving.command()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["bin/afterword"])
    assert link == serving.command()


def test_the_command_beside_python_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`python -m daemon.cli` in an environment where it is installed."""
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "cli.py")])
    monkeypatch.setattr(sys, "executable", str(tmp_path / "env" / "python"))
    assert program(tmp_path / "env" / "afterword") == serving.command()


def test_what_will_not_stay_is_not_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run from its source, or by `uvx` from a cache, there is nothing that a service could start tomorrow."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "cli.py")])
    with pytest.raises(UserError, match="install it first"):
        serving.command()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "argv", [str(program(tmp_path / "cache" / "uv" / "bin" / "afterword"))])
    with pytest.raises(UserError, match="is in a cache"):
        serving.command()


def test_a_moment_of_systemd_s_is_understood() -> None:
    """And none is none: a service that never ran has no beginning."""
    found = systemctl._moment("Sun 2026-11-22 13:00:23 UTC")
    assert found is not None
    assert ("2026-11-22T13:00:23+00:00", None) == (found.isoformat(), systemctl._moment(""))
