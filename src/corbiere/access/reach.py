"""The grants that reach somebody, and by which way: themselves, a role, those for whom they act, or those whom they manage.

Every page asks this, some of them several times, so it is one question in the database's own words: to put together Django's took ten
times as long as to answer it. `visibility` says what follows.
"""

from collections.abc import Collection
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from corbiere.access.bases import ALLOCATED, COVER, MANAGER
from corbiere.access.viewing import MANAGES, Viewer

DIRECT, BY_COVER, BY_MANAGER = "direct", COVER.name, MANAGER.name


class Reached(NamedTuple):
    way: str
    subject: UUID
    basis: str
    categories: list[str]
    during: Any
    detail: str
    entry: UUID | None
    practitioner: UUID | None


def reached(viewer: Viewer, among: Collection[UUID] | None = None) -> list[Reached]:
    """Every grant that reaches the viewer, of these subjects or of all. None of those whom the viewer said they know."""
    if viewer.agency is None or (among is not None and not among):
        return []
    question = _question(bool(viewer.roles), MANAGES in viewer.roles, among is not None)
    asked: dict[str, Any] = {"who": viewer.practitioner, "day": viewer.on, "roles": list(viewer.roles), "among": list(among or ())}
    with connection.cursor() as cursor:
        cursor.execute(question, asked)
        return [Reached(*row) for row in cursor.fetchall()]


_MANAGED = "SELECT subject FROM agencies_teammanager WHERE practitioner = %(who)s AND during @> %(day)s::date"
_STAFF = f"SELECT subject FROM agencies_teammember WHERE team IN ({_MANAGED}) AND during @> %(day)s::date"  # noqa: S608 - our own names
_COVERED = "SELECT subject FROM agencies_cover WHERE acting = %(who)s AND during @> %(day)s::date"
_KNOWN = "SELECT person FROM agencies_known WHERE subject = %(who)s AND since <= %(day)s::date"
_WORKED = f"basis = '{ALLOCATED.name}' AND "
_COLUMNS = ", ".join(name for name in Reached._fields if name != "way")


@cache
def _question(holds_roles: bool, manages: bool, of_some: bool) -> str:
    """Cover and management carry what an allocation gives, and nothing else."""
    ways = [(DIRECT, "practitioner = %(who)s"), (BY_COVER, f"{_WORKED} practitioner IN ({_COVERED})")]
    ways += [(DIRECT, "role <> '' AND role = ANY(%(roles)s)")] if holds_roles else []
    ways += [(BY_MANAGER, f"{_WORKED} team IN ({_MANAGED})"), (BY_MANAGER, f"{_WORKED} practitioner IN ({_STAFF})")] if manages else []
    which = f"during @> %(day)s::date AND subject NOT IN ({_KNOWN})" + (" AND subject = ANY(%(among)s)" if of_some else "")
    return " UNION ALL ".join(
        f"SELECT '{way}', {_COLUMNS} FROM access_grant WHERE {reaches} AND {which}"  # noqa: S608 - our own names
        for way, reaches in ways
    )
