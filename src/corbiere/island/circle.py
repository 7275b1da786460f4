"""The people around one family: who leads, who manages, who chairs, and who sits in the core group for each agency."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from corbiere.island.cast import CastRole
from corbiere.island.households import Household
from corbiere.island.staff import (
    ADVISER,
    FAMILY_WORKER,
    HEALTH_VISITOR,
    MANAGER,
    OF_NURSERY,
    OF_PRIMARY,
    OF_SECONDARY,
    POLICE,
    REVIEWING_OFFICER,
    SCHOOL_NURSE,
    SCHOOLS,
    SOCIAL_WORKER,
    TEACHER,
    YOUTH_WORKER,
    InventedPractitioner,
)

FROM_THE_POLICE = "Tells the group when the police were called, and talks it over with the parents"
STARTS_SCHOOL, CHANGES_SCHOOL = 4, 11


class Circle(NamedTuple):
    """`virtual_school` leads it, and `carer` signs in, where the child is looked after."""

    lead: InventedPractitioner
    manager: InventedPractitioner
    chair: InventedPractitioner
    hub: InventedPractitioner
    assessor: InventedPractitioner
    assessment_manager: InventedPractitioner
    health: InventedPractitioner
    teacher: InventedPractitioner
    police: InventedPractitioner
    helper: InventedPractitioner
    adviser: InventedPractitioner
    administrator: InventedPractitioner
    police_in_group: bool = False
    virtual_school: InventedPractitioner | None = None
    carer: InventedPractitioner | None = None

    def group(self) -> tuple[tuple[InventedPractitioner, str], ...]:
        """Who is in the core group beside the lead and their manager, with their part in the plan."""
        return (
            (self.health, "Weighs and measures, and goes along to appointments"),
            (self.teacher, "Sees the child every school day, and keeps the breakfast club open"),
            (self.helper, "Works with the family at home, twice a week"),
            *(((self.police, FROM_THE_POLICE),) if self.police_in_group else ()),
        )


class Workforce:
    """Everybody who may be given work, by what they do; the cast is given only what their part asks."""

    def __init__(self, everybody: Sequence[InventedPractitioner], cast: dict[CastRole, InventedPractitioner]) -> None:
        self.everybody, self.cast = everybody, cast
        self.players = {person.id for person in cast.values()}

    def of(self, profession: str, *teams: str) -> list[InventedPractitioner]:
        """People of a profession, in these teams or any, without the cast."""
        found = [person for person in self.everybody if person.profession == profession and person.id not in self.players]
        return [person for person in found if not teams or person.team.key in teams]

    def manager_of(self, person: InventedPractitioner) -> InventedPractitioner:
        return next(held for held in self.everybody if held.team.key == person.team.key and held.profession == MANAGER)

    def around(self, home: Household, lead: InventedPractitioner, age: int) -> Circle:
        """The same for the same family. `age` is the eldest child's: it decides on the school and on who comes for health."""
        random = Random(home.number)
        school = school_of(home.number, age)
        assessor = _one(random, self.of(SOCIAL_WORKER, "assessment"))
        return Circle(
            lead,
            self.manager_of(lead),
            _one(random, self.of(REVIEWING_OFFICER)),
            _one(random, self.of(SOCIAL_WORKER, "hub")),
            assessor,
            self.manager_of(assessor),
            _one(random, self.of(HEALTH_VISITOR if age <= STARTS_SCHOOL else SCHOOL_NURSE)),
            _one(random, self.of(TEACHER, f"{school}-wellbeing")),
            _one(random, self.of(POLICE)),
            _one(random, [*self.of(FAMILY_WORKER, "corbiere", "la-rocque", "grosnez"), *self.of(YOUTH_WORKER)]),
            _one(random, self.of(ADVISER)),
            self.cast[CastRole.REGISTER],
        )


def school_of(number: int, age: int) -> str:
    """The key of the school, by household and age; siblings of about one age share it."""
    choices = OF_NURSERY if age < STARTS_SCHOOL else OF_PRIMARY if age < CHANGES_SCHOOL else OF_SECONDARY
    return choices[number % len(choices)]


def school_named(number: int, age: int) -> str:
    return SCHOOLS[school_of(number, age)]


def _one(random: Random, choices: Sequence[InventedPractitioner]) -> InventedPractitioner:
    return choices[int(random.random() * len(choices))]
