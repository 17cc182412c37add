"""Which mails are about one application, who took part, and who can be written to instead of a machine."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from daemon.application import (
    Participant,
    application,
    earlier_mail,
    participants,
    person_wrote,
    same_people_wrote,
    story,
    was_in_touch,
)
from daemon.recipient import human_instead
from daemon.records import Judged
from daemon.states import State
from tests import cases
from tests.cases import NOON, detail, details, judged

#: A rejection that a machine sent.
REJECTION = judged(sender="no-reply@acme.example", received_at=NOON)

BY_PLATFORM = judged(sender="no-reply@us.greenhouse-mail.io", details=details(company=detail("Acme Foods", 0.4)))


def person(name: str, email: str = "", confidence: float = 0.9) -> dict[str, Any]:
    return {
        "name": detail(name, confidence),
        "role": None,
        "email": detail(email) if email else None,
    }


def mail(key: str, days: float = 3, **changes: Any) -> Judged:
    """A mail of some days before the rejection, that Ben Okoro signed."""
    known: dict[str, Any] = {
        "company": detail("Acme Foods"),
        "position": detail("Line Cook"),
        "contacts": [person("Ben Okoro")],
    }
    return judged(
        **{
            "key": key,
            "message_id": key,
            "received_at": NOON - timedelta(days=days),
            "sender": "ben@acme.example",
            "label": "interview",
            "decision": "other",
            "details": details(**(known | changes.pop("details", {}))),
        }
        | changes
    )


INVITATION = mail("<i@acme.example>")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (INVITATION, True),
        (mail("<a@x>", sender="jobs@other.example", details={"company": None}), False),
        (mail("<a@x>", sender="jobs@other.example"), True),
        (mail("<a@x>", details={"position": detail("Baker")}), False),
        (mail("<a@x>", details={"position": None}), True),
        (mail("<a@x>", details={"position": detail("Line Cook (f/m/d)")}), True),
        (mail("<a@x>", days=-1), False),
        (mail("<a@x>", days=200), False),
        (mail("<a@x>", details={"channel": detail("thanks", 1.0)}), False),
    ],
    ids=[
        "same house",
        "strangers",
        "same company by a platform",
        "another position",
        "no position",
        "position with a suffix",
        "later",
        "too old",
        "a thank-you of our own",
    ],
)
def test_earlier_mail_is_that_of_the_same_application(other: Judged, expected: bool) -> None:
    """The same house and not another position, before the rejection and not ages ago."""
    assert expected == bool(earlier_mail(REJECTION, [other]))


def test_mail_of_the_thread_belongs_whoever_sent_it() -> None:
    """An agency's mail in the same conversation, whatever it names; the oldest first."""
    threaded = judged(sender="no-reply@acme.example", thread=("<agency@x>",))
    agency = mail("<agency@x>", 9, sender="eve@agency.example", details={"company": detail("Agency"), "position": None})
    assert (agency, INVITATION) == earlier_mail(threaded, [INVITATION, agency, threaded])


def test_people_are_those_whose_name_and_address_are_sure() -> None:
    """The signer by the sender's address, others by their own; no machine, no platform, nobody twice."""
    found = participants(
        [
            mail(
                "<1@x>", details={"contacts": [person("Ann Lee", "ann@acme.example"), person("Guess", confidence=0.4)]}
            ),
            mail("<2@x>", details={"contacts": [person("Ben Okoro"), person("Cleo Marsh", "cleo@acme.example")]}),
            mail("<3@x>", sender="no-reply@acme.example", details={"contacts": [person("Dan Roe")]}),
            mail("<4@x>", sender="acme@hire.lever.co", details={"contacts": [person("Eve Fox")]}),
            mail("<5@x>", details={"contacts": [person("Ben Okoro")]}),
        ]
    )
    assert [("Ben Okoro", "<5@x>"), ("Cleo Marsh", "<2@x>"), ("Ann Lee", "<1@x>")] == [
        (one.name, one.mail.key) for one in found
    ]


@pytest.mark.parametrize(
    ("rejection", "earlier", "expected"),
    [
        (REJECTION, INVITATION, "ben@acme.example"),
        (REJECTION, mail("<a@x>", sender="ben@other.example"), None),
        (REJECTION, mail("<a@x>", details={"contacts": []}), None),
        (REJECTION, mail("<a@x>", details={"contacts": [person("Cleo Marsh", "cleo@acme.example")]}), None),
        (REJECTION, mail("<a@x>", sender="alice@acme.example"), None),
        (judged(sender="no-reply@us.greenhouse-mail.io"), INVITATION, "ben@acme.example"),
        (BY_PLATFORM, INVITATION, None),
        (judged(sender="no-reply@other.example", thread=("<a@x>",)), mail("<a@x>"), "ben@acme.example"),
    ],
    ids=[
        "they wrote themselves",
        "from elsewhere, merely naming the company",
        "nobody signed",
        "only named in a mail",
        "the user's own address",
        "the rejection came by a platform",
        "by a platform, and the company is a guess",
        "in the thread of the rejection",
    ],
)  # fmt: skip
def test_a_person_is_written_to_instead_of_a_machine(rejection: Judged, earlier: Judged, expected: str | None) -> None:
    """Only somebody who surely belongs to this application and wrote themselves."""
    found = human_instead(rejection, [earlier], ["alice@acme.example"])
    assert expected == (found.email if found else None)


def test_contact_is_a_talk_or_a_letter_from_a_person() -> None:
    """Neither a machine's mail nor one that nobody signed."""
    machine = mail("<a@x>", sender="no-reply@acme.example", details={"contacts": []})
    assert not person_wrote(machine)
    assert not was_in_touch(REJECTION, [machine])
    assert was_in_touch(REJECTION, [machine, INVITATION])
    assert was_in_touch(judged(sender="no-reply@a.example", details=details(stage=detail("interview"))), [])
    assert not was_in_touch(judged(sender="no-reply@a.example", details=details(stage=detail("applied"))), [])


def test_later_mail_of_the_same_people_is_known() -> None:
    """By thread, by domain, by company; not by a provider's domain."""
    assert same_people_wrote(REJECTION, INVITATION)
    assert not same_people_wrote(
        judged(sender="ann@gmail.com", details=details()), mail("<a@x>", sender="bob@gmail.com", thread=())
    )


def test_the_second_position_at_a_company_knows_of_the_first() -> None:
    """Only one that was answered, came earlier, and has another name."""
    now = cases.case(mail={"details": details(company=detail("Acme Foods"), position=detail("Baker"))})
    before = cases.case(
        mail={"received_at": NOON - timedelta(days=5), "key": "<b@x>"},
        rejection={"id": 2, "state": State.DRAFTED, "received_at": NOON - timedelta(days=5)},
    )
    assert ("Line Cook",) == story(now, [], [now, before]).other_positions
    for change in ({"state": State.SKIPPED}, {"received_at": NOON + timedelta(days=1)}):
        other = cases.case(mail={"key": "<b@x>"}, rejection={"id": 2, "state": State.DRAFTED} | change)
        assert () == story(now, [], [now, other]).other_positions
    assert () == story(cases.case(), [], [before]).other_positions


def test_an_application_is_told_by_what_stands_for_missing_details() -> None:
    """The sender for the company, the subject without its prefixes for the position."""
    bare = judged(details=details(), subject="Re: Your  application", sender="Ann@Acme.example")
    assert ("ann@acme.example", "your application") == application(bare)
    assert Participant("Ben Okoro", "ben@acme.example", INVITATION) == next(participants([INVITATION]))
