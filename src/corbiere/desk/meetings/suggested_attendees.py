"""Who belongs to the children of a meeting: family, those at work with them and others, with the names and agencies that pages show."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.access.withheld_addresses import kept_from_whom
from corbiere.agencies.directory import NUMBER
from corbiere.agencies.entries import AgencySort
from corbiere.agencies.models import Agency, Practitioner, TeamMember
from corbiere.agencies.work import LEAD
from corbiere.desk.meetings.room import Room, Seat
from corbiere.meetings.notes import same_name
from corbiere.meetings.parts import FamilyTie, Invitation, Sector
from corbiere.people.consulting import is_not_asked, not_consulted
from corbiere.people.kinship import Relation
from corbiere.people.models import Person

SECTORS = {
    AgencySort.SOCIAL_CARE.value: Sector.SOCIAL_CARE,
    AgencySort.HEALTH.value: Sector.HEALTH,
    AgencySort.POLICE.value: Sector.POLICE,
    AgencySort.EDUCATION.value: Sector.EDUCATION,
}
TIES = {Relation.MOTHER.value: FamilyTie.MOTHER, Relation.FATHER.value: FamilyTie.FATHER}
CLOSE = frozenset("parent step-parent parents-partner grandparent carer foster-carer private-foster-carer guardian aunt-or-uncle".split())


class Belongs(NamedTuple):
    """Somebody who might be asked about one child, as an invitation would say it."""

    seat: Seat
    said: Invitation


class MeetingCircle(NamedTuple):
    """The rows that names are read from, and from whom an address is kept: a question each for a whole page."""

    colleagues: dict[UUID, Practitioner]
    agencies: dict[UUID, Agency]
    people: dict[UUID, Person]
    kept_from: dict[UUID, list[str]]
    members: dict[UUID, list[UUID]]
    numbers: dict[UUID, str]

    def name(self, id: UUID | None) -> str:
        found = self.colleagues.get(id) if id else None
        return found.name if found else ""

    def sector(self, practitioner: Practitioner) -> Sector:
        return sector_of(self.agencies.get(practitioner.agency))

    def agency(self, id: UUID | None) -> str:
        found = self.agencies.get(id) if id else None
        return found.name if found else ""


def sector_of(agency: Agency | None) -> Sector:
    return SECTORS.get(agency.sort if agency else "", Sector.OTHER_AGENCY)


def circle(room: Room, more: Iterable[UUID | None] = (), family: bool = True) -> MeetingCircle:
    """`more` are practitioners who are named on the page besides."""
    members = _members(room)
    wanted = {id for seat in room.seats for id in _at_work(seat)} | {id for id in more if id} | {room.viewer.practitioner}
    wanted |= {seat.meeting.chair for seat in room.seats if seat.meeting.chair} | {id for held in members.values() for id in held}
    wanted |= {one.said.practitioner for seat in room.seats for one in seat.meeting.asked if one.said.practitioner}
    rows = list(Practitioner.objects.filter(subject__in=wanted).annotate(rung=NUMBER))
    colleagues: dict[UUID, Practitioner] = {row.subject: row for row in rows}
    named = {row.agency for row in colleagues.values()}
    named |= {one.agency for seat in room.seats for one in seat.meeting.reports if one.agency}
    others = {tie.other for seat in room.seats for tie in seat.relationships} if family else set()
    return MeetingCircle(
        colleagues,
        {row.subject: row for row in Agency.objects.filter(subject__in=named)},
        {row.subject: row for row in Person.objects.filter(subject__in=others)} if others else {},
        kept_from_whom([seat.subject for seat in room.seats], room.viewer.practitioner, room.today) if others else {},
        members,
        {row.subject: row.rung for row in rows if row.rung},
    )


def _members(room: Room) -> dict[UUID, list[UUID]]:
    """Who is in the teams of which the meeting speaks."""
    teams = [seat.subject for seat in room.seats if not seat.is_person]
    found: dict[UUID, list[UUID]] = {}
    for row in TeamMember.objects.on(room.today).filter(team__in=teams) if teams else ():
        found.setdefault(row.team, []).append(row.subject)
    return found


def belonging(room: Room, circle: MeetingCircle) -> list[Belongs]:
    """Everybody who belongs to one of the children, family first, each once for a child. Who must not know the address of one child
    is not to learn it through another’s meeting."""
    on = room.today
    known = [one.who for seat in room.seats for one in seat.suggested.family]
    found: dict[tuple[UUID, str], Belongs] = {}
    for seat in room.seats:
        own = seat.suggested
        for said in (*_family(seat, circle, on, known), *own.family, *own.others, *_workers(seat, circle)):
            found.setdefault((seat.subject, same_name(said.who)), Belongs(seat, said))
    kept = {name for (_, name), one in found.items() if one.said.no_address}
    return [
        Belongs(one.seat, one.said.model_copy(update={"no_address": True})) if name in kept else one for (_, name), one in found.items()
    ]


def _family(seat: Seat, circle: MeetingCircle, on: date, known: Sequence[str]) -> Iterator[Invitation]:
    """By the names that the type of meeting knows them by: somebody stands once, in whichever way their name was written."""
    if not seat.is_person:
        return
    yield Invitation(who=seat.name, sector=Sector.CHILD, person=seat.subject, why="It is about them")
    unasked = not_consulted(seat.lines, on)
    for tie in seat.relationships:
        person = circle.people.get(tie.other)
        if person is None or on not in tie.during or person.died or is_not_asked(unasked, tie.other, person.called):
            continue
        holds = tie.parental_responsibility == "yes"
        if holds or tie.relation in TIES or tie.relation in CLOSE:
            counted = TIES.get(tie.relation, FamilyTie.RESPONSIBLE if holds else FamilyTie.OTHER)
            why = f"{Relation(tie.relation).label}{', with parental responsibility' if holds else ''}"
            kept = _is_named((person.called, tie.relation), circle.kept_from.get(seat.subject, ())) or None
            called = next((name for name in known if _is_short_for(name, person.called)), person.called)
            yield Invitation(who=called, sector=Sector.FAMILY, why=why, person=tie.other, tie=counted, no_address=kept)


def _is_short_for(name: str, called: str) -> bool:
    return set(name.casefold().split()) <= set(called.casefold().split())


def _is_named(called: Iterable[str], kept_from: Iterable[str]) -> bool:
    """By their first name, or by what they are to the child: rather once too often than once too seldom, for a person looks at it."""
    words = {name.casefold().split()[0] for name in called if name.strip()}
    return any(words & set(re.findall(r"\w+", text.casefold())) for text in kept_from)


def _workers(seat: Seat, circle: MeetingCircle) -> Iterator[Invitation]:
    parts = dict.fromkeys(circle.members.get(seat.subject, ()), "Is in the team")
    for held in seat.work:
        if held.practitioner:
            parts.setdefault(held.practitioner, "Lead social worker" if held.role == LEAD else "Works with them")
    for id, why in {**parts, **seat.suggested.practitioners}.items():
        if row := circle.colleagues.get(id):
            acts = circle.agency(row.agency) in circle.kept_from.get(seat.subject, ()) or None
            yield Invitation(who=row.name, sector=circle.sector(row), why=why, practitioner=id, no_address=acts)


def _at_work(seat: Seat) -> Iterator[UUID]:
    yield from (held.practitioner for held in seat.work if held.practitioner)
    yield from seat.suggested.practitioners
