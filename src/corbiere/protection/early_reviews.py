"""By when the next review conference is due, and whether it was agreed to come earlier (CPP-8)."""

from datetime import date

from corbiere.ledger.record import Line, Standing
from corbiere.statute.engine import findings

REVIEWS = ("cp.first-review-conference", "cp.next-review-conference")
OWED = ("open", "overdue")


def review_due(standing: Standing, day: date) -> date | None:
    """The day by which the law asks for it, or the earlier one for which it is arranged."""
    found = findings(str(standing.subject), standing.facts, day)
    asked = [finding.due for finding in found if finding.duty.id in REVIEWS and finding.status in OWED]
    arranged = arranged_for(standing, day)
    return min([*asked, *([arranged] if arranged else [])], default=None)


def arranged_for(standing: Standing, day: date) -> date | None:
    """The day for which a review is arranged, as it was last said, if it lies ahead."""
    set_for = [line.body.get("for") for line in standing.of_kind("conference-arranged", upto=day) if line.body.get("type") == "review"]
    last = date.fromisoformat(set_for[-1]) if set_for and set_for[-1] else None
    return last if last and last >= day else None


def agreed_early(standing: Standing, day: date) -> date | None:
    """The day on which the chair agreed to hold the review early, if none was held since."""
    last = standing.last("conference-held", "early-review-answered", upto=day)
    return date.fromisoformat(last.body["for"]) if last and last.kind == "early-review-answered" and last.body.get("for") else None


def chair_of(standing: Standing, day: date) -> str | None:
    """Who chaired the last conference that says so."""
    named: list[Line] = [line for line in standing.of_kind("conference-held", upto=day) if line.body.get("chair")]
    return str(named[-1].body["chair"]) if named else None
