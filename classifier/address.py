"""An e-mail address as a mail shows it, and whether a person may read what is sent there."""

from __future__ import annotations

import re
from dataclasses import dataclass

EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?")
NO_REPLY = re.compile(
    r"^(?:.*[._+-])?(?:no|do[._-]?not|donot|nicht|ne[._-]?pas|nao|non?)[._-]?(?:reply|repl[iy]es|response|antworten|repondre|"
    r"responder|responda|rispondere|svara|svar)(?:[._+-].*|\d*)$"
    r"|^(?:mailer-daemon|postmaster|bounces?|notifications?|notify|alerts?|automated|donotreply|noreply.*|unmonitored)(?:[._+-].*)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """A display name (may be empty) and an e-mail address, both one line."""

    name: str
    email: str

    @property
    def can_be_answered(self) -> bool:
        """Whether a person may read what is sent there; judged by the local part alone."""
        return not NO_REPLY.match(self.email.partition("@")[0])
