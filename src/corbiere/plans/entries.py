"""Entries about any plan for a child. An app that makes plans declares kinds of its own from these, under its own category.

A version of the plan is one entry that holds the whole of it: what it was before stays beside it (versions.py).
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import Choice, Entry, Section, ask
from corbiere.ledger.fields import CarriedAlong, Part, PractitionerId, Statement, Text, Views, Words, entry_of
from corbiere.ledger.outcomes import ByLaw, LeadsTo, OnAList
from corbiere.people.childs_version import HOW, ChildsVersion, ToChild
from corbiere.plans.parts import (
    ChangeNeeded,
    Contingency,
    Danger,
    LeftOut,
    Mark,
    NeedOfChild,
    Outcome,
    PlannedAction,
    Preference,
    RoleInPlan,
    SeenBy,
    Stage,
    Support,
    Voice,
    mark_of,
)

EarlierEntry = Annotated[UUID, entry_of()]  # of any kind: an app that knows which says so


class PlanWritten(Entry):
    """A version of the plan, whole."""

    stage: Stage = ask("What stage is the plan at?", in_line=True)
    of: EarlierEntry | None = ask("Which meeting does it come from?")
    safe_from: Sequence[Danger] = ask("What must the child be kept safe from?", cites="CPP-46", lasts=True)
    needs: Sequence[NeedOfChild] = ask("What does this child need?", cites="CPP-50", lasts=True)
    outcomes: Sequence[Outcome] = ask(
        "What will be better for the child, and what will be done for it?", cites=("CPP-55", "CPP-43"), lasts=True
    )
    unlinked: Sequence[PlannedAction] = ask(
        "Actions not linked to any of these yet", hint="A plan cannot be agreed while anything is left here", cites="CPP-43", lasts=True
    )
    wanted: list[ChangeNeeded] = ask("What must change, as each of them sees it?", cites=("CPP-52", "CPP-60"), lasts=True)
    support: list[Support] = ask("What help is offered?", cites=("CPP-53", "CPP-59", "CPP-47"), lasts=True)
    contingency: list[Contingency] = ask("What will happen if nothing changes?", cites=("CPP-54", "CPP-64"), lasts=True)
    seen_by: list[SeenBy] = ask("Who sees the child, and how often?", cites="CPP-37", lasts=True)
    roles: Sequence[RoleInPlan] = ask("Who has which part in the plan?", cites="CPP-57", lasts=True)
    views: Views | None = ask("What does the child say?", cites=("CPP-49", "CPP-68"))
    family_say: list[Statement] = ask("What do parents and carers say?", cites="CPP-68")
    not_accepted: list[Preference] = ask("What did somebody ask for that was not agreed?", cites="CPP-72", lasts=True)
    carries: Annotated[UUID, entry_of(), CarriedAlong()] | None = ask("Which earlier plan does it take up?", cites="WT-continuum-3")
    carried: Words | None = ask("What does it take over from the plan before?", in_line=True, cites="WT-continuum-3")
    left_out: list[LeftOut] = ask("What of the plan before does it leave out, and why?", in_line=True, cites="WT-continuum-3")
    tools: list[Words] = ask("Which tools of the practice model were used?", cites="WT-116-3", lasts=True)

    @property
    def actions(self) -> Sequence[PlannedAction]:
        """Every action, those that serve no outcome yet last."""
        return [*(action for outcome in self.outcomes for action in outcome.actions), *self.unlinked]


class ActionProgress(Choice):
    """How an action of the plan is coming along."""

    BEGUN = "begun", "Started"
    DONE = "done", "Done"
    CANNOT = "cannot", "It cannot be done as agreed"


class ActionNoted(Entry, short_form=("what", "doing", "told", "instead", "put_in")):
    """How an action of the plan is coming along. If it cannot be done as agreed, say so before the day it is due."""

    of: EarlierEntry | None = ask("Which version of the plan?")
    what: Words = ask("Which action?", in_line=True, cites=("CPP-33", "CPP-58"))
    doing: ActionProgress = ask("How is it coming along?", in_line=True, cites=("CPP-33", "CPP-58", "CPP-84"))
    told: Text | None = ask("What was done? Or why can it not be done?", cites=("CPP-33", "CPP-58"))
    put_in: Words | None = ask("What has your service put in?", hint="Time, money, a place", cites="CPP-33")
    instead: Text | None = ask("What could be done instead?", cites="CPP-58", only_if=answered("doing", ActionProgress.CANNOT))
    mark: Mark | None = ask("Its mark in the plan")

    @property
    def known_as(self) -> UUID:
        return self.mark or mark_of(self.what)


class AgreedAnew(Choice):
    ANOTHER_DAY = "another-day", "It is to be done by another day"
    ANOTHER_WAY = "another-way", "It is to be done in another way, or by somebody else"
    TO_REVIEW = "to-review", "The next review is to decide"


class ActionAgreedAnew(
    Entry,
    short_form=("of", "decision", "by", "who", "why", "decided_by"),
    leads_to=LeadsTo(
        "decision",
        {
            AgreedAnew.ANOTHER_DAY: OnAList("whoever does the action: it stands in the plan with its new day"),
            AgreedAnew.ANOTHER_WAY: OnAList("whoever does the action: it stands in the plan with its new hands"),
            AgreedAnew.TO_REVIEW: ByLaw(("cp.first-review-conference", "cp.next-review-conference")),
        },
    ),
):
    """The lead agreed what to do about an action that cannot be done as planned."""

    of: EarlierEntry = ask("Which action cannot be done?", cites="CPP-58")
    decision: AgreedAnew = ask("What was agreed?", in_line=True, cites="CPP-58")
    by: date | None = ask("By which day?", cites="CPP-58", only_if=answered("decision", AgreedAnew.ANOTHER_DAY))
    who: Words | None = ask("Who will do it?", cites="CPP-58", only_if=answered("decision", AgreedAnew.ANOTHER_WAY))
    why: Text | None = ask("Why?", cites="CPP-58")
    decided_by: PractitionerId | None = ask("Who agreed it? The lead social worker", cites="CPP-58")


class SignatureForm(Choice):
    ON_PAPER = "on-paper", "Signed on paper"
    ELECTRONICALLY = "electronically", "Signed electronically"
    EMAIL = "email", "By email"
    SAID = "said", "By word of mouth"


class PlanOpinion(Part):
    """What somebody makes of the plan."""

    who: Words = ask("Who?", cites="CPP-69")
    side: Voice = ask("Who do they speak for?", cites=("CPP-69", "CPP-74"))
    understands: bool | None = ask("Do they understand what the plan is to achieve?", cites="CPP-69", default=None)
    accepts: bool | None = ask("Do they accept it?", cites=("CPP-69", "CPP-66"), default=None)
    willing: bool | None = ask("Are they willing to work to it?", cites="CPP-69", default=None)
    knows_part: bool | None = ask("Do they know their own part in it?", cites="CPP-74", default=None)
    why: Text | None = ask("What do they not understand, accept or want, and why?", cites="CPP-69", default=None)
    effort: Words | None = ask("What was done to help them understand?", cites="CPP-69", default=None)
    signed: SignatureForm | None = ask("How did they agree?", cites=("CPP-66", "CPP-78"), default=None)

    def __str__(self) -> str:
        return self.who


class PlanAnswered(Entry, short_form=("of", "people")):
    """What the child, parents, family and agencies think of the plan: whether they understand it, accept it and know their part."""

    of: EarlierEntry | None = ask("Which version of the plan?")
    people: list[PlanOpinion] = ask("Who says what?", min_length=1, in_line=True, cites=("CPP-69", "CPP-74", "CPP-66"))


class PlanExplained(Entry, short_form=("views", "how", "explained_by", "agrees", "new")):
    """The plan, or what changed in it, was explained to the child."""

    of: EarlierEntry | None = ask("Which version of the plan?")
    how: Words = ask(
        "How was it explained?", hint="For example: with drawings, by telling a story", in_line=True, cites=("CPP-70", "CPP-92"), lasts=True
    )
    explained_by: Words = ask("By whom?", cites="CPP-70", lasts=True)
    new: Text | None = ask("What had changed in it, as the child was told?", cites="CPP-87")
    views: Views | None = ask("What does the child say about it?", cites=("CPP-92", "CPP-49"))
    agrees: bool | None = ask("Does the child agree with it?", cites="CPP-92")
    trusts: Words | None = ask("Does the child trust the plan to help?", cites="CPP-51")


class PlanFormat(Choice):
    """In which form somebody has the plan."""

    PLAIN_WORDS = "plain-words", "In plain words"
    PICTURES = "pictures", "With pictures or symbols"
    LARGE_PRINT = "large-print", "In large print"
    BRAILLE = "braille", "In Braille"
    READ_ALOUD = "read-aloud", "Read aloud or recorded"
    SIGNED = "signed", "In sign language"
    AS_IT_IS = "as-it-is", "As it is written"


class PlanGiven(
    Entry,
    short_form=("to", "side", "form", "language"),
    sections=(Section("How it was given, or why it was not", ("how", "needs", "why_not", "of")),),
):
    """Somebody was given the plan in a form and a language that they can use; or was not, and why."""

    of: EarlierEntry | None = ask("Which version of the plan?", cites="WT-237-1")
    to: Words = ask("Who to?", in_line=True, cites=("CPP-71", "CPP-44"))
    side: Voice = ask("Who do they speak for?", cites=("CPP-71", "CPP-44"))
    form: PlanFormat | None = ask("In which form?", in_line=True, cites=("CPP-71", "CPP-44"), lasts=True)
    language: Words | None = ask("In which language?", in_line=True, cites="CPP-71", lasts=True)
    needs: Words | None = ask("What do they need to be able to read it?", cites="CPP-44", lasts=True)
    how: Words | None = ask("How was it given and explained?", cites=("CPP-71", "CPP-70"), lasts=True)
    why_not: Text | None = ask("Why were they not given it?", cites="CPP-71")


class ChildsPlanWritten(
    ChildsVersion,
    short_form=("language", "worry", "better", "we_will", "family_will"),
    sections=(
        Section("What you can do, and whom you can tell", ("you_can", "tell")),
        Section("Who comes, and what happens if it does not get better", ("who_comes", "if_not")),
        HOW,
        Section("The language for reading aloud, and the version of the plan", ("language_code", "of")),
    ),
):
    """The child’s own plan: short sentences, to the child, in their language. Write it as you would say it to them."""

    of: EarlierEntry | None = ask("Of which version of the plan?", cites=("WT-127-1", "WT-237-1"))
    worry: ToChild = ask(
        "Why there is a plan", hint="For example: We want you to be safe and to have enough to eat.", cites=("CPP-71", "CPP-70"), lasts=True
    )
    better: list[ToChild] = ask("What will be better for you", cites="CPP-71", lasts=True)
    we_will: list[ToChild] = ask("What we will do", cites="CPP-71", lasts=True)
    family_will: list[ToChild] = ask("What your family will do", cites="CPP-71", lasts=True)
    you_can: list[ToChild] = ask("What you can do", cites="CPP-71", lasts=True)
    if_not: ToChild | None = ask("What happens if it does not get better", cites="CPP-71", lasts=True)
    who_comes: ToChild | None = ask("Who comes to see you, and how often", cites="CPP-71", lasts=True)
    tell: ToChild | None = ask("Who you can tell", hint="A name, and how to reach them", cites="CPP-71", lasts=True)
