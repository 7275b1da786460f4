"""What a conference and a core group settle before they close, as a table: what is decided, and what is still to be set."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line
from corbiere.meetings.checklist import Closing
from corbiere.protection.meetings import CORE_GROUP, INITIAL, REVIEW
from protection.telling import ON_PLAN, line, lines

DAY = date(2026, 3, 2)
LEAD = UUID(int=7)


def closing(type: str, held: dict[str, Any] | None, *, unborn: bool = False) -> Closing:
    entry: Line | None = line(DAY.isoformat(), kind_called(type).model_validate(held)) if held is not None else None
    return Closing([entry] if entry else [], entry, DAY, unborn, {LEAD: "Ana Pires"})


def unset(settles: Any, found: Closing) -> list[str]:
    return [one.what for one in settles(found) if not one.said]


@pytest.mark.parametrize(
    ("held", "left"),
    [
        (
            None,
            [
                "The lead social worker", "Their manager", "The core group", "The first core group", "How often core groups meet",
                "What happens if nothing changes", "How often the child is seen", "The next review conference", "What the child says",
                "Why it is best for the child, and what they wanted", "How to complain", "The decision in words for the family",
            ],
        ),
        (
            {"type": "initial", "outcome": "no-plan", "complaints_told": True},
            [
                "What the child says", "Why it is best for the child, and what they wanted", "The decision in words for the family",
            ],
        ),
    ],
)  # fmt: skip
def test_a_first_conference_settles_a_plan_until_it_decides_that_none_is_needed(held: dict[str, Any] | None, left: list[str]) -> None:
    """CPP-82, CPP-12, CPP-15, CPP-18, CPP-54, ISS-3-3: what a conference sets before it closes."""
    assert unset(INITIAL.settles, closing("conference-held", held)) == left


def test_of_a_child_who_is_not_born_nobody_asks_what_they_say() -> None:
    """CPP-68: the child's own words, of one who can have any."""
    assert "What the child says" not in unset(CORE_GROUP.settles, closing("core-group-held", {}, unborn=True))


def test_a_day_that_is_still_to_be_set_stands_with_its_limit() -> None:
    """CPP-15, ISS-7-C2: ten working days for the first core group, a default for the next review."""
    limits = {one.what: one.limit for one in INITIAL.settles(closing("conference-held", None)) if one.limit}
    assert limits["The first core group"] == (date(2026, 3, 16), " at the latest")
    assert limits["The next review conference"][1] == " at the latest (a default)"
    assert "The first core group" not in {one.what for one in REVIEW.settles(closing("conference-held", None))}


def test_a_first_core_group_beyond_its_limit_does_not_count_as_set() -> None:
    """CPP-15: within ten working days of the conference."""
    for day, is_set in (("2026-03-16", True), ("2026-03-17", False)):
        held = {"type": "initial", "outcome": "plan", "first_core_group": day}
        left = unset(INITIAL.settles, closing("conference-held", held))
        assert ("The first core group" not in left) is is_set


def test_only_a_plan_that_ends_in_care_begins_its_form_with_what_it_leaves_open() -> None:
    """ISS-2-3: each danger that is left is answered in the child's care."""
    assert REVIEW.prefill({"why_ended": "moved-away"}, lines(ON_PLAN)) == {}
    assert REVIEW.other_endings[0].answers["why_ended"] == "looked-after"
