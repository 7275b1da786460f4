"""Kinds of entry about care and leaving it."""

from corbiere.care.entries.advisers import (
    AdviserHandoverSigned,
    AdviserLeadConsidered,
    PersonalAdviserAppointed,
    PersonalAdviserAsked,
    PersonalAdviserDeclined,
    PersonalAdviserMet,
)
from corbiere.care.entries.care_plans import (
    AROUND_CARE_PLAN,
    CareHelpAgreedAnew,
    CareHelpAnswered,
    CareHelpNoted,
    CarePlanAgreed,
    CarePlanSent,
    CarePlanWritten,
)
from corbiere.care.entries.coming_into_care import (
    AccommodationGiven,
    AccommodationOver,
    CareConsentGiven,
    CareConsentWithdrawn,
    CareEnded,
    CareStarted,
    CareStatusChanged,
)
from corbiere.care.entries.court import (
    CourtTimetableSet,
    GuardianAppointed,
    GuardianEnded,
    GuardianSpokenTo,
    HearingHeld,
    HearingListed,
    OrderMade,
    ProceedingsEnded,
    ProceedingsIssued,
)
from corbiere.care.entries.daily import (
    CarerAsked,
    CarerNamed,
    CarerPaperWritten,
    CarersQuestionAnswered,
    CarersWorryAnswered,
    CarerWorried,
    DayWritten,
)
from corbiere.care.entries.delegated import DecisionsDelegated
from corbiere.care.entries.escalation import (
    CourtAdvisoryAnswered,
    CourtAdvisoryReferred,
    DirectAppealAnswered,
    DirectAppealMade,
    ReviewDisputeStepTaken,
)
from corbiere.care.entries.family_time import (
    FamilyTimeArranged,
    FamilyTimeHad,
)
from corbiere.care.entries.health import (
    HealthAssessmentCompleted,
    HealthAssessmentDeclined,
    HealthAssessmentOffered,
    HealthAssessmentRequested,
    HealthCheckHad,
    HealthReportReceived,
    ImmunisationsChecked,
    SubstanceUseConsidered,
)
from corbiere.care.entries.independence import (
    IndependenceMovePlanned,
    LeaverHomeNoted,
    OccupationNoted,
)
from corbiere.care.entries.knowing import (
    ConnectedCarersExplored,
    DirectWorkDone,
)
from corbiere.care.entries.leaving import (
    CareLeaverDecided,
    LeavingCareExplained,
    LeavingHelpAnswered,
    LeavingHelpAsked,
    LeavingSupportEnded,
)
from corbiere.care.entries.life_story import AchievementNoted, IdentityConsidered, LifeStoryAdded
from corbiere.care.entries.missing import (
    ReturnInterviewOffered,
)
from corbiere.care.entries.monitoring import (
    CarePlanMonitored,
    ChallengeAnswered,
    ChallengeMade,
    RecommendationAnswered,
    ReviewerAnswered,
    ReviewerAsked,
    ReviewerContactHad,
    ReviewRecommended,
)
from corbiere.care.entries.moves import (
    DisruptionConsidered,
    HomeMovePlanned,
    HomeMoveTold,
)
from corbiere.care.entries.officers import (
    ReviewerAppointed,
    ReviewingTimeNoted,
)
from corbiere.care.entries.pathway_course import (
    MEETINGS,
    PathwayMeetingHeld,
    PathwayNotesCirculated,
    PathwayPlanAgreed,
    PathwayPlanEnded,
    PathwayPlanReviewed,
    PathwayReviewAsked,
)
from corbiere.care.entries.pathway_help import StayingPutConsidered, SupervisorAnswered, SupervisorAsked
from corbiere.care.entries.pathway_plan import (
    AROUND_PATHWAY,
    PathwayActionAgreedAnew,
    PathwayActionNoted,
    PathwayHelpAnswered,
    PathwayPlanWritten,
)
from corbiere.care.entries.placement_meetings import (
    PLACEMENT_MEETINGS,
)
from corbiere.care.entries.placements import (
    PlacementEnded,
    PlacementStarted,
)
from corbiere.care.entries.reviews import (
    REVIEWS,
    ReviewConsulted,
    ReviewFormCompleted,
    ReviewHeld,
)
from corbiere.care.entries.staying_in_touch import (
    AdviserContact,
    AdviserContactMissed,
    StayingInTouchPlanned,
)
from corbiere.care.entries.telling import (
    AdvocacyInformationGiven,
    CareExplained,
    CarePaperworkGiven,
    WorkerContactGiven,
)
from corbiere.care.entries.wellbeing_screen import (
    HealthReferralAnswered,
    HealthReferralMade,
    QuestionnaireNotDone,
    StrengthsQuestionnaireScored,
)

__all__ = [
    "AROUND_CARE_PLAN",
    "AROUND_PATHWAY",
    "MEETINGS",
    "PLACEMENT_MEETINGS",
    "REVIEWS",
    "AccommodationGiven",
    "AccommodationOver",
    "AchievementNoted",
    "AdviserContact",
    "AdviserContactMissed",
    "AdviserHandoverSigned",
    "AdviserLeadConsidered",
    "AdvocacyInformationGiven",
    "CareConsentGiven",
    "CareConsentWithdrawn",
    "CareEnded",
    "CareExplained",
    "CareHelpAgreedAnew",
    "CareHelpAnswered",
    "CareHelpNoted",
    "CareLeaverDecided",
    "CarePaperworkGiven",
    "CarePlanAgreed",
    "CarePlanMonitored",
    "CarePlanSent",
    "CarePlanWritten",
    "CareStarted",
    "CareStatusChanged",
    "CarerAsked",
    "CarerNamed",
    "CarerPaperWritten",
    "CarerWorried",
    "CarersQuestionAnswered",
    "CarersWorryAnswered",
    "ChallengeAnswered",
    "ChallengeMade",
    "ConnectedCarersExplored",
    "CourtAdvisoryAnswered",
    "CourtAdvisoryReferred",
    "CourtTimetableSet",
    "DayWritten",
    "DecisionsDelegated",
    "DirectAppealAnswered",
    "DirectAppealMade",
    "DirectWorkDone",
    "DisruptionConsidered",
    "FamilyTimeArranged",
    "FamilyTimeHad",
    "GuardianAppointed",
    "GuardianEnded",
    "GuardianSpokenTo",
    "HealthAssessmentCompleted",
    "HealthAssessmentDeclined",
    "HealthAssessmentOffered",
    "HealthAssessmentRequested",
    "HealthCheckHad",
    "HealthReferralAnswered",
    "HealthReferralMade",
    "HealthReportReceived",
    "HearingHeld",
    "HearingListed",
    "HomeMovePlanned",
    "HomeMoveTold",
    "IdentityConsidered",
    "ImmunisationsChecked",
    "IndependenceMovePlanned",
    "LeaverHomeNoted",
    "LeavingCareExplained",
    "LeavingHelpAnswered",
    "LeavingHelpAsked",
    "LeavingSupportEnded",
    "LifeStoryAdded",
    "OccupationNoted",
    "OrderMade",
    "PathwayActionAgreedAnew",
    "PathwayActionNoted",
    "PathwayHelpAnswered",
    "PathwayMeetingHeld",
    "PathwayNotesCirculated",
    "PathwayPlanAgreed",
    "PathwayPlanEnded",
    "PathwayPlanReviewed",
    "PathwayPlanWritten",
    "PathwayReviewAsked",
    "PersonalAdviserAppointed",
    "PersonalAdviserAsked",
    "PersonalAdviserDeclined",
    "PersonalAdviserMet",
    "PlacementEnded",
    "PlacementStarted",
    "ProceedingsEnded",
    "ProceedingsIssued",
    "QuestionnaireNotDone",
    "RecommendationAnswered",
    "ReturnInterviewOffered",
    "ReviewConsulted",
    "ReviewDisputeStepTaken",
    "ReviewFormCompleted",
    "ReviewHeld",
    "ReviewRecommended",
    "ReviewerAnswered",
    "ReviewerAppointed",
    "ReviewerAsked",
    "ReviewerContactHad",
    "ReviewingTimeNoted",
    "StayingInTouchPlanned",
    "StayingPutConsidered",
    "StrengthsQuestionnaireScored",
    "SubstanceUseConsidered",
    "SupervisorAnswered",
    "SupervisorAsked",
    "WorkerContactGiven",
]
