"""What the story is played on: the mail server, the configuration, the database and the reader process."""

from __future__ import annotations

import tempfile
from pathlib import Path

from classifier.reader import Reader
from daemon import paths
from daemon.config import load_config
from daemon.store import Store
from tests.demo import outcome
from tests.demo.client import MailClient
from tests.demo.expectations import Expectations
from tests.demo.page import Page
from tests.demo.server import HOST, MailServer
from tests.demo.story import ALICE, PASSWORD, ZONE, Story

#: All that Afterword is told; the rest are its defaults.
SETTINGS = """\
[reply]
name = "Alice Marlow"

[calm]                       # these are the defaults, written out
delay = "24h"                # nothing is written before a day has passed,
days = "mon-fri"             # and then only on working days,
from = "09:00"               # at a time when a person would write,
until = "18:00"
spacing = "10m"              # and never two at once
timezone = "{zone}"

[accounts.demo]
host = "{host}"
port = {port}
security = "none"            # allowed for a server on this machine only
user = "{user}"
addresses = ["{user}"]
"""


def tell(page: Page) -> Expectations:
    """The whole story. Leaves nothing behind, however it ends."""
    with tempfile.TemporaryDirectory(prefix="afterword-demo-") as folder, MailServer(ALICE, PASSWORD) as server:
        file = Path(folder) / "config.toml"
        file.write_text(SETTINGS.format(host=HOST, port=server.port, user=ALICE, zone=ZONE), "utf-8")
        config = load_config(file)
        store = Store(Path(folder) / "afterword.db")
        client = MailClient(server.port, ALICE, PASSWORD)
        with Reader(paths.shipped("models") / "starter") as reader:
            story = Story(page, config, store, reader, client)
            try:
                story.tell()
                outcome.check(story)
            finally:
                story.mailbox.close()
                store.close()
                client.close()
        return story.must
