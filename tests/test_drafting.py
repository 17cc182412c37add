"""The draft as bytes: threading, headers, words, and hostile values at each border."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email import policy as email_policy
from email.message import EmailMessage
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemon.drafting import compose, draft_message_id, reply_subject
from daemon.paths import shipped
from daemon.records import Recipient, Story, Writer
from daemon.wording import languages
from tests.cases import DRAFT, ORIGINAL, case, detail, details, judged

ME = Writer("Alice Example", "+49 30 1234")
TEMPLATES = [shipped("templates")]
NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


def parsed(raw: bytes) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(raw, policy=email_policy.default))


def test_the_draft_is_a_plain_reply_in_the_thread() -> None:
    """From the user, to the sender, one Re:, whole threading headers, and nothing that names the program."""
    draft = compose(case(mail={"thread": ("<older@acme.example>",)}), Story(), ME, TEMPLATES, NOW)
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
    raw = compose(case(mail={"message_id": long_id}), Story(), ME, TEMPLATES, NOW).raw
    assert f"In-Reply-To: {long_id}\r\n".encode() in raw.replace(b"\r\n ", b" ")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998


def test_a_long_thread_keeps_its_root_and_its_parent() -> None:
    """When References would be too long, the middle goes, never the ends."""
    thread = tuple(f"<{'y' * 60}{number}@acme.example>" for number in range(40))
    message = parsed(compose(case(mail={"thread": thread}), Story(), ME, TEMPLATES, NOW).raw)
    ids = str(message["References"]).split()
    assert (thread[0], ORIGINAL) == (ids[0], ids[-1])
    assert len(" ".join(ids)) <= 900


def test_a_mail_without_an_id_is_answered_without_threading() -> None:
    """No id, no In-Reply-To: an invented one would break threads."""
    message = parsed(compose(case(mail={"message_id": ""}), Story(), ME, TEMPLATES, NOW).raw)
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


PERSON = {"name": detail("Ann Lee"), "role": None, "email": None}
LANGUAGES = sorted(languages(TEMPLATES))


def text_of(found: Mapping[str, Any] | None = None, writer: Writer = ME, **changes: Any) -> str:
    mail = {"details": details(**(found or {}))} | changes.pop("mail", {})
    return compose(case(mail=mail, **changes), Story(), writer, TEMPLATES, NOW).text


def test_paragraphs_carry_their_names_and_reasons() -> None:
    """The text is its paragraphs parted by blank lines, each with the reason why it stands there."""
    draft = compose(case(mail={"details": details(stage=detail("interview"))}), Story(), ME, TEMPLATES, NOW)
    assert draft.text == "\n\n".join(one.text for one in draft.paragraphs) + "\n"
    assert ["greeting", "thanks", "decision", "radar", "wishes", "closing"] == [one.block for one in draft.paragraphs]
    assert all(one.because for one in draft.paragraphs)
    assert ("en", "warm", ()) == (draft.language, draft.voice, draft.passed_over)


def test_the_same_input_gives_the_same_draft_and_another_mail_another_one() -> None:
    """Variation without randomness: drafts to many companies are not one form letter."""
    texts = [
        compose(case(mail={"key": f"<{number}@acme.example>"}), Story(), ME, TEMPLATES, NOW).text
        for number in (1, 1, *range(2, 30))
    ]
    assert texts[0] == texts[1]
    assert len(set(texts)) > 15


def test_without_an_address_there_is_no_to() -> None:
    """Where the user wants drafts that they address themselves, an empty To would be a broken header."""
    draft = compose(case(recipient=Recipient("", "", "alice@example.org")), Story(), ME, TEMPLATES, NOW)
    assert "To" not in parsed(draft.raw)


def test_a_letter_that_begins_a_thread_has_a_subject_of_its_own() -> None:
    """A rejection that came by telephone has neither subject nor Message-ID."""
    added = case(
        mail={
            "message_id": "",
            "subject": "",
            "details": details(channel=detail("telephone", 1.0), position=detail("Line Cook"), company=detail("Acme")),
        }
    )
    message = parsed(compose(added, Story(), ME, TEMPLATES, NOW).raw)
    assert "My application for the Line Cook position at Acme" == message["Subject"]
    assert (None, None) == (message["In-Reply-To"], message["References"])


def test_the_reply_goes_into_the_thread_of_the_parent() -> None:
    """An added rejection is answered in the thread of the earlier mail, where there is one."""
    parent = judged(message_id="<parent@acme.example>", subject="Your interview", thread=("<root@acme.example>",))
    answered = replace(case(mail={"message_id": "", "subject": ""}), parent=parent)
    message = parsed(compose(answered, Story(), ME, TEMPLATES, NOW).raw)
    assert ("Re: Your interview", "<parent@acme.example>", "<root@acme.example> <parent@acme.example>") == (
        message["Subject"],
        message["In-Reply-To"],
        message["References"],
    )


QUOTE = """Dear Alice,

we chose someone else.
> I would be glad
--
Ann"""


def test_the_mail_answered_is_quoted_below_the_signature() -> None:
    """An attribution line and a mark before each line (RFC 3676 4.5), as clients do it."""
    text = compose(case(), Story(original=QUOTE), ME, TEMPLATES, NOW).text
    assert text.endswith(
        "Alice Example\n+49 30 1234\n\nOn 03/03/2026 12:00, ann@acme.example wrote:\n"
        "> Dear Alice,\n>\n> we chose someone else.\n>> I would be glad\n> --\n> Ann\n"
    )


def test_quoting_can_be_switched_off() -> None:
    """And without a text there is nothing to quote."""
    off = compose(case(), Story(original=QUOTE), replace(ME, quote=False), TEMPLATES, NOW).text
    assert off == compose(case(), Story(original=" \n\n"), ME, TEMPLATES, NOW).text
    assert ">" not in off


def test_a_long_original_is_quoted_in_part() -> None:
    """Sixty lines at most, none wider than 76 where it can be broken, and a mark that there was more."""
    original = "\n".join(f"{number} " + "word " * 40 for number in range(500))
    lines = compose(case(), Story(original=original), ME, TEMPLATES, NOW).text.rstrip("\n").split("\n")
    quoted = [line for line in lines if line.startswith(">")]
    assert 61 == len(quoted)
    assert "> [...]" == quoted[-1]
    assert max(map(len, quoted)) <= 76


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("voice", ["formal", "warm"])
def test_every_language_has_both_voices(language: str, voice: str) -> None:
    """A reply in the mail's language, in the voice that was set."""
    draft = compose(
        case(mail={"details": details(language=detail(language))}), Story(), replace(ME, voice=voice), TEMPLATES, NOW
    )
    assert (language, voice) == (draft.language, draft.voice)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        *((detail(language), language) for language in LANGUAGES),
        *((detail(language, 0.59), "en") for language in LANGUAGES),
        (detail("fi"), "en"),
        (detail(""), "en"),
        (detail("../en"), "en"),
        (None, "en"),
    ],
)
def test_a_mail_is_answered_in_its_language(language: dict[str, Any] | None, expected: str) -> None:
    """In English where the language is unsure, unknown or not one that a template is there for."""
    draft = compose(case(mail={"details": details(language=language)}), Story(), ME, TEMPLATES, NOW)
    assert expected == draft.language


def test_the_language_of_the_setting_wins() -> None:
    """Who sets a language gets it, whatever that of the mail."""
    found = details(language=detail("fi"))
    assert "en" == compose(case(mail={"details": found}), Story(), replace(ME, language="en"), TEMPLATES, NOW).language


@pytest.mark.parametrize(
    ("recipient", "names", "expected"),
    [
        ("Ann Lee", ["Ann Lee"], "Dear Ann,"),
        ("Ann Lee", [], "Hello Acme Foods team,"),
        ("Ann Lee (Acme Foods)", ["Ann Lee", "Bob Roe"], "Dear Ann,"),
        ("", ["Dr. Ann Lee"], "Dear Dr. Lee,"),
        ("", ["Ann"], "Hi Ann,"),
        ("", ["Ms Lee"], "Dear Ms Lee,"),
        ("", ["Ann Lee", "Bob Roe"], "Hello Acme Foods team,"),
        ("Bob Roe", ["Ann Lee"], "Hello Acme Foods team,"),
        ("Acme Foods Recruiting", ["Ann Lee"], "Dear Ann,"),
    ],
)
def test_the_greeting_names_only_whom_the_reply_goes_to(recipient: str, names: list[str], expected: str) -> None:
    """A person is greeted when it is the one who reads; else the team, as a wrong name is worse than none."""
    found = {"company": detail("Acme Foods"), "language": detail("en")}
    found |= {"contacts": [PERSON | {"name": detail(name)} for name in names]}
    text = text_of(found, recipient=Recipient(recipient, "a@acme.example", "alice@example.org"))
    assert expected == text.split("\n")[0]


def test_unsure_details_are_left_out() -> None:
    """A detail of low confidence never reaches a draft."""
    text = text_of({"company": detail("Wrong Name", 0.4), "position": detail("Wrong Job", 0.5)})
    assert "Wrong" not in text
    assert "about the position, and" in text


def test_a_full_stop_after_an_abbreviation_is_one() -> None:
    """ "at Acme Co." ends its sentence."""
    found = {"company": detail("Acme Co."), "channel": detail("thanks"), "stage": detail("interview")}
    texts = [text_of(found, mail={"key": f"<{number}@acme.example>"}) for number in range(8)]
    assert any("Acme Co.\n" in text or "Acme Co. " in text for text in texts)
    assert not any(".." in text for text in texts)


@pytest.mark.parametrize(
    "value",
    [
        "{{7*7}}", "{{ first_name }}", "[Job Title]", "<Company Name>", "%COMPANY%", "*|FNAME|*", "None", "N/A", "___",
        "http://evil.example", "https://evil.example/x", "www.evil.example", "evil.example/offer", "10.0.0.1",
    ],
)  # fmt: skip
def test_a_placeholder_or_a_link_is_no_value(value: str) -> None:
    """What a failed mail merge left behind, and what would lead somewhere, is left out as if it were unknown."""
    found = {"company": detail(value), "position": detail(value), "contacts": [PERSON | {"name": detail(value)}]}
    text = text_of(found, recipient=Recipient(value, "a@acme.example", "alice@example.org"))
    assert text_of({}, recipient=Recipient("", "a@acme.example", "alice@example.org")) == text


hostile = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(list('\r\n\0\x1b{}%#<>@",;:\\()\u202e\u200b\u2028\x85')),
    ),
    max_size=60,
) | st.sampled_from(
    [
        "{{7*7}}",
        "{% raw %}",
        "Ann http://evil.example",
        "www.evil.example",
        "Ann\nLee",
        "x\r\nBcc: eve@example.org",
        "=?utf-8?q?=0D=0ABcc:_e@x?=",
        "\u202egnp.exe",
    ]
)


@given(
    subject=hostile,
    company=hostile,
    position=hostile,
    person=hostile,
    name=hostile,
    language=st.sampled_from(LANGUAGES) | hostile,
    original=hostile,
    second=hostile,
    voice=st.sampled_from(["formal", "warm"]),
)
def test_no_value_from_a_mail_becomes_a_header_or_code(
    subject: str,
    company: str,
    position: str,
    person: str,
    name: str,
    language: str,
    original: str,
    second: str,
    voice: str,
) -> None:
    """Line breaks, template code, encoded words and bidi controls in any value stay harmless text."""
    found = details(
        company=detail(company),
        position=detail(position),
        contacts=[{"name": detail(person), "role": None, "email": None}],
        language=detail(language),
    )
    draft = compose(
        case(
            mail={"subject": subject, "details": found},
            recipient=Recipient(name, "ann@acme.example", "alice@example.org"),
        ),
        Story(
            (judged(details=details(contacts=[{"name": detail(company)}, {"name": detail(subject)}])),),
            (second,),
            original,
        ),
        replace(ME, voice=voice),
        TEMPLATES,
        NOW,
    )
    message = parsed(draft.raw)
    assert [
        "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Content-Type",
        "Content-Transfer-Encoding", "MIME-Version",
    ] == list(message.keys())  # fmt: skip
    assert ["ann@acme.example"] == [address.addr_spec for address in message["To"].addresses]
    assert "49" not in draft.text.replace("+49 30 1234", "") or (
        "49" in subject + company + position + person + name + original + second
    )
    assert not any(mark in draft.text.partition("\n>")[0] for mark in ("{{", "}}", "{%", "http://", "www."))
    assert not any(control in draft.text for control in "\0\x1b\u202e\u200b\u2028\r")
