"""Whether a child is entitled to a plan of help: two tests, one for each level (Guidance 113, 114)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.agencies.taking import by_when, leading, which_team, who_takes_it
from corbiere.ledger.conditions import answered
from corbiere.ledger.declaration import FollowUp
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import AgencyId, BestInterests, PractitionerId, TeamId, Text, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo, Step
from corbiere.ledger.phases import PLAN
from corbiere.ledger.whose import ASSESSOR, HELPER_MANAGER, LEAD, LEAD_WORKER, MANAGER, WORKER
from corbiere.plans.help import PlanSort
from corbiere.wellbeing.entries.plan_parts import HelpLevel, ParentsAgreement

DECIDING = (LEAD, MANAGER, ASSESSOR, HELPER_MANAGER, LEAD_WORKER, WORKER)
AT_FIRST_LEVEL = answered("level", HelpLevel.WELLBEING)
AT_HIGHER_LEVEL = answered("level", HelpLevel.HEALTH_OR_DEVELOPMENT)


class Entitlement(Choice):
    ENTITLED = "entitled", "Entitled to a plan"
    NOT_ENTITLED = "not-entitled", "Not entitled"
    NO_AGREEMENT = "no-agreement", "Not entitled: there is no agreement"


WITHOUT = Step(
    "Decide with the manager what happens for {name} without a plan",
    ("management-decision-made", "concern-received", "strategy-discussion-held", "help-plan-entitlement-decided"),
    "WT-114-2",
)
DECIDED = leading(
    "help-plan-entitlement-decided",
    LeadsTo(
        "outcome",
        {
            Entitlement.ENTITLED: Step(
                "Appoint a Lead Worker for {name}", ("lead-worker-appointed", "lead-worker-transfer-offered"), "WT-117-1"
            ),
            Entitlement.NOT_ENTITLED: Ends("The need is met in another way, or cannot be met so: the family is told, and can ask again."),
            Entitlement.NO_AGREEMENT: WITHOUT,
        },
    ),
)
NO = (Entitlement.NOT_ENTITLED, Entitlement.NO_AGREEMENT)


class HelpPlanEntitlementDecided(
    Entry,
    kind="help-plan-entitlement-decided",
    story="Decided about a plan of help for {child}: {outcome}",
    whose=DECIDING,
    about=PERSON,
    called="Entitlement to a plan of help",
    verb="Decide",
    category="wellbeing",
    before_birth=True,
    short_form=("level", "parents", "outcome", "why", "best", "taken_by", "by"),
    sections=(
        Section(
            "Whether other help would do, and whether targeted help can", ("other_action", "not_met_otherwise", "can_be_met", "proposed")
        ),
        Section(
            "Who agrees besides the parents, and what the child says of it",
            ("provider", "provider_who", "minister", "they_agree", "agreed_on", "child_agrees"),
        ),
        Section("Safety without a plan, and how the family was told", ("safeguarding", "told", "team")),
    ),
    leads_to=DECIDED,
    followed_by=(FollowUp("lead-worker-appointed", "Appoint a Lead Worker", "WT-117-1", (("of", "of"),)),),
    phase=PLAN,
    also=("early help plan", "child in need plan", "CIN", "consent to a plan"),
    family=("level", "outcome", "why"),
):
    """It was decided, with the parents, whether the child is entitled to a plan of help."""

    of: Annotated[UUID, entry_of("assessment-completed")] = ask("Which assessment says so?", cites=("WT-113-2", "WT-111-1"))
    level: HelpLevel = ask("At which level?", cites=("WT-113-1", "WT-114-1", "WT-112-1"), in_line=True)
    parents: list[ParentsAgreement] = ask("Do the parents agree?", cites=("WT-113-5", "WT-114-2"))
    other_action: Text | None = ask(
        "What other help was thought of, and which part of the need does it leave?", cites="WT-113-3", only_if=AT_FIRST_LEVEL
    )
    not_met_otherwise: bool | None = ask("Is the need more than other help can meet in full?", cites="WT-113-3", only_if=AT_FIRST_LEVEL)
    can_be_met: bool | None = ask("Can targeted help meet it, or part of it?", cites="WT-113-4", only_if=AT_FIRST_LEVEL)
    proposed: list[Words] = ask("Which targeted help is thought of?", cites="WT-113-4", only_if=AT_FIRST_LEVEL)
    provider: AgencyId | None = ask("Which provider that knows {child} was asked?", cites="WT-113-5", only_if=AT_FIRST_LEVEL)
    provider_who: Words | None = ask("Who answered for it, and what are they?", cites="WT-113-5", only_if=AT_FIRST_LEVEL)
    minister: PractitionerId | None = ask(
        "Who answered for the Minister?",
        hint="A social worker, a paediatrician or a practitioner of CAMHS",
        cites="WT-114-2",
        only_if=AT_HIGHER_LEVEL,
    )
    they_agree: bool | None = ask("Do they agree that a plan is needed?", cites=("WT-113-5", "WT-114-2"))
    agreed_on: date | None = ask("When did they say so?", cites=("WT-113-5", "WT-114-2"))
    child_agrees: bool | None = ask("Does {child} agree?", hint="It is no condition, and is shown", cites="WT-120-1")
    outcome: Entitlement = ask("What was decided?", cites=("WT-113-1", "WT-114-1"), in_line=True)
    why: Text | None = ask("Why not, in words that the family can read?", cites="WT-113-1", only_if=answered("outcome", *NO))
    best: BestInterests = ask("Why is that best for {child}?", cites=("WT-gov-13", "WT-gov-15"))
    safeguarding: Text | None = ask(
        "Is {child} safe without a plan? What did you think about it?",
        cites="WT-114-2",
        only_if=answered("outcome", Entitlement.NO_AGREEMENT),
    )
    told: Text | None = ask("How and when was the family told?", cites="WT-113-1")
    taken_by: PractitionerId | None = who_takes_it(DECIDED)
    team: TeamId | None = which_team(DECIDED)
    by: date | None = by_when(DECIDED)


class PlanRequired(
    Entry,
    kind="plan-required",
    whose=DECIDING,
    about=PERSON,
    called="Plan required",
    category="wellbeing",
    before_birth=True,
    short_form=("type",),
    phase=PLAN,
    story=False,
):
    """It was decided that the child needs a plan. For a plan of help, deciding on the entitlement says so already."""

    type: PlanSort | None = ask("Which plan is it?", cites="LAC-375-1", in_line=True)
