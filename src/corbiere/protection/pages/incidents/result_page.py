"""What follows, on the page after something that went wrong was recorded, for each child it was about."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import UUID, uuid4

from django.http import HttpRequest

from corbiere.access.viewing import Viewer
from corbiere.desk.forms.result_page import OfChild
from corbiere.desk.record.names import colleagues
from corbiere.desk.record.record import opened
from corbiere.protection.pages.incidents.after import Aftermath, aftermath
from corbiere.protection.pages.incidents.steps import WRONG


class Followed(NamedTuple):
    """`key` makes a second press of the same button harmless."""

    subject: UUID
    name: str
    after: Aftermath
    key: UUID


def afterwards(request: HttpRequest, viewer: Viewer, outcome: Iterable[OfChild]) -> list[Followed]:
    return [followed for child in outcome if child.visible for followed in _of(request, viewer, child)]


def _of(request: HttpRequest, viewer: Viewer, child: OfChild) -> Iterator[Followed]:
    if child.kind not in WRONG:
        return
    record = opened(request, viewer, child.subject, "what follows from something that went wrong")
    line = next((line for line in record.lines if child.entry in (line.id, line.root)), None)
    if line:
        yield Followed(child.subject, record.called, aftermath(record, line, colleagues([line.practitioner])), uuid4())
