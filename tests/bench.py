"""An engine on a bench: real parts put together for a test, with a clock that is moved by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache

from classifier.message import UnreadableMail
from classifier.model import Model, load_model
from classifier.reader import Reading, Unreadable, as_reading, read_here
from daemon.config import Account, Config
from daemon.desk import Counts, Desk
from daemon.engine import Engine
from daemon.mailbox import Mailbox
from daemon.paths import shipped
from daemon.records import Writer
from daemon.schedule import CalmRules
from daemon.store import Store

AROUND_THE_CLOCK = CalmRules(timedelta(hours=24), frozenset(range(7)), time(0), time(0), UTC, timedelta(0))

AT_ONCE = replace(AROUND_THE_CLOCK, delay=timedelta(0))


class Clock:
    """Stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **span: float) -> None:
        self.now += timedelta(**span)


@cache
def shipped_model() -> Model:
    return load_model(shipped("models") / "starter")


class HereReader:
    """The reader without its process, for tests that read many mails."""

    def read(self, raw: bytes) -> Reading:
        try:
            return as_reading(read_here(raw, shipped_model()))
        except UnreadableMail as error:
            raise Unreadable(str(error)) from None


def account(**changes: object) -> Account:
    fields: dict[str, object] = {
        "key": "personal",
        "host": "127.0.0.1",
        "port": 143,
        "security": "none",
        "user": "alice",
        "addresses": ("alice@example.org",),
        "name": "",
        "ca_file": None,
        "password_command": (),
        "folders": ("INBOX",),
        "drafts": "",
        "sent": "",
        "trash": "",
        "rejections": "Afterword/Rejections",
        "not_rejections": "Afterword/Not rejections",
    }
    return Account(**(fields | changes))  # type: ignore[arg-type]


def config(of: Account, **changes: object) -> Config:
    fields: dict[str, object] = {
        "accounts": (of,),
        "calm": AROUND_THE_CLOCK,
        "writer": Writer("Alice Example"),
        "policy": "answerable",
        "poll_every": timedelta(minutes=5),
        "max_age": timedelta(days=7),
        "keyword": "$Rejection",
    }
    return Config(**(fields | changes))  # type: ignore[arg-type]


def engine(mailbox: Mailbox, store: Store, clock: Clock, of: Account | None = None, **changes: object) -> Engine:
    """An engine over a mailbox; ``changes`` are settings."""
    chosen = of or account()
    return Engine(
        Desk(
            chosen,
            config(chosen, **changes),
            mailbox=mailbox,
            reader=HereReader(),
            store=store,
            templates=[shipped("templates")],
            clock=clock,
        )
    )


def cycle(one: Engine) -> Counts:
    """Polls and advances once."""
    counts = Counts()
    one.poll(counts)
    one.advance(counts)
    return counts


def rejection(number: int = 1, *, company: str = "Acme Foods", sender: str = "", at: datetime | None = None) -> bytes:
    """A rejection that no model can doubt."""
    host = f"{company.split(maxsplit=1)[0].lower()}.example"
    sender = sender or f"ann@{host}"
    date = f"Date: {at:%a, %d %b %Y %H:%M:%S +0000}\r\n" if at else ""
    return (
        f"From: Ann Lee <{sender}>\r\nTo: Alice Example <alice@example.org>\r\n"
        f"Subject: Your application to {company}\r\n"
        f"Message-ID: <r{number}@{host}>\r\n{date}\r\n"
        f"Dear Alice,\r\n\r\nThank you for applying for the Line Cook position at {company}. Unfortunately, we have "
        "decided to move forward with other candidates for this role. We wish you "
        "every success in your job search.\r\n\r\n"
        "Kind regards,\r\nAnn Lee\r\nHead Chef\r\n"
    ).encode()


def invitation(number: int = 1, *, company: str = "Acme Foods") -> bytes:
    """An invitation that no model can doubt."""
    host = f"{company.split(maxsplit=1)[0].lower()}.example"
    return (
        f"From: Ann Lee <ann@{host}>\r\nTo: Alice Example <alice@example.org>\r\n"
        f"Subject: Interview at {company}\r\n"
        f"Message-ID: <i{number}@{host}>\r\n\r\n"
        "Dear Alice,\r\n\r\nWe would like to invite you to an interview for the Line Cook position. Please let us know "
        "your availability next week so that we can schedule the interview with our head chef.\r\n\r\n"
        "Kind regards,\r\nAnn Lee\r\n"
    ).encode()
