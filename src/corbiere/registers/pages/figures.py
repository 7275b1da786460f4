"""A register in numbers as the page tells them: tables, and a chart by month over years."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from corbiere.desk.components.charts import Chart, ChartPoint, month_called
from corbiere.desk.components.words import counted
from corbiere.registers.numbers import FEWEST, NOT_SAID, Month, by_month, changes_between, kept_back
from corbiere.registers.pages.question import RegisterQuery
from corbiere.registers.register import Register, RegisterWords
from corbiere.statute.calendar import months_after
from corbiere.statute.children import PER, ChildPopulation, children_on

YEARS = 5  # default: no source says over how long
RATE = f"Per {PER:,}"


@dataclass(frozen=True)
class Monthly:
    """A table of months, the last first, and its charts: of numbers, and of rates. A number that is kept back is None.

    `rate` is that of the day shown, and `figures` are the numbers of children that the rates are out of.
    """

    headings: list[str]
    rows: list[tuple[str, list[int | str | None]]]
    chart: Chart
    rates: Chart
    rate: str
    figures: list[ChildPopulation]


class MonthlyRate(NamedTuple):
    """A month, how many that may be told, None where it is kept back; and out of how many children who live in Jersey."""

    month: Month
    told: int | None
    children: ChildPopulation | None

    @property
    def rate(self) -> float | None:
        return self.children.rate(self.told) if self.children and self.told is not None else None

    @property
    def words(self) -> str | None:
        """None where the number itself is kept back; nothing where no figure of children is known."""
        return None if self.told is None else "" if self.rate is None else f"{self.rate:.1f}"


def monthly(register: Register[Any], asking: RegisterQuery, without: Sequence[UUID], whole: bool) -> Monthly:
    since = date(asking.on.year - YEARS, asking.on.month, 1)
    months = by_month(register, since, asking.on, asking.known, without)
    rated = [
        MonthlyRate(month, month.total if whole else _few(month.total), children_on(_closed(month, asking.on), asking.shown.known_on))
        for month in months
    ]
    headings, rows, chart = _whole(register.words, rated) if whole else _totals(rated)
    figures = list(dict.fromkeys(held.children for held in rated if held.children))
    return Monthly(headings, rows, chart, _rates(rated), rated[-1].words or "", figures)


def _closed(month: Month, on: date) -> date:
    """The last day of a month, or the day shown where the month has not closed by then."""
    return min(months_after(month.first, 1) - timedelta(days=1), on)


Table = tuple[list[str], list[tuple[str, list[int | str | None]]], Chart]


def _whole(words: RegisterWords[Any], rated: Sequence[MonthlyRate]) -> Table:
    months = [held.month for held in rated]
    used = [category for category in words.categories if any(month.counts.get(category) for month in months)]
    used += [""] if any(month.counts.get("") for month in months) else []
    called = {category: words.category_called(category, "") for category in used}
    headings = ["All", RATE, *called.values(), words.put_on, words.taken_off]
    rows = [_row(held, used) for held in reversed(rated)]
    points = tuple(
        ChartPoint(month_called(month.first), month.counts.get(category, 0), called[category]) for month in months for category in used
    )
    return headings, rows, _chart("stacked", _in_words(months, _exactly), points)


def _row(rated: MonthlyRate, used: Sequence[str]) -> tuple[str, list[int | str | None]]:
    month = rated.month
    counts = (month.counts.get(category, 0) for category in used)
    return month_called(month.first), [month.total, rated.words, *counts, month.registered, month.removed]


def _totals(rated: Sequence[MonthlyRate]) -> Table:
    """Of each month only how many, and not where they are few."""
    points = tuple(ChartPoint(month_called(held.month.first), held.told) for held in rated)
    rows: list[tuple[str, list[int | str | None]]] = [(month_called(held.month.first), [held.told, held.words]) for held in reversed(rated)]
    return ["All", RATE], rows, _chart("bar", _in_words([held.month for held in rated], _roughly), points)


def _rates(rated: Sequence[MonthlyRate]) -> Chart:
    """Nothing where no rate can be told."""
    known = [held for held in rated if held.rate is not None]
    points = tuple(ChartPoint(month_called(held.month.first), held.rate) for held in rated) if known else ()
    ends = [f"{held.words} in {month_called(held.month.first)}" for held in (known[:1] + known[-1:] if len(known) > 1 else known)]
    return Chart(
        sort="line",
        title=f"Out of every {PER:,} children under eighteen in Jersey",
        words=f"{', '.join(ends)}.",
        across="Month",
        up=RATE,
        points=points,
    )


def _few(number: int) -> int | None:
    return kept_back({NOT_SAID: number})[NOT_SAID]


def _chart(sort: str, words: str, points: tuple[ChartPoint, ...]) -> Chart:
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
    """Tells what is few as few to those who see no more than numbers."""
    return f"fewer than {FEWEST} children" if 0 < number < FEWEST else _exactly(number)


def changes(register: Register[Any], asking: RegisterQuery, without: Sequence[UUID], whole: bool) -> list[tuple[str, int | None]]:
    """How often what changed between two days."""
    found = changes_between(register, asking.first, asking.last, asking.known, without)
    counts: dict[str, int | None] = {sort.label: found[sort] for sort in register.changes}
    return list((counts if whole else kept_back(counts)).items())
