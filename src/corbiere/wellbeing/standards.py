"""The Standards for an assessment, each answered from the record: met, not yet, or it cannot apply; and where that is seen. Pure.

What a record can show is answered here. Whether it is good is for whoever reads it (PS-1.2).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from corbiere.ledger.record import Line
from corbiere.people.consulting import not_asking, not_consulted
from corbiere.statute.duties import Finding
from corbiere.wellbeing.assessment import Assessment
from corbiere.wellbeing.entries.assessment_ends import AssessmentHearer
from corbiere.wellbeing.entries.assessment_parts import AssessmentContext


class StandardAnswer(StrEnum):
    """How a standard is met, as far as the record tells."""

    MET = "met"
    NOT_YET = "not yet"
    CANNOT = "cannot apply"


class StandardTold(NamedTuple):
    """An answer, why in a few words, and the entry that shows it."""

    answer: StandardAnswer
    why: str
    entry: UUID | None = None


def met(why: str, line: Line | None = None) -> StandardTold:
    return StandardTold(StandardAnswer.MET, why, line and line.id)


def not_yet(why: str) -> StandardTold:
    return StandardTold(StandardAnswer.NOT_YET, why)


def cannot(why: str) -> StandardTold:
    return StandardTold(StandardAnswer.CANNOT, why)


@dataclass(frozen=True)
class AssessmentRecord:
    """An assessment with what is around it: what is open of the record on a day, what the law found, and the family as it is on record.

    `parents` are their names by who they are; `children`: whether there are others in the family; `born`: whether the child is.
    """

    held: Assessment
    among: Sequence[Assessment]
    lines: Sequence[Line]
    findings: Sequence[Finding]
    parents: Mapping[UUID, str]
    children: bool
    born: bool
    on: date

    @cached_property
    def since(self) -> list[Line]:
        """Entries of what happened since it began, and until it was over."""
        last = self.held.over or self.on
        return [line for line in self.lines if self.held.started.happened <= line.happened <= last]

    def last(self, *kinds: str) -> Line | None:
        return next((line for line in reversed(self.since) if line.kind in kinds), None)

    @cached_property
    def led(self) -> Line | None:
        """The entry that led to it."""
        of = self.held.started.body.get("of")
        return next((line for line in self.lines if of and str(line.root) == of), None)

    def part(self, *contexts: AssessmentContext, name: str = "") -> Line | None:
        """The last part on one of these sides, or that answers the question of that name."""
        among = [part for one in contexts for part in self.held.on(one)] if contexts else self.held.parts
        return next((part for part in reversed(among) if not name or part.body.get(name)), None)

    @cached_property
    def unasked(self) -> dict[UUID, str]:
        """Why a parent is not asked, of each of whom that was decided for the child's safety (WT-212-1)."""
        days = {self.held.over or self.on, self.on}
        stand = [one for day in days for one in not_consulted(self.lines, day)]
        found = {id: not_asking(stand, id, name) for id, name in self.parents.items()}
        return {id: one.why for id, one in found.items() if one}

    @property
    def asked(self) -> dict[UUID, str]:
        """Parents who are to be asked and told."""
        return {id: name for id, name in self.parents.items() if id not in self.unasked}

    @property
    def not_asked(self) -> str:
        """In words, each who is not, and why."""
        return "".join(f" {self.parents[id]}: not asked, because: {why}" for id, why in self.unasked.items())

    def told(self, to: AssessmentHearer) -> list[Line]:
        return [line for line in self.held.told if line.body["to"] == to]
