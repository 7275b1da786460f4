"""Who leads a plan with the family: appointed, asked, accepted; and passed on to another (Guidance 117 to 123, 154 to 156)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from corbiere.agencies.taking import by_when, leading
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import PractitionerId, Text, Words, entry_of
from corbiere.ledger.outcomes import LeadsTo, Step
from corbiere.ledger.phases import PLAN
from corbiere.ledger.whose import ASSESSOR, HELPER_MANAGER, LEAD, LEAD_WORKER, MANAGER, WORKER
from corbiere.plans.help import PlanSort
from corbiere.wellbeing.entries.plan_parts import AskedAboutLead, LeadFactor, LeadMatters

APPOINTED = leading(
    "lead-worker-appointed",
    LeadsTo(
        "type",
        dict.fromkeys(
            PlanSort,
            Step(
                "Make the plan with {name} and the family",
                ("help-plan-written", "plan-agreed", "plan-ended"),
                "WT-118-2",
                again="lead-worker-appointed",
            ),
        ),
    ),
)
ENTITLED = entry_of("help-plan-entitlement-decided", "plan-required")
LEADING_NOW = entry_of("lead-worker-appointed", "lead-worker-transfer-offered")


class LeadWorkerAppointed(
    Entry,
    kind="lead-worker-appointed",
    whose=(MANAGER, LEAD, HELPER_MANAGER, ASSESSOR, WORKER),
    about=PERSON,
    called="Lead Worker appointed",
    verb="Appoint",
    category="wellbeing",
    before_birth=True,
    short_form=("type", "taken_by", "asked", "first_choice", "why_not", "suitable", "by"),
    sections=(
        Section("What speaks for them, and what was weighed", ("factors", "weighed")),
        Section("Somebody who is not in the directory, and the decision that this follows", ("profession", "name", "of")),
    ),
    leads_to=APPOINTED,
    phase=PLAN,
    also=("lead practitioner", "key worker", "lead professional"),
    story=False,
):
    """Somebody is to lead the plan: to make it with the child and family, and see that it happens. They are asked, and accept or not."""

    type: PlanSort | None = ask("Which plan is it?", cites=("WT-117-1", "WT-112-1"), in_line=True)
    taken_by: PractitionerId | None = ask(
        "Who is to lead it?",
        hint="They are asked, and lead it from the day on which they accept",
        cites=("WT-117-2", "WT-118-1", "WT-119-1", "WT-123-1"),
    )
    asked: list[AskedAboutLead] = ask("What do {child} and the parents say about who should lead?", cites="WT-120-1")
    first_choice: bool | None = ask("Is it whom the family would choose first?", cites=("WT-120-2", "WT-121-1"))
    why_not: Text | None = ask("Why is it somebody else?", cites="WT-121-1", only_if=answered("first_choice", False))
    suitable: Text | None = ask("Have they the time for it, and why are they right for {child}?", cites="WT-121-2")
    by: date | None = by_when(APPOINTED)
    factors: list[LeadFactor] = ask("What speaks for them?", cites="WT-120-2")
    weighed: LeadMatters | None = ask("What was weighed", cites="WT-122-1")
    profession: Words | None = ask("What is their profession, where they are not in the directory?", cites="WT-123-1", in_line=True)
    name: Words | None = ask("Their name, where they are not in the directory", cites="WT-118-1", told_by="taken_by")
    of: Annotated[UUID, ENTITLED] | None = ask("Which decision does it follow?", cites="WT-117-1")

    @classmethod
    def attributes(cls, body: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        """Until whoever is asked accepts it, nobody has been found: the law is told so then (leading.py)."""
        asked = (("accepted", "no"),) if body.get("taken_by") else ()
        return (*asked, *((name, str(body[name])) for name in ("profession",) if body.get(name)))


class WhyTransferred(Choice):
    """Why somebody else is to lead a plan (Guidance 155)."""

    MOVED = "moved", "The child goes to another school, or lives elsewhere"
    ESCALATED = "escalated", "The child needs more, and a social worker is to lead"
    EASED = "eased", "The child needs less, and no social worker is needed to lead"
    CANNOT = "cannot", "The Lead Worker can no longer do it"
    OTHER = "other", "Something else"


TRANSFERRED = leading(
    "lead-worker-transfer-offered",
    LeadsTo(
        "reason",
        dict.fromkeys(
            WhyTransferred,
            Step("Lead {name}’s plan from now on", ("plan-reviewed", "plan-ended"), "WT-154-1", again="lead-worker-transfer-offered"),
        ),
    ),
)


class LeadWorkerTransferOffered(
    Entry,
    kind="lead-worker-transfer-offered",
    whose=(LEAD_WORKER, LEAD, MANAGER, HELPER_MANAGER),
    about=PERSON,
    called="Transfer of the lead of a plan",
    verb="Hand over",
    category="wellbeing",
    before_birth=True,
    short_form=("reason", "taken_by", "asked", "note", "review", "at_once", "by"),
    sections=(
        Section("What the others say, and why this one", ("leaving_agrees", "team_asked", "first_choice", "why_not", "suitable")),
        Section("Whose lead it is, and more on why", ("of", "why")),
    ),
    leads_to=TRANSFERRED,
    phase=PLAN,
    also=("change of lead worker", "step up", "step down"),
    story=False,
):
    """Somebody else is to lead the plan. Whoever leads it now goes on until they accept."""

    reason: WhyTransferred = ask("Why?", cites=("WT-155-1", "WT-123-1"), in_line=True)
    why: Text | None = ask("Say more if it helps", cites="WT-155-1")
    of: Annotated[UUID, LEADING_NOW] | None = ask("Whose lead is it?", cites="WT-154-1")
    taken_by: PractitionerId = ask("Who is to lead it?", cites=("WT-156-2", "WT-123-1"))
    leaving_agrees: bool | None = ask("Does whoever leads it now agree?", hint="Where it is not they who write this", cites="WT-154-1")
    asked: list[AskedAboutLead] = ask("What do {child} and the parents say about who should lead?", cites="WT-156-1")
    team_asked: list[Words] = ask("Who in the team around {child} was asked?", cites="WT-156-3")
    first_choice: bool | None = ask("Is it whom the family would choose first?", cites=("WT-120-2", "WT-121-1"))
    why_not: Text | None = ask("Why is it somebody else?", cites="WT-121-1", only_if=answered("first_choice", False))
    suitable: Text | None = ask("Have they the time for it, and why are they right for {child}?", cites="WT-121-2")
    note: Text | None = ask(
        "What do they need to know first?", hint="Promises made, what {child} hopes for, what comes next", cites="WT-154-1"
    )
    review: Annotated[UUID, entry_of("plan-reviewed")] | None = ask("After which review?", cites="WT-154-1")
    at_once: Text | None = ask(
        "Why can it not wait for a review?", hint="Only where there was none: illness, for example", cites="WT-155-1"
    )
    by: date | None = by_when(TRANSFERRED)
