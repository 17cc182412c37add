"""What Afterword remembers, in SQLite. One method is one transaction; every time is UTC.

Of ordinary mail nothing is kept but the cursor. Mails about an application are kept with their verdict and
the sentences that decided, because `status` and `show` answer from here; the file is its owner's only (0600).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from daemon.errors import StoreError, UserError
from daemon.mailbox import Place
from daemon.records import Batch, Case, Cursor, Judged, Lesson, Pause, Plan, Quarantined
from daemon.rows import as_case, as_judged, as_lesson, as_moment, as_text, as_time
from daemon.schema import MIGRATIONS
from daemon.states import Mark, Reason, Rejection, State
from daemon.upkeep import KEPT, drop_copies, everything, keep_copy

#: States in which a reply is being prepared or lies ready, for "the same application".
LIVE = (State.WAITING, State.DRAFTING, State.DRAFTED, State.SENT)


class _Connection(sqlite3.Connection):
    """A connection whose faults are StoreErrors: a full disk, a lock that stays, a file that was damaged under us."""

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        return self._told(super().execute, *arguments)

    def executemany(self, *arguments: Any) -> sqlite3.Cursor:
        return self._told(super().executemany, *arguments)

    def _told(self, method: Callable[..., sqlite3.Cursor], *arguments: Any) -> sqlite3.Cursor:
        try:
            return method(*arguments)
        except sqlite3.OperationalError as error:
            raise StoreError(f"The database could not be used just now ({error}); nothing was changed.") from None
        except sqlite3.DatabaseError as error:
            raise StoreError(f"The database is damaged ({error}); restore the state folder from a backup.") from None


class Store:
    """The database of one user. One thread at a time; whoever works beside another opens a Store of their own."""

    def __init__(self, path: Path | str) -> None:
        """Opens, and where needed makes or migrates, the database. Raises StoreError."""
        self.path = path
        try:
            if isinstance(path, Path):
                path.touch(mode=0o600)
                path.chmod(0o600)
            self._db = _connect(path)
            self._db.execute("PRAGMA journal_mode = WAL")
            # The record "about to append" must outlive a power cut: NORMAL would lose it in WAL mode.
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA foreign_keys = ON")
            # What is forgotten is overwritten, not only unlinked.
            self._db.execute("PRAGMA secure_delete = ON")
            self._migrate()
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"The database {path} cannot be opened ({error}).") from None

    def close(self) -> None:
        """Closes the database; all that was said stays."""
        self._db.close()

    def copy(self) -> Store:
        """An in-memory copy, for a dry run."""
        twin = Store.__new__(Store)
        twin.path = ":memory:"
        twin._db = _connect(":memory:")
        self._db.backup(twin._db)
        return twin

    def everything(self) -> dict[str, Any]:
        """All that is remembered, table by table."""
        return everything(self._db)

    def _migrate(self) -> None:
        version = int(self._db.execute("PRAGMA user_version").fetchone()[0])
        if version > len(MIGRATIONS):
            raise StoreError(
                f"The database {self.path} was written by a newer Afterword (schema {version}, this one knows "
                f"{len(MIGRATIONS)}). Install the newer version again."
            )
        if isinstance(self.path, Path):
            if 0 < version < len(MIGRATIONS):
                keep_copy(self._db, self.path, version)
            drop_copies(self.path, older_than=KEPT)
        for number, statements in enumerate(MIGRATIONS[version:], version + 1):
            with self._write():
                if int(self._db.execute("PRAGMA user_version").fetchone()[0]) >= number:
                    continue  # another process was faster
                for statement in statements:
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {number}")

    @contextmanager
    def _write(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            # SQLite has already rolled back after some faults, a full disk among them.
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    # -- pause -------------------------------------------------------------------------------------

    def pause(self, until: datetime | None, now: datetime) -> Pause:
        """Nothing is to be done from now on; said again while paused, only the end is another."""
        going_on = self.paused(now)
        since = going_on.since if going_on else now
        with self._write():
            self._db.execute("INSERT OR REPLACE INTO pause VALUES (1, ?, ?)", (as_text(since), as_text(until)))
        return Pause(since.replace(microsecond=0), until and until.replace(microsecond=0))

    def resume(self) -> None:
        """Ends a pause."""
        with self._write():
            self._db.execute("DELETE FROM pause")

    def paused(self, now: datetime) -> Pause | None:
        """The pause that goes on now."""
        row = self._db.execute("SELECT * FROM pause").fetchone()
        found = Pause(as_moment(row["since"]), as_time(row["until"])) if row else None
        return None if found is None or (found.until is not None and found.until <= now) else found

    # -- polling -----------------------------------------------------------------------------------

    def cursor(self, account: str, folder: str) -> Cursor | None:
        """How far this folder has been read; None before the first poll."""
        row = self._db.execute("SELECT * FROM cursor WHERE account = ? AND folder = ?", (account, folder)).fetchone()
        return Cursor(row["uidvalidity"], row["last_uid"], as_time(row["polled_at"])) if row else None

    def record(self, account: str, folder: str, batch: Batch, cursor: Cursor, now: datetime) -> list[int]:
        """Judgements, plans, quarantine and cursor in one transaction; returns the IDs of new rejections.

        A mail that is known already (read again after a UIDVALIDITY change, or a second copy) only moves
        its place: its rejection, if any, stays what it is.
        """
        new = []
        with self._write():
            for mail, plan in batch.judged:
                mail_id, is_new = self._put_mail(account, mail)
                if plan is not None and is_new:
                    self._put_plan(account, mail_id, plan, now)
                    new.append(mail_id)
            self._db.executemany(
                "INSERT OR IGNORE INTO quarantine VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (account, q.place.folder, q.place.uidvalidity, q.place.uid, q.reason, as_text(now))
                    for q in batch.quarantined
                ],
            )
            self._db.execute(
                "INSERT INTO cursor (account, folder, uidvalidity, last_uid, polled_at) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (account, folder) DO UPDATE SET"
                " marked = CASE WHEN uidvalidity = excluded.uidvalidity THEN marked END,"
                " uidvalidity = excluded.uidvalidity, last_uid = excluded.last_uid, polled_at = excluded.polled_at",
                (account, folder, cursor.uidvalidity, cursor.last_uid, as_text(cursor.polled_at)),
            )
        return new

    def _put_plan(self, account: str, mail_id: int, plan: Plan, now: datetime) -> None:
        self._db.execute(
            "INSERT INTO rejection"
            " (mail, state, reason, due_at, draft_message_id, to_name, to_email, identity, parent)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM mail WHERE account = ? AND key = ?))",
            (
                mail_id,
                plan.state,
                plan.reason,
                as_text(plan.due_at),
                plan.draft_message_id,
                plan.recipient.name,
                plan.recipient.email,
                plan.recipient.identity,
                account,
                plan.parent,
            ),
        )
        self._event(mail_id, now, plan.state, plan.reason)

    def add(self, account: str, letters: Iterable[tuple[Judged, Plan]], now: datetime) -> list[int]:
        """Rejections that came by no mail, and thank-yous to others; the IDs of those that were not known yet."""
        new = []
        with self._write():
            for mail, plan in letters:
                mail_id, is_new = self._put_mail(account, mail)
                if is_new:
                    self._put_plan(account, mail_id, plan, now)
                    new.append(mail_id)
        return new

    def _put_mail(self, account: str, mail: Judged) -> tuple[int, bool]:
        place = mail.place
        known = self._db.execute("SELECT id FROM mail WHERE account = ? AND key = ?", (account, mail.key)).fetchone()
        if known:
            self._db.execute(
                "UPDATE mail SET folder = ?, uidvalidity = ?, uid = ? WHERE id = ?",
                (place.folder, place.uidvalidity, place.uid, known["id"]),
            )
            return int(known["id"]), False
        done = self._db.execute(
            "INSERT INTO mail (account, key, folder, uidvalidity, uid, received_at, message_id, thread, sender,"
            " subject, label, decision, score, because, details, flag)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                account,
                mail.key,
                place.folder,
                place.uidvalidity,
                place.uid,
                as_text(mail.received_at),
                mail.message_id,
                json.dumps(mail.thread),
                mail.sender,
                mail.subject,
                mail.label,
                mail.decision,
                mail.score,
                json.dumps(mail.because, ensure_ascii=False),
                json.dumps(mail.details, ensure_ascii=False),
                mail.flag,
            ),
        )
        assert done.lastrowid is not None  # noqa: S101 - sqlite3 sets it for every INSERT
        return done.lastrowid, True

    # -- what the user teaches ---------------------------------------------------------------------

    def marked(self, account: str, folder: str) -> list[int] | None:
        """The UIDs that carried the keyword at the last look; None before the first."""
        row = self._db.execute(
            "SELECT marked FROM cursor WHERE account = ? AND folder = ?", (account, folder)
        ).fetchone()
        return list(json.loads(row["marked"])) if row and row["marked"] is not None else None

    def set_marked(self, account: str, folder: str, uids: Sequence[int]) -> None:
        """Remembers which mails carry the keyword."""
        with self._write():
            self._db.execute(
                "UPDATE cursor SET marked = ? WHERE account = ? AND folder = ?", (json.dumps(uids), account, folder)
            )

    def mail_at(self, account: str, place: Place) -> Judged | None:
        """The known mail at a place."""
        row = self._db.execute(
            "SELECT * FROM mail WHERE account = ? AND folder = ? AND uidvalidity = ? AND uid = ?",
            (account, place.folder, place.uidvalidity, place.uid),
        ).fetchone()
        return as_judged(row) if row else None

    def teach(self, account: str, lesson: Lesson, mail: Judged | None, plan: Plan | None, now: datetime) -> None:
        """The user's word on a mail, which acts at once. The last word wins.

        A rejection with a ``plan`` waits for its reply from now on; for anything else a reply that is not written yet
        is dropped, and one in Drafts is unwanted where the plan says so: see `unwanted`.
        """
        with self._write():
            self._put_lesson(lesson)
            known = self.mail_by_key(account, lesson.key)
            if known is not None:
                self._reconsider(account, known.id, lesson, plan, now)
            elif mail is not None:
                self._reconsider(account, self._put_mail(account, mail)[0], lesson, plan, now)

    def _put_lesson(self, lesson: Lesson) -> None:
        self._db.execute(
            "INSERT INTO lesson (key, label, source, at, subject, domain, text, sketch) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET label = excluded.label, source = excluded.source, at = excluded.at,"
            " subject = iif(excluded.text IS NULL, subject, excluded.subject),"
            " domain = iif(excluded.text IS NULL, domain, excluded.domain),"
            " sketch = iif(excluded.text IS NULL, sketch, excluded.sketch), text = ifnull(excluded.text, text)",
            (
                lesson.key,
                lesson.label,
                lesson.source,
                as_text(lesson.at),
                lesson.subject,
                lesson.domain,
                lesson.text,
                json.dumps(lesson.sketch),
            ),
        )

    def _reconsider(self, account: str, mail_id: int, lesson: Lesson, plan: Plan | None, now: datetime) -> None:
        decision = "rejection" if lesson.is_rejection else "other"
        self._db.execute(
            "UPDATE mail SET label = ?, decision = ?, flag = iif(flag = 'pending', 'none', flag) WHERE id = ?",
            (lesson.label, decision, mail_id),
        )
        case = self.case(mail_id)
        if lesson.is_rejection:
            if case is None and plan is not None:
                self._put_plan(account, mail_id, plan, now)
            elif case is not None and case.row.reason is Reason.NOT_A_REJECTION:
                self._db.execute(
                    "UPDATE rejection SET state = ?, reason = NULL, attempts = 0 WHERE mail = ?",
                    (State.WAITING, mail_id),
                )
                self._event(mail_id, now, State.WAITING, None)
            return
        # The thank-yous to others go the same way.
        others = self._db.execute("SELECT id FROM mail WHERE key LIKE 'thanks:%' AND key LIKE ?", (f"%:{lesson.key}",))
        for one in filter(None, [case, *(self.case(row["id"]) for row in others.fetchall())]):
            if one.row.state in (State.WAITING, State.HELD):
                self._db.execute(
                    "UPDATE rejection SET state = ?, reason = ? WHERE mail = ?",
                    (State.SKIPPED, Reason.NOT_A_REJECTION, one.row.id),
                )
                self._event(one.row.id, now, State.SKIPPED, Reason.NOT_A_REJECTION)
            elif one.row.state is State.DRAFTING:
                # An APPEND may be under way; the next look decides.
                self._db.execute("UPDATE rejection SET unwanted_at = ? WHERE mail = ?", (as_text(now), one.row.id))

    def unwanted(self, mail_id: int, now: datetime) -> None:
        """The draft that lies ready is to be taken back, as long as nobody has touched it."""
        with self._write():
            self._db.execute(
                "UPDATE rejection SET unwanted_at = ? WHERE mail = ? AND state = ?",
                (as_text(now), mail_id, State.DRAFTED),
            )

    def learn(self, lessons: Iterable[Lesson], now: datetime) -> int:
        """Labelled mail from elsewhere; returns how many labels are new or other than before."""
        with self._write():
            before = self._db.total_changes
            for lesson in lessons:
                known = self._db.execute(
                    "SELECT 1 FROM lesson WHERE key = ? AND label = ? AND text IS NOT NULL", (lesson.key, lesson.label)
                ).fetchone()
                if known is None:
                    self._put_lesson(lesson)
            return self._db.total_changes - before

    def lessons(self) -> list[Lesson]:
        """All that the user has said, oldest first."""
        return [as_lesson(row) for row in self._db.execute("SELECT * FROM lesson ORDER BY at, id")]

    def said_since(self, moment: datetime | None) -> tuple[int, datetime | None]:
        """How many labels were given after a moment whose texts are known, and the first of them when."""
        row = self._db.execute(
            "SELECT count(*), min(at) FROM lesson WHERE text IS NOT NULL AND (? IS NULL OR at > ?)",
            (as_text(moment), as_text(moment)),
        ).fetchone()
        return int(row[0]), as_time(row[1])

    def lesson(self, key: str) -> Lesson | None:
        """What the user said of one mail."""
        row = self._db.execute("SELECT * FROM lesson WHERE key = ?", (key,)).fetchone()
        return as_lesson(row) if row else None

    def unread_lessons(self, account: str) -> list[tuple[Lesson, Judged]]:
        """Labels of known mails whose text is still to be fetched."""
        rows = self._db.execute(
            "SELECT lesson.* FROM lesson JOIN mail ON mail.key = lesson.key"
            " WHERE lesson.text IS NULL AND mail.account = ? AND mail.folder != ''",
            (account,),
        ).fetchall()
        found = []
        for row in rows:
            mail = self._db.execute(
                "SELECT * FROM mail WHERE account = ? AND key = ?", (account, row["key"])
            ).fetchone()
            found.append((as_lesson(row), as_judged(mail)))
        return found

    def forget(self, lesson_ids: Collection[int]) -> int:
        """Removes labels and their texts for good; how many there were."""
        with self._write():
            done = self._db.executemany("DELETE FROM lesson WHERE id = ?", [(one,) for one in lesson_ids])
        # The text may still stand in the write-ahead log.
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if isinstance(self.path, Path):
            drop_copies(self.path)
        return done.rowcount

    # -- flagging ----------------------------------------------------------------------------------

    def to_flag(self, account: str) -> list[tuple[int, Place]]:
        """Mails whose keyword is still to be set."""
        rows = self._db.execute(
            "SELECT id, folder, uidvalidity, uid FROM mail WHERE account = ? AND flag = 'pending' ORDER BY uid",
            (account,),
        )
        return [(row["id"], Place(row["folder"], row["uidvalidity"], row["uid"])) for row in rows]

    def flagged(self, mail_id: int, outcome: str) -> None:
        """Notes that the keyword is ``set``, or that it is ``impossible`` there."""
        with self._write():
            self._db.execute("UPDATE mail SET flag = ? WHERE id = ?", (outcome, mail_id))

    # -- the life of a rejection -------------------------------------------------------------------

    def open_cases(self, account: str | None = None) -> list[Case]:
        """Rejections that may still take a step, the earliest due first."""
        return self._cases(
            "rejection.state IN ('waiting', 'drafting', 'drafted') AND (? IS NULL OR mail.account = ?)",
            (account, account),
        )

    def cases(self) -> list[Case]:
        """All rejections, the earliest due first."""
        return self._cases("1", ())

    def case(self, mail_id: int) -> Case | None:
        """One rejection by its ID."""
        return next(iter(self._cases("mail.id = ?", (mail_id,))), None)

    def _cases(self, where: str, parameters: tuple[object, ...]) -> list[Case]:
        rows = self._db.execute(
            "SELECT mail.*, rejection.* FROM rejection JOIN mail ON mail.id = rejection.mail"  # noqa: S608 - `where` is ours
            f" WHERE {where} ORDER BY rejection.due_at, mail.id",
            parameters,
        ).fetchall()
        return [as_case(row, self.mail(row["parent"]) if row["parent"] is not None else None) for row in rows]

    def begin_append(
        self, row: Rejection, mark: Mark, retry_at: datetime, now: datetime, *, digest: str, subject: str
    ) -> bool:
        """Notes durably that an APPEND is about to be sent, and of what; False when the row has changed meanwhile."""
        return self._move(
            row,
            now,
            State.DRAFTING,
            attempts=row.attempts + 1,
            retry_at=as_text(retry_at),
            mark_uidvalidity=mark.uidvalidity,
            mark_uidnext=mark.uidnext,
            digest=digest,
            draft_subject=subject,
        )

    def append_refused(self, row: Rejection, now: datetime) -> bool:
        """The server said NO: surely not stored; wait for the next attempt."""
        return self._move(row, now, State.WAITING, mark_uidvalidity=None, mark_uidnext=None)

    def become(self, row: Rejection, state: State, reason: Reason | None, draft: Place | None, now: datetime) -> bool:
        """A step of the state machine; False when the row has changed meanwhile."""
        changes: dict[str, object] = {"reason": reason, "missing_since": None, "redraft_at": None, "unwanted_at": None}
        if draft is not None:
            changes |= {
                "draft_folder": draft.folder,
                "draft_uidvalidity": draft.uidvalidity,
                "draft_uid": draft.uid,
                "drafted_at": as_text(row.drafted_at or now),
            }
        return self._move(row, now, state, **changes)

    def write_anew(self, row: Rejection, message_id: str, now: datetime) -> bool:
        """The old draft is gone: the reply is due now, under a new Message-ID."""
        return self._move(row, now, State.WAITING, **_anew(row, message_id, now))

    def note_missing(self, row: Rejection, now: datetime) -> bool:
        """The draft is nowhere to be found, for the first time."""
        return self._move(row, now, row.state, missing_since=as_text(now))

    def _move(self, row: Rejection, now: datetime, to: State, **changes: object) -> bool:
        # Compare and set: the command line may have moved the row since it was read.
        columns = ", ".join(f"{name} = ?" for name in changes)
        with self._write():
            done = self._db.execute(
                f"UPDATE rejection SET state = ?{', ' if columns else ''}{columns}"  # noqa: S608 - names are ours
                " WHERE mail = ? AND state = ? AND attempts = ? AND due_at = ?",
                (to, *changes.values(), row.id, row.state, row.attempts, as_text(row.due_at)),
            )
            if done.rowcount and (to is not row.state or changes.get("reason")):
                self._event(row.id, now, to, changes.get("reason"))
        return bool(done.rowcount)

    def _event(self, mail_id: int, now: datetime, state: State, reason: object) -> None:
        self._db.execute("INSERT INTO event VALUES (?, ?, ?, ?)", (mail_id, as_text(now), state, reason))

    def last_drafted(self) -> datetime | None:
        """When the newest draft was laid into Drafts, in any account."""
        return as_time(self._db.execute("SELECT max(drafted_at) FROM rejection").fetchone()[0])

    def later_mail(self, case: Case, labels: Collection[str]) -> list[Judged]:
        """Mails of certain labels that came after this rejection, in any account."""
        rows = self._db.execute(
            f"SELECT * FROM mail WHERE label IN ({', '.join('?' for _ in labels)})"  # noqa: S608 - question marks
            " AND received_at >= ? AND id != ?",
            (*labels, as_text(case.row.received_at), case.row.id),
        )
        return [as_judged(row) for row in rows]

    def mail_before(self, moment: datetime, span: timedelta) -> list[Judged]:
        """Mails about applications that came within a span before a moment, in any account."""
        rows = self._db.execute(
            "SELECT * FROM mail WHERE received_at BETWEEN ? AND ?", (as_text(moment - span), as_text(moment))
        )
        return [as_judged(row) for row in rows]

    def siblings(self, case: Case, within: timedelta) -> list[Case]:
        """Other rejections that are being answered and came within a span of this one."""
        received = case.row.received_at
        return [
            other
            for other in self._cases(
                f"rejection.state IN ({', '.join('?' for _ in LIVE)}) AND mail.id != ?"
                " AND mail.received_at BETWEEN ? AND ?",
                (*LIVE, case.row.id, as_text(received - within), as_text(received + within)),
            )
            if (other.row.received_at, other.row.id) < (received, case.row.id)
        ]

    # -- the user's word ---------------------------------------------------------------------------

    def release(self, mail_id: int, now: datetime) -> Case:
        """Makes a reply due now. Raises UserError where there is none to make."""
        case = self._for_user(mail_id, (State.WAITING, State.HELD, State.SKIPPED))
        if not case.recipient.email and case.row.reason in (Reason.NOBODY, Reason.NO_ADDRESS):
            raise UserError(f"{mail_id} has nobody to write to ({case.row.reason}); there is nothing to release.")
        self._change(
            case,
            State.WAITING,
            now,
            due_at=as_text(now),
            released_at=as_text(now),
            retry_at=None,
            attempts=0,
            reason=None,
        )
        return self._for_user(mail_id, (State.WAITING,))

    def snooze(self, mail_id: int, due: datetime, now: datetime) -> Case:
        """Puts a waiting reply off until ``due``."""
        case = self._for_user(mail_id, (State.WAITING, State.HELD))
        self._change(case, State.WAITING, now, due_at=as_text(due), reason=None)
        return self._for_user(mail_id, (State.WAITING,))

    def skip(self, mail_id: int, now: datetime) -> Case:
        """No reply to this one."""
        case = self._for_user(mail_id, (State.WAITING, State.HELD))
        self._change(case, State.SKIPPED, now, reason=Reason.BY_USER)
        return self._for_user(mail_id, (State.SKIPPED,))

    def set_note(self, mail_id: int, note: str) -> Case:
        """What the user wants said in this reply; empty for nothing."""
        self._for_user(mail_id, tuple(State))
        with self._write():
            self._db.execute("UPDATE rejection SET note = ? WHERE mail = ?", (note, mail_id))
        return self._for_user(mail_id, tuple(State))

    def redraft(self, mail_id: int, message_id: Callable[[Case], str], now: datetime) -> Case:
        """Wants a draft written anew; the daemon replaces it only while nobody has touched it."""
        case = self._for_user(mail_id, (State.DRAFTED, State.DISCARDED))
        if case.row.state is State.DRAFTED:
            self._change(case, State.DRAFTED, now, redraft_at=as_text(now))
        else:
            self._change(case, State.WAITING, now, **_anew(case.row, message_id(case), now))
        return self._for_user(mail_id, (State.DRAFTED, State.WAITING))

    def _for_user(self, mail_id: int, allowed: tuple[State, ...]) -> Case:
        case = self.case(mail_id)
        if case is None:
            raise UserError(f"There is no rejection {mail_id}; `afterword status` lists them.")
        if case.row.state not in allowed:
            raise UserError(f"{mail_id} is {case.row.state}; that cannot be done any more.")
        return case

    def _change(self, case: Case, to: State, now: datetime, **changes: object) -> None:
        if not self._move(case.row, now, to, **changes):
            raise UserError(f"{case.row.id} has just changed; look at `afterword show {case.row.id}` and try again.")

    # -- what is told ------------------------------------------------------------------------------

    def mail(self, mail_id: int) -> Judged | None:
        """One mail about an application."""
        row = self._db.execute("SELECT * FROM mail WHERE id = ?", (mail_id,)).fetchone()
        return as_judged(row) if row else None

    def mail_by_key(self, account: str, key: str) -> Judged | None:
        """One mail about an application by what it is known by."""
        row = self._db.execute("SELECT * FROM mail WHERE account = ? AND key = ?", (account, key)).fetchone()
        return as_judged(row) if row else None

    def unsure(self, since: datetime) -> list[Judged]:
        """Mails that might be rejections, newest first: the user decides."""
        rows = self._db.execute(
            "SELECT * FROM mail WHERE decision = 'unsure' AND received_at >= ? ORDER BY received_at DESC",
            (as_text(since),),
        )
        return [as_judged(row) for row in rows]

    def quarantined(self) -> list[Quarantined]:
        """Mails that could not be read."""
        rows = self._db.execute("SELECT * FROM quarantine ORDER BY at")
        return [
            Quarantined(
                Place(row["folder"], row["uidvalidity"], row["uid"]), row["reason"], row["account"], as_time(row["at"])
            )
            for row in rows
        ]

    def events(self, mail_id: int) -> list[tuple[datetime, str, str]]:
        """The history of a rejection: when, state, reason."""
        rows = self._db.execute("SELECT * FROM event WHERE mail = ? ORDER BY rowid", (mail_id,))
        return [(as_moment(row["at"]), row["state"], row["reason"] or "") for row in rows]

    def set_health(self, account: str, problem: str, now: datetime) -> None:
        """Remembers what keeps an account from being polled; an empty problem means all is well."""
        with self._write():
            self._db.execute(
                "INSERT INTO health VALUES (?, ?, ?) ON CONFLICT (account) DO UPDATE SET"
                " at = CASE WHEN problem = excluded.problem THEN at ELSE excluded.at END, problem = excluded.problem",
                (account, as_text(now), problem),
            )

    def health(self) -> dict[str, tuple[datetime, str]]:
        """The last known problem of each account, and since when."""
        rows: Iterable[sqlite3.Row] = self._db.execute("SELECT * FROM health ORDER BY account")
        return {row["account"]: (as_moment(row["at"]), row["problem"]) for row in rows}

    def polled(self) -> dict[str, datetime]:
        """The end of each account's last complete poll."""
        rows = self._db.execute(
            "SELECT account, max(polled_at) AS at FROM cursor WHERE polled_at IS NOT NULL GROUP BY account"
        )
        return {row["account"]: as_moment(row["at"]) for row in rows}


def _connect(path: Path | str) -> _Connection:
    # Autocommit: `_write` alone opens transactions, and it always says BEGIN IMMEDIATE.
    connection = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False, factory=_Connection)
    connection.row_factory = sqlite3.Row
    return connection


def _anew(row: Rejection, message_id: str, now: datetime) -> dict[str, object]:
    return {
        "draft_message_id": message_id,
        "edition": row.edition + 1,
        "due_at": as_text(now),
        "released_at": as_text(now),
        "attempts": 0,
        **dict.fromkeys(
            (
                "reason",
                "retry_at",
                "redraft_at",
                "missing_since",
                "drafted_at",
                "mark_uidvalidity",
                "mark_uidnext",
                "draft_folder",
                "draft_uidvalidity",
                "draft_uid",
            )
        ),
    }
