"""The agendas that the sources ask of child protection meetings, and who must be asked to them and why."""

from corbiere.meetings import type_parts
from corbiere.meetings.parts import FamilyTie, Sector
from corbiere.meetings.type_parts import LAST_MEETING, OWN_WORDS, AgendaPoint, RequiredAttendee

COURSES, SEEING = "courses", "seeing"  # the parts of the page that `pages.meetings` declares

PLAN = AgendaPoint("The child protection plan", ("CPP-5",), locked=True, kept_in=("outline", "changes", "actions"), shows=(LAST_MEETING,))
PROGRESS = AgendaPoint(
    "How far the plan has come for the child", ("CPP-62", "CPP-34"), locked=True, kept_in=("progress",), shows=(COURSES,)
)
CHANGES = AgendaPoint(
    "Whether the plan needs to change",
    ("CPP-62", "CPP-63"),
    locked=True,
    kept_in=("changes", "recommended"),
    hint="Only a review conference can change it. Write too that nothing needs to change",
)
CHILD_SAYS = AgendaPoint("What the child says", ("CPP-49", "CPP-68"), hint="Their own words, or how they were learned", shows=(OWN_WORDS,))
FAMILY_SAYS = AgendaPoint("What parents and carers say", ("CPP-52", "CPP-68"))
REPORTS = AgendaPoint("What each agency knows", ("PS-3.12", "PS-3.13"), shows=(type_parts.REPORTS,))
DANGER = AgendaPoint("The harm, and the danger now", ("CPP-2", "CPP-28"))
LIFE = AgendaPoint("What it is like to be this child", ("PS-4.8",), shows=(OWN_WORDS,))
NEEDS = AgendaPoint("Who is here, and what they need to take part", ("CPP-11", "ISS-4-5"), shows=(type_parts.NEEDS,))
DECISION = AgendaPoint("What is decided, and why", ("ISS-3-3",))
DISSENT = AgendaPoint("Who sees it differently", ("CPP-77",))
COMPLAINTS = AgendaPoint("How to complain", ("ISS-7-C10",))
DATES = AgendaPoint("What comes next, and when", ("CPP-19", "CPP-20", "ISS-3-3"))

FIRST_CONFERENCE = (NEEDS, REPORTS, DANGER, LIFE, CHILD_SAYS, FAMILY_SAYS, DECISION, DISSENT, COMPLAINTS, DATES)
REVIEW_CONFERENCE = (NEEDS, REPORTS, PLAN, PROGRESS, CHANGES, DANGER, LIFE, CHILD_SAYS, FAMILY_SAYS, DECISION, DISSENT, COMPLAINTS, DATES)
CORE_GROUP = (
    NEEDS, PLAN, PROGRESS, CHANGES, DANGER, LIFE, CHILD_SAYS, FAMILY_SAYS,
    AgendaPoint("Who does what, by when", ("CPP-29", "CPP-38")),
    AgendaPoint("Who sees the child, and how often", ("CPP-37",), shows=(SEEING,)),
    DISSENT, AgendaPoint("The dates of the next meetings", ("CPP-21",)),
)  # fmt: skip
STRATEGY_DISCUSSION = (
    AgendaPoint("What each agency knows", ("PS-3.1", "PS-3.8"), shows=(type_parts.REPORTS,)),
    AgendaPoint("Is the child safe now?", ("PS-3.10",), shows=(OWN_WORDS,)),
    AgendaPoint("Is there reason to think that the child suffers harm, or will?", ("PS-3.3",)),
    AgendaPoint("What is decided, and why", ("PS-3.1",)),
    AgendaPoint("Who does what, by when", ("PS-3.1", "PS-3.10")),
)
LEGAL_PLANNING = (
    AgendaPoint("What has been tried, and what stands in the way", ("CPP-8",), shows=(type_parts.REPORTS, COURSES)),
    AgendaPoint("Is a court needed to keep the child safe?", ("CPP-111",)),
    AgendaPoint("What is decided, and by when", ("CPP-111",)),
)

SOCIAL_WORKER = RequiredAttendee("The social worker", "leads the work, and reports", ("PS-3.12",), sector=Sector.SOCIAL_CARE)
HEALTH = RequiredAttendee("Health", "knows the child’s health and growth", ("CPP-12",), sector=Sector.HEALTH)
MOTHER = RequiredAttendee("The mother", "is the child’s parent", ("ISS-7-C7", "CPP-12"), tie=FamilyTie.MOTHER)
FATHER = RequiredAttendee("The father", "is the child’s parent", ("ISS-7-C7", "CPP-12"), tie=FamilyTie.FATHER)
CHILD = RequiredAttendee("The child", "it is about them; or why not", ("ISS-7-C6", "CPP-13"), sector=Sector.CHILD)
POLICE = RequiredAttendee("The police", "may know of crimes and of danger", ("PS-3.1",), sector=Sector.POLICE)

AT_CONFERENCE = (SOCIAL_WORKER, HEALTH, MOTHER, FATHER, CHILD)
IN_CORE_GROUP = (SOCIAL_WORKER, HEALTH, MOTHER, FATHER, CHILD)
AT_STRATEGY_DISCUSSION = (SOCIAL_WORKER, POLICE, HEALTH)
AT_LEGAL_PLANNING = (SOCIAL_WORKER,)
