"""The pathway plan on somebody's list: to assess, plan, agree, review, and see that what was promised is done; or take it further."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from corbiere.agencies.models import Allocation
from corbiere.care.entries.pathway_course import PathwayPlanAgreed, PathwayPlanEnded, PathwayPlanReviewed, PathwayReviewOutcome
from corbiere.care.entries.pathway_help import StayingPutAnswer, StayingPutConsidered, SupervisorAsked
from corbiere.care.entries.pathway_plan import AROUND_PATHWAY, PathwayActionNoted, PathwayPlanWritten
from corbiere.care.episodes import home_on
from corbiere.care.leaving import ADVISER, GROWN_UP, LEAD, SIXTEEN, LeavingCare, adviser_on, leads_now, leaving_care
from corbiere.care.pathway import (
    PLAN,
    PathwayRun,
    is_agreed,
    is_reviewed,
    promised,
    running,
    staying_put,
    to_review,
    versions,
    with_supervisor,
)
from corbiere.care.touch import touch
from corbiere.ledger.record import Line
from corbiere.people.homes import HomeSort
from corbiere.plans.help import TargetedHelp
from corbiere.plans.interventions import is_targeted
from corbiere.plans.parts import Voice
from corbiere.plans.progress import ActionState
from corbiere.plans.versions import is_over
from corbiere.statute.calendar import birthday, day_before, days_after, in_words
from corbiere.statute.catalogue.words import LEAD_WORKER
from corbiere.statute.duties import ORDINARY_RANK, Finding
from corbiere.work import owed, roles
from corbiere.work.plan_help import late, unanswered
from corbiere.work.roles import DUTY, Capacity
from corbiere.work.tasks import ASKED, Child, Task

SOON = 2
# Defaults, in days: no source gives a number.
ASSESS_WITHIN, PLAN_WITHIN, COPY_WITHIN, REVIEW_WITHIN, TAKE_FURTHER_AFTER = 45, 60, 10, 20, 14
MISSED_TOO_OFTEN = 2  # times, ours
LEADS_PATHWAY = "pathway-lead"
DECIDE = frozenset({LEADS_PATHWAY, LEAD, DUTY})
WITH_CARERS = (HomeSort.FOSTER, HomeSort.KINSHIP)
ASSESSED = ("assessment-started", "assessment-completed")
OF_PATHWAY = ("looked-after", "care-leaver")


# Who leads from 18, or from the day that was decided.


def _leading(lines: Sequence[Line], on: date) -> list[UUID]:
    held = leaving_care(lines, on)
    now = leads_now(lines, held) if held and (held.is_leaver or held.in_care) else None
    return [now.practitioner] if now and now.role == ADVISER and now.practitioner else []


def _advised(practitioners: Collection[UUID], on: date) -> QuerySet[Any, Any]:
    return Allocation.objects.on(on).filter(practitioner__in=practitioners, role=ADVISER).values_list("practitioner", "subject")


roles.declare(Capacity(name=LEADS_PATHWAY, holders=_leading, subjects=_advised, owes=frozenset({LEAD_WORKER}), works_with=True))


class PathwayNow(NamedTuple):
    """How it stands with somebody's pathway on a day, for those who are to have a plan."""

    child: Child
    lines: Sequence[Line]
    on: date
    held: LeavingCare
    runs: PathwayRun | None

    def task(
        self, what: str, due: date, why: str, force: Any, kind: str, *, rank: int = SOON, basis: Any = None, of: UUID | None = None
    ) -> Task:
        return Task(self.child, what, due, why, force, rank, basis, kind=kind, of=of)


def pathway(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """Rows for whoever leads: the plan written, answered, agreed, and looked at again."""
    now = _now(child, lines, on)
    if now is None:
        return
    if versions(lines):
        yield from unanswered(child, lines, PLAN)
    yield from _to_plan(now)
    if now.runs:
        yield from _to_review(now, now.runs)


def beside_it(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """Rows for the adviser too, whoever leads: an assessment with them, their copy, and that what was promised is done."""
    now = _now(child, lines, on)
    if now is None:
        return
    yield from _to_assess(now)
    if now.runs:
        yield from _copy(now, now.runs)
        yield from _not_done(now)


def _now(child: Child, lines: Sequence[Line], on: date) -> PathwayNow | None:
    held = leaving_care(lines, on)
    return PathwayNow(child, lines, on, held, running(lines, on)) if held and (held.is_leaver or held.in_care) else None


def _to_assess(now: PathwayNow) -> Iterator[Task]:
    """LAC-373-1, GAP-15: every care leaver’s needs are assessed with them; the adviser is the one who usually does."""
    if not now.held.is_leaver or now.held.since is None or adviser_on(now.lines, now.on) is None:
        return
    if any(line.kind in ASSESSED and line.body.get("level") in OF_PATHWAY and line.happened <= now.on for line in now.lines):
        return
    why = f"No assessment of what they need as a care leaver is on record (LAC-373-1). {ASSESS_WITHIN} days are a default."
    due = days_after(now.held.since, ASSESS_WITHIN)
    yield now.task(f"Assess with {now.child.called} what they need", due, why, "must", "assessment-started", basis="default")


def _to_plan(now: PathwayNow) -> Iterator[Task]:
    """LAC-442-1, PS-5.20: whoever left care without a plan has one; what is written is agreed with them."""
    found = versions(now.lines)
    if now.runs is None and found and not is_over(PLAN, found[-1], now.lines):
        why = "The plan is written. It runs from the day on which they agree to it, or it is said what they want otherwise."
        yield now.task(
            f"Agree the pathway plan with {now.child.called}", found[-1].day, why, ASKED, PathwayPlanAgreed.kind, of=found[-1].root
        )
    elif now.runs is None and not found and now.held.is_leaver and now.held.since and adviser_on(now.lines, now.on):
        why = f"They are a care leaver, and have no pathway plan (LAC-442-1). {PLAN_WITHIN} days are a default."
        due = days_after(now.held.since, PLAN_WITHIN)
        yield now.task(f"Plan the pathway with {now.child.called}", due, why, "must", PathwayPlanWritten.kind, basis="default")


def _to_review(now: PathwayNow, runs: PathwayRun) -> Iterator[Task]:
    """PS-6.2, LAC-442-1: before its day where they ask, or somebody else leads; and what the last review decided is written down."""
    if asked := to_review(now.lines, now.on):
        why = f"{asked.body['why']} {REVIEW_WITHIN} days are a default."
        due = days_after(asked.happened, REVIEW_WITHIN)
        yield now.task(
            f"Look at the pathway plan with {now.child.called} now", due, why, "should", PathwayPlanReviewed.kind, basis="default"
        )
    elif since := _leads_since(now, runs):
        why = f"You lead the plan since {in_words(since)}. Look at it together, and make it yours and theirs (LAC-442-1)."
        yield now.task(f"Take up {now.child.called}’s pathway plan", since, why, ASKED, PathwayPlanReviewed.kind, rank=ORDINARY_RANK)
    last = runs.looked.body.get("outcome")
    written = any(line.kind == PathwayPlanWritten.kind and line.happened >= runs.looked.happened for line in now.lines)
    if last == PathwayReviewOutcome.AMEND and not written:
        what, kind = f"Write what the review changed in {now.child.called}’s plan", PathwayPlanWritten.kind
        yield now.task(what, runs.looked.happened, "The review decided it.", ASKED, kind, of=runs.looked.root)
    elif last == PathwayReviewOutcome.END:
        what, kind = f"End {now.child.called}’s pathway plan, as the review decided", PathwayPlanEnded.kind
        yield now.task(what, runs.looked.happened, "The review decided it.", ASKED, kind)


def _leads_since(now: PathwayNow, runs: PathwayRun) -> date | None:
    """The day on which the adviser came to lead, if nobody has looked at the plan since."""
    adviser = adviser_on(now.lines, now.on)
    if adviser is None or leads_now(now.lines, now.held).role != ADVISER:
        return None
    since = max(adviser.begins, birthday(now.held.born, GROWN_UP)) if now.held.age >= GROWN_UP else adviser.begins
    return since if runs.looked.happened < since else None


def _copy(now: PathwayNow, runs: PathwayRun) -> Iterator[Task]:
    """PS-6.3: they have a copy of the plan as it was agreed, and as it was changed."""
    given = [line for line in now.lines if line.kind == AROUND_PATHWAY.given.kind and line.body.get("side") == Voice.CHILD]
    since = max([runs.looked.happened, *(version.day for version in versions(now.lines)[-1:])])
    if versions(now.lines) and not any(line.happened >= since for line in given):
        why = f"A copy of it is theirs (PS-6.3). {COPY_WITHIN} days are a default."
        due = days_after(since, COPY_WITHIN)
        of = versions(now.lines)[-1].root
        what = f"Give {now.child.called} the pathway plan"
        yield now.task(what, due, why, "standard", AROUND_PATHWAY.given.kind, rank=ORDINARY_RANK, basis="standard", of=of)


def _not_done(now: PathwayNow) -> Iterator[Task]:
    """LAC-445-1, LAC-408-1: what was promised is done, or said; and goes to the supervisor where it stays undone."""
    overdue = [one for one in promised(now.lines, now.on) if one.late(now.on)]
    for one in overdue:
        if not _is_given(one):
            why = f"It was promised for {in_words(one.due)} by {one.who}, and nothing says that it is done." if one.due else ""
            yield now.task(f"Was it done? {one.action.what}", one.due or now.on, why, "should", PathwayActionNoted.kind, basis="guidance")
    long = [one for one in overdue if one.due and days_after(one.due, TAKE_FURTHER_AFTER) <= now.on]
    yield from _take_further(now, long)


def _is_given(one: ActionState) -> bool:
    """Whether a provider gives it, of whose help `late` asks."""
    return isinstance(one.action, TargetedHelp) and is_targeted(one.action)


def _take_further(now: PathwayNow, undone: Sequence[ActionState]) -> Iterator[Task]:
    missed = touch(now.lines, now.on).missed
    out_of_touch = len(missed) >= MISSED_TOO_OFTEN
    if not (undone or out_of_touch) or _brought_since(now, undone, missed):
        return
    said = "; ".join([*(one.action.what for one in undone), *(["we are not in touch"] if out_of_touch else [])])
    number = f"{TAKE_FURTHER_AFTER} days after its day, or {MISSED_TOO_OFTEN} tries, are a default"
    why = f"{said}. Nobody else reviews it: their adviser’s supervisor sees to it (LAC-408-1). {number}."
    days = [one.due for one in undone if one.due] + ([missed[-1].happened] if out_of_touch else [])
    what = f"Bring it to your supervisor: what {now.child.called} was promised"
    yield now.task(what, min(days), why, ASKED, SupervisorAsked.kind)


def _brought_since(now: PathwayNow, undone: Sequence[ActionState], missed: Sequence[Line]) -> bool:
    """Whether it was brought there already, after it fell due."""
    since = max([*(one.due for one in undone if one.due), *(line.happened for line in missed[-1:])])
    brought = any(line.kind == SupervisorAsked.kind and since <= line.happened <= now.on for line in now.lines)
    return brought or bool(with_supervisor(now.lines, now.on))


def late_help(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    return late(child, lines, on, PLAN) if running(lines, on) else iter(())


def with_their_carers(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """LAC-381-1: at 16 and 17 whoever lives with carers is asked, and they are, whether they stay there; and again where it is open."""
    held, home = leaving_care(lines, on), home_on(lines, on)
    if held is None or held.in_care is None or not SIXTEEN <= held.age < GROWN_UP or home is None or home.sort not in WITH_CARERS:
        return
    said, since = staying_put(lines, on), max(birthday(held.born, SIXTEEN), home.since)
    again = date.fromisoformat(said.body["look_again"]) if said and said.body["answer"] == StayingPutAnswer.LATER else None
    what = f"Ask {child.called} and the carers whether {child.called} stays"
    if said is None or said.happened < since:
        why = "It is asked at 16 and 17, and answered before they turn 18 (LAC-381-1)."
        due = day_before(birthday(held.born, GROWN_UP))
        yield Task(child, what, due, why, "should", ORDINARY_RANK, "guidance", kind=StayingPutConsidered.kind)
    elif again and again <= on:
        why = "It was to be looked at again on that day (LAC-381-1)."
        yield Task(child, what, again, why, ASKED, ORDINARY_RANK, kind=StayingPutConsidered.kind)


# What the law asks, with what it is done here.


def plans(finding: Finding, lines: Sequence[Line]) -> str:
    """PS-5.20: it is written first, and then agreed."""
    return PathwayPlanAgreed.kind if versions(lines) else PathwayPlanWritten.kind


def reviews(finding: Finding, lines: Sequence[Line]) -> str:
    """PS-6.2: of a pathway plan, its own kind."""
    mine = [line for line in lines if (is_agreed(line) or is_reviewed(line)) and line.happened == finding.since]
    return PathwayPlanReviewed.kind if any(line.body.get("next_review") == finding.due.isoformat() for line in mine) else ""


owed.declare(owed.DutyKind("care.pathway-plan", plans))
owed.declare(owed.DutyKind("plan.reviewed", reviews, "Review {name}’s pathway plan"))
owed.declare(owed.BesideTheLaw(pathway, DECIDE))
for asks in (beside_it, late_help, with_their_carers):
    owed.declare(owed.BesideTheLaw(asks, DECIDE | {ADVISER}))
