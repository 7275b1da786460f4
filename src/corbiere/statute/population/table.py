"""A population's facts in order, as one table: positions in it are what every question is asked with.

Days are ordinals (1 is 1 January of the year 1), subjects are numbers; the place after the last row stands for "none".
"""

from datetime import date

import polars as pl

from corbiere.statute.kinds import BELONGS, ORDINARY
from corbiere.statute.law import BORN, DIED, Law
from corbiere.statute.patterns import Pattern
from corbiere.statute.population.days import EPOCH, NEVER
from corbiere.statute.population.shapes import KIND_NAMES, coded, shapes_for

ONE_SUBJECT = 1 << 22  # the last day of the year 9999 takes 22 bits: number * ONE_SUBJECT + day orders subjects and their days
PHASES = 8


class FactTable:
    """The facts of whole subjects up to the day asked about, by subject, day, phase and order of recording.

    `matched` are the numbers of the patterns that some fact matches.
    """

    def __init__(self, facts: pl.DataFrame, on: date, known: date | None, law: Law) -> None:
        self.on, self.law, self.shapes = on.toordinal(), law, shapes_for(law)
        facts = facts if facts.schema["kind"] == KIND_NAMES else coded(facts)
        facts = facts if facts["subject"].is_sorted() else facts.sort("subject", maintain_order=True)
        number = facts["subject"].rle_id()
        self.subjects = facts["subject"].filter(number.diff().fill_null(1) != 0)
        wanted = (facts["on"] <= on) if known is None else (facts["on"] <= on) & (facts["recorded"] <= known)
        rows = self._ordered(self._coded(facts, number).filter(wanted))
        self.count = rows.height
        self.key = (rows["key"] // PHASES).set_sorted()
        self.number, self.day = rows["number"].set_sorted(), (self.key % ONE_SUBJECT).cast(pl.Int32)
        self.shape, self.ref, self.of = rows["shape"], rows["ref"], rows["of"]
        subjects = pl.int_range(len(self.subjects), dtype=pl.UInt32, eager=True)
        self.ends = self.number.search_sorted(subjects, side="right")
        self._day_or_never = pl.concat([self.day, pl.Series(values=[NEVER], dtype=pl.Int32)], rechunk=True)
        self._rows_matching = self._by_matching()
        self.matched = {number for matching, _ in self._rows_matching for number in matching}
        self._positions: dict[int, pl.Series] = {}
        self.born = self._first_day(BORN)
        self.died = self._first_day(DIED)

    def _coded(self, facts: pl.DataFrame, number: pl.Series) -> pl.DataFrame:
        shape = self.shapes.numbered(facts)
        day = facts["on"].to_physical() + EPOCH
        columns = {"number": number, "day": day, "shape": shape, "order": facts["order"]}
        return pl.DataFrame({**columns, "ref": facts["ref"].to_physical(), "of": facts["of"].to_physical()})

    def _ordered(self, rows: pl.DataFrame) -> pl.DataFrame:
        phase = self.shapes.phases[rows["shape"]]
        phase = phase.set((phase == ORDINARY) & rows["of"].is_not_null(), BELONGS)
        key = keyed(rows["number"], rows["day"]) * PHASES + phase
        rows = rows.with_columns(key=key)
        if key.is_sorted() and not (key.diff() == 0).any():
            return rows
        if ((rows["order"].diff() >= 0) | (rows["number"].diff() != 0)).all():
            return in_order(rows, "key")
        return rows.sort("key", "order", maintain_order=True)

    def _by_matching(self) -> list[tuple[frozenset[int], pl.Series]]:
        """The patterns that some facts match, with the positions of those that match just these."""
        rows = pl.DataFrame({"sort": self.shapes.matching[self.shape]}).with_row_index("at").group_by("sort").agg("at")
        matching = list(self.shapes.patterns)
        return [(matching[number], at) for number, at in zip(rows["sort"], rows["at"], strict=True)]

    def at(self, pattern: Pattern) -> pl.Series:
        """The positions of the facts that match, in order, with the place of "none" at their end."""
        number = self.law.number[id(pattern)]
        if number not in self._positions:
            found = [rows for matching, rows in self._rows_matching if number in matching]
            places = pl.concat([*found, pl.Series(values=[self.count], dtype=pl.UInt32)], rechunk=True)
            self._positions[number] = (places.sort() if len(found) > 1 else places).set_sorted()
        return self._positions[number]

    def attribute(self, name: str, at: pl.Series) -> pl.Series:
        """The text of an attribute of the facts at these positions, as a number in `shapes.texts`; null where it is unknown."""
        return self.shapes.codes(name)[self.shape[at]]

    def day_named(self, name: str, at: pl.Series) -> pl.Series:
        """The day that an attribute of the facts at these positions names, or null."""
        return self.shapes.days(name)[self.shape[at]]

    def next(self, pattern: Pattern, from_place: pl.Series) -> pl.Series:
        """For each place the first such fact there or after it, of whichever subject, or none."""
        places = self.at(pattern)
        return places[places.search_sorted(from_place, side="left")]

    def first_on(self, number: pl.Series, day: pl.Series) -> pl.Series:
        """The first position on or after a day of a subject."""
        return self.key.search_sorted(keyed(number, day), side="left")

    def beyond(self, number: pl.Series, day: pl.Series) -> pl.Series:
        """The first position after a day of a subject."""
        return self.key.search_sorted(keyed(number, day), side="right")

    def day_of(self, at: pl.Series, end: pl.Series) -> pl.Series:
        """The days of the facts at these positions; never, where a position is not before `end`."""
        return self._day_or_never[at].set(at >= end, NEVER)

    def _first_day(self, pattern: Pattern) -> pl.Series:
        """For each subject the day of the first such fact, or null."""
        at = self.at(pattern).head(-1)
        first = pl.DataFrame({"number": self.number[at], "day": self.day[at]}).unique("number", keep="first")
        blank = pl.Series(values=[None], dtype=pl.Int32).new_from_index(0, len(self.subjects))
        return blank.scatter(first["number"], first["day"]) if first.height else blank


def keyed(number: pl.Series, day: pl.Series) -> pl.Series:
    """One number for a subject and a day, in the order of both."""
    return number.cast(pl.Int64) * ONE_SUBJECT + day


def in_order(rows: pl.DataFrame, key: str) -> pl.DataFrame:
    """The rows by a column of whole numbers, those of one number as they stood."""
    keys, bits = rows[key], rows.height.bit_length()
    most = keys.max()
    if not isinstance(most, int) or most >> (63 - bits):
        return rows.sort(key, maintain_order=True)
    packed = (keys * (1 << bits) + pl.int_range(rows.height, eager=True)).sort()
    return rows.drop(key)[packed % (1 << bits)].with_columns((packed // (1 << bits)).set_sorted().alias(key))
