"""May a need be written down like this? Truth tables of the rulings, and the levels that a record tells."""

from datetime import date
from typing import Any

import pytest

from corbiere.people.needs import WAS, LevelOfNeed
from corbiere.wellbeing.entries.needs import AdverseExperience, NeedIdentified
from corbiere.wellbeing.levels import changes, levels
from corbiere.wellbeing.need_tasks import changed
from corbiere.wellbeing.rulings.needs import (
    may_answer_no_change,
    may_be_noticed_later,
    may_be_of_health_or_development_without_cause,
    may_end_here_without_reason,
    may_foresee_from_nothing,
    may_lead_there_at_this_level,
    may_leave_it_unexplained,
    may_name_no_other_adversity,
    may_touch_no_indicator,
)
from corbiere.work.tasks import Child
from protection.telling import BORN, BY_IMPORT, MIA, allows, lines, ruled
from wellbeing.assessed import entry, told
from wellbeing.needing import HIGHER, UNIVERSAL, WELLBEING, need

DAY = "2026-03-02"
CHILD = Child(MIA, "Mia Renouf", "Mia", date(2018, 6, 3))


def says(rule: Any, body: dict[str, Any], **more: Any) -> bool:
    return allows(rule, entry("need-identified", **{**body, **more}), DAY, BORN)


@pytest.mark.parametrize(
    ("level", "allowed"),
    [
        ("universal", {"nothing"}),
        ("wellbeing", {"request", "assess", "in-place", "help", "hub", "nothing"}),
        ("health-or-development", {"request", "assess", "in-place", "hub"}),
        ("safeguarding", {"hub", "in-place"}),
    ],
)
def test_what_may_follow_depends_on_the_level(level: str, allowed: set[str]) -> None:
    """WT-continuum-7, WT-continuum-14, WT-167-1, WT-identify-8."""
    offered = ("request", "assess", "in-place", "help", "hub", "nothing")
    found = {next for next in offered if says(may_lead_there_at_this_level, {**WELLBEING, "level": level, "next": next, "why": None})}
    assert found == allowed


@pytest.mark.parametrize(
    ("next", "why", "allowed"),
    [("nothing", None, False), ("nothing", "x", True), ("help", None, False), ("help", "School", True), ("request", None, True)],
)
def test_where_no_assessment_follows_it_is_said_why(next: str, why: str | None, allowed: bool) -> None:
    """WT-identify-8, WT-continuum-10, WT-vision-5: of a child of any age."""
    assert says(may_end_here_without_reason, UNIVERSAL, next=next, why=why) is allowed


@pytest.mark.parametrize(
    ("more", "allowed"),
    [({}, True), ({"indicators": []}, False), ({"affected": None}, False), ({"level": "universal", "indicators": []}, True)],
)
def test_a_wellbeing_need_touches_one_of_the_eight(more: dict[str, Any], allowed: bool) -> None:
    """WT-continuum-8."""
    assert says(may_touch_no_indicator, WELLBEING, **more) is allowed


@pytest.mark.parametrize(("limbs", "allowed"), [(HIGHER["limbs"], True), ([], False)])
def test_one_of_four_makes_it_a_need_of_health_or_development(limbs: list, allowed: bool) -> None:
    """WT-continuum-13, WT-103-1."""
    assert says(may_be_of_health_or_development_without_cause, HIGHER, limbs=limbs) is allowed
    assert says(may_be_of_health_or_development_without_cause, WELLBEING)


@pytest.mark.parametrize(
    ("more", "allowed"),
    [
        ({"status": "existing"}, True),
        ({"status": "foreseen"}, False),
        ({"status": "foreseen", "facts": "Dad is to be sentenced in May"}, False),
        ({"status": "foreseen", "facts": "Dad is to be sentenced in May", "foreseen": "Nobody brings her to school"}, True),
    ],
)
def test_a_need_is_foreseen_from_facts(more: dict[str, Any], allowed: bool) -> None:
    """WT-early-2."""
    assert says(may_foresee_from_nothing, WELLBEING, **more) is allowed


@pytest.mark.parametrize(("noticed", "allowed"), [(None, True), (DAY, True), ("2025-11-01", True), ("2026-03-03", False)])
def test_it_was_noticed_on_the_day_or_before(noticed: str | None, allowed: bool) -> None:
    """WT-early-1."""
    assert says(may_be_noticed_later, WELLBEING, noticed=noticed) is allowed


@pytest.mark.parametrize(("explained", "allowed"), [(True, True), (False, False), (None, False)])
def test_the_child_is_told_what_comes_next_or_it_is_said_why_not(explained: bool | None, allowed: bool) -> None:
    """WT-identify-6."""
    found = ruled(may_leave_it_unexplained, entry("need-identified", **{**WELLBEING, "explained": explained}), DAY, BORN)
    assert found is not None and (found.allowed, found.force) == (allowed, "should")


def test_experiences_are_prompts_and_make_no_level() -> None:
    """WT-present-10, WT-present-11: all of them at once change nothing that may follow."""
    every = [one.value for one in AdverseExperience]
    assert says(may_lead_there_at_this_level, UNIVERSAL, adverse=every, other_adversity="x")
    assert not says(may_name_no_other_adversity, UNIVERSAL, adverse=["other"])
    assert says(may_name_no_other_adversity, UNIVERSAL, adverse=["other"], other_adversity="Bullied")
    assert not {"score", "count", "total"} & NeedIdentified.model_fields.keys()


def test_nobody_has_to_have_said_it() -> None:
    """WT-identify-4: neither the child's words nor a sign must be given."""
    assert not {name for name in ("told", "signs", "adverse") if NeedIdentified.model_fields[name].is_required()}


def test_what_another_system_held_is_asked_for_nothing_more() -> None:
    body = {**HIGHER, "limbs": [], "next": "nothing"}
    for rule in (may_lead_there_at_this_level, may_be_of_health_or_development_without_cause):
        assert allows(rule, entry("need-identified", **body), DAY, BORN, by=BY_IMPORT)


# The levels.


def test_the_level_is_a_dated_history_and_never_written_over() -> None:
    """WT-continuum-1, WT-102-1."""
    decided = told("2026-03-20", "concern-decided", outcome="strategy-discussion", level="safeguarding", why="A bruise")
    found = levels(lines(BORN, need(), decided))
    assert [(one.level.value, one.before and one.before.value, one.is_higher) for one in found] == [
        ("wellbeing", None, False),
        ("safeguarding", "wellbeing", True),
    ]
    assert [one.why for one in found] == ["Mum sleeps by day", "A bruise"]
    assert {WAS[one.level] for one in found} == {"Early help", "Child protection"}
    assert all(level.means for level in LevelOfNeed)


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        ([], ["level-change-answered"]),
        ([told("2026-03-21", "level-change-answered", support="more", why="A social worker leads")], []),
        (["2026-03-21  strategy-discussion-held  outcome=enquiry"], []),
        (["2026-03-21  involvement-ended"], []),
        (["2026-03-21  child-seen"], ["level-change-answered"]),
    ],
)
def test_a_change_of_level_stands_on_a_list_until_the_support_was_looked_at(after: list, kinds: list[str]) -> None:
    """WT-continuum-3."""
    rose = told("2026-03-20", "concern-decided", outcome="strategy-discussion", level="safeguarding")
    held = lines(BORN, need(), rose, *after)
    assert [task.kind for task in changed(CHILD, held, date(2026, 3, 22))] == kinds
    assert list(changes(lines(BORN, need(), need("2026-03-09")))) == [], "the same level again is no change"


def test_a_change_is_answered_only_where_there_is_a_level() -> None:
    """WT-continuum-3."""
    asked = entry("level-change-answered", support="stays", why="It fits")
    assert allows(may_answer_no_change, asked, "2026-03-09", BORN, need())
    assert not allows(may_answer_no_change, asked, "2026-03-09", BORN)
