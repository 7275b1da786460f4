"""law-child: fetching one child's story and asking the whole catalogue of it, against fetching it alone."""

import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from statistics import quantiles

from corbiere.bench.measure import Bench, MeasurementRow, Ratio, Result, ResultMismatch, Say
from corbiere.island.histories import histories
from corbiere.statute.duties import Finding
from corbiere.statute.engine import findings
from corbiere.statute.facts import Fact
from corbiere.statute.story import read

NAME = "law-child"
ON = date(2026, 6, 30)
SEED = 2
PERCENT = 100
Times = list[tuple[int, int]]


def written(facts: Iterable[Fact]) -> str:
    """The facts as the lines of a story, in their order of recording. No value may hold a double quote."""
    return "".join(_line(fact) + "\n" for fact in sorted(facts, key=lambda fact: fact.order))


def _line(fact: Fact) -> str:
    links = (("ref", fact.ref), ("of", fact.of), ("recorded", fact.recorded.isoformat() if fact.recorded > fact.day else None))
    pairs = [f"{key}={_quoted(value)}" for key, value in (*fact.attributes, *links) if value is not None]
    return "  ".join([fact.day.isoformat(), fact.kind, *pairs])


def _quoted(value: str) -> str:
    return value if value and not set(value) & set(" \t#=") else f'"{value}"'


def fetched(path: Path) -> list[Fact]:
    return read(path)[path.stem]


def asked(path: Path) -> list[Finding]:
    return findings(path.stem, fetched(path), ON)


def measure(size: int, rounds: int, say: Say) -> Result:
    with tempfile.TemporaryDirectory(prefix="corbiere-bench-") as folder:
        paths, facts = _files(Path(folder), size)
        say(f"wrote {size:,} stories with {facts:,} facts")
        taken: dict[str, Times] = {"fetch": [], "ask": []}
        for number in range(rounds):
            _round(paths, taken, number)
            say(f"round {number + 1} of {rounds}: asked of {size:,} children")
    counted: dict[str, float | str] = {"children": size, "facts": facts, "facts of a child": facts / size}
    fetch, ask = (_percentiles(taken[side]) for side in ("fetch", "ask"))
    rows = (
        *_rows("fetch", "read one child's story", fetch),
        *_rows("ask", "read it and ask the whole catalogue", ask),
    )
    ratios = (
        Ratio("p50", ask[0][0] / fetch[0][0], 1.5, "For the child in the middle, fetching and asking takes, of the time of fetching,"),
        Ratio("p99", ask[1][0] / fetch[1][0], None, "For the slowest child in a hundred it takes"),
    )
    return Result(NAME, size, rounds, rows, ratios, counted)


def _files(folder: Path, size: int) -> tuple[list[Path], int]:
    """One story a child. Raises Disagreement unless what is read back is owed what was written."""
    paths, number = [], 0
    for subject, facts in histories(size, SEED):
        path = folder / f"{subject}.story"
        path.write_text(written(facts), encoding="utf-8")
        if asked(path) != findings(subject, facts, ON):
            raise ResultMismatch(f"{subject} is owed something else once its story is written and read")
        paths.append(path)
        number += len(facts)
    return paths, number


def _round(paths: list[Path], taken: dict[str, Times], number: int) -> None:
    """Both sides for every child, in turn the one and the other first."""
    sides: list[tuple[str, Callable[[Path], object]]] = [("fetch", fetched), ("ask", asked)]
    for place, path in enumerate(paths):
        for side, work in sides if (place + number) % 2 == 0 else reversed(sides):
            wall, cpu = time.perf_counter_ns(), time.process_time_ns()
            work(path)
            taken[side].append((time.perf_counter_ns() - wall, time.process_time_ns() - cpu))


def _percentiles(times: Times) -> tuple[tuple[float, float], tuple[float, float]]:
    """(wall, processor) seconds at the 50th and at the 99th in a hundred."""
    walls, cpus = (quantiles([time[place] / 1e9 for time in times], n=PERCENT, method="inclusive") for place in (0, 1))
    return (walls[49], cpus[49]), (walls[98], cpus[98])


def _rows(side: str, what: str, at: tuple[tuple[float, float], tuple[float, float]]) -> tuple[MeasurementRow, MeasurementRow]:
    return MeasurementRow(f"{side} p50", f"{what}: the child in the middle", *at[0]), MeasurementRow(
        f"{side} p99", f"{what}: 99 of 100 are quicker", *at[1]
    )


BENCH = Bench(NAME, "Fetching one child's story and asking the whole catalogue of it, against fetching it alone.", 2_000, measure)
