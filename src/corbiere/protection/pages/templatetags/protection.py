"""The picture of an outcome from one core group to the next, loaded with `{% load protection %}`."""

from datetime import date
from typing import Any, NamedTuple

from django import template

from corbiere.desk.components.words import day_in_words
from corbiere.plans.parts import Progress
from corbiere.protection.drift import OutcomeCourse

register = template.Library()

WIDTH, EDGE, LEFT = 300, 204, 12  # every picture is as wide as any other, so that brothers' can be laid side by side
ACROSS, TOP, DOWN = 46, 14, 20  # the distance between two meetings at most, the upper edge, and between two levels
MOST = 13  # meetings drawn, the last ones; the words tell of all
LEVELS = {Progress.DONE: 0, Progress.ON_TRACK: 1, Progress.NOT_STARTED: 2, Progress.OFF_TRACK: 3}
NOT_SPOKEN = "not spoken of"


class Mark(NamedTuple):
    """One meeting in the picture; its shape says the same as its height."""

    x: int
    y: int
    shape: str
    day: date


@register.inclusion_tag("protection/meetings/picture.html")
def picture_of(course: OutcomeCourse, as_of: date) -> dict[str, Any]:
    """A line that rises as things get better, with a mark of its own shape for each meeting; its words are the alternative."""
    drawn = course.steps[-MOST:]
    across = min(ACROSS, (EDGE - 2 * LEFT) // max(len(drawn) - 1, 1))
    marks = [
        Mark(LEFT + place * across, TOP + LEVELS[step.progress] * DOWN, step.progress.value, step.day)
        for place, step in enumerate(drawn)
        if step.progress
    ]
    said = [f"{day_in_words(step.day, as_of)}: {step.progress.label.lower() if step.progress else NOT_SPOKEN}" for step in course.steps]
    return {
        "marks": marks,
        "line": " ".join(f"{mark.x},{mark.y}" for mark in marks),
        "width": WIDTH,
        "edge": EDGE,
        "levels": [(TOP + level * DOWN, progress.label) for progress, level in LEVELS.items()],
        "height": TOP * 2 + 3 * DOWN,
        "words": "; ".join(said),
        "outcome": course.outcome,
    }
