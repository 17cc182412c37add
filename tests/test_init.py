"""`afterword init`: from an address to a configuration that works, or to nothing at all."""

from __future__ import annotations

import argparse
import json
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from daemon import cli, discovery
from daemon.config import load_config
from daemon.discovery import Server
from tests import bench
from tests.peers import PeerMissing, free_port
from tests.peers.dovecot import Dovecot
from tests.peers.fault_proxy import FaultProxy
from tests.peers.issuer import Issuer
from tests.peers.mail_client import MailClient
from tests.peers.recorder import assert_careful, commands
from tests.peers.secret_service import SecretService
from tests.running import CHECKOUT, Home
from tests.talk import Talk

NOW = datetime.now(UTC).replace(microsecond=0)
NAME = "Alice Example"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A user who has nothing yet."""
    return Home(tmp_path)


def sent(sender: str, number: int = 0) -> bytes:
    return (
        f"From: {sender}\r\nTo: Bob <bob@acme.example>\r\nSubject: Hello\r\nMessage-ID: <s{number}@example.org>\r\n\r\n"
        "Hello Bob,\r\nthis is about the garden.\r\n"
    ).encode()


class Mailbox:
    """A user on Dovecot, and the options that lead there."""

    def __init__(self, dovecot: Dovecot) -> None:
        self.dovecot, self.user = dovecot, dovecot.new_user()
        self.server = ["--server", f"127.0.0.1:{dovecot.tls_port}", "--ca-file", str(dovecot.ca), "--user", self.user]
        self.password = ["--password-command", f"printf %s {dovecot.password}"]
        self.script = ["init", "alice@example.org", *self.server, *self.password, "--yes"]

    def deliver(self, folder: str, *mails: bytes, age: int = 0) -> None:
        with MailClient(self.dovecot, self.user) as client:
            for raw in mails:
                client.deliver(folder, raw, received=NOW - timedelta(days=age))


@pytest.fixture
def mailbox(dovecot: Dovecot) -> Mailbox:
    return Mailbox(dovecot)


def assert_untouched(home: Home) -> None:
    """Neither a configuration nor a state nor anything half written."""
    assert not home.config.exists()
    assert not home.state.exists()
    assert [] == [path.name for path in home.folder.iterdir() if "config" in path.name]


# -- for scripts -----------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_script_needs_one_line(home: Home, mailbox: Mailbox) -> None:
    """All is found, tried and written; the configuration works at once, and is its owner's alone."""
    mailbox.deliver("INBOX", bench.rejection())
    mailbox.deliver(
        "Sent", *[sent(f"{NAME} <alice@example.org>", n) for n in range(3)], sent("A <al@alias.example>", 9)
    )
    done = home.run(*mailbox.script)
    assert (0, "") == (done.returncode, done.stderr), done.stdout
    assert 0o600 == stat.S_IMODE(home.config.stat().st_mode)
    config = load_config(home.config)
    (account,) = config.accounts
    assert ("personal", "127.0.0.1", mailbox.dovecot.tls_port, "tls", mailbox.user) == (
        account.key,
        account.host,
        account.port,
        account.security,
        account.user,
    )
    assert (("alice@example.org", "al@alias.example"), NAME) == (account.addresses, config.writer.name)
    for line in ("drafts  Drafts", "sent    Sent", "trash   Trash"):
        assert line in done.stdout
    checked = home.run("check", "--dry-run")
    assert (0, "") == (checked.returncode, checked.stderr)
    assert "New mails read: 1 (1 rejection)" in checked.stdout
    assert not home.state.exists()


@pytest.mark.slow
def test_the_answers_are_all_options(home: Home, mailbox: Mailbox) -> None:
    """What is given stands in the file as it was given."""
    mailbox.deliver("Trash")
    with MailClient(mailbox.dovecot, mailbox.user) as client:
        client.create("Elsewhere")
    done = home.run(
        *mailbox.script,
        *("--account", "work", "--also", "al@alias.example", "--also", "a.l@alias.example", "--drafts", "Elsewhere"),
        *("--name", "A. L. Example", "--signature", "+44 1632 960123", "--signature", 'said "so"'),
        *("--calm-delay", "36h", "--calm-days", "mon,wed-fri", "--calm-from", "10:30", "--calm-until", "16:00"),
    )
    assert (0, "") == (done.returncode, done.stderr)
    config = load_config(home.config)
    (account,) = config.accounts
    assert ("work", "Elsewhere") == (account.key, account.drafts)
    assert ("alice@example.org", "al@alias.example", "a.l@alias.example") == account.addresses
    assert ("A. L. Example", '+44 1632 960123\nsaid "so"') == (config.writer.name, config.writer.signature)
    calm = config.calm
    assert (timedelta(hours=36), frozenset({0, 2, 3, 4}), "10:30", "16:00") == (
        calm.delay,
        calm.days,
        f"{calm.opens:%H:%M}",
        f"{calm.closes:%H:%M}",
    )


@pytest.mark.slow
def test_it_promises_a_form(home: Home, mailbox: Mailbox) -> None:
    """`--json` is one object, and asks nothing."""
    mailbox.deliver("INBOX", bench.rejection(), age=20)
    done = home.run(*mailbox.script, "--name", NAME, "--json", "--rehearse", "4w")
    (line,) = done.stdout.splitlines()
    found = json.loads(line)
    assert (0, "") == (done.returncode, done.stderr)
    assert (str(home.config), None, "personal", "127.0.0.1", "tls", "you", ["alice@example.org"], "Drafts", "Sent") == (
        tuple(
            found[key]
            for key in ("config", "backup", "account", "host", "security", "found_by", "addresses", "drafts", "sent")
        )
    )
    (rejection,) = found["rehearsal"]["rejections"]
    assert (1, "Acme Foods", None) == (found["rehearsal"]["read"], rejection["company"], rejection["reason"])
    due = datetime.fromisoformat(rejection["due"])
    assert NOW - timedelta(days=20) < due < NOW


@pytest.mark.slow
def test_running_it_again_changes_nothing(home: Home, mailbox: Mailbox) -> None:
    """The same answers leave the very same bytes, and no copy."""
    home.run(*mailbox.script, "--name", NAME)
    before = home.config.read_bytes()
    for words in (mailbox.script, ["init", "--yes"]):
        done = home.run(*words)
        assert (0, "") == (done.returncode, done.stderr)
        assert "had to be changed" in done.stdout
        assert before == home.config.read_bytes()
        assert [] == list(home.folder.glob("*.bak"))


@pytest.mark.slow
def test_a_change_keeps_all_else_and_a_copy(home: Home, mailbox: Mailbox) -> None:
    """The user's own comments and settings stay; what was there before lies beside it, its owner's alone."""
    home.run(*mailbox.script, "--name", NAME)
    own = home.config.read_text().replace('# voice = "warm"', '# As formal as can be.\nvoice = "formal"   # really')
    home.config.write_text(own)
    done = home.run("init", "--yes", "--calm-from", "11:00", "--name", "Alice B. Example")
    assert (0, "") == (done.returncode, done.stderr)
    changed = {
        (old, new)
        for old, new in zip(own.splitlines(), home.config.read_text().splitlines(), strict=True)
        if old != new
    }
    assert {(f'name = "{NAME}"', 'name = "Alice B. Example"'), ('from = "09:00"', 'from = "11:00"')} == changed
    (copy,) = home.folder.glob("*.bak")
    assert (own, 0o600) == (copy.read_text(), stat.S_IMODE(copy.stat().st_mode))
    home.run("init", "--yes", "--calm-from", "12:00")
    assert 2 == len(list(home.folder.glob("*.bak")))


@pytest.mark.slow
def test_a_second_account_stands_beside_the_first(home: Home, dovecot: Dovecot) -> None:
    """With a name of its own where one is given; the first one's settings are not touched."""
    first, second = Mailbox(dovecot), Mailbox(dovecot)
    home.run(*first.script, "--name", NAME)
    one = load_config(home.config).accounts[0]
    second.script[1] = "al@work.example"
    done = home.run(*second.script, "--name", "A. Example")
    assert (0, "") == (done.returncode, done.stderr)
    config = load_config(home.config)
    assert one == config.accounts[0]
    assert ("work", "A. Example", ("al@work.example",)) == (
        config.accounts[1].key,
        config.accounts[1].name,
        config.accounts[1].addresses,
    )
    assert NAME == config.writer.name


@pytest.mark.slow
def test_a_link_to_the_file_stays_one(home: Home, mailbox: Mailbox) -> None:
    """Whoever keeps their configuration among other dotfiles finds it there."""
    home.run(*mailbox.script, "--name", NAME)
    (home.folder / "dotfiles").mkdir()
    there = home.config.rename(home.folder / "dotfiles" / "afterword.toml")
    home.config.symlink_to(there)
    assert 0 == home.run("init", "--yes", "--calm-from", "11:00").returncode
    assert home.config.is_symlink()
    assert 'from = "11:00"' in there.read_text()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("more", "code", "words"),
    [
        (["--password-command", "printf wrong"], 77, "does not accept the user name or password; nothing was written"),
        (["--password-command", "false"], 77, "`password_command` failed with exit code 1"),
        (["--server", "127.0.0.1:1"], 69, "127.0.0.1, port 1: The connection to the server failed"),
        (["--server", "a b"], 1, "is no server"),
        (["--server", "imap.example.org", "--security", "none"], 1, "only a server on this very machine"),
        (["--ca-file", "/nowhere.pem"], 1, "there is no file"),
        (["--drafts", "Nowhere"], 1, "--drafts: there is no such folder; there are Archive, Drafts"),
        (["--calm-from", "9 o'clock"], 1, '--calm-from: "9 o\'clock" is not a time of day'),
        (["--calm-days", "someday"], 1, "--calm-days: 'someday' is not a weekday"),
        (["--calm-delay", "later"], 1, "--calm-delay: 'later' is not a span of time"),
        (["--also", "nobody"], 1, "--also: this is no e-mail address"),
        (["--account", "a b"], 1, "--account: the name may have letters"),
        ([], 1, "Nobody can be asked here: --name is needed"),
    ],
    ids=str,
)
def test_a_mistake_is_one_sentence_and_nothing_is_written(
    home: Home, mailbox: Mailbox, more: list[str], code: int, words: str
) -> None:
    """Each has its exit code, and leaves everything as it was."""
    done = home.run(*mailbox.script, *(["--name", NAME] if more else []), *more)
    assert code == done.returncode, done.stderr
    assert words in done.stderr
    assert 1 == len(done.stderr.splitlines())
    assert "Traceback" not in done.stderr
    assert_untouched(home)


def test_every_option_is_documented() -> None:
    """The README has each."""
    readme = (CHECKOUT / "README.md").read_text("utf-8")
    (commands_of,) = (one for one in cli.parser()._actions if isinstance(one, argparse._SubParsersAction))
    options = {name for action in commands_of.choices["init"]._actions for name in action.option_strings}
    assert options > {"--server", "--yes"}
    assert set() == {
        name for name in options - {"-h", "--help"} if f"`{name}" not in readme and f", `{name}" not in readme
    }


def test_a_certificate_that_nobody_vouches_for_is_told(home: Home, mailbox: Mailbox) -> None:
    """No password goes there, and the option that names an authority is told."""
    words = [word for word in mailbox.script if word not in ("--ca-file", str(mailbox.dovecot.ca))]
    done = home.run(*words, "--name", NAME)
    assert 69 == done.returncode
    assert "certificate cannot be trusted" in done.stderr
    assert "--ca-file" in done.stderr
    assert_untouched(home)


def test_a_wrong_address_is_told(home: Home) -> None:
    """And an address is needed."""
    for words in (["init", "nobody", "--yes"], ["init", "--yes"]):
        done = home.run(*words)
        assert 1 == done.returncode
        assert "ADDRESS" in done.stderr
    assert_untouched(home)


def test_a_provider_that_cannot_work_is_told_at_once(home: Home) -> None:
    """Before any password is asked for."""
    for address, words in (
        ("a@outlook.com", "--client-id (or --token-command) is needed"),
        ("a@tuta.com", "no program in over IMAP"),
    ):
        done = home.run("init", address, "--yes", "--name", NAME, given=b"secret\n")
        assert 1 == done.returncode
        assert words in done.stderr
    done = home.run("init", "a@example.org", "--server", "outlook.office365.com", "--yes", "--name", NAME)
    assert (1, True) == (done.returncode, "--client-id" in done.stderr)
    assert_untouched(home)


def test_a_configuration_that_cannot_be_read_is_left_alone(home: Home) -> None:
    """Every problem is listed, with what to do, and not a byte changes."""
    home.config.write_text('[reply]\nname = "A"\n[acounts.x]\n')
    done = home.run("init", "a@example.org", "--yes")
    assert 78 == done.returncode
    assert "did you mean accounts?" in done.stderr
    assert "mend it, or move it away" in done.stderr
    assert '[reply]\nname = "A"\n[acounts.x]\n' == home.config.read_text()


@pytest.mark.slow
def test_only_careful_commands_are_said(home: Home, mailbox: Mailbox, proxied: Callable[..., FaultProxy]) -> None:
    """The mailbox is the same afterwards, rehearsal included, and nothing was said that could change it."""
    mailbox.deliver("INBOX", bench.rejection())
    mailbox.deliver("Sent", sent(f"{NAME} <alice@example.org>"))
    proxy = proxied(mailbox.dovecot)
    with MailClient(mailbox.dovecot, mailbox.user) as client:
        before = client.contents()
        done = home.run(
            *mailbox.script, "--server", f"127.0.0.1:{proxy.port}", "--security", "none", "--rehearse", "4w"
        )
        assert (0, "") == (done.returncode, done.stderr)
        assert before == client.contents()
    assert_careful(proxy.log)
    assert {b"LOGIN", b"EXAMINE"} <= {command.split(b" ")[0] for command in commands(proxy.log)}
    assert not any(command.startswith((b"APPEND", b"UID STORE", b"SELECT")) for command in commands(proxy.log))


@pytest.mark.slow
def test_a_name_under_sent_mail_is_harmless(home: Home, mailbox: Mailbox) -> None:
    """What stands in a From header becomes no other line of the file and no command of a terminal."""
    mailbox.deliver("Sent", sent(r'"Eve \"x\" [reply] \\ \x1b[31m" <alice@example.org>'.replace(r"\x1b", "\x1b")))
    done = home.run(*mailbox.script)
    assert 0 == done.returncode, done.stderr
    name = load_config(home.config).writer.name
    assert name.startswith('Eve "x" [reply] \\')
    assert name.isprintable()
    assert "\x1b" not in done.stdout + home.config.read_text()


# -- the keyring -----------------------------------------------------------------------------------


@pytest.fixture
def keyring(home: Home) -> Iterator[SecretService]:
    try:
        service = SecretService().__enter__()
    except PeerMissing as missing:
        pytest.fail(str(missing), pytrace=False)
    home.env = service.env
    yield service
    service.__exit__()


@pytest.mark.slow
def test_a_password_from_a_pipe_goes_into_the_keyring(home: Home, mailbox: Mailbox, keyring: SecretService) -> None:
    """It stands in no file, and the daemon finds it; a second run asks for none."""
    words = ["init", "alice@example.org", *mailbox.server, "--name", NAME, "--yes"]
    done = home.run(*words, given=f"{mailbox.dovecot.password}\n".encode())
    assert (0, "") == (done.returncode, done.stderr)
    assert mailbox.dovecot.password not in home.config.read_text() + done.stdout
    assert 0 == home.run("check", "--dry-run").returncode
    done = home.run("init", "--yes", "--calm-from", "10:00")
    assert (0, "") == (done.returncode, done.stderr)


@pytest.mark.slow
def test_without_a_keyring_nothing_is_written(home: Home, mailbox: Mailbox) -> None:
    """A script is told of --password-command."""
    with SecretService("no bus") as none:
        home.env = none.env
        words = ["init", "alice@example.org", *mailbox.server, "--name", NAME, "--yes"]
        done = home.run(*words, given=f"{mailbox.dovecot.password}\n".encode())
    assert 77 == done.returncode
    assert "no system keyring" in done.stderr
    assert "--password-command" in done.stderr
    assert_untouched(home)


# -- the dialogue ----------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_whole_dialogue(home: Home, mailbox: Mailbox, keyring: SecretService) -> None:
    """A person who mistypes the password once ends with a service that can begin, and sees the last weeks."""
    mailbox.deliver("INBOX", bench.rejection(), age=15)
    mailbox.deliver("Sent", sent(f"{NAME} <alice@example.org>"), sent("A <al@alias.example>", 2))
    with Talk([*home.words, "init", *mailbox.server], home.env) as talk:
        talk.answer("Your e-mail address", "nobody")
        talk.wait_for("this is no e-mail address")
        talk.answer("Your e-mail address", "alice@example.org")
        talk.answer(f"Password of {mailbox.user} at 127.0.0.1", "wrong")
        talk.wait_for("does not accept that")
        talk.answer("User name", "")
        talk.answer("Password of", mailbox.dovecot.password)
        talk.answer(r"Your addresses.*\[alice@example.org, al@alias.example\]", "")
        talk.answer(rf"Your name.*\[{NAME}\]", "")
        talk.wait_for("Lines below your name")
        talk.type("+44 1632 960123\n\n")
        talk.answer("Shall it stay so", "n")
        talk.answer(r"At the earliest.*\[24h\]", "36h")
        talk.answer("On which days", "")
        talk.answer(r"From when on.*\[09:00\]", "25:00")
        talk.wait_for("is not a time of day")
        talk.answer("From when on", "10:00")
        talk.answer("Until when", "")
        talk.answer("Write it", "")
        talk.wait_for("last four weeks")
        talk.answer("Rehearse now", "y")
        talk.wait_for("1 rejections among them")
        talk.wait_for("Acme Foods")
        assert 0 == talk.finish()
    assert mailbox.dovecot.password not in talk.said
    assert "afterword service install" in talk.said
    config = load_config(home.config)
    assert (timedelta(hours=36), "10:00", "+44 1632 960123") == (
        config.calm.delay,
        f"{config.calm.opens:%H:%M}",
        config.writer.signature,
    )
    assert 0 == home.run("check", "--dry-run").returncode


@pytest.mark.slow
def test_a_server_is_asked_for_again_until_it_answers(home: Home, mailbox: Mailbox) -> None:
    """A wrong port is no reason to begin anew."""
    words = ["init", "alice@example.org", "--server", f"127.0.0.1:{free_port()}", *mailbox.server[2:]]
    with Talk([*home.words, *words, *mailbox.password, "--name", NAME], home.env) as talk:
        talk.wait_for("The connection to the server failed")
        talk.answer("IMAP server", f"127.0.0.1:{mailbox.dovecot.tls_port}")
        talk.answer("Your addresses", "")
        talk.wait_for("Lines below your name")
        talk.type("\n")
        talk.answer("Shall it stay so", "")
        talk.answer("Write it", "n")
        assert 1 == talk.finish()
    assert "Nothing was written." in talk.said
    assert_untouched(home)


@pytest.mark.slow
@pytest.mark.parametrize("answered", range(5))
def test_ctrl_c_leaves_nothing_half_done(home: Home, mailbox: Mailbox, keyring: SecretService, answered: int) -> None:
    """At whichever question."""
    questions = [("Password of", mailbox.dovecot.password), ("Your addresses", ""), ("Your name", NAME)]
    with Talk([*home.words, "init", "alice@example.org", *mailbox.server], home.env) as talk:
        for question, words in questions[:answered]:
            talk.answer(question, words)
        if answered > len(questions):
            talk.wait_for("Lines below your name")
            talk.type("\n")
            talk.answer("Shall it stay so", "")
            talk.wait_for("Write it.*: ?")
        else:
            talk.wait_for(questions[answered][0] if answered < len(questions) else "Lines below your name")
        talk.interrupt()
        assert 130 == talk.finish()
    assert "interrupted; nothing is half done" in talk.said
    assert "Traceback" not in talk.said
    assert_untouched(home)


# -- tokens ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def by_token(people: Issuer) -> Iterator[Dovecot]:
    """A Dovecot that takes the issuer's tokens."""
    with Dovecot(introspection=people.introspection) as one:
        yield one


@pytest.mark.slow
def test_a_sign_in_at_microsoft_is_part_of_it(
    home: Home,
    keyring: SecretService,
    people: Issuer,
    by_token: Dovecot,
    say: Callable[..., tuple[int, str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The client ID is all that is asked for; a code is shown, and what is kept works for `check`."""
    mailbox = Mailbox(by_token)
    people.user, people.pending, people.fails_with, people.lifetime = mailbox.user, 1, 0, 3600
    for name, value in (home.env | people.env).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("daemon.commands.connecting.MICROSOFT_HOST", "127.0.0.1")
    words = ["init", "alice@example.org", *mailbox.server, "--client-id", people.client_id, "--name", NAME, "--yes"]
    code, out, err = say(*words)
    assert (0, "") == (code, err)
    assert "enter this code: ABCD-1234" in out
    account = load_config(home.config).accounts[0]
    assert ("oauth-microsoft", people.client_id) == (account.sign_in, account.client_id)
    assert 0 == say("check", "--dry-run")[0]
    # Nobody has to sign in twice.
    code, out, _ = say("init", "--yes", "--calm-from", "10:00")
    assert (0, False) == (code, "enter this code" in out)


@pytest.mark.slow
def test_a_command_may_print_tokens(home: Home, people: Issuer, by_token: Dovecot) -> None:
    """For every other issuer; one that prints none is told, and nothing is written."""
    mailbox = Mailbox(by_token)
    words = ["init", "alice@example.org", *mailbox.server, "--name", NAME, "--yes", "--token-command"]
    assert 77 == home.run(*words, "false").returncode
    assert 77 == home.run(*words, "printf wrong").returncode
    assert_untouched(home)


# -- what discovery finds --------------------------------------------------------------------------


@pytest.fixture
def say(home: Home, capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command in this very process."""

    def run(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        code = cli.main(["--config", str(home.config), "--state", str(home.state), *arguments])
        return code, *capfd.readouterr()

    return run


class Found:
    """Stands in for what the network says; notes who was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        self.answers: dict[str, Server] = {}
        monkeypatch.setattr(discovery, "system_resolver", lambda: None)
        for name in ("ask_domain", "ask_database", "usual_name"):
            monkeypatch.setattr(discovery, name, self._stand_in(name))

    def _stand_in(self, name: str) -> Callable[..., Server | None]:
        def ask(*_: Any) -> Server | None:
            self.asked.append(name)
            return self.answers.get(name)

        return ask


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Found:
    return Found(monkeypatch)


@pytest.mark.slow
def test_what_the_domain_publishes_is_used(
    home: Home, say: Callable[..., tuple[int, str, str]], found: Found, mailbox: Mailbox
) -> None:
    """Host, port and user name come from there, and it is said where from."""
    found.answers["ask_domain"] = Server("127.0.0.1", mailbox.dovecot.tls_port, "tls", mailbox.user, "a test")
    options = ["--ca-file", str(mailbox.dovecot.ca), *mailbox.password, "--name", NAME, "--yes"]
    code, out, err = say("init", "alice@example.org", *options)
    assert (0, "") == (code, err)
    assert f"IMAP server: 127.0.0.1, port {mailbox.dovecot.tls_port}; found by a test." in out
    assert mailbox.user == load_config(home.config).accounts[0].user
    assert ["ask_domain"] == found.asked


def test_the_database_is_asked_only_where_the_user_agrees(
    home: Home, say: Callable[..., tuple[int, str, str]], found: Found
) -> None:
    """--yes is no agreement to tell others of one's domain."""
    code, _, err = say("init", "alice@example.org", "--name", NAME, "--yes")
    assert (1, ["ask_domain", "usual_name"]) == (code, found.asked)
    assert "--server is needed" in err
    found.asked.clear()
    say("init", "alice@example.org", "--name", NAME, "--yes", "--ask-thunderbird")
    assert ["ask_domain", "ask_database", "usual_name"] == found.asked
    assert_untouched(home)


def test_no_password_goes_to_a_server_that_nobody_vouches_for(
    home: Home, say: Callable[..., tuple[int, str, str]], found: Found, tmp_path: Path
) -> None:
    """A script has to name it."""
    found.answers["ask_domain"] = Server("imap.evil.example", 993, "tls", "a", "DNS", sure=False)
    code, _, err = say(
        "init", "a@example.org", "--password-command", f"touch {tmp_path}/asked", "--name", NAME, "--yes"
    )
    assert 1 == code
    assert "--server imap.evil.example" in err
    assert not (tmp_path / "asked").exists()
    assert_untouched(home)
