"""Requests a second person must agree to: made from the correction's form, seen and decided on a page of their own."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from corbiere.access.access_log import NotVisible, lines_seen, open_record
from corbiere.access.bases import is_wide
from corbiere.access.second_person import CorrectionRequest, may_decide, needs_second_person, open_requests, request_of, whom_to_ask
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import visible_to
from corbiere.desk.addresses import entry_address
from corbiere.desk.forms import drafts
from corbiere.desk.forms.entry_form import filled
from corbiere.desk.forms.form_data import Typed
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.recording import Refusal, as_refused
from corbiere.desk.forms.ruling_fields import carried
from corbiere.desk.models import Draft
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import NotRecorded, Ruling
from corbiere.ledger.withdrawal import CorrectionAsked, CorrectionDeclined
from corbiere.ledger.writing import record, record_together

WAITS = "Nothing has changed yet: a second person must agree. It is waiting in the My work of {}."


class AskedFor(NamedTuple):
    """The request was recorded; where to go, and what to say there."""

    address: str
    says: str


def ask_second(draft: Draft, typed: Typed, asking: FormContext, viewer: Viewer) -> AskedFor | Refusal | None:
    """Asks for the correction that was typed, where a second person must agree to it. None where nobody need."""
    line = next((held for held in asking.lines if held.id == draft.replaces), None)
    read = filled(draft, typed, asking)
    if line is None or draft.subject is None or not needs_second_person(viewer, line, read.entry, asking.lines, (read.day, read.time)):
        return None
    if read.entry is None:
        return Refusal(read.faults, carried(typed))
    try:
        said = request_of(line, line.id, read.entry, read.why, read.day, read.time)
        record(said, about=draft.subject, happened=viewer.on, by=viewer.author, key=str(draft.id))
    except NotRecorded as fault:
        return as_refused(draft, typed, fault)
    drafts.thrown_away(draft)
    return AskedFor(entry_address(line.id), WAITS.format(whom_to_ask(viewer, draft.subject, line, asking.lines)))


class RequestPage(NamedTuple):
    """A request that is looked at: whether whoever looks may decide on it, and what else stands in the record."""

    request: CorrectionRequest
    ruling: Ruling
    lines: Sequence[Line]


def deciding_on(viewer: Viewer, id: UUID) -> RequestPage | None:
    """The request of that id; None where it was answered. NotVisible where it is closed or not there."""
    row = visible_to(viewer).filter(id=id, kind=CorrectionAsked.kind).first()
    if row is None:
        raise NotVisible
    access = open_record(viewer, row.subject_id, "a correction asked for")
    if not is_wide(access.bases):
        raise NotVisible
    lines = lines_seen(access)
    found = next((request for request in open_requests(row.subject_id, lines) if request.line.id == id), None)
    return RequestPage(found, may_decide(viewer, found, lines), lines) if found else None


def agreed(request: CorrectionRequest, viewer: Viewer) -> str:
    """Does what was asked for, or says why it could not be. Where a reason is wanted, it is the one for which it was asked."""
    writing = request.writing(viewer.on)
    for _ in range(2):
        try:
            with transaction.atomic():
                record_together([writing], by=viewer.author)
        except NotRecorded as fault:
            if fault.refusals or writing.reasons:
                return str(fault)
            writing = replace(writing, reasons={told.name: request.said.why for told in fault.wanted})
        else:
            break
    return ""


def declined(request: CorrectionRequest, why: str, viewer: Viewer) -> str:
    if not why.strip():
        return "Say why you do not agree: the person who asked will read it."
    try:
        record(CorrectionDeclined(of=request.line.root, why=why), about=request.subject, happened=viewer.on, by=viewer.author)
    except NotRecorded as fault:
        return str(fault)
    return ""
