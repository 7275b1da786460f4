"""A plan of help is agreed, reviewed and ended: what the source asks of each, both ways."""

from typing import Any

import pytest

from corbiere.ledger.record import Line
from corbiere.wellbeing.rulings.agreeing import (
    heard,
    may_agree_a_plan_of_anybody,
    may_agree_beside_another,
    may_agree_help_half_said,
    may_agree_loose_help,
    may_agree_no_plan,
    may_agree_unheard,
    may_agree_unsaid_reviews,
    may_agree_with_needs_unmet,
    may_agree_without_entitlement,
    may_agree_without_help,
    may_agree_without_meeting,
    may_agree_without_need,
    may_agree_without_practitioners,
    may_agree_without_review_day,
    may_agree_without_the_parents,
    may_pass_over_disability,
    may_pass_over_record_of_need,
)
from corbiere.wellbeing.rulings.ending import (
    may_end_alone,
    may_end_as_reached,
    may_end_otherwise_without_thought,
    may_end_what_does_not_run,
    may_end_without_support,
    may_end_without_why_it_is_best,
    may_propose_what_is_reached,
)
from corbiere.wellbeing.rulings.reviewing import (
    may_answer_without_saying_why,
    may_change_without_the_team,
    may_decide_to_end,
    may_leave_questions_open,
    may_review_beside_safeguarding,
    may_review_unheard,
    may_review_what_does_not_run,
    may_review_without_meeting,
    may_review_without_next_day,
    may_review_without_providers,
    may_review_without_the_parents,
)
from protection.telling import ON_PLAN, allows, ruled
from wellbeing.planned import (
    AGREED,
    BEST,
    CONSULTED,
    DECIDED,
    HELP,
    REVIEWED,
    SAFE,
    answered,
    assessed,
    decided,
    led,
    made,
    reviewed,
    story,
    told,
    written,
)

BORN_FOURTEEN, BORN_TEN = "2011-06-03  born", "2015-06-03  born"
MET = told("2026-03-11", "team-around-meeting-held", {"decided": "We make a plan"})
GARDEN = {"what": "A garden", "who": "Sam"}


def before(*more: Line | str, **answers: Any) -> list[Any]:
    """All but the agreement, with other answers in the plan."""
    return [assessed(), decided(), *led(), written(**answers), answered(), *more]


def agreeing_it(**answers: Any) -> Any:
    return made("plan-agreed", {name: said for name, said in (AGREED | answers).items() if said is not None})


@pytest.mark.parametrize(
    ("rule", "answers", "plan", "allowed"),
    [
        (may_agree_without_review_day, {}, {}, True),
        (may_agree_without_review_day, {"next_review": None}, {}, False),
        (may_agree_without_review_day, {"next_review": "2026-03-16"}, {}, False),
        (may_agree_without_need, {}, {"needs": []}, False),
        (may_agree_with_needs_unmet, {}, {}, True),
        (may_agree_with_needs_unmet, {}, {"needs": [{"area": "health", "what": "Sleep", "indicator": "healthy"}]}, False),
        (
            may_agree_with_needs_unmet,
            {},
            {"needs": [{"area": "health", "what": "Sleep", "indicator": "healthy", "met_otherwise": "The doctor sees to it"}]},
            True,
        ),
        (may_agree_with_needs_unmet, {}, {"needs": [{"area": "health", "what": "Sleep"}]}, True),
        (may_agree_help_half_said, {}, {"outcomes": [SAFE | {"actions": [SAFE["actions"][0] | {"manner": None}]}]}, False),
        (may_agree_loose_help, {}, {"unlinked": [GARDEN]}, False),
        (may_agree_unheard, {}, {}, True),
        (may_agree_unheard, {}, {"views": None}, False),
        (may_agree_unheard, {}, {"views": {"own_words": "Leave me alone"}}, False),
        (may_agree_unheard, {}, {"views": {"why_not": "She was away each time"}}, True),
        (may_agree_without_the_parents, {}, {"consulted": CONSULTED[1:]}, False),
        (may_agree_without_the_parents, {}, {"consulted": [{"side": "parents", "who": "Sam", "why_not": "In hospital"}]}, True),
        (may_agree_without_practitioners, {}, {"consulted": CONSULTED[:1]}, False),
        (may_agree_a_plan_of_anybody, {}, {"circumstances": None}, False),
        (may_agree_a_plan_of_anybody, {"fits": None}, {}, False),
        (may_agree_a_plan_of_anybody, {}, {}, True),
        (may_agree_unsaid_reviews, {}, {"review_why": None}, False),
        (may_agree_unsaid_reviews, {}, {}, True),
        (may_pass_over_record_of_need, {}, {"record_of_need": True}, False),
        (may_pass_over_record_of_need, {}, {"record_of_need": True, "need_reference": "RoN 7", "need_used": "Goal 1"}, True),
        (may_pass_over_record_of_need, {}, {"record_of_need": False}, True),
    ],
)
def test_what_a_plan_holds_when_it_is_agreed(rule: Any, answers: dict[str, Any], plan: dict[str, Any], allowed: bool) -> None:
    """WT-115-1, WT-124-1, WT-126-1, WT-128-1, WT-128-2, WT-130-1, WT-130-2, WT-130-3, WT-132-1, WT-132-2, WT-136-1, WT-137-1, WT-138-1, WT-139-1,
    WT-plankp-1."""
    body = {name: said for name, said in (HELP | plan).items() if said is not None}
    for one in body.get("outcomes", []):
        one["actions"] = [{name: said for name, said in action.items() if said is not None} for action in one["actions"]]
    version = told("2026-03-12", "help-plan-written", body, written().root)
    told_of = [assessed(), decided(), *led(), version, answered()]
    assert allows(rule, agreeing_it(**answers), "2026-03-16", *told_of) is allowed


def test_at_least_one_provider_has_agreed() -> None:
    """WT-128-2, WT-131-1: what is only proposed, or was refused, is not part of it."""
    proposed = [assessed(), decided(), *led(), written()]
    rule = may_agree_without_help
    assert not allows(rule, agreeing_it(), "2026-03-16", *proposed)
    assert not allows(rule, agreeing_it(), "2026-03-16", *proposed, answered("refused", why="No room"))
    assert allows(rule, agreeing_it(), "2026-03-16", *proposed, answered())


def test_it_is_for_whoever_is_entitled_at_that_level() -> None:
    """WT-113-1, WT-114-1."""
    rule = may_agree_without_entitlement
    assert allows(rule, agreeing_it(), "2026-03-16", *before())
    assert not allows(rule, agreeing_it(type="child-in-need"), "2026-03-16", *before())
    assert allows(rule, agreeing_it(type="care"), "2026-03-16")


def test_it_is_agreed_as_it_was_written_last() -> None:
    """WT-118-2."""
    again = written("2026-03-15", DECIDED)
    assert not allows(may_agree_no_plan, agreeing_it(), "2026-03-16", *before(again))
    assert allows(may_agree_no_plan, agreeing_it(of=None), "2026-03-16", *before(again))
    assert not allows(may_agree_no_plan, agreeing_it(), "2026-03-16", assessed())


def test_the_team_met_or_it_is_said_why_not() -> None:
    """WT-125-1."""
    asked = ruled(may_agree_without_meeting, agreeing_it(), "2026-03-16", *before())
    assert asked is not None
    assert (asked.force, asked.allowed) == ("should", False)
    assert allows(may_agree_without_meeting, agreeing_it(), "2026-03-16", *before(MET))


@pytest.mark.parametrize(
    ("born", "plan", "allowed"),
    [
        (BORN_FOURTEEN, {"disabled": None}, False),
        (BORN_FOURTEEN, {"disabled": False}, True),
        (BORN_FOURTEEN, {"disabled": True}, False),
        (BORN_FOURTEEN, {"disabled": True, "long_wellbeing": "Friends", "long_health": "Asthma", "long_development": "Work"}, True),
        (BORN_TEN, {"disabled": None}, True),
    ],
)
def test_from_fourteen_a_disabled_child_is_planned_for_until_twenty_four(born: str, plan: dict[str, Any], allowed: bool) -> None:
    """WT-129-1: when it is agreed, and at the next review at the latest."""
    body = {name: said for name, said in (HELP | plan).items() if said is not None}
    version = told("2026-03-12", "help-plan-written", body)
    held = [born, assessed(), decided(), *led(), version, answered()]
    assert allows(may_pass_over_disability, agreeing_it(), "2026-03-16", *held) is allowed
    assert allows(may_pass_over_disability, made("plan-reviewed", REVIEWED), "2026-06-01", *held) is allowed
    assert allows(may_pass_over_disability, made("plan-reviewed", REVIEWED | {"outcome": "amend"}), "2026-06-01", *held)


def test_one_plan_for_one_child() -> None:
    """WT-principles-8."""
    rule = may_agree_beside_another
    asked = ruled(rule, agreeing_it(), "2026-03-16", ON_PLAN, *before())
    assert asked is not None
    assert "a child protection plan" in asked.why
    assert allows(rule, agreeing_it(beside="School help goes on by itself"), "2026-03-16", ON_PLAN, *before())
    assert allows(rule, agreeing_it(), "2026-03-16", *before())


def test_views_count_where_each_is_heard_or_has_a_reason() -> None:
    """WT-plankp-1."""
    entry = made("help-plan-written", HELP | {"consulted": [*CONSULTED, {"side": "parents", "who": "Her dad"}]})
    assert not heard(entry.consulted, entry.consulted[0].side)


@pytest.mark.parametrize(("unasked", "consulted", "allowed"), [(True, 1, True), (False, 1, False), (True, 0, True)])
def test_a_parent_who_is_not_to_be_asked_holds_nothing_up(unasked: bool, consulted: int, allowed: bool) -> None:
    """WT-211-1, WT-212-1: where it stands that one is not asked and no other is named, the plan and its review go on without."""
    said = {"name": "Dad", "risk": "He finds her", "why": "He did in May", "decided_by": "Ben", "until": "2026-07-01"}
    stands = [told("2026-03-03", "parent-not-consulted", said)] if unasked else []
    entry = made("plan-reviewed", REVIEWED | {"consulted": CONSULTED[consulted:]})
    assert allows(may_review_without_the_parents, entry, "2026-06-01", *story(), *stands) is allowed
    version = told("2026-03-12", "help-plan-written", HELP | {"consulted": CONSULTED[consulted:]}, written().root)
    held = [assessed(), decided(), *led(), version, answered(), *stands]
    assert allows(may_agree_without_the_parents, agreeing_it(), "2026-03-16", *held) is allowed


# Reviewed.


@pytest.mark.parametrize(
    ("rule", "answers", "allowed"),
    [
        (may_leave_questions_open, {}, True),
        (may_leave_questions_open, {"need_accurate": None}, False),
        (may_leave_questions_open, {"helps": []}, False),
        (may_leave_questions_open, {"reached": None}, False),
        (may_leave_questions_open, {"transfer_needed": None}, False),
        (may_leave_questions_open, {"outcome": None}, False),
        (may_answer_without_saying_why, {"reached_says": None}, False),
        (may_review_unheard, {"views": None}, False),
        (may_review_unheard, {"views": {"why_not": "She did not come, twice"}}, True),
        (may_review_without_the_parents, {"consulted": CONSULTED[1:]}, False),
        (may_review_without_providers, {}, True),
        (may_review_without_providers, {"consulted": CONSULTED[:1]}, False),
        (
            may_review_without_providers,
            {"consulted": [CONSULTED[0], {k: v for k, v in CONSULTED[1].items() if k != "says"} | {"why_not": "Rang three times"}]},
            True,
        ),
        (may_review_without_next_day, {"next_review": None}, False),
        (may_review_without_next_day, {"next_review": "2026-06-01"}, False),
        (may_review_without_next_day, {"next_review": None, "outcome": "end"}, True),
        (may_decide_to_end, {"outcome": "end"}, False),
        (may_decide_to_end, {"outcome": "end", "reached": True}, False),
        (may_decide_to_end, {"outcome": "end", "reached": True, "no_more_needed": True}, True),
        (may_review_without_meeting, {}, False),
        (may_change_without_the_team, {"outcome": "amend"}, True),
        (may_change_without_the_team, {"outcome": "amend", "consulted": CONSULTED[:1]}, False),
        (may_review_what_does_not_run, {}, True),
        (may_review_what_does_not_run, {"type": "child-in-need"}, False),
        (may_leave_questions_open, {"type": "care", "need_accurate": None}, True),
    ],
)
def test_what_a_review_asks(rule: Any, answers: dict[str, Any], allowed: bool) -> None:
    """WT-136-1, WT-142-1, WT-142-2, WT-143-1, WT-144-1, WT-145-1, WT-146-1, WT-150-1, WT-157-1, WT-plankp-1."""
    entry = made("plan-reviewed", {name: said for name, said in (REVIEWED | answers).items() if said is not None})
    assert allows(rule, entry, "2026-06-01", *story()) is allowed


def test_what_did_not_begin_is_not_reviewed() -> None:
    """WT-136-1."""
    assert not allows(may_review_what_does_not_run, made("plan-reviewed", REVIEWED), "2026-06-01", *before())


def test_a_review_goes_together_with_what_is_done_for_safety() -> None:
    """WT-136-3."""
    entry = made("plan-reviewed", REVIEWED)
    assert not allows(may_review_beside_safeguarding, entry, "2026-06-01", ON_PLAN, *story())
    said = made("plan-reviewed", REVIEWED | {"aligned": "On the day of the core group"})
    assert allows(may_review_beside_safeguarding, said, "2026-06-01", ON_PLAN, *story())


# Ended.

END: dict[str, Any] = {
    "type": "early-help",
    "reason": "met",
    "best": BEST,
    "after": "Eve is at the café on Thursdays",
    "contact": "Claire, 445566",
    "consulted": [*CONSULTED, {"side": "child", "who": "Maggie", "says": "I am all right now"}],
}
OTHERWISE: dict[str, Any] = END | {"reason": "left-jersey", "why": "They moved", "safe": "Yes: Kent was told", "approves": "They are gone"}
CONFIRMED = reviewed(outcome="end", reached=True, no_more_needed=True)


@pytest.mark.parametrize(
    ("rule", "body", "last", "allowed"),
    [
        (may_end_as_reached, END, CONFIRMED, True),
        (may_end_as_reached, END, reviewed(), False),
        (may_end_as_reached, END, None, False),
        (may_end_as_reached, OTHERWISE, None, True),
        (may_end_what_does_not_run, {k: v for k, v in END.items() if k != "reason"}, CONFIRMED, False),
        (may_end_without_why_it_is_best, {k: v for k, v in END.items() if k != "best"}, CONFIRMED, False),
        (may_end_without_why_it_is_best, {"type": "early-help", "reason": "died"}, CONFIRMED, True),
        (may_end_otherwise_without_thought, OTHERWISE, None, True),
        (may_end_otherwise_without_thought, {k: v for k, v in OTHERWISE.items() if k != "safe"}, None, False),
        (may_end_otherwise_without_thought, {k: v for k, v in OTHERWISE.items() if k != "approves"}, None, False),
        (may_end_otherwise_without_thought, END, CONFIRMED, True),
        (may_end_without_support, {k: v for k, v in END.items() if k != "contact"}, CONFIRMED, False),
        (may_end_alone, END, CONFIRMED, True),
        (may_end_alone, END | {"consulted": CONSULTED}, CONFIRMED, False),
        (may_end_what_does_not_run, {"type": "care"}, None, True),
    ],
)
def test_how_a_plan_ends(rule: Any, body: dict[str, Any], last: Line | None, allowed: bool) -> None:
    """WT-157-1, WT-157-2, WT-158-1, WT-158-2, WT-141-2, WT-gov-13."""
    before_it = story(*([last] if last else []))
    assert allows(rule, made("plan-ended", body), "2026-06-10", *before_it) is allowed


def test_what_is_reached_is_not_proposed_to_a_manager() -> None:
    """WT-157-1."""
    body = {"type": "early-help", "reason": "met", "why": "Done", "safe": "Yes"}
    assert not allows(may_propose_what_is_reached, made("plan-end-proposed", body), "2026-06-10", *story())
    assert allows(may_propose_what_is_reached, made("plan-end-proposed", body | {"reason": "left-jersey"}), "2026-06-10", *story())
