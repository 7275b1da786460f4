"""Work of the Virtual School for one child: acting on what it learns, what stands in the way, and advice (Guidance 421 to 425)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.education.entries.parts import TEACHING
from corbiere.ledger.entry import PERSON, Choice, Entry, ask
from corbiere.ledger.fields import Text, Words, entry_of
from corbiere.ledger.whose import VIRTUAL_SCHOOL

LOOKED_AT = ("school-excluded", "school-enrolled", "school-timetable-set", "school-left", "school-inspected")


class VirtualSchoolActed(
    Entry,
    kind="virtual-school-acted",
    whose=(VIRTUAL_SCHOOL,),
    about=PERSON,
    called="What the Virtual School did",
    verb="Act",
    category="education",
    short_form=("of", "did", "again"),
    also=("exclusion", "part-time timetable", "off-island"),
    story=False,
):
    """The Virtual School looked at an exclusion, a part-time timetable, a school off the island, or a child without a school."""

    of: Annotated[UUID, entry_of(*LOOKED_AT)] = ask("About what?", cites=("LAC-421-1", "LAC-424-1"))
    did: Text = ask("What did you do, and with whom?", cites=("LAC-421-1", "LAC-423-2"), in_line=True)
    again: date | None = ask("When do you look again?", cites="LAC-424-1")


class Barrier(Choice):
    """What may keep a child who is looked after from getting in, taking part and succeeding."""

    MOVES = "moves", "Moves of home or school"
    TRAUMA = "trauma", "What they lived through"
    MISSED = "missed", "School that was missed"
    LEARNING = "learning", "A need in learning that is not met"
    MEETINGS = "meetings", "Meetings and visits in school time"
    TRAVEL = "travel", "The way to school"
    OTHERS = "others", "How others treat them because they are in care"
    EQUIPMENT = "equipment", "Books, a computer, a place to work"
    OTHER = "other", "Something else"


class EducationBarrierNoted(
    Entry,
    kind="education-barrier-noted",
    whose=TEACHING,
    about=PERSON,
    called="What stands in the way",
    verb="Write",
    category="education",
    short_form=("what", "says", "action", "who", "by"),
    also=("barrier", "SEN", "special needs"),
    story=False,
):
    """Something that comes of being in care keeps the child from school, from taking part or from succeeding, and what is done about it."""

    what: list[Barrier] = ask("What stands in the way?", cites="LAC-423-3", in_line=True)
    says: Text = ask("How does it show?", cites="LAC-423-3")
    action: Text = ask("What is done about it?", cites="LAC-423-3")
    who: Words | None = ask("By whom?", cites="LAC-423-3")
    by: date | None = ask("By when?", cites="LAC-423-3")


class EducationBarrierOver(
    Entry,
    kind="education-barrier-over",
    whose=TEACHING,
    about=PERSON,
    called="Out of the way",
    verb="End",
    category="education",
    short_form=("of", "helped"),
    story=False,
):
    """What stood in the way of a child’s education does so no more."""

    of: Annotated[UUID, entry_of("education-barrier-noted")] = ask("What stood in the way?", cites="LAC-423-3")
    helped: Text | None = ask("What helped?", cites="LAC-423-3")


class AdviceTo(Choice):
    CHILD = "child", "The child or young person"
    FAMILY = "family", "A parent, guardian or adopter"
    CARER = "carer", "A carer"
    SCHOOL = "school", "A school or college"
    OTHER = "other", "Somebody else"


class EducationAdviceGiven(
    Entry,
    kind="education-advice-given",
    whose=(VIRTUAL_SCHOOL,),
    about=PERSON,
    called="Advice on education",
    verb="Advise",
    category="education",
    short_form=("to", "asked", "advice"),
    also=("previously looked after", "care leaver", "information"),
    family=("to", "asked", "advice"),
    story=False,
):
    """The Virtual School advised somebody about the education of a child who is or was looked after, or of a care leaver."""

    to: AdviceTo = ask("Whom did you advise?", cites="LAC-425-1", in_line=True)
    asked: Words | None = ask("What did they ask?", cites="LAC-425-1")
    advice: Text = ask("What did you advise, or tell them?", cites="LAC-425-1")
