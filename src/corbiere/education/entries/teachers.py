"""The teacher who has a child's education plan in school (Guidance 426)."""

from corbiere.education.entries.parts import OVERSEEING
from corbiere.ledger.entry import PERSON, Entry, ask
from corbiere.ledger.fields import PractitionerId, Words


class DesignatedTeacherNamed(
    Entry,
    kind="designated-teacher-named",
    whose=OVERSEEING,
    about=PERSON,
    called="Designated teacher",
    verb="Name",
    category="education",
    shared=("practitioner",),
    short_form=("practitioner", "child_told"),
    also=("PEP", "teacher"),
    story=False,
):
    """This teacher has the child’s education plan in school. What is on record of the child’s education is open to them from this day, and
    nothing else, until another is named, the child leaves the school, or is looked after no more."""

    practitioner: PractitionerId = ask("Which teacher?", cites="LAC-426-3", in_line=True)
    child_told: Words | None = ask("How has {child} been told who it is?", cites="LAC-427-1")
