"""The agencies, teams and people of the invented island as entries: who joined, who manages, who has which role, who acts for whom."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from corbiere.agencies.carers import CarerApproved
from corbiere.agencies.entries import (
    AgencyEstablished,
    CoverArranged,
    Joined,
    PracticeFrameworkTrained,
    Role,
    RoleGranted,
    SupervisionHeld,
    TeamFormed,
    TeamJoined,
    TeamManagerAppointed,
)
from corbiere.care.entries import ReviewingTimeNoted
from corbiere.island import mixed
from corbiere.island.household_entries import REGISTRY
from corbiere.island.reaching import at_work, of_agency
from corbiere.island.staff import AGENCIES, FOSTER_CARER, IN_PART, MANAGER, SOCIAL_WORKER, InventedPractitioner
from corbiere.ledger.entry import Entry
from corbiere.ledger.reading import JERSEY
from corbiere.ledger.record import Author
from corbiere.ledger.writing import Writing

BEGAN_DAYS_AGO = 4000
SUPERVISED = (MANAGER, SOCIAL_WORKER)
TRAINED, COURSE = 0.96, "Jersey’s Children First, two days, with a certificate"
SHARE = 40  # percent of a post, which carries 28 children
APPROVAL = {"by": "The manager of fostering, after the panel", "children": 3, "youngest": 0, "oldest": 17}
APPROVED_FOR = 300  # days from today
AWAY = 5
"""How many are on leave today, with somebody who acts for them."""


def staff_entries(
    everybody: Iterable[InventedPractitioner], registrar: InventedPractitioner, today: date, away: InventedPractitioner | None = None
) -> list[Writing]:
    """In an order in which each entry finds what it names. `away` is on leave for certain, and others with them."""
    people = list(everybody)
    began = today - timedelta(days=BEGAN_DAYS_AGO)
    made = [*_agencies(began), *_teams(began)]
    for person in people:
        made += _joins(person)
    made += [writing for person in people for writing in _roles(person, registrar, today)]
    made += _cover([person for person in people if person.profession == SOCIAL_WORKER and person.id != registrar.id], away, today)
    return made + [writing for person in people if person.profession in SUPERVISED for writing in _supervised(person, today)]


def _writing(entry: Entry, about: UUID, day: date, by: Author = REGISTRY, opens: bool = False) -> Writing:
    return Writing(entry=entry, about=about, happened=day, opens=opens, recorded=datetime.combine(day, time(9), JERSEY), by=by)


def _agencies(began: date) -> Iterator[Writing]:
    for agency in AGENCIES:
        yield _writing(AgencyEstablished.model_validate({"name": agency.name, "sort": agency.sector}), agency.id, began, opens=True)
        yield _writing(of_agency(agency), agency.id, began)


def _teams(began: date) -> Iterator[Writing]:
    for agency in AGENCIES:
        for team in agency.teams:
            yield _writing(TeamFormed(name=team.name, agency=agency.id), team.id, began, opens=True)


def _joins(person: InventedPractitioner) -> Iterator[Writing]:
    answers = {"name": str(person.name), "profession": person.profession, "registration": person.registration, "agency": person.agency.id}
    joined = Joined.model_validate(answers)
    yield _writing(joined, person.id, person.joined, opens=True)
    yield _writing(TeamJoined(team=person.team.id), person.id, person.joined)
    yield _writing(at_work(person), person.id, person.joined)
    if Random(f"framework {person.id}").random() < TRAINED:
        yield _writing(PracticeFrameworkTrained(evidence=COURSE), person.id, person.joined + timedelta(days=20))
    if person.profession == MANAGER:
        yield _writing(TeamManagerAppointed(practitioner=person.id), person.team.id, person.joined)


def _roles(person: InventedPractitioner, registrar: InventedPractitioner, today: date) -> Iterator[Writing]:
    day = person.joined + timedelta(days=1)
    if person.team.key == "hub":
        yield _writing(RoleGranted(role=Role.HUB, why="Works in the Hub"), person.id, day)
    if person.id == registrar.id:
        yield _writing(RoleGranted(role=Role.REGISTER_ADMINISTRATOR, why="Keeps the registers up to date"), person.id, day)
        yield _writing(RoleGranted(role=Role.CONFERENCE_ADMINISTRATOR, why="Arranges the conferences"), person.id, day)
    if person.team.key == "virtual-school":
        yield _writing(RoleGranted(role=Role.VIRTUAL_SCHOOL, why="Leads the Virtual School"), person.id, day)
    if person.profession == FOSTER_CARER:
        yield _writing(CarerApproved.model_validate(APPROVAL | {"until": today + timedelta(days=APPROVED_FOR)}), person.id, day)
    if person.id == IN_PART:
        yield _writing(ReviewingTimeNoted(share=SHARE), person.id, day)
    if person.profession == MANAGER and person.team.key == "reviewing":
        yield _writing(RoleGranted(role=Role.SERVICE_MANAGER, why="Manages the service"), person.id, day)


def _cover(people: list[InventedPractitioner], certain: InventedPractitioner | None, today: date) -> Iterator[Writing]:
    """A week's leave that lasts over today, covered by somebody of the same team."""
    random = Random("cover")
    away = random.sample(people, min(AWAY, len(people)))
    away += [certain] if certain and certain not in away else []
    for person in away:
        others = [other for other in people if other.team.key == person.team.key and other not in away]
        if others:
            first = today - timedelta(days=random.randint(1, 5))
            cover = CoverArranged.model_validate(
                {"acting": random.choice(others).id, "from": first, "to": first + timedelta(days=9), "reason": "Leave"}
            )
            yield _writing(cover, person.id, first - timedelta(days=3))


def _supervised(person: InventedPractitioner, today: date) -> Iterator[Writing]:
    """About every four weeks in the last year; now and then it falls through."""
    random = Random(f"supervision {person.id}")
    day, reflections = today - timedelta(days=365), random.sample(mixed.REFLECTIONS, len(mixed.REFLECTIONS))
    while (day := day + timedelta(days=21 + int(random.random() * 12))) < today:
        if random.random() < 0.9:
            outside = random.choice(mixed.OUTSIDE) if random.random() < 0.3 else None
            yield _writing(SupervisionHeld(outside=outside, reflection=reflections.pop()), person.id, day)
