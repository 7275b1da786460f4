"""The reports that somebody is asked for, as My work lists them and as their page shows them: of each child no more than who it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from django.urls import reverse

from corbiere.access.access_log import NotVisible
from corbiere.access.invitations import own_answers
from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names as directory_names
from corbiere.ledger.record import Line
from corbiere.meetings.models import ReportWanted
from corbiere.meetings.report_requests import AFTERWARDS
from corbiere.meetings.types import MeetingType, type_called
from corbiere.people.models import Person
from corbiere.statute.calendar import days_after

NOTED_AS = "report that they are asked for"


@dataclass(frozen=True)
class ReportSeat:
    """A child about whom a report is asked for. `own` is what the viewer sent, as it stands; no other report stands here.

    `listed` is the name in the directory of a team or an agency.
    """

    row: ReportWanted
    own: Line | None
    person: Person | None = None
    listed: str = ""

    @property
    def name(self) -> str:
        return self.person.called if self.person else self.listed

    @property
    def called(self) -> str:
        return self.person.spoken_of if self.person else self.listed

    @property
    def born(self) -> date | None:
        return self.person.born if self.person else None

    @property
    def type(self) -> MeetingType:
        return type_called(self.row.type)

    @property
    def href(self) -> str:
        return reverse("desk:report", args=[self.row.request])


@dataclass(frozen=True)
class ReportDesk:
    """Requests to one person about one child, and in the same act about brothers and sisters, the eldest first."""

    viewer: Viewer
    request: UUID
    seats: Sequence[ReportSeat]

    @property
    def here(self) -> ReportSeat:
        return next(seat for seat in self.seats if seat.row.request == self.request)

    @property
    def others(self) -> list[ReportSeat]:
        return [seat for seat in self.seats if seat is not self.here]

    @property
    def next(self) -> ReportSeat | None:
        """A child about whom nothing has been sent yet."""
        return next((seat for seat in self.others if seat.row.received_on is None), None)

    @cached_property
    def type(self) -> MeetingType:
        return type_called(self.here.row.type)

    @property
    def is_over(self) -> bool:
        """Whether the day of the meeting has passed."""
        day = self.here.row.day
        return day is not None and day < self.viewer.on

    @property
    def is_open_by_default(self) -> bool:
        """Whether that day is some weeks after the meeting, which no source says."""
        day = self.here.row.day
        return bool(day and self.until == days_after(day, AFTERWARDS))

    @property
    def until(self) -> date | None:
        """The last day on which it can be written."""
        upper: date | None = self.here.row.during.upper
        return upper - timedelta(days=1) if upper else None


def asked_for(viewer: Viewer, request: UUID) -> ReportDesk:
    """The report of that request; NotVisible where it is not the viewer's, or no longer, or not there, which reads alike."""
    wanted = ReportWanted.objects.on(viewer.on).filter(practitioner=viewer.practitioner)
    act = wanted.filter(request=request).values("act")
    rows = {row.subject: row for row in sorted(wanted.filter(act__in=act), key=lambda row: row.request == request)}
    accesses = log_listed(viewer, set(rows), NOTED_AS)
    people = {person.subject: person for person in Person.objects.filter(subject__in=accesses)}
    answers = {str(line.body["asked"]): line for access in accesses.values() for line in own_answers(access) if "asked" in line.body}
    others = {id for id in accesses if not type_called(rows[id].type).is_about_people}
    listed = directory_names(others) if others else {}
    known = [id for id in accesses if id in people or id in listed]
    seats = [ReportSeat(rows[id], answers.get(str(rows[id].request)), people.get(id), listed.get(id, "")) for id in known]
    if not any(seat.row.request == request for seat in seats):
        raise NotVisible
    return ReportDesk(viewer, request, sorted(seats, key=lambda seat: (seat.born or date.max, str(seat.row.subject))))
