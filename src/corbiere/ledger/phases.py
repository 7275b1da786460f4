"""Phases of the work, under which the menu has what can be recorded; what is of none stands under its category."""

from corbiere.ledger.entry import Choice


class Phase(Choice):
    """One phase, in the order in which a family meets them."""

    FRONT_DOOR = "front-door", "A worry, and what it leads to"
    VISITS = "visits", "Seeing and hearing them"
    INCIDENT = "incident", "When something goes wrong"
    ASSESSMENT = "assessment", "Assessment and other agencies"
    ENQUIRY = "enquiry", "Strategy discussion and enquiry"
    CONFERENCE = "conference", "Conferences and other meetings"
    PLAN = "plan", "Plan and core group"
    DECISION = "decision", "Decisions and disagreements"


FRONT_DOOR, VISITS, INCIDENT, ASSESSMENT, ENQUIRY, CONFERENCE, PLAN, DECISION = Phase
