"""Whatever is recorded, corrected, withdrawn and put back, in whatever order: what was kept on the way is what a rebuild makes of it all.

Any kind about people is drawn, with any answers to its questions; what the rulings refuse is not recorded, and must leave nothing behind.
"""

import os
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from agencies.workplace import OFFICE, agency, allocated, child, practitioner, team
from answers import answers
from clock import today
from corbiere.desk.forms.parsing import read_entry
from corbiere.ledger.bitemporal import HISTORIES
from corbiere.ledger.chain import verify
from corbiere.ledger.entry import Entry, declared
from corbiere.ledger.fields import Reference
from corbiere.ledger.folding import rebuild
from corbiere.ledger.reading import is_law, without_row_security
from corbiere.ledger.readings import READINGS
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.withdrawal import Withdrawn
from corbiere.ledger.writing import record, withdraw

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("CORBIERE_RECORDS", "12"))
"""How many stories; CORBIERE_RECORDS widens it."""
BEGAN = 500  # days before today, on which the children are known
ABOUT_PEOPLE = sorted(
    kind for kind, cls in declared().items() if cls.about.sort == "person" and kind != Withdrawn.kind and not kind.startswith("test-")
)
READ = sorted(kind for kind in ABOUT_PEOPLE if is_law(kind) or any(kind in held.reads for held in (*READINGS, *HISTORIES)))
DO = ("write", "write", "write", "correct", "correct", "withdraw", "put back")


class Story:
    """Two children and those who work with them; what was written about each, by its id."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data
        care = agency()
        self.others = {"agency": [care], "team": [team("Safeguarding", care)]}
        self.others["practitioner"] = [practitioner(name, care) for name in ("Ana Pires", "Ben Carter")]
        began = today() - timedelta(days=BEGAN)
        self.children = [child("Mia", began), child("Leo", began)]
        for one in self.children:
            allocated(one, self.others["practitioner"][0], began)
        self.written: list[tuple[UUID, UUID, str]] = []  # the entry, of whom, and its kind
        self.withdrawn: list[tuple[UUID, UUID]] = []

    def act(self) -> bool:
        """Whether it was taken."""
        draw, do = self.data.draw, self.data.draw(st.sampled_from(DO))
        if do == "put back" and self.withdrawn:
            entry, subject = draw(st.sampled_from(self.withdrawn))
            return self.withdraw(entry, subject)
        if do in ("withdraw", "correct") and self.written:
            entry, subject, kind = draw(st.sampled_from(self.written))
            return self.withdraw(entry, subject) if do == "withdraw" else self.write(kind, subject, entry)
        return self.write(draw(st.one_of(st.sampled_from(READ), st.sampled_from(ABOUT_PEOPLE))), draw(st.sampled_from(self.children)), None)

    def write(self, kind: str, subject: UUID, replaces: UUID | None) -> bool:
        days = [today() - timedelta(days=ago) for ago in (0, 3, 40, 200)]
        entry, _ = read_entry(declared()[kind], self.data.draw(answers(declared()[kind], lambda to: self.pool(to, subject), days)))
        happened = self.data.draw(st.sampled_from(days))
        id = self.recorded(entry, subject, happened, replaces) if entry is not None else None
        if id is not None:
            self.written.append((id, subject, kind))
        return id is not None

    def recorded(
        self, entry: Entry, subject: UUID, happened: date, replaces: UUID | None, reasons: dict[str, str] | None = None
    ) -> UUID | None:
        why = "It was another day" if replaces else ""
        try:
            return record(entry, about=subject, happened=happened, by=OFFICE, replaces=replaces, why=why, reasons=reasons or {}).id
        except NotRecorded as said:
            if said.refusals or reasons:
                return None
            return self.recorded(entry, subject, happened, replaces, {ruling.name: "It could not be done" for ruling in said.wanted})

    def withdraw(self, entry: UUID, subject: UUID) -> bool:
        try:
            self.withdrawn.append((withdraw(entry, subject, today(), "About another child", by=OFFICE).id, subject))
        except NotRecorded:
            return False
        return True

    def pool(self, to: Reference, subject: UUID) -> list[UUID]:
        if to.to == "entry":
            return [id for id, whose, kind in self.written if whose == subject and kind in to.kinds]
        return self.children if to.to == "person" else self.others[to.to]


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_what_is_kept_on_the_way_is_what_a_rebuild_makes(data: st.DataObject) -> None:
    with transaction.atomic():
        story = Story(data)
        taken = [story.act() for _ in range(data.draw(st.integers(6, 25)))]
        note(f"taken: {sum(taken)} of {len(taken)}; {[kind for *_, kind in story.written]}")
        with without_row_security():
            assert [found for found in verify() if not isinstance(found, int)] == []
        assert [said for _, found in rebuild(True, today()) for said in found] == []
        transaction.set_rollback(True)
