"""What the database knows of an application beyond one rejection."""

from __future__ import annotations

from datetime import datetime

from classifier.labels import GOOD_NEWS
from daemon.application import MEMORY, ONE_APPLICATION, application, channel_of, same_people_wrote, story
from daemon.records import Case, Story
from daemon.store import Store


def told_story(store: Store, case: Case) -> Story:
    """What the database knows beyond one rejection."""
    return story(case, store.mail_before(case.row.received_at, MEMORY), store.cases())


def good_news_after(store: Store, case: Case) -> datetime | None:
    """When the people of a rejection last wrote of an invitation, a test or an offer after it; None: never."""
    return max(
        (mail.received_at for mail in store.later_mail(case, GOOD_NEWS) if same_people_wrote(case.mail, mail)),
        default=None,
    )


def answered_elsewhere(store: Store, case: Case) -> bool:
    """Whether an earlier rejection of the same application is being answered already."""
    if channel_of(case.mail) == "thanks":
        return False
    wanted = application(case.mail)
    return any(
        application(other.mail) == wanted
        for other in store.siblings(case, ONE_APPLICATION)
        if channel_of(other.mail) != "thanks"
    )
