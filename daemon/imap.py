"""The mailbox over IMAP; the only place that imports imapclient.

Every byte that goes to the server after its greeting passes `allowed.Guard`, which knows the few commands that
Afterword may say and refuses all others, and any line break inside a command.
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
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from imaplib import IMAP4
from typing import Any

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import InvalidCriteriaError, LoginError, ProtocolError

from daemon import bearer
from daemon.allowed import Guard
from daemon.config import Account
from daemon.errors import FolderMissing, ForbiddenCommand, MailboxError, Refused, SignInRefused, Unreachable
from daemon.folders import server_name, sort_folders
from daemon.idling import Ear
from daemon.mailbox import DRAFT_FLAGS, Fetched, Folders, FolderState, Found, Heard, Place, Unfetchable

CONNECT_SECONDS, READ_SECONDS = 20, 60
#: Of a mail, so many bytes are fetched: text parts stand before attachments in nearly every mail.
PREFIX = 256 * 1024
#: Bytes and mails fetched in one command at most.
BATCH_BYTES, BATCH_MAILS = 2 * 1024 * 1024, 50
#: SEARCH answers are asked for in UID ranges: answers of more than 1 MB break imaplib.
UID_RANGE = 50_000
HEADERS = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID IN-REPLY-TO REFERENCES TO SUBJECT)]"
IDS = re.compile(r"<[^<>\s]+>")
#: What parts addresses in a header; taken apart so, no header costs more than its length.
BETWEEN_ADDRESSES = re.compile(r"[\s<>(),;:\"]+")
#: Of a mail written by a person, To and Subject are shorter than that.
LONGEST_HEADER = 10_000
#: So many of the newest mails of a folder are looked at.
LATEST_MAILS = 500
#: What can be quoted in a SEARCH: no quote, backslash, space, line break or byte above 0x7e, and no more than
#: a line of a mail holds (RFC 5322 2.1.1).
SEARCHABLE_ID = re.compile(r"<[\x21\x23-\x3b\x3d\x3f-\x5b\x5d-\x7e]{1,996}>")
#: For a mail without a date of its own: what may be new counts as new.
LATEST = datetime.max.replace(tzinfo=UTC)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: Response codes of a refusal that passes by itself (RFC 5530; THROTTLED is Gmail's).
PASSING = frozenset({"UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "THROTTLED"})
#: Response codes that say that a folder is not for this user (RFC 5530).
CLOSED_FOLDER = frozenset({"NONEXISTENT", "NOPERM", "CANNOT"})
#: What imapclient's parser lets out on an answer that makes no sense, besides its ProtocolError.
NONSENSE = (
    ProtocolError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    RecursionError,
    OverflowError,
    MemoryError,
)


class _Client(IMAPClient):  # type: ignore[misc]  # imapclient has no type information
    """An IMAPClient whose commands pass the guard (imaplib's own CAPABILITY, at the greeting, comes before it)."""

    drafts_argument: bytes | None = None
    #: The UID of the draft that is being withdrawn just now.
    withdrawing: int | None = None
    #: The folder that is being made just now, as it is written in the command.
    making: bytes | None = None
    #: Hears of new mail, on a connection for nothing else.
    ear: Ear | None = None
    may_idle = False

    def _create_IMAP4(self) -> IMAP4:  # noqa: N802 - the name is imapclient's
        connection = super()._create_IMAP4()
        connection.send = Guard(
            connection.send,
            connection.tagpre,
            lambda: self.drafts_argument,
            lambda: self.withdrawing,
            lambda: self.making,
            may_idle=lambda: self.may_idle,
        )
        return connection  # type: ignore[no-any-return]


class ImapMailbox:
    """A mailbox on a server, connected at the first use and again after a loss. See `mailbox.Mailbox`."""

    def __init__(
        self, account: Account, password: Callable[[], str], renewed: Callable[[], str | None] = lambda: None
    ) -> None:
        """``password`` gives the password or access token; ``renewed`` a newer one than the server has just refused."""
        self._account = account
        self._password, self._renewed = password, renewed
        self._client: Any = None
        self._folders: Folders | None = None
        self._selected: tuple[str, bool] | None = None
        self._permanent: tuple[bytes, ...] = ()
        self._known: tuple[bytes, ...] = ()
        self._uidvalidity = self._messages = 0

    # -- connection --------------------------------------------------------------------------------

    def close(self) -> None:
        client, self._client = self._client, None
        self._folders, self._selected = None, None
        if client is not None:
            try:
                client.logout()
            except (OSError, IMAP4.error, *NONSENSE):
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
        except (OSError, IMAP4.error):
            return

    def _connected(self) -> Any:
        if self._client is None:
            password = self._password()
            try:
                self._begin(password)
            except SignInRefused:
                # A token may have ended before its time: one more try, with one that is certainly new.
                newer = self._renewed()
                if newer is None:
                    raise
                self._begin(newer)
        return self._client

    def _begin(self, password: str) -> None:
        with self._errors():
            self._client = self._connect(password)

    def _connect(self, password: str) -> Any:
        account = self._account
        context = None
        if account.security != "none":
            context = ssl.create_default_context(cafile=str(account.ca_file) if account.ca_file else None)
        try:
            client = _Client(
                account.host,
                port=account.port,
                ssl=account.security == "tls",
                ssl_context=context,
                timeout=SocketTimeout(CONNECT_SECONDS, READ_SECONDS),
            )
        except IMAP4.error:
            raise Unreachable("What answers at this host and port is not an IMAP server that is ready.") from None
        # Else INTERNALDATE comes as naive local time, which is ambiguous for an hour each autumn.
        client.normalise_times = False
        try:
            # imaplib sends a literal and its line end apart; the second waits 40 ms for a delayed ACK otherwise.
            client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._greet(client, context)
            self._sign_in(client, password)
        except BaseException:
            self._drop(client)
            raise
        return client

    def _greet(self, client: Any, context: ssl.SSLContext | None) -> None:
        if client._imap.state == "AUTH":
            # PREAUTH would let whoever sits on the line skip STARTTLS and the sign-in.
            raise Unreachable("The server says that we are signed in before we are (PREAUTH); refused.")
        if self._account.security != "starttls":
            return
        try:
            client.starttls(context)
        except IMAP4.error:
            raise Unreachable(
                "The server offers no encryption (STARTTLS), or somebody on the way hides it; no password was sent."
            ) from None

    def _sign_in(self, client: Any, password: str) -> None:
        if self._account.sign_in != "password":
            self._sign_in_with_token(client, password)
            return
        user = self._account.user
        if re.search(r"[\0\r\n]", user + password):
            raise SignInRefused("The user name or password holds a line break, which IMAP cannot say; store it anew.")
        try:
            if (user + password).isascii():
                client.login(client._imap._quote(user), password)
            elif client.has_capability("AUTH=PLAIN"):
                # LOGIN has no way to say other characters (RFC 3501 9, QUOTED-CHAR); this is UTF-8 (RFC 4616).
                client.plain_login(user, password)
            else:
                raise SignInRefused("The server takes only plain letters, digits and signs (ASCII) in a password.")
        except LoginError as error:
            if isinstance(error.__context__, IMAP4.abort):
                raise Unreachable("The connection to the server was lost while signing in.") from None
            if _code(error) in PASSING:
                raise Unreachable(f"The server cannot sign in anybody just now ({_code(error)}).") from None
            raise SignInRefused("The server does not accept the user name or password; check them.") from None

    def _sign_in_with_token(self, client: Any, token: str) -> None:
        account = self._account
        if re.search(r"[\0\1\r\n]", account.user) or not re.fullmatch(r"[\x21-\x7e]+", token):
            raise SignInRefused("The user name or access token holds signs that no such name or token has.")
        capabilities = client.capabilities()
        mechanism = bearer.mechanism_of(capabilities)
        if mechanism is None:
            raise SignInRefused(
                "The server takes no access tokens (neither OAUTHBEARER nor XOAUTH2); check `host`, or sign in with "
                "a password."
            )
        # What the server announced before the sign-in does not count after it.
        client._cached_capabilities = None
        client._imap.untagged_responses.pop("CAPABILITY", None)
        said = bearer.credentials(mechanism, account.user, token, account.host, account.port)
        try:
            kind, answer = bearer.authenticate(client._imap, mechanism, said, at_once=b"SASL-IR" in capabilities)
        except IMAP4.abort:
            raise Unreachable("The connection to the server was lost while signing in.") from None
        except IMAP4.error as error:  # BAD
            kind, answer = "BAD", [str(error).encode()]
        if kind == "OK":
            return
        code = _code(LoginError((answer[-1] or b"").decode("ascii", "replace")))
        if code in PASSING:
            raise Unreachable(f"The server cannot sign in anybody just now ({code}).")
        anew = "" if account.sign_in == "token-command" else f"; to sign in anew, run `afterword sign-in {account.key}`"
        raise SignInRefused(
            "The server does not accept the access token of this account; check that `user` is who signed in and that "
            f"IMAP is allowed there{anew}."
        )

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """One cause, one error; a session that is no longer sure is dropped. Servers' words stay out of it."""
        try:
            yield
        except ssl.SSLCertVerificationError as error:
            self._forget()
            # The message's first part; the host stands behind the comma.
            raise Unreachable(
                f"The server's certificate cannot be trusted ({error.verify_message.partition(',')[0]})."
            ) from None
        except IMAP4.readonly:
            # imaplib raises it for a folder that the server opens for reading only, and from then on for all commands.
            self._forget()
            raise Refused("The server lets nothing be changed in a folder.") from None
        except (OSError, IMAP4.abort) as error:
            self._forget()
            raise Unreachable(f"The connection to the server failed ({_cause(error)}).") from None
        except IMAP4.error as error:
            if _answered(error):
                raise Refused(f"The server refuses a command ({_code(error)}).") from None
            self._forget()
            raise Unreachable("The connection was ended, for an answer of the server makes no sense.") from None
        except NONSENSE:
            self._forget()
            raise Unreachable("The connection was ended, for an answer of the server makes no sense.") from None
        except (ForbiddenCommand, KeyboardInterrupt):
            # Nothing or half a command was sent: a LOGOUT would be taken for the rest of it.
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
                self._folders = sort_folders(client.list_folders(), self._account)
            drafts = self._folders.drafts
            client.drafts_argument = None if drafts is None else _argument(client, drafts)
        return self._folders

    def state(self, folder: str) -> FolderState:
        client = self._connected()
        if self._is_open(folder):
            # Of an open folder servers tell what they knew when it was opened.
            self._open(folder)
        with self._errors(), self._may_be_missing(client, folder):
            # STATUS also of an open folder: Courier has no UIDNEXT in SELECT.
            counts_changes = client.has_capability("CONDSTORE")
            items = ["MESSAGES", "UIDNEXT", "UIDVALIDITY", *(["HIGHESTMODSEQ"] if counts_changes else [])]
            figures = client.folder_status(folder, items)
            if not {b"UIDVALIDITY", b"UIDNEXT"} <= set(figures):
                raise Refused("The server tells no UIDVALIDITY and UIDNEXT; without them no draft is safe.")
            # Zero where a folder keeps no sequence (RFC 7162 3.1.2).
            modseq = int(figures.get(b"HIGHESTMODSEQ", 0)) or None
            return FolderState(
                int(figures[b"UIDVALIDITY"]), int(figures[b"UIDNEXT"]), int(figures.get(b"MESSAGES", 0)), modseq
            )

    def _open(self, folder: str, *, writable: bool = False) -> Any:
        """Opens a folder, read-only unless a keyword is to be set. It is opened anew also where it is open.

        In an open folder SEARCH misses new mail until then (Dovecot, Courier), and one that was deleted and made
        again keeps its old UIDVALIDITY.
        """
        client = self._connected()
        self._selected = None
        with self._errors(), self._may_be_missing(client, folder):
            answer = client.select_folder(folder, readonly=not writable)
            self._uidvalidity = int(answer.get(b"UIDVALIDITY", 0))
            self._messages = int(answer.get(b"EXISTS", 0))
            self._permanent = tuple(flag.lower() for flag in answer.get(b"PERMANENTFLAGS", ()))
            self._known = tuple(flag.lower() for flag in answer.get(b"FLAGS", ()))
        self._selected = (folder, writable)
        return client

    def _is_open(self, folder: str) -> bool:
        return self._selected is not None and self._selected[0] == folder

    @contextmanager
    def _may_be_missing(self, client: Any, folder: str) -> Iterator[None]:
        """Tells a folder that is missing from one that cannot be opened just now, which is no "not found"."""
        try:
            yield
        except IMAP4.abort:
            raise
        except IMAP4.error as error:
            if not _answered(error) or _code(error) in PASSING:
                raise
            if _code(error) not in CLOSED_FOLDER and folder in {str(name) for _, _, name in client.list_folders()}:
                raise
            raise FolderMissing("A folder that is needed does not exist or cannot be opened.") from None

    # -- reading -----------------------------------------------------------------------------------

    def uids(self, folder: str, first: int, since: date | None = None) -> list[int]:
        state = self.state(folder)
        last = max(state.uidnext - 1, first)
        # Where UIDs are sparse, one range with few mails is better than thousands with none.
        step = UID_RANGE if state.messages > UID_RANGE else last
        client = self._open(folder)
        found: set[int] = set()
        for low in range(first, last + 1, step):
            criteria = f"UID {low}:{min(low + step - 1, last)}"
            if since is not None:
                criteria += f" SINCE {since.day}-{MONTHS[since.month - 1]}-{since.year}"
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
                size = PREFIX if isinstance(answer, str) else min(_size(answer, PREFIX), PREFIX)
                if batch and (weight + size > BATCH_BYTES or len(batch) >= BATCH_MAILS):
                    yield from self._fetch_afresh(folder, batch)
                    batch, weight = [], 0
                batch.append(uid)
                weight += size
            if batch:
                yield from self._fetch_afresh(folder, batch)

    def _fetch_afresh(self, folder: str, uids: Sequence[int]) -> list[Fetched | Unfetchable]:
        # Of a mail that vanished from an open folder, Courier makes one up.
        self._open(folder)
        return self._fetch_batch(folder, uids)

    def _fetch_batch(self, folder: str, uids: Sequence[int]) -> list[Fetched | Unfetchable]:
        items = ["RFC822.SIZE", "INTERNALDATE", "FLAGS", f"BODY.PEEK[]<0.{PREFIX}>"]
        answers = self._fetch_each(folder, uids, items)
        uidvalidity = self._uidvalidity
        mails = []
        for uid, answer in answers.items():
            mail = None if answer is None else _fetched(Place(folder, uidvalidity, uid), answer)
            if isinstance(mail, Unfetchable) and not self._is_there(folder, uid):
                continue  # Dovecot hands out NIL for a mail that vanished from an open folder
            if mail is not None:
                mails.append(mail)
        return mails

    def _is_there(self, folder: str, uid: int) -> bool:
        """Looks afresh. A network that is down or a server in trouble raises here, so that no mail is blamed."""
        self._open(folder)
        return self._fetch_now(folder, [uid], ["UID"])[uid] is not None

    def _fetch_each(
        self, folder: str, uids: Sequence[int], items: Sequence[str]
    ) -> dict[int, dict[bytes, Any] | str | None]:
        """What the server says of each UID: its answer, None where it is gone, a reason where it cannot be had.

        One malformed answer makes imapclient lose a whole batch, so after a failure each mail is asked for alone.
        """
        answers: dict[int, dict[bytes, Any] | str | None] = {}
        for start in range(0, len(uids), BATCH_MAILS * 4):
            batch = uids[start : start + BATCH_MAILS * 4]
            try:
                answers |= self._fetch_now(folder, batch, items)
            except (Refused, Unreachable):
                answers |= {uid: self._fetch_alone(folder, uid, items) for uid in batch}
        return answers

    def _fetch_now(
        self, folder: str, uids: Sequence[int], items: Sequence[str]
    ) -> dict[int, dict[bytes, Any] | str | None]:
        client = self._client if self._is_open(folder) else self._open(folder)
        with self._errors():
            answers = client.fetch(list(uids), list(items))
        return {uid: answers.get(uid) for uid in uids}

    def _fetch_alone(self, folder: str, uid: int, items: Sequence[str]) -> dict[bytes, Any] | str | None:
        for _ in range(2):
            try:
                return self._fetch_now(folder, [uid], items)[uid]
            except Refused:
                reason = "the server refuses to hand it out"
                break
            except Unreachable:
                reason = "the server's answer for it makes no sense, or breaks the connection"
        return reason if self._is_there(folder, uid) else None

    def flags(self, place: Place) -> frozenset[str] | None:
        try:
            self._open(place.folder)
        except FolderMissing:
            return None
        answer = self._fetch_each(place.folder, [place.uid], ["FLAGS"])[place.uid]
        if isinstance(answer, str):
            raise Refused("The server does not tell the flags of a mail.")
        return None if answer is None or self._uidvalidity != place.uidvalidity else _flags(answer)

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
        return [
            one for one in self._identified(folder, sorted(found)) if one.message_id in ids or one.answers & set(ids)
        ]

    def latest(self, folder: str, since: date) -> list[Found]:
        return self._identified(folder, self.uids(folder, 1, since)[-LATEST_MAILS:])

    def _identified(self, folder: str, uids: Sequence[int]) -> list[Found]:
        identified = []
        for uid, answer in self._fetch_each(folder, uids, ["FLAGS", "INTERNALDATE", HEADERS]).items():
            if isinstance(answer, str):
                raise Refused("The server does not hand out the headers of a mail.")
            if answer is not None:
                identified.append(_identity(Place(folder, self._uidvalidity, uid), answer))
        return identified

    def marked(self, folder: str, keyword: str) -> list[int]:
        client = self._open(folder)
        with self._errors():
            if client.has_capability("X-GM-EXT-1"):
                label = keyword.lstrip("$")
                return sorted(client.search(f'X-GM-LABELS "{label}"'))
            if not {b"\\*", keyword.lower().encode()} & {*self._permanent, *self._known}:
                return []  # Exchange and Kerio answer BAD to a keyword that the folder does not know
            return sorted(client.search(f"KEYWORD {keyword}"))

    def keeps_keyword(self, folder: str, keyword: str) -> bool:
        """Whether `flag` can set it there. Raises Refused where nothing at all can be changed."""
        # A folder that is open for reading says that nothing can be set (RFC 3501 7.1, PERMANENTFLAGS).
        client = self._open(folder, writable=True)
        self._selected = None
        return client.has_capability("X-GM-EXT-1") or bool({b"\\*", keyword.lower().encode()} & set(self._permanent))

    def capabilities(self) -> list[str]:
        """What the server says that it can do, after the sign-in."""
        client = self._connected()
        with self._errors():
            return [name.decode("ascii", "replace") for name in client.capabilities()]

    # -- listening, on a mailbox for nothing else ---------------------------------------------------

    def attend(self, folder: str) -> bool:
        client = self._connected()
        with self._errors():
            if not client.has_capability("IDLE"):
                return False
        self._open(folder)
        with self._errors():
            client.ear = Ear(client._imap, client.socket(), self._messages)
        client.may_idle = True
        return True

    def listen(self, seconds: float) -> Heard:
        client = self._client
        if client is None or client.ear is None:
            raise Unreachable("The connection that is told of new mail was lost.")
        try:
            with self._errors():
                heard: Heard = client.ear.listen(seconds)
        except MailboxError:
            self._forget()  # in the middle of an IDLE nothing else can be said
            raise
        if heard is Heard.ENDED:
            self._forget()
        return heard

    # -- the only writes ---------------------------------------------------------------------------

    def append_draft(self, folder: str, raw: bytes, at: datetime) -> None:
        client = self._connected()
        if folder != self.folders().drafts:
            raise ForbiddenCommand("A draft was about to be stored outside the Drafts folder; nothing was sent.")
        if self._is_open(folder):
            # Courier refuses an APPEND to a folder that is open for reading.
            self._open("INBOX")
        with self._errors():
            client.append(folder, raw, DRAFT_FLAGS, at)

    def withdraw(self, place: Place) -> bool:
        if place.folder != self.folders().drafts:
            raise ForbiddenCommand("A mail outside Drafts was about to be removed; nothing was sent.")
        client = self._open(place.folder, writable=True)
        try:
            if self._uidvalidity != place.uidvalidity or not client.has_capability("UIDPLUS"):
                return False  # a plain EXPUNGE would take along what others have marked (RFC 4315)
            client.withdrawing = place.uid
            with self._errors():
                client.add_flags([place.uid], [b"\\Deleted"], silent=True)
                client.uid_expunge([place.uid])
        finally:
            client.withdrawing = None
            self._selected = None
        return True

    def make_lesson_folders(self) -> list[str]:
        client, known = self._connected(), self.folders()
        with self._errors():
            listed = client.list_folders()
        names = []
        for wanted, there in (
            (self._account.rejections, known.rejections),
            (self._account.not_rejections, known.not_rejections),
        ):
            name = there or server_name(wanted, listed)
            if there is None:
                try:
                    client.making = _argument(client, name)
                    with self._errors():
                        client.create_folder(name)
                finally:
                    client.making = None
            names.append(name)
        self._folders = None
        return names

    def flag(self, place: Place, keyword: str) -> bool:
        try:
            client = self._open(place.folder, writable=True)
            if self._uidvalidity != place.uidvalidity:
                return True  # the mail is to be found elsewhere; the next poll knows its new place
            with self._errors():
                if client.has_capability("X-GM-EXT-1"):
                    client.add_gmail_labels([place.uid], [keyword.lstrip("$")], silent=True)
                    return True
                if not {b"\\*", keyword.lower().encode()} & set(self._permanent):
                    return False
                client.add_flags([place.uid], [keyword], silent=True)
        except (Refused, FolderMissing):
            return False
        finally:
            # Back to read-only at the next look.
            self._selected = None
        return True


def _answered(error: BaseException) -> bool:
    """Whether the server itself said NO or BAD; after anything else nobody knows where in the talk we are."""
    return isinstance(error, InvalidCriteriaError) or bool(
        re.match(r"\w+ (?:failed: |command error: BAD )", str(error), re.ASCII)
    )


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
    # Only where a code stands: further on, brackets may be part of a folder's name.
    match = re.match(r"(?:\w+ (?:failed: |command error: BAD \[))?(?:b['\"])?\[([A-Z0-9-]{2,30})[\] ]", str(error))
    return match[1] if match else type(error).__name__


def _fetched(place: Place, answer: dict[bytes, Any] | str) -> Fetched | Unfetchable:
    if isinstance(answer, str):
        return Unfetchable(place, answer)
    raw, at = answer.get(b"BODY[]<0>", answer.get(b"BODY[]")), _received(answer)
    if not isinstance(raw, bytes) or at is None:
        return Unfetchable(place, "the server did not hand it out, or dates it at the end of time")
    return Fetched(place, at, _flags(answer), _size(answer, len(raw)), raw)


def _received(answer: dict[bytes, Any]) -> datetime | None:
    received = answer.get(b"INTERNALDATE")
    try:
        return received.astimezone(UTC) if isinstance(received, datetime) else None
    except OverflowError:  # a date in the year 1 or 9999
        return None


def _size(answer: dict[bytes, Any], otherwise: int) -> int:
    size = answer.get(b"RFC822.SIZE")
    return size if isinstance(size, int) else otherwise


def _flags(answer: dict[bytes, Any]) -> frozenset[str]:
    given = answer.get(b"FLAGS")
    flags = given if isinstance(given, tuple) else ()
    return frozenset(flag.decode("ascii", "replace") for flag in flags if isinstance(flag, bytes))


def _identity(place: Place, answer: dict[bytes, Any]) -> Found:
    raw = next(
        (value for key, value in answer.items() if key.startswith(b"BODY[HEADER") and isinstance(value, bytes)), b""
    )
    headers = message_from_bytes(raw, policy=email_policy.compat32)
    own = IDS.findall(str(headers.get("Message-ID", "")))
    answers = IDS.findall(
        " ".join(str(value) for name in ("In-Reply-To", "References") for value in headers.get_all(name, []))
    )
    to = " ".join(str(value) for value in headers.get_all("To", []))[:LONGEST_HEADER].lower()
    return Found(
        place,
        own[0] if own else "",
        frozenset(answers),
        _flags(answer),
        _received(answer) or LATEST,
        frozenset(part for part in BETWEEN_ADDRESSES.split(to) if "@" in part),
        _decoded(str(headers.get("Subject", ""))[:LONGEST_HEADER]),
    )


def _decoded(text: str) -> str:
    """A header without its encoded words (RFC 2047); empty where they make no sense."""
    try:
        return str(make_header(decode_header(text)))
    except (HeaderParseError, LookupError, ValueError):
        return ""


def _argument(client: Any, folder: str) -> bytes:
    """A folder as imapclient writes it in a command."""
    written = client._normalise_folder(folder)
    return written if isinstance(written, bytes) else str(written).encode()
