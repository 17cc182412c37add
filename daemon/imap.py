"""The mailbox over IMAP; the only place that imports imapclient.

Every byte that goes to the server passes `_Guard`, which knows the few commands that Afterword may say and
refuses all others, and any line break inside a command. So a value from a mail cannot become a command, and a
fault elsewhere in the program cannot delete, move, send or mark anything as read.
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from email import message_from_bytes
from email import policy as email_policy
from imaplib import IMAP4
from typing import Any

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError, LoginError, ProtocolError

from daemon.config import Account
from daemon.errors import FolderMissing, ForbiddenCommand, Refused, SignInRefused, Unreachable
from daemon.mailbox import DRAFT_FLAGS, Fetched, Folders, FolderState, Found, Place, Unfetchable

CONNECT_SECONDS, READ_SECONDS = 20, 60
#: Of a mail, so many bytes are fetched: text parts stand before attachments in nearly every mail.
PREFIX = 256 * 1024
#: Bytes and mails fetched in one command at most.
BATCH_BYTES, BATCH_MAILS = 2 * 1024 * 1024, 50
#: SEARCH answers are asked for in UID ranges: answers of more than 1 MB break imaplib.
UID_RANGE = 50_000
FLAG = rb"[\\$]?[A-Za-z0-9_.-]+"
_FOLDER = rb'(?:"(?:[^"\\\r\n]|\\["\\])*"|[^\s(){%*"\\]+)'
_UIDS = rb"[0-9,:]+"
#: All that may be said. APPEND has flags of a draft only, STORE adds one keyword or label only.
ALLOWED = re.compile(
    rb"(?:"
    rb"CAPABILITY|NOOP|LOGOUT|STARTTLS|NAMESPACE|UNSELECT"
    rb"|ENABLE [A-Z0-9= ]+"
    rb"|LOGIN [^\r\n]+|AUTHENTICATE [A-Z0-9-]+(?: [A-Za-z0-9+/=]+)?"
    rb'|LIST (?:""|"?") "?\*"?'
    rb"|STATUS " + _FOLDER + rb" \((?:MESSAGES|UIDNEXT|UIDVALIDITY| )+\)"
    rb"|(?:SELECT|EXAMINE) " + _FOLDER + rb"|UID SEARCH .+"
    rb"|UID FETCH " + _UIDS + rb" \((?:UID|FLAGS|INTERNALDATE|RFC822\.SIZE|BODY\.PEEK\[\]<0\.\d+>"
    rb"|BODY\.PEEK\[HEADER\.FIELDS \(MESSAGE-ID IN-REPLY-TO REFERENCES\)\]| )+\)"
    rb"|UID STORE \d+ \+FLAGS\.SILENT \(\$?[A-Za-z0-9_.$-]+\)"
    rb"|UID STORE \d+ \+X-GM-LABELS\.SILENT \(\"?[A-Za-z0-9_.$-]+\"?\)"
    rb"|APPEND " + _FOLDER + rb" \(\\Seen \\Draft\)(?: \"[^\"\r\n]+\")? \{\d+\+?\}"
    rb")",
    re.DOTALL,
)
HEADERS = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID IN-REPLY-TO REFERENCES)]"
IDS = re.compile(r"<[^<>\s]+>")
SEARCHABLE_ID = re.compile(r"<[\x21\x23-\x3b\x3d\x3f-\x5b\x5d-\x7e]+>")

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


class _Guard:
    """Stands before the socket's ``send`` and lets only allowed commands pass."""

    def __init__(self, send: Callable[[bytes], None], tag: bytes, drafts: Callable[[], bytes | None]) -> None:
        self._send, self._tag, self._drafts = send, tag, drafts

    def __call__(self, data: bytes) -> None:
        # imaplib sends each command's first line in one piece that begins with its random tag;
        # literals and line ends follow in pieces of their own.
        if data.startswith(self._tag):
            command = data.rstrip(b"\r\n").partition(b" ")[2]
            if not ALLOWED.fullmatch(command) or b"\r" in command or b"\n" in command or b"\0" in command:
                raise ForbiddenCommand(f"The IMAP command {_verb(command)} is not on the allow-list; nothing was sent.")
            if command.startswith(b"APPEND ") and not command.startswith(b"APPEND " + (self._drafts() or b"\0")):
                raise ForbiddenCommand(
                    "An APPEND to another folder than Drafts was about to be sent; nothing was sent."
                )
        self._send(data)


def _verb(command: bytes) -> str:
    words = command.split(b" ")[:2]
    name = b" ".join(words if words[0] == b"UID" else words[:1])
    return re.sub(rb"[^A-Za-z0-9 ]", b"?", name[:20]).decode()


class _Client(IMAPClient):  # type: ignore[misc]  # imapclient has no type information
    """An IMAPClient whose commands pass the guard from the first one on."""

    drafts_argument: bytes | None = None

    def _create_IMAP4(self) -> IMAP4:  # noqa: N802 - the name is imapclient's
        connection = super()._create_IMAP4()
        connection.send = _Guard(connection.send, connection.tagpre, lambda: self.drafts_argument)
        return connection  # type: ignore[no-any-return]


class ImapMailbox:
    """A mailbox on a server, connected at the first use and again after a loss. See `mailbox.Mailbox`."""

    def __init__(self, account: Account, password: Callable[[], str]) -> None:
        self._account = account
        self._password = password
        self._client: Any = None
        self._folders: Folders | None = None
        self._selected: tuple[str, bool] | None = None
        self._permanent: tuple[bytes, ...] = ()
        self._uidvalidity = 0

    # -- connection --------------------------------------------------------------------------------

    def close(self) -> None:
        client, self._client = self._client, None
        self._folders, self._selected = None, None
        if client is not None:
            try:
                client.logout()
            except (IMAPClientError, IMAP4.error, OSError):
                self._drop(client)

    def interrupt(self) -> None:
        """From another thread: makes a command under way fail at once with Unreachable."""
        client = self._client
        if client is not None:
            try:
                client.socket().shutdown(socket.SHUT_RDWR)
            except OSError:
                return

    def _drop(self, client: Any) -> None:
        try:
            client.shutdown()
        except (IMAPClientError, IMAP4.error, OSError):
            return

    def _connected(self) -> Any:
        if self._client is None:
            password = self._password()
            with self._errors():
                self._client = self._connect(password)
        return self._client

    def _connect(self, password: str) -> Any:
        account = self._account
        context = ssl.create_default_context(cafile=str(account.ca_file) if account.ca_file else None)
        client = _Client(
            account.host,
            port=account.port,
            ssl=account.security == "tls",
            ssl_context=context if account.security == "tls" else None,
            timeout=SocketTimeout(CONNECT_SECONDS, READ_SECONDS),
        )
        # Else INTERNALDATE comes as naive local time, which is ambiguous for an hour each autumn.
        client.normalise_times = False
        try:
            if account.security != "tls" and client._imap.state == "AUTH":
                # PREAUTH would let whoever sits on the line skip STARTTLS and the sign-in.
                raise Unreachable("The server says that we are signed in before we are (PREAUTH); refused.")
            if account.security == "starttls":
                client.starttls(context)
            client.login(account.user, password)
        except BaseException:
            self._drop(client)
            raise
        return client

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """One cause, one error; a session that is no longer sure is dropped. Servers' words stay out of it."""
        try:
            yield
        except LoginError:
            self._forget()
            raise SignInRefused("The server does not accept the user name or password; check them.") from None
        except ssl.SSLCertVerificationError as error:
            self._forget()
            raise Unreachable(f"The server's certificate cannot be trusted ({error.verify_message}).") from None
        except (OSError, IMAP4.abort, ProtocolError) as error:
            self._forget()
            raise Unreachable(f"The connection to the server failed ({_cause(error)}).") from None
        except (IMAPClientError, IMAP4.error) as error:
            raise Refused(f"The server refuses a command ({_code(error)}).") from None
        except ForbiddenCommand:
            # Nothing was sent, but imaplib now waits for an answer.
            self._forget()
            raise

    def _forget(self) -> None:
        client, self._client = self._client, None
        self._folders, self._selected = None, None
        if client is not None:
            self._drop(client)

    # -- folders -----------------------------------------------------------------------------------

    def folders(self) -> Folders:
        client = self._connected()
        if self._folders is None:
            with self._errors():
                listed = client.list_folders()
            self._folders = _sort_folders(listed, self._account)
            drafts = self._folders.drafts
            client.drafts_argument = None if drafts is None else _argument(client, drafts)
        return self._folders

    def state(self, folder: str) -> FolderState:
        client = self._connected()
        with self._errors():
            try:
                # STATUS, also of the selected folder: Courier has no UIDNEXT in SELECT. The NOOP makes
                # Dovecot and Courier look again.
                client.noop()
                figures = client.folder_status(folder, ["MESSAGES", "UIDNEXT", "UIDVALIDITY"])
            except (IMAPClientError, IMAP4.error) as error:
                if isinstance(error, (IMAP4.abort, ProtocolError)):
                    raise
                raise FolderMissing("A folder that is needed does not exist or cannot be opened.") from None
            if not {b"UIDVALIDITY", b"UIDNEXT"} <= set(figures):
                raise Refused("The server tells no UIDVALIDITY and UIDNEXT; without them no draft is safe.")
        return FolderState(int(figures[b"UIDVALIDITY"]), int(figures[b"UIDNEXT"]), int(figures.get(b"MESSAGES", 0)))

    def _open(self, folder: str, *, writable: bool = False) -> Any:
        """Selects a folder, read-only unless a keyword is to be set; looks afresh when it is already open."""
        client = self._connected()
        with self._errors():
            if self._selected == (folder, writable):
                # Without it SEARCH misses new mail in an open session (Dovecot, Courier).
                client.noop()
                return client
            self._selected = None
            try:
                answer = client.select_folder(folder, readonly=not writable)
            except (IMAPClientError, IMAP4.error) as error:
                if isinstance(error, (IMAP4.abort, ProtocolError)):
                    raise
                raise FolderMissing("A folder that is needed does not exist or cannot be opened.") from None
        self._selected = (folder, writable)
        self._uidvalidity = int(answer.get(b"UIDVALIDITY", 0))
        self._permanent = tuple(answer.get(b"PERMANENTFLAGS", ()))
        return client

    # -- reading -----------------------------------------------------------------------------------

    def uids(self, folder: str, first: int, since: date | None = None) -> list[int]:
        last = max(self.state(folder).uidnext - 1, first)
        client = self._open(folder)
        found: set[int] = set()
        for low in range(first, last + 1, UID_RANGE):
            criteria = f"UID {low}:{min(low + UID_RANGE - 1, last)}"
            if since is not None:
                criteria += f" SINCE {since.day}-{['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][since.month - 1]}-{since.year}"
            with self._errors():
                found.update(client.search(criteria))
        # A range whose end lies below its start is read backwards (RFC 3501 6.4.8), so filter again.
        return sorted(uid for uid in found if uid >= first)

    def fetch(self, folder: str, uids: Sequence[int]) -> Iterator[Fetched | Unfetchable]:
        for start in range(0, len(uids), BATCH_MAILS * 4):
            wanted = sorted(uids[start : start + BATCH_MAILS * 4])
            sizes = self._fetch_each(folder, wanted, ["RFC822.SIZE"])
            batch: list[int] = []
            weight = 0
            for uid in wanted:
                answer = sizes[uid]
                if answer is None:
                    continue
                size = PREFIX if isinstance(answer, str) else min(int(answer.get(b"RFC822.SIZE", PREFIX)), PREFIX)
                if batch and (weight + size > BATCH_BYTES or len(batch) >= BATCH_MAILS):
                    yield from self._fetch_batch(folder, batch)
                    batch, weight = [], 0
                batch.append(uid)
                weight += size
            if batch:
                yield from self._fetch_batch(folder, batch)

    def _fetch_batch(self, folder: str, uids: Sequence[int]) -> Iterator[Fetched | Unfetchable]:
        items = ["RFC822.SIZE", "INTERNALDATE", "FLAGS", f"BODY.PEEK[]<0.{PREFIX}>"]
        for uid, answer in self._fetch_each(folder, uids, items).items():
            place = Place(folder, self._uidvalidity, uid)
            if answer is None:
                continue
            if isinstance(answer, str):
                yield Unfetchable(place, answer)
                continue
            raw, received = answer.get(b"BODY[]<0>", answer.get(b"BODY[]")), answer.get(b"INTERNALDATE")
            if not isinstance(raw, bytes) or not isinstance(received, datetime):
                yield Unfetchable(place, "the server did not hand it out")
                continue
            yield Fetched(
                place, received.astimezone(UTC), _flags(answer), int(answer.get(b"RFC822.SIZE", len(raw))), raw
            )

    def _fetch_each(
        self, folder: str, uids: Sequence[int], items: Sequence[str]
    ) -> dict[int, dict[bytes, Any] | str | None]:
        """What the server says of each UID: its answer, None where it is gone, a reason where it cannot be had.

        One malformed answer makes imapclient lose a whole batch, so after a failure each mail is asked for alone.
        """
        if not uids:
            return {}
        try:
            return self._fetch_now(folder, uids, items)
        except (Refused, Unreachable):
            return {uid: self._fetch_alone(folder, uid, items) for uid in uids}

    def _fetch_now(
        self, folder: str, uids: Sequence[int], items: Sequence[str]
    ) -> dict[int, dict[bytes, Any] | str | None]:
        client = self._open(folder)
        with self._errors():
            answers = client.fetch(list(uids), list(items))
        return {uid: answers.get(uid) for uid in uids}

    def _fetch_alone(self, folder: str, uid: int, items: Sequence[str]) -> dict[bytes, Any] | str | None:
        for _ in range(2):
            try:
                return self._fetch_now(folder, [uid], items)[uid]
            except Refused:
                return "the server's answer for it makes no sense"
            except Unreachable:
                # On a fresh connection, so that a network that is down raises here and blames no mail.
                self._open(folder)
        return "fetching it breaks the connection"

    def flags(self, place: Place) -> frozenset[str] | None:
        self._open(place.folder)
        if self._uidvalidity != place.uidvalidity:
            return None
        answer = self._fetch_each(place.folder, [place.uid], ["FLAGS"])[place.uid]
        if isinstance(answer, str):
            raise Refused("The server does not tell the flags of a mail.")
        return None if answer is None else _flags(answer)

    def related(self, folder: str, ids: Sequence[str], first: int | None = None) -> list[Found]:
        client = self._open(folder)
        found: set[int] = set()
        for message_id in ids:
            if not SEARCHABLE_ID.fullmatch(message_id):
                continue
            # Quoted here: imapclient sends a value with "(" bare, which servers answer with BAD.
            value = f'"{message_id}"'
            with self._errors():
                found.update(
                    client.search(
                        f"OR HEADER Message-ID {value} OR HEADER In-Reply-To {value} HEADER References {value}"
                    )
                )
        if first is not None:
            found.update(self.uids(folder, first))
        related = []
        for uid, answer in self._fetch_each(folder, sorted(found), ["FLAGS", HEADERS]).items():
            if isinstance(answer, str):
                raise Refused("The server does not hand out the headers of a mail.")
            if answer is None:
                continue
            own, answers = _identity(answer)
            if own in ids or answers & set(ids):
                related.append(Found(Place(folder, self._uidvalidity, uid), own, frozenset(answers), _flags(answer)))
        return related

    # -- the only two writes -----------------------------------------------------------------------

    def append_draft(self, folder: str, raw: bytes, at: datetime) -> None:
        client = self._connected()
        if folder != self.folders().drafts:
            raise ForbiddenCommand("A draft was about to be stored outside the Drafts folder; nothing was sent.")
        with self._errors():
            client.append(folder, raw, DRAFT_FLAGS, at)

    def flag(self, place: Place, keyword: str) -> bool:
        client = self._open(place.folder, writable=True)
        if self._uidvalidity != place.uidvalidity:
            return True  # the mail is to be found elsewhere; the next poll knows its new place
        try:
            with self._errors():
                if client.has_capability("X-GM-EXT-1"):
                    client.add_gmail_labels([place.uid], [keyword.lstrip("$")], silent=True)
                    return True
                known = {flag.lower() for flag in self._permanent}
                if b"\\*" not in known and keyword.lower().encode() not in known:
                    return False
                client.add_flags([place.uid], [keyword], silent=True)
        except Refused:
            return False
        finally:
            # Back to read-only at the next look.
            self._selected = None
        return True


def _cause(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, socket.gaierror):
        return "the server's name is not known"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "it was closed"


def _code(error: BaseException) -> str:
    """The response code of a refusal (RFC 5530), which holds nothing private; never the server's sentence."""
    match = re.search(r"\[([A-Z0-9-]{2,30})", str(error))
    return match[1] if match else type(error).__name__


def _flags(answer: dict[bytes, Any]) -> frozenset[str]:
    return frozenset(flag.decode("ascii", "replace") for flag in answer.get(b"FLAGS", ()) if isinstance(flag, bytes))


def _identity(answer: dict[bytes, Any]) -> tuple[str, set[str]]:
    raw = next(
        (value for key, value in answer.items() if key.startswith(b"BODY[HEADER") and isinstance(value, bytes)), b""
    )
    headers = message_from_bytes(raw, policy=email_policy.compat32)
    own = IDS.findall(str(headers.get("Message-ID", "")))
    answers = IDS.findall(
        " ".join(str(value) for name in ("In-Reply-To", "References") for value in headers.get_all(name, []))
    )
    return (own[0] if own else ""), set(answers)


def _argument(client: Any, folder: str) -> bytes:
    """A folder as imapclient writes it in a command."""
    written = client._normalise_folder(folder)
    return written if isinstance(written, bytes) else str(written).encode()


def _sort_folders(listed: Sequence[tuple[Any, Any, Any]], account: Account) -> Folders:
    uses: dict[str, set[str]] = {}
    for flags, separator, name in listed:
        text = str(name)
        lowered = {flag.decode("ascii", "replace").lower() for flag in flags}
        if "\\noselect" in lowered or "\\nonexistent" in lowered:
            continue
        mark = separator.decode() if isinstance(separator, bytes) else str(separator or "")
        leaf = (text.rpartition(mark)[2] if mark else text).casefold()
        uses[text] = lowered | {f"name:{leaf}"}

    def by_use(use: str, names: Sequence[str], given: str = "") -> list[str]:
        if given:
            return [given]
        special = [name for name, signs in uses.items() if use in signs]
        # A name counts at the top, below INBOX and below a provider's own root ("[Gmail]").
        return special or [name for wanted in names for name, signs in uses.items() if f"name:{wanted}" in signs]

    drafts = by_use("\\drafts", DRAFTS_NAMES, account.drafts)
    sent = by_use("\\sent", SENT_NAMES, account.sent)
    trash = [*by_use("\\trash", TRASH_NAMES, account.trash), *by_use("\\junk", JUNK_NAMES)]
    rest = [name for name in uses if name not in {*drafts[:1], *sent, *trash}]
    # The whole archive first: where there is one, one look into it is enough.
    rest.sort(key=lambda name: (not uses[name] & {"\\all", "\\archive", "name:archive", "name:archiv"}, name))
    return Folders(drafts[0] if drafts else None, tuple(sent), tuple(dict.fromkeys(trash)), tuple(rest))
