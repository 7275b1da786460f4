"""Times in a state for a whole population: one row a time, in order of subject and day.

Columns: number (subject), begins, last, ended (null while it lasts), again, before (it had begun before), lo and beyond (the
position of its first fact, and that after its last).
"""

from datetime import date

import polars as pl

from corbiere.statute.calendar import birthday
from corbiere.statute.patterns import Pattern
from corbiere.statute.population.days import FOREVER, NEVER, answers
from corbiere.statute.population.table import ONE_SUBJECT, FactTable, keyed
from corbiere.statute.states import AccruedState, AnyState, Outside, Span, State

COLUMNS = {"number": pl.UInt32, "begins": pl.Int32, "last": pl.Int32, "ended": pl.Int32}


class Spans:
    """Works each state out once for a table."""

    def __init__(self, table: FactTable) -> None:
        self.table = table
        self._of: dict[int, pl.DataFrame] = {}

    def of(self, state: AnyState) -> pl.DataFrame:
        if id(state) not in self._of:
            spans = self._worked_out(state)
            first = self.table.first_on(spans["number"], spans["begins"])
            beyond = self.table.beyond(spans["number"], spans["last"])
            self._of[id(state)] = spans.with_columns(lo=first, beyond=beyond)
        return self._of[id(state)]

    def birthday(self, age: int) -> pl.Series:
        """For each subject the day they turn so old, or null."""
        return answers(self.table.born, birthday, age)

    def _worked_out(self, state: AnyState) -> pl.DataFrame:
        match state:
            case State():
                whole = _toggled(self.table, state)
                return self._clipped(whole, state.until_birthday, dies=state.ends_on_death)
            case AccruedState():
                return self._clipped(self._accrued(state), state.until_birthday)
            case Outside():
                return self._clipped(self._outside(state), state.until_birthday)

    def _clipped(self, spans: pl.DataFrame, until_birthday: int | None, dies: bool = True) -> pl.DataFrame:
        """Cut short by death and by a birthday, as `states.clipped` does for one."""
        if dies:
            died = self.table.died[spans["number"]]
            cut = pl.lit(died) <= pl.col("last")
            spans = spans.with_columns(last=pl.when(cut).then(died).otherwise("last"), ended=pl.when(cut).then(died).otherwise("ended"))
        if until_birthday is not None:
            day = self.birthday(until_birthday)[spans["number"]]
            cut = pl.lit(day) <= pl.col("last")
            came = pl.lit(day) <= self.table.on
            spans = spans.with_columns(
                last=pl.when(cut).then(day - 1).otherwise("last"),
                ended=pl.when(cut & came).then(day).when(cut).then(None).otherwise("ended"),
            )
        return spans.filter(pl.col("begins") <= pl.col("last"))

    def _accrued(self, state: AccruedState) -> pl.DataFrame:
        """Asks the declaration once for each subject who may have gathered enough, or of whom somebody decided."""
        gathered = self._gathered(state)
        said, denied = (self._days(pattern) for pattern in (state.said, state.denied))
        rows: list[tuple[int, int, int, int | None]] = []
        for number in sorted({*gathered, *said}):
            born = self.table.born[number]
            times = state.times(born and date.fromordinal(born), gathered.get(number, ()), said.get(number, ()), denied.get(number, ()))
            rows += [(number, *_ordinals(span)) for span in times]
        return pl.DataFrame(rows, schema=COLUMNS, orient="row").with_columns(again=False, before=False)

    def _days(self, pattern: Pattern) -> dict[int, list[date]]:
        """The days of such facts, by subject."""
        places = self.table.at(pattern).head(-1)
        found: dict[int, list[date]] = {}
        for number, day in zip(self.table.number[places], self.table.day[places], strict=True):
            found.setdefault(number, []).append(date.fromordinal(day))
        return found

    def _gathered(self, state: AccruedState) -> dict[int, list[tuple[date, date]]]:
        """The times in the other state of each subject who may have gathered enough."""
        from_day = self.birthday(state.between[0])
        until_day = self.birthday(state.between[1])
        inner = self.of(state.of)
        relevant = inner.with_columns(
            born=self.table.born[inner["number"]],
            days=pl.min_horizontal("last", until_day[inner["number"]] - 1) - pl.max_horizontal("begins", from_day[inner["number"]]) + 1,
        ).filter(pl.col("born").is_not_null() & (pl.col("days") > 0))
        enough = relevant.group_by("number").agg(pl.col("days").sum()).filter(pl.col("days") >= state.days)
        relevant = relevant.filter(relevant["number"].is_in(enough["number"].implode()))
        found: dict[int, list[tuple[date, date]]] = {}
        for number, begins, last in relevant.select("number", "begins", "last").iter_rows():
            found.setdefault(number, []).append((date.fromordinal(begins), date.fromordinal(last)))
        return found

    def _outside(self, state: Outside) -> pl.DataFrame:
        """Asks the declaration once for each subject who is in the state that it is a part of."""
        since, inner = self.of(state.of), self.of(state.of.of)
        inner = inner.filter(inner["number"].is_in(since["number"].implode()))
        inside: dict[int, list[tuple[date, date]]] = {}
        for number, first, last in inner.select("number", "begins", "last").iter_rows():
            inside.setdefault(number, []).append((date.fromordinal(first), date.fromordinal(last)))
        rows: list[tuple[int, int, int, int | None]] = []
        for number, begins, last, ended in since.select("number", "begins", "last", "ended").iter_rows():
            whole = Span(date.fromordinal(begins), date.fromordinal(last), date.fromordinal(ended) if ended else None)
            rows += [(number, *_ordinals(gap)) for gap in state.gaps(whole, inside.get(number, ()))]
        return pl.DataFrame(rows, schema=COLUMNS, orient="row").with_columns(again=False, before=False)


def _ordinals(span: Span) -> tuple[int, int, int | None]:
    return span.begins.toordinal(), span.last.toordinal(), span.ended.toordinal() if span.ended else None


def _toggled(table: FactTable, state: State) -> pl.DataFrame:
    """As `states.toggled` does for one: whether the state runs after a day is decided by the last day with one sort of fact only."""
    days = _days(table, state)
    both = pl.col("begin") & pl.col("end")
    first = pl.col("number").diff().fill_null(1) != 0
    days = days.with_columns(after=pl.when(~both).then("begin").when(first).then(False)).with_columns(pl.col("after").forward_fill())
    days = days.with_columns(running=~first & pl.col("after").shift(1, fill_value=False)).with_row_index("at")
    begins = days.filter(pl.col("begin") & (~pl.col("running") | pl.col("end")))
    ends = days.filter(pl.col("end") & (pl.col("running") | pl.col("begin"))).select("at", "number", "day")
    place = ends["at"].search_sorted(begins["at"] + begins["running"], side="left")
    nobody = pl.DataFrame({"at": [None], "number": [None], "day": [NEVER]}, schema=ends.schema)
    end = pl.concat([ends, nobody])[place]
    ended = end["day"].set((end["number"] != begins["number"]).fill_null(True), None)
    return begins.select(
        "number", begins="day", last=ended.fill_null(FOREVER), ended=ended, again="running", before=_before(table, state, begins)
    )


def _before(table: FactTable, state: State, begins: pl.DataFrame) -> pl.Series:
    """For each day on which it begins, whether every fact of the day that may begin it says that it had begun before."""
    before = table.at(state.before).head(-1)
    if not len(before):
        return pl.repeat(False, begins.height, dtype=pl.Boolean, eager=True)
    known = table.at(state.begins).head(-1).filter(~table.at(state.begins).head(-1).is_in(before.implode()))
    return ~keyed(begins["number"], begins["day"]).is_in(table.key[known].implode())


def _days(table: FactTable, state: State) -> pl.DataFrame:
    """The days on which a subject's state may change, with what stands on them."""
    begin, end = (table.key[table.at(pattern).head(-1)] for pattern in (state.begins, state.ends))
    marks = pl.concat([begin * 2, end * 2 + 1]).sort()
    key, ends = pl.col("mark") // 2, pl.col("mark") % 2 == 1
    days = marks.to_frame("mark").filter(pl.col("mark").diff().fill_null(1) != 0)
    days = days.with_columns(key=key, begin=~ends, end=ends | (key == key.shift(-1)).fill_null(False))
    days = days.filter(pl.col("key").diff().fill_null(1) != 0)
    number, day = pl.col("key") // ONE_SUBJECT, pl.col("key") % ONE_SUBJECT
    return days.select("begin", "end", number=number.cast(pl.UInt32), day=day.cast(pl.Int32))
