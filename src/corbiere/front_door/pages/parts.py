"""Adds the front door to the pages of the desk: the worry about any child, and what a record tells of worries of before."""

from collections.abc import Sequence
from datetime import date

from corbiere.agencies.entries import Role
from corbiere.desk.components.words import day_in_words
from corbiere.desk.extend import Navigation, PastSentence, PlaceToGoBackTo, UrgentForm, declare
from corbiere.front_door.entries import ConcernReceived
from corbiere.ledger.record import Line


def _worries(lines: Sequence[Line], on: date) -> str:
    told = [line.happened for line in lines if line.kind == ConcernReceived.kind]
    return f"Worries raised: {len(told)}, the last on {day_in_words(told[-1], on)}" if told else ""


declare(Navigation(name="hub", called="The Hub", page="front_door:hub", sees=lambda viewer: Role.HUB in viewer.roles, order=5))
declare(PlaceToGoBackTo(name="hub-worry", called="the worry", page="front_door:hub-worry"))
declare(PastSentence(name="worries", tells=_worries))
declare(
    UrgentForm(
        name="worry",
        kind=ConcernReceived,
        called="Worried about a child?",
        act="A worry about their safety",
        page="front_door:worry",
        draft="front_door:worry-draft",
    )
)
