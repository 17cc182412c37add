"""The password of an account: where it comes from, how long that may take, and that nobody else sees it."""

from __future__ import annotations

import os
import shlex
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

import pytest

from daemon.credentials import Credentials, store_password
from daemon.errors import CredentialsError
from tests.bench import account as an_account
from tests.peers import PeerMissing
from tests.peers.secret_service import SecretService

SECRET = "s3cret words ünd mäkron"


def asked(*command: str, patience: float = 5.0) -> Credentials:
    return Credentials(an_account(password_command=command), patience)


def shell(script: str) -> tuple[str, ...]:
    return ("sh", "-c", script)


# -- a command of the user's -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (SECRET, SECRET),
        (SECRET + "\n", SECRET),
        (SECRET + "\r\n", SECRET),
        (f"{SECRET}\nurl: imap.example.org\nnote: the cat's name\n", SECRET),
        ("  blanks at both ends  \n", "  blanks at both ends  "),
    ],
    ids=["bare", "with a line end", "with a Windows line end", "with notes below", "with blanks"],
)
def test_the_first_line_of_the_command_is_the_password(printed: str, expected: str) -> None:
    """Line ends and notes below are not part of it, blanks are."""
    assert expected == asked("printf", "%s", printed)()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (shell("echo half a password; exit 3"), "failed with exit code 3"),
        (shell("kill -9 $$"), "failed with exit code -9"),
        (("/nowhere/at/all",), "cannot be run; check the path"),
        ((str(Path(__file__).parent),), "cannot be run; check the path"),
        (("true",), "no password in its first line"),
        (("printf", "\\nsecond line"), "no password in its first line"),
        (("printf", "\\377\\376"), "is not UTF-8 text"),
    ],
    ids=["fails", "is killed", "is missing", "is a folder", "says nothing", "has an empty first line", "is no text"],
)
def test_a_command_without_a_password_is_one_clear_sentence(command: Sequence[str], words: str) -> None:
    """What went wrong is told, what was printed is not."""
    with pytest.raises(CredentialsError) as caught:
        asked(*command)()
    assert words in str(caught.value)
    assert "half a password" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_command_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    """The deadline holds, also where a child of a shell keeps the pipe open; nothing of it is left running."""
    file = tmp_path / "pid"
    begun = time.monotonic()
    with pytest.raises(CredentialsError, match="no answer within 1 seconds"):
        asked(*shell(f"sleep 60 & echo $! > {file}; wait"), patience=1.0)()
    assert time.monotonic() - begun < 3
    left = Path(f"/proc/{int(file.read_text())}/stat")
    # A zombie waits for its parent's look only.
    assert not left.exists() or left.read_text().split()[2] == "Z"


def test_the_command_is_asked_once_until_the_server_refuses(tmp_path: Path) -> None:
    """A password manager that asks its user is not run at every poll; a changed password is fetched anew."""
    file = tmp_path / "asked"
    credentials = asked(*shell(f"echo x >> {file}; wc -l < {file}"))
    assert ["1", "1"] == [credentials(), credentials()]
    credentials.forget()
    assert "2" == credentials()


def test_two_threads_that_ask_at_once_ask_the_command_once(tmp_path: Path) -> None:
    """A worker and its watch share what they sign in with."""
    credentials = asked(*shell(f"echo asked >> {tmp_path}/log; sleep 0.3; echo {SECRET}"))
    with ThreadPoolExecutor(2) as threads:
        assert [SECRET] * 2 == list(threads.map(lambda _: credentials(), range(2)))
    assert "asked\n" == (tmp_path / "log").read_text()


def test_a_command_that_failed_is_asked_again(tmp_path: Path) -> None:
    """A failure is not remembered: what was locked may be open the next time."""
    file = tmp_path / "ready"
    credentials = asked(*shell(f"cat {file}"))
    with pytest.raises(CredentialsError):
        credentials()
    file.write_text(SECRET)
    assert SECRET == credentials()


# -- systemd ---------------------------------------------------------------------------------------


def test_a_credential_of_the_unit_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`LoadCredential=afterword.personal:FILE` is found by the account's name."""
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    (tmp_path / "afterword.personal").write_text(SECRET + "\n")
    (tmp_path / "afterword.other").write_text("another one")
    assert SECRET == asked()()


def test_an_empty_credential_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty file is a mistake, not an empty password."""
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    (tmp_path / "afterword.personal").write_text("\n")
    with pytest.raises(CredentialsError, match=r"afterword\.personal has no password"):
        asked()()


# -- the system keyring ----------------------------------------------------------------------------

State = Literal["unlocked", "locked", "absent", "no bus"]


def enter(state: State, monkeypatch: pytest.MonkeyPatch, home: Path | None = None) -> Iterator[SecretService]:
    """A Secret Service whose surroundings are this process's own while it runs."""
    try:
        service = SecretService(state, home=home).__enter__()
    except PeerMissing as missing:
        pytest.fail(str(missing), pytrace=False)
    with monkeypatch.context() as inner:
        for name in set(os.environ) - set(service.env):
            inner.delenv(name)
        for name, value in service.env.items():
            inner.setenv(name, value)
        yield service
    service.__exit__()


@pytest.fixture
def unlocked(monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    yield from enter("unlocked", monkeypatch)


@pytest.fixture
def surroundings(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    yield from enter(request.param, monkeypatch)


@pytest.mark.slow
def test_a_password_that_is_stored_is_found_again(unlocked: SecretService) -> None:
    """What `sign-in` keeps is what the daemon gets, per account, umlauts included."""
    one, other = an_account(), an_account(user="another")
    store_password(one, SECRET)
    store_password(other, "different")
    assert (SECRET, "different") == (Credentials(one)(), Credentials(other)())


@pytest.mark.slow
def test_a_password_that_was_never_stored_is_asked_for_by_name(unlocked: SecretService) -> None:
    """The sentence says which command helps."""
    with pytest.raises(CredentialsError, match="run `afterword sign-in`"):
        asked()()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("surroundings", "words"),
    [
        ("locked", "The system keyring is locked; unlock it"),
        ("absent", "There is no system keyring here"),
        ("no bus", "There is no system keyring here"),
    ],
    indirect=["surroundings"],
)
def test_a_keyring_that_cannot_answer_is_told_in_time(surroundings: SecretService, words: str) -> None:
    """Locked, absent or without a bus: each has its own sentence, within the deadline."""
    begun = time.monotonic()
    with pytest.raises(CredentialsError) as caught:
        asked(patience=8.0)()
    assert words in str(caught.value)
    assert time.monotonic() - begun < 8.0
    with pytest.raises(CredentialsError):
        store_password(an_account(), SECRET)


@pytest.mark.slow
def test_a_keyring_that_waits_for_a_human_is_left_in_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With a screen, a locked keyring asks its user and whoever asked waits: the deadline ends that too."""
    (tmp_path / "keyring").mkdir()
    (tmp_path / "keyring" / "__init__.py").write_text("import time; time.sleep(60)")
    monkeypatch.setattr(sys, "executable", str(_python_with(tmp_path)))
    begun = time.monotonic()
    with pytest.raises(CredentialsError, match="is locked"):
        asked(patience=1.0)()
    assert time.monotonic() - begun < 3


@pytest.mark.slow
@pytest.mark.parametrize("made", ["by itself", "from that one", "by another name"])
def test_a_keyring_in_plain_text_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, made: str) -> None:
    """A backend that stores readable files is not where a password goes, nor is one that is made from it."""
    (tmp_path / "keyrings" / "alt").mkdir(parents=True)
    (tmp_path / "keyrings" / "alt" / "file.py").write_text(
        "from keyring.backend import KeyringBackend\n"
        "class Plain(KeyringBackend):\n"
        "    priority = 1\n"
        "    def get_password(self, service, user): return 'readable'\n"
        "    def set_password(self, service, user, password): raise SystemExit(0)\n"
    )
    (tmp_path / "mine.py").write_text(
        "from keyrings.alt.file import Plain\nclass Mine(Plain): pass\n"
        "from keyring.backend import KeyringBackend\nclass PlaintextKeyring(KeyringBackend):\n"
        "    priority = 1\n"
        "    def get_password(self, service, user): return 'readable'\n"
        "    def set_password(self, service, user, password): raise SystemExit(0)\n"
    )
    backends = {"by itself": "keyrings.alt.file.Plain", "from that one": "mine.Mine"}
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backends.get(made, "mine.PlaintextKeyring"))
    monkeypatch.setattr(sys, "executable", str(_python_with(tmp_path)))
    with pytest.raises(CredentialsError, match="stores in plain text"):
        asked()()
    with pytest.raises(CredentialsError, match="stores in plain text"):
        store_password(an_account(), SECRET)


def _python_with(folder: Path) -> Path:
    """A Python that finds modules in ``folder`` first, isolated or not. Called as: python -I -c PROGRAM PLACE."""
    start = f"import sys; sys.path.insert(0, {str(folder)!r}); exec(sys.argv.pop(1), {{}})"
    script = folder / "python"
    script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -I -c {shlex.quote(start)} "$3" "$4"\n')
    script.chmod(0o755)
    return script


@pytest.mark.slow
def test_the_password_is_in_no_argument_and_no_environment(unlocked: SecretService) -> None:
    """While a password is stored and fetched, no process shows it, or the address that it is for, to others."""
    of = an_account(user="jordan.private@example.org")
    for act in (lambda: store_password(of, SECRET), Credentials(of)):
        seen = _watched_while(act)
        assert seen, "no child was seen at work"
        for text in seen:
            assert SECRET.encode() not in text
            assert of.user.encode() not in text


def _watched_while(act: Callable[[], object]) -> list[bytes]:
    """Arguments and environment of every child of this process while something is done."""
    seen: list[bytes] = []
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(act)
        while not done.done():
            for task in Path("/proc/self/task").iterdir():
                for child in (task / "children").read_text().split():
                    try:
                        seen += [Path(f"/proc/{child}/{name}").read_bytes() for name in ("cmdline", "environ")]
                    except OSError:
                        continue  # it has just ended
        done.result()
    return seen
