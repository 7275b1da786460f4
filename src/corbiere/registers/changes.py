"""Changes of the registers on the lists of those who work with the child, the same day (ISS-A-9)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from corbiere.registers.register import Register, Transaction, registers
from corbiere.registers.transactions import transactions_of
from corbiere.statute.calendar import in_words
from corbiere.statute.duties import ORDINARY_RANK
from corbiere.work import owed
from corbiere.work.sources import ListQuery, TaskSource
from corbiere.work.tasks import ASKED, LinkTo, Task

STANDS = timedelta(days=3)  # for how long a change is told; a default, no source gives it
READ = LinkTo("desk:entry", (), "Read")


def changes_of_registers(asking: ListQuery) -> Iterator[Task]:
    """QuestionForm for some days from the day on which it was written down, to everybody but who wrote it."""
    for register in registers():
        entries = _lately(asking, register)
        if entries:
            children = asking.open(entries.values())
            for told in transactions_of(register, set(entries.values())):
                if told.entry in entries and told.place.subject in children:
                    yield _task(asking, register, told, told.entry)


def _lately(asking: ListQuery, register: Register[Any]) -> dict[UUID, UUID]:
    """Entries by others that may have changed it, each with its child, of those in the list. Nothing is asked of the database."""
    return {
        line.id: subject
        for subject, lines in asking.lines.items()
        for line in lines
        if line.kind in register.decides and asking.on - STANDS < line.recorded_on <= asking.on
        and line.practitioner != asking.viewer.practitioner
    }  # fmt: skip


def _task(asking: ListQuery, register: Register[Any], told: Transaction[Any], entry: UUID) -> Task:
    child = asking.known[told.place.subject]
    what = f"{register.called}: {told.sort.label[0].lower()}{told.sort.label[1:]}, {child.called}"
    why = f"Written down as of {in_words(told.day)}. Everybody who works with {child.called} is told the same day (ISS-A-9)."
    return Task(child, what, told.day, why, ASKED, ORDINARY_RANK, mine=False, link=READ._replace(args=(entry,)))


owed.declare(TaskSource("changes of the registers", changes_of_registers))
