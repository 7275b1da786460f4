"""Every benchmark runs once at a tiny size, and both its sides agree. No time is asserted: a shared machine has none."""

import io
import json

import pytest
from rich.console import Console

from corbiere.bench import BENCHES, law_child, law_population
from corbiere.bench.measure import Disagreement, Ratio
from corbiere.bench.report import keep, kept_row, sentence, show
from corbiere.island.histories import histories
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


def test_rows_that_differ_are_an_error(tmp_path, monkeypatch):
    path = tmp_path / "events.parquet"
    law_population.events.write(law_population.events.frames(histories(20, 1)), path)
    law_population.compare(path, lambda _: None)

    monkeypatch.setattr(law_population, "told", lambda path, most: histories(19, 1))

    with pytest.raises(Disagreement, match="different rows"):
        law_population.compare(path, lambda _: None)


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
