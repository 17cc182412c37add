"""The draft as bytes: threading, headers, words, and hostile values at each border."""

from datetime import UTC, datetime
from email import message_from_bytes
from email import policy as email_policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemon.drafting import Writer, compose, draft_message_id, reply_subject
from daemon.paths import shipped
from daemon.records import Recipient
from tests.cases import DRAFT, ORIGINAL, case, detail, details

ME = Writer("Alice Example", "+49 30 1234")
TEMPLATES = [shipped("templates")]
NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


def parsed(raw: bytes) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(raw, policy=email_policy.default))


def test_the_draft_is_a_plain_reply_in_the_thread() -> None:
    """From the user, to the sender, one Re:, whole threading headers, and nothing that names the program."""
    draft = compose(case(mail={"thread": ("<older@acme.example>",)}), ME, TEMPLATES, NOW)
    message = parsed(draft.raw)
    assert {
        "From": "Alice Example <alice@example.org>",
        "To": "Ann Lee <ann@acme.example>",
        "Subject": "Re: Your application to Acme Foods",
        "Date": "Wed, 04 Mar 2026 09:00:00 +0000",
        "Message-ID": DRAFT,
        "In-Reply-To": ORIGINAL,
        "References": f"<older@acme.example> {ORIGINAL}",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "quoted-printable",
        "MIME-Version": "1.0",
    } == dict(message.items())
    assert b"afterword" not in draft.raw.lower()
    assert message.get_content().endswith("Kind regards,\r\nAlice Example\r\n+49 30 1234\r\n")


@pytest.mark.parametrize("length", [60, 78, 200, 800])
def test_long_ids_are_never_encoded_or_folded_apart(length: int) -> None:
    """EmailMessage encodes ids of 78 and more characters by default, and clients then lose the thread."""
    long_id = f"<{'x' * length}@mail.acme.example>"
    raw = compose(case(mail={"message_id": long_id}), ME, TEMPLATES, NOW).raw
    assert f"In-Reply-To: {long_id}\r\n".encode() in raw.replace(b"\r\n ", b" ")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998


def test_a_long_thread_keeps_its_root_and_its_parent() -> None:
    """When References would be too long, the middle goes, never the ends."""
    thread = tuple(f"<{'y' * 60}{number}@acme.example>" for number in range(40))
    message = parsed(compose(case(mail={"thread": thread}), ME, TEMPLATES, NOW).raw)
    ids = str(message["References"]).split()
    assert (thread[0], ORIGINAL) == (ids[0], ids[-1])
    assert len(" ".join(ids)) <= 900


def test_a_mail_without_an_id_is_answered_without_threading() -> None:
    """No id, no In-Reply-To: an invented one would break threads."""
    message = parsed(compose(case(mail={"message_id": ""}), ME, TEMPLATES, NOW).raw)
    assert (None, None) == (message["In-Reply-To"], message["References"])


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Your application", "Re: Your application"),
        ("Re: Your application", "Re: Your application"),
        ("AW: Re: SV: Your application", "Re: Your application"),
        ("RE[2]: Antw: x", "Re: x"),
        ("Regarding your application", "Re: Regarding your application"),
        ("", "Re:"),
        ("x\r\nBcc: eve@example.org", "Re: x Bcc: eve@example.org"),
    ],
)
def test_exactly_one_re(subject: str, expected: str) -> None:
    """Whatever prefixes the mail came with, in whatever language."""
    assert expected == reply_subject(subject)


def test_the_draft_id_is_derived_not_random() -> None:
    """The same mail gets the same id on any machine; another identity or mail another one, on the user's domain."""
    one = draft_message_id("<a@b>", "Alice@Example.org")
    assert one == draft_message_id("<a@b>", "alice@example.org")
    assert len({one, draft_message_id("<a@c>", "alice@example.org"), draft_message_id("<a@b>", "bob@example.org")}) == 3
    assert one.endswith("@example.org>")


SAY = {
    "interview": "talk with me",
    "applied": "read my application",
    "screen": "talk with me",
    "final": "if your first choice does not work out",
}


@pytest.mark.parametrize("stage", SAY)
def test_the_reply_knows_how_far_it_went(stage: str) -> None:
    """Thanks fit what there was; finalists keep the door open for the case that the first choice falls through."""
    text = compose(case(mail={"details": details(stage=detail(stage))}), ME, TEMPLATES, NOW).text
    assert SAY[stage] in text


@pytest.mark.parametrize("stage", [None, detail("interview"), detail("final"), detail("screen")])
@pytest.mark.parametrize("cues", [[], ["cancelled"], ["reapply"], ["feedback-offered", "kind-words"], ["runner-up"]])
@pytest.mark.parametrize("known", [True, False])
def test_every_reply_is_short_whole_and_never_begs(stage: object, cues: list[str], known: bool) -> None:
    """Under 150 words, no slot left open, no double blanks, no argument, and feedback only where it is offered."""
    found = details(stage=stage, cues=cues)
    if known:
        found = {**found, "company": detail("Acme Foods"), "position": detail("Line Cook")}
    text = compose(
        case(mail={"details": found}, recipient=Recipient("", "jobs@acme.example", "alice@example.org")),
        ME,
        TEMPLATES,
        NOW,
    ).text
    assert len(text.split()) < 150
    assert not any(bad in text for bad in ("{{", "}}", "None", "  ", " ,", " .", "..", "\n\n\n"))
    assert ("feedback" in text) == ("feedback-offered" in cues)
    assert "stay on your radar" in text
    assert not any(
        word in text.lower() for word in ("reconsider", "disappoint", "please let me know of any", "unfortunately")
    )


def test_feedback_is_asked_for_when_switched_on() -> None:
    """The user's setting decides where the mail offers none."""
    assert "feedback" in compose(case(), Writer("Alice", "", ask_feedback=True), TEMPLATES, NOW).text


@pytest.mark.parametrize(
    ("recipient", "names", "expected"),
    [
        ("Ann Lee", ["Ann Lee"], "Dear Ann,"),
        ("Ann Lee", [], "Dear Acme Foods team,"),
        ("", ["Dr. Ann Lee"], "Dear Ann,"),
        ("", ["Ann Lee", "Bob Roe"], "Dear Acme Foods team,"),
        ("Bob Roe", ["Ann Lee"], "Dear Acme Foods team,"),
    ],
)
def test_the_greeting_names_only_whom_the_reply_goes_to(recipient: str, names: list[str], expected: str) -> None:
    """A person is greeted when it is the one who reads; else the team, as a wrong name is worse than none."""
    found = details(
        company=detail("Acme Foods"), contacts=[{"name": detail(name), "role": None, "email": None} for name in names]
    )
    text = compose(
        case(mail={"details": found}, recipient=Recipient(recipient, "a@acme.example", "alice@example.org")),
        ME,
        TEMPLATES,
        NOW,
    ).text
    assert expected == text.split("\n")[0]


def test_unsure_details_are_left_out() -> None:
    """A detail of low confidence never reaches a draft."""
    found = details(company=detail("Wrong Name", 0.4), position=detail("Wrong Job", 0.5))
    text = compose(case(mail={"details": found}), ME, TEMPLATES, NOW).text
    assert "Wrong" not in text
    assert "for the position." in text


hostile = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(list('\r\n\0\x1b{}%#<>@",;:\\()\u202e\u200b\u2028\x85')),
    ),
    max_size=60,
) | st.sampled_from(
    ["{{7*7}}", "{% raw %}", "x\r\nBcc: eve@example.org", "=?utf-8?q?=0D=0ABcc:_e@x?=", "\u202egnp.exe"]
)


@given(subject=hostile, company=hostile, position=hostile, person=hostile, name=hostile)
def test_no_value_from_a_mail_becomes_a_header_or_code(
    subject: str, company: str, position: str, person: str, name: str
) -> None:
    """Line breaks, template code, encoded words and bidi controls in any value stay harmless text."""
    found = details(
        company=detail(company),
        position=detail(position),
        contacts=[{"name": detail(person), "role": None, "email": None}],
    )
    draft = compose(
        case(
            mail={"subject": subject, "details": found},
            recipient=Recipient(name, "ann@acme.example", "alice@example.org"),
        ),
        ME,
        TEMPLATES,
        NOW,
    )
    message = parsed(draft.raw)
    assert [
        "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Content-Type",
        "Content-Transfer-Encoding", "MIME-Version",
    ] == list(message.keys())  # fmt: skip
    assert ["ann@acme.example"] == [address.addr_spec for address in message["To"].addresses]
    assert "49" not in draft.text.replace("+49 30 1234", "") or "49" in subject + company + position + person + name
    assert not any(control in draft.text for control in "\0\x1b\u202e\u200b\u2028\r")


def test_templates_cannot_reach_into_python(tmp_path: Path) -> None:
    """A template is sandboxed: it sees values, not their classes."""
    from jinja2.exceptions import SecurityError

    (tmp_path / "en").mkdir()
    (tmp_path / "en/reply.txt.j2").write_text("{{ me.__class__.__mro__ }}")
    with pytest.raises(SecurityError):
        compose(case(), ME, [tmp_path], NOW)
