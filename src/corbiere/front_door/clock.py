"""By when the Hub decides on a worry. No Jersey source gives a number: it is a default, of England's guidance."""

from datetime import date

from corbiere.statute.calendar import WORKING_DAYS

WITHIN = 1  # working days; default: Working Together to Safeguard Children (England), one working day from a referral to a decision
NUMBER_FROM = "one working day, a default: Jersey gives no number, and England’s guidance gives this one"


def decide_by(came: date) -> date:
    return WORKING_DAYS.after(came, WITHIN)
