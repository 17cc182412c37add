"""PURE: what is wrong with the words of a reply, held against the facts that it was written from.

A proofreader for the shipped templates, for those of the user, and the last guard before a draft: grave mistakes
(an open slot, an empty paragraph, a placeholder) keep a user's template from being used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from daemon.letter import Letter
from daemon.values import PLACEHOLDER

MOST_WORDS = 150
#: Paragraphs in the user's own words.
OWN = ("note", "own")
#: What a template leaves that writes a value which is not there.
OPEN_SLOT = re.compile(rf"{PLACEHOLDER.pattern}|\bNone\b|\bAddressee\(")
NBSP = "\N{NO-BREAK SPACE}"
NARROW_NBSP = "\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in one paragraph; ``grave`` where it must not reach a draft."""

    block: str
    why: str
    grave: bool = False


@dataclass(frozen=True, slots=True)
class Habits:
    """What a language does in such letters, and what it must not do. Words are patterns, in lower case."""

    #: Opening and closing quotation marks.
    quotes: tuple[tuple[str, str], ...]
    #: Argument, grievance, begging, pressure, flattery.
    forbidden: str
    #: What speaks of feedback, a second choice, a talk that took place.
    feedback: str
    second: str
    met: str
    #: The polite and the familiar address, where the language parts them.
    polite: str = ""
    familiar: str = ""
    #: The polite address is that of several people, too.
    polite_to_many: bool = False
    #: Forms that tell the writer's gender.
    gendered: str = ""
    #: Marks before which a no-break space stands.
    spaced: str = field(default="")


HABITS: Mapping[str, Habits] = {
    "en": Habits(
        quotes=(("“", "”"),),
        forbidden=r"reconsider|disappoint|unfortunately|regret|sadly|sorry|beg\b|please consider|mistake|unfair"
        r"|why (?:was|did)|job leads?|know of any|refer me|honou?red|blessed|dream|passion",
        feedback=r"feedback",
        second=r"first choice",
        met=r"\b(?:interviews?|call|conversation|tour|trial|presentation|talk with|meet me|to meet)\b",
    ),
    "de": Habits(
        quotes=(("„", "“"), ("‚", "‘")),
        forbidden=r"überdenk|enttäusch|leider|bedauer|schade|bitte berücksichtig|unfair|traum|herzblut",
        feedback=r"feedback|(?<!für ihre )(?<!für deine )(?<!für eure )rückmeldung",
        second=r"erste[nr]? wahl|wunschkandidat",
        met=r"gespräch|telefonat|interview|rundgang|probe(?:tag|arbeit|schicht|unterricht)|präsentation|vortrag|kennen(?:zu)?lern|hospitation",
        polite=r"\b(?:Sie|Ihnen|Ihre?[nmrs]?)\b",
        familiar=r"\b(?:du|dir|dich|deine?[nmrs]?|euch|eure?[nmrs]?|ihr)\b",
    ),
    "fr": Habits(
        quotes=(("«" + NBSP, NBSP + "»"),),
        forbidden=r"reconsid|déçu|déception|malheureus|regrett|dommage|supplie|injuste|rêve",
        feedback=r"\bretour\b|commentaire|observations?",
        second=r"premier choix",
        met=r"entretien|échange|\bappel\b|visite|rencontr|\bessai\b|présentation",
        polite=r"\b(?:vous|votre|vos)\b",
        familiar=r"\b(?:tu|te|toi|ton|ta|tes)\b|\bt’",
        polite_to_many=True,
        gendered=r"\b(?:ravie?|heureu(?:x|se)|reconnaissante?|honorée?|touchée?|intéressée?|enchantée?|désolée?"
        r"|contente?|disposée?)\b|\bm’avoir (?:informé|accueilli|invité|contacté|soutenu|rappelé|prévenu)e?\b"
        r"|\bêtre (?:informé|contacté|recontacté|revenu|tenu)e?\b",
        spaced=":;?!",
    ),
    "es": Habits(
        quotes=(("«", "»"), ("“", "”")),
        forbidden=r"reconsider|decepci|lament|desgraciad|lástima|injust|suplic|sueño",
        feedback=r"comentario|retroalimentación|feedback|opinión",
        second=r"primera opción",
        met=r"entrevista|\bllamada|conversación|visita|\bprueba|presentación|\breuni|conocer(?:me|nos)",
        polite=r"\b(?:usted(?:es)?|le|les|su|sus)\b",
        familiar=r"\b(?:tú|te|ti|tu|tus|contigo|vos|vosotr[oa]s|os|vuestr[oa]s?)\b",
        gendered=r"\b(?:agradecid[oa]|encantad[oa]|interesad[oa]|honrad[oa]|content[oa]|dispuest[oa]|ilusionad[oa]|satisfech[oa])\b"
        r"|\bser (?:considerad|tenid|informad|contactad|avisad)[oa]\b",
    ),
    "pt": Habits(
        quotes=(("“", "”"), ("«", "»")),
        forbidden=r"reconsider|decepci|infelizmente|lament|(?<!vale a )\bpena\b|injust|implor|sonho",
        feedback=r"feedback|retorno|comentário",
        second=r"primeira (?:escolha|opção)",
        met=r"entrevista|telefonema|chamada|conversa\b|visita|encontro|dia de teste|experiência prática"
        r"|minha apresentação|conhecer-me|(?:me|nos) conhecer",
        familiar=r"\b(?:tu|ti|teus?|tuas?|contigo|voss[oa]s?|convosco)\b",
        gendered=r"\b(?:obrigad[oa]|grat[oa]|agradecid[oa]|interessad[oa]|honrad[oa]|encantad[oa]|disposto|disposta)\b",
    ),
    "nl": Habits(
        quotes=(("‘", "’"), ("“", "”")),
        forbidden=r"heroverweg|teleurgesteld|teleurstell|helaas|jammer|oneerlijk|smeek|droom",
        feedback=r"feedback|terugkoppeling",
        second=r"eerste keu(?:s|ze)",
        met=r"gesprek|telefoontje|rondleiding|proef(?:dag|les|draai)|meelo(?:op|pen)|presentatie|kennis(?: te )?ma",
        polite=r"\b(?:u|uw)\b",
        familiar=r"\b(?:je|jij|jou|jouw|jullie)\b",
    ),
    "it": Habits(
        quotes=(("«", "»"), ("“", "”")),
        forbidden=r"riconsider|delus|purtroppo|dispiac|peccato|ingiust|supplic|sogno",
        feedback=r"riscontro|feedback|parere|osservazion",
        second=r"prima scelta",
        met=r"colloqui|telefonat|\bvisita\b|giornata di prova|prova pratica|presentazione|incontr|conoscer",
        polite=r"\b(?:lei|suo|sua|suoi|sue)\b",
        familiar=r"\b(?:tu|ti|te|tuo|tua|tuoi|tue)\b",
        gendered=r"\b(?:grat[oa]|liet[oa]|onorat[oa]|interessat[oa]|content[oa]|dispiaciut[oa]|disponibilissim[oa])\b"
        r"|\b(?:sono|essere) (?:stat|rimast|arrivat|contattat|considerat|ricontattat|aggiornat|informat)[oa]\b",
    ),
    "sv": Habits(
        quotes=(("”", "”"),),
        forbidden=r"ompröva|besvik|tyvärr|beklag|synd\b|orättvis|bönfall|dröm",
        feedback=r"återkoppling|feedback|synpunkter",
        second=r"förstahandsval|första val",
        met=r"intervju|samtal|möte|rundtur|provdag|provpass|provarbet|presentation|träffa",
    ),
    "da": Habits(
        quotes=(("”", "”"), ("»", "«")),
        forbidden=r"genoverveje|skuffe|desværre|beklag|ærgerlig|uretfærdig|bønfald|drøm",
        feedback=r"feedback|tilbagemelding",
        second=r"førstevalg|første valg",
        met=r"samtale|\bsnak|interview|rundvisning|prøve(?:dag|vagt|forløb)|præsentation|mødes|mødte|møde m(?:ed|ig)",
    ),
    "pl": Habits(
        quotes=(("„", "”"),),
        forbidden=r"ponownie rozważ|zawied|zawód|niestety|żałuj|szkoda|niesprawiedliw|błaga|marzeni",
        feedback=r"informacj[aeęi] zwrotn|uwag[ai]?\b|opini|feedback",
        second=r"wybran[aąe] osob|pierwsz\w+ wyb",
        met=r"rozmow|spotka[nć]|zwiedz|oprowadz|miejsc\w+ pracy|w praktyce|d(?:zień|nia) próbn|prezentacj",
        polite=r"\b(?:pani?|pan(?:a|u|em|ią|ie)|państw\w+)\b",
        familiar=r"\b(?:ty|ci|cię|ciebie|tobie|tobą|twój|two(?:ja|je|ją|jej|im)|wy|wam|was|wami|wasz\w*)\b",
        gendered=r"\b\w+ł[ae]?(?:by)?[mś]\b|\b(?:wdzięczn[ya]|zainteresowan[ya]|zaszczycon[ya])\b",
    ),
}  # fmt: skip
#: After the greeting and its comma.
_GO_ON_IN_LOWER_CASE = frozenset({"de", "it", "pl"})
_MARKS = '"“”„«»‹›‘‚”’'
#: Words that only English has.
_ENGLISH = re.compile(r"\b(?:the|you|your|thank|thanks|and|with|would|regards|dear|if|best|way)\b")


def proofread(texts: Mapping[str, str], letter: Letter) -> list[Mistake]:
    """The mistakes in the blocks of a reply, the grave ones first."""
    found = [*_grave(texts, letter)]
    habits = HABITS.get(letter.language)
    words = sum(
        # A mark that stands alone, as in « », is no word.
        sum(any(map(str.isalnum, word)) for word in texts.get(block, "").split())
        for block in letter.blocks
        if block not in (*OWN, "closing")
    )
    if words >= MOST_WORDS:
        found.append(Mistake("thanks", f"the letter has {words} words, {MOST_WORDS} are too many"))
    for block in letter.blocks:
        if block in OWN:
            continue
        text = _masked(texts.get(block, ""), letter)
        found += [Mistake(block, why) for why in _form(text, block, letter, habits)]
        if habits:
            found += [Mistake(block, why) for why in _language(text, habits, letter)]
            found += [Mistake(block, why) for why in _facts(text, block, habits, letter)]
    whole = " ".join(texts.get(block, "") for block in letter.blocks if block not in OWN)
    found += [Mistake(*pair) for pair in _whole(_masked(whole, letter), whole, letter, habits)]
    return found


def _grave(texts: Mapping[str, str], letter: Letter) -> Iterator[Mistake]:
    for block in letter.blocks:
        text = texts.get(block, "")
        if block not in OWN and block != "people" and not text.strip():
            yield Mistake(block, f"the paragraph {block} is empty", grave=True)
        slot = None if block in OWN else OPEN_SLOT.search(_masked(text, letter))
        if slot:
            yield Mistake(block, f"a slot is left open: {slot[0]}", grave=True)


def _masked(text: str, letter: Letter) -> str:
    """The template's own words: values from mail and the user are not the template's fault."""
    values = [letter.company, letter.position, letter.second, letter.me, letter.signature, *letter.people]
    if (one := letter.person) is not None:
        values += [one.name, one.title, one.honorific, one.first, one.last]
    pattern = _any_of(tuple(sorted(set(filter(None, values)), key=len, reverse=True)))
    return pattern.sub("Nn", text) if pattern else text


@lru_cache(maxsize=16)
def _any_of(values: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, values))})(?!\w)") if values else None


def _form(text: str, block: str, letter: Letter, habits: Habits | None) -> Iterator[str]:
    if re.search(r"[ \t]{2}|\n{3}|[ \t]\n|\n[ \t]", text):
        yield "double blanks"
    spaced = habits.spaced if habits else ""
    if re.search(r"[ \t\n][,.;:?!)]", text):
        yield "a blank before a punctuation mark"
    if re.search(r"[,;:?!](?=[^\W\d_])|[^\W\d_]{2}\.(?=[A-ZÀ-Ž][a-zà-ž])", text):
        yield "no blank after a punctuation mark"
    if re.search(r"[,;:][,;:.?!]|[?!.]{2}|[.?!],", text.replace("…", "").replace("...", "")):
        yield "two punctuation marks in a row"
    if spaced and re.search(rf"[^{NBSP}{NARROW_NBSP}\d][{spaced}]", text):
        yield "no no-break space before a high punctuation mark"
    if block not in ("greeting", "closing", "subject") and not re.search(r"[.?!:…]$", text):
        yield "the last sentence has no end"
    if (
        block not in ("greeting", "closing")
        and text[:1].islower()
        and not (block == "thanks" and letter.language in _GO_ON_IN_LOWER_CASE)
    ):
        yield "the first word is in lower case"
    if "!" in text and letter.voice == "formal":
        yield "an exclamation mark in a formal letter"
    if "'" in text:
        yield "a typewriter's apostrophe"


def _language(text: str, habits: Habits, letter: Letter) -> Iterator[str]:
    lower = text.lower()
    for what, pattern in (
        ("words that argue, complain or beg", habits.forbidden),
        ("the writer's gender", habits.gendered),
    ):
        match = re.search(pattern, lower) if pattern else None
        if match:
            yield f"{what}: {match[0]}"
    polite = "" if habits.polite_to_many and letter.person is None else habits.polite
    wrong = polite if letter.familiar else habits.familiar
    match = re.search(wrong, text if letter.familiar and letter.language == "de" else lower) if wrong else None
    if match and not (letter.language == "de" and match[0] == "ihr"):
        yield f"{'polite' if letter.familiar else 'familiar'} address: {match[0]}"
    if letter.language != "en" and (match := _ENGLISH.search(lower)):
        yield f"English: {match[0]}"
    yield from _quotation(text, habits)


def _quotation(text: str, habits: Habits) -> Iterator[str]:
    # Within a word it is an apostrophe; behind one it is that only where it does not close what ‘ has opened.
    rest = re.sub(r"(?<=\w)’(?=\w)", "", text)
    for opening, closing in habits.quotes:
        rest = re.sub(rf"{opening}[^{_MARKS}]+{closing}", "", rest)
    rest = re.sub(r"(?<=\w)’(?=\s)", "", rest)
    match = re.search(f"[{_MARKS}]", rest)
    if match:
        yield f"quotation marks of another language, or only one of a pair: {match[0]}"


def _facts(text: str, block: str, habits: Habits, letter: Letter) -> Iterator[str]:
    lower = text.lower()
    if block == "thanks" and letter.stage == "applied" and not letter.given and (match := re.search(habits.met, lower)):
        yield f"nothing shows that there was: {match[0]}"
    if re.search(habits.feedback, lower) and not (letter.feedback or letter.feedback_given):
        yield "feedback is neither offered, given nor wanted"
    if re.search(habits.second, lower) and letter.door != "finalist":
        yield "a second choice that nobody spoke of"


def _whole(text: str, raw: str, letter: Letter, habits: Habits | None) -> Iterator[tuple[str, str]]:
    if text.count("?") > 2:
        yield "radar", "more than two questions"
    if text.count("!") > 1:
        yield "wishes", "more than one exclamation mark"
    for name in ("position", "second"):
        value = getattr(letter, name)
        if value and value.lower() not in raw.lower() and not (name == "second" and "second" not in letter.blocks):
            yield "thanks", f"the {name} is not named"
    missing = [one for one in letter.people if one not in raw]
    if missing:
        yield "people", "somebody who was involved is not named"
    if (
        habits
        and letter.door == "finalist"
        and "decision" in letter.blocks
        and not re.search(habits.second, text.lower())
    ):
        yield "decision", "the sentence for the case that the first choice does not work out is missing"
    if habits and letter.feedback and not re.search(habits.feedback, text.lower()):
        yield "radar", "feedback is not asked for"
