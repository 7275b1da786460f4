"""The measures of the service over HTTP: what each counts, its number for a quarter, and by what it is broken down. Nobody is named."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field, StringConstraints

from corbiere.api.authentication import ApiRequest
from corbiere.api.problems import reads
from corbiere.api.queries import Known, NameQuery, On
from corbiere.insight import scope
from corbiere.insight.counts import Proportion, by_meeting, told, within
from corbiere.insight.dataset import world
from corbiere.insight.disclosure_control import DEFAULT, shown, shown_rows
from corbiere.insight.measure import Measure, measure_called, measures
from corbiere.insight.quarters import Quarter, latest_whole, quarter_called
from corbiere.insight.scope import EVERYONE, OPEN

router = Router(tags=["Measures"])
MeasureId = Annotated[str, StringConstraints(pattern=r"^[a-z-]{1,60}$")]
QuarterName = Annotated[str, StringConstraints(pattern=r"^(19|20|21)[0-9]{2}-q[1-4]$")]
InQuarter = Annotated[QuarterName | None, NameQuery(None, description="Such as 2026-q1; the last whole one if left out.")]
CountedOver = Annotated[
    Literal["everyone", "open"] | None,
    NameQuery(None, description="Everyone, or those whose record is open to the owner of the token; by their work if left out."),
]


class MeasureDefinition(BaseModel):
    id: str
    clause: str
    called: str
    unit: str = Field(description="What is counted, in the plural.")
    numerator: str
    denominator: str
    left_out: str
    readings: list[str] = Field(description="What the clause leaves open, and how it is read here.")
    default: str = Field(description="Said wherever a number stands that no source in Jersey gives.")
    better: Literal["more", "fewer"]


class Measures(BaseModel):
    measures: list[MeasureDefinition]


class MeasureFigure(BaseModel):
    numerator: int
    denominator: int = Field(description="What is not known is in it, and never in the numerator.")
    not_known: int
    not_yet: int = Field(description="Not due yet, and so in neither.")
    left_out: int = Field(description="Left out as the clause has it, and so in neither.")
    apart: int = Field(description="Of those in the denominator, what the clause wants shown apart.")


class BreakdownCounts(BaseModel):
    by: str
    key: str | UUID = Field(description="An identifier in the directory, or words.")
    number: int | None = Field(description="How often, where `figure` is null; both are null where the number is kept back.")
    figure: MeasureFigure | None


class MeasureCounts(BaseModel):
    id: str
    quarter: str
    on: date
    known: datetime | None
    over: Literal["everyone", "open"]
    kept_back: str = Field(description="Why small numbers are kept back; empty where they are not.")
    figure: MeasureFigure | None = Field(description="Null where it is kept back.")
    meetings: MeasureFigure | None = Field(
        description="By meeting, brothers and sisters who met together being one; null where it is kept back, or not told so."
    )
    breakdown: list[BreakdownCounts] = Field(description="None where the whole is kept back.")


@router.get("/measures", **reads(Measures), operation_id="list_measures")
def list_measures(request: ApiRequest) -> Measures:
    """Lists what is counted, and how."""
    return Measures(measures=[_defined(measure) for measure in measures()])


@router.get("/measures/{measure}", **reads(MeasureCounts), operation_id="count_measure")
def count_measure(
    request: ApiRequest, measure: MeasureId, quarter: InQuarter, over: CountedOver, on: On, known: Known
) -> MeasureCounts:  # fmt: skip
    """A measure in a quarter. Where small numbers are kept back only today can be asked about."""
    try:
        held = measure_called(measure)
    except KeyError as fault:
        raise Http404 from fault
    counted = scope.over(request.auth, held.of, over or "")
    if counted is None:
        raise Http404
    day, moment = (on or timezone.localdate(), known) if counted.whole else (timezone.localdate(), None)
    asked = _quarter(quarter, day)
    units = within(asked, told(held, world(held.reads, asked.first, day, moment, counted.whom)))
    closed = counted.closed()
    figure = shown(units, closed)
    rows = [(breakdown, row) for breakdown in held.breakdowns if figure for row in shown_rows(units, breakdown, closed)]
    return MeasureCounts(
        id=held.id,
        quarter=asked.name,
        on=day,
        known=moment,
        over=EVERYONE if counted.name == EVERYONE else OPEN,
        kept_back="" if counted.whole else DEFAULT,
        figure=_figure(figure),
        meetings=_figure(shown(by_meeting(units), closed) if held.by_meeting and figure else None),
        breakdown=[_row(breakdown.name, breakdown.tally, row.key, row.figure) for breakdown, row in rows],
    )


def _quarter(name: str | None, on: date) -> Quarter:
    return (quarter_called(name) if name else None) or latest_whole(on)


def _row(by: str, tally: bool, key: str | UUID, figure: Proportion | None) -> BreakdownCounts:
    return BreakdownCounts(by=by, key=key, number=figure.of if figure and tally else None, figure=None if tally else _figure(figure))


def _figure(figure: Proportion | None) -> MeasureFigure | None:
    if figure is None:
        return None
    return MeasureFigure(
        numerator=figure.yes, denominator=figure.of, not_known=figure.unknown, not_yet=figure.not_yet, left_out=figure.left_out,
        apart=figure.beside,
    )  # fmt: skip


def _defined(measure: Measure[Any]) -> MeasureDefinition:
    return MeasureDefinition(
        id=measure.id, clause=measure.clause, called=measure.called, unit=measure.unit[1], numerator=measure.numerator,
        denominator=measure.denominator, left_out=measure.left_out, readings=list(measure.readings), default=measure.default,
        better=measure.better,
    )  # fmt: skip
