"""import-cin: a Children in Need census turned into events, against parsing the same file and doing nothing with it."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from lxml import etree

from corbiere.bench.census import write_census
from corbiere.bench.measure import Bench, MeasurementRow, Ratio, Result, ResultMismatch, Say, alternating, peak
from corbiere.exchange.cin import import_cin
from corbiere.exchange.import_result import ImportedFile

NAME = "import-cin"
SEED = 3
LARGER = 4


def parsed(path: Path) -> int:
    """How many children the file has; each is let go of once it has been read."""
    children = 0
    for _, element in etree.iterparse(path, events=("end",), tag="Child"):
        children += 1
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return children


def imported(path: Path) -> ImportedFile:
    return import_cin(path, path.with_suffix(".parquet"), path.with_suffix(".rejects.csv"))


SIDES: dict[str, Callable[[Path], object]] = {"parse": parsed, "import": imported}


def measure(size: int, rounds: int, say: Say) -> Result:
    with tempfile.TemporaryDirectory(prefix="corbiere-bench-") as folder:
        census, larger = Path(folder) / "census.xml", Path(folder) / "larger.xml"
        write_census(census, size, SEED)
        write_census(larger, LARGER * size, SEED)
        say(f"wrote a census of {size:,} children, {census.stat().st_size / 1e6:.1f} MB, and one {LARGER} times as large")
        counted = compare(census, size)
        costs = alternating({side: partial(work, census) for side, work in SIDES.items()}, rounds, say)
        say("measuring the memory of each side in a process of its own")
        peaks = {side: peak(NAME, side, census) for side in SIDES}
        much = peak(NAME, "import", larger)
    what = {"parse": "the XML read and let go of", "import": "read, checked and written as events and rejects"}
    rows = tuple(MeasurementRow(side, what[side], costs[side].wall, costs[side].cpu, peaks[side]) for side in SIDES)
    ratios = (
        Ratio("import / parse", costs["import"].cpu / costs["parse"].cpu, 6, "Importing takes, of the processor time of parsing alone,"),
        Ratio("memory", much / peaks["import"], 1.3, f"A census {LARGER} times as large takes, of the memory of this one,"),
    )
    return Result(NAME, size, rounds, rows, ratios, {**counted, f"peak memory at {LARGER} times the size, MB": much})


def compare(census: Path, size: int) -> dict[str, float | str]:
    """Raises Disagreement unless both sides read every child and nothing of an invented census is refused."""
    ours, theirs = imported(census), parsed(census)
    if not ours.children == theirs == size or ours.refused:
        raise ResultMismatch(f"{ours.children} children were imported, {theirs} parsed, {size} written; {ours.refused_by_reason} refused")
    return {"children": size, "facts": ours.facts, "MB of XML": census.stat().st_size / 1e6}


BENCH = Bench(
    NAME, "A Children in Need census turned into events, against parsing the same file and doing nothing with it.", 5_000, measure
)
