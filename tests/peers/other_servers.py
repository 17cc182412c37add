"""A throwaway Courier and a throwaway Cyrus on a random loopback port. They need root.

Debian's packages of them conflict with Dovecot's, so they are never installed: the files are fetched (apt-get
download) and unpacked into a cache, and the server runs in mount and process namespaces of its own, on an overlay
of the unpacked files over the real root. Ending the one ``unshare`` process ends all of it and drops the overlay.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import ClassVar, Self

from tests.peers import HOST, TMP, PeerMissing, free_port, greets, new_folder, require

CACHE = TMP / "imap-debs"
#: Users that are made at the start: one for each test that asks for one.
USERS = 80

#: Runs inside unshare; $1 is the folder of unpacked files, $2 the work folder (a tmpfs goes over it).
ENTER = r"""
set -e
mount --make-rprivate /
mount -t tmpfs tmpfs "$2/ov"
mkdir "$2/ov/up" "$2/ov/work" "$2/ov/root"
cp -a "$1/." "$2/ov/up"      # as a second lowerdir it would be refused: it lies within /
mount -t overlay overlay -o "lowerdir=/,upperdir=$2/ov/up,workdir=$2/ov/work" "$2/ov/root"
mount -t proc proc "$2/ov/root/proc"
mount --rbind /dev "$2/ov/root/dev"
mount -t tmpfs tmpfs "$2/ov/root/run"
mkdir -p "$2/ov/root/w"
mount --bind "$2/share" "$2/ov/root/w"
# No exec: process 1 of the namespace must stay this root shell, for a process that changes its user loses the
# "die with your parent" signal that --kill-child set.
chroot "$2/ov/root" /bin/bash /w/start.sh
exit $?
"""

COURIER = r"""
set -e
getent passwd courier >/dev/null || echo 'courier:x:64990:64990::/var/lib/courier:/usr/sbin/nologin' >> /etc/passwd
getent group courier >/dev/null || echo 'courier:x:64990:' >> /etc/group
mkdir -p /run/courier/authdaemon; chown courier /run/courier /run/courier/authdaemon
sed -i 's/^authmodulelist=.*/authmodulelist="authuserdb"/; s/^daemons=.*/daemons=2/' /etc/courier/authdaemonrc
mkdir -p /srv/skel; maildirmake.courier /srv/skel/Maildir
for folder in Drafts Sent Trash; do maildirmake.courier -f $folder /srv/skel/Maildir; done
hash=$(openssl passwd -5 '@PASSWORD@')
for user in @USERS@; do
    cp -a /srv/skel /srv/$user
    printf '%s\tuid=8|gid=8|home=/srv/%s|mail=/srv/%s/Maildir|systempw=%s\n' $user $user $user "$hash"
done > /etc/courier/userdb
chown -R mail:mail /srv
chmod 700 /etc/courier/userdb; makeuserdb
set -a
. /etc/courier/authdaemonrc
/usr/lib/courier/courier-authlib/authdaemond &
. /etc/courier/imapd
IMAP_STARTTLS=NO; IMAP_TLS_REQUIRED=0
for i in 1 2 3 4 5 6 7 8 9 10; do test -S /run/courier/authdaemon/socket && break; sleep 0.05; done
exec couriertcpd -address=127.0.0.1 -maxprocs=40 -maxperip=40 -nodnslookup -noidentlookup \
    @PORT@ /usr/lib/courier/courier/imaplogin /usr/bin/imapd Maildir
"""

CYRUS = r"""
set -e
getent passwd cyrus >/dev/null || echo 'cyrus:x:64991:8::/var/spool/cyrus:/bin/sh' >> /etc/passwd
mkdir -p /var/lib/cyrus /var/spool/cyrus/mail /run/cyrus/socket /run/cyrus/proc /run/cyrus/lock
cat > /etc/imapd.conf <<END
configdirectory: /var/lib/cyrus
defaultpartition: default
partition-default: /var/spool/cyrus/mail
proc_path: /run/cyrus/proc
mboxname_lockpath: /run/cyrus/lock
admins: cyrus
allowplaintext: yes
sasl_mech_list: PLAIN LOGIN
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: /var/lib/cyrus/sasldb2
servername: test
defaultdomain: test
autocreate_quota: 0
autocreate_inbox_folders: Drafts | Sent | Trash
autocreate_subscribe_folders: Drafts | Sent | Trash
xlist-drafts: Drafts
xlist-sent: Sent
xlist-trash: Trash
specialusealways: yes
unixhierarchysep: yes
altnamespace: yes
virtdomains: off
cyrus_user: cyrus
syslog_prefix: cyrus
idlesocket: /run/cyrus/socket/idle
END
cat > /etc/cyrus.conf <<END
START {
  recover cmd="/usr/lib/cyrus/bin/ctl_cyrusdb -r"
}
SERVICES {
  imap cmd="/usr/lib/cyrus/bin/imapd -U 30" listen="127.0.0.1:@PORT@" prefork=0 maxchild=50
}
EVENTS {
}
DAEMON {
  idled cmd="/usr/lib/cyrus/bin/idled"
}
END
/usr/lib/cyrus/bin/makedirs 2>/dev/null || true
for user in @USERS@; do echo '@PASSWORD@' | saslpasswd2 -f /var/lib/cyrus/sasldb2 -u test -p -c $user; done
chown -R cyrus:mail /var/lib/cyrus /var/spool/cyrus /run/cyrus
exec /usr/lib/cyrus/bin/master -C /etc/imapd.conf -M /etc/cyrus.conf -p /run/cyrus/pid
"""


class _Unpacked:
    """A server out of unpacked packages: ``with Courier() as server:``, then ``server.port``, ``server.new_user()``."""

    host = HOST
    password = "open-sesame"
    name: ClassVar[str]
    packages: ClassVar[tuple[str, ...]]
    script: ClassVar[str]
    prefix: ClassVar[str] = ""
    separator: ClassVar[str] = "/"

    def __enter__(self) -> Self:
        require(apt_get="apt", dpkg_deb="dpkg", unshare="util-linux", openssl="openssl")
        unpacked = _unpack(self.name, self.packages)
        self.folder = new_folder(f"{self.name[:2]}-")
        (self.folder / "ov").mkdir()
        (self.folder / "share").mkdir()
        self.port = free_port()
        self._free = [f"alice{number}" for number in range(USERS, 0, -1)]
        script = self.script.replace("@PASSWORD@", self.password).replace("@PORT@", str(self.port))
        (self.folder / "share/start.sh").write_text(script.replace("@USERS@", " ".join(self._free)))
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [
                    *("setpriv", "--pdeathsig", "KILL", "unshare", "--mount", "--pid", "--fork", "--kill-child"),
                    *("bash", "-c", ENTER, "enter", str(unpacked), str(self.folder)),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        end = time.monotonic() + 20
        while time.monotonic() < end and self._process.poll() is None:
            if greets(self.port):
                return self
            time.sleep(0.03)
        said = self.logs()
        self.__exit__()
        if "error while loading shared libraries" in said:
            raise PeerMissing(f"Libraries of {self.name} are not installed; run .ci/servers as root:\n{said}")
        raise RuntimeError(f"{self.name} did not start:\n{said}")

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()  # --kill-child takes all of the namespace along
        self._process.wait(5)
        for _ in range(20):
            shutil.rmtree(self.folder, ignore_errors=True)
            if not self.folder.exists():
                break
            time.sleep(0.05)

    def new_user(self) -> str:
        """A user with an empty mailbox."""
        return self._free.pop()

    def logs(self) -> str:
        """What the server printed so far."""
        return (self.folder / "log").read_text(errors="replace")


class Courier(_Unpacked):
    """No SPECIAL-USE, MOVE or CONDSTORE; every folder lies below INBOX, with a dot between."""

    name = "courier"
    packages = ("courier-imap", "courier-base", "courier-authlib", "courier-authdaemon", "courier-authlib-userdb")
    script = COURIER
    prefix, separator = "INBOX.", "."


class Cyrus(_Unpacked):
    """UIDPLUS, MOVE, CONDSTORE, and SPECIAL-USE in lower case."""

    name = "cyrus"
    packages = ("cyrus-imapd", "cyrus-common", "sasl2-bin")
    script = CYRUS


def _unpack(name: str, packages: tuple[str, ...]) -> Path:
    """Fetches and unpacks once (2 s); later runs share the files."""
    target = CACHE / name
    if target.exists():
        return target
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        work = Path(folder)
        work.chmod(0o755)
        try:
            subprocess.run(["apt-get", "-q", "download", *packages], cwd=work, check=True, capture_output=True)
        except subprocess.CalledProcessError:
            raise PeerMissing(
                f"The packages of {name} cannot be fetched; this needs Debian and a network: apt-get update"
            ) from None
        tree = work / "tree"
        for package in work.glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", package, tree], check=True)
        # /lib is a symbolic link on the real root: a folder of that name would hide it.
        for part in ("lib", "bin", "sbin"):
            if (tree / part).is_dir():
                shutil.copytree(tree / part, tree / "usr" / part, symlinks=True, dirs_exist_ok=True)
                shutil.rmtree(tree / part)
        tree.chmod(0o755)
        try:
            tree.rename(target)
        except OSError:
            if not target.exists():  # else another test process was faster
                raise
    return target
