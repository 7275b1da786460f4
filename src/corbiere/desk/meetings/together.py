"""How a page speaks of several children of one meeting, and of the people in it."""

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from corbiere.desk.meetings.room import Room
from corbiere.meetings.notes import same_name


def whom(room: Room, children: Iterable[UUID]) -> str:
    """The names of those children; empty where it is all of whom the meeting speaks here."""
    about = set(children)
    if about >= {seat.subject for seat in room.seats}:
        return ""
    return " and ".join(seat.called for seat in room.seats if seat.subject in about)


def handle(name: str) -> str:
    """By which a form speaks of somebody: the same for the same name, and fit to stand in an address."""
    return sha256(same_name(name).encode()).hexdigest()[:10]
