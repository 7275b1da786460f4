"""The family around a child as far as the viewer may know of it: what this record tells, and those that are open to them.

Somebody whose record is closed appears by name and as whatever the entry that tells of them says they are; nothing else is looked up.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from corbiere.access.glimpses import openings
from corbiere.access.viewing import Viewer
from corbiere.desk.around import Relatives, under_one_roof
from corbiere.desk.record import Record
from corbiere.desk.words import age_in_words, day_in_words, whole_years
from corbiere.people.entries import RelationshipNoted
from corbiere.people.genogram.drawing import Drawing, drawn
from corbiere.people.genogram.family import DRAWN, Family, Member, Tie, family_of
from corbiere.people.kinship import Relation, back, in_words, plain
from corbiere.people.models import Person, Relationship
from corbiere.people.readings import relationships_of

FURTHEST = 3  # ties from the child: as far as a grandparent's other children
LEADS_ON = frozenset(DRAWN - {Relation.FOSTER_CARER, Relation.PRIVATE_FOSTER_CARER, Relation.CARER, Relation.GUARDIAN})
SEX_SAID = {Relation.MOTHER: "female", Relation.SISTER: "female", Relation.FATHER: "male", Relation.BROTHER: "male"}


@dataclass(frozen=True)
class Gathered:
    """The family, and whose records beside this one it was drawn from or leads to."""

    family: Family
    opened: frozenset[UUID]


def gathered(viewer: Viewer, record: Record) -> Gathered:
    """As far as three ties from the child."""
    rows = _rows(record) if record.sees("family") else []
    everybody = {one for row in rows for one in _ends(row)} - {record.subject}
    opened = {one: frozenset(opening.categories) for one, opening in openings(viewer, everybody).items()} if everybody else {}
    shown = _reached(record.subject, _telling(record, rows, opened))
    people = {person.subject: person for person in Person.objects.filter(subject__in={one for row in shown for one in _ends(row)})}
    family = _family(_Seen(record, shown, opened, people, under_one_roof(viewer, record)))
    return Gathered(family, frozenset(set(family.members) & set(opened)))


def small(record: Record, relatives: Relatives) -> Drawing | None:
    """Those alone who stand in the list of relatives, with the ties among them: one question more than the list asks."""
    if not relatives.ties:
        return None
    people = {tie.person: tie.who for tie in relatives.ties if tie.who}
    near = [record.subject, *people]
    rows = list(Relationship.objects.filter(subject__in=near, other__in=near)) if record.shown.known is None else _told_here(record)
    shown = _telling(record, [row for row in rows if _stands(row, record.shown.on) and row.other in near], relatives.opened)
    return drawn(_family(_Seen(record, _reached(record.subject, shown), relatives.opened, people, set())), briefly=True)


def _telling(record: Record, rows: Iterable[Relationship], opened: Mapping[UUID, frozenset[str]]) -> list[Relationship]:
    """What is told on this record, and on those of which the family is open."""
    return [row for row in rows if row.subject == record.subject or RelationshipNoted.category in opened.get(row.subject, ())]


def _family(seen: "_Seen") -> Family:
    centre = seen.record.subject
    everybody = {centre, *(one for row in seen.rows for one in _ends(row))}
    ties = [_tie(row, seen.record.shown.on) for row in seen.rows]
    return family_of(centre, [seen.member(one) for one in everybody], ties)


# The ties.


def _rows(record: Record) -> list[Relationship]:
    """Every tie within reach, whoever may see it. As known on an earlier day, only what this record itself said then."""
    on = record.shown.on
    if record.shown.known is not None:
        return _told_here(record)
    found: dict[int, Relationship] = {}
    reached, frontier = {record.subject}, {record.subject}
    for _ in range(FURTHEST):
        rows = Relationship.objects.filter(Q(subject__in=frontier) | Q(other__in=frontier), during__startswith__lte=on)
        near = [row for row in rows if _stands(row, on)]
        found |= {row.pk: row for row in near}
        frontier = {one for row in near if plain(Relation(row.relation)) in _ONWARD for one in _ends(row)} - reached
        reached |= frontier
        if not frontier:
            break
    return sorted(found.values(), key=lambda row: (row.during.lower, str(row.entry)))


def _told_here(record: Record) -> list[Relationship]:
    return [row for row in relationships_of(record.subject, record.lines) if _stands(row, record.shown.on)]


_ONWARD = frozenset({*LEADS_ON, *(back(relation) for relation in LEADS_ON)})


def _stands(row: Relationship, on: date) -> bool:
    """That day; of partners, also what is past, for who is no longer a couple is drawn so."""
    drawn = plain(Relation(row.relation)) in DRAWN or back(Relation(row.relation)) in DRAWN
    past = Relation(row.relation) is Relation.PARTNER and row.during.lower <= on
    return drawn and (on in row.during or past)


def _ends(row: Relationship) -> tuple[UUID, UUID]:
    return row.subject, row.other


def _reached(centre: UUID, rows: Collection[Relationship]) -> list[Relationship]:
    """What hangs together with the child by ties that may be seen."""
    inside, grown = {centre}, True
    while grown:
        near = {one for row in rows if inside & set(_ends(row)) for one in _ends(row)}
        grown = not near <= inside
        inside |= near
    return [row for row in rows if inside & set(_ends(row))]


def _tie(row: Relationship, on: date) -> Tie:
    return Tie(row.subject, row.other, Relation(row.relation), row.through, on not in row.during)


# The people.


@dataclass(frozen=True)
class _Seen:
    """What is told of everybody: by which rows, whose records are open, who they are, and who lives at the child's address."""

    record: Record
    rows: Sequence[Relationship]
    opened: Collection[UUID]
    people: Mapping[UUID, Person]
    neighbours: Collection[UUID]

    @cached_property
    def home(self) -> set[UUID]:
        centre, on = self.record.subject, self.record.shown.on
        told = {one for row in self.rows if centre in _ends(row) and row.lives_with and on in row.during for one in _ends(row)}
        return told | set(self.neighbours)

    def member(self, id: UUID) -> Member:
        if id == self.record.subject:
            return self._open(id, self.record.person, "", len(self.home) > 0)
        nearest, person = self._nearest(id), self.people.get(id)
        words = in_words(nearest, person.sex if person else "", unborn=False) if nearest else ""
        if id in self.opened and person:
            return self._open(id, person, words, id in self.home)
        called = person.called if person else "Name not known"
        sex = self._sex(id, person, words, nearest)
        return Member(id, called, sex, unborn=bool(person and person.unborn), words=words, at_home=id in self.home)

    def _sex(self, id: UUID, person: Person | None, words: str, nearest: Relation | None) -> str:
        """Of somebody closed: as the list of relatives says it, `Grandmother`, or as an entry does that names a mother or a brother."""
        if nearest and person and words != nearest.label:
            return person.sex
        return next((SEX_SAID[relation] for relation in self._said(id) if relation in SEX_SAID), "")

    def _open(self, id: UUID, person: Person, words: str, at_home: bool) -> Member:
        on = self.record.shown.on
        unborn = person.born > on if person.born else person.expected is not None
        dead = bool(person.died and person.died <= on)
        born = person.born or person.expected
        age = age_in_words(person.born, on) if person.born and not unborn and not dead else ""
        href = f"/children/{id}/{self.record.shown.words}"
        life = _life(person, on, unborn=unborn, dead=dead)
        return Member(id, person.called, person.sex, born, unborn, dead, words, age, life, href, at_home)

    def _said(self, id: UUID) -> Iterable[Relation]:
        """What entries say this person is, to whomever."""
        return [Relation(row.relation) for row in self.rows if row.other == id]

    def _nearest(self, id: UUID) -> Relation | None:
        """What they are to the child: as this record says it, or else as theirs does."""
        standing = [row for row in self.rows if self.record.shown.on in row.during]
        own = [Relation(row.relation) for row in standing if _ends(row) == (self.record.subject, id)]
        theirs = [back(Relation(row.relation)) for row in standing if _ends(row) == (id, self.record.subject)]
        return next(iter([*own, *theirs]), None)


def _life(person: Person, on: date, *, unborn: bool, dead: bool) -> str:
    """When an unborn baby is due, how long somebody lived, or that an age is a guess."""
    if unborn:
        return f"due {day_in_words(person.expected, on)}" if person.expected else "not yet born"
    if dead and person.died:
        lived = f"died {day_in_words(person.died, on)}"
        return f"born {person.born.year}, {lived}, aged {whole_years(person.born, person.died)}" if person.born else lived
    return "age estimated" if person.born_estimated else ""
