"""Two versions of a plan side by side. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from corbiere.plans.changes import PlanChange, compared
from corbiere.plans.versions import Version


@dataclass(frozen=True, slots=True)
class Comparison:
    """`parts` are the parts of the plan in which something differs; `same` how many lines did not change."""

    older: Version
    newer: Version
    parts: Sequence[tuple[str, Sequence[PlanChange]]]
    same: Sequence[tuple[str, Sequence[PlanChange]]]


def comparison(older: Version, newer: Version) -> Comparison:
    found = compared(older.holds, newer.holds)
    differ = [change for change in found if change.how != "same"]
    same = [change for change in found if change.how == "same"]
    return Comparison(older, newer, _by_part(differ), _by_part(same))


def _by_part(found: Sequence[PlanChange]) -> list[tuple[str, list[PlanChange]]]:
    return [(part, list(held)) for part, held in groupby(found, attrgetter("part"))]


def chosen(found: Sequence[Version], asked: Mapping[str, int | None]) -> tuple[Version, Version] | None:
    """The versions of the numbers asked for; else the last two."""
    if len(found) < 2:
        return None
    by_number = {version.number: version for version in found}
    newer = by_number.get(asked.get("newer") or 0, found[-1])
    older = by_number.get(asked.get("older") or 0, found[max(found.index(newer) - 1, 0)])
    return (older, newer) if older.number <= newer.number else (newer, older)
