"""The pathway plan as it is written with a young person, and what each provider says of its part in it (Guidance 375 to 382, 439, 442)."""

from typing import Annotated, ClassVar
from uuid import UUID

from corbiere.ledger.declaration import WHOLE
from corbiere.ledger.entry import PERSON, Section, ask
from corbiere.ledger.fields import CarriedAlong, OwnText, Text, Views, Words, entry_of
from corbiere.ledger.outcomes import ByLaw, LeadsTo, OnAList
from corbiere.ledger.phases import PLAN
from corbiere.ledger.whose import LEAD, MANAGER, WORKER, WORKING
from corbiere.people.needs import Indicator
from corbiere.people.voice import BY_LAW
from corbiere.plans import entries as any_plan
from corbiere.plans.help import Consulted, HelpGoal, HelpNeed, PlanOfHelp, TargetedHelp
from corbiere.plans.kinds import kinds_around
from corbiere.plans.parts import Area, Contingency, Stage
from corbiere.plans.providers import ProviderAnswered, ProviderReply

PATHWAY = ("pathway", "leaving care", "care leaver", "transition to adulthood")
WRITTEN = "pathway-plan-written"
VERSION = entry_of(WRITTEN)
WORKED_OUT: Stage = Stage.DETAILED


class IndicatorConsidered(HelpNeed):
    """One of the eight: whether there is a need, and how much (Guidance 375)."""

    short_form = ("indicator", "is_need", "what", "met_otherwise")

    area: Annotated[Area, CarriedAlong()] = ask("Is it about health, growing up, or wellbeing?", default=Area.WELLBEING)
    indicator: Indicator | None = ask("Which of the eight?", cites="LAC-374-1", default=None)
    is_need: bool | None = ask("Is there a need?", cites="LAC-375-2", default=None)
    what: Words = ask("What is it, and how much? Or what shows that there is none?", cites="LAC-375-2")
    met_otherwise: Text | None = ask("How is it met, where the plan has no help for it?", cites="LAC-375-3", default=None)


PAGES = (
    Section("What {child} wants", ("hopes", "views", "together", "adviser_says", "consulted", "of")),
    Section("What was found: the eight", ("assessment", "needs")),
    Section("Where to live, now and next", ("home", "next_home", "staying_put", "living", "offer")),
    Section("Health, study and work, money", ("health", "feelings", "occupation", "money", "budget", "skills")),
    Section("Who {child} is, and who is there for them", ("identity", "people", "other")),
    Section("What {child} wants to reach, and who does what", ("outcomes", "unlinked")),
    Section("If it goes wrong", ("contingency",)),
    Section("What a plan before said", ("carried", "left_out", "carries")),
    Section(
        "What else belongs in it", ("safe_from", "wanted", "support", "seen_by", "roles", "family_say", "not_accepted", "tools", "stage")
    ),
)


class PathwayPlanWritten(
    PlanOfHelp,
    kind=WRITTEN,
    whose=WORKING,
    about=PERSON,
    called="Pathway plan",
    verb="Plan",
    category="care",
    sections=PAGES,
    pages=True,
    whole=True,
    phase=PLAN,
    also=PATHWAY,
    family=WHOLE,
    story="{child}’s pathway plan was written",
):
    """The whole plan, as you and the young person work it out, in their words. What a provider gives stays proposed until it agrees."""

    stage: Annotated[Stage, CarriedAlong()] = ask("What stage is the plan at?", default=WORKED_OUT)
    of: Annotated[UUID, entry_of("pathway-meeting-held", "pathway-plan-reviewed")] | None = ask(
        "Which meeting does it come from?", cites="LAC-394-2"
    )
    hopes: OwnText | None = ask("What does {child} want their life to be like?", hint="In their own words", cites="LAC-442-2")
    views: Views | None = ask("What does {child} say about the plan?", hint=BY_LAW, cites="LAC-396-1")
    together: Words | None = ask("How did you write it together?", cites="LAC-442-2")
    adviser_says: Text | None = ask(
        "What does the personal adviser bring to it?",
        hint="They write it with you, where there is one",
        cites=("LAC-377-2", "LAC-439-2", "LAC-441-2"),
    )
    consulted: list[Consulted] = ask("Who else was asked, and what do they say?", cites=("LAC-442-2", "LAC-441-2"))
    assessment: Annotated[UUID, entry_of("assessment-completed", "assessment-started")] | None = ask(
        "On which assessment of what {child} needs does it rest?", cites=("LAC-373-1", "LAC-375-1"), lasts=True
    )
    needs: list[IndicatorConsidered] = ask("For each of the eight: is there a need, and how much?", cites="LAC-375-2", lasts=True)
    home: Text | None = ask("Where does {child} live now, and how is it?", cites=("LAC-377-1", "LAC-380-1"), lasts=True)
    next_home: Text | None = ask("Where will {child} live next, and when?", cites=("LAC-377-1", "LAC-382-2"), lasts=True)
    staying_put: Text | None = ask(
        "Will {child} stay with their carers? What is arranged, or why is it nothing?", cites=("LAC-375-4", "LAC-381-1"), lasts=True
    )
    living: Text | None = ask("What help is there to live alone, or partly so?", cites="LAC-382-2", lasts=True)
    offer: Text | None = ask("What of the care leavers’ offer does {child} want, and how do they get it?", cites="LAC-382-1", lasts=True)
    health: Text | None = ask("Health, of body and mind: how is it, and what helps?", cites="LAC-383-1", lasts=True)
    feelings: Text | None = ask("Feelings and getting on with others: how is it, and what helps?", cites="LAC-386-1", lasts=True)
    occupation: Text | None = ask("Study, training and work: what, where, and what next?", cites="PS-6.10", lasts=True)
    money: Text | None = ask("Money: what comes in, what it is for, what is missing", cites="LAC-388-1", lasts=True)
    budget: Text | None = ask("Is there a budget of {child}’s own? How much, for what?", cites="LAC-388-2", lasts=True)
    skills: Text | None = ask("Looking after oneself: cooking, washing, papers, appointments", cites=("LAC-387-1", "LAC-382-2"), lasts=True)
    identity: Text | None = ask("Who {child} is, and where they belong", cites="LAC-389-1", lasts=True)
    people: Text | None = ask("Family, friends, and whoever {child} can always ring", cites=("LAC-390-2", "LAC-445-2"), lasts=True)
    other: Text | None = ask(
        "Anything else", hint="For example residence status, court, a child of their own, living off the island", lasts=True
    )
    outcomes: list[HelpGoal] = ask("What does {child} want to reach, and who does what for it?", cites="LAC-445-1", lasts=True)
    unlinked: list[TargetedHelp] = ask(
        "What else is done", hint="The plan cannot be agreed while anything is left here", cites="LAC-445-1", lasts=True
    )
    contingency: list[Contingency] = ask(
        "What if it goes wrong?", hint="For example: the flat falls through, the job ends, they fall ill", cites="LAC-408-2", lasts=True
    )


class PathwayHelpAnswered(
    ProviderAnswered,
    kind="pathway-help-answered",
    whose=(WORKER, LEAD, MANAGER),
    about=PERSON,
    called="Provider’s answer to the pathway plan",
    verb="Answer",
    category="care",
    leads_to=LeadsTo(
        "answer",
        {
            ProviderReply.AGREED: OnAList("the Lead Worker’s: it is part of the plan from this day"),
            ProviderReply.REFUSED: OnAList("the Lead Worker’s: the plan needs another way to that goal"),
        },
    ),
    phase=PLAN,
    also=("provider agrees",),
    story=False,
):
    """A provider said whether it gives the help that the plan proposes. Only what a provider agreed to is part of the plan."""

    clause: ClassVar[str] = "LAC-378-2"

    of: Annotated[UUID, VERSION] = ask("Which version of the plan?", cites="LAC-378-2")
    answer: ProviderReply = ask("Does the provider agree?", cites=("LAC-378-2", "LAC-378-3"), in_line=True)


class PathwayActionNoted(
    any_plan.ActionNoted,
    kind="pathway-action-noted",
    whose=WORKING,
    about=PERSON,
    called="What was promised: done, or not",
    verb="Write down",
    category="care",
    sections=(Section("Which version of the plan", ("of",)),),
    phase=PLAN,
    also=("pathway action", "delivery"),
    story=False,
):
    """How something that was promised in the plan is coming along. If it cannot be done as agreed, say so before its day."""

    of: Annotated[UUID, VERSION] | None = ask("Which version of the plan?")


class PathwayActionAgreedAnew(
    any_plan.ActionAgreedAnew,
    kind="pathway-action-agreed-anew",
    whose=WORKING,
    about=PERSON,
    called="What was promised: agreed anew",
    verb="Agree",
    category="care",
    leads_to=LeadsTo(
        "decision",
        {
            any_plan.AgreedAnew.ANOTHER_DAY: OnAList("whoever does it: it stands in the plan with its new day"),
            any_plan.AgreedAnew.ANOTHER_WAY: OnAList("whoever does it: it stands in the plan with its new hands"),
            any_plan.AgreedAnew.TO_REVIEW: ByLaw(("plan.reviewed",)),
        },
    ),
    phase=PLAN,
    story=False,
):
    """You agreed with the young person what happens instead of something that cannot be done as it was promised."""

    of: Annotated[UUID, entry_of("pathway-action-noted")] = ask("What cannot be done?", cites="LAC-445-1")


AROUND_PATHWAY = kinds_around(
    "pathway",
    plan="pathway plan",
    briefly="pathway plan",
    versions=(WRITTEN,),
    about=PERSON,
    category="care",
    whose=WORKING,
    of="young person",
)
