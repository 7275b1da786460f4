"""May this be a child's education plan, or who has it in school? Truth tables."""

from datetime import date, timedelta
from typing import Any

import pytest

from care.looked_after import IN_CARE, entry, told
from corbiere.education.rulings.plans import (
    may_go_on_with_what_does_not_help,
    may_hear_a_wish_and_leave_it,
    may_never_look_again,
    may_plan_alone,
    may_plan_and_not_look_back,
    may_plan_for_a_child_not_in_care,
    may_plan_nothing_to_reach,
    may_plan_without_a_teacher,
    may_plan_without_the_child,
    may_plan_without_their_hopes,
)
from corbiere.education.rulings.teachers import may_name_a_teacher_outside_care, may_name_oneself_designated_teacher
from corbiere.statute.terms import terms_of
from protection.telling import ANA, BORN, BY_IMPORT, DAVID, allows, ruled

DAY = "2026-06-01"
READ = {"what": "Read a page aloud", "who": "Ms Le Sueur, each morning", "by": "2026-07-10"}
AT = {"who": "Ms Le Sueur", "sector": "education", "came": True}
WORDS = {"own_words": "I want a desk by the window"}


def plans(rule: Any, *held: Any, story: str = IN_CARE, on: str = DAY, **body: Any) -> bool:
    return allows(rule, entry("education-plan-agreed", **body), on, story, *held)


@pytest.mark.parametrize(
    ("story", "on", "allowed"),
    [
        (BORN, DAY, False),
        (IN_CARE, "2026-03-01", False),
        (IN_CARE, "2026-03-02", True),
        (f"{IN_CARE}\n2026-05-01  care-ended", "2026-04-30", True),
        (f"{IN_CARE}\n2026-05-01  care-ended", "2026-05-01", False),
    ],
)
def test_a_plan_is_one_of_a_child_in_care(story: str, on: str, allowed: bool) -> None:
    """LAC-426-2: from the first day of care to the one before it ends."""
    assert plans(may_plan_for_a_child_not_in_care, story=story, on=on) is allowed
    assert allows(may_plan_for_a_child_not_in_care, entry("education-plan-agreed"), on, story, by=BY_IMPORT)


def test_a_plan_has_the_child_in_it() -> None:
    """LAC-427-1, LAC-427-2, LAC-427-3: their words, their hopes, and what becomes of what they would change."""
    assert not plans(may_plan_without_the_child) and plans(may_plan_without_the_child, views=WORDS)
    assert plans(may_plan_without_the_child, views={"why_not": "They did not come to school this week"})
    assert not plans(may_plan_without_their_hopes) and plans(may_plan_without_their_hopes, hopes="To be a vet")
    assert plans(may_hear_a_wish_and_leave_it) and not plans(may_hear_a_wish_and_leave_it, their_way="No reading aloud")
    assert plans(may_hear_a_wish_and_leave_it, their_way="No reading aloud", their_way_done="They read to Ms Le Sueur alone")


def test_a_plan_has_a_teacher_and_people_who_met() -> None:
    """LAC-426-3, PS-5.17."""
    assert not plans(may_plan_without_a_teacher) and plans(may_plan_without_a_teacher, teacher="Ms Le Sueur")
    assert not plans(may_plan_alone) and plans(may_plan_alone, attended=[AT])


@pytest.mark.parametrize(
    ("targets", "allowed"),
    [
        ([], False),
        ([{"what": "Read a page aloud"}], False),
        ([READ], True),
        ([READ, {**READ, "by": None}], False),
        ([{**READ, "who": None}], False),
    ],
)
def test_a_plan_says_what_is_to_be_reached(targets: list[Any], allowed: bool) -> None:
    """LAC-428-1: each with who helps and by when."""
    assert plans(may_plan_nothing_to_reach, targets=targets) is allowed


def test_a_plan_looks_back_at_the_last() -> None:
    """LAC-426-1, LAC-384-2, LAC-428-2."""
    last = told("2026-04-20", "education-plan-agreed", targets=[READ])
    reached = [{"what": "Read a page aloud", "how_far": "partly"}]
    assert plans(may_plan_and_not_look_back) and not plans(may_plan_and_not_look_back, last)
    assert plans(may_plan_and_not_look_back, last, progress=reached)
    assert plans(may_plan_and_not_look_back, told("2026-04-20", "education-plan-agreed"))
    assert plans(may_go_on_with_what_does_not_help, effective=True) and not plans(may_go_on_with_what_does_not_help, effective=False)
    assert plans(may_go_on_with_what_does_not_help, effective=False, change="Shorter steps")


def test_a_plan_is_looked_at_again_by_the_end_of_the_next_term() -> None:
    """LAC-428-1, PS-5.17: on its last day at the latest, and never before it is made."""
    day = date.fromisoformat(DAY)
    last = next(term.last for term in terms_of(day.year) if term.first > day)
    assert not plans(may_never_look_again) and not plans(may_never_look_again, next_review=DAY)
    assert plans(may_never_look_again, next_review=str(day + timedelta(days=1))) and plans(may_never_look_again, next_review=str(last))
    found = ruled(may_never_look_again, entry("education-plan-agreed", next_review=str(last + timedelta(days=1))), DAY, IN_CARE)
    assert found is not None and found.force == "should" and not found.allowed and "There is a plan each term" in found.why


def test_in_the_last_term_of_a_year_the_next_is_in_the_year_after() -> None:
    """LAC-428-1."""
    (last,) = [term.last for term in terms_of(2027)][:1]
    assert plans(may_never_look_again, on="2026-11-02", next_review=str(last))
    assert not plans(may_never_look_again, on="2026-11-02", next_review=str(last + timedelta(days=1)))


@pytest.mark.parametrize(("who", "on", "allowed"), [(DAVID, DAY, True), (ANA, DAY, False), (DAVID, "2026-03-01", True)])
def test_nobody_names_themselves_designated_teacher(who: Any, on: str, allowed: bool) -> None:
    """ISS-10-1: it opens what is on record of the child's education."""
    assert allows(may_name_oneself_designated_teacher, entry("designated-teacher-named", practitioner=str(who)), on, IN_CARE) is allowed


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-01", False), ("2026-03-02", True), ("2036-06-02", True), ("2036-06-03", False)])
def test_a_designated_teacher_is_one_of_a_child_in_care(on: str, allowed: bool) -> None:
    """LAC-426-3: until the day before the eighteenth birthday."""
    assert allows(may_name_a_teacher_outside_care, entry("designated-teacher-named", practitioner=str(DAVID)), on, IN_CARE) is allowed
