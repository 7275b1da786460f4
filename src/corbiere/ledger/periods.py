"""Rows of readings that last for some days: asked about one day, and at most one at a time where that is so."""

from datetime import date, timedelta
from typing import ClassVar, Self, TypeVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

M_co = TypeVar("M_co", bound=models.Model, covariant=True)
SENTENCES: dict[str, str] = {}
"""By the name of a constraint on a reading, why what breaks it is refused."""


class Periods(models.QuerySet[M_co]):
    """Rows whose days are the range `during`."""

    def on(self, day: date) -> Self:
        return self.filter(during__contains=day)


class Period(models.Model):
    """Days of a subject on which something is so. `during` is without the day it ends; `entry` is the root of what began it."""

    subject = models.UUIDField()
    during = DateRangeField()
    entry = models.UUIDField(null=True)

    class Meta:
        abstract: ClassVar = True

    @property
    def last(self) -> date:
        """The last day on which it is so; the end of time where it goes on."""
        return self.during.upper - timedelta(days=1) if self.during.upper else date.max


def one_at_a_time(name: str, *alike: str, says: str, only: models.Q | None = None) -> ExclusionConstraint:
    """No two periods of one subject that agree in the columns `alike` share a day. `says` is what is read by whoever records such a one."""
    SENTENCES[name] = says
    same = [(column, RangeOperators.EQUAL) for column in ("subject", *alike)]
    return ExclusionConstraint(name=name, expressions=[*same, ("during", RangeOperators.OVERLAPS)], condition=only)
