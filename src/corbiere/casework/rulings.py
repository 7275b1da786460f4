"""May this be recorded in the daily work?"""

from corbiere.casework.entries import AgencyAnswered, AgencyAsked, ManagementDecisionMade
from corbiere.ledger.rulings import Asked, Ruling, must, ruling
from corbiere.statute.calendar import in_words

MANAGER = "manager"


@ruling(ManagementDecisionMade)
def may_decide_as_manager(asked: Asked, entry: ManagementDecisionMade) -> Ruling | None:
    """PS-1.3: advice and decisions of management are a manager's."""
    allowed = MANAGER in asked.by.roles or bool(asked.by.system)
    return must(allowed, "Only a manager records a manager’s decision. Ask yours to write it, or make a note of what they said.", "PS-1.3")


@ruling(AgencyAsked)
def may_ask_agency(asked: Asked, entry: AgencyAsked) -> Ruling | None:
    """PS-3.8: it is known who was asked."""
    allowed = bool(entry.agency or entry.elsewhere)
    return must(allowed, "Say which agency was asked: choose it, or write its name.", "PS-3.8", "agency")


@ruling(AgencyAnswered)
def may_answer(asked: Asked, entry: AgencyAnswered) -> Ruling | None:
    """PS-3.8: an answer comes after its question."""
    question = asked.standing.entry(entry.of)
    day = in_words(question.happened) if question else ""
    allowed = question is None or question.happened <= asked.happened
    return must(allowed, f"They were asked on {day}. The answer cannot have come before; check the day.", "PS-3.8", "happened")
