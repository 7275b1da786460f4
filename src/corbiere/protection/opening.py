"""Parts of a child's record that protection opens, and to whom (docs/adr/0010-access.md)."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from corbiere.access.bases import CORE_GROUP, REGISTERED, opens
from corbiere.access.models import Grant
from corbiere.agencies.entries import Role
from corbiere.ledger.record import Line
from corbiere.protection import opening_conferences
from corbiere.protection.models import ProtectionGrant
from corbiere.protection.registration import GROUP_KINDS, core_group, times_on_plan


@opens(ProtectionGrant, reads=(*GROUP_KINDS, *opening_conferences.READS))
def protection_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    conferences = opening_conferences.conference_grants(subject, lines)
    return [*_core_group(subject, lines), *_register(subject, lines), *conferences]


def _core_group(subject: UUID, lines: Sequence[Line]) -> Iterator[Grant]:
    """The day on which somebody left, or the plan ended, is the last on which they see."""
    for place in core_group(lines):
        yield CORE_GROUP.to(place.practitioner, subject, place.begins, place.ends, detail=place.role)


def _register(subject: UUID, lines: Sequence[Line]) -> Iterator[Grant]:
    for span in times_on_plan(lines):
        yield REGISTERED.to_role(Role.REGISTER_ADMINISTRATOR, subject, span.begins, None if span.last == date.max else span.last)
