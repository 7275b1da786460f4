"""Times in which somebody lives away from their family’s home. A domain that knows of such times says so; addresses follow from it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from corbiere.ledger.record import Line


class TimeAway(NamedTuple):
    """From the day on which somebody comes to live elsewhere; `until`: the day they left there, None while they live there."""

    since: date
    until: date | None


Tells = Callable[[Sequence[Line]], Iterable[TimeAway]]
READS = {"address-noted", "address-ended"}
"""Kinds that tell where somebody lives."""
_TELL: list[Tells] = []


def lives_away(reads: Iterable[str]) -> Callable[[Tells], Tells]:
    """Registers a pure function of what stands of somebody: when they lived away, by the kinds of entry in `reads`."""

    def register(tells: Tells) -> Tells:
        _TELL.append(tells)
        READS.update(reads)
        return tells

    return register


def times_away(lines: Sequence[Line]) -> list[TimeAway]:
    return sorted(time for tells in _TELL for time in tells(lines))


def away_since(lines: Sequence[Line], on: date) -> date | None:
    """Since when somebody lives where they live that day, if that is away from their family."""
    return next((time.since for time in times_away(lines) if time.since <= on and (time.until is None or on < time.until)), None)
