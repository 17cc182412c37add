"""What a reply says and why: each fact from where it may be taken, and none from where it may not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from daemon.letter import PARAGRAPHS, Letter, letter_of
from daemon.records import Judged, Recipient, Story, Writer
from daemon.values import addressee, employer, job_title, same_person
from tests.cases import NOON, case, detail, details, judged

ME = Writer("Alice Example")


def person(name: str, email: str = "", confidence: float = 0.9) -> dict[str, Any]:
    return {"name": detail(name, confidence), "role": None, "email": detail(email) if email else None}


def earlier(*people: Mapping[str, Any], label: str = "interview", **found: Any) -> Judged:
    return judged(
        key="<earlier@acme.example>",
        message_id="<earlier@acme.example>",
        label=label,
        received_at=NOON - timedelta(days=20),
        details=details(contacts=list(people), **found),
    )


def letter(
    found: Mapping[str, Any] | None = None,
    *mails: Judged,
    writer: Writer = ME,
    languages: Sequence[str] = ("en", "de"),
    **changes: Any,
) -> Letter:
    story = Story(mails, changes.pop("other_positions", ()), changes.pop("original", ""))
    note = changes.pop("note", "")
    about = {"contacts": [person("Ann Lee")]} | dict(found or {})
    one = replace(case(mail={"details": details(**about)}, **changes), note=note)
    return letter_of(one, story, writer, languages, NOON)


# -- people ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ann Lee", ("Ann Lee", "Ann", "Lee", "", "", False)),
        ("Ann", ("Ann", "Ann", "", "", "", True)),
        ("Dr. Ann Lee", ("Ann Lee", "Ann", "Lee", "Dr.", "", False)),
        ("Prof. Dr. rer. nat. Ann Lee", ("Ann Lee", "Ann", "Lee", "Prof. Dr. rer. nat.", "", False)),
        ("Frau Dr. Lee", ("Lee", "", "Lee", "Dr.", "Frau", False)),
        ("Herrn Tom Lee", ("Tom Lee", "Tom", "Lee", "", "Herr", False)),
        ("Anna von Berg", ("Anna von Berg", "Anna", "von Berg", "", "", False)),
        ("Anna Maria Berg", ("Anna Maria Berg", "Anna", "Berg", "", "", False)),
        ("John F. Lee", ("John F. Lee", "John", "Lee", "", "", False)),
        ("Ana Ruiz Vega", ("Ana Ruiz Vega", "Ana", "Ruiz Vega", "", "", False)),
        ("Lee, Ann", ("Ann Lee", "Ann", "Lee", "", "", False)),
        ("ANN LEE", ("Ann Lee", "Ann", "Lee", "", "", False)),
        ("Ann Lee, PhD", ("Ann Lee", "Ann", "Lee", "", "", False)),
        ("M. Lee", ("M. Lee", "M.", "Lee", "", "", False)),
    ],
)
def test_a_name_is_taken_apart(name: str, expected: tuple[str | bool, ...]) -> None:
    """Titles and forms of address apart from the name, the surname with its particles, middle names left out."""
    one = addressee(name)
    assert one is not None
    assert expected == (one.name, one.first, one.last, one.title, one.honorific, one.by_first)


def test_an_m_is_monsieur_in_french_only() -> None:
    """Elsewhere it is the initial of a first name."""
    one = addressee("M. Morel", "fr")
    assert one is not None
    assert ("M.", "Morel") == (one.honorific, one.last)


@pytest.mark.parametrize(
    "name",
    ["", "A", "Ann@Lee", "Team 7", "{{name}}", "Ann www.evil.example", "evil.example", "Ann (HR)", "Ann/Lee", "x" * 70],
)
def test_what_is_no_name_names_nobody(name: str) -> None:
    """Digits, marks, links, placeholders: a greeting without a name reads well, one with such a name does not."""
    assert addressee(name) is None


def test_a_doctor_in_a_letter_of_another_language_keeps_the_title_and_loses_the_frau() -> None:
    """ "Dear Frau Lee" is no English; a surname alone is no greeting."""
    about = {"language": detail("fi"), "contacts": [person("Frau Dr. Ann Lee")]}
    found = letter(about).person
    assert found is not None
    assert ("Dr.", "") == (found.title, found.honorific)
    assert (
        letter(about | {"contacts": [person("Frau Lee")]}, recipient=Recipient("", "a@acme.example", "")).person is None
    )


@pytest.mark.parametrize("by_first", [True, False])
def test_who_signed_with_the_first_name_is_called_by_it(by_first: bool) -> None:
    """As the mail's signature tells, where the details know the whole name."""
    found = letter({"contacts": [person("Ann Lee") | {"by_first": by_first}]}).person
    assert found is not None
    assert by_first is found.by_first


def test_the_human_of_an_earlier_mail_is_greeted_when_the_reply_goes_to_them() -> None:
    """A rejection from a no-reply address, answered to the recruiter who wrote before."""
    one = letter(
        {"contacts": [person("Bob Roe")]},
        earlier(person("Ann Lee", "ann@acme.example")),
        recipient=Recipient("Ann Lee", "ann@acme.example", "alice@example.org"),
    )
    assert one.person is not None
    assert ("Ann Lee", ("Bob Roe",)) == (one.person.name, one.people)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ann", "Ann Lee", True),
        ("A. Lee", "Ann Lee", True),
        ("Ann Maria Lee", "Ann Lee", True),
        ("Ann Lee", "Tom Lee", False),
        ("A. Lee", "Tom Lee", False),
        ("", "Ann", False),
    ],
)
def test_one_person_under_two_names(one: str, other: str, expected: bool) -> None:
    """So that nobody is asked to pass thanks on to themselves."""
    assert expected == same_person(one, other) == same_person(other, one)


# -- who else was involved -------------------------------------------------------------------------


def test_those_of_earlier_mail_are_thanked_by_name() -> None:
    """Each once, with title, without the reader and the user, and with the reason why."""
    one = letter(
        None,
        earlier(
            person("Dr. Eva Lind", "eva@acme.example"),
            person("Ann Lee"),
            person("Alice Example"),
            person("Tom"),
            person("Unsure Name", confidence=0.5),
        ),
        earlier(person("Tom Roe"), person("Eva Lind")),
    )
    assert ("Dr. Eva Lind", "Tom Roe") == one.people
    assert (
        "Eva Lind: named in the mail of 11 February",
        "Tom Roe: named in the mail of 11 February",
    ) == one.because["people"]


def test_who_wrote_is_said_to_have_written() -> None:
    """The reason names the day."""
    mail = replace(earlier(person("Eva Lind", "eva@acme.example")), sender="eva@acme.example")
    assert ("Eva Lind: wrote to you on 11 February",) == letter(None, mail).because["people"]


def test_at_most_four_are_named() -> None:
    """More would be a roll-call."""
    assert 4 == len(letter(None, earlier(*(person(f"{name} Roe") for name in ("Bo", "Cy", "Di", "Ed", "Flo")))).people)


@pytest.mark.parametrize("everyone", ["off", "separate"])
def test_nobody_else_is_named_where_the_user_does_not_want_it(everyone: str) -> None:
    """Separate drafts thank them, or nobody does."""
    assert () == letter(None, earlier(person("Eva Lind")), writer=replace(ME, everyone=everyone)).people


def test_of_several_who_signed_nobody_is_singled_out() -> None:
    """They all read the reply."""
    team = Recipient("", "jobs@acme.example", "alice@example.org")
    one = letter({"contacts": [person("Ann Lee"), person("Bob Roe")]}, recipient=team)
    assert (None, ()) == (one.person, one.people)


# -- what there was --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "before", "label", "expected"),
    [
        (None, None, "delay", "applied"),
        ("interview", None, "delay", "interview"),
        ("screen", "interview", "delay", "interview"),
        ("final", "interview", "delay", "final"),
        (None, "interview", "interview", "applied"),
        (None, "screen", "assessment", "applied"),
        (None, "final", "acknowledgement", "applied"),
    ],
)
def test_the_stage_is_the_furthest_that_is_sure(now: str | None, before: str | None, label: str, expected: str) -> None:
    """Of mails that look back: an invitation does not prove that the interview took place."""
    one = letter(
        {"stage": detail(now) if now else None}, earlier(label=label, stage=detail(before) if before else None)
    )
    assert expected == one.stage


def test_an_unsure_stage_is_none() -> None:
    """Below the threshold nothing is thanked for but the reading."""
    assert "applied" == letter({"stage": detail("final", 0.5)}).stage


@pytest.mark.parametrize(
    ("given", "stage"),
    [(["call"], "screen"), (["tour"], "interview"), (["test", "interview"], "interview"), (["party"], "applied")],
)
def test_what_took_place_proves_a_stage(given: list[str], stage: str) -> None:
    """A tour is no mere application; what is unknown is left out."""
    one = letter({"given": given})
    assert (stage, tuple(event for event in given if event != "party")) == (one.stage, one.given)


def test_of_many_events_three_are_named() -> None:
    """The last ones, as they cost the others the most time."""
    assert ("interview", "tour", "presentation") == letter(
        {"given": ["presentation", "tour", "call", "interview", "test"]}
    ).given


@pytest.mark.parametrize(
    ("cues", "stage", "door"),
    [
        ([], "interview", "plain"),
        ([], "final", "finalist"),
        (["runner-up"], "applied", "finalist"),
        (["on-file"], "applied", "kept"),
        (["reapply"], "applied", "reapply"),
        (["reapply", "on-file"], "applied", "kept"),
        (["runner-up", "on-file"], "applied", "finalist"),
        (["cancelled", "runner-up"], "final", "cancelled"),
    ],
)
def test_how_the_door_is_kept_open(cues: list[str], stage: str, door: str) -> None:
    """Nobody is hired for a cancelled position; a finalist has more to say than one whose details are kept."""
    assert door == letter({"cues": cues, "stage": detail(stage)}).door


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({}, "employer"),
        ({"kind": detail("academia")}, "academia"),
        ({"kind": detail("academia", 0.5)}, "employer"),
        ({"kind": detail("nonsense")}, "employer"),
        ({"cues": ["agency"]}, "agency"),
        ({"cues": ["agency"], "kind": detail("internship")}, "internship"),
    ],
)
def test_agencies_academia_and_internships_are_told_apart(found: Mapping[str, Any], expected: str) -> None:
    """By the details, and an agency by its words."""
    assert expected == letter(found).kind


def test_to_an_agency_no_company_is_named() -> None:
    """The mail may name the agency or its client: neither is "the position at" it."""
    assert "" == letter({"cues": ["agency"], "company": detail("Acme Foods")}).company


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Projektleitung (m/w/d)", "Projektleitung"),
        ("Chef de projet (H/F)", "Chef de projet"),
        ("Chef de projet H/F", "Chef de projet"),
        ("Engineer (all genders)", "Engineer"),
        ("Engineer, C/C++", "Engineer, C/C++"),
        ("Intern 2018 - Product Analytics", "Intern 2018 - Product Analytics"),
        ("Web Developer - Remote / Work from Home", "Web Developer"),
        ("Web Developer UP TO $140K +EQUITY", "Web Developer"),
        ("Web Developer (open to remote)", "Web Developer"),
        ("Web Developer (Intern) - Summer", "Web Developer (Intern)"),
        ("Intern - Data Analyst", "Intern - Data Analyst"),
        ("Data Engineer - Intern", "Data Engineer - Intern"),
        ("HR DATA ANALYST", "HR Data Analyst"),
        ("SQL WEB DEVELOPER", "SQL Web Developer"),
        ("word " * 20, ""),
        ("R/D Lead", "R/D Lead"),
    ],
)
def test_a_position_loses_the_marks_of_advertisements(title: str, expected: str) -> None:
    """Nobody writes "(m/w/d)" or "up to $140K" in a letter."""
    assert expected == job_title(title)


@pytest.mark.parametrize(
    ("company", "expected"),
    [
        ("Acme Foods, Inc.", "Acme Foods"),
        ("Acme GmbH & Co. KG", "Acme"),
        ("Acme sp. z o.o.", "Acme"),
        ("Acme A/S", "Acme"),
        ("Acme & AG", "Acme & AG"),
        ("AG", "AG"),
        ("Nutshell.com", "Nutshell.com"),
    ],
)
def test_a_company_loses_its_legal_form(company: str, expected: str) -> None:
    """As everybody speaks of it."""
    assert expected == employer(company)


# -- what is asked ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cues", "setting", "expected"),
    [
        ([], False, ""),
        ([], True, "asked"),
        (["feedback-offered"], False, "offered"),
        (["feedback-offered"], True, "offered"),
        (["feedback-given"], True, ""),
        (["feedback-given", "feedback-offered"], False, ""),
    ],
)
def test_feedback_is_asked_for_only_where_it_is_offered_or_wanted(
    cues: list[str], setting: bool, expected: str
) -> None:
    """And never by one who has just been given it."""
    assert expected == letter({"cues": cues}, writer=replace(ME, ask_feedback=setting)).feedback


@pytest.mark.parametrize(
    ("found", "setting", "expected"),
    [
        ({"stage": detail("interview")}, True, True),
        ({"stage": detail("interview")}, False, False),
        ({"given": ["call"]}, True, True),
        ({"given": ["test"]}, True, False),
        ({}, True, False),
        ({"stage": detail("interview"), "contacts": []}, True, False),
        ({"stage": detail("interview"), "cues": ["agency"]}, True, False),
        ({"stage": detail("interview"), "cues": ["feedback-offered"]}, True, False),
    ],
)
def test_advice_is_asked_only_of_a_person_whom_the_user_met(
    found: Mapping[str, Any], setting: bool, expected: bool
) -> None:
    """When switched on, and one thing is asked for at a time."""
    assert expected == letter(found, writer=replace(ME, advice=setting)).advice


def test_without_anything_to_ask_there_is_no_such_paragraph() -> None:
    """The setting reply.radar."""
    assert "radar" in letter().blocks
    assert "radar" not in letter(writer=replace(ME, radar=False)).blocks


# -- address, words of the user's own, other positions ---------------------------------------------


@pytest.mark.parametrize(
    ("language", "voice", "address", "expected"),
    [
        ("de", "warm", detail("familiar"), True),
        ("de", "formal", detail("familiar"), False),
        ("de", "warm", detail("formal"), False),
        ("de", "warm", detail("familiar", 0.5), False),
        ("de", "warm", None, False),
        ("en", "warm", detail("familiar"), False),
    ],
)
def test_the_familiar_address_answers_a_familiar_one(
    language: str, voice: str, address: dict[str, Any] | None, expected: bool
) -> None:
    """Only where the mail surely says du, in a language that has one, and never in a formal letter."""
    one = letter({"language": detail(language), "address": address}, writer=replace(ME, voice=voice))
    assert expected == one.familiar


def test_a_set_language_is_not_familiar_because_of_another() -> None:
    """A familiar French mail that is answered in German is answered politely."""
    about = {"language": detail("fr"), "address": detail("familiar")}
    assert not letter(about, writer=replace(ME, language="de")).familiar


def test_own_sentences_are_those_of_the_letters_language() -> None:
    """None where there are none in it."""
    writer = replace(ME, sentences={"de": "Grüße aus Berlin."})
    assert "Grüße aus Berlin." == letter({"language": detail("de")}, writer=writer).own
    assert "" == letter({"language": detail("en")}, writer=writer).own


def test_a_note_keeps_its_lines_and_loses_what_is_hostile() -> None:
    """A link promised stands on its own line."""
    assert (
        "Here it is:\nhttps://home.example/x"
        == letter(note="Here it is:\nhttps://home.example/\u202ex\0").note.rstrip()
    )


def test_another_position_is_spoken_of_once_and_not_when_it_is_the_same() -> None:
    """The second draft knows of the first."""
    about = {"position": detail("Line Cook (m/w/d)")}
    assert "Pastry Chef" == letter(about, other_positions=("Waiter", "Pastry Chef", "line cook")).second
    assert "" == letter(about, other_positions=("line cook",)).second


# -- channels --------------------------------------------------------------------------------------


def test_a_thank_you_to_somebody_else_says_little() -> None:
    """No decision, nothing asked, nobody else, no note that was meant for another."""
    about = {"channel": detail("thanks"), "cues": ["kind-words", "feedback-offered"], "stage": detail("interview")}
    one = letter(about, earlier(person("Eva Lind")), note="A link.", writer=replace(ME, advice=True, ask_feedback=True))
    assert ("greeting", "thanks", "wishes", "closing") == one.blocks
    assert (False, "", False, False, "") == (one.kind_words, one.feedback, one.advice, one.radar, one.note)


def test_the_person_whom_the_user_named_is_greeted() -> None:
    """A rejection by telephone has no mail that could confirm the name."""
    one = letter({"channel": {"value": "telephone", "source": "user", "confidence": 1.0}, "contacts": []})
    assert one.person is not None
    assert "Ann Lee" == one.person.name


# -- reasons ---------------------------------------------------------------------------------------


def test_every_paragraph_has_a_reason() -> None:
    """In plain English, for `afterword show`; none for a paragraph that is not there."""
    one = letter(
        {"stage": detail("final"), "cues": ["kind-words", "feedback-offered"]},
        earlier(person("Eva Lind")),
        writer=replace(ME, sentences={"en": "Greetings."}),
        note="A link.",
        other_positions=("Waiter",),
    )
    assert PARAGRAPHS == one.blocks
    assert set(PARAGRAPHS) == set(one.because)
    assert "stage final: the mail says so (from the text, confidence 0.9)" in one.because["thanks"]
    assert set(letter().because) == set(letter().blocks)


def test_the_attribution_names_the_sender_and_the_day_of_the_zone() -> None:
    """The sender's name where it is known, else the address."""
    assert ("Ann Lee", NOON) == (letter().sender, letter().date)
    assert "ann@acme.example" == letter({"contacts": []}, recipient=Recipient("", "jobs@acme.example", "")).sender


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        (["Line Cook"], "Line Cook"),
        (["Line Cook", "line cook"], "line cook"),
        (["Line Cook", "Baker"], ""),
        ([], ""),
    ],
)
def test_earlier_mail_completes_what_the_rejection_leaves_out(earlier: list[str], expected: str) -> None:
    """A bare "we chose someone else" is about the position that the invitation named, where that is beyond doubt."""
    mails = [judged(key=f"<{number}@x>", details=details(position=detail(one))) for number, one in enumerate(earlier)]
    assert expected == letter({"position": None}, *mails).position
