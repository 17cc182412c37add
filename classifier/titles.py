"""A job title in running text: where it begins and ends, and what is trimmed off it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from classifier.language import FUNCTION_WORDS
from classifier.later import later
from classifier.lexicon import is_job, wordset
from classifier.names import fold
from classifier.reference import LEADING_ID, TRAILING_ID

#: Nouns before which a title stands: "the Data Analyst position", "Brand Manager-rollen".
_NOUNS = wordset(
    "position role opening vacancy job opportunity post posting requisition application positions "
    "roles openings search placement gig vacancies "
    "tjänsten rollen jobbet stillingen functie vacature rol positie"
)
_COMPOUND = later(r"-(?:tjänsten|rollen|jobbet|stillingen|functie|vacature|rol|positie|Stelle|Position|Rolle)$")
#: What ends a title, by language, beside the language's commonest words.
_ENDS: dict[str, frozenset[str]] = {
    "en": wordset("""
        at with here which who that has have was were is are will and but because however unfortunately has been
        since by from on as if you we your our its position role opening vacancy job opportunity post application at
        based within located we've following closed because please after although due yesterday today currently
        advertised posted this
        """),
    "de": wordset("""
        beinhaltet setzen liegt bleibt bei ist sind haben hat wurde wird wir sie ihr uns und bereits leider nicht zu
        vom beworben bewerben erhalten eingegangen interessieren interessiert konnten können entschieden danken
        bedanken besetzt im mit ab zum gefreut haben nun hier an anderweitig vergeben nach gemeldet gesendet
        entgegengebracht dem wieder
        """),
    "fr": wordset("""
        touche m'a sera fait reste quelqu'un chez au sein est a avons avez nous vous et qui que dans n'a ne pas sur
        par pour avec ainsi ce cette retenu retenue malheureusement que vous bien été ont sont notre votre auprès
        publié publiée
        """),
    "es": wordset("""
        queda quedó continúa recayó el día será va deberá sigue continúa touche despertó en ha han hemos y que nos con
        no ha sido por para se te
        le lo está ya es desde nuestra nuestro tras gracias lamentablemente pero publicada publicado a
        """),
    "pt": wordset("""
        recaiu continua ficou chegou teve mudou foram fica entrada será despertou possa foi fica está encontra foi-lhe
        na no em e que foi não com para se já está por à da do
        nos temos fomos nossa nosso aqui mas lamentamos agradecemos recebemos divulgada publicada decidimos
        """),
    "it": wordset("""
        sta avverranno nelle quindi dell avviene è scade presso in e che è non con ha abbiamo per da la ci nel nella
        si purtroppo ma siamo stata stato pubblicata sono aperta nostra nostro del dal
        """),
    "nl": wordset("""
        staat ben gesproken hecht gepland zijn hebben ontvangen sluit bij is heeft hebben en die dat wij we niet
        zijn in onze ons is wordt helaas je u maar naar met om ontvangen op aan voor gaan hier waarop
        """),
    "sv": wordset("""
        inkom ligger behöver fram gick blev inför ska kommer hos på vid är har och som vi du inte med i till den har
        vårt vår har
        tyvärr men där för att nu gick av ref
        """),
    "da": wordset("""
        skal bliver gik fik har hos på ved er har og som vi du ikke med i til den vores desværre men hvor for at nu
        gik af ref fra
        """),
    "pl": wordset("""
        wpłynęła wpłynął potrzebujemy czekamy ma uległ uległa wpłynęły zostaje przeszło zapraszam zapraszamy komisja
        zostaną będzie jednak niestety w we jest
        została została nie i z oraz że do na o od po się dla nasz naszej zostało zostały zakończyliśmy
        zdecydowaliśmy dziękujemy lecz niestety którą które przez ale
        """),
}
#: Small words that a title contains between its capitalised words.
INSIDE: dict[str, frozenset[str]] = {
    "en": wordset("of and & / - – for in the to on a or de la von + | from"),
    "de": wordset("und & / - – für im in der des die von zur zum mit oder de"),
    "fr": wordset("de d' des du la le les l' en et & / - – à au aux pour sur en - un ou chez par"),
    "es": wordset("de del la el los las en y & / - – para con e a o"),
    "pt": wordset("de do da dos das em e & / - – para com a o ao no na"),
    "it": wordset("di del della dei delle da e & / - – per in al alla con a presso nel"),
    "nl": wordset("en van de het & / - – voor in bij op met of aan"),
    "sv": wordset("och i & / - – för med av till inom på vid"),
    "da": wordset("og i & / - – for med af til inden på ved"),
    "pl": wordset("i w ds. do & / - – z ze na oraz od"),
}
_OPEN = later(r"(?:\s*\((?:Open|Evergreen)\))+$", re.IGNORECASE)
_EDGE = wordset(
    "application applications update updates status outcome decision result results position role "
    "post vacancy job posting your our re candidacy candidature candidatura bewerbung stelle poste "
    "puesto vaga posizione "
    "functie vacature sollicitatie tjansten ansokan ansogning stillingen stanowisko rekrutacja "
    "aplikacja reponse esito resultado resultat wynik offre oferta absage votre ihre deine din "
    "twoja tu sua je uw jouw "
    "status feedback interview cv candidature vacante busqueda inscription inscripcion inscricao "
    "solicitud vaga colloquio selezione concorso competition dienstposten mitteilung stellenausschreibung "
    "ausschreibung concours entretien entrevista processo proceso seleccion selecao offre emploi "
    "anstallning besked svar intervju samtale afslag prova test invito convocazione convocation "
    "promemoria offer outcome: result: tjanst befattning stilling job: zaproszenie konkurs nabor "
    "odpowiedz informacja dla kandydatow oferta pracy sulla alla al per del aggiornamento regarding "
    "invitation einladung einladung reference ref betreff subject the for als de du pour som na "
    "to om till til op"
)


def bare_piece(text: str) -> str:
    words = text.split()
    first, last = 0, len(words)
    while first < last and fold(words[first]) in _EDGE:
        first += 1
    while last > first and fold(words[last - 1]) in _EDGE:
        last -= 1
    return trimmed(" ".join(words[first:last]))


#: Without a figure, a sign for a number or "ref." there is no requisition id, and no need to look for one.
_MARK_OF_ID = later(r"[\d#]|\b[Rr][EeIiÉé][Ff]\b")


def trimmed(text: str) -> str:
    value = _OPEN.sub("", " ".join(text[:1200].split())[:300]).strip(" ,;:-–—|/·•\"'“”„«»*_.")
    marked = _MARK_OF_ID.search(value) is not None
    value = LEADING_ID.sub("", value) if marked else value
    for _ in range(3 * marked):
        shorter = TRAILING_ID.sub("", value).strip(" ,;:-–—|/·•\"'“”„«»*_")
        if shorter == value:
            break
        value = shorter
    value = (
        re.sub(
            (
                r"^(?:the|an?|our|our open|die|der|das|den|unsere|l['’]|d['’]|el|la|un|una|o|a|il|de|het|een|"
                r"en|ett|et) (?=\S{3})"
            ),
            "",
            value,
        )
        if value[:1].islower()
        else value
    )
    if value.count("(") > value.count(")"):
        value = value.split("(")[0]
    elif value.count(")") > value.count("("):
        value = value.replace(")", "", 1)
    return value.strip(" ,;:-–—|/")


_LEADING_NOUN = later(
    r"^(?:becoming an?|cargo|puesto|plaza|vacante|búsqueda|postulación|contratación|proceso|oferta|inscripción|"
    r"solicitud|sustitución|mission|poste|offre|recrutement|concours|candidature|vaga|processo|"
    r"concurso|candidatura|selezione|posizione|ruolo|avviso pubblico|colloquio|"
    r"prova pratica|responsabile della posizione|vacature|functie|rol|selectieprocedure|procedure|"
    r"sollicitatie|tjänsten|rollen|spontanansökan|ansökan|stillingen|ansøgning|stanowisko|ogłoszenie|"
    r"ofertę|rekrutacja|ścieżkę|stelle|position|bewerbung|"
    r"selection procedure|competition|recruitment|application|enquiry regarding|reg\. your application|"
    r"online assessment|for|as)\b(?: (?:de|del|di|do|da|per|para|pour|van|für|als|as|for|na|ad|"
    r"al|of)\b| d['’])?(?: (?:la|el|il|le|the)\b)?\s*[:–-]?\s*(?=\S{3})",
    re.IGNORECASE,
)
#: Small words that are left hanging before and behind a title.
_BEFORE = wordset("de del di do da des du van von of in for w i na till til en et y e och og and und")
_BEHIND = _BEFORE | wordset("à a für mit with or o ou oder per para pour")


def without_noun(value: str) -> str:
    """A title without the noun before it and small words left hanging: "plaza de logopeda en" to logopeda."""
    return _without_loose_ends(_LEADING_NOUN.sub("", _without_loose_ends(value)))


def _without_loose_ends(value: str) -> str:
    words = value.split()
    first, last = 0, len(words)
    while last > 1 and words[last - 1] in _BEHIND:
        last -= 1
    if last > 1 and words[0] in _BEFORE:
        first = 1
    return " ".join(words[first:last])


def shared_start(text: str, subject: str) -> str:
    """The longest beginning of a text, in whole words, that the subject has too."""
    words = text.split()[:14]
    within = f" {fold(subject)} "
    longest = 0
    for count in range(1, len(words) + 1):
        key = fold(" ".join(words[:count]))
        if not key or f" {key} " not in within:
            break
        longest = count
        if words[count - 1].endswith((".", "!", "?", ";")):
            break
    return " ".join(words[:longest])


def title_after(text: str, language: str) -> tuple[str, bool, list[str]]:  # noqa: PLR0912, PLR0915 - one pass, a decision a word
    quoted = re.match(r"\s*[\"“„«»'‘”]([^\"“”„«»\n]{3,110}?)[\"”“»«’']", text)
    if quoted:
        return trimmed(quoted[1]), True, []
    words = text.split()
    ends, inside, common = _ENDS[language], INSIDE[language], FUNCTION_WORDS[language]
    taken: list[str] = []
    shorter: list[str] = []
    clean = False
    depth = 0
    for number, word in enumerate(words[:16]):
        within, depth = depth > 0, depth + word.count("(") + word.count("[") - word.count(")") - word.count("]")
        core = word.strip(",.;:!?\"'“”()[]").lower()
        if depth > 0 or within or (word.startswith(("(", "[")) and taken):
            taken.append(word)
            if depth <= 0 and word.endswith((".", "!", "?", ";", ":", ",")):
                clean = True
                break
            continue
        capital = core[:1].isdigit() or word.lstrip("(\"'“„")[:1].isupper()
        following = words[number + 1] if number + 1 < len(words) else ""
        next_capital = following.lstrip("(\"'“„")[:1].isupper() or following[:1].isdigit()
        if not capital and core in _NOUNS and taken:
            clean = True
            break
        if not capital and (core in ends or core in common):
            if core not in inside or not taken or core in ends or not (next_capital or language not in ("en", "de")):
                clean = True
                break
            if language == "en" and core == "in" and not _ACADEMIC.intersection(fold(" ".join(taken)).split()):
                clean = True
                break
            if core in _SOFT:
                shorter.append(trimmed(" ".join(taken)))
        if not capital and core and taken and taken[0][:1].isupper() and core not in inside and not is_job(fold(core)):
            if language in ("en", "de"):
                # A German title has no small words but those that join; an English one may be "Deck officer".
                clean = language == "de"
                break
            if taken[-1][:1].isupper() and sum(one[:1].isupper() for one in taken) > 1:
                # "Tecnico Luci" is written in capitals, so that a small word after it is the sentence's.
                clean = True
                break
            shorter.append(trimmed(" ".join(taken)))
        taken.append(word)
        if (
            word.endswith((".", "!", "?", ";"))
            and (
                following.lower() in common
                or not re.search(
                    (
                        r"(?:^|\W)(?:[A-HJ-Z]|Sr|Ssr|Jr|kat|cat|[Rr]ef|[Rr]if|[Rr]éf|St|Nr|nr|Wiss|Dr|Dipl|Techn|Kfm|"
                        r"Asst|Assoc|inkl|ds|st|med|mgr|Ing|Stv|allg|e\.V)\.$"
                    ),
                    word,
                )
            )
        ) or word.endswith(":"):
            clean = True
            if (
                word.endswith(":")
                and next_capital
                and language == "en"
                and any(is_job(one) for one in fold(" ".join(words[number + 1 : number + 6])).split())
            ):
                shorter.append(trimmed(" ".join(taken)))
                continue
            break
        if word.endswith(","):
            if (
                not next_capital
                or fold(following) in _AFTER_COMMA
                or (language != "de" and following.lower().strip(",.") in common)
            ):
                clean = True
                break
            shorter.append(trimmed(" ".join(taken)))
        if "-" in word and _COMPOUND.search(word):
            clean = True
            break
    else:
        clean = len(words) <= 16
    return trimmed(" ".join(taken)), clean, [one for one in shorter if one]


_ACADEMIC = wordset("""
    lecturer professor professorship postdoc postdoctoral fellow fellowship reader researcher research associate phd
    studentship instructor scholar specialist chair degree intern internship trainee assistant lectureship
    """)
_SOFT = wordset("""
    in at and for with und bei für et en y e och i og w im chez a à presso op på ved vid hos bij auf an
    """)
_AFTER_COMMA = wordset("""
    we but unfortunately however and which who i das die wir leider nous malheureusement hemos lamentablemente
    infelizmente purtroppo helaas tyvarr desvaerre niestety req job ref the your please sie
    """)


def titles_before_nouns(text: str, language: str) -> Iterator[str]:
    """Titles that end where a noun for a vacancy stands, read backwards from it: "the Data Analyst position"."""
    words = text.split()
    for number, word in enumerate(words):
        core = word.strip(",.;:!?\"'“”()[]*")
        compound = _COMPOUND.search(core) if "-" in core else None
        if compound:
            taken = [core[: compound.start()]]
        elif core.lower() in _NOUNS and number:
            taken = []
        else:
            continue
        title = _backwards(words, number, taken, language)
        if title:
            yield title


def _backwards(words: Sequence[str], number: int, taken: list[str], language: str) -> str:
    inside = INSIDE[language]
    depth = 0
    for at in range(number - 1, max(-1, number - 18), -1):
        word = words[at]
        depth += word.count(")") - word.count("(")
        core = word.strip(",.;:!?\"'“”()[]*")
        lower = core.lower()
        if depth > 0 or word.startswith("("):
            taken.insert(0, word)
            continue
        if word.endswith((".", "!", "?", ";")) and core not in ("Sr", "Jr", "Asst", "Assoc", "Wiss"):
            break
        if re.search(r"['’]s$", core):
            break
        capital = core[:1].isupper() or core[:1].isdigit() or not core
        before = words[at - 1].strip(",.()") if at else ""
        if lower in ("the", "our", "your") and capital:
            break
        if not capital:
            if lower == "the" and before in ("to", "of") and at > 1 and is_job(fold(words[at - 2])):
                taken.insert(0, word)
                continue
            if lower in _DETERMINERS or (lower in inside and not (before[:1].isupper() or before[:1] in "-–/&|")):
                break
            if lower not in inside and (
                lower in FUNCTION_WORDS[language]
                or lower in _VAGUE
                or (taken and taken[0][:1].isupper() and not is_job(fold(lower)))
            ):
                break
            if lower in _NOUNS:
                break
            if not taken and lower in inside:
                return ""
        taken.insert(0, word)
    while taken and taken[0].lower() in inside | _DETERMINERS | _VAGUE:
        taken.pop(0)
    return trimmed(" ".join(taken))


_DETERMINERS = wordset("""
    the our your this that a an any my its their for vår den det vores onze de het een die der das unsere
    """)


_VAGUE = wordset("""
    open current advertised available suitable similar relevant above same specific particular permanent different
    perfect exciting interesting next new first competitive dream
    """)
