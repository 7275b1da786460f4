"""CP plans, visits: seeing the child."""

from typing import Any

import pytest

from corbiere.ledger.rulings import rules_of
from corbiere.protection.entries import ChildSeen
from corbiere.protection.rulings.visits import (
    may_leave_bedroom_unseen,
    may_see_baby_asleep,
    may_see_child_in_company,
    may_see_child_in_company_again,
    may_visit_announced_again,
)
from protection.telling import BORN, BY_IMPORT, ON_PLAN, against, allows, kinds_of, ruled

BABY = ON_PLAN.replace("2018-06-03", "2024-06-10")
ALONE_LAST = f"{ON_PLAN}\n2026-03-04  child-seen  alone=yes bedroom=yes"
NOT_ALONE_LAST = f"{ON_PLAN}\n2026-03-04  child-seen  alone=no bedroom=no"


def seen(**answers: Any) -> ChildSeen:
    return ChildSeen.model_validate(answers)


WHOLE = seen(alone=True, bedroom=True, announced=False, awake=True)


def test_a_careful_visit_is_recorded_without_a_question() -> None:
    assert against(WHOLE, "2026-06-09", NOT_ALONE_LAST) == []


def test_a_visit_is_never_refused() -> None:
    assert {found.force for found in against(seen(), "2026-06-09", NOT_ALONE_LAST)} == {"should"}


def test_a_visit_that_another_system_held_is_taken_as_it_was() -> None:
    assert against(seen(), "2026-06-09", NOT_ALONE_LAST, by=BY_IMPORT) == []


def test_nothing_stands_between_a_worker_and_a_worry_or_a_failed_visit() -> None:
    assert not [rule for kind in ("concern-received", "visit-failed", "significant-incident") for rule in rules_of(kind)]


@pytest.mark.parametrize(
    ("answers", "allowed", "field"),
    [
        ({}, False, "alone"),
        ({"alone": True}, True, None),
        ({"alone": False}, False, "why_not_alone"),
        ({"alone": False, "why_not_alone": "She wanted her brother with her"}, True, None),
    ],
)
def test_the_record_says_why_a_child_was_not_seen_alone(answers: dict[str, Any], allowed: bool, field: str | None) -> None:
    """PS-5.10, PS-7.2."""
    found = ruled(may_see_child_in_company, seen(**answers), "2026-03-18", BORN)
    assert found is not None
    assert found.allowed is allowed
    assert allowed or found.field == field


@pytest.mark.parametrize(
    ("alone", "before", "allowed"),
    [
        (False, NOT_ALONE_LAST, False),
        (None, NOT_ALONE_LAST, False),
        (True, NOT_ALONE_LAST, True),
        (False, ALONE_LAST, True),
        (False, ON_PLAN, True),
        (False, f"{BORN}\n2026-03-04  child-seen  alone=no", True),
        (False, f"{ON_PLAN}\n2026-03-01  child-seen  alone=no", True),
        (False, f"{ON_PLAN}\n2026-03-19  child-seen  alone=no", True),
    ],
)
def test_a_child_on_a_plan_is_seen_alone_every_other_time(alone: bool | None, before: str, allowed: bool) -> None:
    entry = seen(alone=alone, why_not_alone="She was asleep")
    assert allows(may_see_child_in_company_again, entry, "2026-03-18", before) is allowed


@pytest.mark.parametrize(
    ("answers", "before", "allowed"),
    [
        ({}, NOT_ALONE_LAST, False),
        ({"where": "home"}, NOT_ALONE_LAST, False),
        ({"where": "home", "bedroom": True}, NOT_ALONE_LAST, True),
        ({"where": "school"}, NOT_ALONE_LAST, True),
        ({"where": "home"}, ALONE_LAST, True),
        ({"where": "home"}, ON_PLAN, True),
    ],
)
def test_where_the_child_sleeps_is_seen_every_other_time_at_home(answers: dict[str, Any], before: str, allowed: bool) -> None:
    assert allows(may_leave_bedroom_unseen, seen(**answers), "2026-03-18", before) is allowed


def test_a_visit_at_school_does_not_stand_between_two_at_home() -> None:
    before = (ALONE_LAST, ("2026-03-10", seen(where="home")), ("2026-03-12", seen(where="school")))
    assert not allows(may_leave_bedroom_unseen, seen(where="home"), "2026-03-18", *before)


@pytest.mark.parametrize(
    ("awake", "on", "before", "allowed"),
    [
        (None, "2026-06-09", BABY, False),
        (False, "2026-06-09", BABY, False),
        (True, "2026-06-09", BABY, True),
        (None, "2026-06-10", BABY, True),
        (None, "2026-06-09", ON_PLAN, True),
        (None, "2026-03-01", BABY, True),
    ],
)
def test_a_baby_is_seen_awake_until_its_second_birthday(awake: bool | None, on: str, before: str, allowed: bool) -> None:
    """CPP-89."""
    found = ruled(may_see_baby_asleep, seen(awake=awake), on, before)
    assert (found is None or found.allowed) is allowed
    assert allowed or (found is not None and "a default" in found.why)


UNANNOUNCED = "child-seen  announced=no"


@pytest.mark.parametrize(
    ("announced", "on", "before", "allowed"),
    [
        (True, "2026-06-01", ON_PLAN, True),
        (True, "2026-06-02", ON_PLAN, False),
        (None, "2026-06-02", ON_PLAN, False),
        (False, "2026-06-02", ON_PLAN, True),
        (True, "2026-06-02", f"{ON_PLAN}\n2026-03-02  {UNANNOUNCED}", False),
        (True, "2026-06-02", f"{ON_PLAN}\n2026-03-03  {UNANNOUNCED}", True),
        (True, "2026-06-02", f"{ON_PLAN}\n2026-06-02  {UNANNOUNCED}", True),
    ],
)
def test_in_three_months_of_a_plan_one_visit_comes_unannounced(announced: bool | None, on: str, before: str, allowed: bool) -> None:
    """PS-4.6."""
    found = ruled(may_visit_announced_again, seen(announced=announced), on, before)
    assert (found is None or found.allowed) is allowed
    assert allowed or (found is not None and "a default" in found.why)


def test_a_bare_visit_asks_for_each_thing_once() -> None:
    assert kinds_of(against(seen(), "2026-03-18", BORN)) == ["PS-7.2"]
    assert kinds_of(against(seen(), "2026-06-09", NOT_ALONE_LAST)) == ["PS-7.2", "CPP-91", "CPP-93", "PS-4.6"]
