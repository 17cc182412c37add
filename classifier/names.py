"""Proper names in running text: where one begins and ends, and whether it is a person's or an organisation's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from classifier.later import later
from classifier.lexicon import DEPARTMENT, GIVEN, JOB, ORGANISATION, is_organisation, wordset
from classifier.plain import folded

#: Letters that Unicode does not take apart.
_WHOLE = str.maketrans({"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th"})


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Folded to plain Latin letters, so that it can be looked up in the lexicon."""
    return folded(text).translate(_WHOLE)


#: What stands between the capitalised words of a name.
CONNECTORS = wordset("""
    & + and und et y e och og of the de la le les du des del della di da do dos das der die den van von for für för
    af av 't
    """)
#: Where a name may also be cut: "Acme and Globex", "Acme for Data Engineer".
JOINTS = wordset("and und et y e och og for für för + the")
PARTICLES = wordset("""
    van von de der den di da del della du la le ten ter zu zur af al el y dos das do bin ibn e i
    """)
LEGAL = later(
    r"\b(?:inc|incorporated|llc|llp|lp|ltd|limited|gmbh|mbh|ag|se|kg|kgaa|ohg|ug|co|corp|corporation|"
    r"plc|bv|nv|ab|as|aps|sa|sas|sarl|spa|srl|sl|slu|sp|lda|ltda|oy|ev|eg|"
    r"sp z o o|e v|s a|s l|s r l|s p a|b v|n v|a s|l l c)\b"
)
_LEGAL_NEXT = later(
    r"(?:Inc|LLC|Ltd|GmbH|Co|Corp|L\.?P|S\.?A|S\.?L|PLC|plc|AG|KG|SE|AB|A/S|B\.?V|N\.?V|SpA|S\.p\.A|"
    r"Srl|S\.r\.l|Lda|sp)\b\.?"
)
#: Capitalised by courtesy or at the beginning of a sentence, never within a name.
_NO_NAME = wordset(
    "we our you your i unfortunately however leider ihre ihr ihnen ihrer ihrem ihren sie wir lei "
    "sua suo thank thanks please dear hi"
)
_TITLES = later(
    r"^(?:(?:Dra?|dr|Prof(?:\.ssa)?|Fr|Rev|Canon|Sir|Lady|Don|Mag|Mag\.a|Lic|Avv|Suor|Pr|"
    r"Sgt|Dott(?:\.ssa)?|Padre|Sister|Mr|Mrs|Ms|Mx|Miss|"
    r"Dipl\.-\w+|Ing|Sra?|Srta|Sig(?:\.ra)?|Frau|Herrn?|Mme|Mlle|M|[Mm]evr|[Dd]hr|mgr|inż|hab|med)\b\.? ?)+"
)
_ABBREVIATED = frozenset(("st.", "inc.", "co.", "ltd.", "corp.", "dr.", "mr.", "u.s.", "s.a.", "bros."))


@lru_cache(maxsize=4096)
def fold_company(name: str) -> str:
    """A company's name for comparing: folded, without legal form and leading article."""
    text = fold(name).removeprefix("the ")
    bare = " ".join(LEGAL.sub(" ", text).split())
    return bare or text


def name_at(words: Sequence[str], start: int) -> list[str]:  # noqa: PLR0912 - one pass, a decision a word
    """The names that may begin at a word, the longest first: runs of capitalised words and what joins them."""
    taken: list[str] = []
    cuts: list[int] = []
    pending: list[str] = []
    for number in range(start, min(len(words), start + 9)):
        word = words[number].lstrip("\"“„«'‘([*_")
        core = word.rstrip(".,;:!?)\"”»’'*_]")
        if taken and fold(core) in _NO_NAME:
            break
        if not core:
            if word in ("&", "+") and taken:
                pending.append(word)
                continue
            break
        if core[0].isupper() or core[0].isdigit() or (taken and core in ("&", "+", "·")):
            if word != words[number] and taken and word[0] != "'":
                break
            if pending and pending[0] in JOINTS:
                cuts.append(len(taken))
            taken += [*pending, core]
            pending = []
            rest = word[len(core) :]
            if re.search(r"['’]s$", core):
                # "Farmer's Friend" is one name, "Acme's Data Analyst" is not: both are told.
                cuts.append(len(taken))
                if rest:
                    break
                continue
            if LEGAL.fullmatch(fold(core)) and len(taken) > 1:
                break
            if rest.startswith(",") and number + 1 < len(words) and _LEGAL_NEXT.match(words[number + 1]):
                taken[-1] += ","
            elif rest and word.lower().rstrip('"”»)') not in _ABBREVIATED:
                break
        elif taken and core in CONNECTORS and word == core and len(pending) < 2:
            pending.append(core)
        else:
            break
    if not taken:
        return []
    names = [" ".join(taken), *(" ".join(taken[:cut]) for cut in reversed(cuts))]
    return list(dict.fromkeys(re.sub(r"['’]s$", "", name) for name in names))


def without_department(text: str) -> tuple[str, bool]:
    """A label without the words for a team or an office, and whether there were any: "The Acme Hiring Team" to Acme."""
    words = text.split()
    first, last = 0, len(words)
    while first < last and not set(fold(words[first]).split()) - DEPARTMENT:
        first += 1
    while last > first and not set(fold(words[last - 1]).split()) - DEPARTMENT:
        last -= 1
    if last == len(words) and all(fold(word) in _ARTICLES for word in words[:first]):
        # "De Gouden Korst" and "Le Phare" are whole names; "The Acme Hiring Team" is not.
        while first and words[first - 1][0].isupper():
            first -= 1
    # "Acme Global Talent Acquisition": the first goes with the second.
    while first + 1 < last < len(words) and fold(words[last - 1]) in _QUALIFIERS:
        last -= 1
    kept = " ".join(words[first:last]).strip(" ,;:|-–—·•/@&()'\"*_>")
    kept = re.sub(r"['’]s$", "", kept)
    stripped = any(set(fold(word).split()) - _ARTICLES for word in (*words[:first], *words[last:]))
    return kept, stripped


_QUALIFIERS = wordset("""
    global college early professional professionals corporate central north america americas europe us uk emea apac
    regional student graduate
    """)
_ARTICLES = wordset("""
    the your our of and for at der die das la le les l el los las il lo gli de het een o a os as
    """)


def without_titles(name: str) -> str:
    """A person's name without "Dr.", "Prof.", "Ms"."""
    return _TITLES.sub("", name.strip())


@lru_cache(maxsize=4096)
def squeezed(text: str) -> str:
    """A name as an address would write it: "Tvål & Søn" to tvalson, Bäcker and Baecker alike."""
    text = "".join(fold(text).split())
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("aa", "a")


def _is_no_surname(part: str, *, known: bool) -> bool:
    """Whether a word keeps a name from being a person's; after a known first name "Bank" does, "Feldhaus" does not."""
    if part in GIVEN:
        return False
    return part in JOB or part in ORGANISATION or part in DEPARTMENT or (not known and is_organisation(part))


def person_like(name: str) -> float:
    """How much a text looks like the name of a person, 0 to 1."""
    bare = without_titles(name)
    titled = bare != name.strip()
    words = bare.split()
    if not 1 <= len(words) <= 5 or len(bare) > 50 or any(c in '@/|&:;!?"<>[]{}()0123456789_=*#' for c in bare):
        return 0.0
    core = [word for word in words if word.lower() not in PARTICLES or word[0].isupper()]
    if not core or not all(word[0].isupper() for word in core) or words[0] not in core:
        return 0.0
    parts = [part for word in core for part in fold(word).split()]
    known = bool(parts) and parts[0] in GIVEN
    if not parts or any(_is_no_surname(part, known=known) for part in parts):
        return 0.0
    if any(word.isupper() and len(word) > 3 for word in core) and not all(word.isupper() for word in core):
        return 0.0
    if known:
        return 0.95 if len(core) > 1 else 0.75
    if titled:
        return 0.85
    if len(core) > 1 and re.fullmatch(r"[A-Z]\.?", core[0]):
        return 0.7
    return 0.5 if 2 <= len(core) <= 3 else 0.25
