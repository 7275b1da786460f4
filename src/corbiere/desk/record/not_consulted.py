"""Banners of parents who are not asked: on the record, on each form about the child, and on the pages of their meetings."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.ledger.record import Line
from corbiere.people.consulting import not_consulted
from corbiere.people.models import Person


class NotConsultedNotice(NamedTuple):
    """Who is not asked about whom, why, and until when."""

    who: str
    why: str
    decided_by: str
    until: date
    entry: UUID


def not_consulted_notices(lines: Sequence[Line], on: date) -> list[NotConsultedNotice]:
    """As far as whoever looks sees the decisions."""
    stand = not_consulted(lines, on)
    wanted = [one.person for one in stand if one.person]
    people = {person.subject: person.called for person in Person.objects.filter(subject__in=wanted)} if wanted else {}
    return [
        NotConsultedNotice(people.get(one.person, one.name) if one.person else one.name, one.why, one.decided_by, one.until, one.entry)
        for one in stand
    ]
