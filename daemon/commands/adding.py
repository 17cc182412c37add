"""A rejection that came by no mail: by telephone, in person, or as an application that was never answered."""

from __future__ import annotations

import hashlib
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from email.utils import parseaddr

from classifier.labels import Decision, Label
from classifier.plain import folded, one_line
from daemon.application import MEMORY, earlier_mail, known, participants
from daemon.commands.surroundings import DATABASE, configuration, now, state_folder
from daemon.commands.telling import case_as_dict
from daemon.config import ADDRESS, LANGUAGES, Account, Config
from daemon.drafting import draft_message_id
from daemon.errors import UserError
from daemon.mailbox import Place
from daemon.records import Judged, Plan, Recipient
from daemon.schedule import due_at
from daemon.screen import Screen
from daemon.states import State
from daemon.store import Store

#: How a no can come without a mail, as the templates know it.
CHANNELS = {"telephone": "telephone", "in-person": "in person", "unanswered": "unanswered"}


def add(arguments: Namespace, screen: Screen) -> int:
    """Record a rejection by hand; the same delayed draft follows."""
    if not one_line(arguments.company):
        raise UserError("--company: without a name of the employer no reply can be written.")
    if arguments.language not in (None, *LANGUAGES):
        raise UserError(f"--language: replies are written in {', '.join(LANGUAGES)}.")
    config = configuration(arguments)
    store = Store(state_folder(arguments) / DATABASE)
    people = [_person(text) for text in arguments.person or ()]
    moment = now()
    received = _received(arguments.on, moment, config)
    bare = _mail(arguments, people, received, "")
    mails = store.mail_before(moment, MEMORY)
    parent = store.mail(arguments.thread) if arguments.thread is not None else None
    if arguments.thread is not None and parent is None:
        raise UserError(f"There is no mail {arguments.thread}; `afterword status` lists them.")
    earlier = earlier_mail(replace(bare, received_at=moment, thread=(parent.message_id,) if parent else ()), mails)
    account = _account(config, arguments.account, parent or (earlier[-1] if earlier else None))
    earlier = tuple(mail for mail in earlier if mail.account == account.key)
    name, email = _addressee(people, earlier, account)
    if parent is None:
        parent = next((mail for mail in reversed(earlier) if mail.sender.lower() == email.lower()), None)
    language = arguments.language or next(
        (found for mail in reversed(earlier) if (found := known(mail.details, "language")) in LANGUAGES), ""
    )
    mail = _mail(arguments, people or [(name, email)], received, language)
    identity = account.addresses[0]
    plan = Plan(
        State.WAITING,
        due_at(received, config.calm),
        draft_message_id(mail.key, identity),
        Recipient(name, email, identity),
        parent=parent.key if parent else "",
    )
    new = store.add(account.key, [(mail, plan)], moment)
    if not new:
        raise UserError("This rejection is recorded already; `afterword status` lists it.")
    case = store.set_note(new[0], arguments.note.strip()) if arguments.note else store.case(new[0])
    assert case is not None  # noqa: S101 - it was added just now
    if arguments.json:
        screen.json(case_as_dict(store, case))
    else:
        screen.say(f"{case.row.id} ({arguments.company}) is recorded.", "green")
        screen.say(f"The reply to {email} is due {screen.when(case.row.due_at)}; see `afterword show {case.row.id}`.")
    store.close()
    return 0


def _person(text: str) -> tuple[str, str]:
    name, email = parseaddr(one_line(text))
    if "@" not in text:
        return one_line(text, 100), ""
    if not ADDRESS.fullmatch(email):
        raise UserError('A --person is a name with or without an address, like "Ann Lee <ann@acme.example>".')
    return one_line(name, 100), email


def _received(text: str | None, moment: datetime, config: Config) -> datetime:
    if text is None:
        return moment
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UserError(f"--on: {text!r} is not a day; write it like 2026-03-31.") from None
    received = datetime.combine(day, time(12), config.calm.zone).astimezone(UTC)
    if received > moment and day > moment.astimezone(config.calm.zone).date():
        raise UserError("--on: this day is yet to come.")
    return min(received, moment)


def _account(config: Config, name: str | None, mail: Judged | None) -> Account:
    wanted = name or (mail.account if mail else None) or (config.accounts[0].key if len(config.accounts) == 1 else None)
    listed = ", ".join(account.key for account in config.accounts)
    if wanted is None:
        raise UserError(f"Say with --account from which account to reply: {listed}.")
    for account in config.accounts:
        if account.key == wanted:
            return account
    raise UserError(f"There is no account {wanted!r} in the configuration; there is {listed}.")


def _addressee(people: Sequence[tuple[str, str]], earlier: Sequence[Judged], account: Account) -> tuple[str, str]:
    """The first person who was given with an address, else the one of these names, or anybody, in earlier mail."""
    for name, email in people:
        if email:
            return name, email
    own = {address.lower() for address in account.addresses}
    others = [one for one in participants(earlier) if one.email not in own]
    named = {folded(name) for name, _ in people}
    for one in others:
        if not named or any(set(name.split()) <= set(folded(one.name).split()) for name in named):
            return one.name, one.email
    raise UserError('There is nobody to write to: name somebody with --person "Ann Lee <ann@acme.example>".')


def _mail(arguments: Namespace, people: Sequence[tuple[str, str]], received: datetime, language: str) -> Judged:
    def said(value: str) -> dict[str, object]:
        return {"value": one_line(value, 120), "source": "user", "confidence": 1.0}

    channel = CHANNELS[arguments.how]
    known_by = "\0".join(folded(text) for text in (arguments.company, arguments.position or "", channel))
    sender = next((email for _, email in people if email), "")
    return Judged(
        place=Place("", 0, 0),
        key=f"added:{hashlib.sha256(known_by.encode()).hexdigest()}",
        received_at=received,
        message_id="",
        thread=(),
        sender=sender,
        subject="",
        label=Label.REJECTION,
        decision=Decision.REJECTION,
        score=1.0,
        because=(),
        details={
            "company": said(arguments.company),
            "position": said(arguments.position) if arguments.position else None,
            "contacts": [
                {"name": said(name), "role": None, "email": said(email) if email else None}
                for name, email in people
                if name
            ],
            "stage": said(arguments.stage) if arguments.stage else None,
            "language": said(language) if language else None,
            "channel": said(channel),
            "cues": [],
        },
    )
