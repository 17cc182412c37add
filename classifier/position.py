"""The job that was applied for: its title after or before telling words, in the subject, on a line of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from classifier.evidence import Detail, Evidence, together
from classifier.language import FUNCTION_WORDS
from classifier.lexicon import DEPARTMENT, is_job
from classifier.names import fold_company, person_like
from classifier.page import CLOSING, Page
from classifier.plain import folded, one_line
from classifier.senders import PLATFORMS

#: Words after which a title stands: of a job by name, and of an application.
_AFTER: dict[str, tuple[str, str]] = {
    "en": (
        r"(?:positions?|roles?|posts?|jobs?|vacancy|opening|internship|opportunity|title|requisition)(?: titled| entitled| advertised as| name)?(?: of| as|:)(?: an?\b| the\b| our\b)?",
        r"(?:appl(?:y|ied|ying|ication)|candidacy|candidature|considered|interview(?:ed|ing|s)?|consideration|submission|interest|shortlist(?:ed)?|candidates?|process|search|recruiting|recruitment|hiring|resume|CV|filled|interested|selected|sent|applications)"
        r"(?: received| submitted| to us| with us| here)? (?:for|to(?: be(?:come)?)?|as|in|:)(?: be(?:ing)?)?(?: an?\b| the\b| our\b| this\b)?(?: (?:open |advertised )?(?:position|role|post|job|vacancy|opening|opportunity) (?:of|as|for|:)(?: an?\b| the\b)?)?",
    ),
    "de": (
        r"(?:(?:Stelle|Position|Stellenausschreibung|Ausschreibung|Rolle|Job|Stellenangebot|Vakanz|Funktion|Ausbildung(?:splatz)?|Praktikum|Stellenanzeige|Tätigkeit|Ausbildungsstelle|Praktikumsplatz|Werkstudentenstelle|Minijob)(?: als| der| des| einer| eines|:| zum| zur| im Bereich)?)(?: eine?[rsn]?\b)?",
        r"(?:[Bb]ewerbung(?:sverfahren)?|beworben|[Ii]nteresse|[Aa]uswahlverfahren|[Bb]esetzung|[Gg]espräch|bewirbst|[Bb]ewerberinnen|[Kk]andidat\w*|Verfahren|Absage|eingestellt|Suche nach)"
        r"(?: bei \S+)? (?:als|um|auf|für|zur|zum|an)(?: die| den| das| der| einen?| eine[rm]?| unsere[rn]?| dem)?(?: (?:ausgeschriebene |offene |o\. g\. )?(?:Stelle|Position|Rolle|Ausbildungsplatz|Praktikumsplatz)(?: als| der| des| einer| eines|:| zum| zur)?)?(?: eine?[rsn]?\b)?",
    ),
    "fr": (
        r"(?:poste|offre|emploi|fonctions?|annonce|mission|alternance|stage|concours)(?: suivante?)?(?: d[’']| de| en tant que| intitulée?| ?:)(?: ?l['’]| la| le| un| une)?",
        r"(?:candidature|postulé|candidaté|candidat\w*|retenue?s?|recrutement|intérêt|entretien|processus|dossier|recruté|recherche)(?: spontanée)? (?:au poste|pour(?: le poste| l['’]offre| l['’]emploi)?|comme|en tant que|de|d['’]|à l['’]emploi|à|sur)(?: notre| le| la| un| une| l['’])?(?: ?poste| ?offre)?(?: suivante?)?(?: de| d['’]| ?:)?",
    ),
    "es": (
        r"(?:puesto|plaza|vacante|oferta|posición|cargo|beca|posicion|empleo|perfil)(?: de| como| para| vacante de|:)(?: la| el| un| una)?",
        r"(?:candidatura|solicitud|proceso(?: de selección| selectivo)?|selección|interés|postulación|aplicación|entrevista|prácticas|inscripción|inscrito|postulado|aplicado|presentado|currículum|CV|buscamos|contratar)(?: que enviaste| presentada)? (?:de|a|para|como|al|por|en)(?: el| la| nuestra?| un| una| cubrir)?(?: (?:puesto|plaza|vacante|oferta|posición)(?: de| como)?)?",
    ),
    "pt": (
        r"(?:vaga|cargo|posição|função|lugar|oportunidade|oferta|bolsa|emprego|posto)(?: de| para| como| a|:)(?: o\b| a\b| um\b| uma\b)?",
        r"(?:candidatura|candidatou|candidatou-se|candidataste|processo(?: seletivo| de recrutamento| de seleção)?|recrutamento|seleção|interesse|inscrição|concurso|currículo|CV|entrevista|estágio|contratar)(?: seletivo)? (?:à|ao|a|para|de|como|na|no|em|por|pela)(?: o\b| a\b| um\b| uma\b| nossa)?(?: (?:vaga|cargo|posição|função|oferta|lugar)(?: de| para| como)?)?",
    ),
    "it": (
        r"(?:posizione|ruolo|posto|offerta|figura|mansione|annuncio|incarico|tirocinio|stage|profilo|posizioni)(?: aperta)?(?: di| da| come| per| a|:)(?: il| la| un| una)?",
        r"(?:candidatura|candidarsi|candidat[oa]|selezione|colloquio|interesse|ricerca|concorso|domanda|candidature|assunzione|percorso)(?: spontanea| inviata)? (?:per|a|al|alla|come|di|in qualità di|da|per la ricerca di)(?: il| la| un[oa']?| l')?(?: (?:posizione|ruolo|posto|figura|offerta)(?: di| da| come| per)?)?",
    ),
    "nl": (
        r"(?:functie|vacature|baan|positie|rol|stageplaats|stageplek|stage|plek)(?: van| als| voor|:)(?: de\b| het\b| een\b)?",
        r"(?:sollicitatie|gesolliciteerd|solliciteren|interesse|procedure|kandida\w+|gesprek|sollicitatieprocedure|reactie|gereageerd|selectie)(?: naar| op| voor| als| in| bij)(?: de\b| het\b| onze\b| een\b)?(?: (?:functie|vacature|positie|rol|baan)(?: van| als| voor|:)?(?: een\b)?)?",
    ),
    "sv": (
        r"(?:tjänst(?:en)?|roll(?:en)?|befattning(?:en)?|anställning(?:en)?|jobb(?:et)?|uppdrag(?:et)?|vikariat(?:et)?|position(?:en)?)(?: som| till|:)",
        r"(?:ansökan|sökt|ansökte|söka|intresse|rekrytering(?:en)?|anställning|sökande|process(?:en)?|urval|kandidat\w*|praktik|intervju\w*|ansökningar|anställa)(?: av| till| om| för| som| på)(?: en\b| ett\b| vår\b| en tjänst\b| tjänsten\b| rollen\b| befattningen\b| jobbet\b)?(?: som| till)?(?: en\b| ett\b)?",
    ),
    "da": (
        r"(?:stilling(?:en|s)?|job(?:bet)?|rolle(?:n)?|position(?:en)?|vikariat(?:et)?|elevplads(?:en)?)(?: som| til|:)(?: en\b| et\b)?",
        r"(?:ansøgning(?:en)?|ansøgt|søgt|interesse|rekruttering(?:en)?|ansættelse|ansøgere|proces(?:sen)?|kandidat\w*|samtale\w*|søge|ansættelsen|ansætte|ansøgningsrunde)(?: af| til| om| for| som| på)(?: en\b| et\b| vores\b| stillingen\b| jobbet\b| en stilling\b| rollen\b)?(?: som| til)?(?: en\b| et\b)?",
    ),
    "pl": (
        r"(?:stanowisko|stanowisku|stanowiska|stanowiskiem|rolę|roli|pozycję|posadę|oferta pracy|ofertę)(?: -| –|:| pracy:?)?",
        r"(?:aplikacj\w+|rekrutacj\w+|zgłoszeni\w+|kandydatur\w+|konkurs\w*|naborz?e?|rozmow\w+|ofert\w+|CV|kandydat\w*) (?:na|do|w)(?: stanowisko| rolę| pozycję| stanowisku)?(?: pracy)?",
    ),
}
#: Small words after which a title may stand; believed only where it sounds like one.
_LOOSE = {
    code: re.compile(pattern)
    for code, pattern in {
        "en": r"\b(?:for|as|in|of|on|to) (?:our |the |an? )?(?=[A-Z])",
        "de": r"\b(?:als|zum|zur|für (?:die|den|das|unsere[nr]?)|um (?:die|den)|der|die|den) (?=[A-ZÄÖÜ])",
        "fr": r"\b(?:comme|en tant que|d['’]|de |pour |notre |le |la |en )(?:un |une |l['’]|la |le )?(?=[\w(])",
        "es": r"\b(?:como|de|para|el|la|al) (?:el |la |un |una )?(?=[\w(])",
        "pt": r"\b(?:como|de|para|o|a|ao|à) (?:o |a |um |uma )?(?=[\w(])",
        "it": r"\b(?:come|di|per|da|il|la|il ruolo di) (?:il |la |un |una )?(?=[\w(])",
        "nl": r"\b(?:als|voor|van|op|onze|de) (?:de |onze |een )?(?=[\w(])",
        "sv": r"\b(?:som|till|av|för|om) (?:en |ett |vår )?(?=[\w(])",
        "da": r"\b(?:som|til|af|for|om) (?:en |et |vores )?(?=[\w(])",
        "pl": r"\b(?:jako|na|w roli|dla|do) (?=[\w(])",
    }.items()
}
#: Nouns before which a title stands: "the Data Analyst position", "Brand Manager-rollen".
_NOUNS = frozenset(
    "position role opening vacancy job opportunity post posting requisition application positions roles openings search placement gig vacancies "
    "tjänsten rollen jobbet stillingen functie vacature rol positie".split()
)
_COMPOUND = re.compile(r"-(?:tjänsten|rollen|jobbet|stillingen|functie|vacature|rol|positie|Stelle|Position|Rolle)$")
_LABELLED = re.compile(
    r"^(?:[-*•>\s]*)(?:position|job title|job|role|title|vacancy|post|requisition|stelle|stellenbezeichnung|betreff|poste|intitulé du poste|offre|puesto|vacante|oferta|vaga|cargo|função|posizione|ruolo|functie|vacature|tjänst|befattning|stilling|stanowisko|ref|re|betr)(?: applied for| title)?\s?[:.]\s+(?P<title>\S.{2,110})$",
    re.IGNORECASE,
)
#: What ends a title, by language, beside the language's commonest words.
_ENDS: dict[str, frozenset[str]] = {
    "en": frozenset("at with here which who that has have was were is are will and but because however unfortunately has been since by from on as if you we your our its position role opening vacancy job opportunity post application at based within located we've following closed because please after although due yesterday today currently advertised posted this".split()),
    "de": frozenset("bei ist sind haben hat wurde wird wir sie ihr uns und bereits leider nicht zu vom beworben bewerben erhalten eingegangen interessieren interessiert konnten können entschieden danken bedanken besetzt im mit ab zum gefreut haben nun hier an anderweitig vergeben nach gemeldet gesendet entgegengebracht dem wieder".split()),
    "fr": frozenset("chez au sein est a avons avez nous vous et qui que dans n'a ne pas sur par pour avec ainsi ce cette retenu retenue malheureusement que vous bien été ont sont notre votre auprès publié publiée".split()),
    "es": frozenset("en ha han hemos y que nos con no ha sido por para se te le lo está ya es desde nuestra nuestro tras gracias lamentablemente pero publicada publicado a".split()),
    "pt": frozenset("na no em e que foi não com para se já está por à da do nos temos fomos nossa nosso aqui mas lamentamos agradecemos recebemos divulgada publicada decidimos".split()),
    "it": frozenset("presso in e che è non con ha abbiamo per da la ci nel nella si purtroppo ma siamo stata stato pubblicata sono aperta nostra nostro del dal".split()),
    "nl": frozenset("bij is heeft hebben en die dat wij we niet zijn in onze ons is wordt helaas je u maar naar met om ontvangen op aan voor gaan hier waarop".split()),
    "sv": frozenset("hos på vid är har och som vi du inte med i till den har vårt vår har tyvärr men där för att nu gick av ref".split()),
    "da": frozenset("hos på ved er har og som vi du ikke med i til den vores desværre men hvor for at nu gik af ref fra".split()),
    "pl": frozenset("w we jest została została nie i z oraz że do na o od po się dla nasz naszej zostało zostały zakończyliśmy zdecydowaliśmy dziękujemy lecz niestety którą które przez ale".split()),
}
#: Small words that a title contains between its capitalised words.
_INSIDE: dict[str, frozenset[str]] = {
    "en": frozenset("of and & / - – for in the to on a or de la von + | from".split()),
    "de": frozenset("und & / - – für im in der des die von zur zum mit oder de".split()),
    "fr": frozenset("de d' des du la le les l' en et & / - – à au aux pour sur en - un ou chez par".split()),
    "es": frozenset("de del la el los las en y & / - – para con e a o".split()),
    "pt": frozenset("de do da dos das em e & / - – para com a o ao no na".split()),
    "it": frozenset("di del della dei delle da e & / - – per in al alla con a presso nel".split()),
    "nl": frozenset("en van de het & / - – voor in bij op met of aan".split()),
    "sv": frozenset("och i & / - – för med av till inom på vid".split()),
    "da": frozenset("og i & / - – for med af til inden på ved".split()),
    "pl": frozenset("i w ds. do & / - – z ze na oraz od".split()),
}
_GENERIC = frozenset(
    """
    position positions role roles job jobs opening openings vacancy opportunity opportunities internship application applications post it them
    this that these those us you we our your any all other others future current open new next same following above which
    interview review feedback decision update status process selection team company company's stelle position rolle ihre deine
    unsere kandidaten bewerber bewerbung interesse gesprach prufung sicherung anderen andere weitere verfugung poste offre
    suite profil candidature votre notre puesto vacante nuestra proceso vaga processo posizione ruolo functie vacature tjansten
    tjanst roll rollen stilling stillingen stanowisko rekrutacji oss dig os mig u jou ons ci noi lei te ti more further another
    someone somebody consideration employment work working once again now soon more details information time times help questions
    equal english deutsch join joining learn career careers time hire initiativbewerbung spontanee espontanea espontanea spontanea
    something anything everything people candidates applicants interest nothing
    """.split()
)
_DECOY = re.compile(
    r"\b(?:other|another|similar|instead|future|also (?:have|looking|hiring|recruiting)|alert|you (?:may|might) (?:also )?(?:like|be interested)|recommend|reopen|re-advertis|in case|would suit|keep an eye|have you considered|"
    r"stattdessen|andere[nrms]? (?:Stelle|Position|Rolle)|zukünftig|ähnliche|weitere|autres?|similaires?|otr[ao]s?|futur[ao]s?|outr[ao]s?|altr[ae] |andere (?:functie|vacature)|andra|liknande|andre|lignende|inn[eąay]\w* (?:stanowisk|ofert|rol))",
    re.IGNORECASE,
)
#: Requisition ids at the end of a title: "- R-10492", "(JR-0048812)", ", Req ID 169410BR", "#4411".
_ID = r"(?:[A-Z]{1,6}[-_/]\d{3,}[\dA-Z/_.-]*|[A-Z]{1,6}\d{4,}[A-Z]{0,3}|(?!(?:19|20)\d\d\b)\d{4,}[A-Z]{0,3}|\d{2,4}[-/]\d{3,}[\w/-]*)"
_ID_LABEL = r"(?:(?:req(?:uisition)?|job|ref(?:erence|erentie|erencia|erência|\.-?nr|\.nr)?|réf(?:érence)?|vacancy|position|posting|stellen|kenn(?:ziffer|zahl)|ausschreibung|vaga|oferta|id|nr|no|n[°º]|rif|dnr|diarienummer|nr ref|numer|sygn)[ .:#-]*(?:ids?|no|nr|number|num|code|nummer|numer|ref)?[ .:#°º-]*)"
_TRAILING_ID = re.compile(rf"(?:[\s,–—|:/-]+|\s*[(\[])(?:{_ID_LABEL}\s?{_ID}|#\s?[\w-]{{3,}}|{_ID}|(?=[a-z]{{2}}){_ID_LABEL}\s?[\w/-]*\d{{3}}[\w/-]*)[)\]]?[\s,.]*$", re.IGNORECASE)
_LEADING_ID = re.compile(rf"^(?:{_ID_LABEL}?{_ID})(?:\s*[-–—:|,]\s*|\s+)", re.IGNORECASE)
_OPEN = re.compile(r"\s*\((?:Open|Evergreen)\)", re.IGNORECASE)
_REFERENCE = re.compile(rf"(?:\b{_ID_LABEL}(?P<labelled>(?=[\w/.-]*\d)[A-Z0-9][\w/.-]{{2,24}})|(?P<bare>\b(?:R|JR|REQ|JOB|ID|J|P|HR|PR)[-_]?\d{{4,}}\b|\b\d{{5,}}BR\b))", re.IGNORECASE)
_SPLIT = re.compile(r"(\s+[-–—|·•]+\s+|\s*[|•]\s*|:\s+|\s+[/]{2}\s+|\s+@\s+|\s*[\"“”„«»]\s*|,\s+|\s+[-–—]\s*|\s+at\s+|\s+bei\s+|\s+chez\s+|\s+hos\s+|\s+bij\s+|\s+presso\s+|\s+[(\[]|[)\]](?=\s|$))")
_STATUS = frozenset(
    """
    your our the a an of for to on re application applications update updates status decision outcome result results interview position
    thank thanks you regarding about candidacy job role vacancy feedback news following up follow next steps step applying interest
    in and important information notification confirmation received from with closed cancelled withdrawn filled recruitment process hiring
    ihre deine bewerbung um auf als fur zur zum absage ruckmeldung danke vielen dank die stelle der eingangsbestatigung status update ihr
    bewerbungsverfahren auswahlverfahren mitteilung antwort vorstellungsgesprach ausschreibung stellenausschreibung einladung gesprach entscheidung
    votre ta candidature au poste de du reponse suite a retour decision le la concernant votre merci pour recrutement entretien
    tu su candidatura solicitud proceso seleccion resultado respuesta actualizacion sobre gracias por el puesto vacante oferta de
    sua a tua vaga processo seletivo retorno resposta resultado atualizacao obrigado recrutamento concurso
    la tua sua alla posizione esito riscontro aggiornamento grazie per selezione domanda colloquio
    je jouw uw sollicitatie reactie op vacature afwijzing bedankt voor functie uitslag
    din ansokan till om besked svar tjansten uppdatering tack angaende rekrytering aterkoppling ref nr
    din ansogning til svar pa stillingen opdatering tak vedr vedrorende status afslag
    twoja aplikacja na stanowisko rekrutacja odpowiedz dotyczy status wynik dziekujemy za potwierdzenie konkurs decyzja informacja zaproszenie
    """.split()
)


def position_of(page: Page, company: Detail | None) -> Detail | None:
    """The title as the mail writes it, without its requisition number."""
    return _weigh(page, [*_in_text(page), *_in_lines(page), *_in_subject(page, company)], company)


def reference_of(page: Page) -> Detail | None:
    """The number under which the vacancy or the application is filed."""
    for source, text in (("subject", page.subject), ("text", page.text[:2500])):
        match = _REFERENCE.search(text)
        if match:
            labelled = match["labelled"]
            value = (labelled or match["bare"]).rstrip(".-/")
            if re.fullmatch(r"(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]?\d*", value):
                continue
            return Detail(one_line(value, 60), source, 0.85 if labelled else 0.75)
    return None


def _in_text(page: Page) -> Iterator[Evidence]:
    code = page.language or "en"
    codes = (code,) if code == "en" else (code, "en") if not page.language else (code,)
    for number, sentence in enumerate(page.sentences[:60]):
        early = 0.05 if number < 4 else 0.0
        doubt = 0.35 if _DECOY.search(sentence) else 1.0
        for language in codes:
            named, applied = _PATTERNS[language]
            for pattern, weight in ((named, 0.72), (applied, 0.62)):
                for match in pattern.finditer(sentence):
                    yield from _titles_at(page, sentence, match.end(), (weight + early) * doubt, named=pattern is named)
            for match in _LOOSE[language].finditer(sentence):
                title, clean, _ = _title(sentence[match.end() : match.end() + 160], language)
                if any(is_job(word) for word in folded(title).split()):
                    yield Evidence(title, "text", (0.4 + 0.1 * clean + early) * doubt)
            for title in _before_nouns(sentence, language):
                yield Evidence(title, "text", (0.76 + early) * doubt)


def _titles_at(page: Page, text: str, start: int, weight: float, *, named: bool) -> Iterator[Evidence]:
    """The title that begins there; less likely what stands before its first comma; most likely what the subject has too."""
    title, clean_end, shorter = _title(text[start : start + 200], page.language or "en")
    common = _shared_start(text[start : start + 200], page.subject)
    if common:
        yield Evidence(_trimmed(common), "text", weight + 0.1)
    if title:
        if not named and not any(is_job(word) for word in folded(title).split()):
            weight *= 0.6
        yield Evidence(title, "text", weight + (0.08 if clean_end else -0.1))
    for one in shorter:
        yield Evidence(one, "text", weight - 0.25)


def _shared_start(text: str, subject: str) -> str:
    """The longest beginning of a text, in whole words, that the subject has too."""
    words = text.split()[:14]
    within = f" {folded(subject)} "
    longest = 0
    for count in range(1, len(words) + 1):
        key = folded(" ".join(words[:count]))
        if not key or f" {key} " not in within:
            break
        longest = count
        if words[count - 1].endswith((".", "!", "?", ";")):
            break
    return " ".join(words[:longest])


def _title(text: str, language: str) -> tuple[str, bool, list[str]]:
    quoted = re.match(r"\s*[\"“„«»'‘”]([^\"“”„«»\n]{3,110}?)[\"”“»«’']", text)
    if quoted:
        return _trimmed(quoted[1]), True, []
    words = text.split()
    ends, inside, common = _ENDS[language], _INSIDE[language], FUNCTION_WORDS[language]
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
            if language == "en" and core == "in" and not _ACADEMIC.intersection(folded(" ".join(taken)).split()):
                clean = True
                break
            if core in _SOFT:
                shorter.append(_trimmed(" ".join(taken)))
        if not capital and core and taken and taken[0][:1].isupper() and core not in inside and not is_job(folded(core)):
            if language in ("en", "de"):
                break
            shorter.append(_trimmed(" ".join(taken)))
        taken.append(word)
        if word.endswith((".", "!", "?", ";")) and not re.search(r"(?:^|\W)(?:[A-HJ-Z]|Sr|Jr|kat|Wiss|Dr|Dipl|Techn|Kfm|Asst|Assoc|inkl|ds|st|med|mgr|Ing|Stv|allg|e\.V)\.$", word) or word.endswith(":"):
            clean = True
            if word.endswith(":") and next_capital and language == "en" and any(is_job(one) for one in folded(" ".join(words[number + 1 : number + 6])).split()):
                shorter.append(_trimmed(" ".join(taken)))
                continue
            break
        if word.endswith(","):
            if not next_capital or folded(following) in _AFTER_COMMA or (language != "de" and following.lower().strip(",.") in common):
                clean = True
                break
            shorter.append(_trimmed(" ".join(taken)))
        if _COMPOUND.search(word):
            clean = True
            break
    else:
        clean = len(words) <= 16
    return _trimmed(" ".join(taken)), clean, [one for one in shorter if one]


_ACADEMIC = frozenset("lecturer professor professorship postdoc postdoctoral fellow fellowship reader researcher research associate phd studentship instructor scholar specialist chair degree intern internship trainee assistant lectureship".split())
_SOFT = frozenset("in at and for with und bei für et en y e och i og w im chez a à presso op på ved vid hos bij auf an".split())
_AFTER_COMMA = frozenset("we but unfortunately however and which who i das die wir leider nous malheureusement hemos lamentablemente infelizmente purtroppo helaas tyvarr desvaerre niestety req job ref the your please sie".split())


def _before_nouns(text: str, language: str) -> Iterator[str]:
    """Titles that end where a noun for a vacancy stands, read backwards from it: "the Data Analyst position"."""
    words = text.split()
    for number, word in enumerate(words):
        core = word.strip(",.;:!?\"'“”()[]*")
        compound = _COMPOUND.search(core)
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
    inside = _INSIDE[language]
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
            if lower == "the" and before in ("to", "of") and at > 1 and is_job(folded(words[at - 2])):
                taken.insert(0, word)
                continue
            if lower in _DETERMINERS or (lower in inside and not (before[:1].isupper() or before[:1] in "-–/&|")):
                break
            if lower not in inside and (lower in FUNCTION_WORDS[language] or lower in _VAGUE or taken and taken[0][:1].isupper() and not is_job(folded(lower))):
                break
            if lower in _NOUNS:
                break
            if not taken and lower in inside:
                return ""
        taken.insert(0, word)
    while taken and taken[0].lower() in inside | _DETERMINERS | _VAGUE:
        taken.pop(0)
    return _trimmed(" ".join(taken))


_DETERMINERS = frozenset("the our your this that a an any my its their for vår den det vores onze de het een die der das unsere".split())


_VAGUE = frozenset("open current advertised available suitable similar relevant above same specific particular permanent different perfect exciting interesting next new first competitive dream".split())


def _in_lines(page: Page) -> Iterator[Evidence]:
    for line in page.lines[:40]:
        match = _LABELLED.match(line)
        if match:
            yield Evidence(_trimmed(match["title"]), "text", 0.8)
    common = FUNCTION_WORDS[page.language or "en"] - _INSIDE[page.language or "en"]
    for line in page.lines[:4]:
        # A heading over the letter: "Senior Analyst, Risk (JR-0048812)".
        words = line.lower().split()
        if len(words) <= 9 and len(line) > 5 and line[-1] not in ".,!?:;" and line not in page.signed and not common.intersection(words) and any(is_job(word) for word in folded(line).split()):
            yield Evidence(_trimmed(re.sub(r"^(?:Re|RE|Ref|Betr\.?|Betreff)\s?:\s*", "", line)), "heading", 0.35)


def _in_subject(page: Page, company: Detail | None) -> Iterator[Evidence]:
    subject = page.subject
    code = page.language or "en"
    named, applied = _PATTERNS[code]
    english = _PATTERNS["en"]
    for pattern, weight in ((named, 0.6), (applied, 0.55), (english[0], 0.6), (english[1], 0.55)):
        for match in pattern.finditer(subject):
            title, clean, shorter = _title(subject[match.end() :], code)
            yield Evidence(title, "subject", weight + 0.05 * clean)
            for one in shorter:
                yield Evidence(one, "subject", weight - 0.15)
    for title in _before_nouns(subject, code):
        yield Evidence(title, "subject", 0.6)
    pieces = _SPLIT.split(subject)
    body = f" {folded(page.text[:4000])} "
    names = {fold_company(company.value)} if company else set()
    for first in range(0, len(pieces), 2):
        for last in range(first, min(len(pieces), first + 9), 2):
            if last > first and _HARD.search(pieces[last - 1]):
                break
            value = _bare_piece("".join(pieces[first : last + 1]))
            words = folded(value).split()
            if not words or set(words) <= _STATUS or fold_company(value) in names:
                continue
            inside = f" {' '.join(words)} " in body
            job = any(is_job(word) for word in words)
            if job or inside or len(words) > 1:
                # A title of several pieces must be found whole in the text.
                weight = 0.25 + 0.25 * job + 0.15 * inside
                if last > first and not inside:
                    weight = 0.1
                if words[0] in _STATUS:
                    weight -= 0.2
                if page.greeted.intersection(words):
                    weight -= 0.2
                yield Evidence(value, "subject", max(0.05, weight))


#: What never joins two halves of a title.
_PLATFORM_NAMES = frozenset(name.casefold() for name in PLATFORMS.values())
_HARD = re.compile(r"\b(?:at|bei|chez|hos|bij|presso)\b|[@:|•\"“”„«»]")
_EDGE = frozenset(
    "application applications update updates status outcome decision result results position role post vacancy job posting your our re candidacy candidature candidatura bewerbung stelle poste puesto vaga posizione "
    "functie vacature sollicitatie tjansten ansokan ansogning stillingen stanowisko rekrutacja aplikacja reponse esito resultado resultat wynik offre oferta absage votre ihre deine din twoja tu sua je uw jouw "
    "status feedback interview cv candidature vacante busqueda inscription inscripcion inscricao solicitud vaga colloquio selezione concorso competition dienstposten mitteilung stellenausschreibung ausschreibung concours entretien entrevista processo proceso seleccion selecao offre emploi anstallning besked svar intervju samtale afslag prova test invito convocazione convocation promemoria offer outcome: result: tjanst befattning stilling job: zaproszenie konkurs nabor odpowiedz informacja dla kandydatow oferta pracy sulla alla al per del aggiornamento regarding invitation einladung einladung reference ref betreff subject the for als de du pour som na to om till til op".split()
)


def _bare_piece(text: str) -> str:
    words = text.split()
    first, last = 0, len(words)
    while first < last and folded(words[first]) in _EDGE:
        first += 1
    while last > first and folded(words[last - 1]) in _EDGE:
        last -= 1
    return _trimmed(" ".join(words[first:last]))


def _trimmed(text: str) -> str:
    value = _OPEN.sub("", one_line(text, 160)).strip(" ,;:-–—|/·•\"'“”„«»*_.")
    value = _LEADING_ID.sub("", value)
    for _ in range(3):
        shorter = _TRAILING_ID.sub("", value).strip(" ,;:-–—|/·•\"'“”„«»*_")
        if shorter == value:
            break
        value = shorter
    value = re.sub(r"^(?:the|an?|our|our open|die|der|das|den|unsere|l['’]|d['’]|el|la|un|una|o|a|il|de|het|een|en|ett|et) (?=\S{3})", "", value) if value[:1].islower() else value
    if value.count("(") > value.count(")"):
        value = value + ")" if value.count("(") == 1 and len(value.split("(")[1]) < 40 else value.split("(")[0]
    elif value.count(")") > value.count("("):
        value = value.replace(")", "", 1)
    return value.strip(" ,;:-–—|/")


def _may_be(value: str, page: Page, company: Detail | None) -> bool:
    words = folded(value).split()
    if not words or len(value) < 3 or len(words) > 15 or "@" in value or "http" in value:
        return False
    if set(words) <= _GENERIC | _STATUS | DEPARTMENT | FUNCTION_WORDS[page.language or "en"]:
        return False
    if value[0].islower() and (page.language or "en") in ("en", "de") and not any(is_job(word) for word in words):
        return False
    if words[0] in _GENERIC and (value[0].islower() or not any(is_job(word) for word in words)):
        return False
    if company and (fold_company(value) == fold_company(company.value) or (f" {fold_company(value)} " in f" {fold_company(company.value)} " and not any(is_job(word) for word in words))):
        return False
    if value.casefold() in _PLATFORM_NAMES:
        return False
    if set(words) <= page.greeted or (person_like(value) >= 0.75 and not any(is_job(word) for word in words)):
        return False
    if CLOSING.search(" ".join(words)) or re.search(r"[!?]|\b(?:we|you|wir|nous|vous|unfortunately|leider)\b", value):
        return False
    return not re.fullmatch(r"[\d\W]+", value)


_PATTERNS = {
    code: (re.compile(rf"\b(?:{named})(?:(?<=['’])|\s+)(?=[\w\"“„«‘'(])"), re.compile(rf"\b(?:{applied})(?:(?<=['’])|\s+)(?=[\w\"“„«‘'(])"))
    for code, (named, applied) in _AFTER.items()
}


#: What a sighting of "Data Analyst" counts for "Data Analyst - Summer Internship".
_SHARED = 0.6


def _without_company(value: str, company: Detail | None) -> str:
    """ "Acme Data Analyst" and "Data Analyst - Acme" without Acme, where that is a firm's name and no part of the title."""
    if company is None or company.confidence < 0.5:
        return value
    name = re.escape(company.value)
    bare = re.sub(rf"^{name}(?:['’]s)?(?:\s*[-–—|:,/]\s*|\s+)|(?:\s*[-–—|:,/(@]\s*|\s+(?:at|bei|chez|bij|hos|presso|en|na|w)\s+){name}\)?$", "", value, flags=re.IGNORECASE)
    return bare or value


def _weigh(page: Page, sightings: Sequence[Evidence], company: Detail | None) -> Detail | None:
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    spellings: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    counts: dict[str, int] = defaultdict(int)
    for item in sightings:
        value = _without_company(item.value, company)
        if not _may_be(value, page, company):
            continue
        key = folded(value)
        counts[key] += 1
        weights[key][item.source] = max(item.weight, weights[key].get(item.source, 0.0))
        spellings[key][value] += item.weight
    if not weights:
        return None
    zones = {"subject": f" {folded(page.subject)} ", "text": f" {folded(page.text[:4000])} "}
    scores = {}
    for key, by_source in weights.items():
        for source, text in zones.items():
            if source not in by_source and f" {key} " in text:
                by_source[source] = 0.3
        job = any(is_job(word) for word in key.split())
        # Sightings in one zone are not independent, but a title is repeated and a chance match is not.
        again = min(0.3, 0.1 * (counts[key] - 1))
        scores[key] = together([*by_source.values(), again, 0.3 if job else 0.0])
    merged = {}
    for key, score in scores.items():
        parts = [other for other in scores if other != key and f" {other} " in f" {key} "]
        merged[key] = together([score, _SHARED * max((scores[other] for other in parts), default=0.0)])
    best = max(merged, key=lambda key: (merged[key], len(key)))
    value = max(spellings[best], key=lambda spelling: (spellings[best][spelling], len(spelling)))
    rivals = [scores[key] for key in scores if key != best and f" {key} " not in f" {best} " and f" {best} " not in f" {key} "]
    confidence = scores[best] * (1.0 - 0.3 * max(rivals, default=0.0))
    source = max(weights[best], key=lambda source: weights[best][source])
    return Detail(value, source, round(min(0.99, confidence), 2)) if confidence >= 0.3 else None
