"""The proofreader: each mistake is found where it is made, and the shipped templates make none."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from daemon.galley import variant
from daemon.letter import Letter, letter_of
from daemon.proofreading import HABITS, proofread
from daemon.samples import WORLDS, WRITTEN, samples
from daemon.values import Addressee
from daemon.wording import chosen, rendered
from tests import gallery
from tests.gallery import TEMPLATES, VOICES, shipped_languages

GOOD = {
    "greeting": "Dear Anna,",
    "thanks": "Thank you for your message about the Line Cook position at Acme Foods.",
    "decision": "I respect your decision.",
    "radar": "What is the best way to stay in touch?",
    "wishes": "I wish you all the best.",
    "closing": "Kind regards,\nRobin Example",
}


def letter(language: str = "en", voice: str = "warm", **changes: Any) -> Letter:
    sample = next(iter(samples(language, voice)))
    return replace(letter_of(sample.case, sample.story, sample.writer, {language}, WRITTEN), **changes)


ENGLISH = letter(position="Line Cook", company="Acme Foods")


def found(block: str, text: str, facts: Letter = ENGLISH) -> list[str]:
    return [mistake.why for mistake in proofread(GOOD | {block: text}, facts) if mistake.block == block]


def test_a_good_letter_has_no_mistake() -> None:
    """The ground on which the other tests stand."""
    assert [] == proofread(GOOD, ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dear {{ person }},",
        "Dear [Name],",
        "Dear <Name>,",
        "Dear None,",
        "Dear ___,",
        "Dear XXX,",
        "Dear %NAME%,",
        "TODO",
    ],
)
def test_open_slots_are_grave(text: str) -> None:
    """Such a letter must not be laid into Drafts."""
    assert any(mistake.grave for mistake in proofread(GOOD | {"greeting": text}, ENGLISH))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I wish you  well.", "double blanks"),
        ("I wish you well .", "a blank before a punctuation mark"),
        ("I wish you,all well.", "no blank after a punctuation mark"),
        ("I wish you well.All.", "no blank after a punctuation mark"),
        ("I wish you well,.", "two punctuation marks in a row"),
        ("I wish you well", "the last sentence has no end"),
        ("wish you well.", "the first word is in lower case"),
        ("I wish you're well: it's fine.", "a typewriter's apostrophe"),
        ("I am disappointed.", "words that argue, complain or beg: disappoint"),
        ("Please reconsider.", "words that argue, complain or beg: reconsider"),
        ('I wish you "well".', 'quotation marks of another language, or only one of a pair: "'),
        ("I wish you „well“.", "quotation marks of another language, or only one of a pair: „"),
        ("I wish you “well.", "quotation marks of another language, or only one of a pair: “"),
        ("I am here if your first choice fails.", "a second choice that nobody spoke of"),
        ("I would like feedback.", "feedback is neither offered, given nor wanted"),
    ],
)
def test_each_mistake_is_found(text: str, expected: str) -> None:
    """In the paragraph in which it was made."""
    assert expected in found("wishes", text)


def test_nothing_is_thanked_for_that_is_not_known_to_have_been() -> None:
    """An application that was only read knows no interview."""
    text = GOOD["thanks"].replace("your message", "the interview")
    assert ["nothing shows that there was: interview"] == found("thanks", text)
    assert [] == found("thanks", text, replace(ENGLISH, stage="interview"))


def test_what_is_known_is_named() -> None:
    """A position, those who were involved, the sentence of a finalist, the feedback that is offered."""
    facts = replace(ENGLISH, position="Waiter", people=("Tom Lee",), door="finalist", feedback="offered")
    assert [
        "the position is not named",
        "somebody who was involved is not named",
        "the sentence for the case that the first choice does not work out is missing",
        "feedback is not asked for",
    ] == [mistake.why for mistake in proofread(GOOD | {"people": "Thank Eva."}, facts)]


def test_values_from_mail_are_not_the_templates_mistakes() -> None:
    """A company may be called "Yahoo!", a person O'Neill, a position may hold quotation marks."""
    anne = Addressee("Anne O'Neill", "Anne", "O'Neill")
    facts = replace(ENGLISH, company="Yahoo!", position='the "best" job', person=anne, voice="formal")
    texts = GOOD | {"greeting": "Dear Anne O'Neill,", "thanks": 'Thank you for the "best" job at Yahoo!, and all.'}
    assert [] == proofread(texts | {"thanks": 'Thank you for the "best" job at Yahoo! and all.'}, facts)


def test_the_users_own_words_are_theirs() -> None:
    """Note and own sentences are not proofread."""
    assert [] == proofread(GOOD | {"note": "see  http://x {{y}} !!"}, replace(ENGLISH, note="..."))


def test_exclamation_marks_are_rare() -> None:
    """None in a formal letter, one in a warm one."""
    assert [] == found("wishes", "All the best!")
    assert ["more than one exclamation mark"] == found("wishes", "All the best! Truly!")
    assert ["an exclamation mark in a formal letter"] == found(
        "wishes", "All the best!", replace(ENGLISH, voice="formal")
    )


def test_a_letter_is_short() -> None:
    """Under 150 words, whatever there was."""
    assert ["the letter has 234 words, 150 are too many"] == found("thanks", GOOD["thanks"] + " Thank you." * 100)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Je vous souhaite une bonne continuation !", "no no-break space before a high punctuation mark"),
        ("fr", "Je suis ravie.", "the writer's gender: ravie"),
        ("es", "Le quedo muy agradecido.", "the writer's gender: agradecido"),
        ("pt", "Muito obrigada.", "the writer's gender: obrigada"),
        ("it", "Le sono grato.", "the writer's gender: grato"),
        ("pl", "Byłbym szczęśliwy.", "the writer's gender: byłbym"),
        ("de", "Ich wünsche dir alles Gute.", "familiar address: dir"),
        ("nl", "Ik wens je alles goeds.", "familiar address: je"),
        ("sv", "I wish you all the best.", "English: wish"),
        ("da", "Alt godt til Dem with hilsen.", "English: with"),
        ("de", "Alles Gute, “viel Erfolg”.", "quotation marks of another language, or only one of a pair: “"),
    ],
)
def test_each_language_has_its_habits(language: str, text: str, expected: str) -> None:
    """Typography, the polite address, and no form that tells the writer's gender."""
    why = found("wishes", text, letter(language))
    assert any(one.startswith(expected.partition(":")[0]) for one in why), why


def test_the_polite_address_is_a_mistake_in_a_familiar_letter() -> None:
    """Once du, always du."""
    assert ["polite address: Ihnen"] == found("wishes", "Ich wünsche Ihnen alles Gute.", letter("de", familiar=True))


def test_each_language_of_replies_has_habits_and_a_world() -> None:
    """A language without them would not be proofread."""
    from daemon.config import LANGUAGES

    assert sorted(LANGUAGES) == sorted(HABITS) == sorted(WORLDS)
    assert set(shipped_languages()) <= set(LANGUAGES)


# -- the shipped templates -------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "voice"), list(product(shipped_languages(), VOICES)))
def test_the_shipped_templates_have_no_mistakes(language: str, voice: str) -> None:
    """In no variant of any sample."""
    assert [] == [
        f"{sample.name}: {mistake.why}: {text}" for sample, mistake, text in gallery.mistakes(language, voice)
    ]


@pytest.mark.parametrize(("language", "voice"), list(product(shipped_languages(), VOICES)))
def test_all_that_can_meet_in_a_letter_reads_well_together(language: str, voice: str) -> None:
    """Every stage with every door, kind and reader, known or unknown company and position, by all channels."""
    base = letter(language, voice)
    world = WORLDS[language]
    source = next(chosen(TEMPLATES, language, voice))
    readers: Sequence[Addressee | None] = (base.person, None)
    names = (("", ""), (world.company, world.position))
    stages = (("applied", ()), ("screen", ()), ("interview", ("interview", "tour")), ("final", ()))
    doors = ("cancelled", "finalist", "kept", "reapply", "plain")
    kinds = ("employer", "agency", "academia", "internship")
    channels = ("mail", "unanswered", "thanks")
    wrong = []
    for number, (person, (company, position), (stage, given), door, kind) in enumerate(
        product(readers, names, stages, doors, kinds)
    ):
        # Three channels and four kinds have no common divisor, so that each meets each.
        channel = channels[number % 3]
        facts = replace(
            base,
            person=person,
            company="" if kind == "agency" else company,
            position=position,
            stage=stage,
            given=given,
            door=door,
            kind=kind,
            channel=channel,
            radar=channel != "thanks",
        )
        texts = rendered(source, TEMPLATES, facts, variant(number // 3))
        wrong += [f"{mistake.why}: {texts[mistake.block]}" for mistake in proofread(texts, facts)]
    assert [] == sorted(set(wrong))


@pytest.mark.parametrize("language", shipped_languages())
def test_the_gallery_is_up_to_date(language: str) -> None:
    """Whoever changes a word sees what it changes: `python -m tests.gallery` rewrites the snapshots."""
    assert (gallery.FOLDER / f"{language}.txt").read_text(encoding="utf-8") == gallery.as_text(language)


def test_the_page_shows_every_reply() -> None:
    """`make gallery` writes it; nothing in it is fetched from elsewhere."""
    page = gallery.page()
    count = sum(1 for language in shipped_languages() for voice in VOICES for _ in samples(language, voice))
    assert count == page.count("<article")
    assert "http" not in page.replace("http-equiv", "")
