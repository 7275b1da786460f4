"""The meetings about a pathway plan: what is spoken of, who is asked, and what a review settles (Guidance 394, 442, 446)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from corbiere.agencies.work import work_on
from corbiere.agencies.working import AllocationRole
from corbiere.care.entries.pathway_course import MEETINGS, PathwayMeeting, PathwayReviewOutcome
from corbiere.care.pathway import PLAN, holds, versions
from corbiere.ledger.entry import Body
from corbiere.ledger.record import Line
from corbiere.meetings import type_parts
from corbiere.meetings.checklist import Closing, Settlement, settles_agreement
from corbiere.meetings.parts import Attendance, Sector
from corbiere.meetings.type_parts import LAST_MEETING, OWN_WORDS, REVIEWS, AgendaPoint, MeetingEnding, RequiredAttendee, Suggestions
from corbiere.meetings.types import MeetingType, declare
from corbiere.plans.interventions import interventions

CATEGORY = "care"
CITES = ("LAC-394-2",)
WHO = AgendaPoint("Who is here, whom they wanted here, and what they need to take part", ("PS-6.3",), shows=(type_parts.NEEDS,))
SAYS = AgendaPoint("What the young person says and hopes for", ("LAC-396-1",), locked=True, kept_in=("views",), shows=(OWN_WORDS,))
PLANNING = (
    WHO,
    SAYS,
    AgendaPoint("Where they live now and next, and whether they stay with their carers", ("LAC-377-1", "LAC-381-1")),
    AgendaPoint("Health, study and work, money, looking after oneself", ("LAC-382-2", "LAC-388-1")),
    AgendaPoint("Family, friends, and whoever is there for them", ("LAC-445-2",)),
    AgendaPoint("What they want to reach: who does what by when, and which provider agrees", ("LAC-445-1",), shows=(type_parts.REPORTS,)),
    AgendaPoint("What if it goes wrong", ("LAC-408-1",)),
    AgendaPoint("When we look at it again", ("PS-6.2",)),
)
REVIEWING = (
    WHO,
    SAYS,
    AgendaPoint("How far each goal has come", ("LAC-446-1",), locked=True, kept_in=("goals",), shows=(LAST_MEETING,)),
    AgendaPoint("What was promised and is not done", ("LAC-445-1",)),
    AgendaPoint("What changes in the plan", ("LAC-442-2",)),
    AgendaPoint("When we look at it again", ("PS-6.2",)),
)
THEM = RequiredAttendee("The young person", "it is their plan; or why not", CITES, sector=Sector.CHILD)
MAKES = MeetingEnding(
    heading="What came of it",
    act="Write down what was agreed with {child}",
    done="Written down",
    not_yet="Not written down yet",
    few="Too few are here",
    cites=CITES,
)
_ROLES = {AllocationRole.LEAD.value: "Social worker", AllocationRole.PERSONAL_ADVISER.value: "Personal adviser"}


def suggested(lines: Sequence[Line], on: date) -> Suggestions:
    """LAC-442-2: everybody who works with them, and whoever gives or is asked for help in the plan."""
    asked = {one.action.practitioner: f"Is asked for: {one.action.what}" for one in interventions(lines, PLAN) if one.action.practitioner}
    working = [one for one in work_on(lines, on).all() if one.practitioner and one.on(on)]
    works = {one.practitioner: _ROLES.get(one.role, "Works with them") for one in working if one.practitioner}
    return Suggestions(practitioners={**asked, **works})


def each_goal(brought: Mapping[str, str], lines: Sequence[Line], there: Sequence[Attendance] = (), day: date | None = None) -> Body:
    """Each goal of the plan stands there by its words."""
    found = versions(lines)
    goals = [{"what": one.what} for one in holds(found[-1]).outcomes] if found else []
    return {"goals": goals} if goals else {}


def settles_review(closing: Closing) -> Iterator[Settlement]:
    yield Settlement("What they say", closing.has("views", "Written down"), ("LAC-396-1",), asks=("views",))
    yield Settlement("How far each goal has come", closing.counted("goals", "goal"), ("LAC-446-1",), asks=("goals",))
    yield Settlement("What was decided, in words for them", closing.has("in_plain_words", "Written"), ("PS-6.3",), asks=("in_plain_words",))
    if closing.body.get("outcome") != PathwayReviewOutcome.END:
        yield Settlement("When it is looked at again", closing.days("next_review"), ("PS-6.2",), asks=("next_review",))


def _family(held: str) -> type_parts.KindNames:
    return replace(MEETINGS.family, held=held, circulated="pathway-notes-circulated")


PATHWAY_PLANNING = declare(
    MeetingType(
        name="pathway-planning",
        called=PathwayMeeting.PLANNING.label,
        category=CATEGORY,
        family=_family("pathway-meeting-held"),
        answer=PathwayMeeting.PLANNING.value,
        agenda=PLANNING,
        needed=(THEM,),
        ending=MAKES,
        suggested=suggested,
        settles=settles_agreement(CITES, ("LAC-396-1",), ("PS-6.3",)),
    )
)
PATHWAY_REVIEW = declare(
    MeetingType(
        name="pathway-review",
        called=PathwayMeeting.REVIEW.label,
        category=CATEGORY,
        family=_family("pathway-plan-reviewed"),
        answer=PathwayMeeting.REVIEW.value,
        agenda=REVIEWING,
        needed=(THEM,),
        ending=replace(REVIEWS, cites=("LAC-446-1", "PS-6.2")),
        suggested=suggested,
        previous=("pathway-planning", "pathway-review"),
        settles=settles_review,
        prefill=each_goal,
        outcomes=PathwayReviewOutcome,
        follows=(("next_review", "Review of the pathway plan"),),
    )
)
