"""Words and groups of answers that needs, assessments and plans of help share."""

from corbiere.ledger.categories import Category, declare_category
from corbiere.ledger.entry import Choice, ask
from corbiere.ledger.fields import Part, PersonId, Text, Words
from corbiere.people.needs import Indicator, Limb

declare_category(Category("wellbeing", "Help and plans", order=5, offered=3, often=True))


class AssessmentLevel(Choice):
    """The sorts of assessment that the law tells apart. At the first level it is called by the name of WT-request-3."""

    WELLBEING = "wellbeing", "Early help wellbeing assessment"
    HEALTH_OR_DEVELOPMENT = "health-or-development", "Health or development assessment"
    ARTICLE_42 = "article-42", "Assessment in an Article 42 enquiry"
    LOOKED_AFTER = "looked-after", "Assessment of a looked-after child"
    CARE_LEAVER = "care-leaver", "Assessment of a care leaver"


class Affected(Choice):
    """The two ways in which a child has a wellbeing need (WT-request-1)."""

    IS = "is", "Yes, it is harmed now"
    AT_RISK = "at-risk", "Not yet: it is at risk"


class WellbeingFinding(Choice):
    """What is found of a child’s wellbeing (WT-carry-3). None is more than another: they are no scale."""

    PROMOTED = "promoted", "Promoted"
    SAFEGUARDED = "safeguarded", "Safeguarded"
    SUPPORTED = "supported", "Supported"
    AFFECTED = "affected", "Adversely affected"


class FindingTense(Choice):
    """Whether a finding is of today or of what would come (WT-carry-3)."""

    IS_BEING = "is-being", "Is being"
    WOULD_BE = "would-be", "Would be"


class LimbMet(Part):
    """One of the four, with what shows it."""

    limb: Limb = ask("Which of these is so?", cites="WT-103-1")
    evidence: Text = ask("What shows it?", cites="WT-103-1")
    whose: PersonId | None = ask("Whose disability is it, where it is not the child’s?", cites="WT-103-1", default=None)

    def __str__(self) -> str:
        return f"{self.limb.label}: {self.evidence}"


class NeedFound(Part):
    """A need, and what is to be done about it."""

    short_form = ("what", "next_step")

    what: Text = ask("What does {child} need?", cites=("PS-2.14", "WT-carry-14"))
    indicator: Indicator | None = ask("Which of the eight does it touch?", cites="WT-carry-4", default=None)
    next_step: Text | None = ask("What is the next step?", cites="WT-110-7", default=None)
    support: Words | None = ask("Which support does it take?", cites="WT-110-7", default=None)
    intervention: Words | None = ask("Which targeted intervention, if one is needed?", cites="WT-110-7", default=None)

    def __str__(self) -> str:
        return self.what


class PersonsView(Part):
    """What one parent, or somebody else who knows the child, thinks."""

    who: Words = ask("Whose view is it?", hint="Their name, and who they are to the child", cites=("PS-2.3", "WT-gov-18"))
    person: PersonId | None = ask("Who is it in the record?", cites="PS-2.3", default=None)
    view: Text = ask("What do they say?", cites=("PS-2.3", "WT-carry-8"))

    def __str__(self) -> str:
        return f"{self.who}: {self.view}"
