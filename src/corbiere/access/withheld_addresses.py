"""Addresses that somebody must not learn of. The row rules keep them back; here is what is said of them nevertheless.

They are shown to whoever works with the person, that is, to whom entries about work are open: a default, for no source says who needs
them. They are never shown to a practitioner whose name stands in `withheld_from`. What is kept back is every wording of the address up to
the last one that is withheld, so that a correction hides what was written openly before, also in the record as it was known then.
The database tells which those are (migration 0006).
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from corbiere.access.viewing import Viewer
from corbiere.ledger.answers import once
from corbiere.ledger.reading import beneath
from corbiere.people.models import Address

WORKS_WITH = "work"


def kept_from(viewer: Viewer) -> set[UUID]:
    """The entries that are kept back from the viewer in the records that are open to them."""
    return once(("kept back", viewer.practitioner, viewer.on), lambda: _kept_from(viewer))


def _kept_from(viewer: Viewer) -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_kept_back(%s, %s)", [viewer.practitioner, viewer.on])
        return {entry for (entry,) in cursor.fetchall()}


def keeps_one_back(subject: UUID, opened: Collection[str], practitioner: UUID, on: date) -> bool:
    """Whether to say that an address is kept back. Whoever is named there is not told even that."""
    if "family" not in opened or WORKS_WITH in opened:
        return False
    with beneath():
        return Address.objects.filter(subject=subject, withheld=True, during__contains=on).exclude(_naming(practitioner)).exists()


def kept_from_whom(subjects: Collection[UUID], practitioner: UUID) -> dict[UUID, list[str]]:
    """From whom an address of each is kept: whoever writes to a family must know. Those who are named there are told nothing."""
    told: dict[UUID, list[str]] = {}
    with beneath():
        held = Address.objects.filter(subject__in=subjects, withheld=True).exclude(_naming(practitioner))
        for subject, withheld_from in held.values_list("subject", "withheld_from"):
            told.setdefault(subject, []).append(withheld_from)
    return told


def _naming(practitioner: UUID) -> RawSQL:
    return RawSQL("access_is_named(access_name_of(%s), withheld_from)", [practitioner], output_field=BooleanField())
