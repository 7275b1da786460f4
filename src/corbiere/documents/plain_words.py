"""How old a child must be to read a text, roughly, and which of its sentences are long. A help while writing, for English alone.

The formula is Flesch and Kincaid’s (1975), of words in a sentence and syllables in a word. Syllables are counted by their vowels, which is
wrong of some words. It knows nothing of how hard a word is, or of what is said.
"""

import re
from typing import NamedTuple

LONG = 15  # words in a sentence to a child; a default, no source gives a number
LONGEST = 20_000  # characters
FEWEST = 12  # words of which the formula says anything; default
BEGINS_SCHOOL = 5  # years at which the first year of school begins, from which the formula counts
YOUNGEST, OLDEST = 5, 18
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*[”’\"')]*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^aeiouyl]e|[^dt]ed|(?<![cgsxzh])es)$")


class PlainWords(NamedTuple):
    """`age` is about how old one must be to read it with ease; `long` are its sentences of more than `most`
    words, as they are written."""

    age: int
    long: tuple[str, ...]
    most: int = LONG


def plain_words(text: str) -> PlainWords | None:
    """Nothing of a text that is too short to say anything of. No more is read than an answer may be long."""
    text = text[:LONGEST]
    sentences = [(found[0].strip(), _WORD.findall(found[0])) for found in _SENTENCE.finditer(text)]
    sentences = [(said, words) for said, words in sentences if words]
    words = [word for _, found in sentences for word in found]
    if len(words) < FEWEST:
        return None
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    long = tuple(said for said, found in sentences if len(found) > LONG)
    return PlainWords(min(max(round(grade) + BEGINS_SCHOOL, YOUNGEST), OLDEST), long)


def syllables(word: str) -> int:
    """At least one. A silent e at the end is none of its own."""
    plain = word.casefold().replace("’", "").replace("'", "")
    return max(1, len(_VOWELS.findall(plain)) - bool(_SILENT.search(plain)))
