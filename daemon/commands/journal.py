"""The daemon's log: lines for the journal or a terminal, and no private word in them, whatever goes wrong."""

from __future__ import annotations

import logging
import os
import sys
import threading
from types import TracebackType

from daemon.service import fault_place

log = logging.getLogger("afterword")
#: journald reads the level from these prefixes (sd-daemon(3)) and has the time itself.
LEVELS = {"DEBUG": "<7>", "INFO": "<6>", "WARNING": "<4>", "ERROR": "<3>", "CRITICAL": "<2>"}


class _Formatter(logging.Formatter):
    def __init__(self, *, journal: bool) -> None:
        super().__init__("%(message)s")
        self._journal = journal

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        return LEVELS[record.levelname] + line if self._journal else f"{self.formatTime(record)} {line}"


def log_to_stderr() -> None:
    """Our own lines go to standard error; libraries stay silent: imapclient prints whole mails at DEBUG."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Formatter(journal=_stderr_is_journal()))
    log.handlers[:] = [handler]
    log.setLevel(logging.INFO)
    log.propagate = False
    # Without a handler at the root, Python prints the warnings of every library.
    logging.getLogger().handlers[:] = [logging.NullHandler()]
    # A traceback ends in the error's words, which may be a mail's.
    sys.excepthook = _tell_fault
    threading.excepthook = lambda given: _tell_fault(given.exc_type, given.exc_value, given.exc_traceback)


def _stderr_is_journal() -> bool:
    """A terminal that was itself started by systemd inherits the variable, but not the stream (systemd.exec(5))."""
    status = os.fstat(sys.stderr.fileno())
    return os.environ.get("JOURNAL_STREAM") == f"{status.st_dev}:{status.st_ino}"


def _tell_fault(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    log.critical("a fault of Afterword's own: %s", fault_place(kind, trace))
