"""The picture of an outcome from one core group to the next, loaded with `{% load protection %}`."""

from datetime import date
from typing import Any, NamedTuple

from django import template

from corbiere.desk.components.words import day_in_words
from corbiere.plans.parts import Progress
from corbiere.protection.drift import OutcomeCourse

register = template.Library()

ACROSS, TOP, DOWN = 46, 14, 20  # the distance between two meetings, the upper edge, and between two levels
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
    marks = [
        Mark(12 + place * ACROSS, TOP + LEVELS[step.progress] * DOWN, step.progress.value, step.day)
        for place, step in enumerate(course.steps)
        if step.progress
    ]
    said = [f"{day_in_words(step.day, as_of)}: {step.progress.label.lower() if step.progress else NOT_SPOKEN}" for step in course.steps]
    return {
        "marks": marks,
        "line": " ".join(f"{mark.x},{mark.y}" for mark in marks),
        "width": 24 + max(len(course.steps) - 1, 0) * ACROSS + 96,
        "edge": 24 + max(len(course.steps) - 1, 0) * ACROSS,
        "levels": [(TOP + level * DOWN, progress.label) for progress, level in LEVELS.items()],
        "height": TOP * 2 + 3 * DOWN,
        "words": "; ".join(said),
        "outcome": course.outcome,
    }
