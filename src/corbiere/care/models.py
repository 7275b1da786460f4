"""The tables of children looked after, each a fold of one child's entries (readings.py)."""

from typing import ClassVar

from django.contrib.postgres.indexes import GistIndex
from django.db import models

from corbiere.access.models import FromSource, Grant
from corbiere.care.entries.parts import CareStatus
from corbiere.care.models_register import ChildBeforeCourt, CourtRegisterGrant, LookedAfterChild, LookedAfterRegisterGrant
from corbiere.ledger.periods import Period, Periods, one_at_a_time
from corbiere.ledger.row_security import open_by
from corbiere.people.homes import HomeSort
from corbiere.people.models import NOT_BANNED
from corbiere.plans.help_wanted import HelpWanted
from corbiere.work.alarms import AlarmTable

__all__ = [
    "CareEpisode",
    "CarerGrant",
    "ChildBeforeCourt",
    "CourtRegisterGrant",
    "LegalStatus",
    "LookedAfterChild",
    "LookedAfterRegisterGrant",
    "Placement",
]


class CareEpisode(Period):
    """A time in which a child was looked after, until the eighteenth birthday at the latest. `ended_by` is the entry that ended it."""

    row_rules = open_by("care")

    began_before = models.BooleanField(default=False, help_text="it had begun earlier, on a day that is not known")
    ended_by = models.UUIDField(null=True)
    reason = models.CharField(max_length=30, default="", help_text="why it ended, as far as it is written")

    objects = Periods["CareEpisode"].as_manager()

    class Meta:
        verbose_name = "time in care"
        verbose_name_plural = "times in care"
        indexes: ClassVar = [models.Index(fields=["subject"], name="in_care"), GistIndex(fields=["during"], name="in_care_during")]
        constraints: ClassVar = [
            one_at_a_time(
                "in_care_once_at_a_time", says="They are looked after already on one of these days. Check when care began and ended."
            )
        ]


class LegalStatus(Period):
    """A time under one status within a time in care."""

    row_rules = open_by("care")

    status = models.CharField(max_length=20, choices=[(one.value, one.label) for one in CareStatus])

    objects = Periods["LegalStatus"].as_manager()

    class Meta:
        verbose_name_plural = "legal statuses"
        indexes: ClassVar = [models.Index(fields=["subject"], name="looked_after_under")]
        constraints: ClassVar = [
            one_at_a_time("one_status_at_a_time", says="They would be looked after under two things on one of these days. Check the days.")
        ]


class Placement(Period):
    """A child's time in one home. What was not written of it is empty."""

    row_rules = open_by("care", only=NOT_BANNED)

    sort = models.CharField(max_length=50, choices=[(one.value, one.label) for one in HomeSort], default="")
    carer = models.CharField(max_length=300, default="")
    carer_person = models.UUIDField(null=True)
    off_island = models.BooleanField(null=True)
    planned = models.CharField(max_length=20, default="")
    why_left = models.CharField(max_length=30, default="")
    disrupted = models.BooleanField(null=True)

    objects = Periods["Placement"].as_manager()

    class Meta:
        verbose_name = "home in care"
        verbose_name_plural = "homes in care"
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="homes_of"),
            models.Index(fields=["carer_person"], name="homes_with"),
            GistIndex(fields=["during"], name="lives_there_during"),
        ]
        constraints: ClassVar = [
            one_at_a_time(
                "one_home_at_a_time",
                says="They would live in two homes on one of these days. Say from which home they moved, or check the days.",
            )
        ]


class ReviewAlarm(AlarmTable):
    """Alarms of what is not done for somebody in care, or leaving it, until each is answered (review_alarms.py)."""

    row_rules = open_by("care", named=("named[]",))

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="review_alarm_of"),
            models.Index(fields=["since"], name="review_alarm_lasting", condition=models.Q(ends__isnull=True)),
        ]


class CareHelpWanted(HelpWanted):
    """Help that a plan of a child in care, or of one who leaves it, wants of a practitioner. `plan` is the name of its type."""

    row_rules = open_by("care", named=("practitioner",))

    plan = models.CharField(max_length=20)

    objects = Periods["CareHelpWanted"].as_manager()

    class Meta:
        verbose_name = "help wanted in care"
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="care_help_wanted_for"),
            models.Index(fields=["practitioner"], name="care_help_wanted_of"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject", "plan", "version", "mark"], name="care_help_is_wanted_once_by_one_version")
        ]


class CareHelpGrant(Grant):
    """What being asked for help in such a plan opens: whom it is for (opening_plans.py)."""

    objects: ClassVar[FromSource] = FromSource("help in care")

    class Meta:
        proxy = True


class ReviewServiceGrant(Grant):
    """What being looked after opens to the service that reviews it (opening_reviews.py)."""

    objects: ClassVar[FromSource] = FromSource("care reviews")

    class Meta:
        proxy = True


class CarerGrant(Grant):
    """What living with them opens to those who care for a child (carers.py)."""

    objects: ClassVar[FromSource] = FromSource("carers")

    class Meta:
        proxy = True
