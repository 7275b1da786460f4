"""Several records on one page, such as somebody's work: of each what is open to the viewer, with one question to the database for all."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from corbiere.access.access_log import filed
from corbiere.access.models import AccessLog
from corbiere.access.reach import Openness
from corbiere.access.viewing import Viewer, looking
from corbiere.access.visibility import categories_open
from corbiere.access.withheld_addresses import kept_from
from corbiere.ledger import reading
from corbiere.ledger.entry import declared
from corbiere.ledger.reading import beneath, effective, records_seen, rows_of
from corbiere.ledger.record import Line, Standing
from corbiere.ledger.standing import Lines, folded_with
from corbiere.statute.duties import Finding


class VisibleRecord(NamedTuple):
    """One record on a day, as a viewer sees it. Findings follow from the whole record, and are shown as on its own page."""

    lines: Sequence[Line]
    findings: list[Finding]


def seen_together(viewer: Viewer, on: date, among: Collection[UUID], openness: Openness | None = None) -> dict[UUID, VisibleRecord]:
    """Records of `among` open to the viewer. The day is the one asked about; what is open is so on the viewer's own day."""
    opened = openness.categories(among) if openness else categories_open(viewer, among)
    with beneath():
        standings = reading.standings(list(opened), on)
    kept = frozenset(kept_from(viewer)) if opened else frozenset()
    return {subject: _seen(standing, on, opened[subject], kept) for subject, standing in standings.items()}


def _seen(standing: Standing, on: date, opened: frozenset[str], kept: frozenset[UUID]) -> VisibleRecord:
    def seen() -> VisibleRecord:
        findings = [finding for finding in standing.findings(on) if filed(finding.duty) <= opened]
        return VisibleRecord(_open(standing.lines, opened, kept), findings)

    return folded_with(standing.lines, ("seen", on, opened, kept), seen)


def lines_together(viewer: Viewer, accesses: Mapping[UUID, AccessLog]) -> dict[UUID, Sequence[Line]]:
    """Lines of each record that stand today, as far as its sight opens them."""
    with looking(viewer):
        seen = records_seen(list(accesses))
    stands = {subject: kept.seen(orders).lines for subject, (kept, orders) in seen.items()}
    return {subject: _open(stands.get(subject, []), frozenset(access.categories), set()) for subject, access in accesses.items()}


def lines_then(viewer: Viewer, subjects: Collection[UUID], kinds: Collection[str], on: date, known: datetime) -> dict[UUID, list[Line]]:
    """Lines of these kinds that stood on a day, as known at a moment, as far as open to the viewer now."""
    with looking(viewer):
        then = rows_of(list(subjects), known, kinds)
    return {subject: effective(rows, on) for subject, rows in then.items()}


def _open(lines: Sequence[Line], opened: frozenset[str], kept: Collection[UUID]) -> Sequence[Line]:
    """Lines that are open; where all are, the very same, of which much is worked out already."""
    kinds = {kind for kind, made in declared().items() if made.category in opened}
    found = Lines(line for line in lines if line.kind in kinds and line.id not in kept)
    return lines if len(found) == len(lines) else found
