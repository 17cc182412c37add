"""The mails of the story. `inbox/LABEL-NAME.eml` is a mail whose true label stands in its file name.

Each file is a mail as it would travel, but for its dates: ``@-3 16:48@`` stands for Friday 16:48 where the story
begins on a Monday, and is written out when the demo starts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from email.utils import format_datetime
from pathlib import Path

from classifier.labels import Label

INBOX = Path(__file__).parent / "inbox"
MOMENT = re.compile(r"@(-?\d+) (\d\d):(\d\d)@")
MESSAGE_ID = re.compile(r"^Message-ID: (<.+>)$", re.MULTILINE | re.IGNORECASE)
#: Deeper than any reader of mail goes: what a gateway makes that packs its own bounce again and again.
DEPTH = 1_500


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail, its arrival and what it truly is."""

    name: str
    truth: Label
    at: datetime
    message_id: str
    raw: bytes


def letters(monday: date, zone: tzinfo) -> list[Letter]:
    """All mails of the story in the order of their arrival."""

    def moment(match: re.Match[str]) -> datetime:
        day = monday + timedelta(days=int(match[1]))
        return datetime.combine(day, time(int(match[2]), int(match[3])), zone)

    found = []
    for path in sorted(INBOX.glob("*.eml")):
        text = path.read_text("utf-8")
        arrival = MOMENT.search(text)
        if arrival is None:
            raise ValueError(f"{path.name} has no date to be filled in")
        identity = MESSAGE_ID.search(text)
        text = MOMENT.sub(lambda match: format_datetime(moment(match)), text)
        label = Label(path.stem.rpartition("-")[0])
        raw = text.replace("\n", "\r\n").encode()
        found.append(Letter(path.stem, label, moment(arrival), identity[1] if identity else "", raw))
    loop_at = datetime.combine(monday - timedelta(days=2), time(4, 4), zone)
    found.append(Letter("other-loop", Label.OTHER, loop_at, "<loop-0000@gateway.example>", _loop(loop_at)))
    return sorted(found, key=lambda letter: letter.at)


def _loop(at: datetime) -> bytes:
    """A mail that cannot be read: a bounce wrapped into a bounce, over and over."""
    lines = [
        "From: MAILER-DAEMON@gateway.example",
        "Subject: Returned mail: Returned mail: Returned mail",
        f"Date: {format_datetime(at)}",
        "Message-ID: <loop-0000@gateway.example>",
        "MIME-Version: 1.0",
    ]
    for level in range(DEPTH):
        # The blank is transport padding (RFC 2046 5.1.1). The demo's server overlooks boundaries with padding, and so
        # stores the mail without going down all its levels itself.
        lines += [f"Content-Type: multipart/mixed; boundary=b{level}", "", f"--b{level} "]
    return "\r\n".join([*lines, "", "Returned mail", ""]).encode()
