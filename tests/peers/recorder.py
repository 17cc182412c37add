"""What the daemon said to a server, read from the log of a proxy: proof that it kept to its few careful commands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tests.peers.fault_proxy import Chunk

#: Every command that Afterword may say.
ALLOWED_VERBS = frozenset(
    {
        "CAPABILITY",
        "STARTTLS",
        "LOGIN",
        "AUTHENTICATE",
        "LIST",
        "STATUS",
        "EXAMINE",
        "SELECT",
        "UID SEARCH",
        "UID FETCH",
        "UID STORE",
        "APPEND",
        "LOGOUT",
    }
)
_WRITES = {
    "UID STORE": re.compile(rb"UID STORE \d+ \+(?:FLAGS|X-GM-LABELS)\.SILENT \(\"?\$?[A-Za-z0-9._-]+\"?\)"),
    "APPEND": re.compile(rb"APPEND \S.* \(\\Seen \\Draft\) \"[^\"]+\" \{\d+\}"),
}


def commands(log: Iterable[Chunk]) -> list[bytes]:
    """The commands in the order of their connections, without tags and literals; up to STARTTLS on each."""
    said: dict[int, bytes] = {}
    for chunk in log:
        if chunk.direction == "c2s":
            said[chunk.connection] = said.get(chunk.connection, b"") + chunk.data
    return [command for connection in sorted(said) for command in _commands(said[connection])]


def verbs(log: Iterable[Chunk]) -> set[str]:
    """Their first words, such as "UID FETCH"."""
    return {verb(command) for command in commands(log)}


def verb(command: bytes) -> str:
    words = command.upper().split(b" ")
    return b" ".join(words[: 2 if words[0] == b"UID" else 1]).decode("ascii", "replace")


_REMOVAL = re.compile(rb"UID EXPUNGE \d+|UID STORE \d+ \+FLAGS\.SILENT \(\\Deleted\)")


def assert_careful(log: Iterable[Chunk], *, withdrew: bool = False, makes_folders: bool = False) -> None:
    """Only allowed verbs, no reading that marks mail as read, no writing but drafts and keywords.

    Nothing is removed, unless a draft was to be withdrawn: then one mail by its UID, and in Drafts only.
    """
    said = commands(log)
    opened = b""
    for command in said:
        if verb(command) in {"SELECT", "EXAMINE"}:
            opened = command.split(b" ", 1)[1]
        if _REMOVAL.fullmatch(command):
            assert withdrew
            assert b"Drafts" in opened
    said = [command for command in said if not _REMOVAL.fullmatch(command)]
    assert {verb(command) for command in said} <= ALLOWED_VERBS | ({"CREATE"} if makes_folders else set())
    for command in said:
        kind = verb(command)
        if kind == "UID FETCH":
            assert re.search(rb"BODY\[|RFC822(?!\.SIZE)|BINARY\[", command) is None
        if kind in _WRITES:
            assert _WRITES[kind].fullmatch(command)


def _commands(said: bytes) -> Iterator[bytes]:
    while said:
        line, _, said = said.partition(b"\r\n")
        command = line.partition(b" ")[2]
        while (literal := re.search(rb"\{(\d+)\+?\}$", line)) is not None:
            said = said[int(literal[1]) :]
            line, _, said = said.partition(b"\r\n")
        if not command:
            continue  # an answer of AUTHENTICATE, which has no tag
        yield command
        if command.upper() == b"STARTTLS":
            return  # from here on it is TLS
