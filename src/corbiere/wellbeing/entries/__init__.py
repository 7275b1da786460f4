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
from corbiere.wellbeing.entries.needs import HubAdviceNoted, LevelChangeAnswered, NeedIdentified
from corbiere.wellbeing.entries.requests import AssessmentAccepted, AssessmentRefused, AssessmentRequested

__all__ = [
    "AssessmentAccepted",
    "AssessmentAgreementNoted",
    "AssessmentCommentAsked",
    "AssessmentCommented",
    "AssessmentCompleted",
    "AssessmentEnded",
    "AssessmentGiven",
    "AssessmentPartWritten",
    "AssessmentRefused",
    "AssessmentRequested",
    "AssessmentReturned",
    "AssessmentStarted",
    "AssessmentSubmitted",
    "AssessmentTold",
    "AssessorChanged",
    "ChildsAssessment",
    "HubAdviceNoted",
    "LevelChangeAnswered",
    "NeedIdentified",
]
