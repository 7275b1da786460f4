"""The folds of what work with a child opens, and the steps that follow from what was decided."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from corbiere.access.bases import (
    ABOUT_PEOPLE,
    ALLOCATED,
    BASES,
    DECIDED,
    OFFERED,
    ORDINARY,
    TAKES_STEP,
    BasisDeclaration,
    opens,
)
from corbiere.access.models import Grant, StepGrant, WorkGrant
from corbiere.agencies import taking, work
from corbiere.agencies.steps import FollowingStep, StepOffer, steps_of
from corbiere.agencies.working import AllocationRole
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line
from corbiere.statute.calendar import day_before

ROLES = {role.value: role.label for role in AllocationRole}


@opens(WorkGrant, reads=work.READS)
def work_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    """The last day of the work is open whole, even if somebody took over on it, so that it can be written up."""
    found = work.AgencyWork(lines)
    worked = [grant for held in found.all() for grant in _allocated(subject, held)]
    return worked + [_offered(subject, offer) for offer in found.offers.values()]


def _allocated(subject: UUID, held: work.WorkPeriod) -> list[Grant]:
    """Work without a worker is open to the managers of its team. Legal advice goes with leading alone, and is carried as the work is."""
    days, role = (held.begins, held.last), ROLES[held.role]
    opened = sorted(ABOUT_PEOPLE if held.role == work.LEAD else ORDINARY)
    if held.practitioner:
        return [ALLOCATED.to(held.practitioner, subject, *days, team=held.team, detail=role, entry=held.entry, categories=opened)]
    return [ALLOCATED.to_team(held.team, subject, *days, detail=role, entry=held.entry, categories=opened)] if held.team else []


def _offered(subject: UUID, offer: work.Offer) -> Grant:
    return OFFERED.to(offer.to, subject, offer.since, offer.answered, detail=ROLES[offer.role], entry=offer.entry)


@opens(StepGrant, reads=taking.READS)
def step_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    return [grant for held in steps_of(lines) for grant in _step(subject, held)]


def _step(subject: UUID, held: FollowingStep) -> Iterator[Grant]:
    """Who decided sees it while nobody works with the child; whoever is asked, until they answer, and if they take it until it is done."""
    opened = sorted({"identity", "work"} | ({kind_called(held.kind).category} & ORDINARY))
    if held.alone:
        last = min((day for day in (held.first_work, held.taken_on, held.ended) if day), default=None)
        yield DECIDED.to(held.decided_by, subject, held.since, last, entry=held.entry, categories=opened)
    for one in held.asked:
        if held.step.narrowly:
            yield from _narrowly(subject, held, one, BASES[held.step.narrowly.basis])
        elif one.to:
            took = one.to == held.taken_by and one is held.asked[-1]
            last = held.ended if took and not (held.first_work and held.alone) else one.answered
            yield TAKES_STEP.to(one.to, subject, one.since, last, entry=held.entry, categories=opened)
        elif one.team:
            yield DECIDED.to_team(one.team, subject, one.since, one.answered, entry=held.entry, categories=opened)


def _narrowly(subject: UUID, held: FollowingStep, one: StepOffer, basis: BasisDeclaration) -> Iterator[Grant]:
    """A team that is asked sees it until one of them answers, and that one alone on the day of it."""
    if one.to:
        yield basis.to(one.to, subject, one.since, one.answered, entry=held.entry)
    elif one.team:
        last = day_before(one.answered) if one.answered else None
        if last is None or last >= one.since:
            yield basis.to_members(one.team, subject, one.since, last, entry=held.entry)
        if one.answered_by and one.answered:
            yield basis.to(one.answered_by, subject, one.answered, one.answered, entry=held.entry)
