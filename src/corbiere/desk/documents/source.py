"""The source of a document: one child's record as it is open to whoever asks, the meeting it is about, and whose copy it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from corbiere.agencies.work import leading
from corbiere.desk.record.display import Names, name_in
from corbiere.desk.record.record import Record
from corbiere.documents.document import Block
from corbiere.ledger.fields import BestInterests, Views
from corbiere.ledger.record import Line
from corbiere.meetings.meeting import Meeting


@dataclass(frozen=True, slots=True)
class DocumentCopy:
    """For whom a copy is made (nobody in particular where empty), and what is left out of it, of which it says nothing.

    `person` or `practitioner` is the reader, where one was chosen; any other name may be anybody’s. `safe` is said of whoever gets it:
    that they may know the address.
    """

    reader: str = ""
    person: UUID | None = None
    practitioner: UUID | None = None
    address: bool = False
    child_says: bool = False
    safe: bool = False


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """`line` is the entry that the document is about; `meeting` what was written down around it, where it was arranged."""

    record: Record
    names: Names
    line: Line
    meeting: Meeting | None = None
    copy: DocumentCopy = field(default_factory=DocumentCopy)
    numbers: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def child(self) -> str:
        return self.record.called

    def name(self, id: UUID | None, otherwise: str = "") -> str:
        return name_in(self.names, id) or otherwise

    def telephone(self, id: UUID | None) -> str:
        return self.numbers.get(id, "") if id else ""

    @property
    def lead(self) -> UUID | None:
        """The worker who leads the work with the child on the day shown."""
        return leading(self.record.lines, self.record.shown.on)

    def views(self, views: Views | None) -> Views | None:
        """The child's views, unless left out of this copy."""
        return None if self.copy.child_says else views

    def best(self, best: BestInterests | None) -> BestInterests | None:
        """Why a decision is best for the child; what the child wanted is left out where their views are."""
        if best is None or not self.copy.child_says:
            return best
        return best.model_copy(update=dict.fromkeys(("wanted", "not_known", "followed", "why_not_followed")))


@dataclass(frozen=True, slots=True)
class Built:
    """A document before it is sealed. `entries` are the roots of the entries that it prints."""

    title: str
    blocks: list[Block]
    entries: set[UUID]
    language: str = "en-GB"


def ids_in(lines: Iterable[Line], roots: Iterable[UUID]) -> list[UUID]:
    """The entries as they stand, of these roots."""
    wanted = set(roots)
    return [line.id for line in lines if line.root in wanted]
