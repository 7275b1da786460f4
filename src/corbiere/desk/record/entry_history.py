"""One entry as it was written, corrected and perhaps withdrawn: what it said each time, by whom, and why it changed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, Subquery
from django.http import HttpRequest

from corbiere.access.access_log import NotVisible, withdrawn_seen
from corbiere.access.corrections import may_correct
from corbiere.access.second_person import CorrectionRequest, may_decide, open_requests
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import visible_to
from corbiere.desk.addresses import entry_address
from corbiere.desk.record.chronology import Event, title_of
from corbiere.desk.record.display import Names
from corbiere.desk.record.record import Record, subject_opened
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import WITHDRAWN, replaced_among, stands_after
from corbiere.ledger.rulings import Ruling
from corbiere.ledger.withdrawal import CorrectionAsked


class EntryVersion(NamedTuple):
    """An entry as it was written once. `entry` is None where its words were destroyed as the retention rules ask."""

    id: UUID
    root: UUID
    entry: Entry | None
    called: str
    happened: date
    time: time | None
    recorded: datetime
    practitioner: UUID | None
    system: str
    why: str
    departures: list[Mapping[str, str]]


class Turn(NamedTuple):
    """A withdrawal, or what took one back; by whom, and who had asked for it where two people were needed."""

    is_back: bool
    recorded: datetime
    by: UUID | None
    asker: UUID | None
    why: str


@dataclass(frozen=True, slots=True)
class EntryHistory:
    """`versions` are what it said, the latest first; `withdrawal` is why it was taken back, if it was; `turns` are all withdrawals,
    and what took them back, the latest first; `askers` who asked for each change of it that took two people."""

    record: Record
    versions: list[EntryVersion]
    withdrawal: EntryVersion | None
    stands: bool
    marked: list[str]
    ruling: Ruling | None = None
    turns: list[Turn] = field(default_factory=list)
    askers: Mapping[UUID, UUID] = field(default_factory=dict)
    waiting: CorrectionRequest | None = None
    may_decide: bool = False

    @property
    def is_theirs(self) -> bool:
        """Whether the viewer may correct it or take it back."""
        return self.ruling is not None and self.ruling.allowed


def opened(request: HttpRequest, viewer: Viewer, id: UUID) -> EntryHistory:
    """The history of the entry of that id, whichever of its versions it is. As known at the moment asked for, like every page."""
    row, *own = _with_its_root(viewer, id)
    root = next((held for held in own if held.id == row.root), row)  # what was withdrawn, where a withdrawal is asked for
    record = subject_opened(request, viewer, row.subject_id, f"entry: {root.kind}")
    rows = _rows(viewer, record, root.root, {held.id for held in own})
    versions = [_version(held) for held in rows if held.kind != WITHDRAWN]
    if not versions:
        raise NotVisible
    marked = [line.body["why"] for line in record.lines if kind_called(line.kind).marks and line.body["of"] == str(root.root)]
    stands = not _gone_among(rows) >= {version.id for version in versions}
    taken = None if stands else next((_version(held) for held in rows if held.kind == WITHDRAWN), None)
    askers = _askers(record, rows)
    turns = _turns(rows, askers)
    ruling, waiting = _ruling(viewer, record, versions[0], taken), None
    if record.shown.is_now:
        waiting = next((held for held in open_requests(record.subject, record.lines) if held.target.root == root.root), None)
    decides = waiting is not None and may_decide(viewer, waiting, record.lines).allowed
    return EntryHistory(record, versions, taken, stands and record.shown.is_now, marked, ruling, turns, askers, waiting, decides)


def _ruling(viewer: Viewer, record: Record, version: EntryVersion, taken: EntryVersion | None) -> Ruling | None:
    """Whether the viewer may change it; or, where it was withdrawn, put it back."""
    if not record.shown.is_now:
        return None
    line = withdrawn_seen(record.access).get(taken.id) if taken else next((line for line in record.lines if line.id == version.id), None)
    return may_correct(viewer, record.subject, line, record.lines) if line else None


def _turns(rows: Iterable[EntryRow], askers: Mapping[UUID, UUID]) -> list[Turn]:
    held = [row for row in rows if row.kind == WITHDRAWN and row.replaces]
    taken = {row.id: row.replaces for row in held if row.replaces}
    return [Turn(stands_after(row.id, taken) is not None, row.recorded, row.practitioner, askers.get(row.id), row.why) for row in held]


def _askers(record: Record, rows: Iterable[EntryRow]) -> dict[UUID, UUID]:
    """Who asked for each change that took two people: the last request about the entry between that change and the one before."""
    held = {row.id: row for row in rows}
    asked = [line for line in record.lines if line.kind == CorrectionAsked.kind and line.body["entry"] in map(str, held)]
    found = {}
    for row in held.values():
        before = held[row.replaces].order if row.replaces in held else row.order
        who = [line.practitioner for line in asked if before < line.order < row.order and line.practitioner != row.practitioner]
        if who and who[-1]:
            found[row.id] = who[-1]
    return found


def _gone_among(rows: Iterable[EntryRow]) -> set[UUID]:
    return replaced_among((row.id, row.kind, row.replaces) for row in rows if row.replaces)


def _with_its_root(viewer: Viewer, id: UUID) -> list[EntryRow]:
    """The entry asked for, then those of the same root as far as they are open to the viewer. NotVisible where it is not."""
    root = EntryRow.objects.filter(id=id).values("root")
    found = list(visible_to(viewer).filter(root=Subquery(root)))
    asked = [row for row in found if row.id == id]
    if not asked:
        raise NotVisible
    return [*asked, *found]


def _rows(viewer: Viewer, record: Record, root: UUID, own: Collection[UUID]) -> list[EntryRow]:
    found = visible_to(viewer).filter(Q(root=root) | Q(kind=WITHDRAWN, replaces__in=own), subject=record.subject).order_by("-order")
    known = record.shown.known
    return list(found.filter(recorded__lte=known) if known else found)


def _version(row: EntryRow) -> EntryVersion:
    made = kind_called(row.kind)
    entry = made.read(row.body, row.version) if row.body is not None else None
    departures = list(row.departures.values())
    return EntryVersion(
        row.id, row.root, entry, made.called, row.happened, row.time, row.recorded, row.practitioner, row.system, row.why, departures
    )


def gone(viewer: Viewer, record: Record, names: Names) -> Iterable[Event]:
    """Entries corrected or withdrawn by the moment shown, as they stood, and why they stand no longer."""
    rows = visible_to(viewer).filter(subject=record.subject, happened__lte=record.shown.on)
    rows = rows.filter(recorded__lte=record.shown.known) if record.shown.known else rows
    held = {row.id: row for row in rows.order_by("order")}
    down = _gone_among(held.values())
    for row in held.values():
        before = held.get(row.replaces) if row.replaces else None
        if before and before.id in down and before.kind != WITHDRAWN:
            yield _gone(before, row, names)


def _gone(before: EntryRow, row: EntryRow, names: Names) -> Event:
    how = "Withdrawn" if row.kind == WITHDRAWN else "Corrected"
    by = names.get(before.practitioner) if before.practitioner else None
    title = title_of(before.kind, before.version, before.body)
    return Event(before.id, before.happened, before.time, title, by.text if by else "", entry_address(before.id), gone=f"{how}: {row.why}")
