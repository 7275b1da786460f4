"""The night's work: each step once for each day, by one process at a time, and gone on with where it was cut short."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import Error, connection, transaction
from django.utils import timezone

from corbiere.ledger.models import NightStep
from corbiere.ledger.reading import JERSEY

WHOLE = "whole"
Tell = Callable[[int], None]  # how many are done, as it goes on
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NightlyJob:
    """`does` says in a sentence what it did. `at_once`: it is done and noted in one transaction; others go on where they stopped."""

    name: str
    does: Callable[[date, Tell], str]
    at_once: bool = True


@dataclass(frozen=True, slots=True)
class JobResult:
    """A step that is finished, now or `before`, or that failed."""

    step: str
    says: str
    before: bool = False
    failed: bool = False


def day_of(moment: datetime) -> date:
    """The day in Jersey."""
    return moment.astimezone(JERSEY).date()


@contextmanager
def alone(work: str = "corbiere.nightly") -> Iterator[bool]:
    """Whether nobody else is at it in this database, or at other work of that name. The lock goes with the connection, however a process
    ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [work])
        taken = bool(cursor.fetchone()[0])
    try:
        yield taken
    finally:
        if taken:
            with suppress(Error), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [work])


def missed(day: date) -> list[date]:
    """The days before this one, since the last whose night was worked through, on which it was not."""
    last = NightStep.objects.filter(step=WHOLE, day__lt=day).order_by("-day").values_list("day", flat=True).first()
    return [last + timedelta(days=after) for after in range(1, (day - last).days)] if last else []


def work_through(day: date, steps: Sequence[NightlyJob], tell: Callable[[str], Tell]) -> Iterator[JobResult]:
    """Every step that this day's night still lacks. One that fails keeps none of the others from being done, but the night is not whole."""
    before = dict(NightStep.objects.filter(day=day).values_list("step", "says"))
    began, whole = timezone.now(), True
    for step in steps:
        done = JobResult(step.name, before[step.name], before=True) if step.name in before else _do(step, day, tell(step.name))
        whole = whole and not done.failed
        yield done
    if whole and WHOLE not in before:
        NightStep.objects.create(day=day, step=WHOLE, began=began, ended=timezone.now(), says="All of it is done.")


def _do(step: NightlyJob, day: date, tell: Tell) -> JobResult:
    began = timezone.now()
    try:
        with transaction.atomic() if step.at_once else nullcontext():
            says = step.does(day, tell)
            NightStep.objects.create(day=day, step=step.name, began=began, ended=timezone.now(), says=says)
    except Exception as fault:
        log.exception("The step %s of the night's work failed", step.name)
        return JobResult(step.name, f"It failed ({type(fault).__name__}); what was done of it stays done.", failed=True)
    return JobResult(step.name, says)
