"""The course of a pathway plan: agreed, reviewed when it is due and when the young person asks, and ended (Guidance 394, 442 to 446)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.care.entries.pathway_plan import PATHWAY, VERSION
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import Part, Text, Views, Words, entry_of
from corbiere.ledger.outcomes import ByLaw, LeadsTo, OnAList
from corbiere.ledger.phases import PLAN
from corbiere.ledger.whose import WORKING
from corbiere.meetings.entries import ChildMeetingHeld, Held, NotesCirculated
from corbiere.meetings.kinds import kinds_for
from corbiere.meetings.parts import Attendance
from corbiere.people.voice import BY_LAW
from corbiere.plans.parts import Progress

SORT = "pathway"  # what the law calls the plan


class PathwayPlanAgreed(
    Entry,
    kind="pathway-plan-agreed",
    whose=WORKING,
    about=PERSON,
    called="Pathway plan agreed",
    verb="Agree",
    category="care",
    short_form=("agrees", "why_not", "next_review", "of"),
    phase=PLAN,
    also=PATHWAY,
    family=("agrees", "next_review"),
    story="{child}’s pathway plan was agreed",
):
    """The pathway plan was agreed with the young person, and runs from this day."""

    agrees: bool | None = ask("Does {child} agree to it?", cites="LAC-442-2", in_line=True)
    why_not: Text | None = ask(
        "What do they want otherwise, and what becomes of that?", cites="LAC-442-2", only_if=answered("agrees", False)
    )
    next_review: date | None = ask("When do you look at it again together?", cites="PS-6.2", in_line=True)
    of: Annotated[UUID, VERSION] | None = ask("Which version was agreed?", cites="PS-5.20")


class WhyReviewed(Choice):
    """What calls for a review."""

    DUE = "due", "It is its day"
    ASKED = "asked", "The young person asked for it"
    CHANGED = "changed", "Something changed for them"
    LEADS = "leads", "Somebody else leads the plan now"


class PathwayReviewOutcome(Choice):
    CONTINUE = "continue", "It goes on as it is"
    AMEND = "amend", "It is changed"
    END = "end", "It ends"


class GoalLookedAt(Part):
    """How far a goal has come, as the young person and those who help see it (LAC-446-1)."""

    what: Words = ask("Which goal?", cites="LAC-446-1")
    progress: Progress = ask("How far has it come?", cites="LAC-446-1")
    says: Words | None = ask("What shows it, and what now?", cites="LAC-446-1", default=None)

    def __str__(self) -> str:
        return f"{self.what}: {self.progress.label.lower()}"


ARRANGED = "pathway-meeting-arranged"


class PathwayMeeting(Choice):
    """The two meetings about a pathway plan."""

    PLANNING = "pathway-planning", "Pathway planning meeting"
    REVIEW = "pathway-review", "Review of the pathway plan"


class PathwayPlanReviewed(
    Held,
    kind="pathway-plan-reviewed",
    whose=WORKING,
    about=PERSON,
    called="Pathway plan reviewed",
    verb="Review",
    category="care",
    short_form=("views", "goals", "outcome", "next_review", "in_plain_words"),
    sections=(
        Section("Whom they wanted there, who came, and why it was now", ("wanted_there", "attended", "why_now", "meeting")),
        Section("What was promised and not done", ("not_done",)),
    ),
    leads_to=LeadsTo(
        "outcome",
        {
            PathwayReviewOutcome.CONTINUE: ByLaw(("plan.reviewed",)),
            PathwayReviewOutcome.AMEND: OnAList("the Lead Worker’s: the change stands on their list until it is written"),
            PathwayReviewOutcome.END: OnAList("the Lead Worker’s: that it ends stands on their list until it is written down"),
        },
    ),
    phase=PLAN,
    also=(*PATHWAY, "pathway plan review"),
    family=("outcome", "goals", "next_review", "in_plain_words"),
    story="{child}’s pathway plan was reviewed",
):
    """You looked at the plan again with the young person: how far each goal has come, and what happens next."""

    views: Views | None = ask("What does {child} say about it?", hint=BY_LAW, cites="LAC-396-1")
    goals: list[GoalLookedAt] = ask("How far has each goal come?", cites="LAC-446-1")
    outcome: PathwayReviewOutcome | None = ask("What was decided?", cites="PS-6.2", in_line=True)
    next_review: date | None = ask("When do you look at it again together?", cites="PS-6.2", in_line=True)
    in_plain_words: Text | None = ask("What was decided, in words for {child}?", cites="PS-6.3")
    wanted_there: Words | None = ask("Whom did {child} want there, and whom not?", cites="PS-6.3")
    attended: list[Attendance] = ask("Who came?", cites="LAC-442-2")
    why_now: WhyReviewed | None = ask("Why was it now?", cites="PS-6.2")
    meeting: Annotated[UUID, entry_of(ARRANGED)] | None = ask("Which arranged meeting was this?", cites="LAC-394-2")
    not_done: Text | None = ask("What was promised and is not done, and why?", cites="LAC-445-1")


MEETINGS = kinds_for(
    "pathway",
    about=PERSON,
    category="care",
    types=PathwayMeeting,
    whose=WORKING,
    held=("pathway-meeting-held", "pathway-plan-reviewed"),
    which_meeting=", about the pathway plan",
)


class PathwayMeetingHeld(
    ChildMeetingHeld,
    kind="pathway-meeting-held",
    whose=WORKING,
    about=PERSON,
    called="Pathway planning meeting held",
    category="care",
    also=PATHWAY,
    family=("decided", "in_plain_words", "next_meetings"),
):
    """The young person and those who help them met, and worked out the plan together."""

    meeting: Annotated[UUID, entry_of(ARRANGED)] | None = ask("Which arranged meeting was this?", cites="LAC-394-2")


class PathwayNotesCirculated(
    NotesCirculated,
    kind="pathway-notes-circulated",
    whose=WORKING,
    about=PERSON,
    called="Notes about the pathway plan sent",
    category="care",
):
    """The notes of a meeting were sent to everybody who should have them."""

    of: Annotated[UUID, entry_of("pathway-meeting-held", "pathway-plan-reviewed")] = ask("Which meeting’s notes?", cites="LAC-442-2")


class PathwayReviewAsked(
    Entry,
    kind="pathway-review-asked",
    whose=WORKING,
    about=PERSON,
    called="Review of the pathway plan asked for",
    verb="Write down",
    category="care",
    short_form=("who", "why"),
    phase=PLAN,
    also=(*PATHWAY, "early review"),
    story="{child}’s pathway plan is to be looked at sooner",
):
    """The young person, or somebody for them, wants to look at the plan before its day."""

    who: Words = ask("Who asks?", hint="{child}, or their name", cites="PS-6.2", in_line=True)
    why: Text = ask("What is it that cannot wait?", cites="PS-6.2")


class WhyPathwayEnds(Choice):
    TWENTY_FIVE = "twenty-five", "They turn 25"
    THEIR_WISH = "their-wish", "They want no plan any more, from 22"
    REACHED = "reached", "What they wanted is reached"
    NOT_A_LEAVER = "not-a-leaver", "They are no care leaver after all"
    OTHER = "other", "Something else"


class PathwayPlanEnded(
    Entry,
    kind="pathway-plan-ended",
    whose=WORKING,
    about=PERSON,
    called="Pathway plan ended",
    verb="End",
    category="care",
    short_form=("said", "reason", "why", "goes_on"),
    phase=PLAN,
    also=PATHWAY,
    family=("reason", "goes_on"),
):
    """The pathway plan ended. They know who goes on with them, and that they can come back until 25."""

    reason: WhyPathwayEnds = ask("Why does it end?", cites="PS-6.12", in_line=True)
    said: Views | None = ask("What does {child} say?", cites="LAC-396-1")
    why: Text | None = ask("What is it, or what happened?", cites="PS-6.12")
    goes_on: Text | None = ask("Who goes on with them, and whom do they ring to come back?", cites="PS-6.12")
