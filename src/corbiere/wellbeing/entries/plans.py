"""A plan of help, as the shared mechanism writes it down (corbiere.plans.entries), and what each provider says of its part in it."""

from typing import Annotated
from uuid import UUID

from corbiere.ledger.conditions import aged, answered
from corbiere.ledger.declaration import WHOLE
from corbiere.ledger.entry import PERSON, Choice, Section, ask
from corbiere.ledger.fields import CarriedAlong, Text, Views, Words, entry_of
from corbiere.ledger.outcomes import LeadsTo, OnAList
from corbiere.ledger.phases import PLAN
from corbiere.ledger.whose import HELPER_MANAGER, LEAD, LEAD_WORKER, MANAGER, PART, TEAM_AROUND, WORKER
from corbiere.people.voice import BY_LAW
from corbiere.plans import entries as any_plan
from corbiere.plans.help import Consulted, HelpGoal, HelpNeed, HelpRole, PlanOfHelp, TargetedHelp
from corbiere.plans.kinds import kinds_around
from corbiere.plans.parts import Stage
from corbiere.plans.providers import ProviderAnswered, ProviderReply

LEADS_HELP = (LEAD_WORKER, LEAD, MANAGER, HELPER_MANAGER)
HELPS = (LEAD_WORKER, LEAD, WORKER, MANAGER, HELPER_MANAGER, TEAM_AROUND)
VERSION = entry_of("help-plan-written")
MEETING = entry_of("team-around-meeting-held", "plan-reviewed")

WORKED_OUT: Stage = Stage.DETAILED
PLAN_PAGES = (
    Section("Why this plan, and for whom", ("assessment", "of", "why_needed", "circumstances", "needs", "carried", "left_out", "carries")),
    Section("Goals, and what is done for them", ("outcomes", "unlinked")),
    Section("What the child and the family say", ("views", "family_say", "consulted")),
    Section("Who has which part, and help there is already", ("roles", "already", "risks", "seen_by")),
    Section("How and when it is looked at again", ("review_format", "review_schedule", "review_why", "review_asked")),
    Section(
        "Disability from fourteen, and the Record of Need",
        ("disabled", "long_wellbeing", "long_health", "long_development", "record_of_need", "need_reference", "need_used"),
    ),
    Section("What else belongs in it", ("safe_from", "wanted", "support", "contingency", "not_accepted", "tools", "stage")),
)
DISABLED = answered("disabled", True)
HAS_RECORD = answered("record_of_need", True)


class HelpPlanWritten(
    PlanOfHelp,
    kind="help-plan-written",
    whose=LEADS_HELP,
    about=PERSON,
    called="Plan of help",
    category="wellbeing",
    before_birth=True,
    sections=PLAN_PAGES,
    pages=True,
    whole=True,
    phase=PLAN,
    also=("early help plan", "child in need plan", "wellbeing plan", "team around the family plan"),
    family=WHOLE,
):
    """The whole plan, as you and the family work it out. What a provider is to give stays proposed until that provider agrees."""

    stage: Annotated[Stage, CarriedAlong()] = ask("What stage is the plan at?", default=WORKED_OUT)
    of: Annotated[UUID, MEETING] | None = ask("Which meeting does it come from?", cites=("WT-125-1", "WT-148-1"))
    views: Views | None = ask("What does {child} say?", hint=BY_LAW, cites=("WT-126-1", "WT-124-1"))
    assessment: Annotated[UUID, entry_of("assessment-completed")] | None = ask(
        "On which assessment does it rest?", cites=("WT-111-1", "WT-128-1"), lasts=True
    )
    why_needed: Text | None = ask("Why is this plan needed?", cites="WT-134-1", lasts=True)
    circumstances: Text | None = ask(
        "What is particular about {child} and the family, and how does the plan fit it?", cites="WT-115-1", lasts=True
    )
    needs: list[HelpNeed] = ask("Which needs did the assessment find?", cites=("WT-128-1", "WT-wellbeing-7"), lasts=True)
    outcomes: list[HelpGoal] = ask(
        "What are the goals, and what is done for each?", cites=("WT-134-1", "WT-128-2", "WT-130-3", "WT-151-1"), lasts=True
    )
    unlinked: list[TargetedHelp] = ask(
        "What else is done", hint="The plan cannot be agreed while anything is left here", cites="WT-130-3", lasts=True
    )
    consulted: list[Consulted] = ask("Who else was asked, and what do they say?", cites=("WT-124-1", "WT-plankp-1"))
    roles: list[HelpRole] = ask("Who has which part in the plan?", cites=("WT-continuum-11", "WT-150-1", "WT-235-1"), lasts=True)
    already: Text | None = ask("Which support was there before?", cites="WT-133-1", lasts=True)
    risks: Text | None = ask("What could go wrong with this plan?", cites=("WT-133-1", "WT-wellbeing-7"), lasts=True)
    review_format: Text | None = ask(
        "How is the plan looked at again?", hint="At which meeting, where, who comes", cites=("WT-137-1", "WT-138-1"), lasts=True
    )
    review_schedule: Text | None = ask("How often, or on which days?", cites=("WT-138-1", "WT-133-1"), lasts=True)
    review_why: Text | None = ask(
        "Why so often?",
        hint="So that it is seen whether it helps, and is not too much for {child}",
        cites=("WT-139-1", "WT-139-2"),
        lasts=True,
    )
    review_asked: list[Words] = ask("With whom was that agreed?", hint="{child}, the parents, each provider", cites="WT-137-1", lasts=True)
    disabled: bool | None = ask("Does {child} have a disability?", cites="WT-129-1", only_if=aged(at_least=14), lasts=True)
    long_wellbeing: Text | None = ask("What will their wellbeing need from 18 to 24?", cites="WT-129-1", only_if=DISABLED, lasts=True)
    long_health: Text | None = ask("What will their health need from 18 to 24?", cites="WT-129-1", only_if=DISABLED, lasts=True)
    long_development: Text | None = ask("What will their development need from 18 to 24?", cites="WT-129-1", only_if=DISABLED, lasts=True)
    record_of_need: bool | None = ask("Is there a Record of Need?", cites="WT-132-1", lasts=True)
    need_reference: Words | None = ask("Its reference and day", cites="WT-132-2", only_if=HAS_RECORD, lasts=True)
    need_used: Text | None = ask("How does it shape this plan?", cites="WT-132-1", only_if=HAS_RECORD, lasts=True)


class InterventionAnswered(
    ProviderAnswered,
    kind="intervention-answered",
    whose=LEADS_HELP,
    about=PERSON,
    called="Provider’s answer",
    verb="Answer",
    category="wellbeing",
    before_birth=True,
    short_form=("what", "answer", "who", "why", "manner"),
    sections=(Section("Which version of the plan", ("of",)),),
    leads_to=LeadsTo(
        "answer",
        {
            ProviderReply.AGREED: OnAList("the Lead Worker’s: it is part of the plan from this day"),
            ProviderReply.REFUSED: OnAList("the Lead Worker’s: the plan needs another way to that goal"),
        },
    ),
    phase=PLAN,
    also=("agree an intervention", "provider agrees"),
    story=False,
):
    """A provider said whether it gives the help that the plan proposes. Only what a provider agreed to is part of the plan."""

    of: Annotated[UUID, VERSION] = ask("Which version of the plan?", cites="WT-131-1")


class Came(Choice):
    CAME = "came", "It was given, and they came"
    NOT_TAKEN_UP = "not-taken-up", "It was offered, and they did not come"
    NOT_GIVEN = "not-given", "It was not given"


class WhyNotGiven(Choice):
    """The two grounds on which help that was agreed may be left out (WT-135-3)."""

    NOT_PRACTICABLE = "not-practicable", "It cannot reasonably be done"
    HARMS = "harms", "It would harm the child’s wellbeing, health or development"


class HelpActionNoted(
    any_plan.ActionNoted,
    kind="help-action-noted",
    whose=HELPS,
    about=PERSON,
    called="Help given, or not",
    category="wellbeing",
    before_birth=True,
    short_form=("what", "doing", "came", "told", "ground", "instead"),
    sections=(
        Section("Whether you can go on giving it", ("short_until", "short_effect", "short_cover")),
        Section("What your service put in, and what a third party gave", ("put_in", "checked")),
        Section("Which version of the plan", ("of",)),
    ),
    act=PART,
    phase=PLAN,
    also=("delivery", "session", "intervention delivered", "capacity"),
    story=False,
):
    """What was given of the plan, whether they came, or why it is not given."""

    of: Annotated[UUID, VERSION] | None = ask("Which version of the plan?")
    came: Came | None = ask("Was it given?", cites="WT-135-1", in_line=True)
    ground: WhyNotGiven | None = ask(
        "On which ground is it not given?", cites="WT-135-3", only_if=answered("doing", any_plan.ActionProgress.CANNOT)
    )
    checked: Text | None = ask("Where a third party gives it: what did you find?", cites="WT-135-2")
    short_until: Words | None = ask("Is your service short, and until when?", cites="WT-218-1")
    short_effect: Text | None = ask("What does that mean for {child}?", cites="WT-218-1")
    short_cover: Text | None = ask("Who steps in?", cites="WT-218-1")


class HelpActionAgreedAnew(
    any_plan.ActionAgreedAnew,
    kind="help-action-agreed-anew", whose=LEADS_HELP, about=PERSON, called="Help re-agreed", verb="Agree", category="wellbeing",
    before_birth=True, phase=PLAN, also=("new date for help",), story=False,
):  # fmt: skip
    """The Lead Worker agreed what to do about help that cannot be given as planned."""

    of: Annotated[UUID, entry_of("help-action-noted")] = ask("Which help cannot be given?", cites="CPP-58")


AROUND_PLAN = kinds_around(
    "help", plan="plan of help", briefly="help plan", versions=("help-plan-written",), about=PERSON, category="wellbeing", whose=HELPS
)
