"""Whose a duty is, what comes first, and what a worker planned: from story lines, with no database."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from corbiere.casework.entries import Planned, PlannedWhat
from corbiere.ledger.reading import facts_of
from corbiere.ledger.record import Line
from corbiere.plans.parts import Stage
from corbiere.protection.alarms import unplanned
from corbiere.protection.entries import ChildSeen, ProtectionPlanWritten, VisitFailed
from corbiere.statute.catalogue import CATALOGUE
from corbiere.statute.duties import Finding
from corbiere.statute.engine import findings
from corbiere.work.childs_voice import last_heard, speaks
from corbiere.work.ordering import sorted_out
from corbiere.work.owed import OwedWork, by_law
from corbiere.work.roles import LISTED, Roles, held_on, holders, is_anybodys, whose
from corbiere.work.tasks import Child, Task, own_days
from corbiere.work.waiting import of_whom, unanswered
from protection.telling import ANA, CLAIRE, MIA, ON_PLAN, PLAN, lines, named

MIA_RENOUF = Child(MIA, "Mia Renouf", "Mia", date(2018, 6, 3))
DUTIES = {duty.id: duty for duty in CATALOGUE}
WRITTEN = ("2026-03-02", ProtectionPlanWritten(stage=Stage.OUTLINE))
LEAD, CHAIR, GROUP = frozenset({"lead-social-worker"}), frozenset({"chair"}), frozenset({"core-group"})


def day(text: str) -> date:
    return date.fromisoformat(text)


def finding(duty: str, due: str = "2026-03-16", status: str = "open") -> Finding:
    return Finding("mia", DUTIES[duty], status, day("2026-03-02"), day(due), None, None)


def asked(told: list[Line], on: str, mine: frozenset[str] = LEAD, anybodys: frozenset[str] = LEAD) -> list[Task]:
    """Mia’s plan is written down in each of these stories."""
    held = [line for line in (*told, *lines(WRITTEN)) if line.happened <= day(on)]
    found = findings("mia", facts_of(held), day(on))
    return OwedWork(MIA_RENOUF, day(on), held, by_law(MIA_RENOUF, found, held, day(on))).of(Roles(mine, anybodys, None, ()))


@pytest.mark.parametrize(
    ("duty", "roles", "anybodys", "expected"),
    [
        ("cp.child-seen", LEAD, LEAD, True),
        ("cp.child-seen", GROUP, LEAD | GROUP, None),
        ("cp.next-core-group", GROUP, LEAD | GROUP, False),
        ("cp.core-group-notes", GROUP, LEAD | GROUP, False),
        ("cp.first-review-conference", CHAIR, LEAD | CHAIR, True),
        ("cp.first-review-conference", LEAD, LEAD | CHAIR, False),
        ("cp.first-review-conference", LEAD, LEAD, True),
        ("care.next-review", frozenset({"reviewing-officer"}), LEAD, True),
        ("plan.reviewed", frozenset({"lead-practitioner"}), frozenset({"lead-practitioner"}), True),
        ("cp.child-seen", frozenset({"second-worker"}), LEAD, None),
        ("cp.child-seen", frozenset({"duty"}), frozenset({"duty"}), True),
        ("worry.referrer-told", LEAD, LEAD, True),
        ("worry.referrer-told", frozenset({"duty"}), frozenset({"duty"}), True),
        ("worry.referrer-told", GROUP, LEAD | GROUP, None),
        ("worry.decided", LEAD, LEAD, None),
        ("worry.taken-on", LEAD, LEAD, None),
        ("assessment.request-answered", LEAD, LEAD, None),
    ],
)
def test_whose_a_duty_is(duty: str, roles: frozenset[str], anybodys: frozenset[str], expected: bool | None) -> None:
    """Ours, somebody else's whom we may remind, or none of our business. What nobody holds falls to the lead social worker."""
    assert whose(finding(duty), roles, anybodys) is expected


def test_what_harms_a_child_most_comes_first() -> None:
    """Safety, then must, then should; within each the one that has waited longest."""
    told = lines(ON_PLAN, ("2026-03-20", VisitFailed(reason="no-access")), ("2026-03-21", VisitFailed(reason="no-access")))
    work = sorted_out(asked(told, "2026-04-20"), day("2026-04-20"))
    assert [task.what for task in work.now] == ["Mia was not seen, twice running", "See Mia", "First core group", "Conference minutes"]
    assert [task.force for task in work.now] == ["safety", "should", "must", "should"]


def test_a_child_on_the_register_without_a_plan_stands_before_other_musts_until_it_is_written() -> None:
    """WT-115-2, PS-4.0: on the day of the conference it is wanted, and on the day after it is late."""
    (task,) = unplanned(MIA_RENOUF, lines(ON_PLAN), day("2026-03-03"))
    assert (task.what, task.force, task.due) == ("Mia is on the register without a plan", "must", day("2026-03-02"))
    assert unplanned(MIA_RENOUF, lines(ON_PLAN, WRITTEN), day("2026-03-03")) == []
    assert sorted_out([*asked(lines(ON_PLAN), "2026-04-20"), task], day("2026-04-20")).now[0] is task


def test_what_is_late_for_more_than_four_weeks_is_put_aside_unless_it_is_a_must_or_keeps_a_child_safe() -> None:
    """The minutes were due on 30 March: on 27 April four weeks late, on the day after that longer."""
    on_the_day, the_day_after = (sorted_out(asked(lines(ON_PLAN), on), day(on)) for on in ("2026-04-27", "2026-04-28"))
    assert ([task.what for task in on_the_day.long], [task.what for task in the_day_after.long]) == ([], ["Conference minutes"])
    assert [task.what for task in the_day_after.now] == ["See Mia", "First core group"]


def test_two_failed_visits_wait_until_the_child_is_seen() -> None:
    failed = [("2026-03-20", VisitFailed(reason="no-access")), ("2026-03-21", VisitFailed(reason="no-access"))]
    before = asked(lines(ON_PLAN, *failed), "2026-03-25")
    after = asked(lines(ON_PLAN, *failed, ("2026-03-24", ChildSeen(alone=True, bedroom=True))), "2026-03-25")
    assert [task.rank for task in before].count(0) == 1
    assert [task.rank for task in after].count(0) == 0


def test_due_today_is_needed_now_and_due_tomorrow_is_this_week() -> None:
    told = lines(ON_PLAN)
    on_the_day, the_day_before = (sorted_out(asked(told, on), day(on)) for on in ("2026-03-16", "2026-03-15"))
    assert {task.duty for task in on_the_day.now} == {"cp.child-seen", "cp.first-core-group"}
    assert the_day_before.now == []
    assert {task.duty for task in the_day_before.week} == {"cp.child-seen", "cp.first-core-group"}
    assert "cp.first-review-conference" in {task.duty for task in the_day_before.later}


def test_a_task_opens_to_its_reason_and_to_the_form_that_does_it() -> None:
    (task,) = [task for task in asked(lines(ON_PLAN), "2026-03-16") if task.duty == "cp.first-core-group"]
    assert "because a child protection plan began on 2 March 2026" in task.why
    assert task.kind == "core-group-held"
    default = next(task for task in asked(lines(ON_PLAN), "2026-03-16") if task.duty == "cp.first-review-conference")
    assert default.basis == "default"


def test_the_own_day_of_a_worker_stands_beside_the_day_of_the_law() -> None:
    told = lines(ON_PLAN, ("2026-03-10", VisitFailed(reason="no-access", next_try=day("2026-03-13"))))
    assert own_days(told, day("2026-03-11")) == {"child-seen": day("2026-03-13")}
    assert own_days(told, day("2026-03-14")) == {}
    planned = lines(ON_PLAN, ("2026-03-10", Planned(what=PlannedWhat.VISIT, for_=day("2026-03-12"))))
    assert own_days(planned, day("2026-03-11")) == {"child-seen": day("2026-03-12")}
    seen = next(task for task in asked(told, "2026-03-11") if task.duty == "cp.child-seen")
    assert (seen.due, seen.planned) == (day("2026-03-16"), day("2026-03-13"))


def test_everybodys_part_is_read_from_the_record() -> None:
    told = lines("2018-06-03  born", ("2026-03-02", PLAN))
    assert held_on(told, day("2026-03-10")).of({CLAIRE}).mine == GROUP
    assert held_on(told, day("2026-03-01")).of({ANA}).mine == frozenset()


def test_when_a_child_was_last_heard_is_the_day_of_their_own_words() -> None:
    told = lines(
        ("2026-03-10", ChildSeen(views={"own_words": "I like Gran."})),
        ("2026-03-20", ChildSeen(views={"why_not": "Asleep"})),
        ("2026-03-22", ChildSeen()),
    )
    assert last_heard(MIA_RENOUF, told)[:3] == (MIA_RENOUF, day("2026-03-10"), "I like Gran.")
    assert last_heard(MIA_RENOUF, lines(("2026-03-22", ChildSeen()))).day is None
    assert not speaks(day("2025-06-01"), day("2026-03-22"))


def test_what_an_agency_was_asked_waits_for_its_answer() -> None:
    question = Line(
        0, UUID(int=1), UUID(int=1), "agency-asked", 1, day("2026-03-10"), None, day("2026-03-10"), ANA, None, None, {"what": "A report"}
    )
    answer = question._replace(id=named("a"), root=named("a"), kind="agency-answered", body={"of": str(UUID(int=1))})
    assert list(unanswered([question])) == [question]
    assert list(unanswered([question, answer])) == []


def test_what_is_on_no_list_of_a_service_is_nobodys_until_somebody_works_with_the_child() -> None:
    assert DUTIES.keys() >= LISTED
    assert not is_anybodys(finding("worry.referrer-told"), frozenset())
    assert is_anybodys(finding("worry.referrer-told"), LEAD)
    assert is_anybodys(finding("worry.decided"), frozenset())
    assert holders(finding("worry.decided"), [("lead-social-worker", ANA)]) == ()
    assert holders(finding("worry.referrer-told"), [("lead-social-worker", ANA)]) == (ANA,)


def test_what_a_service_leaves_to_the_lead_is_said_to_be_theirs() -> None:
    task = Task(MIA_RENOUF, "Tell whoever raised the worry", day("2026-03-10"), "", "should", 2, duty="worry.referrer-told")
    assert of_whom(task, {}) == "the Children and Families Hub’s"
    assert of_whom(replace(task, holders=(ANA,)), {ANA: "Ana Pires"}) == "Ana Pires’s, for the Children and Families Hub"


@pytest.mark.parametrize("duty", sorted(DUTIES))
def test_every_duty_can_be_said_in_few_words(duty: str) -> None:
    said = DUTIES[duty].label_for("Mia")
    assert said
    assert "{" not in said
