"""The island can be invented on any day: its stories break no rule, whatever day it is and whichever families are drawn."""

import os
from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction

from clock import today
from corbiere.island.making import make_island
from corbiere.island.roster import LE_BROCQS, Roster, roster
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from island.rehearsal import Refused, rehearse

ISLANDS, PARTS = 60, 4
PEOPLE, FEWEST = 1_800, 200
ODD_DAYS = {
    "28 February": date(2027, 2, 28),
    "a clock goes forward": date(2027, 3, 28),
    "the day after": date(2027, 3, 29),
    "Good Friday": date(2027, 3, 26),
    "Liberation Day": date(2027, 5, 9),
    "a clock goes back": date(2027, 10, 31),
    "Christmas": date(2027, 12, 25),
    "28 February of a leap year": date(2028, 2, 28),
    "29 February": date(2028, 2, 29),
    "1 March of a leap year": date(2028, 3, 1),
    "the last day of the year": date(2026, 12, 31),
    "the first day of the year": date(2029, 1, 1),
    "a Saturday": date(2028, 7, 1),
    "a Sunday": date(2028, 7, 2),
}
FOUR_YEARS = 1461
DRAWN = os.environ.get("CORBIERE_ISLANDS", "")
"""What the random islands are drawn from: another in each run, so that in time every day and many families are met."""


def _islands(part: int) -> list[tuple[int, date]]:
    """Seeds and days: the odd ones always, and the others drawn."""
    random = Random(f"{DRAWN} {part}")
    odd = list(ODD_DAYS.values())[part::PARTS]
    drawn = [today() + timedelta(days=random.randrange(FOUR_YEARS)) for _ in range(ISLANDS // PARTS - len(odd))]
    return [(random.randrange(10**6), day) for day in (*odd, *drawn)]


def _some_of(planned: Roster, random: Random) -> list[int]:
    """The Le Brocqs now and then; every family on a plan or with a child in care, some of whom nobody has seen of late; and one of each other way."""
    by_way: dict[str, list[int]] = {}
    for number, case in planned.cases.items():
        by_way.setdefault(case.way, []).append(number)
    for number in by_way["on-plan"]:
        planned.cases[number] = planned.cases[number]._replace(unseen=random.random() < 0.3)
    often = [*by_way.pop("on-plan"), *by_way.pop("in-care")]
    return [*([LE_BROCQS] if random.random() < 0.3 else []), *often, *(random.choice(numbers) for numbers in by_way.values())]


@pytest.mark.timeout(1500)
@pytest.mark.parametrize("part", range(PARTS))
def test_no_story_of_sixty_islands_breaks_a_rule(part: int) -> None:
    refused: list[Refused] = []
    for seed, day in _islands(part):
        planned = roster(seed, PEOPLE, day)
        refused += rehearse(planned, _some_of(planned, Random(seed)))

    assert not refused, f"{len(refused)} stories are refused; CORBIERE_ISLANDS={DRAWN} tells them again:\n" + "\n".join(map(str, refused))


@pytest.mark.django_db
@pytest.mark.parametrize("day", [pytest.param(day, id=name) for name, day in ODD_DAYS.items()])
def test_an_island_is_written_whole_on_an_odd_day(day: date) -> None:
    """With every gate, table and reading of the record, in one transaction that is rolled back."""
    with transaction.atomic():
        made = make_island(FEWEST, day, 1, lambda done, total: None, seed=day.toordinal())
        with without_row_security():
            assert EntryRow.objects.count() == made.entries
        transaction.set_rollback(True)
