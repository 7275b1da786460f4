"""Birthdays as people say them: a whole date, a year, a month of a year, a day of the year, an age; months as the island speaks."""

import re
import unicodedata
from datetime import date
from typing import NamedTuple

# In each language from the first month to the last, with how they are cut short; in Polish as in a date too.
_NAMES = (
    "january jan; february feb; march mar; april apr; may; june jun; july jul; august aug; september sept sep; october oct; november nov; "
    "december dec",
    "janvier janv; février févr fév; mars; avril avr; mai; juin; juillet juil; août; septembre; octobre; novembre; décembre déc",
    "janeiro; fevereiro fev; março; abril abr; maio; junho; julho; agosto ago; setembro set; outubro out; novembro; dezembro dez",
    "styczeń stycznia; luty lutego; marzec marca; kwiecień kwietnia; maj maja; czerwiec czerwca; lipiec lipca; sierpień sierpnia; "
    "wrzesień września; październik października; listopad listopada; grudzień grudnia",
)
TURNS = 40  # a year written in two digits is of this century below it, of the last from it on: a default, for people living now
OLDEST = 120


def _bare(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)).casefold()


MONTHS = {_bare(name): number for line in _NAMES for number, names in enumerate(line.split(";"), 1) for name in names.split()}
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|o)?", r"(?P<year>(?:19|20)\d{2})"
_OF = r"(?:of|de|do|d)?"
_WHOLE = (
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
    r"(?P<day>\d{1,2})\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<year>\d{4}|\d{2})",
    r"(?P<day>\d{1,2})\s+(?P<month>\d{1,2})\s+(?P<year>\d{4})",
    rf"{_DAY}[\s.-]*{_OF}\s*{_MONTH}[\s,.-]*{_OF}\s*(?P<year>\d{{4}})",
    rf"{_MONTH}\s+{_DAY}[\s,]+(?P<year>\d{{4}})",
    r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>(?:19|20)\d{2})",
)
_PART = (
    rf"{_DAY}[\s.-]*{_OF}\s*{_MONTH}",
    rf"{_MONTH}[\s,.-]*{_OF}\s*{_YEAR}",
    r"(?:aged?|idade|wiek)\s+(?P<age>\d{1,3})(?:\s+(?:years?|yrs?)(?:\s+old)?)?",
    r"(?P<age>\d{1,3})\s*(?:years?|yrs?|yo|ans|anos|lat)(?:\s+old)?",
    _YEAR,
)


def _patterns(written: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<![\w/.-])(?:{one})(?![\w/-])".replace(r"\d", "[0-9]")) for one in written)


_DATES, _PARTS = _patterns(_WHOLE), _patterns(_PART)


class Birthday(NamedTuple):
    """As much of a date of birth as was said; `age` in years, on the day of asking."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    age: int | None = None

    def agrees(self, born: date, as_of: date) -> bool:
        if self.age is not None:
            years = as_of.year - born.year - ((as_of.month, as_of.day) < (born.month, born.day))
            return years == self.age
        parts = ((self.year, born.year), (self.month, born.month), (self.day, born.day))
        return all(said in (None, held) for said, held in parts)


def read_date(text: str) -> tuple[str, date | None]:
    """The rest of a text without the date in it, and that date. One that cannot be (31 June) is left out all the same."""
    for pattern in _DATES:
        if found := pattern.search(_folded(text)):
            return _without(text, found), _date(**found.groupdict())
    return text, None


def read_part(text: str) -> tuple[str, Birthday | None]:
    """The rest without a part of a date of birth, and that part."""
    for pattern in _PARTS:
        if found := pattern.search(_folded(text)):
            said = found.groupdict()
            part = Birthday(_number(said, "year"), MONTHS.get(said.get("month") or ""), _number(said, "day"), _number(said, "age"))
            if (part.age or 0) <= OLDEST and (part.day or 1) <= 31:
                return _without(text, found), part
    return text, None


def _folded(text: str) -> str:
    """With each letter in its place, small and without its accent."""
    return "".join(bare if len(bare := _bare(letter)) == 1 else letter for letter in text)


def _without(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + " " + text[found.end() :]


def _number(said: dict[str, str | None], name: str) -> int | None:
    held = said.get(name)
    return int(held) if held else None


def _date(day: str, month: str, year: str) -> date | None:
    number = MONTHS.get(month) or int(month)
    whole = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < TURNS else 1900)
    return _day(whole, number, int(day)) or _day(whole, int(day), number)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
