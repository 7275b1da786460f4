"""Child protection conferences: arranged, prepared, held, written up."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import field_validator

from corbiere.ledger.conditions import answered
from corbiere.ledger.day_limits import DayLimit
from corbiere.ledger.entry import CHILD, Choice, Entry, Section, ask
from corbiere.ledger.field_types import ChildsOwn
from corbiere.ledger.fields import BestInterests, Part, PractitionerId, Statement, Text, Views, Words, entry_of
from corbiere.ledger.outcomes import ByLaw, Ends, LeadsTo
from corbiere.ledger.phases import CONFERENCE
from corbiere.ledger.whose import CHAIR, CONFERENCE_SERVICE, LEAD, MANAGER, REVIEWER, WORKER, WORKING
from corbiere.meetings.entries import ChildMeetingArranged, Held, NotesCirculated
from corbiere.meetings.parts import Attendance, Invitation, Recipient, WhyCalledOff, Withholding
from corbiere.people.needs import Harm
from corbiere.protection.entries.meetings import MEETING
from corbiere.protection.entries.parts import AnsweredInCare, CoreGroupPlace, DissentingView, FamilyPlace, HarmBasis


class ConferenceType(Choice):
    INITIAL = "initial", "Initial conference"
    PRE_BIRTH = "pre-birth", "Pre-birth conference"
    TRANSFER_IN = "transfer-in", "Transfer-in conference"
    REVIEW = "review", "Review conference"


FIRST, REVIEW = (ConferenceType.INITIAL, ConferenceType.PRE_BIRTH), (ConferenceType.REVIEW,)
DAYS = (
    DayLimit("cp.initial-conference", answered("type", *FIRST), of_record=True),
    DayLimit("cp.first-review-conference", answered("type", *REVIEW), of_record=True),
    DayLimit("cp.next-review-conference", answered("type", *REVIEW), of_record=True),
)


class ConferenceArranged(
    ChildMeetingArranged, kind="conference-arranged", whose=(CONFERENCE_SERVICE,), about=CHILD, called="Conference arranged",
    verb="Arrange", category="protection", before_birth=True, shared=("type", "for", "place", "asked"),
    short_form=("type", "for", "at", "place", "chairs", "early"), phase=CONFERENCE,
    also=("ICPC", "RCPC", "case conference", "review conference"), often=1, story=False,
    sections=(
        Section("What the family needs, and where they would rather meet", ("neutral", "family_prefers", "helped_by")),
        Section("Who has been invited", ("asked",)),
    ),
):  # fmt: skip
    """A day was set for a conference. If it is moved, record the new day in another entry."""

    type: ConferenceType = ask("Which conference?", in_line=True)
    for_: date | None = ask("On which day will it be?", alias="for", in_line=True, cites="PS-3.13", by=DAYS)
    asked: list[Words] = ask("Who has been invited?")
    early: Text | None = ask("Why is it earlier than it need be?", cites="CPP-8", only_if=answered("type", ConferenceType.REVIEW))


class ConferenceCalledOff(
    Entry, kind="conference-called-off", whose=(CONFERENCE_SERVICE,), about=CHILD, called="Conference called off", category="protection",
    before_birth=True, own_page=True, short_form=("for", "why", "told"), phase=CONFERENCE, also=("cancel",), story=False,
):  # fmt: skip
    """A conference will not be held on the day that was set. This is for a system that knows the day and not the meeting."""

    for_: date | None = ask("On which day was it to be?", alias="for", in_line=True, cites="PS-3.13")
    why: WhyCalledOff = ask("Why?", in_line=True)
    more: Text | None = ask("Say more if it helps")
    told: list[Words] = ask("Who has been told in writing?", cites="CPP-23")


class ConferenceRequested(
    Entry, kind="conference-requested", whose=(LEAD, WORKER, MANAGER, REVIEWER, CHAIR), about=CHILD, called="Conference requested",
    verb="Ask", category="protection", before_birth=True, shared=("type", "wanted_by"), short_form=("type", "why", "wanted_by"),
    phase=CONFERENCE, also=("ICPC", "case conference"), story=False,
    sections=(
        Section("Who should be invited", ("needed",)),
    ),
):  # fmt: skip
    """You ask for a conference. The administrator of the Independent Safeguarding Service sees the child from now on, and arranges it."""

    type: ConferenceType = ask("Which conference?", in_line=True)
    wanted_by: date | None = ask("By when does {child} need it?", in_line=True, by=DAYS)
    why: Text = ask("Why is it needed?", cites=("ISS-A-6", "PS-3.13"))
    needed: list[Invitation] = ask("Who should be invited, and why?", cites="ISS-A-6", lasts=True)


class SharedWith(Choice):
    FAMILY = "family", "The family"
    CHAIR = "chair", "The chair"


class ConferenceReportShared(
    Entry, kind="conference-report-shared", whose=WORKING, about=CHILD, called="Conference report shared", verb="Share",
    category="protection", before_birth=True, short_form=("with", "for", "comments"), story=False,
    sections=(
        Section("What it says", ("analysis",)),
        Section("Who else has it, and in which language", ("also_with", "language")),
    ),
):  # fmt: skip
    """The social worker’s report for a conference was shared."""

    with_: SharedWith = ask("Who with?", alias="with", in_line=True, cites="PS-3.13")
    for_: date | None = ask("For the conference on which day?", alias="for", in_line=True, cites=("PS-3.13", "PS-4.11"))
    also_with: list[Words] = ask("Which other agencies have it?", cites="PS-3.13", lasts=True)
    language: Words | None = ask("In which language?", cites=("PS-3.13", "PS-4.11"), lasts=True)
    comments: list[Statement] = ask("What do they say about it?", cites="PS-3.13")
    analysis: Text | None = ask("A summary of the report and its analysis", cites=("PS-3.12", "CPP-35"))


class Decision(Choice):
    PLAN = "plan", "A child protection plan"
    NO_PLAN = "no-plan", "No plan is needed"
    CONTINUE = "continue", "The plan continues"
    END = "end", "The plan ends"


# A first conference decides on a plan, a review on its going on (ISS-3-3).
AT_FIRST = answered("type", ConferenceType.INITIAL, ConferenceType.PRE_BIRTH, ConferenceType.TRANSFER_IN)
AT_REVIEW = answered("type", ConferenceType.REVIEW)
DECISIONS = {Decision.PLAN: AT_FIRST, Decision.NO_PLAN: AT_FIRST, Decision.CONTINUE: AT_REVIEW, Decision.END: AT_REVIEW}


class WhyPlanEnds(Choice):
    """Why a review conference takes a child off the register."""

    SAFE = "safe", "The child is safe without it"
    MOVED = "moved-away", "The child has moved away and is kept safe there"
    LOOKED_AFTER = "looked-after", "The child is looked after, and the care plan keeps them safe"
    OTHER = "other", "Another reason"


class OutlineAction(Part):
    """A line of the plan in outline: who does what against which harm."""

    what: Words = ask("What will be done?", cites="CPP-4")
    against: Harm | None = ask("Against which harm?", cites="CPP-3", default=None)
    who: Words = ask("Who will do it?", cites="CPP-29")
    by: date | None = ask("By when does {child} need it?", cites=("CPP-29", "CPP-61"), default=None)

    def __str__(self) -> str:
        return f"{self.what} ({self.who})"


CONFERENCE_SECTIONS = (
    Section("Why it is best for the child, and whether it is what they wanted", ("best",)),
    Section("What parents and others say", ("parents_say", "disagreements")),
    Section("For a plan: the harm", ("harm", "other_harm", "harm_in_words", "harm_basis")),
    Section("For a plan: what will be done, and what if nothing changes", ("outline", "changes", "contingency", "legal_planning")),
    Section("For a plan: the lead social worker", ("lead_social_worker", "lead_is_qualified", "lead_explained", "lead_manager")),
    Section("For a plan: the core group", ("core_group", "family_group", "child_in_group", "why_not_in_group", "core_group_chair")),
    Section("For a plan: how often", ("core_group_days", "visit_days", "visit_days_why")),
    Section("In words for the child", ("told_to_child",)),
    Section("Who was there", ("meeting", "chair", "attended")),
)


NEXT_REVIEW = (
    DayLimit("cp.first-review-conference", answered("outcome", Decision.PLAN), "review-later"),
    DayLimit("cp.next-review-conference", answered("outcome", Decision.CONTINUE), "review-later"),
)


class ConferenceHeld(
    Held,
    kind="conference-held",
    whose=(CHAIR, CONFERENCE_SERVICE),
    about=CHILD,
    called="Conference",
    verb="Hold",
    category="protection",
    before_birth=True,
    shared=("type", "chair", "attended", "complaints_told", "next_review"),
    leads_to=LeadsTo(
        "outcome",
        {
            Decision.PLAN: ByLaw(("cp.first-core-group", "cp.child-seen", "cp.first-review-conference")),
            Decision.NO_PLAN: Ends("No plan is needed; what helps the family stands in the minutes, which are owed to everybody who came."),
            Decision.CONTINUE: ByLaw(("cp.next-review-conference",)),
            Decision.END: Ends("The plan is over; what the family is still offered stands in the minutes."),
        },
    ),
    short_form=(
        "views", "type", "outcome", "why_ended", "answered_in_care", "first_core_group", "next_core_groups", "next_review", "why",
        "in_plain_words", "complaints_told",
    ),
    sections=CONFERENCE_SECTIONS,
    phase=CONFERENCE, also=("ICPC", "RCPC", "case conference", "review conference"), often=1,
):  # fmt: skip
    """A conference met and decided, with the family, how this child is to be kept safe."""

    type: ConferenceType = ask("Which conference was it?", in_line=True)
    outcome: Decision = ask("What was decided for {child}?", cites="WT-115-2", in_line=True, offers=DECISIONS)
    why: Text | None = ask("Why was this decided?", cites="ISS-3-3")
    why_ended: WhyPlanEnds | None = ask("Why does the plan end?", cites="ISS-A-10", only_if=answered("outcome", Decision.END) & AT_REVIEW)
    answered_in_care: list[AnsweredInCare] = ask(
        "How does the care plan meet each danger that is left?",
        cites="ISS-2-3",
        only_if=answered("why_ended", WhyPlanEnds.LOOKED_AFTER),
    )
    in_plain_words: Text | None = ask(
        "What was decided, in words that the family can read?", hint="This opens the letter to the parents and carers", cites="CPP-69"
    )
    told_to_child: Text | None = ask(
        "What was decided, in words for {child}?",
        hint="Short sentences that say “you”. They go in the letter to {child}; without them it says only what was decided",
        cites="CPP-69",
    )
    best: BestInterests | None = ask("Why is it best for {child}, and is it what they wanted?", cites=("WT-gov-13", "LAC-401-5"))
    meeting: Annotated[UUID, MEETING] | None = ask("Which arranged meeting was this?")
    chair: PractitionerId | None = ask("Who chaired it?", cites="ISS-A-1")
    attended: list[Attendance] = ask("Who came, and from which agency?", cites="ISS-7-C8")
    # The harm, and the plan in outline.
    harm: Harm | None = ask("The main form of harm", cites="CPP-2", in_line=True, lasts=True)
    other_harm: list[Harm] = ask("Other forms of harm", cites="CPP-2", lasts=True)
    harm_in_words: Words | None = ask("Which other form of harm is it?", cites=("WT-166-1", "CPP-2"), in_line=True, lasts=True)
    harm_basis: HarmBasis | None = ask("Has {child} suffered it, or is it likely?", cites="CPP-2", lasts=True)
    outline: list[OutlineAction] = ask("The plan in outline", cites=("CPP-3", "CPP-4"), lasts=True)
    changes: list[OutlineAction] = ask("What changes in the plan", cites="CPP-63")
    contingency: Text | None = ask("What will happen if nothing changes?", cites=("CPP-54", "CPP-64"), lasts=True)
    # Who carries it out.
    lead_social_worker: PractitionerId | None = ask("The lead social worker", cites=("CPP-1", "CPP-82"), lasts=True)
    lead_is_qualified: bool | None = ask(
        "Are they a qualified social worker with the experience that this needs?", cites=("CPP-1", "CPP-82"), lasts=True
    )
    lead_explained: bool | None = ask("Was the lead social worker’s role explained to the family?", cites="CPP-81")
    lead_manager: PractitionerId | None = ask("The lead social worker’s manager", cites="CPP-12", lasts=True)
    core_group: list[CoreGroupPlace] = ask(
        "The practitioners in the core group", hint="The lead social worker and their manager too", cites=("CPP-4", "CPP-12"), lasts=True
    )
    family_group: list[FamilyPlace] = ask("Parents, carers and family in the core group", cites="CPP-12", lasts=True)
    child_in_group: Annotated[bool, ChildsOwn()] | None = ask("Will {child} come to the core group?", cites="CPP-13")
    why_not_in_group: Text | None = ask("Why will parents or {child} not be in it?", cites=("CPP-12", "CPP-13"))
    core_group_chair: PractitionerId | None = ask("Who will chair the core group?", cites="CPP-24", lasts=True)
    # What it asks of them.
    first_core_group: date | None = ask(
        "The day of the first core group",
        cites=("CPP-19", "CPP-15"),
        only_if=answered("outcome", Decision.PLAN),
        by=(DayLimit("cp.first-core-group", answered("outcome", Decision.PLAN)),),
    )
    next_core_groups: list[date] = ask(
        "The days of the next core groups",
        cites="CPP-22",
        only_if=answered("outcome", Decision.CONTINUE),
        by=(DayLimit("cp.next-core-group", answered("outcome", Decision.CONTINUE), of_record=True),),
    )
    core_group_days: int | None = ask(
        "How many days from one core group to the next?",
        hint="28, or fewer where the case is complex",
        cites=("CPP-20", "CPP-18"),
        gt=0,
        le=9999,
        lasts=True,
    )
    visit_days: int | None = ask(
        "How often is {child} to be seen, in days?",
        hint="14, unless the conference decides otherwise",
        cites=("CPP-90", "PS-4.5"),
        gt=0,
        le=9999,
        lasts=True,
    )
    visit_days_why: Text | None = ask("Why more or less often than every 14 days?", cites="CPP-90", lasts=True)
    next_review: date | None = ask("The day of the next review conference", cites="ISS-3-3", by=NEXT_REVIEW)
    complaints_told: bool | None = ask("Were the family and {child} told how to complain?", cites="ISS-7-C10")
    legal_planning: bool | None = ask("Is legal planning needed alongside?", cites=("CPP-8", "CPP-111"))
    # What was said.
    views: Views | None = ask("What does {child} say?", cites=("CPP-49", "CPP-68"))
    parents_say: list[Statement] = ask("What do parents and carers say?", cites=("CPP-68", "CPP-52"))
    disagreements: list[DissentingView] = ask("Who disagreed, and why?", cites="CPP-77")

    @field_validator("answered_in_care")
    @classmethod
    def _said(cls, answered: list[AnsweredInCare]) -> list[AnsweredInCare]:
        """The form names each danger beforehand; one to which nothing was written is not answered."""
        return [one for one in answered if one.said]


class ConferenceMinutesCirculated(
    NotesCirculated,
    kind="conference-minutes-circulated",
    whose=(CONFERENCE_SERVICE, CHAIR),
    about=CHILD,
    called="Conference minutes sent",
    verb="Send",
    category="protection",
    before_birth=True,
    short_form=("of", "agreed_by_chair", "to", "sent", "withheld"),
    phase=CONFERENCE, also=("minutes sent",), story=False,
    sections=(
        Section("Who says that something in them is wrong", ("challenged",)),
    ),
):  # fmt: skip
    """The minutes of a conference were sent to everybody who should have them."""

    of: Annotated[UUID, entry_of("conference-held")] = ask("Which conference’s minutes?", cites="ISS-A-7")
    to: list[Words] = ask("Who were they sent to?", cites="ISS-A-7", lasts=True)
    sent: list[Recipient] = ask("How were they sent to each person, and what was left out of their copy?", cites="ISS-7-C9", lasts=True)
    withheld: list[Withholding] = ask("Who does not get them, and why?", cites="ISS-7-C9", lasts=True)
    agreed_by_chair: bool | None = ask("Has the chair agreed them?", cites="ISS-A-7")
    challenged: list[DissentingView] = ask("Who says that something in them is wrong, and what?", cites="ISS-A-8")
