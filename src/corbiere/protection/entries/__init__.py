"""What may be recorded in protecting a child."""

from corbiere.protection.entries.concerns import ConcernDecided, ConcernReceived, ReferrerTold, SafetyActionsAgreed, SignificantIncident
from corbiere.protection.entries.conferences import ConferenceArranged, ConferenceHeld, ConferenceMinutesCirculated, ConferenceReportShared
from corbiere.protection.entries.core_groups import CoreGroupHeld, CoreGroupJoined, CoreGroupLeft, CoreGroupMoved, CoreGroupNotesCirculated
from corbiere.protection.entries.enquiries import EnquiryConcluded, EnquiryStarted, StrategyDiscussionHeld
from corbiere.protection.entries.visits import ChildSeen, VisitFailed

__all__ = [
    "ChildSeen",
    "ConcernDecided",
    "ConcernReceived",
    "ConferenceArranged",
    "ConferenceHeld",
    "ConferenceMinutesCirculated",
    "ConferenceReportShared",
    "CoreGroupHeld",
    "CoreGroupJoined",
    "CoreGroupLeft",
    "CoreGroupMoved",
    "CoreGroupNotesCirculated",
    "EnquiryConcluded",
    "EnquiryStarted",
    "ReferrerTold",
    "SafetyActionsAgreed",
    "SignificantIncident",
    "StrategyDiscussionHeld",
    "VisitFailed",
]
