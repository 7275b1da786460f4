"""Who of the core group sees whom, as a table: planned, last seen, next by, missed (CPP-37). Pure but for the names that come in."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.components.words import counted
from corbiere.desk.record.display import Names, name_in
from corbiere.protection.contacts import Contact, MemberContacts


class ContactRow(NamedTuple):
    """One contact, or a member who has taken none on: `contact` is None."""

    who: str
    role: str
    gone: bool
    contact: Contact | None
    on: date

    @property
    def planned(self) -> str:
        if self.contact is None:
            return ""
        said = self.contact.said
        return f"{said.how_often} (every {counted(said.every_days, 'day')})" if said.every_days else said.how_often

    @property
    def missed(self) -> str:
        held = self.contact
        if held is None or held.missed is None:
            return ""
        return "Missed " + ("once" if held.missed == 1 else counted(held.missed, "time")) if held.missed else "None missed"

    @property
    def tone(self) -> str:
        return "needs-you" if self.contact and self.contact.missed else "plain"


def table(found: Sequence[MemberContacts], names: Names, on: date) -> list[ContactRow]:
    return [row for member in found for row in _rows(member, names, on)]


def _rows(member: MemberContacts, names: Names, on: date) -> Iterable[ContactRow]:
    who = name_in(names, member.practitioner) or member.who or "Somebody in the core group"
    gone = not member.here and member.practitioner is not None
    if not member.contacts:
        return [ContactRow(who, member.role, gone, None, on)]
    return [ContactRow(who, member.role, gone, contact, on) for contact in member.contacts]


def people_in(found: Iterable[MemberContacts]) -> set[UUID]:
    return {member.practitioner for member in found if member.practitioner}
