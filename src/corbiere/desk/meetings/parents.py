"""Parents who are on record for one child of a meeting and not for another: whoever prepares it would ask them for one alone."""

from typing import NamedTuple
from uuid import UUID

from corbiere.desk.addresses import form_address
from corbiere.desk.meetings.room import Room, Seat
from corbiere.desk.meetings.suggested_attendees import MeetingCircle
from corbiere.people.entries import RelationshipNoted
from corbiere.people.families import ties_of
from corbiere.people.kinship import PARENTS, Relation

SAID = {Relation.MOTHER: "she is", Relation.FATHER: "he is", Relation.PARENT: "they are"}


class MissingParent(NamedTuple):
    """`said` says for whom they are recorded and for whom not; `href` leads to the form in which it is put right."""

    said: str
    ask: str
    href: str


def missing_parents(room: Room, circle: MeetingCircle) -> list[MissingParent]:
    """Among the children whose family the viewer sees, of those who have no such parent nor an adoptive one."""
    told = {seat.subject: _parents(seat, room) for seat in room.seats if RelationshipNoted.category in seat.categories}
    parents = {key for held in told.values() for key in held if key[1] in SAID}
    if all(parents <= held for held in told.values()):
        return []
    tied = {pair for tie in ties_of(told) for pair in ((tie.subject, tie.other), (tie.other, tie.subject))}
    found = []
    for parent, relation in sorted(parents):
        theirs = [seat.called for seat in room.seats if (parent, relation) in told.get(seat.subject, ())]
        for seat in room.seats:
            lacks = seat.subject in told and not {said for _, said in told[seat.subject]} & {relation, Relation.ADOPTIVE_PARENT}
            if lacks and (seat.subject, parent) not in tied and parent in circle.people:
                found.append(_missing(circle.people[parent].called, parent, relation, theirs, seat))
    return found


def _parents(seat: Seat, room: Room) -> set[tuple[UUID, Relation]]:
    ties = seat.relationships
    return {(tie.other, Relation(tie.relation)) for tie in ties if room.today in tie.during and tie.relation in PARENTS}


def _missing(called: str, parent: UUID, relation: Relation, theirs: list[str], seat: Seat) -> MissingParent:
    may = seat.may(RelationshipNoted.kind)
    return MissingParent(
        f"{called} is recorded as {relation.label.lower()} of {' and '.join(theirs)} and not of {seat.called}.",
        f"Record it for {seat.called} if {SAID[relation]}",
        form_address(seat.subject, RelationshipNoted.kind, other=parent, relation=relation.value) if may else "",
    )
