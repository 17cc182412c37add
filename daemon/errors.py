"""What can go wrong, one class per cause. Each message says what happened, whose fault it is and what to do.

No message carries a subject, a body, an address or a secret: all of them may reach a log.
"""

from __future__ import annotations

from collections.abc import Sequence


class AfterwordError(Exception):
    """The root of all errors that a user may meet; ``exit_code`` follows sysexits.h where it fits."""

    exit_code = 1


class UserError(AfterwordError):
    """The command asks for something that is not there, such as an unknown ID."""

    exit_code = 1


class ConfigError(AfterwordError):
    """The configuration cannot be used; ``problems`` lists every fault, one line each."""

    exit_code = 78

    def __init__(self, place: str, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        lines = "".join(f"\n  {problem}" for problem in problems)
        super().__init__(f"The configuration {place} cannot be used; nothing was changed.{lines}")


class AlreadyRunning(AfterwordError):
    """Another Afterword works on this account."""

    exit_code = 75


class Paused(AfterwordError):
    """The user wants nothing done for now."""

    exit_code = 75


class StoreError(AfterwordError):
    """The database cannot be used."""

    exit_code = 74


class ReaderBroken(AfterwordError):
    """The reader process cannot start; no mail is to blame."""

    exit_code = 70


class CredentialsError(AfterwordError):
    """There is no password to be had just now (none stored, keyring locked or absent, command failed)."""

    exit_code = 77


class MailboxError(AfterwordError):
    """The mailbox did not do what was asked."""

    exit_code = 69


class Unreachable(MailboxError):
    """No connection, or it was lost. What was under way may or may not have happened."""


class SignInRefused(MailboxError):
    """The server does not accept the user name and password."""

    exit_code = 77


class SignInEnded(SignInRefused):
    """Microsoft or Google no longer gives tokens for this account: a person must sign in anew."""


class Refused(MailboxError):
    """The server answered NO or BAD: what was asked for did not happen."""


class FolderMissing(MailboxError):
    """A folder that is needed does not exist."""

    exit_code = 78


class ForbiddenCommand(AfterwordError):
    """The program was about to send an IMAP command that is not on its allow-list: a fault of Afterword's own."""

    exit_code = 70
