"""Who is looking, and the transaction in which they look."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from corbiere.access.models import Account
from corbiere.agencies.entries import Profession
from corbiere.ledger.answers import answers_kept, once
from corbiere.ledger.holders import NOBODY
from corbiere.ledger.reading import above
from corbiere.ledger.record import Author

MANAGES = "manager"


@dataclass(frozen=True, slots=True)
class Viewer:
    """A practitioner on the day on which they look. `agency` is None where they do not work here that day: nothing is open to them.

    `agency_sort` is what sort of agency theirs is; `teams_covered` are the teams of managers for whom they act that day. Whoever
    `fosters` is no colleague: every page but their own is closed to them, and so is the API.
    """

    practitioner: UUID
    name: str
    agency: UUID | None
    roles: frozenset[str]
    on: date
    agency_sort: str = ""
    teams_covered: frozenset[UUID] = frozenset()
    profession: str = ""

    @property
    def fosters(self) -> bool:
        return self.profession == Profession.FOSTER_CARER

    @property
    def author(self) -> Author:
        return Author(self.practitioner, self.agency, self.roles)


def viewer_of(account: Account, on: date) -> Viewer:
    """Of a person's account: somebody who does not work here."""
    return viewer(account.practitioner or NOBODY, on)


def viewer(practitioner: UUID, on: date) -> Viewer:
    """With the roles they hold that day: those given to them, and `manager` where they manage a team."""
    return once(("viewer", practitioner, on), lambda: _viewer(practitioner, on))


def _viewer(practitioner: UUID, on: date) -> Viewer:
    with connection.cursor() as cursor:
        cursor.execute(_WHO, {"who": practitioner, "on": on})
        name, agency, sort, roles, manages, covered, profession = cursor.fetchone() or ("", None, "", [], False, [], "")
    held = {*roles, MANAGES} if manages else {*roles}
    return Viewer(practitioner, name, agency, frozenset(held if agency else ()), on, sort or "", frozenset(covered), profession)


# Asked at the door of every page.
_WHO = """
SELECT name, CASE WHEN during @> %(on)s::date THEN agency END,
    (SELECT sort FROM agencies_agency WHERE agencies_agency.subject = agencies_practitioner.agency),
    ARRAY(SELECT role FROM agencies_roleheld WHERE subject = %(who)s AND during @> %(on)s::date),
    EXISTS (SELECT FROM agencies_teammanager WHERE practitioner = %(who)s AND during @> %(on)s::date),
    ARRAY(
        SELECT managed.subject FROM agencies_cover held JOIN agencies_teammanager managed ON managed.practitioner = held.subject
        WHERE held.acting = %(who)s AND held.during @> %(on)s::date AND managed.during @> %(on)s::date),
    profession
FROM agencies_practitioner WHERE subject = %(who)s
"""


@contextmanager
def looking(viewer: Viewer) -> Iterator[None]:
    """Inside, the database shows of every table what is open to the viewer, and no more."""
    with looking_as(viewer.practitioner, viewer.on):
        once(("viewer", viewer.practitioner, viewer.on), lambda: viewer)
        yield


@contextmanager
def looking_as(practitioner: UUID, on: date) -> Iterator[None]:
    """The same, of somebody known by their id. What was set before is set again afterwards; if it fails, by the rollback."""
    if _looking.get() == (practitioner, on):
        yield
        return
    with transaction.atomic(), above(), answers_kept(), connection.cursor() as cursor:
        cursor.execute(f"{_BEFORE}, {_SET}", [str(practitioner), on.isoformat(), ""])
        before = [held or "" for held in cursor.fetchone()[:3]]
        token = _looking.set((practitioner, on))
        try:
            yield
        finally:
            _looking.reset(token)
        cursor.execute(f"SELECT {_SET}", before)


# Who looks in this thread already: then nothing need be set anew.
_looking: ContextVar[tuple[UUID, date] | None] = ContextVar("looking", default=None)
_BEFORE = "SELECT " + ", ".join(f"current_setting('corbiere.{name}', true)" for name in ("viewer", "viewing_on", "purpose"))
_SET = ", ".join(f"set_config('corbiere.{name}', %s, true)" for name in ("viewer", "viewing_on", "purpose"))
