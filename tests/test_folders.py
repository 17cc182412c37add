"""Which folder is for what, from what servers list."""

from __future__ import annotations

import pytest

from daemon.folders import sort_folders
from daemon.mailbox import Folders
from tests.conftest import AccountFactory

Listed = tuple[tuple[bytes, ...], bytes | None, str]


def listed(*names: str, separator: bytes = b"/") -> list[Listed]:
    return [((), separator, name) for name in names]


class _Server:
    host, port = "imap.example.org", 993


@pytest.mark.parametrize(
    ("drafts", "sent", "trash"),
    [
        ("Drafts", "Sent", "Trash"),
        ("Draft", "Sent Items", "Deleted Items"),
        ("Entwürfe", "Gesendete Objekte", "Papierkorb"),
        ("Brouillons", "Éléments envoyés", "Corbeille"),
        ("Bozze", "Posta inviata", "Cestino"),
        ("Borradores", "Enviados", "Papelera"),
        ("Rascunhos", "Itens enviados", "Lixeira"),
        ("Concepten", "Verzonden items", "Prullenbak"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "INBOX/", "[Gmail]/"])
def test_names_without_marks(account: AccountFactory, drafts: str, sent: str, trash: str, prefix: str) -> None:
    """Without SPECIAL-USE the usual names count, in the languages of the templates, also below a root."""
    names = [f"{prefix}{name}" for name in (drafts, sent, trash)]
    found = sort_folders(listed("INBOX", *names), account(_Server, "alice"))
    assert found == Folders(names[0], (names[1],), (names[2],), ("INBOX",))


def test_a_name_deep_below_does_not_count(account: AccountFactory) -> None:
    """A folder of the user's own that happens to be called Drafts is no place for drafts."""
    found = sort_folders(listed("Archive/Drafts", "Clients/Sent", "Drafts", "INBOX"), account(_Server, "alice"))
    assert found == Folders("Drafts", (), (), ("Archive/Drafts", "Clients/Sent", "INBOX"))
    assert sort_folders(listed("Archive/Drafts"), account(_Server, "alice")).drafts is None


def test_marks_count_more_than_names(account: AccountFactory) -> None:
    """SPECIAL-USE decides, in any case; a folder that cannot be opened is left out; junk counts as trash."""
    found = sort_folders(
        [
            ((b"\\HasNoChildren",), b"/", "Drafts"),
            ((b"\\drafts",), b"/", "Unfinished"),
            ((b"\\Noselect", b"\\Sent"), b"/", "Sent"),
            ((b"\\Sent",), b"/", "Gone out"),
            ((b"\\JUNK",), b"/", "Not wanted"),
            ((b"\\Trash",), b"/", "Bin"),
            ((b"\\All",), b"/", "Zz everything"),
            ((), b"/", "INBOX"),
        ],
        account(_Server, "alice"),
    )
    assert found == Folders("Unfinished", ("Gone out",), ("Bin", "Not wanted"), ("Zz everything", "Drafts", "INBOX"))


def test_what_the_user_names_counts_most(account: AccountFactory) -> None:
    """A folder that is named in the configuration is taken as it is."""
    ours = account(_Server, "alice", drafts="A", sent="B", trash="C")
    assert sort_folders(listed("Drafts", "Sent", "Trash", "A"), ours) == Folders(
        "A", ("B",), ("C",), ("Drafts", "Sent", "Trash")
    )


def test_a_list_without_separator(account: AccountFactory) -> None:
    """A server without a hierarchy answers NIL instead of a separator."""
    found = sort_folders([((), None, "INBOX"), ((), None, "Drafts")], account(_Server, "alice"))
    assert (found.drafts, found.others) == ("Drafts", ("INBOX",))
