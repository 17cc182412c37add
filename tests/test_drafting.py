"""The draft as bytes: threading, headers, words, and hostile values at each border."""

import re
from datetime import UTC, datetime
from email import message_from_bytes
from email import policy as email_policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemon.drafting import compose, draft_message_id, reply_subject
from daemon.paths import shipped
from daemon.records import Recipient, Story, Writer
from tests.cases import DRAFT, ORIGINAL, case, detail, details

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


SAY = {
    "interview": "talk with me",
    "applied": "read my application",
    "screen": "talk with me",
    "final": "if your first choice does not work out",
}


@pytest.mark.parametrize("stage", SAY)
def test_the_reply_knows_how_far_it_went(stage: str) -> None:
    """Thanks fit what there was; finalists keep the door open for the case that the first choice falls through."""
    text = compose(case(mail={"details": details(stage=detail(stage))}), Story(), ME, TEMPLATES, NOW).text
    assert SAY[stage] in text


#: By language: how a person is greeted, the quotation marks around a position, the word by which feedback is asked
#: for, the words that stand for a second choice, and words of one who does not take a no.
VOICES = {
    "en": ("Dear Ann,", "the Line Cook position", "feedback", "first choice", "reconsider|disappoint|unfortunately"),
    "de": ("Guten Tag Ann Lee,", "„Line Cook“", "Feedback", "ersten Wahl", "überdenken|enttäusch|leider"),
    "fr": ("Bonjour Ann Lee,", "«\N{NBSP}Line Cook\N{NBSP}»", "retour", "premier choix", "reconsid|déçu|malheureus"),
    "es": ("Buenos días, Ann Lee:", "«Line Cook»", "comentario", "primera opción", "reconsider|decepci|lament"),
    "pt": ("Bom dia, Ann Lee,", "“Line Cook”", "feedback", "primeira escolha", "reconsider|decepci|infelizmente"),
    "nl": ("Beste Ann Lee,", "‘Line Cook’", "feedback", "eerste keuze", "heroverweg|teleurgesteld|helaas"),
    "it": ("Buongiorno Ann Lee,", "«Line Cook»", "riscontro", "prima scelta", "riconsider|delus|purtroppo"),
    "sv": ("Hej Ann,", "”Line Cook”", "återkoppling", "förstahandsval", "ompröva|besviken|tyvärr"),
    "da": ("Kære Ann Lee,", "”Line Cook”", "feedback", "førstevalg", "genoverveje|skuffe|desværre"),
    "pl": ("Dzień dobry,", "„Line Cook”", "informację zwrotną", "wybraną osobą", "ponownie rozważ|zawied|niestety"),
}
QUOTATION_MARKS = re.compile('["„“”‘«»]')
ENGLISH = frozenset(
    "the you your thank thanks and with would regards dear decision position comes if hear best way".split()
)


def test_each_template_has_its_voice() -> None:
    """The shipped templates are those that are tested here."""
    assert sorted(VOICES) == sorted(path.parent.name for path in TEMPLATES[0].glob("*/reply.txt.j2"))


def test_each_template_has_the_blocks_and_conditions_of_the_english_one() -> None:
    """What a stage or a cue changes in one language it changes in all; only greetings may know fewer cases."""

    def structure(language: str) -> list[str]:
        text = (TEMPLATES[0] / language / "reply.txt.j2").read_text(encoding="utf-8")
        tags = re.findall(r"\{%-? *((?:block|if|elif|else|endif|endblock).*?) *-?%\}", text)
        greeting = slice(tags.index("block greeting"), tags.index("block thanks"))
        del tags[greeting]
        return tags

    assert [] == [language for language in VOICES if structure(language) != structure("en")]


@pytest.mark.parametrize("language", VOICES)
@pytest.mark.parametrize("stage", [None, detail("applied"), detail("interview"), detail("final"), detail("screen")])
@pytest.mark.parametrize(
    "cues", [[], ["cancelled"], ["reapply"], ["on-file"], ["feedback-offered", "kind-words"], ["runner-up"]]
)
@pytest.mark.parametrize("known", [(), ("company",), ("position",), ("company", "position")])
def test_every_reply_is_short_whole_and_never_begs(
    language: str, stage: dict[str, Any] | None, cues: list[str], known: tuple[str, ...]
) -> None:
    """Under 150 words, no slot left open, no double blanks, no argument, and feedback only where it is offered."""
    values = {"company": detail("Acme Foods"), "position": detail("Line Cook")}
    found = details(stage=stage, cues=cues, language=detail(language), **{name: values[name] for name in known})
    text = compose(
        case(mail={"details": found}, recipient=Recipient("", "jobs@acme.example", "alice@example.org")),
        Story(),
        ME,
        TEMPLATES,
        NOW,
    ).text
    _, quoted, feedback, second, argument = VOICES[language]
    assert len(text.split()) < 150
    assert not any(bad in text for bad in ("{{", "}}", "None", "  ", " ,", " .", "..", "\n\n\n", " \n", "\n "))
    assert 6 == len(text.split("\n\n"))
    assert ("position" in known) == (quoted in text)
    assert ("company" in known) == ("Acme Foods" in text)
    expected_marks = QUOTATION_MARKS.findall(quoted) if "position" in known else []
    assert expected_marks == QUOTATION_MARKS.findall(text)
    assert (feedback in text) == ("feedback-offered" in cues)
    finalist = "cancelled" not in cues and ("runner-up" in cues or stage == detail("final"))
    assert finalist == (second in text)
    assert 1 == text.count("?")
    assert not re.search(argument, text.lower())
    assert (language == "en") == bool(ENGLISH & set(re.findall(r"\w+", text.lower())))


def test_french_typography_parts_high_punctuation_by_no_break_spaces() -> None:
    """No line may break before a question mark, a semicolon or a closing guillemet, or after an opening one."""
    found = details(cues=["reapply"], language=detail("fr"), position=detail("Line Cook"))
    text = compose(case(mail={"details": found}), Story(), ME, TEMPLATES, NOW).text
    assert ["«\N{NBSP}", "\N{NBSP}»", "\N{NBSP};", "\N{NBSP}?"] == re.findall(r"«.|.[?;»]", text)


@pytest.mark.parametrize("language", VOICES)
def test_the_greeting_is_that_of_the_language(language: str) -> None:
    """A first name or a full name, as business mail of the language has it, and no guess at a gender."""
    found = details(language=detail(language), contacts=[{"name": detail("Dr. Ann Lee"), "role": None, "email": None}])
    text = compose(
        case(mail={"details": found}, recipient=Recipient("", "a@acme.example", "alice@example.org")),
        Story(),
        ME,
        TEMPLATES,
        NOW,
    ).text
    assert VOICES[language][0] == text.split("\n")[0]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (detail("de"), "de"),
        (detail("de", 0.6), "de"),
        (detail("de", 0.59), "en"),
        (detail("fi"), "en"),
        (detail(""), "en"),
        (detail("../de"), "en"),
        (None, "en"),
    ],
)
def test_a_mail_is_answered_in_its_language(language: dict[str, Any] | None, expected: str) -> None:
    """In English where the language is unsure, unknown or not one that a template is there for."""
    found = details(language=language, position=detail("Line Cook"))
    assert VOICES[expected][1] in compose(case(mail={"details": found}), Story(), ME, TEMPLATES, NOW).text


@pytest.mark.parametrize("language", VOICES)
def test_feedback_is_asked_for_when_switched_on(language: str) -> None:
    """The user's setting decides where the mail offers none."""
    asked = case(mail={"details": details(language=detail(language))})
    assert VOICES[language][2] in compose(asked, Story(), Writer("Alice", "", ask_feedback=True), TEMPLATES, NOW).text


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
        Story(),
        ME,
        TEMPLATES,
        NOW,
    ).text
    assert expected == text.split("\n")[0]


def test_unsure_details_are_left_out() -> None:
    """A detail of low confidence never reaches a draft."""
    found = details(company=detail("Wrong Name", 0.4), position=detail("Wrong Job", 0.5))
    text = compose(case(mail={"details": found}), Story(), ME, TEMPLATES, NOW).text
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


@given(
    subject=hostile,
    company=hostile,
    position=hostile,
    person=hostile,
    name=hostile,
    language=st.sampled_from(sorted(VOICES)) | hostile,
)
def test_no_value_from_a_mail_becomes_a_header_or_code(
    subject: str, company: str, position: str, person: str, name: str, language: str
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
        Story(),
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
        compose(case(), Story(), ME, [tmp_path], NOW)
