"""ISS-2-3: a plan that ends because the child is looked after leaves no danger without an answer in their care, or a reason."""

from typing import Any

import pytest

from corbiere.protection.entries import ConferenceHeld, CoreGroupHeld, ProtectionPlanWritten
from corbiere.protection.in_care import still_open, taken_into_care
from corbiere.protection.rulings.closing import may_leave_danger_to_care
from protection.telling import BORN, BY_IMPORT, PLAN, REVIEW, Told, allows, changed, lines, ruled

HUNGRY, SLEEP, BREAKFAST = "Going hungry", "No sleep", "Breakfast every day"
BEGAN: Told = ("2026-03-02", PLAN)
DETAIL = ProtectionPlanWritten.model_validate(
    {"stage": "detailed", "harm": "neglect", "safe_from": [{"what": HUNGRY}, {"what": SLEEP}], "outcomes": [{"what": BREAKFAST}]}
)
WRITTEN: Told = ("2026-03-16", DETAIL)
ON = "2026-06-01"


def core_group(progress: str) -> Told:
    return ("2026-04-10", CoreGroupHeld.model_validate({"progress": [{"outcome": BREAKFAST, "progress": progress}]}))


def ended(*answered: dict[str, str], why: str = "looked-after", outcome: str = "end") -> ConferenceHeld:
    found: ConferenceHeld = changed(REVIEW, outcome=outcome, why_ended=why, next_core_groups=[], answered_in_care=list(answered))
    return found


def answer(danger: str, **said: str) -> dict[str, str]:
    return {"danger": danger, **(said or {"answer": "The carers cook every day"})}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([BEGAN, WRITTEN], [HUNGRY, SLEEP, BREAKFAST]),
        ([BEGAN, WRITTEN, core_group("on-track")], [HUNGRY, SLEEP, BREAKFAST]),
        ([BEGAN, WRITTEN, core_group("done")], [HUNGRY, SLEEP]),
        ([BEGAN], ["Neglect"]),
        ([], []),
    ],
    ids=["as-written", "going-well", "done", "outline", "no-plan"],
)
def test_what_the_plan_leaves_open(told: list[Told], expected: list[str]) -> None:
    """ISS-2-3."""
    assert still_open(lines(BORN, *told)) == expected


ALL: list[dict[str, Any]] = [answer(HUNGRY), answer(f"{SLEEP.upper()} "), answer(BREAKFAST, why_none="It is done there anyway")]


@pytest.mark.parametrize(
    ("entry", "allowed"),
    [
        (ended(*ALL), True),
        (ended(*ALL[:2]), False),
        (ended(), False),
        (ended(*ALL[:2], {"danger": BREAKFAST}), False),
        (ended(why="safe"), True),
        (ended(why="moved-away"), True),
        (ended(outcome="continue"), True),
    ],
    ids=["each", "one-left", "none", "one-named-only", "safe", "moved", "goes-on"],
)
def test_each_danger_that_is_left_is_answered_or_has_its_reason(entry: ConferenceHeld, allowed: bool) -> None:
    """ISS-2-3."""
    assert allows(may_leave_danger_to_care, entry, ON, BORN, BEGAN, WRITTEN) is allowed
    assert allows(may_leave_danger_to_care, entry, ON, BORN, BEGAN, WRITTEN, by=BY_IMPORT)


def test_what_is_left_is_named_and_may_be_left_with_a_reason() -> None:
    found = ruled(may_leave_danger_to_care, ended(*ALL[:2]), ON, BORN, BEGAN, WRITTEN)
    assert found is not None
    assert (found.force, found.clause) == ("should", "ISS-2-3")
    assert BREAKFAST in found.why
    assert HUNGRY not in found.why


def test_an_ending_that_was_written_before_this_was_asked_is_read_as_it_was() -> None:
    body = {name: answer for name, answer in ended().body().items() if name != "answered_in_care"}
    assert ConferenceHeld.read(body, 1).answered_in_care == []


def test_it_stands_with_the_plan_until_a_conference_decides_anew() -> None:
    told = [BEGAN, WRITTEN, (ON, ended(*ALL))]
    assert [one.danger for one in taken_into_care(lines(BORN, *told))] == [HUNGRY, SLEEP.upper(), BREAKFAST]
    assert taken_into_care(lines(BORN, *told, ("2026-09-01", PLAN))) == []
    assert taken_into_care(lines(BORN, BEGAN, (ON, ended(*ALL, why="safe")))) == []
