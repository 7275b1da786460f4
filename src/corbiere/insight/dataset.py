"""Data for measures: of each child the entries that they ask about and what the law asked, on one day and as known at one moment.

Whom a number is about may be closed to whoever asks for it (scope.py says who may ask). So it is counted beneath every person's view, and
what leaves here for a page is numbers; who is behind them is shown only where their record is open (drill_down.py).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, wraps
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db import connection

from corbiere.agencies.models import Practitioner
from corbiere.ledger.reading import StoredEntry, effective, facts_of, rows_of, without_row_security
from corbiere.ledger.record import Line
from corbiere.ledger.standing import Lines
from corbiere.statute import engine
from corbiere.statute.calendar import days_after
from corbiere.statute.catalogue import CATALOGUE
from corbiere.statute.duties import Finding
from corbiere.statute.law import Law


class Reads(NamedTuple):
    """Input to measures of one sort. A child with an entry of `begins` may be counted; `kinds` and `duties` are all that is asked of them.

    `days`: from the day of what begins a unit to the day by which the unit is counted, at the most.
    """

    begins: tuple[str, ...]
    kinds: frozenset[str]
    duties: tuple[str, ...]
    days: int


class ChildHistory(NamedTuple):
    """A child's entries in order of happening, with the occasion of the act that each, or what it corrects, was first written in."""

    lines: list[Line]
    findings: list[Finding]
    born: date | None

    def of_kind(self, *kinds: str) -> list[Line]:
        return [line for line in self.lines if line.kind in kinds]

    def found(self, *duties: str) -> list[Finding]:
        return [finding for finding in self.findings if finding.duty.id in duties]


@dataclass(frozen=True, slots=True)
class Dataset:
    """`agencies` says for which agency each practitioner works."""

    on: date
    children: Mapping[UUID, ChildHistory]
    agencies: Mapping[UUID, UUID]
    made: dict[Callable[..., Any], Any] = field(default_factory=dict, repr=False, compare=False)


W = TypeVar("W")


def once(make: Callable[[Dataset], W]) -> Callable[[Dataset], W]:
    """Makes once what several measures ask of one world."""

    @wraps(make)
    def held(world: Dataset) -> W:
        if make not in world.made:
            world.made[make] = make(world)
        found: W = world.made[make]
        return found

    return held


def held(reads: Reads, subject: UUID, lines: list[Line], on: date) -> ChildHistory:
    """A child's entries with what follows from them on a day."""
    born = next((line.happened for line in lines if line.kind == "born"), None)
    return ChildHistory(lines, engine.findings(str(subject), facts_of(lines), on, law=_law(reads.duties)), born)


@cache
def _law(duties: tuple[str, ...]) -> Law:
    return Law(duty for duty in CATALOGUE if duty.id in duties)


# Read for all children at once: a question for who they are, one for their entries, one for the directory.


class ChildSelection(NamedTuple):
    """Which children are counted: `only` these, None for all, and `without` those."""

    only: frozenset[UUID] | None = None
    without: frozenset[UUID] = frozenset()


ALL = ChildSelection()


def world(reads: Reads, since: date, on: date, known: datetime | None = None, whom: ChildSelection = ALL) -> Dataset:
    """All that is counted from `since` to `on`."""
    with without_row_security():
        subjects = _with_any(reads.begins, days_after(since, -reads.days), on, known, whom)
        rows = rows_of(subjects, known, reads.kinds)
    children = {subject: held(reads, subject, _lines(rows.get(subject, ()), on), on) for subject in subjects}
    return Dataset(on, children, dict(Practitioner.objects.values_list("subject", "agency")))


def _lines(rows: Sequence[StoredEntry], on: date) -> Lines:
    """Lines that stand. A correction stands in the act of the entry that it corrects."""
    occasions = {row.id: row.occasion for row in rows}
    return Lines(line._replace(occasion=occasions.get(line.root)) for line in effective(rows, on))


def _with_any(kinds: Iterable[str], since: date, on: date, known: datetime | None, whom: ChildSelection) -> list[UUID]:
    asked: list[Any] = [list(kinds), since, on, known, whom.only is None, list(whom.only or ()), list(whom.without)]
    with connection.cursor() as cursor:
        cursor.execute(_WHO, asked)
        return [subject for (subject,) in cursor.fetchall()]


_WHO = """
    SELECT DISTINCT subject_id FROM ledger_entry
    WHERE kind = ANY(%s) AND happened BETWEEN %s AND %s AND recorded <= coalesce(%s::timestamptz, 'infinity')
        AND (%s OR subject_id = ANY(%s::uuid[])) AND subject_id <> ALL(%s::uuid[])
    ORDER BY subject_id
"""
