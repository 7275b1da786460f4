"""Starts of the clocks of a population.

A start has number (its subject), since (the day), beyond (the first place after its fact), end (the first place of the next subject),
the begins, last and ended of its span, and the due and until of a calendar period.
"""

from datetime import date

import polars as pl

from corbiere.statute.calendar import birthday, months_after
from corbiere.statute.duties import Duty
from corbiere.statute.patterns import Pattern
from corbiere.statute.population.days import NEVER, answers
from corbiere.statute.population.spans import Spans
from corbiere.statute.population.table import FactTable
from corbiere.statute.starting import Each, EachPeriod, Reaches, Starting, StateBegins
from corbiere.statute.states import AnyState, State

PERIODS = {"row": pl.UInt32, "first": pl.Int32, "due": pl.Int32, "until": pl.Int32}


class Starts:
    def __init__(self, table: FactTable, spans: Spans) -> None:
        self.table, self.spans = table, spans

    def of(self, duty: Duty) -> pl.DataFrame:
        """Every start of a line up to the day asked about, on a day on which the line is the law."""
        starts = pl.concat([self._starts(start, duty) for start in duty.starts])
        until = min(duty.in_force.until.toordinal(), self.table.on)
        wanted = starts["since"].is_between(duty.in_force.since.toordinal(), until)
        return starts if wanted.all() else starts.filter(wanted)

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
        places = self.table.at(start.pattern).head(-1)
        state = duty.during or duty.given
        if state is None:
            return self._counted(self._without_state(places, duty), start.since)
        spans = self.spans.of(state)
        first, beyond = (places.search_sorted(spans[name], side="left") for name in ("lo", "beyond"))
        if start.only == "later":
            first = first + (~spans["before"]).cast(pl.UInt32)
        within = pl.DataFrame({"first": first, "beyond": beyond}).with_row_index("span").filter(pl.col("first") < pl.col("beyond"))
        if start.only == "first":
            within = within.filter(~spans["before"][within["span"]]).with_columns(beyond=pl.col("first") + 1)
        within = within.select("span", place=pl.int_ranges("first", "beyond", dtype=pl.UInt32)).explode("place")
        at = places[within["place"]]
        if duty.given:
            return self._without_state(at.unique().sort(), duty)
        return self._start(at + 1, self.table.day[at], spans[within["span"]])

    def _without_state(self, places: pl.Series, duty: Duty) -> pl.DataFrame:
        number, since = self.table.number[places], self.table.day[places]
        died = self.table.died[number]
        nothing = died.clear(len(died))
        ended = died if duty.ends_on_death else nothing
        rows = pl.DataFrame({"number": number, "begins": nothing, "last": ended.fill_null(NEVER), "ended": ended})
        return self._start(places + 1, since, rows).filter(pl.col("since") <= pl.col("last"))

    def _counted(self, starts: pl.DataFrame, since: Pattern) -> pl.DataFrame:
        """From the day of the earlier fact of `since` at which the starting one points, where it does."""
        if not since.kinds or starts.is_empty():
            return starts
        at, own = self.table.at(since).head(-1), starts["beyond"] - 1
        named = pl.DataFrame({"found": at, "number": self.table.number[at], "name": self.table.ref[at]})
        named = named.unique(["number", "name"], keep="first", maintain_order=True)
        wanted = pl.DataFrame({"number": starts["number"], "name": self.table.of[own], "own": own})
        led = wanted.join(named, on=["number", "name"], how="left", maintain_order="left")["found"]
        led = led.zip_with((led < own).fill_null(False), own)
        return starts.with_columns(since=self.table.day[led])

    def _beginnings(self, state: AnyState) -> pl.DataFrame:
        spans = self.spans.of(state).filter(~pl.col("before"))
        beyond = self.table.next(state.begins, spans["lo"]) + 1 if isinstance(state, State) else spans["lo"]
        return self._start(beyond, spans["begins"], spans)

    def _reached(self, start: Reaches, duty: Duty) -> pl.DataFrame:
        assert duty.during
        spans = self.spans.of(duty.during)
        born = self.table.born[spans["number"]]
        day = answers(born, months_after, start.years * 12 + start.months) if start.months else answers(born, birthday, start.years)
        reached = spans.with_columns(day=day).filter(
            (pl.col("day") <= pl.col("last")) & ~(pl.col("before") & (pl.col("day") < pl.col("begins")))
        )
        since = reached.select(pl.max_horizontal("day", "begins")).to_series()
        return self._start(reached["lo"], since, reached)

    def _periods(self, start: EachPeriod, duty: Duty) -> pl.DataFrame:
        assert duty.during
        spans = self.spans.of(duty.during)
        born = self.table.born[spans["number"]]
        rows: list[tuple[int, int, int, int]] = []
        for row, (begins, last, birth) in enumerate(zip(spans["begins"], spans["last"], born, strict=True)):
            if begins <= self.table.on:
                until = date.fromordinal(min(last, self.table.on))
                for period in start.periods(date.fromordinal(begins), until, birth and date.fromordinal(birth)):
                    rows.append((row, period.first.toordinal(), period.due.toordinal(), period.last.toordinal()))
        found = pl.DataFrame(rows, schema=PERIODS, orient="row")
        of = spans[found["row"]]
        return self._start(of["lo"], found["first"], of).with_columns(due=found["due"], until=found["until"])

    def _start(self, beyond: pl.Series, since: pl.Series, of: pl.DataFrame) -> pl.DataFrame:
        columns = of.select("number", "begins", "last", "ended")
        return columns.with_columns(since=since, beyond=beyond, end=self.table.ends[of["number"]])
