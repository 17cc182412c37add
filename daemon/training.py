"""A training as a process beside the daemon: begun, watched without waiting, ended, and what comes of it."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from classifier.model import ModelError
from daemon.errors import AfterwordError, StoreError
from daemon.models import BASELINE, CURRENT, Models
from daemon.paths import shipped
from daemon.records import Lesson

#: Seconds by the clock after which a training is ended: it runs at the lowest priority, beside everything else.
PATIENCE = 3600.0
#: Bytes of what it says that are read at once.
MOST_READ = 1 << 16
#: Where in the work folder the candidate is made.
CANDIDATE = "candidate"


class TrainingFailed(AfterwordError):
    """The training ended without a model; the one in use stays in use."""

    exit_code = 70


@dataclass(frozen=True, slots=True)
class Trained:
    """What came of a training: the name of the new version (empty in a rehearsal), and its report."""

    version: str
    promoted: bool
    report: dict[str, Any] = field(default_factory=dict)

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(self.report.get("reasons", ()))


class TrainingProcess:
    """A training under way. `poll` never waits; whoever began it must poll until it is over, or `kill` it."""

    def __init__(
        self, models: Models, lessons: Sequence[Lesson], *, rehearse: bool = False, **limits: float | str
    ) -> None:
        """Begins. Raises AlreadyRunning, or StoreError where the disk is full."""
        self._models = models
        self._rehearse = rehearse
        self._stack = ExitStack()
        #: How far it is: the phase, how much of it is done, and of how much.
        self.progress = ("reading", 0, 0)
        self._unread = b""
        self._failure = ""
        self._ended = False
        self._until = time.monotonic() + PATIENCE
        self._work, lock = self._stack.enter_context(models.training())
        try:
            self._child = _start(models, self._work, lessons, lock, limits)
        except OSError as error:
            self._stack.close()
            raise StoreError(f"The training cannot begin ({error.strerror}); nothing was changed.") from None
        os.set_blocking(self._pipe.fileno(), False)

    @property
    def pid(self) -> int:
        return self._child.pid

    def poll(self) -> Trained | None:
        """Whether it is over: None while it runs. Raises TrainingFailed; the model in use is then untouched."""
        self._read()
        if self._child.poll() is None:
            if time.monotonic() > self._until:
                self.kill()
                raise TrainingFailed("The training took too long and was ended; the model in use stays.")
            return None
        self._read()
        try:
            if not self._ended:
                raise TrainingFailed(self._failure or _death(self._child.returncode))
            return self._take_in()
        finally:
            self._close()

    def wait(self, seconds: float) -> None:
        """Waits for news, at most so long."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._pipe, selectors.EVENT_READ)
            selector.select(seconds)

    def kill(self) -> None:
        """Ends it, and removes what it made so far."""
        if self._child.poll() is None:
            # The process has a group of its own, with the helper that it shares the work with. One that is over may
            # have given its number to somebody else.
            os.killpg(self._child.pid, signal.SIGKILL)
        self._child.wait()
        self._close()

    def _take_in(self) -> Trained:
        try:
            report = json.loads((self._work / CANDIDATE / "report.json").read_text("utf-8"))
            if self._rehearse:
                return Trained("", False, report)
            now = datetime.now(UTC)
            version = self._models.take_in(self._work / CANDIDATE, now)
        except (OSError, ValueError, ModelError):
            raise TrainingFailed("The training left no model that can be read; the one in use stays.") from None
        if report["promote"]:
            self._models.promote(version, now)
            self._models.prune()
        return Trained(version, bool(report["promote"]), report)

    def _close(self) -> None:
        self._pipe.close()
        try:
            self._models.clean()
        finally:
            self._stack.close()

    def _read(self) -> None:
        if self._pipe.closed:
            return
        while piece := self._pipe.read(MOST_READ):
            *lines, self._unread = (self._unread + piece).split(b"\n")
            for line in lines:
                self._hear(json.loads(line))

    def _hear(self, said: dict[str, Any]) -> None:
        if "phase" in said:
            self.progress = (said["phase"], said["done"], said["total"])
        self._failure = said.get("failed", self._failure)
        self._ended = self._ended or "finished" in said

    @property
    def _pipe(self) -> Any:
        return self._child.stdout


def start_training(
    state_folder: Path, lessons: Sequence[Lesson], *, rehearse: bool = False, **limits: float | str
) -> TrainingProcess:
    """Begins a training on the corpus and these lessons; those without a text are left out.

    ``rehearse`` keeps nothing of it; ``limits`` are fields of `classifier.retraining.Job`. Raises AlreadyRunning.
    """
    return TrainingProcess(Models(state_folder), lessons, rehearse=rehearse, **limits)


def _start(
    models: Models, work: Path, lessons: Sequence[Lesson], lock: int, limits: dict[str, float | str]
) -> subprocess.Popen[bytes]:
    taught = [lesson for lesson in lessons if lesson.text is not None]
    rows = (
        {
            "name": lesson.key,
            "label": lesson.label.value,
            "group": lesson.domain,
            "subject": lesson.subject,
            "text": lesson.text,
            "sketch": lesson.sketch,
        }
        for lesson in taught
    )
    _write(work / "lessons.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    job = {
        "corpus": str(shipped("models") / "corpus"),
        "lessons": str(work / "lessons.jsonl"),
        "count": len(taught),
        "current": str(models.folder / CURRENT),
        "shipped": str(shipped("models") / "starter"),
        "target": str(work / CANDIDATE),
        "baseline": str(models.folder / BASELINE),
    }
    (work / CANDIDATE).mkdir(mode=0o700)
    _write(work / "job.json", json.dumps(job | limits))
    root = str(Path(__file__).resolve().parent.parent)
    start = (
        "import sys; sys.path.insert(0, sys.argv[1]); from classifier.retraining import main; del sys.path[0];"
        "sys.exit(main(sys.argv[2:]))"
    )
    return subprocess.Popen(
        [sys.executable, "-I", "-c", start, root, str(work / "job.json")],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # One thread a process: the work is shared out by processes, and idle threads would spin and cost memory.
        env={"LANG": "C.UTF-8", "PATH": os.defpath}
        | dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
        cwd="/",
        # It holds the lock of training as long as it lives, whatever becomes of us.
        pass_fds=(lock,),
        start_new_session=True,
    )


def _write(path: Path, content: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
        out.write(content)


def _death(code: int) -> str:
    if code == -signal.SIGXCPU:
        return "The training used up the processor time that it may have; the model in use stays."
    if code < 0:
        return f"The training was ended from outside (signal {-code}); the model in use stays."
    return "The training ended without a word; the installation may be incomplete. The model in use stays."
