"""What is shipped, and that it runs where nothing else is: wheel, sdist, editable, plain checkout, `uv tool`."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import bench
from tests.installed import build, copy_of_checkout, install, new_environment
from tests.running import CHECKOUT

pytestmark = pytest.mark.slow

#: Which kinds of files may lie where in the wheel.
KINDS = {
    "daemon": {".py", ".typed"},
    "classifier": {".py", ".typed"},
    "daemon/_data/templates": {".j2"},
    "daemon/_data/models": {".mails", ".md", ".json", ".txt", ".f32"},
    "daemon/_data/systemd": {".service"},
}
SHIPPED = (
    "models/starter/model.json",
    "models/corpus/README.md",
    "templates/en/formal.txt.j2",
    "templates/en/warm.txt.j2",
    "systemd/afterword.service",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("wheel")


@pytest.fixture(scope="module")
def checkout(folder: Path) -> Path:
    """A checkout as a developer has it, with things in it that are nobody's business."""
    copy = copy_of_checkout(folder)
    for name in (
        "models/private/model.json",
        ".venv/pyvenv.cfg",
        "mails/mine.eml",
        "config.toml",
        "daemon/__pycache__/x.pyc",
    ):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text("private")
    return copy


@pytest.fixture(scope="module")
def built(checkout: Path, folder: Path) -> tuple[Path, Path]:
    return build(checkout, folder / "dist")


@pytest.fixture(scope="module")
def command(built: tuple[Path, Path], folder: Path) -> Path:
    """The command of the wheel, in an environment with its declared dependencies only."""
    return install(built[0], new_environment(folder / "installed"))


def run(command: Path | list[str], folder: Path, *arguments: str) -> str:
    """Runs a command in an empty folder, with an empty home and hardly any environment."""
    (folder / "empty").mkdir(exist_ok=True)
    words = [str(command)] if isinstance(command, Path) else command
    done = subprocess.run(
        [*words, *arguments],
        input=bench.rejection().decode(),
        capture_output=True,
        text=True,
        cwd=folder / "empty",
        env={"PATH": os.defpath, "HOME": str(folder / "empty"), "LANG": "C.UTF-8"},
        check=False,
    )
    assert (0, "") == (done.returncode, done.stderr)
    assert [] == list((folder / "empty").iterdir())
    return done.stdout


def test_the_wheel_holds_what_is_needed_and_nothing_else(built: tuple[Path, Path]) -> None:
    """Templates, corpus, starter model and unit are inside; no test, no pickle, nothing private."""
    names = [name for name in zipfile.ZipFile(built[0]).namelist() if ".dist-info/" not in name]
    for name in SHIPPED:
        assert f"daemon/_data/{name}" in names
    assert any(name.endswith(".mails") for name in names)
    assert [] == [name for name in names if Path(name).suffix not in KINDS.get(_place(name), set())]
    for content in ("daemon/cli.py", "daemon/commands/work.py", "classifier/reader.py"):
        assert content in names


def _place(name: str) -> str:
    """The nearest of the places above that a file lies in."""
    return max((place for place in KINDS if name.startswith(f"{place}/")), key=len, default="")


def test_the_sdist_can_be_tested_and_holds_nothing_private(built: tuple[Path, Path], folder: Path) -> None:
    """Tests, papers and sources are inside; the wheel was built from it."""
    with tarfile.open(built[1]) as archive:
        archive.extractall(folder / "sdist", filter="data")
    (root,) = (folder / "sdist").iterdir()
    for name in ("tests/test_wheel.py", "README.md", "LICENSE", "Makefile", "pyproject.toml", *SHIPPED):
        assert (root / name).is_file()
    assert not list(root.rglob("private")) + list(root.rglob("*.eml.bak")) + list(root.rglob(".venv"))
    assert not (root / "config.toml").exists()
    assert not (root / "mails").exists()


def test_the_wheel_runs_in_an_empty_folder(command: Path, folder: Path) -> None:
    """Without the checkout, a home or any tool of a developer: version, help and a verdict with its model."""
    assert run(command, folder, "--version").startswith("afterword ")
    assert "examples:" in run(command, folder, "read", "--help")
    assert "rejection" == json.loads(run(command, folder, "read", "--json", "-"))["decision"]
    assert "No mailbox has been looked at yet" in run(command, folder, "status")


def test_no_tool_of_a_developer_is_needed(command: Path) -> None:
    """The environment above has no pytest, no hypothesis, no mypy: what runs in it needs none."""
    program = (
        "import importlib.util as u, sys; sys.exit(any(map(u.find_spec, ('pytest', 'hypothesis', 'mypy', 'tests'))))"
    )
    assert 0 == subprocess.run([command.parent / "python", "-I", "-c", program], check=False).returncode


FIND = (
    "import json; from daemon.paths import shipped; names = (name.partition('/') for name in "
    f"{SHIPPED!r}); print(json.dumps([str(shipped(first) / rest) for first, _, rest in names]))"
)


def found(python: list[str], folder: Path) -> list[Path]:
    return [Path(name) for name in json.loads(run([*python, FIND], folder))]


def test_shipped_files_are_found_in_a_wheel(command: Path, folder: Path) -> None:
    """They lie beside the code."""
    for path in found([str(command.parent / "python"), "-c"], folder):
        assert path.is_file()
        assert "_data" in path.parts


def test_shipped_files_are_found_in_a_plain_checkout(folder: Path) -> None:
    """Python, the dependencies and a checkout are enough: nothing is installed."""
    python = new_environment(folder / "plain")
    start = f"import sys; sys.path.insert(0, {str(CHECKOUT)!r}); exec(sys.argv.pop(1))"
    plain = [str(python), "-c", start]
    assert [CHECKOUT / name for name in SHIPPED] == found(plain, folder)
    program = "from daemon.cli import main; sys.exit(main())"
    assert "rejection" == json.loads(run([*plain, program], folder, "read", "--json", "-"))["decision"]
    assert "not installed" in run([*plain, program], folder, "--version")


def test_shipped_files_are_found_in_an_editable_installation(checkout: Path, folder: Path) -> None:
    """They are the checkout's own, so that an edited template is used at once."""
    backend = ["hatchling", "editables"]
    if all(map(importlib.util.find_spec, backend)):
        python = new_environment(folder / "editable", *backend)
        command = install(checkout, python, "--no-build-isolation", "--editable")
    else:
        python = new_environment(folder / "editable")
        command = install(checkout, python, "--editable")
    assert [checkout / name for name in SHIPPED] == found([str(python), "-c"], folder)
    assert "rejection" == json.loads(run(command, folder, "read", "--json", "-"))["decision"]


@pytest.fixture
def uv() -> Iterator[str]:
    path = shutil.which("uv", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
    assert path is not None, "uv is missing; the extra `test` brings it"
    yield path


def test_uv_installs_it_as_a_tool(built: tuple[Path, Path], folder: Path, uv: str) -> None:
    """As the README says, in an environment of its own, dependencies fetched."""
    env = os.environ | {
        "UV_TOOL_DIR": str(folder / "tools"),
        "UV_TOOL_BIN_DIR": str(folder / "bin"),
        "UV_NO_CONFIG": "1",
    }
    done = subprocess.run([uv, "tool", "install", str(built[0])], env=env, capture_output=True, text=True, check=False)
    if done.returncode and "Failed to fetch" in done.stderr:
        pytest.skip("the package index cannot be reached")
    assert 0 == done.returncode, done.stderr
    assert "rejection" == json.loads(run(folder / "bin" / "afterword", folder, "read", "--json", "-"))["decision"]
