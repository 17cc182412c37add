"""A throwaway Dovecot on random loopback ports, out of a folder of its own.

Nothing outside that folder is read or written (no /etc/dovecot, no syslog), so many can run side by side. Started
by root, it drops to an ordinary user, so that root and others take the same path.
"""

from __future__ import annotations

import contextlib
import grp
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Self

from tests.peers import HOST, free_port, greets, new_folder, require

RUN_AS = "nobody"
#: What the profile "plain" announces: neither UIDPLUS nor SPECIAL-USE, MOVE, IDLE or CONDSTORE. The commands work
#: all the same and APPEND still answers [APPENDUID]; a proxy takes away that as well.
PLAIN_CAPABILITIES = "IMAP4rev1 LITERAL+ ID NAMESPACE"

CONFIGURATION = """\
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
auth_verbose = yes
auth_failure_delay = 0
auth_mechanisms = {mechanisms}
disable_plaintext_auth = no
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/tls/cert.pem
ssl_key = <{folder}/tls/key.pem
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
default_process_limit = 20
default_client_limit = 200
default_vsz_limit = 0
first_valid_uid = 1
first_valid_gid = 1
mail_location = {storage}:~/{storage}
mail_fsync = never
mail_plugins = {plugins}
mail_max_userip_connections = 100
mailbox_list_index = yes
{extra}
service anvil {{
  chroot =
  # No growing delay (2 s, 4 s ... 15 s) for a client whose sign-ins failed.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  process_min_avail = 0
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
namespace inbox {{
  inbox = yes
  separator = {separator}
  prefix = {prefix}
  mailbox Drafts {{
    auto = subscribe
    {special_drafts}
  }}
  mailbox Sent {{
    auto = subscribe
    {special_sent}
  }}
  mailbox Trash {{
    auto = create
    {special_trash}
  }}
  mailbox Archive {{
    auto = create
    {special_archive}
  }}
}}
protocol imap {{
  {capability}
}}
plugin {{
  {quota}
}}
{token_passdb}
# Any name is a user, all with one password: each test can have a mailbox of its own at no cost.
passdb {{
  driver = static
  mechanisms = plain login
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home/%u allow_all_users=yes
}}
"""

QUOTA = """\
quota = count:User quota
  quota_vsizes = yes
  quota_grace = 0
  quota_rule = *:storage={quota}"""


TOKEN_PASSDB = """\
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf
}}"""
INTROSPECTION = """\
introspection_mode = post
introspection_url = {url}
username_attribute = username
active_attribute = active
active_value = true
"""


def make_authority(folder: Path, *hosts: str) -> Path:
    """Makes a certificate authority and a certificate for localhost, 127.0.0.1 and ``hosts``; returns its file."""

    def openssl(*arguments: str) -> None:
        subprocess.run(["openssl", *arguments], check=True, cwd=folder, capture_output=True)

    folder.mkdir(parents=True)
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    openssl(
        *("req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "30", "-subj", "/CN=test authority"),
        *("-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign,cRLSign"),
    )
    openssl("req", *key, "-keyout", "key.pem", "-out", "leaf.csr", "-subj", "/CN=localhost")
    (folder / "extensions").write_text(
        f"subjectAltName={','.join(['DNS:localhost', 'IP:127.0.0.1', *(f'DNS:{host}' for host in hosts)])}\n"
        "basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n"
    )
    openssl(
        *("x509", "-req", "-in", "leaf.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"),
        *("-days", "30", "-extfile", "extensions", "-out", "cert.pem"),
    )
    return folder / "ca.pem"


class Dovecot:
    """``with Dovecot() as server:`` and then ``server.port``, ``server.new_user()``, ``server.password``.

    ``plain`` announces few capabilities and no SPECIAL-USE; ``quota`` (such as "20K") makes APPEND answer
    NO [OVERQUOTA]; ``prefix`` and ``separator`` shape the names of folders. With ``introspection``, an address of
    RFC 7662, access tokens are taken, too, by ``token_mechanisms``.
    """

    host = HOST

    def __init__(
        self,
        *,
        plain: bool = False,
        storage: str = "maildir",
        quota: str = "",
        prefix: str = "",
        separator: str = "/",
        extra: str = "",
        password: str = "open-sesame",
        introspection: str = "",
        token_mechanisms: str = "xoauth2 oauthbearer",
    ) -> None:
        self.password, self.prefix, self.separator = password, prefix, separator
        self._plain, self._storage, self._quota, self._extra = plain, storage, quota, extra
        self._introspection, self._token_mechanisms = introspection, token_mechanisms
        self._numbers = itertools.count(1)
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        require(dovecot="dovecot-imapd", openssl="openssl", setpriv="util-linux")
        self.folder = new_folder("dc-", in_memory=True)
        self.ca = make_authority(self.folder / "tls")
        for name in ("run", "state", "home"):
            (self.folder / name).mkdir()
        for _ in range(3):  # a free port may be taken in between
            self.port, self.tls_port = free_port(), free_port()
            self._configure()
            self._start()
            if self._comes_up():
                return self
            self.stop()
            if "Address already in use" not in self.logs():
                break
        raise RuntimeError(f"Dovecot did not start:\n{self.logs()}")

    def __exit__(self, *_: object) -> None:
        self.stop(fast=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def new_user(self) -> str:
        """A user with an empty mailbox."""
        return f"alice{next(self._numbers)}"

    def _configure(self) -> None:
        root = os.geteuid() == 0
        owner = pwd.getpwnam(RUN_AS) if root else pwd.getpwuid(os.getuid())
        special = {
            f"special_{name.lower()}": "" if self._plain else f"special_use = \\{name}"
            for name in ("Drafts", "Sent", "Trash", "Archive")
        }
        if self._introspection:
            (self.folder / "oauth2.conf").write_text(INTROSPECTION.format(url=self._introspection))
        text = CONFIGURATION.format(
            mechanisms=f"plain login {self._token_mechanisms if self._introspection else ''}".strip(),
            token_passdb=TOKEN_PASSDB.format(folder=self.folder) if self._introspection else "",
            folder=self.folder,
            user=owner.pw_name,
            group=grp.getgrgid(owner.pw_gid).gr_name,
            uid=owner.pw_uid,
            gid=owner.pw_gid,
            password=self.password,
            storage=self._storage,
            port=self.port,
            tls_port=self.tls_port,
            separator=self.separator,
            prefix=self.prefix,
            extra=self._extra,
            plugins="quota" if self._quota else "",
            quota=QUOTA.format(quota=self._quota) if self._quota else "",
            capability=f"imap_capability = {PLAIN_CAPABILITIES}" if self._plain else "",
            **special,
        )
        (self.folder / "dovecot.conf").write_text(text)
        if root:
            subprocess.run(["chown", "-R", f"{owner.pw_uid}:{owner.pw_gid}", self.folder], check=True)
            self.folder.chmod(0o755)

    def _as_owner(self) -> list[str]:
        if os.geteuid() != 0:
            return []
        owner = pwd.getpwnam(RUN_AS)
        return ["--reuid", str(owner.pw_uid), "--regid", str(owner.pw_gid), "--clear-groups", "--no-new-privs"]

    def _start(self) -> None:
        # A test run that is killed leaves no server behind. The signal comes when the thread ends that started
        # the process, so start it from the main thread.
        command = ["setpriv", "--pdeathsig", "TERM", *self._as_owner()]
        self._process = subprocess.Popen(
            [*command, "/usr/sbin/dovecot", "-F", "-c", str(self.folder / "dovecot.conf")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            cwd=self.folder,
        )

    def _comes_up(self, patience: float = 10.0) -> bool:
        end = time.monotonic() + patience
        while time.monotonic() < end and self._process is not None and self._process.poll() is None:
            if greets(self.port):
                return True
            time.sleep(0.01)
        return False

    def stop(self, *, fast: bool = False) -> None:
        """As systemd does it, in about 1 s: clients see BYE. ``fast``, in 10 ms: clients see EOF or RST."""
        process = self._process
        if process is None or process.poll() is not None:
            return
        if not fast:
            # To the whole group: processes that serve idle clients outlive a signal to the master alone.
            os.killpg(process.pid, signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(5)

    def restart(self, *, fast: bool = False) -> None:
        """Down and up again with the same ports and mail."""
        self.stop(fast=fast)
        (self.folder / "run" / "master.pid").unlink(missing_ok=True)
        self._start()
        if not self._comes_up():
            raise RuntimeError(f"Dovecot did not come back:\n{self.logs()}")

    def kick(self, user: str) -> None:
        """Ends a user's connections as an administrator would: they are told BYE."""
        self.doveadm("kick", user)

    def doveadm(self, *arguments: str) -> str:
        """Runs an administrator's command; returns what it printed."""
        command = ["doveadm", "-c", str(self.folder / "dovecot.conf"), *arguments]
        if owner := self._as_owner():
            command = ["setpriv", *owner, *command]
        return subprocess.run(command, check=True, capture_output=True, text=True, cwd="/").stdout

    def logs(self) -> str:
        """What the server logged so far."""
        log = self.folder / "dovecot.log"
        return log.read_text(errors="replace") if log.exists() else ""
