"""May this be recorded of needs, assessments and plans of help? One module for each step."""

from corbiere.wellbeing.rulings import (
    agreeing,
    assessment_parts,
    assessments,
    assessors,
    ending,
    entitlement,
    help_plans,
    lead_workers,
    needs,
    refusals,
    requests,
    reviewing,
    signing,
    submitting,
)

__all__ = [
    "agreeing",
    "assessment_parts",
    "assessments",
    "assessors",
    "ending",
    "entitlement",
    "help_plans",
    "lead_workers",
    "needs",
    "refusals",
    "requests",
    "reviewing",
    "signing",
    "submitting",
]
