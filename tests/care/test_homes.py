"""May a child move to this home, or leave it? Truth tables."""

from typing import Any

import pytest

from care.looked_after import AWAY, HOME, IN_CARE, LEFT, NEXT, entry, moved, told
from corbiere.care.rulings.homes import (
    may_go_off_the_island_unschooled,
    may_leave_no_home,
    may_leave_without_why,
    may_live_in_two_homes,
    may_live_there_before_care,
    may_move_apart_without_why,
    may_move_to_no_sort_of_home,
    may_move_unmatched,
    may_move_without_a_plan_unsaid,
)
from protection.telling import BORN, BY_IMPORT, allows, ruled

DAY = "2026-06-01"
ENDED = f"{IN_CARE}\n2026-05-01  care-ended"


def moves(rule: Any, *held: Any, story: str = IN_CARE, on: str = DAY, **body: Any) -> bool:
    return allows(rule, entry("placement-started", **body), on, story, *held)


@pytest.mark.parametrize(
    ("story", "on", "allowed"),
    [
        (BORN, DAY, False),
        (IN_CARE, "2026-03-01", False),
        (IN_CARE, "2026-03-02", True),
        (ENDED, "2026-04-30", True),
        (ENDED, "2026-05-01", False),
        (IN_CARE, "2036-06-02", True),
        (IN_CARE, "2036-06-03", False),
    ],
)
def test_nobody_lives_in_a_home_in_care_who_is_not_in_care(story: str, on: str, allowed: bool) -> None:
    """ISS-A-12: from the first day of care to the one before it ends."""
    assert moves(may_live_there_before_care, story=story, on=on) is allowed
    assert allows(may_live_there_before_care, entry("placement-started"), on, story, by=BY_IMPORT)


@pytest.mark.parametrize(
    ("held", "left", "allowed"),
    [
        ([], None, True),
        ([], LEFT, False),
        ([moved("2026-03-02")], None, False),
        ([moved("2026-03-02")], LEFT, True),
        ([moved("2026-03-02"), told(DAY, "placement-ended")], None, True),
        ([moved("2026-03-02"), told("2026-06-02", "placement-ended")], None, False),
    ],
)
def test_nobody_lives_in_two_homes(held: list[Any], left: Any, allowed: bool) -> None:
    """ISS-A-12."""
    assert moves(may_live_in_two_homes, *held, left=left) is allowed
    if held and left is None and not allowed:
        found = ruled(may_live_in_two_homes, entry("placement-started"), DAY, IN_CARE, *held)
        assert found is not None and found.why.startswith("They live in another home since 2 March 2026. Say why they left it")


def test_a_home_says_what_it_is_with_whom_and_why_there() -> None:
    """ISS-A-12, PS-5.3, PS-5.4."""
    assert not moves(may_move_to_no_sort_of_home) and not moves(may_move_to_no_sort_of_home, type="foster-care")
    assert moves(may_move_to_no_sort_of_home, type="foster-care", carer="the Renoufs")
    assert not moves(may_move_without_a_plan_unsaid) and moves(may_move_without_a_plan_unsaid, sort="emergency")
    assert not moves(may_move_unmatched) and moves(may_move_unmatched, matched="They have a piano")
    assert not moves(may_move_apart_without_why, with_siblings=False)
    assert moves(may_move_apart_without_why, with_siblings=False, why_apart="No home for three that night")
    assert moves(may_move_apart_without_why, with_siblings=True)


@pytest.mark.parametrize(
    ("more", "allowed"),
    [({}, True), ({"place": None}, False), ({"school": None}, False), ({"school_grade": None}, False), ({"off_island": False}, True)],
)
def test_off_the_island_the_place_and_the_school_are_known(more: dict[str, Any], allowed: bool) -> None:
    """ISS-A-12."""
    body = {**AWAY, **more} if more.get("off_island", True) else more
    assert moves(may_go_off_the_island_unschooled, **body) is allowed


def test_a_baby_off_the_island_goes_to_no_school() -> None:
    baby = {**AWAY, "school": None, "school_grade": None}
    assert moves(may_go_off_the_island_unschooled, story="2025-06-03  born", **baby)


@pytest.mark.parametrize(
    ("on", "of", "allowed"),
    [("2026-03-01", None, False), ("2026-03-02", None, True), (DAY, HOME, True), (DAY, NEXT, False)],
)
def test_a_home_is_left_on_its_first_day_or_later(on: str, of: Any, allowed: bool) -> None:
    """ISS-A-12."""
    left = entry("placement-ended", of=str(of) if of else None)
    assert allows(may_leave_no_home, left, on, IN_CARE, moved("2026-03-02", HOME)) is allowed


def test_it_is_said_why_a_child_left() -> None:
    """ISS-A-12."""
    assert not allows(may_leave_without_why, entry("placement-ended"), DAY, IN_CARE)
    assert allows(may_leave_without_why, entry("placement-ended", reason="closed"), DAY, IN_CARE)
