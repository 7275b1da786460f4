"""CP plans, core groups: who meets, who leads, and what each meeting settles."""

from typing import Any

import pytest

from corbiere.protection.entries import CoreGroupHeld, CoreGroupJoined, CoreGroupLeft, CoreGroupMoved
from corbiere.protection.rulings.core_groups import (
    may_call_it_quorate,
    may_chair_core_group,
    may_hold_core_group,
    may_join_core_group,
    may_leave_change_unsaid,
    may_leave_contacts_undecided,
    may_leave_core_group,
    may_leave_dates_unset,
    may_leave_disagreement_unsaid,
    may_leave_drift,
    may_leave_progress_unsaid,
    may_move_core_group,
)
from protection.telling import ANA, BEN, BORN, BY_IMPORT, CLAIRE, DAVID, ON_PLAN, PLAN, against, allows, changed, kinds_of, ruled

ENDED = f"{ON_PLAN}\n2026-06-02  conference-held  type=review outcome=end"
MET = f"{ON_PLAN}\n2026-03-10  core-group-held  quorate=yes"
DECIDED = (BORN, ("2026-03-02", PLAN))


def group(**answers: Any) -> CoreGroupHeld:
    return CoreGroupHeld.model_validate(answers)


def stuck(what_now: str | None) -> list[dict[str, str | None]]:
    return [{"outcome": "Mia eats before school", "progress": "off-track", "what_now": what_now}]


FIRST = group(
    expected=[{"who": "Mum", "change": "Breakfast every day", "explained": "At home, in Portuguese; she agrees"}],
    next_meetings=["2026-04-07"],
    contacts=[{"who": "Claire", "whom": "Mia", "how_often": "Every week, at nursery"}],
    all_agreed=True,
)
LATER = group(progress=stuck("Gran comes in the mornings"), all_agreed=True)


def test_a_careful_core_group_is_recorded_without_a_question() -> None:
    assert against(FIRST, "2026-03-10", ON_PLAN) == []
    assert against(LATER, "2026-04-07", MET) == []


def test_a_bare_core_group_asks_for_each_thing_once() -> None:
    """CPP-62."""
    assert kinds_of(against(group(), "2026-03-10", ON_PLAN)) == ["CPP-21", "PS-4.2", "CPP-37", "CPP-99"]
    assert kinds_of(against(group(), "2026-04-07", MET)) == ["CPP-62", "CPP-99"]
    assert against(group(), "2026-04-07", by=BY_IMPORT) == []


@pytest.mark.parametrize(
    ("on", "before", "allowed"),
    [
        ("2026-03-01", ON_PLAN, False),
        ("2026-03-02", ON_PLAN, True),
        ("2026-06-02", ENDED, True),
        ("2026-06-03", ENDED, False),
        ("2026-03-10", BORN, False),
    ],
)
def test_a_core_group_meets_only_while_the_child_is_on_a_plan(on: str, before: str, allowed: bool) -> None:
    found = ruled(may_hold_core_group, group(), on, before)
    assert found is not None
    assert (found.force, found.allowed) == ("must", allowed)


@pytest.mark.parametrize(
    ("quorate", "sectors", "allowed"),
    [
        (True, ("social-care", "health"), True),
        (True, ("social-care",), False),
        (True, ("social-care", "family"), False),
        (True, ("health", "education"), False),
        (True, (), True),
        (False, ("social-care",), True),
        (None, ("social-care",), True),
    ],
)
def test_who_came_bears_out_that_it_could_decide(quorate: bool | None, sectors: tuple[str, ...], allowed: bool) -> None:
    """CPP-12."""
    attended = [{"who": "Somebody", "sector": sector, "came": True} for sector in sectors]
    assert allows(may_call_it_quorate, group(quorate=quorate, attended=attended), "2026-03-10", ON_PLAN) is allowed


def test_the_number_that_no_source_gives_is_called_a_default() -> None:
    attended = [{"who": "Ana", "sector": "social-care", "came": True}]
    found = ruled(may_call_it_quorate, group(quorate=True, attended=attended), "2026-03-10", ON_PLAN)
    assert found is not None
    assert "a default" in found.why


@pytest.mark.parametrize(("chair", "allowed"), [(ANA, True), (BEN, True), (CLAIRE, False), (None, True)])
def test_the_lead_or_their_manager_chairs(chair: object, allowed: bool) -> None:
    """CPP-24, CPP-95, CPP-96."""
    assert allows(may_chair_core_group, group(chaired_by=chair), "2026-03-10", *DECIDED) is allowed


def test_whom_the_conference_named_to_chair_may_chair() -> None:
    named = (BORN, ("2026-03-02", changed(PLAN, core_group_chair=str(DAVID))))
    assert allows(may_chair_core_group, group(chaired_by=DAVID), "2026-03-10", *named)
    assert not allows(may_chair_core_group, group(chaired_by=CLAIRE), "2026-03-10", *named)


@pytest.mark.parametrize("rule", [may_leave_dates_unset, may_leave_change_unsaid])
def test_the_first_core_group_sets_days_and_says_what_is_to_change(rule: Any) -> None:
    """CPP-21, PS-4.2."""
    assert not allows(rule, group(), "2026-03-10", ON_PLAN)
    assert allows(rule, FIRST, "2026-03-10", ON_PLAN)
    assert allows(rule, group(), "2026-04-07", MET)


def test_the_first_core_group_of_a_second_plan_is_a_first_one_too() -> None:
    again = f"{MET}\n2026-06-02  conference-held  type=review outcome=end\n2026-09-01  conference-held  type=initial outcome=plan"
    assert not allows(may_leave_dates_unset, group(), "2026-09-08", again)


def test_each_later_core_group_looks_at_the_plan() -> None:
    assert allows(may_leave_progress_unsaid, group(), "2026-03-10", ON_PLAN)
    assert not allows(may_leave_progress_unsaid, group(), "2026-04-07", MET)
    assert allows(may_leave_progress_unsaid, LATER, "2026-04-07", MET)


@pytest.mark.parametrize(("what_now", "allowed"), [(None, False), ("Gran comes in the mornings", True)])
def test_an_outcome_that_is_stuck_gets_an_answer(what_now: str | None, allowed: bool) -> None:
    """CPP-6."""
    found = ruled(may_leave_drift, group(progress=stuck(what_now)), "2026-04-07", MET)
    assert found is not None
    assert found.allowed is allowed
    assert allowed or found.why.startswith("“Mia eats before school” is stuck.")


@pytest.mark.parametrize(
    ("answers", "allowed"),
    [
        ({}, False),
        ({"all_agreed": True}, True),
        ({"all_agreed": False}, True),
        ({"disagreements": [{"who": "Steve", "about": "the school run", "why": "He works nights"}]}, True),
    ],
)
def test_the_notes_say_who_disagreed_or_that_nobody_did(answers: dict[str, Any], allowed: bool) -> None:
    """CPP-99."""
    assert allows(may_leave_disagreement_unsaid, group(**answers), "2026-03-10", ON_PLAN) is allowed


@pytest.mark.parametrize(("written_to", "allowed"), [([], False), (["Mum", "Claire"], True)])
def test_a_core_group_that_is_moved_is_told_in_writing(written_to: list[str], allowed: bool) -> None:
    """CPP-23."""
    moved = CoreGroupMoved.model_validate({"from": "2026-03-16", "to": "2026-03-18", "why": "unwell", "written_to": written_to})
    assert allows(may_move_core_group, moved, "2026-03-13", ON_PLAN) is allowed


@pytest.mark.parametrize(
    ("who", "on", "allowed"),
    [
        (DAVID, "2026-03-01", False),
        (DAVID, "2026-03-02", True),
        (DAVID, "2026-03-20", True),
        (CLAIRE, "2026-03-20", False),
        (ANA, "2026-03-20", False),
    ],
)
def test_one_joins_the_core_group_of_a_plan_once(who: Any, on: str, allowed: bool) -> None:
    """CPP-12."""
    found = ruled(may_join_core_group, CoreGroupJoined(practitioner=who, role="class teacher"), on, *DECIDED)
    assert found is not None
    assert (found.force, found.allowed) == ("must", allowed)


@pytest.mark.parametrize(
    ("who", "on", "allowed"),
    [(CLAIRE, "2026-03-20", True), (DAVID, "2026-03-20", False), (CLAIRE, "2026-03-01", False)],
)
def test_only_a_member_leaves_the_core_group(who: Any, on: str, allowed: bool) -> None:
    """CPP-12."""
    assert allows(may_leave_core_group, CoreGroupLeft(practitioner=who, why="A new post"), on, *DECIDED) is allowed


@pytest.mark.parametrize(("before", "on", "allowed"), [(ON_PLAN, "2026-03-10", False), (MET, "2026-04-07", True)])
def test_the_first_core_group_decides_who_sees_whom_and_later_ones_may_leave_it_as_it_is(before: str, on: str, allowed: bool) -> None:
    """CPP-37."""
    assert allows(may_leave_contacts_undecided, group(), on, before) is allowed
    assert allows(may_leave_contacts_undecided, FIRST, on, before)
