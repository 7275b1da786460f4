"""The folds of the Hub's worries, and of what whoever raised them may know."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from corbiere.agencies import taking
from corbiere.front_door.entries.concerns import beginning
from corbiere.front_door.models import HubWorry, RaisedWorry
from corbiere.front_door.worries import ARRIVED, KINDS, WorryInHand, worries_of
from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line

taking.READS.update(KINDS)  # whoever looks for steps passes over these


@reading(HubWorry, reads=taking.READS)
def hub_worries(subject: UUID, lines: Sequence[Line]) -> list[HubWorry]:
    return [_row(subject, held) for held in worries_of(lines) if held.is_open or held.waits or held.unread or _is_untold(held)]


def _is_untold(held: WorryInHand) -> bool:
    return held.tell_until is not None and held.told_on is None


def _row(subject: UUID, held: WorryInHand) -> HubWorry:
    line, decided, step = held.line, held.decided, held.step
    row = HubWorry(
        subject=subject,
        entry=line.root,
        matter=line.kind == ARRIVED,
        called=line.body.get("name", ""),
        said=beginning(line.body.get("concern", "")),
        came=line.happened,
        at=line.time,
        at_risk=bool(line.body.get("at_risk")),
        crowd=line.body.get("crowd"),
        holder=held.holder,
    )
    if decided:
        row.decided, row.decision, row.level = decided.happened, decided.root, decided.body.get("level", "")
        row.tell_until, row.unread = held.tell_until, held.unread
        row.offered, row.by = (step.offer.to or step.offer.team if step.offer else None, step.by) if step else (None, None)
    return row


@reading(RaisedWorry, reads=KINDS)
def raised_worries(subject: UUID, lines: Sequence[Line]) -> list[RaisedWorry]:
    """A worry that was joined is told of where it was joined to; of one that they decided on in the same act they need not be told."""
    return [row for held in worries_of(lines) if not held.joined and not held.decided_at_once for row in _raised(subject, held)]


def _raised(subject: UUID, held: WorryInHand) -> Iterator[RaisedWorry]:
    who, line, decided = held.raised_by, held.line, held.decided
    if who is None:
        return
    last = held.told[-1] if held.told else decided
    told = (last.body.get("told") or last.body.get("tell") or "") if last else ""
    yield RaisedWorry(
        subject=subject,
        entry=line.root,
        practitioner=who,
        said=beginning(line.body.get("concern", "")),
        came=line.happened,
        decided=decided and decided.happened,
        told=told,
        told_on=last.happened if last and told else None,
    )
