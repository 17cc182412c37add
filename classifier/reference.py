"""The number under which a vacancy or an application is filed, and how to keep it out of a title."""

from __future__ import annotations

import re

from classifier.evidence import Detail
from classifier.later import later
from classifier.page import Page
from classifier.plain import one_line

#: Requisition ids at the end of a title: "- R-10492", "(JR-0048812)", ", Req ID 169410BR", "#4411".
_ID = (
    r"(?:[A-Z]{1,6}[-_/]\d{3,}[\dA-Z/_.-]*|[A-Z]{1,6}\d{4,}[A-Z]{0,3}|(?!(?:19|20)\d\d\b)\d{4,}[A-Z]{0,3}|"
    r"\d{2,4}[-/]\d{3,}[\w/-]*)"
)
_ID_LABEL = (
    r"(?:(?:req(?:uisition)?|job|ref(?:erence|erentie|erencia|erência|\.-?nr|\.nr)?|réf(?:érence)?|"
    r"vacancy|position|posting|stellen|kenn(?:ziffer|zahl)|ausschreibung|vaga|oferta|id|nr|no|"
    r"n[°º]|rif|dnr|diarienummer|nr ref|numer|sygn)[ .:#-]*(?:ids?|no|nr|number|num|code|nummer|"
    r"numer|ref)?[ .:#°º-]*)"
)
TRAILING_ID = later(
    (
        rf"(?:[\s,–—|:/-]+|\s*[(\[])(?:{_ID_LABEL}\s?{_ID}|#\s?[\w-]{{3,}}|{_ID}|(?=[a-z]{{2}}){_ID_LABEL}\s?[\w/-]*\d[\w/-]*|"
        rf"(?:ref|rif|réf)\.?)[)\]]?[\s,.]*$"
    ),
    re.IGNORECASE,
)
LEADING_ID = later(rf"^(?:{_ID_LABEL}?{_ID})(?:\s*[-–—:|,]\s*|\s+)", re.IGNORECASE)
_DIGIT = later(r"\d")
_REFERENCE = later(
    (
        rf"(?:\b{_ID_LABEL}(?P<labelled>(?=[\w/.-]*\d)[A-Z0-9][\w/.-]{{2,24}})|(?P<bare>\b(?:R|JR|REQ|"
        rf"JOB|ID|J|P|HR|PR)[-_]?\d{{4,}}\b|\b\d{{5,}}BR\b))"
    ),
    re.IGNORECASE,
)


def reference_of(page: Page) -> Detail | None:
    """The number under which the vacancy or the application is filed."""
    for source, text in (("subject", page.subject), ("text", page.text[:2500])):
        match = _REFERENCE.search(text) if _DIGIT.search(text) else None
        if match:
            labelled = match["labelled"]
            value = (labelled or match["bare"]).rstrip(".-/")
            if re.fullmatch(r"(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]?\d*", value):
                continue
            return Detail(one_line(value, 60), source, 0.85 if labelled else 0.75)
    return None
