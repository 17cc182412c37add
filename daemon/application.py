"""PURE: which mails are about one application, who took part in it, and where they can be written to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from classifier.address import Address
from classifier.plain import bare_subject, folded, one_line
from classifier.senders import is_platform, same_people
from daemon.records import Case, Judged, Story
from daemon.states import State

#: Earlier mails of an application are looked for so far back.
MEMORY = timedelta(days=180)
#: Two rejections with the same company and position within this span are of one application.
ONE_APPLICATION = timedelta(days=45)
#: From this confidence on a detail counts as known.
SURE_ENOUGH = 0.6
#: How far an application came, where a person must have been in touch.
_TALKED = frozenset({"screen", "interview", "final"})


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody on the other side, where and in which mail they can be written to."""

    name: str
    email: str
    mail: Judged


def known(details: Mapping[str, Any], name: str) -> str:
    """A detail that is sure enough to be used, as one line; empty otherwise."""
    return _sure(details.get(name))


def channel_of(mail: Judged) -> str:
    """How a rejection that the user added came; "thanks" for a thank-you to one more person, empty for a mail."""
    return known(mail.details, "channel")


def application(mail: Judged) -> tuple[str, str]:
    """What tells applications apart: the company and the position, or what stands for them where a mail shows none."""
    subject = folded(bare_subject(mail.subject))
    return _value(mail, "company") or mail.sender.lower(), _value(mail, "position") or subject


def same_people_wrote(rejection: Judged, other: Judged) -> bool:
    """Whether another mail comes from the people of a rejection: their thread, their domain, their company."""
    return one_thread(rejection, other) or _one_house(rejection, other)


def earlier_mail(rejection: Judged, mails: Iterable[Judged]) -> tuple[Judged, ...]:
    """The mails of the same application that came before a rejection, oldest first.

    Mails of the same house that name another position belong to another application.
    """
    found = [
        mail
        for mail in mails
        if mail.key != rejection.key
        and channel_of(mail) != "thanks"
        and rejection.received_at - MEMORY <= mail.received_at <= rejection.received_at
        and (one_thread(rejection, mail) or (_one_house(rejection, mail) and _may_be_one_position(rejection, mail)))
    ]
    return tuple(sorted(found, key=lambda mail: mail.received_at))


def participants(mails: Sequence[Judged]) -> Iterator[Participant]:
    """The people who wrote these mails or are named in them with their address, the latest mail first.

    Only those whose name is sure and whose address a person reads.
    """
    seen: set[str] = set()
    for mail in reversed(mails):
        for person in mail.details.get("contacts") or ():
            name = _sure(person.get("name"))
            email = _sure(person.get("email")).lower()
            if not email and person is mail.details["contacts"][0]:
                email = mail.sender.lower()  # the signer comes first
            address = Address(name, email)
            if not name or "@" not in email or email in seen or not address.can_be_answered or is_platform(email):
                continue
            seen.add(email)
            yield Participant(name, email, mail)


def person_wrote(mail: Judged) -> bool:
    """Whether a person wrote this mail, as far as its signature and its address tell."""
    return any(one.email == mail.sender.lower() for one in participants([mail]))


def was_in_touch(rejection: Judged, earlier: Sequence[Judged]) -> bool:
    """Whether there was more than machines: a talk, or a mail that a person wrote."""
    return known(rejection.details, "stage") in _TALKED or any(map(person_wrote, (rejection, *earlier)))


def story(case: Case, mails: Iterable[Judged], others: Iterable[Case], original: str = "") -> Story:
    """What else is known when the reply to a rejection is written."""
    positions = {
        position: None
        for other in others
        if other.row.id != case.row.id
        and other.row.state in (State.DRAFTED, State.SENT)
        and (other.row.received_at, other.row.id) < (case.row.received_at, case.row.id)
        and _one_house(case.mail, other.mail)
        and (position := known(other.mail.details, "position"))
        and known(case.mail.details, "position")
        and not _may_be_one_position(case.mail, other.mail)
    }
    return Story(earlier_mail(case.mail, mails), tuple(positions), original)


def one_thread(one: Judged, other: Judged) -> bool:
    """Whether two mails belong to one conversation, as far as their headers tell."""
    return bool(({one.message_id, *one.thread} - {""}) & {other.message_id, *other.thread})


def _one_house(one: Judged, other: Judged) -> bool:
    if same_people(one.sender, other.sender):
        return True
    company = _value(one, "company")
    return bool(company) and company == _value(other, "company")


def _may_be_one_position(one: Judged, other: Judged) -> bool:
    first, second = _value(one, "position"), _value(other, "position")
    return not first or not second or first in second or second in first


def _value(mail: Judged, name: str) -> str:
    detail = mail.details.get(name)
    return folded(str(detail["value"])) if isinstance(detail, Mapping) else ""


def _sure(detail: Any) -> str:
    if not isinstance(detail, Mapping) or float(detail.get("confidence", 0.0)) < SURE_ENOUGH:
        return ""
    return one_line(str(detail.get("value", "")), 120)
