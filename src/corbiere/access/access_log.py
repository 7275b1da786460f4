"""Looking at a record: let in by a basis, written down, and shown what the basis opens."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from corbiere.access.bases import Basis
from corbiere.access.models import AccessLog
from corbiere.access.viewing import Viewer, looking_as
from corbiere.access.visibility import bases_of, categories
from corbiere.ledger import reading
from corbiere.ledger.answers import once
from corbiere.ledger.entry import declared
from corbiere.ledger.kept_records import CachedRecord
from corbiere.ledger.reading import beneath, effective, record_seen, rows_of, standing_of, upto, withdrawn
from corbiere.ledger.record import Line, Standing
from corbiere.ledger.withdrawal import FILED_WITH_ANOTHER
from corbiere.statute.duties import Duty, Finding, VeryNext
from corbiere.statute.patterns import Pattern
from corbiere.statute.starting import Each, StateBegins
from corbiere.statute.states import AnyState


class NotVisible(Exception):
    """There is no such record, or it is closed to whoever asks. Which of the two is never said."""


def open_record(viewer: Viewer, subject: UUID, what: str) -> AccessLog:
    """Notes that the viewer looks at `what` of a record, and by what right. NotVisible if by none."""
    return open_record_by(viewer, subject, what, bases_of(viewer, subject))


def open_record_by(viewer: Viewer, subject: UUID, what: str, bases: list[Basis]) -> AccessLog:
    """The same, by bases that have been looked up already."""
    if not bases:
        raise NotVisible
    return AccessLog.objects.create(
        when=timezone.now(),
        practitioner=viewer.practitioner,
        subject=subject,
        on=viewer.on,
        what=what,
        bases=sorted({basis.name for basis in bases}),
        categories=sorted(categories(bases)),
    )


def lines_seen(access: AccessLog, on: date | None = None, known: datetime | None = None) -> Sequence[Line]:
    """The lines that stand on a day, as known at a moment, as far as they are open to whoever looks."""
    return standing_seen(access, on, known).lines


def withdrawn_seen(access: AccessLog) -> dict[UUID, Line]:
    """The entries that were withdrawn, by the withdrawal that could be taken back, as far as they are open to whoever looks."""
    kept, orders = _record_seen(access)
    return withdrawn(kept.rows_seen(orders, _kinds_seen(access)))


def standing_seen(access: AccessLog, on: date | None = None, known: datetime | None = None) -> Standing:
    """How things stand, from what is open of the record to whoever looks."""
    kinds = _kinds_seen(access)
    if known is None:
        kept, orders = _record_seen(access)
        return upto(kept.seen(orders, kinds), on)
    with looking_as(access.holder, access.on):
        rows = rows_of([access.subject], known).get(access.subject, [])
    return standing_of(access.subject, effective([row for row in rows if row.kind in kinds], on))


def _record_seen(access: AccessLog) -> tuple[CachedRecord, tuple[int, ...]]:
    with looking_as(access.holder, access.on):
        return once(("record", access.holder, access.on, access.subject), lambda: record_seen(access.subject))


def _kinds_seen(access: AccessLog) -> frozenset[str]:
    opened = {kind for kind, made in declared().items() if made.category in access.categories}
    return frozenset(opened | {kind.kind for kind in FILED_WITH_ANOTHER})


def findings_seen(access: AccessLog, on: date, known: datetime | None = None) -> list[Finding]:
    """The findings of the whole record, where every kind that the duty reads is open to whoever looks."""
    kept, orders = _record_seen(access)
    if known is None and orders:
        held = upto(kept.standing, on)
    else:
        with beneath():
            held = reading.standing(access.subject, on, known)
    return [finding for finding in reading.findings(held, on) if filed(finding.duty) <= set(access.categories)]


def looked_at(subject: UUID) -> QuerySet[AccessLog]:
    """Who has looked at a record, the last first."""
    return AccessLog.objects.filter(subject=subject).order_by("-when")


# Where the kinds that a duty reads are filed.


def filed(duty: Duty) -> set[str]:
    """The categories of the kinds with which a duty starts and is done, and of those that begin the state it lives in."""
    kinds = {kind for pattern in _patterns(duty) for kind in pattern.kinds}
    return {declared()[kind].category for kind in kinds}


def filed_state(state: AnyState) -> set[str]:
    """The categories of the kinds that begin a state."""
    return {declared()[kind].category for pattern in state.beginnings for kind in pattern.kinds}


def _patterns(duty: Duty) -> Iterable[Pattern]:
    yield duty.done.pattern
    if isinstance(duty.done, VeryNext):
        yield duty.done.among
    for start in duty.starts:
        if isinstance(start, Each):
            yield start.pattern
        elif isinstance(start, StateBegins):
            yield from start.state.beginnings
    if duty.during is not None:
        yield from duty.during.beginnings
