"""The meeting in which a child, their teacher and those around them make the education plan (Standard 5.17, Guidance 427)."""

from corbiere.education.entries import EDUCATION_MEETINGS
from corbiere.meetings import type_parts
from corbiere.meetings.checklist import settles_agreement
from corbiere.meetings.parts import FamilyTie, Sector
from corbiere.meetings.timings import notes_by_default
from corbiere.meetings.type_parts import OWN_WORDS, AgendaPoint, MeetingEnding, RequiredAttendee
from corbiere.meetings.types import MeetingType, declare

PLAN = ("PS-5.17",)
HEARD = ("LAC-427-1", "LAC-427-2")
AGENDA = (
    AgendaPoint("Who is here, and what they need to take part", PLAN, shows=(type_parts.NEEDS,)),
    AgendaPoint("What the child says, hopes for and would change", HEARD, locked=True, kept_in=("views",), shows=(OWN_WORDS,)),
    AgendaPoint("What went well since the last plan, and what did not", ("LAC-426-1",)),
    AgendaPoint("What stands in the way", ("LAC-423-3",)),
    AgendaPoint("What is to be reached, who helps and by when", ("LAC-428-1",), locked=True, kept_in=("decided",)),
    AgendaPoint("Help where they live, and how it fits with the care plan", ("LAC-426-2",)),
)
ASKED = (
    RequiredAttendee("The child", "it is their plan; or why not", HEARD, sector=Sector.CHILD),
    RequiredAttendee("The designated teacher", "has the plan in school", ("LAC-426-3",), sector=Sector.EDUCATION),
    RequiredAttendee("Children’s social care", "has the care plan, of which it is part", ("LAC-426-2",), sector=Sector.SOCIAL_CARE),
    RequiredAttendee("The mother", "is the child’s parent", PLAN, tie=FamilyTie.MOTHER),
    RequiredAttendee("The father", "is the child’s parent", PLAN, tie=FamilyTie.FATHER),
)
ENDS = MeetingEnding(
    heading="What was agreed",
    act="Write down what was agreed for {child}’s education",
    done="Agreed",
    not_yet="Not written down yet",
    few="Too few are here",
    cites=PLAN,
)


EDUCATION_MEETING = declare(
    MeetingType(
        name="education-planning",
        called="Meeting about the education plan",
        category="education",
        family=EDUCATION_MEETINGS.family,
        agenda=AGENDA,
        needed=ASKED,
        notes=notes_by_default(PLAN),
        ending=ENDS,
        settles=settles_agreement(PLAN, HEARD, PLAN),
    )
)
