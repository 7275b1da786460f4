"""The work that comes in at the front door."""

from collections.abc import Iterator, Sequence

from corbiere.access.bases import OPEN_CONCERN
from corbiere.front_door.worries import worries_of
from corbiere.ledger.record import Line
from corbiere.work import caseload
from corbiere.work.tasks import SAFETY_FORCE, Child, Task


def worries(child: Child, lines: Sequence[Line]) -> Iterator[Task]:
    """Worries that nobody has decided on yet, for those who take worries in."""
    for line, decided in worries_of(lines):
        if decided is None:
            what = f"A worry about {child.called} to decide on"
            yield Task(child, what, line.happened, line.body.get("concern", ""), SAFETY_FORCE, 0, kind="concern-decided", of=line.root)


caseload.declare(caseload.Arrival(OPEN_CONCERN, worries))
