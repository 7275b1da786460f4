"""Every benchmark runs once at a tiny size, and both its sides agree. No time is asserted: a shared machine has none."""

import io
import json

import pytest
from rich.console import Console

from corbiere.bench import BENCHES, law_child, law_population
from corbiere.bench.measure import Disagreement, Ratio, peak
from corbiere.bench.report import keep, kept_row, sentence, show
from corbiere.island.histories import histories
from corbiere.statute.population.events import frame, write
from corbiere.statute.story import parse

CHILDREN = 50


@pytest.mark.parametrize("name", BENCHES)
def test_a_bench_runs_shows_and_keeps_its_result(name, tmp_path):
    said, page = [], io.StringIO()

    result = BENCHES[name].run(CHILDREN, 1, said.append)
    show(result, Console(file=page, width=200))
    path = keep(result, tmp_path)

    assert said
    assert all(sentence(ratio) in page.getvalue() for ratio in result.ratios)
    assert all(row.wall > 0 and row.cpu >= 0 for row in result.rows)
    assert path.name == f"{name}-{CHILDREN}.json"
    assert {ratio["name"] for ratio in json.loads(path.read_text())["ratios"]} == {ratio.name for ratio in result.ratios}
    assert kept_row(name, CHILDREN, result.rows[0].side, tmp_path) == result.rows[0]


def test_rows_that_differ_are_an_error():
    stories = list(histories(20, seed=1))
    law_population.agree(frame(stories), stories, print)

    with pytest.raises(Disagreement, match="different rows"):
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
        (Ratio("r", 2, None, "It takes"), "It takes 2.00 times."),
    ],
)
def test_a_ratio_is_told_in_a_sentence(ratio, says):
    assert sentence(ratio) == says
