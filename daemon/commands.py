"""The commands, and the composition root: only here do IMAP, credentials and the engine meet."""

from __future__ import annotations

import getpass
import json
import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from classifier.reader import Reader, ReaderFailed, Reading, Unreadable
from daemon import drafting, paths, schedule
from daemon.config import Account, Config, Fault, duration, load_config
from daemon.credentials import Credentials, store_password
from daemon.engine import Counts, Engine, Stopped, good_news_after
from daemon.errors import AfterwordError, ReaderBroken, SignInRefused, UserError
from daemon.imap import ImapMailbox
from daemon.mailbox import Mailbox
from daemon.rehearsal import Rehearsal
from daemon.screen import Screen
from daemon.service import InstanceLock, Pulse, Worker, serve
from daemon.sources import mails
from daemon.states import State
from daemon.store import Case, Judged, Store

log = logging.getLogger("afterword")

#: Final rejections older than this are left out of `status`.
RECENT = timedelta(days=14)


def _now() -> datetime:
    return datetime.now(UTC)


def _config(arguments: Namespace) -> Config:
    return load_config(Path(arguments.config) if arguments.config else paths.config_file())


def _state_folder(arguments: Namespace) -> Path:
    folder = Path(arguments.state) if arguments.state else paths.state_folder()
    return paths.private_folder(folder)


def _store(arguments: Namespace) -> Store:
    return Store(_state_folder(arguments) / "afterword.db")


def _model() -> Path:
    return paths.shipped("models") / "starter"


def _templates() -> list[Path]:
    return [paths.shipped("templates")]


def _accounts(config: Config, name: str | None) -> list[Account]:
    if name is None:
        return list(config.accounts)
    chosen = [account for account in config.accounts if account.key == name]
    if not chosen:
        known = ", ".join(account.key for account in config.accounts)
        raise UserError(f"There is no account {name!r} in the configuration; there is {known}.")
    return chosen


# -- run and check ---------------------------------------------------------------------------------


class AccountCycle:
    """One account at work in the daemon; what `service.Cycle` asks for."""

    def __init__(
        self, account: Account, config: Config, store: Store, pulse: Pulse, stopping: Callable[[], bool]
    ) -> None:
        self.account = account.key
        self._store = store
        self._credentials = Credentials(account)
        self._mailbox = ImapMailbox(account, self._credentials)
        self._reader = Reader(_model())
        self._engine = Engine(
            account, config, self._mailbox, self._reader, store, _templates(), progress=pulse.beat, stopping=stopping
        )

    def poll_and_advance(self) -> str:
        counts = Counts()
        try:
            self._engine.poll(counts)
            self._engine.advance(counts)
        except Stopped:
            return "stopped on the way"
        except ReaderFailed as error:
            raise ReaderBroken(str(error)) from None
        finally:
            # A connection that idles between polls costs the server more than signing in again.
            self._mailbox.close()
        if not counts.read and not counts.quarantined and not counts.drafted:
            return ""
        return f"{counts.read} read, {len(counts.rejections)} rejections, {counts.unsure} unsure, {len(counts.drafted)} drafted"

    def wants_to_advance(self) -> bool:
        return self._engine.wants_to_advance()

    def interrupt(self) -> None:
        self._mailbox.interrupt()

    def forget_password(self) -> None:
        self._credentials.forget()

    def set_health(self, problem: str) -> None:
        self._store.set_health(self.account, problem, _now())

    def close(self) -> None:
        self._mailbox.close()
        self._reader.close()
        self._store.close()


def run(arguments: Namespace, screen: Screen) -> int:
    """The daemon."""
    config = _config(arguments)
    folder = _state_folder(arguments)
    lock = InstanceLock(folder)
    store = Store(folder / "afterword.db")
    _check_model()
    _log_to_stderr()
    cycles: list[AccountCycle] = []

    def make_workers(stopping: Callable[[], bool]) -> Sequence[Worker]:
        workers = []
        for account in config.accounts:
            pulse = Pulse()
            cycle = AccountCycle(account, config, Store(folder / "afterword.db"), pulse, stopping)
            cycles.append(cycle)
            workers.append(Worker(cycle, config.poll_every, pulse))
        return workers

    # Half the shortest poll at most, so that a test with a poll of seconds does not wait for the tick.
    tick = min(30.0, max(0.5, config.poll_every.total_seconds() / 2))
    code = serve(make_workers, store, tick=tick)
    store.close()
    lock.release()
    logging.shutdown()
    # A thread that hangs in a library must not hold up a stop; every step can be cut at any point.
    os._exit(code)


def _check_model() -> None:
    with Reader(_model()) as reader:
        try:
            reader.read(b"Subject: hello\n\nhello\n")
        except ReaderFailed as error:
            raise ReaderBroken(str(error)) from None


def _log_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    # journald reads the level from this prefix (sd-daemon(3)) and has the time itself.
    in_journal = bool(os.environ.get("JOURNAL_STREAM"))
    levels = {"DEBUG": "<7>", "INFO": "<6>", "WARNING": "<4>", "ERROR": "<3>", "CRITICAL": "<2>"}

    class Formatter(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            line = super().format(record)
            return levels[record.levelname] + line if in_journal else f"{self.formatTime(record)} {line}"

    handler.setFormatter(Formatter("%(message)s"))
    root = logging.getLogger("afterword")
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    root.propagate = False
    # imapclient prints whole mails at DEBUG.
    logging.getLogger("imapclient").setLevel(logging.CRITICAL)


def check(arguments: Namespace, screen: Screen) -> int:
    """One cycle now."""
    config = _config(arguments)
    folder = _state_folder(arguments)
    lock = None if arguments.dry_run else InstanceLock(folder)
    real = Store(folder / "afterword.db")
    store = real.copy() if arguments.dry_run else real
    results: dict[str, Any] = {}
    worst: AfterwordError | None = None
    for account in _accounts(config, arguments.account):
        counts = Counts()
        try:
            _cycle(account, config, store, counts, screen, dry=arguments.dry_run)
        except ReaderFailed as error:
            raise ReaderBroken(str(error)) from None
        except AfterwordError as error:
            worst = error
            results[account.key] = {"error": str(error)}
            if not arguments.dry_run:
                store.set_health(account.key, str(error), _now())
            continue
        if not arguments.dry_run:
            store.set_health(account.key, "", _now())
        results[account.key] = asdict(counts)
    if arguments.json:
        screen.json({"dry_run": arguments.dry_run, "accounts": results})
    else:
        _tell_check(results, store, screen, dry=arguments.dry_run)
    store.close()
    if lock is not None:
        lock.release()
    return worst.exit_code if worst else 0


def _cycle(account: Account, config: Config, store: Store, counts: Counts, screen: Screen, *, dry: bool) -> None:
    credentials = Credentials(account)
    mailbox: Mailbox = ImapMailbox(account, credentials)
    if dry:
        mailbox = Rehearsal(mailbox)
    with Reader(_model()) as reader, screen.progress(f"Reading {account.key}") as advance:
        engine = Engine(account, config, mailbox, reader, store, _templates(), progress=lambda: advance(1))
        try:
            engine.poll(counts, lambda more: advance(0, more))
            engine.advance(counts)
        finally:
            mailbox.close()


def _tell_check(results: Mapping[str, Any], store: Store, screen: Screen, *, dry: bool) -> None:
    for account, result in results.items():
        screen.title(f"{account}{' (dry run: nothing was changed)' if dry else ''}")
        if "error" in result:
            screen.say(result["error"], "red")
            continue
        labels = ", ".join(
            f"{count} {label}" for label, count in sorted(result["labels"].items(), key=lambda pair: -pair[1])
        )
        screen.say(f"{result['read']} new mails read{f': {labels}' if labels else ''}.")
        if result["quarantined"]:
            screen.say(f"{result['quarantined']} could not be read; `afterword status` lists them.", "yellow")
        _case_table([case for case in map(store.case, result["rejections"]) if case], screen)
        verb = "would be laid" if dry else "were laid"
        if result["drafted"]:
            screen.say(
                f"{len(result['drafted'])} drafts {verb} into Drafts: {', '.join(map(str, result['drafted']))}.",
                "green",
            )
    screen.say()
    screen.say("Next: `afterword status` shows what waits.", "dim")


# -- read ------------------------------------------------------------------------------------------


def read(arguments: Namespace, screen: Screen) -> int:
    """What Afterword sees in mails."""
    failures = 0
    with Reader(_model()) as reader, screen.progress("Reading") as advance:
        for name, raw in mails(arguments.file):
            advance(1, 1)
            try:
                reading = reader.read(raw)
            except Unreadable as error:
                failures += 1
                if arguments.json:
                    screen.json({"file": name, "error": str(error)})
                else:
                    screen.say(f"{name}: {error}", "red")
                continue
            except ReaderFailed as error:
                raise ReaderBroken(str(error)) from None
            if arguments.json:
                screen.json(reading_as_dict(name, reading))
            else:
                _tell_reading(name, reading, screen)
    return 1 if failures else 0


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


_COLOURS = {"rejection": "red", "unsure": "yellow", "other": "green"}


def _tell_reading(name: str, reading: Reading, screen: Screen) -> None:
    verdict = reading.verdict
    screen.title(name)
    screen.say(f"{verdict.decision.value} (probability of a rejection {verdict.score:.1%})", _COLOURS[verdict.decision])
    rows = [("label", f"{verdict.label.value} ({verdict.labels[verdict.label]:.0%})"), ("subject", reading.subject)]
    rows += [("because", sentence) for sentence in verdict.because]
    rows += _detail_rows(reading.details)
    screen.table(("", ""), rows)


def _detail_rows(details: Mapping[str, Any]) -> list[tuple[str, str]]:
    rows = []
    for name in ("company", "position", "stage"):
        if isinstance(details.get(name), Mapping):
            rows.append(
                (
                    name,
                    f"{details[name]['value']} (from the {details[name]['source']}, {details[name]['confidence']:.0%})",
                )
            )
    for person in details.get("contacts") or ():
        parts = [person[key]["value"] for key in ("name", "role", "email") if person.get(key)]
        rows.append(("contact", ", ".join(parts)))
    if details.get("cues"):
        rows.append(("cues", ", ".join(details["cues"])))
    return rows


# -- status, show and the user's word --------------------------------------------------------------


def status(arguments: Namespace, screen: Screen) -> int:
    """What waits, what was drafted, what needs the user."""
    store = _store(arguments)
    now = _now()
    cases = store.cases()
    unsure = store.unsure(now - RECENT)
    quarantined = store.quarantined()
    health = {account: (at, problem) for account, (at, problem) in store.health().items() if problem}
    warned = {case.row.id for case in cases if case.row.state is State.DRAFTED and _wrote_again(store, case)}
    if arguments.json:
        screen.json(
            {
                "accounts": {name: {"last_poll": at} for name, at in store.polled().items()},
                "problems": {name: {"since": at, "problem": problem} for name, (at, problem) in health.items()},
                "rejections": [_case_as_dict(case, case.row.id in warned) for case in cases],
                "unsure": [_mail_as_dict(mail) for mail in unsure],
                "unreadable": [
                    {"account": q.account, "folder": q.place.folder, "uid": q.place.uid, "reason": q.reason}
                    for q in quarantined
                ],
            }
        )
        return 0
    for name, (at, problem) in health.items():
        screen.say(f"{name}: {problem} (since {screen.when(at)})", "red")
    polled = ", ".join(f"{name} {screen.when(at)}" for name, at in store.polled().items())
    screen.say(
        f"Last look into the mailbox: {polled}."
        if polled
        else "No mailbox has been looked at yet; try `afterword check --dry-run`."
    )
    held = [case for case in cases if case.row.state is State.HELD]
    if held or unsure or quarantined or warned:
        screen.title("Needs you")
        _case_table(held, screen)
        for case_id in sorted(warned):
            screen.say(
                f"{case_id}: they wrote again after the draft was made (an invitation, a test or an offer): read that first.",
                "yellow",
            )
        if unsure:
            screen.say("Perhaps a rejection; no reply is prepared:")
            screen.table(
                ("ID", "when", "from", "subject"),
                [(str(m.id), screen.when(m.received_at), m.sender, m.subject) for m in unsure],
            )
        for entry in quarantined:
            screen.say(
                f"Could not be read: mail {entry.place.uid} in {entry.place.folder} of {entry.account}: {entry.reason}",
                "yellow",
            )
    recent = now - RECENT
    for heading, states in (
        ("Waiting", (State.WAITING, State.DRAFTING)),
        ("In Drafts, yours to send", (State.DRAFTED,)),
        ("Done", (State.SENT, State.DISCARDED)),
        ("No reply", (State.SKIPPED,)),
    ):
        chosen = [
            c
            for c in cases
            if c.row.state in states
            and (c.row.state not in (State.SENT, State.DISCARDED, State.SKIPPED) or c.row.received_at > recent)
        ]
        if chosen:
            screen.title(heading)
            _case_table(chosen, screen)
    store.close()
    return 0


def _wrote_again(store: Store, case: Case) -> bool:
    return good_news_after(store, case) is not None


def _case_table(cases: Sequence[Case], screen: Screen) -> None:
    if not cases:
        return
    rows = [
        (
            str(case.row.id),
            case.row.state.value,
            screen.when(case.row.due_at)
            if case.row.state in (State.WAITING, State.DRAFTING)
            else screen.when(case.row.drafted_at),
            _company(case.mail),
            case.mail.subject,
            case.row.reason or "",
        )
        for case in cases
    ]
    screen.table(
        (
            "ID",
            "state",
            "due" if any(case.row.state is State.WAITING for case in cases) else "when",
            "company",
            "subject",
            "why",
        ),
        rows,
    )


def _company(mail: Judged) -> str:
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


def _case_as_dict(case: Case, wrote_again: bool) -> dict[str, Any]:
    row = case.row
    return _mail_as_dict(case.mail) | {
        "state": row.state.value,
        "reason": row.reason.value if row.reason else None,
        "due": row.due_at.isoformat(),
        "drafted": row.drafted_at.isoformat() if row.drafted_at else None,
        "to": case.recipient.email or None,
        "wrote_again": wrote_again,
    }


def show(arguments: Namespace, screen: Screen) -> int:
    """One mail: what was seen, what is planned, and the draft as it would be."""
    store = _store(arguments)
    mail = store.mail(arguments.id)
    if mail is None:
        raise UserError(f"There is no mail {arguments.id}; `afterword status` lists them.")
    case = store.case(arguments.id)
    text = ""
    if case is not None and case.recipient.email:
        config = _config(arguments)
        account = next((one for one in config.accounts if one.key == mail.account), None)
        writer = drafting.Writer((account and account.name) or config.name, config.signature, config.ask_feedback)
        text = drafting.compose(case, writer, _templates(), _now()).text
    if arguments.json:
        body: dict[str, Any] = _case_as_dict(case, _wrote_again(store, case)) if case else _mail_as_dict(mail)
        history = [
            {"at": at.isoformat(), "state": state, "reason": reason or None}
            for at, state, reason in store.events(mail.id)
        ]
        screen.json(body | {"draft": text or None, "history": history})
        return 0
    screen.title(mail.subject or "(no subject)")
    rows = [("from", mail.sender), ("received", screen.when(mail.received_at)), ("account", mail.account)]
    rows += [("seen as", f"{mail.label}, decided {mail.decision} (probability of a rejection {mail.score:.1%})")]
    rows += [("because", sentence) for sentence in mail.because]
    rows += _detail_rows(mail.details)
    if case is not None:
        rows.append(("state", f"{case.row.state.value}{f': {case.row.reason}' if case.row.reason else ''}"))
        if case.row.state in (State.WAITING, State.DRAFTING):
            rows.append(("due", screen.when(case.row.due_at)))
        rows.append(("reply to", case.recipient.email or "nobody"))
        rows += [
            ("history", f"{screen.when(at)}  {state}{f': {reason}' if reason else ''}")
            for at, state, reason in store.events(mail.id)
        ]
    screen.table(("", ""), rows)
    if text:
        screen.title(
            "The draft" if case and case.row.state in (State.DRAFTED, State.SENT) else "The draft as it would be"
        )
        screen.say(text)
    store.close()
    return 0


def release(arguments: Namespace, screen: Screen) -> int:
    """Make a reply due now."""
    store = _store(arguments)
    case = store.release(arguments.id, _now())
    return _told(
        arguments,
        screen,
        store,
        case,
        "is released; the draft follows at the daemon's next tick or with `afterword check`.",
    )


def snooze(arguments: Namespace, screen: Screen) -> int:
    """Put a reply off."""
    config = _config(arguments)
    try:
        span = duration(arguments.span)
    except Fault as fault:
        raise UserError(f"{fault}.") from None
    store = _store(arguments)
    case = store.case(arguments.id)
    now = _now()
    start = max(case.row.due_at, now) if case else now
    case = store.snooze(arguments.id, schedule.next_opening(start + span, config.calm), now)
    return _told(arguments, screen, store, case, f"is put off until {screen.when(case.row.due_at)}.")


def skip(arguments: Namespace, screen: Screen) -> int:
    """No reply to this one."""
    store = _store(arguments)
    case = store.skip(arguments.id, _now())
    return _told(arguments, screen, store, case, "gets no reply.")


def _told(arguments: Namespace, screen: Screen, store: Store, case: Case, words: str) -> int:
    if arguments.json:
        screen.json(_case_as_dict(case, wrote_again=False))
    else:
        screen.say(f"{case.row.id} ({_company(case.mail) or case.mail.subject}) {words}")
    store.close()
    return 0


# -- account and model -----------------------------------------------------------------------------


def sign_in(arguments: Namespace, screen: Screen) -> int:
    """Ask for the password, try it, and keep it in the system keyring."""
    config = _config(arguments)
    for account in _accounts(config, arguments.account):
        if account.password_command:
            password = Credentials(account)()
        elif sys.stdin.isatty():
            password = getpass.getpass(f"Password (or app password) of {account.user} at {account.host}: ")
        else:
            password = sys.stdin.readline().rstrip("\r\n")
        mailbox = ImapMailbox(account, lambda: password)  # noqa: B023 - used within this turn of the loop
        try:
            folders = mailbox.folders()
        except SignInRefused:
            raise SignInRefused(
                f"{account.key}: the server does not accept this password; nothing was stored."
            ) from None
        finally:
            mailbox.close()
        if not account.password_command:
            store_password(account, password)
        drafts = folders.drafts or "none found: make one in your mail client, or name it with `drafts`"
        screen.say(f"{account.key}: signed in. Drafts folder: {drafts}.", "green")
    return 0


def evaluate(arguments: Namespace, screen: Screen) -> int:
    """Figures of the model on labelled mail."""
    from classifier.evaluation import Prediction, wilson
    from classifier.evaluation import evaluate as figures
    from classifier.labels import Decision, Label
    from classifier.message import text_message
    from classifier.model import load_model

    model = load_model(Path(arguments.model) if arguments.model else _model())
    predictions = []
    for path in arguments.file:
        try:
            lines = Path(path).read_text("utf-8").splitlines()
            for number, line in enumerate(lines, 1):
                row = json.loads(line)
                message = text_message(row.get("subject") or "", row.get("sender") or "", row.get("body") or "")
                verdict = model.judge(message)
                name = str(row.get("id") or f"{path}:{number}")
                predictions.append(
                    Prediction(name, Label(row["label"]), verdict.label, verdict.decision, verdict.score)
                )
        except (OSError, ValueError, KeyError) as error:
            raise UserError(f"{path} is not labelled mail as JSON lines ({type(error).__name__}: {error}).") from None
    report = figures(predictions)
    hits = report.confusion.get((Label.REJECTION, Decision.REJECTION), 0)
    flagged = hits + report.false_alarms
    body = {
        "mails": report.mails,
        "rejections": report.rejections,
        "precision": report.precision,
        "precision_interval": wilson(hits, flagged),
        "recall": report.recall,
        "recall_interval": wilson(hits, report.rejections),
        "average_precision": report.average_precision,
        "unsure": report.asked,
        "calibration_error": report.calibration_error,
        "false_alarms": report.false_alarms,
        "good_news_rejected": report.good_news_rejected,
        "confusion": {
            f"{truth.value}>{decision.value}": count for (truth, decision), count in sorted(report.confusion.items())
        },
        "worst": [asdict(prediction) for prediction in report.worst[:20]],
    }
    if arguments.json:
        screen.json(body)
        return 0
    screen.table(
        ("figure", "value"),
        [
            (name, f"{value:.4f}" if isinstance(value, float) else str(value))
            for name, value in body.items()
            if name not in ("confusion", "worst")
        ],
    )
    screen.title("Decisions")
    rows = [
        [truth.value, *[str(report.confusion.get((truth, decision), 0)) for decision in Decision]] for truth in Label
    ]
    screen.table(("truly", "rejection", "unsure", "other"), rows)
    screen.title("Worst mistakes")
    screen.table(("mail", "truly", "score"), [(p.name, p.truth.value, f"{p.score:.3f}") for p in report.worst[:20]])
    return 0
