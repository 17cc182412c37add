"""PURE: from the rows of the database to records."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime

from classifier.labels import Label
from daemon.mailbox import Place
from daemon.records import Case, Judged, Lesson, Recipient
from daemon.states import Mark, Reason, Rejection, State


def as_text(moment: datetime | None) -> str | None:
    """A moment as it is stored: UTC, to the second."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat() if moment else None


def as_moment(text: str) -> datetime:
    """A stored moment."""
    return datetime.fromisoformat(text)


def as_time(text: str | None) -> datetime | None:
    """A stored moment, where there is one."""
    return as_moment(text) if text else None


def as_judged(row: sqlite3.Row) -> Judged:
    """A mail about an application."""
    return Judged(
        id=row["id"],
        account=row["account"],
        place=Place(row["folder"], row["uidvalidity"], row["uid"]),
        key=row["key"],
        received_at=as_moment(row["received_at"]),
        message_id=row["message_id"],
        thread=tuple(json.loads(row["thread"])),
        sender=row["sender"],
        subject=row["subject"],
        label=row["label"],
        decision=row["decision"],
        score=row["score"],
        because=tuple(json.loads(row["because"])),
        details=json.loads(row["details"]),
        flag=row["flag"],
    )


def as_lesson(row: sqlite3.Row) -> Lesson:
    """What the user said of a mail."""
    return Lesson(
        key=row["key"],
        label=Label(row["label"]),
        source=row["source"],
        at=as_moment(row["at"]),
        subject=row["subject"],
        domain=row["domain"],
        text=row["text"],
        sketch=tuple(json.loads(row["sketch"])),
        id=row["id"],
    )


def as_case(row: sqlite3.Row, parent: Judged | None) -> Case:
    """A rejection, from a row that holds its mail as well."""
    mail = as_judged(row)
    mark = None
    if row["mark_uidvalidity"] is not None:
        mark = Mark(row["mark_uidvalidity"], row["mark_uidnext"])
    draft = None
    if row["draft_uid"] is not None:
        draft = Place(row["draft_folder"], row["draft_uidvalidity"], row["draft_uid"])
    rejection = Rejection(
        id=row["mail"],
        account=mail.account,
        state=State(row["state"]),
        due_at=as_moment(row["due_at"]),
        draft_message_id=row["draft_message_id"],
        original_id=mail.message_id,
        original=mail.place if mail.place.folder else None,
        received_at=mail.received_at,
        thread_id=parent.message_id if parent else "",
        attempts=row["attempts"],
        retry_at=as_time(row["retry_at"]),
        mark=mark,
        draft=draft,
        released_at=as_time(row["released_at"]),
        missing_since=as_time(row["missing_since"]),
        drafted_at=as_time(row["drafted_at"]),
        edition=row["edition"],
        digest=row["digest"],
        subject=row["draft_subject"],
        redraft_at=as_time(row["redraft_at"]),
        unwanted_at=as_time(row["unwanted_at"]),
        reason=Reason(row["reason"]) if row["reason"] else None,
    )
    return Case(rejection, mail, Recipient(row["to_name"], row["to_email"], row["identity"]), parent, row["note"])
