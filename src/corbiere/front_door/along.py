"""Entries written with a decision on a worry, in one act."""

from collections.abc import Iterator

from corbiere.front_door.entries import ConcernDecided, ReferrerTold
from corbiere.ledger.along import written_along
from corbiere.ledger.entry import Entry


@written_along(ConcernDecided.kind)
def told_of_it(decided: Entry) -> Iterator[Entry]:
    """That whoever raised it is told, and what."""
    if isinstance(decided, ConcernDecided) and decided.tell:
        yield ReferrerTold(of=decided.of, told=decided.tell)
