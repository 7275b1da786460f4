"""Work that a child's education brings: to the Virtual School what it hears of at once, to the designated teacher the plan of each term."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, UUIDField, Value

from corbiere.access.viewing import Viewer
from corbiere.agencies.entries import Role
from corbiere.education import schooling
from corbiere.education.entries import (
    DesignatedTeacherNamed,
    EducationPlanAgreed,
    SchoolInspected,
    SchoolTimetableSet,
    VirtualSchoolActed,
)
from corbiere.education.models import DesignatedTeacher, Pupil, SchoolMatter
from corbiere.education.term_plans import DEFAULT, TermPlanState, term_plan
from corbiere.ledger.record import Line
from corbiere.people.models import Person
from corbiere.statute.calendar import days_after, in_words
from corbiere.statute.duties import ORDINARY_RANK
from corbiere.work import owed, roles
from corbiere.work.roles import DUTY, LEAD, Capacity
from corbiere.work.sources import ListQuery, TaskSource
from corbiere.work.tasks import ASKED, NOBODY, Child, LinkTo, Task

SOON, LATER = 1, 2
OF_TERM = {TermPlanState.LATE: ("late", "were to be agreed by"), TermPlanState.DUE: ("to be agreed", "are to be agreed by")}
COHORT = LinkTo("education:cohort", (), "Look")
WHY = {
    schooling.EXCLUSION: ("{name} was excluded from school", "You hear of it on the same day, and say what you did (LAC-421-1).", SOON),
    schooling.NO_SCHOOL: ("{name} has no school", "Every child is entitled to school full time (LAC-421-1).", SOON),
    schooling.PART_TIME: ("{name} is at school part-time", "Every child is entitled to school full time (LAC-421-1).", LATER),
    schooling.PAST_ITS_END: (
        "{name} is still at school part-time, past the day on which that was to end",
        "Every child is entitled to school full time: full time again, or another end (LAC-421-1).",
        SOON,
    ),
    schooling.UNGRADED: (
        "What do inspectors say of {name}’s school off the island?",
        "It should be good or outstanding, and nobody wrote what it is (LAC-424-1).",
        LATER,
    ),
    schooling.OFF_ISLAND: (
        "{name}’s school off the island is not known to be good",
        "Look at whether it is to standard (LAC-424-1).",
        LATER,
    ),
    schooling.AGAIN: ("Look again at {name}’s education", "You set yourself this day.", LATER),
}
SETTLES = {schooling.PAST_ITS_END: SchoolTimetableSet.kind, schooling.UNGRADED: SchoolInspected.kind}


# The Virtual School.


def _waiting(viewer: Viewer, on: date) -> QuerySet[Any, Any]:
    held = SchoolMatter.objects.filter(since__lte=on) if Role.VIRTUAL_SCHOOL in viewer.roles else SchoolMatter.objects.none()
    return held.annotate(who=Value(viewer.practitioner, UUIDField())).order_by().values_list("who", "subject")


def for_virtual_school(asking: ListQuery) -> Iterator[Task]:
    """Finds what it has not looked at yet, of everybody who is or was looked after."""
    if Role.VIRTUAL_SCHOOL not in asking.viewer.roles:
        return
    rows = list(SchoolMatter.objects.filter(since__lte=asking.on))
    children = asking.open({row.subject for row in rows})
    over = {row.entry for row in rows if row.sort == schooling.PAST_ITS_END}
    for row in rows:
        if (child := children.get(row.subject)) and not (row.sort == schooling.PART_TIME and row.entry in over):
            yield _matter(child, row.sort, row.since, row.entry)


def _matter(child: Child, sort: str, since: date, entry: UUID) -> Task:
    what, why, rank = WHY[sort]
    kind = SETTLES.get(sort, VirtualSchoolActed.kind)
    of = entry if kind != SchoolTimetableSet.kind else None
    return Task(child, what.format(name=child.called), since, why, ASKED, rank, kind=kind, of=of)


owed.declare(TaskSource("virtual school", for_virtual_school, _waiting))


def _pupils(viewer: Viewer, on: date) -> QuerySet[Any, Any]:
    held = Pupil.objects.on(on) if Role.VIRTUAL_SCHOOL in viewer.roles else Pupil.objects.none()
    return held.annotate(who=Value(viewer.practitioner, UUIDField())).order_by().values_list("who", "subject")


def plans_of_the_term(asking: ListQuery) -> Iterator[Task]:
    """PS-5.17: how many plans of this term are late, and how many are to come by its last day: a row each, which names no child."""
    if Role.VIRTUAL_SCHOOL not in asking.viewer.roles:
        return
    pupils = list(Pupil.objects.on(asking.on))
    born = dict(Person.objects.filter(subject__in=[one.subject for one in pupils]).values_list("subject", "born"))
    plans = [term_plan(one.plans, one.during.lower, date.max, born.get(one.subject), asking.on) for one in pupils]
    for state, (so, by) in OF_TERM.items():
        days = sorted(plan.due for plan in plans if plan.state is state and plan.due)
        if days:
            what = f"{len(days)} education {'plan is' if len(days) == 1 else 'plans are'} {so}"
            why = f"They {by} the last day of term, {in_words(days[0])} (PS-5.17). {DEFAULT}"
            yield Task(NOBODY, what, days[0], why, "standard", ORDINARY_RANK, "default", link=COHORT)


owed.declare(TaskSource("education plans of the term", plans_of_the_term, _pupils))


# The designated teacher, who knows of the plan that is due and agrees it with the child.


def _teacher(lines: Sequence[Line], on: date) -> Iterable[UUID]:
    place = schooling.teacher_on(lines, on)
    return [place.practitioner] if place else []


def _taught(practitioners: Collection[UUID], on: date) -> QuerySet[Any, Any]:
    return DesignatedTeacher.objects.on(on).filter(practitioner__in=practitioners).values_list("practitioner", "subject")


TEACHER = roles.declare(
    Capacity(name="designated-teacher", holders=_teacher, subjects=_taught, knows=frozenset({EducationPlanAgreed.kind}), works_with=True)
)


def to_name_a_teacher(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """LAC-426-3: a child in care who goes to a school on the island has a teacher who has the plan."""
    school = schooling.school_on(lines, on)
    if school is None or schooling.in_care_on(lines, on) is None or school.off_island or schooling.teacher_on(lines, on):
        return
    what = f"Name the teacher who has {child.called}’s education plan"
    why = "Each child in care has a designated teacher (LAC-426-3)."
    yield Task(child, what, school.since, why, ASKED, LATER, kind=DesignatedTeacherNamed.kind)


def to_settle(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """LAC-421-1, LAC-424-1: a timetable that is past its end, and a school off the island without a grade, wait for whoever leads too."""
    school = schooling.school_on(lines, on)
    if school is None or schooling.in_care_on(lines, on) is None:
        return
    if school.is_past_its_end(on) and school.until:
        yield _matter(child, schooling.PAST_ITS_END, days_after(school.until, 1), school.timetable.root)
    if schooling.is_ungraded(school, lines):
        yield _matter(child, schooling.UNGRADED, school.since, school.enrolled.root)


for asks in (to_name_a_teacher, to_settle):
    owed.declare(owed.BesideTheLaw(asks, frozenset({LEAD, DUTY})))
