"""The agencies of the invented island, their teams, and the people who work in them. None of them exists."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from math import ceil
from random import Random
from typing import NamedTuple
from uuid import UUID

from corbiere.island.households import identifier
from corbiere.island.names import InventedName, community, family, given

# As the directory words them (`agencies`).
SOCIAL_WORKER, MANAGER, FAMILY_WORKER, ADVISER = "social-worker", "manager", "family-support-worker", "personal-adviser"
HEALTH_VISITOR, SCHOOL_NURSE, MIDWIFE, TEACHER, POLICE = "health-visitor", "school-nurse", "midwife", "teacher", "police-officer"
REVIEWING_OFFICER, ADMINISTRATOR, YOUTH_WORKER = "reviewing-officer", "administrator", "youth-worker"
FOSTER_CARER = "foster-carer"


class InventedTeam(NamedTuple):
    """`does` says what sort of work its people are given; a manager among them manages it."""

    key: str
    name: str
    does: str
    professions: tuple[tuple[str, int], ...]

    @property
    def id(self) -> UUID:
        return identifier("team", self.key)


class InventedAgency(NamedTuple):
    key: str
    name: str
    sector: str
    teams: tuple[InventedTeam, ...]

    @property
    def id(self) -> UUID:
        return identifier("agency", self.key)


class InventedPractitioner(NamedTuple):
    id: UUID
    name: InventedName
    profession: str
    agency: InventedAgency
    team: InventedTeam
    joined: date

    @property
    def email(self) -> str:
        plain = f"{self.name.given}.{self.name.family}".lower().replace(" ", "").replace("’", "").replace("'", "")
        return f"{plain}@example.invalid"

    @property
    def registration(self) -> str:
        """Plainly no register's number."""
        return f"INVENTED-{self.id.hex[:6].upper()}"


def _long_term(key: str, name: str) -> InventedTeam:
    return InventedTeam(key, name, "protection", ((MANAGER, 1), (SOCIAL_WORKER, 6), (FAMILY_WORKER, 1)))


SCHOOLS = {
    "puffin": "Puffin Bay Nursery",
    "deux-phares": "Les Deux Phares Primary School",
    "goeland": "École du Goéland",
    "marmite": "La Marmite Primary School",
    "paper-kite": "Paper Kite School",
    "hedgehog": "Hedgehog Lane Primary School",
    "sandcastle": "Sandcastle School",
    "harbour-light": "Harbour Light College",
    "grande-maree": "La Grande Marée School",
    "storm-petrel": "Storm Petrel Academy",
}
OF_NURSERY, OF_PRIMARY, OF_SECONDARY = ("puffin",), tuple(SCHOOLS)[1:7], tuple(SCHOOLS)[7:]
AGENCIES = (
    InventedAgency(
        "social-care",
        "Children’s Social Care",
        "social-care",
        (
            InventedTeam("hub", "Children and Families Hub", "hub", ((MANAGER, 1), (SOCIAL_WORKER, 5))),
            InventedTeam("assessment", "Assessment team", "assessment", ((MANAGER, 1), (SOCIAL_WORKER, 11))),
            _long_term("corbiere", "Safeguarding team Corbière"),
            _long_term("la-rocque", "Safeguarding team La Rocque"),
            _long_term("grosnez", "Safeguarding team Grosnez"),
            InventedTeam("looked-after", "Children looked after team", "care", ((MANAGER, 1), (SOCIAL_WORKER, 8), (ADVISER, 3))),
            InventedTeam("early-help", "Early help team", "early-help", ((MANAGER, 1), (FAMILY_WORKER, 11))),
            InventedTeam("reviewing", "Independent reviewing", "reviewing", ((MANAGER, 1), (REVIEWING_OFFICER, 4))),
            InventedTeam("fostering", "Fostering service", "fostering", ()),
        ),
    ),
    InventedAgency(
        "health",
        "Community Health for Children",
        "health",
        (
            InventedTeam("health-visiting", "Health visiting", "health", ((HEALTH_VISITOR, 14),)),
            InventedTeam("school-nursing", "School nursing", "health", ((SCHOOL_NURSE, 7),)),
            InventedTeam("midwifery", "Midwifery", "health", ((MIDWIFE, 3),)),
        ),
    ),
    InventedAgency(
        "police", "Island Police", "police", (InventedTeam("public-protection", "Public protection", "police", ((POLICE, 5),)),)
    ),
    *(
        InventedAgency(key, name, "education", (InventedTeam(f"{key}-wellbeing", f"Wellbeing at {name}", "education", ((TEACHER, 1),)),))
        for key, name in SCHOOLS.items()
    ),
    InventedAgency(
        "education", "Education on the island", "education", (InventedTeam("virtual-school", "The Virtual School", "education", ()),)
    ),
    InventedAgency(
        "paper-boat", "The Paper Boat Project", "voluntary", (InventedTeam("paper-boat", "Paper Boat", "voluntary", ((YOUTH_WORKER, 4),)),)
    ),
    InventedAgency(
        "porto-aberto",
        "Porto Aberto Family Centre",
        "voluntary",
        (InventedTeam("porto-aberto", "Porto Aberto", "voluntary", ((FAMILY_WORKER, 3),)),),
    ),
)
TEAMS = {team.key: (agency, team) for agency in AGENCIES for team in agency.teams}
FOR_THIS_MANY = 45_000
"""The numbers above are for an island of this many people; a larger one has more of each."""


IN_PART = identifier("practitioner", "reviewing", REVIEWING_OFFICER, 0)
"""The reviewing officer who has less than half a post for it, and more children than it carries."""


@cache
def staff(seed: int, people: int, today: date) -> tuple[InventedPractitioner, ...]:
    """Everybody who works with children but the cast, by team, the manager first."""
    times = max(1, ceil(people / FOR_THIS_MANY))
    return tuple(person for key in TEAMS for person in _team(Random(f"{seed} {key}"), key, times, today))


def _team(random: Random, key: str, times: int, today: date) -> Iterator[InventedPractitioner]:
    agency, team = TEAMS[key]
    taken: set[InventedName] = set()
    for profession, many in team.professions:
        for place in range(many if profession == MANAGER else many * times):
            name = _name(random, taken)
            joined = today - timedelta(days=800 + int(random.random() * 2600))
            yield InventedPractitioner(identifier("practitioner", key, profession, place), name, profession, agency, team, joined)


def _name(random: Random, taken: set[InventedName]) -> InventedName:
    while True:
        heard = community(random)
        name = InventedName(given(random, heard, random.random() < 0.7), family(random, heard))
        if name not in taken:
            taken.add(name)
            return name
