"""The groups of answers in plans of help, and the words in which they are spoken of."""

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import Choice, ask
from corbiere.ledger.fields import NearPersonId, Part, PractitionerId, Text, Words
from corbiere.people.needs import WAS, LevelOfNeed
from corbiere.plans.help import PlanSort
from corbiere.plans.parts import Voice


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
