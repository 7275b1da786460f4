"""Functions of a day, asked of whole columns: once for each day that there is, and kept for the next column.

Days are ordinals (1 is 1 January of the year 1).
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import polars as pl

EPOCH = date(1970, 1, 1).toordinal()
FOREVER = date.max.toordinal()
NEVER = FOREVER + 1
DECADE, LONGEST_TABLE = 3_653, 100_000
WORTH_A_TABLE = 5_000
FAR_APART = 20_000_000

Answer = Callable[..., date | None]


def answers(days: pl.Series, function: Answer, *more: object) -> pl.Series:
    """The day that `function(day, *more)` gives for each day; null stays null."""
    least, most = days.min(), days.max()
    if not isinstance(least, int) or not isinstance(most, int):
        return days
    if len(days) < WORTH_A_TABLE or most - least > LONGEST_TABLE:
        asked = distinct(days.drop_nulls())
        found = pl.Series(values=[_answer(function, day, more) for day in asked.values], dtype=pl.Int32)
        return _spread(found.gather(asked.places), days)
    first, decades = decades_of(least, most)
    return table(function, more, first, decades).gather(days - first)


def decades_of(least: int, most: int) -> tuple[int, int]:
    """The first day of the decades that hold these days, and how many decades there are."""
    first = max(least // DECADE * DECADE, 1)
    return first, (most - first) // DECADE + 1


@lru_cache(maxsize=400)
def table(function: Answer, more: tuple[object, ...], first: int, decades: int) -> pl.Series:
    """The answers for every day of so many decades."""
    return pl.Series(values=[_answer(function, day, more) for day in days_of(first, decades)], dtype=pl.Int32)


def days_of(first: int, decades: int) -> range:
    return range(first, min(first + decades * DECADE, FOREVER) + 1)


def _answer(function: Answer, day: int, more: tuple[object, ...]) -> int | None:
    answer = function(date.fromordinal(day), *more)
    return answer.toordinal() if answer else None


def _spread(values: pl.Series, over: pl.Series) -> pl.Series:
    """The values in the places where `over` is not null."""
    if not over.null_count():
        return values
    place = over.is_not_null().cum_sum() - 1
    return values.gather(place.set(over.is_null(), None))


class Distinct(NamedTuple):
    """The values of a column, each once and in order, and for each row the place of its own among them."""

    values: pl.Series
    places: pl.Series


def distinct(column: pl.Series) -> Distinct:
    """By a table where the values lie close together, by search where not. No value may be null."""
    least, most = column.min(), column.max()
    if not isinstance(least, int) or not isinstance(most, int) or most - least > FAR_APART:
        values = column.unique().sort()
        return Distinct(values, values.search_sorted(column))
    offset = column - least
    held = pl.repeat(False, most - least + 1, dtype=pl.Boolean, eager=True).scatter(offset, True).arg_true()
    numbers = pl.repeat(0, most - least + 1, dtype=pl.UInt32, eager=True)
    numbers = numbers.scatter(held, pl.int_range(len(held), dtype=pl.UInt32, eager=True))
    return Distinct(held.cast(column.dtype) + least, numbers.gather(offset))
