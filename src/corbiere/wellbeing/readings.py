"""Folds of what an assessment waits for, for the lists of those who manage the work."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line
from corbiere.wellbeing import outgrown
from corbiere.wellbeing.assessment import BELOW_CARE, KINDS, Assessment, AssessmentState, assessments
from corbiere.wellbeing.entries.assessments import AssessmentAgreement
from corbiere.wellbeing.entries.parts import AssessmentLevel
from corbiere.wellbeing.entries.plan_course import WhyPlanEnded
from corbiere.wellbeing.models import AssessmentForManager, ManagerAsked

DECIDES = "management-decision-made"


@reading(AssessmentForManager, reads=(*KINDS, DECIDES, *outgrown.READS))
def for_manager(subject: UUID, lines: Sequence[Line]) -> list[AssessmentForManager]:
    decided = {line.body.get("of") for line in lines if line.kind == DECIDES}
    return [
        AssessmentForManager(subject=subject, assessment=held.id, entry=entry, assessor=held.assessor, asked=asked, since=since)
        for held in assessments(lines)
        for asked, entry, since in (*_waiting(held, decided), *_outgrown(held, lines))
    ]


Asked = tuple[ManagerAsked, UUID, date]


def _waiting(held: Assessment, decided: set[str | None]) -> Iterator[Asked]:
    if held.state is AssessmentState.SUBMITTED and held.submission:
        yield ManagerAsked.SIGN, held.submission.root, held.submission.happened
    elif held.is_open and held.level is AssessmentLevel.WELLBEING:
        against = [line for line in held.agreed.values() if line.body["answer"] == AssessmentAgreement.REFUSED]
        yield from ((ManagerAsked.DISAGREEMENT, line.root, line.happened) for line in against if str(line.root) not in decided)


def _outgrown(held: Assessment, lines: Sequence[Line]) -> Iterator[Asked]:
    """WT-gap-15: at once where the child is looked after now, and from the day on which they are eighteen."""
    if not held.is_open or held.level not in BELOW_CARE:
        return
    for change in outgrown.changes(lines, held.started.happened):
        if change.reason is WhyPlanEnded.EIGHTEEN:
            yield ManagerAsked.ADULT, held.id, change.day
        elif change.day == outgrown.cared_for_since(lines):
            yield ManagerAsked.CARE, held.id, change.day
