"""The reader process: hostile mail kills only the child, and the next mail is read."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from classifier.labels import Decision, Label
from classifier.reader import Reader, ReaderFailed, Unreadable
from daemon.paths import shipped

MODEL = shipped("models") / "starter"
PLAIN = (
    b"From: Ann Lee <ann@acme.example>\r\nSubject: Your application\r\nMessage-ID: <1@acme.example>\r\n\r\n"
    b"Dear Sam,\r\n\r\nThank you for applying. Unfortunately we have decided to move forward with other candidates.\r\n"
)


@pytest.fixture
def reader() -> Iterator[Reader]:
    with Reader(MODEL) as one:
        yield one


def test_a_reading_has_verdict_and_details(reader: Reader) -> None:
    """What crosses the pipe is all that the daemon needs, probabilities of every label included."""
    reading = reader.read(PLAIN)
    assert ("<1@acme.example>", "ann@acme.example") == (reading.message_id, reading.sender_email)
    assert set(Label) == set(reading.verdict.labels)
    assert 1.0 == pytest.approx(sum(reading.verdict.labels.values()))
    assert Label.REJECTION is reading.verdict.label
    assert any("other candidates" in sentence for sentence in reading.verdict.because)


@pytest.mark.slow
def test_markup_that_never_ends_is_cut_short(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """82 kB of <b><i> cost the HTML parser half a minute in C code; the child is ended, the next mail read."""
    bomb = b"Subject: x\r\nContent-Type: text/html\r\n\r\n" + b"<b><i>" * 60_000
    with pytest.raises(Unreadable):
        reader.read(bomb)
    assert Label.REJECTION is reader.read(PLAIN).verdict.label


def test_deep_nesting_and_floods_do_not_stop_the_next_mail(reader: Reader) -> None:
    """Nested parts, header floods, broken encodings: read or refused, never fatal for what follows."""
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(3000))
    flood = b"To: " + b"a@b.example, " * 20_000 + b"\r\n\r\nhello\r\n"
    for raw in (nested, flood, b"", b"\x00" * 1000, b"Content-Transfer-Encoding: base64\r\n\r\n!!!!"):
        try:
            reader.read(raw)
        except Unreadable as refused:
            assert str(refused)
    assert Label.REJECTION is reader.read(PLAIN).verdict.label


def test_the_child_leaves_when_there_is_nothing_to_read() -> None:
    """An idle daemon carries none of its weight; the next mail starts a new child."""
    with Reader(MODEL, linger=0.2) as reader:
        reader.read(PLAIN)
        first = reader.pid
        end = time.monotonic() + 5
        while reader.pid is not None and time.monotonic() < end:
            time.sleep(0.02)
        assert reader.pid is None
        assert Label.REJECTION is reader.read(PLAIN).verdict.label
        assert reader.pid not in (None, first)


def test_the_child_has_limits_and_no_environment(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory, processor time and files are bounded, and no secret of the environment is passed on."""
    monkeypatch.setenv("SECRET", "hunter2")
    with Reader(MODEL) as fresh:
        fresh.read(PLAIN)
        process = Path(f"/proc/{fresh.pid}")
        limits = process.joinpath("limits").read_text()
        assert b"hunter2" not in process.joinpath("environ").read_bytes()
    rows = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()}
    assert "0" == rows["Max core file size"]
    assert "0" == rows["Max file size"]
    assert rows["Max cpu time"].isdigit()
    assert rows["Max address space"].isdigit()


@pytest.mark.parametrize("content", [None, b"{}", b"not json"])
def test_a_broken_model_blames_no_mail(tmp_path: Path, content: bytes | None) -> None:
    """A missing or damaged model is a fault of the installation: no mail is quarantined for it."""
    if content is not None:
        (tmp_path / "model.json").write_bytes(content)
        (tmp_path / "terms.txt").write_bytes(b"")
        (tmp_path / "weights.f32").write_bytes(b"")
    with Reader(tmp_path) as reader, pytest.raises(ReaderFailed):
        reader.read(PLAIN)


def test_a_damaged_model_of_the_users_gives_way_to_the_shipped_one(tmp_path: Path) -> None:
    """The first model that can be used reads the mail, and the reason against the other is told."""
    (tmp_path / "model.json").write_bytes(b"{}")
    with Reader(tmp_path, MODEL) as reader:
        assert Label.REJECTION is reader.read(PLAIN).verdict.label
        (words,) = reader.passed_over
        assert str(tmp_path) in words


def test_a_new_model_is_taken_up_by_the_next_mail(tmp_path: Path) -> None:
    """A link that is swapped while the child lingers; before there is one, the shipped model is used."""
    own = tmp_path / "current"
    with Reader(own, MODEL) as reader:
        first = reader.read(PLAIN)
        assert () == reader.passed_over
        copytree(MODEL, tmp_path / "never")
        about = json.loads((tmp_path / "never/model.json").read_text())
        about["cutoffs"] = {"rejection": 1.0, "unsure": 1.0}
        (tmp_path / "never/model.json").write_text(json.dumps(about))
        own.symlink_to("never")
        second = reader.read(PLAIN)
    assert (Decision.REJECTION, Decision.OTHER) == (first.verdict.decision, second.verdict.decision)
