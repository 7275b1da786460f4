"""Who writes down what, of those around a family."""

from corbiere.island.households import Household
from corbiere.statute.facts import Fact

WRITTEN_BY = {
    **dict.fromkeys(("concern-received", "concern-decided", "referrer-told"), "hub"),
    **dict.fromkeys(("strategy-discussion-held", "assessment-completed"), "assessment_manager"),
    **dict.fromkeys(("enquiry-started", "enquiry-concluded", "assessment-started", "assessment-requested"), "assessor"),
    **dict.fromkeys(("conference-held", "conference-minutes-circulated", "practice-alert-raised"), "chair"),
    "assessment-refused": "teacher",
    "conference-arranged": "administrator",
    **dict.fromkeys(("reviewer-appointed", "review-held", "review-form-completed"), "chair"),
    **dict.fromkeys(("health-assessment-completed",), "health"),
    **dict.fromkeys(("education-plan-agreed",), "teacher"),
    **dict.fromkeys(("personal-adviser-met", "personal-adviser-appointed", "adviser-contact"), "adviser"),
    **dict.fromkeys(("practice-alert-answered", "complaint-answered", "lead-worker-appointed", "plan-required"), "manager"),
}
LED_BY_HEALTH = 2  # of as many families with an early help plan, the nurse of one leads it
COURSE = frozenset({"plan-agreed", "plan-reviewed", "plan-ended"})


def written_by(home: Household, fact: Fact) -> str:
    """The name of their place in the circle. An early help assessment is the nurse’s, and so is a plan that the nurse leads.

    A manager ends what another plan takes up."""
    said = dict(fact.attributes)
    if fact.kind == "assessment-started" and said.get("level") == "wellbeing":
        return "health"
    if said.get("reason") == "protection":
        return "manager"
    if fact.kind in COURSE and led_by_health(home, said.get("type", "")):
        return "health"
    return WRITTEN_BY.get(fact.kind, "lead")


def led_by_health(home: Household, sort: str) -> bool:
    return sort == "early-help" and home.number % LED_BY_HEALTH == 0
