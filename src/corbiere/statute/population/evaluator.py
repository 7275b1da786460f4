"""The evaluator for a population: the same lines of the same law, asked of everyone at once."""

from collections.abc import Callable, Iterator
from datetime import date

import polars as pl

from corbiere.statute.calendar import birthday, months_after
from corbiere.statute.duties import (
    AnyTime,
    Duty,
    Each,
    EachPeriod,
    Next,
    OfIt,
    Reaches,
    SameValue,
    StateBegins,
    VeryNext,
    WithinPeriod,
)
from corbiere.statute.engine import whole_law
from corbiere.statute.law import Law, Line
from corbiere.statute.limits import Input, Latest, Stated, Within
from corbiere.statute.patterns import Pattern
from corbiere.statute.population import events
from corbiere.statute.population.spans import Spans
from corbiere.statute.population.table import EPOCH, NEVER, ONE_SUBJECT, Table, after, written
from corbiere.statute.states import AnyState, State

PACKED = 31  # bits for one input of a limit: two of them make one number
STATUSES = ("open", "overdue", "met", "late", "lapsed", "missed")
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
    schema={"number": pl.Int64, "since": pl.Int64, "due": pl.Int64, "status": pl.UInt32, "done": pl.Int64, "ended": pl.Int64}
)


def findings(facts: pl.DataFrame, on: date, known: date | None = None, law: Law | None = None) -> pl.DataFrame:
    """Every finding of whole subjects (EVENTS in, FINDINGS out), ordered by subject, due day, duty and starting day."""
    law = law or whole_law()
    table = Table(facts, on, known, law)
    return _Evaluation(table, law).all()


class _Evaluation:
    def __init__(self, table: Table, law: Law) -> None:
        self.table, self.law, self.spans = table, law, Spans(table)

    def all(self) -> pl.DataFrame:
        duties = sorted(self.law.duties, key=lambda duty: duty.id)
        lines = self.law.may_arise(self.table.matched)
        rows = pl.concat([self._of_duty(number, duty, lines) for number, duty in enumerate(duties)])
        rows = rows.with_columns(key=pl.col("number") * ONE_SUBJECT + pl.col("due")).sort("key", maintain_order=True)
        return self._in_full(rows, duties)

    def _of_duty(self, number: int, duty: Duty, lines: list[Line]) -> pl.DataFrame:
        rows = _in_order(pl.concat([NO_ROWS, *(self._of_line(line.duty) for line in lines if line.said is duty)]))
        if rows.is_empty():
            return rows.with_columns(duty=pl.lit(number, pl.UInt32), words=pl.lit(None, pl.String))
        pairs = rows["since"] * ONE_SUBJECT + rows["due"]
        distinct = pairs.unique().sort()
        words = _words(duty, distinct)
        return rows.with_columns(duty=pl.lit(number, pl.UInt32), words=words.gather(distinct.search_sorted(pairs)))

    def _in_full(self, rows: pl.DataFrame, duties: list[Duty]) -> pl.DataFrame:
        """The columns of an answer, each text taken from a table of the few there are."""

        def text(of: Callable[[Duty], object]) -> pl.Series:
            return pl.Series([of(duty) for duty in duties]).gather(rows["duty"])

        def day(name: str) -> pl.Expr:
            return (pl.col(name) - EPOCH).cast(pl.Int32).cast(pl.Date)

        return rows.select(
            subject=self.table.subjects.gather(rows["number"]),
            duty=text(lambda duty: duty.id),
            status=pl.Series(STATUSES).gather(rows["status"]),
            since=day("since"),
            due=day("due"),
            done=day("done"),
            ended=day("ended"),
            force=text(lambda duty: duty.force),
            basis=text(lambda duty: duty.basis),
            owner=text(lambda duty: duty.owner),
            cites=text(lambda duty: list(duty.cites)),
            words="words",
        ).rename({"since": "from"})

    def _of_line(self, duty: Duty) -> pl.DataFrame:
        starts = pl.concat([self._starts(start, duty) for start in duty.starts])
        law = (pl.col("since") >= duty.in_force.since.toordinal()) & (pl.col("since") <= duty.in_force.until.toordinal())
        starts = starts.filter((pl.col("since") <= self.table.on) & law)
        starts = self._with_due(starts, duty).filter(pl.col("due").is_not_null())
        return self._answered(self._with_end(starts, duty), duty)

    # What starts the clock. A start has: at (position), number, since, and of its span begins, last, ended; due and until of a period.

    def _starts(self, start: object, duty: Duty) -> pl.DataFrame:
        match start:
            case Each():
                return self._each(start, duty)
            case StateBegins():
                return self._beginnings(start.state)
            case Reaches():
                return self._reached(start, duty)
            case EachPeriod():
                return self._periods(start, duty)
        raise TypeError(start)

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

    # By when.

    def _with_due(self, starts: pl.DataFrame, duty: Duty) -> pl.DataFrame:
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
        answers = [day and day.toordinal() for day in map(duty.due.due, *held)]
        due = pl.Series(values=answers, dtype=pl.Int64).gather(asked.search_sorted(packed))
        return starts.with_columns(due=due)

    def _unpacked(self, values: pl.Series, wanted: Input) -> Iterator[date | str | None]:
        if isinstance(wanted, str):
            return (None if value < 0 else date.fromordinal(value) for value in values)
        texts = list(self.table.texts)
        return (None if value < 0 else texts[value] for value in values)

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

    # What became of it.

    def _with_end(self, starts: pl.DataFrame, duty: Duty) -> pl.DataFrame:
        """`last` and `ended` brought forward where a fact or a new time in a state ends the duty."""
        if duty.until is None:
            return starts
        until = self._until(duty.until, starts)
        sooner = pl.lit(until) <= pl.col("last")
        ended = pl.lit(until).replace(NEVER, None)
        return starts.with_columns(last=pl.when(sooner).then(until).otherwise("last"), ended=pl.when(sooner).then(ended).otherwise("ended"))

    def _until(self, until: Pattern | State, starts: pl.DataFrame) -> pl.Series:
        if isinstance(until, Pattern):
            return self.table.day_of(self.table.next(until, starts["at"]), starts["number"])
        spans = self.spans.of(until)
        key = (spans["number"] * ONE_SUBJECT + spans["begins"]) * 2 + spans["again"].cast(pl.Int64)
        place = key.search_sorted((starts["number"] * ONE_SUBJECT + starts["since"]) * 2, side="right")
        number = pl.concat([spans["number"], pl.Series(values=[-1], dtype=pl.Int64)]).gather(place)
        begins = pl.concat([spans["begins"], pl.Series(values=[NEVER], dtype=pl.Int64)]).gather(place)
        return begins.zip_with(number == starts["number"], pl.repeat(NEVER, len(begins), dtype=pl.Int64, eager=True))

    def _answered(self, starts: pl.DataFrame, duty: Duty) -> pl.DataFrame:
        done = self._done(duty, starts)
        day = self.table.day_of(done, starts["number"])
        if isinstance(duty.done, VeryNext):
            following = self.table.next(duty.done.among, starts["at"])
            spoilt = self.table.day_of(following, starts["number"])
            undone = pl.Series(values=[NEVER], dtype=pl.Int64).new_from_index(0, len(day))
            day, spoilt = day.zip_with(following == done, undone), undone.zip_with(following == done, spoilt)
            starts = starts.with_columns(spoilt=pl.when(pl.lit(spoilt) <= pl.col("last")).then(spoilt))
        if isinstance(duty.done, WithinPeriod):
            starts = starts.with_columns(last=pl.min_horizontal("last", "until"))
        starts = starts.with_columns(done=pl.when(pl.lit(day) <= pl.min_horizontal("last", pl.lit(NEVER - 1))).then(day))
        return starts.select("number", "since", "due", **_status(self.table.on, "spoilt" in starts.columns))

    def _done(self, duty: Duty, starts: pl.DataFrame) -> pl.Series:
        """The position of the fact that does the duty, or one that is too late, of someone else, or none."""
        match duty.done:
            case Next(pattern) | VeryNext(pattern):
                return self.table.next(pattern, starts["at"])
            case AnyTime(pattern):
                return self.table.next(pattern, self.table.first_on(starts["number"], starts["begins"]) - 1)
            case WithinPeriod(pattern):
                return self.table.next(pattern, self.table.first_on(starts["number"], starts["since"]) - 1)
            case OfIt(pattern):
                at = self.table.at(pattern).head(-1)
                return self._linked(at, self.table.of.gather(at), starts, self.table.ref.gather(starts["at"]), since=True)
            case SameValue(pattern, attribute):
                at = self.table.at(pattern).head(-1)
                values = self.table.attribute(attribute, starts["at"])
                return self._linked(at, self.table.attribute(attribute, at), starts, values, since=False)

    def _linked(self, at: pl.Series, link: pl.Series, starts: pl.DataFrame, name: pl.Series, since: bool) -> pl.Series:
        """For each start the first of the facts `at` whose link is its name; on the start's day or later where `since`."""
        facts = pl.DataFrame({"found": at, "number": self.table.number.gather(at), "link": link}).drop_nulls("link")
        earliest = self.table.first_on(starts["number"], starts["since"]) if since else pl.zeros(starts.height, pl.Int64, eager=True)
        wanted = pl.DataFrame({"number": starts["number"], "link": name, "earliest": earliest}).with_row_index("row")
        linked = wanted.join(facts, on=["number", "link"], how="inner").filter(pl.col("found") >= pl.col("earliest"))
        first = linked.group_by("row").agg(pl.col("found").min())
        found = pl.Series(values=[self.table.count], dtype=pl.Int64).new_from_index(0, starts.height)
        return found.scatter(first["row"], first["found"]) if first.height else found


def _in_order(rows: pl.DataFrame) -> pl.DataFrame:
    """By subject and starting day, then by the day it ended and was done, those that did not last."""
    key = rows["number"] * ONE_SUBJECT + rows["since"]
    if key.is_sorted() and not (key.diff() == 0).any():
        return rows
    return rows.sort("number", "since", "ended", "done", nulls_last=True)


def _start(at: pl.Series, since: pl.Series, of: pl.DataFrame) -> pl.DataFrame:
    columns = {"at": at, "number": of["number"], "since": since, "begins": of["begins"], "last": of["last"], "ended": of["ended"]}
    return pl.DataFrame({name: column.cast(pl.Int64) for name, column in columns.items()})


def _status(on: int, may_be_spoilt: bool) -> dict[str, pl.Expr]:
    """status as a place in STATUSES, done and ended, by the contract's table; a spoilt duty is missed whatever the day."""
    done, due, ended = pl.col("done"), pl.col("due"), pl.col("ended")
    spoilt = pl.col("spoilt") if may_be_spoilt else pl.lit(None, pl.Int64)
    undone = (
        pl.when(spoilt.is_not_null())
        .then(STATUSES.index("missed"))
        .when(ended.is_not_null())
        .then(pl.when(ended <= due).then(STATUSES.index("lapsed")).otherwise(STATUSES.index("missed")))
        .otherwise(pl.when(due >= on).then(STATUSES.index("open")).otherwise(STATUSES.index("overdue")))
    )
    status = pl.when(done.is_null()).then(undone).when(done <= due).then(STATUSES.index("met")).otherwise(STATUSES.index("late"))
    return {
        "status": status.cast(pl.UInt32),
        "done": done,
        "ended": pl.when(done.is_null()).then(pl.coalesce(spoilt, ended)),
    }


def _words(duty: Duty, pairs: pl.Series) -> pl.Series:
    """The duty's sentence for each pair of starting and due day."""
    before, between, after = duty.sentence
    since, due = written(pairs // ONE_SUBJECT), written(pairs % ONE_SUBJECT)
    frame = pl.DataFrame({"since": since, "due": due})
    return frame.select(pl.concat_str(pl.lit(before), "due", pl.lit(between), "since", pl.lit(after))).to_series()
