"""What makes the tables of the registers: each child's places on the register, and to whom having been on it opens their name."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange

from corbiere.access.bases import declare
from corbiere.agencies.entries import Role
from corbiere.ledger.bitemporal import Told, history, moments
from corbiere.ledger.reading import JERSEY
from corbiere.registers.models import Place, RegisterGrant
from corbiere.registers.times import DECIDES, KINDS, Stay, stays

NAMED = declare("named in the register", "Keeps the registers, in which their name has stood", frozenset({"identity"}))


@history(Place, reads=KINDS, begins={DECIDES})
def places(subject: UUID, told: Sequence[Told]) -> list[Place]:
    made: list[Place] = []
    since: dict[Stay, datetime] = {}
    for moment, lines in moments(told):
        so = stays(subject, lines)
        made += [_place(subject, stay, since.pop(stay), moment) for stay in [held for held in since if held not in so]]
        since |= {stay: moment for stay in so if stay not in since}
    return made + [_place(subject, stay, moment, None) for stay, moment in since.items()]


def _place(subject: UUID, stay: Stay, since: datetime, until: datetime | None) -> Place:
    said: dict[str, Any] = stay._asdict()
    ends = said.pop("ends")
    during = DateRange(empty=True) if ends == stay.begins else DateRange(stay.begins, ends)
    return Place(subject=subject, known=DateTimeTZRange(since, until), during=during, **said)


@history(RegisterGrant, reads={DECIDES}, begins={DECIDES})
def register_grants(subject: UUID, told: Sequence[Told]) -> list[RegisterGrant]:
    """Whoever keeps the register must find in it those who were on it, and those who were put on it in error: by name, and no more."""
    for moment, lines in moments(told):
        if stays(subject, lines):
            grant = NAMED.to_role(Role.REGISTER_ADMINISTRATOR, subject, moment.astimezone(JERSEY).date(), None)
            return [RegisterGrant(source=RegisterGrant._default_manager.source, **_columns(grant))]
    return []


def _columns(grant: Any) -> dict[str, Any]:
    return {field.attname: getattr(grant, field.attname) for field in grant._meta.concrete_fields if field.attname not in ("id", "source")}
