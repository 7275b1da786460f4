"""The pathway plan: when it may be written, agreed, reviewed and ended, what the law is told, and whose day it fills. Truth tables."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from care.leavers import BORN, IN_CARE, LEFT_AT_17, SIXTEEN, appointed, entry, leads, told
from care.looked_after import moved
from care.pathways import CHEF, COLLEGE, EIGHT, PLAN, RING, SIDES, agreed, goal, reviewed, wrote
from corbiere.care import pathway_tasks as tasks
from corbiere.care.pathway import lead_of, promised, running
from corbiere.care.review_alarms import raised
from corbiere.care.rulings.pathway import (
    may_agree_a_pathway_half_said,
    may_agree_a_pathway_to_nowhere,
    may_agree_a_pathway_unassessed,
    may_agree_a_pathway_unheard,
    may_agree_a_pathway_with_gaps,
    may_agree_a_pathway_with_needs_unmet,
    may_agree_a_pathway_with_some_of_the_eight,
    may_agree_a_pathway_without_the_adviser,
    may_agree_against_them_unsaid,
    may_agree_no_pathway,
    may_end_a_pathway_too_soon,
    may_end_a_pathway_without_the_way_back,
    may_look_at_a_pathway_that_does_not_run,
    may_never_review_a_pathway,
    may_plan_a_pathway_for_whom_there_is_none,
    may_review_a_pathway_unheard,
    may_review_a_pathway_without_goals,
)
from corbiere.care.rulings.pathway_help import (
    may_answer_what_nobody_brought,
    may_arrange_to_stay_without_both,
    may_ask_to_stay_before_14,
    may_do_nothing_untold,
    may_settle_staying_unasked,
)
from corbiere.ledger.reading import facts_of
from corbiere.statute import engine
from corbiere.work.tasks import Child
from protection.telling import ANA, MIA, allows, day, lines, ruled

CHILD = Child(MIA, "Lily Renouf", "Lily", date(2010, 1, 10))
YES = entry("pathway-plan-agreed", agrees=True, next_review="2027-08-10")
TOLD = [IN_CARE, leads(), appointed()]


# Written.


@pytest.mark.parametrize(
    ("story", "on", "allowed"),
    [
        (f"{BORN}\n2020-01-01  care-started", "2024-01-09", False),
        (f"{BORN}\n2020-01-01  care-started", "2024-01-10", True),
        ("2012-02-29  born\n2020-01-01  care-started", "2026-02-28", False),
        ("2012-02-29  born\n2020-01-01  care-started", "2026-03-01", True),
        (LEFT_AT_17, "2035-01-09", True),
        (LEFT_AT_17, "2035-01-10", False),
        (BORN, "2027-01-01", False),
        ("2020-01-01  care-started", "2027-01-01", False),
    ],
)
def test_a_pathway_is_planned_from_14_in_care_and_for_a_care_leaver_until_25(story: str, on: str, allowed: bool) -> None:
    """LAC-377-1, LAC-442-1."""
    plan = entry("pathway-plan-written", home="Here")
    assert allows(may_plan_a_pathway_for_whom_there_is_none, plan, on, story) is allowed


# Agreed.


@pytest.mark.parametrize(
    ("rule", "body", "allowed"),
    [
        (may_agree_a_pathway_unassessed, {}, True),
        (may_agree_a_pathway_unassessed, {"assessment": None}, False),
        (may_agree_a_pathway_with_some_of_the_eight, {}, True),
        (may_agree_a_pathway_with_some_of_the_eight, {"needs": EIGHT[:7]}, False),
        (may_agree_a_pathway_with_some_of_the_eight, {"needs": [*EIGHT[:7], {**EIGHT[7], "is_need": None}]}, False),
        (may_agree_a_pathway_with_needs_unmet, {"needs": [{"indicator": "achieving", "is_need": True, "what": "No trade"}]}, False),
        (
            may_agree_a_pathway_with_needs_unmet,
            {"needs": [{"indicator": "achieving", "is_need": True, "what": "No trade", "met_otherwise": "Her uncle teaches her"}]},
            True,
        ),
        (
            may_agree_a_pathway_with_needs_unmet,
            {"needs": [{"indicator": "achieving", "is_need": True, "what": "No trade"}], "outcomes": [goal(RING)]},
            True,
        ),
        (
            may_agree_a_pathway_with_needs_unmet,
            {"needs": [{"indicator": "achieving", "is_need": True, "what": "No trade"}], "outcomes": [goal(CHEF)]},
            False,
        ),
        (may_agree_a_pathway_half_said, {"outcomes": [goal(CHEF)]}, True),
        (may_agree_a_pathway_half_said, {"outcomes": [goal({**CHEF, "manner": None})]}, False),
        (may_agree_a_pathway_half_said, {"unlinked": [RING]}, False),
        (may_agree_a_pathway_to_nowhere, {}, True),
        (may_agree_a_pathway_to_nowhere, {"next_home": None}, False),
        (may_agree_a_pathway_with_gaps, {}, True),
        *((may_agree_a_pathway_with_gaps, {name: None}, False) for name in SIDES),
        (may_agree_a_pathway_with_gaps, {"contingency": []}, False),
        (may_agree_a_pathway_unheard, {}, True),
        (may_agree_a_pathway_unheard, {"views": None}, False),
    ],
)
def test_what_a_plan_says_before_it_is_agreed(rule: Any, body: dict[str, Any], allowed: bool) -> None:
    """LAC-373-1, LAC-375-2, LAC-375-3, LAC-375-4, LAC-377-1, LAC-378-1, LAC-379-1, LAC-381-1, LAC-382-1, LAC-382-2, LAC-388-1, LAC-396-1."""
    assert allows(rule, YES, "2027-02-10", *TOLD, wrote(**body)) is allowed


def test_a_provider_that_agreed_serves_a_need() -> None:
    """LAC-375-3, LAC-378-2, LAC-445-1: what is only proposed serves nobody yet."""
    plan = wrote(needs=[{"indicator": "achieving", "is_need": True, "what": "No trade"}], outcomes=[goal(CHEF)])
    answered = told("2027-02-05", "pathway-help-answered", of=str(PLAN), what=CHEF["what"], answer="agreed", who="The registrar")
    assert not allows(may_agree_a_pathway_with_needs_unmet, YES, "2027-02-10", *TOLD, plan)
    assert allows(may_agree_a_pathway_with_needs_unmet, YES, "2027-02-10", *TOLD, plan, answered)


@pytest.mark.parametrize(
    ("who", "says", "adviser", "allowed"),
    [(ANA, None, True, False), (ANA, "She knows the college", True, True), (UUID(int=41), None, True, True), (ANA, None, False, True)],
)
def test_the_adviser_takes_part_where_there_is_one(who: UUID, says: str | None, adviser: bool, allowed: bool) -> None:
    """LAC-439-2, LAC-377-2, LAC-441-2."""
    held = [IN_CARE, leads(), *([appointed()] if adviser else [])]
    rule = may_agree_a_pathway_without_the_adviser
    assert allows(rule, YES, "2027-02-10", *held, wrote(who=who, adviser_says=says)) is allowed


def test_the_plan_as_it_stands_is_agreed() -> None:
    """PS-5.20."""
    assert not allows(may_agree_no_pathway, YES, "2027-02-10", *TOLD)
    assert allows(may_agree_no_pathway, YES, "2027-02-10", *TOLD, wrote())
    of_another = entry("pathway-plan-agreed", agrees=True, of=str(UUID(int=9)))
    assert not allows(may_agree_no_pathway, of_another, "2027-02-10", *TOLD, wrote())


@pytest.mark.parametrize(
    ("body", "allowed"),
    [({}, False), ({"agrees": True}, True), ({"agrees": False}, False), ({"agrees": False, "why_not": "She wants England"}, True)],
)
def test_whether_they_agree_is_asked(body: dict[str, Any], allowed: bool) -> None:
    """LAC-442-2."""
    assert allows(may_agree_against_them_unsaid, entry("pathway-plan-agreed", **body), "2027-02-10", *TOLD, wrote()) is allowed


@pytest.mark.parametrize(
    ("on", "next_review", "force", "allowed"),
    [
        ("2027-02-10", None, "must", False),
        ("2027-02-10", "2027-02-10", "must", False),
        ("2027-02-10", "2027-02-11", "should", True),
        ("2027-02-10", "2027-08-10", "should", True),
        ("2027-02-10", "2027-08-11", "should", False),
        ("2027-08-31", "2028-02-29", "should", True),
        ("2027-08-31", "2028-03-01", "should", False),
    ],
)
def test_it_is_looked_at_again_within_six_months(on: str, next_review: str | None, force: str, allowed: bool) -> None:
    """PS-6.2: the last day of the six months is in time; the day after asks why. A default, as no Jersey source gives a number."""
    for kind in ("pathway-plan-agreed", "pathway-plan-reviewed"):
        found = ruled(may_never_review_a_pathway, entry(kind, next_review=next_review), on, *TOLD)
        assert found is not None
        assert (found.force, found.allowed) == (force, allowed)
    assert allows(may_never_review_a_pathway, entry("pathway-plan-reviewed", outcome="end"), on, *TOLD)


# Reviewed, and ended.


def test_only_a_plan_that_runs_is_reviewed() -> None:
    """PS-6.2."""
    again = entry("pathway-plan-reviewed", outcome="continue")
    assert not allows(may_look_at_a_pathway_that_does_not_run, again, "2027-02-09", *TOLD, wrote(), agreed())
    assert allows(may_look_at_a_pathway_that_does_not_run, again, "2027-02-10", *TOLD, wrote(), agreed())
    ended = told("2027-03-01", "pathway-plan-ended", reason="not-a-leaver", goes_on="Nobody")
    assert not allows(may_look_at_a_pathway_that_does_not_run, again, "2027-03-02", *TOLD, wrote(), agreed(), ended)


@pytest.mark.parametrize(
    ("goals", "outcome", "allowed"),
    [
        ([], "continue", False),
        ([{"what": "I cook for a living", "progress": "on-track"}], "continue", True),
        ([{"what": "I cook for a living", "progress": "on-track"}], None, False),
    ],
)
def test_each_goal_is_looked_at(goals: list[Any], outcome: str | None, allowed: bool) -> None:
    """LAC-446-1."""
    held = [*TOLD, wrote(outcomes=[goal(RING)]), agreed()]
    assert (
        allows(may_review_a_pathway_without_goals, entry("pathway-plan-reviewed", goals=goals, outcome=outcome), "2027-08-01", *held)
        is allowed
    )


def test_they_are_heard_at_each_review() -> None:
    """LAC-396-1."""
    held = [*TOLD, wrote(), agreed()]
    assert not allows(may_review_a_pathway_unheard, entry("pathway-plan-reviewed", outcome="continue"), "2027-08-01", *held)


@pytest.mark.parametrize(
    ("reason", "on", "allowed"),
    [
        ("their-wish", "2032-01-09", False),
        ("their-wish", "2032-01-10", True),
        ("reached", "2032-01-09", False),
        ("twenty-five", "2035-01-09", False),
        ("twenty-five", "2035-01-10", True),
        ("not-a-leaver", "2027-03-01", True),
    ],
)
def test_it_ends_as_they_wish_from_22_and_at_25(reason: str, on: str, allowed: bool) -> None:
    """GL-25, LAC-435-2."""
    ended = entry("pathway-plan-ended", reason=reason, goes_on="Jo at the trust")
    assert allows(may_end_a_pathway_too_soon, ended, on, LEFT_AT_17) is allowed


def test_they_know_the_way_back() -> None:
    """PS-6.12."""
    assert not allows(may_end_a_pathway_without_the_way_back, entry("pathway-plan-ended", reason="twenty-five"), "2035-01-10")


# Staying put, and the supervisor.


@pytest.mark.parametrize(
    ("body", "allowed"),
    [
        ({"wish": "stay", "carers": "yes", "answer": "arranged"}, True),
        ({"wish": "stay", "carers": "on-terms", "answer": "arranged"}, False),
        ({"wish": "not-sure", "carers": "yes", "answer": "arranged"}, False),
        ({"wish": "stay", "carers": "no", "answer": "not-possible"}, False),
        ({"wish": "stay", "carers": "no", "answer": "not-possible", "why": "They move to France"}, True),
        ({"wish": "stay", "carers": "on-terms", "answer": "later"}, False),
        ({"wish": "stay", "carers": "on-terms", "answer": "later", "look_again": "2027-03-01"}, False),
        ({"wish": "stay", "carers": "on-terms", "answer": "later", "look_again": "2027-03-02"}, True),
        ({"wish": "not-stay", "carers": "yes", "answer": "not-wanted"}, True),
    ],
)
def test_they_stay_where_both_want_it(body: dict[str, Any], allowed: bool) -> None:
    """LAC-381-1."""
    said = entry("staying-put-considered", said="I would like to", **body)
    assert allows(may_arrange_to_stay_without_both, said, "2027-03-01", *TOLD) is allowed


@pytest.mark.parametrize(("on", "allowed"), [("2024-01-09", False), ("2024-01-10", True)])
def test_staying_is_thought_about_from_14(on: str, allowed: bool) -> None:
    """LAC-381-1."""
    said = entry("staying-put-considered", wish="stay", carers="yes", answer="arranged")
    assert allows(may_ask_to_stay_before_14, said, on, BORN) is allowed
    assert not allows(may_settle_staying_unasked, said, on, BORN)


BROUGHT = told("2027-05-01", "pathway-supervisor-asked", why="not-done", what="The flat", tried="Two letters")


def test_what_is_brought_to_the_supervisor_waits_for_them() -> None:
    """LAC-408-1, GAP-22, PS-6.11: until it is answered, with a day, or told why nothing can be done."""
    (alarm,) = raised(lines(*TOLD, BROUGHT))
    assert (alarm.kind, alarm.due, alarm.by_default, alarm.ends) == ("supervisor-asked", date(2027, 5, 10), True, None)
    of = {"of": str(BROUGHT.root), "why": "The trust signs on Monday"}
    assert not allows(may_do_nothing_untold, entry("pathway-supervisor-answered", answer="done", **of), "2027-05-03", *TOLD)
    assert not allows(may_do_nothing_untold, entry("pathway-supervisor-answered", answer="nothing", **of), "2027-05-03", *TOLD)
    answer = told("2027-05-03", "pathway-supervisor-answered", answer="done", by="2027-05-17", **of)
    (over,) = raised(lines(*TOLD, BROUGHT, answer))
    assert over.ends == date(2027, 5, 3)
    again = entry("pathway-supervisor-answered", answer="done", by="2027-05-17", **of)
    assert allows(may_answer_what_nobody_brought, again, "2027-05-03", *TOLD, BROUGHT)
    assert not allows(may_answer_what_nobody_brought, again, "2027-05-04", *TOLD, BROUGHT, answer)


# What the law is told, and who leads.


def findings(on: str, duty: str, *held: Any) -> list[tuple[str, str]]:
    found = engine.findings(str(MIA), facts_of(lines(*held)), day(on))
    return [(one.status, one.due.isoformat()) for one in found if one.duty.id == duty]


def test_the_law_is_told_of_a_plan_that_is_agreed_reviewed_and_ended() -> None:
    """PS-5.20, PS-6.2."""
    story = f"{BORN}\n2024-03-01  care-started"
    assert findings("2025-10-11", "care.pathway-plan", story) == [("overdue", "2025-10-10")]
    in_time = told("2025-10-10", "pathway-plan-agreed", agrees=True, next_review="2026-04-10")
    assert findings("2025-10-11", "care.pathway-plan", story, in_time) == [("met", "2025-10-10")]
    assert findings("2026-04-11", "plan.reviewed", story, in_time) == [("overdue", "2026-04-10")]
    again = reviewed("2026-04-10", next_review="2026-10-10")
    assert findings("2026-04-11", "plan.reviewed", story, in_time, again) == [("met", "2026-04-10"), ("open", "2026-10-10")]
    ended = told("2026-05-01", "pathway-plan-ended", reason="not-a-leaver", goes_on="Ana")
    assert findings("2026-05-02", "plan.reviewed", story, in_time, again, ended)[-1] == ("lapsed", "2026-10-10")


def test_a_plan_that_another_system_told_in_the_words_of_the_law_runs_too() -> None:
    held = lines(IN_CARE, "2026-01-10  plan-agreed  type=pathway next_review=2026-07-10")
    runs = running(held, day("2026-02-01"))
    assert runs is not None
    assert runs.next_review == date(2026, 7, 10)


@pytest.mark.parametrize(("on", "who"), [("2028-01-09", ANA), ("2028-01-10", UUID(int=41))])
def test_the_social_worker_leads_it_under_18_and_the_adviser_from_then_on(on: str, who: UUID) -> None:
    """LAC-441-1, LAC-442-1, GAP-13."""
    held = lines(*TOLD)
    assert lead_of(held, day(on)) == who
    assert tasks._leading(held, day(on)) == ([] if who == ANA else [who])


# Whose day it fills.


def rows(asks: Any, on: str, *held: Any) -> list[str]:
    return [task.what for task in asks(CHILD, lines(*held), day(on))]


def test_a_care_leaver_is_assessed_and_has_a_plan() -> None:
    """LAC-373-1, GAP-15, LAC-442-1: neither is asked of somebody in care, of whom the law’s own clocks speak."""
    left = [LEFT_AT_17, appointed()]
    assert rows(tasks.beside_it, "2027-06-01", *left) == ["Assess with Lily what they need"]
    assert rows(tasks.pathway, "2027-06-01", *left) == ["Plan the pathway with Lily"]
    assert rows(tasks.beside_it, "2027-06-01", *left, "2027-06-01  assessment-started  level=care-leaver") == []
    assert rows(tasks.beside_it, "2027-05-31", *TOLD) == []
    assert rows(tasks.pathway, "2027-06-01", *left, wrote("2027-06-01")) == ["Agree the pathway plan with Lily"]


def test_a_plan_that_runs_is_given_to_them() -> None:
    """PS-6.3: as it was agreed, and again as it was changed."""
    held = [*TOLD, wrote(), agreed()]
    given = {"to": "Lily", "side": "child"}
    assert rows(tasks.beside_it, "2027-02-10", *held) == ["Give Lily the pathway plan"]
    assert rows(tasks.beside_it, "2027-02-12", *held, told("2027-02-12", "pathway-plan-given", **given)) == []
    changed = wrote("2027-03-01")._replace(id=UUID(int=504), root=UUID(int=504))
    assert rows(tasks.beside_it, "2027-03-02", *held, told("2027-02-12", "pathway-plan-given", **given), changed) == [
        "Give Lily the pathway plan"
    ]


def test_they_may_ask_for_a_review() -> None:
    """PS-6.2: it waits until it is held."""
    held = [*TOLD, wrote(), agreed()]
    asks = told("2027-04-01", "pathway-review-asked", who="Lily", why="The course is full")
    (task,) = tasks.pathway(CHILD, lines(*held, asks), day("2027-04-01"))
    assert (task.what, task.due, task.kind) == ("Look at the pathway plan with Lily now", date(2027, 4, 21), "pathway-plan-reviewed")
    assert rows(tasks.pathway, "2027-04-20", *held, asks, reviewed("2027-04-19")) == []


def test_whoever_comes_to_lead_takes_the_plan_up() -> None:
    """LAC-442-1: at 18 the adviser does."""
    held = [*TOLD, wrote(), agreed(), reviewed("2027-08-10")]
    assert rows(tasks.pathway, "2028-01-09", *held) == []
    assert rows(tasks.pathway, "2028-01-10", *held) == ["Take up Lily’s pathway plan"]
    assert rows(tasks.pathway, "2028-01-20", *held, reviewed("2028-01-20")) == []


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("continue", []),
        ("amend", ["Write what the review changed in Lily’s plan"]),
        ("end", ["End Lily’s pathway plan, as the review decided"]),
    ],
)
def test_what_a_review_decided_is_written_down(outcome: str, expected: list[str]) -> None:
    """PS-6.2."""
    assert rows(tasks.pathway, "2027-08-11", *TOLD, wrote(), agreed(), reviewed("2027-08-10", outcome=outcome)) == expected


def test_what_was_promised_is_asked_about_and_goes_to_the_supervisor() -> None:
    """LAC-445-1, LAC-408-1, GAP-22: from its day on; after two weeks it is taken further, once."""
    given = told("2027-02-12", "pathway-plan-given", to="Lily", side="child")
    held = [*TOLD, wrote(outcomes=[goal(RING)]), agreed(), given]
    further = "Bring it to your supervisor: what Lily was promised"
    assert rows(tasks.beside_it, "2027-04-01", *held) == []
    assert rows(tasks.beside_it, "2027-04-02", *held) == ["Was it done? Ring the college"]
    assert rows(tasks.beside_it, "2027-04-14", *held) == ["Was it done? Ring the college"]
    assert rows(tasks.beside_it, "2027-04-15", *held) == ["Was it done? Ring the college", further]
    assert rows(tasks.beside_it, "2027-05-02", *held, BROUGHT) == ["Was it done? Ring the college"]
    done = told("2027-04-10", "pathway-action-noted", of=str(PLAN), what="Ring the college", doing="done")
    assert rows(tasks.beside_it, "2027-04-15", *held, done) == []
    assert [one.done for one in promised(lines(*held, done), day("2027-04-15"))] == [True]


def test_that_nobody_is_in_touch_goes_to_the_supervisor() -> None:
    """LAC-408-1, LAC-439-8: after the second try that failed."""
    given = told("2027-02-12", "pathway-plan-given", to="Lily", side="child")
    held = [*TOLD, wrote(), agreed(), given, told("2027-03-01", "adviser-contact", how="telephone", said="Hi")]
    missed = [told(on, "adviser-contact-missed", why="No reply", tried="Rang", again="2027-06-01") for on in ("2027-04-01", "2027-04-20")]
    assert rows(tasks.beside_it, "2027-04-21", *held, missed[0]) == []
    assert rows(tasks.beside_it, "2027-04-21", *held, *missed) == ["Bring it to your supervisor: what Lily was promised"]


def test_providers_are_asked_and_what_they_give_is_followed() -> None:
    """LAC-445-1: each provider’s answer, and whether it was given by its day."""
    plan = wrote(outcomes=[goal({**CHEF, "by": "2027-04-01"})])
    assert rows(tasks.pathway, "2027-02-02", *TOLD, plan)[0] == f"Does the provider agree? {CHEF['what']}"
    yes = told("2027-02-05", "pathway-help-answered", of=str(PLAN), what=CHEF["what"], answer="agreed", who=f"Highlands {COLLEGE}")
    assert rows(tasks.late_help, "2027-03-31", *TOLD, plan, yes, agreed()) == []
    assert rows(tasks.late_help, "2027-04-01", *TOLD, plan, yes, agreed()) == [f"Was it given? {CHEF['what']}"]
    assert rows(tasks.late_help, "2027-04-01", *TOLD, plan, yes) == []


def test_what_one_provider_gives_late_is_one_row() -> None:
    """LAC-405-3: the earliest, and how many more; once that is written down, the next."""
    both = ({**CHEF, "by": "2027-04-01"}, {**CHEF, "what": "Knives of his own", "by": "2027-04-02"})
    held = [*TOLD, wrote(outcomes=[goal(*both)])]
    for what in (CHEF["what"], "Knives of his own"):
        held.append(told("2027-02-05", "pathway-help-answered", of=str(PLAN), what=what, answer="agreed", who=f"Highlands {COLLEGE}"))
    assert rows(tasks.late_help, "2027-04-01", *held, agreed()) == [f"Was it given? {CHEF['what']}"]
    assert rows(tasks.late_help, "2027-04-02", *held, agreed()) == [f"Was it given? {CHEF['what']}, and 1 more"]


def test_they_and_the_carers_are_asked_whether_they_stay() -> None:
    """LAC-381-1: at 16 and 17, and again where it is open; of nobody who lives elsewhere."""
    held = [*TOLD, moved("2025-01-05")]
    asks = "Ask Lily and the carers whether Lily stays"
    assert rows(tasks.with_their_carers, "2026-01-09", *held) == []
    assert rows(tasks.with_their_carers, SIXTEEN, *held) == [asks]
    assert rows(tasks.with_their_carers, "2028-01-10", *held) == []
    assert rows(tasks.with_their_carers, SIXTEEN, *TOLD, moved("2025-01-05", type="childrens-home")) == []
    later = told("2026-03-01", "staying-put-considered", wish="not-sure", carers="yes", answer="later", look_again="2026-09-01")
    assert rows(tasks.with_their_carers, "2026-08-31", *held, later) == []
    assert rows(tasks.with_their_carers, "2026-09-01", *held, later) == [asks]
    stays = told("2026-09-01", "staying-put-considered", wish="stay", carers="yes", answer="arranged")
    assert rows(tasks.with_their_carers, "2026-09-02", *held, later, stays) == []


def test_what_the_law_asks_is_done_with_the_kinds_of_the_pathway() -> None:
    """PS-5.20, PS-6.2: it is written, agreed and reviewed as a pathway plan, and no other."""
    held = lines(*TOLD, wrote(), agreed())
    (found,) = [one for one in engine.findings(str(MIA), facts_of(held), day("2027-08-11")) if one.duty.id == "plan.reviewed"]
    assert tasks.reviews(found, held) == "pathway-plan-reviewed"
    assert tasks.plans(found, lines(*TOLD)) == "pathway-plan-written"
    assert tasks.plans(found, held) == "pathway-plan-agreed"
    other = lines(BORN, "2027-02-10  plan-agreed  type=early-help next_review=2027-08-10")
    (another,) = [one for one in engine.findings(str(MIA), facts_of(other), day("2027-08-11")) if one.duty.id == "plan.reviewed"]
    assert tasks.reviews(another, other) == ""
