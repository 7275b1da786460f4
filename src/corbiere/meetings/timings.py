"""By when something about a meeting is due, as a duty of the law counts it from the day of the meeting."""

from datetime import date

from corbiere.meetings.type_parts import Timing
from corbiere.statute.duties import Duty
from corbiere.statute.engine import whole_law


def duty_called(id: str) -> Duty:
    return next(duty for duty in whole_law().duties if duty.id == id)


def by_duty(id: str) -> Timing:
    duty = duty_called(id)

    def by(day: date) -> date:
        return duty.due.due(day) or day

    return Timing(str(duty.due), by, duty.cites, duty.default)
