"""The row that an agreement of a manager brings: what was agreed out of hours, by whoever was there, they write down themselves."""

from collections.abc import Iterator, Sequence
from datetime import date

from corbiere.care.stays import STARTED
from corbiere.ledger.record import Line
from corbiere.statute.calendar import in_words
from corbiere.work import owed
from corbiere.work.roles import MANAGES
from corbiere.work.tasks import SAFETY_FORCE, Child, Task

DECIDED = "management-decision-made"


def came_into_care(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """PS-1.3, PS-4.13: a manager hears at once that a child came into care whom another manager agreed to, until one writes why."""
    decided = {line.body.get("of") for line in lines if line.kind == DECIDED and line.happened <= on}
    for line in lines:
        agreed = line.kind == STARTED and line.happened <= on and line.body.get("manager") not in (None, str(line.practitioner))
        if agreed and str(line.root) not in decided:
            why = f"It was agreed with a manager on {in_words(line.happened)} (PS-4.13). Read it, and write down the decision (PS-1.3)."
            yield Task(child, f"{child.called} came into care", line.happened, why, SAFETY_FORCE, 0, kind=DECIDED, of=line.root)


owed.declare(owed.BesideTheLaw(came_into_care, frozenset({MANAGES}), urgent=True))
