"""The end of the story: what must hold of the mailbox and of the database, and how well the model did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from classifier.labels import Decision, Label
from classifier.reader import Reading
from daemon.records import Case
from daemon.schedule import next_opening
from daemon.states import Reason, State
from tests.demo.client import Lying
from tests.demo.story import SECOND_THOUGHTS, Story

#: Labels of mails that keep an application alive: a polite farewell to one of these does harm.
ALIVE = frozenset({Label.INTERVIEW, Label.ASSESSMENT, Label.OFFER, Label.ACKNOWLEDGEMENT, Label.DELAY})


def check(story: Story) -> None:
    """Adds what holds and what does not to the story's expectations."""
    inbox = story.client.lying("INBOX")
    written = story.client.lying("Drafts", "Sent", "Trash")
    cases = story.store.cases()
    story.must.expect("no mail was marked as read", [one.message_id for one in inbox if r"\Seen" in one.flags])
    _check_roles(story, cases)
    _check_drafts(story, cases, written)
    _check_times(story, cases)
    _check_alice(story, cases, written)
    flagged = {one.message_id for one in inbox if str(story.config.keyword) in one.flags}
    meant = {case.mail.message_id for case in cases if not story.is_about(case, story.deleted)}
    story.must.expect(
        f"the recognised rejections carry the mark {story.config.keyword}, and no other mail does",
        sorted(flagged ^ meant),
    )
    _tell_recognition(story)


def _check_roles(story: Story, cases: Sequence[Case]) -> None:
    held = next((case for case in cases if story.letter(case).name == SECOND_THOUGHTS), None)
    fault = f"it is {held.row.state} ({held.row.reason})" if held else "the rejection was not recognised"
    as_meant = held is not None and (held.row.state, held.row.reason) == (State.HELD, Reason.GOOD_NEWS)
    story.must.expect(
        "the reply to Lantern Health is held back, because they invite her after all", [] if as_meant else [fault]
    )
    missing = (
        (story.sent, "nothing was drafted by Monday noon"),
        (story.answered, "none that she could answer herself was recognised"),
        (story.deleted, "none that she could delete was recognised"),
    )
    story.must.expect(
        "there is a draft that Alice can send, and a mail that she can answer and one that she can delete before",
        [fault for role, fault in missing if role is None],
    )


def _check_drafts(story: Story, cases: Sequence[Case], written: Sequence[Lying]) -> None:
    ours = {case.row.draft_message_id: case for case in cases}
    replies = [one for one in written if one.message_id in ours]
    answered = [story.by_id[one.in_reply_to] for one in replies if one.in_reply_to in story.by_id]
    story.must.expect(
        "no draft answers an offer, an invitation or any other mail that keeps an application alive",
        [letter.name for letter in answered if letter.truth in ALIVE],
    )
    story.must.expect(
        "no draft answers a mail that is no rejection",
        [letter.name for letter in answered if letter.truth is not Label.REJECTION],
    )
    due = {
        case.row.draft_message_id: case
        for case in story.planned
        if not story.is_about(case, story.answered)
        and not story.is_about(case, story.deleted)
        and story.letter(case).name != SECOND_THOUGHTS
    }
    drafts = Counter(one.message_id for one in replies)
    answers = Counter(one.in_reply_to for one in written)
    wrong = [
        f"{story.letter(case).name} got {drafts[draft]}"
        for draft, case in due.items()
        if (drafts[draft], answers[case.mail.message_id]) != (1, 1)
    ]
    wrong += [f"{story.letter(ours[draft]).name} got one too" for draft in drafts if draft not in due]
    story.must.expect(
        f"each rejection that was due ({len(due)}) got exactly one draft, and no other mail got one", wrong
    )
    story.must.expect(
        "each draft is a plain reply to the person who wrote, in the same thread",
        [
            story.letter(ours[one.message_id]).name
            for one in replies
            if one.message.get_content_type() != "text/plain"
            or ours[one.message_id].recipient.email not in str(one.message["To"])
            or not str(one.message["References"]).endswith(ours[one.message_id].mail.message_id)
            or not str(one.message["Subject"]).startswith("Re: ")
        ],
    )


def _check_times(story: Story, cases: Sequence[Case]) -> None:
    moments = [
        (case.row.drafted_at, case)
        for case in sorted(cases, key=lambda case: case.row.drafted_at or case.row.due_at)
        if case.row.drafted_at
    ]
    wrong = [
        story.letter(case).name
        for at, case in moments
        if at < case.row.received_at + story.calm.delay or next_opening(at, story.calm) != at
    ]
    wrong += [
        f"{story.letter(later).name} followed too soon"
        for (before, _), (after, later) in pairwise(moments)
        if after - before < story.calm.spacing
    ]
    story.must.expect("no draft was written within a day, outside of the writing hours, or close upon another", wrong)


def _check_alice(story: Story, cases: Sequence[Case], written: Sequence[Lying]) -> None:
    for letter, reason in ((story.answered, Reason.ANSWERED), (story.deleted, Reason.ORIGINAL_GONE)):
        case = next((case for case in cases if story.is_about(case, letter)), None)
        if case is None:
            continue
        wrong = [one.folder for one in written if one.message_id == case.row.draft_message_id]
        if case.row.reason is not reason:
            wrong.append(f"it is {case.row.state}")
        story.must.expect(f"there is no draft where the reason is: {reason}", wrong)
    for draft, state in ((story.sent, State.SENT), (story.discarded, State.DISCARDED)):
        now = story.store.case(draft.row.id) if draft else None
        if now is not None:
            did = "sent" if state is State.SENT else "threw away"
            wrong = [] if now.row.state is state else [f"it is {now.row.state}"]
            story.must.expect(f"the draft that Alice {did} is known to be {state}", wrong)


def _tell_recognition(story: Story) -> None:
    """How well the model did on these mails; honest, and no condition of anything."""
    decisions = Counter(
        (letter.truth is Label.REJECTION, seen.verdict.decision)
        for letter in story.letters
        if isinstance(seen := story.witness.seen.get(letter.raw), Reading)
    )
    rejections = sum(count for (is_one, _), count in decisions.items() if is_one)
    story.page.gap()
    story.page.say(
        f"Of {rejections} rejections in this inbox it recognised {decisions[True, Decision.REJECTION]}, asks about "
        f"{decisions[True, Decision.UNSURE]} and missed {decisions[True, Decision.OTHER]}; of "
        f"{decisions.total() - rejections} other mails it took {decisions[False, Decision.REJECTION]} for a rejection "
        f"and asks about {decisions[False, Decision.UNSURE]}."
    )
