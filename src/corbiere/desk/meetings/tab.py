"""The meetings of one child, and those of somebody's own work: what each is about, how it stands and what is missing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from corbiere.access.viewing import Viewer
from corbiere.access.visibility import categories_open
from corbiere.agencies.entries import Role
from corbiere.ledger.rulings import Line
from corbiere.meetings.gathering import Meeting, State, meetings
from corbiere.meetings.models import Meeting as Row
from corbiere.meetings.sorts import Sort, sort_called, sorts
from corbiere.people.models import Person
from corbiere.protection.meetings import CONFERENCE_SORTS

SOON = 6  # as many meetings as My work names; default


class Listed(NamedTuple):
    """A meeting as a list shows it. `missing` is what somebody ought to see to, in words."""

    called: str
    day: date | None
    at: str
    state: str
    tone: str
    missing: Sequence[str]
    href: str


class OwnMeeting(NamedTuple):
    """A meeting in somebody's own work; `names` are the children of whom they see it."""

    called: str
    day: date
    at: str
    names: Mapping[UUID, str]
    chairs: bool
    href: str


def listed(subject: UUID, lines: Sequence[Line], on: date) -> tuple[list[Listed], list[Listed]]:
    """Those to come or to be written up, the nearest first; and those that are over, the latest first."""
    held = meetings(subject, lines)
    coming = [meeting for meeting in held if meeting.state is State.ARRANGED]
    past = [meeting for meeting in reversed(held) if meeting.state is not State.ARRANGED]
    return [_listed(meeting, on) for meeting in coming], [_listed(meeting, on) for meeting in past]


def _listed(meeting: Meeting, on: date) -> Listed:
    is_late = meeting.state is State.ARRANGED and meeting.day is not None and meeting.day < on
    state, tone = ("To be written up", "needs-you") if is_late else (meeting.state.label, _TONES.get(meeting.state, "plain"))
    return Listed(meeting.sort.called, meeting.day, meeting.at, state, tone, list(missing(meeting, on)), f"/meetings/{meeting.id}/")


_TONES = {State.CIRCULATED: "good"}


def missing(meeting: Meeting, on: date) -> Iterable[str]:
    """What is still to be done about it."""
    if meeting.state is State.ARRANGED:
        needed = meeting.sort.not_asked([one.said for one in meeting.asked])
        if needed:
            yield f"not asked yet: {', '.join(one.who.lower() for one in needed)}"
        out = [report for report in meeting.reports if report.received is None]
        if out:
            late = sum(report.is_overdue(on) for report in out)
            yield f"{len(out)} report{'s' if len(out) > 1 else ''} not in" + (f", {late} late" if late else "")
        if meeting.day is None:
            yield "no day is set"
    if meeting.state is State.HELD and meeting.sort.family.circulated:
        yield "the notes are not sent"
    if any(challenge.decided is None for challenge in meeting.challenges):
        yield "a challenge to the minutes is open"


def arranges_conferences(viewer: Viewer) -> bool:
    """Whether conferences are theirs to arrange; others ask for one (ISS-A-6)."""
    return Role.CONFERENCE_ADMINISTRATOR in viewer.roles


def to_arrange(viewer: Viewer) -> list[Sort]:
    """What the viewer may arrange."""
    return [sort for sort in sorts() if sort not in CONFERENCE_SORTS or arranges_conferences(viewer)]


def own_meetings(viewer: Viewer, on: date, working_with: Iterable[UUID]) -> list[OwnMeeting]:
    """The meetings to come of the children with whom the viewer works, and those that they chair, as far as they are open to them."""
    coming = list(Row.objects.still_to_come(on).filter(Q(subject__in=set(working_with)) | Q(chair=viewer.practitioner)))
    open_to = categories_open(viewer, {row.subject for row in coming})
    opened = {row.subject for row in coming if sort_called(row.sort).category in open_to.get(row.subject, ())}
    names = dict(Person.objects.filter(subject__in=opened).values_list("subject", "name"))
    together: dict[UUID, list[Row]] = {}
    for row in sorted(coming, key=lambda row: (row.day or on, row.at)):
        if row.subject in opened:
            together.setdefault(row.occasion or row.meeting, []).append(row)
    return [_own(rows, names, viewer.practitioner) for rows in together.values()][:SOON]


def _own(rows: Sequence[Row], names: Mapping[UUID, str], viewer: UUID) -> OwnMeeting:
    first = rows[0]
    assert first.day, "a meeting to come has its day"
    chairs = any(row.chair == viewer for row in rows)
    called = {row.subject: names[row.subject] for row in rows if row.subject in names}
    return OwnMeeting(sort_called(first.sort).called, first.day, first.at, called, chairs, f"/meetings/{first.meeting}/")
