"""When a child was on a plan and in an enquiry, and who was in the core group: worked out from entries, with no table read."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from corbiere.agencies.work import GroupPlace, WorkingGroup, declare_group
from corbiere.ledger.reading import folded, spans
from corbiere.ledger.record import Line
from corbiere.statute.states import ENQUIRY, ON_PLAN, Span

PLAN_KINDS = ("born", "died", "conference-held")
ENQUIRY_KINDS = ("died", "enquiry-started", "enquiry-concluded")
GROUP_KINDS = (*PLAN_KINDS, "core-group-joined", "core-group-left")
LEAD = "Lead social worker"
MANAGER = "Manager of the lead social worker"


@folded
def times_on_plan(lines: Sequence[Line]) -> list[Span]:
    return spans(lines, ON_PLAN)


@folded
def times_in_enquiry(lines: Sequence[Line]) -> list[Span]:
    return spans(lines, ENQUIRY)


def plan_running(lines: Sequence[Line], day: date) -> Span | None:
    """The time on a plan that goes on as the day closes: one that ended that very day does not."""
    return next((span for span in times_on_plan(lines) if span.begins <= day <= span.last and span.ended != day), None)


def ends_a_plan(line: Line) -> bool:
    return line.kind == "died" or (line.kind == "conference-held" and line.body.get("outcome") == "end")


Seat = tuple[UUID | None, str]


@folded
def core_group(lines: Sequence[Line]) -> list[GroupPlace]:
    """Everybody's times in the core group: named by a conference, joined or left between two, and gone when the plan ends."""
    return [place for span in times_on_plan(lines) for place in _within(span, lines)]


def named_lead(lines: Sequence[Line]) -> UUID | None:
    """The lead social worker whom the last conference named. One that made no plan names nobody, though its form begins with a lead."""
    held = (line.body for line in reversed(lines) if line.kind == "conference-held" and line.body.get("outcome") != "no-plan")
    return next((lead for body in held if (lead := _id(body.get("lead_social_worker")))), None)


CORE_GROUP = declare_group(WorkingGroup("Core group", core_group, named_lead))


def _within(span: Span, lines: Sequence[Line]) -> list[GroupPlace]:
    held: dict[UUID, tuple[Seat, date, UUID]] = {}
    places: list[GroupPlace] = []

    def leaves(practitioner: UUID, day: date) -> None:
        (agency, role), since, entry = held.pop(practitioner)
        places.append(GroupPlace(practitioner, agency, role, since, day, entry))

    for line in lines:
        if not (span.begins <= line.happened <= span.last) or line.happened == span.ended:
            continue
        if line.kind == "conference-held" and (named := _named(line.body)):
            for practitioner in [gone for gone in held if gone not in named]:
                leaves(practitioner, line.happened)
            for practitioner, seat in named.items():
                _, since, entry = held.get(practitioner, (seat, line.happened, line.root))
                held[practitioner] = (seat, since, entry)
        elif line.kind == "core-group-joined" and UUID(line.body["practitioner"]) not in held:
            held[UUID(line.body["practitioner"])] = ((_id(line.body.get("agency")), line.body["role"]), line.happened, line.root)
        elif line.kind == "core-group-left" and UUID(line.body["practitioner"]) in held:
            leaves(UUID(line.body["practitioner"]), line.happened)
    return places + [GroupPlace(practitioner, *seat, since, span.ended, entry) for practitioner, (seat, since, entry) in held.items()]


def _named(body: dict[str, Any]) -> dict[UUID, Seat]:
    """The practitioners whom a conference put into the core group. One that names nobody leaves the group as it is."""
    found: dict[UUID, Seat] = {
        UUID(place["practitioner"]): (_id(place.get("agency")), place["role"]) for place in body.get("core_group", ())
    }
    for key, role in (("lead_manager", MANAGER), ("lead_social_worker", LEAD)):
        if found and (practitioner := _id(body.get(key))):
            found[practitioner] = (found.get(practitioner, (None, role))[0], role)
    return found


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None
