"""Groups as their page tells them: each, those in several, month by month; with small numbers kept back where need be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from corbiere.access.viewing import Viewer
from corbiere.access.visibility import closed_to
from corbiere.desk.components.charts import Chart, ChartPoint, month_called
from corbiere.desk.components.days import AsAt
from corbiere.insight.dataset import ChildSelection
from corbiere.insight.groups import Both, Grouping, StateGroup, Times, in_group, recorded, times, together
from corbiere.registers.numbers import FEWEST, kept_back
from corbiere.statute.calendar import months_after

MONTHS = 24  # a default: no source says over how long


class GroupsRow(NamedTuple):
    """How many children are in just these groups. `bar` is its length against the longest, of a hundred."""

    groups: Both
    words: str
    number: int
    bar: int


class Of(NamedTuple):
    group: StateGroup
    number: int | None
    is_recorded: bool


@dataclass(frozen=True, slots=True)
class GroupsPage:
    """`total` is of children who are in any group; it is None, and there are no `rows`, where those are kept back. `chart` has no point
    where small numbers are."""

    total: int | None
    each: list[Of]
    rows: list[GroupsRow]
    months: list[tuple[str, list[int]]]
    chart: Chart
    headings: list[str]
    leaves_out: bool


def may_see(viewer: Viewer, grouping: Grouping) -> bool:
    return grouping.numbers(viewer) or grouping.whole(viewer)


def page(viewer: Viewer, grouping: Grouping, shown: AsAt) -> GroupsPage:
    without = frozenset(closed_to(viewer))
    held = times(grouping, shown.on, shown.known, ChildSelection(without=without))
    there = recorded(grouping, held)
    counts = {both: together(held, shown.on)[both] for both in _each_way(there)}
    whole = grouping.whole(viewer)
    open_to_all = whole or none_small(counts)
    each = [
        Of(group, in_group(counts, group) if open_to_all else alone(in_group(counts, group)), group in there) for group in grouping.groups
    ]
    months = _months(held, there, shown.on) if whole else []
    return GroupsPage(
        total=sum(counts.values()) if open_to_all else None,
        each=each,
        rows=_rows(counts, there) if open_to_all else [],
        months=list(reversed(months)),
        chart=_chart(months, there),
        headings=[group.called for group in there],
        leaves_out=bool(without),
    )


def _each_way(there: Sequence[StateGroup]) -> list[Both]:
    return [frozenset(chosen) for number in range(1, len(there) + 1) for chosen in combinations(there, number)]


def none_small(counts: Mapping[Both, int]) -> bool:
    """Whether the overlaps can be told to everybody. One small one keeps all of them back, and the whole with them: the number on the
    register stands on its own page too, and from the lines of the groups and the whole the small one would follow."""
    return all(number == 0 or number >= FEWEST for number in counts.values())


def alone(number: int) -> int | None:
    return kept_back({"": number})[""]


def _rows(counts: Mapping[Both, int], there: Sequence[StateGroup]) -> list[GroupsRow]:
    most = max(counts.values(), default=0)
    return [GroupsRow(both, _words(both, there), number, round(100 * number / most) if number else 0) for both, number in counts.items()]


def _words(both: Both, there: Sequence[StateGroup]) -> str:
    """`This and that`, with `only` where it is one of several."""
    said = [group.called for group in there if group in both]
    said = [said[0], *(label[0].lower() + label[1:] for label in said[1:])]
    return f"{said[0]} only" if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def _months(held: Times, there: Sequence[StateGroup], on: date) -> list[tuple[str, list[int]]]:
    """How many were in each group as each month closed; the last one as it is on the day shown."""
    first = on.replace(day=1)
    begun = [date((first.year * 12 + first.month - 1 - back) // 12, (first.month - 1 - back) % 12 + 1, 1) for back in range(MONTHS, -1, -1)]
    found = []
    for month in begun:
        counts = together(held, min(months_after(month, 1) - timedelta(days=1), on))
        found.append((month_called(month), [in_group(counts, group) for group in there]))
    return found


def _chart(months: Sequence[tuple[str, list[int]]], there: Sequence[StateGroup]) -> Chart:
    points = tuple(ChartPoint(month, number, group.called) for month, row in months for group, number in zip(there, row, strict=True))
    ends = [(group.called, row) for group, row in zip(there, zip(*(row for _, row in months), strict=True), strict=True)] if months else []
    said = [f"{called}: {row[0]} in {months[0][0]}, {row[-1]} in {months[-1][0]}" for called, row in ends]
    title = "Children in each group as each month closed"
    return Chart("line", title, f"{'; '.join(said)}." if said else "", "Month", "Children", points)
