"""Two evaluators, one law: what one subject is told is what the whole population is told, row for row and word for word.

CORBIERE_EXAMPLES sets how many populations of random stories are tried; each asks both evaluators about 25 stories.
"""

import os
from collections.abc import Iterable
from datetime import date

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from corbiere.island.histories import bodies, histories, practitioners
from corbiere.statute import engine
from corbiere.statute.facts import Fact
from corbiere.statute.population import evaluator
from corbiere.statute.population.events import frame
from strategies import asked_on, known_by, questions, stories

EXAMPLES = int(os.environ.get("CORBIERE_EXAMPLES", "40"))
# Without shrinking: it would take minutes for 25 stories, and `agree` names the one story that matters.
PATIENT = settings(deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.reuse, Phase.generate))
COLUMNS = ("subject", "duty", "status", "from", "due", "done", "ended", "words")

Story = tuple[str, list[Fact]]
Row = tuple[object, ...]


def one_by_one(told: Iterable[Story], on: date, known: date | None) -> list[Row]:
    found = (finding for subject, facts in sorted(told) for finding in engine.findings(subject, facts, on, known))
    return [(f.subject, f.duty.id, f.status, f.since, f.due, f.done, f.ended, f.words) for f in found]


def all_at_once(told: pl.DataFrame, on: date, known: date | None) -> list[Row]:
    return evaluator.findings(told, on, known).select(COLUMNS).rows()


def agree(told: list[Story], on: date, known: date | None) -> None:
    alone, together = one_by_one(told, on, known), all_at_once(frame(told), on, known)
    if alone != together:
        for subject, facts in told:
            mine, theirs = ([row[1:7] for row in rows if row[0] == subject] for rows in (alone, together))
            if mine != theirs:
                note(f"{subject} on {on} as known by {known}: {sorted(facts)}")
                note(f"alone: {[row for row in mine if row not in theirs]}; together: {[row for row in theirs if row not in mine]}")
    assert alone == together


@settings(PATIENT, max_examples=EXAMPLES)
@given(st.lists(stories(), min_size=25, max_size=25), asked_on(), known_by())
def test_random_stories_are_answered_alike_alone_and_together(told: list[list[Fact]], on: date, known: date | None) -> None:
    agree([(f"s{number:02}", facts) for number, facts in enumerate(told)], on, known)


@settings(PATIENT, max_examples=max(EXAMPLES // 2, 1))
@given(questions(most=40))
def test_a_long_story_is_answered_alike_on_a_day_of_its_own(question: tuple[list[Fact], date, date | None]) -> None:
    facts, on, known = question

    agree([("s", facts)], on, known)


@pytest.fixture(scope="module")
def island() -> list[Story]:
    return [*histories(2_000, seed=4), *practitioners(40, seed=4), *bodies()]


@pytest.fixture(scope="module")
def events(island: list[Story]) -> pl.DataFrame:
    return frame(island)


ASKED = (
    (date(2026, 6, 30), None),
    (date(2024, 2, 29), date(2024, 3, 10)),
    (date(2025, 12, 31), date(2025, 9, 1)),
    (date(2019, 5, 9), None),
    (date(2034, 1, 1), None),
)


@pytest.mark.parametrize(("on", "known"), ASKED, ids=str)
def test_the_island_is_answered_alike(island: list[Story], events: pl.DataFrame, on: date, known: date | None) -> None:
    alone, together = one_by_one(island, on, known), all_at_once(events, on, known)

    assert [pair for pair in zip(alone, together, strict=False) if pair[0] != pair[1]][:3] == []
    assert len(alone) == len(together)
