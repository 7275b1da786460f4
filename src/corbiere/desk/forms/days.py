"""Days and times as people write them: three boxes, the month as a number or by its name; `14:10`, `2.10pm`."""

import re
from datetime import date, time

from corbiere.desk.forms.form_data import DAY_PARTS, Typed, joined, one
from corbiere.statute.calendar import MONTHS

LIKE_THIS = "for example 27 3 2026"


class NoDay(ValueError):
    """An answer that is no day; says what is wrong and what would be right, as the end of a sentence."""


class NoTime(ValueError):
    """An answer that is no time of day."""


def day_typed(typed: Typed, name: str) -> date | None:
    """The day in three boxes, or None where all are empty. NoDay says what is wrong."""
    day, month, year = (one(typed, joined(name, part)).strip() for part in DAY_PARTS)
    if not (day or month or year):
        return None
    missing = [part for part, text in zip(DAY_PARTS, (day, month, year), strict=True) if not text]
    if missing:
        raise NoDay(f"needs a {' and a '.join(missing)} too, {LIKE_THIS}")
    number, of_month, of_year = _number(day), _month(month), _number(year)
    if of_month is None:
        raise NoDay("needs a month from 1 to 12, or its name")
    if of_year is None or len(year) != 4 or of_year < 1000:
        raise NoDay("needs a year of four numbers, for example 2026")
    if number is None:
        raise NoDay("needs the day of the month as a number from 1 to 31")
    try:
        return date(of_year, of_month, number)
    except ValueError:
        raise NoDay(f"needs a day that there is: there is no {number} {MONTHS[of_month - 1]} {of_year}") from None


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\d{1,4}", text, re.ASCII) else None


def _month(text: str) -> int | None:
    number = _number(text)
    if number is not None:
        return number if 1 <= number <= 12 else None
    found = [place for place, name in enumerate(MONTHS, 1) if len(text) >= 3 and name.lower().startswith(text.lower().rstrip("."))]
    found = found or [9 for short in ("sept",) if text.lower().rstrip(".") == short]
    return found[0] if len(found) == 1 else None


_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*([ap])?\.?\s*m?\.?", re.ASCII | re.IGNORECASE)


def time_typed(text: str) -> time | None:
    """`14:10`, `14.10`, `1410`, `2.10pm`, `2 pm`; None where nothing was typed. NoTime says what would be right."""
    text = text.strip()
    if not text:
        return None
    found = _TIME.fullmatch(text)
    if found is None or (found[2] is None and found[3] is None):
        raise NoTime("needs a time such as 14:10 or 2:10pm")
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            raise NoTime("needs an hour from 1 to 12 before am or pm, for example 2:10pm")
        hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
    if hour > 23 or minute > 59:
        raise NoTime(f"needs a time that there is: there is no {text}. Write it as 14:10")
    return time(hour, minute)
