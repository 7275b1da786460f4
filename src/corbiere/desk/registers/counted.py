"""The register in numbers as the page tells them: tables, and a chart by month over years."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from corbiere.desk.charts import Chart, Point, month_called
from corbiere.desk.registers.asked import Asked
from corbiere.desk.words import counted
from corbiere.protection.entries.parts import Harm
from corbiere.registers.numbers import FEWEST, NOT_SAID, Month, by_month, harm_called, kept_back
from corbiere.registers.register import Sort, transactions

YEARS = 5  # default: no source says over how long


@dataclass(frozen=True)
class Monthly:
    """A table of months, the last first, and its chart. A number that is kept back is None."""

    headings: list[str]
    rows: list[tuple[str, list[int | None]]]
    chart: Chart


def monthly(asking: Asked, without: Sequence[UUID], whole: bool) -> Monthly:
    since = date(asking.on.year - YEARS, asking.on.month, 1)
    months = by_month(since, asking.on, asking.known, without)
    return _whole(months) if whole else _totals(months)


def _whole(months: Sequence[Month]) -> Monthly:
    used = [harm.value for harm in Harm if any(month.counts.get(harm.value) for month in months)]
    used += [""] if any(month.counts.get("") for month in months) else []
    headings = ["All", *(harm_called(category) for category in used), "Put on", "Taken off"]
    rows = [_row(month, used) for month in reversed(months)]
    points = tuple(
        Point(month_called(month.first), month.counts.get(category, 0), harm_called(category)) for month in months for category in used
    )
    return Monthly(headings, rows, _chart("stacked", _in_words(months, _exactly), points))


def _row(month: Month, used: Sequence[str]) -> tuple[str, list[int | None]]:
    return month_called(month.first), [month.total, *(month.counts.get(category, 0) for category in used), month.registered, month.removed]


def _totals(months: Sequence[Month]) -> Monthly:
    """Of each month only how many, and not where they are few."""
    totals = [(month_called(month.first), _few(month.total)) for month in months]
    points = tuple(Point(called, total) for called, total in totals)
    return Monthly(["All"], [(called, [total]) for called, total in reversed(totals)], _chart("bar", _in_words(months, _roughly), points))


def _few(number: int) -> int | None:
    return kept_back({NOT_SAID: number})[NOT_SAID]


def _chart(sort: str, words: str, points: tuple[Point, ...]) -> Chart:
    return Chart(
        sort="stacked" if sort == "stacked" else "bar",
        title="Children on the register as each month closed",
        words=words,
        across="Month",
        up="Children",
        points=points,
    )


def _in_words(months: Sequence[Month], said: Callable[[int], str]) -> str:
    """Where it began, where it is, and the most there were."""
    first, last, most = months[0], months[-1], max(months, key=lambda month: month.total)
    ends = f"{said(first.total)} in {month_called(first.first)}, {said(last.total)} in {month_called(last.first)}"
    return f"{ends}; the most were {said(most.total)}, in {month_called(most.first)}."


def _exactly(number: int) -> str:
    return counted(number, "child").replace("childs", "children")


def _roughly(number: int) -> str:
    """What is few is told as few to those who see no more than numbers."""
    return f"fewer than {FEWEST} children" if 0 < number < FEWEST else _exactly(number)


def changes(asking: Asked, without: Sequence[UUID], whole: bool) -> list[tuple[str, int | None]]:
    """How often what changed between two days."""
    found: Counter[Sort] = Counter(told.sort for told in transactions(asking.first, asking.last, asking.known, without))
    counts: dict[str, int | None] = {sort.label: found[sort] for sort in Sort}
    return list((counts if whole else kept_back(counts)).items())
