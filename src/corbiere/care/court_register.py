"""The Court Proceedings Register: whose case is before a court, how it stands, in what it is counted, and what a check looks for."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from corbiere.access.bases import declare as declare_basis
from corbiere.access.viewing import MANAGES, Viewer
from corbiere.agencies.entries import AgencySort
from corbiere.care.court_places import DECIDES, DIED, EIGHTEEN, KINDS, CourtTransaction, stays
from corbiere.care.entries.court import ApplicationSort, Court, HowEnded, OrderSort
from corbiere.care.models_register import KEEPER, ChildBeforeCourt, CourtRegisterGrant
from corbiere.ledger.bitemporal import RecordedRow, history
from corbiere.ledger.entry import Choice
from corbiere.registers.entries import Oddity
from corbiere.registers.finding import found_by_keeper
from corbiere.registers.models import places_of
from corbiere.registers.numbers import BY_AGE, BY_LENGTH, BY_SEX, NOT_SAID
from corbiere.registers.register import ChangeFact, PlaceBreakdown, PlaceFact, Register, RegisterWords, declare
from corbiere.statute.calendar import in_words

NAMED = declare_basis("named in the court register", "Keeps the registers, in which their name has stood", frozenset({"identity"}))
OTHER = OrderSort.OTHER.value


@history(ChildBeforeCourt, reads=KINDS, begins=DECIDES)
def places(subject: UUID, told: Sequence[RecordedRow]) -> list[ChildBeforeCourt]:
    return places_of(ChildBeforeCourt, subject, told, stays)


@history(CourtRegisterGrant, reads=DECIDES, begins=DECIDES)
def register_grants(subject: UUID, told: Sequence[RecordedRow]) -> list[CourtRegisterGrant]:
    return found_by_keeper(CourtRegisterGrant, NAMED, KEEPER, subject, told, stays)


def _changed(place: ChildBeforeCourt) -> list[tuple[Choice, UUID | None]]:
    return [(CourtTransaction(sort), UUID(entry)) for sort, entry in (one.split() for one in place.told)]


# How it speaks.


def application_called(category: str, words: str = "") -> str:
    return ApplicationSort(category).label if category else NOT_SAID


def why_ended(why: str) -> str:
    return {EIGHTEEN: "Eighteenth birthday", DIED: "Died"}.get(why) or HowEnded(why).label


def order_called(order: str) -> str:
    return OrderSort(order if order in set(OrderSort) else OTHER).label if order else ""


def _order(place: ChildBeforeCourt) -> str:
    until = f", until {in_words(place.order_until)}" if place.order_until else ""
    return f"{order_called(place.order)}{until}" if place.order else ""


def _next(place: ChildBeforeCourt) -> str:
    return f"{place.next_step}, on {in_words(place.next_on)}" if place.next_on else ""


def _court(place: ChildBeforeCourt) -> str:
    return Court(place.court).label if place.court else ""


WORDS: RegisterWords[ChildBeforeCourt] = RegisterWords(
    category="Application",
    categories=tuple(sort.value for sort in ApplicationSort),
    category_called=application_called,
    came="First application",
    came_called=application_called,
    why_called=why_ended,
    put_on="Issued",
    taken_off="Ended",
    more=(
        PlaceFact("Court", _court, NOT_SAID),
        PlaceFact("Reference", lambda place: place.reference, NOT_SAID),
        PlaceFact("Who applied", lambda place: place.applicant, NOT_SAID),
        PlaceFact("Order in force", _order, "None"),
        PlaceFact("Guardian", lambda place: place.guardian_called, "Nobody is named"),
        PlaceFact("Next step", _next, "None has a day"),
    ),
    of_change=(ChangeFact("Order", lambda told: _order(told.place)), ChangeFact("Reference", lambda told: told.place.reference)),
    joined="reference",
)
BY_APPLICATION: PlaceBreakdown[ChildBeforeCourt] = PlaceBreakdown(
    "Application", lambda place, on: application_called(place.category), (*(sort.label for sort in ApplicationSort), NOT_SAID)
)
BY_ORDER: PlaceBreakdown[ChildBeforeCourt] = PlaceBreakdown(
    "Order in force", lambda place, on: order_called(place.order) or "None", (*(sort.label for sort in OrderSort), "None")
)


def given_numbers(viewer: Viewer) -> bool:
    """The managers of children's social care."""
    return viewer.agency is not None and MANAGES in viewer.roles and viewer.agency_sort == AgencySort.SOCIAL_CARE


def odd(places: Sequence[ChildBeforeCourt], on: date) -> Mapping[Oddity, list[ChildBeforeCourt]]:
    return {
        Oddity.NO_HEARING: [place for place in places if place.next_on is None],
        Oddity.NO_GUARDIAN: [place for place in places if not place.guardian_called],
        Oddity.NO_CATEGORY: [place for place in places if not place.category],
    }


REGISTER = declare(
    Register(
        name="court",
        called="Court Proceedings Register",
        link="How many children are on the Court Proceedings Register",
        clause="ISS-7-0b",
        words=WORDS,
        place=ChildBeforeCourt,
        decides=DECIDES,
        keeper=KEEPER,
        numbers=given_numbers,
        changes=CourtTransaction,
        began=lambda place: CourtTransaction.ISSUED,
        ended=lambda place: CourtTransaction.CONCLUDED,
        changed=_changed,
        breakdowns=(BY_APPLICATION, BY_ORDER, BY_AGE, BY_SEX, BY_LENGTH),
        looked_for=(Oddity.NO_HEARING, Oddity.NO_GUARDIAN, Oddity.NO_CATEGORY),
        odd=odd,
        check_default="",
        duty="iss.register-checked",
        check_clause="ISS-7-0a",
    )
)
