"""What the law still counts, and nobody can do any more because the conference that it was for lies behind. Pure.

The law orders the facts of one day by their kind (docs/law): a conference that begins a plan comes before a strategy discussion of its own
day, and does not answer it. A report that was not shared in time stays unshared. Measures go on counting both; nobody is asked for them.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from corbiere.ledger.rulings import Line
from corbiere.meetings.gathering import Meeting, State
from corbiere.protection.meetings import CONFERENCE_SORTS
from corbiere.statute.duties import Finding

REPORTS = ("cp.report-shared-with-family", "cp.report-shared-with-chair")
FIRST = "cp.initial-conference"


def to_do(found: Iterable[Finding], lines: Sequence[Line], among: Sequence[Meeting]) -> list[Finding]:
    """What is owed and can still be done. `among` are the meetings of which the record tells."""
    owed = [finding for finding in found if finding.status in ("open", "overdue")]
    return [finding for finding in owed if not is_behind(finding, lines, among)]


def is_behind(finding: Finding, lines: Sequence[Line], among: Sequence[Meeting]) -> bool:
    if finding.duty.id in REPORTS:
        return _reported_on(finding, lines, among)
    return finding.duty.id == FIRST and _met_that_day(finding, lines)


def _reported_on(finding: Finding, lines: Sequence[Line], among: Sequence[Meeting]) -> bool:
    """Whether every conference that was arranged that day was held, or called off."""
    roots = {line.root for line in lines if line.kind == "conference-arranged" and line.happened == finding.since}
    theirs = [meeting for meeting in among if meeting.sort in CONFERENCE_SORTS and _begun(meeting) & roots]
    return bool(theirs) and not any(meeting.state is State.ARRANGED for meeting in theirs)


def _begun(meeting: Meeting) -> set[UUID]:
    return set(meeting.entries)


def _met_that_day(finding: Finding, lines: Sequence[Line]) -> bool:
    """Whether a first conference of that very day was written down after the discussion that decided on the enquiry."""
    wanted = finding.duty.done.pattern
    that_day = [line for line in lines if line.happened == finding.since]
    discussed = [line.order for line in that_day if line.kind == "strategy-discussion-held" and line.body.get("outcome") == "enquiry"]
    held = [line.order for line in that_day if wanted.matches(line.kind, {"type": str(line.body.get("type"))})]
    return bool(discussed and held) and max(held) > max(discussed)
