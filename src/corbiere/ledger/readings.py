"""Readings: tables that are pure folds of one subject's entries, rewritten for that subject whenever it is written about."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

import psycopg
from django.db import connection, models
from psycopg import sql

from corbiere.ledger.record import Line

FEW = 40
M = TypeVar("M", bound=models.Model)
Fold = Callable[[UUID, Sequence[Line]], Sequence[models.Model]]


@dataclass(frozen=True, slots=True)
class ReadingTable:
    """A table with rows of many subjects, each made anew when an entry of a kind in `reads` is written about its subject.

    A set that is given as `reads` may grow while the apps declare themselves.
    """

    model: type[models.Model]
    reads: Set[str]

    def columns(self) -> tuple[str, ...]:
        return tuple(field.attname for field in self.model._meta.concrete_fields if not field.primary_key or not _numbered(field))


@dataclass(frozen=True, slots=True)
class Reading(ReadingTable):
    """A table and the fold that makes a subject's rows of it from the entries that stand, in order of happening."""

    fold: Fold

    def made_from(self, subject: UUID, lines: Iterable[Line]) -> list[models.Model]:
        return list(self.fold(subject, [line for line in lines if line.kind in self.reads]))


def _numbered(field: Any) -> bool:
    return isinstance(field, models.AutoField | models.BigAutoField)


READINGS: list[Reading] = []


def reading(
    model: type[M], reads: Iterable[str]
) -> Callable[[Callable[[UUID, Sequence[Line]], list[M]]], Callable[[UUID, Sequence[Line]], list[M]]]:
    """Registers a fold as the one maker of a table's rows."""

    def register(fold: Callable[[UUID, Sequence[Line]], list[M]]) -> Callable[[UUID, Sequence[Line]], list[M]]:
        if all(held.model is not model for held in READINGS):
            READINGS.append(Reading(model, reads if isinstance(reads, Set) else frozenset(reads), fold))
        return fold

    return register


def affected(kinds: set[str]) -> list[Reading]:
    return [held for held in READINGS if held.reads & kinds]


Rows = Counter[tuple[Any, ...]]


def rewrite(held: ReadingTable, made: dict[UUID, list[models.Model]]) -> None:
    """Puts the rows of these subjects into the table in place of those there; what is the same stays as it is."""
    if not made:
        return
    columns = held.columns()
    wanted = {subject: _counted(rows, columns) for subject, rows in made.items()}
    stored = _stored(held, list(made), columns)
    changed = [subject for subject in made if wanted[subject] != stored.get(subject, Counter())]
    if not changed:
        return
    if any(stored.get(subject) for subject in changed):
        held.model._default_manager.filter(subject__in=[subject for subject in changed if stored.get(subject)]).delete()
    add([row for subject in changed for row in made[subject]])


def add(rows: Sequence[models.Model]) -> None:
    """Adds rows of one table. Many are sent in one stream, for a table with row rules takes no copy."""
    if len(rows) < FEW:
        if rows:
            type(rows[0])._default_manager.bulk_create(rows)
        return
    fields = [(field, str(field.column)) for field in rows[0]._meta.concrete_fields if not _numbered(field)]
    names = sql.SQL(", ").join([sql.Identifier(column) for _, column in fields])
    values = sql.SQL(", ").join([sql.Placeholder()] * len(fields))
    into = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(sql.Identifier(rows[0]._meta.db_table), names, values)
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.executemany(into, [[field.get_db_prep_save(getattr(row, field.attname), connection) for field, _ in fields] for row in rows])


def differences(held: ReadingTable, made: dict[UUID, list[models.Model]]) -> list[UUID]:
    """The subjects whose stored rows are not what the fold makes."""
    columns = held.columns()
    stored = _stored(held, list(made), columns)
    return [subject for subject, rows in made.items() if _counted(rows, columns) != stored.get(subject, Counter())]


def _stored(held: ReadingTable, subjects: list[UUID], columns: tuple[str, ...]) -> dict[UUID, Rows]:
    found: dict[UUID, Rows] = {}
    for subject, *row in held.model._default_manager.filter(subject__in=subjects).values_list("subject", *columns):
        found.setdefault(subject, Counter())[_hashable(row)] += 1
    return found


def _counted(rows: Iterable[models.Model], columns: tuple[str, ...]) -> Rows:
    return Counter(_hashable([getattr(row, column) for column in columns]) for row in rows)


def _hashable(row: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(
        tuple(value) if isinstance(value, list) else bytes(value) if isinstance(value, memoryview) else _flat(value) for value in row
    )


def _flat(value: Any) -> Any:
    """Ranges and mappings as the database gives them back."""
    if isinstance(value, dict):
        return repr(sorted(value.items()))
    if hasattr(value, "lower") and hasattr(value, "upper") and not isinstance(value, str):
        return (value.lower, value.upper)
    return value
