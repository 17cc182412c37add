"""The configuration: defaults, every problem at once, in words."""

from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from daemon.config import ACCOUNT_SETTINGS, SETTINGS, load_config, read_config
from daemon.errors import ConfigError

ACCOUNT = {"host": "imap.example.org", "user": "alice", "addresses": ["alice@example.org"]}
LEAST = {"reply": {"name": "Alice Example"}, "accounts": {"personal": ACCOUNT}}


def test_least_configuration_has_sensible_defaults() -> None:
    """A name and one account are enough; all else is calm."""
    config = read_config(LEAST)
    (account,) = config.accounts
    assert (993, "tls", ("INBOX",)) == (account.port, account.security, account.folders)
    assert timedelta(hours=24) == config.calm.delay
    assert (frozenset(range(5)), time(9), time(18)) == (config.calm.days, config.calm.opens, config.calm.closes)
    assert (timedelta(minutes=5), timedelta(days=7)) == (config.poll_every, config.max_age)
    assert "$Rejection" == config.keyword


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    """One run of the program tells all that is to be mended, each with its setting."""
    file = tmp_path / "config.toml"
    file.write_text(
        """
        [calm]
        delay = "soon"
        days = "mon-xyz"
        form = "08:00"
        timezone = "Mars/Olympus"
        [poll]
        every = "0s"
        [accounts.a]
        host = "mail.example.org"
        user = "a"
        addresses = ["not an address"]
        port = 70000
        security = "maybe"
        password_command = "echo 'x"
        [accounts."b c"]
        """
    )
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    named = {problem.partition(":")[0] for problem in caught.value.problems}
    assert named == {
        "reply.name",
        "calm.delay",
        "calm.days",
        "calm.form",
        "calm.timezone",
        "poll.every",
        "accounts.a.addresses",
        "accounts.a.port",
        "accounts.a.security",
        "accounts.a.password_command",
        "accounts.b c",
    }
    assert "did you mean from?" in str(caught.value)


@pytest.mark.parametrize(
    ("content", "word"), [(None, "no such file"), ("[reply", "not TOML"), ("\xff".encode("latin-1"), "cannot be read")]
)
def test_unusable_file_is_one_clear_sentence(tmp_path: Path, content: str | bytes | None, word: str) -> None:
    """A missing, broken or binary file says so."""
    file = tmp_path / "config.toml"
    if content is not None:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigError, match=word):
        load_config(file)


def test_one_mailbox_is_one_account() -> None:
    """Two workers on one mailbox could draft twice."""
    with pytest.raises(ConfigError, match=r"same mailbox as accounts\.a"):
        read_config(LEAST | {"accounts": {"a": ACCOUNT, "b": dict(ACCOUNT)}})


def test_plain_connections_stay_on_this_machine() -> None:
    """Without TLS a password would cross the network readable."""
    with pytest.raises(ConfigError, match="this machine only"):
        read_config(LEAST | {"accounts": {"a": ACCOUNT | {"security": "none"}}})
    config = read_config(LEAST | {"accounts": {"a": ACCOUNT | {"security": "none", "host": "127.0.0.1"}}})
    assert 143 == config.accounts[0].port


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"sign_in": "oauth"}, 'sign_in: \'oauth\' is none of "password", "oauth-microsoft"'),
        ({"sign_in": "oauth-microsoft"}, "client_id: it is missing"),
        ({"sign_in": "oauth-google"}, "client_id: it is missing"),
        ({"sign_in": "token-command"}, "token_command: it is missing"),
        ({"sign_in": "oauth-google", "client_id": "x", "tenant": "y"}, "tenant: it says nothing"),
        ({"sign_in": "oauth-microsoft", "client_id": "x", "client_secret_command": "y"}, "client_secret_command: it"),
        ({"sign_in": "oauth-microsoft", "client_id": "x", "tenant": "a/b"}, "tenant: 'a/b' is no tenant"),
        ({"sign_in": "oauth-google", "client_id": "x", "password_command": "y"}, "password_command: it says nothing"),
        ({"token_command": "x"}, 'token_command: it says nothing with sign_in = "password"'),
        ({"sign_in": "oauth-microsoft", "client_id": "a b"}, "client_id: it has blanks"),
    ],
)
def test_each_way_to_sign_in_has_its_own_settings(settings: dict[str, object], problem: str) -> None:
    """What is missing is named, and so is what would be passed over in silence."""
    with pytest.raises(ConfigError) as caught:
        read_config(LEAST | {"accounts": {"personal": ACCOUNT | settings}})
    (only,) = caught.value.problems
    assert only.startswith(f"accounts.personal.{problem}")


def test_ways_to_sign_in_are_read_as_meant() -> None:
    """A client ID and a tenant; a password unless something else is said."""
    microsoft = {"sign_in": "oauth-microsoft", "client_id": "1-2-3", "tenant": "acme.example"}
    config = read_config(LEAST | {"accounts": {"personal": ACCOUNT | microsoft}})
    (account,) = config.accounts
    assert ("oauth-microsoft", "1-2-3", "acme.example") == (account.sign_in, account.client_id, account.tenant)
    assert "password" == read_config(LEAST).accounts[0].sign_in


def test_values_are_read_as_meant() -> None:
    """Spans, days over the weekend, a zone, a command, and flagging switched off."""
    config = read_config(
        {
            "reply": {"name": "Alice", "signature": "+49 30 1234\nexample.org\n"},
            "calm": {"delay": "1d 12h", "days": ["sat-mon", "wed"], "timezone": "Europe/Lisbon"},
            "flag": {"enabled": False},
            "accounts": {"a": ACCOUNT | {"password_command": "pass show 'my mail'"}},
        }
    )
    assert (timedelta(hours=36), frozenset({5, 6, 0, 2})) == (config.calm.delay, config.calm.days)
    assert (ZoneInfo("Europe/Lisbon"), None) == (config.calm.zone, config.keyword)
    assert ("pass", "show", "my mail") == config.accounts[0].password_command
    assert "+49 30 1234\nexample.org" == config.writer.signature


@pytest.mark.parametrize("name", ["Alice\r\nBcc: eve@example.org", "A\x00"])
def test_a_name_cannot_carry_headers(name: str) -> None:
    """Line breaks in the user's own name are refused before they reach a header."""
    with pytest.raises(ConfigError, match="not one line"):
        read_config(LEAST | {"reply": {"name": name}})


def test_every_setting_is_documented_in_the_readme() -> None:
    """The reference in the README names each setting; none is forgotten."""
    readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    settings = [s for table in SETTINGS.values() for s in table] + list(ACCOUNT_SETTINGS)
    assert [] == [setting.name for setting in settings if f"`{setting.name}`" not in readme]
