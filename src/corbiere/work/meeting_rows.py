"""Meetings as rows of a list: those to come, those whose hour has passed without a word, and the reports that are wanted for them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from corbiere.access.bases import NOTES_SENT
from corbiere.access.invitations import told_of
from corbiere.access.models import Grant
from corbiere.access.viewing import Viewer
from corbiere.meetings.invited import OwnInvitation, invitations_of
from corbiere.meetings.models import Meeting as Row
from corbiere.meetings.models import ReportWanted
from corbiere.meetings.types import MeetingType, type_called
from corbiere.statute.duties import ORDINARY_RANK
from corbiere.work.sources import ListQuery, TaskSource
from corbiere.work.tasks import ARRANGED, ASKED, Child, LinkTo, Task, TaskMeeting

IDENTITY = "identity"
SOON = 6  # as many meetings of children whom one works with as a list names; default
IF_HELD = "Answer"
NOTHING_SAID = "Its hour has passed, and nothing is written down. Write what was decided, or set another day."
REPORT, SENT, COMES = "Write", "Read", "Answer"


def passed(day: date | None, at: str, on: date, hour: str = "") -> bool:
    """Whether its hour has passed; without an hour, its day."""
    return day is not None and (day < on or (day == on and bool(at) and at < hour))


def if_held(task: Task, on: date, hour: str = "") -> Task:
    """The row of a meeting whose hour has passed without a word asks whether it was held."""
    if task.met is None or task.met.part != "hold" or not passed(task.planned, task.met.at, on, hour):
        return task
    return replace(task, what=f"{task.what}: was it held?", why=f"{task.why} {NOTHING_SAID}".strip())


# Meetings.


def meetings(asking: ListQuery) -> Iterator[Task]:
    """The meetings of children with whom somebody works, and those that they chair, arranged or are asked to, as far as they are open.

    One for which no day is set is never left out; nor is one that they chair or are asked to, or that nobody said was held.
    """
    me = asking.viewer.practitioner
    own = Q(chair=me) | Q(arranged_by=me) | Q(asked__contains=[me])
    rows = [
        row
        for row in Row.objects.arranged().filter(Q(subject__in=set(asking.children)) | own)
        if asking.was_there(row.subject, row.meeting)
    ]
    named = asking.open((row.subject for row in rows), _elsewhere(rows))
    opened = asking.openness.categories(named)
    together: dict[tuple[bool, UUID], list[Row]] = {}
    for row in sorted(rows, key=lambda row: (row.day or date.min, row.at)):
        whole = type_called(row.type).category in opened.get(row.subject, ())
        if whole or (me in row.asked and IDENTITY in opened.get(row.subject, ())):
            together.setdefault((whole, row.occasion or row.meeting), []).append(row)
    made = [one for (whole, _), held in together.items() if (one := _meeting(held, named, asking, whole))]
    coming = [task for task, always in made if not always][:SOON]
    yield from (task for task, always in made if always or task in coming)


def _elsewhere(rows: Iterable[Row | ReportWanted]) -> set[UUID]:
    return {row.subject for row in rows if not type_called(row.type).is_about_people}


def _meeting(rows: Sequence[Row], named: Mapping[UUID, Child], asking: ListQuery, whole: bool) -> tuple[Task, bool] | None:
    """Its row, and whether it is always shown. Who is asked and sees no more of it than that is asked nothing once it is over."""
    first, me = rows[0], asking.viewer.practitioner
    children = [child for id, child in named.items() if id in {row.subject for row in rows}]
    over = passed(first.day, first.at, asking.on, asking.hour)
    chairs, asked = any(row.chair == me for row in rows), any(me in row.asked for row in rows)
    answers = whole and (chairs or any(row.arranged_by == me or row.subject in asking.led for row in rows))
    if not children or (over and not answers):
        return None
    type = type_called(first.type)
    task = _row(type, first, children, asking.on, whole)
    task = replace(task, note="you chair it" if chairs else "you are invited" if asked else "")
    if asked and not answers:
        task = replace(task, link=LinkTo("desk:meeting-invited", (first.meeting,), COMES))
    return task, over or first.day is None or chairs or asked


def _row(type: MeetingType, first: Row, children: Sequence[Child], on: date, whole: bool) -> Task:
    child, *others = children
    return Task(
        child=child,
        what=type.called,
        due=first.day or on,
        why="" if first.day else "No day is set yet.",
        force=ARRANGED,
        rank=ORDINARY_RANK,
        kind=type.family.held if whole else "",
        planned=first.day,
        met=TaskMeeting(first.meeting, type.name, "hold" if whole else "", first.at, first.occasion),
        others=tuple(others),
    )


def joined(tasks: Iterable[Task]) -> list[Task]:
    """Each meeting once: what the law asks for, and is done there, says its day and hour, and of whom else it speaks.

    What others are to do there is said in the row of whoever comes: whose it is, and by when.
    """
    held = list(tasks)
    rows = {task.met.one: task for task in held if task.force == ARRANGED and task.met}
    asked: dict[UUID, list[Task]] = {}
    for task in held:
        if task.duty and task.met and task.met.part == "hold":
            asked.setdefault(task.met.one, []).append(task)
    return [made for task in held if (made := _joined(task, rows, asked))]


def _joined(task: Task, rows: Mapping[UUID, Task], asked: Mapping[UUID, Sequence[Task]]) -> Task | None:
    row, there = (rows.get(task.met.one), asked.get(task.met.one, ())) if task.met else (None, ())
    if row is None or not there:
        return task
    mine = any(one.mine for one in there)
    if task in there:
        return _with(row, task) if mine else None
    return task if task.force != ARRANGED else None if mine else _of_others(task, there)


def _with(row: Task, task: Task) -> Task:
    others = tuple(child for child in row.children if child.id != task.child.id)
    return replace(task, note=task.note or row.note, others=others if task.mine else ())


def _of_others(row: Task, there: Sequence[Task]) -> Task:
    """The row says whose it is, and by when at the latest."""
    first = min(there, key=lambda task: task.due)
    return replace(row, held=first.held, by=first.due, why=first.why, basis=first.basis)


# Reports.


def reports(asking: ListQuery) -> Iterator[Task]:
    """Reports wanted of somebody, and those that are in and can still be put right. Who is closed is not among them."""
    rows = list(_wanted(asking.viewer, asking.on))
    named = asking.open((row.subject for row in rows), _elsewhere(rows))
    acts: dict[UUID, list[ReportWanted]] = {}
    for id in named:
        for row in rows:
            if row.subject == id:
                acts.setdefault(row.act, []).append(row)
    yield from (_report(held, named) for held in acts.values())


def _wanted(viewer: Viewer, on: date) -> QuerySet[ReportWanted]:
    return ReportWanted.objects.of_use(on).filter(practitioner=viewer.practitioner)


def _report(rows: Sequence[ReportWanted], named: Mapping[UUID, Child]) -> Task:
    """One row for those that were asked for in one act."""
    out = [row for row in rows if row.received_on is None]
    first, *_ = out or rows
    child, *others = dict.fromkeys(named[row.subject] for row in out or rows)
    type, *types = dict.fromkeys(type_called(row.type).called for row in out or rows)
    meeting = " and ".join([type, *(other.lower() for other in types)]).lower()
    sent = None if out else max(row.received_on for row in rows if row.received_on)
    return Task(
        child=child,
        what=f"Your report to the {meeting}" + (" is in" if sent else ""),
        due=sent or first.wanted_by,
        why="You can still put it right." if sent else "Whoever arranges the meeting asked you for it.",
        force=ASKED if sent else "should",
        rank=ORDINARY_RANK,
        mine=sent is None,
        link=LinkTo("desk:report", (first.request,), SENT if sent else REPORT),
        others=tuple(others),
    )


# Notes.


def notes(asking: ListQuery) -> Iterator[Task]:
    """Notes of meetings that were sent to them to be read here, while they may."""
    me = asking.viewer.practitioner
    named = asking.open(list(_sent(asking.viewer, asking.on).values_list("subject", flat=True)))
    together: dict[UUID, list[OwnInvitation]] = {}
    for subject in named:
        for own in told_of(me, subject, asking.on, invitations_of):
            if own.sent:
                together.setdefault(own.meeting.occasion or own.meeting.id, []).append(own)
    yield from (_to_read(held, named) for held in together.values())


def _sent(viewer: Viewer, on: date) -> QuerySet[Grant]:
    return Grant.objects.on(on).filter(practitioner=viewer.practitioner, basis=NOTES_SENT.name)


def _to_read(held: Sequence[OwnInvitation], named: Mapping[UUID, Child]) -> Task:
    first = held[0]
    child, *others = dict.fromkeys(named[own.subject] for own in held)
    assert first.sent
    return Task(
        child=child,
        what=f"Notes of the {first.meeting.type.called.lower()}",
        due=first.sent.source.on,
        why="They were sent to you to be read here.",
        force=ASKED,
        rank=ORDINARY_RANK,
        mine=False,
        link=LinkTo("desk:meeting-invited", (first.meeting.id,), SENT),
        others=tuple(others),
    )


MEETINGS = TaskSource("meetings", meetings)
REPORTS = TaskSource("reports", reports, lambda viewer, on: _wanted(viewer, on).values_list("practitioner", "subject"))
NOTES = TaskSource("notes", notes, lambda viewer, on: _sent(viewer, on).values_list("practitioner", "subject"))
