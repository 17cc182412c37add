"""The database: one transaction a method, compare and set, permissions, migrations."""

import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from daemon.errors import StoreError, UserError
from daemon.mailbox import Place
from daemon.records import Batch, Cursor, Quarantined
from daemon.schema import MIGRATIONS
from daemon.states import Mark, Reason, State
from daemon.store import Store
from tests.cases import NOON, judged, plan

CURSOR = Cursor(1, 5, None)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "afterword.db")
    yield opened
    opened.close()


def put(store: Store, **changes: object) -> int:
    (mail_id,) = store.record("personal", "INBOX", Batch([(judged(**changes), plan())]), CURSOR, NOON)
    return mail_id


def test_judgement_plan_and_cursor_are_written_together(store: Store) -> None:
    """After one record() all of it is there, and what was written reads back the same."""
    mail_id = put(store)
    case = store.case(mail_id)
    assert case is not None
    assert (State.WAITING, NOON + timedelta(days=1), "ann@acme.example") == (
        case.row.state,
        case.row.due_at,
        case.recipient.email,
    )
    assert judged() == replace(case.mail, id=0, account="")
    assert CURSOR == store.cursor("personal", "INBOX")


def test_a_failing_step_writes_nothing_at_all(store: Store) -> None:
    """When the second mail of a batch cannot be written, neither the first nor the cursor is."""
    broken = judged(key="<b@x>", details={"company": object()})
    with pytest.raises(TypeError):
        store.record("personal", "INBOX", Batch([(judged(), plan()), (broken, plan())]), CURSOR, NOON)
    assert (None, []) == (store.cursor("personal", "INBOX"), store.cases())


def test_the_same_mail_again_only_moves(store: Store) -> None:
    """Read anew after a UIDVALIDITY change, a mail has a new place and its old rejection."""
    mail_id = put(store)
    moved = Place("INBOX", 2, 77)
    assert [] == store.record("personal", "INBOX", Batch([(judged(place=moved), plan())]), Cursor(2, 77, NOON), NOON)
    assert [(mail_id, moved)] == [(case.row.id, case.row.original) for case in store.cases()]


def test_a_step_on_a_stale_row_does_nothing(store: Store) -> None:
    """The command line may have moved the row since the daemon read it; the user's word stands."""
    mail_id = put(store)
    seen = store.cases()[0].row
    store.skip(mail_id, NOON)
    assert not store.begin_append(seen, Mark(1, 9), NOON, NOON, digest="", subject="")
    assert State.SKIPPED is store.cases()[0].row.state


def test_snoozing_under_the_daemons_feet_stops_the_append(store: Store) -> None:
    """A new due time is a change too."""
    mail_id = put(store)
    seen = store.cases()[0].row
    store.snooze(mail_id, NOON + timedelta(days=9), NOON)
    assert not store.begin_append(seen, Mark(1, 9), NOON, NOON, digest="", subject="")


def test_the_intent_survives_and_is_taken_back_on_refusal(store: Store) -> None:
    """DRAFTING with its mark and attempt is durable; after a NO the row waits again and knows its attempts."""
    put(store)
    assert store.begin_append(
        store.cases()[0].row, Mark(3, 9), NOON + timedelta(minutes=2), NOON, digest="d", subject="s"
    )
    row = store.cases()[0].row
    assert (State.DRAFTING, Mark(3, 9), 1, "d", "s") == (row.state, row.mark, row.attempts, row.digest, row.subject)
    assert store.append_refused(row, NOON)
    row = store.cases()[0].row
    assert (State.WAITING, None, 1, NOON + timedelta(minutes=2)) == (row.state, row.mark, row.attempts, row.retry_at)


def test_the_record_before_an_append_is_synced_to_disk(store: Store) -> None:
    """synchronous=FULL (2): NORMAL would lose the last commits in a power cut."""
    assert 2 == store._db.execute("PRAGMA synchronous").fetchone()[0]


@pytest.mark.parametrize("action", ["release", "skip"])
def test_the_user_cannot_move_what_is_not_there_or_over(store: Store, action: str) -> None:
    """Unknown and ended IDs are one clear sentence."""
    with pytest.raises(UserError, match="no rejection 5"):
        getattr(store, action)(5, NOON)
    mail_id = put(store)
    row = store.cases()[0].row
    store.become(row, State.SENT, None, None, NOON)
    with pytest.raises(UserError, match="is sent"):
        getattr(store, action)(mail_id, NOON)


def test_release_makes_due_now_also_after_a_hold_or_a_skip(store: Store) -> None:
    """The user decides over holds and skips; the reason is gone and the attempts count anew."""
    mail_id = put(store)
    store.become(store.cases()[0].row, State.HELD, Reason.GOOD_NEWS, None, NOON)
    later = NOON + timedelta(hours=1)
    row = store.release(mail_id, later).row
    assert (State.WAITING, later, later, None, 0) == (row.state, row.due_at, row.released_at, row.reason, row.attempts)


def test_nobody_to_write_to_cannot_be_released(store: Store) -> None:
    """A no-reply sender stays unanswered."""
    nobody = plan(state=State.SKIPPED, reason=Reason.NOBODY, recipient=replace(plan().recipient, email=""))
    (mail_id,) = store.record("personal", "INBOX", Batch([(judged(), nobody)]), CURSOR, NOON)
    with pytest.raises(UserError, match="nobody to write to"):
        store.release(mail_id, NOON)


def test_a_dry_run_works_on_a_copy(store: Store) -> None:
    """What happens to the copy stays there."""
    put(store)
    twin = store.copy()
    twin.skip(1, NOON)
    assert (State.SKIPPED, State.WAITING) == (twin.cases()[0].row.state, store.cases()[0].row.state)
    twin.close()


def test_only_the_owner_can_read_the_state(tmp_path: Path) -> None:
    """0600 from the first moment, also where a careless file was there before."""
    path = tmp_path / "afterword.db"
    path.touch(mode=0o644)
    Store(path).close()
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)


def test_quarantine_is_told_once(store: Store) -> None:
    """The same unreadable mail met again is one entry."""
    batch = Batch(quarantined=[Quarantined(Place("INBOX", 1, 4), "it took too long to read")])
    for _ in range(2):
        store.record("personal", "INBOX", batch, CURSOR, NOON)
    assert [4] == [entry.place.uid for entry in store.quarantined()]


def test_a_newer_or_damaged_database_is_left_alone(tmp_path: Path) -> None:
    """Neither is overwritten; the sentence says what to do."""
    path = tmp_path / "afterword.db"
    Store(path).close()
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    database.close()
    with pytest.raises(StoreError, match="newer Afterword"):
        Store(path)
    path.write_bytes(b"this is no database at all, but long enough to look like one" * 40)
    with pytest.raises(StoreError, match="is damaged"):
        Store(path)
    assert path.read_bytes().startswith(b"this is no database")


def test_every_migration_ends_in_the_same_schema(tmp_path: Path) -> None:
    """A database of any earlier version becomes the newest one, and doing it twice changes nothing."""
    newest = _schema(tmp_path / "new.db")
    for version in range(1, len(MIGRATIONS)):
        path = tmp_path / f"{version}.db"
        with sqlite3.connect(path) as database:
            for statements in MIGRATIONS[:version]:
                for statement in statements:
                    database.execute(statement)
            database.execute(f"PRAGMA user_version = {version}")
        database.close()
        assert newest == _schema(path)
    assert newest == _schema(tmp_path / "new.db")


def _schema(path: Path) -> list[str]:
    store = Store(path)
    rows = store._db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
    store.close()
    return [row[0] for row in rows]


def test_a_full_disk_is_a_clear_word_and_changes_nothing(store: Store) -> None:
    """What cannot be written is rolled back whole; the next try works."""
    put(store)
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    long = [(judged(key=f"<{n}@x>", subject="x" * 400, because=("y" * 4000,)), plan()) for n in range(50)]
    with pytest.raises(StoreError, match="nothing was changed"):
        store.record("personal", "INBOX", Batch(long), Cursor(1, 99, NOON), NOON)
    assert (1, CURSOR) == (len(store.cases()), store.cursor("personal", "INBOX"))
    store._db.execute("PRAGMA max_page_count = 100000")
    assert 50 == len(store.record("personal", "INBOX", Batch(long), Cursor(1, 99, NOON), NOON))
