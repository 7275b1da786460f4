"""Consequences, on the page after something that went wrong was recorded, for each child it was about."""

from typing import NamedTuple
from uuid import UUID, uuid4

from django.http import HttpRequest

from corbiere.access.viewing import Viewer
from corbiere.desk.record.names import colleagues
from corbiere.desk.record.record import opened
from corbiere.protection.pages.incidents.after import Aftermath, aftermath


class FollowUpButton(NamedTuple):
    """`key` makes a second press of the same button harmless."""

    subject: UUID
    after: Aftermath
    key: UUID


def followed(request: HttpRequest, viewer: Viewer, subject: UUID, entry: UUID) -> FollowUpButton | None:
    record = opened(request, viewer, subject, "what follows from something that went wrong")
    line = next((line for line in record.lines if entry in (line.id, line.root)), None)
    return FollowUpButton(subject, aftermath(record, line, colleagues([line.practitioner])), uuid4()) if line else None
