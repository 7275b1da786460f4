"""Who was on the register, in an enquiry and in a core group, and when: worked out from the entries alone."""

from datetime import date
from uuid import UUID

import pytest

from corbiere.protection.entries import CoreGroupJoined, CoreGroupLeft
from corbiere.protection.readings import core_group_members, enquiries, registrations
from corbiere.protection.registration import LEAD, MANAGER, named_lead, plan_running
from protection.telling import ANA, BEN, BORN, CLAIRE, DAVID, MIA, ON_PLAN, PLAN, REVIEW, Told, changed, day, lines

DECIDED: tuple[Told, ...] = (BORN, ("2026-03-02", PLAN))
ENDS = ("2026-06-02", changed(REVIEW, outcome="end", core_group=[]))
EIGHTEEN = day("2036-06-03")
Time = tuple[str, str | None]


def times(*told: Told) -> list[Time]:
    return [(str(row.during.lower), row.during.upper and str(row.during.upper)) for row in registrations(MIA, lines(*told))]


def group(*told: Told) -> set[tuple[UUID, str, date, date | None]]:
    return {(row.practitioner, row.role, row.during.lower, row.during.upper) for row in core_group_members(MIA, lines(*told))}


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (BORN, []),
        (f"{BORN}\n2026-03-02  conference-held  type=initial outcome=no-plan", []),
        ("2026-03-02  conference-held  type=pre-birth outcome=plan", [("2026-03-02", None)]),
        (ON_PLAN, [("2026-03-02", "2036-06-03")]),
        (f"{ON_PLAN}\n2026-06-02  conference-held  type=review outcome=continue", [("2026-03-02", "2036-06-03")]),
        (f"{ON_PLAN}\n2026-06-02  conference-held  type=review outcome=end", [("2026-03-02", "2026-06-02")]),
        (f"{ON_PLAN}\n2026-05-01  died", [("2026-03-02", "2026-05-01")]),
    ],
)
def test_a_child_is_on_the_register_from_the_plan_to_its_end(story: str, expected: list[Time]) -> None:
    assert times(story) == expected


def test_a_child_who_comes_back_has_two_times_on_the_register() -> None:
    again = f"{ON_PLAN}\n2026-06-02  conference-held  type=review outcome=end\n2026-09-01  conference-held  type=initial outcome=plan"
    assert times(again) == [("2026-03-02", "2026-06-02"), ("2026-09-01", "2036-06-03")]


def test_the_lead_is_whom_the_last_conference_named_unless_it_made_no_plan() -> None:
    none = ("2026-03-02", changed(PLAN, outcome="no-plan", first_core_group=None))
    again = ("2026-09-01", changed(PLAN, outcome="no-plan", first_core_group=None, lead_social_worker=str(DAVID)))
    assert named_lead(lines(BORN, none)) is None
    assert named_lead(lines(*DECIDED)) == ANA
    assert named_lead(lines(*DECIDED, ENDS, again)) == ANA


def test_the_register_says_the_harm_and_the_lead_as_last_decided() -> None:
    (first,) = registrations(MIA, lines(*DECIDED))
    assert (first.category, first.lead_social_worker) == ("neglect", ANA)
    review = ("2026-06-02", changed(REVIEW, harm="emotional", lead_social_worker=str(DAVID)))
    (later,) = registrations(MIA, lines(*DECIDED, review))
    assert (later.category, later.lead_social_worker, later.during.lower) == ("emotional", DAVID, day("2026-03-02"))


@pytest.mark.parametrize(("on", "runs"), [("2026-03-01", False), ("2026-03-02", True), ("2026-06-01", True), ("2026-06-02", False)])
def test_a_plan_runs_to_the_day_before_it_ends(on: str, runs: bool) -> None:
    assert (plan_running(lines(*DECIDED, ENDS), day(on)) is not None) is runs


def test_the_conference_puts_practitioners_lead_and_manager_into_the_core_group() -> None:
    begins = day("2026-03-02")
    assert group(*DECIDED) == {
        (CLAIRE, "health visitor", begins, EIGHTEEN),
        (ANA, LEAD, begins, EIGHTEEN),
        (BEN, MANAGER, begins, EIGHTEEN),
    }


def test_the_core_group_ends_with_the_plan() -> None:
    assert {ends for _, _, _, ends in group(*DECIDED, ENDS)} == {day("2026-06-02")}


def test_members_join_and_leave_between_conferences() -> None:
    joined = ("2026-03-20", CoreGroupJoined(practitioner=DAVID, role="class teacher"))
    left = ("2026-04-10", CoreGroupLeft(practitioner=CLAIRE, why="A new post"))
    found = group(*DECIDED, joined, left)
    assert (DAVID, "class teacher", day("2026-03-20"), EIGHTEEN) in found
    assert (CLAIRE, "health visitor", day("2026-03-02"), day("2026-04-10")) in found


def test_a_review_that_names_a_new_group_keeps_those_who_stay_and_lets_the_others_go() -> None:
    places = [{"practitioner": str(DAVID), "role": "class teacher"}, {"practitioner": str(ANA), "role": "social worker"}]
    found = group(*DECIDED, ("2026-06-02", changed(REVIEW, core_group=places)))
    assert (CLAIRE, "health visitor", day("2026-03-02"), day("2026-06-02")) in found
    assert (ANA, "social worker", day("2026-03-02"), EIGHTEEN) in found
    assert (DAVID, "class teacher", day("2026-06-02"), EIGHTEEN) in found


def test_a_review_that_names_nobody_leaves_the_group_as_it_is() -> None:
    assert group(*DECIDED, ("2026-06-02", REVIEW)) == group(*DECIDED)


def test_nobody_is_in_a_core_group_without_a_plan() -> None:
    assert group(BORN, ("2026-03-20", CoreGroupJoined(practitioner=DAVID, role="class teacher"))) == set()


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("2026-03-02  enquiry-started", [("", "2026-03-02", None)]),
        ("2026-03-02  enquiry-started\n2026-03-09  enquiry-concluded  outcome=support", [("support", "2026-03-02", "2026-03-09")]),
        ("2026-03-09  enquiry-concluded  outcome=support", []),
        ("2026-03-02  enquiry-started\n2026-03-04  enquiry-started", [("", "2026-03-02", None)]),
    ],
)
def test_an_enquiry_lasts_until_it_is_concluded(story: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = enquiries(MIA, lines(BORN, story))
    assert [(row.outcome, str(row.during.lower), row.during.upper and str(row.during.upper)) for row in found] == expected
