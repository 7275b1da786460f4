"""Work that reviewing brings somebody beside the law: an officer to find, one who is no longer independent, a role that is over."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from corbiere.access.bases import AWAITS_REVIEWER
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import teams_managed_by
from corbiere.agencies.models import Allocation, TeamMember
from corbiere.agencies.working import AllocationEnded
from corbiere.care.entries.officers import ReviewerAppointed
from corbiere.care.episodes import times_in_care
from corbiere.care.independence import REVIEWS, in_the_record, reviewing
from corbiere.care.meetings import REVIEW
from corbiere.ledger.record import Line
from corbiere.meetings.meeting import meetings
from corbiere.statute.calendar import WORKING_DAYS, in_words
from corbiere.statute.duties import Finding
from corbiere.work import caseload, owed
from corbiere.work.caseload import Rows
from corbiere.work.owed import BesideTheLaw, DutyPage, room_for
from corbiere.work.roles import HEARS
from corbiere.work.sources import ListQuery, TaskSource
from corbiere.work.tasks import ARRANGE, ASKED, SAFETY_FORCE, Child, LinkTo, Task

SERVICE = "Reviews of care"
APPOINT_DAYS = 5  # working days, as the duty has it: a default


def waiting(child: Child, lines: Sequence[Line]) -> Iterable[Task]:
    """LAC-410-1: for the manager of the service, each child who is looked after and has no reviewing officer."""
    spans = times_in_care(lines)
    if not spans:
        return
    since = spans[-1].begins
    by = WORKING_DAYS.after(since, APPOINT_DAYS)
    why = f"{child.called} has been looked after since {in_words(since)}, and nobody reviews it yet."
    what = f"Appoint a reviewing officer for {child.called}"
    yield Task(child, what, since, why, ASKED, 2, "default", kind=ReviewerAppointed.kind, by=by, service=SERVICE)


def no_longer_independent(child: Child, lines: Sequence[Line], on: date) -> list[Task]:
    """LAC-411-2, LAC-411-3: whoever reviews has a part in the work after all, as when another system's record came in."""
    officers = {held.practitioner: held for held in reviewing(lines, on)}
    found = [one for one in in_the_record(lines) if one.practitioner in officers and one.begins <= on]
    return [
        Task(
            child,
            f"{child.called} needs another reviewing officer",
            max(one.begins, officers[one.practitioner].begins),
            f"The reviewing officer {one.says}, and so is not independent ({one.clause}). Appoint somebody else.",
            SAFETY_FORCE,
            2,
            kind=ReviewerAppointed.kind,
        )
        for one in found[:1]
    ]


def over(child: Child, lines: Sequence[Line], on: date) -> list[Task]:
    """LAC-409-1: reviewing ends with care, once the record of the last review is complete."""
    spans = times_in_care(lines)
    held = reviewing(lines, on)
    if not spans or not held or any(span.begins <= on <= span.last for span in spans):
        return []
    done = {line.body.get("of") for line in lines if line.kind == "review-form-completed"}
    if any(str(line.root) not in done for line in lines if line.kind == "review-held" and line.happened >= spans[-1].begins):
        return []
    last = spans[-1].last
    why = f"{child.called} is not looked after any more, since {in_words(last)}, and has no more reviews."
    what = f"You no longer review {child.called}’s care"
    return [Task(child, what, last, why, ASKED, 3, kind=AllocationEnded.kind, of=one.entry, whom=one.practitioner) for one in held]


def _managed(viewer: Viewer, on: date) -> Rows:
    """Children whose care the viewer reviews and whose workers they have come to manage."""
    teams = teams_managed_by(viewer.practitioner, on).values("subject")
    members = TeamMember.objects.on(on).filter(team__in=teams).values("subject")
    worked = Allocation.objects.on(on).exclude(role=REVIEWS).filter(Q(team__in=teams) | Q(practitioner__in=members))
    own = Allocation.objects.on(on).of(viewer.practitioner).filter(role=REVIEWS)
    return own.filter(subject__in=worked.values("subject")).values_list("practitioner", "subject")


def manages_them_now(asking: ListQuery) -> Iterable[Task]:
    """LAC-411-5: whoever comes to manage those who work with a child whose care they review cannot go on reviewing it."""
    subjects: Collection[UUID] = {subject for _, subject in _managed(asking.viewer, asking.on)}
    why = "You review the care, and now manage those who work with the child (LAC-411-5). Somebody else must be appointed."
    for child in asking.open(subjects).values():
        what = f"{child.called} needs another reviewing officer"
        yield Task(child, what, asking.on, why, SAFETY_FORCE, 2, kind=ReviewerAppointed.kind)


def to_arrange(child: Child, finding: Finding, lines: Sequence[Line]) -> LinkTo | None:
    """The child’s reviews, where it is arranged; once it is, its own pages."""
    return None if room_for(finding, meetings(child.id, lines)) else LinkTo("care:reviews", (child.id,), ARRANGE)


for duty in REVIEW.held_by:
    owed.declare(DutyPage(duty, to_arrange))
caseload.declare(caseload.Arrival(AWAITS_REVIEWER, waiting))
owed.declare(BesideTheLaw(no_longer_independent, HEARS, urgent=True))
owed.declare(BesideTheLaw(over, frozenset({REVIEWS})))
owed.declare(TaskSource("reviews of those one manages", manages_them_now, _managed))
