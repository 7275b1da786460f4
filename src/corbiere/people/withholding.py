"""Entries on who must not learn where somebody lives: a ban between two people, until its day or until somebody decides that it ends."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import model_validator

from corbiere.ledger.entry import PERSON, Choice, Entry, ask
from corbiere.ledger.fields import AgencyId, Part, PersonId, Text, Words, entry_of
from corbiere.ledger.whose import LEADING, TELLING


class ClueSort(Choice):
    """What names a place. The label is what stands in a paper instead of the name."""

    SCHOOL = "school", "the school"
    WORK = "work", "work"
    CARE = "care", "the nursery"
    DOCTOR = "doctor", "the doctor"
    OTHER = "other", "there"


class Clue(Part):
    """A name by which somebody could find them, though it is no address."""

    what: Words = ask("Which name?", hint="As it is written in the record: Otterbank School, the bakery in Gorey")
    sort: ClueSort = ask("What may a paper say instead?")

    def __str__(self) -> str:
        return self.what


class AddressWithheld(
    Entry,
    kind="address-withheld",
    verb="Keep",
    whose=TELLING,
    about=PERSON,
    called="Address ban",
    category="family",
    before_birth=True,
    short_form=("person", "name", "until"),
):
    """Somebody must not learn where this person lives. It is kept from them everywhere, and stays out of whatever they are sent."""

    person: PersonId | None = ask("Who must not learn where they live?", hint="If they are on record")
    name: Words | None = ask("Or their name, if they are not on record", in_line=True)
    acting: list[AgencyId] = ask("Who acts for them?", hint="Their solicitors, for example. It is kept from those too", max_length=10)
    decided_by: Words = ask("Who decided this?", hint="A court by which order, the police, the mother together with you", in_line=True)
    why: Text = ask("Why?", cites="PS-8.4")
    until: date | None = ask("Until when?", hint="Leave empty if no end is set", in_line=True)
    clues: list[Clue] = ask("What else would tell where it is?", hint="A school, a place of work", max_length=20)

    @model_validator(mode="after")
    def _from_somebody(self) -> "AddressWithheld":
        if not (self.person or self.name):
            raise ValueError("say who must not learn it: choose the person who is on record, or write a name")
        return self


class AddressBanEnded(
    Entry,
    kind="address-ban-ended",
    verb="End",
    whose=LEADING,
    about=PERSON,
    called="Address ban ended",
    category="family",
    before_birth=True,
):
    """They may know where this person lives, from this day. What was kept from them can be read by them again."""

    of: Annotated[UUID, entry_of("address-withheld")] = ask("Which ban?")
    decided_by: Words = ask("Who decided this?", hint="A court by which order, the police, the mother together with you", in_line=True)
    why: Text = ask("Why is it safe now?", cites="PS-8.4")
