"""The Looked After Children Register: who is on it, the transactions on it, in what it is counted, and what a check looks for."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from corbiere.access.bases import declare as declare_basis
from corbiere.access.viewing import MANAGES, Viewer
from corbiere.agencies.entries import AgencySort
from corbiere.care.entries.coming_into_care import WhyCareEnds
from corbiere.care.entries.parts import CareStatus
from corbiere.care.models_register import KEEPER, LookedAfterChild, LookedAfterRegisterGrant
from corbiere.care.register_places import DECIDES, DIED, EIGHTEEN, KINDS, CareTransaction, stays
from corbiere.ledger.bitemporal import RecordedRow, history
from corbiere.ledger.entry import Choice
from corbiere.people.homes import HomeSort
from corbiere.registers.entries import Oddity
from corbiere.registers.finding import found_by_keeper
from corbiere.registers.models import places_of
from corbiere.registers.numbers import BY_AGE, BY_LENGTH, BY_SEX, BY_TURN, NOT_SAID
from corbiere.registers.register import ChangeFact, PlaceBreakdown, PlaceFact, Register, RegisterWords, Transaction, declare
from corbiere.statute.calendar import birthday

ADULT = 18
NAMED = declare_basis("named in the care register", "Keeps the registers, in which their name has stood", frozenset({"identity"}))
NOBODY, NO_HOME = "Nobody is named", "None is written down"


@history(LookedAfterChild, reads=KINDS, begins=DECIDES)
def places(subject: UUID, told: Sequence[RecordedRow]) -> list[LookedAfterChild]:
    return places_of(LookedAfterChild, subject, told, stays)


@history(LookedAfterRegisterGrant, reads=DECIDES, begins=DECIDES)
def register_grants(subject: UUID, told: Sequence[RecordedRow]) -> list[LookedAfterRegisterGrant]:
    return found_by_keeper(LookedAfterRegisterGrant, NAMED, KEEPER, subject, told, stays)


# What changes on it.


def _began(place: LookedAfterChild) -> CareTransaction:
    return CareTransaction.ADMITTED_AGAIN if place.number > 1 else CareTransaction.ADMITTED


def _changed(place: LookedAfterChild) -> list[tuple[Choice, UUID | None]]:
    return [(CareTransaction(sort), UUID(entry)) for sort, entry in (one.split() for one in place.told)]


# How it speaks.


def status_called(category: str, words: str = "") -> str:
    return CareStatus(category).label if category else NOT_SAID


def home_called(home: str) -> str:
    return HomeSort(home).label if home else ""


def why_ended(why: str) -> str:
    return {EIGHTEEN: WhyCareEnds.EIGHTEEN.label, DIED: "Died"}.get(why) or WhyCareEnds(why).label


def _where(place: LookedAfterChild) -> str:
    if place.off_island is None:
        return ""
    return (f"Off the island: {place.place}" if place.place else "Off the island") if place.off_island else "In Jersey"


def _from(told: Transaction[LookedAfterChild]) -> str:
    if told.sort in (CareTransaction.ADMITTED, CareTransaction.ADMITTED_AGAIN):
        return "Not looked after"
    return home_called(told.place.home if told.sort is CareTransaction.DISCHARGED else told.place.home_before) or NO_HOME


def _to(told: Transaction[LookedAfterChild]) -> str:
    if told.sort is CareTransaction.DISCHARGED:
        return told.place.gone_to or "Not written down"
    return home_called(told.place.home) or NO_HOME


WORDS: RegisterWords[LookedAfterChild] = RegisterWords(
    category="Legal basis",
    categories=tuple(status.value for status in CareStatus),
    category_called=status_called,
    came="Came into care under",
    came_called=status_called,
    why_called=why_ended,
    put_on="Came into care",
    taken_off="No longer looked after",
    more=(
        PlaceFact("Lives", lambda place: home_called(place.home), NO_HOME),
        PlaceFact("Where", _where, "Not written down"),
        PlaceFact("Run by", lambda place: place.provider, "Not written down"),
        PlaceFact("Reviewing officer", lambda place: place.reviewing_officer, NOBODY),
        PlaceFact("Lead social worker", lambda place: place.lead_social_worker, NOBODY),
        PlaceFact("Personal adviser", lambda place: place.personal_adviser, NOBODY),
    ),
    of_change=(ChangeFact("From", _from), ChangeFact("To", _to)),
)
BY_STATUS: PlaceBreakdown[LookedAfterChild] = PlaceBreakdown(
    "Legal basis", lambda place, on: status_called(place.category), (*(status.label for status in CareStatus), NOT_SAID)
)
BY_HOME: PlaceBreakdown[LookedAfterChild] = PlaceBreakdown(
    "Sort of home", lambda place, on: home_called(place.home) or NOT_SAID, (*(sort.label for sort in HomeSort), NOT_SAID)
)
BY_ISLAND: PlaceBreakdown[LookedAfterChild] = PlaceBreakdown(
    "Where",
    lambda place, on: NOT_SAID if place.off_island is None else "Off the island" if place.off_island else "In Jersey",
    ("In Jersey", "Off the island", NOT_SAID),
)


def given_numbers(viewer: Viewer) -> bool:
    """The managers of children's social care."""
    return viewer.agency is not None and MANAGES in viewer.roles and viewer.agency_sort == AgencySort.SOCIAL_CARE


# What a check looks for.


def odd(places: Sequence[LookedAfterChild], on: date) -> Mapping[Oddity, list[LookedAfterChild]]:
    return {
        Oddity.NO_LEAD: [place for place in places if place.lead_social_worker is None],
        Oddity.NO_OFFICER: [place for place in places if place.reviewing_officer is None],
        Oddity.NO_HOME: [place for place in places if not place.home],
        Oddity.NO_CATEGORY: [place for place in places if not place.category],
        Oddity.GROWN: [place for place in places if place.born is None or birthday(place.born, ADULT) <= on],
    }


REGISTER = declare(
    Register(
        name="looked-after",
        called="Looked After Children Register",
        link="How many children are on the Looked After Children Register",
        clause="ISS-7-0b",
        words=WORDS,
        place=LookedAfterChild,
        decides=DECIDES,
        keeper=KEEPER,
        numbers=given_numbers,
        changes=CareTransaction,
        began=_began,
        ended=lambda place: CareTransaction.DISCHARGED,
        changed=_changed,
        breakdowns=(BY_STATUS, BY_HOME, BY_ISLAND, BY_AGE, BY_SEX, BY_LENGTH, BY_TURN),
        looked_for=(Oddity.NO_LEAD, Oddity.NO_OFFICER, Oddity.NO_HOME, Oddity.GROWN, Oddity.NO_CATEGORY),
        odd=odd,
        check_default="",
        duty="iss.register-checked",
        check_clause="ISS-7-0a",
    )
)
