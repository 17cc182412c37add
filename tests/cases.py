"""Rows and mails for tests of pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from classifier.labels import Decision, Label, Verdict
from classifier.reader import Reading
from daemon.mailbox import Place
from daemon.records import Case, Judged, Plan, Recipient
from daemon.states import Rejection, State

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
ORIGINAL = "<original@acme.example>"
DRAFT = "<5d1f0f62-0000-4000-8000-000000000001@example.org>"


def detail(value: str, confidence: float = 0.9) -> dict[str, Any]:
    return {"value": value, "source": "text", "confidence": confidence}


def details(**values: Any) -> Mapping[str, Any]:
    return {"company": None, "position": None, "contacts": [], "stage": None, "cues": []} | values


def judged(**changes: Any) -> Judged:
    fields: dict[str, Any] = {
        "place": Place("INBOX", 1, 1),
        "key": ORIGINAL,
        "received_at": NOON,
        "message_id": ORIGINAL,
        "thread": (),
        "sender": "ann@acme.example",
        "subject": "Your application to Acme Foods",
        "label": "rejection",
        "decision": "rejection",
        "score": 0.99,
        "because": ("We went with another candidate.",),
        "details": details(company=detail("Acme Foods"), position=detail("Line Cook")),
    }
    return Judged(**(fields | changes))


def row(**changes: Any) -> Rejection:
    fields: dict[str, Any] = {
        "id": 1,
        "account": "personal",
        "state": State.WAITING,
        "due_at": NOON,
        "draft_message_id": DRAFT,
        "original_id": ORIGINAL,
        "original": Place("INBOX", 1, 1),
        "received_at": NOON - timedelta(days=1),
    }
    return Rejection(**(fields | changes))


def case(
    *,
    mail: Mapping[str, Any] | None = None,
    recipient: Recipient | None = None,
    rejection: Mapping[str, Any] | None = None,
) -> Case:
    return Case(
        row(**(rejection or {})),
        judged(**(mail or {})),
        recipient or Recipient("Ann Lee", "ann@acme.example", "alice@example.org"),
    )


def plan(**changes: Any) -> Plan:
    fields: dict[str, Any] = {
        "state": State.WAITING,
        "due_at": NOON + timedelta(days=1),
        "draft_message_id": DRAFT,
        "recipient": Recipient("Ann Lee", "ann@acme.example", "alice@example.org"),
    }
    return Plan(**(fields | changes))


def reading(**changes: Any) -> Reading:
    fields: dict[str, Any] = {
        "message_id": ORIGINAL,
        "answers": (),
        "subject": "Your application",
        "sender_name": "Ann Lee",
        "sender_email": "ann@acme.example",
        "reply_to": (),
        "recipients": ("alice@example.org",),
        "date": NOON,
        "automatic": False,
        "verdict": verdict(Label.REJECTION),
        "details": details(),
    }
    return Reading(**(fields | changes))


def verdict(label: Label, score: float | None = None) -> Verdict:
    """A sure verdict of one label."""
    labels = {one: (0.92 if one is label else 0.01) for one in Label}
    rejected = labels[Label.REJECTION] if score is None else score
    decision = Decision.REJECTION if rejected > 0.9 else Decision.UNSURE if rejected > 0.3 else Decision.OTHER
    return Verdict(label, labels, decision, rejected, ("because",))
