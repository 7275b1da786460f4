"""Help below care that a child has outgrown: they are looked after now, or eighteen. It ends when somebody decides so (WT-gap-15)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line
from corbiere.ledger.standing import spans
from corbiere.statute.calendar import birthday
from corbiere.statute.states import LOOKED_AFTER, Span
from corbiere.wellbeing.entries import PlanEndProposed
from corbiere.wellbeing.entries.plan_course import WhyPlanEnded
from corbiere.wellbeing.help_plan import of_help

READS = ("born", "died", "care-started", "care-ended")
ADULT = 18


class Outgrown(NamedTuple):
    """Since when help is no longer the child's way of being helped, and why."""

    day: date
    reason: WhyPlanEnded

    @property
    def words(self) -> str:
        return "is looked after now" if self.reason is WhyPlanEnded.LOOKED_AFTER else f"is {ADULT} now"


@folded
def care(lines: Sequence[Line]) -> list[Span]:
    return spans(lines, LOOKED_AFTER)


def outgrown(lines: Sequence[Line], begun: date, on: date) -> Outgrown | None:
    """The change since help began, if there was one. Help that was begun for a looked-after child was meant for them."""
    found = [one for one in changes(lines, begun) if one.day <= on]
    if any(one.reason is WhyPlanEnded.EIGHTEEN for one in found):
        return found[-1]
    return next((one for one in reversed(found) if any(span.begins == one.day and on <= span.last for span in care(lines))), None)


def changes(lines: Sequence[Line], begun: date) -> list[Outgrown]:
    """Each such change after help began, the eighteenth birthday last: it may lie ahead."""
    return list(_changes(lines, begun))


def cared_for_since(lines: Sequence[Line]) -> date | None:
    """The day on which the care began that nobody has ended."""
    last = next(reversed(care(lines)), None)
    over = last is None or any(line.kind == "care-ended" and line.happened == last.last for line in lines)
    return None if last is None or over else last.begins


def _changes(lines: Sequence[Line], begun: date) -> Iterator[Outgrown]:
    if any(line.kind == "died" for line in lines):
        return
    yield from (Outgrown(span.begins, WhyPlanEnded.LOOKED_AFTER) for span in care(lines) if span.begins > begun)
    born = next((line.happened for line in lines if line.kind == "born"), None)
    if born and birthday(born, ADULT) > begun:
        yield Outgrown(birthday(born, ADULT), WhyPlanEnded.EIGHTEEN)


def is_proposed(lines: Sequence[Line], since: date) -> bool:
    """Whether a manager was asked since then whether the plan of help ends: the next step is theirs."""
    return any(line.kind == PlanEndProposed.kind and of_help(line) and line.happened >= since for line in lines)
