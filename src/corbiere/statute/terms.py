"""School terms: dated data. Until Jersey's published dates are entered, default terms stand in for every year."""

from datetime import date
from functools import cache

from corbiere.statute.calendar import birthday
from corbiere.statute.duties import Period
from corbiere.statute.limits import eve_of_birthday

# (first month, day), (last month, day): a default, not Jersey's own dates.
DEFAULT_TERMS = (((1, 5), (3, 31)), ((4, 15), (7, 20)), ((9, 1), (12, 19)))


@cache
def terms_of(year: int) -> tuple[Period, ...]:
    """The terms that begin in a year; each is due on its last day."""
    spans = ((date(year, *begins), date(year, *ends)) for begins, ends in DEFAULT_TERMS)
    return tuple(Period(begins, ends, ends) for begins, ends in spans)


def school_terms(began: date, last: date, born: date | None) -> list[Period]:
    """The terms that begin from `began` to `last` while the child is aged 4 to 15; none where the age is unknown."""
    if born is None:
        return []
    earliest, latest = max(began, birthday(born, 4)), min(last, eve_of_birthday(born, 16))
    years = range(earliest.year, latest.year + 1)
    return [term for year in years for term in terms_of(year) if earliest <= term.first <= latest]
