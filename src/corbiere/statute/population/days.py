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
KEPT_TOGETHER = 1_461
WORTH_KEEPING, LONGEST = 500, 100_000
FAR_APART = 20_000_000

Answer = Callable[..., date | str | None]


def answers(days: pl.Series, function: Answer, *more: object, type: type[pl.DataType] = pl.Int32) -> pl.Series:
    """Gives `function(day, *more)` for each day, a day or a text of that type; null stays null."""
    least, most = days.min(), days.max()
    if not isinstance(least, int) or not isinstance(most, int):
        return days.cast(type)
    if len(days) < WORTH_KEEPING or most - least > LONGEST:
        asked = distinct(days.drop_nulls())
        found = pl.Series(values=[_answer(function, day, more) for day in asked.values], dtype=type)
        return _spread(found[asked.places], days)
    first, last = least // KEPT_TOGETHER, most // KEPT_TOGETHER
    table = pl.concat([_kept(function, more, type, number) for number in range(first, last + 1)], rechunk=True)
    return table[days - max(first * KEPT_TOGETHER, 1)]


@lru_cache(maxsize=4_000)
def _kept(function: Answer, more: tuple[object, ...], type: type[pl.DataType], number: int) -> pl.Series:
    days = range(max(number * KEPT_TOGETHER, 1), min((number + 1) * KEPT_TOGETHER, FOREVER + 1))
    return pl.Series(values=[_answer(function, day, more) for day in days], dtype=type)


def _answer(function: Answer, day: int, more: tuple[object, ...]) -> int | str | None:
    answer = function(date.fromordinal(day), *more)
    return answer.toordinal() if isinstance(answer, date) else answer


def dates(days: pl.Series) -> pl.Series:
    """The days as dates."""
    return (days - EPOCH).cast(pl.Date)


def _spread(values: pl.Series, over: pl.Series) -> pl.Series:
    """The values in the places where `over` is not null."""
    if not over.null_count():
        return values
    place = over.is_not_null().cum_sum() - 1
    return values[place.set(over.is_null(), None)]


class Distinct(NamedTuple):
    """The values of a column, each once and in order, and for each row the place of its own among them."""

    values: pl.Series
    places: pl.Series


def distinct(column: pl.Series) -> Distinct:
    """By a table where the values lie close together, by search where not. No value may be null."""
    held, (least, width) = values(column), _width(column)
    if width > FAR_APART:
        return Distinct(held, held.search_sorted(column))
    places = pl.repeat(0, width, dtype=pl.UInt32, eager=True).scatter(held - least, pl.int_range(len(held), dtype=pl.UInt32, eager=True))
    return Distinct(held, places[column - least])


def values(column: pl.Series) -> pl.Series:
    """The values of a column, each once and in order. No value may be null."""
    least, width = _width(column)
    if width > FAR_APART:
        return column.unique().sort()
    held = pl.repeat(False, width, dtype=pl.Boolean, eager=True).scatter(column - least, True)
    return held.arg_true().cast(column.dtype) + least


def _width(column: pl.Series) -> tuple[int, int]:
    """The least value, and how many there are from it to the greatest."""
    least, most = column.min(), column.max()
    return (least, most - least + 1) if isinstance(least, int) and isinstance(most, int) else (0, 0)
