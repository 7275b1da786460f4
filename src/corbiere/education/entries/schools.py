"""Where a child learns, and how much of it: enrolled, timetable, what inspectors say of the school, leaving (Guidance 421, 424)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.agencies.taking import by_when, leading, which_team, who_takes_it
from corbiere.education.entries.parts import OVERSEEING, TEACHING, InspectionGrade, SchoolYear
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import AgencyId, OwnText, PractitionerId, TeamId, Text, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo, Step

PART_TIME = answered("full_time", False)
OFF_ISLAND = answered("off_island", True)


class SchoolEnrolled(
    Entry,
    kind="school-enrolled",
    whose=TEACHING,
    about=PERSON,
    called="Begins at a school",
    verb="Enrol",
    category="education",
    short_form=("views", "school", "name", "year", "full_time", "hours", "why_part_time", "part_time_until", "reviewed_by", "off_island"),
    sections=(
        Section("A school off the island: where, and what its inspectors say", ("place", "grade", "inspected_on", "why_below_good")),
        Section("Whether all that is right for them is taught there", ("curriculum", "curriculum_says")),
    ),
    also=("school", "roll", "admission", "year group", "off-island"),
    story="{child} goes to {name}[, {year}]",
):
    """The child goes to this school from this day. A school they went to before is left."""

    school: AgencyId | None = ask("Which school?", cites="LAC-421-1", hint="Where it is in the directory")
    name: Words = ask("Its name", cites="LAC-421-1", told_by="school", in_line=True)
    year: SchoolYear | None = ask("In which year?", cites="LAC-423-1", in_line=True)
    full_time: bool | None = ask("Are they there full time?", cites="LAC-421-1", in_line=True)
    hours: Words | None = ask("How many hours a week?", cites="LAC-421-1", only_if=PART_TIME)
    why_part_time: Text | None = ask("Why not full time?", cites="LAC-421-1", only_if=PART_TIME)
    part_time_until: date | None = ask("Until when, at the latest?", cites="LAC-421-1", only_if=PART_TIME)
    reviewed_by: Words | None = ask("Who looks at it again before then?", cites="LAC-421-1", only_if=PART_TIME)
    off_island: bool | None = ask("Is it off the island?", cites="LAC-424-1")
    place: Words | None = ask("In which town and country?", cites="LAC-424-1", only_if=OFF_ISLAND)
    grade: InspectionGrade | None = ask("What do its inspectors say of it?", cites="LAC-424-1", only_if=OFF_ISLAND)
    inspected_on: date | None = ask("When was it inspected?", cites="LAC-424-1", only_if=OFF_ISLAND)
    why_below_good: Text | None = ask("Why is it right for {child}, where it is not good?", cites="LAC-424-1", only_if=OFF_ISLAND)
    curriculum: bool | None = ask("Is all taught there that {child} needs and hopes for?", cites="LAC-421-1")
    curriculum_says: Text | None = ask(
        "What is missing, and what is done about it?", cites="LAC-421-1", only_if=answered("curriculum", False)
    )
    views: OwnText | None = ask("What does {child} say about the school?", cites="LAC-427-2")


class SchoolTimetableSet(
    Entry,
    kind="school-timetable-set",
    whose=TEACHING,
    about=PERSON,
    called="Timetable at school",
    verb="Set",
    category="education",
    short_form=("views", "full_time", "hours", "why_part_time", "part_time_until", "reviewed_by"),
    also=("part-time timetable", "reduced timetable", "hours"),
    story=False,
):
    """How much of the week the child is at school from this day. Full time is what every child is entitled to."""

    full_time: bool = ask("Are they there full time?", cites="LAC-421-1", in_line=True)
    hours: Words | None = ask("How many hours a week?", cites="LAC-421-1", only_if=PART_TIME)
    why_part_time: Text | None = ask("Why not full time?", cites="LAC-421-1", only_if=PART_TIME)
    part_time_until: date | None = ask("Until when, at the latest?", cites="LAC-421-1", only_if=PART_TIME)
    reviewed_by: Words | None = ask("Who looks at it again before then?", cites="LAC-421-1", only_if=PART_TIME)
    views: OwnText | None = ask("What does {child} say about it?", cites="LAC-427-2")


class SchoolInspected(
    Entry,
    kind="school-inspected",
    whose=OVERSEEING,
    about=PERSON,
    called="Inspection of their school",
    verb="Look",
    category="education",
    short_form=("of", "grade", "inspected_on", "why_below_good"),
    also=("Ofsted", "Estyn", "grade", "off-island"),
    story=False,
):
    """What inspectors say of a school off the island to which the child goes."""

    of: Annotated[UUID, entry_of("school-enrolled")] = ask("Which school?", cites="LAC-424-1")
    grade: InspectionGrade = ask("What do they say of it?", cites="LAC-424-1", in_line=True)
    inspected_on: date | None = ask("When was it inspected?", cites="LAC-424-1")
    why_below_good: Text | None = ask("Why is it right for {child}, where it is not good?", cites="LAC-424-1")


class AfterSchool(Choice):
    """Where a child learns who leaves a school."""

    OTHER = "other-school", "Another school"
    NONE = "no-place", "No school has a place for them yet"
    HOME = "home", "They are taught at home"
    OLDER = "older", "College, training or work"
    LEFT_JERSEY = "left-jersey", "They leave Jersey, and the school there is not known"


LEFT = leading(
    "school-left",
    LeadsTo(
        "outcome",
        {
            AfterSchool.OTHER: Step("Write down {name}’s new school", ("school-enrolled",), "LAC-421-1"),
            AfterSchool.NONE: Step("Find {name} a school", ("school-enrolled",), "LAC-421-1"),
            AfterSchool.HOME: Ends("They are taught at home, and it is written by whom."),
            AfterSchool.OLDER: Ends("They are past school age."),
            AfterSchool.LEFT_JERSEY: Step("Find out where {name} learns", ("school-enrolled",), "LAC-421-1"),
        },
    ),
)


class SchoolLeft(
    Entry,
    kind="school-left",
    whose=TEACHING,
    about=PERSON,
    called="Left a school",
    verb="End",
    category="education",
    short_form=("views", "outcome", "why", "meanwhile", "taken_by", "by"),
    sections=(Section("A team instead of a person", ("team",)),),
    leads_to=LEFT,
    also=("CME", "children missing education", "off roll", "no school"),
    story="{child} left school[: {outcome}]",
):
    """The child’s last day at a school. Where none has a place for them yet, somebody is asked to find one."""

    outcome: AfterSchool = ask("Where do they learn now?", cites="LAC-421-1", in_line=True)
    why: Text | None = ask("Why did they leave?", cites="LAC-421-1")
    meanwhile: Text | None = ask(
        "Who teaches them until then, and how many hours a week?",
        cites="LAC-421-1",
        only_if=answered("outcome", AfterSchool.NONE, AfterSchool.HOME, AfterSchool.LEFT_JERSEY),
    )
    views: OwnText | None = ask("What does {child} say about it?", cites="LAC-427-2")
    taken_by: PractitionerId | None = who_takes_it(LEFT)
    team: TeamId | None = which_team(LEFT)
    by: date | None = by_when(LEFT)
