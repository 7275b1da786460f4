"""The work that plans of help bring somebody: who leads, who is in the team, what is asked of a provider, and what waits to be done."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from corbiere.access.viewing import Viewer
from corbiere.agencies.models import Practitioner
from corbiere.ledger.record import Line
from corbiere.statute.calendar import in_words
from corbiere.statute.catalogue.words import LEAD_WORKER
from corbiere.wellbeing.early_reviews import course
from corbiere.wellbeing.entries import (
    EarlyReviewConsidered,
    HelpPlanWritten,
    LeadWorkerTransferOffered,
    PlanAgreed,
    PlanEnded,
    PlanReviewed,
)
from corbiere.wellbeing.entries.plan_course import PlanReviewOutcome
from corbiere.wellbeing.help_plan import PLAN, interventions, of_help, running, versions
from corbiere.wellbeing.leading import LeadRole, leading_on
from corbiere.wellbeing.models import InterventionWanted, LeadWorkerTime, TeamAroundPlace
from corbiere.wellbeing.rulings.entitlement import ONE_OF_THREE, THREE
from corbiere.wellbeing.rulings.lead_workers import asks_for_three
from corbiere.wellbeing.team import team_around
from corbiere.work import owed, roles
from corbiere.work.plan_help import TO_ANSWER, late, unanswered, wanted_of
from corbiere.work.roles import Capacity
from corbiere.work.tasks import ASKED, Child, LinkTo, Task

Pairs = QuerySet[Any, Any]
LEADS, TEAM = "lead-worker", "team-around"


def _leads(lines: Sequence[Line], on: date) -> list[UUID]:
    held = leading_on(lines, on)
    return [held.practitioner] if held else []


def _led(practitioners: Collection[UUID], on: date) -> Pairs:
    return LeadWorkerTime.objects.on(on).filter(practitioner__in=practitioners).values_list("practitioner", "subject")


def _members(lines: Sequence[Line], on: date) -> list[UUID]:
    return [place.practitioner for place in team_around(lines) if place.on(on)]


def _in_teams(practitioners: Collection[UUID], on: date) -> Pairs:
    return TeamAroundPlace.objects.on(on).filter(practitioner__in=practitioners).values_list("practitioner", "subject")


roles.declare(Capacity(name=LEADS, holders=_leads, subjects=_led, owes=frozenset({LEAD_WORKER}), works_with=True))
roles.declare(Capacity(name=TEAM, holders=_members, subjects=_in_teams, knows=frozenset({PlanReviewed.kind}), works_with=True))


def of_lead(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """For whoever leads: what providers have not answered, what waits to be agreed, what a review decided, what changed."""
    held = leading_on(lines, on)
    if held is None:
        return
    yield from unanswered(child, lines, PLAN)
    yield from _to_agree(child, lines, on)
    yield from _decided(child, lines)
    yield from _changed(child, lines)
    yield from _another_lead(child, held, lines, on)


def _to_agree(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    found, held = versions(lines), interventions(lines)
    if found and running(lines, on) is None and any(one.in_force for one in held):
        waiting = sum(one.waits for one in held)
        said = f"{waiting} of {len(held)} not answered yet." if waiting else "Every provider has answered."
        why = f"The plan is written. {said} It begins when it is agreed."
        yield Task(
            child,
            f"Agree the plan with {child.called} and the family",
            found[-1].day,
            why,
            ASKED,
            TO_ANSWER,
            kind=PlanAgreed.kind,
            of=found[-1].root,
        )


DOES: dict[str, tuple[str, str]] = {
    PlanReviewOutcome.AMEND: ("Write what the review changed in {name}’s plan", HelpPlanWritten.kind),
    PlanReviewOutcome.TRANSFER: ("Ask who leads {name}’s plan from now on", LeadWorkerTransferOffered.kind),
    PlanReviewOutcome.END: ("End {name}’s plan, as the review decided", PlanEnded.kind),
}


def _decided(child: Child, lines: Sequence[Line]) -> Iterator[Task]:
    """Asks for what the last review decided and nobody has written down since."""
    places = [place for place, line in enumerate(lines) if line.kind == PlanReviewed.kind and of_help(line)]
    if not places:
        return
    review, since = lines[places[-1]], {line.kind for line in lines[places[-1] + 1 :]}
    wanted = [review.body.get("outcome"), *([PlanReviewOutcome.TRANSFER.value] if review.body.get("and_transfer") else [])]
    for outcome in wanted:
        if outcome in DOES and DOES[outcome][1] not in since and PlanEnded.kind not in since:
            what, kind = DOES[outcome]
            why = f"The review of {in_words(review.happened)} decided it."
            yield Task(child, what.format(name=child.called), review.happened, why, ASKED, TO_ANSWER, kind=kind, of=review.root)


def _changed(child: Child, lines: Sequence[Line]) -> Iterator[Task]:
    """WT-136-2, WT-140-1."""
    told = course(lines)
    if told.changes:
        first = told.changes[0]
        said = "; ".join(dict.fromkeys(change.words for change in told.changes))
        what = f"Consider an early review of {child.called}’s plan"
        yield Task(
            child,
            what,
            first.line.happened,
            f"Since the plan was last looked at: {said}.",
            ASKED,
            2,
            kind=EarlyReviewConsidered.kind,
            of=first.line.root,
        )
    if told.passed_on:
        why = "The lead was passed on without a review, because it could not wait. It comes soon after (WT-154-1)."
        yield Task(child, f"Review {child.called}’s plan: its lead changed", told.passed_on.happened, why, ASKED, 2, kind=PlanReviewed.kind)


def _another_lead(child: Child, held: LeadRole, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """WT-123-1, WT-continuum-3: where the level rose since they were asked, one of the three professions is to lead, at once."""
    then = [line for line in lines if line.happened <= held.offer.happened]
    if not asks_for_three(lines, on, None) or asks_for_three(then, held.offer.happened, None):
        return
    if Practitioner.objects.on(on).filter(subject=held.practitioner, profession__in=THREE.professions).exists():
        return
    why = f"The need is higher now: {ONE_OF_THREE} leads the plan. You lead it until they accept (WT-123-1)."
    yield Task(child, f"Ask another to lead {child.called}’s plan", held.begins, why, ASKED, 0, kind=LeadWorkerTransferOffered.kind)


def late_help(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    return late(child, lines, on, PLAN)


owed.declare(owed.BesideTheLaw(of_lead, frozenset({LEADS})))
owed.declare(owed.BesideTheLaw(late_help, frozenset({LEADS})))


# What is asked of a provider.


def _wanted(viewer: Viewer, on: date) -> Pairs:
    return InterventionWanted.objects.on(on).filter(practitioner=viewer.practitioner)


def _page(row: InterventionWanted) -> LinkTo:
    return LinkTo("wellbeing:help-asked", (row.subject, row.mark), "Answer")


HELPS_WANTED = wanted_of("help wanted", _wanted, _page)
owed.declare(HELPS_WANTED)
