"""May this plan be written so? Changed only at a review, whole when it is agreed, and nobody left unheard."""

from typing import Any

import pytest

from corbiere.ledger.record import Line
from corbiere.protection.entries import (
    AROUND_PLAN,
    ConferenceHeld,
    CoreGroupHeld,
    PlanKnownOnAdultRecord,
    ProtectionActionAgreedAnew,
    ProtectionActionNoted,
    ProtectionPlanWritten,
)
from corbiere.protection.rulings.plans import (
    may_act_after_child_needs_it,
    may_agree_action_anew,
    may_agree_action_anew_late,
    may_agree_plan_with_loose_actions,
    may_agree_plan_without_contingency,
    may_agree_plan_without_outcomes,
    may_change_plan_between_reviews,
    may_leave_action_vague,
    may_leave_aim_without_outcome,
    may_leave_plan_unfinished,
    may_not_give_plan,
    may_note_action,
    may_note_plan_on_record,
    may_refuse_plan_without_why,
    may_say_cannot_late,
    may_say_cannot_without_why,
    may_write_plan,
    may_write_plan_at_meeting,
)
from protection.telling import ANA, BORN, BY_IMPORT, CLAIRE, MIA, PLAN, REVIEW, Told, against, allows, changed, line, ruled, without
from protection.test_plan_versions import CLUB, DETAILED, FED, GROUP, OUTLINED, WHOLE, WORKED_OUT

AGREED = changed(DETAILED, stage="agreed")
OUTLINE = ProtectionPlanWritten.model_validate({"stage": "outline", "unlinked": [{"what": "Breakfast club every day", "who": "Mum"}]})
REVIEWED: tuple[Told, ...] = (*WORKED_OUT, ("2026-06-02", REVIEW))
ENDED: ConferenceHeld = changed(REVIEW, outcome="end", next_core_groups=[])


# The state machine of the plan: which version may be written on which day.


@pytest.mark.parametrize(
    ("before", "on", "allowed"),
    [
        (OUTLINED, "2026-03-01", False),
        (OUTLINED, "2026-03-02", True),
        ((*REVIEWED[:-1], ("2026-06-02", ENDED)), "2026-06-01", True),
        ((*REVIEWED[:-1], ("2026-06-02", ENDED)), "2026-06-02", False),
        ((BORN,), "2026-06-01", False),
    ],
)
def test_a_plan_is_written_of_a_child_who_is_on_one(before: tuple[Told, ...], on: str, allowed: bool) -> None:
    """WT-115-2."""
    assert allows(may_write_plan, DETAILED, on, *before) is allowed


@pytest.mark.parametrize(
    ("stage", "on", "before", "allowed"),
    [
        ("outline", "2026-03-02", OUTLINED, True),
        ("outline", "2026-03-03", OUTLINED, False),
        ("outline", "2026-03-12", WORKED_OUT, False),
        ("outline", "2026-06-02", REVIEWED, True),
        ("detailed", "2026-03-02", OUTLINED, False),
        ("detailed", "2026-03-12", WORKED_OUT, True),
        ("detailed", "2026-03-13", WORKED_OUT, False),
        ("detailed", "2026-06-02", REVIEWED, False),
        ("agreed", "2026-03-02", OUTLINED, False),
        ("agreed", "2026-03-12", WORKED_OUT, False),
        ("agreed", "2026-06-01", REVIEWED, False),
        ("agreed", "2026-06-02", REVIEWED, True),
        ("agreed", "2026-06-03", REVIEWED, False),
    ],
)
def test_a_conference_outlines_a_core_group_works_out_and_a_review_agrees(
    stage: str, on: str, before: tuple[Told, ...], allowed: bool
) -> None:
    """CPP-25, CPP-63."""
    assert allows(may_write_plan_at_meeting, changed(DETAILED, stage=stage), on, *before) is allowed


def test_who_changes_the_plan_without_a_review_reads_the_sentence() -> None:
    found = ruled(may_write_plan_at_meeting, AGREED, "2026-04-01", *WORKED_OUT)
    assert found is not None
    assert (found.force, found.clause) == ("must", "CPP-63")
    assert found.why == "A plan may be changed only at a review conference, and there was none on 1 April 2026. Record it first."


def test_a_version_names_a_meeting_of_its_own_day() -> None:
    group: Line = line("2026-03-12", GROUP)
    later: Line = line("2026-04-09", GROUP)
    told = (*OUTLINED, group, later)
    assert allows(may_write_plan_at_meeting, changed(DETAILED, of=str(group.root)), "2026-03-12", *told)
    assert not allows(may_write_plan_at_meeting, changed(DETAILED, of=str(later.root)), "2026-03-12", *told)


@pytest.mark.parametrize(
    ("changes", "allowed"),
    [
        ({}, True),
        ({"support": []}, True),
        ({"seen_by": [{"who": "Claire", "how_often": "every day"}]}, True),
        ({"outcomes": [FED | {"actions": [CLUB, {"what": "Gran has a key", "who": "Gran"}]}]}, True),
        ({"outcomes": [FED | {"actions": [CLUB | {"who": "Gran"}]}]}, True),
        ({"outcomes": []}, False),
        ({"outcomes": [FED | {"actions": []}]}, False),
        ({"outcomes": [FED, {"what": "Mia can sleep"}]}, False),
        ({"outcomes": [FED | {"measure": "Another list"}]}, False),
        ({"outcomes": [FED | {"by": "2026-05-30"}]}, False),
        ({"outcomes": [FED | {"actions": [CLUB | {"against": "physical"}]}]}, False),
        ({"harm": "physical"}, False),
    ],
)
def test_what_a_core_group_may_work_out_and_what_only_a_review_changes(changes: dict[str, Any], allowed: bool) -> None:
    """CPP-25, CPP-63."""
    assert (
        allows(may_change_plan_between_reviews, changed(DETAILED, **changes), "2026-04-09", *WORKED_OUT, ("2026-04-09", GROUP)) is allowed
    )


def test_the_first_core_group_writes_the_outcomes() -> None:
    assert allows(may_change_plan_between_reviews, DETAILED, "2026-03-12", *OUTLINED, ("2026-03-12", GROUP))


@pytest.mark.parametrize(("days", "allowed"), [(7, True), (14, False), (None, False)])
def test_how_often_the_child_is_seen_is_changed_by_a_conference_alone(days: int | None, allowed: bool) -> None:
    """CPP-90."""
    weekly = changed(PLAN, visit_days=7, visit_days_why="She is small")
    told = (BORN, ("2026-03-02", weekly), ("2026-03-12", GROUP))
    assert allows(may_change_plan_between_reviews, changed(DETAILED, visit_days=days), "2026-03-12", *told) is allowed


def test_a_change_is_named_and_where_it_belongs_is_said() -> None:
    found = ruled(may_change_plan_between_reviews, changed(DETAILED, harm="physical", outcomes=[]), "2026-04-09", *WORKED_OUT)
    assert found is not None
    assert found.why == (
        "A plan may be changed only at a review conference. This changes it: the outcome “Mia eats breakfast every day” is removed; "
        "the action “Breakfast club every day” is removed; the main form of harm. Recommend it to the next one instead."
    )


def test_at_a_review_everything_may_change() -> None:
    assert allows(may_change_plan_between_reviews, changed(AGREED, harm="physical", outcomes=[]), "2026-06-02", *REVIEWED)


# What an agreed plan has.


@pytest.mark.parametrize(
    ("rule", "lacking", "clause"),
    [
        (may_agree_plan_with_loose_actions, {"unlinked": [{"what": "Gran has a key", "who": "Gran"}]}, "CPP-43"),
        (may_agree_plan_without_contingency, {"contingency": []}, "CPP-64"),
        (may_agree_plan_without_outcomes, {"outcomes": []}, "CPP-55"),
        (may_leave_action_vague, {"outcomes": [FED | {"actions": [{"what": "Breakfast club", "who": "Mum"}]}]}, "CPP-29"),
    ],
)
def test_a_plan_is_not_agreed_without(rule: Any, lacking: dict[str, Any], clause: str) -> None:
    """CPP-29, CPP-43, CPP-54, CPP-55, CPP-56."""
    found = ruled(rule, changed(AGREED, **lacking), "2026-06-02", *REVIEWED)
    assert found is not None
    assert (found.allowed, found.force, found.clause) == (False, "must", clause)
    assert allows(rule, AGREED, "2026-06-02", *REVIEWED)
    assert allows(rule, changed(OUTLINE, **lacking), "2026-03-02", *OUTLINED)
    assert allows(rule, changed(AGREED, **lacking), "2026-06-02", *REVIEWED, by=BY_IMPORT)


def test_a_core_group_says_why_an_action_has_no_day_yet() -> None:
    """CPP-56, PS-4.4, CPP-29."""
    vague = changed(DETAILED, outcomes=[FED | {"actions": [{"what": "Breakfast club", "who": "Mum"}]}])
    found = ruled(may_leave_action_vague, vague, "2026-03-12", *WORKED_OUT)
    assert found is not None
    assert (found.force, found.clause) == ("should", "CPP-56")


@pytest.mark.parametrize(("by", "allowed"), [("2026-04-30", True), ("2026-05-01", False)])
def test_what_is_done_comes_in_time_for_the_child(by: str, allowed: bool) -> None:
    """CPP-61: the day by which the child needs it is the last."""
    entry = changed(DETAILED, outcomes=[FED | {"actions": [CLUB | {"by": by}]}])
    assert allows(may_act_after_child_needs_it, entry, "2026-03-12", *WORKED_OUT) is allowed


@pytest.mark.parametrize(
    ("left", "said"),
    [
        ("safe_from", "what the child must be kept safe from"),
        ("needs", "what this child needs"),
        ("wanted", "what must change"),
        ("support", "what help is offered"),
        ("seen_by", "who sees the child"),
        ("roles", "who has which part"),
        ("views", "what the child says"),
    ],
)
def test_what_a_plan_leaves_open_takes_a_reason(left: str, said: str) -> None:
    """CPP-46, CPP-49, CPP-50, CPP-53, CPP-57, CPP-59, CPP-60."""
    found = ruled(may_leave_plan_unfinished, without(DETAILED, left), "2026-03-12", *WORKED_OUT)
    assert found is not None
    assert found.force == "should"
    assert said in found.why
    assert allows(may_leave_plan_unfinished, DETAILED, "2026-03-12", *WORKED_OUT)
    assert allows(may_leave_plan_unfinished, OUTLINE, "2026-03-02", *OUTLINED)


@pytest.mark.parametrize("left", ["measure", "by", "why_then"])
def test_an_outcome_says_how_it_is_measured_and_when_the_child_needs_it(left: str) -> None:
    """CPP-61."""
    entry = changed(DETAILED, outcomes=[{key: said for key, said in FED.items() if key != left}])
    assert not allows(may_leave_plan_unfinished, entry, "2026-03-12", *WORKED_OUT)


@pytest.mark.parametrize(
    ("outcome", "allowed"),
    [(FED, True), (FED | {"aims": ["safety", "growing"]}, False), (FED | {"actions": []}, False)],
)
def test_each_aim_of_a_plan_has_an_action_or_a_reason(outcome: dict[str, Any], allowed: bool) -> None:
    """WT-116-1."""
    assert allows(may_leave_aim_without_outcome, changed(DETAILED, outcomes=[outcome]), "2026-03-12", *WORKED_OUT) is allowed


def test_a_whole_plan_is_written_without_a_word() -> None:
    assert against(DETAILED, "2026-03-12", *WORKED_OUT) == []
    assert against(AGREED, "2026-06-02", *REVIEWED) == []


# Carrying it out.


def noted(doing: str, what: str = "Breakfast club every day", **more: str) -> ProtectionActionNoted:
    return ProtectionActionNoted.model_validate({"what": what, "doing": doing, **more})


@pytest.mark.parametrize(
    ("what", "allowed"), [("Breakfast club every day", True), ("breakfast  club every DAY", True), ("Swimming", False)]
)
def test_what_is_noted_belongs_to_an_action_of_the_plan(what: str, allowed: bool) -> None:
    """CPP-33."""
    assert allows(may_note_action, noted("done", what), "2026-03-19", *WORKED_OUT) is allowed


def test_whoever_cannot_says_why() -> None:
    """CPP-58."""
    assert not allows(may_say_cannot_without_why, noted("cannot"), "2026-03-19", *WORKED_OUT)
    assert allows(may_say_cannot_without_why, noted("cannot", told="The club is full"), "2026-03-19", *WORKED_OUT)
    assert allows(may_say_cannot_without_why, noted("done"), "2026-03-19", *WORKED_OUT)


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-20", True), ("2026-03-21", False)])
def test_whoever_cannot_says_so_by_its_day(on: str, allowed: bool) -> None:
    """CPP-58."""
    assert allows(may_say_cannot_late, noted("cannot", told="Full"), on, *WORKED_OUT) is allowed
    assert allows(may_say_cannot_late, noted("done"), on, *WORKED_OUT)


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-20", True), ("2026-03-21", False)])
def test_it_is_agreed_anew_by_its_day(on: str, allowed: bool) -> None:
    """CPP-58."""
    cannot = line("2026-03-19", noted("cannot", told="Full"))
    anew = ProtectionActionAgreedAnew.model_validate({"of": str(cannot.root), "decision": "another-day", "by": "2026-04-01"})
    assert allows(may_agree_action_anew_late, anew, on, *WORKED_OUT, cannot) is allowed
    assert allows(may_agree_action_anew, anew, on, *WORKED_OUT, cannot)
    assert not allows(may_agree_action_anew, without(anew, "by"), on, *WORKED_OUT, cannot)


# Those whom it is for.


@pytest.mark.parametrize(
    ("said", "allowed"),
    [
        ({"accepts": True, "understands": True}, True),
        ({"accepts": False}, False),
        ({"understands": False}, False),
        ({"knows_part": False}, False),
        ({"willing": False, "why": "I have no time"}, True),
        ({}, True),
    ],
)
def test_who_says_no_to_the_plan_is_heard(said: dict[str, Any], allowed: bool) -> None:
    """CPP-69, CPP-74."""
    entry = AROUND_PLAN.answered.model_validate({"people": [{"who": "Mum", "side": "parents", **said}]})
    assert allows(may_refuse_plan_without_why, entry, "2026-03-12", *WORKED_OUT) is allowed


@pytest.mark.parametrize(
    ("said", "allowed"),
    [
        ({"form": "pictures", "language": "Polish"}, True),
        ({"form": "pictures"}, False),
        ({"language": "Polish"}, False),
        ({"why_not": "She is four weeks old"}, True),
    ],
)
def test_the_plan_is_given_in_some_form_and_language_or_there_is_a_reason(said: dict[str, Any], allowed: bool) -> None:
    """CPP-71, CPP-44."""
    entry = AROUND_PLAN.given.model_validate({"to": "Mia", "side": "child", **said})
    assert allows(may_not_give_plan, entry, "2026-03-12", *WORKED_OUT) is allowed


def test_it_is_a_parents_record_that_may_say_that_there_is_a_plan() -> None:
    """CPP-80."""
    said = {"says": "There is a plan", "service": str(CLAIRE), "ground": "consent", "why": "Nights", "decided_by": str(ANA)}
    entry = PlanKnownOnAdultRecord.model_validate(said)
    assert allows(may_note_plan_on_record, entry, "2026-04-01", "1994-06-03  born")
    assert not allows(may_note_plan_on_record, entry, "2026-04-01", *OUTLINED)
    assert not allows(may_note_plan_on_record, changed(entry, child=str(MIA)), "2026-04-01", "1994-06-03  born")


def test_the_plan_of_these_tests_is_one_that_a_core_group_could_write() -> None:
    assert ProtectionPlanWritten.model_validate(WHOLE) == DETAILED
    assert isinstance(GROUP, CoreGroupHeld)
