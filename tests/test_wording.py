"""Templates: variants, white space, the user's own before the shipped ones, and every fault told with file and line."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from daemon.drafting import Draft, compose
from daemon.galley import findings, own_faults
from daemon.letter import PARAGRAPHS, VARIABLES
from daemon.paths import shipped
from daemon.records import Story, Writer
from daemon.wording import BLOCKS, Source, by_digest, laid_out, listed, sources
from tests.cases import NOON, case, detail, details

ME = Writer("Alice Example")
SHIPPED = shipped("templates")
EXTENDS = '{% extends "shipped/en/warm.txt.j2" %}\n'


@pytest.fixture
def draft(tmp_path: Path) -> Callable[..., Draft]:
    """Writes a template of the user's and composes a draft with it."""

    def make(text: str | bytes, name: str = "en/warm.txt.j2", writer: Writer = ME) -> Draft:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        found = details(company=detail("Acme Foods"), language=detail(name[:2]))
        return compose(case(mail={"details": found}), Story(), writer, [tmp_path, SHIPPED], NOON)

    return make


def block(text: str, name: str = "wishes") -> str:
    return f"{EXTENDS}{{% block {name} %}}{text}{{% endblock %}}\n"


def paragraph(of: Draft, name: str) -> str:
    return next(one.text for one in of.paragraphs if one.block == name)


SHIPPED_DRAFT = compose(
    case(mail={"details": details(company=detail("Acme Foods"), language=detail("en"))}), Story(), ME, [SHIPPED], NOON
)


# -- the user's own --------------------------------------------------------------------------------


def test_one_paragraph_can_be_the_users_own(draft: Callable[..., Draft]) -> None:
    """All others stay those of the shipped template, which they may use: what it sets, and `super()`."""
    one = draft(block("Bye from {{ company }}. {{ super() }} That was {{ role }}."))
    assert paragraph(one, "wishes") == (
        f"Bye from Acme Foods. {paragraph(SHIPPED_DRAFT, 'wishes')} That was the position."
    )
    others = [name for name in PARAGRAPHS if name != "wishes"]
    assert [one for one in SHIPPED_DRAFT.paragraphs if one.block in others] == [
        one for one in one.paragraphs if one.block in others
    ]
    assert () == one.passed_over


def test_a_whole_template_can_be_the_users_own(draft: Callable[..., Draft]) -> None:
    """It has all blocks and needs nothing of the shipped one."""
    text = "".join(f"{{% block {name} %}}My {name}.{{% endblock %}}" for name in BLOCKS)
    assert "My greeting.\n\nMy thanks.\n\nMy decision.\n\nMy radar.\n\nMy wishes.\n\nMy closing.\n" == draft(text).text


def test_one_voice_of_one_language_is_replaced_and_no_other(draft: Callable[..., Draft]) -> None:
    """A warm template of the user's changes no formal letter."""
    formal = replace(ME, voice="formal")
    assert "Bye." not in draft(block("Bye."), writer=formal).text
    assert "Bye." in draft(block("Bye.")).text


def test_a_language_that_is_not_shipped_can_be_added(draft: Callable[..., Draft]) -> None:
    """Mail in it is answered in it from then on."""
    one = draft("".join(f"{{% block {name} %}}Oma {name}.{{% endblock %}}" for name in BLOCKS), "fi/warm.txt.j2")
    assert ("fi", "Oma greeting.") == (one.language, paragraph(one, "greeting"))


def test_own_templates_may_share_a_file(draft: Callable[..., Draft], tmp_path: Path) -> None:
    """An import is looked for in the user's folder first."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en/words.j2").write_text("{% macro bye() %}Bye for now.{% endmacro %}")
    text = f'{EXTENDS}{{% from "en/words.j2" import bye %}}{{% block wishes %}}{{{{ bye() }}}}{{% endblock %}}'
    assert "Bye for now." == paragraph(draft(text), "wishes")


# -- faults ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        (f"{EXTENDS}{{% block wishes %}}\n{{{{ oops", 3, "unexpected"),
        (f"{EXTENDS}\n{{% blok wishes %}}", 3, "unknown tag"),
        (block("\n\n{{ persn }}"), 4, "'persn' is undefined"),
        (block("{{ person.nickname }}"), 2, "has no attribute 'nickname'"),
        (block("\n{{ me.__class__.__mro__ }}"), 3, "unsafe"),
        (block("{{ 1 / 0 }}"), 2, "division by zero"),
        (block("{{ me + 1 }}"), 2, "concatenate"),
        (block("{{ pick() }}"), 2, "at least one variant"),
        (block("{{ range(9) }}"), 2, "'range' is undefined"),
        (block('{{ "x" * 30000 }}'), 1, "more than a letter can hold"),
        (block("{% for a in me %}{% for b in me %}{% for c in me %}{{ me * 20 }}" + "{% endfor %}" * 3), 1, "more"),
        (block("Dear [Name]."), 2, "a slot is left open: [Name]"),
        (block("Dear {{ '{{ you }}' }}."), 2, "a slot is left open: {{"),
        (block("{{ feedback }}"), 2, "the paragraph wishes is empty"),
        ("Hello.", 1, "there is no block greeting"),
        ('\n{% extends "shipped/en/none.txt.j2" %}', 2, "there is no template shipped/en/none.txt.j2"),
        ('{% extends "../../etc/passwd" %}', 1, "there is no template"),
        ('{% extends "en/warm.txt.j2" %}', 1, "recursion"),
        (b"\xff\xfe", 1, "it is not UTF-8 text"),
        ("", 1, "there is no block greeting"),
    ],
)  # fmt: skip
def test_a_faulty_template_is_told_and_passed_over(
    draft: Callable[..., Draft], tmp_path: Path, text: str | bytes, line: int, why: str
) -> None:
    """With its file and line; the draft is the shipped template's."""
    one = draft(text)
    assert SHIPPED_DRAFT.text == one.text
    (fault,) = one.passed_over
    assert why in fault.why
    assert f"{tmp_path / 'en/warm.txt.j2'}:{line}" == fault.place


def test_an_unreadable_template_is_passed_over(draft: Callable[..., Draft], tmp_path: Path) -> None:
    """Such as a link to nowhere: who made it meant something by it."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en/warm.txt.j2").symlink_to(tmp_path / "nowhere")
    one = compose(case(), Story(), ME, [tmp_path, SHIPPED], NOON)
    assert [f"{tmp_path / 'en/warm.txt.j2'}:1"] == [fault.place for fault in one.passed_over]


def test_a_folder_in_the_place_of_a_template_is_passed_over(tmp_path: Path) -> None:
    """What cannot be read is a fault like others."""
    (tmp_path / "en/warm.txt.j2").mkdir(parents=True)
    one = compose(case(), Story(), ME, [tmp_path, SHIPPED], NOON)
    assert [f"{tmp_path / 'en/warm.txt.j2'}:1"] == [fault.place for fault in one.passed_over]


def test_a_shipped_template_that_is_broken_gives_way_to_the_english_one(tmp_path: Path) -> None:
    """A damaged installation costs the language, not the draft."""
    copytree(SHIPPED, tmp_path, dirs_exist_ok=True)
    (tmp_path / "fi").mkdir()
    (tmp_path / "fi/warm.txt.j2").write_text("{% block greeting %}")
    found = details(company=detail("Acme Foods"), language=detail("fi"))
    one = compose(case(mail={"details": found}), Story(), ME, [tmp_path], NOON)
    assert (SHIPPED_DRAFT.text, "en", 1) == (one.text, one.language, len(one.passed_over))


def test_a_mended_template_is_used_at_once(draft: Callable[..., Draft], tmp_path: Path) -> None:
    """The daemon need not be started anew."""
    assert draft(block("{{ oops }}")).passed_over
    os.utime(tmp_path / "en/warm.txt.j2", (1, 1))
    assert "Bye." in draft(block("Bye.")).text


def test_values_from_mail_never_become_template_code(draft: Callable[..., Draft]) -> None:
    """Nor do the user's own sentences."""
    writer = replace(ME, sentences={"en": "{{ 7 * 7 }}"})
    assert "{{ 7 * 7 }}" == paragraph(draft(block("Bye."), writer=writer), "own")


# -- before it matters -----------------------------------------------------------------------------


def test_templates_are_tried_on_all_samples(draft: Callable[..., Draft], tmp_path: Path) -> None:
    """A fault that only a finalist's letter would meet is found now."""
    one = draft(block('{% if stage == "final" %}{{ oops }}{% endif %}Bye.'))
    assert () == one.passed_over
    (finding,) = own_faults([tmp_path, SHIPPED])
    assert ("'oops' is undefined", 2, "final") == (finding.why, finding.line, finding.sample)


def test_matters_of_style_are_told_and_do_no_harm(draft: Callable[..., Draft], tmp_path: Path) -> None:
    """Who wants two exclamation marks may have them."""
    text = "Bye! Really!"
    assert text == paragraph(draft(block(text)), "wishes")
    assert [] == own_faults([tmp_path, SHIPPED])
    found = findings(Source(tmp_path, "en", "warm", own=True), [tmp_path, SHIPPED])
    assert ["more than one exclamation mark"] == [one.why for one in found]
    assert str(found[0]) == f"{tmp_path / 'en/warm.txt.j2'}:2: style: more than one exclamation mark"


# -- the language of templates ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("block", "text", "expected"),
    [
        ("thanks", "\n  Thank you\n  for all.\n\n  Really. \n", "Thank you for all. Really."),
        ("thanks", "a\u00a0b  c", "a\u00a0b c"),
        ("thanks", "at Acme Inc..", "at Acme Inc."),
        ("thanks", "wait...", "wait..."),
        ("closing", "\n Bye,\n Ann\n\n\n\n tel  1\n ", "Bye,\nAnn\n\ntel 1"),
    ],
)
def test_a_block_is_one_paragraph_whatever_its_lines(block: str, text: str, expected: str) -> None:
    """Templates may be indented; closing and the user's own words keep their lines."""
    assert expected == laid_out(block, text)


@pytest.mark.parametrize(
    ("items", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_reads_as_one(items: list[str], expected: str) -> None:
    """With the language's word before the last."""
    assert expected == listed(items, "and")


def test_variants_depend_on_the_mail_and_on_the_place() -> None:
    """And on nothing else."""
    first = [by_digest("one")(name, place, 3) for name in ("thanks", "wishes") for place in range(20)]
    assert first == [by_digest("one")(name, place, 3) for name in ("thanks", "wishes") for place in range(20)]
    assert first != [by_digest("two")(name, place, 3) for name in ("thanks", "wishes") for place in range(20)]
    assert {0, 1, 2} == set(first)


def test_every_shipped_template_has_every_block() -> None:
    """Each of its own, so that a user may replace it."""
    for source in sources([SHIPPED]):
        text = source.path.read_text(encoding="utf-8")
        assert [] == [name for name in BLOCKS if f"{{% block {name} %}}" not in text], source.path


def test_every_variable_and_block_is_documented() -> None:
    """The README tells what a template of one's own may use."""
    readme = (SHIPPED.parent / "README.md").read_text(encoding="utf-8")
    chapter = readme.partition("## Your own words")[2].partition("\n## ")[0]
    assert [] == [name for name in (*VARIABLES, *BLOCKS, "pick", "listed") if not re.search(rf"`{name}[`(]", chapter)]
