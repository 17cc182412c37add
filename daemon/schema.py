"""The database's tables, as steps from version to version."""

from __future__ import annotations

#: One entry per schema version; each runs in one transaction together with its record (PRAGMA user_version).
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE cursor (
             account TEXT NOT NULL, folder TEXT NOT NULL, uidvalidity INTEGER NOT NULL, last_uid INTEGER NOT NULL,
             polled_at TEXT, PRIMARY KEY (account, folder)) STRICT""",
        """CREATE TABLE mail (
             id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, key TEXT NOT NULL,
             folder TEXT NOT NULL, uidvalidity INTEGER NOT NULL, uid INTEGER NOT NULL,
             received_at TEXT NOT NULL, message_id TEXT NOT NULL, thread TEXT NOT NULL, sender TEXT NOT NULL,
             subject TEXT NOT NULL, label TEXT NOT NULL, decision TEXT NOT NULL, score REAL NOT NULL,
             because TEXT NOT NULL, details TEXT NOT NULL,
             flag TEXT NOT NULL CHECK (flag IN ('none', 'pending', 'set', 'impossible')),
             UNIQUE (account, key)) STRICT""",
        """CREATE TABLE rejection (
             mail INTEGER PRIMARY KEY REFERENCES mail (id),
             state TEXT NOT NULL, reason TEXT, due_at TEXT NOT NULL, draft_message_id TEXT NOT NULL,
             to_name TEXT NOT NULL, to_email TEXT NOT NULL, identity TEXT NOT NULL,
             attempts INTEGER NOT NULL DEFAULT 0, retry_at TEXT, mark_uidvalidity INTEGER, mark_uidnext INTEGER,
             draft_folder TEXT, draft_uidvalidity INTEGER, draft_uid INTEGER,
             released_at TEXT, missing_since TEXT, drafted_at TEXT) STRICT""",
        "CREATE INDEX rejection_state ON rejection (state)",
        """CREATE TABLE event (
             mail INTEGER NOT NULL REFERENCES mail (id), at TEXT NOT NULL, state TEXT NOT NULL, reason TEXT) STRICT""",
        """CREATE TABLE quarantine (
             account TEXT NOT NULL, folder TEXT NOT NULL, uidvalidity INTEGER NOT NULL, uid INTEGER NOT NULL,
             reason TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (account, folder, uidvalidity, uid)) STRICT""",
        """CREATE TABLE health (
             account TEXT PRIMARY KEY, at TEXT NOT NULL, problem TEXT NOT NULL) STRICT""",
    ),
    (
        "ALTER TABLE rejection ADD COLUMN parent INTEGER REFERENCES mail (id)",
        "ALTER TABLE rejection ADD COLUMN note TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE rejection ADD COLUMN edition INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE rejection ADD COLUMN digest TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE rejection ADD COLUMN redraft_at TEXT",
    ),
    (
        "ALTER TABLE rejection ADD COLUMN unwanted_at TEXT",
        # UIDs that carried the keyword at the last look, as JSON; NULL before the first.
        "ALTER TABLE cursor ADD COLUMN marked TEXT",
        """CREATE TABLE lesson (
             id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, label TEXT NOT NULL,
             source TEXT NOT NULL, at TEXT NOT NULL, subject TEXT NOT NULL, domain TEXT NOT NULL, text TEXT,
             sketch TEXT NOT NULL) STRICT""",
    ),
    ("ALTER TABLE rejection ADD COLUMN draft_subject TEXT NOT NULL DEFAULT ''",),
    (
        # At most one row: while it is there, and until its end where it has one, nothing is done.
        """CREATE TABLE pause (
             one INTEGER PRIMARY KEY CHECK (one = 1), since TEXT NOT NULL, until TEXT) STRICT""",
    ),
)
