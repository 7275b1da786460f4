"""Folds of what an assessment waits for, for the lists of those who manage the work."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line
from corbiere.wellbeing.assessment import KINDS, Assessment, AssessmentState, assessments
from corbiere.wellbeing.entries.assessments import AssessmentAgreement
from corbiere.wellbeing.entries.parts import AssessmentLevel
from corbiere.wellbeing.models import AssessmentForManager, ManagerAsked

DECIDES = "management-decision-made"


@reading(AssessmentForManager, reads=(*KINDS, DECIDES))
def for_manager(subject: UUID, lines: Sequence[Line]) -> list[AssessmentForManager]:
    decided = {line.body.get("of") for line in lines if line.kind == DECIDES}
    return [
        AssessmentForManager(subject=subject, assessment=held.id, entry=line.root, assessor=held.assessor, asked=asked, since=line.happened)
        for held in assessments(lines)
        for asked, line in _waiting(held, decided)
    ]


def _waiting(held: Assessment, decided: set[str | None]) -> Iterator[tuple[ManagerAsked, Line]]:
    if held.state is AssessmentState.SUBMITTED and held.submission:
        yield ManagerAsked.SIGN, held.submission
    elif held.is_open and held.level is AssessmentLevel.WELLBEING:
        against = [line for line in held.agreed.values() if line.body["answer"] == AssessmentAgreement.REFUSED]
        yield from ((ManagerAsked.DISAGREEMENT, line) for line in against if str(line.root) not in decided)
