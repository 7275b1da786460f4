"""By which duty a day that is set is measured: its latest lawful day stands beside the question, and a later one wants a reason.
Data, as a schema can hold it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from pydantic.fields import FieldInfo

from corbiere.ledger.conditions import Condition, as_data, read_condition
from corbiere.ledger.field_types import own
from corbiere.statute.duties import Duty
from corbiere.statute.engine import whole_law


@dataclass(frozen=True, slots=True)
class DayLimit:
    """`of_record`: its clock runs already, and does not start on the day of the entry. `after`: the answer of the entry with which it is
    asked; `reason` is the name of the ruling that a reason for a later day answers, if one does. `begins`: a new form begins with that day.
    Where no duty sets one, so many `working_days` are a default."""

    duty: str = ""
    after: Condition | None = None
    reason: str = ""
    of_record: bool = False
    begins: bool = True
    working_days: int = 0

    @property
    def law(self) -> Duty | None:
        return next((duty for duty in whole_law().duties if duty.id == self.duty), None)


def limits_as_data(limits: tuple[DayLimit, ...]) -> list[dict[str, Any]]:
    return [{**_fields(one), "after": as_data(one.after) if one.after else None} for one in limits]


def _fields(limit: DayLimit) -> dict[str, Any]:
    return {field.name: getattr(limit, field.name) for field in fields(limit)}


def limits_of(field: FieldInfo) -> tuple[DayLimit, ...]:
    return tuple(_read(held) for held in own(field).get("by", ()))


def _read(held: Mapping[str, Any]) -> DayLimit:
    return DayLimit(**{**held, "after": read_condition(held["after"]) if held["after"] else None})


def limit_faults(key: str, field: FieldInfo) -> Iterator[str]:
    """Faults in by which duty a question is measured, as the end of a sentence."""
    known = {duty.id for duty in whole_law().duties}
    for one in limits_of(field):
        if one.duty not in known and not one.working_days:
            yield f"measures {key} by {one.duty}, which is no duty of the catalogue"
