"""CP plans, introduction and timetable: what makes the decision of a conference whole."""

from typing import Any

import pytest

from corbiere.ledger.entry import Entry
from corbiere.meetings.rulings import may_arrange_meeting, may_circulate
from corbiere.protection.entries import (
    ConferenceArranged,
    ConferenceHeld,
    ConferenceMinutesCirculated,
    ConferenceReportShared,
    CoreGroupNotesCirculated,
)
from corbiere.protection.rulings.conferences import (
    may_begin_plan,
    may_begin_plan_against_harm,
    may_begin_plan_in_outline,
    may_begin_plan_under_lead,
    may_begin_plan_with_core_group,
    may_begin_plan_without_contingency,
    may_begin_plan_without_family,
    may_change_plan_at_conference,
    may_decide_so,
    may_hold_conference_without_quorum,
    may_leave_core_groups_unbooked,
    may_leave_other_harm_unnamed,
    may_let_plan_go_on,
    may_review_plan_at_conference,
    may_set_core_group_days,
    may_set_first_core_group,
    may_set_visit_days,
    may_share_report,
)
from protection.telling import (
    BORN,
    BY_IMPORT,
    ON_PLAN,
    PLAN,
    REVIEW,
    Told,
    against,
    allows,
    changed,
    kinds_of,
    named,
    ruled,
    without,
)

DAY = "2026-03-02"
ENDED = f"{ON_PLAN}\n2026-06-02  conference-held  type=review outcome=end"


def test_a_whole_plan_is_recorded_without_a_question() -> None:
    assert against(PLAN, DAY, BORN) == []
    assert against(REVIEW, "2026-06-02", ON_PLAN) == []


def test_a_conference_that_makes_no_plan_wants_nothing_of_a_plan() -> None:
    bare = ConferenceHeld.model_validate({"type": "initial", "outcome": "no-plan", "attended": PLAN.body()["attended"]})
    assert kinds_of(against(bare, DAY, BORN)) == ["CPP-69", "ISS-7-C10"], "what every conference owes the family"


def test_a_bare_plan_is_refused_for_each_thing_it_lacks() -> None:
    bare = ConferenceHeld.model_validate({"type": "initial", "outcome": "plan"})
    found = against(bare, DAY, BORN)
    assert kinds_of([one for one in found if one.force == "must"]) == [
        "ISS-3-3",
        "CPP-2",
        "CPP-82",
        "CPP-4",
        "CPP-12",
        "CPP-19",
    ]
    assert kinds_of([one for one in found if one.force == "should"]) == ["CPP-69", "ISS-7-C10", "CPP-12", "CPP-64", "ISS-7-C8"]


def test_a_bare_plan_of_another_system_is_taken_as_it_was() -> None:
    bare = ConferenceHeld.model_validate({"type": "initial", "outcome": "plan"})
    assert against(bare, DAY, BORN, by=BY_IMPORT) == []


@pytest.mark.parametrize(
    ("type", "outcome", "allowed"),
    [
        ("initial", "plan", True),
        ("initial", "no-plan", True),
        ("initial", "continue", False),
        ("initial", "end", False),
        ("pre-birth", "plan", True),
        ("pre-birth", "end", False),
        ("transfer-in", "plan", True),
        ("transfer-in", "continue", False),
        ("review", "plan", False),
        ("review", "no-plan", False),
        ("review", "continue", True),
        ("review", "end", True),
    ],
)
def test_each_conference_decides_what_is_its_own(type: str, outcome: str, allowed: bool) -> None:
    """ISS-3-3."""
    found = ruled(may_decide_so, changed(PLAN, type=type, outcome=outcome), DAY, BORN)
    assert found is not None
    assert (found.force, found.allowed) == ("must", allowed)


@pytest.mark.parametrize(
    ("on", "before", "allowed"),
    [
        (DAY, BORN, True),
        ("2026-04-01", ON_PLAN, False),
        ("2026-06-01", ENDED, False),
        ("2026-06-02", ENDED, True),
        ("2026-06-03", ENDED, True),
    ],
)
def test_a_child_has_one_plan_at_a_time(on: str, before: str, allowed: bool) -> None:
    """CPP-63."""
    assert allows(may_begin_plan, PLAN, on, before) is allowed


def test_a_second_plan_is_refused_with_the_day_of_the_first() -> None:
    found = ruled(may_begin_plan, PLAN, "2026-04-01", ON_PLAN)
    assert found is not None
    assert (found.force, found.clause) == ("must", "CPP-63")
    assert found.why == "The child has been on a plan since 2 March 2026. A review conference decides whether that one continues or ends."


@pytest.mark.parametrize("outcome", ["continue", "end"])
@pytest.mark.parametrize(
    ("on", "before", "allowed"),
    [("2026-03-01", ON_PLAN, False), (DAY, ON_PLAN, True), ("2026-06-01", ENDED, True), ("2026-06-02", ENDED, False), (DAY, BORN, False)],
)
def test_only_a_plan_that_runs_goes_on_or_ends(outcome: str, on: str, before: str, allowed: bool) -> None:
    """CPP-63."""
    assert allows(may_review_plan_at_conference, changed(REVIEW, outcome=outcome), on, before) is allowed


def test_a_plan_cannot_go_on_past_the_eighteenth_birthday() -> None:
    """CPP-63: on the eve it may, on the birthday there is no plan to go on; what ends on that day may be said to end."""
    grown = ON_PLAN.replace("2018-06-03", "2008-06-03")
    assert against_going_on(REVIEW, "2026-06-02", grown) == []
    assert against_going_on(REVIEW, "2026-06-03", grown) == [
        "The young person turned eighteen on 3 June 2026, and a child protection plan ends as that day begins. "
        "No plan continues from that day. Choose “The plan ends”, or check the day."
    ]
    assert against_going_on(changed(REVIEW, outcome="end"), "2026-06-03", grown) == []


def test_a_plan_cannot_go_on_past_the_day_of_death() -> None:
    """CPP-63: nor begin; an import cannot say so either."""
    died = (ON_PLAN, "2026-06-02  died")
    assert against_going_on(REVIEW, "2026-06-01", *died) == []
    (why,) = against_going_on(REVIEW, "2026-06-02", *died)
    assert why.startswith("The child died on 2 June 2026. No plan continues from that day.")
    assert against_going_on(changed(REVIEW, outcome="end"), "2026-06-02", *died) == []
    (first,) = against_going_on(PLAN, "2026-06-02", BORN, "2026-06-02  died")
    assert "Choose “No plan is needed”" in first
    assert not allows(may_let_plan_go_on, REVIEW, "2026-06-02", *died, by=BY_IMPORT)


def test_a_plan_that_a_conference_ended_that_day_cannot_go_on_by_another() -> None:
    ended = (ON_PLAN, "2026-06-02  conference-held  type=review outcome=end")
    for outcome in ("continue", "end"):
        (why,) = against_going_on(changed(REVIEW, outcome=outcome), "2026-06-02", *ended)
        assert why == "A conference of 2 June 2026 has ended the plan. Correct that one if it decided otherwise."


def against_going_on(entry: ConferenceHeld, on: str, *told: Told) -> list[str]:
    rules = (may_let_plan_go_on, may_review_plan_at_conference)
    return [found.why for rule in rules if (found := ruled(rule, entry, on, *told)) is not None and not found.allowed]


@pytest.mark.parametrize(
    ("rule", "entry", "field"),
    [
        (may_begin_plan_against_harm, without(PLAN, "harm"), "harm"),
        (may_begin_plan_against_harm, without(PLAN, "harm_basis"), "harm_basis"),
        (may_begin_plan_under_lead, without(PLAN, "lead_social_worker"), "lead_social_worker"),
        (may_begin_plan_under_lead, without(PLAN, "lead_is_qualified"), "lead_is_qualified"),
        (may_begin_plan_under_lead, changed(PLAN, lead_is_qualified=False), "lead_is_qualified"),
        (may_begin_plan_in_outline, changed(PLAN, outline=[]), "outline"),
        (may_begin_plan_with_core_group, changed(PLAN, core_group=[]), "core_group"),
        (may_set_first_core_group, without(PLAN, "first_core_group"), "first_core_group"),
    ],
)
def test_a_plan_is_refused_beside_the_question_that_was_left(rule: Any, entry: Entry, field: str) -> None:
    """CPP-1, CPP-2, CPP-4, CPP-12, CPP-19, CPP-82."""
    found, whole = ruled(rule, entry, DAY, BORN), ruled(rule, PLAN, DAY, BORN)
    assert found is not None
    assert (found.force, found.allowed, found.field) == ("must", False, field)
    assert whole is not None
    assert whole.allowed


@pytest.mark.parametrize(
    ("rule", "entry", "clause"),
    [
        (may_begin_plan_without_family, changed(PLAN, family_group=[]), "CPP-12"),
        (may_begin_plan_without_contingency, without(PLAN, "contingency"), "CPP-64"),
    ],
)
def test_a_plan_without_this_gives_its_reason(rule: Any, entry: Entry, clause: str) -> None:
    """CPP-12, CPP-64."""
    found = ruled(rule, entry, DAY, BORN)
    assert found is not None
    assert (found.force, found.allowed, found.clause) == ("should", False, clause)


def test_a_reason_in_the_form_is_reason_enough_for_a_group_without_family() -> None:
    assert allows(may_begin_plan_without_family, changed(PLAN, family_group=[], why_not_in_group="Nobody may know where"), DAY, BORN)


@pytest.mark.parametrize(
    ("first", "allowed"),
    [("2026-03-01", False), ("2026-03-02", True), ("2026-03-16", True), ("2026-03-17", False)],
)
def test_the_first_core_group_is_set_within_ten_working_days(first: str, allowed: bool) -> None:
    found = ruled(may_set_first_core_group, changed(PLAN, first_core_group=first), DAY, BORN)
    assert found is not None
    assert (found.clause, found.allowed) == ("CPP-15", allowed)
    assert found.why == "The first core group must meet within ten working days of the conference: 16 March 2026 at the latest."


@pytest.mark.parametrize(
    ("answers", "allowed"),
    [({}, True), ({"visit_days": 14}, True), ({"visit_days": 7}, False), ({"visit_days": 28}, False)],
)
def test_another_rhythm_of_visits_stands_with_its_reasons(answers: dict[str, int], allowed: bool) -> None:
    assert allows(may_set_visit_days, changed(PLAN, **answers), DAY, BORN) is allowed
    assert allows(may_set_visit_days, changed(PLAN, visit_days_why="A baby of three weeks", **answers), DAY, BORN)


@pytest.mark.parametrize(("days", "allowed"), [(7, True), (28, True), (29, False)])
def test_core_groups_meet_every_four_weeks_or_more_often(days: int, allowed: bool) -> None:
    """CPP-18."""
    assert allows(may_set_core_group_days, changed(PLAN, core_group_days=days), DAY, BORN) is allowed


def test_a_plan_is_changed_only_at_a_review_conference() -> None:
    """CPP-63."""
    changes = [{"what": "Gran collects Mia", "who": "Gran"}]
    found = ruled(may_change_plan_at_conference, changed(PLAN, changes=changes), DAY, BORN)
    assert found is not None
    assert (found.force, found.allowed, found.clause) == ("must", False, "CPP-63")
    assert found.why.startswith("A plan may be changed only at a review conference.")
    assert allows(may_change_plan_at_conference, changed(REVIEW, changes=changes), "2026-06-02", ON_PLAN)


@pytest.mark.parametrize(("outcome", "allowed"), [("continue", False), ("end", True)])
def test_a_review_that_lets_the_plan_go_on_sets_new_days(outcome: str, allowed: bool) -> None:
    """CPP-22."""
    entry = changed(REVIEW, outcome=outcome, next_core_groups=[])
    assert allows(may_leave_core_groups_unbooked, entry, "2026-06-02", ON_PLAN) is allowed
    assert allows(may_leave_core_groups_unbooked, REVIEW, "2026-06-02", ON_PLAN)


@pytest.mark.parametrize(
    ("sectors", "allowed"),
    [
        ((), False),
        (("social-care", "health"), False),
        (("social-care", "health", "family"), False),
        (("health", "education", "police"), False),
        (("social-care", "health", "education"), True),
    ],
)
def test_a_conference_with_too_few_agencies_gives_its_reason_and_calls_its_number_a_default(
    sectors: tuple[str, ...], allowed: bool
) -> None:
    """ISS-7-C8."""
    attended = [{"who": "Somebody", "sector": sector, "came": True} for sector in sectors]
    found = ruled(may_hold_conference_without_quorum, changed(PLAN, attended=attended), DAY, BORN)
    assert found is not None
    assert (found.force, found.allowed) == ("should", allowed)
    assert "a default" in found.why


@pytest.mark.parametrize(("for_", "allowed"), [("2026-02-22", False), ("2026-02-23", True), ("2026-03-02", True)])
def test_a_conference_is_arranged_for_a_day_ahead(for_: str, allowed: bool) -> None:
    entry = ConferenceArranged.model_validate({"type": "initial", "for": for_})
    assert allows(may_arrange_meeting, entry, "2026-02-23", BORN) is allowed


@pytest.mark.parametrize(("for_", "allowed"), [("2026-03-02", True), ("2026-03-03", False), (None, False)])
def test_a_report_is_for_a_conference_that_is_arranged(for_: str | None, allowed: bool) -> None:
    entry = ConferenceReportShared.model_validate({"with": "family", "for": for_})
    arranged = f"{BORN}\n2026-02-20  conference-arranged  type=initial for=2026-03-02"
    assert allows(may_share_report, entry, "2026-02-25", arranged) is allowed


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-01", False), ("2026-03-02", True)])
@pytest.mark.parametrize(
    ("kind", "met", "clause"),
    [
        (ConferenceMinutesCirculated, "2026-03-02  conference-held  type=initial outcome=no-plan ref=met", "ISS-7-C9"),
        (CoreGroupNotesCirculated, "2026-03-02  core-group-held  ref=met", "CPP-75"),
    ],
)
def test_notes_are_not_sent_before_their_meeting(kind: type[Entry], met: str, clause: str, on: str, allowed: bool) -> None:
    found = ruled(may_circulate, kind.model_validate({"of": str(named("met"))}), on, f"{BORN}\n{met}")
    assert found is not None
    assert (found.clause, found.allowed) == (clause, allowed)


@pytest.mark.parametrize(
    ("answers", "allowed"),
    [
        ({"harm": "other"}, False),
        ({"harm": "other", "harm_in_words": "Drawn into dealing"}, True),
        ({"other_harm": ["other"]}, False),
        ({"other_harm": ["other"], "harm_in_words": "Drawn into dealing"}, True),
        ({"harm_in_words": "Drawn into dealing"}, False),
        ({}, True),
    ],
)
def test_another_form_of_harm_is_named_in_words(answers: dict[str, Any], allowed: bool) -> None:
    """WT-166-1: the chair says which it is, or why not; words without the choice are refused."""
    found = ruled(may_leave_other_harm_unnamed, changed(PLAN, **answers), DAY, BORN)
    assert found is not None
    assert (found.clause, found.allowed) == ("WT-166-1", allowed)
    assert found.force == ("must" if answers.keys() == {"harm_in_words"} else "should")


def test_a_conference_of_before_names_no_other_form_of_harm_and_is_read_as_it_was() -> None:
    body = {name: answer for name, answer in PLAN.body().items() if name != "harm_in_words"} | {"harm": "other"}
    held = ConferenceHeld.read(body, 1)
    assert (held.harm_in_words, held.body()["harm"]) == (None, "other")
    assert "Another form of harm" in held.line()
