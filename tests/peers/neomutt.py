"""A person at neomutt, over IMAP with TLS: opens the draft in Drafts, edits it, and sends, postpones or aborts it.

with Neomutt(server, user, address="alice@example.org") as neomutt:
    shown = neomutt.open()        # opens the draft in the editor, then shows it ready to send
    neomutt.edited                # what the editor was given, headers included
    neomutt.send()                # or save(), leave()
    neomutt.sent                  # what was handed to sendmail
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from email import message_from_string
from email import policy as email_policy
from pathlib import Path
from typing import Self

from tests.peers import SecureServer, Shown, new_folder, require
from tests.peers.terminal import Terminal

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
set delete = yes
"""
EDITOR = '#!/bin/sh\ncp "$1" {folder}/edited\nprintf "{words}\\n" >> "$1"\n'
SENDMAIL = "#!/bin/sh\ncat > {folder}/sent\n"
#: What the line of help shows in each view.
INDEX, COMPOSE = "d:Del", "y:Send"


class Neomutt:
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
        require(neomutt="neomutt", tmux="tmux")
        self._folder = new_folder("mu-")
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
        self._terminal = Terminal(self._folder, f"neomutt -n -F {self._folder}/muttrc", {})
        self._terminal.wait(INDEX)
        return self

    def __exit__(self, *_: object) -> None:
        # Leaving writes the mailbox back: a recalled draft is deleted on the server only now.
        with contextlib.suppress(subprocess.CalledProcessError):
            self._terminal.press("q")
        self._terminal.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def open(self) -> Shown:
        """Opens the only draft in Drafts, and edits it; the screen then shows it ready to send."""
        self._terminal.press("R")
        screen = self._terminal.wait(COMPOSE)
        if self._captures is not None:
            Path(f"{self._captures}-opened.txt").write_text(screen)
            Path(f"{self._captures}-editor.txt").write_text(self.edited)
        assert "Security: None" in screen
        mail = message_from_string(self.edited, policy=email_policy.default)
        return Shown(mail["From"], mail["To"], mail["Subject"], mail.get_payload())

    def save(self) -> None:
        """Puts the draft back into Drafts."""
        self._terminal.press("P")
        self._terminal.wait(INDEX)

    def send(self) -> None:
        """Sends the draft, through a sendmail that keeps it, and files it under Sent."""
        self._terminal.press("y")
        self._terminal.wait(INDEX)

    def leave(self) -> None:
        """Leaves the draft without saving it."""
        self._terminal.press("q")
        self._terminal.wait("ostpone")
        self._terminal.press("n")
        self._terminal.wait(INDEX)

    def discard(self) -> None:
        """Deletes the only draft in Drafts."""
        self._terminal.press("c", "=Drafts", "Enter")
        self._terminal.wait("Drafts [")
        self._terminal.press("d", "$")
        self._terminal.wait("Msgs:0")

    @property
    def edited(self) -> str:
        """What the editor was given."""
        return (self._folder / "edited").read_text("utf-8")

    @property
    def sent(self) -> list[bytes]:
        """What was handed to sendmail."""
        file = self._folder / "sent"
        return [file.read_bytes()] if file.exists() else []
