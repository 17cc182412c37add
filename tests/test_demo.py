"""The demo: what a newcomer sees first ends well, reads well in a pipe, leaves nothing behind, and can fail."""

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from classifier.labels import Label
from classifier.message import UnreadableMail, read_message
from tests.demo.letters import letters

ROOT = Path(__file__).parent.parent
LONDON = ZoneInfo("Europe/London")
LETTERS = letters(date(2026, 3, 9), LONDON)
#: The real demo with an engine that overlooks good news.
CARELESS = """
import sys
from dataclasses import replace
from daemon import advancing
decide = advancing.next_step
advancing.next_step = lambda row, facts, now: decide(row, replace(facts, good_news_at=None), now)
from tests.demo.__main__ import main
sys.exit(main())
"""


@dataclass
class Told:
    """What a run of the demo left: its exit code, its words, and what lay in its folder for temporary files."""

    code: int
    out: str
    err: str
    leftovers: list[str]


def demo_environment(folder: Path) -> dict[str, str]:
    """This environment without what asks for colours, and with a folder of one's own for temporary files."""
    kept = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "TTY_COMPATIBLE")}
    return kept | {"TMPDIR": str(folder)}


def tell(folder: Path, *arguments: str) -> Told:
    """Runs the demo in a pipe."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=demo_environment(folder),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return Told(done.returncode, done.stdout, done.stderr, [path.name for path in folder.iterdir()])


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return tell(tmp_path_factory.mktemp("demo"), "-m", "tests.demo")


# -- the mails -------------------------------------------------------------------------------------


def test_inbox_is_a_real_one() -> None:
    """Rejections are the smaller part, and every label of mail is there."""
    counts = Counter(letter.truth for letter in LETTERS)
    assert set(Label) == set(counts)
    assert 30 <= len(LETTERS)
    assert counts[Label.REJECTION] < len(LETTERS) / 2


def test_addresses_belong_to_nobody() -> None:
    """Each address and each Message-ID is under the reserved name .example (RFC 2606)."""
    strange = [
        address
        for letter in LETTERS
        for address in re.findall(r"[\w.+-]+@[\w.-]+\w", letter.raw.decode())
        if not address.endswith(".example")
    ]
    assert [] == strange


def test_dates_are_filled_in() -> None:
    """A mail's Date is its arrival, for every mail that has a Date that can be read."""
    for letter in LETTERS:
        if letter.name in ("other-broken", "other-loop"):
            continue
        assert letter.at == read_message(letter.raw).date
        assert letter.message_id == read_message(letter.raw).message_id


def test_one_mail_cannot_be_read() -> None:
    """The gateway's loop is truly beyond the reader; all other mails are read, the broken one too."""
    unreadable = []
    for letter in LETTERS:
        try:
            read_message(letter.raw)
        except UnreadableMail:
            unreadable.append(letter.name)
    assert ["other-loop"] == unreadable


# -- the story -------------------------------------------------------------------------------------


@pytest.mark.slow
def test_story_ends_well(told: Told) -> None:
    """Every expectation of the story holds, and nothing is said on standard error."""
    assert (0, "") == (told.code, told.err), told.out
    assert "expectations held" in told.out
    assert "NOT SO" not in told.out


@pytest.mark.slow
@pytest.mark.parametrize(
    "sentence",
    [
        "1. The first look into the mailbox: Monday 08:30",
        "Product Analyst at Lantern Health",
        "is outside her writing hours",
        "you have answered it yourself",
        "you have deleted the mail",
        "is laid into Drafts.",
        "[\\Draft \\Seen]",
        "Subject: Re: ",
        "presses Send in her mail client",
        "Ruth Adeyemi is held back: they wrote again",
        "“Your offer from Millrace Software",
        "the mail was too old",
        "its parts are nested too deep",
        "A further look changes nothing.",
        "writes no second draft",
        "Of 14 rejections in this inbox it recognised",
        "afterword check --dry-run",
    ],
)
def test_story_tells(told: Told, sentence: str) -> None:
    """Each turn of the story is told in so many words."""
    assert sentence in " ".join(told.out.split())


@pytest.mark.slow
def test_pipe_gets_plain_lines(told: Told) -> None:
    """In a pipe there are no escape codes, no control characters, no traceback, and no line is too wide or padded."""
    assert "Traceback" not in told.out
    assert [] == [line for line in told.out.split("\n") if not line.isprintable() or line != line.rstrip()]
    assert 100 >= max(map(len, told.out.split("\n")))


@pytest.mark.slow
def test_nothing_is_left_behind(told: Told) -> None:
    """The folder for temporary files is as empty as before."""
    assert [] == told.leftovers


@pytest.mark.slow
def test_next_step_is_in_the_readme(told: Told) -> None:
    """The chapter that the demo sends its reader to exists."""
    assert "Set it up with your account" in told.out
    assert "Set it up with your account" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.slow
def test_story_can_end_badly(tmp_path: Path) -> None:
    """With an engine that overlooks good news the demo names what failed and exits with 1."""
    told = tell(tmp_path, "-c", CARELESS)
    words = " ".join(told.out.split())
    assert 1 == told.code
    assert "NO The reply to Lantern Health is held back, because they invite her after all: NOT SO" in words
    assert "rejection-lantern got one too" in words


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_interrupted_story_tidies_up(tmp_path: Path, number: signal.Signals) -> None:
    """Ctrl-C, a stop and a closed terminal end the demo at once, in one sentence, with nothing left behind."""
    story = subprocess.Popen(
        [sys.executable, "-m", "tests.demo"],
        cwd=ROOT,
        env=demo_environment(tmp_path),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    with story:
        until = time.monotonic() + 30
        while not list(tmp_path.glob("afterword-demo-*/afterword.db")) and time.monotonic() < until:
            time.sleep(0.02)
        os.killpg(story.pid, number)
        _, words = story.communicate(timeout=30)
    assert (130, "Interrupted. Nothing is left behind.") == (story.returncode, words.strip())
    assert [] == list(tmp_path.iterdir())
