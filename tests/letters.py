"""Rejections as they come, with what the reply to each must be: for tests in which mail clients open that reply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from daemon import cli
from tests import bench
from tests.running import Home
from tests.walk import Walk

ALICE = "Alice Example <alice@example.org>"


@dataclass(frozen=True)
class Letter:
    """``arrive`` brings the rejection about; the rest is what the reply to it shows.

    ``answered`` and ``references`` are its threading headers, empty where it begins a thread; ``quoted`` are words
    of the mail below it.
    """

    arrive: Callable[[Walk], None]
    to: tuple[str, str]
    subject: str
    answered: str = ""
    references: str = ""
    quoted: str = ""


def _mail(sender: str, subject: str, message_id: str, **headers: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"], message["Message-ID"] = sender, ALICE, subject, message_id
    message["Date"] = format_datetime(datetime.now(UTC) - timedelta(minutes=5))
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    return message


def english(walk: Walk) -> None:
    """The end of a thread, with the leaflet of the house attached."""
    thread = "<first.7@harbour-lane.example> <mine.8@example.org>"
    message = _mail(
        "Margaret Okafor <margaret@harbour-lane.example>",
        "Re: Interview for the Pastry Chef position",
        "<last.9@harbour-lane.example>",
        In_Reply_To="<mine.8@example.org>",
        References=thread,
    )
    message.set_content(
        "Dear Alice,\n\nThank you for coming in on Tuesday; we enjoyed the afternoon with you. After long talks we "
        "have decided to offer the Pastry Chef position to another candidate, so we will not be moving forward with "
        "your application this time.\n\nThis year's menu is attached, as promised. We wish you every success.\n\n"
        "Kind regards,\nMargaret Okafor\nHarbour Lane Bakery\n\n"
        "On Wed, Alice Example wrote:\n> Thank you for the invitation, I will be there.\n"
    )
    message.add_attachment(b"%PDF-1.4 menu" * 300, maintype="application", subtype="pdf", filename="menu.pdf")
    walk.person.deliver("INBOX", message.as_bytes())


def german(walk: Walk) -> None:
    """Two alternatives, umlauts everywhere, and a subject of several lines."""
    message = _mail(
        "Jürgen Größmann <j.groessmann@muehlenwerk-sued.example>",
        GERMAN_SUBJECT,
        "<absage.4711@muehlenwerk-sued.example>",
    )
    text = (
        "Sehr geehrte Frau Example,\n\nvielen Dank für Ihre Bewerbung als Müllerin und für Ihr Interesse am Mühlenwerk "
        "Süd. Leider müssen wir Ihnen mitteilen, dass wir uns für eine andere Bewerberin entschieden haben. Ihre "
        "Unterlagen löschen wir gemäß den Vorschriften.\n\nFür Ihre Zukunft wünschen wir Ihnen alles Gute.\n\n"
        "Mit freundlichen Grüßen\nJürgen Größmann\nPersonalabteilung\n"
    )
    message.set_content(text, cte="quoted-printable")
    html = "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in text.strip().split("\n\n"))
    message.add_alternative(f"<html><body>{html}</body></html>", subtype="html", cte="base64")
    walk.person.deliver("INBOX", message.as_bytes())


GERMAN_SUBJECT = (
    "Ihre Bewerbung als Müllerin für Qualitätssicherung und Prüfung (m/w/d) in der Großmühle Nürnberg-Süd, "
    "Kennziffer 2026/117 – unsere Rückmeldung"
)


def html_only(walk: Walk) -> None:
    """No plain text at all, and a table for the layout."""
    message = _mail("Priya Raman <priya@lumen-optics.example>", "Your application", "<html.1@lumen-optics.example>")
    message.set_content(
        "<html><head><style>p { color: #333 }</style></head><body><table><tr><td>"
        "<p>Dear Alice,</p><p>Thank you for applying for the <b>Lens Grinder</b> position at Lumen Optics. "
        "Unfortunately, we have decided to move forward with other candidates.</p>"
        "<p>We wish you all the best for your search &amp; hope to see you again.</p>"
        "<p>Kind regards,<br>Priya Raman</p></td></tr></table></body></html>",
        subtype="html",
    )
    walk.person.deliver("INBOX", message.as_bytes())


def by_telephone(walk: Walk) -> None:
    """A call, which the user has recorded: its reply begins a thread."""
    home = Home(walk.database.parent)
    home.add_account(walk.server.port, walk.user)
    added = ("add", "--company", "Acme Foods", "--position", "Line Cook", "--person", "Ann Lee <ann@acme.example>")
    assert 0 == cli.main(["--config", str(home.config), "--state", str(walk.database.parent), *added])


def by_a_machine(walk: Walk) -> None:
    """A person invited, a machine rejects: the reply goes to the person, in their thread."""
    walk.person.deliver("INBOX", bench.invitation(), received=datetime.now(UTC) - timedelta(days=2))
    walk.person.deliver("INBOX", bench.rejection(sender="no-reply@acme.example"))


LETTERS = {
    "english": Letter(
        english,
        ("Margaret Okafor", "margaret@harbour-lane.example"),
        "Re: Interview for the Pastry Chef position",
        "<last.9@harbour-lane.example>",
        "<first.7@harbour-lane.example> <mine.8@example.org> <last.9@harbour-lane.example>",
        "This year's menu is attached",
    ),
    "german": Letter(
        german,
        ("Jürgen Größmann", "j.groessmann@muehlenwerk-sued.example"),
        f"Re: {GERMAN_SUBJECT}",
        "<absage.4711@muehlenwerk-sued.example>",
        "<absage.4711@muehlenwerk-sued.example>",
        "Für Ihre Zukunft wünschen wir Ihnen alles Gute",
    ),
    "html": Letter(
        html_only,
        ("Priya Raman", "priya@lumen-optics.example"),
        "Re: Your application",
        "<html.1@lumen-optics.example>",
        "<html.1@lumen-optics.example>",
        "We wish you all the best for your search & hope to see you again",
    ),
    "telephone": Letter(
        by_telephone, ("Ann Lee", "ann@acme.example"), "My application for the Line Cook position at Acme Foods"
    ),
    "machine": Letter(
        by_a_machine,
        ("Ann Lee", "ann@acme.example"),
        "Re: Interview at Acme Foods",
        "<i1@acme.example>",
        "<i1@acme.example>",
        "We would like to invite you",
    ),
}
