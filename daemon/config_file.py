"""The configuration as a file: written with comments, changed in place, never lost.

A change keeps the user's own comments, order and other settings (tomlkit); what was there before stays beside it.
"""

from __future__ import annotations

import os
import re
import tempfile
import textwrap
import tomllib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from daemon.config import ACCOUNT_SETTINGS, SETTINGS, Setting, read_config
from daemon.errors import ConfigError
from daemon.paths import private_folder

#: Settings by table, "accounts.NAME" for an account's; None takes a setting away.
Answers = Mapping[str, Mapping[str, Any]]

_HEAD = """\
# Afterword's configuration, written by `afterword init`. Change what you like: it is checked whole at every start,
# and `afterword init` keeps what it finds here. A line such as "# voice = ..." shows a default.
"""


def fresh(answers: Answers) -> str:
    """A whole file: every setting with its sentence, the ones that were not answered as comments."""
    tables = [_table(name, settings, answers.get(name, {})) for name, settings in SETTINGS.items()]
    accounts = [_table(name, ACCOUNT_SETTINGS, answers[name]) for name in answers if name.startswith("accounts.")]
    return _checked("\n".join([_HEAD, *tables, *accounts]))


def changed(text: str, answers: Answers, place: str = "given") -> str:
    """The file with other answers; everything else stays as it was, to the letter.

    Raises ConfigError where it is written in a way that this cannot do.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    wanted = tomllib.loads(text)
    for name, values in answers.items():
        table = wanted
        for part in name.split("."):
            table = table.setdefault(part, {})
        table.update(values)
        for key in [key for key, value in values.items() if value is None]:
            del table[key]
    new = text
    for name, values in answers.items():
        new = _uncommented(new, name, {key: value for key, value in values.items() if value is not None})
    try:
        document: Any = tomlkit.parse(new)
        added = [_set(document, name, values) for name, values in answers.items()]
        new = "\n".join([tomlkit.dumps(document), *filter(None, added)])
        if tomllib.loads(new) == wanted:
            return _checked(new)
    except (TOMLKitError, tomllib.TOMLDecodeError):
        pass  # told below
    raise ConfigError(place, ["it is written in a way that `afterword init` cannot change safely; change it by hand"])


def _set(document: Any, name: str, values: Mapping[str, Any]) -> str:
    """Sets values in their table; where there is none yet, the table's text."""
    table = _within(document, name)
    if table is None:
        return _table(name, ACCOUNT_SETTINGS if name.startswith("accounts.") else SETTINGS[name], values)
    for key, value in values.items():
        if value is None:
            table.pop(key, None)
        elif key not in table or table[key] != value:
            table[key] = _item(value)
    return ""


def save(path: Path, text: str, now: datetime) -> Path | None:
    """Puts the file there for its owner only, as a whole or not at all; returns where the one before it is kept."""
    path = path.resolve()  # a link into a folder of dotfiles stays one
    if not path.parent.is_dir():
        private_folder(path.parent)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # 0600
    aside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        kept = _keep(path, now) if path.exists() else None
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return kept


def _keep(path: Path, now: datetime) -> Path:
    """A copy for its owner only, under a name that no other copy has."""
    for number in range(1, 1000):
        copy = path.with_name(f"{path.name}.{now:%Y-%m-%d}{f'.{number}' if number > 1 else ''}.bak")
        with (
            suppress(FileExistsError),
            os.fdopen(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out,
        ):
            out.write(path.read_bytes())
            out.flush()
            os.fsync(out.fileno())
            return copy
    raise FileExistsError(f"{path.parent} is full of copies of an earlier configuration")


def _table(name: str, settings: Iterable[Setting], values: Mapping[str, Any]) -> str:
    lines = [f"[{name}]"]
    for setting in settings:
        value = values.get(setting.name)
        lines += textwrap.wrap(setting.says, 110, initial_indent="# ", subsequent_indent="# ")
        if value is None:
            lines.append(f"# {setting.name} = {_item(setting.default).as_string()}")
        else:
            lines.append(f"{setting.name} = {_item(value).as_string()}")
    return "\n".join(lines) + "\n"


def _uncommented(text: str, name: str, values: Mapping[str, Any]) -> str:
    """Answers in the place of the comments that `fresh` left for them."""
    head = re.search(rf"^\[{re.escape(name)}\][ \t]*\n", text, re.MULTILINE)
    if head is None:
        return text
    end = re.compile(r"^[ \t]*\[", re.MULTILINE).search(text, head.end())
    section = text[head.end() : end.start() if end else len(text)]
    rest = text[end.start() :] if end else ""
    for key, value in values.items():
        comment = re.search(rf"^# {key} = .*$", section, re.MULTILINE)
        if comment is None:
            continue
        tried = f"{section[: comment.start()]}{key} = {_item(value).as_string()}{section[comment.end() :]}"
        # Not where it is said already, nor where what looks like a comment stands inside of a text.
        with suppress(tomllib.TOMLDecodeError):
            before, after = (
                tomllib.loads(text[: head.end()] + section + rest),
                tomllib.loads(text[: head.end()] + tried + rest),
            )
            if _within(after, name) == (_within(before, name) or {}) | {key: value}:
                section = tried
    return text[: head.end()] + section + rest


def _within(document: Any, name: str) -> Any:
    for part in name.split("."):
        document = document.get(part) if document is not None else None
    return document


def _item(value: Any) -> Any:
    import tomlkit

    if value == {}:
        return tomlkit.inline_table()
    if isinstance(value, str) and "\n" in value:
        return tomlkit.string(value, multiline=True)
    return tomlkit.item(value)


def _checked(text: str) -> str:
    """Raises ConfigError: nothing that Afterword could not read is ever written."""
    read_config(tomllib.loads(text), "as it would be written")
    return text
