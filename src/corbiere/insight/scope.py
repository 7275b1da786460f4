"""Over whom a number is counted, and who may ask for it (ISS section 7, ISS-10-1).

The measures are those of the Independent Safeguarding service: its administrator, who keeps the register, and the manager of those who
chair conferences and reviews have them over everyone, whole. Whoever manages another team has them over the children that are open to them,
and over everyone with small numbers kept back. Whom somebody said they know is in none of their numbers. All others can read what is
counted, and how.
"""

from typing import NamedTuple
from uuid import UUID

from corbiere.access.viewing import MANAGES, Viewer
from corbiere.access.visibility import categories_open, closed_to
from corbiere.agencies.entries import Profession, Role
from corbiere.agencies.models import Practitioner, TeamManager, TeamMember
from corbiere.insight.counts import Told
from corbiere.insight.disclosure_control import Closed, nobody_closed
from corbiere.insight.population import Whom

EVERYONE, OPEN = "everyone", "open"
CHAIRING = (Profession.CONFERENCE_CHAIR, Profession.REVIEWING_OFFICER)
WORDS = {
    EVERYONE: "everyone: every child in the record, also those who are closed to you",
    OPEN: "the children whose record is open to you today",
}


class Over(NamedTuple):
    """`whom`: the children counted; `open`: those open to the viewer; `whole`: nothing is kept back; `ways`: what else may be asked."""

    name: str
    whom: Whom
    open: frozenset[UUID]
    whole: bool
    ways: tuple[str, ...]

    @property
    def words(self) -> str:
        without = ", without those whom you said you know" if self.whom.without else ""
        return f"{WORDS[self.name]}{without}"

    def closed(self) -> Closed:
        return nobody_closed if self.whole else self._is_closed

    def _is_closed(self, one: Told) -> bool:
        return not self.open.issuperset(one.unit.children)


def over(viewer: Viewer, asked: str = "") -> Over | None:
    """Over whom the viewer is given numbers, as asked for or else by their work; None where numbers are not for them."""
    whole = answers_for_everyone(viewer)
    if not (whole or MANAGES in viewer.roles):
        return None
    ways = (EVERYONE, OPEN) if whole else (OPEN, EVERYONE)
    name = asked if asked in ways else ways[0]
    opened = frozenset(child for child, held in categories_open(viewer).items() if "protection" in held)
    whom = Whom(without=frozenset(closed_to(viewer))) if name == EVERYONE else Whom(only=opened)
    return Over(name, whom, opened, whole or name == OPEN, ways)


def answers_for_everyone(viewer: Viewer) -> bool:
    """Whether they keep the registers, or manage a team in which somebody chairs conferences or reviews."""
    if Role.REGISTER_ADMINISTRATOR in viewer.roles:
        return True
    if MANAGES not in viewer.roles:
        return False
    managed = TeamManager.objects.on(viewer.on).filter(practitioner=viewer.practitioner).values("subject")
    members = TeamMember.objects.on(viewer.on).filter(team__in=managed).values("subject")
    return Practitioner.objects.on(viewer.on).filter(subject__in=members, profession__in=CHAIRING).exists()
