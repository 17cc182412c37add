"""What `init` asks its user: folders, addresses, name, signature, calm hours. What is found or there is the default."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from daemon.commands.dialogue import Dialogue, addresses, checked, one_among
from daemon.commands.plan import Plan
from daemon.config import ADDRESS, SETTINGS
from daemon.errors import UserError

_READ = {table: {one.name: one.read for one in settings} for table, settings in SETTINGS.items()}


def settle_folders(dialogue: Dialogue, arguments: Namespace, plan: Plan) -> None:
    folders = plan.folders
    if folders is None:
        return
    there = {name for name in (folders.drafts, *folders.sent, *folders.trash, *folders.others) if name}
    found = {
        "drafts": folders.drafts or "",
        "sent": next(iter(folders.sent), ""),
        "trash": next(iter(folders.trash), ""),
    }
    for use, name in found.items():
        given = getattr(arguments, use)
        if given is not None:
            if given not in there:
                raise UserError(f"--{use}: there is no such folder; there are {', '.join(sorted(there))}.")
            plan.table[use] = found[use] = given
        elif not name and use == "drafts" and dialogue.interactive:
            dialogue.say("No folder for drafts was found. There are:")
            dialogue.say(", ".join(sorted(there)), "dim")
            said = dialogue.ask(
                "Which one is for drafts (Enter: none yet)",
                "--drafts",
                default="",
                read=lambda text: one_among(text, there),
            )
            if said:
                plan.table["drafts"] = found["drafts"] = said
    dialogue.table(("", ""), [(use, name or "none found") for use, name in found.items()])
    if not found["drafts"]:
        dialogue.say("Make a folder “Drafts” in your mail client: until then no reply can be laid down.", "yellow")


def settle_addresses(dialogue: Dialogue, arguments: Namespace, plan: Plan) -> None:
    if arguments.also is not None:
        own = [plan.address, *arguments.also]
    elif plan.known().get("addresses"):
        own = list(plan.known()["addresses"])
        if plan.address.lower() not in (one.lower() for one in own):
            own.insert(0, plan.address)
    else:
        own = [plan.address, *(one for one in plan.sent_by if one != plan.address.lower())]
        if len(own) > 1:
            dialogue.say("These addresses stand under the mail that you have sent; the first is the main one.")
        said = dialogue.ask("Your addresses", "--also", default=", ".join(own), read=addresses)
        own = said.replace(",", " ").split()
    for one in own:
        if not ADDRESS.fullmatch(one):
            raise UserError("--also: this is no e-mail address. Nothing was written.")
    plan.table["addresses"] = list(dict.fromkeys(own))


def settle_writer(dialogue: Dialogue, arguments: Namespace, plan: Plan) -> None:
    known: Mapping[str, Any] = plan.before.document.get("reply", {})
    here = plan.known().get("name") or known.get("name")
    read = checked(_READ["reply"]["name"])
    name = dialogue.ask(
        "Your name, as it stands under a letter",
        "--name",
        given=arguments.name,
        default=here or plan.sent_as or None,
        read=read,
    )
    if not known.get("name") or (len(plan.before.names()) == 1 and plan.known() and not plan.known().get("name")):
        plan.reply["name"] = name
    elif name != here:
        plan.table["name"] = name  # the other accounts keep theirs
    before = str(known.get("signature", ""))
    signature = dialogue.lines(
        "Lines below your name, such as telephone and web site. An empty line ends"
        + (", at once keeps these, a dot takes them away:" if before else ", at once means none:"),
        arguments.signature,
        before.strip("\n"),
    )
    if signature != before.strip("\n"):
        plan.reply["signature"] = signature


def settle_calm(dialogue: Dialogue, arguments: Namespace, plan: Plan) -> None:
    known: Mapping[str, Any] = plan.before.document.get("calm", {})
    default = {one.name: one.default for one in SETTINGS["calm"]}
    questions = {
        "delay": ("At the earliest so long after a rejection", arguments.calm_delay),
        "days": ("On which days", arguments.calm_days),
        "from": ("From when on", arguments.calm_from),
        "until": ("Until when", arguments.calm_until),
    }
    shown = {name: _as_words(known.get(name, default[name])) for name in questions}
    given = any(option is not None for _, option in questions.values())
    if not given:
        dialogue.say(
            f"Replies may appear in Drafts {shown['days']}, {shown['from']} to {shown['until']}, at the earliest "
            f"{shown['delay']} after the rejection."
        )
    keep = given or dialogue.yes("Shall it stay so?", default=True)
    for name, (question, option) in questions.items():
        answer = shown[name] if keep and option is None else None
        if answer is None:
            answer = dialogue.ask(
                question, f"--calm-{name}", given=option, default=shown[name], read=_reader_of_calm(name)
            )
        if answer != shown[name] or not plan.before.text:
            value: Any = answer
            if name == "days" and "," in answer:
                value = [day.strip() for day in answer.split(",")]
            plan.calm[name] = value


def _reader_of_calm(name: str) -> Any:
    read = _READ["calm"][name]
    return (lambda text: read([day.strip() for day in text.split(",")])) if name == "days" else read


def _as_words(value: Any) -> str:
    return ",".join(value) if isinstance(value, list) else str(value)
