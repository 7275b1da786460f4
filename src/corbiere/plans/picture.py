"""A picture of how an outcome came along over time. What it shows stands in words beside it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from corbiere.plans.parts import Progress
from corbiere.plans.types import ProgressStep

LEVELS = (Progress.DONE, Progress.ON_TRACK, Progress.NOT_STARTED, Progress.OFF_TRACK)  # the best at the top
WIDTH, ROW, LEFT, RIGHT, TOP = 400, 30, 122, 14, 18


@dataclass(frozen=True, slots=True)
class PicturePoint:
    """One answer: where it stands, and the shape that tells it from others without colour."""

    x: int
    y: int
    shape: str
    title: str


@dataclass(frozen=True, slots=True)
class Picture:
    """`rows` are the levels with their height; `line` the points of the line that joins the answers."""

    width: int
    height: int
    rows: Sequence[tuple[str, int]]
    points: Sequence[PicturePoint]
    line: str
    told: str


def drawn(steps: Sequence[ProgressStep]) -> Picture | None:
    """The steps from left to right at their days. One answer alone needs no picture."""
    if len(steps) < 2:
        return None
    rows = [(level.label, TOP + place * ROW) for place, level in enumerate(LEVELS)]
    heights = {level.value: height for level, (_, height) in zip(LEVELS, rows, strict=True)}
    first, span = steps[0].day, max((steps[-1].day - steps[0].day).days, 1)
    points = [
        PicturePoint(
            x=LEFT + round((WIDTH - LEFT - RIGHT) * (step.day - first).days / span),
            y=heights[step.value],
            shape=step.value,
            title=f"{step.day:%-d %B %Y}: {step.label.lower()}",
        )
        for step in steps
    ]
    told = "; ".join(point.title for point in points)
    return Picture(WIDTH, TOP + ROW * len(LEVELS) - 6, rows, points, " ".join(f"{point.x},{point.y}" for point in points), told)
