"""One search box: the words in it, a date of birth if there is one, and perhaps a record's short reference."""

import re
from datetime import date
from typing import NamedTuple

from corbiere.ledger.characters import seen
from corbiere.people.spelling import plainly

MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
TURNS = 40  # a year written in two digits is of this century below it, of the last from it on: a default, for people living now
_MONTH = (
    r"(?P<month>january|february|march|april|may|june?|july?|august|september|october|november|december"
    r"|jan|feb|mar|apr|aug|sept?|oct|nov|dec)"
)
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
_DATES = tuple(
    re.compile(rf"(?<![\w/.-]){pattern}(?![\w/-])", re.IGNORECASE | re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<year>\d{4}|\d{2})",
        r"(?P<day>\d{1,2})\s+(?P<month>\d{1,2})\s+(?P<year>\d{4})",
        rf"{_DAY}[\s.-]+(?:of\s+)?{_MONTH}\.?[\s,-]+{_YEAR}",
        rf"{_MONTH}\.?\s+{_DAY}[\s,]+{_YEAR}",
        r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>(?:19|20)\d{2})",
    )
)
_REST = r"(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_REFERENCE = re.compile(rf"(?<![\w-])([0-9a-f]{{4}})-?([0-9a-f]{{4}})(?:{_REST})?(?![\w-])", re.IGNORECASE | re.ASCII)
LONGEST = 200  # characters that are read of a search


class Box(NamedTuple):
    """`words` as `plainly` writes them; `reference` is the eight first digits of a record's id."""

    words: str
    born: date | None = None
    reference: str = ""


def read_box(text: str) -> Box:
    """A date that cannot be (31 June) is left out, and a day and month the wrong way round for this island are turned."""
    text = seen(text[:LONGEST])
    reference = _REFERENCE.search(text)
    text, born = apart(text)
    if reference and any(letter.isdigit() for letter in reference[0]):  # without a digit it may be a name all the same
        text = text.replace(reference[0], " ")
    words = plainly(text) if any(letter.isalnum() for letter in text) or not (born or reference) else ""
    return Box(words, born, f"{reference[1]}{reference[2]}".lower() if reference else "")


def apart(text: str) -> tuple[str, date | None]:
    """What is left of a text without the date in it, and that date."""
    for pattern in _DATES:
        if found := pattern.search(text):
            return text[: found.start()] + " " + text[found.end() :], _date(**found.groupdict())
    return text, None


def _date(day: str, month: str, year: str) -> date | None:
    number = MONTHS[month[:3].lower()] if month[:3].isalpha() else int(month)
    whole = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < TURNS else 1900)
    return _day(whole, number, int(day)) or _day(whole, int(day), number)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
