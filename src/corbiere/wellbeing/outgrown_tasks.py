"""The work that a child brings who has outgrown help that goes on: whoever leads decides what becomes of it (WT-gap-15)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from corbiere.access.viewing import Viewer
from corbiere.ledger.record import Line
from corbiere.wellbeing.assessment import BELOW_CARE, open_ones
from corbiere.wellbeing.entries import PlanEndProposed
from corbiere.wellbeing.entries.plan_course import WhyPlanEnded
from corbiere.wellbeing.help_plan import running
from corbiere.wellbeing.leading import HELP
from corbiere.wellbeing.models import LeadWorkerTime
from corbiere.wellbeing.need_tasks import LEADERS
from corbiere.wellbeing.outgrown import Outgrown, care, is_proposed, outgrown
from corbiere.wellbeing.tasks import ASSESSOR, PAGE, READ
from corbiere.work import owed
from corbiere.work.sources import ListQuery, TaskSource
from corbiere.work.tasks import ASKED, Child, LinkTo, Task

AT_ONCE = 1  # rank: nothing runs on without somebody who has decided so
MAY = {
    WhyPlanEnded.LOOKED_AFTER: "ask a manager to end it with its reason, or say that the care plan takes it over, and who there",
    WhyPlanEnded.EIGHTEEN: "ask a manager to end it with its reason, or say which adult service takes it over, and who there",
}


def plan_outgrown(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """WT-157-1, WT-116-1: the plan of help of a child who came into care, or is eighteen, since it was agreed."""
    held = running(lines, on)
    change = outgrown(lines, held.begins, on) if held else None
    if change and not is_proposed(lines, change.day):
        yield _plan(child, change)


def _plan(child: Child, change: Outgrown) -> Task:
    what = f"{child.called} {change.words}: what becomes of the plan of help?"
    why = f"It runs on until somebody decides. Talk with {child.called} and the family; {MAY[change.reason]}."
    return Task(child, what, change.day, why, ASKED, AT_ONCE, kind=PlanEndProposed.kind)


def assessment_outgrown(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """WT-assess-1: the same of an assessment that is not finished."""
    for held in open_ones(lines):
        change = outgrown(lines, held.started.happened, on) if held.level in BELOW_CARE else None
        if change:
            what = f"{child.called} {change.words}: what becomes of the assessment?"
            why = (
                "A manager ends it with its reason, or you finish it. What is written stays, and whoever helps from now on can build on it."
            )
            yield Task(child, what, change.day, why, ASKED, AT_ONCE, link=LinkTo(PAGE, (child.id, held.id), READ))


owed.declare(owed.BesideTheLaw(plan_outgrown, LEADERS))
owed.declare(owed.BesideTheLaw(assessment_outgrown, LEADERS | {ASSESSOR}))


def plans_led(asking: ListQuery) -> Iterator[Task]:
    """The same plans, for a Lead Worker to whom the child's care is closed: they see that it began, and no more of it."""
    rows = {row.subject: row for row in _led(asking.viewer, asking.on)}
    named = asking.open(rows)
    for subject, row in rows.items():
        lines, since = asking.lines.get(subject, ()), row.cared_for_since
        seen = care(lines) or is_proposed(lines, since) or (subject in named and any(plan_outgrown(named[subject], lines, asking.on)))
        if subject in named and not seen:
            yield _plan(named[subject], Outgrown(since, WhyPlanEnded.LOOKED_AFTER))


def _led(viewer: Viewer, on: date) -> Any:
    return LeadWorkerTime.objects.on(on).filter(practitioner=viewer.practitioner, plan=HELP, cared_for_since__lte=on)


owed.declare(TaskSource("plans outgrown", plans_led, lambda viewer, on: _led(viewer, on).values_list("practitioner", "subject")))
