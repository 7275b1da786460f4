"""The Child Protection Register: who is on it and since when, what changes on it, in what it is counted, and what a check looks for."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from corbiere.access.bases import declare as declare_basis
from corbiere.access.viewing import MANAGES, Viewer
from corbiere.agencies.entries import AgencySort, Role
from corbiere.ledger.bitemporal import RecordedRow, history
from corbiere.ledger.entry import Choice
from corbiere.ledger.reading import effective, rows_of, without_row_security
from corbiere.ledger.record import Line
from corbiere.meetings.models import Meeting
from corbiere.people.needs import Harm
from corbiere.protection.entries.conferences import ConferenceType, WhyPlanEnds
from corbiere.protection.meetings import CONFERENCE_TYPES
from corbiere.protection.models import RegisteredChild, RegisterGrant, WhyRemoved
from corbiere.protection.register_places import DECIDES, KINDS, stays
from corbiere.registers.entries import Oddity
from corbiere.registers.finding import found_by_keeper
from corbiere.registers.models import places_of
from corbiere.registers.numbers import BY_AGE, BY_LENGTH, BY_SEX, BY_TURN, NOT_SAID
from corbiere.registers.register import PlaceBreakdown, PlaceFact, Register, RegisterWords, declare
from corbiere.statute.calendar import birthday, months_after

ADULT = 18
LONG_MONTHS = 24  # a default: no source says how long is long
NAMED = declare_basis("named in the register", "Keeps the registers, in which their name has stood", frozenset({"identity"}))


@history(RegisteredChild, reads=KINDS, begins={DECIDES})
def places(subject: UUID, told: Sequence[RecordedRow]) -> list[RegisteredChild]:
    return places_of(RegisteredChild, subject, told, stays)


@history(RegisterGrant, reads={DECIDES}, begins={DECIDES})
def register_grants(subject: UUID, told: Sequence[RecordedRow]) -> list[RegisterGrant]:
    return found_by_keeper(RegisterGrant, NAMED, Role.REGISTER_ADMINISTRATOR, subject, told, stays)


# What changes on it.


class TransactionType(Choice):
    REGISTERED = "registered", "Put on the register"
    AGAIN = "registered-again", "Put on the register again"
    TRANSFERRED_IN = "transferred-in", "Came to Jersey on a plan elsewhere, and put on the register"
    CATEGORY = "category-changed", "Category changed"
    TRANSFERRED_OUT = "transferred-out", "Taken off the register: moved away"
    REMOVED = "removed", "Taken off the register"


def _began(place: RegisteredChild) -> TransactionType:
    if place.came == ConferenceType.TRANSFER_IN:
        return TransactionType.TRANSFERRED_IN
    return TransactionType.AGAIN if place.number > 1 else TransactionType.REGISTERED


def _ended(place: RegisteredChild) -> TransactionType:
    return TransactionType.TRANSFERRED_OUT if place.why_removed == WhyPlanEnds.MOVED else TransactionType.REMOVED


def _changed(place: RegisteredChild) -> list[tuple[Choice, UUID | None]]:
    return [(TransactionType.CATEGORY, place.entry)] if place.begins != place.registered and place.has_another_category else []


def harm_called(category: str, words: str = "") -> str:
    """Counts leave out `words`, which say which other form of harm it is: they would tell one child from another."""
    return Harm(category).named(words) if category else NOT_SAID


BY_CATEGORY: PlaceBreakdown[RegisteredChild] = PlaceBreakdown(
    "Category", lambda place, on: harm_called(place.category), (*(harm.label for harm in Harm), NOT_SAID)
)


def given_numbers(viewer: Viewer) -> bool:
    """The managers of children's social care."""
    return viewer.agency is not None and MANAGES in viewer.roles and viewer.agency_sort == AgencySort.SOCIAL_CARE


# What a check looks for.


def odd(places: Sequence[RegisteredChild], on: date) -> Mapping[Oddity, list[RegisteredChild]]:
    reviewed = _have_a_review([place.subject for place in places], on)
    return {
        Oddity.NO_LEAD: [place for place in places if place.lead_social_worker is None],
        Oddity.NO_REVIEW: [place for place in places if place.subject not in reviewed],
        Oddity.GROWN: [place for place in places if _grown(place, on)],
        Oddity.NO_CATEGORY: [place for place in places if not place.category],
        Oddity.LONG: [place for place in places if months_after(place.registered, LONG_MONTHS) < on],
    }


def _grown(place: RegisteredChild, on: date) -> bool:
    return birthday(place.born, ADULT) <= on if place.born else place.expected is None


def _have_a_review(subjects: Sequence[UUID], on: date) -> set[UUID]:
    """Children with a conference arranged and to come, or whose last conference named a day for the next."""
    sorts = [sort.name for sort in CONFERENCE_TYPES]
    arranged = set(Meeting.objects.still_to_come(on).filter(subject__in=subjects, type__in=sorts).values_list("subject", flat=True))
    with without_row_security():
        rows = rows_of([subject for subject in subjects if subject not in arranged], kinds={DECIDES})
    return arranged | {subject for subject, held in rows.items() if _names_the_next(effective(held, on), on)}


def _names_the_next(conferences: Sequence[Line], on: date) -> bool:
    said = conferences[-1].body.get("next_review") if conferences else None
    return said is not None and date.fromisoformat(said) >= on


REGISTER = declare(
    Register(
        name="child-protection",
        called="Child Protection Register",
        link="How many children are on the Child Protection Register",
        clause="ISS-7-0b",
        words=RegisterWords(
            category="Category",
            categories=tuple(harm.value for harm in Harm),
            category_called=harm_called,
            came="Put on by",
            came_called=lambda came: ConferenceType(came).label,
            why_called=lambda why: WhyRemoved(why).label,
            more=(PlaceFact("Lead social worker", lambda place: place.lead_social_worker, "Nobody is named"),),
        ),
        place=RegisteredChild,
        decides=frozenset({DECIDES}),
        keeper=Role.REGISTER_ADMINISTRATOR,
        numbers=given_numbers,
        changes=TransactionType,
        began=_began,
        ended=_ended,
        changed=_changed,
        breakdowns=(BY_CATEGORY, BY_AGE, BY_SEX, BY_LENGTH, BY_TURN),
        looked_for=(Oddity.NO_LEAD, Oddity.NO_REVIEW, Oddity.GROWN, Oddity.NO_CATEGORY, Oddity.LONG),
        odd=odd,
        check_default="Two years is a number that no source gives.",
        duty="iss.register-checked",
        check_clause="ISS-7-0a",
    )
)
