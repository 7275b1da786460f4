"""Parts of a child's record that an undecided worry opens, and to whom (docs/adr/0010-access.md)."""

from collections.abc import Sequence
from uuid import UUID

from corbiere.access.bases import OPEN_CONCERN, opens
from corbiere.access.models import Grant
from corbiere.agencies.entries import Role
from corbiere.front_door.models import FrontDoorGrant
from corbiere.front_door.worries import ChildsWorry, worries_of
from corbiere.ledger.record import Line


@opens(FrontDoorGrant, reads=("concern-received", "concern-decided"))
def worry_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    """From the day a worry came until a decision on it."""
    return [_grant(subject, worry) for worry in worries_of(lines)]


def _grant(subject: UUID, worry: ChildsWorry) -> Grant:
    decided = worry.decided.happened if worry.decided else None
    return OPEN_CONCERN.to_role(Role.HUB, subject, worry.line.happened, decided, entry=worry.line.root)
