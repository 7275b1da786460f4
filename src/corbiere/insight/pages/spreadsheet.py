"""A measure as a table for a spreadsheet: numbers only, and nobody is named."""

from collections.abc import Iterator

from django.http import HttpResponse

from corbiere.desk.components.spreadsheet import file_of
from corbiere.insight.counts import Proportion
from corbiere.insight.pages.figures import MeasurePage, over_of
from corbiere.insight.pages.question import MeasureQuery

HEADINGS = ("Table", "Of", "Number", "Out of", "Per cent", "Not known", "Not due yet", "Left out")
KEPT_BACK = "kept back"


def as_csv(page: MeasurePage, asking: MeasureQuery) -> HttpResponse:
    return file_of((page.measure.called, page.measure.clause), _rows(page, asking), f"{page.measure.id}-{asking.quarter.name}")


def _rows(page: MeasurePage, asking: MeasureQuery) -> Iterator[tuple[str, ...]]:
    known = asking.shown.known_on
    yield ("Counted over", over_of(asking).words)
    yield ("On the day", asking.shown.on.isoformat(), "as known on", (known or asking.shown.today).isoformat())
    yield HEADINGS
    for period in page.periods:
        yield ("By quarter", period.quarter.words, *_cells(period.figure))
    for period in page.periods if page.measure.by_meeting else ():
        yield ("By quarter, by meeting", period.quarter.words, *_cells(period.meetings))
    for table in page.tables:
        for row in table.rows:
            cells = (str(row.figure.of),) if row.figure and table.breakdown.tally else _cells(row.figure)
            yield (f"{table.breakdown.called}, {asking.quarter.words}", row.called, *cells)


def _cells(figure: Proportion | None) -> tuple[str, ...]:
    if figure is None:
        return (KEPT_BACK,)
    share = "" if figure.per_cent is None else str(figure.per_cent)
    return (str(figure.yes), str(figure.of), share, *(str(number) for number in (figure.unknown, figure.not_yet, figure.left_out)))
