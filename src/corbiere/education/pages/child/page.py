"""A child’s education as their record tells it: school, plan, how it goes, exclusions, what is in the way, who has the plan."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.directory import names
from corbiere.desk.addresses import entry_address, form_address
from corbiere.desk.components.words import distance
from corbiere.desk.record.record import Record
from corbiere.education import schooling
from corbiere.education.entries import EducationPlanAgreed, SchoolTermReported
from corbiere.education.entries.parts import EducationTarget, SchoolYear, SubjectLevel, TargetReached
from corbiere.education.schooling import Schooling
from corbiere.education.term_plans import TermPlan, term_plan
from corbiere.ledger.entry import KEPT
from corbiere.ledger.record import Line


class SchoolNow(NamedTuple):
    """A school in words. `lasts` is empty of one that was left."""

    name: str
    year: str
    since: date
    until: date | None
    lasts: str
    part_time: bool
    part_time_until: date | None
    off_island: str
    grade: str
    is_good: bool
    href: str


class PlanNow(NamedTuple):
    """The last plan, in the words of those who made it."""

    agreed: date
    next_review: date | None
    hopes: str
    words: str
    teacher: str
    targets: Sequence[EducationTarget]
    progress: Sequence[TargetReached]
    effective: bool | None
    change: str
    href: str


class EducationNow(NamedTuple):
    """How school goes on the day shown."""

    school: SchoolNow | None
    without: date | None
    plan: PlanNow | None
    this_term: TermPlan
    teacher: str
    page: str


def is_there(record: Record) -> bool:
    """Of whoever is or was looked after, or of whose education something is on record."""
    return schooling.was_in_care(record.lines, record.shown.on) or any(line.kind in schooling.SCHOOL_KINDS for line in record.lines)


def education_now(record: Record) -> EducationNow | None:
    if not is_there(record):
        return None
    lines, on = record.lines, record.shown.on
    school, without = schooling.school_on(lines, on), schooling.without_a_school(lines)
    place = schooling.teacher_on(lines, on)
    agreed = schooling.plans(lines)
    return EducationNow(
        school_in_words(school, on) if school else None,
        without.happened if without else None,
        _plan(agreed[-1]) if agreed else None,
        _this_term(record, agreed),
        names([place.practitioner]).get(place.practitioner, "") if place else "",
        record.address("education:child"),
    )


def _this_term(record: Record, agreed: Sequence[Line]) -> TermPlan:
    span = schooling.in_care_on(record.lines, record.shown.on)
    since, last = (span.begins, span.last) if span else (date.max, date.min)
    return term_plan([line.happened for line in agreed], since, last, record.born, record.shown.on)


def school_in_words(school: Schooling, on: date) -> SchoolNow:
    body = school.enrolled.body
    left = school.left.happened if school.left and school.left.happened <= on else None
    return SchoolNow(
        school.name,
        SchoolYear(body["year"]).label if body.get("year") else "",
        school.since,
        left,
        "" if left else distance(school.since, on),
        school.full_time is False,
        school.until,
        (body.get("place") or "off the island") if school.off_island else "",
        school.grade.label if school.grade else "Not known",
        school.is_good_enough,
        entry_address(school.enrolled.id),
    )


def _plan(line: Line) -> PlanNow:
    held = EducationPlanAgreed.model_validate(line.body, context=KEPT)
    return PlanNow(
        line.happened,
        held.next_review,
        held.hopes or "",
        str(held.views) if held.views else "",
        held.teacher or "",
        held.targets,
        held.progress,
        held.effective,
        held.change or "",
        entry_address(line.id),
    )


class TermRow(NamedTuple):
    """How school went, as it was told on a day."""

    told: date
    attendance: int | None
    progress: str
    levels: Sequence[SubjectLevel]
    href: str


def schools(record: Record) -> list[SchoolNow]:
    """The last first."""
    return [school_in_words(one, record.shown.on) for one in reversed(schooling.schoolings(record.lines))]


def terms(record: Record) -> list[TermRow]:
    told = [line for line in record.lines if line.kind == SchoolTermReported.kind]
    return [_term(line, SchoolTermReported.model_validate(line.body, context=KEPT)) for line in reversed(told)]


def _term(line: Line, held: SchoolTermReported) -> TermRow:
    return TermRow(line.happened, held.attendance, held.progress.label if held.progress else "", held.attainment, entry_address(line.id))


class ToldRow(NamedTuple):
    """Something that was told of a day: its words, where to read it, and an act that answers it."""

    day: date
    says: str
    href: str
    act: str = ""


def exclusions(record: Record) -> list[ToldRow]:
    return [_excluded(line) for line in reversed(record.lines) if line.kind == schooling.EXCLUDED]


def _excluded(line: Line) -> ToldRow:
    days = line.body.get("school_days")
    said = (
        "For good" if line.body["sort"] == "permanent" else f"For {days} school day{'' if days == 1 else 's'}" if days else "For some days"
    )
    instead = line.body.get("instead")
    return ToldRow(
        line.happened,
        f"{said}. {f'Instead: {instead}' if instead else 'Nothing is on record of what is given instead.'}",
        entry_address(line.id),
    )


def barriers(record: Record) -> list[ToldRow]:
    """Finds those that are not out of the way."""
    over = {line.body["of"] for line in record.lines if line.kind == "education-barrier-over"}
    held = [line for line in record.lines if line.kind == "education-barrier-noted" and not over & {str(line.id), str(line.root)}]
    return [
        ToldRow(
            line.happened,
            f"{line.body['says']} What is done: {line.body['action']}",
            entry_address(line.id),
            _form(record, "education-barrier-over", line.root),
        )
        for line in held
    ]


ACTS = (
    ("education-plan-agreed", "Agree the plan"),
    ("education-meeting-arranged", "Arrange the plan’s meeting"),
    ("school-term-reported", "Write how school goes"),
    ("school-enrolled", "Begins at a school"),
    ("school-timetable-set", "Set the timetable"),
    ("school-excluded", "Excluded"),
    ("education-barrier-noted", "Something is in the way"),
    ("designated-teacher-named", "Name the designated teacher"),
    ("education-advice-given", "Advise"),
    ("school-left", "Left the school"),
)


def acts(record: Record) -> list[tuple[str, str]]:
    """Leads to what can be written now, of those that are theirs who look."""
    return [(said, href) for kind, said in ACTS if (href := _form(record, kind))]


def earlier_plans(record: Record) -> Iterable[tuple[date, str]]:
    """Plans before the last, through every school."""
    return [(line.happened, entry_address(line.id)) for line in reversed(schooling.plans(record.lines)[:-1])]


def _form(record: Record, kind: str, of: UUID | None = None) -> str:
    begins = {"of": of} if of else {}
    return form_address(record.subject, kind, **begins) if record.shown.is_now and record.may(kind) else ""
