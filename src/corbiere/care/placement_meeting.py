"""The meeting in which those around a child plan the home they go to: what is spoken of, who is asked, and what it settles."""

from corbiere.care.entries.placement_meetings import PLACEMENT_MEETINGS
from corbiere.meetings import type_parts
from corbiere.meetings.checklist import settles_agreement
from corbiere.meetings.parts import FamilyTie, Sector
from corbiere.meetings.timings import notes_by_default
from corbiere.meetings.type_parts import OWN_WORDS, AgendaPoint, MeetingEnding, RequiredAttendee
from corbiere.meetings.types import MeetingType, declare

CITES = ("PS-5.3",)
AGENDA = (
    AgendaPoint("Who is here, and what they need to take part", CITES, shows=(type_parts.NEEDS,)),
    AgendaPoint("What the child says", CITES, locked=True, kept_in=("views",), shows=(OWN_WORDS,)),
    AgendaPoint("What the parents say", CITES, locked=True, kept_in=("parents_say",)),
    AgendaPoint("An ordinary day: sleep, food, school, friends, what comforts them", CITES),
    AgendaPoint("What the carers need to know: health, medicines, worries, what keeps everybody safe", CITES),
    AgendaPoint("Family time", ("PS-5.4",)),
    AgendaPoint("What the carers decide by themselves, and what they ask about", CITES),
    AgendaPoint("How long it is meant to be, and what if it does not work", CITES),
    AgendaPoint("Who does what by when", CITES),
)
ASKED = (
    RequiredAttendee("The child", "it is their home; or why not", CITES, sector=Sector.CHILD),
    RequiredAttendee("The mother", "is the child’s parent", CITES, tie=FamilyTie.MOTHER),
    RequiredAttendee("The father", "is the child’s parent", CITES, tie=FamilyTie.FATHER),
    RequiredAttendee("Health", "knows what the carers need to know", CITES, sector=Sector.HEALTH),
    RequiredAttendee("School, college or nursery", "sees the child every day", CITES, sector=Sector.EDUCATION),
)
ENDS = MeetingEnding(
    heading="What was agreed",
    act="Write down what was agreed about {child}’s home",
    done="Agreed",
    not_yet="Not written down yet",
    few="Too few are here",
    cites=CITES,
)


PLACEMENT_MEETING = declare(
    MeetingType(
        name="placement-planning",
        called="Meeting about the new home",
        category="care",
        family=PLACEMENT_MEETINGS.family,
        agenda=AGENDA,
        needed=ASKED,
        notes=notes_by_default(CITES),
        ending=ENDS,
        settles=settles_agreement(CITES, CITES, CITES),
    )
)
