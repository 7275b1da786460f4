"""The family around a child as far as the viewer may know of it: what this record tells, and those that are open to them.

Somebody whose record is closed appears by name and as whatever the entry that tells of them says they are; nothing else is looked up.
As known on an earlier day it is the tree of that day, drawn from the same records as they stood then, for what is open to the viewer now.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from corbiere.access.listings_log import openings
from corbiere.access.records import lines_then
from corbiere.access.viewing import Viewer
from corbiere.desk.addresses import record_address
from corbiere.desk.components.words import age_in_words, day_in_words
from corbiere.desk.record.record import Record
from corbiere.ledger.reading import beneath
from corbiere.people.entries import AddressNoted, AddressSort, RelationshipNoted
from corbiere.people.families import PlaceInCare, living_with, placements, ties_of
from corbiere.people.genogram.drawing import Drawing, drawn
from corbiere.people.genogram.family import DRAWN, Family, Member, Tie, family_of
from corbiere.people.genogram.sides import Sides, sides_of
from corbiere.people.kinship import Relation, back, in_words, plain
from corbiere.people.living_away import READS
from corbiere.people.models import Address, Person, ToldTie
from corbiere.people.pages.family.family_and_network import Relatives, at_the_same, living_there
from corbiere.people.readings import addresses_of, persons_told
from corbiere.statute.calendar import whole_years

FURTHEST = 3  # ties from the child: as far as a grandparent's other children
LEADS_ON = frozenset(DRAWN - {Relation.FOSTER_CARER, Relation.PRIVATE_FOSTER_CARER, Relation.CARER, Relation.GUARDIAN})
SEX_SAID = {Relation.MOTHER: "female", Relation.SISTER: "female", Relation.FATHER: "male", Relation.BROTHER: "male"}


@dataclass(frozen=True)
class FamilyWithSources:
    """The family, and whose records beside this one it was drawn from or leads to.

    `ended_at` names those, as far as the viewer may know it, who were adopted and beyond whom this tree does not go (sides.py).
    """

    family: Family
    opened: frozenset[UUID]
    ended_at: tuple[str, ...]


def gathered(viewer: Viewer, record: Record) -> FamilyWithSources:
    """As far as three ties from the child."""
    rows = _rows(record) if record.sees("family") else []
    everybody = {one for row in rows for one in _ends(row)} - {record.subject}
    opened = {one: frozenset(opening.categories) for one, opening in openings(viewer, everybody).items()} if everybody else {}
    sides = sides_of(record.subject, [_tie(row, record.shown.on) for row in rows])
    telling = _telling(record, rows, opened)
    told = [row for row in telling if sides.tells(_tie(row, record.shown.on)) and not _is_no_adoption_then(row, record.shown.on)]
    shown = _reached(record.subject, told)
    people = _people(record, {one for row in shown for one in _ends(row)}) | _as_before(record, rows, sides)
    family = _family(_Seen(record, shown, opened, people, _at_home(viewer, record, shown, opened)))
    known = sides.ended_at & {one for row in telling if _adopts(row) for one in _ends(row)} & set(family.members)
    return FamilyWithSources(family, frozenset(set(family.members) & set(opened)), tuple(family.members[one].name for one in sorted(known)))


def small(record: Record, relatives: Relatives) -> Drawing | None:
    """Draws only those in the list of relatives, with the ties among them: one question more than the list asks."""
    if not relatives.ties:
        return None
    people = {tie.person: tie.who for tie in relatives.ties if tie.who}
    near = [record.subject, *people]
    rows = list(ties_of(near, record.shown.known).filter(subject__in=near, other__in=near))
    shown = _telling(record, [row for row in rows if _stands(row, record.shown.on)], relatives.opened)
    home = {tie.person for tie in relatives.ties if tie.lives_with}
    return drawn(_family(_Seen(record, _reached(record.subject, shown), relatives.opened, people, home)), briefly=True)


def _telling(record: Record, rows: Iterable[ToldTie], opened: Mapping[UUID, frozenset[str]]) -> list[ToldTie]:
    """Ties told on this record, and on those of which the family is open."""
    return [row for row in rows if row.subject == record.subject or RelationshipNoted.category in opened.get(row.subject, ())]


def _family(seen: "_Seen") -> Family:
    centre = seen.record.subject
    everybody = {centre, *(one for row in seen.rows for one in _ends(row))}
    ties = [_tie(row, seen.record.shown.on) for row in seen.rows]
    return family_of(centre, [seen.member(one) for one in everybody], ties)


# The ties.


def _rows(record: Record) -> list[ToldTie]:
    """Every tie within reach, whoever may see it: an adoption ends the tree, also one told where the viewer may not look."""
    with beneath():
        return _within_reach(record)


def _within_reach(record: Record) -> list[ToldTie]:
    on = record.shown.on
    found: dict[int, ToldTie] = {}
    reached, frontier = {record.subject}, {record.subject}
    for _ in range(FURTHEST):
        near = [row for row in ties_of(frontier, record.shown.known) if _stands(row, on)]
        found |= {row.pk: row for row in near}
        frontier = {one for row in near if plain(Relation(row.relation)) in _ONWARD for one in _ends(row)} - reached
        reached |= frontier
        if not frontier:
            break
    return sorted(found.values(), key=lambda row: (row.during.lower, str(row.entry)))


_ONWARD = frozenset({*LEADS_ON, *(back(relation) for relation in LEADS_ON)})


def _stands(row: ToldTie, on: date) -> bool:
    """That day; also what is past of partners, for who is no longer a couple is drawn so, and every adoption, for it may end the tree."""
    drawn = plain(Relation(row.relation)) in DRAWN or back(Relation(row.relation)) in DRAWN
    past = Relation(row.relation) is Relation.PARTNER and row.during.lower <= on
    return drawn and (on in row.during or past or _adopts(row))


def _adopts(row: ToldTie) -> bool:
    return Relation(row.relation) in (Relation.ADOPTIVE_PARENT, Relation.ADOPTED_CHILD)


def _is_no_adoption_then(row: ToldTie, on: date) -> bool:
    return _adopts(row) and on not in row.during


def _ends(row: ToldTie) -> tuple[UUID, UUID]:
    return row.subject, row.other


def _reached(centre: UUID, rows: Collection[ToldTie]) -> list[ToldTie]:
    """Ties connected to the child by ties that may be seen."""
    inside, grown = {centre}, True
    while grown:
        near = {one for row in rows if inside & set(_ends(row)) for one in _ends(row)}
        grown = not near <= inside
        inside |= near
    return [row for row in rows if inside & set(_ends(row))]


def _tie(row: ToldTie, on: date) -> Tie:
    return Tie(row.subject, row.other, Relation(row.relation), row.through, on not in row.during)


# The people.


def _people(record: Record, ids: Collection[UUID]) -> dict[UUID, Person]:
    if record.shown.known is not None:
        return persons_told(ids, record.shown.known)
    return {person.subject: person for person in Person.objects.filter(subject__in=ids)}


def _as_before(record: Record, rows: Iterable[ToldTie], sides: Sides) -> dict[UUID, Person]:
    """People at whom the tree ends, by their names before they were adopted."""
    since = {one: row.during.lower for row in rows if _adopts(row) for one in _ends(row) if one in sides.ended_at}
    found: dict[UUID, Person] = {}
    for one, day in since.items():
        now = _people(record, [one]).get(one)
        before = persons_told([one], record.shown.known, day).get(one)
        if now and before:
            now.name, now.given, now.family, now.known_as = before.name or now.given, before.given, before.family, before.known_as
            found[one] = now
    return found


def _at_home(viewer: Viewer, record: Record, rows: Sequence[ToldTie], opened: Mapping[UUID, frozenset[str]]) -> set[UUID]:
    """The people who live with the child on the day: as it is told of them, and whoever is at the same address."""
    on = record.shown.on
    standing = [row for row in rows if record.subject in _ends(row) and on in row.during]
    homes = placements(on).filter(subject__in={one for row in standing for one in _ends(row)})
    near = list(living_there(viewer, record, homes)) if record.shown.known is None else _addresses_then(viewer, record, opened)
    placed = {one.subject: PlaceInCare(one.during.lower, one.place) for one in near if one.sort == AddressSort.PLACEMENT}
    together = living_with(record.subject, standing, placed, record.away_since)
    return {one for one, so in together.items() if so} | at_the_same(record, near)


def _addresses_then(viewer: Viewer, record: Record, opened: Mapping[UUID, frozenset[str]]) -> list[Address]:
    """Where everybody whose family is open lived on the day, as it was known."""
    on, known = record.shown.on, record.shown.known
    if known is None:
        return []
    held = lines_then(viewer, [one for one, seen in opened.items() if AddressNoted.category in seen], READS, on, known)
    return [place for one, lines in held.items() for place in addresses_of(one, lines) if on in place.during]


@dataclass(frozen=True)
class _Seen:
    """Sources on everybody: the rows, whose records are open, who they are, and who lives where the child does."""

    record: Record
    rows: Sequence[ToldTie]
    opened: Collection[UUID]
    people: Mapping[UUID, Person]
    at_home: Collection[UUID]

    @cached_property
    def home(self) -> set[UUID]:
        return {one for one in self.at_home if any(one in _ends(row) for row in self.rows)}

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
        href = record_address(id) + self.record.shown.words
        life = _life(person, on, unborn=unborn, dead=dead)
        return Member(id, person.called, person.sex, born, person.born_estimated, unborn, dead, words, age, life, href, at_home)

    def _said(self, id: UUID) -> Iterable[Relation]:
        """Relations told of this person, to whomever."""
        return [Relation(row.relation) for row in self.rows if row.other == id]

    def _nearest(self, id: UUID) -> Relation | None:
        """The relation to the child: as this record says it, or else as theirs does."""
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
