"""A flag on a child's page: that their case is before a court, as the register has it, and under which reference (ISS-5-4)."""

from collections.abc import Sequence

from corbiere.care.proceedings import cases
from corbiere.desk.extend import Flag, declare
from corbiere.ledger.record import Line
from corbiere.statute.states import BEFORE_COURT


def reference(lines: Sequence[Line]) -> str:
    """The court's own, of the last case."""
    found = cases(lines)
    return f" ({', '.join(found[-1].references)})" if found and found[-1].references else ""


declare(
    Flag(
        name="before-court",
        state=BEFORE_COURT,
        says="Before the court",
        begun="has a case before the court",
        ended="has no case before the court any more",
        more=reference,
        order=25,
    )
)
