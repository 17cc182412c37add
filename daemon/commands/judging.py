"""What the model says: of mails in files, and how often it is right on labelled ones."""

from __future__ import annotations

import math
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from classifier.labels import Decision, Label
from classifier.plain import one_line
from classifier.reader import Reader, ReaderFailed, Reading, Unreadable
from daemon.commands import surroundings
from daemon.commands.telling import detail_rows
from daemon.errors import ReaderBroken, UserError
from daemon.labelled import Fault, LabelledMail, labelled_files
from daemon.screen import Progressing, Screen
from daemon.sources import mails

if TYPE_CHECKING:
    from classifier.evaluation import Prediction, Report
    from classifier.model import Model

_COLOURS = {Decision.REJECTION: "red", Decision.UNSURE: "yellow", Decision.OTHER: "green"}


def read(arguments: Namespace, screen: Screen) -> int:
    """What Afterword sees in mails."""
    count = failures = 0
    with Reader(*surroundings.models(arguments)) as reader, screen.progress("Reading", amid_output=True) as progressing:
        for name, content in mails(arguments.file):
            count += 1
            try:
                reading = reader.read(as_bytes(content))
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


def as_bytes(content: bytes | OSError) -> bytes:
    """A mail from a file. Raises Unreadable where there is none."""
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

#: How many false alarms and how many missed rejections are named; the figures count them all.
WORST = 10
#: Rows of a table by group in the terminal; ``--json`` has them all.
MOST_GROUPS = 30


def evaluate(arguments: Namespace, screen: Screen) -> int:
    """Figures of the model on labelled mail."""
    from classifier.evaluation import evaluate as figures_of

    plot = Path(arguments.plot) if arguments.plot else None
    if plot:
        from daemon.chart import check_drawing

        check_drawing(plot)
    folder, model = _model(arguments)
    predictions: list[Prediction] = []
    faults: list[Fault] = []
    with Reader(folder) as reader, screen.progress("Judging") as progressing:
        for item in labelled_mails(arguments.path, progressing):
            judged = item if isinstance(item, Fault) else _judged(item, model, reader)
            if isinstance(judged, Fault):
                faults.append(judged)
            else:
                predictions.append(judged)
    for fault in faults:
        _warn(str(fault))
    if not predictions:
        raise UserError("There is no labelled mail in what was named that can be judged.")
    if faults:
        _warn(f"{len(faults)} could not be used; the figures are of the other {len(predictions)} mails.")
    report = figures_of(predictions)
    if arguments.json:
        screen.json(_report_as_dict(folder, predictions, report, faults))
    else:
        _tell_report(folder, predictions, report, screen)
    if plot:
        from daemon.chart import draw

        draw(plot, predictions, model.cutoffs)
        if not arguments.json:
            screen.title(f"The plot is in {plot}.")
    return 1 if faults else 0


def _model(arguments: Namespace) -> tuple[Path, Model]:
    """The model that was named, else the one in use. Raises UserError or ReaderBroken."""
    from classifier.model import ModelError, load_model

    if arguments.model:
        folder = Path(arguments.model).resolve()  # the reader's child works in another folder
        try:
            return folder, load_model(folder)
        except ModelError as error:
            raise UserError(f"The model cannot be used: {error}.") from None
    problems: list[str] = []
    own, shipped = surroundings.models(arguments)
    for folder in (own, shipped) if os.path.lexists(own) else (shipped,):
        try:
            model = load_model(folder)
        except ModelError as error:
            problems.append(str(error))
            continue
        for problem in problems:
            _warn(f"A model is passed over: {problem}.")
        return folder, model
    raise ReaderBroken(f"The model cannot be used: {'; '.join(problems)}.")


def labelled_mails(paths: Sequence[str], progressing: Progressing) -> Iterator[LabelledMail | Fault]:
    """Each mail with its label, or what is wrong, while the progress bar knows about how many are to come."""
    files = list(labelled_files(paths))
    counts = [0 if isinstance(file, Fault) else file.count() for file in files]
    progressing(0, sum(counts))
    done = 0
    for file, expected in zip(files, counts, strict=True):
        found = 0
        for item in [file] if isinstance(file, Fault) else file.mails():
            found += 1
            yield item
            progressing(done + found, int(found > expected))
        done += found
        progressing(done, min(0, found - expected))


def _judged(mail: LabelledMail, model: Model, reader: Reader) -> Prediction | Fault:
    """Raw bytes are judged in the reader's child, as the daemon does it; what was written down in parts, here."""
    from classifier.evaluation import Prediction

    try:
        verdict = reader.read(mail.content).verdict if isinstance(mail.content, bytes) else model.judge(mail.content)
    except Unreadable as error:
        return Fault(mail.name, str(error))
    except ReaderFailed as error:
        raise ReaderBroken(str(error)) from None
    return Prediction(
        name=mail.name,
        truth=mail.label,
        label=verdict.label,
        decision=verdict.decision,
        score=verdict.score,
        because=verdict.because,
        language=mail.language,
        group=mail.group,
    )


def _figures(report: Report) -> dict[str, Any]:
    return {
        "mails": report.mails,
        "rejections": report.rejections,
        "precision": report.precision,
        "precision_interval": report.precision_interval,
        "recall": report.recall,
        "recall_interval": report.recall_interval,
        "average_precision": report.average_precision,
        "unsure": report.asked,
        "calibration_error": report.calibration_error,
        "false_alarms": report.false_alarms,
        "good_news_rejected": report.good_news_rejected,
    }


def _report_as_dict(
    model: Path, predictions: Sequence[Prediction], report: Report, faults: Sequence[Fault]
) -> dict[str, Any]:
    """The form of ``afterword evaluate --json``; JSON knows no NaN, which an empty ratio is."""
    from classifier.evaluation import by
    from classifier.evaluation import evaluate as figures_of

    def as_json(of: Report) -> dict[str, Any]:
        return {
            name: None if isinstance(value, float) and math.isnan(value) else value
            for name, value in _figures(of).items()
        }

    confusion = sorted(report.confusion.items())
    return {
        "model": str(model),
        **as_json(report),
        "confusion": {f"{truth.value}>{decision.value}": count for (truth, decision), count in confusion},
        "languages": {name: as_json(figures_of(part)) for name, part in by(predictions, _language).items()},
        "groups": {name: as_json(figures_of(part)) for name, part in by(predictions, _group).items()},
        "worst": [asdict(prediction) for prediction in _worst(report)],
        "unusable": [{"file": fault.file, "line": fault.line, "error": fault.why} for fault in faults],
    }


def _tell_report(model: Path, predictions: Sequence[Prediction], report: Report, screen: Screen) -> None:
    from classifier.evaluation import FIGURES, by, figures_row

    rows = [("model", str(model)), *((name, _figure(value)) for name, value in _figures(report).items())]
    screen.table(("figure", "value"), rows)
    screen.title("Decisions")
    screen.table(
        ("truly", *(decision.value for decision in Decision)),
        [[truth.value, *[str(report.confusion.get((truth, decision), 0)) for decision in Decision]] for truth in Label],
    )
    for heading, of in (("language", _language), ("group", _group)):
        parts = by(predictions, of)
        if not parts:
            continue
        screen.title(f"By {heading}")
        shown = list(parts.items())[:MOST_GROUPS]
        screen.table((heading, *FIGURES), [[name, *figures_row(part)] for name, part in shown])
        if len(parts) > len(shown):
            screen.say(f"... and {len(parts) - len(shown)} smaller ones; --json has them all.")
    worst = _worst(report)
    screen.title("Worst mistakes" if worst else "No mistakes")
    if worst:
        screen.table(
            ("mail", "truly", "score", "because"),
            [(p.name, p.truth.value, f"{p.score:.3f}", p.because[0] if p.because else "") for p in worst],
        )


def _worst(report: Report) -> list[Prediction]:
    return [*report.worst_alarms[:WORST], *report.worst_misses[:WORST]]


def _language(prediction: Prediction) -> str:
    return prediction.language


def _group(prediction: Prediction) -> str:
    return prediction.group


def _figure(value: object) -> str:
    if isinstance(value, tuple):
        return f"{value[0]:.4f} to {value[1]:.4f}"
    if isinstance(value, float):
        return "-" if math.isnan(value) else f"{value:.4f}"
    return str(value)


def _warn(words: str) -> None:
    """A sentence beside the figures; a file may have any name."""
    print(f"afterword: {one_line(words, 2000)}", file=sys.stderr)
