"""Answers that the system itself gives to a question to a register: it looks twice, the same whoever is found (ISS-10-2)."""

from datetime import date
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from corbiere.access.viewing import Viewer
from corbiere.ledger.reading import beneath
from corbiere.people.search import beyond_doubt
from corbiere.registers.question_entries import RegisterLookedUp, RegisterQuestioned, RegisterSays
from corbiere.registers.register import Register, register_called

NOBODY = UUID(int=0)
NOT_SAID = date(1800, 1, 1)  # looked for where no date of birth was told: nobody has it
NO_LEAD = "Nobody is named who leads the work: ring whoever keeps the register."


class Look(NamedTuple):
    """`at_once`: whether whoever asks is answered by the system; `closed`: whether they said that they know the child; `there`: whether
    the child is on the register, with who leads the work and their number."""

    at_once: bool
    closed: bool
    there: bool
    lead: str | None
    number: str | None


def looked_up(entry: RegisterQuestioned, asker: Viewer) -> RegisterLookedUp:
    """ISS-10-2: the child who is meant beyond doubt, and the answer where whoever asks is authorised for it; else the keeper answers."""
    register = register_called(entry.which)
    with beneath():
        found = beyond_doubt(f"{entry.given} {entry.family}", entry.born or NOT_SAID)
        look = _look(register, found or NOBODY, asker)
    child = None if look.closed else found
    if child is None or entry.born is None or not look.at_once:
        return RegisterLookedUp(child=child, answer=None, told=None)
    if not look.there:
        return RegisterLookedUp(child=child, answer=RegisterSays.NOT_ON_IT, told=f"Not on the {register.called} today.")
    number = f", {look.number}" if look.number else ""
    whom = f"The lead social worker is {look.lead}{number}." if look.lead else NO_LEAD
    return RegisterLookedUp(child=child, answer=RegisterSays.ON_IT, told=f"On the {register.called} today. {whom}")


def _look(register: Register[Any], child: UUID, asker: Viewer) -> Look:
    asked: dict[str, Any] = {"which": register.name, "child": child, "agency": asker.agency, "asker": asker.practitioner, "on": asker.on}
    with connection.cursor() as cursor:
        cursor.execute(_question(register), asked)
        return Look(*cursor.fetchone())


@cache
def _question(register: Register[Any]) -> str:
    table = register.places.model._meta
    lead = any(field.name == "lead_social_worker" for field in table.concrete_fields)
    return _LOOK.format(table=table.db_table, lead="place.lead_social_worker" if lead else "NULL")


# The system answers somebody where their agency and they themselves are authorised: two rows.
_LOOK = """
    SELECT
        2 = (SELECT count(DISTINCT held.subject) FROM registers_registerasker held
             WHERE held.subject IN (%(agency)s, %(asker)s) AND held.which = %(which)s AND held.during @> %(on)s::date),
        %(child)s IN (SELECT access_closed(%(asker)s, %(on)s)), place.subject IS NOT NULL, lead.name, rung.number
    FROM (VALUES (1)) one
    LEFT JOIN {table} place ON place.subject = %(child)s AND upper_inf(place.known) AND place.during @> %(on)s::date
    LEFT JOIN agencies_practitioner lead ON lead.subject = {lead}
    LEFT JOIN agencies_worktelephone rung ON rung.subject = lead.subject
    LIMIT 1
"""
