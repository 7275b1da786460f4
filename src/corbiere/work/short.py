"""Duties in as few words as a list wants, with the child's own name. One that is not here says its whole sentence."""

from corbiere.statute.duties import Duty

_SHORT = {
    "cp.initial-conference": "Initial conference",
    "cp.first-core-group": "First core group",
    "cp.next-core-group": "Core group",
    "cp.core-group-notes": "Core group notes and agreement",
    "cp.child-seen": "See {name}",
    "cp.seen-alone": "See {name} alone",
    "cp.bedroom-seen": "See where {name} sleeps",
    "cp.first-review-conference": "First review conference",
    "cp.next-review-conference": "Review conference",
    "cp.report-shared-with-family": "Conference report to the family",
    "cp.report-shared-with-chair": "Conference report to the chair",
    "cp.conference-minutes": "Conference minutes",
    "enquiry.child-seen": "See {name} for the enquiry",
    "enquiry.seen-alone": "Speak with {name} alone for the enquiry",
    "assessment.completed": "Finish the assessment",
    "assessment.yearly": "Assess {name}’s needs again",
    "plan.lead-worker": "Appoint a lead worker",
    "plan.reviewed": "Review the plan with the family",
    "care.reviewer-appointed": "Appoint a reviewing officer",
    "care.first-review": "First review of {name}’s care",
    "care.second-review": "Second review of {name}’s care",
    "care.next-review": "Review of {name}’s care",
    "care.review-form": "Record of the review",
    "care.first-visit": "See {name} in the new home",
    "care.next-visit": "See {name}",
    "care.first-health-assessment": "Health assessment",
    "care.next-health-assessment": "Health assessment",
    "care.education-plan": "Education plan for this term",
    "care.adviser-met": "{name} meets the personal adviser",
    "care.personal-adviser": "Appoint a personal adviser",
    "care.personal-adviser-before-16": "Appoint a personal adviser",
    "care.pathway-plan": "Begin the pathway plan",
    "leaver.adviser-contact": "Be in touch with {name}",
    "iss.alert-answered": "Answer the practice alert",
    "learning.review-published": "Publish what was learned",
    "record.destruction-reviewed": "Decide whether the record is still needed",
}


def short(duty: Duty, name: str) -> str:
    """`See Mia`. `name` is the name the child goes by."""
    return _SHORT.get(duty.id, duty.asks.rstrip(",")).format(name=name)
