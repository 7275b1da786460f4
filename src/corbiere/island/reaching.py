"""How the people of the island are reached, by telephone numbers that are kept for stories, and where they work."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from corbiere.agencies.reaching import AgencyTelephoneNoted, WorkTelephoneNoted
from corbiere.island.household_entries import carried
from corbiere.island.households import Adult, Household, InventedRelation
from corbiere.island.staff import InventedAgency, InventedPractitioner
from corbiere.ledger.entry import Entry
from corbiere.ledger.writing import Writing
from corbiere.people.reaching import CallSafety, TelephoneNoted, WorkplaceNoted

MOBILE, LANDLINE = "07700 900", "01632 960"
IN_A_RANGE = 1000
NOTED_AGO, WORKED_SINCE = timedelta(days=400), timedelta(days=300)
ASKED_FOR = ("After three in the afternoon", "Not while the baby sleeps", "Before nine, or by message")
JOBS = (
    ("The Barnacle Bakery", "baker, early shift"),
    ("Les Trois Crabes", "cook, nights"),
    ("Marram Care Home", "care assistant"),
    ("Paper Boat Quay boatyard", "fitter"),
)


def number(range_: str, id: UUID) -> str:
    """One of a range in which nobody has a number; the same for the same person."""
    return f"{range_}{id.int % IN_A_RANGE:03}"


def at_work(person: InventedPractitioner) -> Entry:
    return WorkTelephoneNoted(number=number(MOBILE, person.id))


def of_agency(agency: InventedAgency) -> Entry:
    return AgencyTelephoneNoted(number=number(LANDLINE, agency.id))


def parents_reached(home: Household, today: date) -> Iterator[Writing]:
    """Numbers of the parents of a family that somebody works with, and where some of them work."""
    begun, mother = home.children[0].born, home.adults[0].person
    for child in home.children:
        rung = TelephoneNoted(number=number(MOBILE, mother.id), answers=f"{mother.name.given}, {child.his} mother")
        yield carried(rung, child.id, max(child.born, today - NOTED_AGO), today)
    for adult in home.adults:
        if adult.relation is InventedRelation.GRANDPARENT and adult.person.id.int % 2:
            continue
        yield carried(_telephone(adult), adult.person.id, max(begun, today - NOTED_AGO), today)
        if adult.relation is not InventedRelation.GRANDPARENT and adult.person.id.int % 3 == 0:
            place, does = JOBS[adult.person.id.int % len(JOBS)]
            yield carried(WorkplaceNoted(place=place, does=does), adult.person.id, max(begun, today - WORKED_SINCE), today)


def _telephone(adult: Adult) -> Entry:
    id = adult.person.id
    safety = CallSafety.NO_MESSAGE if id.int % 7 == 0 else CallSafety.SAFE
    return TelephoneNoted(number=number(MOBILE, id), safety=safety, when=ASKED_FOR[id.int % 3] if id.int % 5 == 0 else None)
