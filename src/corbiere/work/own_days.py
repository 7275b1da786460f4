"""What workers planned for themselves: beside the law's days, never in their place. Pure."""

from collections.abc import Iterable
from datetime import date

from corbiere.ledger.rulings import Line


def own_days(lines: Iterable[Line], on: date) -> dict[str, date]:
    """The worker's own days still to come, by the kind that is planned: beside the law's days, never in their place."""
    found: dict[str, date] = {}
    for line in lines:
        for kind, key in _PLANS.get(line.kind, ()):
            day = line.body.get(key)
            if day:
                found[kind or line.body["what"]] = date.fromisoformat(day)
        found.pop(line.kind, None)
    return {kind: day for kind, day in found.items() if day >= on}


_PLANS = {
    "planned": (("", "for"),),
    "visit-failed": (("child-seen", "next_try"),),
    "conference-arranged": (("conference-held", "for"),),
}
