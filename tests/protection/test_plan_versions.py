"""The versions of a child protection plan, from the conference's outline to what a review agreed (CPP-25, CPP-63)."""

from typing import Any

import pytest

from corbiere.plans.parts import Stage, mark_of
from corbiere.plans.progress import progress
from corbiere.plans.versions import current
from corbiere.protection.entries import (
    ConferenceHeld,
    CoreGroupHeld,
    ProtectionActionAgreedAnew,
    ProtectionActionNoted,
    ProtectionPlanWritten,
)
from corbiere.protection.planning import action_states, agreed_at_conference, holds, spoken, versions, without_plan
from protection.telling import BORN, ON_PLAN, PLAN, REVIEW, Told, changed, day, line, lines

CLUB = {"what": "Breakfast club every day", "who": "Mum", "by": "2026-03-20", "known_by": "The school’s list", "against": "neglect"}
FED: dict[str, Any] = {
    "what": "Mia eats breakfast every day",
    "measure": "The school’s list",
    "by": "2026-04-30",
    "why_then": "She is seven and falls behind",
    "aims": ["safety", "growing", "family"],
    "actions": [CLUB],
}
WHOLE: dict[str, Any] = {
    "stage": "detailed",
    "harm": "neglect",
    "safe_from": [{"what": "Going hungry", "harm": "neglect"}],
    "needs": [{"area": "health", "what": "To see a dentist"}],
    "outcomes": [FED],
    "wanted": [{"side": "child", "change": "No shouting"}],
    "support": [{"what": "Family support worker", "whom": "parents", "provider": "The Bridge"}],
    "contingency": [{"if": "Mia still comes hungry", "by": "2026-05-01", "then": "Gran has her for the week", "who": "Gran"}],
    "seen_by": [{"who": "Ana", "how_often": "every two weeks"}],
    "roles": [{"who": "Mum", "side": "parents", "part": "Gets Mia to the club"}],
    "views": {"own_words": "I like toast", "how": "At the club"},
}
DETAILED = ProtectionPlanWritten.model_validate(WHOLE)
GROUP = CoreGroupHeld.model_validate({"progress": [{"outcome": "Mia eats breakfast  every DAY", "progress": "on-track"}]})
OUTLINED: tuple[Told, ...] = (BORN, ("2026-03-02", PLAN))
WORKED_OUT: tuple[Told, ...] = (*OUTLINED, ("2026-03-12", GROUP), ("2026-03-12", DETAILED))
REVIEWED: ConferenceHeld = changed(REVIEW, changes=[{"what": "Gran has a key", "who": "Gran"}])


def test_the_conference_makes_the_first_version_in_outline() -> None:
    (first,) = versions(lines(*OUTLINED))
    assert (first.number, first.stage, first.day, first.written) == (1, Stage.OUTLINE, day("2026-03-02"), False)
    held = holds(first)
    assert [(one.what, one.who, one.against) for one in held.unlinked] == [("Breakfast club every day", "Mum", "neglect")]
    assert [one.then for one in held.contingency] == ["Gran takes Mia for the week"]
    assert held.harm == "neglect"


def test_a_core_group_works_it_out_and_what_changed_is_said_line_by_line() -> None:
    _, second = versions(lines(*WORKED_OUT))
    assert (second.number, second.stage, second.written) == (2, Stage.DETAILED, True)
    said = {(change.part, change.how, change.before, change.after) for change in second.changed}
    assert (
        "What will be done",
        "altered",
        "Breakfast club every day, Mum",
        "Breakfast club every day, Mum, by 20 March 2026, known by The school’s list",
    ) in said
    assert ("What will be better", "added", "", "Mia eats breakfast every day, measured by The school’s list, by 30 April 2026") in said
    assert ("If nothing changes", "removed", "If nothing changes for the child, then Gran takes Mia for the week", "") in said


def test_a_review_that_changes_the_plan_makes_a_version_and_what_is_written_of_it_stands_in_its_place() -> None:
    told = (*WORKED_OUT, ("2026-06-02", REVIEWED))
    third = versions(lines(*told))[-1]
    assert (third.number, third.written, [change.after for change in third.changed]) == (3, False, ["Gran has a key, Gran"])
    assert third.stage is Stage.OUTLINE
    agreed = changed(DETAILED, stage="agreed", of=str(third.meeting))
    of_it = versions([*(review := lines(*told)), lines(("2026-06-02", changed(agreed, of=str(review[-1].root))))[0]])[-1]
    assert (of_it.number, of_it.stage, of_it.written) == (3, Stage.AGREED, True)


def test_a_review_that_changes_nothing_makes_no_version() -> None:
    assert len(versions(lines(*WORKED_OUT, ("2026-06-02", REVIEW)))) == 2


def test_a_new_plan_begins_anew() -> None:
    end = changed(REVIEW, outcome="end", next_core_groups=[])
    again = versions(lines(*WORKED_OUT, ("2026-06-02", end), ("2026-09-01", PLAN)))
    assert [(version.number, version.day) for version in again] == [(1, day("2026-09-01"))]


def test_an_outcome_stays_the_same_however_its_words_are_polished() -> None:
    polished = changed(DETAILED, outcomes=[FED | {"what": "Mia has a warm breakfast", "mark": str(mark_of(FED["what"]))}])
    found = versions(lines(*WORKED_OUT, ("2026-04-09", polished)))
    assert [change.how for change in found[-1].changed] == ["altered"]
    steps = progress(found, spoken(lines(*WORKED_OUT)))
    assert [step.value for step in steps[mark_of(FED["what"])]] == ["on-track"]


def test_what_a_core_group_works_within_is_what_the_last_conference_made() -> None:
    found = versions(lines(*WORKED_OUT))
    agreed = agreed_at_conference(found)
    assert agreed is not None
    assert agreed.number == 1
    assert current(found) is found[-1]
    assert current([]) is None


def test_the_actions_of_the_outline_can_begin_at_once() -> None:
    """CPP-76: nothing waits for the first core group."""
    (state,) = action_states(versions(lines(*OUTLINED)), lines(*OUTLINED))
    assert (state.said, state.since, state.who) == ("Not started", day("2026-03-02"), "Mum")


@pytest.mark.parametrize(
    ("told", "since"),
    [
        ((ON_PLAN,), "2026-03-02"),
        (OUTLINED, None),
        ((BORN,), None),
        ((f"{ON_PLAN}\n2026-06-02  conference-held  type=review outcome=end",), None),
    ],
)
def test_a_child_on_the_register_without_any_plan_is_told_from_others(told: tuple[Told, ...], since: str | None) -> None:
    """WT-115-2, PS-4.0."""
    assert without_plan(lines(*told), day("2026-06-30")) == (day(since) if since else None)


def noted(doing: str, **more: str) -> ProtectionActionNoted:
    return ProtectionActionNoted.model_validate({"what": CLUB["what"], "doing": doing, **more})


CANNOT = line("2026-03-14", noted("cannot", told="Full"))
ANOTHER_DAY = ProtectionActionAgreedAnew.model_validate({"of": str(CANNOT.root), "decision": "another-day", "by": "2026-04-01"})


@pytest.mark.parametrize(
    ("told", "said", "due", "late"),
    [
        ((), "Not started", "2026-03-20", True),
        ((("2026-03-15", noted("begun")),), "Started", "2026-03-20", True),
        ((("2026-03-15", noted("done")),), "Done", "2026-03-20", False),
        ((CANNOT,), "Cannot be done as agreed", "2026-03-20", True),
        ((CANNOT, ("2026-03-15", ANOTHER_DAY)), "Re-agreed", "2026-04-01", False),
        ((CANNOT, ("2026-03-15", noted("begun")), ("2026-03-16", ANOTHER_DAY)), "Started", "2026-03-20", True),
    ],
)
def test_an_action_stands_as_was_last_said_of_it(told: tuple[Told, ...], said: str, due: str, late: bool) -> None:
    """CPP-33, CPP-58: on the day after it was due, what is not done is late, however it was explained."""
    held = lines(*WORKED_OUT, *told)
    (state,) = action_states(versions(held), held)
    assert (state.said, state.due, state.late(day("2026-03-21"))) == (said, day(due), late)
    assert not state.late(day("2026-03-20"))


def test_an_action_that_waits_for_an_answer_points_at_what_was_said() -> None:
    held = lines(*WORKED_OUT, CANNOT)
    (state,) = action_states(versions(held), held)
    assert state.cannot == CANNOT.root
