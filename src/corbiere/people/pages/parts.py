"""Parts of a person's record on where they live and who belongs to them: a tab, and two blocks of the first page."""

from typing import NamedTuple

from corbiere.desk.extend import RecordPart, declare
from corbiere.desk.record.record import Record
from corbiere.ledger.entry import PERSON
from corbiere.people.genogram.drawing import Drawing
from corbiere.people.pages.family import family_and_network
from corbiere.people.pages.family.family import small


class FamilyAndNetwork(NamedTuple):
    """The family in a drawing and in words, and how many work with the person."""

    drawing: Drawing | None
    people: list[family_and_network.Kin]
    at_work: int


def _people(record: Record) -> FamilyAndNetwork:
    relatives = family_and_network.relatives_shown(record.ties.viewer, record)
    return FamilyAndNetwork(small(record, relatives), family_and_network.kin_of(record, relatives), family_and_network.team_size(record))


declare(RecordPart(name="people", called="People", about=(PERSON,), page="people:around", order=20))
declare(RecordPart(name="places", called="Where", about=(PERSON,), template="people/where.html", build=family_and_network.places, order=30))
declare(RecordPart(name="people-around", called="People", about=(PERSON,), template="people/brief.html", build=_people, order=40))
