"""By when, for a population: a limit is asked once for each day, or each pair of inputs, that there is."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from corbiere.statute.calendar import birthday
from corbiere.statute.duties import Duty
from corbiere.statute.limits import AttributeDay, AttributeLimit, ByAge, Input, Latest, Limit
from corbiere.statute.patterns import Pattern
from corbiere.statute.population.days import EPOCH, answers, distinct
from corbiere.statute.population.table import FactTable

FEW_TEXTS = 50
PACKED = 1 << 31  # one input of a limit: two of them make one number


class Dues:
    def __init__(self, table: FactTable) -> None:
        self.table = table

    def of(self, starts: pl.DataFrame, duty: Duty) -> pl.Series:
        """The day each falls due; null where no clock can start."""
        limit = duty.due
        if isinstance(limit, ByAge):
            return self._by_age(starts, limit)
        first, *texts = (self._value(wanted, starts) for wanted in limit.inputs)
        if _is_text(limit.inputs[0]) or not all(map(_is_text, limit.inputs[1:])):
            return self._of_pairs(first, texts[0], limit)
        if not texts:
            return answers(first, limit.due)
        said = distinct(texts[0].unique().fill_null(-1)).values
        if len(said) > FEW_TEXTS:
            return self._of_pairs(first, texts[0], limit)
        due = answers(first, limit.due, None)
        for code, text in zip(said, self._told(said, limit.inputs[1]), strict=True):
            due = answers(first, limit.due, text).zip_with((texts[0] == code).fill_null(False), due)
        return due

    def _by_age(self, starts: pl.DataFrame, limit: ByAge) -> pl.Series:
        since, born = starts["since"], self.table.born[starts["number"]]
        young = (since < answers(born, birthday, limit.age)).fill_null(False)
        return answers(since, limit.younger.after).zip_with(young, answers(since, limit.limit.after))

    def _of_pairs(self, first: pl.Series, second: pl.Series, limit: Limit) -> pl.Series:
        packed = distinct((first.cast(pl.Int64) + 1).fill_null(0) * PACKED + (second + 1).fill_null(0))
        parts = (packed.values // PACKED, packed.values % PACKED)
        held = (self._told(part - 1, wanted) for part, wanted in zip(parts, limit.inputs, strict=True))
        days = pl.Series(values=list(map(limit.due, *held)), dtype=pl.Date).to_physical() + EPOCH
        return days[packed.places]

    def _told(self, values: pl.Series, wanted: Input) -> Sequence[date | str | None]:
        """The inputs as a limit reads them; below 0 is nothing."""
        if _is_text(wanted):
            texts = list(self.table.shapes.texts)
            return [texts[code] if code >= 0 else None for code in values]
        return [date.fromordinal(day) if day >= 0 else None for day in values]

    def _value(self, wanted: Input, starts: pl.DataFrame) -> pl.Series:
        match wanted:
            case AttributeLimit(attribute):
                return self.table.attribute(attribute, starts["beyond"] - 1)
            case AttributeDay(attribute):
                return self.table.day_named(attribute, starts["beyond"] - 1)
            case Latest(pattern, attribute):
                return self._latest(pattern, attribute, starts)
            case "day":
                return starts["since"]
            case "born":
                return self.table.born[starts["number"]]
            case "began":
                return starts["begins"]
            case _:
                return starts["due"]

    def _latest(self, pattern: Pattern, attribute: str, starts: pl.DataFrame) -> pl.Series:
        places = self.table.at(pattern)
        place = places.search_sorted(starts["beyond"], side="left")
        found = places[(place - 1).set(place == 0, 0)].set(place == 0, 0)
        ours = (place > 0) & (self.table.number[found] == starts["number"])
        return self.table.attribute(attribute, found).set(~ours, None)


def _is_text(wanted: Input) -> bool:
    return isinstance(wanted, (AttributeLimit, Latest))
