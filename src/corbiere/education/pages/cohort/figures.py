"""Figures of pupils who are looked after, beside all Jersey children (Guidance 420); small numbers kept back for others."""

from collections.abc import Callable, Collection, Sequence
from statistics import mean
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.components.charts import Chart, ChartPoint
from corbiere.education.entries.parts import Expected
from corbiere.education.entries.service import EducationFigure
from corbiere.education.models import IslandFigure
from corbiere.education.pages.cohort.pupils import PupilRow
from corbiere.education.term_plans import TermPlanState
from corbiere.insight.disclosure_control import FEWEST


class Compared(NamedTuple):
    """A figure of those looked after, in percent, of how many, beside that of all children, where one was entered. `kept_back`: it would
    tell of fewer than five who are closed to whoever looks."""

    figure: EducationFigure
    percent: int | None
    of: int
    kept_back: bool
    island: IslandFigure | None

    @property
    def gap(self) -> int | None:
        """How many points more or fewer."""
        return self.percent - self.island.percent if self.island and self.percent is not None else None


Told = Callable[[PupilRow], float | None]
TOLD: dict[EducationFigure, Told] = {
    EducationFigure.ATTENDANCE: lambda row: row.pupil.attendance,
    EducationFigure.EXPECTED: lambda row: 100.0 * (row.pupil.progress != Expected.LESS) if row.pupil.progress else None,
    EducationFigure.EXCLUDED: lambda row: 100.0 * (row.out[0] > 0) if row.pupil.school else None,
    EducationFigure.PART_TIME: lambda row: 100.0 * row.is_part_time if row.pupil.full_time is not None else None,
}


SHORT = {
    EducationFigure.ATTENDANCE: "Days at school",
    EducationFigure.EXPECTED: "As expected or more",
    EducationFigure.EXCLUDED: "Excluded",
    EducationFigure.PART_TIME: "Part-time",
}


def compared(rows: Sequence[PupilRow], island: Sequence[IslandFigure], closed: Collection[UUID] = ()) -> list[Compared]:
    """Of pupils who are looked after now. `closed` are those of whom whoever looks may not know."""
    newest = {one.figure: one for one in sorted(island, key=lambda one: (one.entered, one.pk))}
    return [
        _compared(figure, [row for row in rows if row.in_care and row.is_pupil], newest.get(figure), closed) for figure in EducationFigure
    ]


def _compared(figure: EducationFigure, rows: Sequence[PupilRow], island: IslandFigure | None, closed: Collection[UUID]) -> Compared:
    held = [(row.pupil.subject, said) for row in rows if (said := TOLD[figure](row)) is not None]
    apart = [said for subject, said in held if subject in closed]
    tells = 0 < len(apart) < FEWEST or (figure is not EducationFigure.ATTENDANCE and _tells(apart))
    value = None if tells or not held else round(mean(said for _, said in held))
    return Compared(figure, value, len(held), tells, island)


def _tells(apart: Sequence[float]) -> bool:
    """Whether so few of those who are closed are, or are not, what is counted, that it would point at one."""
    yes = sum(said > 0 for said in apart)
    return 0 < yes < FEWEST or 0 < len(apart) - yes < FEWEST


def plans_this_term(rows: Sequence[PupilRow]) -> list[tuple[TermPlanState, int]]:
    now = [row.plan.state for row in rows if row.in_care and row.is_pupil]
    return [(state, now.count(state)) for state in (TermPlanState.AGREED, TermPlanState.DUE, TermPlanState.LATE, TermPlanState.FIRST)]


def chart_of(figures: Sequence[Compared]) -> Chart:
    points = [ChartPoint(SHORT[one.figure], one.percent, "Looked after") for one in figures if one.percent is not None]
    points += [ChartPoint(SHORT[one.figure], one.island.percent, "All Jersey children") for one in figures if one.island]
    said = [f"{SHORT[one.figure]} {one.percent} percent" for one in figures if one.percent is not None]
    words = f"Of those looked after: {'; '.join(said)}." if said else "Nothing is on record yet."
    return Chart("bar", "Looked after, beside all Jersey children", words, "Figure", "Percent", tuple(points), percent=True)


def chart_of_plans(plans: Sequence[tuple[TermPlanState, int]]) -> Chart:
    words = ", ".join(f"{number} {state.label.lower()}" for state, number in plans)
    points = tuple(ChartPoint(state.label, number) for state, number in plans)
    return Chart("bar", "Education plans this term", f"{words}.", "Plan", "Pupils", points)
