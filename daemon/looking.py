"""What the mailbox shows just now about one rejection. A look that fails raises: it is no "not found"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from classifier.plain import folded
from daemon.chronicle import answered_elsewhere, good_news_after
from daemon.desk import Desk
from daemon.errors import FolderMissing
from daemon.mailbox import Folders, Found, Place
from daemon.records import Case
from daemon.states import Facts, Rejection, State


class Looker:
    """Gathers facts."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def gather(self, case: Case, folders: Folders) -> Facts:
        """Looks at the mailbox on behalf of one rejection. Any failure raises: a failed look is no "not found"."""
        row = case.row
        ids = [one for one in (row.draft_message_id, row.original_id, row.thread_id) if one]
        facts = _Looks(case)
        if folders.drafts is not None:
            first = None
            if row.state is State.DRAFTING and row.mark is not None:
                state = self._desk.mailbox.state(folders.drafts)
                same = state.uidvalidity == row.mark.uidvalidity
                first = row.mark.uidnext if same else None
                facts.unaccounted = None
                if same:
                    present = self._desk.mailbox.uids(folders.drafts, row.mark.uidnext)
                    facts.unaccounted = (
                        state.uidnext - row.mark.uidnext - len([u for u in present if u < state.uidnext])
                    )
            for found in self._traces(case, folders.drafts, ids, first):
                facts.in_drafts(found)
        for folder in folders.sent:
            for found in self._traces(case, folder, ids):
                facts.in_sent(found)
        for folder in folders.trash:
            for found in self._desk.mailbox.related(folder, [row.draft_message_id]):
                facts.in_trash(found)
        if row.original is None:
            facts.original_exists = True
        elif row.state is State.DRAFTED:
            flags = self._desk.mailbox.flags(row.original)
            facts.original_exists, facts.answered = True, "\\Answered" in (flags or ())
        else:
            facts.original_exists, facts.answered = self._look_for_original(row, row.original, folders)
        return facts.finish(good_news_after(self._desk.store, case), answered_elsewhere(self._desk.store, case))

    def _traces(self, case: Case, folder: str, ids: Sequence[str], first: int | None = None) -> list[Found]:
        """Mails that may be our draft, or a reply of the user's own, in Drafts or Sent."""
        row = case.row
        found = self._desk.mailbox.related(folder, ids, first)
        if row.begins_thread and row.state is not State.WAITING:
            # Saved or sent by a client under another Message-ID, such a letter is named by no header. It came since
            # our draft was stored; SINCE compares days of the server's own zone (RFC 3501 6.4.4), so a day more.
            since = ((row.drafted_at or row.due_at) - timedelta(days=1)).date()
            others = {other.row.draft_message_id for other in self._desk.store.cases() if other.row.id != row.id}
            found += [one for one in self._desk.mailbox.latest(folder, since) if one.message_id not in others]
        return found

    def _look_for_original(self, row: Rejection, place: Place, folders: Folders) -> tuple[bool, bool]:
        """Whether the mail still exists outside Trash, and whether a client marked it as answered."""
        flags = self._desk.mailbox.flags(place)
        if flags is not None:
            return "\\Deleted" not in flags, "\\Answered" in flags
        if not row.original_id:
            return False, False
        # Moved: archiving is not deleting. The sorting of `others` puts the whole archive first.
        for folder in folders.others:
            try:
                found = [
                    one
                    for one in self._desk.mailbox.related(folder, [row.original_id])
                    if one.message_id == row.original_id
                ]
            except FolderMissing:
                continue  # it is listed, but this user cannot open it
            alive = [one for one in found if "\\Deleted" not in one.flags]
            if alive:
                return True, any("\\Answered" in one.flags for one in alive)
        return False, False


@dataclass(slots=True)
class _Looks:
    """Facts in the making."""

    case: Case
    original_exists: bool = False
    answered: bool = False
    ours_in_drafts: Place | None = None
    ours_in_sent: bool = False
    ours_in_trash: bool = False
    own_reply_in_drafts: Place | None = None
    own_reply_in_sent: bool = False
    unaccounted: int | None = 0

    def in_drafts(self, found: Found) -> None:
        ours = found.message_id == self.case.row.draft_message_id
        if "\\Deleted" in found.flags:
            # Thunderbird without UIDPLUS leaves the old copy so; neomutt deletes what was recalled.
            self.ours_in_trash |= ours
        elif ours:
            self.ours_in_drafts = found.place
        elif self._answers(found):
            self.own_reply_in_drafts = found.place

    def in_sent(self, found: Found) -> None:
        if found.message_id == self.case.row.draft_message_id:
            self.ours_in_sent = True
        elif self._answers(found):
            self.own_reply_in_sent = True

    def _answers(self, found: Found) -> bool:
        """Whether it answers the rejection; what answers the thread's earlier mail may be older than that."""
        row = self.case.row
        if row.begins_thread:
            # Clients break and encode the line of a subject in ways of their own.
            to, subject = self.case.recipient.email.lower(), folded(row.subject)
            return not found.answers and to in found.to and bool(subject) and folded(found.subject) == subject
        threaded = bool(row.thread_id) and row.thread_id in found.answers and found.received >= row.received_at
        return row.original_id in found.answers or threaded

    def in_trash(self, found: Found) -> None:
        self.ours_in_trash |= found.message_id == self.case.row.draft_message_id

    def finish(self, good_news_at: datetime | None, same_application: bool) -> Facts:
        return Facts(
            original_exists=self.original_exists,
            answered=self.answered,
            ours_in_drafts=self.ours_in_drafts,
            ours_in_sent=self.ours_in_sent,
            ours_in_trash=self.ours_in_trash,
            own_reply_in_drafts=self.own_reply_in_drafts,
            own_reply_in_sent=self.own_reply_in_sent,
            unaccounted=self.unaccounted,
            good_news_at=good_news_at,
            same_application=same_application,
        )
