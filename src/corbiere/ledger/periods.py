"""Rows of readings that last for some days, asked about one day."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class Lasting(models.QuerySet[M_co]):
    """Rows whose days are the range `during`."""

    def on(self, day: date) -> Self:
        return self.filter(during__contains=day)


class BeginsAndEnds(models.QuerySet[M_co]):
    """Rows that last from `begins` until the day `ends`, which is no longer of them."""

    def on(self, day: date) -> Self:
        return self.filter(begins__lte=day).filter(Q(ends__isnull=True) | Q(ends__gt=day))
