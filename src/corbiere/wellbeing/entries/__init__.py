"""Kinds of entry about needs, assessments and plans of help."""

from corbiere.wellbeing.entries.assessment_ends import (
    AssessmentCommentAsked,
    AssessmentCommented,
    AssessmentCompleted,
    AssessmentGiven,
    AssessmentReturned,
    AssessmentSubmitted,
    AssessmentTold,
)
from corbiere.wellbeing.entries.assessment_parts import AssessmentPartWritten
from corbiere.wellbeing.entries.assessments import AssessmentAgreementNoted, AssessmentEnded, AssessmentStarted, AssessorChanged
from corbiere.wellbeing.entries.childs_version import ChildsAssessment
from corbiere.wellbeing.entries.entitlement import HelpPlanEntitlementDecided, PlanRequired
from corbiere.wellbeing.entries.lead_workers import LeadWorkerAppointed, LeadWorkerTransferOffered
from corbiere.wellbeing.entries.meetings import MEETINGS, AssessmentPlanningHeld, TeamAroundMeetingHeld, TeamAroundNotesCirculated
from corbiere.wellbeing.entries.needs import HubAdviceNoted, LevelChangeAnswered, NeedIdentified
from corbiere.wellbeing.entries.plan_course import EarlyReviewConsidered, PlanAgreed, PlanEnded, PlanEndProposed, PlanReviewed
from corbiere.wellbeing.entries.plans import (
    AROUND_PLAN,
    HelpActionAgreedAnew,
    HelpActionNoted,
    HelpPlanWritten,
    InterventionAnswered,
)
from corbiere.wellbeing.entries.requests import AssessmentAccepted, AssessmentRefused, AssessmentRequested

__all__ = [
    "AROUND_PLAN",
    "MEETINGS",
    "AssessmentAccepted",
    "AssessmentAgreementNoted",
    "AssessmentCommentAsked",
    "AssessmentCommented",
    "AssessmentCompleted",
    "AssessmentEnded",
    "AssessmentGiven",
    "AssessmentPartWritten",
    "AssessmentPlanningHeld",
    "AssessmentRefused",
    "AssessmentRequested",
    "AssessmentReturned",
    "AssessmentStarted",
    "AssessmentSubmitted",
    "AssessmentTold",
    "AssessorChanged",
    "ChildsAssessment",
    "EarlyReviewConsidered",
    "HelpActionAgreedAnew",
    "HelpActionNoted",
    "HelpPlanEntitlementDecided",
    "HelpPlanWritten",
    "HubAdviceNoted",
    "InterventionAnswered",
    "LeadWorkerAppointed",
    "LeadWorkerTransferOffered",
    "LevelChangeAnswered",
    "NeedIdentified",
    "PlanAgreed",
    "PlanEndProposed",
    "PlanEnded",
    "PlanRequired",
    "PlanReviewed",
    "TeamAroundMeetingHeld",
    "TeamAroundNotesCirculated",
]
