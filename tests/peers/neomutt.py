"""A person at neomutt, over IMAP with TLS: opens the draft in Drafts, edits it, and sends, postpones or aborts it.

with Neomutt(server, user, address="alice@example.org") as neomutt:
    screen = neomutt.recall()     # opens the draft in the editor, then shows it ready to send
    neomutt.edited                # what the editor was given, headers included
    neomutt.send()                # or postpone(), abort()
    neomutt.sent                  # what was handed to sendmail
"""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path
from typing import Protocol, Self

from tests.peers import new_folder, require

MUTTRC = """\
set imap_user = "{user}"
set imap_pass = "{password}"
set folder = "imaps://localhost:{port}/"
set spoolfile = "+INBOX"
set postponed = "+Drafts"
set record = "+Sent"
set from = "{address}"
set use_from = yes
set ssl_ca_certificates_file = "{ca}"
set certificate_file = "{folder}/certificates"
set ssl_starttls = no
set edit_headers = yes
set editor = "{folder}/editor"
set sendmail = "{folder}/sendmail"
set header_cache = ""
set charset = "utf-8"
set recall = yes
set abort_nosubject = no
set mail_check = 1
set mail_check_stats = no
set sleep_time = 0
set confirmappend = no
set fast_reply = yes
"""
EDITOR = '#!/bin/sh\ncp "$1" {folder}/edited\nprintf "{words}\\n" >> "$1"\n'
SENDMAIL = "#!/bin/sh\ncat > {folder}/sent\n"
#: What the line of help shows in each view.
INDEX, COMPOSE = "d:Del", "y:Send"


class SecureServer(Protocol):
    """What neomutt needs to know of a server."""

    password: str
    tls_port: int
    ca: Path


class Neomutt:
    """See the module. ``words`` are what the person adds at the end of the text."""

    def __init__(
        self, server: SecureServer, user: str, *, address: str = "alice@example.org", words: str = "Added by hand."
    ) -> None:
        self._server, self._user, self._address, self._words = server, user, address, words

    def __enter__(self) -> Self:
        require(neomutt="neomutt", tmux="tmux")
        self._folder = new_folder("mu-")
        self._tmux = ["tmux", "-S", str(self._folder / "tmux"), "-f", "/dev/null"]
        for name, text in (("editor", EDITOR), ("sendmail", SENDMAIL)):
            (self._folder / name).write_text(text.format(folder=self._folder, words=self._words))
            (self._folder / name).chmod(0o755)
        (self._folder / "muttrc").write_text(
            MUTTRC.format(
                user=self._user,
                password=self._server.password,
                port=self._server.tls_port,
                ca=self._server.ca,
                address=self._address,
                folder=self._folder,
            )
        )
        environment = {"HOME": str(self._folder), "LANG": "C.UTF-8", "TERM": "screen-256color"}
        settings = [word for name, value in environment.items() for word in ("-e", f"{name}={value}")]
        command = f"neomutt -n -F {self._folder}/muttrc"
        subprocess.run([*self._tmux, "new-session", "-d", "-x", "110", "-y", "36", *settings, command], check=True)
        self._wait(INDEX)
        return self

    def __exit__(self, *_: object) -> None:
        # Leaving writes the mailbox back: a recalled draft is deleted on the server only now.
        subprocess.run([*self._tmux, "send-keys", "q"], capture_output=True, check=False)
        end = time.monotonic() + 5
        while time.monotonic() < end and self._is_running():
            time.sleep(0.05)
        subprocess.run([*self._tmux, "kill-server"], capture_output=True, check=False)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _is_running(self) -> bool:
        return subprocess.run([*self._tmux, "has-session"], capture_output=True, check=False).returncode == 0

    def recall(self) -> str:
        """Opens the only draft in Drafts, edits it, and returns the screen that shows it ready to send."""
        self._press("R")
        return self._wait(COMPOSE)

    def postpone(self) -> None:
        """Puts the draft back into Drafts."""
        self._press("P")
        self._wait(INDEX)

    def send(self) -> None:
        """Sends the draft, through a sendmail that keeps it, and files it under Sent."""
        self._press("y")
        self._wait(INDEX)

    def abort(self) -> None:
        """Leaves the draft without saving it."""
        self._press("q")
        self._wait("ostpone")
        self._press("n")
        self._wait(INDEX)

    @property
    def edited(self) -> str:
        """What the editor was given."""
        return (self._folder / "edited").read_text("utf-8")

    @property
    def sent(self) -> bytes | None:
        """What was handed to sendmail, if anything."""
        file = self._folder / "sent"
        return file.read_bytes() if file.exists() else None

    def _press(self, key: str) -> None:
        subprocess.run([*self._tmux, "send-keys", key], check=True)

    def _wait(self, text: str, patience: float = 15.0) -> str:
        end = time.monotonic() + patience
        while True:
            screen = subprocess.run([*self._tmux, "capture-pane", "-p"], capture_output=True, text=True, check=False)
            if text in screen.stdout:
                return screen.stdout
            if time.monotonic() > end:
                raise AssertionError(f"neomutt never showed {text!r}; its last screen:\n{screen.stdout}")
            time.sleep(0.05)
