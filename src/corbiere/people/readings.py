"""The folds that make the readings of people. Each also answers in memory, from the entries as they stood on any day."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange

from corbiere.ledger.bitemporal import RecordedRow, history, moments
from corbiere.ledger.reading import effective, rows_of, without_row_security
from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line
from corbiere.people import name_keys
from corbiere.people.entries import AddressSort, NameSort
from corbiere.people.living_away import READS, TimeAway, times_away
from corbiere.people.models import Address, Person, PersonName, Relationship, RelationshipThen
from corbiere.people.normalise import plainly

NAMED = ("person-identified", "born", "name-noted")
IDENTITY = (*NAMED, "died", "communication-noted", "photo-added", "person-matched")
RELATING = ("relationship-noted", "relationship-ended")
DAY = timedelta(days=1)
FAMILY_HOMES = frozenset((AddressSort.HOME, AddressSort.RELATIVES, AddressSort.REFUGE))
# Who sleeps under one roof there makes no household.
NO_HOUSEHOLD = frozenset((AddressSort.SCHOOL, AddressSort.HOSPITAL, AddressSort.CUSTODY, AddressSort.POST))


# Who somebody is.


@reading(Person, reads=IDENTITY)
def persons(subject: UUID, lines: Sequence[Line]) -> list[Person]:
    return [person_of(subject, lines)] if lines else []


def person_of(subject: UUID, lines: Iterable[Line]) -> Person:
    """Who somebody is by these entries, in order of happening; a Person without a name where they say nothing."""
    lines = list(lines)
    person = Person(subject=subject, languages=[], interpreted=[], matched=[])
    for line in lines:
        if line.kind in _TELLS:
            _TELLS[line.kind](person, line)
    _name(person, names_of(lines))
    return person


def persons_told(subjects: Collection[UUID], known: datetime | None, before: date | None = None) -> dict[UUID, Person]:
    """Who these people are by what was recorded by a moment, or by what happened before a day: what the table of persons would hold.
    Whoever shows it decides what of it may be seen, as with that table."""
    with without_row_security():
        written = rows_of(list(subjects), known, IDENTITY) if subjects else {}
    until = before - DAY if before else None
    return {subject: person_of(subject, effective(rows, until)) for subject, rows in written.items()}


def _identified(person: Person, line: Line) -> None:
    body = line.body
    person.sex, person.gender = body.get("sex", ""), body.get("gender", "")
    person.pronouns = person.pronouns or body.get("pronouns", "")
    person.expected = _day(body.get("expected"))
    if not person.languages:
        _languages(person, body)


def _born(person: Person, line: Line) -> None:
    person.born, person.born_estimated = line.happened, bool(line.body.get("estimated"))


def _died(person: Person, line: Line) -> None:
    person.died = line.happened


def _renamed(person: Person, line: Line) -> None:
    person.pronouns = line.body.get("pronouns") or person.pronouns


def _communicates(person: Person, line: Line) -> None:
    _languages(person, line.body)
    person.needs = line.body.get("needs", "")


def _photographed(person: Person, line: Line) -> None:
    person.photo = line.body["photo"]


def _matched(person: Person, line: Line) -> None:
    person.matched = [*person.matched, UUID(line.body["other"])]


_TELLS = {
    "person-identified": _identified,
    "born": _born,
    "died": _died,
    "name-noted": _renamed,
    "communication-noted": _communicates,
    "photo-added": _photographed,
    "person-matched": _matched,
}


def _languages(person: Person, body: dict[str, Any]) -> None:
    told = body.get("languages", [])
    person.languages = [one["language"] for one in told]
    person.interpreted = [one["language"] for one in told if one.get("interpreter")]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


# What somebody is and was called.


@dataclass(slots=True)
class Name:
    sort: NameSort
    given: str
    family: str
    since: date | None = None
    until: date | None = None


def names_of(lines: Iterable[Line]) -> list[Name]:
    """Every name, the first one known first. A new legal name ends the one before; what a new name leaves out stays as it was."""
    lines = list(lines)
    found: list[Name] = []
    for line in lines:
        if line.kind == "person-identified":
            given, family, known_as = (line.body.get(part, "") for part in ("given", "family", "known_as"))
            found += [Name(NameSort.LEGAL, given, family)] if given or family else []
            found += [Name(NameSort.KNOWN_AS, known_as, family)] if known_as else []
    for line in lines:
        if line.kind == "name-noted":
            found.append(_noted(line, found))
    return found


def _noted(line: Line, before: list[Name]) -> Name:
    sort = NameSort(line.body["sort"])
    legal = _standing(before, NameSort.LEGAL) or Name(NameSort.LEGAL, "", "")
    name = Name(
        sort, line.body.get("given") or legal.given, line.body.get("family") or legal.family, line.happened, _day(line.body.get("until"))
    )
    last = _standing(before, sort)
    if last and sort in (NameSort.LEGAL, NameSort.KNOWN_AS) and name.until is None:
        last.until = line.happened
    return name


def _standing(names: list[Name], sort: NameSort) -> Name | None:
    return next((name for name in reversed(names) if name.sort is sort and name.until is None), None)


def _name(person: Person, names: list[Name]) -> None:
    legal, used = _standing(names, NameSort.LEGAL), _standing(names, NameSort.KNOWN_AS)
    shown = legal or used or (names[-1] if names else Name(NameSort.LEGAL, "", ""))
    person.given, person.family = shown.given, shown.family
    person.known_as = used.given if used else ""
    person.name = f"{person.known_as or person.given} {person.family}".strip()


@reading(PersonName, reads=NAMED)
def person_names(subject: UUID, lines: Sequence[Line]) -> list[PersonName]:
    if not lines:
        return []
    person = person_of(subject, lines)
    guessed = person.born_estimated or person.born is None
    born = person.born or person.expected
    held = names_of(lines) or [Name(NameSort.LEGAL, "", "")]
    return [_row(subject, name, born, guessed) for name in held]


def _row(subject: UUID, name: Name, born: date | None, guessed: bool) -> PersonName:
    given, family = plainly(name.given), plainly(name.family)
    return PersonName(
        subject=subject,
        sort=name.sort.value,
        given=name.given,
        family=name.family,
        since=name.since,
        until=name.until,
        born=born,
        guessed=guessed,
        plain=f"{given}, {family}",
        keys=name_keys.stored(given, family, born, guessed),
    )


# Where somebody lives.


@reading(Address, reads=READS)
def addresses_of(subject: UUID, lines: Sequence[Line]) -> list[Address]:
    """Every stay of at least a day. One that was left on the day it began never was."""
    ends = {UUID(line.body["of"]): line.happened for line in lines if line.kind == "address-ended"}
    noted, away = [line for line in lines if line.kind == "address-noted"], times_away(lines)
    found = []
    for place, line in enumerate(noted):
        until = _day(line.body.get("until"))
        end = ends.get(line.root) or (until + DAY if until else _left(line, noted[place + 1 :], away))
        if end is None or end > line.happened:
            found.append(_address(subject, line, end))
    return found


def _left(line: Line, later: Sequence[Line], away: Sequence[TimeAway]) -> date | None:
    """The day on which they moved on from there, as they moved to another address of that sort, away from their family, or back."""
    moved = [next_.happened for next_ in later if next_.body.get("moved") and next_.body["sort"] == line.body["sort"]]
    if line.body["sort"] in FAMILY_HOMES:
        moved += [time.since for time in away if time.since > line.happened]
        moved += [next_.happened for next_ in later if next_.body["sort"] == AddressSort.PLACEMENT and next_.happened > line.happened]
    if line.body["sort"] == AddressSort.PLACEMENT:
        moved += [time.until for time in away if time.until and time.since <= line.happened < time.until]
    return min(moved, default=None)


def _address(subject: UUID, line: Line, end: date | None) -> Address:
    body = line.body
    lives = body["sort"] not in NO_HOUSEHOLD
    return Address(
        subject=subject,
        entry=line.root,
        lines=body["lines"],
        parish=body.get("parish", ""),
        postcode=body.get("postcode", ""),
        sort=body["sort"],
        place=plainly(" ".join([*body["lines"], body.get("parish", "")])) if lives else "",
        during=DateRange(line.happened, end, "[)"),
        withheld=bool(body.get("withheld")),
        withheld_from=body.get("withheld_from", ""),
    )


# Who belongs to whom.


@reading(Relationship, reads=RELATING)
def relationships_of(subject: UUID, lines: Sequence[Line]) -> list[Relationship]:
    ends = {UUID(line.body["of"]): line.happened for line in lines if line.kind == "relationship-ended"}
    noted = [line for line in lines if line.kind == "relationship-noted"]
    return [
        Relationship(
            subject=subject,
            entry=line.root,
            other=UUID(line.body["other"]),
            relation=line.body["relation"],
            parental_responsibility=line.body.get("parental_responsibility", ""),
            how_known=line.body.get("how_known", ""),
            lives_with=line.body.get("lives_with"),
            through=UUID(line.body["through"]) if line.body.get("through") else None,
            during=DateRange(line.happened, ends.get(line.root), "[)"),
        )
        for line in noted
        if line.root not in ends or ends[line.root] > line.happened
    ]


@history(RelationshipThen, reads=RELATING, begins={"relationship-noted"})
def relationships_then(subject: UUID, told: Sequence[RecordedRow]) -> list[RelationshipThen]:
    made: list[RelationshipThen] = []
    since: dict[tuple[Any, ...], datetime] = {}
    for moment, lines in moments(told):
        so = [_columns(row) for row in relationships_of(subject, lines)]
        made += [_then(row, since.pop(row), moment) for row in [held for held in since if held not in so]]
        since |= {row: moment for row in so if row not in since}
    return made + [_then(row, moment, None) for row, moment in since.items()]


def _columns(row: Relationship) -> tuple[Any, ...]:
    return tuple((field.attname, getattr(row, field.attname)) for field in row._meta.concrete_fields if not field.primary_key)


def _then(row: tuple[Any, ...], since: datetime, until: datetime | None) -> RelationshipThen:
    return RelationshipThen(known=DateTimeTZRange(since, until), **dict(row))
