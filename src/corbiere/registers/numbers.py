"""A register in numbers: how many children, by what they are told apart, on a day and by month."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db import connection

from corbiere.ledger.entry import Choice
from corbiere.ledger.reading import without_row_security
from corbiere.people.entries import Sex
from corbiere.registers.models import RegisterPlace
from corbiere.registers.register import PlaceBreakdown, Register, on_register
from corbiere.registers.transactions import transactions
from corbiere.statute.calendar import birthday, months_after

P = TypeVar("P", bound=RegisterPlace)
NOT_SAID = "Not recorded"
# Bands and threshold are defaults: no source gives them.
AGES = (("Not yet born", None), ("Under 1", 1), ("1 to 4", 5), ("5 to 9", 10), ("10 to 15", 16), ("16 and 17", 18))
LENGTHS = (("Under 3 months", 3), ("3 to 6 months", 6), ("6 months to a year", 12), ("1 to 2 years", 24), ("2 years or longer", None))
TURNS = ("First time", "Second time", "Third time or later")
FEWEST = 5


class CountedBy(NamedTuple):
    """`counts` by label, in their order; None is a number kept back."""

    called: str
    counts: dict[str, int | None]


class Numbers(NamedTuple):
    total: int | None
    by: list[CountedBy]


def numbers_on(register: Register[P], on: date, known: datetime | None, without: Collection[UUID], whole: bool) -> Numbers:
    """Of all who were on the register: counted beneath the row rules, for whoever sees the numbers need not see the names."""
    with without_row_security():
        places = on_register(register, on, known, without)
    return numbers(register, places, on, whole)


def changes_between(register: Register[Any], first: date, last: date, known: datetime | None, without: Collection[UUID]) -> Counter[Choice]:
    """How often what changed, counted likewise."""
    with without_row_security():
        return Counter(told.sort for told in transactions(register, first, last, known, without))


def numbers(register: Register[P], places: Sequence[P], on: date, whole: bool) -> Numbers:
    """Of those who were on the register on a day. Unless `whole`, small numbers are kept back, with others from which they would follow."""
    told = [_counted(breakdown, places, on) for breakdown in register.breakdowns]
    if whole:
        return Numbers(len(places), told)
    return Numbers(kept_back({"": len(places)})[""], [held._replace(counts=kept_back(held.counts)) for held in told])


def _counted(breakdown: PlaceBreakdown[P], places: Iterable[P], on: date) -> CountedBy:
    counts: dict[str, int | None] = dict.fromkeys(breakdown.labels, 0)
    for place in places:
        label = breakdown.label(place, on)
        counts[label] = (counts.get(label) or 0) + 1
    return CountedBy(breakdown.called, {said: count for said, count in counts.items() if count or said != NOT_SAID})


def kept_back(counts: dict[str, int | None]) -> dict[str, int | None]:
    """Without the numbers below FEWEST, and without as many of the next smallest as it takes that none follows from the sum of all.

    Where all of them together are fewer, all are kept back, so that a nought says nothing either.
    """
    held = {label: count for label, count in counts.items() if count}
    if 0 < sum(held.values()) < FEWEST:
        return dict.fromkeys(counts)
    rising = sorted(held, key=lambda label: (held[label], label))
    gone = [label for label in rising if held[label] < FEWEST]
    while gone and len(gone) < len(rising) and (len(gone) == 1 or sum(held[label] for label in gone) < FEWEST):
        gone = rising[: len(gone) + 1]
    return {label: None if label in gone else count for label, count in counts.items()}


def sex_called(sex: str) -> str:
    return Sex(sex).label if sex else NOT_SAID


def age_band(place: RegisterPlace, on: date) -> str:
    born = place.born
    if born is None or born > on:
        return AGES[0][0] if born or place.expected else NOT_SAID
    return age_called(born, on)


def age_called(born: date, on: date) -> str:
    return next((label for label, under in AGES if under and on < birthday(born, under)), NOT_SAID)


def length_band(since: date, on: date) -> str:
    return next(label for label, months in LENGTHS if months is None or on < months_after(since, months))


BY_AGE: PlaceBreakdown[Any] = PlaceBreakdown("Age", age_band, (*(label for label, _ in AGES), NOT_SAID))
BY_SEX: PlaceBreakdown[Any] = PlaceBreakdown("Sex", lambda place, on: sex_called(place.sex), (*(sex.label for sex in Sex), NOT_SAID))
BY_LENGTH: PlaceBreakdown[Any] = PlaceBreakdown(
    "Time on the register", lambda place, on: length_band(place.registered, on), tuple(label for label, _ in LENGTHS)
)
BY_TURN: PlaceBreakdown[Any] = PlaceBreakdown(
    "Which time on the register", lambda place, on: TURNS[min(place.number, len(TURNS)) - 1], TURNS
)


# By month.


class Month(NamedTuple):
    """`counts` are those on the register as the month closed, by category; a month that has not closed is told as it is so far."""

    first: date
    counts: dict[str, int]
    registered: int
    removed: int

    @property
    def total(self) -> int:
        return sum(self.counts.values())


_BY_MONTH = """
    WITH months AS (
        SELECT first::date, least((first + interval '1 month - 1 day')::date, %(on)s::date) AS last
        FROM generate_series(%(since)s::date, %(on)s::date, interval '1 month') AS first
    ), places AS (
        SELECT * FROM {table}
        WHERE CASE WHEN %(known)s::timestamptz IS NULL THEN upper_inf(known) ELSE known @> %(known)s::timestamptz END
            AND subject <> ALL(%(without)s)
    )
    SELECT months.first,
        (SELECT jsonb_object_agg(category, number) FROM (
            SELECT category, count(*) AS number FROM places WHERE during @> months.last GROUP BY category
        ) AS counted),
        (SELECT count(DISTINCT subject) FROM places WHERE begins = registered AND begins BETWEEN months.first AND months.last),
        (SELECT count(DISTINCT subject) FROM places WHERE places.last AND removed BETWEEN months.first AND months.last)
    FROM months ORDER BY months.first
"""


def by_month(register: Register[Any], since: date, on: date, known: datetime | None = None, without: Collection[UUID] = ()) -> list[Month]:
    """Every month from the one of `since` to the one of `on`."""
    asked = {"since": since.replace(day=1), "on": on, "known": known, "without": list(without)}
    table = connection.ops.quote_name(register.place._meta.db_table)
    with without_row_security(), connection.cursor() as cursor:
        cursor.execute(_BY_MONTH.format(table=table), asked)
        return [Month(first, _counts(counts), come, gone) for first, counts, come, gone in cursor.fetchall()]


def _counts(told: str | dict[str, int] | None) -> dict[str, int]:
    held = json.loads(told) if isinstance(told, str) else told or {}
    return {str(category): int(count) for category, count in held.items()}
