"""The command line: what can be said, and one clear sentence for everything that can go wrong."""

from __future__ import annotations

import argparse
import io
import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, tzinfo
from importlib import import_module
from typing import Any

from daemon.errors import AfterwordError, StoreError

#: Which module of `daemon.commands` holds a command.
MODULES = {
    "init": "beginning",
    "run": "work",
    "check": "work",
    "sign-in": "signing",
    "read": "judging",
    "evaluate": "judging",
    "status": "telling",
    "show": "telling",
    "release": "wishes",
    "snooze": "wishes",
    "skip": "wishes",
    "note": "wishes",
    "redraft": "wishes",
    "add": "adding",
    "label": "teaching",
    "labels": "teaching",
    "review": "teaching",
    "train": "training",
    "models": "training",
    "preview": "writing",
    "templates": "writing",
    "service": "serving",
    "pause": "pausing",
    "resume": "pausing",
    "doctor": "doctor",
    "history": "keeping",
    "export": "keeping",
    "erase": "keeping",
}

#: The states of a rejection; `tests/test_keeping.py` compares them with those that there are.
STATES = ("waiting", "drafting", "drafted", "held", "sent", "discarded", "skipped")

#: What may be said of a mail; `tests/test_cli.py` compares it with the labels that there are.
LABELS = (
    "rejection",
    "not-rejection",
    "acknowledgement",
    "interview",
    "assessment",
    "offer",
    "delay",
    "recruiter_outreach",
    "job_alert",
    "other",
)

EXIT_CODES = """\
exit codes:
  0   done
  1   not done: an unknown ID, an unreadable mail
  2   the command line is wrong
  69  the mail server cannot be reached or refuses a command
  70  a fault of Afterword's own, or a broken installation
  74  the database cannot be used
  75  another Afterword is at work here, or it is paused
  77  no password to be had, or the server does not accept it
  78  the configuration is wrong; every problem is listed
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    parsed = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # An umlaut in a Latin-2 terminal, or a file name that is no text, is no reason to fail.
            stream.reconfigure(errors="replace")
    try:
        code = _run(parsed)
        sys.stdout.flush()
    except AfterwordError as error:
        return _fail(error)
    except sqlite3.Error as error:
        return _fail(
            StoreError(
                f"The database cannot be used ({error}). If it is damaged, restore the state folder from a backup, "
                "or move it away to begin anew."
            )
        )
    except KeyboardInterrupt:
        print("afterword: interrupted; nothing is half done.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output has left (`| head`); what it wanted it has.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _run(parsed: argparse.Namespace) -> int:
    # Imported after the arguments are known to be right: `--help` and mistakes answer at once.
    from daemon.screen import Screen

    command = getattr(import_module(f"daemon.commands.{MODULES[parsed.command]}"), parsed.command.replace("-", "_"))
    return int(command(parsed, Screen(_zone())))


def _fail(error: AfterwordError) -> int:
    print(f"afterword: {error}", file=sys.stderr)
    return error.exit_code


class _Version(argparse.Action):
    """Says the version; looked up only then, and in a plain checkout there is none to be found."""

    def __init__(self, **given: Any) -> None:
        super().__init__(nargs=0, help="show the version and exit", **given)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("afterword")
        except PackageNotFoundError:
            number = "(not installed, run from its source)"
        print(f"afterword {number}")
        parser.exit()


def parser() -> argparse.ArgumentParser:
    """The whole command line; `tests/test_docs.py` compares it with the README."""
    top = argparse.ArgumentParser(
        prog="afterword",
        description="Recognises job rejections in your inbox and, once you are calm, lays a gracious reply into "
        "Drafts. You review it, edit it and send it in your mail client; Afterword never sends anything.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action=_Version)
    top.add_argument(
        "--config", metavar="FILE", help="the configuration (default: $XDG_CONFIG_HOME/afterword/config.toml)"
    )
    top.add_argument("--state", metavar="FOLDER", help="the state folder (default: $XDG_STATE_HOME/afterword)")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, words: str, examples: str, *, json: bool = True) -> argparse.ArgumentParser:
        command = commands.add_parser(
            name,
            help=words,
            description=words[0].upper() + words[1:] + ".",
            epilog=f"examples:\n{examples}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if json:
            command.add_argument("--json", action="store_true", help="write JSON for programs")
        return command

    _add_beginning(add)

    add(
        "run",
        "run the daemon: poll, wait, draft, until stopped",
        "  afterword run\n  systemctl --user start afterword",
        json=False,
    )

    check = add(
        "check",
        "do one cycle now: look, judge, and draft what is due",
        "  afterword check --dry-run\n  afterword check --account work --json",
    )
    check.add_argument("--dry-run", action="store_true", help="change nothing; say what would be done")
    check.add_argument("--account", metavar="NAME", help="only this account")
    check.add_argument("--anyway", action="store_true", help="also while Afterword is paused")

    read = add(
        "read",
        "say what Afterword sees in mails from files",
        "  afterword read rejection.eml\n  afterword read --json ~/Mail/archive.mbox\n  cat mail | afterword read -",
    )
    read.add_argument(
        "file",
        nargs="+",
        metavar="FILE",
        help="a mail (.eml), an mbox, a Maildir, a folder of these, or - for standard input",
    )

    add(
        "status",
        "say what waits, what was drafted, and what needs you",
        "  afterword status\n  afterword status --json | jq .rejections",
    )

    show = add("show", "show one mail: what was seen, what is planned, the draft as it would be", "  afterword show 7")
    show.add_argument("id", type=int, metavar="ID", help="the number in `afterword status`")

    _add_wishes(add)
    _add_writing(add)
    _add_teaching(add)
    _add_home(add)

    sign = add(
        "sign-in",
        "sign in with a password, or at Microsoft or Google, and keep that in the system keyring",
        "  afterword sign-in\n  afterword sign-in work\n  pass show mail | afterword sign-in personal",
        json=False,
    )
    sign.add_argument("account", nargs="?", metavar="ACCOUNT", help="only this account")
    return top


def _add_beginning(add: Callable[..., argparse.ArgumentParser]) -> None:
    init = add(
        "init",
        "set up an account from its address, or change one: server, password, folders, name, calm hours",
        "  afterword init\n  afterword init jordan@example.org\n"
        "  pass show mail | afterword init jordan@example.org --name 'Jordan Example' --yes\n"
        "  afterword init --calm-from 10:00 --signature '+44 1632 960123'",
    )
    init.add_argument("address", nargs="?", metavar="ADDRESS", help="your e-mail address")
    init.add_argument("--yes", action="store_true", help="ask nothing: take what is given, there already, or found")
    init.add_argument("--account", metavar="NAME", help="the account's name in the configuration")
    init.add_argument("--server", metavar="HOST[:PORT]", help="the IMAP server (default: found)")
    init.add_argument(
        "--security",
        choices=("tls", "starttls", "none"),
        help="with --server: tls (default), starttls (with port 143), or none on this very machine",
    )
    init.add_argument("--user", metavar="NAME", help="the user name at the server (default: mostly the address)")
    init.add_argument("--ca-file", metavar="FILE", help="a certificate authority of your own (PEM)")
    init.add_argument(
        "--password-command", metavar="COMMAND", help="a command that prints the password (default: the keyring)"
    )
    init.add_argument("--client-id", metavar="ID", help="sign in at Microsoft or Google with this client ID of yours")
    init.add_argument("--tenant", metavar="NAME", help="with --client-id: your organisation at Microsoft")
    init.add_argument("--token-command", metavar="COMMAND", help="a command that prints an access token")
    init.add_argument(
        "--ask-thunderbird", action="store_true", help="look the domain up in Thunderbird's database, too"
    )
    init.add_argument("--also", action="append", metavar="ADDRESS", help="a further address of yours; several times")
    for use in ("drafts", "sent", "trash"):
        init.add_argument(f"--{use}", metavar="FOLDER", help=f"the folder for {use} (default: found)")
    init.add_argument("--name", metavar="NAME", help="your name, as it stands under a letter")
    init.add_argument("--signature", action="append", metavar="LINE", help="a line below it; several times")
    init.add_argument("--calm-delay", metavar="SPAN", help='the least time after a rejection, such as "24h"')
    init.add_argument("--calm-days", metavar="DAYS", help='such as "mon-fri" or "mon,wed-fri"')
    init.add_argument("--calm-from", metavar="TIME", help='when drafts may appear, such as "09:00"')
    init.add_argument("--calm-until", metavar="TIME", help='until when, such as "18:00"')
    init.add_argument(
        "--rehearse", metavar="SPAN", help="then look through the mail of so long, such as 4w, and change nothing"
    )


def _add_wishes(add: Callable[..., argparse.ArgumentParser]) -> None:
    release = add("release", "make a reply due now, whatever the calm delay or a hold says", "  afterword release 7")
    release.add_argument("id", type=int, metavar="ID", help="the number in `afterword status`")

    snooze = add("snooze", "put a reply off", "  afterword snooze 7 3d\n  afterword snooze 7 '1d 12h'")
    snooze.add_argument("id", type=int, metavar="ID", help="the number in `afterword status`")
    snooze.add_argument("span", metavar="SPAN", help='how long, such as "12h" or "3d"')

    skip = add("skip", "prepare no reply to this rejection", "  afterword skip 7")
    skip.add_argument("id", type=int, metavar="ID", help="the number in `afterword status`")

    note = add(
        "note",
        "keep something to say in a reply: a link you promised, an introduction",
        '  afterword note 7 "The slides of my talk: https://example.org/slides"\n'
        '  afterword note 7         # shows it\n  afterword note 7 ""      # removes it',
    )
    note.add_argument("id", type=int, metavar="ID", help="the number in `afterword status`")
    note.add_argument("text", nargs="?", metavar="TEXT", help="a paragraph, in the language of the reply")

    redraft = add(
        "redraft",
        "write a draft anew, after a note or another setting; never over one that you have changed",
        "  afterword redraft 7",
    )
    redraft.add_argument("id", type=int, metavar="ID", help="the number in `afterword status`")

    by_hand = add(
        "add",
        "record a rejection that came by telephone or in person, or an application that was never answered",
        '  afterword add --company "Acme Foods" --position "Line Cook" --person "Ann Lee <ann@acme.example>"\n'
        '  afterword add --company "Acme Foods" --how unanswered --person "Ann Lee"',
    )
    by_hand.add_argument("--company", required=True, metavar="NAME", help="the employer")
    by_hand.add_argument("--position", metavar="TITLE", help="what you applied for")
    by_hand.add_argument(
        "--person",
        action="append",
        metavar="PERSON",
        help='"Name <address>", the first is written to; a name alone is looked up in earlier mail; several times for '
        "everyone who was involved",
    )
    by_hand.add_argument(
        "--how",
        choices=("telephone", "in-person", "unanswered"),
        default="telephone",
        help="how it came (default: telephone)",
    )
    by_hand.add_argument("--on", metavar="DAY", help="the day it came, such as 2026-03-31 (default: today)")
    by_hand.add_argument(
        "--stage", choices=("applied", "screen", "interview", "final"), help="how far the application had come"
    )
    by_hand.add_argument("--language", metavar="CODE", help="of the reply (default: that of earlier mail)")
    by_hand.add_argument("--thread", type=int, metavar="ID", help="the mail in whose thread to reply")
    by_hand.add_argument("--note", metavar="TEXT", help="something to say in the reply")
    by_hand.add_argument("--account", metavar="NAME", help="from which account")


def _add_teaching(add: Callable[..., argparse.ArgumentParser]) -> None:
    label = add(
        "label",
        "say what mails are; it acts at once and is learnt with the next training",
        "  afterword label 7 rejection\n  afterword label 8 9 not-rejection\n  afterword label ~/Mail/no.eml rejection",
    )
    label.add_argument(
        "mail", nargs="+", metavar="MAIL", help="a number in `afterword status`, or a file as for `read`"
    )
    label.add_argument("label", choices=LABELS, metavar="LABEL", help=f"one of {', '.join(LABELS)}")

    labels = add(
        "labels",
        "show the labels that you gave, take them along, withdraw them, or make the folders to give them by",
        "  afterword labels\n  afterword labels forget 3 4\n  afterword labels export labels.jsonl\n"
        "  afterword labels folders",
    )
    labels.add_argument("act", nargs="?", choices=("list", "forget", "export", "folders"), default="list")
    labels.add_argument("what", nargs="*", metavar="ID|FILE", help="labels to forget, or the file to write")
    labels.add_argument("--all", action="store_true", help="forget all")

    add(
        "review",
        "walk through the mails that Afterword is in doubt about, one key each",
        "  afterword review",
    )

    train = add(
        "train",
        "learn from the labels: train a model, compare it with the one in use, and take it up if it is no worse",
        "  afterword train\n  afterword train --labelled ~/Mail/labelled rejection.mbox\n  afterword train --dry-run",
    )
    train.add_argument(
        "--labelled",
        nargs="+",
        metavar="PATH",
        help="take in labelled mail first: a folder with a sub-folder (of .eml, mboxes, Maildirs) for each label, an "
        "mbox LABEL.mbox, or JSON lines",
    )
    train.add_argument("--dry-run", action="store_true", help="keep nothing; say what would be done")

    models = add(
        "models",
        "show the models that were trained, put one in use, go back to the one before, or remove old ones",
        "  afterword models\n  afterword models show 20260331T101500-1a2b3c4d\n  afterword models rollback\n"
        "  afterword models prune --keep 3",
    )
    models.add_argument("act", nargs="?", choices=("list", "show", "promote", "rollback", "prune"), default="list")
    models.add_argument("version", nargs="?", metavar="VERSION", help="the name in `afterword models`")
    models.add_argument("--keep", type=int, default=2, metavar="N", help="how many stay (default and least: 2)")

    evaluate = add(
        "evaluate",
        "score the model on labelled mail, in folders or mboxes named after their label or in JSON lines",
        "  afterword evaluate ~/Mail/labelled\n"
        "  afterword evaluate rejection.mbox other.mbox --plot quality.svg\n"
        "  afterword evaluate labelled.jsonl --json",
    )
    evaluate.add_argument(
        "path",
        nargs="+",
        metavar="PATH",
        help="a folder with a sub-folder (of .eml, mboxes, Maildirs) or an mbox for each label, an mbox LABEL.mbox, "
        "or JSON lines with label, subject, sender, body, and at will id, lang, group",
    )
    evaluate.add_argument(
        "--plot", metavar="FILE", help="draw precision, recall and calibration as .svg or .png (needs afterword[plot])"
    )
    evaluate.add_argument("--model", metavar="FOLDER", help="another model than the one in use")


def _add_writing(add: Callable[..., argparse.ArgumentParser]) -> None:
    preview = add(
        "preview",
        "print the reply to any mail, and why it says what it says; nothing is stored",
        "  afterword preview rejection.eml\n"
        "  afterword preview 7 --voice formal\n"
        "  cat mail | afterword preview - --language de",
    )
    preview.add_argument("mail", metavar="FILE|ID", help="a mail (.eml, mbox, - for standard input), or its number")
    preview.add_argument("--voice", choices=("warm", "formal"), help="another voice than the configured one")
    preview.add_argument("--language", metavar="CODE", help="another language than that of the mail")

    templates = add(
        "templates",
        "list, edit and check the templates of replies",
        "  afterword templates list\n  afterword templates edit en/warm --block wishes\n  afterword templates check",
    )
    templates.add_argument(
        "action",
        choices=("list", "edit", "check"),
        help="list all; edit one of your own, which is made where there is none; check them on sample mails",
    )
    templates.add_argument(
        "name", nargs="*", metavar="LANG/VOICE", help="which ones (edit: one, such as en/warm; check: all, if none)"
    )
    templates.add_argument("--block", action="append", metavar="NAME", help="edit: begin with a copy of this paragraph")
    templates.add_argument("--whole", action="store_true", help="edit: begin with a copy of the whole shipped template")


def _add_home(add: Callable[..., argparse.ArgumentParser]) -> None:
    service = add(
        "service",
        "install, look at or remove the service that runs Afterword for you",
        "  afterword service install\n  afterword service status --json\n  afterword service logs --lines 200\n"
        "  afterword service uninstall",
    )
    service.add_argument(
        "act",
        choices=("install", "uninstall", "status", "logs"),
        metavar="install|uninstall|status|logs",
        help="write the unit with real paths, enable and start it; stop and remove it, with all data left as it is; "
        "say how it is (exit code 1 unless it runs); show its log and, in a terminal, follow it",
    )
    service.add_argument("--no-start", dest="start", action="store_false", help="install: do not start it yet")
    service.add_argument(
        "--linger",
        action=argparse.BooleanOptionalAction,
        help="install: let it run also while you are not logged in (asked in a terminal)",
    )
    service.add_argument("--follow", action=argparse.BooleanOptionalAction, help="logs: go on with what is new")
    service.add_argument("--lines", type=int, metavar="N", help="logs: so many of the last lines (default: 50)")

    pause = add(
        "pause",
        "stop everything for a time, or until `afterword resume`: no look into the mailbox, no draft",
        "  afterword pause\n  afterword pause 3d\n  afterword pause '1d 12h'",
    )
    pause.add_argument(
        "span", nargs="?", metavar="SPAN", help='how long, such as "12h" or "3d" (default: until resumed)'
    )

    add("resume", "end a pause; what fell due meanwhile follows, calmly", "  afterword resume")

    doctor = add(
        "doctor",
        "check that all is well, and say what to do where it is not (exit code 1)",
        "  afterword doctor\n  afterword doctor --offline\n  afterword doctor --report",
    )
    doctor.add_argument("--offline", action="store_true", help="do not sign in anywhere")
    doctor.add_argument(
        "--report",
        action="store_true",
        help="a report for a bug tracker, without a word of mail, address, host, user name or path",
    )

    history = add(
        "history",
        "list what became of rejections, the newest first",
        "  afterword history\n  afterword history --since 90d --state sent\n"
        "  afterword history --company acme --since 2026-01-31 --json",
    )
    history.add_argument(
        "--since", metavar="DAY|SPAN", help='received since a day (2026-01-31) or within a span ("90d")'
    )
    history.add_argument("--company", metavar="TEXT", help="whose company, subject or sender holds this text")
    # Another name than that of the option for the state folder.
    history.add_argument(
        "--state", dest="states", action="append", choices=STATES, help="in this state; several times for several"
    )

    export = add(
        "export",
        "write everything that Afterword knows into a file of JSON, for you alone to read (0600)",
        "  afterword export afterword.json\n  afterword export - | jq .tables.lesson",
    )
    export.add_argument("file", metavar="FILE", help="a new file, or - for standard output")

    erase = add(
        "erase",
        "forget everything: database, learnt models, passwords in the keyring; nothing in the mailbox is touched",
        "  afterword erase\n  afterword erase --yes --all",
    )
    erase.add_argument("--yes", action="store_true", help="do not ask")
    erase.add_argument("--all", action="store_true", help="also your templates, the configuration and the service")


def _zone() -> tzinfo:
    import tzlocal

    try:
        return tzlocal.get_localzone()
    except (LookupError, ValueError, OSError):
        return UTC  # TZ names no zone; a moment in UTC is better than none


if __name__ == "__main__":
    sys.exit(main())
