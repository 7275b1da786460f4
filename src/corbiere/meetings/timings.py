"""By when something about a meeting is due: as a duty of the law counts it from the day of the meeting, or by a default."""

from datetime import date

from corbiere.meetings.type_parts import Timing
from corbiere.statute.calendar import WORKING_DAYS
from corbiere.statute.duties import Duty
from corbiere.statute.engine import whole_law

NOTES_WITHIN = 5  # working days. A default: no source says when the notes of such a meeting are sent


def duty_called(id: str) -> Duty:
    return next(duty for duty in whole_law().duties if duty.id == id)


def by_duty(id: str) -> Timing:
    duty = duty_called(id)

    def by(day: date) -> date:
        return duty.due.due(day) or day

    return Timing(str(duty.due), by, duty.cites, duty.default)


def notes_by_default(cites: tuple[str, ...]) -> Timing:
    """By when notes go out of a meeting of which no source says so."""
    return Timing(
        "five working days after it",
        lambda day: WORKING_DAYS.after(day, NOTES_WITHIN),
        cites,
        "no source says when the notes of it are sent",
    )
