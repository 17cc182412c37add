"""What is told of rejections: the list, and one of them in full."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from daemon.chronicle import good_news_after, told_story
from daemon.commands.surroundings import configuration, now, open_store, templates
from daemon.drafting import Draft, compose
from daemon.errors import UserError
from daemon.galley import own_faults
from daemon.records import Case, Judged, Pause, Quarantined
from daemon.screen import Screen
from daemon.states import State
from daemon.store import Store

#: Final rejections and unsure mails older than this are left out of `status`.
RECENT = timedelta(days=14)
FINAL = (State.SENT, State.DISCARDED, State.SKIPPED)
OPEN = (State.WAITING, State.DRAFTING)


def status(arguments: Namespace, screen: Screen) -> int:
    """What waits, what was drafted, what needs the user."""
    store = open_store(arguments)
    cases = store.cases()
    unsure = store.unsure(now() - RECENT)
    unreadable = store.quarantined()
    faults = own_faults(templates(arguments))
    pause = store.paused(now())
    troubles = {account: (at, problem) for account, (at, problem) in store.health().items() if problem}
    if arguments.json:
        screen.json(
            {
                "accounts": {name: {"last_poll": at.isoformat()} for name, at in store.polled().items()},
                "paused": {"since": pause.since.isoformat(), "until": pause.until and pause.until.isoformat()}
                if pause
                else None,
                "problems": {
                    name: {"since": at.isoformat(), "problem": problem} for name, (at, problem) in troubles.items()
                },
                "rejections": [case_as_dict(store, case) for case in cases],
                "unsure": [_mail_as_dict(mail) for mail in unsure],
                "unreadable": [
                    {"account": q.account, "folder": q.place.folder, "uid": q.place.uid, "reason": q.reason}
                    for q in unreadable
                ],
                "templates": [{"file": str(one.path), "line": one.line, "why": one.why} for one in faults],
            }
        )
        store.close()
        return 0
    if pause:
        screen.say(f"Paused {until(pause, screen)}; `afterword resume` goes on.", "yellow")
    for name, (at, problem) in troubles.items():
        screen.say(f"{name}: {problem} (since {screen.when(at)})", "red")
    for fault in faults:
        screen.say(f"A template of yours cannot be used: {fault}; see `afterword templates check`.", "yellow")
    polled = ", ".join(f"{name} {screen.when(at)}" for name, at in store.polled().items())
    screen.say(
        f"Last look into the mailbox: {polled}."
        if polled
        else "No mailbox has been looked at yet; try `afterword check --dry-run`."
    )
    _tell_needs(store, cases, unsure, unreadable, screen)
    for heading, states in (
        ("Waiting", OPEN),
        ("In Drafts, yours to send", (State.DRAFTED,)),
        ("Done", (State.SENT, State.DISCARDED)),
        ("No reply", (State.SKIPPED,)),
    ):
        chosen = [
            case
            for case in cases
            if case.row.state in states and (case.row.state not in FINAL or case.row.received_at > now() - RECENT)
        ]
        if chosen:
            screen.title(heading)
            case_table(chosen, screen)
    store.close()
    return 0


def _tell_needs(
    store: Store, cases: Sequence[Case], unsure: Sequence[Judged], unreadable: Sequence[Quarantined], screen: Screen
) -> None:
    held = [case for case in cases if case.row.state is State.HELD]
    warned = [case for case in cases if _wrote_again(store, case)]
    if not (held or unsure or unreadable or warned):
        return
    screen.title("Needs you")
    case_table(held, screen)
    for case in warned:
        screen.say(
            f"{case.row.id}: they have written again since (an invitation, a test or an offer); read that first.",
            "yellow",
        )
    if unsure:
        screen.say("Perhaps a rejection; no reply is prepared (`afterword review` asks you about them):")
        screen.table(
            ("ID", "when", "from", "subject"),
            [(str(mail.id), screen.when(mail.received_at), mail.sender, mail.subject) for mail in unsure],
        )
    for entry in unreadable:
        screen.say(
            f"Could not be read: mail {entry.place.uid} in {entry.place.folder} of {entry.account}: {entry.reason}",
            "yellow",
        )


def show(arguments: Namespace, screen: Screen) -> int:
    """One mail: what was seen, what is planned, and the draft as it would be."""
    store = open_store(arguments)
    mail = store.mail(arguments.id)
    if mail is None:
        raise UserError(f"There is no mail {arguments.id}; `afterword status` lists them.")
    case = store.case(arguments.id)
    draft = _draft(arguments, store, case) if case is not None and case.recipient.email else None
    if arguments.json:
        body = case_as_dict(store, case) if case else _mail_as_dict(mail)
        history = [
            {"at": at.isoformat(), "state": state, "reason": reason or None}
            for at, state, reason in store.events(mail.id)
        ]
        reasons = [{"block": one.block, "because": list(one.because)} for one in draft.paragraphs] if draft else []
        screen.json(body | {"draft": draft.text if draft else None, "reasons": reasons, "history": history})
        store.close()
        return 0
    screen.title(mail.subject or "(no subject)")
    rows = [("from", mail.sender), ("received", screen.when(mail.received_at)), ("account", mail.account)]
    rows += [("seen as", f"{mail.label}, decided {mail.decision} (probability of a rejection {mail.score:.1%})")]
    rows += [("because", sentence) for sentence in mail.because]
    rows += detail_rows(mail.details)
    if case is not None:
        rows.append(("state", f"{case.row.state.value}{f': {case.row.reason}' if case.row.reason else ''}"))
        if case.row.state in OPEN:
            rows.append(("due", screen.when(case.row.due_at)))
        rows.append(("reply to", case.recipient.email or "nobody"))
        rows += [
            ("history", f"{screen.when(at)}  {state}{f': {reason}' if reason else ''}")
            for at, state, reason in store.events(mail.id)
        ]
    screen.table(("", ""), rows)
    if draft:
        drafted = case is not None and case.row.state in (State.DRAFTED, State.SENT)
        screen.title("The draft" if drafted else "The draft as it would be")
        screen.say(draft.text)
        tell_reasons(draft, screen)
    store.close()
    return 0


def until(pause: Pause, screen: Screen) -> str:
    """How long a pause lasts, as it stands in a sentence."""
    return f"until {screen.when(pause.until)}" if pause.until else "until you resume"


def tell_reasons(draft: Draft, screen: Screen) -> None:
    """Why each paragraph stands there, and whose templates could not be used."""
    screen.title("Why it says so")
    screen.table(("", ""), [(one.block, why) for one in draft.paragraphs for why in one.because])
    for fault in draft.passed_over:
        screen.say(f"{fault}; another template was used.", "yellow")


def _draft(arguments: Namespace, store: Store, case: Case) -> Draft:
    config = configuration(arguments)
    account = next((one for one in config.accounts if one.key == case.mail.account), None)
    writer = replace(config.writer, name=(account and account.name) or config.writer.name)
    return compose(case, told_story(store, case), writer, templates(arguments), now().astimezone(config.calm.zone))


def _wrote_again(store: Store, case: Case) -> bool:
    return case.row.state is State.DRAFTED and good_news_after(store, case) is not None


# -- forms that other commands use too -------------------------------------------------------------


def case_table(cases: Sequence[Case], screen: Screen) -> None:
    """One line a rejection; nothing for none."""
    if not cases:
        return
    screen.table(
        (
            "ID",
            "state",
            "due" if any(case.row.state in OPEN for case in cases) else "when",
            "company",
            "subject",
            "why",
        ),
        [
            (
                str(case.row.id),
                case.row.state.value,
                screen.when(case.row.due_at if case.row.state in OPEN else case.row.drafted_at or case.row.received_at),
                company(case.mail),
                case.mail.subject,
                case.row.reason or "",
            )
            for case in cases
        ],
    )


def detail_rows(details: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The details of a mail as rows of a table."""
    rows = []
    for name in ("company", "position", "reference", "stage", "language", "platform"):
        found = details.get(name)
        if isinstance(found, Mapping):
            rows.append((name, f"{found['value']} (from the {found['source']}, {found['confidence']:.0%})"))
    for person in details.get("contacts") or ():
        parts = [person[key]["value"] for key in ("name", "role", "email") if person.get(key)]
        rows.append(("contact", ", ".join(parts)))
    if details.get("cues"):
        rows.append(("cues", ", ".join(details["cues"])))
    return rows


def company(mail: Judged) -> str:
    """The company's name where it is known."""
    detail = mail.details.get("company")
    return str(detail["value"]) if isinstance(detail, Mapping) else ""


def _mail_as_dict(mail: Judged) -> dict[str, Any]:
    return {
        "id": mail.id,
        "account": mail.account,
        "received": mail.received_at.isoformat(),
        "from": mail.sender,
        "subject": mail.subject,
        "label": mail.label,
        "decision": mail.decision,
        "score": mail.score,
        "because": list(mail.because),
        "details": dict(mail.details),
    }


def case_as_dict(store: Store, case: Case) -> dict[str, Any]:
    """The form of a rejection in JSON, a promise to programs."""
    row = case.row
    return _mail_as_dict(case.mail) | {
        "state": row.state.value,
        "reason": row.reason.value if row.reason else None,
        "due": row.due_at.isoformat(),
        "drafted": row.drafted_at.isoformat() if row.drafted_at else None,
        "to": case.recipient.email or None,
        "wrote_again": _wrote_again(store, case),
    }
