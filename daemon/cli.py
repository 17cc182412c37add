"""The command line: what can be said, and one clear sentence for everything that can go wrong."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import tzinfo
from importlib.metadata import version

from daemon.errors import AfterwordError

EXIT_CODES = """\
exit codes:
  0   done
  1   not done: an unknown ID, an unreadable mail
  2   the command line is wrong
  69  the mail server cannot be reached or refuses a command
  70  a fault of Afterword's own, or a broken installation
  74  the database cannot be used
  75  another Afterword is at work here
  77  no password to be had, or the server does not accept it
  78  the configuration is wrong; every problem is listed
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    parsed = parser().parse_args(arguments)
    # Imported after the arguments are known to be right: `--help` and mistakes answer at once.
    from daemon import commands
    from daemon.screen import Screen

    screen = Screen(_zone())
    try:
        return int(getattr(commands, parsed.command.replace("-", "_"))(parsed, screen))
    except AfterwordError as error:
        print(f"afterword: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("afterword: interrupted; nothing is half done.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output has left (`| head`); what it wanted it has.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def parser() -> argparse.ArgumentParser:
    """The whole command line; `tests/test_docs.py` compares it with the README."""
    top = argparse.ArgumentParser(
        prog="afterword",
        description="Recognises job rejections in your inbox and, once you are calm, lays a gracious reply into Drafts. "
        "You review it, edit it and send it in your mail client; Afterword never sends anything.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"afterword {version('afterword')}")
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

    release = add("release", "make a reply due now, whatever the calm delay or a hold says", "  afterword release 7")
    release.add_argument("id", type=int, metavar="ID", help="the number in `afterword status`")

    snooze = add("snooze", "put a reply off", "  afterword snooze 7 3d\n  afterword snooze 7 '1d 12h'")
    snooze.add_argument("id", type=int, metavar="ID", help="the number in `afterword status`")
    snooze.add_argument("span", metavar="SPAN", help='how long, such as "12h" or "3d"')

    skip = add("skip", "prepare no reply to this rejection", "  afterword skip 7")
    skip.add_argument("id", type=int, metavar="ID", help="the number in `afterword status`")

    sign = add(
        "sign-in",
        "try a password and keep it in the system keyring",
        "  afterword sign-in\n  afterword sign-in work",
        json=False,
    )
    sign.add_argument("account", nargs="?", metavar="ACCOUNT", help="only this account")

    evaluate = add(
        "evaluate",
        "score the model on labelled mail (JSON lines with subject, sender, body, label)",
        "  afterword evaluate labelled.jsonl --json",
    )
    evaluate.add_argument("file", nargs="+", metavar="FILE", help="JSON lines")
    evaluate.add_argument("--model", metavar="FOLDER", help="another model than the one in use")
    return top


def _zone() -> tzinfo:
    import tzlocal

    return tzlocal.get_localzone()


if __name__ == "__main__":
    sys.exit(main())
