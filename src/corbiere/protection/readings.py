"""The folds of child protection. Each makes one child's rows of one table from that child's entries."""

from collections.abc import Sequence
from uuid import UUID

from psycopg.types.range import DateRange

from corbiere.ledger.reading import fact_of
from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line
from corbiere.protection import alarms, registration
from corbiere.protection.models import Alert, CoreGroupMember, Enquiry, Registration
from corbiere.statute.states import ENQUIRY, ON_PLAN, Span, State


@reading(Registration, reads=registration.PLAN_KINDS)
def registrations(subject: UUID, lines: Sequence[Line]) -> list[Registration]:
    return [_registration(subject, span, lines) for span in registration.times_on_plan(lines)]


def _registration(subject: UUID, span: Span, lines: Sequence[Line]) -> Registration:
    """Harm and lead social worker as the last conference that spoke of them decided."""
    held = [line.body for line in lines if line.kind == "conference-held" and span.begins <= line.happened <= span.last]
    harm = [body["harm"] for body in held if body.get("harm")]
    lead = [UUID(body["lead_social_worker"]) for body in held if body.get("lead_social_worker")]
    return Registration(
        subject=subject,
        category=harm[-1] if harm else "",
        lead_social_worker=lead[-1] if lead else None,
        during=DateRange(span.begins, span.ended),
        entry=_began(ON_PLAN, span, lines),
    )


@reading(CoreGroupMember, reads=registration.GROUP_KINDS)
def core_group_members(subject: UUID, lines: Sequence[Line]) -> list[CoreGroupMember]:
    return [
        CoreGroupMember(
            subject=subject,
            practitioner=place.practitioner,
            agency=place.agency,
            role=place.role,
            during=DateRange(place.begins, place.ends),
            entry=place.entry,
        )
        for place in registration.core_group(lines)
    ]


@reading(Enquiry, reads=registration.ENQUIRY_KINDS)
def enquiries(subject: UUID, lines: Sequence[Line]) -> list[Enquiry]:
    concluded = {line.happened: line.body["outcome"] for line in lines if line.kind == "enquiry-concluded"}
    return [
        Enquiry(
            subject=subject,
            outcome=concluded.get(span.ended, "") if span.ended else "",
            during=DateRange(span.begins, span.ended),
            entry=_began(ENQUIRY, span, lines),
        )
        for span in registration.times_in_enquiry(lines)
    ]


def _began(state: State, span: Span, lines: Sequence[Line]) -> UUID | None:
    """The root of the entry with which a time in a state began."""
    facts = ((line, fact_of(line)) for line in lines if line.happened == span.begins and line.kind in state.begins.kinds)
    return next((line.root for line, fact in facts if state.begins.matches(fact.kind, dict(fact.attributes))), None)


@reading(Alert, reads=alarms.READS)
def alerts(subject: UUID, lines: Sequence[Line]) -> list[Alert]:
    return Alert.of(subject, alarms.alarms(lines))
