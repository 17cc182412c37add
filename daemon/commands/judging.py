"""What the model says: of mails in files, and how often it is right on labelled ones."""

from __future__ import annotations

import json
import math
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from classifier.labels import Decision, Label
from classifier.reader import Reader, ReaderFailed, Reading, Unreadable
from daemon.commands import surroundings
from daemon.commands.telling import detail_rows
from daemon.errors import ReaderBroken, UserError
from daemon.screen import Screen
from daemon.sources import mails

if TYPE_CHECKING:
    from classifier.evaluation import Prediction
    from classifier.model import Model

_COLOURS = {Decision.REJECTION: "red", Decision.UNSURE: "yellow", Decision.OTHER: "green"}


def read(arguments: Namespace, screen: Screen) -> int:
    """What Afterword sees in mails."""
    count = failures = 0
    with Reader(surroundings.model()) as reader, screen.progress("Reading", amid_output=True) as progressing:
        for name, content in mails(arguments.file):
            count += 1
            try:
                reading = reader.read(_bytes(content))
            except Unreadable as error:
                failures += 1
                if arguments.json:
                    screen.json({"file": name, "error": str(error)})
                else:
                    screen.say(f"{name}: {error}", "red")
            except ReaderFailed as error:
                raise ReaderBroken(str(error)) from None
            else:
                if arguments.json:
                    screen.json(reading_as_dict(name, reading))
                else:
                    _tell_reading(name, reading, screen)
            progressing(count, 1)
    if not count:
        raise UserError("There is no mail in what was named.")
    return 1 if failures else 0


def _bytes(content: bytes | OSError) -> bytes:
    if isinstance(content, OSError):
        raise Unreadable(content.strerror or "it cannot be opened")
    if not content.strip():
        raise Unreadable("it is empty")
    return content


def reading_as_dict(name: str, reading: Reading) -> dict[str, Any]:
    """The form of ``afterword read --json``, a promise to programs."""
    verdict = reading.verdict
    return {
        "file": name,
        "message_id": reading.message_id or None,
        "label": verdict.label.value,
        "labels": {label.value: round(value, 6) for label, value in verdict.labels.items()},
        "decision": verdict.decision.value,
        "score": round(verdict.score, 6),
        "because": list(verdict.because),
        "details": dict(reading.details),
    }


def _tell_reading(name: str, reading: Reading, screen: Screen) -> None:
    verdict = reading.verdict
    screen.title(name)
    screen.say(f"{verdict.decision.value} (probability of a rejection {verdict.score:.1%})", _COLOURS[verdict.decision])
    rows = [("label", f"{verdict.label.value} ({verdict.labels[verdict.label]:.0%})"), ("subject", reading.subject)]
    rows += [("because", sentence) for sentence in verdict.because]
    rows += detail_rows(reading.details)
    screen.table(("", ""), rows)


# -- evaluate --------------------------------------------------------------------------------------


def evaluate(arguments: Namespace, screen: Screen) -> int:
    """Figures of the model on labelled mail."""
    from classifier.evaluation import evaluate as figures
    from classifier.evaluation import wilson
    from classifier.model import ModelError, load_model

    try:
        model = load_model(Path(arguments.model) if arguments.model else surroundings.model())
    except ModelError as error:
        if arguments.model:
            raise UserError(f"The model cannot be used: {error}.") from None
        raise ReaderBroken(f"The model cannot be used: {error}.") from None
    report = figures([prediction for path in arguments.file for prediction in _predictions(model, path)])
    hits = report.confusion.get((Label.REJECTION, Decision.REJECTION), 0)
    body = {
        "mails": report.mails,
        "rejections": report.rejections,
        "precision": report.precision,
        "precision_interval": wilson(hits, hits + report.false_alarms),
        "recall": report.recall,
        "recall_interval": wilson(hits, report.rejections),
        "average_precision": report.average_precision,
        "unsure": report.asked,
        "calibration_error": report.calibration_error,
        "false_alarms": report.false_alarms,
        "good_news_rejected": report.good_news_rejected,
    }
    if arguments.json:
        # JSON knows no NaN, which an empty ratio is.
        figures_as_json = {
            name: None if isinstance(value, float) and math.isnan(value) else value for name, value in body.items()
        }
        confusion = {
            f"{truth.value}>{decision.value}": count for (truth, decision), count in sorted(report.confusion.items())
        }
        worst = [asdict(prediction) for prediction in report.worst[:20]]
        screen.json(figures_as_json | {"confusion": confusion, "worst": worst})
        return 0
    screen.table(("figure", "value"), [(name, _figure(value)) for name, value in body.items()])
    screen.title("Decisions")
    screen.table(
        ("truly", *(decision.value for decision in Decision)),
        [[truth.value, *[str(report.confusion.get((truth, decision), 0)) for decision in Decision]] for truth in Label],
    )
    screen.title("Worst mistakes")
    screen.table(("mail", "truly", "score"), [(p.name, p.truth.value, f"{p.score:.3f}") for p in report.worst[:20]])
    return 0


def _predictions(model: Model, path: str) -> Iterator[Prediction]:
    from classifier.evaluation import Prediction
    from classifier.message import text_message

    number = 0
    try:
        with Path(path).open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                row = json.loads(line)
                message = text_message(row.get("subject") or "", row.get("sender") or "", row.get("body") or "")
                verdict = model.judge(message)
                name = str(row.get("id") or f"{path}:{number}")
                yield Prediction(name, Label(row["label"]), verdict.label, verdict.decision, verdict.score)
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror}).") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(
            f"{path}, line {number or 1}: this is no labelled mail as JSON ({type(error).__name__}: {error})."
        ) from None


def _figure(value: object) -> str:
    if isinstance(value, tuple):
        return f"{value[0]:.4f} to {value[1]:.4f}"
    return f"{value:.4f}" if isinstance(value, float) else str(value)
