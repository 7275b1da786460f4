"""Taking an import back: each of its entries is withdrawn, and stays in the record as withdrawn."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Max, Min

from corbiere.exchange.into_ledger import AT_ONCE, PREFIX, Advance
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import JERSEY, no_longer_standing, without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.withdrawal import Withdrawn
from corbiere.ledger.writing import Writing, record_batch


class Batch(NamedTuple):
    name: str
    entries: int
    people: int
    begun: datetime
    ended: datetime


class UndoResult(NamedTuple):
    """`changed`: entries that somebody has corrected or withdrawn since; they stay as they are."""

    withdrawn: int
    changed: int
    refused: dict[UUID, str]


def batches() -> list[Batch]:
    """Every import into the ledger that has entries, the newest first."""
    with without_row_security():
        rows = EntryRow.objects.filter(system__startswith=PREFIX).exclude(kind=Withdrawn.kind)
        found = rows.values("system").annotate(
            many=Count("id"), people=Count("subject", distinct=True), begun=Min("recorded"), ended=Max("recorded")
        )
        made = [Batch(row["system"].removeprefix(PREFIX), row["many"], row["people"], row["begun"], row["ended"]) for row in found]
    return sorted(made, key=lambda batch: batch.begun, reverse=True)


def undo(batch: str, why: str, now: datetime, advance: Advance) -> UndoResult:
    """Withdraws what still stands of an import, person by person, the last entry of each first."""
    with without_row_security():
        rows = list(
            EntryRow.objects.filter(system=f"{PREFIX}{batch}")
            .exclude(kind=Withdrawn.kind)
            .order_by("subject_id", "-order")
            .values_list("id", "subject_id")
        )
        gone = no_longer_standing([id for id, _ in rows])
    by, day = Author(system=f"{PREFIX}{batch}"), now.astimezone(JERSEY).date()
    standing = [Writing(entry=Withdrawn(), about=subject, happened=day, replaces=id, why=why) for id, subject in rows if id not in gone]
    refused: dict[UUID, str] = {}
    done = 0
    for some in _together(standing):
        done += _withdrawn(some, by, now, refused)
        advance(len(some))
    return UndoResult(done, len(gone), refused)


def _together(standing: list[Writing]) -> Iterator[list[Writing]]:
    """A number of them at a time, and all of one person's in one go: each record is folded once."""
    held: list[Writing] = []
    for _, own in groupby(standing, key=lambda writing: writing.about):
        held += own
        if len(held) >= AT_ONCE:
            yield held
            held = []
    if held:
        yield held


def _withdrawn(some: list[Writing], by: Author, now: datetime, refused: dict[UUID, str]) -> int:
    try:
        return record_batch(some, by=by, now=now)
    except NotRecorded:
        done = 0
        for writing in some:
            try:
                done += record_batch([writing], by=by, now=now)
            except NotRecorded as why:
                refused[writing.id] = str(why)
        return done
