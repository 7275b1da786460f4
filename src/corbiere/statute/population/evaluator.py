"""The evaluator for a population: the same lines of the same law, asked of everyone at once."""

from collections.abc import Callable, Iterable
from datetime import date

import polars as pl

from corbiere.statute.duties import (
    AnyTime,
    Duty,
    Ending,
    Next,
    NoSooner,
    OfIt,
    SameValue,
    VeryNext,
    WithinPeriod,
)
from corbiere.statute.engine import whole_law
from corbiere.statute.law import Law, Line
from corbiere.statute.population import events
from corbiere.statute.population.due import Dues
from corbiere.statute.population.spans import Spans
from corbiere.statute.population.starting import Starts
from corbiere.statute.population.table import EPOCH, NEVER, ONE_SUBJECT, Table, after, written
from corbiere.statute.states import State

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
        self.starts, self.dues = Starts(table, self.spans), Dues(table)
        self._ends: dict[tuple[object, ...], pl.Series] = {}

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
        starts = self.dues.added(self.starts.of(duty), duty).filter(pl.col("due").is_not_null())
        return self._answered(self._with_end(starts, duty), duty)

    # What became of it.

    def _with_end(self, starts: pl.DataFrame, duty: Duty) -> pl.DataFrame:
        """`last` and `ended` brought forward where a fact or a new time in a state ends the duty."""
        if not duty.until:
            return starts
        until = self._until(duty, starts)
        sooner = pl.lit(until) <= pl.col("last")
        ended = pl.lit(until).replace(NEVER, None)
        return starts.with_columns(last=pl.when(sooner).then(until).otherwise("last"), ended=pl.when(sooner).then(ended).otherwise("ended"))

    def _until(self, duty: Duty, starts: pl.DataFrame) -> pl.Series:
        """The day that ends each, or never; found once for duties that start, fall due and end alike."""
        alike = (duty.starts, duty.due, duty.until, duty.during, duty.given, duty.in_force)
        if alike not in self._ends:
            until = duty.until
            self._ends[alike] = self._again(until, starts) if isinstance(until, State) else self._first_of(until, starts)
        return self._ends[alike]

    def _first_of(self, endings: Iterable[Ending], starts: pl.DataFrame) -> pl.Series:
        """The day of the first fact that ends each, or never."""
        at = pl.select(pl.min_horizontal(*(self._ending(ending, starts) for ending in endings))).to_series()
        return self.table.day_of(at, starts["number"])

    def _ending(self, ending: Ending, starts: pl.DataFrame) -> pl.Series:
        """The position of the first fact that ends each; that of one of somebody else, or none."""
        if ending.same or ending.other:
            return self._alike(ending, starts)
        after = starts["at"]
        if ending.named:
            first = self.table.first_on(starts["number"], starts["since"]) - 1
            own = self.table.days_named(ending.named, starts["at"]) == starts["since"]
            after = first.zip_with(own.fill_null(False), after)
        return self.table.next(ending.pattern, after)

    def _alike(self, ending: Ending, starts: pl.DataFrame) -> pl.Series:
        at = self.table.at(ending.pattern).head(-1)
        names = [name for name in (ending.same, ending.other) if name]
        facts = pl.DataFrame({"found": at, "number": self.table.number.gather(at), **self._values(names, at)})
        wanted = pl.DataFrame({"number": starts["number"], "at": starts["at"], **self._values(names, starts["at"])}).with_row_index("row")
        on = ["number", *([ending.same] if ending.same else [])]
        pairs = wanted.join(facts, on=on, how="inner").filter(pl.col("found") > pl.col("at"))
        if ending.other:
            pairs = pairs.filter(pl.col(ending.other) != pl.col(f"{ending.other}_right"))
        return self._firsts(pairs, starts.height)

    def _values(self, names: Iterable[str], at: pl.Series) -> dict[str, pl.Series]:
        return {name: self.table.attribute(name, at) for name in names}

    def _firsts(self, pairs: pl.DataFrame, height: int) -> pl.Series:
        """For each row the first position that was found for it, or none."""
        first = pairs.group_by("row").agg(pl.col("found").min())
        found = pl.Series(values=[self.table.count], dtype=pl.Int64).new_from_index(0, height)
        return found.scatter(first["row"], first["found"]) if first.height else found

    def _again(self, until: State, starts: pl.DataFrame) -> pl.Series:
        """The day on which the state begins the next time."""
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
            case NoSooner(pattern, wait):
                return self.table.next(pattern, self.table.first_on(starts["number"], after(wait, starts["since"])) - 1)
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
        return self._firsts(linked, starts.height)


def _in_order(rows: pl.DataFrame) -> pl.DataFrame:
    """By subject and starting day, then by the day it ended and was done, those that did not last."""
    key = rows["number"] * ONE_SUBJECT + rows["since"]
    if key.is_sorted() and not (key.diff() == 0).any():
        return rows
    return rows.sort("number", "since", "ended", "done", nulls_last=True)


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
