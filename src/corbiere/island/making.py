"""Writing the invented island into the ledger, some families at a time, in as many processes as there are cores to spare."""

import multiprocessing
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from typing import NamedTuple

from django.contrib.auth.hashers import make_password

from corbiere.access.models import Account
from corbiere.island.cast import CAST, PASSWORD, Role, player
from corbiere.island.le_brocqs import le_brocqs
from corbiere.island.people_made import REGISTRY, Register
from corbiere.island.process import begin, planned_here
from corbiere.island.roster import Roster, roster
from corbiere.island.staff_made import staff_entries
from corbiere.island.stories import OTHERWISE, FamilyStory, in_order
from corbiere.ledger.writing import Writing, record_batch

SEED = 49
PEOPLE = 45_000
AT_ONCE = 60
"""Families in one transaction."""
Progress = Callable[[int, int], None]


class Made(NamedTuple):
    families: int
    entries: int


def make_island(people: int, today: date, processes: int, progress: Progress, seed: int = SEED) -> Made:
    """Fills a database in which everybody is invented. `progress` is told how many families are done, of how many."""
    planned = roster(seed, people, today)
    workforce = planned.workforce
    entries = record_batch(staff_entries(workforce.everybody, workforce.cast[Role.REGISTER], today), by=REGISTRY, otherwise=OTHERWISE)
    entries += record_batch(le_brocqs(planned), by=REGISTRY, otherwise=OTHERWISE)
    done = 1
    for families, written in _written(planned, processes):
        done, entries = done + families, entries + written
        progress(done, planned.last + 1)
    _accounts(today)
    return Made(done, entries)


def _written(planned: Roster, processes: int) -> Iterator[tuple[int, int]]:
    chunks = [range(first, min(first + AT_ONCE, planned.last + 1)) for first in range(1, planned.last + 1, AT_ONCE)]
    if processes == 1:
        yield from (write_families(planned, chunk) for chunk in chunks)
        return
    # Begun anew and not forked: a process that is forked while a thread of ours holds a lock waits for it for ever.
    begun = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, begun, begin, (pickle.dumps(planned),)) as pool:
        yield from (written.result() for written in as_completed([pool.submit(_write_these, chunk) for chunk in chunks]))


def write_families(planned: Roster, numbers: Sequence[int]) -> tuple[int, int]:
    """How many families and entries were written."""
    writings = [writing for number in numbers for writing in family_entries(planned, number)]
    return len(numbers), record_batch(writings, by=REGISTRY, otherwise=OTHERWISE)


def family_entries(planned: Roster, number: int) -> list[Writing]:
    home = planned.home(number)
    written = Register(home, planned.today).carried_over()
    if case := planned.cases.get(number):
        written += FamilyStory(home, planned.circle(home, case), planned.today).of(case)
    return in_order(written)


def _accounts(today: date) -> None:
    """One way to sign in for each of the cast. They share a password, which is hashed once: to hash it takes a third of a second."""
    hashed = make_password(PASSWORD)
    Account.objects.bulk_create(Account(email=part.email, practitioner=player(part, today).id, password=hashed) for part in CAST)


def _write_these(numbers: range) -> tuple[int, int]:
    return write_families(planned_here(), numbers)
