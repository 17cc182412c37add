"""How replies are worded: a reply to any mail shown, and the templates listed, edited and checked."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from classifier.labels import Decision
from classifier.reader import Reader, ReaderFailed, Reading, Unreadable
from daemon.chronicle import told_story
from daemon.commands import surroundings
from daemon.commands.judging import as_bytes
from daemon.commands.telling import tell_reasons
from daemon.config import LANGUAGES, Account, Config
from daemon.drafting import Draft, compose, draft_message_id
from daemon.errors import ReaderBroken, UserError
from daemon.galley import Finding, findings
from daemon.mailbox import Place
from daemon.recipient import choose_recipient
from daemon.records import Case, Judged, Story, Writer
from daemon.screen import Screen
from daemon.sources import mails
from daemon.states import Reason, Rejection, State
from daemon.wording import BLOCKS, SUFFIX, Source, sources

NAME = re.compile(r"([a-z]{2,3})/(formal|warm)")


# -- preview ---------------------------------------------------------------------------------------


def preview(arguments: Namespace, screen: Screen) -> int:
    """The reply to any mail, and why it says what it says."""
    if arguments.language not in (None, *LANGUAGES):
        raise UserError(f"--language: replies are written in {', '.join(LANGUAGES)}.")
    config = surroundings.configuration(arguments)
    if arguments.mail.isdecimal() and not Path(arguments.mail).exists():
        return _preview_stored(arguments, config, screen)
    return _preview_files(arguments, config, screen)


def _preview_stored(arguments: Namespace, config: Config, screen: Screen) -> int:
    store = surroundings.open_store(arguments)
    case = store.case(int(arguments.mail))
    if case is None:
        known = store.mail(int(arguments.mail)) is not None
        raise UserError(
            f"Mail {arguments.mail} is no rejection, and only of those is kept whom a reply would go to; "
            "give the mail itself as a file."
            if known
            else f"There is no mail {arguments.mail}; `afterword status` lists them."
        )
    account = next((one for one in config.accounts if one.key == case.mail.account), config.accounts[0])
    obstacles = [str(case.row.reason)] if case.row.reason and case.row.state in (State.SKIPPED, State.HELD) else []
    draft = _draft(arguments, config, case, told_story(store, case), _writer(arguments, config, account))
    _tell(case, draft, obstacles, screen, as_json={"id": case.row.id} if arguments.json else None)
    store.close()
    return 0


def _preview_files(arguments: Namespace, config: Config, screen: Screen) -> int:
    count = failures = 0
    with Reader(*surroundings.models(arguments)) as reader:
        for name, content in mails([arguments.mail]):
            count += 1
            try:
                raw = as_bytes(content)
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
            case, account, obstacles = _case(reading, raw, config)
            writer = _writer(arguments, config, account)
            story = Story(original=reading.text if writer.quote else "")
            draft = _draft(arguments, config, case, story, writer)
            _tell(case, draft, obstacles, screen, as_json={"file": name} if arguments.json else None)
    if not count:
        raise UserError("There is no mail in what was named.")
    return 1 if failures else 0


def _case(reading: Reading, content: bytes, config: Config) -> tuple[Case, Account, list[str]]:
    """A rejection as the daemon would see it, and why it would prepare no reply."""
    sent_to = set(reading.recipients)
    account = next(
        (one for one in config.accounts if sent_to & {own.lower() for own in one.addresses}), config.accounts[0]
    )
    recipient, obstacle = choose_recipient(reading, account.addresses)
    key = reading.message_id or "sha256:" + hashlib.sha256(content).hexdigest()
    received = reading.date or surroundings.now()
    mail = Judged(
        place=Place("", 0, 0),
        key=key,
        received_at=received,
        message_id=reading.message_id,
        thread=reading.answers,
        sender=reading.sender_email,
        subject=reading.subject,
        label=reading.verdict.label,
        decision=reading.verdict.decision,
        score=reading.verdict.score,
        because=reading.verdict.because,
        details=reading.details,
    )
    row = Rejection(
        id=0,
        account=account.key,
        state=State.WAITING,
        due_at=received,
        draft_message_id=draft_message_id(key, recipient.identity),
        original_id=reading.message_id,
        original=None,
        received_at=received,
    )
    obstacles = []
    if reading.verdict.decision is not Decision.REJECTION:
        obstacles.append(_NO_REJECTION[reading.verdict.decision])
    if obstacle is not None and not (obstacle is not Reason.SUSPICIOUS and config.policy == "always"):
        obstacles.append(str(obstacle))
    return Case(row, mail, recipient), account, obstacles


_NO_REJECTION = {
    Decision.UNSURE: "it is not sure that this is a rejection",
    Decision.OTHER: "this is no rejection, as far as can be told",
}


def _writer(arguments: Namespace, config: Config, account: Account) -> Writer:
    writer = replace(config.writer, name=account.name or config.writer.name)
    return replace(writer, voice=arguments.voice or writer.voice, language=arguments.language or writer.language)


def _draft(arguments: Namespace, config: Config, case: Case, story: Story, writer: Writer) -> Draft:
    moment = surroundings.now().astimezone(config.calm.zone)
    return compose(case, story, writer, surroundings.templates(arguments), moment)


def _tell(
    case: Case, draft: Draft, obstacles: Sequence[str], screen: Screen, *, as_json: dict[str, Any] | None
) -> None:
    if as_json is not None:
        screen.json(
            as_json
            | {
                "from": case.recipient.identity,
                "to": case.recipient.email or None,
                "subject": draft.subject,
                "language": draft.language,
                "voice": draft.voice,
                "text": draft.text,
                "paragraphs": [
                    {"block": one.block, "text": one.text, "because": list(one.because)} for one in draft.paragraphs
                ],
                "would_reply": not obstacles,
                "obstacles": list(obstacles),
                "templates_passed_over": [
                    {"file": str(fault.path), "line": fault.line, "why": fault.why} for fault in draft.passed_over
                ],
            }
        )
        return
    name, email = case.recipient.name, case.recipient.email
    screen.say(f"From: {case.recipient.identity}")
    screen.say(f"To: {(f'{name} <{email}>' if name else email) if email else '(nobody; yours to fill in)'}")
    screen.say(f"Subject: {draft.subject}")
    screen.say()
    screen.say(draft.text.rstrip("\n"))
    tell_reasons(draft, screen)
    for obstacle in obstacles:
        screen.say(f"Afterword itself would prepare no reply: {obstacle}.", "yellow")


# -- templates -------------------------------------------------------------------------------------


def templates(arguments: Namespace, screen: Screen) -> int:
    """The templates: listed, edited, checked."""
    folders = surroundings.templates(arguments)
    if (arguments.block or arguments.whole) and arguments.action != "edit":
        raise UserError("--block and --whole belong to `templates edit`.")
    for name in arguments.name:
        if not NAME.fullmatch(name):
            raise UserError(f"{name} is no template; write a language and a voice, such as en/warm or de/formal.")
    if arguments.action == "edit":
        return _edit(arguments, folders, screen)
    every = arguments.action == "check"
    chosen = [one for one in sources(folders) if not arguments.name or _name(one) in arguments.name]
    if not chosen:
        raise UserError("There is no such template; `afterword templates list` lists them.")
    results = []
    with screen.progress("Checking") as progressing:
        for number, source in enumerate(chosen, 1):
            # The shipped ones were checked before they were shipped; a list need not wait for them.
            results.append((source, findings(source, folders) if every or source.own else []))
            progressing(number, len(chosen) if number == 1 else 0)
    _tell_templates(results, screen, every=every, as_json=arguments.json)
    return 1 if every and any(one.grave for _, found in results for one in found) else 0


def _tell_templates(
    results: Sequence[tuple[Source, list[Finding]]], screen: Screen, *, every: bool, as_json: bool
) -> None:
    if as_json:
        screen.json({"templates": [_as_dict(source, found) for source, found in results]})
        return
    if not every:
        rows = [
            (_name(source), "yours" if source.own else "shipped", str(found[0]) if found else "right")
            for source, found in results
        ]
        screen.table(("template", "whose", "state"), rows)
        return
    for _, found in results:
        for one in found:
            screen.say(f"{one} (sample: {one.sample})", "red" if one.grave else "yellow")
    if not any(one.grave for _, found in results for one in found):
        screen.say(f"{len(results)} templates can be used.", "green")


def _as_dict(source: Source, found: Sequence[Finding]) -> dict[str, Any]:
    return {
        "language": source.language,
        "voice": source.voice,
        "yours": source.own,
        "file": str(source.path),
        "findings": [
            {"file": str(one.path), "line": one.line, "why": one.why, "grave": one.grave, "sample": one.sample}
            for one in found
        ],
    }


def _name(source: Source) -> str:
    return f"{source.language}/{source.voice}"


def _edit(arguments: Namespace, folders: Sequence[Path], screen: Screen) -> int:
    if len(arguments.name) != 1 or arguments.json:
        raise UserError("Name one template to edit, such as `afterword templates edit en/warm`.")
    language, voice = arguments.name[0].split("/")
    own = Source(folders[0], language, voice, own=True)
    shipped = Source(folders[-1], language, voice, own=False)
    if not shipped.path.is_file():
        shipped = Source(folders[-1], "en", voice, own=False)
    for block in arguments.block or ():
        if block not in BLOCKS:
            raise UserError(f"There is no block {block}; there are {', '.join(BLOCKS)}.")
    try:
        _lay_out(own, shipped, arguments)
    except OSError as error:
        raise UserError(f"{own.path} cannot be written ({error.strerror}).") from None
    editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if editor:
        try:
            subprocess.run([*editor, str(own.path)], check=False)
        except OSError as error:
            raise UserError(f"The editor {editor[0]} cannot be started ({error.strerror}); see $VISUAL.") from None
    else:
        print("afterword: neither $VISUAL nor $EDITOR names an editor; open the file yourself.", file=sys.stderr)
    found = findings(own, folders)
    for one in found:
        screen.say(f"{one} (sample: {one.sample})", "red" if one.grave else "yellow")
    grave = any(one.grave for one in found)
    screen.say(f"{own.path}: {'the shipped template is used until this is mended' if grave else 'can be used'}.")
    return 1 if grave else 0


def _lay_out(own: Source, shipped: Source, arguments: Namespace) -> None:
    """The user's file as it is, or a new one, with the blocks that were asked for."""
    source = shipped.path.read_text(encoding="utf-8")
    try:
        before = own.path.read_text(encoding="utf-8") if own.path.exists() else ""
    except UnicodeDecodeError:
        return  # for its owner to mend; the check says so
    text = before
    if not text and arguments.whole:
        text = source
    elif not text:
        text = (
            "{# Your own words. A block that stands here takes the place of the shipped one, all others stay. #}\n"
            f"{{# The shipped template: {shipped.path} #}}\n"
            f'{{% extends "shipped/{_name(shipped)}{SUFFIX}" %}}\n'
        )
    present = set(re.findall(r"\{%-?\s*block\s+(\w+)", text))
    for block in arguments.block or ():
        if block not in present:
            text += "\n" + "\n".join(_blocks(source, block)) + "\n"
    for folder in (own.folder, own.path.parent):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if text != before:
        own.path.write_text(text, encoding="utf-8")


def _blocks(source: str, name: str) -> Iterator[str]:
    inside = False
    for line in source.split("\n"):
        inside = inside or bool(re.match(rf"\{{%-?\s*block\s+{name}\b", line))
        if inside:
            yield line
            if re.match(r"\{%-?\s*endblock", line):
                return
