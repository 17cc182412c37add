"""A person at aerc, over IMAP with TLS: opens the newest draft in Drafts, edits it, and sends or saves it.

with Aerc(server, user) as aerc:
    shown = aerc.open()           # opens the draft in the editor, then shows it ready to send
    aerc.send()                   # or save(), leave()
    aerc.sent                     # what came to the mail server
"""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import Self

from tests.peers import SecureServer, Shown, new_folder, require
from tests.peers.smtp_sink import SmtpSink
from tests.peers.terminal import Terminal

ACCOUNT = """\
[mail]
source = imaps://{user}:{password}@localhost:{port}
outgoing = smtp+none://127.0.0.1:{smtp_port}
smtp-starttls = no
default = Drafts
from = Alice Example <{address}>
copy-to = Sent
postpone = Drafts
"""
EDITOR = '#!/bin/sh\ncp "$1" {folder}/edited\nprintf "{words}\\n" >> "$1"\n'
#: What stands below a draft that is ready to be sent.
READY = "Send this email"


class Aerc:
    """See the module. ``words`` are what the person adds at the end of the text; ``captures`` begins the names of
    the files that keep its screens.
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
        require(aerc="aerc", tmux="tmux")
        self._folder = new_folder("ae-")
        self._sink = SmtpSink()
        settings = self._folder / ".config/aerc"
        settings.mkdir(parents=True)
        account = ACCOUNT.format(
            user=self._user,
            password=self._server.password,
            port=self._server.tls_port,
            smtp_port=self._sink.port,
            address=self._address,
        )
        (settings / "accounts.conf").write_text(account)
        (settings / "accounts.conf").chmod(0o600)
        (self._folder / "editor").write_text(EDITOR.format(folder=self._folder, words=self._words))
        (self._folder / "editor").chmod(0o755)
        environment = {"EDITOR": f"{self._folder}/editor", "SSL_CERT_FILE": str(self._server.ca)}
        self._terminal = Terminal(self._folder, "aerc", environment, columns=220)
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(subprocess.CalledProcessError):
            self._terminal.press(":quit -f", "Enter")
        self._terminal.close()
        self._sink.__exit__()
        shutil.rmtree(self._folder, ignore_errors=True)

    def open(self) -> Shown:
        """Opens the newest draft, and edits it; the screen then shows it ready to send."""
        self._terminal.wait("Alice Example")
        self._terminal.press(":select 0", "Enter")
        self._terminal.press(":recall", "Enter")
        self._terminal.wait(READY)
        time.sleep(0.5)  # the header lines are drawn after the questions
        screen = self._terminal.screen()
        if self._captures is not None:
            Path(f"{self._captures}-opened.txt").write_text(screen)
        shown = {
            name: match[1].strip() if (match := re.search(rf"\b{name}: ?(.*?)(?:│|  +|$)", screen, re.M)) else ""
            for name in ("From", "To", "Subject")
        }
        text = (self._folder / "edited").read_text("utf-8")
        return Shown(shown["From"], shown["To"], shown["Subject"], text)

    def save(self) -> None:
        """Puts the draft into Drafts; aerc leaves the old copy beside it."""
        self._answer("p")

    def send(self) -> None:
        """Sends the draft, and files it under Sent."""
        self._answer("y")

    def leave(self) -> None:
        """Leaves the draft without saving it."""
        self._answer("n")

    def discard(self) -> None:
        """Deletes the newest draft."""
        self._terminal.wait("Alice Example")
        self._terminal.press(":select 0", "Enter")
        self._terminal.press(":delete", "Enter")
        self._terminal.wait("(no messages)")

    @property
    def sent(self) -> list[bytes]:
        """What came to the mail server."""
        return self._sink.mails

    def _answer(self, key: str) -> None:
        self._terminal.press(key)
        end = time.monotonic() + 30
        while READY in self._terminal.screen() and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(1.5)  # it files the mail after it has closed the view
