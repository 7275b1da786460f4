"""Who is looking, and the transaction in which they look."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from corbiere.access.models import Account
from corbiere.agencies.models import Practitioner, RoleHeld, TeamManager
from corbiere.ledger.rulings import Author

MANAGES = "manager"


@dataclass(frozen=True, slots=True)
class Viewer:
    """A practitioner on the day on which they look. `agency` is None where they do not work here that day: nothing is open to them."""

    practitioner: UUID
    name: str
    agency: UUID | None
    roles: frozenset[str]
    on: date

    @property
    def author(self) -> Author:
        return Author(self.practitioner, self.agency, self.roles)


def viewer_of(account: Account, on: date) -> Viewer:
    return viewer(account.practitioner, on)


def viewer(practitioner: UUID, on: date) -> Viewer:
    """With the roles they hold that day: those given to them, and `manager` where they manage a team."""
    found = Practitioner.objects.filter(subject=practitioner).first()
    here = found is not None and on in found.during
    roles = set(RoleHeld.objects.on(on).filter(subject=practitioner).values_list("role", flat=True)) if here else set()
    if here and TeamManager.objects.on(on).filter(practitioner=practitioner).exists():
        roles.add(MANAGES)
    return Viewer(practitioner, found.name if found else "", found.agency if found and here else None, frozenset(roles), on)


@contextmanager
def looking(viewer: Viewer) -> Iterator[None]:
    """Inside, the database shows of the ledger what is open to the viewer, and no more."""
    with looking_as(viewer.practitioner, viewer.on):
        yield


@contextmanager
def looking_as(practitioner: UUID, on: date) -> Iterator[None]:
    """The same, of somebody known by their id. What was set before is set again afterwards; if it fails, by the rollback."""
    if _looking.get() == (practitioner, on):
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{_BEFORE}, {_SET}", [str(practitioner), on.isoformat()])
        before = [held or "" for held in cursor.fetchone()[:2]]
        token = _looking.set((practitioner, on))
        try:
            yield
        finally:
            _looking.reset(token)
        cursor.execute(f"SELECT {_SET}", before)


# Who looks in this thread already: then nothing need be set anew.
_looking: ContextVar[tuple[UUID, date] | None] = ContextVar("looking", default=None)
_BEFORE = "SELECT current_setting('corbiere.viewer', true), current_setting('corbiere.viewing_on', true)"
_SET = "set_config('corbiere.viewer', %s, true), set_config('corbiere.viewing_on', %s, true)"
