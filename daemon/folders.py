"""PURE: which folder is for what, from what a server lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from daemon.config import Account
from daemon.mailbox import Folders

#: By RFC 6154, then by the names that clients and servers give where there is no SPECIAL-USE.
DRAFTS_NAMES = (
    "drafts",
    "draft",
    "entwürfe",
    "brouillons",
    "bozze",
    "borradores",
    "rascunhos",
    "concepten",
    "utkast",
    "kladder",
    "wersje robocze",
)
SENT_NAMES = (
    "sent",
    "sent items",
    "sent mail",
    "sent messages",
    "gesendet",
    "gesendete elemente",
    "gesendete objekte",
    "envoyés",
    "éléments envoyés",
    "posta inviata",
    "inviati",
    "enviados",
    "elementos enviados",
    "itens enviados",
    "verzonden",
    "verzonden items",
    "skickat",
    "skickade objekt",
    "sendt",
    "sendt post",
    "wysłane",
)
TRASH_NAMES = (
    "trash",
    "deleted",
    "deleted items",
    "deleted messages",
    "bin",
    "papierkorb",
    "gelöschte elemente",
    "gelöscht",
    "corbeille",
    "éléments supprimés",
    "cestino",
    "posta eliminata",
    "papelera",
    "elementos eliminados",
    "lixeira",
    "lixo",
    "itens excluídos",
    "prullenbak",
    "verwijderde items",
    "papperskorgen",
    "borttaget",
    "slettet post",
    "papirkurv",
    "kosz",
)
JUNK_NAMES = ("junk", "spam", "junk e-mail", "junk email", "bulk mail")


def sort_folders(listed: Sequence[tuple[Any, Any, Any]], account: Account) -> Folders:
    uses: dict[str, set[str]] = {}
    for flags, separator, name in listed:
        text = str(name)
        lowered = {flag.decode("ascii", "replace").lower() for flag in flags}
        if "\\noselect" in lowered or "\\nonexistent" in lowered:
            continue
        mark = _mark(separator)
        parent, _, leaf = text.rpartition(mark) if mark else ("", "", text)
        # A name counts at the top, below INBOX and below a provider's own root ("[Gmail]").
        top = parent.casefold() in {"", "inbox"} or re.fullmatch(r"\[.*\]", parent)
        uses[text] = lowered | ({f"name:{leaf.casefold()}"} if top else set())

    def by_use(use: str, names: Sequence[str], given: str = "") -> list[str]:
        if given:
            return [given]
        special = [name for name, signs in uses.items() if use in signs]
        return special or [name for wanted in names for name, signs in uses.items() if f"name:{wanted}" in signs]

    drafts = by_use("\\drafts", DRAFTS_NAMES, account.drafts)
    sent = by_use("\\sent", SENT_NAMES, account.sent)
    trash = [*by_use("\\trash", TRASH_NAMES, account.trash), *by_use("\\junk", JUNK_NAMES)]
    rest = [name for name in uses if name not in {*drafts[:1], *sent, *trash}]
    # The whole archive first: where there is one, one look into it is enough.
    rest.sort(key=lambda name: (not uses[name] & {"\\all", "\\archive", "name:archive", "name:archiv"}, name))
    lessons = [_named(wanted, listed) for wanted in (account.rejections, account.not_rejections)]
    return Folders(
        drafts[0] if drafts else None,
        tuple(sent),
        tuple(dict.fromkeys(trash)),
        tuple(name for name in rest if name not in lessons),
        *lessons,
    )


def server_name(wanted: str, listed: Sequence[tuple[Any, Any, Any]]) -> str:
    """A folder of ours as this server would call it: with its separator, and below INBOX where all else is."""
    mark = next((_mark(separator) for _, separator, _ in listed if separator), "/")
    names = [str(name) for _, _, name in listed]
    below = len(names) > 1 and all(name.upper() == "INBOX" or name.upper().startswith(f"INBOX{mark}") for name in names)
    return f"INBOX{mark}" * below + wanted.replace("/", mark)


def _named(wanted: str, listed: Sequence[tuple[Any, Any, Any]]) -> str | None:
    """The folder of this name, whatever the separator, at the top or below INBOX."""
    for _, separator, name in listed:
        parts = str(name).split(_mark(separator) or "\0")
        if wanted and wanted.split("/") in (parts, parts[1:] if parts[0].upper() == "INBOX" else []):
            return str(name)
    return None


def _mark(separator: Any) -> str:
    return separator.decode() if isinstance(separator, bytes) else str(separator or "")
