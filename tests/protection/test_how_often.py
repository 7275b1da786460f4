"""How often a child on a plan is seen, in the words that the plan, the letter and the close of the meeting share."""

import pytest

from corbiere.protection.how_often import as_last_decided, how_often
from protection.telling import PLAN, REVIEW, changed, line


@pytest.mark.parametrize(
    ("answers", "said", "clause"),
    [
        ({}, "at least every two weeks", "CPP-88"),
        ({"visit_days": 14}, "at least every two weeks", "CPP-88"),
        ({"visit_days": 7, "visit_days_why": "A baby of three weeks"}, "every 7 days: A baby of three weeks", "CPP-90"),
        ({"visit_days": 1, "visit_days_why": "The first week"}, "every day: The first week", "CPP-90"),
    ],
)
def test_two_weeks_hold_unless_the_conference_set_another_number_with_its_reasons(
    answers: dict[str, object], said: str, clause: str
) -> None:
    """CPP-88, CPP-90."""
    often = how_often(changed(PLAN, **answers))
    assert often is not None and (often.said, often.clause) == (said, clause)


@pytest.mark.parametrize("outcome", ["no-plan", "end"])
def test_without_a_plan_nothing_is_said(outcome: str) -> None:
    assert how_often(changed(PLAN, outcome=outcome)) is None


def test_the_silence_of_the_next_conference_means_two_weeks() -> None:
    weekly = changed(PLAN, visit_days=7, visit_days_why="She is small")
    first, both = [line("2026-03-02", weekly)], [line("2026-03-02", weekly), line("2026-05-28", REVIEW)]
    assert [one.days for one in (as_last_decided(first), as_last_decided(both)) if one] == [7, 14]
    assert as_last_decided([]) is None
