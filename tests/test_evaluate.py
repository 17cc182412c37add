"""How often the model is right: labelled mail from files, its figures, and the picture of them."""

from __future__ import annotations

import json
import math
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from sklearn.metrics import average_precision_score, precision_recall_curve

from classifier import evaluation
from classifier.evaluation import Prediction
from classifier.labels import Decision, Label
from classifier.message import Message
from daemon import cli
from daemon.commands import surroundings
from daemon.errors import UserError
from daemon.labelled import Fault, LabelledMail, labelled_files
from daemon.screen import Progressing, Screen
from tests import bench
from tests.running import CHECKOUT

REJECTED = "Thank you for applying. Unfortunately we have decided to move forward with other candidates."
#: Deeper than any reader follows.
NESTED = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(3000))
PLAIN = b"From: mum@home.example\nSubject: Sunday\n\nDinner at six?\n"


class Said:
    """What `afterword evaluate` said, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out, parse_constant=pytest.fail)


@pytest.fixture
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder without a model of the user's own."""
    return tmp_path_factory.mktemp("state")


@pytest.fixture
def evaluate(state: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Runs `afterword evaluate` in this very process."""

    def run(*arguments: object) -> Said:
        capfd.readouterr()
        code = cli.main(["--state", str(state), "evaluate", *map(str, arguments)])
        return Said(code, *capfd.readouterr())

    return run


def row(**changes: object) -> str:
    """A labelled rejection as a line of JSON."""
    fields = {"label": "rejection", "subject": "Your application", "sender": "Ann <ann@acme.example>", "body": REJECTED}
    return json.dumps(fields | changes) + "\n"


def other(**changes: object) -> str:
    """A labelled mail from home as a line of JSON."""
    return row(label="other", subject="Sunday", sender="mum@home.example", body="Dinner at six?", **changes)


def write(path: Path, content: bytes | str) -> Path:
    """A file, with the folders that it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def mbox(*mails: bytes) -> bytes:
    """An mbox as RFC 4155 has it."""
    return b"".join(b"From a@b.example Thu Jan  1 00:00:00 1970\n" + mail.replace(b"\r", b"") + b"\n" for mail in mails)


def found(*paths: Path) -> list[LabelledMail | Fault]:
    """All mails and faults below some paths."""
    files = labelled_files([str(path) for path in paths])
    return [item for file in files for item in ([file] if isinstance(file, Fault) else file.mails())]


def names(folder: Path, items: list[LabelledMail | Fault]) -> list[tuple[str, str]]:
    """Each mail with its label; a fault has none."""
    return [
        (str(Path(item.name).relative_to(folder)), item.label.value)
        if isinstance(item, LabelledMail)
        else (str(Path(item.file).relative_to(folder)), "")
        for item in items
    ]


def predicted(truth: Label, score: float, **changes: Any) -> Prediction:
    """A prediction with the cut-offs 0.3 and 0.7."""
    decision = Decision.REJECTION if score >= 0.7 else Decision.UNSURE if score >= 0.3 else Decision.OTHER
    return Prediction("one", truth, truth, decision, score, **changes)


# -- figures ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def many() -> list[Prediction]:
    """Scores with ties, of a model that is often wrong."""
    chance = random.Random(7)
    return [
        predicted(label, round(min(1.0, max(0.0, chance.gauss(0.6 if label is Label.REJECTION else 0.4, 0.3))), 2))
        for label in chance.choices([Label.REJECTION, Label.OTHER, Label.OFFER], k=400)
    ]


def test_the_curve_is_that_of_scikit_learn(many: list[Prediction]) -> None:
    """Precision and recall at every score, and the area below, ties included."""
    truths = [p.truth is Label.REJECTION for p in many]
    scores = [p.score for p in many]
    precision, recall, cutoffs = precision_recall_curve(truths, scores)
    curve = evaluation.precision_recall_curve(many)
    # scikit-learn has the lowest score first, and an end at recall 0 that no score leads to.
    assert list(cutoffs[::-1]) == [point.score for point in curve]
    assert np.allclose(precision[-2::-1], [point.precision for point in curve])
    assert np.allclose(recall[-2::-1], [point.recall for point in curve])
    assert average_precision_score(truths, scores) == pytest.approx(evaluation.average_precision(many))


def test_calibration_counts_each_mail_once(many: list[Prediction]) -> None:
    """The bins hold every mail and rejection; the error is the mean distance, weighted by mails."""
    bins = evaluation.calibration_bins(many)
    assert len(many) == sum(one.mails for one in bins)
    assert sum(p.truth is Label.REJECTION for p in many) == sum(one.rejections for one in bins)
    assert sorted(bins, key=lambda one: one.mean_score) == bins
    sure = [predicted(Label.OTHER, 0.95), *[predicted(Label.REJECTION, 0.95)] * 3, predicted(Label.OTHER, 0.05)]
    assert pytest.approx((4 * abs(0.95 - 0.75) + 0.05) / 5) == evaluation.calibration_error(sure)


def test_the_report_counts_what_was_decided(many: list[Prediction]) -> None:
    """Ratios and intervals are of the confusion table; good news counts offers; the surest mistakes come first."""
    report = evaluation.evaluate(many)
    hits = report.confusion[Label.REJECTION, Decision.REJECTION]
    alarms = [p for p in many if p.decision is Decision.REJECTION and p.truth is not Label.REJECTION]
    assert hits / (hits + len(alarms)) == report.precision
    assert hits / report.rejections == report.recall
    assert report.confusion[Label.OFFER, Decision.REJECTION] == report.good_news_rejected
    assert evaluation.wilson(hits, hits + len(alarms)) == report.precision_interval
    assert evaluation.wilson(hits, report.rejections) == report.recall_interval
    assert max(p.score for p in alarms) == report.worst_alarms[0].score
    assert (len(alarms), report.rejections - hits) == (len(report.worst_alarms), len(report.worst_misses))
    assert min(p.score for p in many if p.truth is Label.REJECTION) == report.worst_misses[0].score


def test_no_rejections_make_no_figures() -> None:
    """A ratio of nothing is NaN, not 0 and not 1; a table shows a dash."""
    report = evaluation.evaluate([predicted(Label.OTHER, 0.1)])
    assert all(map(math.isnan, (report.precision, report.recall, report.average_precision)))
    assert ["1", "0", "-", "-", "-", "0.000", "0.100", "0"] == evaluation.figures_row([predicted(Label.OTHER, 0.1)])


def test_parts_are_told_apart_the_largest_first() -> None:
    """What carries no language belongs to none; parts of one size are in the order of their names."""
    languages = ["en", "de", "", "en", "da"]
    predictions = [predicted(Label.OTHER, 0.1, language=language) for language in languages]
    parts = evaluation.by(predictions, lambda p: p.language)
    assert [("en", 2), ("da", 1), ("de", 1)] == [(name, len(part)) for name, part in parts.items()]


# -- labelled mail in files ------------------------------------------------------------------------


def test_folders_are_named_after_the_nine_labels(tmp_path: Path) -> None:
    """Each label has its folder of .eml files; a README beside them is no mail."""
    for label in Label:
        write(tmp_path / label / "1.eml", PLAIN)
    write(tmp_path / "README", "what these are")
    assert sorted((f"{label}/1.eml", label.value) for label in Label) == names(tmp_path, found(tmp_path))


def test_folders_hold_mails_mboxes_and_maildirs(tmp_path: Path) -> None:
    """All three, also in deeper folders; mails that a Maildir has not yet delivered are not there."""
    write(tmp_path / "rejection" / "1.eml", PLAIN)
    write(tmp_path / "rejection" / "2025" / "old.mbox", mbox(PLAIN, PLAIN))
    for name in ("new/3.host", "cur/4.host:2,S", "tmp/5.host"):
        write(tmp_path / "Job Alert" / name, PLAIN)
    write(tmp_path / "offer" / "list" / "cur" / "6", b"\x00 no header")
    assert [
        ("Job Alert/cur/4.host:2,S", "job_alert"),
        ("Job Alert/new/3.host", "job_alert"),
        ("offer/list/cur/6", "offer"),
        ("rejection/1.eml", "rejection"),
        ("rejection/2025/old.mbox#1", "rejection"),
        ("rejection/2025/old.mbox#2", "rejection"),
    ] == names(tmp_path, found(tmp_path))


def test_mboxes_are_named_after_their_label(tmp_path: Path) -> None:
    """In a folder or named themselves; one without mail holds none, and the ending may be missing."""
    one = write(tmp_path / "set" / "rejection.mbox", mbox(PLAIN))
    two = write(tmp_path / "set" / "recruiter-outreach", mbox(PLAIN, PLAIN))
    empty = write(tmp_path / "set" / "other.mbox", b"")
    expected = [
        ("set/recruiter-outreach#1", "recruiter_outreach"),
        ("set/recruiter-outreach#2", "recruiter_outreach"),
        ("set/rejection.mbox#1", "rejection"),
    ]
    assert expected == names(tmp_path, found(tmp_path / "set"))
    assert expected == sorted(names(tmp_path, found(one, two, empty)))


def test_of_two_labels_on_the_way_the_nearer_counts(tmp_path: Path) -> None:
    """A collection may lie in a folder whose name happens to be a label; a mail's own name is a subject, no label."""
    write(tmp_path / "other" / "rejection" / "offer.eml", PLAIN)
    write(tmp_path / "other" / "interview.mbox", mbox(PLAIN))
    expected = [("other/interview.mbox#1", "interview"), ("other/rejection/offer.eml", "rejection")]
    assert expected == names(tmp_path, found(tmp_path / "other"))
    mail = tmp_path / "other" / "rejection" / "offer.eml"
    assert expected[1:] == names(tmp_path, found(mail)) == names(tmp_path, found(mail.parent))


def test_a_folder_without_a_label_is_told_once(tmp_path: Path) -> None:
    """However many mails are in it; its neighbours are read."""
    for number in range(3):
        write(tmp_path / "cat" / f"{number}.eml", PLAIN)
    write(tmp_path / "delay" / "1.eml", PLAIN)
    fault, mail = found(tmp_path)
    assert str(tmp_path / "delay" / "1.eml") == mail.name
    assert f"{tmp_path}/cat: this folder is not named after a label, so 3 files of mail in it are left out; " in str(
        fault
    )
    assert all(label.value in str(fault) for label in Label)
    (alone,) = found(tmp_path / "cat" / "1.eml")
    assert "neither its name nor its folder's is a label" in str(alone)


def test_rows_keep_what_is_said_of_them(tmp_path: Path) -> None:
    """Name, language and group; a row without an id is named by its line. Blank lines and a BOM are nothing."""
    file = write(tmp_path / "set.jsonl", "\ufeff" + row(id="a", lang="en", group=7) + "\n" + row(subject=None, id=""))
    one, two = found(file)
    assert ("a", "en", "7", Label.REJECTION) == (one.name, one.language, one.group, one.label)
    assert (f"{file}:3", "", "") == (two.name, two.language, two.group)
    assert isinstance(one.content, Message)
    assert ("Your application", "ann@acme.example", REJECTED) == (
        one.content.subject,
        one.content.sender.email if one.content.sender else "",
        one.content.text,
    )


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("no json", "this is no JSON (Expecting value, column 1)"),
        ("[1]", "this is no JSON object"),
        ('{"body": "x"}', 'it has no "label"; the labels are rejection, '),
        ('{"label": "cat", "body": "x"}', 'its label "cat" is unknown; the labels are rejection, '),
        ('{"label": ["cat"], "body": "x"}', "its label \"['cat']\" is unknown; the labels are rejection, "),
        ('{"label": "other", "body": 7}', 'its "body" is no text'),
        ('{"label": "other", "text": "x"}', 'it has neither a "subject" nor a "body"'),
        ("[" * 100_000, "this JSON is beyond all measure"),
        ("9" * 10_000, "this JSON is beyond all measure"),
        (b'{"label": "other", "body": "\xff"}', "this is not UTF-8"),
    ],
)
def test_a_wrong_line_is_told_and_the_others_are_read(tmp_path: Path, line: str | bytes, sentence: str) -> None:
    """One sentence with file and line, which quotes no mail."""
    wrong = line if isinstance(line, bytes) else line.encode()
    file = write(tmp_path / "set.jsonl", row().encode() + wrong + b"\n" + other().encode())
    first, fault, last = found(file)
    assert (Label.REJECTION, Label.OTHER) == (first.label, last.label)
    assert str(fault).startswith(f"{file}, line 2: {sentence}")


def test_a_file_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    """JSON lines may have any name, and come through a pipe; what is nothing of the kind is told once."""
    rows = write(tmp_path / "labelled.txt", "\ufeff" + row(id="a") + other(id="b"))
    notes = write(tmp_path / "notes.txt", "some words\n" * 100)
    one, two, fault = found(rows, notes)
    assert ("a", "b", f"{notes}: this is neither mail nor JSON lines") == (one.name, two.name, str(fault))
    reading, writing = os.pipe()
    os.write(writing, row(id="piped").encode())
    os.close(writing)
    (piped,) = found(Path(f"/dev/fd/{reading}"))
    os.close(reading)
    assert "piped" == piped.name


def test_an_empty_mail_of_a_maildir_is_told(tmp_path: Path) -> None:
    """Its name may lack an ending as that of an mbox does; an empty mbox is a folder without mail."""
    empty = write(tmp_path / "rejection" / "new" / "1", b"")
    write(tmp_path / "offer", b"")
    write(tmp_path / "offer.mbox", b"")
    assert [f"{empty}: it is empty"] == [str(item) for item in found(tmp_path)]


def test_what_is_not_there_is_told_before_anything_is_read(tmp_path: Path) -> None:
    """A wrong name on the command line is a mistake to be mended, not a mail to be counted."""
    file = write(tmp_path / "set.jsonl", row())
    with pytest.raises(UserError, match=r"nowhere: it cannot be read \(No such file"):
        next(labelled_files([str(file), str(tmp_path / "nowhere")]))


def test_a_mail_that_vanishes_meanwhile_is_told(tmp_path: Path) -> None:
    """A mail client renames a file of a Maildir to flag its mail; the others are read."""
    one = write(tmp_path / "rejection" / "cur" / "1:2,", PLAIN)
    write(tmp_path / "rejection" / "cur" / "2:2,", PLAIN)
    files = list(labelled_files([str(tmp_path)]))
    one.rename(one.with_name("1:2,S"))
    items = [item for file in files if not isinstance(file, Fault) for item in file.mails()]
    assert [("rejection/cur/1:2,", ""), ("rejection/cur/2:2,", "rejection")] == names(tmp_path, items)


def test_counts_say_about_how_many_are_to_come(tmp_path: Path) -> None:
    """Of mboxes and JSON lines it is counted without taking mails apart, over the borders of its pieces too."""
    for shift in range(8):
        write(tmp_path / str(shift) / "other.mbox", b"From a 2020\n".ljust(2**20 - shift, b"x") + b"\nFrom b 2020\n")
    write(tmp_path / "rejection" / "1.eml", PLAIN)
    write(tmp_path / "rows.jsonl", row() * 9)
    assert [*[2] * 8, 1, 9] == [file.count() for file in labelled_files([str(tmp_path)]) if not isinstance(file, Fault)]


# -- the command -----------------------------------------------------------------------------------


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A mixture of all forms: 4 rejections, one of them written as an invitation, and 4 other mails."""
    folder = tmp_path / "collection"
    write(folder / "rejection" / "1.eml", bench.rejection(1))
    write(folder / "rejection" / "odd.eml", bench.invitation(2))
    write(folder / "interview" / "cur" / "3", bench.invitation(3))
    write(folder / "other.mbox", mbox(PLAIN, bench.rejection(4)))
    write(
        folder / "rows.jsonl",
        row(id="r5", lang="en", group="acme") + row(id="r6", lang="en", group="zoo") + other(id="o7", lang="de"),
    )
    return folder


def test_json_has_all_figures(evaluate: Callable[..., Said], collection: Path) -> None:
    """Of a mixture of folders, mboxes and rows: one object, and the mistakes with what decided."""
    said = evaluate("--json", collection)
    assert (0, "") == (said.code, said.err)
    report = said.json
    assert (8, 4) == (report.pop("mails"), report.pop("rejections"))
    assert (0.75, 0.75) == (report.pop("precision"), report.pop("recall"))
    assert list(evaluation.wilson(3, 4)) == report.pop("precision_interval") == report.pop("recall_interval")
    assert (1, 0, 0.0) == (report.pop("false_alarms"), report.pop("good_news_rejected"), report.pop("unsure"))
    assert 0.0 < report.pop("average_precision") < 1.0
    assert 0.0 < report.pop("calibration_error") < 1.0
    assert {
        "rejection>rejection": 3,
        "rejection>other": 1,
        "interview>other": 1,
        "other>other": 2,
        "other>rejection": 1,
    } == report.pop("confusion")
    alarm, miss = report.pop("worst")
    assert (f"{collection}/other.mbox#2", "other") == (alarm["name"], alarm["truth"])
    assert ("rejection", True) == (alarm["decision"], alarm["score"] > 0.9)
    assert any("other candidates" in sentence for sentence in alarm["because"])
    assert (f"{collection}/rejection/odd.eml", "interview", "other") == (
        miss["name"],
        miss["label"],
        miss["decision"],
    )
    languages, groups = report.pop("languages"), report.pop("groups")
    assert {"en": (2, 1.0), "de": (1, None)} == {
        name: (part["mails"], part["precision"]) for name, part in languages.items()
    }
    assert {"acme": 1, "zoo": 1} == {name: part["mails"] for name, part in groups.items()}
    assert str(surroundings.model()) == report.pop("model")
    assert {"unusable": []} == report


def test_a_person_reads_tables(evaluate: Callable[..., Said], collection: Path) -> None:
    """The same figures as lines: decisions by label, by language and by group, and why the mistakes were made."""
    said = evaluate(collection)
    assert (0, "") == (said.code, said.err)
    lines = [line.split() for line in said.out.splitlines()]
    assert ["precision", "0.7500"] in lines
    assert ["precision_interval", "0.3006", "to", "0.9544"] in lines
    assert ["other", "1", "0", "2"] in lines
    assert ["en", "2", "2", "1.000", "(0.342-1.000)", "1.000", "(0.342-1.000)", "1.000"] in [line[:8] for line in lines]
    assert ["de", "1", "0", "-", "-", "-", "0.000"] in [line[:7] for line in lines]
    assert ["acme", "1", "1"] in [line[:3] for line in lines]
    (mistake,) = [line for line in said.out.splitlines() if line.startswith(f"{collection}/other.mbox#2")]
    assert "we have decided to move forward with other candidates" in mistake


def test_rows_without_language_and_group_make_no_tables(evaluate: Callable[..., Said], tmp_path: Path) -> None:
    """Nothing is shown of what nobody said; no mistakes are none."""
    said = evaluate(write(tmp_path / "set.jsonl", row() + other()))
    assert "By language" not in said.out
    assert "By group" not in said.out
    assert said.out.endswith("\nNo mistakes\n")


def test_many_groups_are_cut_for_a_person_only(evaluate: Callable[..., Said], tmp_path: Path) -> None:
    """A table of hundreds of senders helps nobody; JSON has them all."""
    file = write(tmp_path / "set.jsonl", "".join(other(group=f"g{number:02}") for number in range(35)))
    out = evaluate(file).out
    assert "g29" in out
    assert "g30" not in out
    assert "... and 5 smaller ones; --json has them all." in out
    assert 35 == len(evaluate("--json", file).json["groups"])


def test_raw_mail_is_judged_in_the_child_as_the_daemon_judges_it(
    evaluate: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hostile bytes are taken apart in the reader's child alone, with the same verdict."""
    expected = bench.HereReader().read(bench.rejection()).verdict

    def taken_apart_here(*_: object, **__: object) -> None:
        pytest.fail("a mail was parsed in the process of the command")

    monkeypatch.setattr("classifier.message.message_from_bytes", taken_apart_here)
    write(tmp_path / "other" / "1.eml", bench.rejection())
    (mistake,) = evaluate("--json", tmp_path).json["worst"]
    assert (expected.score, list(expected.because)) == (mistake["score"], mistake["because"])


def test_what_cannot_be_used_is_counted_and_named(evaluate: Callable[..., Said], tmp_path: Path) -> None:
    """Unreadable mails, wrong lines and unknown folders: the rest is judged, and the exit code says so."""
    write(tmp_path / "rejection" / "good.eml", bench.rejection())
    write(tmp_path / "rejection" / "nested.eml", NESTED)
    write(tmp_path / "rejection" / "void.eml", b" \n")
    write(tmp_path / "cat" / "1.eml", PLAIN)
    write(tmp_path / "set.jsonl", other() + "{\n")
    expected = {
        (f"{tmp_path}/cat", None),
        (f"{tmp_path}/rejection/nested.eml", None),
        (f"{tmp_path}/rejection/void.eml", None),
        (f"{tmp_path}/set.jsonl", 2),
    }
    said = evaluate("--json", tmp_path)
    assert 1 == said.code
    assert (2, 1.0) == (said.json["mails"], said.json["precision"])
    assert expected == {(fault["file"], fault["line"]) for fault in said.json["unusable"]}
    lines = said.err.splitlines()
    assert 5 == len(lines)
    assert all(line.startswith("afterword: ") for line in lines)
    assert f"afterword: {tmp_path}/rejection/void.eml: it is empty" in lines
    assert "afterword: 4 could not be used; the figures are of the other 2 mails." == lines[-1]
    said = evaluate(tmp_path)
    assert (1, lines) == (said.code, said.err.splitlines())
    assert ["mails", "2"] in [line.split() for line in said.out.splitlines()]


def test_nothing_to_judge_is_told(evaluate: Callable[..., Said], tmp_path: Path) -> None:
    """An empty folder, or one with faults alone: no figures, exit code 1."""
    said = evaluate("--json", tmp_path)
    assert (1, "", "afterword: There is no labelled mail in what was named that can be judged.\n") == (
        said.code,
        said.out,
        said.err,
    )
    file = write(tmp_path / "set.jsonl", "{\n")
    said = evaluate(file)
    assert (1, "", 2) == (said.code, said.out, said.err.count("\n"))
    assert f"{file}, line 1: " in said.err


def test_names_cannot_play_with_the_terminal(evaluate: Callable[..., Said], tmp_path: Path) -> None:
    """A file may have any name, an id any text; neither reaches the terminal as a command."""
    write(tmp_path / "other" / "\x1b[31m\n.eml", b"")
    write(tmp_path / "set.jsonl", row(id="\x1b]0;title\x07", label="other") + row(label="\x1b[2Jcat"))
    said = evaluate(tmp_path)
    assert 3 == said.err.count("\n")
    assert not {"\x1b", "\x07"} & {*said.out, *said.err}


def test_a_model_may_be_named_by_a_relative_path(
    evaluate: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader's child works in another folder and finds it all the same."""
    shutil.copytree(surroundings.model(), tmp_path / "mine")
    write(tmp_path / "rejection" / "1.eml", bench.rejection())
    monkeypatch.chdir(tmp_path)
    said = evaluate("--json", "--model", "mine", "rejection")
    assert (0, str(tmp_path / "mine"), 1.0) == (said.code, said.json["model"], said.json["recall"])


def test_the_model_in_use_is_the_users_own(evaluate: Callable[..., Said], state: Path, tmp_path: Path) -> None:
    """Where there is one; a damaged one is passed over with a word, as the daemon does it."""
    own = shutil.copytree(surroundings.model(), state / "models" / "current")
    file = write(tmp_path / "set.jsonl", row())
    assert str(own) == evaluate("--json", file).json["model"]
    (own / "terms.txt").write_text("")
    said = evaluate("--json", file)
    assert (0, str(surroundings.model())) == (said.code, said.json["model"])
    assert said.err.startswith("afterword: A model is passed over: ")


def test_progress_ends_where_it_said(
    evaluate: Callable[..., Said], collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bar knows about how many are to come before the first is judged, and is full at the end."""
    calls: list[tuple[int, int]] = []

    @contextmanager
    def progress(_: Screen, __: str, *, amid_output: bool = False) -> Iterator[Progressing]:
        yield lambda done, more=0: calls.append((done, more))

    monkeypatch.setattr(Screen, "progress", progress)
    write(collection / "cat" / "1.eml", PLAIN)
    write(collection / "rejection" / "none.mbox", b"")
    assert 1 == evaluate(collection).code
    assert 0 == calls[0][0]
    assert 8 <= calls[0][1] <= 10
    assert sum(more for _, more in calls) == calls[-1][0] == 9
    totals = np.cumsum([more for _, more in calls])
    assert all(done <= total for (done, _), total in zip(calls, totals, strict=True))


# -- the plot --------------------------------------------------------------------------------------


def words(svg: Path) -> str:
    """The text in a drawing."""
    return " ".join(text for text in ElementTree.parse(svg).getroot().itertext() if text.strip())


def test_a_plot_is_drawn(evaluate: Callable[..., Said], collection: Path, tmp_path: Path) -> None:
    """Both diagrams with named axes, the cut-offs and both series; the same mails give the same file."""
    pytest.importorskip("matplotlib")
    file = tmp_path / "quality.svg"
    said = evaluate(collection, "--plot", file)
    assert (0, "") == (said.code, said.err)
    assert said.out.endswith(f"The plot is in {file}.\n")
    drawn = words(file)
    cutoffs = bench.shipped_model().cutoffs
    for expected in (
        "Labelled mails: 8, of them rejections: 4",
        "Precision and recall",
        "recall: share of the rejections that are found",
        "precision: share of what is called a rejection that is one",
        "this model, average precision 0.",
        f"rejection from {cutoffs.rejection:.2f}: precision 0.750, recall 0.750",
        f"rejection or unsure from {cutoffs.unsure:.2f}: precision",
        "Calibration",
        "probability of a rejection, as the model says it",
        "share of rejections among them",
        "this model (95 % intervals), calibration error 0.",
        "calling every mail a rejection, 0.500",
    ):
        assert expected in drawn
    before = file.read_bytes()
    evaluate("--json", collection, "--plot", file)
    assert before == file.read_bytes()


def test_a_plot_may_be_a_png(evaluate: Callable[..., Said], collection: Path, tmp_path: Path) -> None:
    """By its ending; with --json nothing but the object is said."""
    pytest.importorskip("matplotlib")
    file = tmp_path / "quality.PNG"
    said = evaluate("--json", collection, "--plot", file)
    assert (0, "", 8) == (said.code, said.err, said.json["mails"])
    content = file.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    assert (1800, 1050) == (width, height)


@pytest.mark.parametrize("text", [other(), row(), row() + other(), row(label="offer")])
def test_a_plot_of_next_to_nothing_is_drawn(evaluate: Callable[..., Said], tmp_path: Path, text: str) -> None:
    """One mail, none of the rejections, only rejections, only mistakes: no warning and no traceback."""
    pytest.importorskip("matplotlib")
    file = tmp_path / "quality.svg"
    said = evaluate(write(tmp_path / "set.jsonl", text), "--plot", file)
    assert (0, "") == (said.code, said.err)
    assert ("no rejection among these mails" in words(file)) == ('"rejection"' not in text)


def test_a_file_that_cannot_be_drawn_is_told_before_the_judging(
    evaluate: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another ending, a folder, no such folder, no permission: one sentence, nothing judged."""
    file = write(tmp_path / "set.jsonl", row())
    (tmp_path / "folder.svg").mkdir()
    for name, why in (
        ("quality.pdf", "a plot is drawn as .svg or .png"),
        ("quality", "a plot is drawn as .svg or .png"),
        ("folder.svg", "it is a folder"),
        ("nowhere/quality.svg", f"there is no folder {tmp_path}/nowhere"),
    ):
        said = evaluate(file, "--plot", tmp_path / name)
        assert (1, "", 1) == (said.code, said.out, said.err.count("\n"))
        assert why in said.err
        assert str(tmp_path / name) in said.err
    monkeypatch.setattr("os.access", lambda *_: False)
    assert "quality.svg cannot be written (Permission denied)" in evaluate(file, "--plot", tmp_path / "quality.svg").err


def test_a_disk_that_fills_up_is_told(evaluate: Callable[..., Said], tmp_path: Path) -> None:
    """The figures are said all the same."""
    pytest.importorskip("matplotlib")
    (tmp_path / "full.png").symlink_to("/dev/full")
    said = evaluate(write(tmp_path / "set.jsonl", row()), "--plot", tmp_path / "full.png")
    assert (1, f"afterword: {tmp_path}/full.png cannot be written (No space left on device).\n") == (
        said.code,
        said.err,
    )
    assert "precision_interval" in said.out


def test_without_matplotlib_it_is_told_how_to_get_it(
    evaluate: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence and exit code 70; without --plot nobody misses it."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "matplotlib"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    file = write(tmp_path / "set.jsonl", row())
    said = evaluate(file, "--plot", tmp_path / "quality.svg")
    assert (70, "", 1) == (said.code, said.out, said.err.count("\n"))
    assert "uv tool install 'afterword[plot]'" in said.err
    assert not (tmp_path / "quality.svg").exists()
    assert 0 == evaluate(file).code


def test_matplotlib_is_loaded_for_a_plot_only(tmp_path: Path) -> None:
    """Nor are the other heavy libraries: figures need no numbers but Python's."""
    file = write(tmp_path / "set.jsonl", row() + other())
    code = (
        "import sys; from daemon import cli; assert 0 == cli.main(sys.argv[1:]);"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'matplotlib', 'numpy', 'sklearn', 'rich'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--state", str(tmp_path), "evaluate", str(file)],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        check=True,
    )
    assert "[]" == done.stdout.splitlines()[-1]
