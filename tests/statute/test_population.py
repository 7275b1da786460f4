"""The evaluator for a population: what EVENTS may look like, what FINDINGS looks like."""

from collections.abc import Iterable
from datetime import date

import polars as pl
import pytest

from corbiere.statute import engine
from corbiere.statute.facts import Fact
from corbiere.statute.population.evaluator import SCHEMA, findings
from corbiere.statute.population.events import frame
from corbiere.statute.story import parse
from strategies import FAR

ISLAND = """
== Maggie
2012-02-29  born
2026-03-02  conference-held   type=initial outcome=plan  ref=icpc
2026-03-09  child-seen  alone=no bedroom=yes
2026-03-16  core-group-held   quorate=yes  ref=cg1
2026-03-24  core-group-notes-circulated  of=cg1  recorded=2026-03-30
== Émile
2009-06-01  born
2024-01-05  care-started  status=in-care
2025-06-01  review-held
== worker-1
2025-01-02  joined
2025-02-01  supervision-held
== The partners
2025-01-01  duty-began  family=partners
2025-01-01  duty-began  family=iss
2025-11-01  partners-report-published
"""
ON = date(2026, 5, 1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def told(text: str = ISLAND) -> dict[str, list[Fact]]:
    return parse(text.encode(), "a test", "s")


def alone(stories: dict[str, list[Fact]], on: date = ON, known: date | None = None) -> list[dict[str, object]]:
    return [finding.as_dict() for name in sorted(stories) for finding in engine.findings(name, stories[name], on, known)]


def together(events: pl.DataFrame, on: date = ON, known: date | None = None) -> list[dict[str, object]]:
    days = pl.col("from", "due", "done", "ended").dt.to_string("iso")
    return findings(events, on, known).with_columns(days).to_dicts()


def events(stories: dict[str, list[Fact]], names: Iterable[str] | None = None) -> pl.DataFrame:
    return frame((name, stories[name]) for name in names or sorted(stories))


def test_children_workers_and_bodies_are_answered_as_each_is_alone() -> None:
    found = together(events(told()))

    assert found == alone(told())
    assert {row["subject"] for row in found} == {"Maggie", "worker-1", "Émile", "The partners"}


@pytest.mark.parametrize("on", ["2012-02-28", "2026-03-16", "2026-03-24", "2027-06-01", "2031-01-01"])
@pytest.mark.parametrize("known", [None, "2026-03-29"])
def test_on_and_known_leave_out_what_they_leave_out_for_one(on: str, known: str | None) -> None:
    seen = known and day(known)

    assert together(events(told()), day(on), seen or None) == alone(told(), day(on), seen or None)


def test_subjects_need_not_stand_in_order() -> None:
    assert together(events(told(), ["worker-1", "Émile", "Maggie", "The partners"])) == alone(told())


def test_the_rows_of_a_subject_need_not_stand_together() -> None:
    scattered = events(told()).sample(fraction=1, shuffle=True, seed=3)

    assert together(scattered) == alone(told())


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_recording_decides_and_not_the_order_of_rows(seed: int) -> None:
    story = "2026-03-02 conference-held outcome=plan visit_days=7\n2026-03-02 child-seen alone=no\n2026-03-02 child-seen alone=yes\n" * 2
    shuffled = events(told(story)).sample(fraction=1, shuffle=True, seed=seed)

    assert together(shuffled) == alone(told(story))


def test_orders_may_have_gaps_and_be_negative() -> None:
    moved = events(told()).with_columns(order=pl.col("order") * 1_000 - 5_000_000_000)

    assert together(moved) == alone(told())


# What a fact of another kind is named must not change what minutes, notes, forms and answers belong to.
POINTERS = """
2026-03-01  born  ref=first
2026-03-02  practice-alert-raised  grade=significant  ref=alert
2026-03-03  practice-alert-answered  of=alert  ref=answer
2026-03-04  conference-held  outcome=plan  ref=conference
2026-03-05  conference-minutes-circulated  of=conference
"""


def test_what_belongs_to_a_line_is_found_by_its_name() -> None:
    status = {row["duty"]: row["status"] for row in together(events(told(POINTERS)))}

    assert (status["iss.alert-answered"], status["cp.conference-minutes"]) == ("met", "met")
    assert together(events(told(POINTERS))) == alone(told(POINTERS))


def test_the_same_name_in_two_stories_is_two_lines() -> None:
    raised, answered = "2026-03-02 practice-alert-raised grade=significant ref=a\n", "2026-03-03 practice-alert-answered of=a\n"
    stories = told(f"== a\n{raised}== b\n{raised}{answered}")

    assert [row["status"] for row in together(events(stories))] == ["overdue", "met"]


def test_nobody_is_answered_with_nothing() -> None:
    assert findings(frame([]), ON).schema == SCHEMA
    assert findings(frame([]), ON).height == 0


def test_before_every_fact_there_is_nothing_to_find() -> None:
    assert findings(events(told()), date(2000, 1, 1)).height == 0


def test_findings_have_the_columns_of_an_answer() -> None:
    found = findings(events(told()), ON)

    assert found.schema == SCHEMA
    assert found.columns == list(alone(told())[0])
    assert found.drop("done", "ended").null_count().sum_horizontal().item() == 0


def test_findings_stand_by_subject_due_day_duty_and_starting_day() -> None:
    order = findings(events(told()), date(2031, 1, 1)).select("subject", "due", "duty", "from")

    assert order.rows() == sorted(order.rows())


@pytest.mark.parametrize("on", ["0001-01-01", "0001-12-31", "2026-03-02", "9999-12-31"])
def test_the_first_and_the_last_year_are_answered_as_for_one(on: str) -> None:
    stories = told("== first" + FAR.format(year="0001") + "== last" + FAR.format(year="9999"))

    assert together(events(stories), day(on)) == alone(stories, day(on))
