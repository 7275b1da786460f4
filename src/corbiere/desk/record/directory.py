"""The pages of those who work here and of what they work in: who they are, who works there, and in which roles, as the directory says."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.directory import members_together, names
from corbiere.agencies.models import Agency, Cover, Practitioner, RoleHeld, Team, TeamManager, TeamMember
from corbiere.desk.addresses import record_address
from corbiere.desk.components.words import day_in_words
from corbiere.desk.record.overview import RecordHeader
from corbiere.desk.record.record import Record


class DirectoryAnswer(NamedTuple):
    """One answer: what it is, where its own page is, and since when it is so."""

    text: str
    href: str = ""
    since: date | None = None


class DirectoryFact(NamedTuple):
    called: str
    said: Sequence[DirectoryAnswer]


def header(record: Record) -> RecordHeader:
    """The name, and what bears it."""
    left = _practitioner(record)
    gone = left.during.upper if left and left.during.upper and left.during.upper <= record.shown.on else None
    flags = [(f"Left {day_in_words(gone, record.shown.on)}", "plain")] if gone else []
    return RecordHeader(record.name, None, _what(record, left), "", "", flags, is_person=False)


def _what(record: Record, practitioner: Practitioner | None) -> str:
    if practitioner:
        return str(practitioner.get_profession_display())
    agency = Agency.objects.filter(subject=record.subject).first()
    return str(agency.get_sort_display()) if agency else record.sort.capitalize()


def _practitioner(record: Record) -> Practitioner | None:
    return Practitioner.objects.filter(subject=record.subject).first() if record.sort == "practitioner" else None


def practitioner(record: Record) -> list[DirectoryFact] | None:
    """Where somebody works, in which teams and roles, and who acts for them."""
    who, on = _practitioner(record), record.shown.on
    if who is None:
        return None
    teams = TeamMember.objects.on(on).filter(subject=record.subject)
    managed = TeamManager.objects.on(on).filter(practitioner=record.subject)
    covers = Cover.objects.on(on).filter(subject=record.subject)
    covered = Cover.objects.on(on).filter(acting=record.subject)
    since = {held.team: held.during.lower for held in teams} | {held.subject: held.during.lower for held in managed}
    since |= {held.acting: held.during.lower for held in covers} | {held.subject: held.during.lower for held in covered}
    called = names([who.agency, *since])
    roles = [
        DirectoryAnswer(held.get_role_display(), "", held.during.lower) for held in RoleHeld.objects.on(on).filter(subject=record.subject)
    ]
    return _those_with_answers(
        DirectoryFact("Works for", [DirectoryAnswer(called.get(who.agency, ""), record_address(who.agency), who.during.lower)]),
        DirectoryFact("Registration", [DirectoryAnswer(who.registration)] if who.registration else []),
        DirectoryFact("Teams", _linked([held.team for held in teams], called, since)),
        DirectoryFact("Manages", _linked([held.subject for held in managed], called, since)),
        DirectoryFact("Roles", roles),
        DirectoryFact("Covered by", _linked([held.acting for held in covers], called, since)),
        DirectoryFact("Covers for", _linked([held.subject for held in covered], called, since)),
    )


def team(record: Record) -> list[DirectoryFact] | None:
    """The agency that a team belongs to, who manages it, and who is part of it."""
    held, on = Team.objects.filter(subject=record.subject).first(), record.shown.on
    if held is None:
        return None
    managers = {one.practitioner: one.during.lower for one in TeamManager.objects.on(on).filter(subject=record.subject)}
    called = names([held.agency, *managers])
    return _those_with_answers(
        DirectoryFact("Part of", [DirectoryAnswer(called.get(held.agency, ""), record_address(held.agency))]),
        DirectoryFact("Managed by", _linked(list(managers), called, managers)),
        DirectoryFact("Who works there", [_colleague(one) for one in members_together([record.subject], on).get(record.subject, [])]),
    )


def agency(record: Record) -> list[DirectoryFact] | None:
    """The teams of an agency, and who works there."""
    teams = Team.objects.filter(agency=record.subject).order_by("name")
    people = Practitioner.objects.on(record.shown.on).filter(agency=record.subject).order_by("name")
    return _those_with_answers(
        DirectoryFact("Teams", [DirectoryAnswer(one.name, record_address(one.subject)) for one in teams]),
        DirectoryFact("Who works there", [_colleague(one) for one in people]),
    )


def _colleague(one: Practitioner) -> DirectoryAnswer:
    return DirectoryAnswer(f"{one.name}, {one.get_profession_display().lower()}", record_address(one.subject))


def _linked(ids: Iterable[UUID], called: dict[UUID, str], since: dict[UUID, date]) -> list[DirectoryAnswer]:
    return [DirectoryAnswer(called.get(id, ""), record_address(id), since.get(id)) for id in ids]


def _those_with_answers(*facts: DirectoryFact) -> list[DirectoryFact] | None:
    return [fact for fact in facts if fact.said] or None
