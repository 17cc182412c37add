"""The language of a mail, by its function words; unknown outside the ten languages that Afterword answers in."""

from __future__ import annotations

import re
from collections import Counter

from classifier.later import later

_TABLE = {
    "en": (
        "the of and to a in that is was for it with as you we your our have has this be are not by "
        "on at from will an or but were been would this if any can they their which who more there "
        "all my me us when what i'm we're we've please thank thanks hi dear"
    ),
    "de": (
        "der die das und ist in den von zu mit sich des auf für nicht ein eine einer einem einen als "
        "auch es an werden aus er hat dass sie nach wird bei um am sind noch wie über zum zur haben "
        "wir ihre ihr ihnen ihrer ihren uns unser unsere unserer unserem unseren oder aber vor bitte "
        "leider sehr geehrte geehrter liebe lieber ich du dich dir deine deiner dein hallo habe kann "
        "können wurde viele grüße nur schon hier dem im"
    ),
    "fr": (
        "le la les de des du un une et est en que qui dans pour pas sur plus par au aux avec ce cette "
        "ces nous vous votre notre vos nos il elle sont ont être été avons avez mais ou où je ne se "
        "sa son ses leur bonjour merci madame monsieur très cordialement malgré afin ainsi d'une n'a "
        "l'équipe j'ai c'est qu'il n'avons votre tu te toi ton ta suite"
    ),
    "es": (
        "el la los las de del y que en un una por con para no se su sus al lo como más pero ha han "
        "hemos muy nos nuestro nuestra nuestros le les te tu tus este esta esto sin sobre también hola "
        "gracias estimado estimada buenos días ser está usted ustedes ya si cuando desde hasta porque "
        "me mi fue son hay cómo saludo saludos tras entre"
    ),
    "pt": (
        "o a os as de do da dos das e que em um uma por com para não se seu sua seus suas ao aos à "
        "na no nas nos mais mas como foi são está nosso nossa você vocês te tua teu este esta isto "
        "sem sobre também olá obrigado obrigada bom dia boa tarde caro cara prezado prezada muito pela "
        "pelo até já ser tem temos já quando após entre fomos há"
    ),
    "nl": (
        "de het een en van in is dat op te zijn met voor niet aan er om ook als bij door of naar uit "
        "je jou jouw u uw wij we ons onze hebben heeft was wordt worden maar nog dan over deze dit "
        "die zo kan kunnen helaas graag beste dank bedankt hartelijk groet groeten ik mijn jij hoi "
        "wel geen meer heb hebt voor tot hebben"
    ),
    "it": (
        "il lo la i gli le di del della dei delle e che in un una per con non si su da al alla sono "
        "è ha hanno come più ma anche abbiamo nostro nostra suo sua sue suoi le ci noi questo questa "
        "gentile buongiorno grazie ciao cordiali saluti essere stato stata nel nella dalla ti tu tuo "
        "tua se ho mi però già dopo dal lei della"
    ),
    "sv": (
        "och att det i en som på är av för med den till inte ett om har de du din ditt dina vi oss "
        "vår vårt våra var kan hade från så eller men hej tack tyvärr nu också där när ska skulle blir "
        "blev alla mycket hälsning hälsningar vänlig vänliga jag mig dig han hon denna detta kommer "
        "efter hos era er ni inför gärna varmt utan under över än"
    ),
    "da": (
        "og at det i en som på er af for med den til ikke et om har de du din dit dine vi os vores "
        "var kan havde fra så eller men hej tak desværre nu også der når skal skulle bliver blev alle "
        "meget hilsen venlig jeg mig dig han hun denne dette kommer efter hos jer jeres gerne har været "
        "kære vil være over under hvor uden stillingen mange bedste din"
    ),
    "pl": (
        "i w z na do nie się że o to jest dla jak ale po co za od przez przy oraz już są być był była "
        "było pan pani pana panią państwa państwu państwo nam nas nasz nasza naszej naszego dziękujemy "
        "dziękuję dzień dobry cześć szanowny szanowna szanowni pozdrawiam niestety które który która "
        "tego tej tym ten ta te ich jego twoje twoja twój ci cię mi mnie czy tylko jeszcze bardzo więc "
        "gdy lub przed pod bo tak we ze "
    ),
}
#: The commonest words of each language; also where a job title ends.
FUNCTION_WORDS = {code: frozenset(words.split()) for code, words in _TABLE.items()}
_HOW_MANY = Counter(word for words in FUNCTION_WORDS.values() for word in words)
#: A word that fewer of the languages share says more.
_WEIGHTS: dict[str, list[tuple[str, float]]] = {
    word: [(code, 1.0 / shared) for code, words in FUNCTION_WORDS.items() if word in words]
    for word, shared in _HOW_MANY.items()
}
_WORD = later(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: Letters that only one of the ten writes.
_LETTERS = {"de": "ß", "pl": "ąęłńśźżć", "pt": "ãõ", "es": "ñ¿¡", "da": "æø", "fr": "œçèê"}
#: A mail in two languages is answered in the one that comes first.
_MOST_WORDS = 90
#: Signs of another language than the mail's: "(English version below)".
_POINTER = later(r"\([^()\n]{0,60}(?:english|englisch|anglais|engelska|engelsk)[^()\n]{0,60}\)", re.IGNORECASE)


def language_of(text: str) -> tuple[str, float]:
    """The ISO 639-1 code and how sure that is; an empty code where no language stands out."""
    text = _POINTER.sub("", text[:4000].replace("’", "'"))
    words = _WORD.findall(text.lower())[:_MOST_WORDS]
    scores: dict[str, float] = dict.fromkeys(FUNCTION_WORDS, 0.0)
    for word, times in Counter(words).items():
        for code, weight in _WEIGHTS.get(word, ()):
            # The tenth "do" says less than the first.
            scores[code] += weight * min(times, 3)
    for code, letters in _LETTERS.items():
        scores[code] += 0.5 * min(4, sum(text.count(letter) for letter in letters))
    (best, most), (_, second) = sorted(scores.items(), key=lambda item: -item[1])[:2]
    known = len(FUNCTION_WORDS[best].intersection(words))
    if most < 1.0 or most < 0.06 * len(words) or most < 1.15 * second:
        return "", 0.0
    return best, round(min(0.99, 0.4 + 0.08 * (most - second) + 0.04 * known), 2)
