"""Measures counted for a page: each once for the quarter asked about, the one before and those that led to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from corbiere.agencies.directory import names
from corbiere.desk.components.charts import Chart, ChartPoint
from corbiere.desk.components.days import NIGHTFALL
from corbiere.insight.counts import Proportion, UnitAnswer, by_meeting, children_and_meetings, direction, told, within
from corbiere.insight.dataset import Dataset, Reads, world
from corbiere.insight.disclosure_control import Closed, shown, shown_rows
from corbiere.insight.measure import Breakdown, Measure, measures
from corbiere.insight.pages.question import MeasureQuery
from corbiere.insight.quarters import Quarter, up_to
from corbiere.insight.scope import Over
from corbiere.ledger.reading import JERSEY

QUARTERS = 8  # two years of them; a default


class MeasureRow(NamedTuple):
    """A measure in the list: its figure, None where it is kept back, and how it stands against the quarter before."""

    measure: Measure[Any]
    figure: Proportion | None
    direction: str


class QuarterFigure(NamedTuple):
    """`meetings` is the figure by meeting, of a measure that is told so too; None likewise where it is kept back."""

    quarter: Quarter
    figure: Proportion | None
    meetings: Proportion | None = None


class BreakdownLine(NamedTuple):
    """A row of a breakdown, named; and its part of the whole where that can be said."""

    called: str
    figure: Proportion | None


class BreakdownTable(NamedTuple):
    breakdown: Breakdown
    rows: list[BreakdownLine]


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """One measure as its page shows it. `then` is how the quarter was known when it ended, where that can be asked."""

    measure: Measure[Any]
    figure: Proportion | None
    direction: str
    children: int
    meetings: int
    by_meeting: Proportion | None
    periods: list[QuarterFigure]
    tables: list[BreakdownTable]
    chart: Chart
    then: Proportion | None
    held: list[UnitAnswer]


def over_of(asking: MeasureQuery) -> Over:
    assert asking.over, "those who are given no numbers are shown none"
    return asking.over


def lines(asking: MeasureQuery) -> list[MeasureRow]:
    """Every measure of the set, each read of what is read once for all that ask for the same."""
    quarters = up_to(asking.quarter, 2)
    worlds: dict[Reads, Dataset] = {}
    found = []
    for measure in measures(asking.of):
        if measure.reads not in worlds:
            worlds[measure.reads] = _world(measure.reads, asking, quarters)
        before, now = _periods(measure, asking, quarters, told(measure, worlds[measure.reads]))
        found.append(MeasureRow(measure, now.figure, direction(now.figure, before.figure)))
    return found


def page(measure: Measure[Any], asking: MeasureQuery) -> MeasurePage:
    quarters = up_to(asking.quarter, QUARTERS)
    every = told(measure, _world(measure.reads, asking, quarters))
    periods = _periods(measure, asking, quarters, every)
    held = within(asking.quarter, every)
    figure = periods[-1].figure
    children, meetings = children_and_meetings(held)
    return MeasurePage(
        measure=measure,
        figure=figure,
        direction=direction(figure, periods[-2].figure),
        children=children,
        meetings=meetings,
        by_meeting=periods[-1].meetings,
        periods=periods,
        tables=_tables(measure, asking, held) if figure else [],
        chart=_chart(measure, periods),
        then=_then(measure, asking),
        held=held,
    )


def units(measure: Measure[Any], asking: MeasureQuery) -> list[UnitAnswer]:
    """Of the quarter alone."""
    return within(asking.quarter, told(measure, _world(measure.reads, asking, [asking.quarter])))


def _world(reads: Reads, asking: MeasureQuery, quarters: Sequence[Quarter]) -> Dataset:
    return world(reads, quarters[0].first, asking.shown.on, asking.shown.known, over_of(asking).whom)


def _periods(measure: Measure[Any], asking: MeasureQuery, quarters: Sequence[Quarter], held: list[UnitAnswer]) -> list[QuarterFigure]:
    return [_period(measure, quarter, within(quarter, held), over_of(asking).closed()) for quarter in quarters]


def _period(measure: Measure[Any], quarter: Quarter, held: list[UnitAnswer], closed: Closed) -> QuarterFigure:
    figure = shown(held, closed)
    return QuarterFigure(quarter, figure, shown(by_meeting(held), closed) if measure.by_meeting and figure else None)


def _then(measure: Measure[Any], asking: MeasureQuery) -> Proportion | None:
    """How the quarter was known on its last day; None while it lasts, on another day than today, or where numbers are kept back."""
    over, last = over_of(asking), asking.quarter.last
    if asking.so_far or not asking.shown.is_now or not over.whole:
        return None
    ended = datetime.combine(last, NIGHTFALL, JERSEY)
    return shown(within(asking.quarter, told(measure, world(measure.reads, asking.quarter.first, last, ended, over.whom))), over.closed())


def _tables(measure: Measure[Any], asking: MeasureQuery, held: list[UnitAnswer]) -> list[BreakdownTable]:
    found = [(breakdown, shown_rows(held, breakdown, over_of(asking).closed())) for breakdown in measure.breakdowns]
    called = names(row.key for _, rows in found for row in rows if isinstance(row.key, UUID))
    return [
        BreakdownTable(breakdown, sorted((BreakdownLine(_called(row.key, called), row.figure) for row in rows), key=lambda row: row.called))
        for breakdown, rows in found
        if rows
    ]


def _called(key: UUID | str, called: dict[UUID, str]) -> str:
    return called.get(key, "Somebody no longer in the directory") if isinstance(key, UUID) else key


def _chart(measure: Measure[Any], periods: Sequence[QuarterFigure]) -> Chart:
    points = tuple(ChartPoint(period.quarter.short, _share(period.figure)) for period in periods)
    told = [f"{_share(period.figure)}% in {period.quarter.words}" for period in periods if _share(period.figure) is not None]
    words = f"{told[0]}, and {told[-1]}." if len(told) > 1 else f"{told[0]}." if told else ""
    return Chart("bar", measure.called, words, "Quarter", "Per cent", points if told else (), percent=True)


def _share(figure: Proportion | None) -> int | None:
    return figure.per_cent if figure else None
