"""The history of a child's carers: their earlier households and the children in them, and what the records of those children say.

Everything comes from records that are open to whoever looks. What is closed is not counted, and the page says so.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from corbiere.access.records import seen_together
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import visible_to
from corbiere.desk.addresses import record_address
from corbiere.desk.components.words import day_in_words
from corbiere.desk.extend import Flag, PastSentence, every
from corbiere.desk.record.display import Names, name_in
from corbiere.desk.record.names import colleagues
from corbiere.desk.record.record import Record
from corbiere.ledger.reading import spans
from corbiere.ledger.record import Line
from corbiere.people.entries import FamilyHistoryRead
from corbiere.people.genogram.family import TOGETHER, Bond, Family, Member
from corbiere.people.kinship import Relation, in_words
from corbiere.people.models import Address, Person
from corbiere.statute.calendar import whole_years
from corbiere.statute.states import Span

GROWN_UP = 18
CARING = frozenset(
    in_words(relation, sex, unborn=False)
    for relation in (
        Relation.MOTHER, Relation.FATHER, Relation.PARENT, Relation.ADOPTIVE_PARENT, Relation.STEP_PARENT, Relation.PARENTS_PARTNER,
        Relation.GRANDPARENT, Relation.AUNT_OR_UNCLE, Relation.CARER, Relation.FOSTER_CARER, Relation.PRIVATE_FOSTER_CARER,
        Relation.GUARDIAN,
    )
    for sex in ("", "female", "male")
)  # fmt: skip
DAY = timedelta(days=1)


class EarlierChild(NamedTuple):
    """A child of an earlier household or of an adult here, and what is known of how it went."""

    name: str
    born: date | None
    href: str
    tells: tuple[str, ...]


class EarlierHousehold(NamedTuple):
    """A household of before: where, from when to when, and the children there."""

    place: str
    since: date
    until: date | None
    children: tuple[EarlierChild, ...]


class ReadingNote(NamedTuple):
    """That somebody wrote down what they read, and what it means for the child."""

    by: str
    day: date
    what: str
    means: str
    entry: UUID


@dataclass(frozen=True)
class Past:
    """One adult: their earlier households, their children who live elsewhere, and who has read about it."""

    member: Member
    households: tuple[EarlierHousehold, ...] = ()
    children: tuple[EarlierChild, ...] = ()
    read: tuple[ReadingNote, ...] = ()


def adults(family: Family, on: date) -> list[Member]:
    """The adults of the household, then parents who live elsewhere. Whoever's age is not open counts by what they are to the child."""
    grown = [one for one in family.members.values() if one.id != family.centre and not one.dead and _grown(one, on)]
    parents = {one for bond in (*TOGETHER, Bond.CARE) for one in family.parents_of(family.centre, bond)}
    return [one for one in grown if one.at_home] + [one for one in grown if not one.at_home and one.id in parents]


def _grown(member: Member, on: date) -> bool:
    return whole_years(member.born, on) >= GROWN_UP if member.born and not member.unborn else member.words in CARING


def pasts(viewer: Viewer, record: Record, family: Family) -> tuple[list[Past], set[UUID]]:
    """The history of each adult, and the children of whom something is shown."""
    on, people = record.shown.on, adults(family, record.shown.on)
    stays = _stays(viewer, record, [one.id for one in people])
    own = {one.id: [child for child in _children(family, one.id) if not _here(family, child)] for one in people}
    ids = {other.subject for _, other in stays} | {child for held in own.values() for child in held}
    persons = {one.subject: one for one in Person.objects.filter(subject__in=ids)}
    stays = [(one, other) for one, other in stays if _young(persons.get(other.subject), max(one.during.lower, other.during.lower))]
    children = {other.subject for _, other in stays} | {child for held in own.values() for child in held if child in persons}
    told = {id: _child(persons[id], seen.lines, record, on) for id, seen in seen_together(viewer, on, children).items()}
    told |= {id: child._replace(name=family.members[id].name) for id, child in told.items() if id in family.members}
    readers = colleagues(line.practitioner for line in record.lines if line.kind == FamilyHistoryRead.kind)
    found = [
        Past(
            one,
            _households(one.id, stays, told),
            tuple(told[id] for id in own[one.id] if id in told),
            tuple(_readings(record.lines, one.id, readers)),
        )
        for one in people
    ]
    return found, set(told)


def _children(family: Family, parent: UUID) -> list[UUID]:
    return [*family.children_of(parent), *family.children_of(parent, Bond.ADOPTION)]


def _here(family: Family, child: UUID) -> bool:
    return child == family.centre or family.members[child].at_home or family.members[child].unborn


def _young(person: Person | None, since: date) -> bool:
    """Whether somebody was a child when they came to live together, whatever they are today."""
    return person is not None and person.born is not None and whole_years(person.born, since) < GROWN_UP


Stay = tuple[Address, Address]


def _stays(viewer: Viewer, record: Record, who: Collection[UUID]) -> list[Stay]:
    """Where adults lived before, each with the address of somebody who lived there as a child at that time."""
    here = {address.place for address in record.addresses}
    lived = [one for one in Address.objects.filter(subject__in=who).exclude(place="") if one.during.lower <= record.shown.on]
    before = [one for one in lived if one.place not in here]
    others = (
        Address.objects.filter(place__in={one.place for one in before}).exclude(place="").exclude(subject__in=[*who, record.subject])
        if before
        else []
    )
    pairs = [(one, other) for one in before for other in others if other.place == one.place and _at_once(one, other)]
    roots = {address.entry for pair in pairs for address in pair}
    shown = set(visible_to(viewer).filter(root__in=roots, kind="address-noted").values_list("root", flat=True)) if roots else set()
    return [pair for pair in pairs if pair[0].entry in shown and pair[1].entry in shown]


def _at_once(one: Address, other: Address) -> bool:
    first: date = max(one.during.lower, other.during.lower)
    last: date = min(one.during.upper or date.max, other.during.upper or date.max)
    return first < last


def _households(adult: UUID, stays: Iterable[Stay], told: dict[UUID, EarlierChild]) -> tuple[EarlierHousehold, ...]:
    places: dict[UUID, tuple[Address, list[EarlierChild]]] = {}
    for own, other in stays:
        if own.subject == adult and other.subject in told:
            held = places.setdefault(own.entry, (own, []))[1]
            held += [told[other.subject]] if told[other.subject] not in held else []
    ordered = sorted(places.values(), key=lambda held: held[0].during.lower, reverse=True)
    return tuple(
        EarlierHousehold(", ".join(own.lines), own.during.lower, own.during.upper - DAY if own.during.upper else None, tuple(children))
        for own, children in ordered
    )


def _child(person: Person, lines: Sequence[Line], record: Record, on: date) -> EarlierChild:
    return EarlierChild(person.called, person.born, record_address(person.subject) + record.shown.words, tuple(_tells(lines, on)))


def _tells(lines: Sequence[Line], on: date) -> list[str]:
    """Sentences on what an open record says happened, the gravest first."""
    said = [_span(flag.says, span, on) for flag in every(Flag) if flag.says for span in spans(lines, flag.state)]
    return [*said, *(told for past in every(PastSentence) if (told := past.tells(lines, on)))]


def _span(said: str, span: Span, on: date) -> str:
    ended = span.ended
    return f"{said} from {day_in_words(span.begins, on)} " + (f"to {day_in_words(ended, on)}" if ended and ended <= on else "until now")


def _readings(lines: Iterable[Line], adult: UUID, readers: Names) -> Iterator[ReadingNote]:
    """Who read about somebody, the last first."""
    for line in reversed(list(lines)):
        if line.kind == FamilyHistoryRead.kind and str(adult) in line.body["whose"]:
            by = name_in(readers, line.practitioner) or "somebody who has left"
            yield ReadingNote(by, line.happened, line.body["what"], line.body["means"], line.id)
