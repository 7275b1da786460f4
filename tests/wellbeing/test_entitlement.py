"""The two tests by which a child is entitled to a plan of help, limb by limb."""

from itertools import product
from typing import Any
from uuid import UUID

import pytest

from corbiere.ledger.reading import facts_of
from corbiere.wellbeing.entries import HelpPlanEntitlementDecided
from corbiere.wellbeing.rulings.entitlement import (
    limbs,
    may_decide_on_no_need,
    may_find_entitled,
    may_find_not_entitled,
    may_leave_a_parent_out,
    may_leave_a_parent_unasked,
    may_leave_the_family_untold,
    may_note_a_refusal_without_why,
    may_pass_over_safety,
    may_refuse_a_plan_without_why,
)
from protection.telling import BEN, BY_IMPORT, allows, ruled
from wellbeing.planned import ASSESSED, ENTITLED, HIGHER, MUM, assessed, decided, made, told

ON = "2026-03-02"
KIND = "help-plan-entitlement-decided"
REFUSED = MUM | {"answer": "refused", "why": "She wants no strangers"}
PASSED_OVER: dict[str, Any] = {"who": "Her dad", "answer": "not-sought", "why": "He hurt her", "manager": str(BEN)}
NO: dict[str, Any] = {"outcome": "no-agreement", "why": "Mum does not agree", "taken_by": None, "safeguarding": "Talked with Ben"}
NOT: dict[str, Any] = {"outcome": "not-entitled", "why": "School can do it", "taken_by": None}


def decision(base: dict[str, Any] = ENTITLED, **answers: Any) -> HelpPlanEntitlementDecided:
    body = {name: said for name, said in (base | answers).items() if said is not None}
    entry: HelpPlanEntitlementDecided = made(KIND, body)
    return entry


@pytest.mark.parametrize(("need", "other", "can", "parents", "provider"), list(product((True, False), repeat=5)))
def test_all_four_limbs_entitle_at_the_first_level(need: bool, other: bool, can: bool, parents: bool, provider: bool) -> None:
    """WT-113-1, WT-113-2, WT-113-3, WT-113-4, WT-113-5."""
    entry = decision(not_met_otherwise=other, can_be_met=can, parents=[MUM if parents else REFUSED], they_agree=provider)
    met = need and other and can and parents and provider
    found = assessed(need=need)
    assert all(limb.met for limb in limbs(entry, found)) is met
    assert allows(may_find_entitled, entry, ON, found) is met


@pytest.mark.parametrize(("need", "parents", "minister"), list(product((True, False), repeat=3)))
def test_two_limbs_entitle_at_the_higher_level(need: bool, parents: bool, minister: bool) -> None:
    """WT-114-1, WT-114-2: whether other help would do is not asked."""
    entry = decision(HIGHER, parents=[MUM if parents else REFUSED], they_agree=minister)
    found = assessed(need=need, level="health-or-development", level_found="health-or-development")
    assert len(limbs(entry, found)) == 3  # the need, the parents, and the Minister: the last two are one limb of the source
    assert allows(may_find_entitled, entry, ON, found) is (need and parents and minister)


def test_what_is_missing_is_told_by_name() -> None:
    found = ruled(may_find_entitled, decision(can_be_met=False, parents=[REFUSED]), ON, assessed())
    assert found is not None
    assert found.why == (
        "The child is not entitled yet: no targeted help that could meet it is named; the parents do not agree. "
        "Complete that, or decide that they are not, and say why."
    )


@pytest.mark.parametrize(
    ("level", "found", "allowed"),
    [
        ("wellbeing", {}, True),
        ("wellbeing", {"level_found": "health-or-development"}, False),
        ("wellbeing", {"need": False}, False),
        ("health-or-development", {}, False),
        ("health-or-development", {"level_found": "health-or-development"}, True),
        ("health-or-development", {"level_found": "safeguarding"}, True),
    ],
)
def test_the_need_is_that_of_a_signed_assessment(level: str, found: dict[str, Any], allowed: bool) -> None:
    """WT-113-2: taken from the signature, and of the level that it found."""
    entry = decision(ENTITLED if level == "wellbeing" else HIGHER)
    assert allows(may_decide_on_no_need, entry, ON, assessed(**found)) is allowed


def test_an_assessment_that_says_no_level_found_is_of_its_own() -> None:
    old = told("2026-03-01", "assessment-completed", {name: said for name, said in ASSESSED.items() if name != "level_found"})
    entry = decision(of=str(old.root))
    assert allows(may_decide_on_no_need, entry, ON, old)


@pytest.mark.parametrize(
    ("answers", "outcome", "allowed"),
    [
        ({}, NO, False),
        ({}, NOT, False),
        ({"parents": [REFUSED]}, NO, True),
        ({"parents": [REFUSED]}, NOT, False),
        ({"they_agree": False}, NO, True),
        ({"not_met_otherwise": False}, NOT, True),
        ({"not_met_otherwise": False}, NO, False),
        ({"not_met_otherwise": False, "parents": [REFUSED]}, NOT, True),
    ],
)
def test_whoever_is_not_entitled_is_told_which_it_is(answers: dict[str, Any], outcome: dict[str, Any], allowed: bool) -> None:
    """WT-113-1, and the reading of what follows where there is no agreement."""
    entry = decision(ENTITLED | outcome, **answers)
    assert allows(may_find_not_entitled, entry, ON, assessed()) is allowed


@pytest.mark.parametrize(
    ("parents", "entitled"),
    [
        ([MUM], True),
        ([MUM, MUM | {"who": "Her dad"}], True),
        ([MUM, REFUSED | {"who": "Her dad"}], False),
        ([MUM, PASSED_OVER], True),
        ([MUM, {"who": "Her dad", "answer": "not-available", "why": "He is at sea"}], False),
        ([MUM, {"who": "Her dad", "answer": "not-available", "why": "He is at sea", "manager": str(BEN)}], True),
        ([], False),
    ],
)
def test_every_parent_agrees_or_a_manager_says_why_one_is_not_asked(parents: list[dict[str, Any]], entitled: bool) -> None:
    """WT-113-5: what the source leaves open on absent parents, as it is read."""
    assert allows(may_find_entitled, decision(parents=parents), ON, assessed()) is entitled


def test_that_a_parent_is_not_asked_is_a_managers_decision() -> None:
    """WT-113-5."""
    assert allows(may_leave_a_parent_unasked, decision(parents=[MUM, PASSED_OVER]), ON, assessed())
    for missing in ("why", "manager"):
        left = {name: said for name, said in PASSED_OVER.items() if name != missing}
        assert not allows(may_leave_a_parent_unasked, decision(parents=[MUM, left]), ON, assessed())


def test_a_parent_who_is_not_asked_for_the_childs_safety_is_not_asked_for_again() -> None:
    """WT-113-5, WT-212-1: the decision stands in the record, with who made it."""
    dad = str(UUID(int=301))
    tie = told("2020-01-01", "relationship-noted", {"other": dad, "relation": "father"})
    unasked = {"person": dad, "risk": "He hurts her", "why": "As in May", "decided_by": "Ben, her manager", "until": "2026-09-01"}
    stands = told("2026-02-01", "parent-not-consulted", unasked)
    assert not allows(may_leave_a_parent_out, decision(), ON, assessed(), tie)
    assert allows(may_leave_a_parent_out, decision(), ON, assessed(), tie, stands)
    assert allows(may_find_entitled, decision(parents=[]), ON, assessed(), tie, stands)
    assert not allows(may_find_entitled, decision(parents=[]), ON, assessed(), tie)


def test_each_parent_on_record_is_answered_for() -> None:
    """WT-113-5: by what they are to the child, for their name may not be open to whoever decides."""
    mum = "5a3ddf3c-0000-4000-8000-000000000001"
    tie = told("2020-01-01", "relationship-noted", {"other": mum, "relation": "mother"})
    found = ruled(may_leave_a_parent_out, decision(), ON, assessed(), tie)
    assert found is not None
    assert not found.allowed
    assert found.why.startswith("Not answered for: the mother on record.")
    assert allows(may_leave_a_parent_out, decision(parents=[MUM | {"person": mum}]), ON, assessed(), tie)


def test_a_refusal_and_a_decision_against_a_plan_say_why() -> None:
    """WT-113-1, WT-113-5."""
    silent = {name: said for name, said in REFUSED.items() if name != "why"}
    asked = ruled(may_note_a_refusal_without_why, decision(parents=[silent]), ON, assessed())
    assert asked is not None
    assert asked.force == "should"
    assert not allows(may_refuse_a_plan_without_why, decision(ENTITLED | NO, why=None), ON, assessed())
    assert allows(may_refuse_a_plan_without_why, decision(ENTITLED | NO), ON, assessed())
    assert not allows(may_leave_the_family_untold, decision(told=None), ON, assessed())


@pytest.mark.parametrize(
    ("base", "safeguarding", "allowed"),
    [(HIGHER, None, False), (HIGHER, "Talked with Ben: no sign of harm", True), (ENTITLED, None, True)],
)
def test_without_agreement_at_the_higher_level_safety_is_thought_about(
    base: dict[str, Any], safeguarding: str | None, allowed: bool
) -> None:
    """WT-114-2: no automatic step, and a prompt that nobody passes over."""
    entry = decision(base | NO, parents=[REFUSED], safeguarding=safeguarding)
    assert allows(may_pass_over_safety, entry, ON, assessed()) is allowed


def test_nothing_of_it_is_asked_of_an_import() -> None:
    entry = decision(parents=[REFUSED])
    assert allows(may_find_entitled, entry, ON, by=BY_IMPORT)


def test_who_is_entitled_needs_a_plan_and_the_law_is_told() -> None:
    """WT-117-1: the clock of the Lead Worker begins."""
    facts = [(fact.kind, fact.attributes) for fact in facts_of([assessed(), decided()])]
    assert ("plan-required", (("type", "early-help"),)) in facts
    refused = told(ON, KIND, {name: said for name, said in (ENTITLED | NO | {"parents": [REFUSED]}).items() if said is not None})
    assert "plan-required" not in [fact.kind for fact in facts_of([assessed(), refused])]
