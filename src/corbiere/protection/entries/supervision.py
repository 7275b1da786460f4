"""Thinking about the work on a plan: in an agency, and of all agencies together (CP plans, supervision)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import CHILD, Choice, Entry, ask
from corbiere.ledger.fields import AgencyId, PractitionerId, Text, Words, entry_of
from corbiere.ledger.phases import DECISION
from corbiere.ledger.whose import LEADING, PART, PARTNERS, WORKING


class ReflectiveSupervisionDecided(
    Entry,
    kind="reflective-supervision-decided",
    whose=LEADING,
    about=CHILD,
    called="Reflective supervision considered",
    verb="Decide",
    category="protection",
    before_birth=True,
    short_form=("of", "wanted", "why", "for", "agencies", "decided_by"),
    phase=DECISION,
    also=("reflective supervision",),
    story=False,
):
    """The plan is complex, stuck or drifting. It was decided whether the agencies think about it together, in reflective supervision."""

    wanted: bool = ask("Will the agencies reflect on it together?", cites="CPP-113", in_line=True)
    why: Text = ask("Why, or why not?", cites="CPP-113")
    decided_by: PractitionerId = ask("Who decided?", cites="CPP-113")
    for_: date | None = ask("For which day?", alias="for", cites="CPP-113", in_line=True, only_if=answered("wanted", True))
    agencies: list[AgencyId] = ask("Which agencies are asked?", cites="CPP-113", only_if=answered("wanted", True))
    of: Annotated[UUID, entry_of("core-group-held", "obstacle-met", "conference-held")] | None = ask("What led to it?", cites="CPP-113")


class ReflectiveSupervisionHeld(
    Entry,
    kind="reflective-supervision-held",
    whose=WORKING,
    about=CHILD,
    called="Reflective supervision held",
    verb="Hold",
    category="protection",
    before_birth=True,
    short_form=("of", "came_of_it", "came", "led_by"),
    phase=DECISION,
    also=("reflective supervision",),
    story=False,
):
    """The agencies thought together about their work with the child and the family, and this is what came of it."""

    of: Annotated[UUID, entry_of("reflective-supervision-decided")] | None = ask("Which decision was it?", cites="CPP-113")
    came: list[Words] = ask("Who took part, and from which agency?", cites="CPP-113")
    led_by: Words | None = ask("Who led it?", cites="CPP-113")
    came_of_it: Text = ask("What came of it for the child?", cites="CPP-113")


class SupervisionOffer(Choice):
    HELD = "held", "It was held"
    OFFERED = "offered", "It was offered"
    NOT_TO_BE_HAD = "not-to-be-had", "None is available"


class AgencySupervisionNoted(
    Entry,
    kind="agency-supervision-noted",
    whose=PARTNERS,
    about=CHILD,
    called="Safeguarding supervision in an agency",
    category="protection",
    before_birth=True,
    act=PART,
    short_form=("practitioner", "agency", "what", "follows"),
    phase=DECISION,
    also=("safeguarding supervision",),
    story=False,
):
    """Somebody in the core group had, or was offered, safeguarding supervision in their own agency. What was said there stays there."""

    practitioner: PractitionerId = ask("Who in the core group?", cites="CPP-112", lasts=True)
    agency: AgencyId = ask("In which agency?", cites="CPP-112", in_line=True, lasts=True)
    what: SupervisionOffer = ask("What happened?", cites="CPP-112", in_line=True)
    given_by: Words | None = ask("Who gives it?", cites="CPP-112", lasts=True)
    follows: Text | None = ask("What follows from it for the child’s plan?", hint="Only what the others need to know", cites="CPP-112")
