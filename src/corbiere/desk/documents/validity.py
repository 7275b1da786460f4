"""Does a document still stand? Asked by its file, which names its entries, or by the seal alone, which is looked for among those known."""

from dataclasses import dataclass
from typing import IO

from corbiere.access.viewing import Viewer, looking
from corbiere.desk.addresses import entry_address
from corbiere.desk.documents.papers import offers, seals
from corbiere.desk.record.chronology import title_of
from corbiere.desk.record.record import Record
from corbiere.documents.entries import DocumentGiven
from corbiere.documents.sealing import CODE, DocumentSeal, sealed_in, standing
from corbiere.ledger.entry import kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.record import Line
from corbiere.statute.calendar import in_words

LARGEST = 20_000_000  # bytes of a document that is checked; a default
NOTHING = "Choose a file, or write the seal printed at its end or the code at its foot."
TOO_LARGE = "That file is larger than 20 MB. It is not one of our documents."
NO_SEAL = "That file has no seal from this record. It may be another document, or one that was printed and scanned: write its seal instead."
NOT_OURS = "That seal does not match what you can see of this record. The document may be about another child, or may have been changed."
STANDS = "This document is up to date: every entry in it is in the record as it was printed."
CHANGED = "This document is out of date: some of what is in it has been corrected or withdrawn since. Make it again."
STANDS_NOW = "This seal is the one that the document would have today: it is up to date."
KNOWN_BEFORE = "This seal is from a document that was given to {to} on {day}, and what is in it has changed since. Make it again."


@dataclass(frozen=True, slots=True)
class ValidityCheck:
    """`tone` as in a notification; `changed` are the entries that were corrected since, as links."""

    says: str
    tone: str = "needs-you"
    changed: tuple[tuple[str, str], ...] = ()


def checked(viewer: Viewer, record: Record, file: IO[bytes] | None, typed: str) -> ValidityCheck:
    if file is not None:
        held = file.read(LARGEST + 1)
        if len(held) > LARGEST:
            return ValidityCheck(TOO_LARGE)
        seal = sealed_in(held)
        return _of_file(viewer, record, seal) if seal else ValidityCheck(NO_SEAL)
    digest = "".join(typed.replace("-", "").split()).lower()
    return _of_seal(viewer, record, digest) if digest else ValidityCheck(NOTHING)


def _of_file(viewer: Viewer, record: Record, seal: DocumentSeal) -> ValidityCheck:
    with looking(viewer):
        found = standing(seal)
        rows = list(EntryRow.objects.filter(id__in=seal.entries).values_list("id", "subject_id", "kind", "version", "body", "happened"))
    if not found.ours or any(subject != record.subject for _, subject, *_ in rows):
        return ValidityCheck(NOT_OURS)
    if found.stands:
        return ValidityCheck(STANDS, "good")
    gone = [
        (f"{in_words(day)}: {title_of(kind, version, body)}", entry_address(id))
        for id, _, kind, version, body, day in rows
        if id in found.changed
    ]
    return ValidityCheck(CHANGED, changed=tuple(gone))


def _of_seal(viewer: Viewer, record: Record, digest: str) -> ValidityCheck:
    if any(_is(seal.digest, digest) for seal in seals(viewer, record, offers(record))):
        return ValidityCheck(STANDS_NOW, "good")
    given = [line for line in record.lines if issubclass(kind_called(line.kind), DocumentGiven) and _bears(line, digest)]
    if not given:
        return ValidityCheck(NOT_OURS)
    return ValidityCheck(KNOWN_BEFORE.format(to=given[-1].body["to"], day=in_words(given[-1].happened)))


def _bears(line: Line, digest: str) -> bool:
    return _is((line.body.get("seal") or "").strip().lower(), digest)


def _is(whole: str, typed: str) -> bool:
    """Whether the whole seal was typed, or the code that begins it."""
    return typed == whole or (len(typed) == CODE and whole.startswith(typed))
