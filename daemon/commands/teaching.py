"""What the user teaches: labels on single mails, the list of them, and a walk through the doubtful ones."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from classifier.labels import Label
from classifier.plain import one_line
from classifier.reader import Reader, ReaderFailed, Unreadable
from daemon.commands import surroundings
from daemon.commands.judging import as_bytes
from daemon.commands.surroundings import DATABASE, configuration, now, state_folder
from daemon.commands.telling import company, detail_rows
from daemon.errors import ReaderBroken, UserError
from daemon.learning import as_lesson
from daemon.records import Judged, Lesson
from daemon.screen import Screen
from daemon.sources import mails
from daemon.states import State
from daemon.store import Store

#: What may be said of a mail; "not-rejection" where the user does not care what else it is.
WORDS = {"not-rejection": Label.OTHER} | {label.value: label for label in Label}
#: How many mails a review offers at most, and the least probability of a rejection that is worth a question.
MOST_QUESTIONS, LEAST_LIKELY = 40, 0.1
KEYS = {"r": Label.REJECTION, "n": Label.OTHER}


def label(arguments: Namespace, screen: Screen) -> int:
    """Say what mails are."""
    wanted = WORDS[arguments.label]
    withdraw = configuration(arguments).learn.withdraw
    store = Store(state_folder(arguments) / DATABASE)
    ids = [int(one) for one in arguments.mail if one.isdecimal() and not Path(one).exists()]
    known = [_mail(store, one) for one in ids]
    failures = 0
    told: list[dict[str, object]] = []
    for mail in known:
        words = _teach(store, mail, wanted, "command", withdraw=withdraw)
        told.append({"id": mail.id, "label": wanted.value})
        if not arguments.json:
            screen.say(f"{mail.id} ({company(mail) or mail.subject}) {words}")
    files = [one for one in arguments.mail if not (one.isdecimal() and not Path(one).exists())]
    with Reader(*surroundings.models(arguments)) as reader:
        for name, content in mails(files):
            try:
                reading = reader.read(as_bytes(content))
            except Unreadable as error:
                failures += 1
                print(f"afterword: {name}: {error}", file=sys.stderr)
                continue
            except ReaderFailed as error:
                raise ReaderBroken(str(error)) from None
            mail_key = reading.message_id or f"file:{name}"
            lesson = as_lesson(mail_key, reading, wanted, "command", now())
            of_accounts = [store.mail_by_key(key, mail_key) for key in store.polled()]
            for found in filter(None, of_accounts):
                _teach(store, found, wanted, "command", withdraw=withdraw)
            store.learn([lesson], now())
            told.append({"file": name, "label": wanted.value})
            if not arguments.json:
                screen.say(f"{name} is labelled {wanted.value}.")
    if arguments.json:
        screen.json({"labelled": told})
    store.close()
    return 1 if failures else 0


def labels(arguments: Namespace, screen: Screen) -> int:
    """The labels that were given: shown, taken along, withdrawn; and the folders to give them by."""
    if arguments.act == "folders":
        from daemon.commands.work import lesson_folders

        return lesson_folders(arguments, screen)
    store = surroundings.open_store(arguments)
    lessons = store.lessons()
    if arguments.act == "forget":
        _forget(arguments, store, lessons, screen)
    elif arguments.act == "export":
        _export(arguments, lessons, screen)
    elif arguments.json:
        screen.json({"labels": [_as_dict(lesson) for lesson in lessons]})
    elif not lessons:
        screen.say("You have given no label yet; see `afterword review` and `afterword label --help`.")
    else:
        screen.table(
            ("ID", "when", "label", "by", "subject"),
            [
                (str(one.id), screen.when(one.at), one.label.value, one.source, one.subject or one.key)
                for one in lessons
            ],
        )
    store.close()
    return 0


def review(arguments: Namespace, screen: Screen) -> int:
    """A walk through the doubtful mails, one key each."""
    withdraw = configuration(arguments).learn.withdraw
    store = Store(state_folder(arguments) / DATABASE)
    questions = worth_asking(store)
    if arguments.json:
        screen.json({"questions": [{"id": mail.id, "score": mail.score} for mail in questions]})
    elif not questions:
        screen.say("There is nothing to review: Afterword is in doubt about no mail.")
    elif not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UserError("A review needs a terminal; elsewhere, say `afterword label ID rejection`.")
    else:
        given = _walk(store, questions, screen, withdraw=withdraw)
        left = len(questions) - given
        screen.say()
        more = f" {left} more would help." if left else " That was all."
        screen.say(f"{given} labelled.{more} They are learnt at the next training: `afterword train`.")
    store.close()
    return 0


def worth_asking(store: Store) -> list[Judged]:
    """The mails whose label would teach most: the doubtful ones, the nearest to the fence first."""
    said = {lesson.key for lesson in store.lessons()}
    doubtful = [
        mail
        for mail in store.mail_before(now(), surroundings.REVIEWED)
        if mail.key not in said and mail.place.folder and (mail.decision == "unsure" or mail.score >= LEAST_LIKELY)
    ]
    doubtful.sort(key=lambda mail: (mail.decision != "unsure", abs(mail.score - 0.5)))
    return [mail for mail in doubtful if mail.decision == "unsure" or mail.score < 0.99][:MOST_QUESTIONS]


def _walk(store: Store, questions: Sequence[Judged], screen: Screen, *, withdraw: bool) -> int:
    given: set[int] = set()
    number = 0
    with _single_keys() as key:
        while 0 <= number < len(questions):
            mail = questions[number]
            screen.title(f"{number + 1} of {len(questions)}: {mail.subject or '(no subject)'}")
            rows = [("from", mail.sender), ("received", screen.when(mail.received_at))]
            rows += [("because", sentence) for sentence in mail.because]
            screen.table(("", ""), [*rows, ("rejection?", f"{mail.score:.0%}")])
            screen.say("r rejection   n not   s skip   o open details   b back   q quit", "dim")
            while (pressed := key()) == "o":
                screen.table(("", ""), detail_rows(mail.details))
            if pressed in ("q", ""):
                break
            if pressed == "b":
                number = max(0, number - 1)
            elif pressed in KEYS:
                screen.say(f"{mail.id} {_teach(store, mail, KEYS[pressed], 'review', withdraw=withdraw)}")
                given.add(number)
                number += 1
            elif pressed == "s":
                number += 1
    return len(given)


@contextmanager
def _single_keys() -> Iterator[Callable[[], str]]:
    """Keys as they are pressed, without Enter; Ctrl-C stays what it is."""
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    tty.setcbreak(descriptor)
    try:
        yield lambda: os.read(descriptor, 1).decode("ascii", "replace").lower().replace("\x04", "")
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _teach(store: Store, mail: Judged, wanted: Label, source: str, *, withdraw: bool) -> str:
    """Says it of a known mail, whose text the daemon fetches at its next look; what follows, in words."""
    before = store.case(mail.id)
    store.teach(mail.account, Lesson(mail.key, wanted, source, now(), mail.subject), None, None, now())
    words = f"is labelled {wanted.value}"
    if wanted is Label.REJECTION:
        return f"{words}; if it is recent, its reply is prepared after the calm delay."
    if before is None or before.row.state in (State.SENT, State.DISCARDED, State.SKIPPED):
        return f"{words}."
    if before.row.state is not State.DRAFTED:
        return f"{words}; its reply is dropped."
    if withdraw:
        store.unwanted(mail.id, now())
        return f"{words}; its draft is taken back at the next tick, unless you have changed it."
    return f"{words}. Its draft lies in Drafts: delete it there."


def _mail(store: Store, mail_id: int) -> Judged:
    mail = store.mail(mail_id)
    if mail is None:
        raise UserError(f"There is no mail {mail_id}; `afterword status` lists them.")
    return mail


def _forget(arguments: Namespace, store: Store, lessons: Sequence[Lesson], screen: Screen) -> None:
    chosen = [one.id for one in lessons if arguments.all or str(one.id) in arguments.what]
    if not arguments.all and len(chosen) < len(set(arguments.what)):
        unknown = sorted(set(arguments.what) - {str(one.id) for one in lessons})
        raise UserError(f"There is no label {', '.join(unknown)}; `afterword labels` lists them. Nothing was removed.")
    if not chosen:
        raise UserError("Say which labels to forget by their IDs, or --all.")
    done = store.forget(chosen)
    if arguments.json:
        screen.json({"forgotten": done})
    else:
        screen.say(f"{done} forgotten, with the text. What a model learnt from them goes with the next training.")


def _export(arguments: Namespace, lessons: Sequence[Lesson], screen: Screen) -> None:
    if len(arguments.what) != 1:
        raise UserError("Say where to: `afterword labels export labels.jsonl`.")
    path = Path(arguments.what[0])
    try:
        # Private from the first byte on, and nothing that exists is overwritten.
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
            for one in lessons:
                if one.text is not None:
                    out.write(json.dumps(_as_row(one), ensure_ascii=False) + "\n")
    except OSError as error:
        raise UserError(f"{path} cannot be written ({error.strerror}).") from None
    count = sum(one.text is not None for one in lessons)
    if arguments.json:
        screen.json({"exported": count})
    else:
        screen.say(f"{count} labelled mails are in {path}, one JSON object a line; `afterword train` reads them again.")


def _as_row(lesson: Lesson) -> dict[str, str]:
    """A line as `evaluate` and `train --labelled` read it."""
    return {
        "id": lesson.key,
        "label": lesson.label.value,
        "subject": lesson.subject,
        "sender": f"@{lesson.domain}" if lesson.domain else "",
        "body": lesson.text or "",
        "group": lesson.domain,
    }


def _as_dict(lesson: Lesson) -> dict[str, object]:
    return {
        "id": lesson.id,
        "label": lesson.label.value,
        "by": lesson.source,
        "at": lesson.at.isoformat(),
        "subject": one_line(lesson.subject),
        "has_text": lesson.text is not None,
    }
