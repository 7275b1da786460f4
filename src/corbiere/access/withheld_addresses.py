"""Addresses that somebody must not learn of. The row rules keep them back; here is what is said of them nevertheless.

An address is withheld by itself, with the words from whom, or by a ban on the tie between two people, which covers every address of the
one and stands until its day or until it is decided that it ends (people/withholding.py). Either way it is shown to whoever works with the
person, that is, to whom entries about work are open: a default, for no source says who needs it. It is never shown to a practitioner
whose name stands there, nor to one of an agency that acts for somebody under a ban, on whichever record it is told. What is kept back is
every wording of the address up to the last one that is withheld, so that a correction hides what was written openly before, also in the
record as it was known then. The database tells which those are (migrations 0006, 0008 and 0013).
From whom a ban keeps it, the homes of a child in care are kept back too, with who cares for them there.
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Exists, Q, QuerySet
from django.db.models.expressions import RawSQL

from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names
from corbiere.ledger.answers import once
from corbiere.ledger.reading import beneath
from corbiere.ledger.record import Line
from corbiere.people.address_bans import address_bans, names_of
from corbiere.people.models import Address, AddressBan, Person

WORKS_WITH, TOLD_TO = "work", "family"


class BanNotice(NamedTuple):
    """A ban as it is told to whoever may know it. `place` says that it is on one address alone."""

    subject: UUID
    whose: str
    kept_from: str
    decided_by: str
    why: str
    until: date | None
    place: bool
    entry: UUID | None


def kept_from(viewer: Viewer) -> set[UUID]:
    """The entries that are kept back from the viewer in the records that are open to them."""
    return once(("kept back", viewer.practitioner, viewer.on), lambda: _kept_from(viewer))


def _kept_from(viewer: Viewer) -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_kept_back(%s, %s)", [viewer.practitioner, viewer.on])
        return {entry for (entry,) in cursor.fetchall()}


def keeps_one_back(subject: UUID, opened: Collection[str], practitioner: UUID, on: date) -> bool:
    """Whether to say that an address is kept back. Whoever is named there is not told even that."""
    if TOLD_TO not in opened or WORKS_WITH in opened:
        return False
    with beneath():
        banned = _told_to(AddressBan.objects.on(on).filter(subject=subject, place=None), practitioner)
        held = Address.objects.filter(Q(withheld=True) | Q(Exists(banned)), subject=subject, during__contains=on)
        return held.exclude(_naming(practitioner)).exists()


def kept_from_whom(subjects: Collection[UUID], practitioner: UUID, on: date) -> dict[UUID, list[str]]:
    """From whom an address of each is kept, and which agencies act for them: whoever writes to a family must know. Those who are named
    there are told nothing."""
    told: dict[UUID, list[str]] = {}
    with beneath():
        bans = list(_told_to(AddressBan.objects.on(on).filter(subject__in=subjects), practitioner))
        named, agencies = names_of(bans), names([agency for ban in bans for agency in ban.acting])
        for ban in bans:
            held = [*named.get(ban.entry or UUID(int=0), ()), *(agencies[id] for id in ban.acting if id in agencies)]
            told.setdefault(ban.subject, []).extend(held)
    return told


def ban_notices(on: date, subjects: Collection[UUID]) -> list[BanNotice]:
    """The bans that stand that day on these people, as far as whoever looks may know of it: never those from whom it is kept."""
    return _told(list(AddressBan.objects.on(on).filter(subject__in=subjects).order_by("during", "entry")))


def ban_notices_in(on: date, subject: UUID, lines: Sequence[Line]) -> list[BanNotice]:
    """The same of one record, from its entries in hand."""
    return _told([ban for ban in address_bans(subject, lines) if on in ban.during])


def _told(bans: list[AddressBan]) -> list[BanNotice]:
    wanted = [id for ban in bans for id in (ban.subject, ban.person) if id]
    people = {person.subject: person for person in Person.objects.filter(subject__in=wanted)} if wanted else {}
    return [_notice(ban, people) for ban in bans]


def _notice(ban: AddressBan, people: dict[UUID, Person]) -> BanNotice:
    """The name that was written stands where that of somebody on record is not open."""
    who = people[ban.person].called if ban.person in people else ban.name or "somebody on record"
    whose = people[ban.subject].spoken_of if ban.subject in people else "this person"
    last = ban.during.upper - timedelta(days=1) if ban.during.upper else None
    return BanNotice(ban.subject, whose, who, ban.decided_by, ban.why, last, ban.place is not None, ban.entry)


def _told_to(bans: "QuerySet[AddressBan]", practitioner: UUID) -> "QuerySet[AddressBan]":
    """Without those that are on the viewer: by name, by whom they act for."""
    banned = RawSQL("subject IN (SELECT access_banned(%s, NULL))", [practitioner], output_field=BooleanField())
    named = RawSQL("access_is_named(access_name_of(%s), name)", [practitioner], output_field=BooleanField())
    return bans.exclude(banned).exclude(named)


def _naming(practitioner: UUID) -> RawSQL:
    return RawSQL("access_is_named(access_name_of(%s), withheld_from)", [practitioner], output_field=BooleanField())
