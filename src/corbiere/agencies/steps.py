"""The steps that follow from what was decided of a person, worked out from that person's entries: who was asked, and who has each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from corbiere.agencies.taking import ACCEPT, DECLINE, STEPS
from corbiere.agencies.work import AgencyWork
from corbiere.ledger.entry import kind_called
from corbiere.ledger.outcomes import BY, TAKER, Step
from corbiere.ledger.record import Line
from corbiere.ledger.standing import as_recorded

OVER = ("died", "involvement-ended")


@dataclass(slots=True)
class StepOffer:
    """Somebody, or a team's manager or all of it, who was asked to take a step. `answered` is the day they said yes or no, or it ended.

    `answered_by` is who of them did."""

    to: UUID | None
    team: UUID | None
    since: date
    answered: date | None = None
    refused: str = ""
    answered_by: UUID | None = None


@dataclass(slots=True)
class FollowingStep:
    """A step that follows from an entry. It is `decided_by` somebody, and theirs until it is `taken_by` another; it lasts until `ended`.

    `alone`: nobody worked with the person when it was decided, until `first_work`.
    """

    entry: UUID
    step: Step
    kind: str
    since: date
    by: date | None
    decided_by: UUID
    of: str = ""
    alone: bool = False
    first_work: date | None = None
    asked: list[StepOffer] = field(default_factory=list)
    taken_by: UUID | None = None
    taken_on: date | None = None
    ended: date | None = None

    @property
    def holder(self) -> UUID:
        return self.taken_by or self.decided_by

    @property
    def offer(self) -> StepOffer | None:
        """The offer that waits for an answer."""
        return next((one for one in self.asked if one.answered is None), None) if self.ended is None else None

    @property
    def refused(self) -> str:
        """Why the last who was asked cannot take it, where nobody else has been asked."""
        return self.asked[-1].refused if self.asked and self.taken_by is None else ""

    @property
    def is_open(self) -> bool:
        return self.ended is None

    def answer(self, day: date, refused: str = "", by: UUID | None = None) -> None:
        offer = self.offer
        if offer:
            offer.answered, offer.refused, offer.answered_by = day, refused, by


def steps_of(lines: Sequence[Line]) -> list[FollowingStep]:
    """Every step there ever was, day by day. What was written by a system, as an import, asks nobody."""
    found: dict[UUID, FollowingStep] = {}
    lines = as_recorded(lines)
    for place, line in enumerate(lines):
        _end(found.values(), line)
        if line.kind in STEPS and line.practitioner and (step := _leads_on(line)):
            found[line.root] = _begun(line, line.practitioner, step, lines[:place])
        elif (follow := _following(line)) and (of := _id(line.body.get("of"))) and (held := found.get(of)) and held.is_open:
            follow(held, line)
    for held in found.values():
        held.first_work = next((work.begins for work in AgencyWork(lines).all() if work.begins >= held.since), None) if held.alone else None
    return list(found.values())


def _leads_on(line: Line) -> Step | None:
    leads_to = kind_called(line.kind).leads_to
    return leads_to.step(line.body) if leads_to else None


def _begun(line: Line, by: UUID, step: Step, before: Sequence[Line]) -> FollowingStep:
    body = line.body
    day = date.fromisoformat(body[BY]) if body.get(BY) else None
    made = FollowingStep(line.root, step, line.kind, line.happened, day, by, body.get("of") or "")
    made.alone = step.takes_on and not AgencyWork(before).held
    to, team = _id(body.get(TAKER)), _id(body.get("team"))
    if to == by:
        made.taken_by, made.taken_on = by, line.happened
    elif to or team:
        made.asked.append(StepOffer(to, None if to else team, line.happened))
    return made


def _end(steps: Iterable[FollowingStep], line: Line) -> None:
    """It is done, or nothing can follow any more, or the same was decided anew."""
    for held in steps:
        anew = line.kind == held.kind and (line.body.get("of") or "") == held.of
        if held.is_open and (anew or line.kind in OVER or line.kind in held.step.done_by):
            held.answer(line.happened)
            held.ended = line.happened


def _offered(held: FollowingStep, line: Line) -> None:
    held.answer(line.happened)
    held.asked.append(StepOffer(_id(line.body.get("to")), _id(line.body.get("team")), line.happened))
    held.decided_by, held.taken_by, held.taken_on = line.practitioner or held.decided_by, None, None


def _accepted(held: FollowingStep, line: Line) -> None:
    held.answer(line.happened, by=line.practitioner)
    held.taken_by, held.taken_on = line.practitioner, line.happened


def _declined(held: FollowingStep, line: Line) -> None:
    held.answer(line.happened, line.body.get("why") or "no reason is written", line.practitioner)


Follow = Callable[[FollowingStep, Line], None]
_FOLLOWED: dict[str, Follow] = {"step-offered": _offered, "step-accepted": _accepted, "step-declined": _declined}


def _following(line: Line) -> Follow | None:
    if line.kind in ACCEPT:
        return _accepted
    return _declined if line.kind in DECLINE else _FOLLOWED.get(line.kind)


def open_steps(lines: Sequence[Line]) -> Iterator[FollowingStep]:
    return (held for held in steps_of(lines) if held.is_open)


def _id(value: object) -> UUID | None:
    return UUID(str(value)) if value else None
