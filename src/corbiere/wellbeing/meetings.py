"""The meetings of the team around a child and family: what is spoken of, who must be asked, and what a review settles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from corbiere.ledger.entry import Body
from corbiere.ledger.record import Line
from corbiere.meetings import type_parts
from corbiere.meetings.checklist import Closing, Settlement, settles_agreement
from corbiere.meetings.parts import Attendance, FamilyTie, Invitation, Sector
from corbiere.meetings.type_parts import (
    LAST_MEETING,
    OWN_WORDS,
    REVIEWS,
    AgendaPoint,
    MeetingEnding,
    RequiredAttendee,
    Suggestions,
)
from corbiere.meetings.types import MeetingType, declare
from corbiere.plans.help import PlanSort
from corbiere.plans.parts import Voice
from corbiere.plans.versions import current
from corbiere.wellbeing.assessment import open_ones
from corbiere.wellbeing.entries.meetings import MEETINGS, TeamAroundMeeting
from corbiere.wellbeing.entries.plan_course import PlanReviewOutcome
from corbiere.wellbeing.help_plan import holds, interventions, versions
from corbiere.wellbeing.leading import leading_on
from corbiere.wellbeing.team import team_around

CATEGORY = "wellbeing"
TOGETHER = replace(MEETINGS.family, held="team-around-meeting-held", circulated="team-around-notes-circulated")
PLANNING = replace(MEETINGS.family, held="assessment-planning-held", circulated="team-around-notes-circulated")
REVIEW = replace(MEETINGS.family, held="plan-reviewed", circulated="team-around-notes-circulated")

NEEDS = AgendaPoint("Who is here, and what they need to take part", ("WT-125-1",), shows=(type_parts.NEEDS,))
CHILD_SAYS = AgendaPoint("What the child says", ("WT-plankp-1", "WT-124-1"), locked=True, kept_in=("views",), shows=(OWN_WORDS,))
FAMILY_SAYS = AgendaPoint("What the parents say", ("WT-plankp-1", "WT-124-1"), locked=True, kept_in=("parents_say", "consulted"))
MAKING = (
    NEEDS,
    CHILD_SAYS,
    FAMILY_SAYS,
    AgendaPoint("What the assessment found, and what is strong", ("WT-128-1", "WT-111-1"), shows=(type_parts.REPORTS,)),
    AgendaPoint("What should be better: the goals", ("WT-134-1", "WT-130-3")),
    AgendaPoint("Who can help, and how: which provider agrees", ("WT-130-1", "WT-130-2", "WT-131-1")),
    AgendaPoint("How and when we look at it again", ("WT-137-1", "WT-138-1", "WT-139-1")),
    AgendaPoint("Who leads, and who does what by when", ("WT-118-2", "WT-150-1")),
)
PLANNING_IT = (
    NEEDS,
    AgendaPoint("What the child says, and how they want to be asked", ("PS-2.12", "WT-110-10"), kept_in=("views",), shows=(OWN_WORDS,)),
    AgendaPoint("What the parents say", ("PS-2.12", "PS-2.2")),
    AgendaPoint("Why the assessment is made", ("PS-2.12", "PS-2.1")),
    AgendaPoint("What each service knows, and what it is asked for by when", ("PS-2.12",), shows=(type_parts.REPORTS,)),
    AgendaPoint("Who sees the child and the family, where and when", ("PS-2.12", "PS-2.5")),
    AgendaPoint("What is agreed, and who asks the services that did not come", ("PS-2.12",)),
)
REVIEWING = (
    NEEDS,
    CHILD_SAYS,
    FAMILY_SAYS,
    AgendaPoint("Is the need still right?", ("WT-143-1",), locked=True, kept_in=("need_accurate",), shows=(LAST_MEETING,)),
    AgendaPoint("Is each help, and how it is given, still right?", ("WT-143-1", "WT-145-1"), locked=True, kept_in=("helps",)),
    AgendaPoint("Is it achieved?", ("WT-143-1", "WT-157-1"), locked=True, kept_in=("reached",)),
    AgendaPoint("Should somebody else lead?", ("WT-143-1", "WT-154-1"), locked=True, kept_in=("transfer_needed",)),
    AgendaPoint("What else is needed, and who could give it", ("WT-151-1", "WT-150-1")),
    AgendaPoint("What is decided, and when we meet again", ("WT-146-1", "WT-136-1")),
)

CHILD = RequiredAttendee("The child", "it is their plan; or why not", ("WT-125-1",), sector=Sector.CHILD)
MOTHER = RequiredAttendee("The mother", "is the child’s parent", ("WT-125-1",), tie=FamilyTie.MOTHER)
FATHER = RequiredAttendee("The father", "is the child’s parent", ("WT-125-1",), tie=FamilyTie.FATHER)
ASKED = (CHILD, MOTHER, FATHER)
MAKES = MeetingEnding(
    heading="What came of it",
    act="Write down what was agreed with {child}",
    done="Written down",
    not_yet="Not written down yet",
    few="Too few are here",
    cites=("WT-125-1",),
)


def suggested(lines: Sequence[Line], on: date) -> Suggestions:
    """Suggests whoever leads, the team, and whoever is asked to give help."""
    leads = leading_on(lines, on)
    asked = {one.action.practitioner: f"Is asked for: {one.action.what}" for one in interventions(lines) if one.action.practitioner}
    team = {place.practitioner: place.role for place in team_around(lines) if place.on(on)}
    lead = {leads.practitioner: "Lead Worker"} if leads else {}
    return Suggestions(_family(lines), (), {who: why for who, why in {**asked, **team, **lead}.items() if who})


def _family(lines: Sequence[Line]) -> tuple[Invitation, ...]:
    """Invites those of the family whom the plan gives a part."""
    now = current(versions(lines))
    roles = holds(now).roles if now else ()
    return tuple(Invitation(who=one.who, sector=Sector.FAMILY, why=one.part) for one in roles if one.side in (Voice.PARENTS, Voice.FAMILY))


def each_help(brought: Mapping[str, str], lines: Sequence[Line], there: Sequence[Attendance] = (), day: date | None = None) -> Body:
    """The second question is asked of each help that a provider agreed to: it stands there by its words."""
    held = [{"what": one.action.what} for one in interventions(lines) if one.agreed]
    return {"helps": held} if held else {}


def settles_review(closing: Closing) -> Iterator[Settlement]:
    """The four questions, the child, and the day of the next review."""
    body = closing.body

    def answered(question: str) -> tuple[str, ...]:
        return ("Answered",) if body.get(question) is not None else ()

    yield Settlement("Whether the need is still right", answered("need_accurate"), ("WT-143-1",), asks=("need_accurate",))
    yield Settlement("Whether each help is still right", closing.counted("helps", "help"), ("WT-143-1",), asks=("helps",))
    yield Settlement("Whether it is achieved", answered("reached"), ("WT-143-1",), asks=("reached",))
    yield Settlement("Who leads from now on", answered("transfer_needed"), ("WT-143-1",), asks=("transfer_needed",))
    if not closing.unborn:
        yield Settlement("What the child says", closing.has("views", "Written down"), ("WT-plankp-1", "WT-144-1"), asks=("views",))
    yield Settlement("What parents and providers say", closing.counted("consulted", "view"), ("WT-145-1",), asks=("consulted",))
    if body.get("outcome") != PlanReviewOutcome.END:
        yield Settlement("The next review", closing.days("next_review"), ("WT-136-1",), asks=("next_review",))


def settles_planning(closing: Closing) -> Iterator[Settlement]:
    yield Settlement("Who does what next", closing.has("decided", "Written"), ("PS-2.12",), asks=("decided",))


def who_knows(lines: Sequence[Line], on: date) -> Suggestions:
    """Suggests whoever assesses, whoever was asked what they know, and those who are suggested to the team around."""
    known = suggested(lines, on)
    named = (line.body["practitioner"] for line in lines if line.kind == "agency-asked" and line.body.get("practitioner"))
    asked = {UUID(who): "Was asked what they know" for who in named}
    assesses = {held.assessor: "Assesses" for held in open_ones(lines) if held.assessor}
    return known._replace(practitioners={**asked, **known.practitioners, **assesses})


TEAM_AROUND = declare(
    MeetingType(
        name="team-around",
        called=TeamAroundMeeting.TOGETHER.label,
        category=CATEGORY,
        family=TOGETHER,
        answer=TeamAroundMeeting.TOGETHER.value,
        agenda=MAKING,
        needed=ASKED,
        ending=MAKES,
        suggested=suggested,
        settles=settles_agreement(("WT-125-1",), ("WT-plankp-1",), ("WT-127-1",)),
    )
)


ASSESSMENT_PLANNING = declare(
    MeetingType(
        name="assessment-planning",
        called=TeamAroundMeeting.PLANNING.label,
        category=CATEGORY,
        family=PLANNING,
        answer=TeamAroundMeeting.PLANNING.value,
        agenda=PLANNING_IT,
        needed=ASKED,
        ending=replace(MAKES, act="Write down what was agreed", cites=("PS-2.12",)),
        suggested=who_knows,
        settles=settles_planning,
    )
)


def _review(which: TeamAroundMeeting, sort: PlanSort) -> MeetingType:
    return MeetingType(
        name=f"{sort.value}-review",
        called=which.label,
        category=CATEGORY,
        family=REVIEW,
        answer=sort.value,
        agenda=REVIEWING,
        needed=ASKED,
        ending=replace(REVIEWS, cites=("WT-143-1", "WT-146-1")),
        held_by=("plan.reviewed",),
        suggested=suggested,
        previous=("team-around", f"{sort.value}-review"),
        settles=settles_review,
        prefill=each_help,
        outcomes=PlanReviewOutcome,
        follows=(("next_review", "Review of the plan"),),
    )


EARLY_HELP_REVIEW = declare(_review(TeamAroundMeeting.EARLY_HELP_REVIEW, PlanSort.EARLY_HELP))
CHILD_IN_NEED_REVIEW = declare(_review(TeamAroundMeeting.CHILD_IN_NEED_REVIEW, PlanSort.CHILD_IN_NEED))
