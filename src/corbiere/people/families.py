"""Who belongs to whom, and who lives with whom, on a day.

Both look at every record: whoever shows the answer leaves out what was told on records that the viewer may not see (`told_on`).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from corbiere.people.entries import AddressSort, YesNoUnknown
from corbiere.people.kinship import THE_YOUNGER, Relation, back, in_words, plain
from corbiere.people.models import Address, Person, Relationship, RelationshipThen, ToldTie


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody who belongs to a person. `responsible` has parental responsibility; None where that was not asked or is not known.

    `entries` are the entries that say so, `told_on` the records that they stand in: this person's, the other's, or both. `who` is the row.
    """

    person: UUID
    relation: Relation
    words: str
    parental_responsibility: YesNoUnknown | None
    how_known: str
    responsible: UUID | None
    lives_with: bool | None
    since: date
    entries: tuple[UUID, ...]
    told_on: tuple[UUID, ...]
    who: Person | None


class PlaceInCare(NamedTuple):
    """The address at which somebody is looked after, since when."""

    since: date
    place: str


def ties_of(people: Collection[UUID], known: datetime | None = None) -> "QuerySet[Relationship] | QuerySet[RelationshipThen]":
    """Every tie that is told of these people on any record, as known at a moment; None is now."""
    touching = Q(subject__in=people) | Q(other__in=people)
    if known is None:
        return Relationship.objects.filter(touching)
    return RelationshipThen.objects.filter(touching, known__contains=known)


def relatives(subject: UUID, on: date, known: datetime | None = None, away: date | None = None) -> list[Relative]:
    """As they are that day: what their own record says, and what others' records say of them, each tie once and in words from here.
    `away`: since when they live away from their family, as their own record tells it. The eldest comes first."""
    rows = list(ties_of([subject], known).filter(during__contains=on).order_by("during", "entry"))
    ties: dict[tuple[UUID, Relation], list[ToldTie]] = {}
    for row in rows:
        other, relation = _from(subject, row)
        ties.setdefault((other, plain(relation)), []).append(row)
    people, placed = _people([subject, *(other for other, _ in ties)], on)
    together = living_with(subject, rows, placed if known is None else {}, away)
    found = [_relative(subject, other, told, people.get(other), together.get(other)) for (other, _), told in ties.items()]
    return sorted(found, key=lambda one: (one.who.born if one.who and one.who.born else date.max, str(one.person), one.relation))


def _people(ids: Iterable[UUID], on: date) -> tuple[dict[UUID, Person], dict[UUID, PlaceInCare]]:
    """Who these people are, and where those live who are looked after that day: one question."""
    home = placements(on).filter(subject=OuterRef("subject"))
    rows = Person.objects.filter(subject__in=ids).annotate(
        during=Subquery(home.values("during")[:1]), place=Subquery(home.values("place")[:1])
    )
    placed = {person.subject: PlaceInCare(person.during.lower, person.place) for person in rows if person.during}
    return {person.subject: person for person in rows}, placed


def living_with(subject: UUID, rows: Iterable[ToldTie], placed: Mapping[UUID, PlaceInCare], away: date | None) -> dict[UUID, bool]:
    """Who lives with somebody, and who does not, as these ties tell it. What was told before either of them came to live where they are
    looked after holds no longer: then it is whether that is one home."""
    here, together = placed.get(subject), dict[UUID, bool]()
    for row in rows:
        other = _from(subject, row)[0]
        if row.lives_with is not None:
            there = placed.get(other)
            moved = max((day for day in (away, *(one.since for one in (here, there) if one)) if day), default=date.min)
            same = bool(here and there and here.place and here.place == there.place)
            together[other] = row.lives_with if row.during.lower >= moved else same
    return together


def _from(subject: UUID, row: ToldTie) -> tuple[UUID, Relation]:
    relation = Relation(row.relation)
    return (row.other, relation) if row.subject == subject else (row.subject, back(relation))


def _relative(subject: UUID, other: UUID, told: list[ToldTie], person: Person | None, together: bool | None) -> Relative:
    """One's own record comes first: it may say it more closely."""
    told = sorted(told, key=lambda row: row.subject != subject)
    relation = _from(subject, told[0])[1]
    asked = [row for row in told if row.parental_responsibility]
    known = next((row for row in asked if row.parental_responsibility != YesNoUnknown.UNKNOWN), asked[0] if asked else None)
    held = YesNoUnknown(known.parental_responsibility) if known else None
    older = subject if plain(relation) in THE_YOUNGER else other
    return Relative(
        person=other,
        relation=relation,
        words=in_words(relation, person.sex if person else "", unborn=bool(person and person.unborn)),
        parental_responsibility=held,
        how_known=known.how_known if known else "",
        responsible=older if held is YesNoUnknown.YES else None,
        lives_with=together,
        since=min(row.during.lower for row in told),
        entries=tuple(row.entry for row in told),
        told_on=tuple(dict.fromkeys(row.subject for row in told)),
        who=person,
    )


def household(subject: UUID, on: date) -> QuerySet[Address]:
    """The addresses of the others who live that day where this person lives. Who only gets letters there does not."""
    places = Address.objects.filter(subject=subject, during__contains=on).exclude(place="").values("place")
    there = Address.objects.filter(place__in=places, during__contains=on)
    return there.exclude(place="").exclude(subject=subject).order_by("place", "subject")


def placements(on: date) -> QuerySet[Address]:
    """The addresses where those who are looked after live that day."""
    return Address.objects.filter(sort=AddressSort.PLACEMENT, during__contains=on).order_by("place", "subject")
