"""The child protection plan, as the shared mechanism writes it down (corbiere.plans.entries)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import CHILD, PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import AgencyId, Part, PersonId, PractitionerId, Text, Words, entry_of
from corbiere.ledger.phases import PLAN
from corbiere.ledger.whose import CHAIR, LEAD, LEADING, MANAGER, PART, PARTNERS, WORKING
from corbiere.people.needs import Harm
from corbiere.plans import entries as any_plan
from corbiere.plans import parts as of_any_plan
from corbiere.plans.kinds import kinds_around

FROM_MEETING = entry_of("conference-held", "core-group-held")
VERSION = entry_of("protection-plan-written", "conference-held")


class Aim(Choice):
    """What a child protection plan is made for (Guidance 116)."""

    SAFETY = "safety", "To keep the child safe from harm"
    GROWING = "growing", "To help the child be healthy, grow and learn"
    FAMILY = "family", "To help the family look after the child, where that is best for the child"


class ProtectionDanger(of_any_plan.Danger):
    harm: Harm | None = ask("Which form of harm is it?", cites=("CPP-3", "CPP-46"), default=None)


class ProtectionAction(of_any_plan.PlannedAction):
    against: Harm | None = ask("Which harm does it reduce?", cites="CPP-3", default=None)


class ProtectionOutcome(of_any_plan.Outcome):
    aims: list[Aim] = ask("What is it for?", cites="WT-116-1", default_factory=list)
    actions: list[ProtectionAction] = ask("What will be done for it?", cites=("CPP-43", "CPP-29"), default_factory=list)


class ChildOfHousehold(Part):
    """A child of the household, and how they are kept safe."""

    who: Words = ask("Which child?", cites="CPP-48")
    safe: Text = ask("How are they kept safe?", cites="CPP-48")
    own_plan: bool | None = ask("Do they have a plan of their own?", cites="CPP-48", default=None)

    def __str__(self) -> str:
        return f"{self.who}: {self.safe}"


PLAN_SECTIONS = (
    Section("What stage the plan is at", ("stage", "of", "harm", "harm_in_words", "carried", "left_out", "carries")),
    Section("What the children must be kept safe from, and need", ("safe_from", "needs", "household", "wellbeing")),
    Section("What will be better, and what will be done for it", ("outcomes", "unlinked")),
    Section("What must change, and the help there is for it", ("wanted", "support")),
    Section("If nothing changes", ("contingency",)),
    Section("Who does what, and who sees the child", ("roles", "seen_by", "visit_days")),
    Section("What the child and the family say", ("views", "family_say", "not_accepted", "tools")),
)


class ProtectionPlanWritten(
    any_plan.PlanWritten,
    kind="protection-plan-written",
    whose=(LEAD, MANAGER, CHAIR),
    about=CHILD,
    called="Child protection plan",
    category="protection",
    before_birth=True,
    sections=PLAN_SECTIONS,
    pages=True,
    whole=True,
    phase=PLAN,
    also=("CP plan",),
):
    """The whole plan as it now stands. What a review conference has not changed stays as it was; a core group works out the detail."""

    of: Annotated[UUID, FROM_MEETING] | None = ask("Which conference or core group does it come from?", cites=("CPP-25", "CPP-63"))
    harm: Harm | None = ask("The main form of harm", cites="CPP-2", in_line=True, lasts=True)
    harm_in_words: Words | None = ask(
        "Which other form of harm is it?", cites=("WT-166-1", "CPP-2"), in_line=True, lasts=True, only_if=answered("harm", Harm.OTHER)
    )
    safe_from: list[ProtectionDanger] = ask("What must the child be kept safe from?", cites=("CPP-46", "CPP-3"), lasts=True)
    outcomes: list[ProtectionOutcome] = ask(
        "What will be better for the child, and what will be done for it?",
        cites=("CPP-55", "CPP-43", "CPP-25", "CPP-98", "PS-4.4"),
        lasts=True,
    )
    unlinked: list[ProtectionAction] = ask(
        "Actions not linked to any of these yet", hint="A plan cannot be agreed while anything is left here", cites="CPP-43", lasts=True
    )
    visit_days: int | None = ask(
        "How often does the lead social worker see the child, in days?", cites=("CPP-88", "CPP-90"), gt=0, le=9999, lasts=True
    )
    household: list[ChildOfHousehold] = ask("The other children of the household", cites="CPP-48", lasts=True)
    wellbeing: Text | None = ask("Which wider needs does an assessment still have to look at?", cites="WT-116-2", lasts=True)

    @property
    def actions(self) -> list[ProtectionAction]:
        return [*(action for outcome in self.outcomes for action in outcome.actions), *self.unlinked]


class ProtectionActionNoted(
    any_plan.ActionNoted,
    kind="protection-action-noted",
    whose=PARTNERS,
    about=CHILD,
    called="Progress on an action",
    category="protection",
    before_birth=True,
    act=PART,
    phase=PLAN,
    also=("progress", "action done"),
    story=False,
):
    """How an action of the plan is coming along. If it cannot be done as agreed, say so before the day it is due."""

    of: Annotated[UUID, VERSION] | None = ask("Which version of the plan?")


class ProtectionActionAgreedAnew(
    any_plan.ActionAgreedAnew,
    kind="protection-action-agreed-anew", whose=LEADING, about=CHILD, called="Action re-agreed", verb="Agree", category="protection",
    before_birth=True, phase=PLAN, also=('new date for an action',), story=False,
):  # fmt: skip
    """The lead social worker agreed what to do about an action that cannot be done as planned."""

    of: Annotated[UUID, entry_of("protection-action-noted")] = ask("Which action cannot be done?", cites="CPP-58")


AROUND_PLAN = kinds_around(
    "protection",
    plan="plan",
    briefly="plan",
    versions=("protection-plan-written", "conference-held"),
    about=CHILD,
    category="protection",
    whose=WORKING,
)


class WhyShared(Choice):
    """On what ground it may be known."""

    CONSENT = "consent", "They agreed"
    SAFETY = "safety", "It keeps a child safe"
    LAW = "law", "The law asks for it"


class PlanKnownOnAdultRecord(
    Entry,
    kind="plan-known-on-adult-record",
    whose=WORKING,
    about=PERSON,
    called="Child’s plan noted for adult services",
    category="protection",
    short_form=("says", "service", "ground", "why", "decided_by", "until"),
    phase=PLAN,
    also=("adult services",),
    story=False,
):
    """It was decided that this adult’s record says that a child of theirs has a plan: this much, for these services, and no more."""

    says: Words = ask(
        "What may this record say?",
        hint="For example: There is a child protection plan for a child of theirs",
        in_line=True,
        cites="CPP-80",
    )
    child: PersonId | None = ask("Which child may be named?", cites="CPP-80")
    service: AgencyId = ask("Which service knows the adult, and may know of it?", in_line=True, cites="CPP-80")
    ground: WhyShared = ask("On what grounds?", cites="CPP-80", in_line=True)
    why: Text = ask("Why is it needed, and why no more than this?", cites="CPP-80")
    decided_by: PractitionerId = ask("Who decided it?", cites="CPP-80")
    until: date | None = ask("Until when?", cites="CPP-80")
