"""Learning from the labels: a training and its comparison in the terminal, and the models that there are."""

from __future__ import annotations

import hashlib
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from classifier.likeness import sketch
from classifier.message import Message
from classifier.plain import one_line
from classifier.reader import Reader, ReaderFailed, Unreadable
from classifier.senders import registrable
from daemon.commands import surroundings
from daemon.commands.judging import labelled_mails
from daemon.commands.surroundings import DATABASE, now, state_folder
from daemon.errors import ReaderBroken, UserError
from daemon.labelled import Fault, LabelledMail
from daemon.learning import MOST_TEXT, as_lesson
from daemon.models import Models, Version
from daemon.records import Lesson
from daemon.screen import Screen
from daemon.store import Store
from daemon.training import Trained, TrainingProcess, start_training

PHASES = {"reading": "Reading the mails", "fitting": "Training", "comparing": "Comparing"}
#: Labels that are put into the database in one transaction.
BATCH = 200
#: Faults in files that are named one by one.
MOST_NAMED = 20


def train(arguments: Namespace, screen: Screen) -> int:
    """A training now; 0 where its model is promoted."""
    store = _store(arguments)
    try:
        taken = faults = 0
        if arguments.labelled:
            taken, faults = _import(arguments, store, screen)
        lessons = [lesson for lesson in store.lessons() if lesson.text is not None]
    finally:
        store.close()
    if not lessons:
        raise UserError(
            "There is no labelled mail to learn from yet; see `afterword review`, `afterword label --help`, or "
            "`afterword train --labelled PATH`."
        )
    training = start_training(state_folder(arguments), lessons, rehearse=arguments.dry_run)
    trained = _wait(training, screen)
    if arguments.json:
        screen.json(
            {
                "dry_run": arguments.dry_run,
                "taken_in": taken,
                "unusable": faults,
                "lessons": len(lessons),
                "version": trained.version or None,
                "promoted": trained.promoted,
                "would_promote": trained.report["promote"],
                **_of_report(trained.report),
            }
        )
    else:
        _tell(trained, lessons, screen, dry=arguments.dry_run)
    return 0 if trained.report["promote"] and not faults else 1


def _store(arguments: Namespace) -> Store:
    if not arguments.dry_run:
        return Store(state_folder(arguments) / DATABASE)
    real = surroundings.open_store(arguments)
    try:
        return real.copy()
    finally:
        real.close()


def _wait(training: TrainingProcess, screen: Screen) -> Trained:
    """Until it is over, with a bar for each phase; Ctrl-C ends it."""
    try:
        while True:
            phase, shown = training.progress[0], 0
            with screen.progress(PHASES[phase]) as progressing:
                while training.progress[0] == phase:
                    _, done, total = training.progress
                    progressing(done, total - shown)
                    shown = total
                    if (trained := training.poll()) is not None:
                        return trained
                    training.wait(0.5)
                    if (trained := training.poll()) is not None:
                        return trained
    except KeyboardInterrupt:
        training.kill()
        raise


# -- labelled mail from files ----------------------------------------------------------------------


def _import(arguments: Namespace, store: Store, screen: Screen) -> tuple[int, int]:
    """Takes labelled mail into the database; how many are new, and how many could not be used."""
    taken = faults = 0
    batch: list[Lesson] = []
    with Reader(*surroundings.models(arguments)) as reader, screen.progress("Taking in") as progressing:
        for item in labelled_mails(arguments.labelled, progressing):
            found = item if isinstance(item, Fault) else _lesson(item, reader)
            if isinstance(found, Fault):
                faults += 1
                if faults <= MOST_NAMED:
                    _warn(str(found))
                continue
            batch.append(found)
            if len(batch) == BATCH:
                taken += store.learn(batch, now())
                batch.clear()
    taken += store.learn(batch, now())
    if faults:
        _warn(f"{faults} could not be used.")
    if not arguments.json:
        screen.say(f"{taken} labelled mails are new{' (a rehearsal: nothing is kept)' if arguments.dry_run else ''}.")
    return taken, faults


def _lesson(mail: LabelledMail, reader: Reader) -> Lesson | Fault:
    """Raw bytes are read in the reader's child, as the daemon does it."""
    if isinstance(mail.content, Message):
        return _of_parts(mail, mail.content)
    try:
        reading = reader.read(mail.content)
    except Unreadable as error:
        return Fault(mail.name, str(error))
    except ReaderFailed as error:
        raise ReaderBroken(str(error)) from None
    key = reading.message_id or "sha256:" + hashlib.sha256(mail.content).hexdigest()
    return as_lesson(key, reading, mail.label, "import", now())


def _of_parts(mail: LabelledMail, message: Message) -> Lesson:
    # An exported label keeps its key, so that taking it in again changes nothing.
    digest = hashlib.sha256(f"{message.subject}\0{message.text}".encode("utf-8", "replace")).hexdigest()
    key = mail.name if mail.name.startswith(("<", "sha256:", "file:")) else f"sha256:{digest}"
    domain = registrable(message.sender.email if message.sender else "") or registrable(mail.group)
    text = message.text[:MOST_TEXT]
    return Lesson(key, mail.label, "import", now(), message.subject, domain, text, sketch(message.text))


def _warn(words: str) -> None:
    print(f"afterword: {one_line(words, 2000)}", file=sys.stderr)


# -- what came of it -------------------------------------------------------------------------------


def _tell(trained: Trained, lessons: Sequence[Lesson], screen: Screen, *, dry: bool) -> None:
    report = trained.report
    screen.title(f"Trained on the corpus and {len(lessons)} mails that you labelled")
    screen.table(("", "now", "candidate"), _figure_rows(report))
    if report["promote"]:
        words = "It would be promoted:" if dry else f"Promoted, as {trained.version}:"
        screen.title(words)
    else:
        kept = "" if dry else f" It is kept as {trained.version}."
        screen.title(f"Not promoted; the model in use stays.{kept}")
    for reason in report["reasons"]:
        screen.say(f"  {reason}")
    ids = {lesson.key: str(lesson.id) for lesson in lessons}
    if doubtful := [ids[name] for name in report["doubtful"] if name in ids]:
        screen.say()
        screen.say(
            f"Everything else speaks against these labels: {', '.join(doubtful)}. If one was a slip, say it anew or "
            "withdraw it; see `afterword labels`.",
            "yellow",
        )


def _figure_rows(report: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    return [
        (figure["name"], _number(figure["current"]), _number(figure["candidate"]))
        for figure in report.get("figures", ())
    ]


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.4f}"


def _of_report(report: Mapping[str, Any]) -> dict[str, Any]:
    """What programs may know of a report; the keys of labels are in `afterword labels --json`."""
    return {name: report.get(name) for name in ("reasons", "figures", "labels", "seconds", "memory_mib")}


# -- models ----------------------------------------------------------------------------------------


def models(arguments: Namespace, screen: Screen) -> int:
    """The models: looked at, put in use, taken back, removed."""
    known = Models(state_folder(arguments))
    if arguments.act == "show":
        _show(known.version(_named(arguments)), arguments, screen)
    elif arguments.act == "promote":
        name = _named(arguments)
        with _alone(known):
            known.promote(name, now())
        _say(arguments, screen, {"current": name}, f"{name} is in use.")
    elif arguments.act == "rollback":
        with _alone(known):
            earlier = known.rollback()
        _say(arguments, screen, {"current": earlier}, f"{earlier or 'The shipped model'} is in use again.")
    elif arguments.act == "prune":
        with _alone(known):
            gone = known.prune(arguments.keep)
        _say(arguments, screen, {"removed": gone}, f"Removed: {', '.join(gone) or 'nothing'}.")
    else:
        _list(known.versions(), arguments, screen)
    return 0


def _say(arguments: Namespace, screen: Screen, fields: Mapping[str, Any], words: str) -> None:
    if arguments.json:
        screen.json(fields)
    else:
        screen.say(words)


def _list(versions: Sequence[Version], arguments: Namespace, screen: Screen) -> None:
    if arguments.json:
        screen.json({"models": [_as_dict(one) for one in versions]})
        return
    in_use = any(one.is_current for one in versions)
    rows = [
        (
            one.name,
            str(one.facts.get("lessons", "")),
            str(one.facts.get("data", "")),
            *(_figure(one, name) for name in ("precision", "recall")),
            _state(one, screen),
        )
        for one in versions
    ]
    rows.append(("shipped", "", "", "", "", "" if in_use else "in use"))
    screen.table(("version", "labels", "data", "precision", "recall", "state"), rows)


def _figure(one: Version, name: str) -> str:
    return next(
        (
            _number(figure["candidate"])
            for figure in one.report.get("figures", ())
            if figure["name"] == f"corpus, held out: {name}"
        ),
        "",
    )


def _state(one: Version, screen: Screen) -> str:
    if one.problem:
        return "cannot be used"
    if one.is_current:
        return f"in use since {screen.when(one.since)}"
    return f"was in use from {screen.when(one.promoted_at)}" if one.promoted_at else "not promoted"


def _show(one: Version, arguments: Namespace, screen: Screen) -> None:
    if arguments.json:
        screen.json(_as_dict(one) | _of_report(one.report))
        return
    rows = [("version", one.name), ("made", screen.when(one.made_at)), ("state", _state(one, screen))]
    rows += [(name, str(value)) for name, value in one.facts.items()]
    rows += [("problem", one.problem)] if one.problem else []
    screen.table(("", ""), rows)
    screen.title("Against the model that was in use when it was made")
    screen.table(("", "then", "this one"), _figure_rows(one.report))
    screen.say()
    for reason in one.report.get("reasons", ()):
        screen.say(f"  {reason}")


def _as_dict(one: Version) -> dict[str, Any]:
    return {
        "version": one.name,
        "made_at": one.made_at.isoformat(),
        "current": one.is_current,
        "since": one.since.isoformat() if one.since else None,
        "promoted_at": one.promoted_at.isoformat() if one.promoted_at else None,
        "facts": dict(one.facts),
        "problem": one.problem or None,
    }


def _named(arguments: Namespace) -> str:
    if arguments.version is None:
        raise UserError(f"Say which model: `afterword models {arguments.act} VERSION`; `afterword models` lists them.")
    return str(arguments.version)


@contextmanager
def _alone(known: Models) -> Iterator[None]:
    """Keeps a training from ending meanwhile. Raises AlreadyRunning."""
    lock = known.lock()
    try:
        yield
    finally:
        os.close(lock)
