"""Grants by which the keeper of a register finds who was on it, and who was put on it in error: by name, and no more."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from corbiere.access.bases import BasisDeclaration
from corbiere.access.models import FromSource, Grant
from corbiere.ledger.bitemporal import RecordedRow, moments
from corbiere.ledger.reading import JERSEY
from corbiere.ledger.record import Line

G = TypeVar("G", bound=Grant)


def found_by_keeper(
    model: type[G],
    basis: BasisDeclaration,
    keeper: str,
    subject: UUID,
    told: Sequence[RecordedRow],
    stays: Callable[[UUID, Sequence[Line]], Sequence[object]],
) -> list[G]:
    """One from the day on which it was first known that they were on it. `model` is the proxy that bears its source."""
    source = model._default_manager
    assert isinstance(source, FromSource), "a fold of grants needs a proxy of Grant with a source of its own"
    for moment, lines in moments(told):
        if stays(subject, lines):
            grant = basis.to_role(keeper, subject, moment.astimezone(JERSEY).date(), None)
            return [model(source=source.source, **_columns(grant))]
    return []


def _columns(grant: Grant) -> dict[str, Any]:
    return {field.attname: getattr(grant, field.attname) for field in grant._meta.concrete_fields if field.attname not in ("id", "source")}
