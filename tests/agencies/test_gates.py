"""Who may be given children, and who may manage whom: as the directory stands on the day."""

from uuid import UUID

import pytest

from agencies.workplace import OPENED, SPRING, agency, child, day, manages, practitioner, team, told
from corbiere.agencies.entries import Joined, Profession, ReadinessApproved, Role, RoleGranted, TeamManagerAppointed
from corbiere.agencies.gates import may_approve_oneself, may_have_children_before_they_are_ready, may_manage_both_sides
from corbiere.agencies.working import Allocated, AllocationRole
from corbiere.ledger.entry import Entry
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import Proposal, Ruling
from corbiere.ledger.standing import Standing

pytestmark = pytest.mark.django_db
BEN = UUID(int=32)


def asked(entry: Entry, about: UUID, on: str = "2026-03-02") -> Proposal:
    happened = day(on)
    return Proposal(entry, about, "", happened, None, happened, Author(practitioner=BEN), Standing(about, [], []))


def is_allowed(found: Ruling | None) -> bool:
    return found is None or found.allowed


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-01", False), ("2026-03-02", True)])
def test_somebody_new_to_practice_here_is_given_a_child_from_the_day_of_their_approval(on: str, allowed: bool) -> None:
    """PS-0.5: before that it is asked why."""
    care = agency()
    ana = practitioner("Ana", care)
    told(Joined(name="Ana", profession=Profession.SOCIAL_WORKER, registration="SW 1", agency=care, induction=True), ana, day("2026-01-05"))
    told(ReadinessApproved(why="Three months beside Claire"), ana, SPRING)
    found = may_have_children_before_they_are_ready(asked(Allocated(role=AllocationRole.LEAD, practitioner=ana), child(), on))

    assert is_allowed(found) is allowed and found and found.force == "should"


def test_whoever_is_not_new_needs_no_approval_and_nobody_approves_themselves() -> None:
    """PS-0.5."""
    ana = practitioner("Ana", agency())

    assert is_allowed(may_have_children_before_they_are_ready(asked(Allocated(role=AllocationRole.LEAD, practitioner=ana), child())))
    approval = ReadinessApproved(why="I am")
    assert not may_approve_oneself(asked(approval, BEN), approval).allowed
    assert may_approve_oneself(asked(approval, ana), approval).allowed


def test_nobody_manages_those_who_review_and_those_whose_work_it_is() -> None:
    """ISS-6-1, ISS-6-2: nor does whoever manages the service, or anybody to whom they answer."""
    care = agency()
    reviewing, working = team("Independent Safeguarding", care), team("Looked After", care)
    practitioner("Rob", care, Profession.REVIEWING_OFFICER, team=reviewing)
    practitioner("Ana", care, team=working)
    both, other = practitioner("Mo", care, Profession.MANAGER), practitioner("Pat", care, Profession.MANAGER)
    manages(both, working, OPENED)

    assert not is_allowed(may_manage_both_sides(asked(TeamManagerAppointed(practitioner=both), reviewing)))
    assert is_allowed(may_manage_both_sides(asked(TeamManagerAppointed(practitioner=other), reviewing)))
    manager = RoleGranted(role=Role.SERVICE_MANAGER, why="It is their work", answers_to=both)
    assert not is_allowed(may_manage_both_sides(asked(manager, other)))
    assert is_allowed(may_manage_both_sides(asked(manager.model_copy(update={"answers_to": None}), other)))
    told(RoleGranted(role=Role.SERVICE_MANAGER, why="It is their work"), other, OPENED)
    assert not is_allowed(may_manage_both_sides(asked(TeamManagerAppointed(practitioner=other), working)))
