"""Thirteen duties written by hand in Polars, as an analyst would who knows the population: the other side of the evaluator.

Nothing is checked, no sentence is made, and the histories must be as the island writes them: a state begins once before it ends, and an
assessment names no worry that led to it, from which it would be counted.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl

from corbiere.bench.measure import ResultMismatch
from corbiere.statute.calendar import WORKING_DAYS

FIRST, LAST = date(1980, 1, 1), date(2027, 12, 31)
READ = ("type", "outcome", "quorate", "level", "visit_days", "core_group_days")
FAR = pl.lit(date(9999, 12, 31))
FACTS = (
    "born", "died", "conference-held", "core-group-held", "core-group-notes-circulated", "conference-minutes-circulated", "child-seen",
    "strategy-discussion-held", "enquiry-started", "enquiry-concluded", "care-started", "care-ended", "reviewer-appointed", "review-held",
    "assessment-started", "assessment-completed",
)  # fmt: skip
BEGINS = ("strategy-discussion-held", "enquiry-started", "care-started")
ENDS = ("died", "enquiry-concluded", "care-ended")
Asked = tuple[str, pl.LazyFrame, pl.Expr]


@cache
def working_days() -> pl.DataFrame:
    """The working days so many after each day."""
    days = pl.date_range(FIRST, LAST, eager=True)
    later = {f"after_{number}": [WORKING_DAYS.after(day, number) for day in days] for number in (1, 5, 10, 15, 20, 45)}
    return pl.DataFrame({"since": days, **later})


def by_hand(path: Path, on: date) -> pl.DataFrame:
    """subject, duty, since, due, done, ended and status of each finding."""
    return _Pass(path, on).all()


class _Pass:
    def __init__(self, path: Path, on: date) -> None:
        self.on = on
        read = pl.scan_parquet(path).select("subject", "on", "kind", "order", "ref", "of", "attributes")
        numbered = read.with_columns(number=pl.col("subject").rle_id())
        facts = numbered.filter(pl.col("kind").is_in(FACTS), pl.col("on") <= on).collect().lazy()
        told = pl.col("attributes").str
        texts = facts.select("attributes").unique().with_columns(told.json_path_match(f"$.{name}").alias(name) for name in READ)
        said = facts.join(texts, on="attributes", how="left")
        phase = (
            pl.when(pl.col("kind") == "born").then(0)
            .when(pl.col("kind").is_in(BEGINS) | (pl.col("outcome") == "plan")).then(1)
            .when(pl.col("kind").is_in(ENDS) | ((pl.col("kind") == "conference-held") & (pl.col("outcome") == "end"))).then(4)
            .when(pl.col("of").is_not_null()).then(3)
            .otherwise(2)
        ).cast(pl.Int8)  # fmt: skip
        ordered = said.sort("number", "on", phase, "order").with_row_index("at").rename({"on": "since"})
        self.facts = ordered.drop("order", "attributes").collect().lazy()
        lives = self.facts.group_by("number").agg(
            died=pl.col("since").filter(pl.col("kind") == "died").first(), born=pl.col("since").filter(pl.col("kind") == "born").first()
        )
        born = pl.col("born").dt
        grown = pl.when(born.month() == 2, born.day() == 29).then(born.offset_by("1d")).otherwise("born").dt.offset_by("18y")
        self.lives = lives.with_columns(grown=grown)

    def of(self, kind: str) -> pl.LazyFrame:
        return self.facts.filter(pl.col("kind") == kind)

    def times(self, begins: pl.LazyFrame, ends: pl.LazyFrame, grown: bool = True) -> pl.LazyFrame:
        """subject, number, at, since, last and ended of each time in a state, which ends with life and, where `grown`, at 18."""
        over = ends.select("number", "since", over="since").sort("since")
        closed = begins.sort("since").join_asof(
            over, on="since", by="number", strategy="forward", allow_exact_matches=False, check_sortedness=False
        )
        ended = pl.min_horizontal("over", "died")
        by_age = (pl.col("grown") <= ended.fill_null(FAR)) & grown
        times = closed.join(self.lives, on="number").with_columns(
            last=pl.when(by_age).then(pl.col("grown").dt.offset_by("-1d")).otherwise(ended.fill_null(FAR)),
            ended=pl.when(by_age & (pl.col("grown") <= self.on)).then("grown").when(~by_age).then(ended),
        )
        return times.filter(pl.col("since") <= pl.col("last")).drop("over", "died", "born", "grown")

    def inside(self, facts: pl.LazyFrame, times: pl.LazyFrame) -> pl.LazyFrame:
        within = times.select("number", "at", "last", "ended").sort("at")
        found = facts.sort("at").join_asof(within, on="at", by="number", check_sortedness=False)
        return found.filter(pl.col("since") <= pl.col("last"))

    def while_alive(self, facts: pl.LazyFrame) -> pl.LazyFrame:
        lives = self.lives.select("number", last=pl.col("died").fill_null(FAR), ended="died")
        return facts.join(lives, on="number", how="left").filter(pl.col("since") <= pl.col("last"))

    def next(self, starts: pl.LazyFrame, doing: pl.LazyFrame, *alike: str) -> pl.LazyFrame:
        """`done` is the day of the first such fact after the start, with the same values of `alike`."""
        done = doing.select("number", "at", *alike, done="since").sort("at")
        by = ["number", *alike]
        return starts.sort("at").join_asof(done, on="at", by=by, strategy="forward", allow_exact_matches=False, check_sortedness=False)

    def latest(self, starts: pl.LazyFrame, name: str) -> pl.LazyFrame:
        conferences = self.of("conference-held").select("number", "at", set=pl.col(name).cast(pl.Int64)).sort("at")
        return starts.sort("at").join_asof(conferences, on="at", by="number", check_sortedness=False)

    def linked(self, starts: pl.LazyFrame, doing: pl.LazyFrame) -> pl.LazyFrame:
        done = doing.group_by("number", "of").agg(done=pl.col("since").min())
        return starts.join(done, left_on=["number", "ref"], right_on=["number", "of"], how="left")

    def answered(self, duty: str, rows: pl.LazyFrame, due: pl.Expr) -> pl.LazyFrame:
        done = pl.when(pl.col("done") <= pl.col("last")).then("done")
        rows = rows.with_columns(due=due, done=done)
        late = pl.when(pl.col("done") <= pl.col("due")).then(pl.lit("met")).otherwise(pl.lit("late"))
        ended = pl.when(pl.col("ended") <= pl.col("due")).then(pl.lit("lapsed")).otherwise(pl.lit("missed"))
        owed = pl.when(pl.col("due") >= self.on).then(pl.lit("open")).otherwise(pl.lit("overdue"))
        status = pl.when(pl.col("done").is_not_null()).then(late).when(pl.col("ended").is_not_null()).then(ended).otherwise(owed)
        ended_undone = pl.when(pl.col("done").is_null()).then("ended")
        return rows.select("subject", pl.lit(duty).alias("duty"), "since", "due", "done", ended=ended_undone, status=status)

    def all(self) -> pl.DataFrame:
        found = pl.collect_all(self.answered(duty, rows, due) for duty, rows, due in (*self.protecting(), *self.caring()))
        return pl.concat(found).sort("subject", "due", "duty", "since")

    def protecting(self) -> Iterator[Asked]:
        conference, seen, core = self.of("conference-held"), self.of("child-seen"), self.of("core-group-held")
        quorate, review = core.filter(pl.col("quorate").ne_missing("no")), conference.filter(pl.col("type") == "review")
        plan = self.times(conference.filter(pl.col("outcome") == "plan"), conference.filter(pl.col("outcome") == "end"))
        first = self.next(self.enquired(), conference.filter(pl.col("type").is_in(["initial", "pre-birth"])))
        yield "cp.initial-conference", *_working_days(15, first)
        yield "cp.first-core-group", *_working_days(10, self.next(plan, quorate))
        again = self.latest(self.next(self.inside(quorate, plan), quorate), "core_group_days")
        yield "cp.next-core-group", again, _days(pl.min_horizontal(28, "set"))
        noted = self.linked(self.while_alive(self.inside(core, plan).drop("last", "ended")), self.of("core-group-notes-circulated"))
        yield "cp.core-group-notes", *_working_days(5, noted)
        visits = pl.concat([plan, self.inside(seen, plan)], how="diagonal")
        yield "cp.child-seen", self.latest(self.next(visits, seen), "visit_days"), _days(pl.col("set").fill_null(14))
        yield "cp.first-review-conference", self.next(plan, review), pl.col("since").dt.offset_by("3mo")
        goes_on = self.inside(review.filter(pl.col("outcome") == "continue"), plan)
        yield "cp.next-review-conference", self.next(goes_on, review), pl.col("since").dt.offset_by("6mo")
        minuted = self.linked(self.while_alive(conference), self.of("conference-minutes-circulated"))
        yield "cp.conference-minutes", *_working_days(20, minuted)
        enquiry = self.times(self.of("enquiry-started"), self.of("enquiry-concluded"), grown=False)
        yield "enquiry.child-seen", *_working_days(1, self.next(enquiry, seen))

    def caring(self) -> Iterator[Asked]:
        seen, care = self.of("child-seen"), self.times(self.of("care-started"), self.of("care-ended"))
        yield "care.reviewer-appointed", *_working_days(5, self.next(care, self.of("reviewer-appointed")))
        yield "care.first-review", *_working_days(20, self.next(care, self.of("review-held")))
        yield "care.next-visit", self.next(self.inside(seen, care), seen), _days(pl.lit(42))
        assessed = self.while_alive(self.of("assessment-started").filter(pl.col("level").ne_missing("wellbeing")))
        yield "assessment.completed", *_working_days(45, self.next(assessed, self.of("assessment-completed"), "level"))

    def enquired(self) -> pl.LazyFrame:
        """The strategy discussions that led to an enquiry; one that was concluded without a conference ends what they ask."""
        enquired = self.while_alive(self.of("strategy-discussion-held").filter(pl.col("outcome") == "enquiry"))
        closed = self.next(enquired, self.of("enquiry-concluded").filter(pl.col("outcome") != "conference"))
        return closed.with_columns(last=pl.min_horizontal("last", "done"), ended=pl.min_horizontal("ended", "done")).drop("done")


def _days(number: pl.Expr) -> pl.Expr:
    return pl.col("since") + pl.duration(days=number)


def _working_days(number: int, rows: pl.LazyFrame) -> tuple[pl.LazyFrame, pl.Expr]:
    return rows.join(working_days().lazy(), on="since", how="left"), pl.col(f"after_{number}")


def alike(ours: pl.DataFrame, theirs: pl.DataFrame) -> None:
    """Raises Disagreement where more than one row in a thousand differs."""
    held = ours.rename({"from": "since"}).select(theirs.columns)
    odd = held.join(theirs, on=theirs.columns, how="anti", nulls_equal=True).height + abs(held.height - theirs.height)
    if odd * 1000 > held.height:
        raise ResultMismatch(f"{odd} of {held.height} rows are not what was written by hand")
