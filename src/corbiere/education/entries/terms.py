"""How school goes in a term, and when a child is kept out of it (Guidance 384, 421)."""

from datetime import date

from corbiere.agencies.taking import by_when, leading, which_team, who_takes_it
from corbiere.education.entries.parts import TEACHING, Expected, SubjectLevel
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import OwnText, PractitionerId, TeamId, Text
from corbiere.ledger.outcomes import LeadsTo, OnAList, Step
from corbiere.ledger.phases import INCIDENT

WHOLE = 100  # percent


class SchoolTermReported(
    Entry,
    kind="school-term-reported",
    whose=TEACHING,
    about=PERSON,
    called="How school goes",
    verb="Write",
    category="education",
    short_form=("says", "attendance", "progress", "help", "attainment"),
    sections=(Section("Taking part and getting on with others, and why days were missed", ("missed", "engagement", "discipline")),),
    also=("attendance", "attainment", "progress", "school report", "grades"),
    story=False,
):
    """How a term goes: how often the child is there, how they take part and get on, and what they reach."""

    says: OwnText | None = ask("What does {child} say about it?", cites="LAC-427-1")
    attendance: int | None = ask("How often were they there, in percent?", cites="LAC-384-1", in_line=True, ge=0, le=WHOLE)
    missed: Text | None = ask("Why were days missed?", cites="LAC-384-1")
    engagement: Text | None = ask("How do they take part?", cites="LAC-384-1")
    discipline: Text | None = ask("How do they get on with the rules, and with others?", cites="LAC-384-1")
    progress: Expected | None = ask("How far did they come, for their year?", cites="LAC-384-1", in_line=True)
    help: Text | None = ask("What helps them to catch up?", cites="LAC-428-2", only_if=answered("progress", Expected.LESS))
    attainment: list[SubjectLevel] = ask("What do they reach in each subject?", cites="LAC-384-1")


class Exclusion(Choice):
    FIXED = "fixed", "For some days"
    PERMANENT = "permanent", "For good"


EXCLUDED = leading(
    "school-excluded",
    LeadsTo(
        "sort",
        {
            Exclusion.FIXED: OnAList("the Virtual School’s: it stands there from the same day until they have looked"),
            Exclusion.PERMANENT: Step("Find {name} a school", ("school-enrolled",), "LAC-421-1"),
        },
    ),
)


class SchoolExcluded(
    Entry,
    kind="school-excluded",
    whose=TEACHING,
    about=PERSON,
    called="Excluded from school",
    verb="Write",
    category="education",
    short_form=("child_says", "sort", "school_days", "why", "instead", "taken_by", "by"),
    sections=(Section("A team instead of a person, and a day of return", ("team", "back_on")),),
    leads_to=EXCLUDED,
    phase=INCIDENT,
    also=("exclusion", "suspension", "suspended", "permanent exclusion"),
    story="{child} was excluded from school[: {sort}]",
):
    """A school keeps the child out. The Virtual School is told by this entry, on the same day."""

    sort: Exclusion = ask("For some days, or for good?", cites="LAC-384-1", in_line=True)
    school_days: int | None = ask(
        "For how many school days?", cites="LAC-384-1", only_if=answered("sort", Exclusion.FIXED), in_line=True, ge=1, le=45
    )
    back_on: date | None = ask("On which day are they back?", cites="LAC-384-1", only_if=answered("sort", Exclusion.FIXED))
    why: Text | None = ask("What happened, as the school says it?", cites="LAC-384-1")
    child_says: OwnText | None = ask("What does {child} say happened?", cites="LAC-427-1")
    instead: Text | None = ask("What is given instead, from which day?", cites="LAC-421-1")
    taken_by: PractitionerId | None = who_takes_it(EXCLUDED)
    team: TeamId | None = which_team(EXCLUDED)
    by: date | None = by_when(EXCLUDED)
