"""What `init` has found and been told so far, over what is configured already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from daemon.config import Account, Config, read_config
from daemon.discovery import Server
from daemon.errors import ConfigError, UserError
from daemon.mailbox import Folders


@dataclass(frozen=True, slots=True)
class Before:
    """The configuration that is there: its text, its tables, and itself once checked."""

    text: str = ""
    document: Mapping[str, Any] = field(default_factory=dict)
    config: Config | None = None

    def account(self, key: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.document.get("accounts", {}).get(key, {})
        return found

    def names(self) -> list[str]:
        return list(self.document.get("accounts", {}))

    def default_address(self, key: str | None) -> str | None:
        """The address of the account that is meant; with several accounts only of one that was named."""
        chosen = key or (self.names()[0] if len(self.names()) == 1 else "")
        addresses: Sequence[str] = self.account(chosen).get("addresses", ())
        return addresses[0] if addresses else None


@dataclass(slots=True)
class Plan:
    """What has been found and answered so far. ``password`` is what the sign-in worked with; ``keep`` whether it has
    to go into the keyring. ``table`` holds the account's settings, None for one that goes away.
    """

    before: Before
    address: str
    key: str
    table: dict[str, Any] = field(default_factory=dict)
    reply: dict[str, Any] = field(default_factory=dict)
    calm: dict[str, Any] = field(default_factory=dict)
    server: Server | None = None
    password: str = ""
    keep: bool = False
    folders: Folders | None = None
    sent_by: tuple[str, ...] = ()
    sent_as: str = ""

    def known(self) -> Mapping[str, Any]:
        return self.before.account(self.key)

    def account(self) -> Account:
        """The account as it is planned. Raises ConfigError."""
        table = {name: value for name, value in (dict(self.known()) | self.table).items() if value is not None}
        table.setdefault("addresses", [self.address])
        return read_config({"reply": {"name": "-"}, "accounts": {self.key: table}}, "as it would be").accounts[0]

    def checked_account(self) -> Account:
        """The same, with the mistakes of an option told as such. Raises UserError."""
        try:
            return self.account()
        except ConfigError as error:
            raise UserError(f"{'; '.join(error.problems)}. Nothing was written.") from None

    def answers(self) -> dict[str, dict[str, Any]]:
        tables = {"reply": self.reply, "calm": self.calm, f"accounts.{self.key}": self.table}
        return {name: values for name, values in tables.items() if values}
