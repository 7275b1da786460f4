"""Every benchmark runs once at a tiny size, and both its sides agree. No time is asserted: a shared machine has none."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

import corbiere
from corbiere.bench import law_child, law_population
from corbiere.bench.benches import BENCHES
from corbiere.bench.measure import MeasurementRow, Ratio, Result, ResultMismatch, peak
from corbiere.bench.report import keep, kept_row, sentence, show
from corbiere.island.histories import histories
from corbiere.statute.population.events import frame, write
from corbiere.statute.story import parse

pytestmark = pytest.mark.machine_clock
CHILDREN = 50
SOURCE = Path(corbiere.__file__).parents[1]
GUIDE = SOURCE.parent / "docs" / "guides" / "using.md"


ON_THE_RECORD = (
    "record",
    "page-child",
    "chronology",
    "my-work",
    "team",
    "meeting",
    "assessment",
    "plan",
    "hub",
    "public",
    "mixed",
    "register-as-at",
    "register-question",
    "week",
)
OF_A_DAY = 3  # keys
FEW = 30  # people or children, where a database is filled with them


@pytest.mark.parametrize(
    ("names", "size"),
    [*(((name,), CHILDREN) for name in BENCHES if name not in ON_THE_RECORD), (ON_THE_RECORD, FEW)],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_benches_run_from_the_terminal_show_their_ratios_and_keep_them(names, size, tmp_path):
    """Those of the record in one process: they share the server and copy its tables."""
    command = [sys.executable, "-m", "corbiere", "bench", *names, "--size", str(size), "--rounds", "1"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "COLUMNS": "400"}

    said = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert said.returncode == 0, said.stderr
    for name in names:
        kept = json.loads((tmp_path / "bench" / "results" / f"{name}-{size}.json").read_text())
        assert kept["ratios"] and all(ratio["value"] >= 0 and ratio["says"] in said.stdout for ratio in kept["ratios"])
        assert all(row["wall"] > 0 and row["cpu"] >= 0 for row in kept["rows"])
        if name == "week":
            _as_the_guide_says(kept)


def _as_the_guide_says(kept: dict) -> None:
    """The actions of a week are told in the guide for everybody. A day of two numbers takes more keys than one of one."""
    counted = {row["side"]: int(row["what"].split(", ")[1].split()[0]) for row in kept["rows"]}
    told = re.findall(r"^\| (an? [^|]+|the [^|]+) \| (\d+) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert counted.keys() == {act for act, _ in told}
    assert [act for act, actions in told if abs(counted[act] - int(actions)) > OF_A_DAY] == []


def test_no_bench_is_left_out():
    assert {*ON_THE_RECORD} < {*BENCHES}


def test_a_result_is_shown_and_kept(tmp_path):
    ratio, row = Ratio("r", 1.5, 1.5, "It takes"), MeasurementRow("ours", "our way", 0.2, 0.1)
    page = io.StringIO()

    show(Result("b", 5, 1, (row,), (ratio,)), Console(file=page, width=200))
    path = keep(Result("b", 5, 1, (row,), (ratio,)), tmp_path)

    assert sentence(ratio) in page.getvalue()
    assert path.name == "b-5.json"
    assert kept_row("b", 5, "ours", tmp_path) == row


def test_rows_that_differ_are_an_error():
    stories = list(histories(20, seed=1))
    law_population.agree(frame(stories), stories, print)

    with pytest.raises(ResultMismatch, match="different rows"):
        law_population.agree(frame(stories), stories[:-1], print)


def test_the_memory_of_a_side_is_its_own_and_not_that_of_whoever_measures_it(tmp_path):
    path = tmp_path / "events.parquet"
    write([frame(histories(CHILDREN, seed=1))], path)
    before = peak("law-population", "scan", path)

    much = bytearray(b"x") * 400_000_000

    assert peak("law-population", "scan", path) < before + 100
    assert len(much) == 400_000_000


def test_facts_are_written_as_a_story_that_says_the_same():
    for subject, facts in histories(CHILDREN, seed=7):
        assert parse(law_child.written(facts).encode(), "a.story", subject) == {subject: facts}


@pytest.mark.parametrize(
    ("ratio", "says"),
    [
        (Ratio("r", 1.5, 1.5, "It takes"), "It takes 1.50 times; the goal, at most 1.5, is met."),
        (Ratio("r", 3.21, 3, "It takes", " GB"), "It takes 3.21 GB; the goal, at most 3, is not met."),
        (Ratio("r", 2.0, None, "It takes"), "It takes 2.00 times."),
        (Ratio("r", 17, 15, "It asks", " statements"), "It asks 17 statements; the goal, at most 15, is not met."),
    ],
)
def test_a_ratio_is_told_in_a_sentence(ratio, says):
    assert sentence(ratio) == says
