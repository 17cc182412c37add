"""A person at Thunderbird, over IMAP with TLS and without a screen: opens the only draft in Drafts as its Edit
button does, edits it, and saves, sends or leaves it.

with Thunderbird(server, user) as thunderbird:
    shown = thunderbird.open()    # the compose window, with the words added
    thunderbird.send()            # or save(), leave()
    thunderbird.sent              # what came to the mail server
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from tests.peers import SecureServer, Shown, free_port, new_folder, require
from tests.peers.marionette import Marionette
from tests.peers.smtp_sink import SmtpSink

#: What each script may use.
LIBRARY = """
const {MailServices} = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const sleep = time => new Promise(done => window.setTimeout(done, time));
const until = async (holds, what) => {
  const end = Date.now() + 60000;
  let value;
  while (!(value = await holds())) {
    if (Date.now() > end) throw new Error("never came about: " + what);
    await sleep(50);
  }
  return value;
};
const main = Services.wm.getMostRecentWindow("mail:3pane");
const pane = () => main.document.getElementById("tabmail").currentAbout3Pane;
const root = MailServices.accounts.accounts.find(one => one.incomingServer.type == "imap").incomingServer.rootFolder;
const folder = name => root.subFolders.find(one => one.name == name);
const compose = () => [...Services.wm.getEnumerator("msgcompose")].find(one => !one.closed);
"""
SIGN_IN = """
const [authority, user, password] = args;
Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB).addCertFromBase64(authority, "C,,");
const login = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
login.init("imap://localhost", null, "imap://localhost", user, password, "", "");
await Services.logins.addLoginAsync(login);
folder("INBOX").getNewMessages(main.msgWindow, null);
await until(() => folder("Drafts"), "the list of folders");
"""
SELECT_DRAFT = """
const drafts = folder("Drafts");
pane().displayFolder(drafts.URI);
drafts.updateFolder(main.msgWindow);
await until(() => pane().gDBView && pane().gDBView.rowCount == 1, "the one draft");
pane().threadTree.selectedIndex = 0;
await sleep(1000);
"""
EDIT_DRAFT = """
pane().commandController.doCommand("cmd_editDraftMsg");
const it = await until(compose, "the compose window");
await until(() => it.gMsgCompose && it.gMsgCompose.editor && !it.gWindowLocked
  && it.document.getElementById("msgSubject").value, "a compose window that is ready");
await sleep(700);
"""
READ_COMPOSE = """
const it = compose(), body = it.gMsgCompose.editor.rootElement;
return {
  sender: it.document.getElementById("msgIdentity").value,
  to: [...it.document.querySelectorAll("#toAddrContainer mail-address-pill")].map(pill => pill.fullAddress).join(", "),
  subject: it.document.getElementById("msgSubject").value,
  text: body.innerText || body.textContent,
  warnings: [...it.document.querySelectorAll("notification-message")].map(
    one => one.messageText ? one.messageText.textContent : ""),
};
"""
ADD_WORDS = """
const editor = compose().gMsgCompose.editor;
editor.beginningOfDocument();
editor.insertText(args[0] + " ");
"""
SAVE = """
const it = compose(), saved = new Promise(done => it.addEventListener("aftersave", done, {once: true}));
it.goDoCommand("cmd_saveAsDraft");
await saved;
await until(() => !it.gWindowLocked, "the end of saving");
await sleep(1500);
it.close();
await until(() => !compose(), "a closed compose window");
"""
SEND = """
compose().goDoCommand("cmd_sendNow");
await until(() => !compose(), "a closed compose window");
await sleep(2500);
"""
LEAVE = """
const it = compose();
it.gContentChanged = false;
it.gMsgCompose.bodyModified = false;
it.close();
await until(() => !compose(), "a closed compose window");
"""
DISCARD = """
pane().commandController.doCommand("cmd_deleteMessage");
await until(() => folder("Trash").getTotalMessages(false) == 1 || pane().gDBView.rowCount == 0, "an empty Drafts");
await sleep(1500);
"""


class Thunderbird:
    """See the module. ``words`` are what the person adds at the beginning of the text; ``captures`` begins the names
    of the files that keep pictures of its windows.
    """

    def __init__(
        self,
        server: SecureServer,
        user: str,
        captures: Path | None = None,
        *,
        address: str = "alice@example.org",
        words: str = "Added by hand.",
    ) -> None:
        self._server, self._user, self._address, self._words = server, user, address, words
        self._captures = captures

    def __enter__(self) -> Self:
        require(thunderbird="thunderbird", setpriv="util-linux")
        self._folder = new_folder("tb-")
        self._sink = SmtpSink()
        port = free_port()
        profile = self._folder / "profile"
        profile.mkdir()
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in self._settings(port).items()]
        (profile / "user.js").write_text("\n".join(lines) + "\n")
        environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environment |= {
            "HOME": str(self._folder),
            "LANG": "C.UTF-8",
            "MOZ_HEADLESS": "1",
            "MOZ_CRASHREPORTER_DISABLE": "1",
        }
        command = ("thunderbird", "--profile", str(profile), "--no-remote")
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "TERM", *command, "--marionette", "--remote-allow-system-access"],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            self._remote = Marionette(port)
            authority = "".join(line for line in self._server.ca.read_text().splitlines() if "-----" not in line)
            self._run(SIGN_IN, authority, self._user, self._server.password)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if hasattr(self, "_remote"):
            self._remote.quit()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(15 if hasattr(self, "_remote") else 0)
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(5)
        self._sink.__exit__()
        for _ in range(20):  # children of it may be writing still
            shutil.rmtree(self._folder, ignore_errors=True)
            if not self._folder.exists():
                break
            time.sleep(0.05)

    def open(self) -> Shown:
        """Opens the only draft in Drafts, and edits it."""
        self._run(SELECT_DRAFT)
        self._keep("messenger.xhtml", "folder")
        self._run(EDIT_DRAFT)
        self._keep("messengercompose", "opened")
        shown = self._run(READ_COMPOSE)
        self._run(ADD_WORDS, self._words)
        return Shown(**shown | {"warnings": tuple(shown["warnings"])})

    def save(self) -> None:
        """Saves the draft, and closes its window."""
        self._run(SAVE)

    def send(self) -> None:
        """Sends the draft, and files it under Sent."""
        self._run(SEND)

    def leave(self) -> None:
        """Closes the window without saving."""
        self._run(LEAVE)

    def discard(self) -> None:
        """Deletes the only draft in Drafts."""
        self._run(SELECT_DRAFT + DISCARD)

    @property
    def sent(self) -> list[bytes]:
        """What came to the mail server."""
        return self._sink.mails

    def _run(self, script: str, *arguments: Any) -> Any:
        return self._remote.run(LIBRARY + script, *arguments)

    def _keep(self, window: str, name: str) -> None:
        if self._captures is not None:
            Path(f"{self._captures}-{name}.png").write_bytes(self._remote.picture(window))

    def _settings(self, marionette_port: int) -> Mapping[str, object]:
        account = {
            "mail.accountmanager.accounts": "account1,account2",
            "mail.accountmanager.defaultaccount": "account1",
            "mail.accountmanager.localfoldersserver": "server2",
            "mail.account.account1.server": "server1",
            "mail.account.account1.identities": "id1,id2",
            "mail.account.account2.server": "server2",
            "mail.server.server2.type": "none",
            "mail.server.server2.hostname": "Local Folders",
            "mail.server.server2.userName": "nobody",
            "mail.server.server1.type": "imap",
            "mail.server.server1.hostname": "localhost",
            "mail.server.server1.port": self._server.tls_port,
            "mail.server.server1.socketType": 3,  # TLS
            "mail.server.server1.authMethod": 3,  # a password
            "mail.server.server1.userName": self._user,
            # Before the authority is known, a connection would end in a question that nobody answers.
            "mail.server.server1.check_new_mail": False,
            "mail.server.server1.login_at_startup": False,
            "mail.identity.id1.useremail": self._address,
            "mail.identity.id1.fullName": "Alice Example",
            "mail.identity.id1.valid": True,
            "mail.identity.id1.smtpServer": "smtp1",
            # A second one, so that the right one has to be chosen.
            "mail.identity.id2.useremail": "alice@work.example",
            "mail.identity.id2.fullName": "Alice at Work",
            "mail.identity.id2.valid": True,
            "mail.identity.id2.smtpServer": "smtp1",
            "mail.smtpservers": "smtp1",
            "mail.smtp.defaultserver": "smtp1",
            "mail.smtpserver.smtp1.hostname": "localhost",
            "mail.smtpserver.smtp1.port": self._sink.port,
            "mail.smtpserver.smtp1.authMethod": 1,  # none
            "mail.smtpserver.smtp1.try_ssl": 0,
            "mail.smtpserver.smtp1.username": "",
        }
        quiet = dict.fromkeys(
            (
                "mailnews.start_page.enabled",
                "mail.shell.checkDefaultClient",
                "app.update.enabled",
                "datareporting.policy.dataSubmissionEnabled",
                "datareporting.healthreport.uploadEnabled",
                "toolkit.telemetry.enabled",
                "extensions.update.enabled",
                "extensions.getAddons.cache.enabled",
                "mail.inappnotifications.enabled",
                "mail.compose.autosave",
                "mail.SpellCheckBeforeSend",
            ),
            False,
        )
        return (
            account
            | quiet
            | {
                "marionette.port": marionette_port,
                "mail.rights.version": 1,
                "mail.provider.suppress_dialog_on_startup": True,
                "mail.spotlight.firstRunDone": True,
                "app.donation.eoy.version.viewed": 999,
                "services.settings.server": "data:,#remote-settings-dummy/v1",
                "network.dns.disablePrefetch": True,
            }
        )
