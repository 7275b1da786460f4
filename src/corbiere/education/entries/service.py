"""Work of the Virtual School for schools, and for its pupils together: training, figures, actions (Guidance 420, 423)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.entry import AGENCY, Choice, Entry, ask
from corbiere.ledger.fields import Text, Words, entry_of
from corbiere.ledger.whose import LEADS_VIRTUAL_SCHOOL


class SchoolTrained(
    Entry,
    kind="school-trained",
    whose=(LEADS_VIRTUAL_SCHOOL,),
    about=AGENCY,
    called="Training given",
    verb="Train",
    category="directory",
    short_form=("topic", "people", "learned"),
    also=("Virtual School", "course", "designated teacher"),
):
    """The Virtual School trained people of this school or service. Name no child: everybody who works here can read it."""

    topic: Words = ask("What was it about?", cites="LAC-425-1", in_line=True)
    people: int | None = ask("How many came?", cites="LAC-425-1", in_line=True, ge=0)
    learned: Text | None = ask("What do they do differently since?", cites="LAC-425-1")


class EducationFigure(Choice):
    """What is compared between those looked after and all children."""

    ATTENDANCE = "attendance", "Days at school, in percent"
    EXPECTED = "expected", "Pupils who come as far as expected or further, in percent"
    EXCLUDED = "excluded", "Pupils excluded for some days in the school year, in percent"
    PART_TIME = "part-time", "Pupils at school for part of the week, in percent"


class EducationFigureEntered(
    Entry,
    kind="education-figure-entered",
    whose=(LEADS_VIRTUAL_SCHOOL,),
    about=AGENCY,
    called="Figure of all Jersey children",
    verb="Enter",
    category="directory",
    short_form=("figure", "percent", "school_year", "source"),
    also=("Virtual School", "statistics", "compare"),
    story=False,
):
    """What all Jersey children reach, as it is published, so that those looked after can be compared with them."""

    figure: EducationFigure = ask("Of what?", cites=("LAC-420-1", "LAC-420-2"), in_line=True)
    percent: int = ask("How many percent?", cites="LAC-420-2", in_line=True, ge=0, le=100)
    school_year: Words = ask("Of which school year?", hint="For example 2025/26", cites="LAC-420-2", in_line=True)
    source: Words = ask("Where is it published?", cites="LAC-420-2")


class CohortActionPlanned(
    Entry,
    kind="cohort-action-planned",
    whose=(LEADS_VIRTUAL_SCHOOL,),
    about=AGENCY,
    called="Action for all pupils",
    verb="Plan",
    category="directory",
    short_form=("what", "why", "who", "by"),
    also=("Virtual School", "improvement"),
):
    """What the Virtual School does for its pupils together. Name no child: everybody who works here can read it."""

    what: Words = ask("What is to be done?", cites="LAC-423-2", in_line=True)
    why: Text | None = ask("Why?", cites=("LAC-423-2", "LAC-423-3"))
    who: Words | None = ask("By whom?", cites="LAC-423-2")
    by: date | None = ask("By when?", cites="LAC-423-2", in_line=True)


class CohortActionDone(
    Entry,
    kind="cohort-action-done",
    whose=(LEADS_VIRTUAL_SCHOOL,),
    about=AGENCY,
    called="Action for all pupils done",
    verb="End",
    category="directory",
    short_form=("of", "came_of_it"),
):
    """An action of the Virtual School is done, or given up, and what came of it."""

    of: Annotated[UUID, entry_of("cohort-action-planned")] = ask("Which action?", cites="LAC-423-2")
    came_of_it: Text = ask("What came of it?", cites="LAC-423-2", in_line=True)
