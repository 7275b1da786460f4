"""The care plan: the one central plan of a child in care, agreed by a manager and changed as a review decides (Guidance 375 to 408)."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from corbiere.agencies.taking import by_when, leading, who_takes_it
from corbiere.care.entries.care_plan_parts import CareGoal, CareNeed, GrowsUp, SeenDifferently
from corbiere.ledger.declaration import WHOLE
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import BestInterests, CarriedAlong, KeyDecision, OwnText, PractitionerId, Text, Views, entry_of
from corbiere.ledger.outcomes import LeadsTo, OnAList, Step
from corbiere.ledger.phases import PLAN
from corbiere.ledger.whose import LEAD, MANAGER, WORKER
from corbiere.people.needs import HELP, Indicator
from corbiere.people.voice import BY_LAW
from corbiere.plans import entries as any_plan
from corbiere.plans.help import Consulted, HelpRole, PlanOfHelp
from corbiere.plans.kinds import kinds_around
from corbiere.plans.parts import Contingency, Stage
from corbiere.plans.providers import ProviderAnswered, ProviderReply

WRITTEN = "care-plan-written"
VERSION = entry_of(WRITTEN)
WORKING_ON_IT = (LEAD, WORKER, MANAGER)
WORKED_OUT: Stage = Stage.DETAILED
EIGHT = tuple(indicator.value for indicator in Indicator)
AREAS = ("home", "health", "learning", "feelings", "everyday", "money", "identity", "relationships", "else_needed")
PARTS = (
    Section("What they want", ("views", "hopes", "grows_up", "grows_up_says")),
    Section("The eight: is there a need, and how great?", EIGHT),
    Section("The needs, one by one", ("needs", "of_age", "circumstances")),
    Section("Each part of their life", AREAS),
    Section("Goals, and who does what by when", ("outcomes", "unlinked")),
    Section("What each parent and the others say", ("consulted", "differences")),
    Section("Who has which part, and what if it does not work", ("roles", "contingency", "seen_by")),
    Section(
        "What else belongs in it",
        ("of", "carried", "left_out", "carries", "safe_from", "wanted", "support", "family_say", "not_accepted", "tools", "stage"),
    ),
)  # fmt: skip


class CarePlanWritten(
    PlanOfHelp,
    kind=WRITTEN,
    whose=WORKING_ON_IT,
    about=PERSON,
    called="Care plan",
    category="care",
    sections=PARTS,
    pages=True,
    whole=True,
    phase=PLAN,
    also=("LAC plan", "wellbeing plan", "looked after plan", "permanence plan", "care planning"),
    family=WHOLE,
):
    """The child’s plan while they are in care. Write it with them, over as many days and with as many hands as it takes: each version
    begins with the last. What a provider is to give stays proposed until that provider agrees."""

    stage: Annotated[Stage, CarriedAlong()] = ask("What stage is the plan at?", default=WORKED_OUT)
    of: Annotated[UUID, entry_of("review-held", "placement-meeting-held")] | None = ask(
        "Which meeting does it come from?", cites="LAC-394-1"
    )
    views: Views | None = ask("What does {child} say?", hint=BY_LAW, cites=("LAC-396-1", "LAC-401-7"))
    hopes: OwnText | None = ask("What does {child} hope for?", cites="LAC-385-1", lasts=False)
    grows_up: GrowsUp | None = ask("Where is {child} to grow up?", cites="LAC-380-1")
    grows_up_says: Text | None = ask("Why there, and what if it cannot be?", cites=("LAC-380-1", "LAC-408-2"))
    safe: Text | None = ask("Safe", hint=HELP[Indicator.SAFE], cites="LAC-375-2")
    healthy: Text | None = ask("Healthy", hint=HELP[Indicator.HEALTHY], cites="LAC-375-2")
    achieving: Text | None = ask("Achieving", hint=HELP[Indicator.ACHIEVING], cites="LAC-375-2")
    nurtured: Text | None = ask("Nurtured", hint=HELP[Indicator.NURTURED], cites="LAC-375-2")
    active: Text | None = ask("Active", hint=HELP[Indicator.ACTIVE], cites="LAC-375-2")
    respected: Text | None = ask("Respected", hint=HELP[Indicator.RESPECTED], cites="LAC-375-2")
    responsible: Text | None = ask("Responsible", hint=HELP[Indicator.RESPONSIBLE], cites="LAC-375-2")
    included: Text | None = ask("Included", hint=HELP[Indicator.INCLUDED], cites="LAC-375-2")
    needs: list[CareNeed] = ask("Which needs are there?", cites=("LAC-374-1", "LAC-375-3"))
    of_age: Text | None = ask(
        "What is particular about {child} at this age, and how do they learn to stand on their own feet?", cites="LAC-398-1"
    )
    circumstances: Text | None = ask(
        "What else in {child}’s life does the plan allow for?",
        hint="For example: seeking asylum, custody, being a young parent, living off the island, a loss",
        cites="LAC-391-1",
    )
    home: Text | None = ask("Where {child} lives", hint="What is arranged, or why nothing needs to be", cites=("LAC-379-1", "LAC-380-1"))
    health: Text | None = ask("Health", hint="Body and mind: treatment, medicines, a first look by CAMHS", cites=("LAC-383-1", "LAC-383-2"))
    learning: Text | None = ask("School, training and work", hint="Beside the education plan", cites=("LAC-379-1", "LAC-385-1"))
    feelings: Text | None = ask("Feelings, friends and how {child} behaves", cites=("LAC-379-1", "LAC-386-1"))
    everyday: Text | None = ask("Looking after themselves, and how they come across", cites="LAC-387-1")
    money: Text | None = ask("Money", hint="Savings, what they may spend, a budget of their own", cites=("LAC-388-1", "LAC-388-2"))
    identity: Text | None = ask("Who {child} is and where they belong", cites="LAC-389-1")
    relationships: Text | None = ask(
        "Family and other people who matter", hint="Beside the family time that is arranged", cites=("LAC-390-2", "LAC-392-1", "LAC-395-1")
    )
    else_needed: Text | None = ask("Anything else", cites="LAC-379-1")
    outcomes: list[CareGoal] = ask(
        "What are the goals, and what is done for each?", cites=("LAC-405-1", "LAC-375-3", "LAC-378-1", "LAC-378-3")
    )
    consulted: list[Consulted] = ask("Who else was asked, and what do they say?", cites=("LAC-401-7", "WT-124-1"))
    differences: list[SeenDifferently] = ask("Does a professional see it differently?", cites=("LAC-401-6", "LAC-401-8"))
    roles: list[HelpRole] = ask("Who has which part in the plan?", cites=("LAC-394-3", "LAC-395-1"))
    contingency: list[Contingency] = ask("What will happen if it does not work?", cites="LAC-408-2")


class CareHelpAnswered(
    ProviderAnswered,
    kind="care-help-answered",
    whose=WORKING_ON_IT,
    about=PERSON,
    called="Provider’s answer on the care plan",
    verb="Answer",
    category="care",
    leads_to=LeadsTo(
        "answer",
        {
            ProviderReply.AGREED: OnAList("the social worker’s: it is part of the plan from this day"),
            ProviderReply.REFUSED: OnAList("the social worker’s: the plan needs another way to that goal"),
        },
    ),
    phase=PLAN,
    also=("provider agrees", "agree an intervention"),
    story=False,
):
    """A provider said whether it gives the help that the care plan proposes. Only what a provider agreed to is part of the plan."""

    clause: ClassVar[str] = "LAC-378-2"

    of: Annotated[UUID, VERSION] = ask("Which version of the plan?", cites="LAC-378-2")
    answer: ProviderReply = ask("Does the provider agree?", cites=("LAC-378-2", "LAC-378-3"), in_line=True)


class CareHelpNoted(
    any_plan.ActionNoted,
    kind="care-help-noted", whose=WORKING_ON_IT, about=PERSON, called="How help in the care plan goes", category="care",
    phase=PLAN, also=("care plan action", "delivery"), story=False,
):  # fmt: skip
    """How something in the care plan is coming along."""

    of: Annotated[UUID, VERSION] | None = ask("Which version of the plan?")


class CareHelpAgreedAnew(
    any_plan.ActionAgreedAnew,
    kind="care-help-agreed-anew", whose=WORKING_ON_IT, about=PERSON, called="Care plan action re-agreed", verb="Agree", category="care",
    phase=PLAN, also=("new date for an action",), story=False,
):  # fmt: skip
    """It was agreed what to do about something in the care plan that cannot be done as planned."""

    of: Annotated[UUID, entry_of("care-help-noted")] = ask("Which action cannot be done?", cites="LAC-405-3")


class ProvidersSaid(Choice):
    """How far the providers of a plan have answered when it is sent to be agreed (LAC-378-2)."""

    ALL = "all", "All who are asked have said yes"
    SOME = "some", "Not all: what nobody agreed to stays proposed"
    NOBODY_ASKED = "nobody-asked", "No provider is asked for anything"


AGREE = Step("Agree {name}’s care plan", ("care-plan-agreed", "management-decision-made"), "LAC-394-1")
SENT = leading("care-plan-sent", LeadsTo("said", dict.fromkeys(ProvidersSaid, AGREE)))


class CarePlanSent(
    Entry,
    kind="care-plan-sent",
    whose=(LEAD,),
    about=PERSON,
    called="Care plan sent to be agreed",
    verb="Send",
    category="care",
    short_form=("of", "said", "note", "taken_by", "by"),
    leads_to=SENT,
    phase=PLAN,
    also=("submit the care plan",),
    story=False,
):
    """The care plan is written. A manager reads it, and agrees it or says what is missing."""

    of: Annotated[UUID, VERSION] = ask("Which version?", cites="LAC-394-1")
    said: ProvidersSaid = ask("Have its providers agreed?", cites="LAC-378-2", in_line=True)
    note: Text | None = ask("What should your manager look at first?", cites="LAC-394-1")
    taken_by: PractitionerId | None = who_takes_it(SENT)
    by: date | None = by_when(SENT)


class CarePlanAgreed(
    Entry,
    kind="care-plan-agreed",
    whose=(MANAGER,),
    about=PERSON,
    called="Care plan agreed",
    verb="Agree",
    category="care",
    short_form=("of", "best", "decisions"),
    phase=PLAN,
    also=("care plan signed off", "approve the care plan"),
    family=("best", "decisions"),
    story="{child}’s care plan was agreed",
):
    """A manager agreed the care plan as it was written last: from this day it is the plan."""

    of: Annotated[UUID, VERSION] | None = ask("Which version do you agree?", cites=("LAC-378-2", "LAC-394-1"))
    best: BestInterests | None = ask("Why is this plan best for {child}, and is it what they wanted?", cites=("LAC-401-4", "LAC-401-5"))
    decisions: list[KeyDecision] = ask("Which decisions in it change {child}’s life?", cites=("LAC-401-2", "LAC-401-4", "WT-principles-2"))


AROUND_CARE_PLAN = kinds_around(
    "care", plan="care plan", briefly="care plan", versions=(WRITTEN,), about=PERSON, category="care", whose=WORKING_ON_IT
)
