"""Parts of a person's record on where they live and who belongs to them: a tab, and two blocks of the first page."""

from typing import NamedTuple

from corbiere.desk.addresses import form_address
from corbiere.desk.extend import RecordPart, begins_with, declare
from corbiere.desk.forms.form_data import Typed, spread
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.questions import questions_of
from corbiere.desk.record.record import Record
from corbiere.ledger.entry import PERSON, Entry
from corbiere.people.characteristics import Characteristics, CharacteristicsNoted, SaidAnswer, characteristics_of
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


class ShownCharacteristics(NamedTuple):
    """Characteristics with how many are known, declined and not asked; and where they are asked, if whoever looks may."""

    held: Characteristics
    counted: str
    href: str


def _characteristics(record: Record) -> ShownCharacteristics | None:
    """Nothing where nobody was ever asked: the menu has it then."""
    held = characteristics_of(record.lines, record.born, record.person.sex, record.shown.on)
    if held.since is None:
        return None
    said = (f"{number} {answer.label.lower()}" for answer in SaidAnswer if (number := held.number(answer)))
    may = record.shown.is_now and record.may(CharacteristicsNoted.kind)
    return ShownCharacteristics(held, ", ".join(said), form_address(record.subject, CharacteristicsNoted.kind) if may else "")


declare(
    RecordPart(
        name="characteristics",
        called="Characteristics",
        about=(PERSON,),
        template="people/characteristics.html",
        build=_characteristics,
        order=90,
    )
)


@begins_with(CharacteristicsNoted)
def as_last_said(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    last = next((line for line in reversed(asking.lines) if line.kind == kind.kind), None)
    return spread(questions_of(kind), last.body) if last else {}
