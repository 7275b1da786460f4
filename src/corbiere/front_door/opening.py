"""Parts of a record that a worry opens, and to whom (docs/adr/0010-access.md)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from corbiere.access.bases import HUB_WAITS, OPEN_CONCERN, OPEN_MATTER, opens
from corbiere.access.corrections import HUB, Answerable, answers_for, keepers
from corbiere.access.models import Grant
from corbiere.agencies import taking
from corbiere.agencies.entries import Role
from corbiere.front_door.models import FrontDoorGrant, WaitingGrant
from corbiere.front_door.worries import ARRIVED, KINDS, RECEIVED, WorryInHand, worries_of
from corbiere.ledger.record import Line

TAKEN_BACK = timedelta(weeks=4)  # for how long what was decided on a matter, or joined, can be taken back; a default, no source gives it


@opens(FrontDoorGrant, reads=KINDS)
def worry_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    """Of a child, from the day a worry came until a decision on it. Of a matter, until some weeks after it was decided on or joined."""
    return [_grant(subject, held) for held in worries_of(lines)]


def _grant(subject: UUID, held: WorryInHand) -> Grant:
    came, entry = held.line.happened, held.line.root
    if held.line.kind == ARRIVED:
        last = max((line.happened for line in (*held.joined, held.decided) if line), default=None)
        return OPEN_MATTER.to_role(Role.HUB, subject, came, last and last + TAKEN_BACK, entry=entry)
    return OPEN_CONCERN.to_role(Role.HUB, subject, came, held.decided and held.decided.happened, entry=entry)


@opens(WaitingGrant, reads=taking.READS)
def waiting_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    """Of a child on whom the Hub decided, while nobody has taken them on; or while the Hub is to tell whoever raised the worry, or to
    read what was decided without it."""
    found = ((held.decided, held) for held in worries_of(lines))
    return [
        HUB_WAITS.to_role(Role.HUB, subject, made.happened, held.tell_until, entry=made.root)
        for made, held in found
        if made and (held.waits or held.unread or held.tell_until)
    ]


@answers_for
def hub_answers_for_worries(subject: UUID, line: Line, lines: Sequence[Line], on: date) -> Iterator[Answerable]:
    """The Hub, for a worry on which it has not decided: it may have come to the wrong child."""
    if line.kind == RECEIVED and all(held.decided is None for held in worries_of(lines) if held.line.root == line.root):
        yield from keepers(Role.HUB, HUB, on)
