"""What is counted of education plans: one agreed within each term that began while a child of 4 to 15 was looked after."""

import pytest

from corbiere.insight.measure import MeasureOutcome
from insight.telling import LEFT_OUT, NO, NOT_YET, YES, Story

PLANS = "education-plans-each-term"
# By the default dates a term lasts from 5 January to 31 March, and the next from 15 April to 20 July.


@pytest.fixture
def story() -> Story:
    return Story()


def in_care(story: Story, since: str = "2026-01-05", born: str = "2016-05-01") -> None:
    story.tell("Mia", born, "born")
    story.tell("Mia", since, "care-started", status="in-care")


@pytest.mark.parametrize(("on", "outcome"), [("2026-01-05", YES), ("2026-03-31", YES), ("2026-04-01", NO)])
def test_a_plan_is_agreed_in_time_until_the_last_day_of_its_term(story: Story, on: str, outcome: MeasureOutcome) -> None:
    """PS-5.17."""
    in_care(story)
    story.tell("Mia", on, "education-plan-agreed")

    assert story.outcome(PLANS, "2026-04-10") is outcome
    assert story.figure(PLANS, "2026-q1", "2026-04-10").of == 1


def test_none_is_late_before_its_term_is_over(story: Story) -> None:
    in_care(story)

    assert [story.outcome(PLANS, on) for on in ("2026-03-31", "2026-04-01")] == [NOT_YET, NO]


@pytest.mark.parametrize(("since", "terms"), [("2026-01-05", 2), ("2026-01-06", 1)])
def test_a_child_who_comes_within_a_term_has_a_plan_for_the_next(story: Story, since: str, terms: int) -> None:
    """PS-5.17."""
    in_care(story, since)

    assert len(story.answers(PLANS, "2026-05-04")) == terms


@pytest.mark.parametrize(("ended", "outcome"), [("2026-03-30", LEFT_OUT), ("2026-04-01", NO)])
def test_a_child_who_left_care_before_the_term_was_over_is_left_out(story: Story, ended: str, outcome: MeasureOutcome) -> None:
    """PS-5.17."""
    in_care(story)
    story.tell("Mia", ended, "care-ended")

    assert story.outcome(PLANS, "2026-05-04") is outcome


@pytest.mark.parametrize(("born", "terms"), [("2022-01-05", 1), ("2022-01-06", 0), ("2010-01-06", 1), ("2010-01-05", 0)])
def test_they_are_asked_from_4_to_15(story: Story, born: str, terms: int) -> None:
    in_care(story, born=born)

    assert len(story.answers(PLANS, "2026-04-10")) == terms


def test_they_are_told_by_where_the_child_goes_to_school(story: Story) -> None:
    in_care(story)
    story.tell("Mia", "2026-01-12", "school-enrolled", name="Plat Douet", off_island=False)
    story.tell("Mia", "2026-03-02", "education-plan-agreed")

    assert story.answers(PLANS, "2026-04-10")[0].by == {"age": (("5 to 9", YES),), "where": (("In Jersey", YES),)}
