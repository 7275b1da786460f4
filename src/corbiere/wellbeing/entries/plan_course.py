"""The course of a plan: agreed, reviewed, ended (Guidance 124 to 158). The same kinds serve every sort of plan that the law knows."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.agencies.taking import by_when, leading, who_takes_it
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import BestInterests, Part, PractitionerId, Text, Views, Words, entry_of
from corbiere.ledger.outcomes import ByLaw, LeadsTo, OnAList, Step
from corbiere.ledger.phases import PLAN
from corbiere.ledger.whose import HELPER_MANAGER, LEAD, LEAD_WORKER, MANAGER, MEETING_CHAIR, WORKER
from corbiere.meetings.entries import Held
from corbiere.meetings.parts import Attendance
from corbiere.people.voice import BY_LAW
from corbiere.plans.help import Consulted, PlanSort
from corbiere.wellbeing.entries.plans import VERSION

COURSE = (LEAD_WORKER, WORKER, LEAD, MANAGER)


class PlanAgreed(
    Entry,
    kind="plan-agreed",
    whose=COURSE,
    about=PERSON,
    called="Plan agreed",
    verb="Agree",
    category="wellbeing",
    before_birth=True,
    short_form=("type", "of", "next_review", "meeting", "fits"),
    sections=(Section("Another plan that runs already", ("beside",)),),
    phase=PLAN,
    also=("plan starts",),
):
    """The plan was agreed, and begins."""

    type: PlanSort | None = ask("Which plan is it?", cites=("WT-112-1", "LAC-375-1"), in_line=True)
    of: Annotated[UUID, VERSION] | None = ask("Which version was agreed?", hint="For a plan of help", cites="WT-128-2")
    next_review: date | None = ask("When is the next review?", cites="WT-136-1", in_line=True)
    meeting: Annotated[UUID, entry_of("team-around-meeting-held")] | None = ask(
        "Which meeting of the team around {child} made it?", cites="WT-125-1"
    )
    fits: bool | None = ask("Does it fit what is particular about {child} and the family?", cites="WT-115-1")
    beside: Text | None = ask("Why does it run beside another plan, and is not one with it?", cites="WT-principles-8")


class PlanReviewOutcome(Choice):
    CONTINUE = "continue", "It goes on as it is"
    AMEND = "amend", "It is changed"
    TRANSFER = "transfer", "Somebody else leads it"
    END = "end", "It ends"


class HelpReviewed(Part):
    """What a review makes of one targeted intervention (the second question of Guidance 143)."""

    what: Words = ask("Which help?", cites="WT-143-1")
    still_right: bool = ask("Is it, and the way in which it is given, still right?", cites="WT-143-1")
    says: Words | None = ask("Why, or what is to change?", cites="WT-143-1", default=None)

    def __str__(self) -> str:
        return f"{self.what}: {'still right' if self.still_right else 'to change'}{f' ({self.says})' if self.says else ''}"


class WhyUnscheduled(Choice):
    """What may call for a review outside the schedule (Guidance 140)."""

    CIRCUMSTANCES = "circumstances", "Something changed for the child or the family"
    CEASED = "ceased", "Help that was agreed is no longer given"
    TRANSFER = "transfer", "The lead was passed on at once"
    OTHER = "other", "Something else"


ON_THEIR_LIST = OnAList("the Lead Worker’s: what the review decided stands on their list until it is written down")


class PlanReviewed(
    Held,
    kind="plan-reviewed",
    whose=(*COURSE, MEETING_CHAIR),
    about=PERSON,
    called="Plan reviewed",
    verb="Review",
    category="wellbeing",
    before_birth=True,
    short_form=("type", "outcome", "views", "need_accurate", "reached", "transfer_needed", "next_review", "in_plain_words"),
    sections=(
        Section("Each help: is it still right?", ("helps",)),
        Section("What parents and providers say", ("consulted",)),
        Section(
            "What shows it, and what is decided besides", ("need_says", "reached_says", "no_more_needed", "transfer_says", "and_transfer")
        ),
        Section("Who was there, and why it was now", ("meeting", "attended", "unscheduled", "aligned")),
    ),
    leads_to=LeadsTo(
        "outcome",
        {
            PlanReviewOutcome.CONTINUE: ByLaw(("plan.reviewed",)),
            PlanReviewOutcome.AMEND: ON_THEIR_LIST,
            PlanReviewOutcome.TRANSFER: ON_THEIR_LIST,
            PlanReviewOutcome.END: ON_THEIR_LIST,
        },
    ),
    phase=PLAN,
    also=("review meeting", "TAF review", "CIN review"),
    family=("outcome", "next_review", "in_plain_words"),
):
    """The plan was looked at again with the child and the family: whether it is still right, and helps."""

    type: PlanSort | None = ask("Which plan is it?", cites=("WT-142-1", "WT-142-2"), in_line=True)
    outcome: PlanReviewOutcome | None = ask("What was decided?", cites="WT-146-1", in_line=True)
    next_review: date | None = ask("When is the next review?", cites="WT-136-1", in_line=True)
    views: Views | None = ask("What does {child} say about it?", hint=BY_LAW, cites=("WT-plankp-1", "WT-144-1"))
    need_accurate: bool | None = ask("Is the need that the plan names still right?", cites="WT-143-1")
    need_says: Text | None = ask("What shows whether the need is still right?", cites="WT-143-1")
    helps: list[HelpReviewed] = ask("Is each help, and how it is given, still right?", cites=("WT-143-1", "WT-151-1"))
    reached: bool | None = ask("Is what the plan was for achieved?", cites=("WT-143-1", "WT-157-1"))
    reached_says: Text | None = ask("What shows it?", cites="WT-143-1")
    no_more_needed: bool | None = ask(
        "Does {child} need no more targeted help?", cites="WT-157-1", only_if=answered("outcome", PlanReviewOutcome.END)
    )
    transfer_needed: bool | None = ask("Should somebody else lead the plan?", cites="WT-143-1")
    transfer_says: Text | None = ask("Why, or why not?", cites="WT-143-1")
    and_transfer: bool | None = ask(
        "Is it passed to another Lead Worker as well?", cites="WT-146-1", only_if=answered("outcome", PlanReviewOutcome.AMEND)
    )
    consulted: list[Consulted] = ask("What do the parents, and each provider, say?", cites=("WT-145-1", "WT-plankp-1"))
    in_plain_words: Text | None = ask("What was decided, in words that the family can read?", cites="WT-157-2")
    meeting: Annotated[UUID, entry_of("team-around-meeting-arranged")] | None = ask("At which meeting?", cites=("WT-142-1", "WT-142-2"))
    attended: list[Attendance] = ask("Who was there?", cites="WT-142-1")
    unscheduled: WhyUnscheduled | None = ask("Why was it now, where it was not its day?", cites="WT-140-1")
    aligned: Words | None = ask("How does the day fit with meetings about their safety?", cites="WT-136-3")


class EarlyReviewConsidered(
    Entry,
    kind="early-review-considered",
    whose=(LEAD_WORKER, LEAD, MANAGER, HELPER_MANAGER),
    about=PERSON,
    called="Early review considered",
    verb="Decide",
    category="wellbeing",
    before_birth=True,
    short_form=("of", "sooner", "why"),
    phase=PLAN,
    story=False,
):
    """Something changed for the child while a plan runs: you thought about whether to look at the plan before its day."""

    of: Annotated[UUID, entry_of()] = ask("What changed?", cites=("WT-136-2", "WT-140-1"))
    sooner: bool = ask("Is the plan looked at before its day?", cites=("WT-136-2", "WT-140-1"), in_line=True)
    why: Text = ask("Why, or why not?", cites="WT-136-2")


class WhyPlanEnded(Choice):
    """Why a plan ended. Only the first is counted as met (WT-157-1, and what the source leaves open)."""

    MET = "met", "What it was for is reached, and no more targeted help is needed"
    AGREEMENT_WITHDRAWN = "agreement-withdrawn", "The child or a parent no longer agrees"
    NOT_TAKING_PART = "not-taking-part", "The family does not take part"
    PROTECTION = "protection", "It is taken into a child protection plan"
    LOOKED_AFTER = "looked-after", "The child is looked after"
    LEVEL = "level", "A plan at another level takes it up"
    LEFT_JERSEY = "left-jersey", "They left Jersey"
    EIGHTEEN = "eighteen", "They are eighteen"
    DIED = "died", "The child died"
    OTHER = "other", "Something else"


class TakenOver(Choice):
    """What becomes of help that a child has outgrown (what the source leaves open: WT-gap-15)."""

    CARE_PLAN = "care-plan", "The care plan takes it over"
    ADULT_SERVICES = "adult-services", "Adult services take it over"
    ENDS = "ends", "It ends: nobody takes it over"


OUTGROWN = answered("reason", WhyPlanEnded.LOOKED_AFTER, WhyPlanEnded.EIGHTEEN)
HANDED = answered("onward", TakenOver.CARE_PLAN, TakenOver.ADULT_SERVICES)


PROPOSED = leading(
    "plan-end-proposed",
    LeadsTo(
        "reason",
        dict.fromkeys(WhyPlanEnded, Step("Decide whether {name}’s plan ends", ("plan-ended", "management-decision-made"), "WT-157-2")),
    ),
)


class PlanEndProposed(
    Entry,
    kind="plan-end-proposed",
    whose=(LEAD_WORKER, LEAD, WORKER),
    about=PERSON,
    called="End of a plan proposed",
    verb="Propose",
    category="wellbeing",
    before_birth=True,
    short_form=("type", "reason", "onward", "handed_to", "why", "safe", "taken_by", "by"),
    leads_to=PROPOSED,
    phase=PLAN,
    also=("close a plan",),
    story=False,
):
    """You think that the plan should end though what it was for is not reached. A manager decides."""

    type: PlanSort = ask("Which plan is it?", in_line=True)
    reason: WhyPlanEnded = ask("Why should it end?", cites="WT-157-1", in_line=True)
    onward: TakenOver | None = ask("What becomes of the help?", cites="WT-157-1", only_if=OUTGROWN)
    handed_to: Words | None = ask("Who there takes it on?", hint="Their name, and how they are reached", cites="WT-157-1", only_if=HANDED)
    why: Text = ask("What happened, and what was tried?", cites="WT-157-1")
    safe: Text = ask("Is {child} safe without it? What did you think about it?", cites="WT-141-2")
    taken_by: PractitionerId | None = who_takes_it(PROPOSED)
    by: date | None = by_when(PROPOSED)


class PlanEnded(
    Entry,
    kind="plan-ended",
    whose=(LEAD_WORKER, LEAD, WORKER, MANAGER, HELPER_MANAGER),
    about=PERSON,
    called="Plan ended",
    verb="End",
    category="wellbeing",
    before_birth=True,
    short_form=("type", "reason", "onward", "handed_to", "of", "best", "after", "contact"),
    sections=(
        Section("What child, parents and the team said of ending it", ("consulted",)),
        Section("Where what it was for is not reached", ("why", "safe", "approves")),
    ),
    phase=PLAN,
    also=("close a plan", "closure"),
    family=("type", "after", "contact"),
):
    """The plan ended."""

    type: PlanSort | None = ask("Which plan is it?", in_line=True)
    reason: WhyPlanEnded | None = ask("Why did it end?", cites="WT-157-1", in_line=True)
    onward: TakenOver | None = ask("What becomes of the help?", cites="WT-157-1", only_if=OUTGROWN)
    handed_to: Words | None = ask("Who there takes it on?", hint="Their name, and how they are reached", cites="WT-157-1", only_if=HANDED)
    of: Annotated[UUID, entry_of("plan-reviewed")] | None = ask(
        "Which review confirmed it?", cites="WT-157-1", only_if=answered("reason", WhyPlanEnded.MET)
    )
    best: BestInterests | None = ask("Why is that best for {child}?", cites=("WT-gov-13", "WT-gov-15"))
    after: Text | None = ask(
        "What support is there now, from whom and until when?", hint="In words that the family can read", cites="WT-158-2"
    )
    contact: Words | None = ask("Whom do they ring if they need help again?", cites="WT-158-2")
    consulted: list[Consulted] = ask("Who was asked about ending it, and what do they say?", cites="WT-157-2")
    why: Text | None = ask("What happened, and what was tried?", cites="WT-157-1")
    safe: Text | None = ask("Is {child} safe without it?", cites="WT-141-2")
    approves: Text | None = ask("Why do you, as a manager, agree?", cites="WT-157-1")
