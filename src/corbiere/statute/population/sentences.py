"""The sentences of findings: each is made once, however many findings say it."""

from datetime import date
from functools import lru_cache

import polars as pl

from corbiere.statute.calendar import in_words
from corbiere.statute.duties import Duty
from corbiere.statute.population.days import LONGEST_TABLE, days_of, decades_of, distinct


class Sentences:
    """What duties say of pairs of days, in the order in which they were asked."""

    def __init__(self) -> None:
        self._said: list[pl.Series] = [pl.Series(values=[], dtype=pl.String)]
        self._number = 0

    @property
    def all(self) -> pl.Series:
        return pl.concat(self._said, rechunk=True)

    def numbered(self, duty: Duty, since: pl.Series, due: pl.Series) -> pl.Series:
        """The place in `all` of the duty's sentence for each starting and due day."""
        length = due - since
        least, most, first = length.min(), length.max(), since.min()
        if not isinstance(least, int) or not isinstance(most, int) or not isinstance(first, int):
            return since.cast(pl.UInt32)
        width = most - least + 1
        pairs = distinct((since - first).cast(pl.Int64) * width + (length - least))
        days = (pairs.values // width + first).cast(pl.Int32)
        self._said.append(_said(duty, days, days + (pairs.values % width + least).cast(pl.Int32)))
        before, self._number = self._number, self._number + len(pairs.values)
        return pairs.places + before


def _said(duty: Duty, since: pl.Series, due: pl.Series) -> pl.Series:
    before, between, after = duty.sentence
    frame = pl.DataFrame({"since": written(since), "due": written(due)})
    return frame.select(pl.concat_str(pl.lit(before), "due", pl.lit(between), "since", pl.lit(after))).to_series()


def written(days: pl.Series) -> pl.Series:
    """Each day in words."""
    least, most = days.min(), days.max()
    if isinstance(least, int) and isinstance(most, int) and most - least <= LONGEST_TABLE:
        first, decades = decades_of(least, most)
        return _words(first, decades).gather(days - first)
    words = distinct(days)
    return pl.Series(values=[in_words(date.fromordinal(day)) for day in words.values], dtype=pl.String).gather(words.places)


@lru_cache(maxsize=20)
def _words(first: int, decades: int) -> pl.Series:
    return pl.Series(values=[in_words(date.fromordinal(day)) for day in days_of(first, decades)], dtype=pl.String)
