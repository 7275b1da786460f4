"""The type of a reading's rows over HTTP, made from the columns of its table."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.fields.ranges import RangeField
from django.db import models
from pydantic import BaseModel, Field, create_model

from corbiere.api.queries import list_of
from corbiere.ledger.readings import READINGS, Reading

TYPES: tuple[tuple[type[Any], Any], ...] = (
    (models.BooleanField, bool),
    (models.IntegerField, int),
    (models.UUIDField, UUID),
    (models.ForeignKey, UUID),
    (models.DateTimeField, datetime),
    (models.DateField, date),
    (models.TimeField, time),
    (models.FloatField, float),
    (models.JSONField, Any),
    (models.CharField, str),
    (models.TextField, str),
)


class StateSpan(BaseModel):
    """From a day until the day before another; open where there is none."""

    since: date | None = Field(description="The first day.")
    until: date | None = Field(description="The day after the last.")


def readings() -> dict[str, Reading]:
    """Every reading by its name: `registration`, `core-group-place`."""
    return {name_of(reading): reading for reading in READINGS}


def name_of(reading: Reading) -> str:
    return (reading.model._meta.verbose_name or "").replace(" ", "-")


def columns(reading: Reading) -> list[Any]:
    return [field for field in reading.model._meta.concrete_fields if field.attname in reading.columns()]


def row_type(reading: Reading) -> type[BaseModel]:
    """The type of one row."""
    fields: dict[str, Any] = {field.attname: (_typed(field), Field(description=str(field.help_text))) for field in columns(reading)}
    return create_model(f"{reading.model.__name__}Row", __doc__=reading.model.__doc__, **fields)


def row_of(reading: Reading, made: models.Model) -> dict[str, Any]:
    """One row's values, as its type takes them."""
    return {field.attname: _told(getattr(made, field.attname)) for field in columns(reading)}


def _typed(field: Any) -> Any:
    held = _type(field)
    return held | None if field.null else held


def _type(field: Any) -> Any:
    if isinstance(field, ArrayField):
        return list_of(_type(field.base_field))
    if isinstance(field, RangeField):
        return StateSpan
    for column, held in TYPES:
        if isinstance(field, column):
            return held
    raise TypeError(f"{field}: say in corbiere.api.folded how a column of this type is told")


def _told(value: Any) -> Any:
    if hasattr(value, "lower") and hasattr(value, "upper") and not isinstance(value, str):
        return StateSpan(since=value.lower, until=value.upper)
    return value
