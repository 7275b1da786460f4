"""Parts of a record that help opens: to those who assess or are asked to, who lead a plan, are in its team, or are asked to give help."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from uuid import UUID

from corbiere.access.bases import ASKED_TO_ASSESS, ASSESSES, LEAD_WORKER, SUPPORT_ASKED, TEAM_AROUND, opens
from corbiere.access.invitations import AnswerRequest, answerable, told_of
from corbiere.access.models import Grant
from corbiere.access.opening import taken_up_from_another
from corbiere.agencies import taking
from corbiere.agencies.directory import teams_of
from corbiere.agencies.entries import Role
from corbiere.agencies.steps import steps_of
from corbiere.ledger.record import Line
from corbiere.plans.help_requests import grants_to, to_answer
from corbiere.statute.calendar import day_before, days_after, in_words
from corbiere.wellbeing import leading, team
from corbiere.wellbeing.assessment import Assessment, assessments
from corbiere.wellbeing.assessment_requests import AssessmentRequest, hub_spans, is_asked, requests
from corbiere.wellbeing.entries.plans import InterventionAnswered
from corbiere.wellbeing.entries.requests import AssessmentAccepted, AssessmentRefused
from corbiere.wellbeing.help_plan import PLAN
from corbiere.wellbeing.models import AssessmentStepGrant, AssessorGrant, HubSupportGrant, InterventionWanted, PlanGrant

AFTERWARDS = 56  # days. Default: no source says how long it takes to tell the family and the services what was found
DEFAULT = "for eight weeks after it is signed, which is a default"
BEGINS = "assessment-started"
OF_ASSESSORS = (BEGINS, "assessor-changed", "assessment-completed", "assessment-ended")


@opens(AssessorGrant, reads=OF_ASSESSORS)
def assessor_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    return [grant for held in assessments(lines) for grant in _of_assessors(subject, held)]


def _of_assessors(subject: UUID, held: Assessment) -> Iterator[Grant]:
    """Opens it to one after the other. To hand it over is to see that day out."""
    last = days_after(held.over, AFTERWARDS) if held.over else None
    ends: list[tuple[date | None, UUID | None]] = [*held.assessors, (last, None)]
    for (since, who), (until, _) in pairwise(ends):
        if who and since:
            yield ASSESSES.to(who, subject, since, max(until, since) if until else None, detail=_detail(held), entry=held.id)


def _detail(held: Assessment) -> str:
    called = held.level.label if held.level else "Assessment"
    return f"{called}, begun on {in_words(held.started.happened)}, {DEFAULT}"


@opens(AssessmentStepGrant, reads=taking.READS)
def assessment_step_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    """To take on what was decided for a child gives the work; to take it for oneself gives nothing.

    Who is to ask another to assess sees what those see who are around the child, and not the daily work: they do not assess.
    """
    steps = [held for held in steps_of(lines) if BEGINS in held.step.done_by]
    return [
        (ASSESSES if held.step.done_by[0] == BEGINS else TEAM_AROUND).to(
            held.taken_by, subject, held.taken_on, held.ended, detail="Was asked to, and took it on", entry=held.entry
        )
        for held in steps
        if held.taken_by and held.taken_on and held.asked and held.taken_by != held.decided_by
    ]


taken_up_from_another(AssessmentAccepted.kind)


@opens(HubSupportGrant, reads=taking.READS)
def hub_support_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    return [SUPPORT_ASKED.to_role(Role.HUB, subject, first, last, entry=entry) for entry, first, last in hub_spans(lines)]


@answerable({AssessmentAccepted.kind, AssessmentRefused.kind}.__contains__)
def requests_to_answer(practitioner: UUID, subject: UUID, on: date) -> Iterator[AnswerRequest]:
    """Lets whoever is asked to assess accept or refuse, once, though they see only whom it is about."""
    if Grant.objects.to(practitioner, on).filter(subject=subject, basis=ASKED_TO_ASSESS.name).exists():
        teams = teams_of(practitioner, on)
        for asked in told_of(practitioner, subject, on, asked_of):
            points = {"of": frozenset([asked.id])}
            is_answered = not asked.waits_for(practitioner, teams)
            yield from (AnswerRequest(kind, points, is_answered) for kind in (AssessmentAccepted.kind, AssessmentRefused.kind))


def asked_of(practitioner: UUID, subject: UUID, lines: Sequence[Line], on: date) -> list[AssessmentRequest]:
    """Requests to one practitioner, as the day closes."""
    upto, teams = [line for line in lines if line.happened <= on], teams_of(practitioner, on)
    return [one for one in requests(upto) if one.step and any(is_asked(offer, practitioner, teams) for offer in one.step.asked)]


taken_up_from_another(InterventionAnswered.kind)
OF_PLANS = tuple(dict.fromkeys((*leading.READS, *team.READS)))


@opens(PlanGrant, reads=OF_PLANS)
def plan_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    return [*_leads(subject, lines), *_team(subject, lines), *grants_to(subject, team.asked_for(lines))]


def _leads(subject: UUID, lines: Sequence[Line]) -> Iterator[Grant]:
    """From the day on which they accept. The day on which another does, or the plan ends, is the last."""
    for role in leading.leads(lines).roles:
        last = max(role.ends, role.begins) if role.ends else None
        yield LEAD_WORKER.to(role.practitioner, subject, role.begins, last, entry=role.offer.root)


def _team(subject: UUID, lines: Sequence[Line]) -> Iterator[Grant]:
    for place in team.team_around(lines):
        last = day_before(place.ends) if place.ends else None
        yield TEAM_AROUND.to(
            place.practitioner, subject, place.begins, last and max(last, place.begins), detail=place.role, entry=place.entry
        )


@answerable({InterventionAnswered.kind}.__contains__)
def help_to_answer(practitioner: UUID, subject: UUID, on: date) -> Iterator[AnswerRequest]:
    if InterventionWanted.objects.on(on).filter(subject=subject, practitioner=practitioner).exists():
        yield from to_answer(PLAN, practitioner, subject, on)
