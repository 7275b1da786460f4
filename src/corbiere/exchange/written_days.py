"""Days as other systems and their spreadsheets write them: what has one meaning is taken, the rest refused, and it is said why."""

import re
from datetime import date
from functools import lru_cache

from corbiere.exchange.rejects import SourceFault

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_NAMED = {name: number for names in (_MONTHS, _FULL) for number, name in enumerate(names, start=1)} | {"sept": 9}

# A day that a spreadsheet or a program took for a moment: midnight of it. Another time, or a zone beside it, may mean another day.
_MIDNIGHT = re.compile(r"(?<=\d)[T ]00:00(:00([.,]0+)?)?$", re.ASCII | re.IGNORECASE)
# A date in XML may carry a time zone; it does not change the day.
_ZONE = re.compile(r"(?<=\d)(Z|[+-]\d\d:\d\d)$", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})(\d\d)(\d\d)", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_WITH_NAME = re.compile(r"(\d{1,2})[- /]?([A-Za-z]+)\.?[- /,]*(\d{4})", re.ASCII)
_TWO_DIGITS = re.compile(r"\d{1,2}[-/. ]([A-Za-z]+|\d{1,2})[-/. ]\d{2}", re.ASCII)
_SERIAL = re.compile(r"\d{4,6}([.,]\d+)?", re.ASCII)


@lru_cache(maxsize=1 << 16)
def xml_day(text: str) -> date | None:
    """A day of an XML file, where numbers alone mean year, month and day in that order."""
    return _day(_parts(_ZONE.sub("", text), day_first=False))


@lru_cache(maxsize=1 << 16)
def csv_day(text: str) -> date | None:
    """A day of the looked-after return, which writes the day before the month: 15/02/2016, or 2016-02-15 where the year comes first."""
    return _day(_parts(text, day_first=True))


def month_first_only(text: str) -> bool:
    """Whether it is a day only if the month stands before the day: a sign that the whole file was written so."""
    found = _DAY_FIRST.fullmatch(_MIDNIGHT.sub("", text))
    return csv_day(text) is None and found is not None and _day((int(found[4]), int(found[1]), int(found[3]))) is not None


@lru_cache(maxsize=1 << 8)
def not_a_date(text: str, example: str) -> SourceFault:
    return SourceFault("not a date", _wrong(text), f"a date written as {example}")


def _wrong(text: str) -> str:
    if any(_parts(text, day_first) for day_first in (True, False)):
        numbers_of_xml = _parts(text, day_first=False) is None and csv_day(text) is not None
        return "this may be a day before a month or a month before a day" if numbers_of_xml else "this is not a date that exists"
    if _SERIAL.fullmatch(text):
        return "this is a spreadsheet’s number for a day, and not a date; format the column as a date and save it again"
    if _TWO_DIGITS.fullmatch(text):
        return "the year has two digits only, and may be of this century or the last"
    return "this is not written as a date here"


def _parts(text: str, day_first: bool) -> tuple[int, int, int] | None:
    """Year, month and day, if it is written as one day and no other."""
    text = _MIDNIGHT.sub("", text)
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (found[1], found[3], found[4]) if found[1] else (found[5], found[6], found[7])
        return int(year), int(month), int(day)
    if day_first and (found := _DAY_FIRST.fullmatch(text)):
        return int(found[4]), int(found[3]), int(found[1])
    if (found := _WITH_NAME.fullmatch(text)) and (named := _NAMED.get(found[2].lower())):
        return int(found[3]), named, int(found[1])
    return None


def _day(parts: tuple[int, int, int] | None) -> date | None:
    try:
        return date(*parts) if parts else None
    except ValueError:
        return None
