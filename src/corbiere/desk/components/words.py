"""How the pages speak of days, distances and ages. The day asked about is always passed in; no function here reads a clock."""

from datetime import date

from corbiere.statute.calendar import MONTHS, months_after, whole_years

WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
# How far a distance is said in days, in weeks and in months, before the next larger measure is used.
WEEKS_BEGIN = 28
MONTHS_BEGIN = 3
YEARS_BEGIN = 2


def day_in_words(day: date, as_of: date) -> str:
    """`Mon 16 March`, and the year when it is not the year of the day asked about."""
    words = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return words if day.year == as_of.year else f"{words} {day.year}"


def until(day: date, as_of: date) -> str:
    """Of a day that something is due: `today`, `tomorrow`, `in 3 days`, `4 days late`."""
    if day < as_of:
        return f"{distance(day, as_of)} late"
    return {0: "today", 1: "tomorrow"}.get((day - as_of).days) or f"in {distance(as_of, day)}"


def since(day: date, as_of: date) -> str:
    """Of a day that is past: `today`, `yesterday`, `9 days ago`. Of one to come, as `until`."""
    if day > as_of:
        return until(day, as_of)
    return {0: "today", 1: "yesterday"}.get((as_of - day).days) or f"{distance(day, as_of)} ago"


def distance(earlier: date, later: date) -> str:
    """In days, then in whole weeks, months and years: never more than has passed."""
    days = (later - earlier).days
    if days < WEEKS_BEGIN:
        return counted(days, "day")
    months = whole_months(earlier, later)
    if months < MONTHS_BEGIN:
        return counted(days // 7, "week")
    return counted(months, "month") if months < YEARS_BEGIN * 12 else counted(months // 12, "year")


def age_in_words(born: date, day: date) -> str:
    """`7`; under two years `14 months`, under two months `3 weeks`, under two weeks `5 days`. For those not yet born, `not yet born`."""
    if day < born:
        return "not yet born"
    days, months, years = (day - born).days, whole_months(born, day), whole_years(born, day)
    if years >= YEARS_BEGIN:
        return str(years)
    if months >= 2:
        return counted(months, "month")
    return counted(days // 7, "week") if days >= 14 else counted(days, "day")


def whole_months(earlier: date, later: date) -> int:
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (months_after(earlier, months) > later)


def counted(number: int, noun: str) -> str:
    """`1 day`, `2 days`"""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
