"""A real systemd in namespaces, on a machine whose own first process is something else. It needs root.

    with SystemdBox() as box:
        box.write("/home/tester/.config/systemd/user/x.service", UNIT)
        box.systemctl("start", "x.service")
        box.show("x.service", "ActiveState"), box.journal("x.service")

In the box run PID 1, journald, logind and a lingering user with `systemd --user`. Its root is an overlay in memory
over this machine's root: all that is installed here is there, all that is written there is dropped. The network is
this machine's, so a service in the box reaches a server on 127.0.0.1; ``box.share`` is a folder seen on both sides
(inside: /share). Files put on the machine after the start may not be seen.

Never start systemd as root in another way on such a machine: in a cgroup that it did not get for itself it moves
all processes of that cgroup, the machine's own too, into its init.scope. The box has a fresh cgroup, a cgroup
namespace and only cgroup2 mounted, so it can move nothing but its own.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from tests.peers import PeerMissing, new_folder, require

BOOT = r"""
set -e
W=$1; R=$W/ov/root
mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs $W/ov
mkdir $W/ov/up $W/ov/work $R
mount -t overlay overlay -o lowerdir=/,upperdir=$W/ov/up,workdir=$W/ov/work $R
mount -t proc proc $R/proc
mount -t sysfs -o ro sysfs $R/sys
mount -t cgroup2 cgroup2 $W/cg
mkdir $W/cg/$(basename $W)
echo $$ > $W/cg/$(basename $W)/cgroup.procs
exec unshare -C -u -i bash -c '
set -e
W=$1; R=$2; export PATH=/usr/sbin:/usr/bin:/sbin:/bin
hostname box
mount -t cgroup2 cgroup2 $R/sys/fs/cgroup
mount -t tmpfs -o mode=755 tmpfs $R/dev
for n in null:3 zero:5 full:7 random:8 urandom:9; do mknod -m 666 $R/dev/${n%%:*} c 1 ${n##*:}; done
mknod -m 666 $R/dev/tty c 5 0
mkdir $R/dev/pts $R/dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts $R/dev/pts
ln -s pts/ptmx $R/dev/ptmx; ln -s /proc/self/fd $R/dev/fd; touch $R/dev/console
mount -t tmpfs -o mode=1777 tmpfs $R/dev/shm
mount -t tmpfs -o mode=755 tmpfs $R/run
mkdir -p $R/share $R/.old; mount --bind $W/share $R/share
cd $R; pivot_root . .old; cd /; umount -l /.old
mount --bind /proc/sys /proc/sys; mount -o remount,bind,ro /proc/sys     # the kernel is shared
[ ! -e /proc/sysrq-trigger ] || mount --bind /dev/null /proc/sysrq-trigger
bash /share/.setup.sh
exec setpriv --bounding-set -sys_module,-sys_time,-sys_rawio,-syslog,-mac_admin,-mac_override,-audit_control \
  env -i container=box PATH=$PATH LANG=C.UTF-8 /lib/systemd/systemd --system --unit=box.target --show-status=0
' sh $W $R
"""

SETUP = r"""
set -e
rm -f /etc/machine-id; systemd-machine-id-setup >/dev/null 2>&1
cat > /etc/systemd/system/box.target <<END
[Unit]
Requires=basic.target
Wants=systemd-logind.service dbus.socket systemd-user-sessions.service
After=basic.target
AllowIsolate=yes
END
cd /etc/systemd/system
for u in systemd-udevd.service systemd-udev-trigger.service systemd-udevd-control.socket systemd-udevd-kernel.socket \
  systemd-timesyncd.service systemd-networkd.service systemd-resolved.service systemd-modules-load.service \
  systemd-remount-fs.service systemd-sysctl.service sys-kernel-debug.mount sys-kernel-tracing.mount \
  dev-hugepages.mount dev-mqueue.mount modprobe@.service systemd-random-seed.service systemd-binfmt.service \
  proc-sys-fs-binfmt_misc.automount proc-sys-fs-binfmt_misc.mount systemd-udev-settle.service; do
    ln -sf /dev/null $u
done
ln -sf /dev/null /etc/tmpfiles.d/tmp.conf        # it would empty the overlay's /tmp at boot
id tester >/dev/null 2>&1 || useradd -m -u @UID@ -s /bin/bash tester
mkdir -p /var/lib/systemd/linger /var/log/journal /etc/systemd/journald.conf.d
touch /var/lib/systemd/linger/tester
printf '[Journal]\nStorage=persistent\nSystemMaxUse=64M\nRateLimitBurst=0\n' > /etc/systemd/journald.conf.d/box.conf
"""

Done = subprocess.CompletedProcess[str]


class SystemdBox:
    """Up in about 1 s, about 40 MiB; ``env`` is added to the environment of the user's commands."""

    user_name, uid = "tester", 4242

    def __init__(self, env: Mapping[str, str] | None = None) -> None:
        self.env = dict(env or {})

    def __enter__(self) -> Self:
        require(systemctl="systemd", dbus_daemon="dbus", unshare="util-linux", useradd="passwd")
        if not Path("/lib/systemd/systemd-logind").exists():
            raise PeerMissing("This test needs systemd: apt-get install systemd-sysv libpam-systemd dbus-user-session")
        self.folder = new_folder("sd-")
        for name in ("ov", "cg", "share"):
            (self.folder / name).mkdir()
        self.share = self.folder / "share"
        self.share.chmod(0o777)
        (self.share / ".setup.sh").write_text(SETUP.replace("@UID@", str(self.uid)))
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [
                    *("setpriv", "--pdeathsig", "KILL", "unshare", "-m", "-p", "--fork", "--kill-child"),
                    *("bash", "-c", BOOT, "boot", str(self.folder)),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        end = time.monotonic() + 30
        while time.monotonic() < end and self._process.poll() is None:
            if self._is_running():
                return self
            time.sleep(0.03)
        said = (self.folder / "log").read_text(errors="replace")
        self.__exit__()
        raise RuntimeError(f"systemd did not come up:\n{said}")

    def _is_running(self) -> bool:
        unshare = self._process.pid
        try:
            self._first = int(Path(f"/proc/{unshare}/task/{unshare}/children").read_text().split()[0])
            if not str(Path(f"/proc/{self._first}/exe").readlink()).endswith("/systemd"):
                return False
        except (OSError, IndexError):
            return False
        state = self.systemctl("is-system-running", check=False).stdout.strip()
        return state in {"running", "degraded"}

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(10)
        mounted = self.folder / "cg"
        group = mounted / self.folder.name
        subprocess.run(["mount", "-t", "cgroup2", "cgroup2", mounted], check=False)
        for _ in range(50):
            subprocess.run(
                ["find", group, "-depth", "-type", "d", "-exec", "rmdir", "{}", ";"], capture_output=True, check=False
            )
            if not group.exists():
                break
            time.sleep(0.05)
        subprocess.run(["umount", mounted], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _enter(self) -> list[str]:
        return ["nsenter", "-t", str(self._first), "-m", "-p", "-C", "-u", "-i"]

    def root(self, *command: str, check: bool = True, **more: Any) -> Done:
        """Runs a command in the box as root."""
        return subprocess.run([*self._enter(), *command], check=check, capture_output=True, text=True, **more)

    def user(self, *command: str, check: bool = True, **more: Any) -> Done:
        """Runs a command in the box as the user, in their home and session."""
        session = {
            "HOME": f"/home/{self.user_name}",
            "USER": self.user_name,
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": f"/run/user/{self.uid}",
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path=/run/user/{self.uid}/bus",
            "SYSTEMD_PAGER": "",
            **self.env,
        }
        words = [
            *("setpriv", "--reuid", str(self.uid), "--regid", str(self.uid), "--init-groups"),
            *("env", "-i", "-C", session["HOME"], *(f"{name}={value}" for name, value in session.items())),
        ]
        return self.root(*words, *command, check=check, **more)

    def write(self, path: str, text: str, mode: int = 0o644) -> None:
        """Puts a file into the box; it belongs to the user."""
        script = 'mkdir -p "$(dirname "$1")" && cat > "$1" && chmod "$2" "$1"'
        self.user("sh", "-c", script, "sh", path, f"{mode:o}", input=text)

    def systemctl(self, *words: str, check: bool = True) -> Done:
        return self.user("systemctl", "--user", "--no-pager", *words, check=check)

    def show(self, unit: str, *properties: str) -> dict[str, str]:
        """Properties of a unit by name."""
        said = self.systemctl("show", unit, *(f"-p{name}" for name in properties)).stdout
        return dict(line.split("=", 1) for line in said.splitlines() if "=" in line)

    def journal(self, unit: str, *words: str) -> str:
        """What a unit logged. A line of a process that lives for a millisecond may not be filed under its unit."""
        self.root("journalctl", "--sync", check=False)
        return self.user("journalctl", "--user", "-q", "--no-pager", "-u", unit, *words).stdout

    def wait(self, unit: str, patience: float = 20.0, **wanted: object) -> None:
        """Waits until a unit's properties are these, such as ActiveState="active"."""
        expected = {name: str(value) for name, value in wanted.items()}
        end = time.monotonic() + patience
        while (found := self.show(unit, *wanted)) != expected:
            if time.monotonic() > end:
                raise AssertionError(f"{unit}: {found}, wanted {expected}\n{self.journal(unit)}")
            time.sleep(0.05)

    def power_off(self, patience: float = 30.0) -> None:
        """An orderly shutdown of the box: every unit is stopped."""
        self.root("systemctl", "poweroff", check=False)
        self._process.wait(patience)
