"""Opens a record to those who assess: from the day on which they take it on until some weeks after it is signed."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from uuid import UUID

from corbiere.access.bases import ASSESSES, TEAM_AROUND, opens
from corbiere.access.models import Grant
from corbiere.agencies import taking
from corbiere.agencies.steps import steps_of
from corbiere.ledger.record import Line
from corbiere.statute.calendar import days_after, in_words
from corbiere.wellbeing.assessment import Assessment, assessments
from corbiere.wellbeing.models import AssessmentStepGrant, AssessorGrant

AFTERWARDS = 56  # days. Default: no source says how long it takes to tell the family and the services what was found
DEFAULT = "for eight weeks after it is signed, which is a default"
BEGINS = "assessment-started"
READS = (BEGINS, "assessor-changed", "assessment-completed", "assessment-ended")


@opens(AssessorGrant, reads=READS)
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
        if held.taken_by and held.taken_on and held.asked
    ]
