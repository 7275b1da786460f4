"""Lets whoever has a next step hand it on, though the decision that it follows from is closed to them."""

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from corbiere.access.invitations import AnswerRequest, answerable
from corbiere.access.recording import tied
from corbiere.agencies.models import PendingStep
from corbiere.agencies.taking import StepOffered
from corbiere.ledger.whose import TieOrRole


@tied(TieOrRole.STEP_HOLDER)
def holds_a_step(practitioner: UUID, subjects: Collection[UUID], on: date) -> Collection[UUID]:
    return set(PendingStep.objects.filter(holder=practitioner, subject__in=subjects).values_list("subject", flat=True))


@answerable({StepOffered.kind}.__contains__)
def steps_to_hand_on(practitioner: UUID, subject: UUID, on: date) -> Iterator[AnswerRequest]:
    """Lets them point at that decision and at no other; as often as somebody says no."""
    held = PendingStep.objects.filter(holder=practitioner, subject=subject).values_list("entry", flat=True)
    if entries := frozenset(held):
        yield AnswerRequest(StepOffered.kind, {"of": entries}, is_answered=False)
