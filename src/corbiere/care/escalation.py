"""Recommendations that the Lead Worker disputes, step by step to the last (Guidance 417 and 418; the reading of GAP-11). Pure."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from corbiere.care.entries.escalation import EscalationStep, ReviewDisputeStepTaken
from corbiere.care.entries.monitoring import RecommendationAnswer, RecommendationAnswered, ReviewRecommended
from corbiere.care.independence import officers_now
from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line
from corbiere.work.alarms import AlarmRecord, Chronicle
from corbiere.work.ladders import Dispute, disputes

STEP_DAYS = 5  # working days for each step; default: the source gives no number
READS = (RecommendationAnswered.kind, ReviewDisputeStepTaken.kind)


class RecommendationDispute(Dispute):
    """A recommendation that the Lead Worker does not agree to. It is opened by their answer."""

    rungs, days = tuple(EscalationStep), STEP_DAYS
    opens, step = RecommendationAnswered.kind, ReviewDisputeStepTaken

    @property
    def is_at_its_last(self) -> bool:
        """Whether there is nobody left to take it to."""
        return self.rung is EscalationStep.DIRECTOR_GENERAL and self.begun

    @property
    def recommendation(self) -> str:
        return str(self.line.body["of"])

    def sides(self) -> list[UUID]:
        return [self.line.practitioner] if self.line.practitioner else []


@folded
def disputed(lines: Sequence[Line]) -> list[RecommendationDispute]:
    """Every dispute about a recommendation there was."""
    found = disputes(lines, RecommendationDispute)
    return [one for one in found if one.line.body["answer"] == RecommendationAnswer.DISPUTED]


def unsettled(told: Chronicle) -> Iterator[AlarmRecord]:
    """Disputes as alarms: the officer, and whoever the last step went to, are to act."""
    officers = told.once(officers_now)
    for one in disputed(told.lines):
        raised = one.alarm()
        raised.named = list(dict.fromkeys([*officers, *(one.steps[-1][1].next_with if one.steps else ())]))
        yield raised


def words_of(dispute: RecommendationDispute, lines: Sequence[Line]) -> str:
    """The recommendation in words."""
    made = next((line for line in lines if str(line.root) == dispute.recommendation and line.kind == ReviewRecommended.kind), None)
    return str(made.body["what"]) if made else ""
