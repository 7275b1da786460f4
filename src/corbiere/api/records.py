"""The record over HTTP: entries, findings and readings of a subject, on a day, as known at a moment, as far as this person may see them."""

from datetime import date, datetime, time
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field, create_model

from corbiere.access.access_log import findings_seen, lines_seen, open_record
from corbiere.access.visibility import visible_to
from corbiere.api.authentication import ApiRequest
from corbiere.api.folded import readings, row_of, row_type
from corbiere.api.problems import Fault, NotTaken, reads
from corbiere.api.queries import After, Kind, Known, On, list_of
from corbiere.ledger.entry import kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import no_longer_standing
from corbiere.ledger.record import Line
from corbiere.statute.duties import Basis, Finding, Force, Status
from corbiere.work.owed import kind_that_does
from corbiere.work.roles import RolesHeld, held_on, holders

TAGS = ["Reading"]
PAGE = 100  # entries. A default: no source gives it
LOST = Fault(parameter="after", sentence="This entry is not among these; begin the list again.")


class EntryView(BaseModel):
    id: UUID
    root: UUID = Field(description="The entry that this one corrects, however often, or itself: what others point at.")
    kind: str
    version: int
    happened: date
    time: time | None
    recorded_on: date
    practitioner: UUID | None = Field(description="Who recorded it.")
    agency: UUID | None
    occasion: UUID | None = Field(description="The act that it was recorded in with others.")
    line: str = Field(description="What the chronology says of it.")
    entry: dict[str, Any]


class Entries(BaseModel):
    on: date
    known: datetime | None
    entries: list[EntryView] = Field(description="In order of happening.")
    next: UUID | None = Field(description="Send as `after` for the next page; null on the last.")


class EntryAsWritten(BaseModel):
    """One entry as it was written, even if it has been corrected since."""

    id: UUID
    root: UUID
    subject: UUID
    kind: str
    version: int
    category: str
    happened: date
    time: time | None
    recorded: datetime
    practitioner: UUID | None
    agency: UUID | None
    system: str = Field(description="The system's own act by which it was recorded, if nobody's.")
    occasion: UUID | None
    replaces: UUID | None
    why: str
    replaced_by: UUID | None
    departures: dict[str, Any] = Field(description="What a ruling asked and was left undone, with the reason given.")
    entry: dict[str, Any]
    digest: str = Field(description="Its link in the chain of this subject's entries.")


class FindingView(BaseModel):
    duty: str
    status: Status
    since: date = Field(description="The day on which its clock started.")
    due: date
    done: date | None
    ended: date | None
    force: Force
    basis: Basis
    owner: str = Field(description="Whose it is, as the law names them.")
    holders: list[UUID] = Field(description="The practitioners whose it is, by their part in the work with this person.")
    verb: str | None = Field(description="The word for doing it, as on its button; null where nothing that can be recorded does it.")
    cites: list[str]
    words: str


class Findings(BaseModel):
    on: date
    known: datetime | None
    findings: list[FindingView]


def add_routes(router: Router) -> None:
    """The routes that read, those of every reading registered by now among them."""
    router.get("/subjects/{subject}/entries", **reads(Entries), operation_id="list_entries", tags=TAGS)(entries)
    router.get("/entries/{entry}", **reads(EntryAsWritten), operation_id="show_entry", tags=TAGS)(entry_as_written)
    router.get("/subjects/{subject}/findings", **reads(Findings), operation_id="list_findings", tags=TAGS)(findings)
    for name in readings():
        _route_for(router, name)


def entries(request: ApiRequest, subject: UUID, on: On, known: Known, kind: Kind, after: After) -> Entries:
    """Gives what stands of a record on a day, as known at a moment, in order of happening."""
    access, day = open_record(request.auth, subject, "entries"), on or timezone.localdate()
    lines = [line for line in lines_seen(access, day, known) if kind in (None, line.kind)]
    page = _following(lines, after)
    return Entries(on=day, known=known, entries=[_seen(line) for line in page[:PAGE]], next=page[PAGE - 1].id if len(page) > PAGE else None)


def entry_as_written(request: ApiRequest, entry: UUID) -> EntryAsWritten:
    row = visible_to(request.auth).select_related("subject").filter(id=entry).first()
    if row is None:
        raise Http404
    open_record(request.auth, row.subject.id, f"entry: {row.kind}")
    replaced_by = visible_to(request.auth).filter(replaces=entry).values_list("id", flat=True).first()
    if replaced_by and not no_longer_standing([entry]):  # its withdrawal was taken back
        replaced_by = None
    return _written(row, replaced_by)


def findings(request: ApiRequest, subject: UUID, on: On, known: Known) -> Findings:
    """Gives what the law asks of a subject on a day, as known at a moment."""
    access, day = open_record(request.auth, subject, "findings"), on or timezone.localdate()
    held = held_on(lines_seen(access, day, known), day)
    return Findings(on=day, known=known, findings=[_finding(finding, held) for finding in findings_seen(access, day, known)])


def _route_for(router: Router, name: str) -> None:
    reading = readings()[name]
    row = row_type(reading)
    answer = create_model(
        f"{reading.model.__name__}Reading",
        on=(date, ...),
        known=(datetime | None, ...),
        rows=(list_of(row), ...),
    )

    def read(request: ApiRequest, subject: UUID, on: On, known: Known) -> Any:
        access, day = open_record(request.auth, subject, name), on or timezone.localdate()
        made = reading.made_from(subject, lines_seen(access, day, known))
        return answer(on=day, known=known, rows=[row(**row_of(reading, one)) for one in made])

    read.__doc__ = reading.model.__doc__
    words = name.replace("-", " ")
    route = router.get(
        f"/subjects/{{subject}}/readings/{name}",
        **reads(answer),
        operation_id=f"read_{words.replace(' ', '_')}",
        summary=words.capitalize(),
        tags=TAGS,
    )
    route(read)


def _following(lines: list[Line], after: UUID | None) -> list[Line]:
    if after is None:
        return lines
    place = next((place for place, line in enumerate(lines) if after in (line.id, line.root)), None)
    if place is None:
        raise NotTaken(HTTPStatus.UNPROCESSABLE_ENTITY, "This list cannot be gone on with.", [LOST])
    return lines[place + 1 :]


def _seen(line: Line) -> EntryView:
    kind = kind_called(line.kind)
    return EntryView(
        id=line.id,
        root=line.root,
        kind=line.kind,
        version=line.version,
        happened=line.happened,
        time=line.time,
        recorded_on=line.recorded_on,
        practitioner=line.practitioner,
        agency=line.agency,
        occasion=line.occasion,
        line=kind.read(line.body, line.version).line(),
        entry=line.body,
    )


def _written(row: EntryRow, replaced_by: UUID | None) -> EntryAsWritten:
    told = {name: getattr(row, name) for name in EntryAsWritten.model_fields if hasattr(row, name)}
    told |= {"subject": told["subject"].id, "replaced_by": replaced_by, "entry": row.body or {}, "digest": bytes(row.digest).hex()}
    return EntryAsWritten(**told)


def _finding(finding: Finding, held: RolesHeld) -> FindingView:
    duty, kind = finding.duty, kind_that_does(finding.duty)
    return FindingView(
        duty=duty.id, status=finding.status, since=finding.since, due=finding.due, done=finding.done, ended=finding.ended,
        force=duty.force, basis=duty.basis, owner=duty.owner, cites=list(duty.cites), words=finding.words,
        holders=list(holders(finding, held.holders)), verb=kind_called(kind).verb if kind else None,
    )  # fmt: skip
