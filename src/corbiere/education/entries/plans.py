"""The personal education plan, agreed anew each term and the same through every school (Guidance 384, 426 to 428; Standard 5.17)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.agencies.taking import by_when, leading, which_team, who_takes_it
from corbiere.education.entries.parts import TEACHING, EducationTarget, TargetReached
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import OwnText, PractitionerId, TeamId, Text, Views, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo, Step
from corbiere.ledger.whose import VIRTUAL_SCHOOL
from corbiere.meetings.kinds import kinds_for
from corbiere.meetings.parts import Attendance

AGREED = "education-plan-agreed"
EDUCATION_MEETINGS = kinds_for("education", about=PERSON, category="education", whose=TEACHING, which_meeting=", about their education")


class EducationPlanAgreed(
    Entry,
    kind=AGREED,
    whose=TEACHING,
    about=PERSON,
    called="Education plan",
    verb="Agree",
    category="education",
    short_form=("views", "hopes", "teacher", "progress", "targets", "effective", "change", "next_review"),
    sections=(
        Section("What should change in how they are taught, as they see it", ("their_way", "their_way_done")),
        Section("Who was at the meeting", ("meeting", "attended")),
        Section("Help at home, and how it fits with the care plan", ("at_home", "fits_care_plan")),
    ),
    also=("PEP", "LAC", "personal education plan"),
    family=("hopes", "targets", "next_review"),
    whole=True,
    story="{child}’s education plan was agreed",
):
    """What {child} wants to learn and become, what they reached since the last plan, and who does what until the next. One plan, which goes
    with the child from school to school; it begins with what the last one said."""

    views: Views | None = ask("What does {child} say about school, and about the plan?", cites=("LAC-427-1", "LAC-384-1"))
    hopes: OwnText | None = ask("What does {child} hope for, in school and beyond it?", cites="LAC-427-3")
    their_way: OwnText | None = ask("What would {child} change in how they are taught and helped?", cites="LAC-427-2")
    their_way_done: Text | None = ask("What becomes of that?", cites="LAC-427-2")
    teacher: Words | None = ask("Who is the designated teacher?", cites="LAC-426-3", in_line=True)
    progress: list[TargetReached] = ask(
        "What became of what the last plan set out to reach?", cites=("LAC-426-1", "LAC-428-3", "LAC-384-2")
    )
    targets: list[EducationTarget] = ask("What is to be reached, who helps and by when?", cites="LAC-428-1")
    effective: bool | None = ask("Does the plan help {child} to get on?", cites="LAC-428-2", in_line=True)
    change: Text | None = ask("What is done differently from now on?", cites="LAC-428-2", only_if=answered("effective", False))
    next_review: date | None = ask("When do you look at it again?", cites="LAC-428-1", in_line=True)
    meeting: Annotated[UUID, entry_of("education-meeting-held")] | None = ask("At which meeting was it agreed?", cites="PS-5.17")
    attended: list[Attendance] = ask("Who was there?", hint="Where no meeting was arranged here", cites="PS-5.17")
    at_home: Words | None = ask("Who helps where they live, and what do they need for it?", cites="LAC-423-1")
    fits_care_plan: Text | None = ask("How does it fit with the care plan?", cites="LAC-426-2")


class PlanDelivered(Choice):
    """What the Virtual School finds of a plan."""

    WORKS = "works", "It is done, and it helps"
    LATE = "late", "It helps, and part of it is not done yet"
    FAILS = "fails", "It does not help: it must change"


MONITORED = leading(
    "education-plan-monitored",
    LeadsTo(
        "found",
        {
            PlanDelivered.WORKS: Ends("The plan goes on, and is agreed anew next term."),
            PlanDelivered.LATE: Step("Do what is left of {name}’s education plan", (AGREED, "school-term-reported"), "LAC-426-1"),
            PlanDelivered.FAILS: Step("Change {name}’s education plan", (AGREED,), "LAC-428-2"),
        },
    ),
)


class EducationPlanMonitored(
    Entry,
    kind="education-plan-monitored",
    whose=(VIRTUAL_SCHOOL,),
    about=PERSON,
    called="Education plan looked at by the Virtual School",
    verb="Look",
    category="education",
    short_form=("of", "found", "why", "taken_by", "by"),
    sections=(Section("A team instead of a person", ("team",)),),
    leads_to=MONITORED,
    also=("PEP", "quality assurance", "monitor"),
    story=False,
):
    """The Virtual School looked at whether what a plan says is done, and what comes of it. A plan that does not help is changed."""

    of: Annotated[UUID, entry_of(AGREED)] = ask("Which plan?", cites="LAC-426-1")
    found: PlanDelivered = ask("What did you find?", cites=("LAC-426-1", "LAC-428-2"), in_line=True)
    why: Text = ask("What shows it, and what came of the plan so far?", cites="LAC-426-1")
    taken_by: PractitionerId | None = who_takes_it(MONITORED)
    team: TeamId | None = which_team(MONITORED)
    by: date | None = by_when(MONITORED)
