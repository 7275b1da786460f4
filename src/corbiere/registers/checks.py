"""Checking the register (ISS-7-0a): counted anew from the record, looked through for what is odd, and when it was last done."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.access.visibility import visible_to
from corbiere.agencies.models import Agency
from corbiere.ledger.bitemporal import HISTORIES
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import effective, facts_of, findings, rows_of, without_row_security
from corbiere.ledger.readings import differences
from corbiere.ledger.rulings import Line, Standing
from corbiere.meetings.models import Meeting
from corbiere.protection.meetings import CONFERENCE_TYPES
from corbiere.registers.entries import CheckOutcome, Oddity, RegisterChecked
from corbiere.registers.models import Place
from corbiere.registers.register import on_register
from corbiere.registers.times import DECIDES
from corbiere.statute.calendar import birthday, months_after
from corbiere.statute.duties import Finding

DUTY = "iss.register-checked"
ADULT = 18
LONG_MONTHS = 24  # a default: no source says how long is long


class Check(NamedTuple):
    """A check as it was written down; `next` is what the law asks after it, with the day."""

    on: date
    practitioner: UUID | None
    agrees: bool
    odd: tuple[Oddity, ...]
    outcome: CheckOutcome
    done: str
    next: Finding


def last_check(viewer: Viewer, on: date, known: datetime | None = None) -> Check | None:
    """The last by a day, as known at a moment."""
    agencies = Agency.objects.values("subject")
    seen = visible_to(viewer).filter(kind=RegisterChecked.kind, subject__in=agencies)
    rows = rows_of(list(seen.values_list("subject", flat=True).distinct()), known, {RegisterChecked.kind})
    found = [(line, subject) for subject, held in rows.items() for line in effective(held, on)]
    if not found:
        return None
    last, subject = max(found, key=lambda told: (told[0].happened, told[0].order))
    return _check(last, subject, [line for line, of in found if of == subject], on)


def _check(last: Line, subject: UUID, lines: list[Line], on: date) -> Check:
    asked = [held for held in findings(Standing(subject, lines, facts_of(lines)), on) if held.duty.id == DUTY]
    said = RegisterChecked.read(last.body, last.version)
    return Check(last.happened, last.practitioner, said.agrees, tuple(said.odd), said.outcome, said.done or "", asked[-1])


# What a check looks at.


def agrees_with_the_record() -> bool:
    """Whether folding every entry anew gives the register as it is kept, for every child who is or was on it."""
    table = next(held for held in HISTORIES if held.model is Place)
    with without_row_security():
        entered = EntryRow.objects.filter(kind=DECIDES).values_list("subject", flat=True)
        subjects = {*entered, *Place.objects.values_list("subject", flat=True)}
        return not differences(table, table.made_of(sorted(subjects)))


def oddities(on: date, without: Collection[UUID] = ()) -> dict[Oddity, list[Place]]:
    """Of those on the register as a day closes, by name; only what is found is there."""
    places = on_register(on, without=without)
    reviewed = _have_a_review([place.subject for place in places], on)
    found = {
        Oddity.NO_LEAD: [place for place in places if place.lead_social_worker is None],
        Oddity.NO_REVIEW: [place for place in places if place.subject not in reviewed],
        Oddity.GROWN: [place for place in places if _grown(place, on)],
        Oddity.NO_CATEGORY: [place for place in places if not place.category],
        Oddity.LONG: [place for place in places if months_after(place.registered, LONG_MONTHS) < on],
    }
    return {oddity: held for oddity, held in found.items() if held}


def _grown(place: Place, on: date) -> bool:
    return birthday(place.born, ADULT) <= on if place.born else place.expected is None


def _have_a_review(subjects: Sequence[UUID], on: date) -> set[UUID]:
    """Those for whom a conference still to come was arranged, or whose last conference named a day for the next."""
    sorts = [sort.name for sort in CONFERENCE_TYPES]
    arranged = set(Meeting.objects.still_to_come(on).filter(subject__in=subjects, type__in=sorts).values_list("subject", flat=True))
    with without_row_security():
        rows = rows_of([subject for subject in subjects if subject not in arranged], kinds={DECIDES})
    return arranged | {subject for subject, held in rows.items() if _names_the_next(effective(held, on), on)}


def _names_the_next(conferences: Sequence[Line], on: date) -> bool:
    said = conferences[-1].body.get("next_review") if conferences else None
    return said is not None and date.fromisoformat(said) >= on
