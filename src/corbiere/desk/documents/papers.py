"""Which documents a record can give, and each of them made: built from its entries, shortened for whose copy it is, sealed, printed."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils import timezone

from corbiere.access.viewing import Viewer, looking
from corbiere.agencies.directory import telephones
from corbiere.agencies.work import leading
from corbiere.desk.documents.copies import copy_for, kept_from, refuse_not_consulted
from corbiere.desk.documents.source import Built, DocumentCopy, DocumentSource, ids_in
from corbiere.desk.extend import Paper, every
from corbiere.desk.record.chronology import entry_in
from corbiere.desk.record.display import name_in, pointed_at
from corbiere.desk.record.names import colleagues
from corbiere.desk.record.record import Record
from corbiere.documents.document import Document, Readership
from corbiere.documents.leaving_out import left_out, replacements
from corbiere.documents.sealing import DocumentSeal, seal_of, seals_of
from corbiere.ledger.record import Line
from corbiere.meetings.meeting import meeting_of, meetings
from corbiere.people.consulting import not_consulted
from corbiere.statute.calendar import in_words

CONFIDENTIAL = "Confidential. Keep it safe, and ask before you pass it on."


@dataclass(frozen=True, slots=True)
class PaperOffer:
    """A document that can be made."""

    paper: Paper
    line: Line

    @property
    def place(self) -> str:
        """Its address below the child's documents."""
        return f"{self.paper.name}/{self.line.root}"

    @property
    def readers(self) -> Readership:
        return Readership.CHILD if self.paper.to_child else Readership.PARENTS if self.paper.to_parents else Readership.OFFICE


def offers(record: Record) -> list[PaperOffer]:
    """Every document that the record gives on the day shown, the latest first."""
    held: list[tuple[Paper, Collection[UUID] | None]] = [
        (paper, paper.among(record) if paper.among else None)
        for paper in every(Paper)
        if record.sees(paper.needs) and not (paper.to_child and (not record.is_person or record.person.unborn))
    ]
    return [
        PaperOffer(paper, line)
        for line in reversed(record.lines)
        for paper, among in held
        if line.kind in paper.builders and (among is None or line.root in among)
    ]


def seals(viewer: Viewer, record: Record, among: Sequence[PaperOffer]) -> list[DocumentSeal]:
    """The seal that each would bear now, and no document made."""
    met = meetings(record.subject, record.lines)
    built = [_built(DocumentSource(record, {}, one.line, meeting_of(one.line.root, met)), one) for one in among]
    with looking(viewer):
        return seals_of(ids_in(record.lines, one.entries) for one in built)


def made(viewer: Viewer, record: Record, asked: PaperOffer, copy: DocumentCopy, *, for_office: bool = False) -> Document:
    """NotForThem where it was decided that whoever the copy is for does not get it. The office keeps its own copy of a family’s paper."""
    every = meetings(record.subject, record.lines)
    met = meeting_of(asked.line.root, every)
    refuse_not_consulted(copy, not_consulted(record.lines, record.shown.today), to_parents=asked.paper.to_parents)
    whose = copy_for(copy, met, every, record.subject, record.shown.today, to_parents=asked.paper.to_parents)
    lead = leading(record.lines, record.shown.on)
    names = colleagues(_pointed(record.lines, asked, met.chair if met else None, lead))
    built = _built(DocumentSource(record, names, asked.line, met, whose, telephones(names)), asked)
    with looking(viewer):
        seal = seal_of(ids_in(record.lines, built.entries))
    made_of_it = _document(record, built, whose, seal)
    if for_office or asked.readers is Readership.OFFICE:
        return replace(made_of_it, printed=_printed(viewer))
    return replace(made_of_it, readers=asked.readers, standing=f"{in_words(record.shown.on)}.")


def _built(given: DocumentSource, asked: PaperOffer) -> Built:
    return asked.paper.builders[asked.line.kind](given)


def _document(record: Record, built: Built, copy: DocumentCopy, seal: DocumentSeal) -> Document:
    gone = replacements(kept_from(copy, record.subject, record.shown.today))
    return Document(
        about=record.name,
        title=built.title,
        blocks=[left_out(block, gone) for block in built.blocks],
        standing=_standing(record, copy),
        made=record.shown.known_on or record.shown.today,
        confidential=CONFIDENTIAL,
        seal=seal,
        language=built.language,
    )


def _standing(record: Record, copy: DocumentCopy) -> str:
    shown = record.shown
    known = f"{in_words(shown.known_on)}{f' at {shown.at:%H:%M}' if shown.at else ''}" if shown.known_on else in_words(shown.today)
    said = [f"As of {in_words(shown.on)}, as known on {known}."]
    said += [f"Copy for {copy.reader}."] if copy.reader else []
    return " ".join(said)


def _printed(viewer: Viewer) -> str:
    opened, who = timezone.localtime(), colleagues([viewer.practitioner])
    return f"Printed on {in_words(opened.date())} at {opened:%H:%M} by {name_in(who, viewer.practitioner)}"


def _pointed(lines: Sequence[Line], asked: PaperOffer, *more: UUID | None) -> Iterator[UUID | None]:
    """Marks by which the entries name somebody, and who wrote them."""
    yield from more
    told = [line for line in lines if line.root == asked.line.root or line.kind in asked.paper.names]
    yield from (line.practitioner for line in told)
    yield from (id for line in told for sort, id in pointed_at(entry_in(line)) if sort in ("practitioner", "agency"))
