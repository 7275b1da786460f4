"""The steps that follow from what was decided, as tasks: of whoever was asked, of whoever has one, and of nobody."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.steps import FollowingStep, open_steps
from corbiere.agencies.taking import StepAccepted, StepOffered
from corbiere.agencies.work import AgencyWork, Offer, work_on
from corbiere.agencies.working import Allocated, HandoverOffered, HandoverRefused
from corbiere.ledger.entry import declared
from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line
from corbiere.work.roles import LEAD, Roles
from corbiere.work.tasks import ASKED, OFFERS, Child, LinkTo, Task

STAYS = "It stays with whoever decided until you take it on."
RANK = 2


@folded
def lasting_steps(lines: Sequence[Line]) -> list[FollowingStep]:
    return list(open_steps(lines))


def has_it(held: FollowingStep, lines: Sequence[Line], on: date) -> UUID:
    """Tells whose it is: of whoever took it; else of whoever decided, or if their work with the child is over, of whoever leads it."""
    if held.taken_by:
        return held.taken_by
    work = work_on(lines, on).all()
    theirs = [one for one in work if one.practitioner == held.decided_by]
    lead = next((one.practitioner for one in work if one.role == LEAD and one.practitioner and one.on(on)), None)
    over = theirs and not any(one.on(on) for one in theirs)
    return lead if over and lead else held.decided_by


def steps_asked(child: Child, lines: Sequence[Line], on: date, roles: Roles, practitioner: UUID) -> Iterator[Task]:
    """Tasks of one practitioner: to answer, to do, and to find somebody for."""
    for held in lasting_steps(lines):
        what, offer = held.step.what.format(name=child.called), held.offer
        if offer and offer.to == practitioner:
            yield _task(
                child, held, f"Will you take this on? {what}", STAYS, kind=StepAccepted.kind, of=held.entry, link=_answered_at(child, held)
            )
        elif has_it(held, lines, on) in roles.who:
            yield _own(child, held, what)


def _answered_at(child: Child, held: FollowingStep) -> LinkTo:
    return LinkTo(held.step.narrowly.page, (child.id, held.entry), OFFERS.verb) if held.step.narrowly else OFFERS


def _own(child: Child, held: FollowingStep, what: str) -> Task:
    """Done by whoever works with the child; where nobody does, or only whoever accepts may do it, somebody is to be found first."""
    if held.taken_by is None and (held.step.again or (held.alone and held.first_work is None)):
        why = "" if held.step.again else f"Nobody works with {child.called} yet. "
        if held.offer:
            return _task(child, held, f"{what}: not accepted yet", f"{why}Whoever was asked has not answered.", mine=False)
        why += f"The last who was asked can’t: {held.refused}" if held.refused else "Ask somebody to take it on."
        return _asked_again(child, held, what, why)
    said = (
        " Whoever was asked has not answered." if held.offer else f" The last who was asked can’t: {held.refused}" if held.refused else ""
    )
    task = _task(child, held, what, f"It was decided, and is yours until somebody else accepts it.{said}", kind=_does(held))
    return replace(task, falls=held.by)


def _asked_again(child: Child, held: FollowingStep, what: str, why: str) -> Task:
    """Asks for somebody to take it: by the act that offers it, or by its own where it has one."""
    of = (UUID(held.of) if held.of else None) if held.step.again else held.entry
    return _task(child, held, f"{what}: who takes it?", why, kind=held.step.again or StepOffered.kind, of=of)


def handed_on(child: Child, held: FollowingStep) -> Task:
    """For whoever has it and cannot do it here, as the decision that it follows from is closed to them."""
    what = held.step.what.format(name=child.called)
    if held.offer:
        return _task(child, held, f"{what}: not accepted yet", "Whoever was asked has not answered.", mine=False)
    why = f"The last who was asked can’t: {held.refused}" if held.refused else "It is yours until somebody else accepts it."
    return _task(child, held, f"{what}: who takes it?", why, kind=StepOffered.kind, of=held.entry)


def _does(held: FollowingStep) -> str:
    return next((kind for kind in held.step.done_by if kind in declared()), "")


def _task(
    child: Child,
    held: FollowingStep,
    what: str,
    why: str,
    *,
    kind: str = "",
    of: UUID | None = None,
    mine: bool = True,
    link: LinkTo | None = None,
) -> Task:
    return Task(child, what, held.since, why, ASKED, RANK, kind=kind, of=of, by=held.by, mine=mine, link=link)


# What has nobody.


class Unowned(NamedTuple):
    """What of a child's work nobody has, for whoever manages the team: each with what gives it to somebody."""

    child: Child
    lines: Sequence[Line]
    on: date

    def tasks(self, teams: Collection[UUID], here: Collection[UUID], names: Mapping[UUID, str]) -> Iterator[Task]:
        """`teams` are the viewer's, and `here` those of their members who work here; `names` say who can't."""
        work = work_on(self.lines, self.on)
        yield from self._unnamed(work)
        yield from self._refused(work, names)
        for held in lasting_steps(self.lines):
            yield from self._step(held, teams, here)

    def _unnamed(self, work: AgencyWork) -> Iterator[Task]:
        held = [one for one in work.held.values() if one.on(self.on)]
        alone = [one for one in held if one.practitioner is None]
        if alone and not any(one.practitioner for one in held):
            why = f"{self.child.called} is with the team, and no worker is named."
            yield Task(self.child, f"Name a worker for {self.child.called}", alone[0].begins, why, ASKED, 1, kind=Allocated.kind)

    def _refused(self, work: AgencyWork, names: Mapping[UUID, str]) -> Iterator[Task]:
        latest: dict[UUID, Offer] = {offer.of: offer for offer in work.offers.values()}
        for offer in latest.values():
            if offer.refused and offer.of in work.held and offer.answered:
                what = f"{names.get(offer.to, 'The colleague who was asked')} can’t take on {self.child.called}"
                refusals = (line.body for line in self.lines if line.kind == HandoverRefused.kind)
                said = (body["why"] for body in refusals if body["of"] == str(offer.entry))
                why = f"The work stays where it was. {next(said, '')}"
                yield Task(self.child, what, offer.answered, why, ASKED, RANK, kind=HandoverOffered.kind, of=offer.of)

    def _step(self, held: FollowingStep, teams: Collection[UUID], here: Collection[UUID]) -> Iterator[Task]:
        what, offer = held.step.what.format(name=self.child.called), held.offer
        if offer and offer.team in teams and held.step.narrowly:
            return  # it stands in the work of each of the team
        if offer and offer.team in teams:
            yield _task(self.child, held, f"Will your team take this on? {what}", STAYS, kind=StepAccepted.kind, of=held.entry, link=OFFERS)
        elif held.refused or (offer is None and held.alone and held.first_work is None and held.taken_by is None):
            why = f"The last who was asked can’t: {held.refused}" if held.refused else "Nobody has been asked to take it."
            yield _asked_again(self.child, held, what, why)
        elif offer is None and has_it(held, self.lines, self.on) not in here:
            why = "Whoever had it does not work here any more."
            yield _asked_again(self.child, held, what, why)
