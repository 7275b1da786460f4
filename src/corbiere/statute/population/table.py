"""A population's facts in order, as one table: positions in it are what every question is asked with.

Days are ordinals (1 is 1 January of the year 1), subjects are numbers; the place after the last row stands for "none".
"""

import json
from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

import polars as pl

from corbiere.statute.calendar import in_words
from corbiere.statute.kinds import BELONGS, KINDS, ORDINARY, parse_day
from corbiere.statute.law import BORN, DIED, Law
from corbiere.statute.limits import Step
from corbiere.statute.patterns import Pattern

EPOCH = date(1970, 1, 1).toordinal()
FOREVER = date.max.toordinal()
NEVER = FOREVER + 1
FAR_APART = 50_000_000
# Numberings of their own: texts of one column get the same numbers in every piece, and no other column's texts come between.
KIND_NAMES, ATTRIBUTES = pl.Categorical(pl.Categories.random()), pl.Categorical(pl.Categories.random())
NAMES = pl.Categorical(pl.Categories.random())  # one numbering for `ref` and `of`, so that a pointer and its name are the same number
ONE_SUBJECT = 1 << 22  # the last day of the year 9999 takes 22 bits: number * ONE_SUBJECT + day orders subjects and their days


class Table:
    """The facts of whole subjects up to the day asked about, by subject, day, phase and order of recording.

    `matched` are the numbers of the patterns that some fact matches.
    """

    def __init__(self, facts: pl.DataFrame, on: date, known: date | None, law: Law) -> None:
        self.on, self.law = on.toordinal(), law
        upto = facts.filter(pl.col("on") <= on)
        upto = upto if known is None else upto.filter(pl.col("recorded") <= known)
        if not upto["subject"].is_sorted():
            upto = upto.sort("subject", maintain_order=True)
        number = upto["subject"].rle_id().cast(pl.Int64)
        self.subjects = upto["subject"].filter(number.diff().fill_null(1) != 0)
        shape = self._shapes_in(upto["kind"].cast(KIND_NAMES), upto["attributes"].cast(ATTRIBUTES))
        rows = self._ordered(upto, number, shape)
        self.count = rows.height
        self.key = (rows["key"] // 8).set_sorted()
        self.number = _ended(self.key // ONE_SUBJECT, self.subjects.len())
        self.day = _ended(self.key % ONE_SUBJECT, NEVER)
        self.shape = rows["shape"]
        self.ref, self.of = rows["ref"].cast(pl.Int64), rows["of"].cast(pl.Int64)
        self._rows_matching = self._by_matching()
        self.matched = {number for matching, _ in self._rows_matching for number in matching}
        self._positions: dict[int, pl.Series] = {}
        self._birthdays: dict[tuple[Callable[[date, int], date], int], pl.Series] = {}
        self.born = self._first_day(BORN)
        self.died = self._first_day(DIED)

    def _shapes_in(self, kinds: pl.Series, attributes: pl.Series) -> pl.Series:
        """Numbers the shapes and gives each fact's. A shape is a kind with its attributes: all that a rule can tell about a fact."""
        first = shapes_of(kinds, attributes).sort("pair")
        told = first.select(pl.col("kind", "attributes").cast(pl.String)).iter_rows()
        self._shapes = [_shape(self.law, name, text) for name, text in told]
        self._codes: dict[str, pl.Series] = {}
        self.texts: dict[str, int] = {}
        return _places_in(first["pair"], paired(kinds, attributes))

    def _ordered(self, facts: pl.DataFrame, number: pl.Series, shape: pl.Series) -> pl.DataFrame:
        phase = pl.Series([shape.phase for shape in self._shapes], dtype=pl.Int64).gather(shape)
        belongs = (phase == ORDINARY) & facts["of"].is_not_null()
        phase = phase.set(belongs, BELONGS)
        day = facts["on"].to_physical().cast(pl.Int64) + EPOCH
        names = facts.select(pl.col("ref", "of").cast(NAMES).to_physical(), "order")
        rows = names.with_columns(shape=shape, key=(number * ONE_SUBJECT + day) * 8 + phase)
        if rows["key"].is_sorted() and not (rows["key"].diff() == 0).any():
            return rows
        if ((facts["order"].diff() >= 0) | (number.diff() != 0)).all():
            return rows.sort("key", maintain_order=True)
        return rows.sort("key", "order", maintain_order=True)

    def _by_matching(self) -> list[tuple[frozenset[int], pl.Series]]:
        """The patterns that some facts match, with the positions of those that match just these."""
        sorts: dict[frozenset[int], int] = {}
        sort = pl.Series([sorts.setdefault(shape.matching, len(sorts)) for shape in self._shapes], dtype=pl.UInt32)
        rows = pl.DataFrame({"sort": sort.gather(self.shape)}).with_row_index("at").group_by("sort").agg("at")
        matching = list(sorts)
        return [(matching[number], at.cast(pl.Int64)) for number, at in zip(rows["sort"], rows["at"], strict=True)]

    def at(self, pattern: Pattern) -> pl.Series:
        """The positions of the facts that match, in order, with the place of "none" at their end."""
        number = self.law.number[id(pattern)]
        if number not in self._positions:
            found = [rows for matching, rows in self._rows_matching if number in matching]
            places = pl.concat([*found, pl.Series(values=[self.count], dtype=pl.Int64)])
            self._positions[number] = (places.sort() if len(found) > 1 else places).set_sorted()
        return self._positions[number]

    def attribute(self, name: str, at: pl.Series) -> pl.Series:
        """The text of an attribute of the facts at these positions, as a number in `texts`; null where it is unknown."""
        if name not in self._codes:
            held = [shape.has.get(name) for shape in self._shapes]
            codes = [None if text is None else self.texts.setdefault(text, len(self.texts)) for text in held]
            self._codes[name] = pl.Series(values=codes, dtype=pl.Int64)
        return self._codes[name].gather(self.shape.gather(at))

    def days_named(self, name: str, at: pl.Series) -> pl.Series:
        """The day that an attribute of the facts at these positions names, or null."""
        codes = self.attribute(name, at)
        days = [day and day.toordinal() for day in map(parse_day, self.texts)]
        return pl.Series(values=days, dtype=pl.Int64).gather(codes)

    def next(self, pattern: Pattern, after: pl.Series) -> pl.Series:
        """For each position the next such fact of the same subject, or none; `after` is a place within a subject."""
        places = self.at(pattern)
        return places.gather(places.search_sorted(after, side="right"))

    def first_on(self, number: pl.Series, day: pl.Series) -> pl.Series:
        """The first position on or after a day of a subject."""
        return self.key.search_sorted(number * ONE_SUBJECT + day, side="left").cast(pl.Int64)

    def beyond(self, number: pl.Series, day: pl.Series) -> pl.Series:
        """The first position after a day of a subject."""
        return self.key.search_sorted(number * ONE_SUBJECT + day, side="right").cast(pl.Int64)

    def day_of(self, at: pl.Series, number: pl.Series) -> pl.Series:
        """The days of the facts at these positions; never, where a position is of another subject or none."""
        days = self.day.gather(at)
        return days.zip_with(self.number.gather(at) == number, pl.repeat(NEVER, len(at), dtype=pl.Int64, eager=True))

    def _first_day(self, pattern: Pattern) -> pl.Series:
        """For each subject the day of the first such fact, or null."""
        at = self.at(pattern).head(-1)
        first = pl.DataFrame({"number": self.number.gather(at), "day": self.day.gather(at)}).unique("number", keep="first")
        blank = pl.Series(values=[None], dtype=pl.Int64).new_from_index(0, len(self.subjects))
        return blank.scatter(first["number"], first["day"]) if first.height else blank

    def birthday(self, counted: Callable[[date, int], date], length: int) -> pl.Series:
        """For each subject the day that `counted` gives for their date of birth and an age, or null."""
        key = (counted, length)
        if key not in self._birthdays:
            self._birthdays[key] = mapped(self.born, lambda born: counted(born, length))
        return self._birthdays[key]


class _Shape(NamedTuple):
    """`phase` is that of facts that point at no other; `matching` are the numbers of the law's patterns."""

    has: dict[str, str]
    phase: int
    matching: frozenset[int]


def _places_in(distinct: pl.Series, values: pl.Series) -> pl.Series:
    """The place of each value among the sorted distinct ones: by a table where they lie close together, by search where not."""
    most = 1 + int(distinct[-1]) if len(distinct) else 0
    if most > FAR_APART:
        return distinct.search_sorted(values)
    table: pl.Series = pl.repeat(0, most, dtype=pl.UInt32, eager=True)
    return table.scatter(distinct, pl.Series(values=range(len(distinct)), dtype=pl.UInt32)).gather(values)


def paired(kinds: pl.Series, attributes: pl.Series) -> pl.Series:
    """One number for each kind with its attributes, of two categorical columns."""
    kind: pl.Series = kinds.to_physical().cast(pl.Int64)
    held: pl.Series = attributes.to_physical().cast(pl.Int64)
    width = held.max()
    return kind * (1 + (width if isinstance(width, int) else 0)) + held


def shapes_of(kinds: pl.Series, attributes: pl.Series) -> pl.DataFrame:
    """Each kind with each of its attributes once, of two categorical columns, with its `pair`."""
    columns = {"pair": paired(kinds, attributes), "kind": kinds, "attributes": attributes}
    return pl.DataFrame(columns).unique("pair", keep="any")


@lru_cache(maxsize=200_000)
def _shape(law: Law, kind: str, attributes: str) -> _Shape:
    has: dict[str, str] = json.loads(attributes)
    return _Shape(has, KINDS[kind].phase_of(has.items(), belongs=False), frozenset(law.matching(kind, tuple(has.items()))))


def _ended(column: pl.Series, end: int) -> pl.Series:
    return pl.concat([column, pl.Series(values=[end], dtype=column.dtype)])


def mapped(days: pl.Series, function: Callable[[date], date | None]) -> pl.Series:
    """What a function of one day gives for each day; asked once for each day that occurs. Null stays null."""
    distinct = days.drop_nulls().unique().sort()
    if distinct.is_empty():
        return days
    results = [function(date.fromordinal(day)) for day in distinct]
    least, most = distinct[0], distinct[-1]
    blank = pl.Series(values=[None], dtype=pl.Int64).new_from_index(0, most - least + 1)
    table = blank.scatter(distinct - least, pl.Series(values=[day and day.toordinal() for day in results], dtype=pl.Int64))
    return table.gather(days - least)


WORTH_A_TABLE, LONGEST_TABLE = 5_000, 100_000
DECADE = 3_653


def looked_up(days: pl.Series, table: Callable[[int, int], pl.Series], otherwise: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """An answer for each day from `table(first day, decades)`, which is kept for the next question; few or far-off days `otherwise`."""
    least, most = days.min(), days.max()
    if len(days) < WORTH_A_TABLE or not isinstance(least, int) or not isinstance(most, int) or most - least > LONGEST_TABLE:
        return otherwise(days)
    first = max(least // DECADE * DECADE, 1)
    return table(first, (most - first) // DECADE + 1).gather(days - first)


def after(step: Step, days: pl.Series) -> pl.Series:
    """The day so long after each day."""
    return looked_up(days, partial(_days_after, step), lambda few: mapped(few, step.after))


def written(days: pl.Series) -> pl.Series:
    """Each day in words."""
    return looked_up(days, _days_written, _few_written)


def _days_of(first: int, decades: int) -> range:
    return range(first, min(first + decades * DECADE, FOREVER) + 1)


@lru_cache(maxsize=200)
def _days_after(step: Step, first: int, decades: int) -> pl.Series:
    days = (step.after(date.fromordinal(day)).toordinal() for day in _days_of(first, decades))
    return pl.Series(values=list(days), dtype=pl.Int64)


@lru_cache(maxsize=20)
def _days_written(first: int, decades: int) -> pl.Series:
    return pl.Series(values=[in_words(date.fromordinal(day)) for day in _days_of(first, decades)], dtype=pl.String)


def _few_written(days: pl.Series) -> pl.Series:
    distinct = days.unique().sort()
    words = pl.Series(values=[in_words(date.fromordinal(day)) for day in distinct], dtype=pl.String)
    return words.gather(distinct.search_sorted(days))
