"""The meetings of the team around a child and family, in kinds made as every app's are (corbiere.meetings.kinds)."""

from typing import Annotated
from uuid import UUID

from corbiere.ledger.entry import PERSON, Choice, ask
from corbiere.ledger.fields import entry_of
from corbiere.ledger.whose import ASSESSOR, HELPER_MANAGER, LEAD, LEAD_WORKER, MANAGER, MEETING_CHAIR, TEAM_AROUND, WORKER
from corbiere.meetings.entries import ChildMeetingHeld, NotesCirculated
from corbiere.meetings.kinds import kinds_for
from corbiere.plans.help import PlanSort

HOLDING = (LEAD_WORKER, ASSESSOR, LEAD, MANAGER, HELPER_MANAGER, MEETING_CHAIR)


class TeamAroundMeeting(Choice):
    """Meetings of the team around the child and family. A review has the name of the plan that it looks at (WT-142-1, WT-142-2).

    Before there is a plan, those who know the child plan the assessment with whoever makes it (PS-2.12).
    """

    TOGETHER = "team-around", "Team around the child and family"
    PLANNING = "assessment-planning", "Assessment planning meeting"
    EARLY_HELP_REVIEW = PlanSort.EARLY_HELP.value, "Early help team around the child and family review meeting"
    CHILD_IN_NEED_REVIEW = PlanSort.CHILD_IN_NEED.value, "Team around the child and family child in need review meeting"


MEETINGS = kinds_for(
    "team-around",
    about=PERSON,
    category="wellbeing",
    types=TeamAroundMeeting,
    whose=HOLDING,
    noting=(*HOLDING, WORKER, TEAM_AROUND),
    before_birth=True,
    held=("team-around-meeting-held", "assessment-planning-held", "plan-reviewed"),
)


class TeamAroundMeetingHeld(
    ChildMeetingHeld,
    kind="team-around-meeting-held",
    whose=HOLDING,
    about=PERSON,
    called="Team around the child and family met",
    category="wellbeing",
    before_birth=True,
    also=("TAF", "TAC", "team around the family"),
    family=("decided", "in_plain_words", "next_meetings"),
):
    """The child, the family and those who help them met, and made the plan together."""

    meeting: Annotated[UUID, entry_of("team-around-meeting-arranged")] | None = ask("Which arranged meeting was this?", cites="WT-125-1")


class AssessmentPlanningHeld(
    ChildMeetingHeld,
    kind="assessment-planning-held",
    whose=HOLDING,
    about=PERSON,
    called="Assessment planned together",
    category="wellbeing",
    before_birth=True,
    also=("planning meeting",),
    family=("decided", "in_plain_words", "next_meetings"),
):
    """Those who know the child met to plan the assessment: who asks whom what, and by when."""

    meeting: Annotated[UUID, entry_of("team-around-meeting-arranged")] | None = ask("Which arranged meeting was this?", cites="PS-2.12")


class TeamAroundNotesCirculated(
    NotesCirculated,
    kind="team-around-notes-circulated",
    whose=HOLDING,
    about=PERSON,
    called="Notes of the team around sent",
    category="wellbeing",
    before_birth=True,
):
    """The notes of a meeting were sent to everybody who should have them."""

    of: Annotated[UUID, entry_of("team-around-meeting-held", "assessment-planning-held", "plan-reviewed")] = ask("Which meeting’s notes?")
