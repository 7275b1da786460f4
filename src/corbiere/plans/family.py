"""How the child and the family have the plan: explained, given, answered, in their own words. Pure."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar
from uuid import UUID

from corbiere.ledger.entry import Entry
from corbiere.ledger.record import Line
from corbiere.plans.entries import ChildsPlanWritten, PlanGiven, PlanOpinion
from corbiere.plans.parts import Voice
from corbiere.plans.plan import PlanState

E = TypeVar("E", bound=Entry)


class PlanEvent(NamedTuple):
    """One thing that was done, on its day, and the entry that says so."""

    words: str
    day: date
    entry: UUID


class PlanResponse(NamedTuple):
    """Somebody's view of the plan, as they last gave it."""

    standing: PlanOpinion
    day: date
    entry: UUID

    @property
    def no(self) -> list[str]:
        """Answers that were no."""
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
    """Things done for the child and the family since the plan as it stands was made, and before."""

    plan: PlanState
    day: date

    def _of(self, kind: type[E] | None) -> list[tuple[Line, E]]:
        return [(line, kind.read(line.body, line.version)) for line in self.plan.lines if line.kind == kind.kind] if kind else []

    @cached_property
    def explained(self) -> list[PlanEvent]:
        held = reversed(self._of(self.plan.type.explained))
        return [PlanEvent(f"{said.how}, by {said.explained_by}", line.happened, line.id) for line, said in held]

    @cached_property
    def given(self) -> list[PlanEvent]:
        return [PlanEvent(_given(said), line.happened, line.id) for line, said in reversed(self._of(self.plan.type.given))]

    @cached_property
    def answered(self) -> list[PlanResponse]:
        """The last answer of each."""
        held = [(line, one) for line, said in self._of(self.plan.type.answered) for one in said.people]
        return list({one.who.casefold(): PlanResponse(one, line.happened, line.id) for line, one in held}.values())

    @property
    def told_of_this(self) -> bool:
        """Whether the plan as it stands was explained to the child."""
        return any(one.day >= self.day for one in self.explained)

    @property
    def has_copy(self) -> bool:
        """Whether the child was given the plan as it stands, or a reason is written why not."""
        return any(line.happened >= self.day and said.side is Voice.CHILD for line, said in self._of(self.plan.type.given))

    @cached_property
    def own(self) -> tuple[ChildsPlanWritten, Line] | None:
        """The child’s own plan as last written for this plan."""
        begun = [line.happened for line in self.plan.lines if self.plan.type.begins(line)]
        begins = begun[-1] if begun else self.plan.versions[0].day
        held = [(said, line) for line, said in self._of(self.plan.type.own) if line.happened >= begins]
        return held[-1] if held else None

    @property
    def own_is_old(self) -> bool:
        """Whether the plan has changed since the child’s own was written."""
        return self.own is not None and self.own[1].happened < self.day


def _given(held: PlanGiven) -> str:
    if held.why_not:
        return f"{held.to}: not given. {held.why_not}"
    return ", ".join(part for part in (held.to, held.form.label.lower() if held.form else "", held.language or "", held.how or "") if part)
