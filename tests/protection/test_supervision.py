"""CPP-112, CPP-113: supervision in each agency, and of all together where a plan is complex, stuck or drifting."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from corbiere.protection.alarms import alarms
from corbiere.protection.entries import AgencySupervisionNoted, CoreGroupHeld, ObstacleMet, ReflectiveSupervisionDecided
from corbiere.protection.rulings.supervision import may_consider_reflective_supervision, may_leave_reflection_unset, may_note_supervision
from protection.telling import ANA, BORN, BY_IMPORT, CLAIRE, DAVID, ON_PLAN, PLAN, Told, allows, changed, day, lines, ruled

STUCK = {"progress": [{"outcome": "Mum sleeps", "progress": "off-track", "what_now": "Ask again"}]}
WELL = {"progress": [{"outcome": "Mum sleeps", "progress": "on-track"}]}
NO = ReflectiveSupervisionDecided(wanted=False, why="The nurse begins on Monday", decided_by=ANA)
AGENCY = UUID(int=22)
ENDS = "conference-held  type=review outcome=end"


def groups(*said: dict[str, Any]) -> list[tuple[str, CoreGroupHeld]]:
    """Four weeks apart, from 16 March."""
    begins = day("2026-03-16")
    return [(str(begins + timedelta(weeks=4 * place)), CoreGroupHeld.model_validate(one)) for place, one in enumerate(said)]


def asked(*told: Told) -> list[tuple[str, str | None]]:
    """From when to when each prompt lasted."""
    found = [alarm for alarm in alarms(lines(BORN, ("2026-03-02", PLAN), *told)) if alarm.kind == "reflection"]
    return [(str(one.since), str(one.ends) if one.ends else None) for one in found]


@pytest.mark.parametrize(
    ("said", "prompted"),
    [((STUCK,), False), ((STUCK, STUCK), True), ((STUCK, WELL), False), ((STUCK, WELL, STUCK), False), ((STUCK, {}, STUCK), True)],
)
def test_an_outcome_stuck_at_two_core_groups_running_asks_for_the_decision(said: tuple[dict[str, Any], ...], prompted: bool) -> None:
    """CPP-113, CPP-6: at one it is not drift; that two are is a default."""
    assert bool(asked(*groups(*said))) is prompted


def test_an_action_past_its_day_at_two_core_groups_asks_for_it() -> None:
    late = [{"actions": [{"what": "Ask the doctor", "who": "Ana", "by": by}]} for by in ("2026-03-20", "2026-04-20", "2026-06-01")]
    assert asked(*groups(*late[:2])) == []
    assert asked(*groups(*late)) == [("2026-05-11", None)]


@pytest.mark.parametrize(("overcome", "prompted"), [(True, False), (False, True)])
def test_a_plan_that_is_stuck_asks_for_it(overcome: bool, prompted: bool) -> None:
    assert bool(asked(("2026-04-01", ObstacleMet(what="No place", tried="All were told", overcome=overcome)))) is prompted


@pytest.mark.parametrize(("days", "prompted"), [(28, False), (27, True)])
def test_a_case_that_the_conference_called_complex_asks_for_it(days: int, prompted: bool) -> None:
    """CPP-18: it asked for core groups closer together than four weeks."""
    found = alarms(lines(BORN, ("2026-03-02", changed(PLAN, core_group_days=days))))
    assert [alarm.kind for alarm in found] == (["reflection"] if prompted else [])


def test_the_decision_ends_it_and_so_does_the_end_of_the_plan() -> None:
    """CPP-113."""
    drifting = groups(STUCK, STUCK)
    assert asked(*drifting, ("2026-04-15", NO)) == [("2026-04-13", "2026-04-15")]
    assert asked(*drifting, f"2026-06-02  {ENDS}") == [("2026-04-13", "2026-06-02")]


def test_after_a_decision_it_is_asked_anew_when_it_drifted_for_as_long_again() -> None:
    drifting = groups(STUCK, STUCK, STUCK, STUCK)
    assert asked(*drifting[:3], ("2026-04-15", NO)) == [("2026-04-13", "2026-04-15")]
    assert asked(*drifting, ("2026-04-15", NO)) == [("2026-04-13", "2026-04-15"), ("2026-06-08", None)]


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-01", False), ("2026-03-02", True), ("2026-06-01", True), ("2026-06-02", False)])
def test_it_is_decided_while_the_child_is_on_a_plan(on: str, allowed: bool) -> None:
    """CPP-113."""
    found = ruled(may_consider_reflective_supervision, NO, on, f"{ON_PLAN}\n2026-06-02  {ENDS}")
    assert found is not None
    assert (found.force, found.allowed, found.clause) == ("must", allowed, "CPP-113")


@pytest.mark.parametrize(("answers", "allowed"), [({}, False), ({"for": "2026-05-04"}, True)])
def test_what_is_decided_has_its_day(answers: dict[str, str], allowed: bool) -> None:
    yes = changed(NO, wanted=True, **answers)
    assert allows(may_leave_reflection_unset, yes, "2026-04-15", ON_PLAN) is allowed
    assert allows(may_leave_reflection_unset, NO, "2026-04-15", ON_PLAN)
    assert allows(may_leave_reflection_unset, yes, "2026-04-15", ON_PLAN, by=BY_IMPORT)


@pytest.mark.parametrize(("who", "allowed"), [(CLAIRE, True), (DAVID, False)])
def test_supervision_in_an_agency_is_noted_for_members_of_the_core_group(who: Any, allowed: bool) -> None:
    """CPP-112."""
    noted = AgencySupervisionNoted.model_validate({"practitioner": who, "agency": str(AGENCY), "what": "held"})
    found = ruled(may_note_supervision, noted, "2026-04-15", BORN, ("2026-03-02", PLAN))
    assert found is not None
    assert (found.force, found.allowed, found.field) == ("should", allowed, "practitioner")
