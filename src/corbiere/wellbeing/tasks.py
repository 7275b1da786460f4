"""The work that assessments bring somebody: to whoever makes one, and to those who sign it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from corbiere.access.bases import ASSESSES, MANAGER
from corbiere.access.viewing import MANAGES, Viewer
from corbiere.agencies.directory import names, teams_managed_by
from corbiere.agencies.models import Allocation, TeamMember
from corbiere.agencies.work import leading
from corbiere.ledger.record import Line
from corbiere.people.consulting import is_not_asked, not_consulted
from corbiere.people.kinship import PARENTS
from corbiere.people.needs import Indicator
from corbiere.people.readings import person_of, relationships_of
from corbiere.statute.calendar import days_after
from corbiere.statute.duties import ORDINARY_RANK, Finding
from corbiere.wellbeing.assessment import Assessment, AssessmentState, assessments, open_ones
from corbiere.wellbeing.entries.assessment_ends import AssessmentHearer
from corbiere.wellbeing.entries.parts import AssessmentLevel
from corbiere.wellbeing.models import AssessmentForManager, AssessorGrant, ManagerAsked
from corbiere.wellbeing.opening import AFTERWARDS
from corbiere.work import owed, roles
from corbiere.work.roles import Capacity
from corbiere.work.sources import ListQuery, TaskSource
from corbiere.work.tasks import ASKED, Child, LinkTo, Task

ASSESSOR = "assessor"
PAGE = "wellbeing:assessment"
GO_ON, READ = "Go on", "Read"
EIGHT = len(Indicator)


def _at(child: Child, held: Assessment, verb: str) -> LinkTo:
    return LinkTo(PAGE, (child.id, held.id), verb)


# Whoever makes it.


def _assessors(lines: Sequence[Line], on: date) -> list[UUID]:
    return [held.assessor for held in open_ones(lines) if held.assessor and held.started.happened <= on]


def _assessing(practitioners: Collection[UUID], on: date) -> QuerySet[Any, Any]:
    """Finds whom they assess, and whom they have assessed and may still tell what was found."""
    given = AssessorGrant.objects.on(on).filter(basis=ASSESSES.name, practitioner__in=practitioners)
    return given.values_list("practitioner", "subject")


roles.declare(Capacity(name=ASSESSOR, holders=_assessors, subjects=_assessing, knows=frozenset({"assessment-completed"}), works_with=True))


def assessor_tasks(child: Child, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """Each for whoever makes the assessment: to go on, to hear what the family thinks of it, and to tell what was found."""
    for held in assessments(lines):
        if held.assessor and held.is_written:
            yield from _going_on(child, held, lines, on)
        elif held.assessor and held.state is AssessmentState.SUBMITTED and held.submission:
            what, why = f"The assessment of {child.called} is with the manager", "It is signed, or comes back to you."
            yield _task(child, held, what, held.submission.happened, why, link=_at(child, held, READ), mine=False)
        elif held.assessor and held.completed and on <= days_after(held.completed.happened, AFTERWARDS) and _untold(child, held, lines, on):
            what = f"Tell {child.called} and the family what the assessment found"
            yield _task(child, held, what, held.completed.happened, "It is signed.", kind="assessment-told", of=held.id)


def _going_on(child: Child, held: Assessment, lines: Sequence[Line], on: date) -> Iterator[Task]:
    """Rows of one that is being written. Whoever leads has them by law, where the law gives them a day."""
    if held.returns and held.state is AssessmentState.RETURNED:
        back = held.returns[-1]
        what = f"The assessment of {child.called} came back"
        yield _task(child, held, what, back.happened, back.body["why"], link=_at(child, held, GO_ON))
    elif not _has_row_by_law(held, lines, on):
        why = f"{EIGHT - len(held.unexplored)} of {EIGHT} looked at."
        yield _task(child, held, f"Assess what {child.called} needs", held.started.happened, why, link=_at(child, held, GO_ON))
    shown = held.shown[-1] if held.shown else None
    if shown and shown.body.get("asked") and not _heard_since(held):
        by = date.fromisoformat(shown.body["until"]) if shown.body.get("until") else None
        if by and held.assessor == leading(lines, on):
            return
        what = f"Write down what the family of {child.called} thinks of the assessment"
        yield _task(child, held, what, shown.happened, "They were asked.", kind="assessment-commented", of=held.id, by=by)


def _heard_since(held: Assessment) -> bool:
    return any(line.order > held.shown[-1].order for line in held.comments)


def _untold(child: Child, held: Assessment, lines: Sequence[Line], on: date) -> bool:
    """Whether the child, or no parent, was told or is not to be told. Of the first of them the law reminds whoever leads."""
    told = {line.body["to"] for line in held.told}
    wanted = (set() if _no_parent_is_asked(child, lines, on) else {AssessmentHearer.PARENT.value}) | (
        set() if person_of(child.id, lines).unborn else {AssessmentHearer.CHILD.value}
    )
    return not wanted <= told and (bool(told) or not _has_row_by_law(held, lines, on))


def _no_parent_is_asked(child: Child, lines: Sequence[Line], on: date) -> bool:
    """Whether there is a parent, and of each it stands that they are not asked (WT-212-1)."""
    stand = not_consulted(lines, on)
    parents = [tie.other for tie in relationships_of(child.id, lines) if tie.relation in PARENTS and on in tie.during] if stand else []
    return bool(parents) and all(is_not_asked(stand, parent, "") for parent in parents)


def _has_row_by_law(held: Assessment, lines: Sequence[Line], on: date) -> bool:
    return held.level is not AssessmentLevel.WELLBEING and held.assessor == leading(lines, on)


def _task(child: Child, held: Assessment, what: str, due: date, why: str, **more: Any) -> Task:
    return Task(child, what, due, why, ASKED, ORDINARY_RANK, whom=held.assessor, **more)


owed.declare(owed.BesideTheLaw(assessor_tasks, to=frozenset({ASSESSOR})))


def _again(child: Child, finding: Finding, lines: Sequence[Line]) -> LinkTo:
    """The assessment that is being made, or where one is begun."""
    held = next(iter(open_ones(lines)), None)
    return _at(child, held, GO_ON) if held else LinkTo("wellbeing:assessments", (child.id,), "Assess")


def _page(child: Child, finding: Finding, lines: Sequence[Line]) -> LinkTo | None:
    """The assessment that the law asks to be finished."""
    clocked = (held for held in open_ones(lines) if held.level is not AssessmentLevel.WELLBEING and held.started.happened >= finding.since)
    held = next(clocked, None)
    return _at(child, held, GO_ON) if held else None


owed.declare(owed.DutyPage("assessment.completed", _page))
owed.declare(owed.DutyPage("assessment.yearly", _again))


# Those who sign it.


def manager_tasks(asking: ListQuery) -> Iterator[Task]:
    """Assessments that wait for whoever looks, who manages the assessor or those who work with the child."""
    waiting = list(_waiting(asking.viewer, asking.on).order_by("since", "entry"))
    children = asking.open({row.subject for row in waiting})
    managed = {row.subject for row in asking.openness.rows(children) if row.way == MANAGER.name}
    called = names({row.assessor for row in waiting if row.assessor and row.subject in managed})
    yield from (_row(row, children[row.subject], called.get(row.assessor or row.subject, "")) for row in waiting if row.subject in managed)


SAID: dict[str, str] = {ManagerAsked.CARE: "is looked after", ManagerAsked.ADULT: "is eighteen"}


def _row(row: AssessmentForManager, child: Child, assessor: str) -> Task:
    if row.asked == ManagerAsked.SIGN:
        what, why = f"Read the assessment of {child.called}, and sign it", f"{assessor or 'The assessor'} has finished it."
    elif row.asked in SAID:
        what = f"{child.called} {SAID[row.asked]} now: what becomes of the assessment?"
        why = f"End it with its reason, or have {assessor or 'the assessor'} finish it. What is written stays."
    else:
        what = f"Somebody does not agree to the assessment of {child.called}"
        why = "Early help goes on by agreement: decide whether it goes on, or end it."
    link = LinkTo(PAGE, (child.id, row.assessment), READ)
    return Task(child, what, row.since, why, ASKED, ORDINARY_RANK, of=row.entry, link=link)


def _waiting(viewer: Viewer, on: date) -> QuerySet[AssessmentForManager]:
    if MANAGES not in viewer.roles:
        return AssessmentForManager.objects.none()
    teams = teams_managed_by(viewer.practitioner, on).values("subject")
    members = TeamMember.objects.on(on).filter(team__in=teams).values("subject")
    work = Allocation.objects.on(on).filter(Q(practitioner__in=members) | Q(team__in=teams)).values("subject")
    own = Q(assessor=viewer.practitioner)
    return AssessmentForManager.objects.filter(Q(assessor__in=members) | Q(subject__in=work), since__lte=on).exclude(own)


def _rows(viewer: Viewer, on: date) -> QuerySet[Any, Any]:
    return _waiting(viewer, on).annotate(who=Cast(Value(viewer.practitioner), UUIDField())).values_list("who", "subject")


owed.declare(TaskSource("assessments to sign", manager_tasks, _rows))
