"""Who belongs to a person and who works with them, on the day shown, as far as the viewer sees the entries that say so."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from corbiere.access.viewing import Viewer
from corbiere.access.visibility import categories_open, visible_to
from corbiere.agencies.directory import telephones
from corbiere.agencies.work import WorkPeriod as AtWork
from corbiere.agencies.work import places_on, work_on
from corbiere.agencies.working import AllocationRole
from corbiere.desk.addresses import record_address
from corbiere.desk.record.display import Names, label_of, name_in
from corbiere.desk.record.record import Record
from corbiere.ledger.telephones import link
from corbiere.ledger.whose import TieOrRole
from corbiere.people.entries import AddressSort, Parish, RelationshipNoted, YesNoUnknown
from corbiere.people.families import Relative, relatives
from corbiere.people.families import household as living_with
from corbiere.people.models import Address, Person
from corbiere.people.reached import WayToReach, reached_of

RESPONSIBLE = {YesNoUnknown.YES: "Yes", YesNoUnknown.NO: "No", YesNoUnknown.UNKNOWN: "Not known yet", None: "Not asked"}


class Kin(NamedTuple):
    """Somebody of the family. `born` is told, and `href` leads to their record, where that is open.

    `responsibility` says who holds it for whom, and how that is known. `tie` is the entry that tells it, where this record does alone;
    `is_mine`: whoever looks answers for it, and may correct it.
    """

    name: str
    words: str
    born: date | None
    responsibility: str
    how_known: str
    lives_with: bool | None
    since: date
    href: str
    reached: Sequence[WayToReach] = ()
    tie: UUID | None = None
    is_mine: bool = False


class Residence(NamedTuple):
    """Where somebody lives or stays."""

    text: str
    sort: str
    since: date
    withheld_from: str


class Professional(NamedTuple):
    """Somebody who works with the person, in which part, since when."""

    name: str
    part: str
    agency: str
    since: date
    number: str = ""
    rings: str = ""


class Relatives(NamedTuple):
    """The ties that may be shown, and what is open to the viewer of those whose records are."""

    ties: list[Relative]
    opened: dict[UUID, frozenset[str]]


def relatives_shown(viewer: Viewer, record: Record) -> Relatives:
    """As told on this record and, of what others' records say, where those are open."""
    if not record.sees("family"):
        return Relatives([], {})
    ties = relatives(record.subject, record.shown.on, record.shown.known, record.away_since)
    open_to = categories_open(viewer, {tie.person for tie in ties})
    shown = [tie for tie in ties if record.subject in tie.told_on or RelationshipNoted.category in open_to.get(tie.person, ())]
    return Relatives(shown, open_to)


def family(viewer: Viewer, record: Record) -> list[Kin]:
    return kin_of(record, relatives_shown(viewer, record))


def kin_of(record: Record, shown: Relatives) -> list[Kin]:
    return [_kin(tie, tie.who, record, tie.person in shown.opened) for tie in shown.ties]


def kin_reached(record: Record, shown: Relatives) -> list[Kin]:
    """The same, each with how they are reached, where their record is open."""
    reached = reached_of([tie.person for tie in shown.ties if tie.person in shown.opened], record.shown.on)
    found = zip(shown.ties, kin_of(record, shown), strict=True)
    return [kin._replace(reached=reached.get(tie.person, ())) for tie, kin in found]


def _kin(tie: Relative, person: Person | None, record: Record, is_open: bool) -> Kin:
    told = tie.entries[0] if tie.told_on == (record.subject,) else None
    responsibility = RESPONSIBLE[tie.parental_responsibility]
    if tie.responsible == record.subject:
        responsibility = f"Yes: {record.person.called} for them"
    return Kin(
        name=person.called if person else "Name not known",
        words=tie.words,
        born=person.born if person and is_open else None,
        responsibility=responsibility,
        how_known=tie.how_known,
        lives_with=tie.lives_with,
        since=tie.since,
        href=record_address(tie.person) + record.shown.words if is_open else "",
        tie=told,
        is_mine=told is not None and _answers_for(record, told),
    )


def _answers_for(record: Record, root: UUID) -> bool:
    """Whether whoever looks wrote it, or leads or manages the work."""
    if record.ties.held & {TieOrRole.LEAD, TieOrRole.MANAGER}:
        return True
    return any(line.root == root and line.practitioner == record.access.holder for line in record.lines)


def places(record: Record) -> list[Residence]:
    return [_place(address) for address in record.addresses]


def _place(address: Address) -> Residence:
    parish = label_of(Parish, address.parish) if address.parish else ""
    text = ", ".join(part for part in (*address.lines, parish, address.postcode) if part)
    return Residence(text, label_of(AddressSort, address.sort), address.during.lower, address.withheld_from if address.withheld else "")


def household(viewer: Viewer, record: Record, known: Relatives) -> list[tuple[str, str]]:
    """Who lives at the same address on the day: the name, and their record where it is open. Nobody of whom it is kept back."""
    here, kin = under_one_roof(viewer, record), {tie.person: tie.who for tie in known.ties if tie.who}
    others = here - kin.keys()
    people = [kin[id] for id in here & kin.keys()] + (list(Person.objects.filter(subject__in=others)) if others else [])
    people.sort(key=lambda person: (person.born or date.max, str(person.subject)))
    return [(person.called, record_address(person.subject) + record.shown.words) for person in people]


def under_one_roof(viewer: Viewer, record: Record) -> set[UUID]:
    """The others at the same address on the day, as far as the viewer sees the entries that say so."""
    return at_the_same(record, living_there(viewer, record))


def at_the_same(record: Record, addresses: Iterable[Address]) -> set[UUID]:
    here = {address.place for address in record.addresses if address.place}
    return {address.subject for address in addresses if address.place in here} - {record.subject}


def living_there(viewer: Viewer, record: Record, homes: QuerySet[Address] | None = None) -> QuerySet[Address]:
    """Addresses of the others where this person lives, and these `homes`: those whose entry the viewer sees."""
    here = any(address.place for address in record.addresses)
    if not record.sees("family") or record.shown.known is not None or not (here or homes is not None):
        return Address.objects.none()
    there = living_with(record.subject, record.shown.on)
    told = visible_to(viewer).filter(subject=OuterRef("subject"), root=OuterRef("entry"), kind="address-noted")
    return (there if homes is None else there | homes).filter(Exists(told))


def workers(record: Record) -> set[UUID]:
    """Everybody whose name the professionals' table needs: practitioners, teams and agencies."""
    found = {id for held in _at_work(record) for id in (held.practitioner, held.team)}
    found |= {id for _, place in places_on(record.lines, record.shown.on) for id in (place.practitioner, place.agency)}
    return {id for id in found if id}


def professionals(record: Record, names: Names) -> list[Professional]:
    """The workers, and the groups around the person, as far as the viewer sees who works with them."""
    numbers = telephones(workers(record))

    def one(who: UUID | None, part: str, of: UUID | None, since: date) -> Professional:
        number = next((numbers[id] for id in (who, of) if id in numbers), "")
        return Professional(name_in(names, who), part, name_in(names, of), since, number, link(number) if number else "")

    found = [one(held.practitioner, label_of(AllocationRole, held.role), held.team, held.begins) for held in _at_work(record)]
    placed = places_on(record.lines, record.shown.on)
    return found + [one(place.practitioner, f"{group.called}: {place.role}", place.agency, place.begins) for group, place in placed]


def team_size(record: Record) -> int:
    found = {held.practitioner for held in _at_work(record)} | {place.practitioner for _, place in places_on(record.lines, record.shown.on)}
    return len(found - {None})


def _at_work(record: Record) -> list[AtWork]:
    return [held for held in work_on(record.lines, record.shown.on).all() if held.on(record.shown.on)]
