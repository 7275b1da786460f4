"""Who can see a record, one row for a person, and who has looked, one for a person and day: those who do not work with them first. Pure."""

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from corbiere.access.bases import ALLOCATED, COVER, MANAGER, Basis
from corbiere.access.holders import Holder
from corbiere.access.models import AccessLog
from corbiere.desk.record.display import Names, name_in

TEAM = frozenset({ALLOCATED.name, COVER.name, MANAGER.name})
LEFT = "Somebody who has left"


class ReaderRow(NamedTuple):
    """Somebody to whom the record is open, and each reason with what it opens."""

    name: str
    profession: str
    agency: str
    reasons: list[tuple[Basis, str]]
    works: bool


class LookedRow(NamedTuple):
    """A day on which somebody looked: how often, from when to when, which pages with how often each, and on what basis."""

    name: str
    first: datetime
    last: datetime
    times: int
    pages: list[tuple[str, int]]
    bases: list[str]
    works: bool


def readers(holders: Iterable[Holder], opens: Callable[[frozenset[str]], str]) -> list[ReaderRow]:
    """One row for each person, those outside the team first."""
    rows = []
    for _, held in groupby(holders, key=lambda holder: (holder.name, holder.practitioner)):
        reasons = list(held)
        first, works = reasons[0], any(holder.basis.name in TEAM for holder in reasons)
        told = [(holder.basis, opens(holder.basis.categories)) for holder in reasons]
        rows.append(ReaderRow(first.name, first.profession, first.agency, told, works))
    return sorted(rows, key=lambda row: row.works)


def looks(seen: Iterable[AccessLog], names: Names, working: Collection[UUID], told: Callable[[str], str]) -> list[LookedRow]:
    """One row for each person and day, the last day first, and within it those outside the team."""
    found: dict[tuple[date, UUID | None], list[AccessLog]] = {}
    for one in seen:
        found.setdefault((timezone.localdate(one.when), one.holder), []).append(one)
    rows = [(day, _row(held, name_in(names, holder) or LEFT, told, works=holder in working)) for (day, holder), held in found.items()]
    return [row for _, row in sorted(rows, key=lambda one: (-one[0].toordinal(), one[1].works))]


def _row(held: list[AccessLog], name: str, told: Callable[[str], str], *, works: bool) -> LookedRow:
    pages: dict[str, int] = {}
    for one in held:
        page = told(one.what)
        pages[page] = pages.get(page, 0) + 1
    bases = sorted({basis for one in held for basis in one.bases})
    return LookedRow(name, held[-1].when, held[0].when, len(held), list(pages.items()), bases, works)
