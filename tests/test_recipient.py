"""To whom a reply goes: wrong people are worse than no reply."""

import pytest

from daemon.recipient import choose_recipient
from daemon.records import Recipient
from daemon.states import Reason
from tests.cases import reading

MINE = ("alice@example.org", "a.example@uni.example")


def test_a_person_is_answered_from_the_address_that_they_wrote_to() -> None:
    """From the identity in To, to the one who wrote."""
    chosen = choose_recipient(reading(recipients=("a.example@uni.example",)), MINE)
    assert (Recipient("Ann Lee", "ann@acme.example", "a.example@uni.example"), None) == chosen


def test_an_unknown_recipient_falls_back_to_the_main_address() -> None:
    """Blind copies and lists name none of the user's addresses."""
    assert "alice@example.org" == choose_recipient(reading(recipients=("list@x.example",)), MINE)[0].identity


def test_reply_to_goes_before_from() -> None:
    """RFC 5322 3.6.2."""
    recipient, obstacle = choose_recipient(reading(reply_to=(("Jobs", "jobs@acme.example"),)), MINE)
    assert ("jobs@acme.example", None) == (recipient.email, obstacle)


@pytest.mark.parametrize(
    "local",
    "no-reply noreply do-not-reply donotreply no_reply+abc careers-noreply noreply-hr mailer-daemon notifications"
    " nicht-antworten ne-pas-repondre nao-responda bounces+123".split(),
)
def test_a_no_reply_address_is_nobody(local: str) -> None:
    """Nobody reads there, so no draft is made and no address is kept to write to."""
    recipient, obstacle = choose_recipient(reading(sender_email=f"{local}@acme.example"), MINE)
    assert ("", Reason.NOBODY) == (recipient.email, obstacle)


@pytest.mark.parametrize(
    "local", ["nora", "norbert.reply", "noel", "ann", "jobs", "recruiting", "notary", "alerta.garcia"]
)
def test_people_and_teams_are_somebody(local: str) -> None:
    """Names that only look a little like it."""
    assert choose_recipient(reading(sender_email=f"{local}@acme.example"), MINE)[1] is None


def test_a_readable_reply_to_saves_a_no_reply_sender() -> None:
    """Platforms send from no-reply and name the recruiter in Reply-To."""
    mail = reading(sender_email="no-reply@greenhouse-mail.io", reply_to=(("Ann Lee", "ann@acme.example"),))
    assert ("ann@acme.example", None) == (choose_recipient(mail, MINE)[0].email, choose_recipient(mail, MINE)[1])


@pytest.mark.parametrize(
    "changes",
    [
        {"reply_to": (("Ann Lee", "ann@other.example"),)},
        {"sender_name": "hr@bigcorp.example"},
        {"sender_name": "Аnn Lee"},
    ],
    ids=["foreign Reply-To", "another address as name", "Cyrillic A"],
)
def test_what_smells_of_fraud_is_held(changes: dict[str, object]) -> None:
    """The user is asked before anything is drafted to it."""
    assert Reason.SUSPICIOUS is choose_recipient(reading(**changes), MINE)[1]


def test_no_address_at_all() -> None:
    """A mail without a usable From cannot be answered."""
    assert Reason.NO_ADDRESS is choose_recipient(reading(sender_email="", sender_name=""), MINE)[1]
