"""The groups of answers that a plan is made of, whatever the plan is for.

A plan that asks more of one of them declares its own from it, and lists that in place of it (`Sequence` here, `list` there).

Outcomes and actions keep a mark of their own from one version of a plan to the next, so that two versions can be compared and progress
joins the right outcome however its words are polished.
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import NAMESPACE_OID, UUID, uuid5

from corbiere.ledger.entry import Choice, ask
from corbiere.ledger.fields import AgencyId, CarriedAlong, Part, Text, Words

Mark = Annotated[UUID, CarriedAlong()]


def mark_of(words: str) -> UUID:
    """The mark of what is written for the first time: that of its words, however they are spaced and whatever their capitals."""
    return uuid5(NAMESPACE_OID, " ".join(words.casefold().split()))


class Stage(Choice):
    """How far a version of a plan has come."""

    OUTLINE = "outline", "In outline, as the conference made it"
    DETAILED = "detailed", "Worked out in detail"
    AGREED = "agreed", "Agreed at a review"


class Progress(Choice):
    """How an outcome of a plan is coming along for the child."""

    DONE = "done", "Done"
    ON_TRACK = "on-track", "Going well"
    OFF_TRACK = "off-track", "Stuck or slow"
    NOT_STARTED = "not-started", "Not started"


class Voice(Choice):
    """From whose side something is said."""

    CHILD = "child", "The child"
    PARENTS = "parents", "Parents and carers"
    FAMILY = "family", "The wider family"
    PROFESSIONALS = "professionals", "Those who work with them"


class Area(Choice):
    HEALTH = "health", "Health"
    DEVELOPMENT = "development", "Growing and learning"
    WELLBEING = "wellbeing", "Wellbeing"


class Danger(Part):
    """One thing that the child must be kept safe from."""

    what: Words = ask("What must the child be kept safe from?", cites="CPP-46")

    def __str__(self) -> str:
        return self.what


class NeedOfChild(Part):
    """Something that this child needs."""

    area: Area = ask("Is it about health, growing up, or wellbeing?", cites="CPP-50")
    what: Words = ask("What does the child need?", cites="CPP-50")

    def __str__(self) -> str:
        return self.what


class PlannedAction(Part):
    """Who does what, by when, and how everybody will know."""

    what: Words = ask("What will be done?", cites=("CPP-29", "CPP-56"))
    who: Words = ask("Who will do it?", cites=("CPP-29", "CPP-56"))
    agency: AgencyId | None = ask(
        "For which agency?", hint="Leave it empty for the family", cites=("CPP-29", "CPP-33", "CPP-59"), default=None
    )
    by: date | None = ask("By when?", cites=("CPP-29", "CPP-56"), default=None)
    known_by: Words | None = ask("How will we know that it is done, and helps?", cites="CPP-56", default=None)
    mark: Mark | None = ask("Its mark in the plan", default=None)

    @property
    def known_as(self) -> UUID:
        return self.mark or mark_of(self.what)

    def __str__(self) -> str:
        return f"{self.what} ({self.who})"


class Outcome(Part):
    """An improvement for the child, how it is measured, and by when the child needs it."""

    what: Words = ask("What will be better for the child?", cites="CPP-55")
    measure: Words | None = ask("How is it measured?", cites=("CPP-55", "CPP-56"), default=None)
    by: date | None = ask("By when does the child need it?", cites="CPP-61", default=None)
    why_then: Words | None = ask("Why by then, for a child of this age?", cites="CPP-61", default=None)
    actions: Sequence[PlannedAction] = ask("What will be done for it?", cites=("CPP-43", "CPP-29"), default_factory=list)
    mark: Mark | None = ask("Its mark in the plan", default=None)

    @property
    def known_as(self) -> UUID:
        return self.mark or mark_of(self.what)

    def __str__(self) -> str:
        return self.what


class ChangeNeeded(Part):
    """What must change, what would help, and who says so."""

    side: Voice = ask("Who says so?", cites=("CPP-52", "CPP-60"))
    who: Words | None = ask("Their name, if it matters", default=None)
    change: Words = ask("What must change?", cites=("CPP-52", "CPP-60"))
    needs: Words | None = ask("What do they need for it?", cites="CPP-52", default=None)

    def __str__(self) -> str:
        return f"{self.change} ({self.who or self.side.label.lower()})"


class Support(Part):
    """Help that is offered, by whom, and from when."""

    what: Words = ask("What help is offered?", cites=("CPP-53", "CPP-59"))
    whom: Voice = ask("Who does it help?", cites="CPP-47")
    provider: Words = ask("Who provides it? Name the agency", cites=("CPP-53", "CPP-59"))
    starts: date | None = ask("From when?", cites="CPP-53", default=None)

    def __str__(self) -> str:
        return f"{self.what} ({self.provider})"


class Contingency(Part):
    """What happens if things do not change."""

    if_: Words = ask("In what case?", hint="For example: Mia still comes to school hungry", alias="if", cites=("CPP-54", "CPP-64"))
    by: date | None = ask("By when must it have changed?", cites="CPP-64", default=None)
    then: Text = ask("Then what will be done?", cites=("CPP-54", "CPP-64"))
    who: Words | None = ask("By whom?", cites="CPP-54", default=None)

    @property
    def known_as(self) -> UUID:
        return mark_of(self.if_)

    @property
    def condition(self) -> str:
        """As a sentence begins with it, whether or not whoever wrote it began with “If”."""
        said = self.if_.strip()
        return f"I{said[1:]}" if said.casefold().startswith("if ") else f"If {said}"

    def __str__(self) -> str:
        return f"{self.if_}: {self.then}"


class SeenBy(Part):
    """Somebody who sees the child, and how often."""

    who: Words = ask("Who sees the child?", cites="CPP-37")
    how_often: Words = ask("How often?", cites=("CPP-37", "CPP-88", "CPP-90"))

    def __str__(self) -> str:
        return f"{self.who}: {self.how_often}"


class RoleInPlan(Part):
    """Somebody’s part in the plan."""

    who: Words = ask("Who?", cites="CPP-57")
    side: Voice = ask("Who do they speak for?", cites="CPP-57")
    part: Words = ask("What is their part?", cites=("CPP-57", "CPP-74"))

    def __str__(self) -> str:
        return f"{self.who}: {self.part}"


class LeftOut(Part):
    """Something of an earlier plan that a plan does not take over."""

    what: Words = ask("What of the plan before is left out?", cites="WT-continuum-3")
    why: Text = ask("Why?", cites="WT-continuum-3")

    def __str__(self) -> str:
        return f"{self.what} ({self.why})"


class Preference(Part):
    """Something that somebody wished for and that was not taken up."""

    who: Words = ask("Who asked for it?", cites="CPP-72")
    wish: Words = ask("What did they ask for?", cites="CPP-72")
    why_not: Text = ask("Why was it not agreed?", cites="CPP-72")
    told: date | None = ask("When were they told why?", cites="CPP-72", default=None)

    def __str__(self) -> str:
        return f"{self.who}: {self.wish}"
