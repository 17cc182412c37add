"""The process that meets hostile bytes: bytes in, a Reading out.

``Reader`` is the daemon's side, light enough to stay resident. Below it a child process parses, judges and
extracts under limits of memory and processor time; a hostile mail can kill only that child. The child ends by
itself after a while without work, so that an idle daemon carries none of its weight.

The two speak frames over pipes: four bytes of length (big-endian), then the content. To the child goes a raw
mail; back comes JSON. A frame of length zero asks for nothing and is never sent.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO

from classifier.labels import Decision, Label, Verdict

if TYPE_CHECKING:
    from classifier.model import Model

#: Address space of the child: parsing 256 KiB of mail stays below 150 MiB, with libraries.
MEMORY_LIMIT = 768 * 2**20
#: Processor seconds for one mail; the slowest of 2,290 real ones took 0.1.
CPU_SECONDS = 10
#: Seconds by the clock for one mail, for a child that is starved or stuck.
WALL_SECONDS = 60.0
#: The child leaves after this many seconds without work.
LINGER = 20.0
#: Of a mail's own words, so many letters are handed on, to be quoted below a reply.
MOST_TEXT = 20_000
MOST_ANSWER = 4 * 2**20
#: How the child may end without a mail's doing: it left for want of work, or somebody asked it to.
INNOCENT_ENDS = (0, -signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP)


class Unreadable(Exception):
    """This mail killed or outlasted the reader, or is no mail; the next one can be read."""


class ReaderFailed(Exception):
    """The reader does not start, whatever the mail."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the daemon learns of a mail. Strings are one line each but ``text``, the mail's own words without
    quotes; ``details`` is plain data; ``sketch`` tells near-copies (`classifier.likeness`).
    """

    message_id: str
    answers: tuple[str, ...]
    subject: str
    sender_name: str
    sender_email: str
    reply_to: tuple[tuple[str, str], ...]
    recipients: tuple[str, ...]
    date: datetime | None
    automatic: bool
    verdict: Verdict
    details: Mapping[str, Any]
    text: str = ""
    sketch: tuple[int, ...] = ()


class Reader:
    """Reads mails in a child process, which is started when needed. Not for use from two threads.

    The first of the ``models`` that can be used is: the user's own before the shipped one.
    """

    def __init__(self, *models: Path, linger: float = LINGER) -> None:
        self._models = models
        self._linger = linger
        #: Why models were passed over, in words for the user; known once the child has started.
        self.passed_over: tuple[str, ...] = ()
        self._child: subprocess.Popen[bytes] | None = None
        self._made_with: tuple[object, ...] = ()

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Starts the child ahead of the first mail. Raises ReaderFailed."""
        self._running()

    def read(self, raw: bytes) -> Reading:
        """Reads one mail. Raises Unreadable for this mail, ReaderFailed when no mail can be read."""
        answer = None
        while answer is None:
            child = self._running()
            try:
                # The child writes nothing while it reads, so a plain write cannot deadlock.
                _send(_pipe(child.stdin), raw)
                answer = _receive(_pipe(child.stdout), time.monotonic() + WALL_SECONDS)
            except TimeoutError:
                self.close()
                raise Unreadable("it took too long to read") from None
            except (OSError, EOFError):
                code = self.close()
                if code not in INNOCENT_ENDS:
                    raise Unreadable(_death(code)) from None
        content = json.loads(answer)
        if "unreadable" in content:
            raise Unreadable(str(content["unreadable"]))
        return as_reading(content)

    def close(self) -> int | None:
        """Ends the child, if there is one; returns how it ended."""
        child, self._child = self._child, None
        if child is None:
            return None
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # a broken pipe with unflushed bytes: the child is gone, nothing is owed
                    continue
        try:
            return child.wait(0.5)
        except subprocess.TimeoutExpired:
            child.kill()
            return child.wait()

    @property
    def pid(self) -> int | None:
        """The child's process number while it lives."""
        return self._child.pid if self._child is not None and self._child.poll() is None else None

    def _running(self) -> subprocess.Popen[bytes]:
        models = tuple(map(_version, self._models))
        if self._child is not None:
            alive = self._child.poll() is None and not _has_ended(_pipe(self._child.stdout))
            if alive and models == self._made_with:
                return self._child
            self.close()
        self._made_with = models
        root = str(Path(__file__).resolve().parent.parent)
        # Isolated: no environment, no user site, no current folder. The package's own place goes first only while
        # the package is found, so that a checkout beside an installed copy reads mail with its own code.
        start = (
            "import sys; sys.path.insert(0, sys.argv[1]); from classifier.reader import main; del sys.path[0];"
            "sys.exit(main(sys.argv[2:]))"
        )
        try:
            child = subprocess.Popen(
                [sys.executable, "-I", "-c", start, root, str(self._linger), *map(str, self._models)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"LANG": "C.UTF-8", "PATH": os.defpath},
                cwd="/",
                # A Ctrl-C in the terminal is for the parent; it would else end the child over an innocent mail.
                start_new_session=True,
            )
        except OSError as error:
            raise ReaderFailed(f"The reader process cannot be started ({error}).") from None
        self._child = child
        try:
            greeting = json.loads(_receive(_pipe(child.stdout), time.monotonic() + WALL_SECONDS))
        except (OSError, EOFError, ValueError):
            self.close()
            raise ReaderFailed("The reader process ends at once; the installation may be incomplete.") from None
        if "failed" in greeting:
            self.close()
            raise ReaderFailed(f"The reader cannot work: {greeting['failed']}")
        self.passed_over = tuple(greeting["passed_over"])
        return child


def _version(model: Path) -> object:
    """What tells one model at a path from the next that is put in its place; None where there is none."""
    try:
        found = (model / "model.json").stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _pipe(pipe: Any) -> BinaryIO:
    if pipe is None:
        raise ReaderFailed("The reader process has no pipes.")
    return pipe  # type: ignore[no-any-return]  # Popen types its pipes by text mode, which is not set here


def _death(code: int | None) -> str:
    if code is not None and code < 0:
        return f"reading it ended the reader (signal {-code})"
    return "reading it ended the reader"


def _has_ended(pipe: BinaryIO) -> bool:
    """Whether the child has closed its side: it is leaving after its time without work."""
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        return bool(selector.select(0))  # between mails it has nothing to say but the end


def _send(pipe: BinaryIO, content: bytes) -> None:
    pipe.write(struct.pack(">I", len(content)))
    pipe.write(content)
    pipe.flush()


def _receive(pipe: BinaryIO, deadline: float) -> bytes:
    length = struct.unpack(">I", _exactly(pipe, 4, deadline))[0]
    if length > MOST_ANSWER:
        raise EOFError("an answer of absurd size")
    return _exactly(pipe, length, deadline)


def _exactly(pipe: BinaryIO, count: int, deadline: float) -> bytes:
    content = b""
    descriptor = pipe.fileno()
    with selectors.DefaultSelector() as selector:
        selector.register(descriptor, selectors.EVENT_READ)
        while len(content) < count:
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise TimeoutError
            piece = os.read(descriptor, count - len(content))
            if not piece:
                raise EOFError
            content += piece
    return content


def as_reading(content: Mapping[str, Any]) -> Reading:
    """A Reading from the child's plain data."""
    verdict = content["verdict"]
    return Reading(
        message_id=content["message_id"],
        answers=tuple(content["answers"]),
        subject=content["subject"],
        sender_name=content["sender_name"],
        sender_email=content["sender_email"],
        reply_to=tuple((name, email) for name, email in content["reply_to"]),
        recipients=tuple(content["recipients"]),
        date=datetime.fromisoformat(content["date"]) if content["date"] else None,
        automatic=content["automatic"],
        verdict=Verdict(
            label=Label(verdict["label"]),
            labels={Label(name): value for name, value in verdict["labels"].items()},
            decision=Decision(verdict["decision"]),
            score=verdict["score"],
            because=tuple(verdict["because"]),
        ),
        details=content["details"],
        text=content["text"],
        sketch=tuple(content["sketch"]),
    )


# -- the child -------------------------------------------------------------------------------------


def read_here(raw: bytes, model: Model) -> dict[str, Any]:
    """Reads one mail in this very process; the child's answer as plain data. Raises UnreadableMail."""
    from classifier.details import extract
    from classifier.likeness import sketch
    from classifier.message import read_message

    message = read_message(raw)
    verdict = model.judge(message)
    return {
        "message_id": message.message_id,
        "answers": message.answers[-50:],
        "subject": message.subject,
        "sender_name": message.sender.name if message.sender else "",
        "sender_email": message.sender.email if message.sender else "",
        "reply_to": [(address.name, address.email) for address in message.reply_to[:5]],
        "recipients": message.recipients[:100],
        "date": message.date.isoformat() if message.date else "",
        "automatic": message.automatic or message.mailing_list,
        "verdict": {
            "label": verdict.label,
            "labels": verdict.labels,
            "decision": verdict.decision,
            "score": verdict.score,
            "because": verdict.because,
        },
        "details": extract(message).as_dict(),
        "text": message.text[:MOST_TEXT],
        "sketch": sketch(message.text),
    }


def main(arguments: list[str]) -> int:
    """The child's loop: ``LINGER MODEL...``. Frames from standard input, answers to standard output."""
    import logging
    import resource

    linger = float(arguments[0])
    wanted, given = os.dup(0), os.dup(1)
    # Whatever a library prints must not get between the frames, and its log lines quote headers.
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(null, descriptor)
    logging.disable(logging.CRITICAL)
    answers = os.fdopen(given, "wb")

    from classifier.message import UnreadableMail
    from classifier.model import ModelError, load_model

    model, passed_over = None, []
    for folder in arguments[1:]:
        if folder != arguments[-1] and not os.path.lexists(folder):
            continue  # the user has none of their own yet
        try:
            model = load_model(Path(folder))
            break
        except ModelError as error:
            passed_over.append(str(error))
    if model is None:
        _send(answers, json.dumps({"failed": "; ".join(passed_over)}).encode())
        return 1
    # Everything is loaded before the limits, so that a late import cannot fail for one mail.
    read_here(b"Subject: first\n\nfirst\n", model)
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY_LIMIT),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    _send(answers, json.dumps({"passed_over": passed_over}).encode())
    source = os.fdopen(wanted, "rb")
    while True:
        try:
            length = struct.unpack(">I", _exactly(source, 4, time.monotonic() + linger))[0]
        except (TimeoutError, EOFError):
            return 0
        raw = _exactly(source, length, time.monotonic() + WALL_SECONDS)
        used = resource.getrusage(resource.RUSAGE_SELF)
        until = int(used.ru_utime + used.ru_stime) + 1 + CPU_SECONDS
        # The soft limit's SIGXCPU ends the process, in C code too.
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        try:
            content = read_here(raw, model)
        except UnreadableMail as error:
            content = {"unreadable": str(error)}
        _send(answers, json.dumps(content).encode())
