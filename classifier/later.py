"""Patterns that are compiled when first used: importing a module of rules costs nothing, and few mails need all."""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern until somebody asks for one of its methods."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(self._source, self._flags), name)
        # Found as an attribute of the instance from now on.
        setattr(self, name, method)
        return method


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that compiles itself at its first use."""
    return cast("re.Pattern[str]", _Later(source, flags))
