"""The seal of a document: one digest over the entries that it prints, in order, and the way back from a file to those entries."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import no_longer_standing

CODE = 12  # of the letters of a digest: as many as somebody can be asked to read out
_DIGEST = re.compile(rb"corbiere-seal-([0-9a-f]{64})")
_ENTRY = re.compile(rb"corbiere-entry-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
MOST_ENTRIES = 2000  # more than any document prints; what claims more is none of ours


@dataclass(frozen=True, slots=True)
class DocumentSeal:
    """`digest` is SHA-256 over the id and the digest of each entry, in the order of recording."""

    digest: str
    entries: tuple[UUID, ...]

    @property
    def code(self) -> str:
        """The beginning of the digest in groups, for the foot of a paper: `1f2e-3a4b-9c01`."""
        return "-".join(self.digest[place : place + 4] for place in range(0, CODE, 4))

    @property
    def keywords(self) -> list[str]:
        """Keywords for the file's metadata, from which `sealed_in` reads the seal again."""
        return [f"corbiere-seal-{self.digest}", *(f"corbiere-entry-{id}" for id in self.entries)]


@dataclass(frozen=True, slots=True)
class SealStanding:
    """The state of a sealed document now. `ours`: the seal is that of these entries as they were written.

    `changed` are those of them that were corrected or withdrawn since, in order.
    """

    ours: bool
    changed: tuple[UUID, ...] = ()

    @property
    def stands(self) -> bool:
        return self.ours and not self.changed


def seal_of(entries: Iterable[UUID]) -> DocumentSeal:
    """The seal of these entries. Ask as whoever looks: an entry that is closed to them is not there."""
    return seals_of([entries])[0]


def seals_of(documents: Iterable[Iterable[UUID]]) -> list[DocumentSeal]:
    """The seals of several documents, with one question to the database."""
    wanted = [set(entries) for entries in documents]
    rows = list(EntryRow.objects.filter(id__in=set().union(*wanted)).order_by("order").values_list("id", "digest"))
    return [_sealed([row for row in rows if row[0] in entries]) for entries in wanted]


def _sealed(rows: Sequence[tuple[UUID, bytes | memoryview]]) -> DocumentSeal:
    total = sha256()
    for id, digest in rows:
        total.update(id.bytes + bytes(digest))
    return DocumentSeal(total.hexdigest(), tuple(id for id, _ in rows))


def sealed_in(file: bytes) -> DocumentSeal | None:
    """The seal that a file carries in its metadata, as it says; None where it carries none."""
    digest, entries = _DIGEST.search(file), list(dict.fromkeys(_ENTRY.findall(file)))
    if digest is None or not entries or len(entries) > MOST_ENTRIES:
        return None
    return DocumentSeal(digest[1].decode(), tuple(UUID(id.decode()) for id in entries))


def standing(seal: DocumentSeal) -> SealStanding:
    """Whether the entries of a seal still stand as they were printed. Ask as whoever looks."""
    if seal_of(seal.entries) != seal:
        return SealStanding(ours=False)
    return SealStanding(ours=True, changed=_changed(seal.entries))


def _changed(entries: Collection[UUID]) -> tuple[UUID, ...]:
    """A withdrawal replaces what it takes back, as a correction does, until it is taken back itself."""
    replaced = no_longer_standing(entries)
    return tuple(id for id in entries if id in replaced)
