"""Characters that nobody can see: which they are, where a script or a picture needs one, and the words in which one is refused.

A text may turn round the words beside it, pass for another, or hide what it says, with characters that are on no page. Unicode's general
categories say which they are (Cc, Cf, Cs, Zl, Zp); what it counts as letters, marks and symbols though nothing is drawn is listed below.
"""

import re
import unicodedata
from collections.abc import Iterator

# Drawn as nothing, though not by their category: fillers, blanks, vowels that are only understood, and what is kept for such.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2065\u2800\u3164\uffa0\U0001d159")
_SELECTS = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # another form of the character before: drawn with it
_KEPT_FOR_SUCH = re.compile("[\ufff0-\ufff8\U000e0000-\U000e0fff]")
_JOINERS = "\u200c\u200d"
_EMOJI, _KEYCAP = "\ufe0f", "\u20e3"
_FLAGS = ("gbeng", "gbsct", "gbwls")  # of England, Scotland and Wales, which are written with letters that are not drawn
_FLAG = re.compile(f"(?<=\U0001f3f4)({'|'.join(''.join(chr(0xE0000 + ord(letter)) for letter in flag) for flag in _FLAGS)})\U000e007f")
_NUMBER_SIGN = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]")  # Cf, and drawn around what follows
# The scripts whose letters are joined or kept apart by a character of its own, as Unicode names their letters.
_JOINING = frozenset(
    "ARABIC SYRIAC MANDAIC NKO MONGOLIAN DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA MALAYALAM SINHALA KHMER MYANMAR "
    "TIBETAN".split()
)
_VIRAMA = 9  # the combining class of the mark that joins the letters of India
_PICTURE = frozenset(("So", "Sm", "Sk"))
_ELSEWHERE = "‼⁉〰"  # pictures among the punctuation
_PLAIN = re.compile("[\t\n -~\u00a1-\u00ac\u00ae-\u017f‘’“”…–—]*")  # all of them seen: what nearly every text is made of
BEFORE = 20  # characters of a text that say where something in it is


def first_unseen(text: str) -> int | None:
    """The place of the first character in a text that nobody can see, if there is one. Line ends, tabs and spaces are seen."""
    if _PLAIN.fullmatch(text) or not any(map(_is_unseen, set(text))):
        return None
    flags = {place for found in _FLAG.finditer(text) for place in range(*found.span())}
    return next((place for place in _unseen(text) if place not in flags), None)


def _unseen(text: str) -> Iterator[int]:
    for place, character in enumerate(text):
        if _is_unseen(character) and not _belongs(text, place):
            yield place


def _is_unseen(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cf":
        return not _NUMBER_SIGN.match(character)
    if category in ("Cc", "Cs", "Zl", "Zp"):
        return character not in "\n\t"
    code = ord(character)
    nothing = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return nothing or character in _BLANK or bool(_SELECTS.match(character) or _KEPT_FOR_SUCH.match(character))


def _belongs(text: str, place: int) -> bool:
    """Whether the character is needed where it stands: between letters of a script that joins, in a picture, before a new line."""
    character, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if character == "\r":
        return after == "\n"
    if character in _JOINERS:
        return _joins(character, before, after)
    if character == _EMOJI and after == _KEYCAP:
        return before in frozenset("0123456789#*")
    if _SELECTS.match(character):
        return _selected(character, before)
    return False


def _joins(character: str, before: str, after: str) -> bool:
    if not before:
        return False
    if unicodedata.combining(before) == _VIRAMA:
        return _script(before) in _JOINING and not (after and after in _JOINERS)
    if _script(before) in _JOINING:
        return bool(after) and _script(after) == _script(before)
    drawn = before == _EMOJI or _is_picture(before)
    return character == "\u200d" and drawn and bool(after) and _is_picture(after)


def _selected(character: str, before: str) -> bool:
    """Whether a character can be drawn in another form: Mongolian letters, Chinese characters, pictures."""
    if not before:
        return False
    if character < "\ufe00":
        return _script(before) == "MONGOLIAN"
    if character >= "\U000e0100" or character <= "\ufe0d":
        return unicodedata.name(before, "").startswith("CJK")
    return _is_picture(before)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _is_picture(character: str) -> bool:
    return (unicodedata.category(character) in _PICTURE and character not in _BLANK) or character in frozenset(_ELSEWHERE)


def says_nothing(text: str) -> bool:
    """Whether there is no letter, number, sign or picture in it."""
    return not any(unicodedata.category(character)[0] in "LNPS" and not _is_unseen(character) for character in text)


def seen(text: str) -> str:
    """The text without what nobody can see: for what is only looked for, and for what is not ours to refuse."""
    kept, text = [], text.replace("\r\n", "\n")
    while (place := first_unseen(text)) is not None:
        kept.append(text[:place])
        text = text[place + 1 :]
    return "".join([*kept, text])


def visible(text: str) -> str:
    """The text as the record takes it: as it is where all of it can be seen, else without any character of a sort that nobody sees, and
    empty where nothing is left. In one pass, for text of any length from anybody."""
    if first_unseen(text) is not None:
        text = "".join(character for character in text if not _is_unseen(character))
    return "" if says_nothing(text) else text.strip()


def amiss(text: str) -> str:
    """The fault in a text, as the end of a sentence: `contains a character that cannot be seen (U+202E) after “Le”; take it out`.
    Nothing where every character of it can be seen."""
    place = first_unseen(text)
    if place is None:
        return "contains nothing that can be seen; write it in letters" if text and says_nothing(text) else ""
    if says_nothing(text):
        return f"contains nothing that can be seen ({_code(text[place])}); write it in letters"
    if unicodedata.category(text[place]) == "Cs":
        return f"contains half a character{_where(text, place)}; type that word again"
    return f"contains a character that cannot be seen ({_code(text[place])}){_where(text, place)}; take it out"


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _where(text: str, place: int) -> str:
    *_, before = text[max(0, place - BEFORE) : place].split("\n")
    return f" after “{before.split(' ')[-1] or before.strip()}”" if before.strip() else " at the beginning" if place == 0 else ""
