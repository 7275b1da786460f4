"""The folds of education. Each makes one child's rows of one table from that child's entries."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from psycopg.types.range import DateRange

from corbiere.education import schooling
from corbiere.education.models import CohortAction, DesignatedTeacher, IslandFigure, Pupil, SchoolMatter
from corbiere.education.schooling import ENTRY_OF_PLAN, EXCLUDED
from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line
from corbiere.people.homes import sort_of_home
from corbiere.statute.calendar import days_after
from corbiere.statute.states import Span

MONITORED, REPORTED, BARRIER, BARRIER_OVER = (
    "education-plan-monitored",
    "school-term-reported",
    "education-barrier-noted",
    "education-barrier-over",
)
READS = (
    *schooling.OPENS,
    schooling.HOME,
    schooling.HOME_LEFT,
    EXCLUDED,
    schooling.ACTED,
    ENTRY_OF_PLAN,
    MONITORED,
    REPORTED,
    BARRIER,
    BARRIER_OVER,
)


@reading(Pupil, reads=READS)
def pupils(subject: UUID, lines: Sequence[Line]) -> list[Pupil]:
    return [_pupil(subject, span, lines) for span in schooling.times_in_care(lines)[-1:]]


def _pupil(subject: UUID, span: Span, lines: Sequence[Line]) -> Pupil:
    began = next((line for line in lines if line.happened == span.begins and line.kind in schooling.CARE_KINDS), None)
    told = {**_home(lines), **_school(lines), **_plan(lines), **_term(lines)}
    ended = span.ended if span.ended != span.begins else days_after(span.begins, 1)
    return Pupil(subject=subject, during=DateRange(span.begins, ended), entry=began.root if began else None, **told)


def _home(lines: Sequence[Line]) -> dict[str, Any]:
    """LAC-423-1: in which sort of home they live, and whether off the island; neither whose it is nor where."""
    home = schooling.home_now(lines)
    sort = sort_of_home(home.body.get("type") or "") if home else None
    return {"home": sort or "", "lives_off_island": bool(home and home.body.get("off_island"))}


def _school(lines: Sequence[Line]) -> dict[str, Any]:
    now = next((one for one in reversed(schooling.schoolings(lines)) if one.left is None), None)
    without = schooling.without_a_school(lines)
    told: dict[str, Any] = {"no_school": without.happened if without else None}
    if now is None:
        return told
    body = now.enrolled.body
    inspected = now.inspected.body.get("inspected_on")
    return told | {
        "school": now.name,
        "agency": UUID(body["school"]) if body.get("school") else None,
        "year": body.get("year", ""),
        "since": now.since,
        "full_time": now.full_time,
        "part_time_until": now.until,
        "off_island": now.off_island,
        "grade": now.grade or "",
        "inspected_on": date.fromisoformat(inspected) if inspected else None,
    }


def _plan(lines: Sequence[Line]) -> dict[str, Any]:
    agreed = schooling.plans(lines)
    if not agreed:
        return {}
    last = agreed[-1]
    names, again = {str(last.id), str(last.root)}, last.body.get("next_review")
    return {
        "plans": [line.happened for line in agreed],
        "plan": last.root,
        "looked_at": any(line.kind == MONITORED and line.body["of"] in names for line in lines),
        "next_review": date.fromisoformat(again) if again else None,
        "teacher": last.body.get("teacher", ""),
        "at_home": last.body.get("at_home", ""),
    }


def _term(lines: Sequence[Line]) -> dict[str, Any]:
    """How school goes as it was told last, each answer where it was last given."""
    told: dict[str, Any] = {}
    for line in lines:
        if line.kind == REPORTED:
            told |= {name: line.body[name] for name in ("attendance", "progress") if name in line.body}
            told["reported"] = line.happened
    out = [line for line in lines if line.kind == EXCLUDED]
    over = {line.body["of"] for line in lines if line.kind == BARRIER_OVER}
    barriers = [line for line in lines if line.kind == BARRIER and not over & {str(line.id), str(line.root)}]
    return told | {
        "excluded": [line.happened for line in out],
        "excluded_days": [line.body.get("school_days", 0) for line in out],
        "barriers": len(barriers),
    }


@reading(SchoolMatter, reads=READS)
def school_matters(subject: UUID, lines: Sequence[Line]) -> list[SchoolMatter]:
    found = schooling.matters(lines) if schooling.times_in_care(lines) else []
    return [SchoolMatter(subject=subject, entry=one.entry.root, sort=one.sort, since=one.since) for one in found]


@reading(DesignatedTeacher, reads=schooling.OPENS)
def designated_teachers(subject: UUID, lines: Sequence[Line]) -> list[DesignatedTeacher]:
    return list(_teachers(subject, lines))


def _teachers(subject: UUID, lines: Sequence[Line]) -> Iterator[DesignatedTeacher]:
    for place in schooling.teachers(lines):
        during = DateRange(place.since, place.last and days_after(place.last, 1))
        yield DesignatedTeacher(subject=subject, during=during, entry=place.entry, practitioner=place.practitioner)


@reading(IslandFigure, reads=("education-figure-entered",))
def island_figures(subject: UUID, lines: Sequence[Line]) -> list[IslandFigure]:
    told = [line for line in lines if line.kind == "education-figure-entered"]
    return [IslandFigure(subject=subject, entry=line.root, entered=line.happened, **line.body) for line in told]


@reading(CohortAction, reads=("cohort-action-planned", "cohort-action-done"))
def cohort_actions(subject: UUID, lines: Sequence[Line]) -> list[CohortAction]:
    done = {line.body["of"] for line in lines if line.kind == "cohort-action-done"}
    planned = [line for line in lines if line.kind == "cohort-action-planned" and not done & {str(line.id), str(line.root)}]
    return [
        CohortAction(
            subject=subject,
            entry=line.root,
            what=line.body["what"],
            who=line.body.get("who", ""),
            by=date.fromisoformat(line.body["by"]) if line.body.get("by") else None,
        )
        for line in planned
    ]
