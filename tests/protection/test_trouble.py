"""When something goes wrong: what is decided then (CPP-8, CPP-109, CPP-111)."""

from typing import Any

import pytest

from corbiere.ledger.rulings import rules_of
from corbiere.protection.difficulties import tell_by, try_again_by
from corbiere.protection.entries import (
    ChildFound,
    ChildMissing,
    ConferenceArranged,
    EarlyReviewAnswered,
    EarlyReviewRequested,
    LegalPlanningDecided,
    NextStepDecided,
    ObstacleMet,
    VisitFailed,
)
from corbiere.protection.rulings.incidents import (
    may_answer_early_review,
    may_answer_for_the_chair,
    may_arrange_review_later_than_agreed,
    may_ask_for_early_review,
    may_decide_alone,
    may_decide_for_others,
    may_leave_legal_planning_open,
    may_leave_legal_planning_without_day,
    may_leave_open_whether_they_are_safe,
    may_leave_the_police_out,
    review_due,
)
from protection.telling import ANA, BEN, BY_IMPORT, CLAIRE, ON_PLAN, PLAN, Author, allows, asked, changed, day, line, named, ruled

BY_CLAIRE = Author(practitioner=CLAIRE)
BY_BEN = Author(practitioner=BEN)
DUE = "2026-06-02"  # three months after the conference of 2 March, a default
DECIDED: dict[str, Any] = {"decision": "core-group", "why": "Not seen twice", "manager": BEN, "lead": ANA, "of": named("visit")}


@pytest.mark.parametrize(("lead", "manager", "allowed"), [(ANA, BEN, True), (ANA, ANA, False), (BEN, BEN, False)])
def test_the_next_step_is_decided_by_two(lead: Any, manager: Any, allowed: bool) -> None:
    """CPP-109."""
    entry = NextStepDecided(**DECIDED | {"lead": lead, "manager": manager})
    assert allows(may_decide_alone, entry, "2026-04-10") is allowed


@pytest.mark.parametrize(("by", "allowed"), [(Author(practitioner=ANA), True), (BY_BEN, True), (BY_CLAIRE, False), (BY_IMPORT, True)])
def test_somebody_else_who_writes_the_decision_down_says_how_they_know(by: Author, allowed: bool) -> None:
    assert allows(may_decide_for_others, NextStepDecided(**DECIDED), "2026-04-10", by=by) is allowed
    found = ruled(may_decide_for_others, NextStepDecided(**DECIDED), "2026-04-10", by=by)
    assert found is not None and found.force == "should"


@pytest.mark.parametrize(
    ("overcome", "legal", "allowed"),
    [(True, None, True), (True, False, True), (False, None, False), (False, False, True), (False, True, True)],
)
def test_what_cannot_be_overcome_calls_for_a_word_on_legal_planning(overcome: bool, legal: bool | None, allowed: bool) -> None:
    entry = ObstacleMet(what="No interpreter", tried="Asked the agency twice", overcome=overcome, legal_planning=legal)
    assert allows(may_leave_legal_planning_open, entry, "2026-04-10", ON_PLAN) is allowed


def test_the_review_is_due_as_the_law_says_or_on_the_earlier_day_arranged() -> None:
    held = asked(PLAN, "2026-04-10", ON_PLAN).standing
    assert review_due(held, day("2026-04-10")) == day(DUE)
    arranged = ("2026-04-01", ConferenceArranged.model_validate({"type": "review", "for": "2026-05-20"}))
    held = asked(PLAN, "2026-04-10", ON_PLAN, arranged).standing
    assert review_due(held, day("2026-04-10")) == day("2026-05-20")
    assert review_due(held, day("2026-05-21")) == day(DUE)


@pytest.mark.parametrize(
    ("wanted", "allowed"), [("2026-04-09", False), ("2026-04-10", True), ("2026-06-01", True), (DUE, False), ("2026-07-01", False)]
)
def test_an_early_review_is_asked_for_a_day_before_it_is_due(wanted: str, allowed: bool) -> None:
    """CPP-8: the last day that may be asked for is the day before the review is due."""
    entry = EarlyReviewRequested(wanted_by=day(wanted), why="Mum has left")
    assert allows(may_ask_for_early_review, entry, "2026-04-10", ON_PLAN) is allowed
    found = ruled(may_ask_for_early_review, entry, "2026-04-10", ON_PLAN)
    assert found is not None and found.force == "must"


def test_without_a_plan_there_is_no_review_to_bring_forward() -> None:
    entry = EarlyReviewRequested(wanted_by=day("2026-04-20"), why="Mum has left")
    assert not allows(may_ask_for_early_review, entry, "2026-04-10")
    assert allows(may_ask_for_early_review, entry, "2026-04-10", by=BY_IMPORT)


ANSWER: dict[str, Any] = {"of": str(named("request"))}


@pytest.mark.parametrize(
    ("answer", "allowed"),
    [
        ({"answer": "agreed"}, False),
        ({"answer": "agreed", "for": "2026-04-09"}, False),
        ({"answer": "agreed", "for": "2026-04-10"}, True),
        ({"answer": "agreed", "for": "2026-06-01"}, True),
        ({"answer": "agreed", "for": DUE}, False),
        ({"answer": "refused"}, False),
        ({"answer": "refused", "why": "The core group of Monday will do"}, True),
    ],
)
def test_the_chair_answers_with_an_earlier_day_or_with_reasons(answer: dict[str, Any], allowed: bool) -> None:
    """CPP-8."""
    entry = EarlyReviewAnswered.model_validate(ANSWER | answer)
    assert allows(may_answer_early_review, entry, "2026-04-10", ON_PLAN) is allowed
    assert allows(may_answer_early_review, entry, "2026-04-10", ON_PLAN, by=BY_IMPORT)


@pytest.mark.parametrize(("by", "allowed"), [(Author(practitioner=CLAIRE), True), (BY_BEN, False)])
def test_who_answers_for_the_chair_says_why(by: Author, allowed: bool) -> None:
    chaired = ("2026-03-02", changed(PLAN, chair=str(CLAIRE)))
    entry = EarlyReviewAnswered.model_validate(ANSWER | {"answer": "agreed", "for": "2026-04-20"})
    assert allows(may_answer_for_the_chair, entry, "2026-04-10", chaired, by=by) is allowed
    assert allows(may_answer_for_the_chair, entry, "2026-04-10", ON_PLAN, by=by)


@pytest.mark.parametrize(("for_", "allowed"), [("2026-04-19", True), ("2026-04-20", True), ("2026-04-21", False)])
def test_a_review_agreed_early_is_not_arranged_later(for_: str, allowed: bool) -> None:
    agreed = ("2026-04-10", EarlyReviewAnswered.model_validate(ANSWER | {"answer": "agreed", "for": "2026-04-20"}))
    entry = ConferenceArranged.model_validate({"type": "review", "for": for_})
    assert allows(may_arrange_review_later_than_agreed, entry, "2026-04-11", ON_PLAN, agreed) is allowed
    assert allows(may_arrange_review_later_than_agreed, entry, "2026-04-11", ON_PLAN)
    met = "2026-04-18  conference-held  type=review outcome=continue"
    assert allows(may_arrange_review_later_than_agreed, entry, "2026-04-19", ON_PLAN, agreed, met)


@pytest.mark.parametrize(
    ("needed", "for_", "allowed"), [(True, None, False), (True, "2026-04-20", True), (False, None, True), (False, "2026-04-20", True)]
)
def test_legal_planning_that_is_needed_has_a_day(needed: bool, for_: str | None, allowed: bool) -> None:
    """CPP-111."""
    entry = LegalPlanningDecided.model_validate({"needed": needed, "why": "No change in six months", "for": for_})
    assert allows(may_leave_legal_planning_without_day, entry, "2026-04-10", ON_PLAN) is allowed


def test_what_went_wrong_has_no_rulings() -> None:
    wrong = ("not-brought", "hospital-admitted", "hospital-discharged", "household-joined", "people-told")
    assert not [kind for kind in wrong if rules_of(kind)]


def test_of_a_missing_child_it_is_said_whether_the_police_know_and_of_one_found_whether_they_are_safe() -> None:
    """CPP-110, WT-141-2; a past that is brought in need not say it."""
    gone, back = ChildMissing(last_seen="At school"), ChildFound(where="At Gran’s")
    assert not allows(may_leave_the_police_out, gone, "2026-04-10", ON_PLAN)
    assert allows(may_leave_the_police_out, gone.model_copy(update={"police": False}), "2026-04-10", ON_PLAN)
    assert not allows(may_leave_open_whether_they_are_safe, back, "2026-04-10", ON_PLAN)
    assert allows(may_leave_open_whether_they_are_safe, back.model_copy(update={"safe": False}), "2026-04-10", ON_PLAN)


@pytest.mark.parametrize(
    ("failed", "next_try", "expected", "default"),
    [("2026-04-07", None, "2026-04-09", True), ("2026-04-02", None, "2026-04-08", True), ("2026-04-07", "2026-04-08", "2026-04-08", False)],
)
def test_the_second_try_comes_soon_after_the_first(failed: str, next_try: str | None, expected: str, default: bool) -> None:
    """CPP-107, a default: two working days; Easter is not counted."""
    entry = VisitFailed.model_validate({"reason": "out", "next_try": next_try})
    assert try_again_by(line(failed, entry)) == (day(expected), default)


@pytest.mark.parametrize(("happened", "by"), [("2026-04-07", "2026-04-07"), ("2026-04-04", "2026-04-07"), ("2026-05-09", "2026-05-11")])
def test_people_are_told_the_same_working_day(happened: str, by: str) -> None:
    """CPP-105, a default: on the same working day or the next one; Easter and Liberation Day are none."""
    assert tell_by(day(happened)) == day(by)
