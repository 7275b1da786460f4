"""How the child and the family have the plan: explained, given, answered, in their own words. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.addresses import entry_address, form_address
from corbiere.ledger.entry import Entry
from corbiere.ledger.rulings import Line
from corbiere.plans.entries import Standing
from corbiere.plans.parts import Voice
from corbiere.plans.versions import Version
from corbiere.protection.entries.plans import (
    ProtectionChildsPlanWritten,
    ProtectionPlanAnswered,
    ProtectionPlanExplained,
    ProtectionPlanGiven,
)


class Told(NamedTuple):
    """One thing that was done, on its day, and where it is written down."""

    words: str
    day: date
    href: str


class Answered(NamedTuple):
    """What somebody makes of the plan, as they last said it."""

    standing: Standing
    day: date
    href: str

    @property
    def no(self) -> list[str]:
        """What they said no to."""
        held = self.standing
        asked = (
            ("understand it", held.understands),
            ("accept it", held.accepts),
            ("want to work to it", held.willing),
            ("know their part", held.knows_part),
        )
        return [said for said, answer in asked if answer is False]


@dataclass(frozen=True)
class TheirPlan:
    """What was done for the family since the plan as it stands was made, and before."""

    lines: Sequence[Line]
    version: Version

    def _of(self, kind: type[Entry]) -> list[Line]:
        return [line for line in self.lines if line.kind == kind.kind]

    @cached_property
    def explained(self) -> list[Told]:
        said = [(line, ProtectionPlanExplained.read(line.body, line.version)) for line in self._of(ProtectionPlanExplained)]
        return [Told(f"{held.how}, by {held.explained_by}", line.happened, _href(line)) for line, held in reversed(said)]

    @cached_property
    def given(self) -> list[Told]:
        return [
            Told(_given(ProtectionPlanGiven.read(line.body, line.version)), line.happened, _href(line))
            for line in reversed(self._of(ProtectionPlanGiven))
        ]

    @cached_property
    def answered(self) -> list[Answered]:
        """The last answer of each."""
        found: dict[str, Answered] = {}
        for line in self._of(ProtectionPlanAnswered):
            for one in ProtectionPlanAnswered.read(line.body, line.version).people:
                found[one.who.casefold()] = Answered(one, line.happened, _href(line))
        return list(found.values())

    @property
    def told_of_this(self) -> bool:
        """Whether the plan as it stands was explained to the child."""
        return any(one.day >= self.version.day for one in self.explained)

    @property
    def has_copy(self) -> bool:
        """Whether the child was given the plan as it stands, or a reason is written why not."""
        return any(
            line.happened >= self.version.day and line.body.get("side") == Voice.CHILD.value for line in self._of(ProtectionPlanGiven)
        )

    @cached_property
    def own(self) -> tuple[ProtectionChildsPlanWritten, Line] | None:
        """The child’s own plan as last written for this plan."""
        held = [line for line in self._of(ProtectionChildsPlanWritten) if line.happened >= self._begins]
        return (ProtectionChildsPlanWritten.read(held[-1].body, held[-1].version), held[-1]) if held else None

    @cached_property
    def _begins(self) -> date:
        starts = [line.happened for line in self.lines if line.kind == "conference-held" and line.body.get("outcome") == "plan"]
        return starts[-1] if starts else self.version.day

    @property
    def own_is_old(self) -> bool:
        """Whether the plan has changed since the child’s own was written."""
        return self.own is not None and self.own[1].happened < self.version.day


def _given(held: ProtectionPlanGiven) -> str:
    if held.why_not:
        return f"{held.to}: not given. {held.why_not}"
    return ", ".join(part for part in (held.to, held.form.label.lower() if held.form else "", held.language or "", held.how or "") if part)


def _href(line: Line) -> str:
    return entry_address(line.id)


def link(subject: UUID, kind: str, version: Version) -> str:
    """Where something about this version of the plan is written down."""
    return form_address(subject, kind, of=version.root)
