"""The worked examples and the pages: every duty has one, and each says what the engine says."""

from datetime import date
from pathlib import Path

import pytest

from corbiere.statute import engine, lawbook
from corbiere.statute.catalogue import CATALOGUE, CHAPTERS
from corbiere.statute.clauses import clauses
from corbiere.statute.examples import worked_example
from corbiere.statute.lawbook import DutyAnswer, RecordedStory
from corbiere.statute.story import parse

DUTIES = {duty.id: duty for duty in CATALOGUE}
STORY = "2026-03-02  conference-held  type=initial outcome=plan"
TOLD = [
    RecordedStory(
        "a test",
        "CPP-15: it meets soon.",
        STORY,
        {"cp.first-core-group": [DutyAnswer("2026-03-16", "", "2026-03-02", "open", "2026-03-16")]},
    ),
    RecordedStory(
        "a test", "CPP-15: it meets soon.", STORY, {"cp.first-core-group": [DutyAnswer("2026-03-01", "2026-02-01", "", "nothing owed", "")]}
    ),
]


@pytest.mark.parametrize("duty", DUTIES)
def test_every_duty_has_a_worked_example_under_its_first_clause_and_the_engine_agrees_with_it(duty: str) -> None:
    example = worked_example(duty)

    assert example is not None
    assert example.rule.partition(": ")[0].split(", ")[0] == DUTIES[duty].cites[0]
    assert {"open", "overdue"} <= {status for _, status, _ in example.outcomes}
    (facts,) = parse(example.story.encode(), "story", "story").values()
    for on, status, due in example.outcomes:
        found = [(f.status, str(f.due)) for f in engine.findings("story", facts, date.fromisoformat(on)) if f.duty.id == duty]
        assert (status, due) in (found or [("nothing owed", "")])


def test_no_duty_no_example() -> None:
    assert worked_example("cp.no-such-duty") is None


def test_there_is_a_page_for_every_chapter_and_every_duty_and_clause_is_on_one() -> None:
    made = lawbook.pages(TOLD)
    text = "".join(made.values())

    assert len(made) == len(CHAPTERS) + 3
    assert [duty for duty in DUTIES if f"\n## {duty}\n" not in text] == []
    assert [id for id in clauses() if f"| {id} |" not in made[Path("docs/law/clauses.md")]] == []


def test_a_page_says_of_every_default_that_it_is_one() -> None:
    index = lawbook.pages([])[Path("docs/law/README.md")]
    lines = {duty: next(line for line in index.splitlines() if f"| [{duty}](" in line) for duty in DUTIES}

    assert [duty for duty, line in lines.items() if bool(DUTIES[duty].default) != ("default**" in line)] == []


def test_a_page_tells_the_rule_once_and_each_story_with_its_answers() -> None:
    page = lawbook.pages(TOLD)[Path("docs/law/protecting-a-child.md")]

    assert page.count("### It meets soon\n") == 1
    assert page.count(STORY) == 2
    assert "| 2026-03-16 | 2026-03-02 | open | 2026-03-16 |" in page
    assert "| 2026-03-01, as known on 2026-02-01 |  | nothing owed |  |" in page


def test_what_is_not_as_it_would_be_made_is_stale(tmp_path: Path) -> None:
    made = lawbook.pages(TOLD)
    for path, text in made.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert lawbook.stale(tmp_path, made) == []

    (tmp_path / "docs/law/clauses.md").write_text("other", encoding="utf-8")
    (tmp_path / "docs/law/old.md").write_text("old", encoding="utf-8")
    (tmp_path / "docs/law/readings.md").write_text("by hand", encoding="utf-8")
    assert lawbook.stale(tmp_path, made) == ["docs/law/clauses.md: is stale", "docs/law/old.md: nothing makes it any more; delete it"]


def test_outside_a_checkout_it_says_where_to_run_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert lawbook.main(["check"]) == 1
    assert "is not in the project's folder" in capsys.readouterr().err
    assert lawbook.main(["rewrite"]) == 2
