"""Tells pages, routes, searches, exports and counts what is open to a viewer, as the database does and holds to beneath (reach.py)."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.sql.compiler import SQLCompiler

from corbiere.access.bases import BASES, Basis
from corbiere.access.reach import DIRECT, ReachRow, closed_to, given, opened, reached
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names
from corbiere.ledger.answers import once
from corbiere.ledger.models import EntryRow, Subject

__all__ = ["bases_of", "categories", "categories_open", "closed_to", "subjects_visible_to", "visible_to"]

STAFF_SORTS = ("practitioner", "team", "agency")


def visible_to(viewer: Viewer) -> QuerySet[EntryRow]:
    """The entries that are open to the viewer on their day."""
    given = _IsGiven(F("subject_id"), F("category"), viewer=viewer)
    everybodys = _IsEverybodys(F("category"), viewer=viewer)
    kept = RawSQL("SELECT access_kept_back(%s, %s)", _whose(viewer))
    return EntryRow.objects.filter(Q(given) | Q(everybodys) & ~Q(subject__in=_closed(viewer))).exclude(id__in=kept)


def subjects_visible_to(viewer: Viewer) -> QuerySet[Subject]:
    """The people of whose record something is open to the viewer, and the practitioners, teams and agencies of the directory, which
    is closed to foster carers."""
    if viewer.agency is None:
        return Subject.objects.none()
    whoever = RawSQL("'identity' = ANY (access_of_everybody(%s, %s))", _whose(viewer), output_field=BooleanField())
    given = RawSQL("SELECT access_subjects(%s, %s, '')", _whose(viewer))
    if viewer.fosters:
        return Subject.objects.filter(id__in=given)
    condition = Q(sort__in=STAFF_SORTS) | Q(whoever) & Q(sort="person") & ~Q(id__in=_closed(viewer)) | Q(id__in=given)
    return Subject.objects.filter(condition)


def bases_of(viewer: Viewer, subject: UUID) -> list[Basis]:
    """Why a record is open to the viewer; nothing where it is closed or not there."""
    return list(once(("bases", viewer.practitioner, viewer.on, subject), lambda: _bases_of(viewer, subject)))


def _bases_of(viewer: Viewer, subject: UUID) -> list[Basis]:
    found = opened(viewer, [subject])
    carried = {row.practitioner for row in found if row.way != DIRECT and row.practitioner}
    called = names(carried)
    return list({(basis.name, basis.entry): basis for basis in (_basis(row, called) for row in found)}.values())


def categories(bases: list[Basis]) -> frozenset[str]:
    return frozenset().union(*(basis.categories for basis in bases))


def categories_open(viewer: Viewer, among: Collection[UUID] | None = None) -> dict[UUID, frozenset[str]]:
    """Categories open to the viewer of each person, or of these, whose record is given to them."""
    found: dict[UUID, set[str]] = defaultdict(set)
    for row in reached(viewer) if among is None else given(viewer, among):
        found[row.subject] |= set(row.categories)
    return {subject: frozenset(held) for subject, held in found.items()}


def _basis(row: ReachRow, called: dict[UUID, str]) -> Basis:
    ground = BASES[row.basis] if row.way == DIRECT else BASES[row.way]
    who = called.get(row.practitioner) if row.practitioner and row.way != DIRECT else None
    said = ", ".join(part for part in (who, row.detail) if part)
    words = f"{ground.words}: {said}" if said else ground.words
    return Basis(ground.name, words, frozenset(row.categories), row.since, row.until, row.entry, row.basis)


# As conditions on rows.


def _whose(viewer: Viewer) -> list[Any]:
    return [viewer.practitioner, viewer.on]


def _closed(viewer: Viewer) -> RawSQL:
    return RawSQL("SELECT access_closed(%s, %s)", _whose(viewer))


class _Asks(Func):
    """A question about columns of a row that ends with who looks and when."""

    output_field = BooleanField()

    def __init__(self, *columns: F, viewer: Viewer) -> None:
        super().__init__(*columns)
        self.whose = _whose(viewer)

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        function: str | None = None,
        template: str | None = None,
        arg_joiner: str | None = None,
        **more: Any,
    ) -> tuple[str, tuple[Any, ...]]:
        text, values = super().as_sql(compiler, connection, function, template, arg_joiner, **more)
        return text, (*values, *self.whose)


class _IsGiven(_Asks):
    template = "((%(expressions)s) IN (SELECT held.subject, held.category FROM access_pairs(%%s, %%s) held))"


class _IsEverybodys(_Asks):
    template = "(%(expressions)s = ANY ((SELECT access_of_everybody(%%s, %%s))::text[]))"
