"""The tables of meetings, each a fold of one child's entries (readings.py, grants.py)."""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q, Subquery

from corbiere.access.models import FromSource, Grant
from corbiere.ledger.periods import Periods
from corbiere.ledger.row_security import open_by_own
from corbiere.meetings.meeting import MeetingState

CALLED_OFF = MeetingState.CALLED_OFF.value


class Meetings(models.QuerySet["Meeting"]):
    def on(self, day: date) -> Self:
        """Meetings held on a day, or arranged for it."""
        return self.filter(day=day).exclude(state=CALLED_OFF)

    def still_to_come(self, day: date) -> Self:
        """Meetings arranged for that day or later."""
        return self.filter(state=MeetingState.ARRANGED.value, day__gte=day)

    def arranged(self) -> Self:
        """Meetings that are neither held nor called off, as far as anybody wrote down."""
        return self.filter(state=MeetingState.ARRANGED.value)

    def awaited(self, day: date) -> Self:
        """Meetings still to come, or with no day set yet: one without a day is not over until it is called off."""
        return self.filter(Q(day__gte=day) | Q(day=None), state=MeetingState.ARRANGED.value)

    def together_with(self, meeting: UUID) -> Self:
        """That meeting, and those of brothers and sisters that were arranged in the same act: one question."""
        occasion = self.model.objects.filter(meeting=meeting, occasion__isnull=False).values("occasion")[:1]
        return self.filter(Q(meeting=meeting) | Q(occasion=Subquery(occasion)))  # one value, so that an index answers either part


class Meeting(models.Model):
    """A meeting about one child (the subject). `meeting` is its id (meeting.Meeting); `day` is when it was held, or is to be."""

    row_rules = open_by_own("category", named=("chair", "arranged_by", "asked[]"))

    subject = models.UUIDField()
    meeting = models.UUIDField()
    type = models.CharField(max_length=40)
    category = models.CharField(max_length=40, help_text="under which the meeting is filed")
    day = models.DateField(null=True)
    at = models.CharField(max_length=5, default="")
    occasion = models.UUIDField(null=True, help_text="shared by the meetings of brothers and sisters that were arranged in one act")
    state = models.CharField(max_length=20, choices=[(state.value, state.label) for state in MeetingState])
    chair = models.UUIDField(null=True)
    held = models.UUIDField(null=True, help_text="the root of the entry that decided")
    arranged_by = models.UUIDField(null=True, help_text="who wrote down its day last, or that it is to be")
    asked = ArrayField(models.UUIDField(), default=list, help_text="the practitioners who are asked to come, until it is held")

    objects = Meetings.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="meetings_of"),
            models.Index(fields=["meeting"], name="meeting_known_by"),
            models.Index(fields=["occasion"], name="meetings_together", condition=Q(occasion__isnull=False)),
            models.Index(fields=["day"], name="meetings_on"),
            models.Index(fields=["day"], name="meetings_to_come", condition=Q(state=MeetingState.ARRANGED.value)),
            models.Index(fields=["chair"], name="meetings_chaired_by", condition=Q(chair__isnull=False)),
            models.Index(fields=["arranged_by"], name="meetings_arranged_by", condition=Q(state=MeetingState.ARRANGED.value)),
            GinIndex(fields=["asked"], name="meetings_asked_to"),
        ]
        constraints: ClassVar = [models.UniqueConstraint(fields=["subject", "meeting"], name="a_meeting_is_told_once_of_a_child")]


class ReportsWanted(Periods["ReportWanted"]):
    def of_use(self, day: date) -> Self:
        """Reports that are in, or can still come before their meeting is over. One that did not come is no work any more."""
        return self.on(day).exclude(received_on__isnull=True, day__lt=day)


class ReportWanted(models.Model):
    """A report to a meeting that a practitioner is asked for. `during` are the days on which they see whom it is about, and write it."""

    row_rules = open_by_own("category", named=("practitioner",))

    subject = models.UUIDField()
    request = models.UUIDField(help_text="the root of the entry that asks for it")
    act = models.UUIDField(help_text="shared by the requests about brothers and sisters that were made in one act")
    practitioner = models.UUIDField()
    agency = models.UUIDField(null=True)
    elsewhere = models.CharField(max_length=300, default="")
    wanted_by = models.DateField()
    meeting = models.UUIDField(help_text="the id of the meeting (Meeting.meeting)")
    arranged = ArrayField(
        models.UUIDField(), help_text="the roots of the entries that arranged the meeting, any of which a report may name"
    )
    type = models.CharField(max_length=40)
    category = models.CharField(max_length=40, help_text="under which the meeting is filed")
    day = models.DateField(null=True)
    at = models.CharField(max_length=5, default="")
    received_on = models.DateField(null=True)
    received_from = models.UUIDField(null=True, help_text="who wrote down that it came in")
    during = DateRangeField()

    objects = ReportsWanted.as_manager()

    class Meta:
        verbose_name = "report wanted"
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="reports_wanted_about"),
            models.Index(fields=["practitioner"], name="reports_wanted_of"),
            models.Index(fields=["request"], name="report_wanted_by_request"),
        ]
        constraints: ClassVar = [models.UniqueConstraint(fields=("subject", "request"), name="a_report_is_wanted_once_by_one_request")]


class MeetingsGrant(Grant):
    """What being asked for a report opens (grants.py)."""

    objects: ClassVar[FromSource] = FromSource("meetings")

    class Meta:
        proxy = True
