"""Tasks that somebody is asked for: My work, in the order in which the page has them."""

from collections.abc import Iterable
from datetime import date
from typing import Literal
from uuid import UUID

from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field

from corbiere.access.listings_log import log_listed
from corbiere.api.authentication import ApiRequest
from corbiere.api.problems import reads
from corbiere.api.queries import On
from corbiere.meetings.models import ReportWanted
from corbiere.meetings.types import type_called
from corbiere.people.models import Person
from corbiere.statute.duties import Basis, Force
from corbiere.work.tasks import Child, Task
from corbiere.work.workload import workload

router = Router(tags=["Reading"])


class ChildName(BaseModel):
    subject: UUID
    name: str
    called: str = Field(description="The name they go by.")
    born: date | None


class TaskView(BaseModel):
    child: ChildName
    what: str
    due: date = Field(
        description="By when. Where `force` is `safety` or `asked`, the day since which it waits; where `arranged`, the day of the meeting."
    )
    why: str
    force: Force | Literal["safety", "asked", "arranged"] = Field(
        description="How strongly the law asks; `safety` is an alarm or a worry that cannot wait, `asked` an offer of work, and "
        "`arranged` a meeting to which they come."
    )
    basis: Basis | None = Field(description="Where the duty's number comes from; null where no duty asks.")
    kind: str | None = Field(description="What to record to do it; null where nothing that can be recorded does it.")
    verb: str | None = Field(description="The word for doing it, as on the button that leads there; null where there is none.")
    whose: str | None = Field(description="Whose it is, in words: yours, or by whose name; null where it is not by law anybody's.")
    duty: str | None
    planned: date | None = Field(description="The worker's own day for it, beside `due` and never in its place.")
    mine: bool = Field(description="Whether it is for the owner of the token to do, or for somebody else.")
    by: date | None = Field(description="By when, where `due` is the day since which it waits; null where no day is counted or asked for.")
    meeting: UUID | None = Field(description="The meeting at which it is done, where one is arranged or was held; null otherwise.")


class MyWork(BaseModel):
    on: date
    children: list[ChildName] = Field(description="Those with whom the owner of the token works, by name.")
    now: list[TaskView] = Field(description="Late or due on the day; what harms a child most if it is forgotten comes first.")
    long: list[TaskView] = Field(
        description="Late for more than four weeks (a default), and neither a must nor about safety: aside, so that `now` stays readable."
    )
    week: list[TaskView] = Field(description="Due within seven days, the nearest first.")
    later: list[TaskView]
    others: list[TaskView] = Field(description="Late or due within seven days, and for others to do.")


class ReportTask(BaseModel):
    child: ChildName
    meeting: str = Field(description="The sort of meeting.")
    day: date | None = Field(description="The day of the meeting; null while none is set.")
    wanted_by: date
    received_on: date | None = Field(description="The day on which it came in; null while it is out.")
    kind: str = Field(description="What to record to send it.")
    of: UUID = Field(description="The meeting: the answer to `of` in what is recorded.")
    asked: UUID = Field(description="The request: the answer to `asked` in what is recorded.")


class MyReports(BaseModel):
    reports: list[ReportTask] = Field(description="The nearest first.")


@router.get("/my/reports", **reads(MyReports), operation_id="my_reports")
def my_reports(request: ApiRequest) -> MyReports:
    """The reports to meetings that the owner of the token is asked for. Each child among them is noted as seen, once a day.

    One that has not come when its meeting is over is no longer among them; it can still be sent, for as long as the child is open by it.
    """
    viewer = request.auth
    rows = ReportWanted.objects.of_use(viewer.on).filter(practitioner=viewer.practitioner).order_by("wanted_by", "request")
    seen = log_listed(viewer, {row.subject for row in rows}, "reports that they are asked for", daily=True)
    people = {person.subject: person for person in Person.objects.filter(subject__in=seen)}
    return MyReports(reports=[_report(row, people[row.subject]) for row in rows if row.subject in people])


def _report(row: ReportWanted, person: Person) -> ReportTask:
    sort = type_called(row.type)
    child = ChildName(subject=row.subject, name=person.called, called=person.spoken_of, born=person.born)
    return ReportTask(
        child=child, meeting=sort.called, day=row.day, wanted_by=row.wanted_by, received_on=row.received_on,
        kind=sort.family.report_received, of=row.meeting, asked=row.request,
    )  # fmt: skip


@router.get("/my/work", **reads(MyWork), operation_id="my_work")
def my_work(request: ApiRequest, on: On) -> MyWork:
    """Gives what the owner of the token is asked for on a day. Each child in it is noted as seen, once a day."""
    viewer, day = request.auth, on or timezone.localdate()
    load = workload(viewer, viewer.practitioner, day)
    log_listed(viewer, load.named, "my work", daily=True)
    lists = {name: _seen(tasks) for name, tasks in load.work._asdict().items()}
    return MyWork(on=day, children=[_named(child) for child in load.children], **lists)


def _seen(tasks: Iterable[Task]) -> list[TaskView]:
    return [
        TaskView(
            child=_named(task.child), what=task.what, due=task.due, why=task.why, force=task.force, basis=task.basis,
            kind=task.kind or None, verb=task.verb or None, whose=task.held or None,
            duty=task.duty or None, planned=task.planned, mine=task.mine, by=task.by, meeting=task.meeting,
        )
        for task in tasks
    ]  # fmt: skip


def _named(child: Child) -> ChildName:
    return ChildName(subject=child.id, name=child.name, called=child.called, born=child.born)
