"""By when the Hub decides on a worry, and tells whoever raised it. No Jersey source gives a number: each is a default."""

from datetime import date

from corbiere.statute.calendar import WORKING_DAYS

WITHIN = 1  # working days; default: Working Together to Safeguard Children (England), one working day from a referral to a decision
TELL_WITHIN = 5  # working days from a decision until whoever raised the worry is told; a default, no source gives it
NUMBER_FROM = "one working day, a default: Jersey gives no number, and England’s guidance gives this one"


def decide_by(came: date) -> date:
    return WORKING_DAYS.after(came, WITHIN)


def tell_by(decided: date) -> date:
    return WORKING_DAYS.after(decided, TELL_WITHIN)
