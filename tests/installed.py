"""Afterword as it is installed: built from this checkout, in an environment with its declared dependencies only."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import venv
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

from tests.running import CHECKOUT

#: What lies in a checkout and is nobody's business.
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "dist", "build")


def copy_of_checkout(folder: Path) -> Path:
    """A copy to build from or to spoil."""
    return Path(shutil.copytree(CHECKOUT, folder / "checkout", ignore=LEFT_OUT))


def build(source: Path, folder: Path) -> tuple[Path, Path]:
    """Builds wheel and sdist as a release does; returns both files."""
    # The build backend is fetched where it is not installed.
    isolation = ["--no-isolation"] if importlib.util.find_spec("hatchling") else []
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(folder), *isolation, str(source)],
        check=True,
        capture_output=True,
    )
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, sdist


def new_environment(folder: Path, *also: str) -> Path:
    """A virtual environment that holds what Afterword declares to need, and nothing else; returns its Python.

    The distributions are not fetched again but linked from the environment of the tests.
    """
    venv.create(folder, symlinks=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    for entry in sorted({entry for name in needs("afterword", *also) for entry in _entries(name)}):
        if not (packages / entry.name).exists():
            (packages / entry.name).symlink_to(entry)
    return folder / "bin" / "python"


def install(what: Path, python: Path, *options: str) -> Path:
    """Installs a wheel, an sdist or a checkout without its dependencies; returns the command."""
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "--quiet"]
    done = subprocess.run(
        [*pip, "install", "--no-deps", "--no-compile", *options, str(what)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return python.parent / "afterword"


def needs(*names: str) -> set[str]:
    """The distributions that some need, and what those need; the first ones themselves are in it unless it is ours."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for line in distribution(name).requires or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    return found - {"afterword"}


def _entries(name: str) -> set[Path]:
    """The files and folders of a distribution at the top of its site-packages."""
    one = distribution(name)
    files = one.files
    if files is None:
        raise PackageNotFoundError(name)
    tops = {file.parts[0] for file in files} - {"..", "__pycache__"}
    return {Path(str(one.locate_file(top))) for top in tops}
