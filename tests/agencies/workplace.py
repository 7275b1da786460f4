"""A children's service in a few lines: agencies, teams, those who work there and the children they work with, in the test's database."""

from datetime import date
from uuid import UUID, uuid4

from corbiere.agencies.entries import (
    AgencyEstablished,
    AgencySort,
    CoverArranged,
    Joined,
    KnowsDeclared,
    Left,
    PracticeFrameworkTrained,
    Profession,
    Role,
    RoleGranted,
    TeamFormed,
    TeamJoined,
    TeamManagerAppointed,
)
from corbiere.agencies.working import Allocated, AllocationEnded, AllocationRole, WhyEnded
from corbiere.ledger.entry import Entry
from corbiere.ledger.record import Author
from corbiere.ledger.writing import record
from corbiere.people.entries import Born, PersonIdentified

OFFICE = Author(system="the office")
OPENED = date(2020, 1, 6)
SPRING = date(2026, 3, 2)


def day(text: str) -> date:
    return date.fromisoformat(text)


def told(entry: Entry, about: UUID, on: date = SPRING, by: Author = OFFICE, **more: object) -> UUID:
    """The id of what was recorded."""
    return record(entry, about=about, happened=on, by=by, **more).id


def agency(name: str = "Children’s Social Care", sort: AgencySort = AgencySort.SOCIAL_CARE) -> UUID:
    made = uuid4()
    told(AgencyEstablished(name=name, sort=sort), made, OPENED, opens=True)
    return made


def team(name: str, within: UUID) -> UUID:
    made = uuid4()
    told(TeamFormed(name=name, agency=within), made, OPENED, opens=True)
    return made


def practitioner(
    name: str,
    agency: UUID,
    profession: Profession = Profession.SOCIAL_WORKER,
    registration: str | None = "SW 1",
    team: UUID | None = None,
    joined: date = OPENED,
    trained: bool = True,
) -> UUID:
    made = uuid4()
    told(Joined(name=name, profession=profession, registration=registration, agency=agency), made, joined, opens=True)
    if trained:
        told(PracticeFrameworkTrained(evidence="Jersey’s Children First"), made, joined)
    if team:
        told(TeamJoined(team=team), made, joined)
    return made


def leaves(who: UUID, on: date) -> None:
    told(Left(), who, on)


def manages(who: UUID, team: UUID, on: date = OPENED) -> None:
    told(TeamManagerAppointed(practitioner=who), team, on)


def holds(who: UUID, role: Role, on: date = OPENED) -> UUID:
    return told(RoleGranted(role=role, why="It is their work"), who, on)


def covers(acting: UUID, for_: UUID, first: date, last: date) -> UUID:
    return told(CoverArranged(acting=acting, from_=first, to=last), for_, first)


def knows(who: UUID, person: UUID, on: date = SPRING) -> UUID:
    return told(KnowsDeclared(person=person, how="my sister’s boy"), who, on)


def child(given: str = "Mia", born: date | None = date(2018, 6, 3)) -> UUID:
    made = uuid4()
    told(PersonIdentified(given=given, family="Renouf"), made, born or SPRING, opens=True)
    if born:
        told(Born(), made, born)
    return made


def allocated(
    child: UUID, who: UUID | None, on: date = SPRING, role: AllocationRole = AllocationRole.LEAD, team: UUID | None = None
) -> UUID:
    return told(Allocated(role=role, practitioner=who, team=team), child, on)


def ended(child: UUID, work: UUID, on: date) -> UUID:
    return told(AllocationEnded(of=work, reason=WhyEnded.WORK_DONE), child, on)
