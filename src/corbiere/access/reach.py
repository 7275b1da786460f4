"""Asks the database what is open to somebody and why (migration 0006). Every list asks here, and the row rules the same."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from corbiere.access.bases import DIRECTORY, HUB, LINE_MANAGER, OWN
from corbiere.access.viewing import Viewer
from corbiere.ledger.answers import once_each

DIRECT = "direct"
TO_ALL = frozenset({OWN.name, LINE_MANAGER.name, HUB.name, DIRECTORY.name})  # given to nobody by name


class ReachRow(NamedTuple):
    """One reason why something of a subject is open. `way` is `direct`, or the basis that carries what is given to `practitioner`."""

    subject: UUID
    categories: list[str]
    basis: str
    way: str
    detail: str
    practitioner: UUID | None
    since: date | None
    until: date | None
    entry: UUID | None


_COLUMNS = ", ".join(ReachRow._fields)
_GRANTED = f"SELECT {_COLUMNS} FROM access_granted(%s, %s)"  # noqa: S608 - our own names
_GRANTED_OF = f"{_GRANTED} WHERE subject = ANY(%s)"
_OPEN = f"SELECT {_COLUMNS} FROM access_open(%s, %s, %s)"  # noqa: S608 - our own names


def reached(viewer: Viewer, among: Collection[UUID] | None = None) -> list[ReachRow]:
    """Why a person’s record is given to the viewer: by name, by a role, or by those for whom they stand in; of these subjects or all."""
    if among is not None and not among:
        return []
    rows = _rows(_GRANTED, viewer) if among is None else _rows(_GRANTED_OF, viewer, list(among))
    return [row for row in rows if row.basis not in (OWN.name, LINE_MANAGER.name)]


def opened(viewer: Viewer, among: Collection[UUID]) -> list[ReachRow]:
    """Why each of these subjects is open to the viewer. Those who are closed, or not there, are not in it."""
    held = once_each(("opened", viewer.practitioner, viewer.on), among, lambda unasked: _opened(viewer, unasked))
    return [row for rows in held.values() for row in rows]


def _opened(viewer: Viewer, among: Collection[UUID]) -> dict[UUID, list[ReachRow]]:
    found: dict[UUID, list[ReachRow]] = {}
    for row in _rows(_OPEN, viewer, list(among)):
        found.setdefault(row.subject, []).append(row)
    return found


def given(viewer: Viewer, among: Collection[UUID]) -> list[ReachRow]:
    """The same as `reached` of these subjects, from what was asked already of why they are open."""
    return [row for row in opened(viewer, among) if row.basis not in TO_ALL]


class Openness:
    """Why people are open to a viewer, asked of each once for all the lists of a page."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self._rows: dict[UUID, list[ReachRow]] = {}

    def rows(self, among: Iterable[UUID]) -> list[ReachRow]:
        wanted = set(among)
        unasked = wanted - self._rows.keys()
        self._rows |= {subject: [] for subject in unasked}
        for row in opened(self.viewer, unasked):
            self._rows[row.subject].append(row)
        return [row for subject in wanted for row in self._rows[subject]]

    def categories(self, among: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
        """Of those who are open."""
        found: dict[UUID, frozenset[str]] = {}
        for row in self.rows(among):
            found[row.subject] = found.get(row.subject, frozenset()).union(row.categories)
        return found


def closed_to(viewer: Viewer) -> set[UUID]:
    """People the viewer said they know."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_closed(%s, %s)", [viewer.practitioner, viewer.on])
        return {person for (person,) in cursor.fetchall()}


def _rows(question: str, viewer: Viewer, *among: Any) -> list[ReachRow]:
    with connection.cursor() as cursor:
        cursor.execute(question, [viewer.practitioner, viewer.on, *among])
        return [ReachRow(*row) for row in cursor.fetchall()]
