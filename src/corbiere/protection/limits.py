"""How long a conference has for what it sets: the first core group, the rhythm of core groups, the next review."""

from datetime import date

from corbiere.protection.entries.conferences import Decision
from corbiere.statute.calendar import WORKING_DAYS
from corbiere.statute.duties import Duty
from corbiere.statute.engine import whole_law

FIRST_CORE_GROUP = 10  # working days, CPP-15
CORE_GROUP_DAYS = 28  # CPP-17
REVIEWED = {Decision.PLAN: "cp.first-review-conference", Decision.CONTINUE: "cp.next-review-conference"}


def first_core_group_by(held: date) -> date:
    return WORKING_DAYS.after(held, FIRST_CORE_GROUP)


def review_limit(decision: Decision, held: date) -> tuple[Duty, date] | None:
    """By when the law asks for the next review, and the duty that says so; nothing where no plan runs on."""
    duty = next((duty for duty in whole_law().duties if duty.id == REVIEWED.get(decision)), None)
    last = duty.due.due(held) if duty else None
    return (duty, last) if duty and last else None
