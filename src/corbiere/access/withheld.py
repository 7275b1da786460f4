"""Addresses that somebody must not learn of. Every line and row that leaves `access` has gone through here.

They are shown to whoever works with the person, that is, to whom entries about work are open: a default, for no source says who needs
them. They are never shown to a practitioner whose name stands in `withheld_from`. What is kept back is every wording of the address up to
the last one that is withheld, so that a correction hides what was written openly before, also in the record as it was known then.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from corbiere.agencies.models import Practitioner
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import WITHDRAWN, Row
from corbiere.ledger.rulings import Line
from corbiere.people.models import Address

WORKS_WITH = "work"
ADDRESS = "address-noted"


def kept_back(line: Line, opened: Collection[str], name: str) -> bool:
    """Of a line that stands: whether it is kept from somebody of this name, to whom these categories are open."""
    return line.kind == ADDRESS and _kept(line.body, opened, name)


def kept_rows(rows: Iterable[Row], opened: Collection[str], practitioner: UUID) -> set[UUID]:
    """The ids of what is kept back, of all that was ever written of one person, in the order of recording."""
    held = list(rows)
    withheld = [row for row in held if row[4] == ADDRESS and _body(row).get("withheld")]
    if not withheld:
        return set()
    name = _name(practitioner)
    last = {row[3]: row[1] for row in withheld if _kept(_body(row), opened, name)}
    return {row[2] for row in held if row[3] in last and (row[1] <= last[row[3]] or row[4] == WITHDRAWN)}


def rows_kept_from(name: str, working: Collection[UUID]) -> Q:
    """The same as a condition on rows. `working` are those of whom entries about work are open."""
    withheld = EntryRow.objects.filter(subject_id=OuterRef("subject_id"), root=OuterRef("root"), kind=ADDRESS, body__withheld=True)
    kept = withheld.filter(~Q(subject__in=working) | _naming(name))
    return Q(kind=ADDRESS) & Exists(kept.filter(order__gte=OuterRef("order"))) | Q(kind=WITHDRAWN) & Exists(kept)


def keeps_one_back(subject: UUID, opened: Collection[str], practitioner: UUID, on: date) -> bool:
    """Whether to say that an address is kept back. Whoever is named there is not told even that."""
    if "family" not in opened or WORKS_WITH in opened:
        return False
    name, held = _name(practitioner), Address.objects.filter(subject=subject, withheld=True, during__contains=on)
    return any(not _named(name, address.withheld_from) for address in held)


def kept_from_whom(subjects: Collection[UUID], practitioner: UUID) -> dict[UUID, list[str]]:
    """From whom an address of each is kept: whoever writes to a family must know. Those who are named there are told nothing."""
    name, found = _name(practitioner), Address.objects.filter(subject__in=subjects, withheld=True).values_list("subject", "withheld_from")
    told: dict[UUID, list[str]] = {}
    for subject, withheld_from in found:
        if not _named(name, withheld_from):
            told.setdefault(subject, []).append(withheld_from)
    return told


def kept_apart(subjects: Collection[UUID], practitioner: UUID) -> set[UUID]:
    """Those of these from whom it is kept, by this practitioner's own name, where they live or lived."""
    name, found = _name(practitioner), Address.objects.filter(subject__in=subjects, withheld=True).values_list("subject", "withheld_from")
    return {subject for subject, withheld_from in found if _named(name, withheld_from)}


def _kept(body: Mapping[str, Any], opened: Collection[str], name: str) -> bool:
    return bool(body.get("withheld")) and (WORKS_WITH not in opened or _named(name, body.get("withheld_from") or ""))


def _body(row: Row) -> Mapping[str, Any]:
    held: Any = row[12]
    made: Mapping[str, Any] = json.loads(held) if isinstance(held, str) else held or {}
    return made


def _name(practitioner: UUID) -> str:
    return Practitioner.objects.filter(subject=practitioner).values_list("name", flat=True).first() or ""


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _named(name: str, withheld_from: str) -> bool:
    """Whether every word of a name stands in the text, in any order."""
    return bool(_words(name)) and _words(name) <= _words(withheld_from)


def _naming(name: str) -> Q:
    words = re.findall(r"\w+", name)
    if not words:
        return Q(pk__in=[])
    found = Q()
    for word in words:
        found &= Q(body__withheld_from__iregex=rf"\m{word}\M")
    return found
