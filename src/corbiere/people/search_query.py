"""One search box: the words in it, a date of birth or as much of one as is said, and perhaps a record's short reference."""

import re
from datetime import date
from typing import NamedTuple

from corbiere.ledger.characters import seen
from corbiere.people.birthdays import Birthday, read_date, read_part
from corbiere.people.normalise import plainly

_REST = r"(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_REFERENCE = re.compile(rf"(?<![\w-])([0-9a-f]{{4}})-?([0-9a-f]{{4}})(?:{_REST})?(?![\w-])", re.IGNORECASE | re.ASCII)
_POSTCODE = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}(?!\w)", re.IGNORECASE | re.ASCII)
# What is written before a name and is none. Nobody is looked for by these.
TITLES = frozenset("mr mrs ms miss mx master dr mme mlle monsieur madame senhor senhora".split())
LONGEST = 200  # characters that are read of a search


class SearchQuery(NamedTuple):
    """`words` as `plainly` writes them; `reference` is the eight first digits of a record's id; `part` what is said of a birthday;
    `postcode` as it is written on paper, with one space in it."""

    words: str
    born: date | None = None
    reference: str = ""
    part: Birthday | None = None
    postcode: str = ""


def read_box(text: str) -> SearchQuery:
    """A date that cannot be (31 June) is left out, and a day and month the wrong way round for this island are turned."""
    text = seen(text[:LONGEST])
    reference = _REFERENCE.search(text)
    home = _POSTCODE.search(text)
    text, born = read_date(_POSTCODE.sub(" ", text))
    if reference and any(letter.isdigit() for letter in reference[0]):  # without a digit it may be a name all the same
        text = text.replace(reference[0], " ")
    text, part = (text, None) if born else _part(text)
    words = plainly(text) if any(letter.isalnum() for letter in text) or not (born or reference or home) else ""
    return SearchQuery(
        _untitled(words), born, f"{reference[1]}{reference[2]}".lower() if reference else "", part, _on_paper(home[0]) if home else ""
    )


def _on_paper(postcode: str) -> str:
    letters = "".join(postcode.split()).upper()
    return f"{letters[:-3]} {letters[-3:]}"


def _part(text: str) -> tuple[str, Birthday | None]:
    """Beside a name alone: part of a birthday says who is meant of those with the name."""
    left, part = read_part(text)
    return (left, part) if any(letter.isalpha() for letter in left) else (text, None)


def _untitled(words: str) -> str:
    title, _, name = words.partition(" ")
    return name if name and title in TITLES else words
