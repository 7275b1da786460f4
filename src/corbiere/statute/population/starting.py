"""What starts the clocks of a population.

A start has `at` (the position of its fact), number (its subject), since (the day), the begins, last and ended of its span, and
the due and until of a calendar period.
"""

from datetime import date

import polars as pl

from corbiere.statute.calendar import birthday, months_after
from corbiere.statute.duties import Duty, Each, EachPeriod, Reaches, Starting, StateBegins
from corbiere.statute.population.spans import Spans
from corbiere.statute.population.table import NEVER, Table
from corbiere.statute.states import AnyState, State


class Starts:
    def __init__(self, table: Table, spans: Spans) -> None:
        self.table, self.spans = table, spans

    def of(self, duty: Duty) -> pl.DataFrame:
        """Every start of a line up to the day asked about, on a day on which the line is the law."""
        starts = pl.concat([self._starts(start, duty) for start in duty.starts])
        until = min(duty.in_force.until.toordinal(), self.table.on)
        return starts.filter(pl.col("since").is_between(duty.in_force.since.toordinal(), until))

    def _starts(self, start: Starting, duty: Duty) -> pl.DataFrame:
        match start:
            case Each():
                return self._each(start, duty)
            case StateBegins():
                return self._beginnings(start.state)
            case Reaches():
                return self._reached(start, duty)
            case EachPeriod():
                return self._periods(start, duty)

    def _each(self, start: Each, duty: Duty) -> pl.DataFrame:
        table, places = self.table, self.table.at(start.pattern).head(-1)
        state = duty.during or duty.given
        if state is None:
            return self._without_state(places, duty)
        spans = self.spans.of(state)
        first = spans["hi"].search_sorted(places, side="left").cast(pl.Int64)
        last = spans["lo"].search_sorted(places, side="right").cast(pl.Int64) - 1
        if duty.given:
            return self._without_state(places.filter(first <= last), duty)
        twice = last > first
        within = pl.DataFrame({"at": places, "span": first}).filter(first <= last)
        if twice.any():
            within = pl.concat([within, pl.DataFrame({"at": places, "span": last}).filter(twice)]).sort("span", "at")
        if start.only:
            leading = pl.col("span").diff().fill_null(1) != 0
            within = within.filter(leading if start.only == "first" else ~leading)
        return _start(within["at"], table.day.gather(within["at"]), spans[within["span"]])

    def _without_state(self, places: pl.Series, duty: Duty) -> pl.DataFrame:
        number, since = self.table.number.gather(places), self.table.day.gather(places)
        died = self.table.died.gather(number)
        nothing = pl.Series(values=[None], dtype=pl.Int64).new_from_index(0, len(places))
        last = died.fill_null(NEVER) if duty.ends_on_death else nothing.fill_null(NEVER)
        ended = died if duty.ends_on_death else nothing
        rows = pl.DataFrame({"number": number, "begins": nothing, "last": last, "ended": ended})
        return _start(places, since, rows).filter(pl.col("since") <= pl.col("last"))

    def _beginnings(self, state: AnyState) -> pl.DataFrame:
        spans = self.spans.of(state)
        before = spans["lo"] - 1
        at = self.table.next(state.begins, before) if isinstance(state, State) else before
        return _start(at, spans["begins"], spans)

    def _reached(self, start: Reaches, duty: Duty) -> pl.DataFrame:
        assert duty.during
        spans = self.spans.of(duty.during)
        count = months_after if start.months else birthday
        day = self.table.birthday(count, start.years * 12 + start.months if start.months else start.years)
        since = pl.DataFrame({"day": day.gather(spans["number"]), "begins": spans["begins"]})
        reached = since.select(pl.when(pl.col("day").is_not_null()).then(pl.max_horizontal("day", "begins"))).to_series()
        return _start(spans["lo"] - 1, reached, spans).filter(pl.col("since") <= pl.col("last"))

    def _periods(self, start: EachPeriod, duty: Duty) -> pl.DataFrame:
        assert duty.during
        spans = self.spans.of(duty.during)
        born = self.table.born.gather(spans["number"])
        rows: list[tuple[int, int, int, int]] = []
        for row, (begins, last, birth) in enumerate(zip(spans["begins"], spans["last"], born, strict=True)):
            if begins <= self.table.on:
                until = date.fromordinal(min(last, self.table.on))
                for period in start.periods(date.fromordinal(begins), until, birth and date.fromordinal(birth)):
                    rows.append((row, period.first.toordinal(), period.due.toordinal(), period.last.toordinal()))
        found = pl.DataFrame(rows, schema={"row": pl.Int64, "first": pl.Int64, "due": pl.Int64, "until": pl.Int64}, orient="row")
        of = spans[found["row"]]
        starts = _start(of["lo"] - 1, found["first"], of)
        return starts.with_columns(due=found["due"], until=found["until"])


def _start(at: pl.Series, since: pl.Series, of: pl.DataFrame) -> pl.DataFrame:
    columns = {"at": at, "number": of["number"], "since": since, "begins": of["begins"], "last": of["last"], "ended": of["ended"]}
    return pl.DataFrame({name: column.cast(pl.Int64) for name, column in columns.items()})
