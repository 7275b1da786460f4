"""How the tests of people write about the shared cast."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid4

import pytest

from corbiere.ledger.entry import Entry
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import Writing, record, record_together
from corbiere.people.entries import Born, PersonIdentified

BY = Author(system="a test")
TODAY = date(2026, 3, 2)


def add(given: str | None = None, family: str | None = None, born: str | None = None, *, estimated: bool = False, **who: object) -> UUID:
    """The subject of a new person; what is left out is not known."""
    subject = uuid4()
    writings = [Writing(entry=PersonIdentified(given=given, family=family, **who), about=subject, happened=TODAY, opens=True)]
    if born:
        writings.append(Writing(entry=Born(estimated=estimated), about=subject, happened=date.fromisoformat(born)))
    record_together(writings, by=BY)
    return subject


def tell(
    subject: UUID, entry: Entry, day: str = "2026-03-02", *, replaces: UUID | None = None, reasons: Mapping[str, str] | None = None
) -> UUID:
    """Records an entry; its id."""
    why = "it was written down wrongly" if replaces else ""
    return record(entry, about=subject, happened=date.fromisoformat(day), by=BY, replaces=replaces, why=why, reasons=reasons or {}).id


def refused(subject: UUID, entry: Entry, day: str = "2026-03-02") -> str:
    """The sentences that say why the entry is not recorded."""
    with pytest.raises(NotRecorded) as told:
        tell(subject, entry, day)
    return str(told.value)
