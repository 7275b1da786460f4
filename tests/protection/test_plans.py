"""CPP-63: a child protection plan is changed and ended by review conferences alone."""

import pytest

from corbiere.ledger.entry import kind_called
from corbiere.protection.rulings.plans import may_change_plan, may_end_plan
from protection.telling import BY_IMPORT, ON_PLAN, allows, ruled

REVIEWED = f"{ON_PLAN}\n2026-06-02  conference-held  type=review outcome=continue"
ENDED = f"{ON_PLAN}\n2026-06-02  conference-held  type=review outcome=end"


@pytest.mark.parametrize(
    ("type", "outcome", "on", "before", "allowed"),
    [
        ("child-protection", "amend", "2026-06-02", ON_PLAN, False),
        ("child-protection", "amend", "2026-06-02", REVIEWED, True),
        ("child-protection", "amend", "2026-06-03", REVIEWED, False),
        ("child-protection", "amend", "2026-03-02", ON_PLAN, False),
        ("child-protection", "transfer", "2026-06-01", REVIEWED, False),
        ("child-protection", "continue", "2026-04-01", ON_PLAN, True),
        ("child-protection", None, "2026-04-01", ON_PLAN, True),
        ("child-in-need", "amend", "2026-04-01", ON_PLAN, True),
    ],
)
def test_a_plan_is_changed_on_the_day_of_a_review_conference(type: str, outcome: str | None, on: str, before: str, allowed: bool) -> None:
    """CPP-63."""
    entry = kind_called("plan-reviewed").model_validate({"type": type, "outcome": outcome})
    assert allows(may_change_plan, entry, on, before) is allowed


def test_the_refusal_says_what_is_wrong_and_what_would_be_right() -> None:
    entry = kind_called("plan-reviewed").model_validate({"type": "child-protection", "outcome": "amend"})
    found = ruled(may_change_plan, entry, "2026-04-01", ON_PLAN)
    assert found is not None
    assert found.force == "must"
    assert found.why == "A plan may be changed only at a review conference, and there was none on 1 April 2026. Record it first."


@pytest.mark.parametrize(
    ("type", "on", "before", "allowed"),
    [
        ("child-protection", "2026-06-01", ENDED, False),
        ("child-protection", "2026-06-02", ENDED, True),
        ("child-protection", "2026-06-02", REVIEWED, False),
        ("child-protection", "2026-06-02", ON_PLAN.replace("2018-06-03", "2008-06-03"), False),
        ("child-protection", "2026-06-03", ON_PLAN.replace("2018-06-03", "2008-06-03"), True),
        ("care", "2026-06-01", ON_PLAN, True),
    ],
)
def test_a_plan_ends_when_a_conference_or_a_birthday_ends_it(type: str, on: str, before: str, allowed: bool) -> None:
    """CPP-63."""
    entry = kind_called("plan-ended").model_validate({"type": type})
    assert allows(may_end_plan, entry, on, before) is allowed


def test_what_another_system_held_of_a_plan_is_taken_as_it_was() -> None:
    entry = kind_called("plan-reviewed").model_validate({"type": "child-protection", "outcome": "amend"})
    assert allows(may_change_plan, entry, "2026-04-01", ON_PLAN, by=BY_IMPORT)
