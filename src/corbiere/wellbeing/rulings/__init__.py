"""May this be recorded of needs, assessments and plans of help? One module for each step."""

from corbiere.wellbeing.rulings import assessment_parts, assessments, assessors, competence, needs, refusals, requests, signing, submitting

__all__ = ["assessment_parts", "assessments", "assessors", "competence", "needs", "refusals", "requests", "signing", "submitting"]
