"""The pupils of the Virtual School as one list: how school goes for each, and the next act (Guidance 420 to 428)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import Viewer
from corbiere.desk.addresses import form_address, record_address
from corbiere.education.entries.parts import GOOD_ENOUGH, InspectionGrade, SchoolYear
from corbiere.education.entries.virtual_school import VirtualSchoolActed
from corbiere.education.models import Pupil, SchoolMatter
from corbiere.education.schooling import AGAIN, EXCLUSION, NO_SCHOOL, OFF_ISLAND, PART_TIME, PAST_ITS_END, UNGRADED
from corbiere.education.term_plans import TermPlan, TermPlanState, is_of_school_age, term_plan
from corbiere.people.homes import HomeSort
from corbiere.people.models import Person
from corbiere.statute.calendar import day_before

LIST = "the pupils of the Virtual School"
SEPTEMBER = 9  # a default: the month in which a school year begins, until Jersey's terms are entered
ACTS = {
    EXCLUSION: "Look at the exclusion",
    NO_SCHOOL: "Look for a school",
    PAST_ITS_END: "Set the timetable",
    PART_TIME: "Look at the timetable",
    UNGRADED: "Write what inspectors say",
    OFF_ISLAND: "Look at the school",
    AGAIN: "Look again",
}
SETTLES = {PAST_ITS_END: "school-timetable-set", UNGRADED: "school-inspected"}
URGENCY = tuple(ACTS)
FIRST = 8  # rows that stand open, those whom something waits for before all others; a default


class NextAct(NamedTuple):
    says: str
    href: str


@dataclass(frozen=True, slots=True)
class PupilRow:
    """A pupil as the list shows them. `until` is the last day in care where that is over, and `out` how often and for how many days they
    were excluded in this school year."""

    pupil: Pupil
    name: str
    called: str
    born: date | None
    plan: TermPlan
    matters: Sequence[SchoolMatter]
    out: tuple[int, int]
    until: date | None
    on: date

    @property
    def href(self) -> str:
        return record_address(self.pupil.subject, "education:child")

    @property
    def year(self) -> str:
        return SchoolYear(self.pupil.year).label if self.pupil.year else ""

    @property
    def grade(self) -> str:
        return InspectionGrade(self.pupil.grade).label if self.pupil.grade else "Not known"

    @property
    def is_good(self) -> bool:
        return self.pupil.grade in GOOD_ENOUGH

    @property
    def in_care(self) -> bool:
        return self.until is None

    @property
    def has_no_school(self) -> bool:
        """Whether it is on record that none has a place, or nothing is on record of a child of school age."""
        return self.pupil.no_school is not None or (not self.pupil.school and is_of_school_age(self.born, self.on))

    @property
    def is_pupil(self) -> bool:
        return bool(self.pupil.school) or self.pupil.no_school is not None or is_of_school_age(self.born, self.on)

    @property
    def is_part_time(self) -> bool:
        return self.pupil.full_time is False

    @property
    def is_unlooked(self) -> bool:
        return self.pupil.plan is not None and not self.pupil.looked_at

    @property
    def home(self) -> str:
        """LAC-423-1: in which sort of home they live."""
        sort = HomeSort(self.pupil.home).label if self.pupil.home else ""
        return f"{sort or 'A home'}, off the island" if self.pupil.lives_off_island else sort

    @property
    def urgency(self) -> int:
        """How much somebody waits for the Virtual School, 0 most: what keeps a child out of school, then plans."""
        if self.matters:
            return min(URGENCY.index(one.sort) for one in self.matters)
        waits = (self.has_no_school, self.plan.state is TermPlanState.LATE, self.plan.state is TermPlanState.DUE, self.is_unlooked)
        return len(URGENCY) + (waits.index(True) if self.in_care and True in waits else len(waits))

    @property
    def next(self) -> NextAct:
        """The next thing to do: what keeps a child out of school before all else."""
        subject = self.pupil.subject
        if not self.in_care:
            return NextAct("Advise", form_address(subject, "education-advice-given"))
        if self.matters:
            first = min(self.matters, key=lambda one: (URGENCY.index(one.sort), one.since))
            return NextAct(ACTS[first.sort], _act(subject, first))
        if self.has_no_school:
            return NextAct("Write down the school", form_address(subject, "school-enrolled"))
        if self.plan.state in (TermPlanState.LATE, TermPlanState.DUE):
            return NextAct("Agree the plan", form_address(subject, "education-plan-agreed"))
        if self.is_unlooked:
            return NextAct("Look at the plan", form_address(subject, "education-plan-monitored", of=self.pupil.plan))
        return NextAct("Write how school goes", form_address(subject, "school-term-reported"))


def _act(subject: UUID, matter: SchoolMatter) -> str:
    kind = SETTLES.get(matter.sort, VirtualSchoolActed.kind)
    return form_address(subject, kind, **({} if matter.sort == PAST_ITS_END else {"of": matter.entry}))


class PupilFilter(NamedTuple):
    name: str
    called: str
    fits: Callable[[PupilRow], bool]


FILTERS = (
    PupilFilter("", "Looked after now", lambda row: row.in_care and row.is_pupil),
    PupilFilter("late", "Plan late", lambda row: row.in_care and row.plan.state is TermPlanState.LATE),
    PupilFilter("due", "Plan due", lambda row: row.in_care and row.plan.state is TermPlanState.DUE),
    PupilFilter("plan", "Plan not looked at", lambda row: row.in_care and row.is_unlooked),
    PupilFilter("excluded", "Excluded", lambda row: row.in_care and row.out[0] > 0),
    PupilFilter("part-time", "Part-time", lambda row: row.in_care and row.is_part_time),
    PupilFilter("no-school", "No school", lambda row: row.in_care and row.has_no_school),
    PupilFilter("off-island", "Off the island", lambda row: row.in_care and row.pupil.off_island),
    PupilFilter("below", "Not known to be good", lambda row: row.in_care and row.pupil.off_island and not row.is_good),
    PupilFilter("barriers", "Something in the way", lambda row: row.in_care and row.pupil.barriers > 0),
    PupilFilter("was", "Looked after before", lambda row: not row.in_care),
)


def filter_called(name: str) -> PupilFilter:
    """The filter of that name; the first where there is none."""
    return next((one for one in FILTERS if one.name == name), FILTERS[0])


def pupil_rows(on: date) -> list[PupilRow]:
    """Everybody who is or was looked after, as far as it is open to whoever looks, the eldest first."""
    pupils = list(Pupil.objects.filter(during__startswith__lte=on))
    people = {one.subject: one for one in Person.objects.filter(subject__in={pupil.subject for pupil in pupils})}
    waiting = SchoolMatter.objects.filter(Q(since__lte=on)).order_by("subject", "since")
    matters = {subject: list(held) for subject, held in groupby(waiting, key=lambda one: one.subject)}
    rows = [_row(pupil, people[pupil.subject], matters, on) for pupil in pupils if pupil.subject in people]
    return sorted(rows, key=lambda row: (row.born or date.max, row.name))


def _row(pupil: Pupil, person: Person, matters: Mapping[UUID, Sequence[SchoolMatter]], on: date) -> PupilRow:
    over = pupil.during.upper
    last = day_before(over) if over else date.max
    began = date(on.year if on.month >= SEPTEMBER else on.year - 1, SEPTEMBER, 1)
    out = [days for day, days in zip(pupil.excluded, pupil.excluded_days, strict=True) if began <= day <= on]
    return PupilRow(
        pupil=pupil,
        name=person.called,
        called=person.spoken_of,
        born=person.born,
        plan=term_plan(pupil.plans, pupil.during.lower, last, person.born, on),
        matters=matters.get(pupil.subject, ()),
        out=(len(out), sum(out)),
        until=last if over and over <= on else None,
        on=on,
    )


class SchoolPupils(NamedTuple):
    """The pupils of one school. `called` is empty of those who go to none."""

    called: str
    pupils: Sequence[PupilRow]


def by_need(rows: Sequence[PupilRow]) -> tuple[list[PupilRow], list[SchoolPupils]]:
    """Puts first those whom most waits for, and all others school by school."""
    needed = sorted(rows, key=lambda row: row.urgency)
    rest = sorted(needed[FIRST:], key=lambda row: (row.pupil.school, row.name))
    return needed[:FIRST], [SchoolPupils(school, list(held)) for school, held in groupby(rest, key=lambda row: row.pupil.school)]


def shown_to(viewer: Viewer, rows: Sequence[PupilRow]) -> None:
    """Notes once a day that the viewer was shown each of these."""
    log_listed(viewer, {row.pupil.subject for row in rows}, LIST, daily=True)
