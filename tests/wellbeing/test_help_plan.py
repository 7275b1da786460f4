"""A plan of help as its entries tell of it: when it runs, and how each help in it stands."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from corbiere.ledger.reading import facts_of
from corbiere.ledger.record import Author, Line
from corbiere.plans.interventions import HelpState
from corbiere.plans.rulings import may_answer_for_other_help, may_answer_without_a_name, may_say_no_without_why
from corbiere.wellbeing.early_reviews import course
from corbiere.wellbeing.help_plan import interventions, running, versions
from corbiere.wellbeing.rulings.help_plans import (
    may_add_help_half_said,
    may_change_a_running_plan,
    may_give_the_same_twice,
    may_give_what_nobody_agreed,
    may_note_other_help,
    may_plan_on_no_assessment,
    may_stop_without_a_ground,
)
from corbiere.wellbeing.team import asked_for, team_around
from protection.telling import CLAIRE, DAVID, allows, lines
from wellbeing.planned import (
    AGREED,
    CARE,
    EVE,
    HELP,
    MEET_EVE,
    NURSING,
    PLAN,
    SAFE,
    agreed,
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

AGAIN = UUID(int=47)


def on(day: str) -> date:
    return date.fromisoformat(day)


def noted(day: str = "2026-04-01", **answers: Any) -> Line:
    return told(day, "help-action-noted", {"what": "Meet Eve every week", "doing": "begun"} | answers, by=EVE)


def goal(**answers: Any) -> list[dict[str, Any]]:
    return [SAFE | {"actions": [MEET_EVE | answers]}]


def states(*told_of: Line) -> list[HelpState]:
    return [one.state for one in interventions(lines(*told_of))]


# Proposed until the provider agrees.


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ([], HelpState.PROPOSED),
        ([answered()], HelpState.AGREED),
        ([answered("refused", why="Nobody has room")], HelpState.REFUSED),
        ([answered("refused", why="Nobody has room"), answered(on="2026-03-20")], HelpState.AGREED),
        ([answered(), noted()], HelpState.BEGUN),
        ([answered(), noted(doing="done")], HelpState.DELIVERED),
        ([answered(), noted(doing="cannot", told="Eve left", ground="not-practicable")], HelpState.CEASED),
    ],
)
def test_help_is_proposed_until_its_provider_agrees(more: list[Line], state: HelpState) -> None:
    """WT-131-1, WT-135-1, WT-135-3: what the child and the family do themselves needs nobody's yes, and is not among it."""
    assert states(written(), *more) == [state]


@pytest.mark.parametrize(
    ("changed", "state", "in_force"),
    [
        ({"what": "Meet Eve twice a week"}, HelpState.PROPOSED, None),
        ({"what": "Meet Eve twice a week", "mark": "the same"}, HelpState.CHANGE, "Meet Eve every week"),
        ({"agency": str(NURSING), "mark": "the same"}, HelpState.CHANGE, "Meet Eve every week"),
        ({"manner": "At school", "mark": "the same"}, HelpState.AGREED, "Meet Eve every week"),
        ({"achieves": "She sleeps", "mark": "the same"}, HelpState.AGREED, "Meet Eve every week"),
    ],
)
def test_changed_help_is_proposed_anew_and_the_old_stays_in_force(changed: dict[str, Any], state: HelpState, in_force: str | None) -> None:
    """WT-149-2, WT-151-1: its manner and its aim may change without a new agreement; both are talked over at the review."""
    (first,) = interventions(lines(written(), answered()))
    said = changed | ({"mark": str(first.mark)} if "mark" in changed else {})
    (now,) = interventions(lines(written(), answered(), written("2026-06-02", AGAIN, outcomes=goal(**said))))
    assert now.state is state
    assert (now.agreed.what if now.agreed else None) == in_force


def test_who_is_asked_to_help_is_asked_for_their_own_service() -> None:
    """WT-131-1: until they answer, and some weeks after, to put it right (a default)."""
    (asked,) = asked_for(lines(written()))
    assert (asked.practitioner, asked.since, asked.until) == (EVE, on("2026-03-12"), None)
    (after,) = asked_for(lines(written(), answered()))
    assert after.until == on("2026-04-11")
    (over,) = asked_for(lines(*story()[:-1], told("2026-03-20", "died", {})))
    assert over.until == on("2026-03-20")


def test_the_team_is_who_agreed_and_whom_the_plan_names() -> None:
    """WT-150-1: from that day until the plan ends."""
    assert team_around(lines(written())) == []
    named = HELP["roles"] + [{"who": "David", "side": "professionals", "part": "Form tutor", "practitioner": str(DAVID)}]
    places = team_around(lines(written(roles=named), answered()))
    assert [(place.practitioner, place.begins, place.ends) for place in places] == [
        (EVE, on("2026-03-14"), None),
        (DAVID, on("2026-03-12"), None),
    ]
    over = team_around(lines(*story(told("2026-09-01", "plan-ended", {"type": "early-help"}))))
    assert [place.ends for place in over] == [on("2026-09-02")]


# When it runs.


def test_it_runs_from_the_day_on_which_it_is_agreed_until_it_ends() -> None:
    """WT-136-1."""
    held = lines(*story(told("2026-09-01", "plan-ended", {"type": "early-help", "reason": "met"})))
    assert running(held, on("2026-03-15")) is None
    assert running(held, on("2026-03-16")) is not None
    assert running(held, on("2026-09-01")) is None


def test_another_level_takes_the_plan_up_and_the_law_is_told() -> None:
    """WT-112-1, WT-continuum-3: the plan goes on with all that it holds; what was owed at the level before is owed no more."""
    up = told("2026-05-01", "plan-agreed", AGREED | {"type": "child-in-need", "next_review": "2026-06-20"}, by=CLAIRE)
    held = lines(*story(up))
    runs = running(held, on("2026-05-01"))
    assert runs is not None
    assert (runs.begins, runs.sort) == (on("2026-03-16"), "child-in-need")
    assert len(versions(held)) == 1
    ended = [(fact.day, dict(fact.attributes)) for fact in facts_of(held) if fact.kind == "plan-ended"]
    assert ended == [(on("2026-05-01"), {"type": "early-help"})]


def test_a_plan_that_is_written_after_one_ended_is_new() -> None:
    ended = told("2026-09-01", "plan-ended", {"type": "early-help", "reason": "met"})
    held = lines(*story(ended))
    assert len(versions(held)) == 1
    again = lines(*story(ended, written("2026-10-01", AGAIN)))
    assert [version.day for version in versions(again)] == [on("2026-10-01")]


@pytest.mark.parametrize(
    ("more", "waiting"),
    [
        ([], 0),
        ([told("2026-04-02", "address-noted", {"lines": ["1 Rue"], "sort": "home"})], 1),
        ([noted(doing="cannot", told="Eve left", ground="not-practicable")], 1),
        ([noted(short_effect="No session for a month")], 1),
        ([noted()], 0),
        ([told("2026-04-02", "significant-incident", {}), reviewed("2026-04-20")], 0),
    ],
)
def test_what_changes_while_it_runs_is_to_be_considered(more: list[Line], waiting: int) -> None:
    """WT-136-2, WT-140-1, WT-218-1: until it is considered, or the plan reviewed."""
    assert len(course(lines(*story(*more))).changes) == waiting
    of = str(more[0].root) if more else str(PLAN)
    considered = told("2026-05-01", "early-review-considered", {"of": of, "sooner": False, "why": "It helps still"}, by=CLAIRE)
    assert course(lines(*story(*more, considered))).changes == []


def test_what_changes_while_none_runs_is_not() -> None:
    moved = told("2026-03-13", "address-noted", {"lines": ["1 Rue"], "sort": "home"})
    assert course(lines(assessed(), decided(), *led(), written(), moved, answered(), agreed())).changes == []


def test_an_urgent_transfer_is_followed_by_a_review() -> None:
    """WT-154-1, WT-155-1."""
    passed = told("2026-05-01", "lead-worker-transfer-offered", {"reason": "cannot", "taken_by": str(DAVID), "at_once": "Claire is ill"})
    assert course(lines(*story(passed))).passed_on is not None
    assert course(lines(*story(passed, reviewed("2026-05-10")))).passed_on is None


# May it be written so?


@pytest.mark.parametrize(
    ("rule", "answers", "before", "allowed"),
    [
        (may_plan_on_no_assessment, {}, [assessed()], True),
        (may_plan_on_no_assessment, {}, [assessed(need=False)], False),
        (may_plan_on_no_assessment, {"assessment": None}, [assessed()], False),
        (may_change_a_running_plan, {}, story()[:-1], True),
        (may_change_a_running_plan, {}, story(), False),
        (may_change_a_running_plan, {}, story(reviewed(outcome="amend")), True),
        (may_change_a_running_plan, {}, story(reviewed()), False),
        (may_add_help_half_said, {"outcomes": goal(what="Meet Ann", manner=None)}, story()[:-1], True),
        (may_add_help_half_said, {"outcomes": goal(what="Meet Ann", manner=None)}, story(), False),
        (may_add_help_half_said, {"outcomes": goal(what="Meet Ann")}, story(), True),
        (may_give_the_same_twice, {}, [], True),
        (may_give_the_same_twice, {"outcomes": [SAFE | {"actions": [MEET_EVE, MEET_EVE | {"agency": str(CARE)}]}]}, [], False),
    ],
)
def test_how_a_plan_is_written(rule: Any, answers: dict[str, Any], before: list[Line], allowed: bool) -> None:
    """WT-111-1, WT-149-1, WT-152-1, WT-152-2, WT-152-3, WT-221-2."""
    body = {name: said for name, said in (HELP | answers).items() if said is not None}
    if "outcomes" in answers:
        for one in body["outcomes"]:
            one["actions"] = [{name: said for name, said in action.items() if said is not None} for action in one["actions"]]
    assert allows(rule, made("help-plan-written", body), "2026-06-02", *before) is allowed


ANSWER: dict[str, Any] = {"of": str(PLAN), "what": "Meet Eve every week", "answer": "agreed", "who": "Eve Smith, youth worker"}
NOTE: dict[str, Any] = {"what": "Meet Eve every week", "doing": "begun"}
STOPS: dict[str, Any] = NOTE | {"doing": "cannot", "told": "Eve left", "ground": "not-practicable"}


@pytest.mark.parametrize(
    ("rule", "kind", "body", "by", "allowed"),
    [
        (may_answer_for_other_help, "intervention-answered", ANSWER, CLAIRE, True),
        (may_answer_for_other_help, "intervention-answered", ANSWER | {"what": "Meet Ann"}, CLAIRE, False),
        (may_answer_for_other_help, "intervention-answered", ANSWER | {"what": "Tell Mum where she goes"}, CLAIRE, False),
        (may_say_no_without_why, "intervention-answered", ANSWER | {"answer": "refused"}, EVE, False),
        (may_say_no_without_why, "intervention-answered", ANSWER | {"answer": "refused", "why": "No room"}, EVE, True),
        (may_answer_without_a_name, "intervention-answered", {k: v for k, v in ANSWER.items() if k != "who"}, CLAIRE, False),
        (may_answer_without_a_name, "intervention-answered", {k: v for k, v in ANSWER.items() if k != "who"}, EVE, True),
        (may_note_other_help, "help-action-noted", NOTE | {"what": "Meet Ann"}, EVE, False),
        (may_note_other_help, "help-action-noted", NOTE, EVE, True),
        (may_give_what_nobody_agreed, "help-action-noted", NOTE, EVE, False),
        (may_stop_without_a_ground, "help-action-noted", STOPS, EVE, True),
        (may_stop_without_a_ground, "help-action-noted", {k: v for k, v in STOPS.items() if k != "ground"}, EVE, False),
        (may_stop_without_a_ground, "help-action-noted", {k: v for k, v in STOPS.items() if k != "told"}, EVE, False),
    ],
)
def test_what_a_provider_may_say(rule: Any, kind: str, body: dict[str, Any], by: UUID, allowed: bool) -> None:
    """WT-131-1, WT-135-1, WT-135-3, WT-153-1."""
    assert allows(rule, made(kind, body), "2026-03-14", written(), by=Author(practitioner=by)) is allowed


def test_what_was_agreed_is_given() -> None:
    assert allows(may_give_what_nobody_agreed, made("help-action-noted", NOTE), "2026-03-20", written(), answered())
