"""Lists for a child's page of documents: what can be made, what was given to whom and whether it still stands, and what came in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from corbiere.access.viewing import Viewer
from corbiere.desk.addresses import entry_address, form_address
from corbiere.desk.documents.copies import Reader, likely_readers, may_read, other_names
from corbiere.desk.documents.papers import PaperOffer, offers, seals
from corbiere.desk.extend import Paper, every
from corbiere.desk.record.chronology import entry_in
from corbiere.desk.record.display import Names, name_in, title
from corbiere.desk.record.record import Record
from corbiere.documents.document import Readership
from corbiere.documents.entries import DocumentGiven, DocumentReceived
from corbiere.documents.sealing import DocumentSeal
from corbiere.ledger.entry import declared, kind_called
from corbiere.ledger.record import Line
from corbiere.meetings.entries import ReportReceived
from corbiere.meetings.meeting import meeting_of, meetings
from corbiere.meetings.parts import Recipient
from corbiere.meetings.types import part_of
from corbiere.plans.entries import PlanGiven
from corbiere.plans.types import types
from corbiere.work.childs_voice import drawn_in

Sealed = tuple[PaperOffer, DocumentSeal]
SHOWN_AT_ONCE = 7


@dataclass(frozen=True, slots=True)
class Makeable:
    """A document that can be made: what it is called, of which day, where it is, and the form that records that it was given, for those
    who may record that. `office` is the address of the office’s copy of a family’s paper."""

    called: str
    of: str
    day: date
    href: str
    give: str
    readers: list[Reader]
    others: list[str]
    office: str = ""


@dataclass(frozen=True, slots=True)
class Distribution:
    """A document that somebody was given. `stands` says whether what it prints has changed since; empty where no seal was kept."""

    day: date
    what: str
    to: str
    how: str
    without: str
    href: str
    stands: str = ""


@dataclass(frozen=True, slots=True)
class GivenOut:
    """One act by which a document went out, to one or more."""

    day: date
    what: str
    href: str
    to: list[Distribution]


@dataclass(frozen=True, slots=True)
class DocumentList:
    """Of each, what is newest is shown at once; the rest is folded."""

    makeable: list[Makeable]
    given_out: list[GivenOut]

    @property
    def can_be_made(self) -> list[Makeable]:
        return self.makeable[:SHOWN_AT_ONCE]

    @property
    def older(self) -> list[Makeable]:
        return self.makeable[SHOWN_AT_ONCE:]

    @property
    def given(self) -> list[GivenOut]:
        return self.given_out[:SHOWN_AT_ONCE]

    @property
    def given_before(self) -> list[GivenOut]:
        return self.given_out[SHOWN_AT_ONCE:]


def listed(viewer: Viewer, record: Record) -> DocumentList:
    can = offers(record)
    sealed = list(zip(can, seals(viewer, record, can), strict=True)) if can else []
    sealed.sort(key=lambda one: one[0].paper.order)
    handed = [one for line in reversed(record.lines) for one in _handed(line, sealed)]
    given = [GivenOut(*act, list(to)) for act, to in groupby(handed, key=lambda one: (one.day, one.what, one.href))]
    return DocumentList(_makeable(record, sealed, likely_readers(viewer, record) if sealed else []), given)


def _makeable(record: Record, sealed: Sequence[Sealed], readers: Sequence[Reader]) -> list[Makeable]:
    met = meetings(record.subject, record.lines) if sealed else []
    found = []
    for one, seal in sealed:
        given = one.paper.given
        may = given is not None and record.shown.is_now and record.may(given.kind)
        give = form_address(record.subject, given.kind, paper=one.paper.name, of=one.line.root, seal=seal.digest) if given and may else ""
        own, href = meeting_of(one.line.root, met), record.address("desk:document", one.paper.name, one.line.root)
        of, people = title(entry_in(one.line), {}), may_read(own, readers)
        office = "" if one.readers is Readership.OFFICE else f"{href}?office=on"
        found.append(Makeable(one.paper.called, of, one.line.happened, href, give, people, other_names(own, readers), office))
    return found


def _handed(line: Line, sealed: Sequence[Sealed]) -> Iterator[Distribution]:
    kind, href = kind_called(line.kind), entry_address(line.id)
    if part_of(line.kind) == "circulated":
        what = kind.called.removesuffix(" sent")
        for sent in line.body.get("sent") or [{"who": who} for who in line.body["to"]]:
            one = Recipient.model_validate(sent)
            yield Distribution(line.happened, what, one.who, one.how or "", one.without or "", href)
    elif issubclass(kind, DocumentGiven | PlanGiven):
        match entry_in(line):
            case DocumentGiven() as held:
                what = next((paper.called for paper in every(Paper) if paper.name == held.paper and paper.given is kind), kind.called)
                yield Distribution(line.happened, what, held.to, held.how or "", held.without or "", href, _stands(held, sealed))
            case PlanGiven() as held:
                what = next((type.wrote.called for type in types() if type.given is kind), kind.called)
                yield Distribution(line.happened, what, held.to, held.how or held.why_not or "", "", href)


def _stands(held: DocumentGiven, sealed: Sequence[Sealed]) -> str:
    now = next((seal for one, seal in sealed if one.paper.name == held.paper and one.line.root == held.of), None)
    if not held.seal or now is None:
        return ""
    return "Up to date" if now.digest == held.seal.strip().lower() else "Changed since it was printed"


@dataclass(frozen=True, slots=True)
class IncomingDocument:
    """A report or another document that came in, or what a child drew; `file` is where it can be had, if it was kept."""

    day: date
    from_: str
    agency: str
    says: str
    href: str
    file: str = ""


def came_in(record: Record, names: Names) -> list[IncomingDocument]:
    """The latest first."""
    return [one for line in reversed(record.lines) for one in _came_in(record, line, names)]


def _came_in(record: Record, line: Line, names: Names) -> Iterator[IncomingDocument]:
    href, file = entry_address(line.id), reverse("desk:document-received", args=[record.subject, line.id])
    if drawn_in(line):
        yield IncomingDocument(line.happened, record.called, "", "Drawn or written by the child", href, file)
    if not issubclass(kind_called(line.kind), DocumentReceived | ReportReceived):
        return
    match entry_in(line):
        case ReportReceived() as held:
            agency = name_in(names, held.agency) or held.elsewhere or ""
            yield IncomingDocument(line.happened, held.from_, agency, held.recommends or "", href)
        case DocumentReceived() as held:
            yield IncomingDocument(line.happened, held.from_, name_in(names, held.agency), held.what, href, file)


def received_kinds(record: Record) -> list[tuple[str, str]]:
    """Each kind of document that whoever looks may add, and its form."""
    fitting = [kind for kind in declared().values() if issubclass(kind, DocumentReceived) and record.shown.is_now and record.may(kind.kind)]
    return [(kind.called, form_address(record.subject, kind.kind)) for kind in fitting]


def has_documents(record: Record) -> bool:
    """Whether anything of which documents are made, or that comes in as one, is open to whoever looks."""
    received = {kind.category for kind in declared().values() if issubclass(kind, DocumentReceived) and kind.about.sort == record.sort}
    made = {paper.needs for paper in every(Paper) if any(kind_called(kind).about.sort == record.sort for kind in paper.builders)}
    return any(record.sees(category) for category in {*received, *made})
