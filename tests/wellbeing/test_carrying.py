"""A step up or down carries everything: what the plan before had stands in the new one, or is left out with a reason."""

from typing import Any

import pytest

from corbiere.ledger.record import Line
from corbiere.plans.carrying import carried_over, earlier_plan, may_drop_unsaid, taken_up_by, together
from corbiere.protection.entries import ProtectionPlanWritten
from corbiere.protection.planning import PLAN as PROTECTION
from corbiere.wellbeing.entries import HelpPlanWritten
from corbiere.wellbeing.help_plan import PLAN as HELP_PLAN
from protection.telling import PLAN as CONFERENCE
from protection.telling import allows, changed, line, lines, ruled
from protection.test_plan_versions import DETAILED, OUTLINED
from wellbeing.planned import HELP, PLAN, SAFE, made, story, told

ENDED = changed(CONFERENCE, type="review", outcome="end", outline=[], why_ended="safe")


def up() -> list[Line]:
    """Maggie had a plan of help when a conference made one for her protection."""
    return lines(*story(), line("2026-04-01", CONFERENCE))


def test_a_plan_of_protection_begins_with_what_the_plan_of_help_had() -> None:
    """WT-continuum-3: goals, actions, needs and people, each action with its mark; what the conference decided stands first."""
    before = earlier_plan(PROTECTION, up())
    assert before is not None
    body = carried_over(before, ProtectionPlanWritten)
    assert [goal["what"] for goal in body["outcomes"]] == [SAFE["what"]]
    assert [action["what"] for action in body["outcomes"][0]["actions"]] == ["Meet Eve every week", "Tell Mum where she goes"]
    assert body["outcomes"][0]["mark"]
    assert [need["what"] for need in body["needs"]] == ["To be safe after school"]
    assert [role["who"] for role in body["roles"]] == ["Sam, her mum"]
    assert body["carries"] == str(PLAN)
    assert body["carried"] == "Plan of help of 12 March 2026: 1 goal, 1 need, 1 person"
    assert ProtectionPlanWritten.model_validate({"stage": "detailed", **body})
    whole = together({"outcomes": [{"what": "Maggie eats"}], "harm": "neglect"}, body)
    assert [goal["what"] for goal in whole["outcomes"]] == ["Maggie eats", SAFE["what"]]
    assert whole["harm"] == "neglect"


def test_what_was_said_at_one_time_stays_with_its_day() -> None:
    """Evidence is never copied forward: it is shown beside, from the plan before."""
    before = earlier_plan(PROTECTION, up())
    assert before is not None
    assert not {"views", "family_say", "consulted"} & carried_over(before, ProtectionPlanWritten).keys()


def test_a_plan_of_help_begins_with_what_the_plan_of_protection_had() -> None:
    """WT-continuum-3: the same way down."""
    down = lines(*OUTLINED, ("2026-03-12", DETAILED), ("2026-06-02", ENDED))
    before = earlier_plan(HELP_PLAN, down)
    assert before is not None
    assert before.type is PROTECTION
    body = carried_over(before, HelpPlanWritten)
    assert [goal["what"] for goal in body["outcomes"]] == [goal.what for goal in DETAILED.outcomes]
    assert HelpPlanWritten.model_validate(body)


@pytest.mark.parametrize(
    ("held", "begins"),
    [
        (story(), False),
        (story(told("2026-09-01", "plan-ended", {"type": "early-help"})), False),
        (lines(*OUTLINED, ("2026-03-12", DETAILED)), True),
        (lines(), False),
    ],
)
def test_a_plan_that_goes_on_takes_up_no_other(held: list[Line], begins: bool) -> None:
    assert (earlier_plan(HELP_PLAN, held) is not None) is begins


CARRIED: dict[str, Any] = {"stage": "detailed", "carries": str(PLAN), "needs": HELP["needs"][:0]}
NEED = {"area": "wellbeing", "what": "To be safe after school"}


@pytest.mark.parametrize(
    ("answers", "allowed"),
    [
        ({}, False),
        ({"outcomes": [{"what": SAFE["what"]}], "needs": [NEED]}, True),
        ({"outcomes": [{"what": SAFE["what"]}]}, False),
        ({"outcomes": [{"what": SAFE["what"]}], "left_out": [{"what": "to be safe after school", "why": "It is met"}]}, True),
        ({"needs": [NEED], "left_out": [{"what": SAFE["what"], "why": "It is reached"}]}, True),
        ({"carries": None}, True),
    ],
)
def test_each_goal_and_need_is_taken_over_or_left_out_with_a_reason(answers: dict[str, Any], allowed: bool) -> None:
    """WT-continuum-3: may_drop_unsaid."""
    body = {name: said for name, said in (CARRIED | answers).items() if said is not None}
    assert allows(may_drop_unsaid, made("protection-plan-written", body), "2026-04-02", *up()) is allowed


def test_what_is_missing_is_named() -> None:
    found = ruled(may_drop_unsaid, made("protection-plan-written", CARRIED), "2026-04-02", *up())
    assert found is not None
    assert SAFE["what"] in found.why
    assert "To be safe after school" in found.why


def test_the_plan_before_knows_which_took_it_up() -> None:
    """One plan with two parts, as the source leaves open (WT-gap-36): its page says so."""
    taken = line("2026-04-02", made("protection-plan-written", {"stage": "detailed", "carries": str(PLAN)}))
    found = taken_up_by(PLAN, [*up(), taken], taken.happened)
    assert found is not None
    assert found.type is PROTECTION
    assert taken_up_by(PLAN, up(), taken.happened) is None
