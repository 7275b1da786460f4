"""Entries on a parent who is not asked, because to ask them would put the child at risk; and who that is on a day (WT-212-1, WT-212-2)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, NamedTuple
from uuid import UUID

from pydantic import model_validator

from corbiere.ledger.entry import PERSON, Entry, ask
from corbiere.ledger.fields import NearPersonId, Text, Words, entry_of
from corbiere.ledger.record import Line
from corbiere.ledger.whose import TELLING


class ParentNotConsulted(
    Entry,
    kind="parent-not-consulted",
    verb="Decide",
    whose=TELLING,
    about=PERSON,
    called="Parent not consulted",
    category="family",
    before_birth=True,
    short_form=("person", "name", "risk", "why", "decided_by", "until"),
    also=("do not contact", "paragraph 212", "not safe to ask"),
    story=False,
):
    """It was decided not to ask a parent, for it would put the child at more risk. They get no letter and no invitation until it ends."""

    person: NearPersonId | None = ask("Which parent, or other person with their place?", hint="If they are on record", cites="WT-212-1")
    name: Words | None = ask("Or their name, if they are not on record", cites="WT-212-1", in_line=True)
    risk: Text = ask("What could happen to {child} if they were asked?", cites="WT-212-1")
    why: Text = ask("Why is it right not to ask them, and what else did you think of?", cites=("WT-212-1", "WT-212-2"))
    decided_by: Words = ask("Who decided this with you?", hint="Your manager, or a court by which order", cites="WT-212-2", in_line=True)
    until: date = ask("By when is it looked at again?", hint="It ends then, if it is not decided anew", cites="WT-212-2", in_line=True)

    @model_validator(mode="after")
    def _somebody(self) -> "ParentNotConsulted":
        if not (self.person or self.name):
            raise ValueError("say who is not asked: choose the person who is on record, or write a name")
        return self


class ParentConsultedAgain(
    Entry,
    kind="parent-consulted-again",
    verb="Decide",
    whose=TELLING,
    about=PERSON,
    called="Parent may be consulted again",
    category="family",
    before_birth=True,
    story=False,
):
    """They may be asked again, from this day."""

    of: Annotated[UUID, entry_of("parent-not-consulted")] = ask("Which decision not to ask them?", cites="WT-212-2")
    why: Text = ask("Why is it safe now?", cites="WT-212-2")
    decided_by: Words = ask("Who decided this with you?", cites="WT-212-2", in_line=True)


class NotConsulted(NamedTuple):
    """A decision that stands: who is not asked, on record or by a name, and until when."""

    entry: UUID
    person: UUID | None
    name: str
    why: str
    decided_by: str
    until: date


def not_consulted(lines: Sequence[Line], on: date) -> list[NotConsulted]:
    """Decisions that stand on a day, by a record's entries."""
    ends = {line.body["of"]: line.happened for line in lines if line.kind == ParentConsultedAgain.kind}
    made = [(line, ParentNotConsulted.read(line.body, line.version)) for line in lines if line.kind == ParentNotConsulted.kind]
    return [
        NotConsulted(line.root, held.person, held.name or "", held.why, held.decided_by, held.until)
        for line, held in made
        if line.happened <= on <= held.until and on < ends.get(str(line.root), date.max)
    ]


def is_not_asked(among: Iterable[NotConsulted], person: UUID | None, name: str) -> bool:
    return not_asking(among, person, name) is not None


def not_asking(among: Iterable[NotConsulted], person: UUID | None, name: str) -> NotConsulted | None:
    """The one of these decisions that is on somebody, who is on record or known by a name. Rather once too often than not."""
    words = set(name.casefold().split())
    for one in among:
        own = set(one.name.casefold().split())
        if (person is not None and person == one.person) or (own and words and (own <= words or words <= own)):
            return one
    return None
