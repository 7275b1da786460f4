"""A population's facts in order, as one table: positions in it are what every question is asked with.

Days are ordinals (1 is 1 January of the year 1), subjects are numbers; the place after the last row stands for "none".
"""

import json
from collections.abc import Callable
from datetime import date

import polars as pl

from corbiere.statute.kinds import BELONGS, KINDS, ORDINARY
from corbiere.statute.law import BORN, DIED, Law
from corbiere.statute.patterns import Pattern

EPOCH = date(1970, 1, 1).toordinal()
FOREVER = date.max.toordinal()
NEVER = FOREVER + 1
DAY_BITS = 22  # the last day of the year 9999 takes 22 bits


class Table:
    """The facts of whole subjects up to the day asked about, by subject, day, phase and order of recording."""

    def __init__(self, facts: pl.DataFrame, on: date, known: date | None, law: Law) -> None:
        self.on, self.law = on.toordinal(), law
        upto = facts.filter(pl.col("on") <= on)
        upto = upto if known is None else upto.filter(pl.col("recorded") <= known)
        if not upto["subject"].is_sorted():
            upto = upto.sort("subject", maintain_order=True)
        self._take_shapes(upto)
        rows = self._ordered(upto)
        self.subjects = rows.filter(pl.col("number").diff().fill_null(1) != 0)["subject"]
        self.count = rows.height
        self.number = _ended(rows["number"], self.subjects.len())
        self.day = _ended(rows["day"], NEVER)
        self.shape, self.ref, self.of = rows["shape"], rows["ref"], rows["of"]
        self.key = (rows["number"] * 2**DAY_BITS + rows["day"]).set_sorted()
        self._rows_of_kind = dict(rows.with_row_index("at").group_by("code").agg(pl.col("at").cast(pl.Int64)).iter_rows())
        self._rows_of_kind = {kind: pl.Series(values=at, dtype=pl.Int64) for kind, at in self._rows_of_kind.items()}
        self._positions: dict[int, pl.Series] = {}
        self.born = self._first_day(BORN)
        self.died = self._first_day(DIED)
        self._birthdays: dict[int, pl.Series] = {}

    def _take_shapes(self, facts: pl.DataFrame) -> None:
        """A shape is a kind with its attributes: what a rule can tell about a fact, it can tell from the shape."""
        self._shapes = facts.select("kind", "attributes").unique().with_row_index("shape")
        kinds = [KINDS[kind] for kind in self._shapes["kind"]]
        self._attributes: list[dict[str, str]] = [json.loads(text) for text in self._shapes["attributes"]]
        phases = [kind.phase_of(held.items(), belongs=False) for kind, held in zip(kinds, self._attributes, strict=True)]
        codes = {kind: code for code, kind in enumerate(KINDS)}
        self._codes = codes
        self._shapes = self._shapes.with_columns(
            phase=pl.Series(phases, dtype=pl.Int64), code=pl.Series([codes[kind.name] for kind in kinds], dtype=pl.Int64)
        )

    def _ordered(self, facts: pl.DataFrame) -> pl.DataFrame:
        shaped = facts.join(self._shapes, on=["kind", "attributes"], how="left", maintain_order="left")
        phase = pl.when((pl.col("phase") == ORDINARY) & pl.col("of").is_not_null()).then(BELONGS).otherwise("phase")
        numbered = shaped.select(
            "subject",
            "order",
            "ref",
            "of",
            "shape",
            "code",
            number=pl.col("subject").rle_id().cast(pl.Int64),
            day=pl.col("on").to_physical().cast(pl.Int64) + EPOCH,
            phase=phase,
        ).with_columns(key=(pl.col("number") * 2**DAY_BITS + pl.col("day")) * 8 + pl.col("phase"))
        if numbered.select((pl.col("order").diff() >= 0) | (pl.col("number").diff() != 0)).to_series().all():
            return numbered.sort("key", maintain_order=True)
        return numbered.sort("key", "order", maintain_order=True)

    def at(self, pattern: Pattern) -> pl.Series:
        """The positions of the facts that match, in order, with the place of "none" at their end."""
        number = self.law.number[id(pattern)]
        if number not in self._positions:
            found = [self._of_kind(kind, pattern) for kind in pattern.kinds]
            places = pl.concat([*found, pl.Series(values=[self.count], dtype=pl.Int64)])
            self._positions[number] = (places.sort() if len(found) > 1 else places).set_sorted()
        return self._positions[number]

    def _of_kind(self, kind: str, pattern: Pattern) -> pl.Series:
        rows = self._rows_of_kind.get(self._codes[kind])
        if rows is None:
            return pl.Series(values=[], dtype=pl.Int64)
        if not (pattern.has or pattern.lacks or pattern.unknown):
            return rows
        return rows.filter(self._matching(kind, pattern).gather(self.shape.gather(rows)))

    def _matching(self, kind: str, pattern: Pattern) -> pl.Series:
        """For each shape, whether it is of that kind and matches."""
        matches = [
            name == kind and pattern.matches(name, held) for name, held in zip(self._shapes["kind"], self._attributes, strict=True)
        ]
        return pl.Series(values=matches, dtype=pl.Boolean)

    def attribute(self, name: str, at: pl.Series) -> pl.Series:
        """The text of an attribute of the facts at these positions; null where it is unknown."""
        values = pl.Series(values=[held.get(name) for held in self._attributes], dtype=pl.String)
        return values.gather(self.shape.gather(at))

    def next(self, pattern: Pattern, after: pl.Series) -> pl.Series:
        """For each position the next such fact of the same subject, or none; `after` is a place within a subject."""
        places = self.at(pattern)
        return places.gather(places.search_sorted(after, side="right"))

    def first_on(self, number: pl.Series, day: pl.Series) -> pl.Series:
        """The first position on or after a day of a subject."""
        return self.key.search_sorted(number * 2**DAY_BITS + day, side="left").cast(pl.Int64)

    def beyond(self, number: pl.Series, day: pl.Series) -> pl.Series:
        """The first position after a day of a subject."""
        return self.key.search_sorted(number * 2**DAY_BITS + day, side="right").cast(pl.Int64)

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
        key = hash((counted, length))
        if key not in self._birthdays:
            self._birthdays[key] = mapped(self.born, lambda born: counted(born, length))
        return self._birthdays[key]


def _ended(column: pl.Series, end: int) -> pl.Series:
    return pl.concat([column, pl.Series(values=[end], dtype=column.dtype)])


def mapped(days: pl.Series, function: Callable[[date], date | None]) -> pl.Series:
    """What a function of one day gives for each day; asked once for each day that occurs. Null stays null."""
    distinct = days.drop_nulls().unique()
    if distinct.is_empty():
        return days
    results = [function(date.fromordinal(day)) for day in distinct]
    least, most = int(distinct.min()), int(distinct.max())  # type: ignore[arg-type]
    blank = pl.Series(values=[None], dtype=pl.Int64).new_from_index(0, most - least + 1)
    table = blank.scatter(distinct - least, pl.Series(values=[day and day.toordinal() for day in results], dtype=pl.Int64))
    return table.gather(days - least)
