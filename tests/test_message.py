"""Bytes to a Message: own words apart from quotes, identifiers that cannot harm, HTML as it is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.html_text import html_to_text
from classifier.message import own_text, read_message
from classifier.plain import clean, mended, one_line
from classifier.sentences import sentences


def mail(headers: str, body: str = "Hello.") -> bytes:
    return f"{headers}\n\n{body}".replace("\n", "\r\n").encode()


def test_a_plain_mail_is_read_whole() -> None:
    """Addresses, identifiers, date and text."""
    message = read_message(
        mail(
            "From: =?utf-8?q?J=C3=BCrgen_M?= <jm@acme.example>\nReply-To: hr@acme.example\n"
            "To: Alice <Alice@example.org>\n"
            "Delivered-To: alias@example.org\nSubject: Ihre Bewerbung\nMessage-ID: <1@acme.example>\n"
            "In-Reply-To: <0@example.org>\nReferences: <a@x.example>\n <0@example.org>\n"
            "Date: Tue, 03 Mar 2026 12:00:00 +0100",
            "Guten Tag,\n\nleider nein.",
        )
    )
    assert message.sender is not None
    assert ("Jürgen M", "jm@acme.example") == (message.sender.name, message.sender.email)
    assert ("<1@acme.example>", ("<a@x.example>", "<0@example.org>")) == (message.message_id, message.answers)
    assert ("alias@example.org", "alice@example.org") == message.recipients
    assert ["hr@acme.example"] == [address.email for address in message.reply_to]
    assert message.date is not None
    assert "2026-03-03T11:00:00+00:00" == message.date.isoformat()
    assert "Guten Tag,\n\nleider nein." == message.text


@pytest.mark.parametrize(
    "value",
    [
        "",
        "no brackets",
        "<a@b> <c@d>",
        "<a b@c>",
        "=?utf-8?q?=3Ca=0D=0Ax_DELETE_INBOX=40b=3E?=",
        "<a@b\x01>",
        "<" + "a" * 990 + "@b>",
    ],
)
def test_an_unusable_message_id_is_none(value: str) -> None:
    """What could break a command, a header or a search identifies nothing."""
    assert "" == read_message(mail(f"From: a@b.example\nMessage-ID: {value}")).message_id


def test_two_message_ids_identify_nothing() -> None:
    """mail-parser gives a list there; a reply could thread to either."""
    assert "" == read_message(mail("Message-ID: <a@b>\nMessage-ID: <c@d>")).message_id


def test_an_enclosed_mail_is_not_the_mails_own_word() -> None:
    """A rejection forwarded as an attachment is somebody else's."""
    raw = mail(
        'From: a@b.example\nSubject: Fwd\nContent-Type: multipart/mixed; boundary="x"',
        "--x\nContent-Type: text/plain\n\nlook at this\n--x\n"
        "Content-Type: message/rfc822\n\nSubject: No\n\nwe regret\n--x--\n",
    )
    assert "look at this" == read_message(raw).text


@pytest.mark.parametrize(
    "quote",
    [
        "On Tue, 3 Mar 2026 at 10:00, Sam Poe <sam@x.example> wrote:\n\n> quoted",
        "On Tue, 3 Mar 2026 at 10:00, Sam Poe\n<sam@x.example> wrote:\n> quoted",
        "Am 03.03.26 um 10:00 schrieb Sam Poe:\n> quoted",
        "Le mar. 3 mars 2026 à 10:00, Sam Poe <sam@x.example> a écrit :\n> quoted",
        "El mar, 3 mar 2026 a las 10:00, Sam Poe (<sam@x.example>) escribió:\n\n> quoted",
        "Em ter., 3 de mar. de 2026 às 10:00, Sam Poe <sam@x.example> escreveu:\n> quoted",
        "Op di 3 mrt 2026 om 10:00 schreef Sam Poe <sam@x.example>:\n> quoted",
        "Il giorno mar 3 mar 2026 alle ore 10:00 Sam Poe <sam@x.example> ha scritto:\n> quoted",
        "Den tis 3 mars 2026 kl 10:00 skrev Sam Poe <sam@x.example>:\n> quoted",
        "W dniu 3.03.2026 o 10:00, Sam Poe pisze:\n> quoted",
        "-----Original Message-----\nFrom: Sam\nquoted",
        "-----Ursprüngliche Nachricht-----\nquoted",
        "________________________________\nFrom: Sam\nSent: Tuesday\nTo: Ann\nquoted",
        "From: Sam Poe\nSent: Tuesday\nTo: Ann\nSubject: x\n\nquoted",
        "Von: Sam Poe\nGesendet: Dienstag\nAn: Ann\nBetreff: x\n\nquoted",
        "Begin forwarded message:\n\nquoted",
    ],
)
def test_quoted_mail_is_cut_away(quote: str) -> None:
    """Whatever client and language introduced it."""
    assert "Own words." == own_text(f"Own words.\n\n{quote}")


def test_an_answer_below_the_quote_is_kept() -> None:
    """Bottom-posters answer after the quoted lines."""
    assert "Own words." == own_text("On Tue, 3 Mar 2026, Sam Poe wrote:\n> quoted\n\nOwn words.")


def test_a_sentence_that_only_sounds_like_a_quote_stays() -> None:
    """ "On Monday our director wrote:" without quoted lines is the mail's own text."""
    text = "On Monday our director wrote:\n\nWe will not fill the position."
    assert text == own_text(text)


def test_html_reads_as_it_looks() -> None:
    """Blocks end lines, inline markup does not; hidden preheaders, styles and quotes are left out."""
    html = (
        "<html><head><style>p{}</style></head><body><div style='display:none'>preheader</div>"
        "<p>Dear <b>Sam</b>,</p><p>we chose<br>another&nbsp;person.</p><table><tr><td>A</td><td>B</td></tr></table>"
        "<div class=gmail_quote>On Tue wrote<blockquote>old</blockquote></div></body></html>"
    )
    assert "Dear Sam,\n\nwe chose\nanother\xa0person.\n\nA\nB".replace("\xa0", " ") == html_to_text(html)


def test_html_is_taken_where_the_plain_part_says_nothing() -> None:
    """Many senders leave the plain part empty or put a hint there."""
    raw = mail(
        'From: a@b.example\nContent-Type: multipart/alternative; boundary="x"',
        "--x\nContent-Type: text/plain\n\nPlease view in HTML.\n--x\nContent-Type: text/html\n\n"
        "<p>We have decided to continue with other candidates for this position.</p>\n--x--\n",
    )
    assert "We have decided to continue with other candidates for this position." == read_message(raw).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("weâ€™ve", "we’ve"),
        ("fÃ¼r Sie", "für Sie"),
        ("rÃ©ponse Ã\xa0 vous", "réponse à vous"),
        ("Ã la carte", "Ã la carte"),
        ("plain", "plain"),
    ],
)
def test_mojibake_is_mended(text: str, expected: str) -> None:
    """UTF-8 read as Windows-1252 is read right; what only looks like it stays."""
    assert expected == mended(text)


def test_sentences_survive_hard_wraps_and_abbreviations() -> None:
    """A wrapped line goes on, a heading does not, and "Dr." ends no sentence."""
    text = (
        "Dear Sam,\n\nThank you for your interest in the position of Senior Analyst,\n"
        "which we have filled. We wish Dr. Lee well! Bye.\n\n"
        "Kind regards\nAnn Lee"
    )
    assert [
        "Dear Sam,",
        "Thank you for your interest in the position of Senior Analyst, which we have filled.",
        "We wish Dr. Lee well!",
        "Bye.",
        "Kind regards",
        "Ann Lee",
    ] == list(sentences(text))


@given(st.binary(max_size=2000))
def test_no_bytes_break_the_parser(raw: bytes) -> None:
    """Whatever arrives becomes a Message; strings that go into headers and commands are one line."""
    message = read_message(raw)
    assert not any(character in message.subject + message.message_id for character in "\r\n\0")


@given(st.text(max_size=300))
def test_clean_text_has_no_controls(text: str) -> None:
    """What is left can be shown in a terminal; cleaning twice is cleaning once."""
    cleaned = clean(text)
    assert not any(
        (ord(character) < 32 and character != "\n") or 0x7F <= ord(character) < 0xA0 for character in cleaned
    )
    assert "\n" not in one_line(text)
    assert len(one_line(text, 20)) <= 20
