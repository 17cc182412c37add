"""What the program promises of itself, looked for in its own source and in its running processes."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests import bench
from tests.peers.dovecot import Dovecot
from tests.peers.mail_client import MailClient
from tests.running import CHECKOUT, Home

SOURCES = sorted(path for room in ("daemon", "classifier") for path in (CHECKOUT / room).rglob("*.py"))
NAMES = [str(path.relative_to(CHECKOUT)) for path in SOURCES]


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it, by its full name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert 0 == node.level, "imports are written in full"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def importers(*modules: str) -> set[str]:
    """The files that import one of these modules or something of them."""
    return {
        name
        for name, path in zip(NAMES, SOURCES, strict=True)
        if any(found == module or found.startswith(f"{module}.") for found in imports(path) for module in modules)
    }


def test_the_source_is_found() -> None:
    """The tests below look at something."""
    assert {"daemon/engine.py", "daemon/commands/work.py", "classifier/reader.py"} <= set(NAMES)


def test_nothing_can_be_sent() -> None:
    """No SMTP, no mail submission, no web request: the only way out is IMAP.

    But for `init`, which asks a domain where its mail server is: one file, which only GETs, and which the daemon
    never loads.
    """
    assert set() == importers("smtplib", "aiosmtplib", "urllib.request", "requests", "httpx", "ftplib")
    assert {"daemon/discovery.py"} == importers("http.client")
    assert {"daemon/commands/connecting.py", "daemon/commands/plan.py"} == importers("daemon.discovery")
    for path in SOURCES:
        assert "sendmail" not in path.read_text("utf-8").lower()


def test_no_file_that_is_read_can_run_code() -> None:
    """Models and databases are plain data: nothing that unpickles, evaluates or executes what it reads."""
    assert set() == importers("pickle", "cPickle", "joblib", "shelve", "marshal", "dill", "skops", "yaml")
    called = {
        (name, node.func.id)
        for name, path in zip(NAMES, SOURCES, strict=True)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("eval", "exec", "compile")
    }
    assert set() == called


def test_no_shell_is_ever_asked() -> None:
    """Processes are started from lists of words, so no value can become a command."""
    for name, path in zip(NAMES, SOURCES, strict=True):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                assert "shell" not in {keyword.arg for keyword in node.keywords}, name
    assert set() == importers("os.system", "os.popen", "commands", "pty")


def test_only_one_room_speaks_imap_and_only_one_composes() -> None:
    """imapclient is behind one adapter; only the composition root and `sign-in` know that and the credentials."""
    assert {"daemon/imap.py"} == importers("imapclient")
    assert {"daemon/commands/work.py", "daemon/commands/signing.py"} == importers("daemon.imap")
    assert {"daemon/commands/work.py", "daemon/commands/signing.py"} == importers("daemon.credentials")


def test_no_error_is_swallowed_wholesale() -> None:
    """No bare `except`, no `except Exception`; whoever catches everything raises it again."""
    for name, path in zip(NAMES, SOURCES, strict=True):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.ExceptHandler):
                continue
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            caught = {kind.id for kind in kinds if isinstance(kind, ast.Name)}
            place = f"{name}, line {node.lineno}"
            assert node.type is not None, place
            assert "Exception" not in caught, place
            if "BaseException" in caught:
                last = node.body[-1]
                assert isinstance(last, ast.Raise) and last.exc is None, place


def test_the_import_names_are_ours_alone() -> None:
    """`daemon` is also the import name of another distribution, which must not be installed beside this one."""
    owners = packages_distributions()
    assert {"afterword"} == {*owners.get("daemon", ["afterword"]), *owners.get("classifier", ["afterword"])}


def test_the_arrows_point_down() -> None:
    """The import contract of pyproject.toml is kept."""
    pytest.importorskip("importlinter", reason="import-linter is a tool of developers")
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-logo",
        ],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        check=False,
    )
    assert 0 == done.returncode, done.stdout


#: A cycle as the daemon runs it, with the modules that are loaded afterwards.
CYCLE = """
import json, sys
from pathlib import Path
from daemon.commands import surroundings
from daemon.commands.work import AccountCycle
from daemon.config import load_config
from daemon.service import Pulse
from daemon.store import Store
config = load_config(Path(sys.argv[1]))
cycle = AccountCycle(
    config.accounts[0], config, store=Store(Path(sys.argv[2])), models=[surroundings.model()],
    templates=surroundings.templates(), pulse=Pulse(),
    stopping=lambda: False,
)
line = cycle.poll_and_advance()
cycle.close()
json.dump({"line": line, "modules": sorted(sys.modules)}, sys.stdout)
"""
#: What the resident process must never carry: scientific libraries, parsers that meet hostile bytes, terminal tables.
HEAVY = {
    "numpy",
    "scipy",
    "sklearn",
    "pandas",
    "joblib",
    "mailparser",
    "selectolax",
    "keyring",
    "secretstorage",
    "msal",
    "google",
    "requests",
    "rich",
    "dns",
    "tomlkit",
}


@pytest.mark.slow
def test_the_resident_process_stays_light(tmp_path: Path, dovecot: Dovecot) -> None:
    """A whole cycle with a rejection read and drafted loads no numbers, no parser, no keyring and no tables."""
    user = dovecot.new_user()
    home = Home(tmp_path)
    home.add_account(dovecot.port, user, password=dovecot.password)
    with MailClient(dovecot, user) as client:
        client.deliver("INBOX", bench.rejection())
    done = subprocess.run(
        [sys.executable, "-c", CYCLE, str(home.config), str(tmp_path / "db")],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        check=True,
    )
    found = json.loads(done.stdout)
    assert "1 read, 1 rejections, 0 unsure, 0 unreadable, 1 drafted" == found["line"]
    assert set() == HEAVY & {module.partition(".")[0] for module in found["modules"]}
