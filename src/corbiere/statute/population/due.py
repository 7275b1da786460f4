"""By when, for a population: each limit is asked once for each distinct input."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from corbiere.statute.duties import Duty
from corbiere.statute.limits import Input, Latest, Stated, Within
from corbiere.statute.patterns import Pattern
from corbiere.statute.population.table import EPOCH, Table, after

PACKED = 31  # bits for one input of a limit: two of them make one number


class Dues:
    def __init__(self, table: Table) -> None:
        self.table = table

    def added(self, starts: pl.DataFrame, duty: Duty) -> pl.DataFrame:
        """The starts with the day each falls due; null where no clock can start."""
        if isinstance(duty.due, Within):
            return starts.with_columns(due=after(duty.due.limit, starts["since"]))
        columns = [self._value(wanted, starts) for wanted in duty.due.inputs]
        packed = pl.zeros(starts.height, pl.Int64, eager=True)
        for column in columns:
            packed = packed * (1 << PACKED) + (column + 1).fill_null(0)
        asked = packed.unique().sort()
        held = [
            self._unpacked(asked // (1 << PACKED * place) % (1 << PACKED) - 1, wanted)
            for place, wanted in zip(reversed(range(len(columns))), duty.due.inputs, strict=True)
        ]
        answers = pl.Series(values=list(map(duty.due.due, *held)), dtype=pl.Date).to_physical().cast(pl.Int64) + EPOCH
        return starts.with_columns(due=answers.gather(asked.search_sorted(packed)))

    def _unpacked(self, values: pl.Series, wanted: Input) -> Sequence[date | str | None]:
        known = values.to_frame("value").select(pl.when(pl.col("value") >= 0).then("value")).to_series()
        if isinstance(wanted, str):
            return (known - EPOCH).cast(pl.Int32).cast(pl.Date).to_list()
        return pl.Series(list(self.table.texts), dtype=pl.String).gather(known).to_list()

    def _value(self, wanted: Input, starts: pl.DataFrame) -> pl.Series:
        match wanted:
            case Stated(attribute):
                return self.table.attribute(attribute, starts["at"])
            case Latest(pattern, attribute):
                return self._latest(pattern, attribute, starts)
            case "day":
                return starts["since"]
            case "born":
                return self.table.born.gather(starts["number"])
            case "began":
                return starts["begins"]
            case _:
                return starts["due"]

    def _latest(self, pattern: Pattern, attribute: str, starts: pl.DataFrame) -> pl.Series:
        places = self.table.at(pattern)
        place = places.search_sorted(starts["at"], side="right").cast(pl.Int64) - 1
        found = places.gather(place.clip(0))
        same = (place >= 0) & (self.table.number.gather(found) == starts["number"])
        at = pl.DataFrame({"found": found, "same": same}).select(pl.when("same").then("found")).to_series()
        return self.table.attribute(attribute, at)
