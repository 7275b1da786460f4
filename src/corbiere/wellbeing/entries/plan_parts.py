"""The groups of answers in plans of help, and the words in which they are spoken of."""

from datetime import date

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import Choice, ask
from corbiere.ledger.fields import AgencyId, NearPersonId, Part, PractitionerId, Text, Words
from corbiere.people.needs import WAS, Indicator, LevelOfNeed
from corbiere.plans import parts as of_any_plan
from corbiere.plans.parts import Voice


class PlanSort(Choice):
    """The sorts of plan that the law tells apart."""

    EARLY_HELP = "early-help", "Early help wellbeing plan"
    CHILD_IN_NEED = "child-in-need", "Child in need plan"
    CHILD_PROTECTION = "child-protection", "Child protection plan"
    CARE = "care", "Care plan"
    PATHWAY = "pathway", "Pathway plan"


class HelpLevel(Choice):
    """The two levels at which a child may be entitled to a plan of help (WT-112-1)."""

    WELLBEING = LevelOfNeed.WELLBEING.value, f"Wellbeing: {WAS[LevelOfNeed.WELLBEING].lower()}"
    HEALTH_OR_DEVELOPMENT = (
        LevelOfNeed.HEALTH_OR_DEVELOPMENT.value,
        f"Health or development: {WAS[LevelOfNeed.HEALTH_OR_DEVELOPMENT].lower()}",
    )

    @property
    def sort(self) -> PlanSort:
        return PlanSort.EARLY_HELP if self is HelpLevel.WELLBEING else PlanSort.CHILD_IN_NEED


OF_HELP = (PlanSort.EARLY_HELP, PlanSort.CHILD_IN_NEED)


class ParentsReply(Choice):
    """What became of asking a parent (Guidance 113, 114, 212)."""

    AGREED = "agreed", "They agree"
    REFUSED = "refused", "They do not agree"
    NOT_AVAILABLE = "not-available", "They could not be asked"
    NOT_SOUGHT = "not-sought", "They were not asked, so as not to put the child in danger"


NOT_ASKED = answered("answer", ParentsReply.NOT_AVAILABLE, ParentsReply.NOT_SOUGHT)


class ParentsAgreement(Part):
    """A parent, and whether they agree that a plan is needed."""

    short_form = ("person", "who", "answer", "why", "manager")

    person: NearPersonId | None = ask("Which parent?", cites="WT-113-5", default=None)
    who: Words = ask("Their name, and who they are to {child}", cites="WT-113-5", told_by="person")
    answer: ParentsReply = ask("Do they agree that a plan is needed?", cites=("WT-113-5", "WT-114-2"))
    how: Words | None = ask("How and when did they say so?", cites="WT-113-5", default=None)
    why: Text | None = ask(
        "Why not?",
        cites="WT-113-5",
        only_if=answered("answer", ParentsReply.REFUSED, ParentsReply.NOT_AVAILABLE, ParentsReply.NOT_SOUGHT),
        default=None,
    )
    manager: PractitionerId | None = ask(
        "Which manager decided that they are not asked?", cites="WT-113-5", only_if=NOT_ASKED, default=None
    )

    def __str__(self) -> str:
        return f"{self.who}: {self.answer.label.lower()}"


class AskedAboutLead(Part):
    """Somebody who was asked who should lead the plan."""

    side: Voice = ask("Who was asked?", cites=("WT-120-1", "WT-156-1"))
    who: Words | None = ask("Their name", cites="WT-120-1", default=None)
    wish: Words | None = ask("Whom would they like, and why?", cites="WT-120-1", default=None)
    not_asked: Words | None = ask("Why were they not asked?", hint="Only where they were not", cites="WT-120-1", default=None)

    def __str__(self) -> str:
        said = f"not asked: {self.not_asked}" if self.not_asked else self.wish or "asked"
        return f"{self.who or self.side.label}: {said}"


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

    short_form = ("what", "indicators", "actions")

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


class LeadFactor(Choice):
    """What may speak for somebody as Lead Worker (Guidance 120)."""

    RELATION = "relation", "They get on well with the family"
    INVOLVED = "involved", "They do a good deal of work with the family"
    CHOICE = "choice", "The family chose them"


class LeadMatters(Part):
    """What is weighed when a Lead Worker is chosen (Guidance 122)."""

    support: Words | None = ask("The kind of support that {child} needs", cites="WT-122-1", default=None)
    complexity: Words | None = ask("How complex the plan is", cites="WT-122-1", default=None)
    before: Words | None = ask("What they had to do with the family before", cites="WT-122-1", default=None)
    statutory: Words | None = ask("Which services work with the family by law already", cites="WT-122-1", default=None)
    agreed: Words | None = ask("What was agreed in the end", cites="WT-122-1", default=None)

    @property
    def blank(self) -> list[str]:
        """Names of what nothing is written of, as a page has them."""
        return [said for name, said in _MATTERS.items() if not getattr(self, name)]


_MATTERS = {
    "support": "the kind of support",
    "complexity": "how complex the plan is",
    "before": "what they had to do with the family before",
    "statutory": "which services work with the family by law",
    "agreed": "what was agreed",
}
