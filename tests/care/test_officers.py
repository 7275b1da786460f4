"""Who may review a child's care: appointed in one act, independent of the work, with room for one more."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from agencies.workplace import OPENED, agency, allocated, child, ended, holds, manages, practitioner, team, told
from clock import today
from corbiere.access.models import Grant
from corbiere.agencies.entries import AgencySort, CoverArranged, Profession, Role
from corbiere.agencies.models import Allocation
from corbiere.agencies.working import Allocated, AllocationRole, ChildCovered, HandoverOffered
from corbiere.care import load
from corbiere.care.entries.officers import ReviewerAppointed, ReviewingTimeNoted
from corbiere.care.rulings.officers import (
    may_appoint_from_outside,
    may_appoint_no_reviewer,
    may_appoint_outside_care,
    may_appoint_themselves_to_review,
    may_appoint_without_confirming,
    may_cover_reviews_of_their_own_work,
    may_end_before_it_begins,
    may_give_the_reviewer_another_part,
    may_have_more_than_seventy,
    may_review_as_no_social_worker,
    may_review_without_independence,
)
from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import standing
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded, Ruling
from corbiere.statute.calendar import days_after, in_words
from protection.telling import ANA, BORN, BY_IMPORT, CLAIRE, allows
from protection.telling import asked as asking

pytestmark = pytest.mark.django_db
IN_CARE = f"{BORN}\n2026-03-02  care-started  status=accommodated"
EXTERNAL = {"external": True, "why_external": "Her aunt works in the service", "until": "2026-09-30"}


def appointed(who: UUID | None = CLAIRE, **answers: Any) -> ReviewerAppointed:
    said = {"practitioner": who and str(who), "experienced": True, "independent": True} | answers
    return ReviewerAppointed.model_validate({name: answer for name, answer in said.items() if answer is not None})


class Service:
    """Mia is looked after; Ana leads, Ben manages her team, and Rob, a reviewing officer, has nothing to do with it. Mo manages the service."""

    def __init__(self) -> None:
        self.day = today()
        self.care, self.iss = agency(), agency("Independent Safeguarding Service", AgencySort.OTHER)
        self.east, self.reviewing = team("Safeguarding East", self.care), team("Reviewing", self.iss)
        self.ana = practitioner("Ana Pires", self.care, team=self.east)
        self.ben = practitioner("Ben Carter", self.care, Profession.MANAGER, team=self.east)
        manages(self.ben, self.east)
        self.rob = practitioner("Rob Ahier", self.iss, Profession.REVIEWING_OFFICER, "SW 12", team=self.reviewing)
        self.ruth = practitioner("Ruth Le Sueur", self.iss, Profession.REVIEWING_OFFICER, "SW 13", team=self.reviewing)
        self.mo = practitioner("Mo Nowicka", self.iss, Profession.MANAGER, "SW 14")
        holds(self.mo, Role.SERVICE_MANAGER)
        self.mia = self.in_care()
        self.work = allocated(self.mia, self.ana, self.before(30), team=self.east)

    def before(self, days: int) -> date:
        return days_after(self.day, -days)

    def in_care(self) -> UUID:
        mia = child(born=date(self.day.year - 9, 6, 3))
        told(kind_called("care-started").model_validate({"status": "accommodated"}), mia, self.before(30))
        return mia

    def appoints(self, who: UUID, by: UUID | None = None, on: date | None = None, **more: Any) -> UUID:
        entry = appointed(who, **more.pop("answers", {}))
        return told(entry, self.mia, on or self.day, by=Author(by or self.ben, self.care), **more)

    def refused(self, who: UUID, **more: Any) -> Ruling:
        with pytest.raises(NotRecorded) as raised:
            self.appoints(who, **more)
        return (*raised.value.refusals, *raised.value.wanted)[0]

    def was(self, role: AllocationRole, who: UUID, days: int, until: int | None = None) -> None:
        work = allocated(self.mia, who, self.before(days), role)
        if until is not None:
            ended(self.mia, work, self.before(until))


@pytest.fixture
def service() -> Service:
    return Service()


# One act.


def test_an_appointment_gives_the_record_and_is_the_laws_fact_in_one_act(service: Service) -> None:
    """GL-17, LAC-410-1."""
    service.appoints(service.rob)
    held = Allocation.objects.on(service.day).get(subject=service.mia, role=AllocationRole.REVIEWING_OFFICER)
    assert held.practitioner == service.rob
    assert Grant.objects.on(service.day).filter(subject=service.mia, practitioner=service.rob).exists()


def test_the_officer_before_passes_the_role_on(service: Service) -> None:
    service.appoints(service.rob, on=service.before(10))
    service.appoints(service.ruth)
    held = Allocation.objects.filter(subject=service.mia, role=AllocationRole.REVIEWING_OFFICER).order_by("during")
    assert [one.practitioner for one in held] == [service.rob, service.ruth]
    assert held[0].during.upper == service.day


def test_somebody_from_outside_sees_it_until_the_last_day(service: Service) -> None:
    """ISS-4-3."""
    last = days_after(service.day, 40)
    service.appoints(service.rob, answers=EXTERNAL | {"until": last.isoformat()})
    held = Allocation.objects.filter(subject=service.mia, role=AllocationRole.REVIEWING_OFFICER).get()
    assert held.last == last
    assert not Grant.objects.on(days_after(last, 1)).filter(subject=service.mia, practitioner=service.rob).exists()


def test_an_adviser_is_appointed_beside_the_social_worker_whose_work_goes_on(service: Service) -> None:
    """LAC-393-6."""
    adviser = practitioner("Pam Noel", service.care, Profession.PERSONAL_ADVISER)
    told(kind_called("personal-adviser-appointed").model_validate({"practitioner": str(adviser)}), service.mia, service.day)
    held = Allocation.objects.on(service.day).filter(subject=service.mia)
    assert {one.practitioner: one.role for one in held} == {service.ana: AllocationRole.LEAD, adviser: AllocationRole.PERSONAL_ADVISER}


# Independence.


def test_may_review_without_independence_refuses_a_former_manager_with_who_what_and_when(service: Service) -> None:
    """LAC-411-5."""
    first, last = service.before(25), service.before(20)
    manages(service.ruth, service.east, first)
    told(kind_called("team-manager-ended").model_validate({"practitioner": str(service.ruth)}), service.east, last)
    found = service.refused(service.ruth)
    assert found.name == may_review_without_independence.__name__.removeprefix("may_").replace("_", "-")
    assert found.clause == "LAC-411-5"
    assert found.why.startswith(
        f"Ruth Le Sueur managed those who work with the child from {in_words(first)} to {in_words(last)}, and so is not independent."
    )


def test_whoever_managed_the_team_before_it_worked_with_the_child_may_review(service: Service) -> None:
    manages(service.ruth, service.east, OPENED)
    told(kind_called("team-manager-ended").model_validate({"practitioner": str(service.ruth)}), service.east, service.before(31))
    service.appoints(service.ruth)


def test_the_last_day_of_the_old_manager_was_a_day_too_many(service: Service) -> None:
    manages(service.ruth, service.east, OPENED)
    told(kind_called("team-manager-ended").model_validate({"practitioner": str(service.ruth)}), service.east, service.before(30))
    assert service.refused(service.ruth).clause == "LAC-411-5"


@pytest.mark.parametrize(
    ("role", "clause"),
    [
        (AllocationRole.SECOND, "LAC-411-2"),
        (AllocationRole.DUTY, "LAC-411-2"),
        (AllocationRole.PERSONAL_ADVISER, "LAC-411-4"),
    ],
)
@pytest.mark.parametrize("until", [None, 20])
def test_whoever_works_or_worked_with_the_child_cannot_review(
    service: Service, role: AllocationRole, clause: str, until: int | None
) -> None:
    """LAC-411-2, LAC-411-4."""
    service.was(role, service.rob, 25, until)
    found = service.refused(service.rob)
    assert found.clause == clause
    assert role.label.lower() in found.why


def test_whoever_wrote_a_plan_of_the_child_cannot_review_it(service: Service) -> None:
    """LAC-411-3."""
    plan = kind_called("help-plan-written").model_validate({"stage": "outline"})
    told(plan, service.mia, service.before(400), by=Author(service.rob, service.iss, system="another system"))
    assert service.refused(service.rob).clause == "LAC-411-3"


def test_no_more_is_said_than_whoever_appoints_sees(service: Service) -> None:
    """LAC-411-2: the manager of the service sees who works with Mia, and nothing of her plans of help."""
    plan = kind_called("help-plan-written").model_validate({"stage": "outline"})
    told(plan, service.mia, service.before(400), by=Author(service.rob, service.iss, system="another system"))
    found = may_review_without_independence(_proposed(service, appointed(service.rob), service.mo))
    assert found is not None
    assert not found.allowed
    assert "you don’t see" in found.why
    assert "wrote" not in found.why
    assert in_words(service.before(400)) not in found.why


def _proposed(service: Service, entry: Any, by: UUID) -> Any:
    made = asking(entry, service.day.isoformat(), by=Author(by, service.iss))
    return replace(made, subject=service.mia, standing=standing(service.mia), today=service.day)


def test_chairing_a_conference_and_reviewing_before_keep_nobody_from_it(service: Service) -> None:
    """LAC-413-1, ISS-2-4: one officer does both."""
    service.appoints(service.rob, on=service.before(20))
    service.appoints(service.ruth, on=service.before(10))
    service.appoints(service.rob)


# Afterwards.


def test_may_give_the_reviewer_another_part_of_the_work(service: Service) -> None:
    """LAC-411-2: roles that change afterwards."""
    service.appoints(service.rob, on=service.before(5))
    assert may_give_the_reviewer_another_part.__doc__
    with pytest.raises(NotRecorded, match="Rob Ahier has reviewed this child’s care since"):
        told(HandoverOffered(of=service.work, to=service.rob, note="Draw with her"), service.mia, service.day, by=Author(service.ana))
    with pytest.raises(NotRecorded):
        told(Allocated(role=AllocationRole.SECOND, practitioner=service.rob), service.mia, service.day, by=Author(service.ben))


def test_the_role_is_handed_over_only_to_somebody_independent(service: Service) -> None:
    """LAC-411-2."""
    work = service.appoints(service.rob, on=service.before(5))
    with pytest.raises(NotRecorded, match="Ana Pires has worked with the child"):
        told(HandoverOffered(of=work, to=service.ana, note="All is well"), service.mia, service.day, by=Author(service.rob))
    told(HandoverOffered(of=work, to=service.ruth, note="All is well"), service.mia, service.day, by=Author(service.rob))


def test_whoever_covers_is_independent_child_by_child(service: Service) -> None:
    """ISS-A-18."""
    service.appoints(service.rob, on=service.before(5))
    service.was(AllocationRole.SECOND, service.ruth, 25, 20)
    days = {"from_": service.day, "to": days_after(service.day, 7)}
    with pytest.raises(NotRecorded, match="1 of the children whose care is reviewed") as raised:
        told(CoverArranged(acting=service.ruth, **days), service.rob, service.day, by=Author(service.rob, service.iss))
    assert raised.value.wanted[0].name == may_cover_reviews_of_their_own_work.__name__[4:].replace("_", "-")
    with pytest.raises(NotRecorded, match="not independent"):
        told(ChildCovered(for_=service.rob, acting=service.ruth, **days), service.mia, service.day, by=Author(service.rob, service.iss))


# What is asked of an appointment.


@pytest.mark.parametrize(
    ("profession", "registration", "allowed"),
    [
        (Profession.REVIEWING_OFFICER, "SW 9", True),
        (Profession.SOCIAL_WORKER, "SW 9", True),
        (Profession.MANAGER, "SW 9", True),
        (Profession.REVIEWING_OFFICER, None, False),
        (Profession.TEACHER, "T 9", False),
    ],
)
def test_may_review_as_no_social_worker(service: Service, profession: Profession, registration: str | None, allowed: bool) -> None:
    """LAC-411-1, ISS-4-1: the manager of the service may review too."""
    who = practitioner("Kim Hamon", service.iss, profession, registration)
    if allowed:
        service.appoints(who)
    else:
        assert service.refused(who).name == may_review_as_no_social_worker.__name__[4:].replace("_", "-")


def test_may_appoint_without_confirming() -> None:
    """LAC-411-1, LAC-411-5."""
    assert allows(may_appoint_without_confirming, appointed(), "2026-03-09", IN_CARE)
    assert not allows(may_appoint_without_confirming, appointed(experienced=None), "2026-03-09", IN_CARE)
    assert not allows(may_appoint_without_confirming, appointed(experienced=False), "2026-03-09", IN_CARE)
    assert not allows(may_appoint_without_confirming, appointed(independent=False), "2026-03-09", IN_CARE)
    assert allows(may_appoint_without_confirming, appointed(independent=None), "2026-03-09", IN_CARE, by=BY_IMPORT)


def test_may_appoint_no_reviewer_but_from_another_system() -> None:
    """LAC-410-1."""
    assert not allows(may_appoint_no_reviewer, appointed(None), "2026-03-09", IN_CARE)
    assert allows(may_appoint_no_reviewer, appointed(None), "2026-03-09", IN_CARE, by=BY_IMPORT)
    assert allows(may_appoint_no_reviewer, appointed(), "2026-03-09", IN_CARE)


def test_may_appoint_themselves_to_review() -> None:
    """GL-17."""
    assert not allows(may_appoint_themselves_to_review, appointed(ANA), "2026-03-09", IN_CARE)
    assert allows(may_appoint_themselves_to_review, appointed(CLAIRE), "2026-03-09", IN_CARE)


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-01", False), ("2026-03-02", True), ("2026-06-30", True), ("2026-07-01", False)])
def test_may_appoint_outside_care(on: str, allowed: bool) -> None:
    """LAC-409-1: from the first day of care to its last; a care leaver has no reviewing officer."""
    assert allows(may_appoint_outside_care, appointed(), on, IN_CARE, "2026-06-30  care-ended") is allowed


@pytest.mark.parametrize(
    ("answers", "allowed"), [({}, True), (EXTERNAL, True), (EXTERNAL | {"why_external": None}, False), (EXTERNAL | {"until": None}, False)]
)
def test_may_appoint_from_outside(answers: dict[str, Any], allowed: bool) -> None:
    """ISS-4-3."""
    assert allows(may_appoint_from_outside, appointed(**answers), "2026-03-09", IN_CARE) is allowed


@pytest.mark.parametrize(("on", "allowed"), [("2026-09-29", True), ("2026-09-30", True), ("2026-10-01", False)])
def test_may_end_before_it_begins(on: str, allowed: bool) -> None:
    assert allows(may_end_before_it_begins, appointed(**EXTERNAL), on, IN_CARE) is allowed


# Load.


@pytest.mark.parametrize(("share", "number", "allowed"), [(5, 2, True), (5, 3, False), (3, 1, True), (3, 2, False)])
def test_may_have_more_than_seventy(service: Service, share: int, number: int, allowed: bool) -> None:
    """ISS-5-2: the last child that part of a post can carry, and the one after it: of seventy, three in a twentieth of one."""
    told(ReviewingTimeNoted(share=share), service.rob, service.before(40))
    for _ in range(number):
        told(appointed(service.rob), service.in_care(), service.before(3))
    if allowed:
        service.appoints(service.rob)
        return
    found = service.refused(service.rob)
    assert found.name == may_have_more_than_seventy.__name__[4:].replace("_", "-")
    assert f"would have {number + 1} children" in found.why
    service.appoints(service.rob, reasons={found.name: "Two of them go home next week"})


def test_seventy_is_the_most_for_a_whole_post_and_thirty_five_for_half_of_one() -> None:
    """ISS-5-2."""
    assert (load.at_most(100), load.at_most(50), load.at_most(80)) == (70, 35, 56)
    full = load.OfficerLoad(ANA, 70, 4)
    assert (full.room, full.is_over, full.fills, full.is_under) == (0, False, True, False)
    assert full._replace(children=71).is_over
    assert full._replace(children=49).is_under
    assert not full._replace(children=64).fills


def test_appointing_the_same_officer_again_counts_the_child_once(service: Service) -> None:
    service.appoints(service.rob, on=service.before(3))
    assert load.load_of(service.rob, service.day).children == 1
    assert load.load_of(service.rob, service.day, beside=service.mia).children == 0
