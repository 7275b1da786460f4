"""Names as a search reads them: without accents and capitals, in words, each with how it sounds and what it is short for."""

import unicodedata
from functools import lru_cache
from itertools import takewhile

from anyascii import anyascii
from metaphone import doublemetaphone

from corbiere.people.nicknames import families_of

# Marks that stand inside a name without parting it, however they are typed: O'Neill.
_WITHIN = str.maketrans(dict.fromkeys("'\u2019\u2018\u02bc\u02bb`\u00b4\u2032"))
# Little words before a last name, which people write apart or together: Le Brocq, LeBrocq; O Neill, O'Neill.
PARTICLES = frozenset(
    "a al al- ap ben bin d da das de del della den der des di do dos du el fitz la las le les los mac mc o st ste van von y".split()
)
FORM = "~"
MOST_WORDS = 6  # of one name; what comes after them finds nobody


def plainly(text: str) -> str:
    """Small letters without accents, the words apart by one space. A name with no letters (an emoji) stays what it is."""
    apart = unicodedata.normalize("NFKD", text.translate(_WITHIN))
    return " ".join("".join(map(_letter, apart)).casefold().split()) or " ".join(text.casefold().split())


@lru_cache(maxsize=10_000)
def _letter(letter: str) -> str:
    """As it is typed on any keyboard, if it is Latin: ł as l, þ as th. Accents are none, and what is no letter parts words."""
    if unicodedata.combining(letter):
        return ""
    if unicodedata.category(letter)[0] in "ZPSC":
        return " "
    if letter.isascii() or not unicodedata.name(letter, "").startswith("LATIN"):
        return letter
    return "".join(filter(str.isalnum, anyascii(letter))) or letter


@lru_cache(maxsize=100_000)
def slots(plain: str) -> tuple[tuple[str, ...], ...]:
    """The words of a name: each with the ways it may be written. `da silva` is one word, `dasilva` or `silva`."""
    words, place = plain.split()[: 2 * MOST_WORDS], 0
    found: list[tuple[str, ...]] = []
    while place < len(words):
        before = list(takewhile(lambda word: word in PARTICLES, words[place:]))
        if before and place + len(before) < len(words):
            word = words[place + len(before)]
            found.append(("".join([*before, word]), word))
            place += len(before) + 1
        else:
            found.append((words[place],))
            place += 1
    return tuple(found[:MOST_WORDS])


@lru_cache(maxsize=100_000)
def readings(plain: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """A little word that comes first is a first name first, and then one before a last name: Ben Le Feuvre, Van Nguyen; Le Brocq."""
    first, _, rest = plain.partition(" ")
    if first not in PARTICLES or not rest:
        return (slots(plain),)
    return (((first,), *slots(rest))[:MOST_WORDS], slots(plain))


@lru_cache(maxsize=100_000)
def sounds(word: str) -> frozenset[str]:
    """How it may sound (double metaphone); the word itself where it is not written in Latin letters."""
    heard = {code for code in doublemetaphone(word) if code} if word.isascii() else set()
    return frozenset(heard or {word})


@lru_cache(maxsize=100_000)
def codes(word: str) -> frozenset[str]:
    """Codes of which another word must share one to be looked at: a sound, or a name that both are short for."""
    return sounds(word) | {f"{FORM}{family}" for family in families_of(word)}


def is_form(code: str) -> bool:
    """Whether the code is a name with several forms, and no sound."""
    return code.startswith(FORM)


def codes_of(plain: str) -> frozenset[str]:
    """Of every word of a name, in each way it may be written, and of all of them as one word (Anne-Marie, Annemarie)."""
    found = {code for reading in readings(plain) for slot in reading for word in slot for code in codes(word)}
    if " " in plain:
        found |= codes(plain.replace(" ", ""))
    return frozenset(found)
