"""A question put to another program, with a deadline after which nothing of it is left."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence


def answer_of(command: Sequence[str], patience: float, question: bytes = b"") -> bytes:
    """What a command prints within ``patience`` seconds; ``question`` is its standard input.

    Raises OSError, CalledProcessError or TimeoutExpired.
    """
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as child:
        try:
            answer, _ = child.communicate(question, patience)
        except BaseException:
            # The whole group: a shell's own children would go on, and hold the pipe open.
            os.killpg(child.pid, signal.SIGKILL)
            raise
    if child.returncode:
        # Without the command line and without what was printed: both may be secret.
        raise subprocess.CalledProcessError(child.returncode, "afterword")
    return answer
