"""Who leads a plan with the family, as they accepted it, and what the law is told of that. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.ledger.reading import folded, gives_facts
from corbiere.ledger.record import Line
from corbiere.plans.help import PlanSort
from corbiere.statute.facts import Fact
from corbiere.wellbeing.entries.plan_course import WhyPlanEnded
from corbiere.wellbeing.entries.plan_parts import OF_HELP

APPOINTED, TRANSFERRED, ACCEPTED = "lead-worker-appointed", "lead-worker-transfer-offered", "step-accepted"
OFFERING = (APPOINTED, TRANSFERRED)
OVER = ("plan-ended", "died", "involvement-ended")
READS = (*OFFERING, ACCEPTED, *OVER)
HELP = "help"  # plans of help at either level are one: who leads it goes on leading where the level changes


@dataclass(frozen=True, slots=True)
class LeadRole:
    """Somebody's time as Lead Worker. `offer` is the entry that asked them, `accepted` the one by which they took it on; `ends` the first
    day on which they lead no more; `of` which plan."""

    practitioner: UUID
    of: str
    begins: date
    offer: Line
    accepted: Line
    ends: date | None = None

    def on(self, day: date) -> bool:
        return self.begins <= day and (self.ends is None or day < self.ends)


class LeadTimes(NamedTuple):
    """All times of leading, the first first, and the offers that nobody has answered by their roots."""

    roles: list[LeadRole]
    waiting: dict[UUID, Line]


@dataclass
class _Leading:
    ended: list[LeadRole] = field(default_factory=list)
    held: dict[str, LeadRole] = field(default_factory=dict)
    waiting: dict[UUID, Line] = field(default_factory=dict)

    def take(self, line: Line) -> None:
        if line.kind in OFFERING and line.body.get("taken_by"):
            self._offered(line)
        elif line.kind == ACCEPTED:
            offer = self.waiting.pop(UUID(line.body["of"]), None)
            if offer:
                self._begin(offer, line)
        elif line.kind in OVER and line.body.get("reason") != WhyPlanEnded.LEVEL:
            self._end([_plan(line.body.get("type"))] if line.kind == "plan-ended" else list(self.held), line.happened)

    def _offered(self, line: Line) -> None:
        """Waits for a yes: whoever names themselves has accepted; whoever is asked after another takes that one's place in the queue."""
        plan = self._plan_of(line)
        self.waiting = {root: held for root, held in self.waiting.items() if self._plan_of(held) != plan}
        if line.body["taken_by"] == str(line.practitioner):
            self._begin(line, line)
        else:
            self.waiting[line.root] = line

    def _plan_of(self, line: Line) -> str:
        return _plan(line.body["type"]) if line.body.get("type") else next(iter(self.held), HELP) if line.kind == TRANSFERRED else HELP

    def _begin(self, offer: Line, accepted: Line) -> None:
        plan = self._plan_of(offer)
        self._end([plan], accepted.happened)
        self.held[plan] = LeadRole(UUID(offer.body["taken_by"]), plan, accepted.happened, offer, accepted)

    def _end(self, plans: Sequence[str], day: date) -> None:
        for plan in plans:
            if plan in self.held:
                self.ended.append(replace(self.held.pop(plan), ends=day))


def _plan(type: object) -> str:
    return HELP if type is None or type in OF_HELP else str(type)


@folded
def leads(lines: Sequence[Line]) -> LeadTimes:
    made = _Leading()
    for line in lines:
        if line.kind in READS:
            made.take(line)
    return LeadTimes(sorted([*made.ended, *made.held.values()], key=lambda role: role.begins), made.waiting)


def leading_on(lines: Sequence[Line], day: date, plan: str = HELP) -> LeadRole | None:
    """Who leads that plan as the day closes."""
    return next((role for role in reversed(leads(lines).roles) if role.of == plan and role.on(day)), None)


def led_by(sort: PlanSort | None) -> str:
    """The plan by which a sort is led."""
    return _plan(sort)


# What the law is told.


@gives_facts(APPOINTED)
def named_themselves(lines: Sequence[Line]) -> Iterator[Fact]:
    return (_found(role) for role in leads(lines).roles if role.offer.kind == role.accepted.kind == APPOINTED)


@gives_facts(ACCEPTED)
def accepted_the_lead(lines: Sequence[Line]) -> Iterator[Fact]:
    """WT-117-1: a Lead Worker is found on the day on which somebody accepts."""
    return (_found(role) for role in leads(lines).roles if role.offer.kind == APPOINTED and role.accepted.kind == ACCEPTED)


def _found(role: LeadRole) -> Fact:
    line = role.accepted
    return Fact(role.begins, APPOINTED, (("accepted", "yes"),), max(line.recorded_on, line.happened), order=line.order)
