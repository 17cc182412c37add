"""The service of the user's systemd: installed with real paths, told about, and taken away again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from daemon import paths, systemctl
from daemon.commands import surroundings
from daemon.config import Account, Config
from daemon.errors import AfterwordError, UserError
from daemon.screen import Screen
from daemon.systemctl import ServiceState
from daemon.unit import DROP_IN, HEADER, UNIT, Machine, drop_in_text, unit_text

#: What an exit code of `run` means for somebody who looks at a service that does not run.
MEANINGS = {
    70: "a fault of Afterword's own, or a broken installation",
    74: "the database cannot be used",
    75: "another Afterword is at work",
    78: "the configuration is wrong",
    203: "the command is no longer where it was; `afterword service install` finds it",
    217: "systemd makes no user namespace any more; `afterword service install` does without",
    226: "systemd cannot set up its surroundings; `afterword service install` looks what is possible",
}
LINES = 50


def service(arguments: Namespace, screen: Screen) -> int:
    """The service: install, uninstall, status, logs."""
    acts: dict[str, Callable[[Namespace, Screen], int]] = {
        "install": _install,
        "uninstall": _uninstall,
        "status": _status,
        "logs": _logs,
    }
    if arguments.act != "install" and (arguments.linger is not None or not arguments.start):
        raise UserError("--linger, --no-linger and --no-start belong to `service install`.")
    if arguments.act != "logs" and (arguments.follow is not None or arguments.lines is not None):
        raise UserError("--follow, --no-follow and --lines belong to `service logs`.")
    return acts[arguments.act](arguments, screen)


# -- install ---------------------------------------------------------------------------------------


def _install(arguments: Namespace, screen: Screen) -> int:
    config = surroundings.configuration(arguments)
    systemctl.systemctl("show", "--property=Version")  # whether there is one to talk to, before anything is written
    machine = this_machine(arguments, config)
    unit, drop_in = _files()
    surroundings.state_folder(arguments)  # what does not exist cannot be made writable
    replaced = _put_aside(unit)
    _write(unit, unit_text(_shipped(), machine))
    _write(drop_in, drop_in_text(machine))
    systemctl.systemctl("daemon-reload")
    systemctl.systemctl("enable", UNIT)
    if arguments.start:
        systemctl.systemctl("reset-failed", UNIT, check=False)
        systemctl.systemctl("restart", UNIT, check=False)
    state = systemctl.service_state()
    lingers = _linger(arguments, screen)
    if arguments.json:
        screen.json(_as_dict(state, lingers=lingers, up_to_date=True) | {"unit": str(unit)})
    else:
        screen.say(f"The unit is {unit}.")
        if replaced:
            screen.say(f"Another one that was there is kept as {replaced}.")
        if machine.commands:
            screen.say("It is hardened only in part, for a command of yours gives a password and needs your session.")
        elif not machine.namespaces:
            screen.say("It is hardened only in part, for user namespaces are off on this machine.", "yellow")
        _tell_lingering(lingers, screen)
    if arguments.start and not state.running:
        raise UserError(f"The service is installed, but it does not run: {_why(state)}; see `afterword service logs`.")
    if not arguments.json:
        screen.say("The service runs." if arguments.start else "The service starts with your next login.", "green")
    return 0


def this_machine(arguments: Namespace, config: Config) -> Machine:
    """What the unit of this installation depends on. Raises UserError."""
    words = [str(command()), *_options(arguments), "run"]
    config_file, state = surroundings.config_path(arguments), surroundings.state_path(arguments)
    return Machine(
        words=tuple(words),
        state=state.absolute(),
        systemd=systemctl.version(),
        namespaces=systemctl.has_namespaces(),
        commands=any(_runs_commands(account) for account in config.accounts),
        in_tmp=any(
            path.is_relative_to(tmp)
            for path in (Path(sys.prefix), Path(sys.base_prefix), state.absolute(), config_file.absolute())
            for tmp in ("/tmp", "/var/tmp")  # noqa: S108 - nothing is put there
        ),
    )


def _runs_commands(account: Account) -> bool:
    return any(getattr(account, one.name) for one in fields(account) if one.name.endswith("_command"))


def _options(arguments: Namespace) -> list[str]:
    """Where the shell knows better than systemd: named by an option, or by a variable that systemd has not."""
    config, state = surroundings.config_path(arguments), surroundings.state_path(arguments)
    words = []
    if config.absolute() != Path.home() / ".config" / paths.APP / "config.toml":
        words += ["--config", str(config.absolute())]
    if state.absolute() != Path.home() / ".local/state" / paths.APP:
        words += ["--state", str(state.absolute())]
    return words


def command() -> Path:
    """The installed command, as it was called, else where it lies beside Python. Raises UserError."""
    # Symbolic links are kept: an upgrade may put something else behind ~/.local/bin/afterword.
    called = Path(shutil.which(sys.argv[0]) or "").absolute()
    beside = Path(sys.executable).absolute().parent / paths.APP
    for candidate in (called, beside, Path(shutil.which(paths.APP) or "").absolute()):
        if candidate.name == paths.APP and candidate.is_file() and os.access(candidate, os.X_OK):
            break
    else:
        raise UserError("Afterword runs from its source here; install it first (`uv tool install .`).")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    if candidate.resolve().is_relative_to(cache.resolve()):
        raise UserError(f"{candidate} is in a cache and will not stay; install Afterword first (`uv tool install`).")
    return candidate


def _shipped() -> str:
    return (paths.shipped("systemd") / UNIT).read_text(encoding="utf-8")


def _files() -> tuple[Path, Path]:
    folder = systemctl.unit_folder(paths.config_file().parent.parent)
    return folder / UNIT, folder / DROP_IN


def _put_aside(unit: Path) -> Path | None:
    """A unit that somebody else has written is kept beside the new one."""
    try:
        if not unit.is_file() or unit.read_text(encoding="utf-8", errors="replace").startswith(HEADER):
            return None
        kept = unit.with_name(f"{unit.name}.before")
        unit.replace(kept)
    except OSError as error:
        raise UserError(f"{unit} cannot be replaced ({error.strerror}).") from None
    return kept


def _write(file: Path, text: str) -> None:
    fresh = file.with_name(f".{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(file)
    except OSError as error:
        raise UserError(f"{file} cannot be written ({error.strerror}).") from None


def _linger(arguments: Namespace, screen: Screen) -> bool | None:
    """Asks in a terminal, obeys an option, and else leaves it as it is."""
    lingers = systemctl.lingers()
    wanted = arguments.linger
    if lingers or wanted is False:
        return lingers
    if wanted is None and not arguments.json and sys.stdin.isatty() and sys.stdout.isatty():
        screen.say("The service runs while you are logged in. It can also run from the start of the machine on, and")
        screen.say("after you log out (lingering); a keyring then stays locked until you log in.")
        wanted = agreed("Let it run without you, too?")
    if wanted and systemctl.let_linger():
        return systemctl.lingers()
    if wanted:
        print(
            "afterword: only an administrator may allow that here: `sudo loginctl enable-linger $USER`.",
            file=sys.stderr,
        )
    return lingers


# -- uninstall -------------------------------------------------------------------------------------


def _uninstall(arguments: Namespace, screen: Screen) -> int:
    was_there = remove()
    if arguments.json:
        screen.json({"removed": was_there})
    elif not was_there:
        screen.say("There was no service to remove.")
    else:
        screen.say("The service is stopped and removed.", "green")
        screen.say("Configuration, templates and database stay; `afterword erase` removes what Afterword remembers.")
    return 0


def agreed(question: str) -> bool:
    """Asks in the terminal; no answer is a no."""
    try:
        return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False


def remove() -> bool:
    """Stops and removes the service; False where there was none. Drop-ins of the user's stay. Raises UserError."""
    unit, drop_in = _files()
    was_there = unit.exists() or systemctl.service_state().installed
    if was_there:
        systemctl.systemctl("disable", "--now", UNIT, check=False)
    try:
        for file in (unit, drop_in):
            file.unlink(missing_ok=True)
        if drop_in.parent.is_dir() and not any(drop_in.parent.iterdir()):
            drop_in.parent.rmdir()
    except OSError as error:
        raise UserError(f"{error.filename} cannot be removed ({error.strerror}).") from None
    systemctl.systemctl("daemon-reload")
    systemctl.systemctl("reset-failed", UNIT, check=False)
    if was_there and systemctl.service_state().running:
        raise UserError("The service does not stop; see `afterword service logs`.")
    return was_there


# -- status ----------------------------------------------------------------------------------------


def _status(arguments: Namespace, screen: Screen) -> int:
    state = systemctl.service_state()
    fresh = is_up_to_date(arguments) if state.installed else None
    lingers = systemctl.lingers()
    if arguments.json:
        screen.json(_as_dict(state, lingers=lingers, up_to_date=fresh))
        return 0 if state.running else 1
    if not state.installed:
        screen.say("The service is not installed; `afterword service install` does it.")
        return 1
    if state.running:
        screen.say(f"The service runs since {screen.when(state.since)}. {state.says}", "green")
    elif state.active in ("activating", "reloading"):
        why = _why(state)
        screen.say(f"The service is about to start{f' again: {why}' if why else ''}.", "yellow")
    elif state.active == "failed" or state.result not in ("", "success"):
        screen.say(f"The service does not run: {_why(state)}; see `afterword service logs`.", "red")
    else:
        screen.say("The service is stopped; `systemctl --user start afterword` starts it.", "yellow")
    if state.restarts:
        screen.say(f"It was started again {state.restarts} times after a fault.", "yellow")
    if not state.enabled:
        screen.say("It does not start by itself; `afterword service install` changes that.", "yellow")
    if fresh is False:
        screen.say("The unit is not as this Afterword would write it; `afterword service install` renews it.", "yellow")
    _tell_lingering(lingers, screen)
    return 0 if state.running else 1


def is_up_to_date(arguments: Namespace) -> bool | None:
    """Whether the unit is what `install` would write now; None where that cannot be told."""
    unit, drop_in = _files()
    try:
        machine = this_machine(arguments, surroundings.configuration(arguments))
        wanted = (unit_text(_shipped(), machine), drop_in_text(machine))
        return wanted == (unit.read_text(encoding="utf-8"), drop_in.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return False
    except AfterwordError:
        return None


def _tell_lingering(lingers: bool | None, screen: Screen) -> None:
    if lingers:
        screen.say("It also runs while you are not logged in (lingering).")
    elif lingers is False:
        screen.say("It runs while you are logged in; `afterword service install --linger` lets it run without you.")


def _why(state: ServiceState) -> str:
    if state.result == "exit-code":
        meaning = MEANINGS.get(state.exit_code, "see the log")
        return f"it ended with exit code {state.exit_code} ({meaning})"
    words = {
        "watchdog": "it hung and was ended",
        "timeout": "it took too long",
        "signal": "a signal ended it",
        "core-dump": "it crashed",
        "oom-kill": "memory ran out",
        "success": "",
    }
    return words.get(state.result, f"systemd says {state.result}")


def _as_dict(state: ServiceState, *, lingers: bool | None, up_to_date: bool | None) -> dict[str, Any]:
    since = state.since.isoformat() if state.since and state.running else None
    found = asdict(state) | {"running": state.running, "since": since, "linger": lingers, "up_to_date": up_to_date}
    found["pid"] = state.pid or None
    return found


# -- logs ------------------------------------------------------------------------------------------


def _logs(arguments: Namespace, screen: Screen) -> int:
    """The journal of the unit: followed in a terminal, the last lines in a pipe."""
    follow = sys.stdout.isatty() if arguments.follow is None else arguments.follow
    # Not `--user`: on a machine that keeps its journal in memory, users have no file of their own.
    words = ["journalctl", "--quiet", f"--user-unit={UNIT}", "--no-pager", f"--lines={arguments.lines or LINES}"]
    words += ["--follow"] * follow + ["--output=json"] * arguments.json
    sys.stdout.flush()
    try:
        return subprocess.run(words, check=False).returncode
    except KeyboardInterrupt:
        return 0  # how following ends
    except OSError as error:
        raise UserError(f"journalctl cannot be started ({error.strerror}).") from None
