"""An entry of the past that somebody wants to put right: found among what they may open_record, corrected or withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from corbiere.access.access_log import NotVisible, lines_seen, open_record, withdrawn_seen
from corbiere.access.bases import is_wide
from corbiere.access.corrections import may_correct
from corbiere.access.decorators import NotTheirs
from corbiere.access.second_person import needs_second_person, request_of, whom_to_ask
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import visible_to
from corbiere.desk.forms.parsing import read_entry
from corbiere.ledger.entry import ask, kind_called
from corbiere.ledger.fields import Part, Text
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record, withdraw


class WithdrawalReason(Part):
    """A withdrawal's reason."""

    why: Text = ask("Why are you withdrawing this entry?")


@dataclass(frozen=True, slots=True)
class CorrectionTarget:
    """`line` is what is put right, or what a withdrawal took back. It is None where the entry stands no longer; `newer` is
    then the one that stands for it, if one does. `second` says who may agree, where a second person must."""

    id: UUID
    subject: UUID
    line: Line | None
    newer: UUID | None
    lines: Sequence[Line] = ()
    second: str = ""

    @property
    def is_withdrawn(self) -> bool:
        """Whether what is looked at is a withdrawal, which is taken back itself."""
        return self.line is not None and self.line.id != self.id

    @property
    def called(self) -> str:
        return kind_called(self.line.kind).called if self.line else ""

    @property
    def says(self) -> str:
        return kind_called(self.line.kind).read(self.line.body, self.line.version).line() if self.line else ""


def entry_seen(viewer: Viewer, id: UUID, what: str) -> CorrectionTarget:
    """The entry, if it is open to the viewer; looking at it is noted. NotVisible if it is not, or not there."""
    subject = visible_to(viewer).filter(id=id).values_list("subject_id", flat=True).first()
    if subject is None:
        raise NotVisible
    access = open_record(viewer, subject, what)
    if not is_wide(access.bases):
        raise NotVisible
    lines = lines_seen(access)
    line = next((line for line in lines if line.id == id), None) or withdrawn_seen(access).get(id)
    return CorrectionTarget(id, subject, line, newer_than(id, lines, viewer), lines)


def entry_to_put_right(viewer: Viewer, id: UUID, what: str) -> CorrectionTarget:
    """The entry, if it is open to the viewer and theirs to correct. NotTheirs says who may."""
    found = entry_seen(viewer, id, what)
    if found.line is None:
        return found
    ruling = may_correct(viewer, found.subject, found.line, found.lines)
    if not ruling.allowed:
        raise NotTheirs(ruling.why)
    if needs_second_person(viewer, found.line, None, found.lines):
        return replace(found, second=whom_to_ask(viewer, found.subject, found.line, found.lines))
    return found


def newer_than(id: UUID, lines: Sequence[Line], viewer: Viewer) -> UUID | None:
    """The entry that stands, among those seen, in place of one that was corrected. None where it was not, or was withdrawn."""
    if any(line.id == id for line in lines):
        return None
    root = visible_to(viewer).filter(id=id).values_list("root", flat=True).first()
    return next((line.id for line in lines if line.root == root), None)


def withdrawn(found: CorrectionTarget, why: str, viewer: Viewer) -> str:
    """Withdraws it, or says in a sentence why it could not be."""
    said, faults = read_entry(WithdrawalReason, {"why": [why.replace("\r\n", "\n")]})
    if said is None:
        return faults["why"][0]
    try:
        if found.line and needs_second_person(viewer, found.line, None, found.lines):
            record(request_of(found.line, found.id, None, said.why), about=found.subject, happened=viewer.on, by=viewer.author)
        else:
            withdraw(found.id, found.subject, viewer.on, said.why, by=viewer.author)
    except NotRecorded as fault:
        return str(fault)
    return ""
