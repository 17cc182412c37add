"""The configuration as a file: written whole, changed in place, never lost."""

from __future__ import annotations

import re
import stat
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemon.config import ACCOUNT_SETTINGS, SETTINGS, read_config
from daemon.config_file import changed, fresh, save
from daemon.errors import ConfigError

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
ACCOUNT = {"host": "imap.example.org", "user": "alice", "addresses": ["alice@example.org"]}
LEAST: dict[str, dict[str, Any]] = {"reply": {"name": "Alice Example"}, "accounts.personal": ACCOUNT}


def test_a_fresh_file_explains_every_setting() -> None:
    """Each stands there with its sentence, as an answer or as a comment that shows its default."""
    lines = fresh(LEAST).splitlines()
    for setting in [*(one for settings in SETTINGS.values() for one in settings), *ACCOUNT_SETTINGS]:
        assert any(line.startswith((f"# {setting.name} = ", f"{setting.name} = ")) for line in lines), setting.name
        assert f"# {setting.says[:60]}"[:60] in "\n".join(lines)
    assert max(map(len, lines)) <= 120


def test_the_comments_show_what_holds_without_them() -> None:
    """A file whose every comment of a default is made a setting means the same."""
    text = fresh(LEAST)
    spoken = re.sub(r"^# (?=[a-z_]+ = )", "", text, flags=re.MULTILINE)
    assert len(tomllib.loads(spoken)["accounts"]["personal"]) == len(ACCOUNT_SETTINGS)
    assert read_config(tomllib.loads(text)) == read_config(tomllib.loads(spoken))


LINE = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=30).filter(
    lambda text: text.strip()
)
TEXT = st.lists(LINE, max_size=3).map("\n".join)


@given(name=LINE, signature=TEXT, second=LINE, later=TEXT)
def test_every_text_can_be_an_answer(name: str, signature: str, second: str, later: str) -> None:
    """Quotes, brackets, comments and backslashes stand in the file as they were given, at first and when changed."""
    text = fresh(LEAST | {"reply": {"name": name, "signature": signature}})
    assert {"name": name, "signature": signature} == tomllib.loads(text)["reply"]
    text = changed(text, {"reply": {"name": second, "signature": later}})
    assert {"name": second, "signature": later} == tomllib.loads(text)["reply"]
    assert ACCOUNT == tomllib.loads(text)["accounts"]["personal"]


def test_a_change_takes_the_place_of_its_comment() -> None:
    """Only that line differs; a setting that is taken away leaves the others as they are."""
    text = fresh(LEAST)
    new = changed(text, {"calm": {"from": "10:00"}, "accounts.personal": {"port": 1143}})
    lines = {pair for pair in zip(text.splitlines(), new.splitlines(), strict=True) if pair[0] != pair[1]}
    assert {('# from = "09:00"', 'from = "10:00"'), ("# port = 0", "port = 1143")} == lines
    assert "port" not in tomllib.loads(changed(new, {"accounts.personal": {"port": None}}))["accounts"]["personal"]


HAND_WRITTEN = """\
# mine
accounts.personal = { host = "imap.example.org", user = "alice", addresses = ["alice@example.org"] }
[reply]  # me
name = 'Alice Example'
signature = '''
[calm]
# from = "09:00"
'''
"""


def test_a_file_in_another_style_is_changed_or_left() -> None:
    """What looks like a comment inside of a text is none; what cannot be done safely is not done."""
    new = changed(HAND_WRITTEN, {"calm": {"from": "10:00"}, "accounts.personal": {"user": "bob"}})
    before, after = tomllib.loads(HAND_WRITTEN), tomllib.loads(new)
    assert before["reply"] == after["reply"]
    assert ("10:00", "bob") == (after["calm"]["from"], after["accounts"]["personal"]["user"])
    assert new.startswith("# mine\n")
    inner = '{ host = "h.example", user = "a", addresses = ["a@h.example"] }'
    inline = f'reply = {{ name = "A" }}\naccounts = {{ personal = {inner} }}'
    with pytest.raises(ConfigError, match="change it by hand"):
        changed(inline, {"accounts.work": ACCOUNT})


def test_an_answer_that_is_wrong_is_never_written() -> None:
    """The result is checked as every configuration is."""
    with pytest.raises(ConfigError, match="time of day"):
        changed(fresh(LEAST), {"calm": {"from": "25:00"}})
    with pytest.raises(ConfigError, match="port"):
        fresh(LEAST | {"accounts.personal": ACCOUNT | {"port": 70000}})


def test_saving_keeps_what_was_there(tmp_path: Path) -> None:
    """Private from the first byte on, in a private folder; each save keeps the one before under a name of its own."""
    path = tmp_path / "afterword" / "config.toml"
    assert None is save(path, "one", NOW)
    assert (0o700, 0o600) == (stat.S_IMODE(path.parent.stat().st_mode), stat.S_IMODE(path.stat().st_mode))
    kept = [save(path, text, NOW) for text in ("two", "three")]
    assert ["config.toml.2026-03-04.bak", "config.toml.2026-03-04.2.bak"] == [one.name for one in kept if one]
    assert ["one", "two", "three"] == [*(one.read_text() for one in kept if one), path.read_text()]
    assert 3 == len(list(path.parent.iterdir()))


def test_a_save_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk or an interrupt at the last moment: the old file, whole, and nothing half written beside it."""
    path = tmp_path / "config.toml"
    save(path, "one", NOW)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(KeyboardInterrupt):
        save(path, "two", NOW)
    assert "one" == path.read_text()
    assert ["config.toml", "config.toml.2026-03-04.bak"] == sorted(one.name for one in tmp_path.iterdir())
