"""Who takes the step that follows from an outcome: it is offered, and stays with whoever decided until somebody accepts it."""

from typing import Annotated, Any
from uuid import UUID

from corbiere.agencies import work
from corbiere.agencies.working import AllocationRole
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Entry, ask
from corbiere.ledger.fields import PractitionerId, Reference, TeamId, Text
from corbiere.ledger.outcomes import LeadsTo
from corbiere.ledger.whose import CHAIR, HUB, LEAD_WORKER, MANAGER, RECEIVER, STEP_HOLDER, WORKER

STEPS: set[str] = set()  # kinds that lead to a step; it grows while the apps declare theirs
DO: set[str] = set()  # kinds that do a step, and lead to none
ACCEPT: set[str] = set()  # kinds other than step-accepted that say yes to one
DECLINE: set[str] = set()  # kinds other than step-declined that say no to one
READS: set[str] = {*work.READS, "step-offered", "step-declined", "died", "involvement-ended"}  # the same, with what does each


def leading(kind: str, leads_to: LeadsTo) -> LeadsTo:
    """Makes known that the kind leads to steps, and which kinds do them. Call it where the kind is declared."""
    STEPS.add(kind)
    DO.update(name for step in leads_to.steps for name in step.done_by)
    narrow = [step.narrowly for step in leads_to.steps if step.narrowly]
    ACCEPT.update(asked.accepted_by for asked in narrow)
    DECLINE.update(asked.declined_by for asked in narrow)
    READS.update({kind, *DO, *ACCEPT, *DECLINE})
    return leads_to


def _after(leads_to: LeadsTo) -> Any:
    return answered(leads_to.question, *(answer for answer in leads_to.answers if leads_to.step({leads_to.question: answer})))


def who_takes_it(leads_to: LeadsTo) -> Any:
    hint = "They are asked, and it stays with you until they accept"
    return ask("Who takes the next step?", hint=hint, cites=("CPP-29", "LAC-399-1"), only_if=_after(leads_to))


def which_team(leads_to: LeadsTo) -> Any:
    return ask("Or which team’s manager is to find somebody?", cites="CPP-29", only_if=_after(leads_to))


def by_when(leads_to: LeadsTo) -> Any:
    return ask("By when?", cites="CPP-29", only_if=_after(leads_to))


OF_STEP = Annotated[UUID, Reference("entry", ())]


class StepOffered(
    Entry,
    kind="step-offered",
    whose=(WORKER, MANAGER, CHAIR, HUB, LEAD_WORKER, STEP_HOLDER),
    about=PERSON,
    called="Next step offered",
    verb="Ask",
    category="work",
    before_birth=True,
    story=False,
    short_form=("of", "to", "team", "note"),
):
    """Somebody else was asked to take the step that follows from a decision. It stays where it is until they accept."""

    of: OF_STEP = ask("After which decision?", cites="CPP-29")
    to: PractitionerId | None = ask("Who is asked to take it?", cites="CPP-29")
    team: TeamId | None = ask("Or which team’s manager is to find somebody?", cites="CPP-29")
    note: Text | None = ask("What do they need to know first?", cites="LAC-399-1")


class StepAccepted(
    Entry,
    kind="step-accepted",
    whose=(RECEIVER, MANAGER),
    about=PERSON,
    called="Next step accepted",
    verb="Accept",
    category="work",
    before_birth=True,
    story=False,
    short_form=("of", "role", "team"),
):
    """Whoever was asked took the step on, and has it from this day; where nobody works with the child, the work with them as well."""

    of: OF_STEP = ask("After which decision?", cites="CPP-29")
    role: AllocationRole | None = ask("In which role do you work with the child from now on?", cites="CPP-1", in_line=True)
    team: TeamId | None = ask("For which team?", hint="A team alone has the child until its manager names a worker", cites="CPP-1")


class StepDeclined(
    Entry,
    kind="step-declined",
    whose=(RECEIVER, MANAGER),
    about=PERSON,
    called="Next step declined",
    verb="Decline",
    category="work",
    before_birth=True,
    story=False,
):
    """Whoever was asked cannot take the step. It stays where it was."""

    of: OF_STEP = ask("After which decision?", cites="CPP-29")
    why: Text = ask("Why not?", cites="CPP-29")
