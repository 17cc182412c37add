"""``python -m tests.demo``: tells the story; exit code 0 only where all that must hold did hold."""

from __future__ import annotations

import signal
import sys
import time
from types import FrameType

INTRO = """Alice is looking for a job. Here is her mailbox, on a mail server that lives inside this program for a
few seconds, with a weekend's mail in it. All that follows is done by the real Afterword: its classifier, its
database and its IMAP client. Only the clock is moved forward instead of waited for. Nothing leaves this machine, and
nothing is ever sent: Afterword lays replies into Drafts, and Alice sends them, or does not."""
NEXT = (
    ("README.md", "“Set it up with your account”: one small file names your server, address and writing hours"),
    ("afterword sign-in", "asks for your password and keeps it in the system keyring"),
    ("afterword check --dry-run", "shows what it would do with your own inbox, and changes nothing"),
    ("afterword read mail.eml", "shows what it sees in any mail that you have as a file"),
    ("afterword run", "is the daemon; README.md shows how to have it started when you sign in"),
)


def main() -> int:
    """Runs the demo; returns its exit code."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    try:
        return _tell()
    except KeyboardInterrupt:
        print("\nInterrupted. Nothing is left behind.", file=sys.stderr)
        return 130


def _tell() -> int:
    started = time.monotonic()
    # Imported here, so that Ctrl-C in the first second ends as quietly as later on.
    try:
        from classifier.reader import ReaderFailed
        from daemon.errors import AfterwordError
        from tests.demo.page import Page
        from tests.demo.stage import tell
        from tests.demo.story import ZONE
    except ModuleNotFoundError as error:
        print(f"The demo needs its extra ({error}): run `make demo`, or pip install -e '.[demo]'.", file=sys.stderr)
        return 1
    page = Page(ZONE)
    page.title("Afterword: a rejection, a day of calm, a gracious reply")
    page.say(INTRO)
    try:
        must = tell(page)
    except (AfterwordError, ReaderFailed) as error:
        print(f"The demo cannot go on: {error}", file=sys.stderr)
        return 1
    page.chapter("7. What must hold")
    for sentence in must.kept:
        page.line("ok", sentence[0].upper() + sentence[1:] + ".", "green")
    for sentence, faults in must.broken:
        page.line("NO", f"{sentence[0].upper()}{sentence[1:]}: NOT SO ({faults}).", "bold red")
    page.gap()
    if must.broken:
        page.say(f"{len(must.broken)} of {len(must.broken) + len(must.kept)} expectations failed.", "bold red")
        return 1
    page.say(f"All {len(must.kept)} expectations held, in {time.monotonic() - started:.0f} seconds.", "bold green")
    page.chapter("And now with your own mail")
    page.table(("", ""), NEXT)
    return 0


def _leave(number: int, frame: FrameType | None) -> None:
    # As Ctrl-C: every `with` on the way out tidies up.
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
