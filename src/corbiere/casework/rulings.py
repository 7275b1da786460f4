"""May this be recorded in the daily work?"""

from datetime import date
from uuid import UUID

from django.db.models import Q

from corbiere.agencies.models import Cover, TeamManager
from corbiere.casework.entries import AgencyAnswered, AgencyAsked, ManagementDecisionMade
from corbiere.casework.telling import ViewsToldBack
from corbiere.ledger.rulings import Proposal, Ruling, gate, must, ruling
from corbiere.statute.calendar import in_words


@gate
def may_decide_as_manager(asked: Proposal) -> Ruling | None:
    """PS-1.3: advice and decisions of management are a manager's, or of whoever acts for one."""
    if not isinstance(asked.entry, ManagementDecisionMade) or asked.by.system or asked.invented:
        return None
    why = "Only a manager records a manager’s decision. Ask yours to write it, or make a note of what they said."
    return must(asked.by.practitioner is not None and _manages(asked.by.practitioner, asked.happened), why, "PS-1.3")


def _manages(practitioner: UUID, on: date) -> bool:
    covered = Cover.objects.on(on).filter(acting=practitioner).values("subject")
    return TeamManager.objects.on(on).filter(Q(practitioner=practitioner) | Q(practitioner__in=covered)).exists()


@ruling(AgencyAsked)
def may_ask_agency(asked: Proposal, entry: AgencyAsked) -> Ruling | None:
    """PS-3.8: it is known who was asked."""
    allowed = bool(entry.agency or entry.elsewhere or entry.practitioner)
    return must(allowed, "Say which agency was asked: choose it or somebody there, or write its name.", "PS-3.8", "agency")


@ruling(AgencyAnswered)
def may_answer(asked: Proposal, entry: AgencyAnswered) -> Ruling | None:
    """PS-3.8: an answer comes after its question."""
    question = asked.standing.entry(entry.of)
    day = in_words(question.happened) if question else ""
    allowed = question is None or question.happened <= asked.happened
    return must(allowed, f"They were asked on {day}. The answer cannot have come before; check the day.", "PS-3.8", "happened")


@ruling(ViewsToldBack)
def may_tell_back(asked: Proposal, entry: ViewsToldBack) -> Ruling | None:
    """WT-206-1, WT-gov-24: a child is told of what they said, or of what was decided, once it was."""
    answered = asked.standing.entry(entry.of)
    day = in_words(answered.happened) if answered else ""
    allowed = answered is None or answered.happened <= asked.happened
    return must(allowed, f"What it answers is of {day}. They cannot have been told before that; check the day.", "WT-206-1", "happened")
