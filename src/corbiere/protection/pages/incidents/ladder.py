"""The ladder of a difference, as its page shows it: each step, who took it and what came of it, and what is expected next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.addresses import entry_address, form_address
from corbiere.desk.record.display import Names, name_in
from corbiere.desk.record.record import Record
from corbiere.ledger.entry import Choice
from corbiere.ledger.record import Line
from corbiere.protection.entries.differences import DifferenceOpened, DifferenceStepTaken, Rung
from corbiere.protection.ladder import RUNGS, Difference, differences

CLAUSES: Mapping[Choice, str] = {Rung.TALK: "CPP-115", Rung.MANAGERS: "CPP-116", Rung.PARTNERS: "CPP-117"}
HEADINGS: Mapping[Choice, str] = {
    Rung.TALK: "Talk with each other in the core group",
    Rung.MANAGERS: "Managers and named advisers",
    Rung.PARTNERS: "The safeguarding partners’ process for resolving disagreements",
}


class LadderAction(NamedTuple):
    """A step as it was taken."""

    day: date
    said: DifferenceStepTaken
    who: list[str]
    by: str
    next_with: list[str]
    href: str


class LadderStep(NamedTuple):
    """A rung of the ladder. `here`: the difference stands on it."""

    heading: str
    clause: str
    taken: list[LadderAction]
    here: bool
    href: str


class DifferenceRow(NamedTuple):
    """A difference in a list."""

    about: str
    since: date
    rung: str
    due: date | None
    default: bool
    settled: date | None
    href: str


@dataclass
class Ladder:
    record: Record
    difference: Difference
    opened: DifferenceOpened
    by: str = ""
    steps: list[LadderStep] = field(default_factory=list)

    def named(self, names: Names) -> "Ladder":
        """With the names of those who took part."""
        self.by = name_in(names, self.difference.line.practitioner)
        self.steps = [self._step(rung, names) for rung in RUNGS]
        return self

    def _step(self, rung: Rung, names: Names) -> LadderStep:
        taken = [_taken(line, said, names) for line, said in self.difference.steps if said.step is rung]
        here = self.difference.settled is None and self.difference.rung is rung
        href = form_address(self.record.subject, DifferenceStepTaken.kind, of=self.difference.entry, step=rung.value)
        offered = self.difference.settled is None and self.record.shown.is_now and self.record.may(DifferenceStepTaken.kind)
        return LadderStep(HEADINGS[rung], CLAUSES[rung], taken, here, href if offered else "")


def _taken(line: Line, said: DifferenceStepTaken, names: Names) -> LadderAction:
    who = [f"{spoken.who}, {spoken.role.label[:1].lower()}{spoken.role.label[1:]}" for spoken in said.who]
    next_with = [name for id in said.next_with if (name := name_in(names, id))]
    return LadderAction(line.happened, said, who, name_in(names, line.practitioner), next_with, entry_address(line.id))


def ladder(record: Record, root: UUID) -> Ladder | None:
    held = next((held for held in differences(record.lines) if root in (held.entry, held.line.id)), None)
    return Ladder(record, held, DifferenceOpened.read(held.line.body, held.line.version)) if held else None


def shown_differences(record: Record) -> list[DifferenceRow]:
    """Differences still open, then those settled, the latest first."""
    found = sorted(differences(record.lines), key=lambda held: (held.settled is not None, -held.opened.toordinal()))
    return [
        DifferenceRow(
            held.about,
            held.opened,
            HEADINGS[held.rung],
            held.due,
            held.is_default,
            held.settled,
            record.address("protection:difference", held.entry),
        )
        for held in found
    ]
