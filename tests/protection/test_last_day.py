"""On a plan's last day nothing that was decided goes on: the day of death, the eighteenth birthday, the day a conference ended it."""

from typing import Any

import pytest

from corbiere.ledger.entry import Entry, kind_called
from corbiere.protection.how_often import as_last_decided
from corbiere.protection.last_day import as_it_came, nothing_goes_on, was_its_last
from corbiere.protection.rulings.plans import may_review_plan_on_its_last_day
from protection.telling import BORN, ON_PLAN, REVIEW, Told, allows, changed, day, lines, ruled

GROWN = ON_PLAN.replace("2018-06-03", "2008-06-03")  # eighteen on 3 June 2026
DIED = "2026-06-02  died"
ENDED = "2026-06-02  conference-held  type=review outcome=end"
AGREED = "2026-03-02  plan-agreed  type={}"


def reviewed(**answers: Any) -> Entry:
    return kind_called("plan-reviewed").model_validate(answers)


@pytest.mark.parametrize(
    ("told", "on", "over"),
    [
        ((ON_PLAN,), "2026-06-02", False),
        ((ON_PLAN, DIED), "2026-06-01", False),
        ((ON_PLAN, DIED), "2026-06-02", True),
        ((ON_PLAN, ENDED), "2026-06-01", False),
        ((ON_PLAN, ENDED), "2026-06-02", True),
        ((GROWN,), "2026-06-02", False),
        ((GROWN,), "2026-06-03", True),
    ],
)
def test_what_was_decided_on_the_last_day_is_told_without_what_would_follow(told: tuple[Told, ...], on: str, over: bool) -> None:
    """CPP-63: however it came to be written so, papers give no next day for a plan that had ended."""
    held = lines(*told, (on, REVIEW))
    assert was_its_last(held, day(on)) is over
    assert nothing_goes_on(REVIEW, held, day(on)) is over
    shown = as_it_came(REVIEW, held, day(on))
    assert (shown.outcome == "end", shown.next_review is None, shown.next_core_groups == []) == (over, over, over)
    assert nothing_goes_on(changed(REVIEW, outcome="end"), held, day(on)) is False
    assert (as_last_decided([line for line in held if line.happened <= day(on)]) is None) is over


@pytest.mark.parametrize("type", ["early-help", "child-in-need", "child-protection", "care", "pathway"])
@pytest.mark.parametrize("outcome", ["continue", "amend", "transfer"])
def test_a_review_on_the_last_day_of_a_plan_does_not_let_it_go_on(type: str, outcome: str) -> None:
    """WT-136-1: of each type, on the day of death and on the day it was ended; that the review ended it can be said."""
    plan, entry, ends = AGREED.format(type), reviewed(type=type, outcome=outcome), reviewed(type=type, outcome="end")
    for last in ("2026-06-02  died", f"2026-06-02  plan-ended  type={type}"):
        assert allows(may_review_plan_on_its_last_day, entry, "2026-06-01", BORN, plan, last)
        assert not allows(may_review_plan_on_its_last_day, entry, "2026-06-02", BORN, plan, last)
        assert allows(may_review_plan_on_its_last_day, ends, "2026-06-02", BORN, plan, last)


@pytest.mark.parametrize(
    ("type", "allowed"), [("early-help", False), ("child-in-need", False), ("child-protection", False), ("care", False), ("pathway", True)]
)
def test_a_review_on_the_eighteenth_birthday_lets_only_a_pathway_plan_go_on(type: str, allowed: bool) -> None:
    """WT-136-1: on the eve it may go on."""
    told = (BORN.replace("2018", "2008"), AGREED.format(type))
    entry = reviewed(type=type, outcome="continue")
    assert allows(may_review_plan_on_its_last_day, entry, "2026-06-02", *told)
    assert allows(may_review_plan_on_its_last_day, entry, "2026-06-03", *told) is allowed


def test_the_refusal_says_what_is_wrong_and_what_would_be_right() -> None:
    found = ruled(
        may_review_plan_on_its_last_day, reviewed(type="care", outcome="continue"), "2026-06-02", BORN, AGREED.format("care"), DIED
    )
    assert found is not None
    assert found.why == (
        "The child died on 2 June 2026. It does not continue from that day: write that the review ended it, or check the day."
    )


def test_a_review_of_a_plan_of_another_type_goes_on() -> None:
    told = (BORN, AGREED.format("care"), "2026-06-02  plan-ended  type=child-in-need")
    assert allows(may_review_plan_on_its_last_day, reviewed(type="care", outcome="continue"), "2026-06-02", *told)
