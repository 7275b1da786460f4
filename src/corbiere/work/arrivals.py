"""What comes to somebody from others: worries to decide on, and work that is offered. Pure."""

from collections.abc import Sequence

from corbiere.agencies.work import Offer
from corbiere.ledger.rulings import Line
from corbiere.work.tasks import ASKED, SAFETY_FORCE, Child, Task


def worry(child: Child, line: Line, lines: Sequence[Line]) -> Task | None:
    """A worry that nobody has decided on yet, for those who take worries in."""
    if line.kind != "concern-received" or any(decided.kind == "concern-decided" and _decides(decided, line) for decided in lines):
        return None
    what = line.body.get("concern", "")
    return Task(child, f"A worry about {child.called} to decide on", line.happened, what, SAFETY_FORCE, 0, kind="concern-decided")


def _decides(decided: Line, line: Line) -> bool:
    of = decided.body.get("of")
    return of == str(line.root) or (of is None and decided.happened >= line.happened)


def offer(child: Child, made: Offer) -> Task:
    """Work that was offered, and waits for a yes or a no."""
    why = "The work stays with whoever offered it until you take it on."
    return Task(child, f"Will you take on the work with {child.called}?", made.since, why, ASKED, 3, kind="handover-accepted")
