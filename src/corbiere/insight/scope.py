"""Over whom a number is counted, and who may ask for it.

Those who answer for a set of measures have them over everyone, whole. Whoever else manages a team has them over the children that are open
to them, and over everyone with small numbers kept back. Whom somebody said they know is in none of their numbers. All others can read what
is counted, and how.
"""

from typing import NamedTuple
from uuid import UUID

from corbiere.access.viewing import MANAGES, Viewer
from corbiere.access.visibility import categories_open, closed_to
from corbiere.insight.counts import UnitAnswer
from corbiere.insight.dataset import ChildSelection
from corbiere.insight.disclosure_control import Closed, nobody_closed
from corbiere.insight.measure import MeasureSet

EVERYONE, OPEN = "everyone", "open"
WORDS = {
    EVERYONE: "everyone: every child in the record, including those who are closed to you",
    OPEN: "the children whose record is open to you today",
}


class Over(NamedTuple):
    """`whom`: the children counted; `open`: those open to the viewer; `whole`: nothing is kept back; `ways`: what else may be asked."""

    name: str
    whom: ChildSelection
    open: frozenset[UUID]
    whole: bool
    ways: tuple[str, ...]

    @property
    def words(self) -> str:
        without = ", without those you said you know" if self.whom.without else ""
        return f"{WORDS[self.name]}{without}"

    def closed(self) -> Closed:
        return nobody_closed if self.whole else self._is_closed

    def _is_closed(self, one: UnitAnswer) -> bool:
        return not self.open.issuperset(one.unit.children)


def over(viewer: Viewer, of: MeasureSet, asked: str = "") -> Over | None:
    """Over whom the viewer is given numbers, as asked for or else by their work; None where numbers are not for them."""
    whole = of.whole(viewer)
    if not (whole or MANAGES in viewer.roles):
        return None
    ways = (EVERYONE, OPEN) if whole else (OPEN, EVERYONE)
    name = asked if asked in ways else ways[0]
    opened = frozenset(child for child, held in categories_open(viewer).items() if of.category in held)
    whom = ChildSelection(without=frozenset(closed_to(viewer))) if name == EVERYONE else ChildSelection(only=opened)
    return Over(name, whom, opened, whole or name == OPEN, ways)
