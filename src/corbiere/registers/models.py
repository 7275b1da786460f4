"""The tables of the registers, each made of the entries of one subject (readings.py)."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField, RangeOperators
from django.db import models

from corbiere.access.models import FromSource, Grant
from corbiere.agencies.entries import Role
from corbiere.ledger.entry import Choice
from corbiere.ledger.row_security import open_by
from corbiere.protection.entries.conferences import ConferenceType, WhyPlanEnds
from corbiere.protection.entries.parts import Harm


class WhyRemoved(Choice):
    """Why a child came off the register."""

    CONFERENCE = "conference", "A review conference ended the plan"
    SAFE = WhyPlanEnds.SAFE.value, WhyPlanEnds.SAFE.label
    MOVED = WhyPlanEnds.MOVED.value, WhyPlanEnds.MOVED.label
    LOOKED_AFTER = WhyPlanEnds.LOOKED_AFTER.value, WhyPlanEnds.LOOKED_AFTER.label
    OTHER = WhyPlanEnds.OTHER.value, WhyPlanEnds.OTHER.label
    EIGHTEEN = "eighteen", "Eighteenth birthday"
    DIED = "died", "Died"


def _choices(of: type[Choice]) -> list[tuple[str, str]]:
    return [(choice.value, choice.label) for choice in of]


class Registered(models.QuerySet["Place"]):
    def known(self, moment: datetime | None) -> Self:
        """As known at a moment; None is now."""
        return self.filter(known__upper_inf=True) if moment is None else self.filter(known__contains=moment)

    def on(self, day: date) -> Self:
        return self.filter(during__contains=day)


class Place(models.Model):
    """A child's place on the Child Protection Register for some days under one category and one lead, as it was known for some time.

    A time on the register, from `registered` to `removed`, has one place or several. `during` is without the day on which it ended: as
    that day closed, it was so no more. One that began and ended on the same day lasts no day, and is there all the same.
    """

    row_rules = open_by("protection", keeper=Role.REGISTER_ADMINISTRATOR.value)

    subject = models.UUIDField()
    known = DateTimeRangeField(help_text="from the moment it was recorded until another entry made it otherwise")
    name = models.TextField()
    born = models.DateField(null=True)
    expected = models.DateField(null=True, help_text="when an unborn baby is due")
    sex = models.CharField(max_length=20, default="")
    number = models.PositiveSmallIntegerField(help_text="the first time on the register, the second…")
    came = models.CharField(max_length=20, choices=_choices(ConferenceType), help_text="the conference that put the child on it")
    registered = models.DateField()
    begins = models.DateField()
    during = DateRangeField()
    category = models.CharField(max_length=20, choices=_choices(Harm), default="")
    category_in_words = models.TextField(default="", help_text="which other form of harm it is, where it is none of the four")
    before = models.CharField(max_length=20, choices=_choices(Harm), default="", help_text="the category of the place before, if any")
    before_in_words = models.TextField(default="")
    conference = models.UUIDField(null=True, help_text="the conference that decided on the category")
    lead_social_worker = models.UUIDField(null=True)
    removed = models.DateField(null=True, help_text="it may lie ahead: the eighteenth birthday at the latest")
    why_removed = models.CharField(max_length=20, choices=_choices(WhyRemoved), default="")
    last = models.BooleanField(help_text="whether this is the last place of its time on the register")

    objects = Registered.as_manager()

    class Meta:
        verbose_name = "place on the register"
        verbose_name_plural = "places on the register"
        indexes: ClassVar = [models.Index(fields=["subject"], name="places_of")]
        constraints: ClassVar = [
            ExclusionConstraint(
                name="one_place_at_a_time_as_known",
                expressions=[
                    ("during", RangeOperators.OVERLAPS),
                    ("known", RangeOperators.OVERLAPS),
                    ("subject", RangeOperators.EQUAL),
                ],
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_another_category(self) -> bool:
        """Than the place before."""
        return (self.category, self.category_in_words) != (self.before, self.before_in_words)


class RegisterGrant(Grant):
    """What it opens to have ever been on a register (readings.py)."""

    objects: ClassVar[FromSource] = FromSource("registers")

    class Meta:
        proxy = True
