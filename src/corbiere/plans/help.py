"""The groups of answers in every plan of help. What a provider is to give stays proposed until that provider agrees."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import Choice, ask
from corbiere.ledger.fields import AgencyId, Part, PractitionerId, Text, Words
from corbiere.people.needs import Indicator
from corbiere.plans import parts as of_any_plan
from corbiere.plans.entries import PlanWritten
from corbiere.plans.parts import Voice


class PlanSort(Choice):
    """The sorts of plan that the law tells apart."""

    EARLY_HELP = "early-help", "Early help wellbeing plan"
    CHILD_IN_NEED = "child-in-need", "Child in need plan"
    CHILD_PROTECTION = "child-protection", "Child protection plan"
    CARE = "care", "Care plan"
    PATHWAY = "pathway", "Pathway plan"


class Consulted(Part):
    """Somebody who was asked for their views while a plan was prepared, reviewed or ended."""

    side: Voice = ask("Whose view is it?", cites=("WT-124-1", "WT-145-1"))
    who: Words = ask("Their name, and who they are to {child}", cites="WT-124-1")
    agency: AgencyId | None = ask("From which agency?", cites="WT-145-1", only_if=answered("side", Voice.PROFESSIONALS), default=None)
    day: date | None = ask("When?", cites="WT-124-1", default=None)
    says: Text | None = ask("What do they say?", cites=("WT-124-1", "WT-plankp-1"), default=None)
    regard: Text | None = ask("What was done about it?", cites="WT-124-1", default=None)
    why_not: Text | None = ask(
        "Why could their view not be learned?", hint="What you tried, or why they were not asked", cites="WT-plankp-1", default=None
    )

    @property
    def is_heard(self) -> bool:
        """Whether there is a view, or a reason why there is none."""
        return bool(self.says or self.why_not)

    def __str__(self) -> str:
        return self.who


class HelpNeed(of_any_plan.NeedOfChild):
    """A need that an assessment found."""

    indicator: Indicator | None = ask("Which of the eight does it touch?", cites="WT-128-1", default=None)
    met_otherwise: Text | None = ask(
        "How is it met, where no targeted help is needed for it?", hint="Only where that is so", cites="WT-128-2", default=None
    )


class TargetedHelp(of_any_plan.PlannedAction):
    """An action for a goal. What a provider is to give stays proposed until that provider agrees (WT-131-1)."""

    short_form = ("what", "who", "agency", "practitioner", "manner", "by", "known_by")

    what: Words = ask("What needs to happen now?", cites=("WT-134-1", "WT-128-2"))
    who: Words = ask("Who is helping?", cites="WT-134-1")
    agency: AgencyId | None = ask(
        "For which provider?",
        hint="Its agreement is asked before this is part of the plan. Leave it empty for the child and the family",
        cites=("WT-130-1", "WT-131-1"),
        default=None,
    )
    practitioner: PractitionerId | None = ask(
        "Who answers for the provider?",
        hint="They are asked here, and see who {child} is and what is asked",
        cites="WT-131-1",
        default=None,
    )
    manner: Text | None = ask(
        "How will it be given?", hint="How often, where, in which way, and by whom", cites=("WT-130-2", "WT-152-2"), default=None
    )
    achieves: Words | None = ask("What is it to change for {child}?", cites=("WT-130-3", "WT-152-3"), default=None)
    by: date | None = ask("By when?", cites="WT-134-1", default=None)
    known_by: Words | None = ask("How will we know this is working?", cites="WT-134-1", default=None)
    third_party: Words | None = ask("Which third party gives it for the provider?", cites="WT-135-2", default=None)


class HelpGoal(of_any_plan.Outcome):
    """A goal of a plan of help (Guidance 134)."""

    short_form: ClassVar[tuple[str, ...] | None] = ("what", "indicators", "actions")

    what: Words = ask("What is the goal?", hint="As {child} would say it, if you can", cites="WT-134-1")
    indicators: list[Indicator] = ask("Which of the eight does it serve?", cites="WT-130-3", default_factory=list)
    measure: Words | None = ask("How will we know that it is reached?", cites="WT-134-1", default=None)
    by: date | None = ask("By when?", cites="WT-134-1", default=None)
    actions: list[TargetedHelp] = ask("What is done for it?", cites=("WT-134-1", "WT-128-2"), default_factory=list)


class HelpRole(of_any_plan.RoleInPlan):
    """Somebody’s part in a plan of help."""

    practitioner: PractitionerId | None = ask(
        "Who is it in the directory?", hint="They then see the plan as part of the team around {child}", cites="WT-150-1", default=None
    )


class PlanOfHelp(PlanWritten):
    """A version of a plan whose goals are reached by help that somebody gives."""

    outcomes: Sequence[HelpGoal] = ask("What are the goals, and what is done for each?", lasts=True)
    unlinked: Sequence[TargetedHelp] = ask("What else is done", lasts=True)
    consulted: list[Consulted] = ask("Who else was asked, and what do they say?")

    @property
    def actions(self) -> Sequence[TargetedHelp]:
        return [*(action for goal in self.outcomes for action in goal.actions), *self.unlinked]
