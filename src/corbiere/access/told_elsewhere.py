"""Ties of which somebody else told on another record: whoever works with the person whom they name is told so, and not on whose it was.

The record that is there stays as closed as it was: which one told it is known to those alone to whom it is open (migration 0008).
"""

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models.expressions import RawSQL

from corbiere.access.viewing import Viewer

STANDS = timedelta(days=14)  # how long it is told after it was written down; default
_TOLD = "SELECT person, entry, author, told FROM access_told_elsewhere(%s, %s, %s, %s) ORDER BY told, entry"


class TieTold(NamedTuple):
    """The `entry` by which its author told on a day to whom the person belongs."""

    person: UUID
    entry: UUID
    author: UUID
    told: date


def told_elsewhere(viewer: Viewer, on: date) -> list[TieTold]:
    """Ties told lately of the people with whom the viewer works, in order of telling."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person, entry, author, told FROM access_told_elsewhere(%s, %s, %s, %s) ORDER BY told, entry", _asked(viewer, on)
        )
        return [TieTold(*row) for row in cursor.fetchall()]


def people_told_of(viewer: Viewer, on: date) -> RawSQL:
    return RawSQL("SELECT person FROM access_told_elsewhere(%s, %s, %s, %s)", _asked(viewer, on))


def _asked(viewer: Viewer, on: date) -> tuple[UUID, date, date, date]:
    return viewer.practitioner, viewer.on, on - STANDS, on
