"""The meetings of child protection, in kinds made as every app's are (corbiere.meetings.kinds)."""

from corbiere.ledger.conditions import answered
from corbiere.ledger.day_limits import DayLimit
from corbiere.ledger.entry import CHILD, Choice
from corbiere.ledger.fields import entry_of
from corbiere.ledger.whose import HUB_DECIDING, LEAD_WORKER, LEADING
from corbiere.meetings.kinds import kinds_for

MEETING = entry_of("conference-arranged", "protection-meeting-arranged")


class ProtectionMeeting(Choice):
    """Meetings of child protection that are arranged as this kind. Conferences have one of their own, which the law reads."""

    STRATEGY_DISCUSSION = "strategy-discussion", "Strategy discussion"
    CORE_GROUP = "core-group", "Core group"
    LEGAL_PLANNING = "legal-planning", "Legal planning meeting"


MEETINGS = kinds_for(
    "protection",
    about=CHILD,
    category="protection",
    types=ProtectionMeeting,
    before_birth=True,
    arranged=("conference-arranged",),
    held=("conference-held", "core-group-held", "strategy-discussion-held"),
    arranging=(*LEADING, HUB_DECIDING, LEAD_WORKER),
    by=(
        DayLimit("cp.first-core-group", answered("type", ProtectionMeeting.CORE_GROUP), of_record=True),
        DayLimit("cp.next-core-group", answered("type", ProtectionMeeting.CORE_GROUP), of_record=True),
    ),
)
