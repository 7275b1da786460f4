"""Kinds of entry for protecting a child."""

from corbiere.protection.entries.conferences import (
    ConferenceArranged,
    ConferenceCalledOff,
    ConferenceHeld,
    ConferenceMinutesCirculated,
    ConferenceReportShared,
    ConferenceRequested,
)
from corbiere.protection.entries.core_groups import CoreGroupHeld, CoreGroupJoined, CoreGroupLeft, CoreGroupMoved, CoreGroupNotesCirculated
from corbiere.protection.entries.decisions import (
    EarlyReviewAnswered,
    EarlyReviewRequested,
    LegalPlanningDecided,
    LegalPlanningHeld,
    NextStepDecided,
    ObstacleMet,
)
from corbiere.protection.entries.differences import DifferenceOpened, DifferenceStepTaken
from corbiere.protection.entries.enquiries import EnquiryConcluded, EnquiryStarted, StrategyDiscussionHeld
from corbiere.protection.entries.incidents import (
    ChildFound,
    ChildMissing,
    HospitalAdmitted,
    HospitalDischarged,
    HouseholdJoined,
    NewcomerChecked,
    NotBrought,
    PeopleTold,
    ReturnTalkHeld,
)
from corbiere.protection.entries.meetings import MEETINGS
from corbiere.protection.entries.papers import ProtectionDocumentGiven, ProtectionDocumentReceived
from corbiere.protection.entries.plans import (
    AROUND_PLAN,
    PlanKnownOnAdultRecord,
    ProtectionActionAgreedAnew,
    ProtectionActionNoted,
    ProtectionPlanWritten,
)
from corbiere.protection.entries.safety import SafetyActionsAgreed, SignificantIncident
from corbiere.protection.entries.supervision import AgencySupervisionNoted, ReflectiveSupervisionDecided, ReflectiveSupervisionHeld
from corbiere.protection.entries.visits import ChildSeen, VisitFailed

__all__ = [
    "AROUND_PLAN",
    "MEETINGS",
    "AgencySupervisionNoted",
    "ChildFound",
    "ChildMissing",
    "ChildSeen",
    "ConferenceArranged",
    "ConferenceCalledOff",
    "ConferenceHeld",
    "ConferenceMinutesCirculated",
    "ConferenceReportShared",
    "ConferenceRequested",
    "CoreGroupHeld",
    "CoreGroupJoined",
    "CoreGroupLeft",
    "CoreGroupMoved",
    "CoreGroupNotesCirculated",
    "DifferenceOpened",
    "DifferenceStepTaken",
    "EarlyReviewAnswered",
    "EarlyReviewRequested",
    "EnquiryConcluded",
    "EnquiryStarted",
    "HospitalAdmitted",
    "HospitalDischarged",
    "HouseholdJoined",
    "LegalPlanningDecided",
    "LegalPlanningHeld",
    "NewcomerChecked",
    "NextStepDecided",
    "NotBrought",
    "ObstacleMet",
    "PeopleTold",
    "PlanKnownOnAdultRecord",
    "ProtectionActionAgreedAnew",
    "ProtectionActionNoted",
    "ProtectionDocumentGiven",
    "ProtectionDocumentReceived",
    "ProtectionPlanWritten",
    "ReflectiveSupervisionDecided",
    "ReflectiveSupervisionHeld",
    "ReturnTalkHeld",
    "SafetyActionsAgreed",
    "SignificantIncident",
    "StrategyDiscussionHeld",
    "VisitFailed",
]
