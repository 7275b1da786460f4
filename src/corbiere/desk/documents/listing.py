"""What a child's page of documents lists: what can be made, what was given to whom and whether it still stands, and what came in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.desk.documents.copies import readers
from corbiere.desk.documents.papers import Offer, offers, seals
from corbiere.desk.record.chronology import entry_in
from corbiere.desk.record.display import Names, name_in, title
from corbiere.desk.record.record import Record
from corbiere.documents.sealing import Seal
from corbiere.ledger.rulings import Line
from corbiere.meetings.entries import Recipient, ReportReceived
from corbiere.meetings.meeting import meeting_of, meetings
from corbiere.plans.entries import PlanGiven
from corbiere.protection.entries.conferences import ConferenceMinutesCirculated
from corbiere.protection.entries.core_groups import CoreGroupNotesCirculated
from corbiere.protection.entries.papers import Paper, ProtectionDocumentGiven, ProtectionDocumentReceived

Sealed = tuple[Offer, Seal]
GIVEN = "protection-document-given"
PLANS = (Paper.PLAN, Paper.CHILDS_PLAN)


@dataclass(frozen=True, slots=True)
class Makeable:
    """A document that can be made: what it is called, of which day, where it is, and the form that records that it was given."""

    called: str
    of: str
    day: date
    href: str
    give: str
    readers: list[str]


@dataclass(frozen=True, slots=True)
class Handed:
    """A document that somebody was given. `stands` says whether what it prints has changed since; empty where no seal was kept."""

    day: date
    what: str
    to: str
    how: str
    without: str
    href: str
    stands: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    can_be_made: list[Makeable]
    given: list[Handed]


def listed(viewer: Viewer, record: Record) -> Listed:
    can = offers(record)
    sealed = list(zip(can, seals(viewer, record, can), strict=True)) if can else []
    sealed.sort(key=lambda one: one[0].paper not in PLANS)  # what holds now comes before what was once decided
    given = [one for line in reversed(record.lines) for one in _handed(line, sealed)]
    return Listed(_makeable(record, sealed), given)


def _makeable(record: Record, sealed: Sequence[Sealed]) -> list[Makeable]:
    met = meetings(record.subject, record.lines) if sealed else []
    found = []
    for one, seal in sealed:
        prefilled = urlencode({"paper": one.paper.value, "of": one.line.root, "seal": seal.digest})
        place, give = record.page(f"documents/{one.place}.pdf"), f"/children/{record.subject}/record/{GIVEN}/?{prefilled}"
        of = title(entry_in(one.line), {})
        found.append(Makeable(one.paper.label, of, one.line.happened, place, give, readers(meeting_of(one.line.root, met))))
    return found


def _handed(line: Line, sealed: Sequence[Sealed]) -> Iterator[Handed]:
    if line.kind not in HANDED:
        return
    held, href = entry_in(line), f"/entries/{line.id}/"
    match held:
        case ProtectionDocumentGiven():
            stands = _stands(held, sealed)
            yield Handed(line.happened, held.paper.label, held.to, held.how or "", held.without or "", href, stands)
        case PlanGiven():
            yield Handed(line.happened, "The plan", held.to, held.how or held.why_not or "", "", href)
        case ConferenceMinutesCirculated() | CoreGroupNotesCirculated():
            sent = held.sent or [Recipient(who=who) for who in held.to]
            for one in sent:
                yield Handed(line.happened, held.called.removesuffix(" sent"), one.who, one.how or "", one.without or "", href)


RECEIVED = frozenset({"protection-report-received", "protection-document-received"})
HANDED = frozenset({GIVEN, "protection-plan-given", "conference-minutes-circulated", "core-group-notes-circulated"})


def _stands(held: ProtectionDocumentGiven, sealed: Sequence[Sealed]) -> str:
    now = next((seal for one, seal in sealed if one.paper is held.paper and one.line.root == held.of), None)
    if not held.seal or now is None:
        return ""
    return "Stands as printed" if now.digest == held.seal.strip().lower() else "What it prints has changed since"


@dataclass(frozen=True, slots=True)
class CameIn:
    """A report or another document that came in; `file` is where it can be had, if it was kept."""

    day: date
    from_: str
    agency: str
    says: str
    href: str
    file: str = ""


def came_in(subject: UUID, lines: Sequence[Line], names: Names) -> list[CameIn]:
    """The latest first."""
    return [one for line in reversed(lines) for one in _came_in(subject, line, names)]


def _came_in(subject: UUID, line: Line, names: Names) -> Iterator[CameIn]:
    if line.kind not in RECEIVED:
        return
    held, href = entry_in(line), f"/entries/{line.id}/"
    match held:
        case ReportReceived():
            agency = name_in(names, held.agency) or held.elsewhere or ""
            yield CameIn(line.happened, held.from_, agency, held.recommends or "", href)
        case ProtectionDocumentReceived():
            file = f"/children/{subject}/documents/received/{line.id}/"
            yield CameIn(line.happened, held.from_, name_in(names, held.agency), held.what, href, file)
