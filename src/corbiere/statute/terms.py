"""School terms: dated data in `terms.toml`, and default terms for the years that have none."""

import tomllib
from datetime import date
from functools import cache
from importlib import resources

from corbiere.statute.calendar import birthday
from corbiere.statute.limits import eve_of_birthday
from corbiere.statute.starting import DutyPeriod

_TABLE = tomllib.loads(resources.files(__package__).joinpath("terms.toml").read_text(encoding="utf-8"))


@cache
def terms_of(year: int) -> tuple[DutyPeriod, ...]:
    """The terms that begin in a year; each is due on its last day."""
    published = [line for line in _TABLE.get("term", []) if line["first"].year == year]
    if published:
        return tuple(DutyPeriod(line["first"], line["last"], line["last"]) for line in published)
    default = [[date.fromisoformat(f"{year:04}-{line[end]}") for end in ("first", "last")] for line in _TABLE["default"]]
    return tuple(DutyPeriod(begins, ends, ends) for begins, ends in default)


def school_terms(began: date, last: date, born: date | None) -> list[DutyPeriod]:
    """The terms that begin from `began` to `last` while the child is aged 4 to 15; none where the age is unknown."""
    if born is None:
        return []
    earliest, latest = max(began, birthday(born, 4)), min(last, eve_of_birthday(born, 16))
    years = range(earliest.year, latest.year + 1)
    return [term for year in years for term in terms_of(year) if earliest <= term.first <= latest]
