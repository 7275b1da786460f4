"""register-as-at: the Child Protection Register on a random past day, and as known on another, against today's register.

Today's register is asked of the table of registrations and of the table of people, with no question about the past in it.
"""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from statistics import mean
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from corbiere.bench.measure import MeasurementRow, Ratio, Result, ResultMismatch, Say, alternating
from corbiere.ledger.entry import kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import JERSEY, standings, without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.startup import all_are_invented
from corbiere.ledger.writing import Writing, record_batch
from corbiere.people.models import Person
from corbiere.protection.models import RegisteredChild, Registration
from corbiere.protection.register import REGISTER
from corbiere.protection.registration import plan_running
from corbiere.registers.register import on_register

NAME = "register-as-at"
BY = Author(system="bench")
LATELY = 4  # years in which the register was about as long as it is today
YEARS, QUESTIONS, CHECKED, AT_ONCE = 12, 40, 3, 250
HARM = ("neglect", "emotional", "physical", "sexual")
Listed = list[tuple[UUID, str, date, str]]


def measure(size: int, rounds: int, say: Say) -> Result:
    """`size` is how many children were ever on the register; a tenth of them or so are on it on any day."""
    all_are_invented()
    today, chance = timezone.localdate(), random.Random(7)
    children = _made(size, today, chance, say)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with without_row_security():
        return _asked(children, today, chance, rounds, say)


def _asked(children: list[UUID], today: date, chance: random.Random, rounds: int, say: Say) -> Result:
    """Asks as the ledger, beneath the row rules."""
    days = [today - timedelta(days=chance.randrange(1, 365 * LATELY)) for _ in range(QUESTIONS)]
    moments = [datetime.combine(day + timedelta(days=chance.randrange((today - day).days)), time(12), JERSEY) for day in days]
    _agree(children, today, list(zip(days, moments, strict=True)))
    sides = {
        "today": lambda: [_todays(today) for _ in days],
        "past": lambda: [_on(day, None) for day in days],
        "known": lambda: [_on(day, moment) for day, moment in zip(days, moments, strict=True)],
    }
    costs = {side: cost.times(1 / QUESTIONS) for side, cost in alternating(sides, rounds, say).items()}
    rows = tuple(MeasurementRow(side, says, costs[side].wall, costs[side].cpu) for side, says in _SAYS.items())
    ratios = tuple(Ratio(side, costs[side].wall / costs["today"].wall, 3, says) for side, says in _TAKES.items())
    size = len(children)
    facts: dict[str, float | str] = {"children": size, "entries": EntryRow.objects.count(), "places": RegisteredChild.objects.count()}
    facts |= {"on it today": len(_todays(today)), "as known then": mean(len(_on(*asked)) for asked in zip(days, moments, strict=True))}
    return Result(NAME, size, rounds, rows, ratios, facts)


_SAYS = {"today": "today's register", "past": "on a random past day", "known": "on a random past day, as known on another"}
_TAKES = {
    "past": "The register on a random past day takes, of the time of today's,",
    "known": "As it was known on another day it takes",
}


def _todays(today: date) -> Listed:
    registered = list(Registration.objects.on(today))
    names = dict(Person.objects.filter(subject__in=[held.subject for held in registered]).values_list("subject", "name"))
    return sorted(((held.subject, names[held.subject], held.during.lower, held.category) for held in registered), key=_by_name)


def _on(day: date, known: datetime | None) -> Listed:
    return [(place.subject, place.name, place.registered, place.category) for place in on_register(REGISTER, day, known)]


def _by_name(row: tuple[UUID, str, date, str]) -> tuple[str, UUID]:
    return row[1], row[0]


# The register of some years.


def _made(size: int, today: date, chance: random.Random, say: Say) -> list[UUID]:
    children: list[UUID] = []
    while len(children) < size:
        some = [uuid4() for _ in range(min(AT_ONCE, size - len(children)))]
        record_batch([told for child in some for told in _life(child, today, chance)], by=BY, otherwise="made for a benchmark")
        children += some
        say(f"made {len(children):,} children")
    return children


def _life(child: UUID, today: date, chance: random.Random) -> Iterator[Writing]:
    """Registered once or twice, reviewed, written down late here and there."""
    born = today - timedelta(days=chance.randrange(1500, 6000))
    yield _told(
        child, "person-identified", max(born, today - timedelta(days=365 * YEARS + 30)), 0, opens=True, given="Mia", family="Renouf"
    )
    yield _told(child, "born", born, 0)
    day = today - timedelta(days=chance.randrange(30, 365 * YEARS))
    for _ in range(chance.choice((1, 1, 1, 2))):
        yield _told(child, "conference-held", day, chance.choice((0, 0, 3, 40)), type="initial", outcome="plan", harm=chance.choice(HARM))
        for outcome in chance.choice((("end",), ("continue", "end"), ("continue", "continue", "end"), ("continue",))):
            day += timedelta(days=chance.randrange(80, 180))
            if day >= today:
                return
            yield _told(child, "conference-held", day, 0, type="review", outcome=outcome, harm=chance.choice(HARM))
        if outcome != "end":
            return
        day += timedelta(days=chance.randrange(100, 700))
        if day >= today:
            return


def _told(child: UUID, kind: str, day: date, late: int, *, opens: bool = False, **body: Any) -> Writing:
    entry, recorded = kind_called(kind).model_validate(body), datetime.combine(day + timedelta(days=late), time(17), JERSEY)
    return Writing(entry=entry, about=child, happened=day, opens=opens, recorded=min(recorded, timezone.now()))


def _agree(children: list[UUID], today: date, questions: list[tuple[date, datetime]]) -> None:
    """Today's register is the same from both tables; as known then it is what the entries of all make, one child after another."""
    if _todays(today) != _on(today, None):
        raise ResultMismatch("the two tables name different children today")
    for day, moment in questions[:CHECKED]:
        held = standings(children, known=moment)
        counted = {child for child, standing in held.items() if plan_running(standing.lines, day)}
        if counted != {row[0] for row in _on(day, moment)}:
            raise ResultMismatch(f"on {day}, as known at {moment}, the table names others than the entries do")
