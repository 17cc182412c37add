"""The user's models: a folder for each version, and a link to the one in use.

``STATE/models/`` holds a folder for each version, named after its time and its data; ``current``, a link that is
swapped by one rename; ``baseline.json``, what the shipped recipe does on held-out mail; ``training.lock``; and while a
training runs, its work folder. A crash between any two steps leaves a link to a whole model, or none and so the shipped
model.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from classifier.features import FEATURES_VERSION
from classifier.model import ModelError, load_model
from daemon.errors import AlreadyRunning, StoreError, UserError
from daemon.paths import private_folder

VERSION = re.compile(r"\d{8}T\d{6}-[0-9a-f]{8}")
#: How work folders begin; what a killed training left behind is known by it.
WORK = ".training-"
CURRENT, LOCK, BASELINE = "current", "training.lock", "baseline.json"
#: Versions that are always kept: the one in use and the one before, for `rollback`.
FEWEST_KEPT = 2


@dataclass(frozen=True, slots=True)
class Version:
    """A model as `models list` shows it. ``problem`` says why it cannot be used; ``since`` is when it came into use."""

    name: str
    made_at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)
    report: Mapping[str, Any] = field(default_factory=dict)
    promoted_at: datetime | None = None
    since: datetime | None = None
    problem: str = ""

    @property
    def is_current(self) -> bool:
        return self.since is not None


class Models:
    """The models below one state folder. Raises StoreError where the disk does not do what it should."""

    def __init__(self, state: Path) -> None:
        self.folder = state / "models"

    # -- looking -----------------------------------------------------------------------------------

    def current(self) -> str | None:
        """The name of the version in use; None where it is the shipped model."""
        try:
            name = (self.folder / CURRENT).readlink().name
        except OSError:
            return None
        return name if (self.folder / name).is_dir() else None

    def versions(self) -> list[Version]:
        """All versions, the latest first."""
        try:
            names = sorted((path.name for path in self.folder.iterdir() if VERSION.fullmatch(path.name)), reverse=True)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise _unusable(error) from None
        return [self.version(name) for name in names]

    def version(self, name: str) -> Version:
        """One version. Raises UserError where there is none of that name."""
        folder = self._folder(name)
        about, report = _json(folder / "model.json"), _json(folder / "report.json")
        return Version(
            name=name,
            made_at=datetime.strptime(name[:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC),
            facts=about.get("facts", {}),
            report=report,
            promoted_at=_time(folder / "promoted"),
            since=self._since() if name == self.current() else None,
            problem=_problem(folder),
        )

    def needs_rebuild(self) -> bool:
        """Whether the model in use was made by another scikit-learn, for other features, or cannot be read.

        It is then to be made anew from the labels; until then the reader passes over it where it must.
        """
        name = self.current()
        if name is None:
            # A link to nowhere was a model once.
            return (self.folder / CURRENT).is_symlink()
        folder = self.folder / name
        facts = _json(folder / "model.json").get("facts", {})
        made = str(facts.get("scikit-learn", "")).split(".")[:2]
        try:
            here = version("scikit-learn").split(".")[:2]
        except PackageNotFoundError:
            return False  # nothing can be rebuilt without it
        return facts.get("features") != FEATURES_VERSION or made != here or bool(_problem(folder))

    # -- changing ----------------------------------------------------------------------------------

    def promote(self, name: str, now: datetime) -> None:
        """Puts a version in use, by one rename. Raises UserError where it cannot be read."""
        folder = self._folder(name)
        if problem := _problem(folder):
            raise UserError(f"The model {name} cannot be used: {problem}.")
        try:
            mark = folder / "promoted"
            mark.touch(0o600)
            mark.write_text(now.isoformat(), "ascii")
            _sync_folder(folder)
            self._swap(name)
        except OSError as error:
            raise _unusable(error) from None

    def rollback(self) -> str | None:
        """Puts the model in use that was in use before; returns its name, None for the shipped one.

        Raises UserError where the shipped one is in use already.
        """
        name = self.current()
        if name is None:
            raise UserError("The shipped model is in use; there is nothing before it.")
        since = _time(self.folder / name / "promoted")
        before = [
            (one.promoted_at, one.name)
            for one in self.versions()
            if one.promoted_at and one.name != name and not one.problem and (since is None or one.promoted_at < since)
        ]
        try:
            if before:
                self._swap(max(before)[1])
            else:
                (self.folder / CURRENT).unlink()
                _sync(self.folder)
        except OSError as error:
            raise _unusable(error) from None
        return max(before)[1] if before else None

    def prune(self, keep: int = FEWEST_KEPT) -> list[str]:
        """Removes all but the model in use and the latest others; returns the names of what is gone.

        At least two stay: those that were in use come before those that never were.
        """
        versions = [one for one in self.versions() if not one.is_current]
        versions.sort(key=lambda one: (one.promoted_at is not None, one.made_at), reverse=True)
        others = max(keep, FEWEST_KEPT) - (self.current() is not None)
        gone = [one.name for one in versions[others:]]
        for name in gone:
            self._remove(self.folder / name)
        return gone

    # -- training ----------------------------------------------------------------------------------

    @contextmanager
    def training(self) -> Iterator[tuple[Path, int]]:
        """A work folder for one training, and the lock that keeps a second one out, to be handed to its process.

        The kernel frees the lock when both are gone. What a killed training left is removed. Raises AlreadyRunning.
        """
        lock = self.lock()
        try:
            self.clean()
            work = private_folder(self.folder / f"{WORK}{os.getpid()}")
            yield work, lock
        except OSError as error:
            raise _unusable(error) from None
        finally:
            os.close(lock)

    def lock(self) -> int:
        """The descriptor that holds the lock of training. Raises AlreadyRunning or StoreError."""
        try:
            private_folder(self.folder)
            lock = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise _unusable(error) from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise AlreadyRunning("A training is under way already; this one was not begun.") from None
        return lock

    def clean(self) -> None:
        """Removes what a killed training left behind; only for who holds the lock."""
        for path in self.folder.iterdir():
            if path.name.startswith(WORK):
                self._remove(path)

    def take_in(self, work: Path, now: datetime) -> str:
        """Makes a finished candidate a version; returns its name. Raises ModelError where it cannot be read."""
        model = load_model(work)
        name = f"{now:%Y%m%dT%H%M%S}-{str(model.facts.get('data', ''))[:8]:0<8}"
        try:
            _sync_folder(work)
            work.rename(self.folder / name)
            _sync(self.folder)
        except OSError as error:
            raise _unusable(error) from None
        return name

    def _swap(self, name: str) -> None:
        link = self.folder / f"{WORK}link"
        link.unlink(missing_ok=True)
        link.symlink_to(name)
        link.rename(self.folder / CURRENT)
        _sync(self.folder)

    def _folder(self, name: str) -> Path:
        folder = self.folder / name
        if not VERSION.fullmatch(name) or not folder.is_dir():
            raise UserError(f"There is no model {name!r}; `afterword models list` shows them.")
        return folder

    def _since(self) -> datetime:
        return datetime.fromtimestamp((self.folder / CURRENT).lstat().st_mtime, UTC)

    def _remove(self, path: Path) -> None:
        try:
            if path.is_symlink() or not path.is_dir():
                path.unlink(missing_ok=True)
                return
            if VERSION.fullmatch(path.name):
                # A folder that is half removed must not look like a model.
                path = path.rename(path.with_name(f"{WORK}{path.name}"))
            shutil.rmtree(path)
        except OSError as error:
            raise _unusable(error) from None


def _problem(folder: Path) -> str:
    try:
        load_model(folder)
    except ModelError as error:
        return str(error)
    return ""


def _json(path: Path) -> Mapping[str, Any]:
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _time(path: Path) -> datetime | None:
    try:
        return datetime.fromisoformat(path.read_text("ascii").strip())
    except (OSError, ValueError):
        return None


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """What is renamed into place must be on the disk before its name is."""
    for path in folder.iterdir():
        _sync(path)
    _sync(folder)


def _unusable(error: OSError) -> StoreError:
    return StoreError(f"The models in the state folder cannot be used ({error.strerror}); nothing was changed.")
