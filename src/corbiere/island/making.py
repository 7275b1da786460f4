"""Writing the invented island into the ledger, some families at a time, in as many processes as there are cores to spare."""

import multiprocessing
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from typing import NamedTuple

from django.contrib.auth.hashers import make_password
from django.db import transaction
from pydantic import ValidationError

from corbiere.access.models import Account
from corbiere.database.faults import DatabaseFault
from corbiere.island.apart import particular
from corbiere.island.cast import CAST, PASSWORD, CastRole, player
from corbiere.island.household_entries import REGISTRY, HouseholdWriter
from corbiere.island.le_brocqs import le_brocqs
from corbiere.island.matters import matters
from corbiere.island.process import begin, planned_here
from corbiere.island.querees import querees
from corbiere.island.reaching import parents_reached
from corbiere.island.register_questions import register_questions
from corbiere.island.roster import LE_BROCQS, QUEREES, Roster, roster
from corbiere.island.staff_entries import staff_entries
from corbiere.island.stories import OTHERWISE, FamilyStory, in_order
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import Writing, record_batch
from corbiere.statute.calendar import in_words

SEED = 49
PEOPLE = 45_000
AT_ONCE = 60
"""Families in one transaction."""
Progress = Callable[[int, int], None]
BY_NAME = {LE_BROCQS: le_brocqs, QUEREES: querees}
"""Families who are told by name, by the numbers of their households."""


CUT_SHORT = (
    "A process that writes families was ended from outside before it was done, as happens where memory runs out. "
    "Run the same again; --people 3000 needs less."
)


class IslandResult(NamedTuple):
    families: int
    entries: int


class StoryRefused(Exception):
    """A family of the island whose story the record does not take: which one, on which day it was told, and why not."""

    def __init__(self, family: int, seed: int, day: date, why: str) -> None:
        self.family, self.seed, self.day, self.why = family, seed, day, why
        super().__init__(family, seed, day, why)

    def __str__(self) -> str:
        return (
            f"The story of family {self.family} (seed {self.seed}, told on {in_words(self.day)}) is not taken into the record: {self.why}"
        )


def make_island(people: int, today: date, processes: int, progress: Progress, seed: int = SEED) -> IslandResult:
    """Fills a database in which everybody is invented. `progress` is told how many families are done, of how many."""
    planned = roster(seed, people, today)
    workforce = planned.workforce
    told = staff_entries(workforce.everybody, workforce.cast[CastRole.REGISTER], today, planned.away)
    entries = record_batch(told, by=REGISTRY, otherwise=OTHERWISE)
    done, written = write_families(planned, list(BY_NAME))
    entries += written
    for families, written in _written(planned, processes):
        done, entries = done + families, entries + written
        progress(done, planned.last + len(BY_NAME))
    entries += record_batch([*matters(planned), *register_questions(planned)], by=REGISTRY, otherwise=OTHERWISE)
    _accounts(today)
    return IslandResult(done, entries)


def _written(planned: Roster, processes: int) -> Iterator[tuple[int, int]]:
    chunks = [range(first, min(first + AT_ONCE, planned.last + 1)) for first in range(1, planned.last + 1, AT_ONCE)]
    if processes == 1:
        yield from (write_families(planned, chunk) for chunk in chunks)
        return
    # Begun anew and not forked: a process that is forked while a thread of ours holds a lock waits for it for ever.
    begun = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, begun, begin, (pickle.dumps(planned),)) as pool:
        try:
            yield from (written.result() for written in as_completed([pool.submit(_write_these, chunk) for chunk in chunks]))
        except BrokenProcessPool as broken:
            raise DatabaseFault(CUT_SHORT) from broken
        finally:
            pool.shutdown(cancel_futures=True)


def write_families(planned: Roster, numbers: Sequence[int]) -> tuple[int, int]:
    """How many families and entries were written. StoryRefused names the first whose story breaks a rule."""
    try:
        writings = [writing for number in numbers for writing in family_entries(planned, number)]
        return len(numbers), record_batch(writings, by=REGISTRY, otherwise=OTHERWISE)
    except (NotRecorded, ValidationError):
        for number in numbers:
            _try_alone(planned, number)
        raise


def _try_alone(planned: Roster, number: int) -> None:
    """Writes one family and takes it back. StoryRefused if it is the one that cannot be written."""
    with transaction.atomic():
        try:
            record_batch(family_entries(planned, number), by=REGISTRY, otherwise=OTHERWISE)
        except (NotRecorded, ValidationError) as refused:
            raise StoryRefused(number, planned.seed, planned.today, str(refused)) from refused
        transaction.set_rollback(True)


def family_entries(planned: Roster, number: int) -> list[Writing]:
    """Entries about a household, in order."""
    if number in BY_NAME:
        return BY_NAME[number](planned)
    home = planned.home(number)
    written = HouseholdWriter(home, planned.today).carried_over()
    if case := planned.cases.get(number):
        circle, today = planned.circle(home, case), planned.today
        written += [*parents_reached(home, today), *particular(home, circle, case, today)]
        written += FamilyStory(home, circle, today).of(case)
    return in_order(written)


def _accounts(today: date) -> None:
    """One way to sign in for each of the cast. They share a password, which is hashed once: to hash it takes a third of a second."""
    hashed = make_password(PASSWORD)
    made = Account.objects.bulk_create(Account(email=part.email, practitioner=player(part, today).id, password=hashed) for part in CAST)
    Account.objects.bind(made, "the making of the island")


def _write_these(numbers: range) -> tuple[int, int]:
    return write_families(planned_here(), numbers)
