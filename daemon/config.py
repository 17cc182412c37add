"""The configuration: one TOML file, checked whole, every problem named at once.

``SETTINGS`` is the one list of what can be set. The checks, the defaults and the reference in the README
come from it (a test compares them), so they cannot drift apart.
"""

from __future__ import annotations

import difflib
import re
import shlex
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from daemon.errors import ConfigError
from daemon.records import Writer
from daemon.schedule import WEEKDAYS, CalmRules

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
#: RFC 3501 atom characters, and `$` or a letter first: what servers accept as a keyword.
KEYWORD = re.compile(r"[$A-Za-z][A-Za-z0-9_.$-]{0,60}")
ADDRESS = re.compile(r"[^@\s<>,;:\"()\[\]\\\x00-\x1f\x7f]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
ACCOUNT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}")
#: The languages in which replies are written; each has a folder in templates/.
LANGUAGES = ("en", "de", "fr", "es", "pt", "nl", "it", "sv", "da", "pl")
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Fault(ValueError):
    """A value cannot be used; the text ends the sentence "SETTING: ..."."""


def duration(text: object) -> timedelta:
    """A span such as "90s", "15m", "24h", "3d" or "1d 12h". Raises Fault."""
    parts = re.findall(r"(\d+)\s*([smhdw])", text) if isinstance(text, str) else []
    if not isinstance(text, str) or not parts or re.sub(r"(\d+)\s*([smhdw])\s*", "", text).strip():
        raise Fault(f'{_shown(text)} is not a span of time; write it like "24h", "3d" or "1d 12h"')
    total = sum(int(number) * UNITS[unit] for number, unit in parts)
    if total > 10 * 366 * UNITS["d"]:
        raise Fault(f"{_shown(text)} is longer than ten years")
    return timedelta(seconds=total)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its default as it would be written, what reads it, and one sentence on what it is for."""

    name: str
    default: Any
    read: Callable[[object], Any]
    says: str
    needed: bool = False


def _line(value: object) -> str:
    if not isinstance(value, str) or re.search(r"[\x00-\x1f\x7f\u2028\u2029]", value):
        raise Fault(f"{_shown(value)} is not one line of text")
    return value.strip()


def _text(value: object) -> str:
    if not isinstance(value, str) or re.search(r"[\x00-\x08\x0b-\x1f\x7f]", value):
        raise Fault(f"{_shown(value)} is not text")
    return value.strip("\n")


def _yes_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise Fault(f"{_shown(value)} is neither true nor false")
    return value


def _port(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 65536:
        raise Fault(f"{_shown(value)} is not a port (1 to 65535)")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 100_000:
        raise Fault(f"{_shown(value)} is not a number from 1 on")
    return value


def _clock(value: object) -> time:
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", value) if isinstance(value, str) else None
    if not match:
        raise Fault(f'{_shown(value)} is not a time of day; write it like "09:00"')
    return time(int(match[1]), int(match[2]))


def _days(value: object) -> frozenset[int]:
    items = value if isinstance(value, list) else [value]
    days: set[int] = set()
    for item in items:
        first, dash, last = str(item).strip().lower().partition("-")
        if first not in WEEKDAYS or (dash and last not in WEEKDAYS):
            raise Fault(f'{_shown(item)} is not a weekday; write "mon-fri" or ["mon", "wed"]')
        start, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
        days |= {day % 7 for day in range(start, (end if end >= start else end + 7) + 1)}
    if not days:
        raise Fault("there must be at least one day")
    return frozenset(days)


def _zone(value: object) -> ZoneInfo | None:
    if value == "":
        return None
    try:
        return ZoneInfo(_line(value))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Fault(f'{_shown(value)} is not a time zone; write it like "Europe/Berlin", or leave it out') from None


def _addresses(value: object) -> tuple[str, ...]:
    # By number, not by value: the problems of a configuration end up in the journal.
    items = _list(value)
    for number, item in enumerate(items, 1):
        if not isinstance(item, str) or not ADDRESS.fullmatch(item.strip()):
            raise Fault(f"number {number} is not an e-mail address")
    return tuple(str(item).strip() for item in items)


def _lines(value: object) -> tuple[str, ...]:
    return tuple(_line(item) for item in _list(value))


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise Fault(f'{_shown(value)} is not a list; write ["...", "..."]')
    return value


def _keyword(value: object) -> str:
    if not isinstance(value, str) or not KEYWORD.fullmatch(value):
        raise Fault(f"{_shown(value)} cannot be an IMAP keyword (letters, digits, $ _ . -)")
    return value


def _one_of(*words: str) -> Callable[[object], str]:
    listed = ", ".join(f'"{word}"' for word in words)

    def read(value: object) -> str:
        if value not in words:
            raise Fault(f"{_shown(value)} is none of {listed}")
        return str(value)

    return read


def _language(value: object) -> str:
    text = _line(value)
    if text and text not in LANGUAGES:
        raise Fault(f"{_shown(text)} is none of the languages of replies ({', '.join(LANGUAGES)})")
    return text


def _sentences(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise Fault(f'{_shown(value)} is no table; write {{ en = "..." }}')
    return {_language(language): _text(text) for language, text in value.items()}


def _command(value: object) -> tuple[str, ...]:
    words = shlex.split(value) if isinstance(value, str) else [_line(item) for item in _list(value)]
    return tuple(words)


def _token(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[\x21-\x7e]*", value):
        raise Fault("it has blanks or other signs that no such ID has")
    return value


def _tenant(value: object) -> str:
    text = _line(value)
    if not re.fullmatch(r"[A-Za-z0-9.-]*", text):
        raise Fault(f'{_shown(text)} is no tenant; write a domain, an ID, "organizations" or "consumers"')
    return text


def _file(value: object) -> Path | None:
    text = _line(value)
    if not text:
        return None
    path = Path(text).expanduser()
    if not path.is_file():
        raise Fault(f"there is no file {_shown(text)}")
    return path


def _span(least: str, most: str) -> Callable[[object], timedelta]:
    def read(value: object) -> timedelta:
        span = duration(value)
        if not duration(least) <= span <= duration(most):
            raise Fault(f"{_shown(value)} is outside {least} to {most}")
        return span

    return read


SETTINGS: Mapping[str, tuple[Setting, ...]] = {
    "reply": (
        Setting("name", "", _line, "Your name, as it stands under a letter.", needed=True),
        Setting("signature", "", _text, "Lines below your name: telephone, web site."),
        Setting(
            "policy",
            "answerable",
            _one_of("answerable", "after-contact", "always"),
            '"answerable": where somebody reads the answer; "after-contact": only where a person was in touch with '
            'you; "always": also without an address, for you to fill in.',
        ),
        Setting("voice", "warm", _one_of("warm", "formal"), '"warm" or "formal".'),
        Setting("language", "", _language, 'The language of all replies, such as "en"; left out, that of the mail.'),
        Setting("quote", True, _yes_no, "Quote the mail below the reply, as mail clients do."),
        Setting("ask_feedback", False, _yes_no, "Ask for feedback even where the mail does not offer it."),
        Setting("radar", True, _yes_no, "Ask how to stay on their radar."),
        Setting("advice", False, _yes_no, "Ask people whom you met for advice on the field (never for a job)."),
        Setting(
            "everyone",
            "named",
            _one_of("named", "separate", "off"),
            'Others who were involved, as earlier mail shows them: "named" in the one reply, "separate" drafts to '
            'each whose address is known, or "off".',
        ),
        Setting("sentences", {}, _sentences, 'Sentences of your own, by language: `{ en = "...", de = "..." }`.'),
    ),
    "calm": (
        Setting("delay", "24h", _span("0s", "60d"), "The least time between a rejection and its draft."),
        Setting("days", "mon-fri", _days, "The days on which drafts may appear."),
        Setting("from", "09:00", _clock, "When the writing window opens, local time."),
        Setting("until", "18:00", _clock, "When it closes. The same as `from`: around the clock."),
        Setting("timezone", "", _zone, "Your time zone; left out, the system's."),
        Setting(
            "spacing",
            "10m",
            _span("0s", "7d"),
            "The least time between two drafts, so that they never come in a burst.",
        ),
    ),
    "poll": (
        Setting(
            "every", "5m", _span("1s", "1d"), "How often each mailbox is looked at (about a tenth earlier or later)."
        ),
        Setting("idle", True, _yes_no, "Listen for new mail between polls, where the server announces it (IDLE)."),
        Setting("max_age", "7d", _span("0s", "365d"), "On the first start, older mail is read but never gets a draft."),
    ),
    "learn": (
        Setting("automatic", True, _yes_no, "Retrain by itself when there is enough that is new."),
        Setting("after", 10, _count, "How many new labels are enough."),
        Setting("every", "7d", _span("1d", "365d"), "The longest time until new labels are learnt."),
        Setting(
            "withdraw",
            False,
            _yes_no,
            "Where you say that a mail is no rejection, take its draft back, if nobody has touched it.",
        ),
    ),
    "flag": (
        Setting(
            "enabled", True, _yes_no, "Mark recognised rejections in the mailbox, so that your mail client shows them."
        ),
        Setting("keyword", "$Rejection", _keyword, "The IMAP keyword (on Gmail: the label, without the `$`)."),
    ),
}

ACCOUNT_SETTINGS: tuple[Setting, ...] = (
    Setting("host", "", _line, "The IMAP server.", needed=True),
    Setting("user", "", _line, "The user name at the server, mostly your address.", needed=True),
    Setting("addresses", [], _addresses, "Your own addresses in this mailbox, the main one first.", needed=True),
    Setting("port", 0, _port, "The port; left out, 993, or 143 with `starttls` and `none`."),
    Setting(
        "security",
        "tls",
        _one_of("tls", "starttls", "none"),
        '"tls", "starttls", or "none" for a server on this very machine.',
    ),
    Setting("ca_file", "", _file, "A certificate authority of your own (PEM), instead of the system's."),
    Setting(
        "password_command", "", _command, "A command that prints the password; left out, the system keyring is asked."
    ),
    Setting(
        "sign_in",
        "password",
        _one_of("password", "oauth-microsoft", "oauth-google", "token-command"),
        '"password"; "oauth-microsoft" or "oauth-google" with a `client_id` of your own; or "token-command".',
    ),
    Setting("client_id", "", _token, "The client ID that you registered at Microsoft or Google."),
    Setting(
        "client_secret_command",
        "",
        _command,
        "A command that prints Google's client secret; left out, `sign-in` asks for it and keeps it in the keyring.",
    ),
    Setting("tenant", "", _tenant, "Your organisation at Microsoft (a domain or ID); left out, any."),
    Setting("token_command", "", _command, "A command that prints an access token, asked before each connection."),
    Setting("name", "", _line, "Your name for this account, where it differs from `reply.name`."),
    Setting("folders", ["INBOX"], _lines, "The folders that are read."),
    Setting("drafts", "", _line, "The folder for drafts, where it is not found by itself."),
    Setting("sent", "", _line, "The folder of sent mail, where it is not found by itself."),
    Setting("trash", "", _line, "The folder of deleted mail, where it is not found by itself."),
    Setting(
        "rejections", "Afterword/Rejections", _line, "A folder for mail that is a rejection; see `labels folders`."
    ),
    Setting("not_rejections", "Afterword/Not rejections", _line, "A folder for mail that is none."),
)


@dataclass(frozen=True, slots=True)
class Account:
    """One mailbox."""

    key: str
    host: str
    port: int
    security: str
    user: str
    addresses: tuple[str, ...]
    name: str
    ca_file: Path | None
    password_command: tuple[str, ...]
    folders: tuple[str, ...]
    drafts: str
    sent: str
    trash: str
    rejections: str
    not_rejections: str
    sign_in: str = "password"
    client_id: str = ""
    client_secret_command: tuple[str, ...] = ()
    tenant: str = ""
    token_command: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LearningRules:
    """When to retrain by itself, and what a label may do to a draft."""

    automatic: bool = True
    after: int = 10
    every: timedelta = timedelta(days=7)
    withdraw: bool = False


@dataclass(frozen=True, slots=True)
class Config:
    """All that the user has set, checked."""

    accounts: tuple[Account, ...]
    calm: CalmRules
    writer: Writer
    policy: str
    poll_every: timedelta
    max_age: timedelta
    keyword: str | None
    learn: LearningRules = LearningRules()
    idle: bool = True


def load_config(path: Path) -> Config:
    """Reads and checks the file. Raises ConfigError with every problem."""
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ConfigError(str(path), ["there is no such file; `afterword init` writes one"]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(path), [f"it cannot be read: {error}"]) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(path), [f"it is not TOML: {error}"]) from None
    return read_config(document, str(path))


def read_config(document: Mapping[str, Any], place: str = "given") -> Config:
    """Checks a parsed document. Raises ConfigError with every problem."""
    problems: list[str] = []
    values = {table: _table(document, table, settings, problems) for table, settings in SETTINGS.items()}
    _unknown("", document, [*SETTINGS, "accounts"], problems)
    accounts = _accounts(document.get("accounts"), problems)
    if problems:
        raise ConfigError(place, problems)
    calm, reply, poll, flag = values["calm"], values["reply"], values["poll"], values["flag"]
    return Config(
        accounts=tuple(accounts),
        calm=CalmRules(
            delay=calm["delay"],
            days=calm["days"],
            opens=calm["from"],
            closes=calm["until"],
            zone=calm["timezone"] or _system_zone(),
            spacing=calm["spacing"],
        ),
        policy=reply.pop("policy"),
        writer=Writer(**reply),
        poll_every=poll["every"],
        max_age=poll["max_age"],
        keyword=flag["keyword"] if flag["enabled"] else None,
        learn=LearningRules(**values["learn"]),
        idle=poll["idle"],
    )


def _accounts(tables: object, problems: list[str]) -> list[Account]:
    if not isinstance(tables, dict) or not tables:
        problems.append("accounts: there is none; write one as [accounts.personal]")
        return []
    accounts: list[Account] = []
    for key, table in tables.items():
        where = f"accounts.{key}"
        if not ACCOUNT_NAME.fullmatch(key):
            problems.append(f"{where}: the name may have letters, digits, - and _ only (32 at most)")
            continue
        if not isinstance(table, dict):
            problems.append(f"{where}: this is a table; write it as [{where}]")
            continue
        before = len(problems)
        values = _table(tables, key, ACCOUNT_SETTINGS, problems, "accounts.")
        if len(problems) > before:
            continue
        if values["security"] == "none" and values["host"] not in LOOPBACK:
            problems.append(f'{where}.security: "none" is for a server on this machine only; use "tls" or "starttls"')
        problems += [f"{where}.{problem}" for problem in _sign_in_problems(values)]
        if not values["folders"]:
            problems.append(f"{where}.folders: there must be at least one")
        values["port"] = values["port"] or (993 if values["security"] == "tls" else 143)
        account = Account(key=key, **values)
        for other in accounts:
            if (other.host, other.port, other.user) == (account.host, account.port, account.user):
                # Two workers on one mailbox would draft side by side.
                problems.append(f"{where}: this is the same mailbox as accounts.{other.key}; keep one of them")
        accounts.append(account)
    return accounts


#: Which settings go with which way to sign in.
SIGN_IN_SETTINGS: Mapping[str, frozenset[str]] = {
    "password": frozenset({"password_command"}),
    "oauth-microsoft": frozenset({"client_id", "tenant"}),
    "oauth-google": frozenset({"client_id", "client_secret_command"}),
    "token-command": frozenset({"token_command"}),
}


def _sign_in_problems(values: Mapping[str, Any]) -> list[str]:
    way = values["sign_in"]
    problems = [
        f'{name}: it says nothing with sign_in = "{way}"; leave it out'
        for name in sorted(frozenset().union(*SIGN_IN_SETTINGS.values()) - SIGN_IN_SETTINGS[way])
        if values[name]
    ]
    needed = {"token-command": "token_command"}.get(way, "client_id")
    if way != "password" and not values[needed]:
        problems.append(f'{needed}: it is missing, and sign_in = "{way}" needs it; see the README')
    return problems


def _table(
    document: Mapping[str, Any], name: str, settings: tuple[Setting, ...], problems: list[str], prefix: str = ""
) -> dict[str, Any]:
    table = document.get(name, {})
    where = f"{prefix}{name}"
    if not isinstance(table, dict):
        problems.append(f"{where}: this is a table; write it as [{where}]")
        table = {}
    _unknown(f"{where}.", table, [setting.name for setting in settings], problems)
    values: dict[str, Any] = {}
    for setting in settings:
        given = table.get(setting.name, setting.default)
        try:
            if setting.needed and given in ("", []):
                raise Fault(f"it is missing. {setting.says}")
            values[setting.name] = given if given == setting.default == 0 else setting.read(given)
        except Fault as fault:
            problems.append(f"{where}.{setting.name}: {fault}")
        except ValueError as error:  # shlex: no closing quotation
            problems.append(f"{where}.{setting.name}: {error}")
    return values


def _unknown(prefix: str, table: Mapping[str, Any], known: list[str], problems: list[str]) -> None:
    for name in table:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            problems.append(
                f"{prefix}{name}: there is no such setting" + (f"; did you mean {near[0]}?" if near else "")
            )


def _system_zone() -> ZoneInfo:
    import tzlocal

    zone = tzlocal.get_localzone()
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo("UTC")


def _shown(value: object) -> str:
    return repr(value) if len(repr(value)) <= 60 else repr(value)[:57] + "..."
