"""law-population: the whole catalogue over everyone, against one pass over the file, each subject alone, and 13 duties."""

import json
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from itertools import islice
from pathlib import Path

import polars as pl

from corbiere.bench.law_by_hand import alike, by_hand
from corbiere.bench.measure import Bench, Cost, MeasurementRow, Ratio, Result, ResultMismatch, Say, alternating, peak
from corbiere.bench.report import kept_row
from corbiere.island.histories import histories
from corbiere.statute import engine
from corbiere.statute.catalogue import CATALOGUE
from corbiere.statute.duties import Finding
from corbiere.statute.facts import Fact
from corbiere.statute.law import Law
from corbiere.statute.population import evaluator, events, reading, run

NAME = "law-population"
ON = date(2026, 6, 30)
SEED = 1
COMPARED = 2_000  # children whose every row is compared
ALONE = 20_000  # children asked one by one; a larger population is reckoned from them
USUAL, GROWTH = 100_000, 1.2  # ten times the children may cost twelve times as much
MOST_MEMORY = 3_000.0
THIRTEEN = frozenset((
    "cp.initial-conference", "cp.first-core-group", "cp.next-core-group", "cp.core-group-notes", "cp.child-seen",
    "cp.first-review-conference", "cp.next-review-conference", "cp.conference-minutes", "enquiry.child-seen",
    "care.reviewer-appointed", "care.first-review", "care.next-visit", "assessment.completed",
))  # fmt: skip


# The sides. Each takes the file of events.


def whole(path: Path) -> int:
    return _found(path, engine.whole_law())


def thirteen(path: Path) -> int:
    return _found(path, thirteen_duties())


@cache
def thirteen_duties() -> Law:
    """Made ready once, as the whole law is."""
    return Law(duty for duty in CATALOGUE if duty.id in THIRTEEN)


def _found(path: Path, law: Law) -> int:
    return sum(found.height for found in _answers(path, law))


def _answers(path: Path, law: Law) -> Iterator[pl.DataFrame]:
    return (evaluator.findings(piece, ON, law=law) for piece in reading.pieces(path))


def written(path: Path) -> int:
    out = path.with_name("findings.parquet")
    found = run.run(path, out, ON).found
    out.unlink()
    return found


def scan(path: Path) -> pl.DataFrame:
    """Every value of every column is read: numbers and days are added up, and the lengths of texts."""

    texts = [name for name, kind in events.SCHEMA.items() if kind is pl.String]
    numbers = [name for name in events.SCHEMA if name not in texts]
    totals = (pl.col(texts).str.len_bytes().cast(pl.Int64).sum(), pl.col(numbers).to_physical().cast(pl.Int64).sum())
    return pl.scan_parquet(path).select(totals).collect()


def alone(path: Path) -> int:
    return one_by_one(list(told(path, ALONE)))


def hand(path: Path) -> pl.DataFrame:
    return by_hand(path, ON)


SIDES: dict[str, Callable[[Path], object]] = {
    "scan": scan, "whole": whole, "written": written, "thirteen": thirteen, "by hand": hand, "alone": alone
}  # fmt: skip


def one_by_one(stories: list[tuple[str, list[Fact]]]) -> int:
    return sum(len(engine.findings(subject, facts, ON)) for subject, facts in stories)


def told(path: Path, most: int) -> Iterator[tuple[str, list[Fact]]]:
    """The first subjects of the file with their facts; at most so many."""
    return islice((story for piece in reading.pieces(path) for story in _stories(piece)), most)


def _stories(piece: pl.DataFrame) -> Iterator[tuple[str, list[Fact]]]:
    facts: list[Fact] = []
    held = ""
    columns = piece.select("subject", "on", "kind", "attributes", "recorded", "ref", "of", "order")
    for subject, on, kind, attributes, recorded, ref, of, order in columns.iter_rows():
        if subject != held:
            if facts:
                yield held, facts
            held, facts = subject, []
        facts.append(Fact(on, kind, tuple(sorted(json.loads(attributes).items())), recorded, ref, of, order))
    if facts:
        yield held, facts


# The run.


def measure(size: int, rounds: int, say: Say) -> Result:
    with tempfile.TemporaryDirectory(prefix="corbiere-bench-") as folder:
        path = Path(folder) / "events.parquet"
        facts = events.write(events.frames(_said(size, say)), path)
        compare(path, say)
        alike(pl.concat(_answers(path, thirteen_duties())), hand(path))
        stories = list(told(path, ALONE))
        counted: dict[str, float | str] = {"children": size, "facts": facts, "children asked alone": len(stories)}
        work: dict[str, Callable[[], object]] = {side: partial(of, path) for side, of in SIDES.items()}
        work["whole"] = lambda: counted.update(findings=whole(path))
        work["alone"] = partial(one_by_one, stories)
        costs = alternating(work, rounds, say)
        costs["alone"] = costs["alone"].times(size / len(stories))
        say("measuring the memory of each side in a process of its own")
        peaks = {side: peak(NAME, side, path) for side in SIDES}
    return Result(NAME, size, rounds, _rows(costs, peaks, size), _ratios(costs, peaks, size), counted)


def _said(size: int, say: Say) -> Iterator[tuple[str, list[Fact]]]:
    for number, story in enumerate(histories(size, SEED), 1):
        yield story
        if number % 20_000 == 0 or number == size:
            say(f"wrote the histories of {number:,} of {size:,} children")


def compare(path: Path, say: Say) -> None:
    """The first children of the file, asked both ways."""
    stories = list(told(path, COMPARED))
    first = [subject for subject, _ in stories]
    agree(pl.scan_parquet(path).filter(pl.col("subject").is_in(first)).collect(), stories, say)


def agree(facts: pl.DataFrame, stories: list[tuple[str, list[Fact]]], say: Say) -> None:
    """Raises Disagreement unless both evaluators give the same rows, in every column and in the same order."""
    together = evaluator.findings(facts, ON).rows()
    found = (finding for subject, held in stories for finding in engine.findings(subject, held, ON))
    separate = [_row(finding) for finding in found]
    if together != separate:
        different = next((pair for pair in zip(together, separate, strict=False) if pair[0] != pair[1]), (len(together), len(separate)))
        raise ResultMismatch(f"together and alone give different rows: {different[0]} and {different[1]}")
    say(f"both evaluators give the same {len(together):,} rows for {len(stories):,} children")


def _row(finding: Finding) -> tuple[object, ...]:
    subject, duty, status, since, due, done, ended = finding
    return (subject, duty.id, status, since, due, done, ended, duty.force, duty.basis, duty.owner, list(duty.cites), finding.words)


WHAT = {
    "scan": "one pass over the file that adds up every column",
    "whole": f"every duty of the catalogue ({len(CATALOGUE)} lines), file read and checked, every row made",
    "written": "the same, counted and written to a file of findings",
    "thirteen": "the same with 13 duties, nothing written",
    "by hand": "13 duties written by hand in Polars: nothing checked, no sentences",
    "alone": "every duty, one child after another, the facts in memory already, sentences not made",
}


def _rows(costs: dict[str, Cost], peaks: dict[str, float], size: int) -> tuple[MeasurementRow, ...]:
    reckoned = f"; reckoned from {ALONE:,} children" if size > ALONE else ""
    return tuple(
        MeasurementRow(side, what + (reckoned if side == "alone" else ""), costs[side].wall, costs[side].cpu, peaks[side])
        for side, what in WHAT.items()
    )


RATIOS: tuple[tuple[str, str, float | None, str], ...] = (
    ("whole", "scan", 20, "Asking the whole catalogue of everyone takes, of the processor time of one pass over the file,"),
    ("thirteen", "scan", 10, "Asking 13 duties takes, of the same pass,"),
    ("thirteen", "by hand", 1.5, "Asking 13 duties takes, of the time of the same written by hand in Polars,"),
    ("whole", "alone", 0.5, "Asking of everyone at once takes, of the time of asking one child after another,"),
    ("whole", "thirteen", 4, "The whole catalogue takes, of the time of 13 duties,"),
    ("written", "whole", None, "Counting the findings and writing their file as well takes, of the time without,"),
)


def _ratios(costs: dict[str, Cost], peaks: dict[str, float], size: int) -> tuple[Ratio, ...]:
    ratios = [Ratio(f"{ours} / {theirs}", costs[ours].cpu / costs[theirs].cpu, goal, says) for ours, theirs, goal, says in RATIOS]
    earlier = kept_row(NAME, USUAL, "whole") if size > USUAL else None
    if earlier:
        says = f"{size:,} children take, of the processor time of {USUAL:,} in an earlier run,"
        ratios.append(Ratio(f"{size} / {USUAL}", costs["whole"].cpu / earlier.cpu, round(GROWTH * size / USUAL, 1), says))
    most = max(peaks["whole"], peaks["written"])
    says = "Asking the whole catalogue, with and without writing, took at most"
    return (*ratios, Ratio("peak memory", most / 1000, MOST_MEMORY / 1000, says, " GB of memory"))


BENCH = Bench(
    NAME,
    "Every duty of the catalogue over a whole population, against one pass over its file, each child alone, and 13 duties only.",
    USUAL,
    measure,
)
