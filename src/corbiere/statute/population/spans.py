"""Times in a state for a whole population: one row a time, in order of subject and day.

Columns: number (subject), begins, last, ended (null while it lasts), again, lo and hi (the positions of its first and last facts).
"""

from datetime import date

import polars as pl

from corbiere.statute.calendar import birthday
from corbiere.statute.population.table import FOREVER, NEVER, ONE_SUBJECT, Table
from corbiere.statute.states import Accrued, AnyState, Outside, State

COLUMNS = {"number": pl.Int64, "begins": pl.Int64, "last": pl.Int64, "ended": pl.Int64, "again": pl.Boolean}


class Spans:
    """Works each state out once for a table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._of: dict[int, pl.DataFrame] = {}

    def of(self, state: AnyState) -> pl.DataFrame:
        if id(state) not in self._of:
            spans = self._worked_out(state)
            first = self.table.first_on(spans["number"], spans["begins"])
            beyond = self.table.beyond(spans["number"], spans["last"])
            self._of[id(state)] = spans.with_columns(lo=first, hi=beyond - 1)
        return self._of[id(state)]

    def _worked_out(self, state: AnyState) -> pl.DataFrame:
        match state:
            case State():
                whole = _toggled(self.table, state)
                return self._clipped(whole, state.until_birthday, dies=state.ends_on_death)
            case Accrued():
                return self._clipped(self._accrued(state), state.until_birthday)
            case Outside():
                return self._clipped(self._outside(state), state.until_birthday)

    def _clipped(self, spans: pl.DataFrame, until_birthday: int | None, dies: bool = True) -> pl.DataFrame:
        """Cut short by death and by a birthday, as `states.clipped` does for one."""
        if dies:
            died = self.table.died.gather(spans["number"])
            cut = pl.lit(died) <= pl.col("last")
            spans = spans.with_columns(last=pl.when(cut).then(died).otherwise("last"), ended=pl.when(cut).then(died).otherwise("ended"))
        if until_birthday is not None:
            day = self.table.birthday(birthday, until_birthday).gather(spans["number"])
            cut = pl.lit(day) <= pl.col("last")
            came = pl.lit(day) <= self.table.on
            spans = spans.with_columns(
                last=pl.when(cut).then(day - 1).otherwise("last"),
                ended=pl.when(cut & came).then(day).when(cut).then(None).otherwise("ended"),
            )
        return spans.filter(pl.col("begins") <= pl.col("last"))

    def _accrued(self, state: Accrued) -> pl.DataFrame:
        """Asks the declaration once for each subject who may have gathered enough."""
        from_day = self.table.birthday(birthday, state.between[0])
        until_day = self.table.birthday(birthday, state.between[1])
        inner = self.of(state.of)
        relevant = inner.with_columns(
            born=self.table.born.gather(inner["number"]),
            days=pl.min_horizontal("last", until_day.gather(inner["number"]) - 1)
            - pl.max_horizontal("begins", from_day.gather(inner["number"]))
            + 1,
        ).filter(pl.col("born").is_not_null() & (pl.col("days") > 0))
        gathered = relevant.group_by("number", maintain_order=True).agg("born", "begins", "last", "days")
        gathered = gathered.filter(pl.col("days").list.sum() >= state.days)
        rows: list[tuple[int, int]] = []
        for number, born, begins, last, _ in gathered.iter_rows():
            times = [(date.fromordinal(a), date.fromordinal(b)) for a, b in zip(begins, last, strict=True)]
            day = state.begins_on(date.fromordinal(born[0]), times)
            if day is not None:
                rows.append((number, day.toordinal()))
        begun = pl.DataFrame(rows, schema={"number": pl.Int64, "begins": pl.Int64}, orient="row")
        return begun.select("number", "begins", last=pl.lit(FOREVER), ended=pl.lit(None, pl.Int64), again=False)

    def _outside(self, state: Outside) -> pl.DataFrame:
        """Asks the declaration once for each subject who is in the state that it is a part of."""
        since, inner = self.of(state.of), self.of(state.of.of)
        inside = inner.group_by("number", maintain_order=True).agg(first="begins", last="last")
        rows: list[tuple[int, int, int, int | None]] = []
        for number, begins, first, last in since.select("number", "begins").join(inside, on="number", maintain_order="left").iter_rows():
            spans = [(date.fromordinal(a), date.fromordinal(b)) for a, b in zip(first, last, strict=True)]
            for gap in state.gaps(date.fromordinal(begins), spans):
                rows.append((number, gap.begins.toordinal(), gap.last.toordinal(), gap.ended.toordinal() if gap.ended else None))
        found = pl.DataFrame(rows, schema={name: COLUMNS[name] for name in ("number", "begins", "last", "ended")}, orient="row")
        return found.with_columns(again=False)


def _toggled(table: Table, state: State) -> pl.DataFrame:
    """As `states.toggled` does for one: whether the state runs after a day is decided by the last day with one sort of fact only."""
    days = _days(table, state)
    both = pl.col("begin") & pl.col("end")
    first = pl.col("number").diff().fill_null(1) != 0
    days = days.with_columns(after=pl.when(~both).then("begin").when(first).then(False)).with_columns(pl.col("after").forward_fill())
    days = days.with_columns(running=~first & pl.col("after").shift(1, fill_value=False)).with_row_index("at")
    begins = days.filter(pl.col("begin") & (~pl.col("running") | pl.col("end")))
    ends = days.filter(pl.col("end") & (pl.col("running") | pl.col("begin"))).select("at", "number", "day")
    from_place = begins["at"] + begins["running"].cast(pl.UInt32)
    place = ends["at"].search_sorted(from_place, side="left")
    end_number = pl.concat([ends["number"], pl.Series(values=[-1], dtype=pl.Int64)]).gather(place)
    end_day = pl.concat([ends["day"], pl.Series(values=[NEVER], dtype=pl.Int64)]).gather(place)
    ended = pl.when(pl.lit(end_number) == pl.col("number")).then(pl.lit(end_day))
    return begins.select("number", begins="day", last=ended.otherwise(FOREVER), ended=ended, again="running")


def _days(table: Table, state: State) -> pl.DataFrame:
    """The days on which a subject's state may change, with what stands on them."""
    begin, end = table.at(state.begins).head(-1), table.at(state.ends).head(-1)
    keys = pl.concat(
        [
            pl.DataFrame({"key": table.key.gather(begin)}).with_columns(begin=True, end=False),
            pl.DataFrame({"key": table.key.gather(end)}).with_columns(begin=False, end=True),
        ]
    )
    days = keys.group_by("key").agg(pl.col("begin").any(), pl.col("end").any()).sort("key")
    return days.select("begin", "end", number=pl.col("key") // ONE_SUBJECT, day=pl.col("key") % ONE_SUBJECT)
