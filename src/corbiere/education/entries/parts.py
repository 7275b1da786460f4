"""Answers that several kinds of entry about education have in common."""

from datetime import date

from corbiere.ledger.categories import Category, declare_category
from corbiere.ledger.entry import Choice, ask
from corbiere.ledger.fields import Part, Words
from corbiere.ledger.whose import DESIGNATED_TEACHER, MANAGER, VIRTUAL_SCHOOL, WORKER

declare_category(Category("education", "Education", order=7, offered=6))

# Whose work a child's education is: those who work with the child, the Virtual School, and the teacher who has their plan in school.
TEACHING = (WORKER, MANAGER, VIRTUAL_SCHOOL, DESIGNATED_TEACHER)
OVERSEEING = (VIRTUAL_SCHOOL, WORKER, MANAGER)


class SchoolYear(Choice):
    NURSERY = "nursery", "Nursery"
    RECEPTION = "reception", "Reception"
    YEAR_1 = "1", "Year 1"
    YEAR_2 = "2", "Year 2"
    YEAR_3 = "3", "Year 3"
    YEAR_4 = "4", "Year 4"
    YEAR_5 = "5", "Year 5"
    YEAR_6 = "6", "Year 6"
    YEAR_7 = "7", "Year 7"
    YEAR_8 = "8", "Year 8"
    YEAR_9 = "9", "Year 9"
    YEAR_10 = "10", "Year 10"
    YEAR_11 = "11", "Year 11"
    YEAR_12 = "12", "Year 12"
    YEAR_13 = "13", "Year 13"
    COLLEGE = "college", "College or university"
    OTHER = "other", "No year of its own"


class InspectionGrade(Choice):
    """What a school's inspectors say of it, in the words that most use."""

    OUTSTANDING = "outstanding", "Outstanding"
    GOOD = "good", "Good"
    IMPROVE = "requires-improvement", "Requires improvement"
    INADEQUATE = "inadequate", "Inadequate"
    NONE = "none", "Not inspected, or no grade given"


GOOD_ENOUGH = frozenset({InspectionGrade.OUTSTANDING, InspectionGrade.GOOD})


class HowFar(Choice):
    """What became of something that was set out to be reached."""

    REACHED = "reached", "Reached"
    PARTLY = "partly", "On the way"
    NOT = "not", "Not yet"


class EducationTarget(Part):
    """Something that a plan is to reach, who helps and by when (LAC-428-1)."""

    what: Words = ask("What will {child} be able to do?", cites="LAC-428-1")
    who: Words | None = ask("Who helps, and how?", cites="LAC-428-1", default=None)
    by: date | None = ask("By when?", cites="LAC-428-1", default=None)

    def __str__(self) -> str:
        who = f" ({self.who})" if self.who else ""
        return f"{self.what}{who}{f', by {self.by:%-d %B %Y}' if self.by else ''}"


class TargetReached(Part):
    """How far something came that the plan before set out to reach."""

    what: Words = ask("What was to be reached?", cites="LAC-426-1")
    how_far: HowFar = ask("Is it?", cites="LAC-426-1")
    says: Words | None = ask("What shows it?", cites="LAC-426-1", default=None)

    def __str__(self) -> str:
        return f"{self.what}: {self.how_far.label.lower()}{f' ({self.says})' if self.says else ''}"


class Expected(Choice):
    """Progress against what is expected of a child of that year."""

    MORE = "more", "More than expected"
    AS_EXPECTED = "as-expected", "As expected"
    LESS = "less", "Less than expected"


class SubjectLevel(Part):
    """What a child reaches in one subject (LAC-384-1)."""

    subject: Words = ask("Subject", cites="LAC-384-1")
    level: Words | None = ask("Level or mark", cites="LAC-384-1", default=None)
    expected: Expected | None = ask("Against what is expected", cites="LAC-384-1", default=None)

    def __str__(self) -> str:
        said = ", ".join(filter(None, (self.level, self.expected and self.expected.label.lower())))
        return f"{self.subject}{f': {said}' if said else ''}"
