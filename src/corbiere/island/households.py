"""Families who do not exist: who they are, how they belong together, where they live. A household follows from the seed and its number."""

from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from random import Random
from typing import NamedTuple
from uuid import UUID, uuid5

from corbiere.island.names import Community, InventedName, borne_by, community, family, given
from corbiere.island.places import InventedAddress, address

INVENTED = UUID("5a1f0b1e-0000-5000-8000-c0bb1e4e0000")
"""The name space of everybody and everything on the island: an identifier made in it is of nobody."""
SEEDS_APART = 1 << 32
YEAR = 365.25
CHILDHOOD = int(18 * YEAR)
HOW_MANY = (1,) * 42 + (2,) * 39 + (3,) * 14 + (4,) * 4 + (5,)
PEOPLE_OF_A_CHILD = 2.5
"""45,000 people are 18,000 children and their parents, partners and grandparents."""


class InventedRelation(StrEnum):
    MOTHER = "mother"
    FATHER = "father"
    STEP_PARENT = "step-parent"
    GRANDPARENT = "grandparent"


class InventedPerson(NamedTuple):
    id: UUID
    name: InventedName
    female: bool
    born: date
    language: str

    @property
    def he(self) -> str:
        return "she" if self.female else "he"

    @property
    def his(self) -> str:
        return "her" if self.female else "his"

    @property
    def him(self) -> str:
        return "her" if self.female else "him"


class Adult(NamedTuple):
    """`responsible`: whether they hold parental responsibility; `home` is None where they live with the children."""

    person: InventedPerson
    relation: InventedRelation
    responsible: bool
    home: InventedAddress | None = None


class Household(NamedTuple):
    number: int
    address: InventedAddress
    before: tuple[date, InventedAddress] | None
    children: tuple[InventedPerson, ...]
    adults: tuple[Adult, ...]

    @property
    def language(self) -> str:
        """The language at home, English if no other is."""
        spoken = [adult.person.language for adult in self.adults if adult.person.language != "English"]
        return spoken[0] if spoken else "English"


def grown(home: Household, days: int) -> Household:
    """The same household in which everybody is as many days older."""
    older = timedelta(days=days)
    adults = tuple(adult._replace(person=_older(adult.person, older)) for adult in home.adults)
    return home._replace(children=tuple(_older(child, older) for child in home.children), adults=adults)


def _older(person: InventedPerson, by: timedelta) -> InventedPerson:
    return person._replace(born=person.born - by)


@cache
def identifier(*parts: object) -> UUID:
    """The same for the same words, today and in every world made from the same seed."""
    return uuid5(INVENTED, "/".join(map(str, parts)))


def household(seed: int, number: int, today: date) -> Household:
    """Its children are under eighteen on the day, the eldest first."""
    random = Random(seed * SEEDS_APART + number)
    first, second = community(random), community(random)
    if random.random() < 0.7:
        second = first  # most people find somebody who speaks as they do
    births = _births(random, today)
    children = _children(random, (seed, number), births, (first, second))
    adults = _adults(random, (seed, number), births[0], children[0].name.family, (first, second))
    moved = None
    if random.random() < 0.3:
        moved = (today - timedelta(days=30 + int(random.random() * 2000)), address(random))
    return Household(number, address(random), moved, children, adults)


def _births(random: Random, today: date) -> list[date]:
    """The eldest first; at least eleven months between two, except for twins."""
    many = HOW_MANY[int(random.random() * len(HOW_MANY))]
    days = [1 + int(random.random() * (CHILDHOOD - 400))]
    while len(days) < many:
        apart = 0 if random.random() < 0.02 else 340 + int(random.random() * 1500)
        days.append(days[-1] + apart)
    newest = min(days)
    return sorted(today - timedelta(days=newest + (day - newest) % (CHILDHOOD - newest)) for day in days)


def _children(random: Random, of: tuple[int, int], births: list[date], heard: tuple[Community, Community]) -> tuple[InventedPerson, ...]:
    surname, second = family(random, heard[0]), family(random, heard[1])
    if random.random() < 0.12 and second != surname:
        surname = f"{surname}-{second}"
    made: list[InventedPerson] = []
    for place, born in enumerate(births):
        side = heard[int(random.random() * 2)]
        female = random.random() < 0.49
        name = InventedName(given(random, side, female, frozenset(child.name.given for child in made)), borne_by(surname, female))
        made.append(InventedPerson(identifier(*of, "child", place), name, female, born, heard[0].language))
    return tuple(made)


def _adults(random: Random, of: tuple[int, int], eldest: date, surname: str, heard: tuple[Community, Community]) -> tuple[Adult, ...]:
    made: list[Adult] = []

    def join(relation: InventedRelation, female: bool, older: int, side: Community, responsible: bool, elsewhere: bool) -> None:
        named = surname.split("-", maxsplit=1)[0] if random.random() < 0.5 else family(random, side)
        born = eldest - timedelta(days=int((older + random.random() * 16) * YEAR))
        name = InventedName(given(random, side, female, frozenset(adult.person.name.given for adult in made)), borne_by(named, female))
        person = InventedPerson(identifier(*of, "adult", len(made)), name, female, born, side.language)
        made.append(Adult(person, relation, responsible, address(random) if elsewhere else None))

    together = random.random() < 0.66
    join(InventedRelation.MOTHER, True, 19, heard[0], True, False)
    if random.random() < 0.92:
        other_mother = random.random() < 0.02
        relation = InventedRelation.MOTHER if other_mother else InventedRelation.FATHER
        join(relation, other_mother, 20, heard[1], together or random.random() < 0.6, not together)
    if not together and random.random() < 0.35:
        join(InventedRelation.STEP_PARENT, random.random() < 0.1, 19, community(random), False, False)
    for _ in range(3):
        if random.random() < 0.25:
            join(InventedRelation.GRANDPARENT, random.random() < 0.65, 42, heard[int(random.random() * 2)], False, random.random() < 0.8)
    return tuple(made)
