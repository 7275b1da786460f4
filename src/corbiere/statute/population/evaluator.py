"""The evaluator for a population: the same lines of the same law, asked of everyone at once."""

from collections.abc import Iterable
from datetime import date
from typing import get_args

import polars as pl

from corbiere.statute.duties import (
    AnyTime,
    Duty,
    Ending,
    Next,
    NoSooner,
    OfIt,
    SameValue,
    Status,
    VeryNext,
    WithinPeriod,
)
from corbiere.statute.engine import whole_law
from corbiere.statute.law import Law
from corbiere.statute.patterns import Pattern
from corbiere.statute.population import events
from corbiere.statute.population.days import NEVER, answers, dates
from corbiere.statute.population.due import Dues
from corbiere.statute.population.sentences import Sentences
from corbiere.statute.population.spans import Spans
from corbiere.statute.population.starting import Starts
from corbiere.statute.population.table import ONE_SUBJECT, FactTable, in_order, keyed
from corbiere.statute.states import State

STATUSES: tuple[Status, ...] = get_args(Status)
SCHEMA: events.Schema = {
    "subject": pl.String,
    "duty": pl.String,
    "status": pl.String,
    "from": pl.Date,
    "due": pl.Date,
    "done": pl.Date,
    "ended": pl.Date,
    "force": pl.String,
    "basis": pl.String,
    "owner": pl.String,
    "cites": pl.List(pl.String),
    "words": pl.String,
}
NO_ROWS = pl.DataFrame(
    schema={"number": pl.UInt32, "since": pl.Int32, "due": pl.Int32, "status": pl.UInt8, "done": pl.Int32, "ended": pl.Int32}
)
NUMBERED = {"status": pl.UInt8, "done": pl.Int32, "ended": pl.Int32, "key": pl.Int64, "says": pl.UInt32}
Alike = tuple[object, ...]


def findings(facts: pl.DataFrame, on: date, known: date | None = None, law: Law | None = None) -> pl.DataFrame:
    """Every finding of whole subjects (EVENTS in, FINDINGS out), ordered by subject, due day, duty and starting day."""
    law = law or whole_law()
    table = FactTable(facts, on, known, law)
    return _Evaluation(table, law).all()


class _Evaluation:
    """Works out once what lines have in common (where they start, when they fall due, what comes next, what ends them)."""

    def __init__(self, table: FactTable, law: Law) -> None:
        self.table, self.law, self.spans = table, law, Spans(table)
        self.starts, self.dues = Starts(table, self.spans), Dues(table)
        self._frames: dict[Alike, pl.DataFrame] = {}
        self._known: dict[Alike, pl.Series] = {}

    def all(self) -> pl.DataFrame:
        lines, sentences = self.law.may_arise(self.table.matched), Sentences()
        rows = [pl.DataFrame(schema=NUMBERED)]
        for duty in sorted(self.law.duties, key=lambda duty: duty.id):
            found = _in_order(pl.concat([NO_ROWS, *(self._of_line(line.duty) for line in lines if line.said is duty)]))
            says = sentences.numbered(duty, found["since"], found["due"])
            rows.append(found.select("status", "done", "ended", key=keyed(found["number"], found["due"]), says=says))
        return self._in_full(in_order(pl.concat(rows), "key"), sentences.all())

    def _in_full(self, rows: pl.DataFrame, said: pl.DataFrame) -> pl.DataFrame:
        """The columns of an answer, each text taken from a table of the few there are."""
        if rows.is_empty():
            return pl.DataFrame(schema=SCHEMA)
        found = {"subject": self.table.subjects[rows["key"] // ONE_SUBJECT], "status": pl.Series(STATUSES)[rows["status"]]}
        days = {name: dates(rows[name]) for name in ("done", "ended")}
        return said[rows["says"]].with_columns(**found, **days).select(*SCHEMA)

    def _of_line(self, duty: Duty) -> pl.DataFrame:
        starts = self._timed(duty)
        last, ended = self._lasting(duty, starts)
        done, spoilt = self._done(duty, starts)
        never = done == NEVER
        columns = {name: starts[name] for name in ("number", "since", "due")}
        rows = pl.DataFrame({**columns, "ended": ended, "done": done.set(never | (done > last), None)})
        if spoilt is not None:
            rows = rows.with_columns(spoilt=spoilt.set(spoilt > last, None))
        return rows.select("number", "since", "due", **_status(self.table.on, spoilt is not None))

    def _timed(self, duty: Duty) -> pl.DataFrame:
        """Every start with the day it falls due."""
        begun = (duty.starts, duty.during, duty.given, duty.ends_on_death, duty.in_force)
        if begun not in self._frames:
            self._frames[begun] = self.starts.of(duty)
        timed = (*begun, duty.due)
        if timed not in self._frames:
            starts = self._frames[begun]
            due = self.dues.of(starts, duty)
            starts = starts.with_columns(due=due)
            self._frames[timed] = starts.drop_nulls("due") if due.null_count() else starts
        return self._frames[timed]

    # What became of it. A table of starts is known by its id: each is kept.

    def _lasting(self, duty: Duty, starts: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
        """The last day on which each can be done, and the day it ended, or null: a fact or a new time in a state may end it sooner."""
        last, ended = starts["last"], starts["ended"]
        if isinstance(duty.done, WithinPeriod):
            last = pl.select(pl.min_horizontal(last, starts["until"])).to_series()
        if not duty.until:
            return last, ended
        until = self._until(duty, starts)
        sooner = until <= last
        return until.zip_with(sooner, last), until.set(until == NEVER, None).zip_with(sooner, ended)

    def _until(self, duty: Duty, starts: pl.DataFrame) -> pl.Series:
        """The day that ends each, or never."""
        alike = (duty.until, id(starts))
        if alike not in self._known:
            until = duty.until
            self._known[alike] = self._again(until, starts) if isinstance(until, State) else self._first_of(until, starts)
        return self._known[alike]

    def _first_of(self, endings: Iterable[Ending], starts: pl.DataFrame) -> pl.Series:
        """The day of the first fact that ends each, or never."""
        at = pl.select(pl.min_horizontal(*(self._ending(ending, starts) for ending in endings))).to_series()
        return self.table.day_of(at, starts["end"])

    def _ending(self, ending: Ending, starts: pl.DataFrame) -> pl.Series:
        """The position of the first fact that ends each; that of one of somebody else, or none."""
        if ending.pointing:
            return self._pointing(ending.pattern, starts, self.table.ref)
        if ending.same or ending.other:
            return self._alike(ending, starts)
        place = starts["beyond"]
        if ending.named:
            own = self.table.day_named(ending.named, place - 1) == starts["since"]
            place = self.table.first_on(starts["number"], starts["since"]).zip_with(own.fill_null(False), place)
        return self.table.next(ending.pattern, place)

    def _alike(self, ending: Ending, starts: pl.DataFrame) -> pl.Series:
        at = self.table.at(ending.pattern).head(-1)
        names = [name for name in (ending.same, ending.other) if name]
        facts = pl.DataFrame({"found": at, "number": self.table.number[at], **self._values(names, at)})
        beyond = starts["beyond"]
        wanted = pl.DataFrame({"number": starts["number"], "beyond": beyond, **self._values(names, beyond - 1)}).with_row_index("row")
        on = ["number", *([ending.same] if ending.same else [])]
        pairs = wanted.join(facts, on=on, how="inner").filter(pl.col("found") >= pl.col("beyond"))
        if ending.other:
            pairs = pairs.filter(pl.col(ending.other) != pl.col(f"{ending.other}_right"))
        return self._firsts(pairs, starts.height)

    def _values(self, names: Iterable[str], at: pl.Series) -> dict[str, pl.Series]:
        return {name: self.table.attribute(name, at) for name in names}

    def _firsts(self, pairs: pl.DataFrame, height: int) -> pl.Series:
        """For each row the first position that was found for it, or none."""
        first = pairs.group_by("row").agg(pl.col("found").min())
        found = pl.Series(values=[self.table.count], dtype=pl.UInt32).new_from_index(0, height)
        return found.scatter(first["row"], first["found"]) if first.height else found

    def _again(self, until: State, starts: pl.DataFrame) -> pl.Series:
        """The day on which the state begins the next time."""
        spans = self.spans.of(until).select("number", "begins", "again")
        nobody = pl.DataFrame({"number": [None], "begins": [NEVER], "again": [None]}, schema=spans.schema)
        key = keyed(spans["number"], spans["begins"]) * 2 + spans["again"]
        place = key.search_sorted(keyed(starts["number"], starts["since"]) * 2, side="right")
        found = pl.concat([spans, nobody])[place]
        return found["begins"].set((found["number"] != starts["number"]).fill_null(True), NEVER)

    def _done(self, duty: Duty, starts: pl.DataFrame) -> tuple[pl.Series, pl.Series | None]:
        """The day each is done, or never; and the day on which what had to be the very next was something else, or never."""
        at = self._doing(duty, starts)
        day = self.table.day_of(at, starts["end"])
        if not isinstance(duty.done, VeryNext):
            return day, None
        following = self._next(duty.done.among, starts)
        spoilt = self.table.day_of(following, starts["end"])
        return day.set(following != at, NEVER), spoilt.set(following == at, NEVER)

    def _doing(self, duty: Duty, starts: pl.DataFrame) -> pl.Series:
        """The position of the fact that does the duty, or one that is too late, of someone else, or none."""
        number = starts["number"]
        match duty.done:
            case Next(pattern) | VeryNext(pattern):
                return self._next(pattern, starts)
            case NoSooner(pattern, wait):
                return self.table.next(pattern, self.table.first_on(number, answers(starts["since"], wait.after)))
            case AnyTime(pattern):
                return self.table.next(pattern, self.table.first_on(number, starts["begins"]))
            case WithinPeriod(pattern):
                return self.table.next(pattern, self.table.first_on(number, starts["since"]))
            case OfIt():
                return self._of_it(duty.done, starts)
            case SameValue(pattern, attribute):
                at = self.table.at(pattern).head(-1)
                values = self.table.attribute(attribute, starts["beyond"] - 1)
                return self._linked(at, self.table.attribute(attribute, at), starts, values, since=False)

    def _of_it(self, done: OfIt, starts: pl.DataFrame) -> pl.Series:
        found = self._pointing(done.pattern, starts, self.table.of if done.beside else self.table.ref)
        if not done.unnamed:
            return found
        at = self.table.at(done.pattern).head(-1)
        unnamed = at.filter(self.table.of[at].is_null())
        after = pl.concat([unnamed, pl.Series(values=[self.table.count], dtype=pl.UInt32)])
        following = after[unnamed.search_sorted(starts["beyond"], side="left")]
        return pl.select(pl.min_horizontal(found, following)).to_series()

    def _pointing(self, pattern: Pattern, starts: pl.DataFrame, names: pl.Series) -> pl.Series:
        """For each start the first such fact that points at its name, on the day of the starting fact or later."""
        at, own = self.table.at(pattern).head(-1), starts["beyond"] - 1
        return self._linked(at, self.table.of[at], starts.with_columns(since=self.table.day[own]), names[own], since=True)

    def _next(self, pattern: Pattern, starts: pl.DataFrame) -> pl.Series:
        """The position of the next such fact, of whichever subject, or none."""
        asked = (self.law.number[id(pattern)], id(starts))
        if asked not in self._known:
            self._known[asked] = self.table.next(pattern, starts["beyond"])
        return self._known[asked]

    def _linked(self, at: pl.Series, link: pl.Series, starts: pl.DataFrame, name: pl.Series, since: bool) -> pl.Series:
        """For each start the first of the facts `at` whose link is its name; on the start's day or later where `since`."""
        facts = pl.DataFrame({"found": at, "number": self.table.number[at], "link": link}).drop_nulls("link")
        wanted = starts.select("number", "since", link=name).with_row_index("row")
        linked = wanted.join(facts, on=["number", "link"], how="inner")
        if since:
            linked = linked.filter(self.table.day[linked["found"]] >= linked["since"])
        return self._firsts(linked, starts.height)


def _in_order(rows: pl.DataFrame) -> pl.DataFrame:
    """By subject and starting day, then by the day it ended and was done, those that did not last."""
    rows = rows.with_columns(key=keyed(rows["number"], rows["since"]))
    if not rows["key"].is_sorted():
        rows = in_order(rows, "key")
    again = (rows["key"].diff() == 0).fill_null(False)
    if again.any():
        tied = again | again.shift(-1, fill_value=False)
        rows = pl.concat([rows.filter(~tied), rows.filter(tied).sort("ended", "done", nulls_last=True)])
        rows = in_order(rows, "key")
    return rows


def _status(on: int, may_be_spoilt: bool) -> dict[str, pl.Expr]:
    """status as a place in STATUSES, done and ended, by the contract's table; a spoilt duty is missed whatever the day."""
    done, due, ended = pl.col("done"), pl.col("due"), pl.col("ended")
    place = {status: pl.lit(place, pl.UInt8) for place, status in enumerate(STATUSES)}
    undone = (
        pl.when(ended.is_not_null())
        .then(pl.when(ended <= due).then(place["lapsed"]).otherwise(place["missed"]))
        .otherwise(pl.when(due >= on).then(place["open"]).otherwise(place["overdue"]))
    )
    if may_be_spoilt:
        undone = pl.when(pl.col("spoilt").is_not_null()).then(place["missed"]).otherwise(undone)
        ended = pl.coalesce("spoilt", "ended")
    status = pl.when(done.is_null()).then(undone).when(done <= due).then(place["met"]).otherwise(place["late"])
    return {"status": status, "done": done, "ended": pl.when(done.is_null()).then(ended)}
