"""Kinds of entry about education."""

from corbiere.education.entries.plans import EDUCATION_MEETINGS, EducationPlanAgreed, EducationPlanMonitored
from corbiere.education.entries.schools import SchoolEnrolled, SchoolInspected, SchoolLeft, SchoolTimetableSet
from corbiere.education.entries.service import CohortActionDone, CohortActionPlanned, EducationFigureEntered, SchoolTrained
from corbiere.education.entries.teachers import DesignatedTeacherNamed
from corbiere.education.entries.terms import SchoolExcluded, SchoolTermReported
from corbiere.education.entries.virtual_school import (
    EducationAdviceGiven,
    EducationBarrierNoted,
    EducationBarrierOver,
    VirtualSchoolActed,
)

__all__ = [
    "EDUCATION_MEETINGS",
    "CohortActionDone",
    "CohortActionPlanned",
    "DesignatedTeacherNamed",
    "EducationAdviceGiven",
    "EducationBarrierNoted",
    "EducationBarrierOver",
    "EducationFigureEntered",
    "EducationPlanAgreed",
    "EducationPlanMonitored",
    "SchoolEnrolled",
    "SchoolExcluded",
    "SchoolInspected",
    "SchoolLeft",
    "SchoolTermReported",
    "SchoolTimetableSet",
    "SchoolTrained",
    "VirtualSchoolActed",
]
