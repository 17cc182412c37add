"""The shipped unit under a real `systemd --user`: it starts, is ready, polls, comes back, stops, and is hardened.

The daemon is installed from its wheel, with its declared dependencies only, and runs as an ordinary user.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import bench
from tests.installed import build, install, new_environment
from tests.peers import new_folder, require, why_no_namespaces
from tests.peers.dovecot import Dovecot
from tests.peers.fault_proxy import Fault, FaultProxy
from tests.peers.mail_client import MailClient
from tests.peers.systemd_box import SystemdBox
from tests.running import CHECKOUT, Home, cpu_seconds, slow_to_read, wait_until

pytestmark = pytest.mark.slow

UNIT = "afterword.service"
HOME = "/home/tester"
UNITS = f"{HOME}/.config/systemd/user"
#: Signs in by the keyring or by a credential, so that the unit is hardened in full.
CONFIG = """
[reply]
name = "Alice Example"
[accounts.personal]
host = "127.0.0.1"
port = 9
security = "none"
user = "alice"
addresses = ["alice@example.org"]
"""


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The command, installed where the box's user can reach it; made before the box starts, to be seen there."""
    if (reason := why_no_namespaces()) is not None:
        pytest.skip(reason)
    folder = new_folder("aw-")
    wheel, _ = build(CHECKOUT, tmp_path_factory.mktemp("dist"))
    yield install(wheel, new_environment(folder / "venv"))
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def box(command: Path, request: pytest.FixtureRequest) -> SystemdBox:
    """A machine whose user has the command in ~/.local/bin, and the service installed but not started."""
    box: SystemdBox = request.getfixturevalue("systemd_box")
    python = (command.parent / "python").resolve()
    packages = next(command.parent.parent.glob("lib/python*/site-packages"))
    for path in {python, *(entry.resolve() for entry in packages.iterdir())}:
        # Python may live in a home that is closed to others; in the box it need not be.
        box.root("chmod", "o+x", *map(str, path.parents))
    box.user("mkdir", "-p", f"{HOME}/.local/bin")
    box.user("ln", "-s", str(command), f"{HOME}/.local/bin/afterword")
    box.write(f"{HOME}/.config/afterword/config.toml", CONFIG, 0o600)
    afterword(box, "service", "install", "--no-start")
    return box


def afterword(box: SystemdBox, *words: str, check: bool = True, **more: object) -> subprocess.CompletedProcess[str]:
    """A command of the box's user."""
    return box.user(f"{HOME}/.local/bin/afterword", *words, check=check, **more)


@pytest.fixture
def client(box: SystemdBox, dovecot: Dovecot, tmp_path: Path) -> Iterator[MailClient]:
    """A fresh mailbox that the box's user has configured; the service is not running."""
    user = dovecot.new_user()
    home = Home(tmp_path)
    home.add_account(dovecot.port, user, password=dovecot.password)
    box.write(f"{HOME}/.config/afterword/config.toml", home.config.read_text(), 0o600)
    box.user("rm", "-rf", f"{HOME}/.local/state/afterword")
    with MailClient(dovecot, user) as one:
        yield one
    box.systemctl("stop", UNIT, check=False)
    box.systemctl("reset-failed", UNIT, check=False)


def drafts(client: MailClient) -> int:
    return len(client.contents()["Drafts"])


def children(box: SystemdBox, pid: str) -> list[str]:
    """The processes that the daemon started."""
    said = box.root("sh", "-c", f"cat /proc/{pid}/task/*/children", check=False).stdout
    return said.split()


def test_the_service_starts_works_and_stops(box: SystemdBox, client: MailClient) -> None:
    """Active only when it is ready; a rejection is drafted through all the hardening; a stop is clean and quick."""
    box.systemctl("start", UNIT)
    assert {"ActiveState": "active", "SubState": "running", "NRestarts": "0", "WatchdogUSec": "5min"} == box.show(
        UNIT, "ActiveState", "SubState", "NRestarts", "WatchdogUSec"
    )
    client.deliver("INBOX", bench.rejection())
    wait_until(lambda: drafts(client), 20, what="the draft")
    wait_until(lambda: box.show(UNIT, "StatusText") == {"StatusText": "Nothing waits; all is well."}, what="the status")
    pid = box.show(UNIT, "MainPID")["MainPID"]
    (reader,) = children(box, pid)
    status = box.root("cat", f"/proc/{reader}/status").stdout
    limits = box.root("cat", f"/proc/{reader}/limits").stdout
    assert re.search(r"NoNewPrivs:\s+1\nSeccomp:\s+2\n", status)
    assert re.search(r"Max address space\s+\d+", limits)
    box.systemctl("stop", UNIT)
    assert {"Result": "success", "ExecMainStatus": "0", "ActiveState": "inactive"} == box.show(
        UNIT, "Result", "ExecMainStatus", "ActiveState"
    )
    journal = box.journal(UNIT, "-o", "cat")
    assert "account personal: 1 read, 1 rejections, 0 unsure, 0 unreadable, 1 drafted\n" in journal
    assert "Stopped afterword.service" in journal
    # The levels are told in the form that the journal understands, and are no part of the lines.
    assert "<6>" not in journal
    assert "1 read" not in box.journal(UNIT, "-o", "cat", "-p", "warning")
    assert "Killing process" not in journal


def test_what_it_keeps_is_its_users_only(box: SystemdBox, client: MailClient) -> None:
    """The state folder and all in it are closed to others."""
    box.systemctl("start", UNIT)
    state = f"{HOME}/.local/state/afterword"
    wait_until(
        lambda: box.user("test", "-s", f"{state}/afterword.db-wal", check=False).returncode == 0, what="the poll"
    )
    modes = box.user("sh", "-c", f"stat -c '%a %n' {state} {state}/*").stdout.split("\n")
    assert {f"700 {state}", f"600 {state}/afterword.db", f"600 {state}/lock"} <= set(modes)
    assert all(line.startswith(("700 ", "600 ")) for line in modes if line)


def test_a_killed_daemon_comes_back(box: SystemdBox, client: MailClient) -> None:
    """After SIGKILL systemd starts it again, the mailbox is read on, and there is still one draft."""
    override(box, "RestartSec=200ms")
    client.deliver("INBOX", bench.rejection())
    box.systemctl("start", UNIT)
    wait_until(lambda: drafts(client), 20, what="the draft")
    box.systemctl("kill", "--signal=KILL", "--kill-who=main", UNIT)
    box.wait(UNIT, NRestarts=1, ActiveState="active")
    client.deliver("INBOX", bench.rejection(2, company="Umbra Books"))
    wait_until(lambda: drafts(client) == 2, 20, what="the second draft")


def test_a_daemon_that_hangs_is_restarted(box: SystemdBox, client: MailClient) -> None:
    """Without signs of life the watchdog ends it, and it comes back."""
    override(box, "RestartSec=200ms\nWatchdogSec=3s")
    box.systemctl("start", UNIT)
    box.systemctl("kill", "--signal=STOP", "--kill-who=main", UNIT)
    box.wait(UNIT, NRestarts=1, ActiveState="active")
    assert "Watchdog timeout (limit 3s)!" in box.journal(UNIT, "-o", "cat")


def test_a_wrong_configuration_is_not_tried_again(box: SystemdBox, client: MailClient) -> None:
    """Exit code 78 stays: the journal says what is wrong, once."""
    override(box, "RestartSec=200ms")
    box.write(f"{HOME}/.config/afterword/config.toml", '[reply]\nnme = "A"\n')
    assert 0 != box.systemctl("start", UNIT, check=False).returncode
    box.wait(UNIT, ActiveState="failed", NRestarts=0, ExecMainStatus=78)
    assert 1 == box.journal(
        UNIT, "-o", "cat", "-b", "--grep", "reply.nme: there is no such setting; did you mean name"
    ).count("\n")


def test_a_credential_of_the_unit_signs_in(
    box: SystemdBox, client: MailClient, dovecot: Dovecot, tmp_path: Path
) -> None:
    """`LoadCredential=afterword.personal:FILE` in a drop-in, as the README says."""
    user = re.search(r"user = '(.+)'", box.user("cat", f"{HOME}/.config/afterword/config.toml").stdout)
    assert user is not None
    home = Home(tmp_path)
    home.add_account(dovecot.port, user[1], password_command=[])
    box.write(f"{HOME}/.config/afterword/config.toml", home.config.read_text(), 0o600)
    box.write(f"{HOME}/password", dovecot.password + "\n", 0o600)
    override(box, "LoadCredential=afterword.personal:%h/password")
    client.deliver("INBOX", bench.rejection())
    box.systemctl("start", UNIT)
    wait_until(lambda: drafts(client), 20, what="the draft")


def test_a_stop_during_a_read_blames_no_mail(box: SystemdBox, client: MailClient) -> None:
    """The stop signal is for the daemon alone: the reader's end would make a hostile mail of an innocent one."""
    client.deliver("INBOX", slow_to_read())
    box.systemctl("start", UNIT)
    pid = box.show(UNIT, "MainPID")["MainPID"]

    def is_reading() -> bool:
        stats = [box.root("cat", f"/proc/{child}/stat", check=False).stdout for child in children(box, pid)]
        return any(cpu_seconds(stat) > 0.8 for stat in stats if stat)

    wait_until(is_reading, what="the reading")
    box.systemctl("stop", UNIT)
    assert {"Result": "success", "ExecMainStatus": "0"} == box.show(UNIT, "Result", "ExecMainStatus")
    status = json.loads(box.user(f"{HOME}/.local/bin/afterword", "status", "--json").stdout)
    assert ([], {}) == (status["unreadable"], status["problems"])
    box.systemctl("start", UNIT)
    wait_until(lambda: "1 read, 0 rejections" in box.journal(UNIT, "-o", "cat"), 30, what="the reading, anew")


def override(box: SystemdBox, lines: str) -> None:
    """A drop-in of the user's for the [Service] section."""
    box.write(f"{UNITS}/{UNIT}.d/test.conf", f"[Service]\n{lines}\n")
    box.systemctl("daemon-reload")


@pytest.fixture(autouse=True)
def no_override(box: SystemdBox) -> Iterator[None]:
    yield
    box.user("rm", "-f", f"{UNITS}/{UNIT}.d/test.conf")
    box.systemctl("daemon-reload")


def test_the_unit_is_clean(box: SystemdBox) -> None:
    """systemd understands every line of it and of its drop-in."""
    done = box.user(
        "systemd-analyze",
        "--user",
        "--recursive-errors=yes",
        "verify",
        f"{UNITS}/{UNIT}",
        check=False,
    )
    assert (0, "") == (done.returncode, done.stderr)


def test_the_service_survives_a_new_login_once_it_is_enabled(box: SystemdBox, client: MailClient) -> None:
    """It starts with the user's session; until a login there is one where the user lingers."""
    box.root("systemctl", "restart", f"user@{box.uid}.service")
    box.wait(UNIT, ActiveState="active")


def test_the_exposure_is_told(box: SystemdBox, client: MailClient, capsys: pytest.CaptureFixture[str]) -> None:
    """systemd's own measure of the hardening; what it lacks is named in the unit, and the drafts come all the same."""
    client.deliver("INBOX", bench.rejection())
    box.systemctl("start", UNIT)
    wait_until(lambda: drafts(client), 20, what="the draft")
    said = box.user("systemd-analyze", "--user", "--no-pager", "security", UNIT, check=False).stdout
    level = re.search(r"Overall exposure level for afterword\.service: ([\d.]+)", said)
    assert level is not None, said
    with capsys.disabled():
        print(f" exposure {level[1]}", end="")
    # 1.8 where nothing of Afterword's lies in /tmp, as the tests' own installation does.
    assert 2.1 >= float(level[1])


# -- `afterword service` ---------------------------------------------------------------------------


@pytest.fixture
def installed_anew(box: SystemdBox) -> Iterator[None]:
    """For a test that removes or rewrites the unit: afterwards it is as before."""
    yield
    box.systemctl("stop", UNIT, check=False)
    box.user("rm", "-rf", f"{UNITS}/{UNIT}.d")
    box.write(f"{HOME}/.config/afterword/config.toml", CONFIG, 0o600)
    afterword(box, "service", "install", "--no-start")


@pytest.mark.usefixtures("installed_anew")
def test_a_service_comes_and_goes_by_command(box: SystemdBox, client: MailClient) -> None:
    """From nothing to a running service, its state in words and JSON, its log, and back; data and drop-ins stay."""
    override(box, "# mine")
    assert afterword(box, "service", "uninstall").stdout.startswith("The service is stopped and removed.")
    assert 1 == afterword(box, "service", "status", check=False).returncode
    box.write(f"{UNITS}/{UNIT}", "[Service]\nExecStart=/bin/true\n")
    said = afterword(box, "service", "install").stdout
    assert "The service runs." in said
    assert f"Another one that was there is kept as {UNITS}/{UNIT}.before." in said
    assert "[Service]\nExecStart=/bin/true\n" == box.user("cat", f"{UNITS}/{UNIT}.before").stdout
    found = json.loads(afterword(box, "service", "status", "--json").stdout)
    assert (True, True, True, "active", 0, True) == tuple(
        found[name] for name in ("installed", "enabled", "running", "active", "restarts", "linger")
    )
    assert found["up_to_date"]
    assert "The service runs since " in afterword(box, "service", "status").stdout
    log = afterword(box, "service", "logs", "--lines", "5").stdout
    assert "started, 1 account(s)" in log
    lines = afterword(box, "service", "logs", "--json").stdout.splitlines()
    assert "started, 1 account(s)" in {json.loads(line)["MESSAGE"] for line in lines}
    afterword(box, "service", "uninstall")
    left = box.user("sh", "-c", f"ls {UNITS} {UNITS}/{UNIT}.d").stdout.split()
    assert "test.conf" in left
    assert {UNIT, "00-this-machine.conf"} & set(left) == set()
    assert 0 == box.user("test", "-s", f"{HOME}/.local/state/afterword/afterword.db", check=False).returncode
    assert "There was no service to remove." in afterword(box, "service", "uninstall").stdout


@pytest.mark.usefixtures("installed_anew")
def test_odd_paths_reach_the_service(box: SystemdBox, client: MailClient) -> None:
    """Blanks, per cents, dollars and quotes in the paths of configuration and state mean themselves."""
    odd = HOME + "/it's 100% my $HOME"
    box.user("mkdir", "-p", odd)
    box.user("cp", f"{HOME}/.config/afterword/config.toml", f"{odd}/config.toml")
    box.user(f"{HOME}/.local/bin/afterword", "--config", f"{odd}/config.toml", "--state", odd, "service", "install")
    client.deliver("INBOX", bench.rejection())
    wait_until(lambda: drafts(client), 20, what="the draft")
    assert 0 == box.user("test", "-s", f"{odd}/afterword.db", check=False).returncode


@pytest.mark.usefixtures("installed_anew")
def test_a_command_of_the_user_s_is_not_locked_in(box: SystemdBox, client: MailClient) -> None:
    """Where `password_command` is set, it may write to the home and see /tmp; what is left of the hardening holds."""
    box.write(f"{HOME}/bin/ask", "#!/bin/sh\ntouch ~/asked && printf '%s' \"$1\"\n", 0o755)
    config = box.user("cat", f"{HOME}/.config/afterword/config.toml").stdout
    config = re.sub(
        r"password_command = \['printf', '%s', '(.+)'\]", rf"password_command = ['{HOME}/bin/ask', '\1']", config
    )
    box.write(f"{HOME}/.config/afterword/config.toml", config, 0o600)
    assert "hardened only in part" in afterword(box, "service", "install").stdout
    client.deliver("INBOX", bench.rejection())
    wait_until(lambda: drafts(client), 20, what="the draft")
    assert 0 == box.user("test", "-e", f"{HOME}/asked", check=False).returncode
    assert {"NoNewPrivileges": "yes", "PrivateUsers": "no", "ProtectHome": "no"} == box.show(
        UNIT, "NoNewPrivileges", "PrivateUsers", "ProtectHome"
    )
    test_the_unit_is_clean(box)


@pytest.fixture
def no_user_namespaces(box: SystemdBox) -> Iterator[None]:
    """The user's systemd may make no user namespace, as on machines where an administrator forbids them."""
    folder = f"/etc/systemd/system/user@{box.uid}.service.d"
    box.root("sh", "-c", f"mkdir -p {folder}; printf '[Service]\\nRestrictNamespaces=~user\\n' > {folder}/no.conf")
    box.root("systemctl", "daemon-reload")
    box.root("systemctl", "restart", f"user@{box.uid}.service")
    yield
    box.root("rm", "-rf", folder)
    box.root("systemctl", "daemon-reload")
    box.root("systemctl", "restart", f"user@{box.uid}.service")


@pytest.mark.usefixtures("installed_anew", "no_user_namespaces")
def test_it_works_where_user_namespaces_are_off(box: SystemdBox, client: MailClient) -> None:
    """The unit alone could not start there and says so; `install` finds that out and writes what is needed."""
    box.wait(UNIT, ActiveState="activating", ExecMainStatus=217)
    assert "systemd makes no user namespace any more" in afterword(box, "service", "status", check=False).stdout
    config = box.user("cat", f"{HOME}/.config/afterword/config.toml").stdout
    box.write(f"{HOME}/.config/afterword/config.toml", CONFIG, 0o600)
    assert "user namespaces are off" in afterword(box, "service", "install").stdout
    box.write(f"{HOME}/.config/afterword/config.toml", config, 0o600)
    box.systemctl("restart", UNIT)
    client.deliver("INBOX", bench.rejection())
    wait_until(lambda: drafts(client), 20, what="the draft")
    test_the_unit_is_clean(box)


def test_a_stop_during_an_append_leaves_one_draft(
    box: SystemdBox, client: MailClient, dovecot: Dovecot, tmp_path: Path
) -> None:
    """SIGTERM while the server is silent about an APPEND: a clean end in time, and one draft after the next start."""
    with FaultProxy(dovecot.host, dovecot.port) as proxy:
        user = re.search(r"user = '(.+)'", box.user("cat", f"{HOME}/.config/afterword/config.toml").stdout)
        assert user is not None
        home = Home(tmp_path)
        home.add_account(proxy.port, user[1], password=dovecot.password)
        box.write(f"{HOME}/.config/afterword/config.toml", home.config.read_text(), 0o600)
        silence = proxy.add(Fault("s2c", "hole", match=rb"APPENDUID"))
        client.deliver("INBOX", bench.rejection())
        box.systemctl("start", UNIT)
        wait_until(lambda: silence.happened, 20, what="the APPEND")
        began = time.monotonic()
        box.systemctl("stop", UNIT)
        assert 12 > time.monotonic() - began
        assert {"Result": "success", "ExecMainStatus": "0"} == box.show(UNIT, "Result", "ExecMainStatus")
        box.systemctl("start", UNIT)
        wait_until(lambda: "is drafted" in box.journal(UNIT, "-o", "cat", "-b"), 30, what="the reconciliation")
        assert 1 == drafts(client)


def test_a_pause_outlasts_a_restart(box: SystemdBox, client: MailClient) -> None:
    """While paused, a freshly started service looks at nothing; resumed, it goes on by itself."""
    afterword(box, "pause", "3d")
    client.deliver("INBOX", bench.rejection())
    box.systemctl("start", UNIT)
    wait_until(lambda: "Paused" in box.show(UNIT, "StatusText")["StatusText"], what="the status")
    box.systemctl("restart", UNIT)
    time.sleep(3)
    assert {} == json.loads(afterword(box, "status", "--json").stdout)["accounts"]
    assert 0 == drafts(client)
    afterword(box, "resume")
    wait_until(lambda: drafts(client), 20, what="the draft")


def test_nothing_is_erased_under_a_running_service(box: SystemdBox, client: MailClient) -> None:
    """`erase` refuses until the service is stopped; then nothing of it is left, and the service is pointed out."""
    box.systemctl("start", UNIT)
    refused = afterword(box, "erase", "--yes", check=False)
    assert (75, "") == (refused.returncode, refused.stdout)
    box.systemctl("stop", UNIT)
    assert "`afterword service uninstall`" in afterword(box, "erase", "--yes").stdout
    assert 0 != box.user("test", "-e", f"{HOME}/.local/state/afterword", check=False).returncode


def test_a_keyring_signs_in_through_the_hardening(
    box: SystemdBox, client: MailClient, dovecot: Dovecot, tmp_path: Path
) -> None:
    """A real keyring on the session bus, unlocked only after the start, is asked by the service."""
    require(gnome_keyring_daemon="gnome-keyring")
    user = re.search(r"user = '(.+)'", box.user("cat", f"{HOME}/.config/afterword/config.toml").stdout)
    assert user is not None
    home = Home(tmp_path)
    home.add_account(dovecot.port, user[1], password_command=[])
    box.write(f"{HOME}/.config/afterword/config.toml", home.config.read_text(), 0o600)
    box.systemctl("start", UNIT)
    client.deliver("INBOX", bench.rejection())
    unlock = "gnome-keyring-daemon --replace --unlock --components=secrets >/dev/null 2>&1"
    box.user("sh", "-c", f"printf open-sesame | {unlock}")

    def signed_in() -> bool:
        return afterword(box, "sign-in", input=dovecot.password + "\n", check=False).returncode == 0

    # The new keyring takes a moment to stand on the bus in the place of the old one.
    wait_until(signed_in, what="the sign-in")
    wait_until(lambda: drafts(client), 40, what="the draft")
