"""What the user has said since the last poll: by the keyword, by folder, by command; heard once, and acted upon."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from classifier.labels import Label
from classifier.reader import Reading, Unreadable
from daemon.desk import Counts, Desk, Stopped, key_of
from daemon.learning import as_lesson, corrected
from daemon.mailbox import Fetched, FolderState, Place, Unfetchable
from daemon.polling import Poller
from daemon.records import Batch, Cursor
from daemon.schedule import due_at


@dataclass(frozen=True, slots=True)
class _Word:
    """What the user said, how and when."""

    label: Label
    source: str
    at: datetime


class Listener:
    """Hears labels that the user has given in the mail client or on the command line."""

    def __init__(self, desk: Desk, poller: Poller) -> None:
        self._desk, self._poller = desk, poller
        self._looked_at: dict[str, FolderState] = {}

    def listen(self, counts: Counts) -> None:
        """Labels that the user has given in the mail client or on the command line since the last poll."""
        for lesson, mail in self._desk.store.unread_lessons(self._desk.account.key):
            fetched = self._desk.fetched_again(mail)
            if fetched is not None:
                self._hear(*fetched, _Word(lesson.label, lesson.source, lesson.at), counts)
        if self._desk.config.keyword is not None:
            for folder in self._desk.account.folders:
                self._look_at_keyword(folder, self._desk.config.keyword, counts)
        folders = self._desk.mailbox.folders()
        for name, label in ((folders.rejections, Label.REJECTION), (folders.not_rejections, Label.OTHER)):
            if name is not None:
                self._read_lesson_folder(name, label, counts)

    def _look_at_keyword(self, folder: str, keyword: str, counts: Counts) -> None:
        """Compares who carries the keyword with the last look: one SEARCH, and none where nothing has changed."""
        state = self._desk.mailbox.state(folder)
        if state.modseq is not None and self._looked_at.get(folder) == state:
            return
        marked = self._desk.mailbox.marked(folder, keyword)
        before = self._desk.store.marked(self._desk.account.key, folder)
        now = self._desk.clock()
        # The first look only takes note: what lies there already may be our own word from before the database.
        for uid in sorted(set(marked) - set(before)) if before is not None else ():
            place = Place(folder, state.uidvalidity, uid)
            known = self._desk.store.mail_at(self._desk.account.key, place)
            if known is not None and known.flag in ("set", "pending"):
                continue  # ours
            for mail in self._desk.mailbox.fetch(folder, [uid]):
                self._read_and_hear(mail, _Word(Label.REJECTION, "keyword", now), counts)
        for uid in sorted(set(before or ()) - set(marked)):
            place = Place(folder, state.uidvalidity, uid)
            if self._desk.mailbox.flags(place) is None:
                continue  # filed elsewhere or deleted, which says nothing
            known = self._desk.store.mail_at(self._desk.account.key, place)
            if known is not None:
                # From here on the keyword is the user's.
                self._desk.store.flagged(known.id, "none")
            for mail in self._desk.mailbox.fetch(folder, [uid]):
                self._read_and_hear(mail, _Word(Label.OTHER, "keyword", now), counts)
        self._desk.store.set_marked(self._desk.account.key, folder, marked)
        self._looked_at[folder] = state

    def _read_lesson_folder(self, folder: str, label: Label, counts: Counts) -> None:
        """What was put into a folder for teaching since the last look."""
        state = self._desk.mailbox.state(folder)
        cursor = self._desk.store.cursor(self._desk.account.key, folder)
        renumbered = cursor is not None and cursor.uidvalidity != state.uidvalidity
        first = 1 if cursor is None or renumbered else cursor.last_uid + 1
        if first >= state.uidnext:
            return
        now = self._desk.clock()
        for mail in self._desk.mailbox.fetch(folder, self._desk.mailbox.uids(folder, first)):
            if self._desk.stopping():
                raise Stopped
            self._read_and_hear(mail, _Word(label, "folder", now), counts, only_new=renumbered)
            self._desk.progress()
        self._desk.store.record(
            self._desk.account.key, folder, Batch(), Cursor(state.uidvalidity, state.uidnext - 1, now), now
        )

    def _read_and_hear(
        self, mail: Fetched | Unfetchable, word: _Word, counts: Counts, *, only_new: bool = False
    ) -> None:
        if isinstance(mail, Unfetchable):
            return
        try:
            reading = self._desk.reader.read(mail.raw)
        except Unreadable:
            return  # nothing can be learnt from it
        # Read again after a renumbering, it is no new word.
        if not only_new or self._desk.store.lesson(key_of(mail, reading)) is None:
            self._hear(mail, reading, word, counts)

    def _hear(self, mail: Fetched, reading: Reading, word: _Word, counts: Counts) -> None:
        """The user's word on a mail: remembered for training, and acted upon."""
        now = self._desk.clock()
        rejection = word.label is Label.REJECTION
        told = replace(reading, verdict=corrected(reading.verdict, word.label))
        judged = self._poller.as_judged(mail, told)
        plan = None
        if rejection and judged.received_at >= now - self._desk.config.max_age:
            plan = self._poller.plan(judged, told, now - self._desk.config.max_age, [])
            plan = replace(plan, due_at=max(plan.due_at, due_at(now, self._desk.config.calm)))
        lesson = as_lesson(key_of(mail, reading), reading, word.label, word.source, word.at)
        self._desk.store.teach(self._desk.account.key, lesson, judged if rejection else None, plan, now)
        counts.lessons += 1
        known = self._desk.store.mail_by_key(self._desk.account.key, lesson.key)
        if not rejection and known is not None and self._desk.config.learn.withdraw:
            self._desk.store.unwanted(known.id, now)
