"""Where a duty is done at a meeting: the one that is arranged for it, or the one that was held and whose notes are owed. Pure."""

from collections.abc import Sequence
from typing import Literal

from corbiere.meetings.meeting import Meeting, State
from corbiere.statute.duties import Finding


def room_for(finding: Finding, among: Sequence[Meeting]) -> Meeting | None:
    """The nearest one that does what the duty asks, as far as this record tells of its meetings."""
    pattern = finding.duty.done.pattern
    types = dict(pattern.has).get("type")
    for meeting in among:
        family = meeting.type.family
        if meeting.state is State.ARRANGED and family.held in pattern.kinds and (types is None or meeting.type.answer in types):
            return meeting
        if meeting.state is State.HELD and family.circulated in pattern.kinds and meeting.day == finding.since:
            return meeting
    return None


def part_of(meeting: Meeting) -> Literal["hold", "after"]:
    """The part of its pages on which the next step is taken."""
    return "hold" if meeting.state is State.ARRANGED else "after"
