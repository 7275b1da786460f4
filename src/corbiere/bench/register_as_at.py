"""register-as-at: each of the three registers on a random past day, and as known on another, against the same register today.

Today's is asked of a table of periods and of the table of people, with no question about the past in it; of the court, for which there
is no such table, of the register itself as it is known now.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from corbiere.bench.measure import MeasurementRow, Ratio, Result, ResultMismatch, Say, alternating
from corbiere.care import court_register
from corbiere.care import register as care_register
from corbiere.care.episodes import in_care_on
from corbiere.care.models import CareEpisode
from corbiere.care.proceedings import running
from corbiere.ledger.entry import kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.periods import Period
from corbiere.ledger.reading import JERSEY, standings, without_row_security
from corbiere.ledger.record import Author, Line
from corbiere.ledger.startup import all_are_invented
from corbiere.ledger.writing import Writing, record_batch
from corbiere.people.models import Person
from corbiere.protection.models import Registration
from corbiere.protection.register import REGISTER
from corbiere.protection.registration import plan_running
from corbiere.registers.register import Register, on_register

NAME = "register-as-at"
BY = Author(system="bench")
LATELY = 4  # years in which the register was about as long as it is today
YEARS, QUESTIONS, CHECKED, AT_ONCE = 12, 40, 3, 250
HARM = ("neglect", "emotional", "physical", "sexual")
Listed = list[tuple[UUID, str, date]]


@dataclass(frozen=True)
class MeasuredRegister:
    """`periods`: the table of today's, where there is one; `lasts` says from entries whether a child is on it as a day closes."""

    of: Register[Any]
    periods: type[Period] | None
    lasts: Callable[[Sequence[Line], date], object | None]

    def todays(self, today: date) -> Listed:
        if self.periods is None:
            return self.on(today, None)
        held = list(self.periods._default_manager.filter(during__contains=today))
        names = dict(Person.objects.filter(subject__in=[one.subject for one in held]).values_list("subject", "name"))
        return sorted(((one.subject, names[one.subject], one.during.lower) for one in held), key=_by_name)

    def on(self, day: date, known: datetime | None) -> Listed:
        return [(place.subject, place.name, place.registered) for place in on_register(self.of, day, known)]


MEASURED = (
    MeasuredRegister(REGISTER, Registration, plan_running),
    MeasuredRegister(care_register.REGISTER, CareEpisode, in_care_on),
    MeasuredRegister(court_register.REGISTER, None, running),
)


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
    questions = list(zip(days, moments, strict=True))
    rows, ratios, facts = list[MeasurementRow](), list[Ratio](), dict[str, float | str]()
    for register in MEASURED:
        _agree(register, children, today, questions)
        name, called = register.of.name, register.of.called
        sides = {
            "today": lambda register=register: [register.todays(today) for _ in days],
            "past": lambda register=register: [register.on(day, None) for day in days],
            "known": lambda register=register: [register.on(day, moment) for day, moment in questions],
        }
        costs = {side: cost.times(1 / QUESTIONS) for side, cost in alternating(sides, rounds, say).items()}
        rows += [MeasurementRow(f"{name} {side}", f"{called}: {says}", costs[side].wall, costs[side].cpu) for side, says in _SAYS.items()]
        ratios += [Ratio(f"{name} {side}", costs[side].wall / costs["today"].wall, 3, f"{called}: {says}") for side, says in _TAKES.items()]
        facts[f"{name}, on it today"] = len(register.todays(today))
    size = len(children)
    facts |= {"children": size, "entries": EntryRow.objects.count()}
    return Result(NAME, size, rounds, tuple(rows), tuple(ratios), facts)


_SAYS = {"today": "today", "past": "on a random past day", "known": "on a random past day, as known on another"}
_TAKES = {
    "past": "on a random past day it takes, of the time of today's,",
    "known": "as it was known on another day it takes",
}


def _by_name(row: tuple[UUID, str, date]) -> tuple[str, UUID]:
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
    """Registered once or twice, reviewed, looked after and before the court; written down late here and there."""
    born = today - timedelta(days=chance.randrange(1500, 6000))
    yield _told(
        child, "person-identified", max(born, today - timedelta(days=365 * YEARS + 30)), 0, opens=True, given="Mia", family="Renouf"
    )
    yield _told(child, "born", born, 0)
    yield from _in_care(child, born, today, chance)
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


def _in_care(child: UUID, born: date, today: date, chance: random.Random) -> Iterator[Writing]:
    """Some years, in several homes, with proceedings at the beginning."""
    day = max(born + timedelta(days=1), today - timedelta(days=chance.randrange(30, 365 * YEARS)))
    yield _told(child, "care-started", day, chance.choice((0, 0, 3, 40)), status=chance.choice(("accommodated", "in-care")))
    yield _told(child, "proceedings-issued", day, 0, application="care-order", court="family-division", reference=f"FD {chance.random()}")
    for home in range(chance.choice((1, 2, 4))):
        said: dict[str, Any] = {"type": chance.choice(("foster-care", "childrens-home"))} | ({"left": {"reason": "plan"}} if home else {})
        yield _told(child, "placement-started", day, chance.choice((0, 0, 5)), **said)
        day += timedelta(days=chance.randrange(60, 500))
        if day >= today:
            return
        if home == 0:
            yield _told(child, "order-made", day, 0, order="care-order")
            yield _told(child, "proceedings-ended", day, 0, how="order")
    yield _told(child, "care-ended", day, 0, reason="home")


def _told(child: UUID, kind: str, day: date, late: int, *, opens: bool = False, **body: Any) -> Writing:
    entry, recorded = kind_called(kind).model_validate(body), datetime.combine(day + timedelta(days=late), time(17), JERSEY)
    return Writing(entry=entry, about=child, happened=day, opens=opens, recorded=min(recorded, timezone.now()))


def _agree(register: MeasuredRegister, children: list[UUID], today: date, questions: list[tuple[date, datetime]]) -> None:
    """Today's register is the same from both tables; as known then it is what the entries of all make, one child after another."""
    if register.todays(today) != register.on(today, None):
        raise ResultMismatch(f"{register.of.called}: the two tables name different children today")
    for day, moment in questions[:CHECKED]:
        held = standings(children, known=moment)
        counted = {child for child, standing in held.items() if register.lasts(standing.lines, day)}
        if counted != {row[0] for row in register.on(day, moment)}:
            raise ResultMismatch(f"{register.of.called} on {day}, as known at {moment}: the table names others than the entries do")
