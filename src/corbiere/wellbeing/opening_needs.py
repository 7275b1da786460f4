"""Opens by a request to assess: to whoever is asked, their answer; to the Hub, where nobody else can be found, whom it is about."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from corbiere.access.bases import ASKED_TO_ASSESS, SUPPORT_ASKED, opens
from corbiere.access.invitations import AnswerRequest, answerable, told_of
from corbiere.access.models import Grant
from corbiere.access.opening import taken_up_from_another
from corbiere.agencies import taking
from corbiere.agencies.entries import Role
from corbiere.ledger.record import Line
from corbiere.wellbeing.assessment_requests import AssessmentRequest, hub_spans, requests
from corbiere.wellbeing.entries.requests import AssessmentAccepted, AssessmentRefused
from corbiere.wellbeing.models import HubSupportGrant

taken_up_from_another(AssessmentAccepted.kind)


@opens(HubSupportGrant, reads=taking.READS)
def hub_support_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    return [SUPPORT_ASKED.to_role(Role.HUB, subject, first, last, entry=entry) for entry, first, last in hub_spans(lines)]


@answerable
def requests_to_answer(practitioner: UUID, subject: UUID, on: date) -> Iterator[AnswerRequest]:
    """Lets whoever is asked to assess accept or refuse, once, though they see only whom it is about."""
    if Grant.objects.on(on).filter(subject=subject, practitioner=practitioner, basis=ASKED_TO_ASSESS.name).exists():
        for asked in told_of(practitioner, subject, on, asked_of):
            points = {"of": frozenset([asked.id])}
            yield from (
                AnswerRequest(kind, points, not asked.waits_for(practitioner)) for kind in (AssessmentAccepted.kind, AssessmentRefused.kind)
            )


def asked_of(practitioner: UUID, subject: UUID, lines: Sequence[Line], on: date) -> list[AssessmentRequest]:
    """Requests to one practitioner, as the day closes."""
    upto = [line for line in lines if line.happened <= on]
    return [one for one in requests(upto) if one.step and any(offer.to == practitioner for offer in one.step.asked)]
