"""Plain text: what is cut away from hostile text before anything is done with it."""

from __future__ import annotations

import re
import unicodedata

#: Invisible characters that change how text is shown or that split words: bidi controls, zero-width
#: characters, soft hyphens, variation selectors, tags. Newsletters pad their preheaders with them.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
SPACES = re.compile(r"[^\S\n]+")
_ALPHANUMERIC = re.compile(r"[^\W_]+")
MOJIBAKE = re.compile("â€|Ã[\x80-\xbf\u0152-\u2122 ¤¶¼©¨ª«§±³´¡­®¯°]|Â[\xa0-\xbf]")
#: "Re:" and "Fwd:" in the languages of mail clients, as often as they pile up.
REPLY_PREFIX = re.compile(
    r"^\s*(?:(?:re|aw|sv|antw|tr|rv|res|odp|r|fwd?|wg|vs|doorst|rif|enc|i|pd)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)


def clean(text: str) -> str:
    """Text without control or invisible characters; lines kept, runs of blanks folded."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    if MOJIBAKE.search(text):
        text = mended(text)
    text = CONTROL.sub(" ", INVISIBLE.sub("", text))
    return SPACES.sub(" ", text)


def one_line(text: str, limit: int = 300) -> str:
    """Text as one line of at most ``limit`` characters, safe in a header, a template and a terminal."""
    line = " ".join(clean(text[: limit * 4]).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def mended(text: str) -> str:
    """UTF-8 that was read as Windows-1252 ("weâ€™ve", "fÃ¼r"), read right, where that is what happened.

    Line by line, because signatures and bodies of different origin meet in one mail.
    """
    return "\n".join(_mended_line(line) if MOJIBAKE.search(line) else line for line in text.split("\n"))


def _mended_line(line: str) -> str:
    raw = bytearray()
    for character in line:
        try:
            raw += character.encode("cp1252")
        except UnicodeEncodeError:
            # The five bytes that Windows-1252 leaves undefined travel as C1 controls.
            if ord(character) > 0xFF:
                return line
            raw.append(ord(character))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return line


def folded(text: str) -> str:
    """For comparing: lower case, no accents, letters and digits only, single blanks."""
    text = text.casefold()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(_ALPHANUMERIC.findall(text))


def bare_subject(subject: str) -> str:
    """A subject without the prefixes of replies and forwards."""
    return REPLY_PREFIX.sub("", subject)
