"""How a mail addresses the candidate, where its language knows the difference: ``familiar`` (du) or ``formal`` (Sie).

Portuguese: *tu* is familiar, *o senhor* and *V. Ex.ª* are formal; *você*, and the verb without a pronoun that
goes with *seu*, are neither, and nothing is told. English, Swedish and Danish mails address everybody alike.
"""

from __future__ import annotations

import re
from functools import cache

from classifier.evidence import Detail
from classifier.later import later
from classifier.page import Page

#: What only one's equals are called, and what only strangers are: words that stand for the reader and for nobody else.
_MARKS: dict[str, tuple[str, str]] = {
    "de": (
        r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(?:e[rmns]?)?|[Dd]einetwegen)\b",
        r"\bSehr geehrter?\b|\bIhnen\b|(?<=[\w,;:–-] )(?:Sie|Ihre?[rmns]?)\b|"
        r"\b(?i:hallo|tag|gott|liebe|lieber|morgen|abend|moin) (?i:frau|herrn?) ",
    ),
    "fr": (
        r"\b(?:[Tt]u|[Tt]oi|[Tt]e|[Tt]a|[Tt]es)\b|\b[Tt][’'](?=[aeéêiouyh])|"
        r"(?<!\b[lL]e )(?<!\b[uU]n )(?<!\bbon )\b[Tt]on\b",
        r"\b(?:[Vv]ous|[Vv]otre|[Vv]os|[Vv]ôtres?)\b",
    ),
    "es": (
        r"\b(?:[Tt]ú|[Tt]us?|[Tt]e|[Tt]i|[Cc]ontigo|[Vv]os|[Tt]uy[oa]s?|[Hh]as|[Ee]res)\b|\w{2}(?:ar|er|ir)te\b",
        r"\b(?:[Uu]sted|[Uu]d\.|[Ll]e (?:agrade|inform|comuni|dese|damos|doy|record|invit|anim|lament|escrib|"
        r"hac(?:emos|go)|notific|envi|mand|contact|reiter|ruego|rogamos|mantendr|avis)\w*|"
        r"(?:[Ee]stimad[oa]|[Dd]istinguid[oa]) (?:[Ss]r|[Ss]eñor)\w*|"
        r"(?:inform|comunic|notific|dese|invit|anim|record|d|cont)arle|(?:agradec|ofrec)erle|(?:dec|escrib)irle|"
        r"[Ss]us? (?:candidatura|interés|tiempo|perfil|currículum|curriculum|CV|solicitud|participación|postulación|"
        r"confianza|disposición|disponibilidad|entrevista|inscripción|trayectoria|datos|atención|búsqueda|futuro|"
        r"carta|expediente|aplicación|visita|hoja|especialidad|teléfono|proceso|información))\b",
    ),
    "pt": (
        r"\b(?:[Tt]u|[Tt]eus?|[Tt]uas?|[Tt]i|[Cc]ontigo)\b|-te\b",
        r"\b(?:[Oo]|[Aa]|[Aa]o|[Dd]o|[Dd]a|[Pp]el[oa]|[Cc]om [oa]) senhora?\b(?! [A-ZÀ-Ý])|\bà senhora\b|\bV\. ?Ex|"
        r"\bVossa (?:Excelência|Senhoria)|\bV\. ?S\.?ª|\bEx\.?m[oa]\b|\bPrezad[oa] (?:Senhora?|Sra?)\b",
    ),
    "nl": (
        r"\b(?:[Jj]e|[Jj]ij|[Jj]ou|[Jj]ouw|[Jj]ezelf)\b",
        r"(?<![\d/])(?<!\d )\b(?:[Uu]|[Uu]w|[Uu]zelf)\b(?!\.)|\b[Gg]eachte (?:mevrouw|meneer|heer)\b",
    ),
    "it": (
        r"\b(?:[Tt]i|[Tt]u|[Tt]uoi?|[Tt]u[ae]|[Tt]e)\b|\w{3}(?:art|ert|irt)i\b|\b[Hh]ai\b",
        r"(?<=[\w,;] )(?:Lei|La|Le|Su[ao]|Suoi|Sue)\b(?! [A-Z])|"
        r"\b[LlVv][ae] (?:ringrazi|comunic|inform|augur|contatt|scriv|chied|confermi|ricord|invi|rendiamo)\w*|"
        r"\w{3}(?:ar|er|ir|dir)[LlVv][aei]\b|\b[Ss]u[ao] (?:candidatura|interesse|profilo|curriculum|CV|disponibilità|"
        r"tempo|percorso|partecipazione|attenzione|domanda|esperienza|mail|portfolio|prova)\b|"
        r"\bS\. ?V\.|\bEgregi[oa]\b",
    ),
    "pl": (
        r"\b(?:[Cc]ię|[Cc]iebie|[Tt]obie|[Tt]obą|[Tt]wój|[Tt]w(?:oj|y)\w{1,4}|Ty)\b|(?<=[\w,] )Ci\b|\w{3}(?:łeś|łaś)\b",
        r"\b(?:[Pp]ani?[aąu]?|[Pp]anem|[Pp]anu|Panie|Państw[aou]|Państwem|[Pp]a(?:ń|n)sk\w{1,4})\b"
        # "Pani Anna Nowak odpowie" is somebody else.
        r"(?! [A-ZŁŚŻ]\w{2,20} (?:[A-ZŁŚŻ]|ze? ))",
    ),
}  # fmt: skip
#: A disclaimer or a machine's footer speaks to strangers, whatever the mail does.
_FOOTER = later(
    r"vertraulich|confidential|confidencial|riservat|vertrouwelijk|poufn|disclaimer|privacy|datenschutz|destinat[aá]|"
    r"antworten sie nicht|bitte nicht antworten|ne (?:pas )?répond|no respond|não respond|non rispond|niet (?:op|te) "
    r"(?:deze|beantwoord)|nie odpowiad|newsletter|unsubscri|abbestell|désabonn|unsere website|cookies",
    re.IGNORECASE,
)
#: "Foi bom te conhecer ... você": Brazilian mails mix the two, and mean neither the one nor the other.
_NEUTRAL = later(r"\b[Vv]ocês?\b")
_MOST = 40


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    familiar, formal = _MARKS[language]
    return re.compile(familiar), re.compile(formal)


def address_of(page: Page) -> Detail | None:
    """``familiar`` or ``formal``; none where the language knows no difference, or the mail mixes the two."""
    if page.language not in _MARKS:
        return None
    text = _said(page)
    familiar, formal = (min(_MOST, len(pattern.findall(text))) for pattern in _patterns(page.language))
    more, less = max(familiar, formal), min(familiar, formal)
    if more == 0 or less * 5 > more or (page.language == "pt" and (less or _NEUTRAL.search(text))):
        return None
    sureness = 0.7 if less else 0.95 if more > 1 else 0.8
    return Detail("familiar" if familiar > formal else "formal", "text", sureness)


def _said(page: Page) -> str:
    """The mail's text above its signature, without the lines that are the same below every mail."""
    text = page.text[:4000]
    if page.closed and page.signed:
        end = text.rfind(f"\n{page.signed[0]}")
        text = text[:end] if end > len(text) // 3 else text
    if _FOOTER.search(text):
        text = "\n".join(line for line in text.split("\n") if not _FOOTER.search(line))
    return text
