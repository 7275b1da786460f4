"""Days that a conference set for one child, where they come before the day that the law counts for every child (CPP-18, CPP-20)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from corbiere.ledger.rulings import Line
from corbiere.statute.calendar import days_after, in_words
from corbiere.statute.duties import Finding

NEXT_CORE_GROUP = "cp.next-core-group"


class Due(NamedTuple):
    """By when somebody is asked for it, and why."""

    day: date
    why: str


def due_by(finding: Finding, lines: Sequence[Line]) -> Due:
    """The law's own day and words; or the conference's day, where it is sooner, with both in words."""
    set_by = _conference(finding, lines)
    if set_by is None:
        return Due(finding.due, finding.words)
    days = set_by.body["core_group_days"]
    day = days_after(finding.since, days)
    if day >= finding.due:
        return Due(finding.due, finding.words)
    why = f"The conference of {in_words(set_by.happened)} asked for a core group every {days} days: by {in_words(day)} (CPP-18, CPP-20)."
    return Due(day, f"{why} What the law asks of every child stands beside it: {finding.words}")


def _conference(finding: Finding, lines: Sequence[Line]) -> Line | None:
    """The last one, on or before the day from which the law counts, that said how often the core group of this plan meets."""
    if finding.duty.id != NEXT_CORE_GROUP:
        return None
    held = [line for line in lines if line.kind == "conference-held" and line.happened <= finding.since]
    began = max((place for place, line in enumerate(held) if line.body.get("outcome") == "plan"), default=0)
    return next((line for line in reversed(held[began:]) if line.body.get("core_group_days")), None)
