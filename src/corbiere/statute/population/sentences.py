"""Findings in words: a duty with its starting and its due day is put into words once, however many findings say the same."""

import polars as pl

from corbiere.statute.calendar import in_words
from corbiere.statute.duties import Duty
from corbiere.statute.population.days import answers, dates, distinct


class Sentences:
    """Numbers duties with their days; `all` has what each number says."""

    def __init__(self) -> None:
        self._said: list[pl.DataFrame] = []
        self._number = 0

    def numbered(self, duty: Duty, since: pl.Series, due: pl.Series) -> pl.Series:
        """The row in `all` for the duty with each starting and due day."""
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

    def all(self) -> pl.DataFrame:
        """The columns of an answer that are alike in all findings of a duty with the same days."""
        return pl.concat(self._said, rechunk=True) if self._said else pl.DataFrame()


def _said(duty: Duty, since: pl.Series, due: pl.Series) -> pl.DataFrame:
    before, between, after = duty.sentence
    due_words, since_words = (answers(days, in_words, type=pl.String) for days in (due, since))
    return pl.DataFrame({"from": dates(since), "due": dates(due)}).with_columns(
        pl.lit(pl.Series([list(duty.cites)])).first().alias("cites"),
        pl.concat_str(pl.lit(before), due_words, pl.lit(between), since_words, pl.lit(after)).alias("words"),
        duty=pl.lit(duty.id),
        force=pl.lit(duty.force),
        basis=pl.lit(duty.basis),
        owner=pl.lit(duty.owner),
    )
