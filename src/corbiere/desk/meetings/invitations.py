"""Inviting to a meeting and asking for its reports, many at one press: who belongs to it is ticked already."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.entries import Profession
from corbiere.agencies.models import Agency, Practitioner
from corbiere.desk.meetings.room import Room, Seat, handle
from corbiere.desk.meetings.suggested_attendees import Belongs, MeetingCircle, belonging, sector_of
from corbiere.ledger.entry import kind_called
from corbiere.ledger.writing import Writing
from corbiere.meetings.notes import same_name
from corbiere.meetings.parts import Invitation, Sector
from corbiere.meetings.type_parts import RequiredAttendee
from corbiere.statute.calendar import whole_years

PEOPLE = frozenset({Sector.FAMILY, Sector.CHILD})
ASKED_OVER = 10  # years: the age over which it is counted whether the child was there (ISS-7-C6); that they are ticked is a default
WRITES_ANYHOW = frozenset({Sector.SOCIAL_CARE, *PEOPLE})


class Suggestion(NamedTuple):
    """Somebody who could be asked, for whom of the children, and the needs they would meet. `usual`: they are ticked already."""

    handle: str
    said: Invitation
    seats: Sequence[Seat]
    whom: str
    meets: Sequence[RequiredAttendee]
    usual: bool


def suggested(room: Room, circle: MeetingCircle) -> list[Suggestion]:
    """Lists who belongs to the children and is not asked for each of them; whom the type wants comes first."""
    found: dict[str, list[Belongs]] = {}
    for one in belonging(room, circle):
        if not _is_asked(one.seat, one.said):
            found.setdefault(same_name(one.said.who), []).append(one)
    made = [_suggested(room, held) for held in found.values()]
    return sorted(made, key=lambda one: (not one.meets, one.said.sector not in PEOPLE))


def _suggested(room: Room, held: Sequence[Belongs]) -> Suggestion:
    first, seats = held[0].said, [one.seat for one in held]
    meets = [needed for needed in room.type.needed if any(needed in seat.meeting.type.not_asked(asked_of(seat)) for seat in seats)]
    return Suggestion(
        handle(first.who),
        first,
        seats,
        room.whom([seat.subject for seat in seats]),
        [needed for needed in meets if needed.is_met([first])],
        all(_is_usual(one, room.today) for one in held),
    )


def _is_usual(one: Belongs, on: date) -> bool:
    """Whether they are invited unless somebody says otherwise: not a small child, nor anybody who must not know where the child lives."""
    if one.said.sector is Sector.CHILD:
        return one.seat.born is not None and whole_years(one.seat.born, on) > ASKED_OVER
    return not one.said.no_address


def asked_of(seat: Seat) -> list[Invitation]:
    return [one.said for one in seat.meeting.asked]


def _is_asked(seat: Seat, said: Invitation) -> bool:
    return any(
        same_name(one.who) == same_name(said.who) or (one.practitioner is not None and one.practitioner == said.practitioner)
        for one in asked_of(seat)
    )


def invitations(room: Room, circle: MeetingCircle, handles: Collection[str], added: Sequence[Invitation] = ()) -> list[Writing]:
    """An entry for each child with those of the suggested whose handles these are, and those added; nobody is asked twice."""
    kind = kind_called(room.type.family.invited)
    chosen, made = [one for one in belonging(room, circle) if handle(one.said.who) in handles], []
    for seat in room.seats:
        own = {same_name(said.who): said for said in (*(one.said for one in chosen if one.seat is seat), *added)}
        asked = [said for said in own.values() if not _is_asked(seat, said)]
        if asked:
            entry = kind.model_validate({"of": seat.root, "asked": [said.model_dump(mode="json", exclude_none=True) for said in asked]})
            made.append(Writing(entry=entry, about=seat.subject, happened=room.today))
    return made


def added(room: Room, ids: Iterable[UUID]) -> list[Invitation]:
    """Invites those chosen from the directory, as what they are and of which agency."""
    wanted = set(ids)
    people = list(Practitioner.objects.on(room.today).filter(subject__in=wanted).order_by("name")) if wanted else []
    if not people:
        return []
    agencies = {agency.subject: agency for agency in Agency.objects.filter(subject__in={one.agency for one in people})}
    return [
        Invitation(who=one.name, sector=sector_of(agencies.get(one.agency)), why=_as_what(one, agencies), practitioner=one.subject)
        for one in people
    ]


def ids_in(texts: Iterable[str]) -> list[UUID]:
    """Identifiers that were chosen; what is none is passed over."""
    return [id for text in texts if (id := _id(text))]


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _as_what(person: Practitioner, agencies: dict[UUID, Agency]) -> str:
    agency = agencies.get(person.agency)
    return ", ".join([Profession(person.profession).label, *([agency.name] if agency else [])])


# Reports.


class ReportToAsk(NamedTuple):
    """An agency that could be asked for its report, who would write it, and for whom of the children."""

    agency: UUID
    called: str
    writer: Practitioner
    seats: Sequence[Seat]
    whom: str


def reports_to_ask(room: Room, circle: MeetingCircle) -> list[ReportToAsk]:
    """Lists the agencies, but social care itself, of those who belong to the children or are asked, and that are not asked for it yet."""
    found: dict[UUID, tuple[Practitioner, list[Seat]]] = {}
    for seat in room.seats:
        held = {report.agency for report in seat.meeting.reports if report.agency}
        for writer in _writers(room, seat, circle):
            _, seats = found.setdefault(writer.agency, (writer, []))
            if writer.agency not in held and seat not in seats:
                seats.append(seat)
    return [
        ReportToAsk(agency, circle.agency(agency), writer, seats, room.whom([seat.subject for seat in seats]))
        for agency, (writer, seats) in found.items()
        if seats
    ]


def _writers(room: Room, seat: Seat, circle: MeetingCircle) -> Iterator[Practitioner]:
    belongs = [one.said for one in belonging(room, circle) if one.seat is seat]
    for said in (*asked_of(seat), *belongs):
        writer = circle.colleagues.get(said.practitioner) if said.practitioner and not said.kept_out else None
        if writer and circle.sector(writer) not in WRITES_ANYHOW and writer.subject != seat.meeting.chair:
            yield writer


def requests(room: Room, circle: MeetingCircle, agencies: Collection[str], by: date) -> list[Writing]:
    """A request to each of these agencies, for each child of whom it has not been asked."""
    kind, made = kind_called(room.type.family.report_asked), []
    for one in reports_to_ask(room, circle):
        if str(one.agency) in agencies:
            said = {"agency": one.agency, "from": one.writer.name, "practitioner": one.writer.subject, "wanted_by": by}
            made += [
                Writing(entry=kind.model_validate({**said, "of": seat.root}), about=seat.subject, happened=room.today) for seat in one.seats
            ]
    return made


def wanted_by(room: Room) -> date | None:
    """The latest lawful day for them: that of the type, or the meeting's own; not one that has passed."""
    timing, day = room.type.reports, room.meeting.day
    if day is None:
        return None
    return max(timing.by(day) if timing else day, room.today)
