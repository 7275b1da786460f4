"""Whether a personal adviser and a young person are in touch as they agreed: the plan, the last time, and the next. Pure (439 to 448)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from corbiere.care.entries.staying_in_touch import DAYS, MONTHS, AdviserContact, AdviserContactMissed, StayingInTouchPlanned, TouchEvery
from corbiere.ledger.record import Line
from corbiere.statute.calendar import days_after, months_after


class Touch(NamedTuple):
    """`missed` is each time that it could not be since the last contact; `due` the day of the next, as agreed or as set anew."""

    planned: Line | None
    last: Line | None
    missed: tuple[Line, ...]
    due: date | None

    @property
    def often(self) -> str:
        return TouchEvery(self.planned.body["how_often"]).label.lower() if self.planned else ""

    @property
    def yearly(self) -> bool:
        """Whether the law’s own clock asks for it as soon."""
        return self.planned is not None and self.planned.body["how_often"] == TouchEvery.YEARLY

    @property
    def look_again(self) -> date | None:
        said = self.planned.body.get("look_again") if self.planned else None
        return date.fromisoformat(said) if said else None

    @property
    def tried_since(self) -> bool:
        return bool(self.missed)


def touch(lines: Sequence[Line], on: date) -> Touch:
    upto = [line for line in lines if line.happened <= on]
    planned = _last(upto, StayingInTouchPlanned.kind)
    last = _last(upto, AdviserContact.kind)
    missed = tuple(line for line in upto if line.kind == AdviserContactMissed.kind and (last is None or line.happened >= last.happened))
    return Touch(planned, last, missed, _due(planned, last, missed))


def _last(lines: Sequence[Line], kind: str) -> Line | None:
    return next((line for line in reversed(lines) if line.kind == kind), None)


def _due(planned: Line | None, last: Line | None, missed: Sequence[Line]) -> date | None:
    """From the last time, or from the agreement where that is later; as they set it anew, where it could not be."""
    if planned is None:
        return None
    if missed:
        return date.fromisoformat(missed[-1].body["again"])
    if last and last.body.get("next") and last.happened >= planned.happened:
        return date.fromisoformat(last.body["next"])
    often, since = TouchEvery(planned.body["how_often"]), max(line.happened for line in (planned, last) if line)
    if often in DAYS:
        return days_after(since, DAYS[often])
    return months_after(since, MONTHS[often]) if often in MONTHS else None
