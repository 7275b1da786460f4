"""Homes in care of the island: with whom a child lives there, at which address, and from whom it is kept."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random
from typing import NamedTuple

from corbiere.island import care_words as words
from corbiere.island.household_entries import PARISH
from corbiere.island.households import Household, InventedRelation
from corbiere.island.places import NOT_A_POSTCODE, address
from corbiere.island.telling import Answers, Beside, StoryTelling
from corbiere.people.entries import AddressNoted, AddressSort
from corbiere.statute.facts import Fact

KEPT = 3  # of as many families whose father lives elsewhere, he must not learn it in one
FOSTERED = "foster carers"


class InventedHome(NamedTuple):
    """A home in care. `away`: the place off the island, the school there and what its inspectors say."""

    sort: str
    carer: str
    away: tuple[str, str, str] | None = None

    def address(self, family: int) -> Answers:
        """The same for everybody who lives with these carers; relatives are those of one family."""
        if self.away:
            place, school, _ = self.away
            return {"lines": [school, *place.split(", ")], "postcode": NOT_A_POSTCODE}
        there = address(Random(f"with {self.carer}" if self.sort != "family and friends" else f"with {self.carer} of {family}"))
        name = [self.carer] if self.carer in (*words.HOMES, *words.FLATS) else []
        return {"lines": [*name, *there.line.split(", ")], "parish": PARISH[there.parish], "postcode": there.postcode}


def said_of(fact: Fact, name: str) -> str:
    return dict(fact.attributes).get(name, "")


def together(home: Household) -> bool:
    """Whether the brothers and sisters of this family live in one home: in two families of three."""
    return len(home.children) > 1 and home.number % 3 != 0


def home_of(told: StoryTelling, fact: Fact) -> InventedHome:
    """The home that a child comes to; the carers who sign in look after one family."""
    sort, away = said_of(fact, "type"), said_of(fact, "off_island") == "yes"
    luck = Random(f"home {told.child.id} {fact.day}")
    if together(told.home) and not away:
        sort, luck = FOSTERED, Random(f"home {told.home.number}")
    carer = told.say(_with_whom(luck, sort))
    if told.circle.carer:
        return InventedHome(FOSTERED, words.WHO_SIGN_IN)
    return InventedHome(sort, carer, luck.choice(words.AWAY) if away else None)


def _with_whom(luck: Random, sort: str) -> str:
    match sort:
        case "foster carers":
            return luck.choice(words.CARERS)
        case "family and friends":
            return luck.choice(words.RELATIVES)
        case "supported lodgings":
            return luck.choice(words.FLATS)
        case _:
            return luck.choice(words.HOMES)


def addresses(told: StoryTelling, facts: Sequence[Fact], since: date) -> Iterator[Beside]:
    """Where each home is in which they have lived since then, as the lead social worker wrote it down."""
    left = sorted(fact.day for fact in facts if fact.kind in ("placement-ended", "care-ended"))
    for place, fact in enumerate(fact for fact in facts if fact.kind == "placement-started"):
        until = next((day for day in left if day > fact.day), None)
        day = max(fact.day, since)
        if until is None or until > day:
            answers = home_of(told, fact).address(told.home.number) | {"sort": AddressSort.PLACEMENT} | _kept_from(told)
            yield Beside(AddressNoted.model_validate(answers), day, told.circle.lead, f"address {place}")


def _kept_from(told: StoryTelling) -> Answers:
    father = next((adult for adult in told.home.adults if adult.relation is InventedRelation.FATHER and adult.home), None)
    kept = father is not None and told.home.number % KEPT == 0
    return {"withheld": True, "withheld_from": f"{father.person.name}, the father"} if father and kept else {}


def leavers_address(told: StoryTelling, day: date) -> Beside:
    """A home of their own."""
    there = address(Random(f"leaver {told.child.id}"))
    answers = {"lines": there.line.split(", "), "parish": PARISH[there.parish], "postcode": there.postcode, "sort": AddressSort.HOME}
    return Beside(AddressNoted.model_validate(answers), day, told.circle.adviser, "own address")
