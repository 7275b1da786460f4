"""Who of the core group agreed to see whom, how often, and whether they did (CPP-37). Pure.

A child is seen by an entry that says so; anybody else by a contact in person with that person chosen. Each counts for whoever wrote it.
"""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.work import GroupPlace
from corbiere.ledger.record import Line
from corbiere.protection.entries.core_groups import CoreGroupHeld
from corbiere.protection.entries.parts import ContactAgreed
from corbiere.protection.registration import core_group, plan_running


class Contact(NamedTuple):
    """Agreed contact, since when at this rhythm, and how it goes. `by` is the last day of the interval that runs; `missed` counts the
    intervals that passed with nobody seen. Both are None where no number of days was agreed, `seen` too where nothing can be compared."""

    said: ContactAgreed
    since: date
    seen: date | None = None
    by: date | None = None
    missed: int | None = None

    @property
    def comparable(self) -> bool:
        return is_comparable(self.said)

    def late(self, on: date) -> bool:
        return self.by is not None and self.by < on


class MemberContacts(NamedTuple):
    """Somebody in the core group and the contacts they have taken on. `here`: they are in it now."""

    practitioner: UUID | None
    who: str
    role: str
    here: bool
    contacts: Sequence[Contact]


def members(lines: Sequence[Line], on: date) -> list[MemberContacts]:
    """Everybody in the core group on a day, then those who took a contact on and are not practitioners in it. Nobody where no plan runs."""
    running = plan_running(lines, on)
    if running is None:
        return []
    since_begun = [line for line in lines if running.begins <= line.happened <= on]
    agreed = contacts(since_begun, on)
    places = [place for place in core_group(lines) if place.begins <= on and (place.ends is None or on < place.ends)]
    inside = [_member(place, agreed) for place in places]
    held = {place.practitioner for place in places}
    outside = [contact for contact in agreed if contact.said.practitioner not in held]
    return inside + [MemberContacts(contact.said.practitioner, contact.said.who, "", False, [contact]) for contact in outside]


def _member(place: GroupPlace, agreed: Sequence[Contact]) -> MemberContacts:
    own = [contact for contact in agreed if contact.said.practitioner == place.practitioner]
    return MemberContacts(place.practitioner, own[0].said.who if own else "", place.role, True, own)


def contacts(lines: Sequence[Line], on: date) -> list[Contact]:
    """As the last core group that spoke of contacts agreed them, each with what was written down by the day."""
    return [_kept(said, since, lines, on) for said, since in _agreed(lines)]


def _agreed(lines: Sequence[Line]) -> Iterator[tuple[ContactAgreed, date]]:
    """A core group that lists contacts lists them all. What it agrees again unaltered has been agreed since it first was."""
    now: dict[Hashable, tuple[ContactAgreed, date]] = {}
    for line in lines:
        if line.kind == CoreGroupHeld.kind and line.body.get("contacts"):
            listed = CoreGroupHeld.read(line.body, line.version).contacts
            now = {_which(said): (said, now[_which(said)][1] if _which(said) in now else line.happened) for said in listed}
    yield from now.values()


def _which(said: ContactAgreed) -> Hashable:
    whom = "" if said.child else said.person or said.whom.casefold()
    return said.practitioner or said.who.casefold(), bool(said.child), whom, said.every_days


def is_comparable(said: ContactAgreed) -> bool:
    return said.practitioner is not None and (bool(said.child) or said.person is not None)


def _kept(said: ContactAgreed, since: date, lines: Sequence[Line], on: date) -> Contact:
    if not is_comparable(said):
        return Contact(said, since)
    days = [line.happened for line in lines if line.happened <= on and _is_one(line, said)]
    seen = max(days, default=None)
    if said.every_days is None:
        return Contact(said, since, seen)
    missed, begins = 0, since
    for day in sorted(day for day in days if day > since):
        missed, begins = missed + _passed(begins, day, said.every_days), day
    return Contact(said, since, seen, begins + timedelta(said.every_days), missed + _passed(begins, on, said.every_days))


def _passed(begins: date, day: date, every: int) -> int:
    """How many intervals were over before the day; the last day of an interval is still within it."""
    return max((day - begins).days - 1, 0) // every


def _is_one(line: Line, said: ContactAgreed) -> bool:
    if line.practitioner != said.practitioner:
        return False
    if said.child:
        return line.kind == "child-seen"
    return line.kind == "contact-had" and line.body["how"] == "in-person" and line.body.get("person") == str(said.person)
