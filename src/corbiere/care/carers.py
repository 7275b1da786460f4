"""Who cares for a child and signs in, day by day, by the homes that name them; and what that opens to them: the child's day, until they
leave."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.access.bases import CARES_FOR, opens
from corbiere.access.models import Grant
from corbiere.agencies.models import CarerApproval
from corbiere.care.entries.daily import NAMED
from corbiere.care.episodes import HOME_KINDS, Home, homes
from corbiere.care.models import CarerGrant, Placement
from corbiere.ledger.record import Line
from corbiere.statute.calendar import day_before


class CaresFor(NamedTuple):
    """A time in which a carer cares for a child, both days included. `last` is None while it goes on."""

    carer: UUID
    first: date
    last: date | None
    entry: UUID


def carers(lines: Sequence[Line]) -> list[CaresFor]:
    """Everybody who ever did, home by home. The day on which a child leaves is a day of the next home, and of theirs no longer."""
    named = [line for line in lines if line.kind == NAMED]
    return [time for home in homes(lines) if home.until != home.since for time in _of_home(home, named)]


def _of_home(home: Home, named: Sequence[Line]) -> Iterator[CaresFor]:
    last = day_before(home.until) if home.until else None
    for who in home.started.body.get("signs_in", ()):
        yield CaresFor(UUID(who), home.since, last, home.started.root)
    for line in named:
        if home.on(line.happened):
            until = date.fromisoformat(line.body["until"]) if line.body.get("until") else None
            ends = min((day for day in (last, until) if day), default=None)
            yield CaresFor(UUID(line.body["carer"]), line.happened, ends, line.root)


def cares_on(lines: Sequence[Line], who: UUID, day: date) -> CaresFor | None:
    return next((one for one in carers(lines) if one.carer == who and one.first <= day and (one.last is None or day <= one.last)), None)


def living_with(approval: CarerApproval, day: date) -> set[UUID]:
    """The children who are with a carer on a day: by name, as who signs in, or as whom they are among the people on record."""
    signed = CarerGrant.objects.on(day).filter(practitioner=approval.subject).values_list("subject", flat=True)
    told = Placement.objects.on(day).filter(carer_person=approval.person).values_list("subject", flat=True) if approval.person else ()
    return {*signed, *told}


@opens(CarerGrant, reads=(*HOME_KINDS, NAMED))
def carer_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    return [CARES_FOR.to(one.carer, subject, one.first, one.last, entry=one.entry) for one in carers(lines)]
