"""CPP-114 to CPP-117, SP-PRI-8: the ladder for professional differences."""

from typing import Any

import pytest

from corbiere.ledger.record import Line
from corbiere.protection.alarms import alarms
from corbiere.protection.entries import DifferenceOpened, DifferenceStepTaken
from corbiere.protection.entries.differences import Rung
from corbiere.protection.ladder import Difference, differences
from corbiere.protection.rulings.differences import (
    may_go_on_once_settled,
    may_leave_chair_untold,
    may_leave_stage_unsaid,
    may_leave_step_unsaid,
    may_skip_step,
)
from protection.telling import BEN, BY_IMPORT, CLAIRE, DAVID, ON_PLAN, allows, day, line, lines, named, ruled

OF = named("nights")
SIDES = [{"who": "Claire", "sees": "Mum needs help at night", "practitioner": str(CLAIRE)}]
OPENED = line("2026-04-07", DifferenceOpened.model_validate({"about": "Nights", "sort": "view", "matters": "Tired", "sides": SIDES}), id=OF)


def step(rung: str, outcome: str = "not-settled", **body: Any) -> DifferenceStepTaken:
    whole = {"what": "We talked", "who": [{"who": "David", "role": "practitioner", "practitioner": str(DAVID)}]}
    return DifferenceStepTaken.model_validate({"of": str(OF), "step": rung, "outcome": outcome} | whole | body)


def taken(on: str, rung: str, outcome: str = "not-settled", **body: Any) -> Line:
    return line(on, step(rung, outcome, **body))


def standing(*story: Line) -> Difference:
    (held,) = differences(lines(OPENED, *story))
    return held


@pytest.mark.parametrize(
    ("story", "rung", "due", "default"),
    [
        ([], Rung.TALK, "2026-04-14", True),
        ([taken("2026-04-09", "talk", "waiting")], Rung.TALK, "2026-04-14", True),
        ([taken("2026-04-09", "talk")], Rung.MANAGERS, "2026-04-16", True),
        ([taken("2026-04-09", "talk"), taken("2026-04-13", "managers")], Rung.PARTNERS, "2026-04-20", True),
        ([taken("2026-04-09", "talk", answer_by="2026-04-30")], Rung.MANAGERS, "2026-04-30", False),
        ([taken("2026-04-13", "partners", "waiting", stage="1")], Rung.PARTNERS, None, False),
        ([taken("2026-04-13", "partners", "waiting", answer_by="2026-04-24")], Rung.PARTNERS, "2026-04-24", False),
        ([taken("2026-04-13", "partners", stage="1")], Rung.PARTNERS, None, False),
        ([taken("2026-04-09", "talk", "settled")], Rung.TALK, None, False),
    ],
)
def test_where_it_stands_and_what_is_expected_next(story: list[Line], rung: Rung, due: str | None, default: bool) -> None:
    """SP-PRI-8, CPP-115, WT-225-1: Five working days for a step is a default; the partners' stages have no number, only the day that they named."""
    held = standing(*story)
    assert (held.rung, held.due, held.is_default) == (rung, due and day(due), default)


def test_it_is_expected_on_the_fifth_working_day_and_late_on_the_sixth() -> None:
    """7 April 2026 is the Tuesday after Easter: the fifth working day after it is Tuesday the 14th."""
    assert standing().due == day("2026-04-14")


def test_what_is_settled_is_over_and_says_by_what() -> None:
    settled = taken("2026-04-09", "talk", "settled")
    (alarm,) = alarms(lines(ON_PLAN, OPENED, settled))
    assert (alarm.kind, alarm.ends, alarm.ended_by, alarm.due) == ("difference", day("2026-04-09"), settled.root, None)


def test_everybody_who_takes_part_hears_of_it_by_name() -> None:
    """CPP-116."""
    (alarm,) = alarms(lines(ON_PLAN, OPENED, taken("2026-04-09", "talk", next_with=[str(BEN)])))
    assert (alarm.ends, alarm.named) == (None, [CLAIRE, DAVID, BEN])


@pytest.mark.parametrize(
    ("before", "rung", "allowed"),
    [
        ([], "talk", True),
        ([], "managers", False),
        ([], "partners", False),
        ([taken("2026-04-09", "talk")], "managers", True),
        ([taken("2026-04-09", "talk")], "talk", True),
        ([taken("2026-04-09", "talk", "waiting")], "managers", True),
        ([taken("2026-04-09", "talk")], "partners", False),
        ([taken("2026-04-09", "talk"), taken("2026-04-10", "managers")], "partners", True),
    ],
)
def test_a_step_is_left_out_only_with_a_reason(before: list[Line], rung: str, allowed: bool) -> None:
    """CPP-114."""
    assert allows(may_skip_step, step(rung), "2026-04-13", OPENED, *before) is allowed
    assert allows(may_skip_step, step(rung), "2026-04-13", OPENED, *before, by=BY_IMPORT)
    found = ruled(may_skip_step, step(rung), "2026-04-13", OPENED, *before)
    assert found is not None and found.force == "should"


def test_what_is_settled_takes_no_further_step() -> None:
    settled = taken("2026-04-09", "talk", "settled")
    assert allows(may_go_on_once_settled, step("managers"), "2026-04-08", OPENED, settled)
    found = ruled(may_go_on_once_settled, step("managers"), "2026-04-10", OPENED, settled)
    assert found is not None and not found.allowed and found.force == "must"
    assert "resolved on 9 April 2026" in found.why


@pytest.mark.parametrize(
    ("left", "field"), [({}, None), ({"what": None}, "what"), ({"who": []}, "who"), ({"what": None, "who": []}, "who")]
)
def test_a_step_says_who_took_part_and_what_was_said(left: dict[str, Any], field: str | None) -> None:
    """CPP-115, CPP-116."""
    found = ruled(may_leave_step_unsaid, step("talk", **left), "2026-04-10", OPENED)
    assert found is not None
    assert (found.allowed, found.allowed or found.field) == (field is None, field or True)


@pytest.mark.parametrize(
    ("rung", "body", "allowed"), [("talk", {}, True), ("managers", {}, True), ("partners", {}, False), ("partners", {"stage": "1"}, True)]
)
def test_at_the_partners_it_has_a_stage(rung: str, body: dict[str, Any], allowed: bool) -> None:
    """CPP-117."""
    assert allows(may_leave_stage_unsaid, step(rung, **body), "2026-04-13", OPENED) is allowed


@pytest.mark.parametrize(
    ("rung", "told", "allowed"),
    [("talk", None, True), ("managers", False, True), ("partners", None, False), ("partners", False, False), ("partners", True, True)],
)
def test_the_chair_hears_that_it_went_to_the_partners(rung: str, told: bool | None, allowed: bool) -> None:
    """CPP-117."""
    assert allows(may_leave_chair_untold, step(rung, chair_told=told), "2026-04-13", OPENED) is allowed


def test_a_worry_never_waits_for_a_difference() -> None:
    """CPP-114."""
    worry = "2026-04-08  concern-received"
    assert [alarm.kind for alarm in alarms(lines(ON_PLAN, OPENED, worry))] == ["difference", "new-concern"]
