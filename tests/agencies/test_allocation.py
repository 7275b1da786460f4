"""Who works with a child: one lead social worker at a time, and work that moves only when it is accepted."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from psycopg.types.range import DateRange

from agencies.workplace import SPRING, agency, allocated, child, day, ended, practitioner, team, told
from corbiere.agencies.directory import caseload
from corbiere.agencies.entries import Profession
from corbiere.agencies.models import Allocation, HandoverPending
from corbiere.agencies.working import (
    Allocated,
    AllocationEnded,
    AllocationRole,
    HandoverAccepted,
    HandoverOffered,
    HandoverRefused,
    WhyEnded,
)
from corbiere.ledger.folding import rebuild
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import withdraw

pytestmark = pytest.mark.django_db
NEXT_WEEK = day("2026-03-09")


class Office:
    """Ana Pires leads for Mia; Ben Le Sueur could; Claire Vibert is a health visitor."""

    def __init__(self) -> None:
        self.care = agency()
        self.team = team("Assessment", self.care)
        self.ana = practitioner("Ana Pires", self.care, team=self.team)
        self.ben = practitioner("Ben Le Sueur", self.care)
        self.claire = practitioner("Claire Vibert", self.care, Profession.HEALTH_VISITOR, "HV 7")
        self.mia = child()
        self.work = allocated(self.mia, self.ana, team=self.team)

    def lead(self, on: date) -> UUID | None:
        found = Allocation.objects.on(on).lead().filter(subject=self.mia).first()
        return found and found.practitioner

    def offered(self, to: UUID, on: date = SPRING) -> UUID:
        return told(HandoverOffered(of=self.work, to=to, note="She likes to draw while she talks"), self.mia, on, by=Author(system="x"))


@pytest.fixture
def office() -> Office:
    return Office()


def answer(office: Office, offer: UUID, by: UUID, on: date = NEXT_WEEK) -> UUID:
    return told(HandoverAccepted(of=offer), office.mia, on, by=Author(practitioner=by, system="x"))


def refusal(*arguments: object, **more: object) -> str:
    with pytest.raises(NotRecorded) as refused:
        told(*arguments, **more)
    assert len(refused.value.refusals) == 1
    return refused.value.refusals[0].name


def test_work_moves_to_the_receiver_on_the_day_they_accept(office: Office) -> None:
    """LAC-399-1, LAC-399-2."""
    offer = office.offered(office.ben)
    assert (office.lead(NEXT_WEEK), HandoverPending.objects.get().to) == (office.ana, office.ben)
    answer(office, offer, office.ben)
    assert (office.lead(day("2026-03-08")), office.lead(NEXT_WEEK)) == (office.ana, office.ben)
    assert HandoverPending.objects.count() == 0
    assert [work.subject for work in caseload(office.ben, NEXT_WEEK)] == [office.mia]
    assert not caseload(office.ana, NEXT_WEEK)


def test_work_stays_where_it_was_when_the_offer_is_refused(office: Office) -> None:
    offer = office.offered(office.ben)
    told(HandoverRefused(of=offer, why="Twenty children already"), office.mia, NEXT_WEEK, by=Author(practitioner=office.ben, system="x"))
    assert (office.lead(NEXT_WEEK), HandoverPending.objects.count()) == (office.ana, 0)


def test_only_the_one_asked_can_answer(office: Office) -> None:
    offer = office.offered(office.ben)
    by = Author(practitioner=office.ana, system="x")
    assert refusal(HandoverAccepted(of=offer), office.mia, NEXT_WEEK, by=by) == "answer-for-another"
    assert office.lead(NEXT_WEEK) == office.ana


def test_an_offer_is_answered_once(office: Office) -> None:
    offer = office.offered(office.ben)
    answer(office, offer, office.ben)
    by = Author(practitioner=office.ben, system="x")
    assert refusal(HandoverAccepted(of=offer), office.mia, NEXT_WEEK, by=by) == "answer-an-offer"


def test_work_is_offered_to_one_at_a_time(office: Office) -> None:
    office.offered(office.ben)
    again = HandoverOffered(of=office.work, to=practitioner("Dot", office.care), note="…")
    assert refusal(again, office.mia, NEXT_WEEK) == "offer-twice"


def test_nobody_hands_work_over_to_themselves(office: Office) -> None:
    assert refusal(HandoverOffered(of=office.work, to=office.ana, note="…"), office.mia) == "hand-over-to-oneself"


def test_work_that_has_ended_is_neither_offered_nor_ended(office: Office) -> None:
    ended(office.mia, office.work, SPRING)
    assert refusal(HandoverOffered(of=office.work, to=office.ben, note="…"), office.mia, NEXT_WEEK) == "offer-work-that-nobody-has"
    assert refusal(AllocationEnded(of=office.work, reason=WhyEnded.WORK_DONE), office.mia, NEXT_WEEK) == "end-work-that-nobody-has"


def test_an_end_takes_the_open_offer_with_it(office: Office) -> None:
    office.offered(office.ben)
    ended(office.mia, office.work, NEXT_WEEK)
    assert HandoverPending.objects.count() == 0


def test_there_is_one_lead_at_a_time(office: Office) -> None:
    """PS-1.16."""
    assert refusal(Allocated(role=AllocationRole.LEAD, practitioner=office.ben), office.mia, NEXT_WEEK) == "have-another-lead"
    ended(office.mia, office.work, day("2026-03-08"))
    allocated(office.mia, office.ben, NEXT_WEEK)
    assert office.lead(NEXT_WEEK) == office.ben


def test_the_last_day_of_work_that_ended_is_a_day_of_it(office: Office) -> None:
    ended(office.mia, office.work, NEXT_WEEK)
    assert (office.lead(NEXT_WEEK), office.lead(day("2026-03-10"))) == (office.ana, None)


def test_a_lead_written_down_late_gives_way_to_the_one_after(office: Office) -> None:
    """Two leads of the same time cannot be: the earlier has passed the work on when the later begins."""
    allocated(office.mia, office.ben, day("2026-02-02"))
    assert (office.lead(day("2026-03-01")), office.lead(SPRING)) == (office.ben, office.ana)


def test_two_leads_on_one_day_leave_the_second(office: Office) -> None:
    ended(office.mia, office.work, SPRING)
    allocated(office.mia, office.ben)
    assert [office.lead(SPRING), office.lead(NEXT_WEEK)] == [office.ben, office.ben]


def test_a_withdrawn_acceptance_gives_the_work_back(office: Office) -> None:
    accepted = answer(office, office.offered(office.ben), office.ben)
    withdraw(accepted, office.mia, NEXT_WEEK, "He meant another child", by=Author(system="x"))
    assert (office.lead(NEXT_WEEK), HandoverPending.objects.count()) == (office.ana, 1)


@pytest.mark.parametrize(("profession", "registration"), [(Profession.HEALTH_VISITOR, "HV 7"), (Profession.SOCIAL_WORKER, None)])
def test_a_lead_is_a_registered_social_worker(office: Office, profession: Profession, registration: str | None) -> None:
    """PS-0.11."""
    other, who = child("Leo"), practitioner("Eve", office.care, profession, registration)
    assert refusal(Allocated(role=AllocationRole.LEAD, practitioner=who), other) == "lead"
    assert refusal(HandoverOffered(of=office.work, to=who, note="…"), office.mia) == "lead"
    allocated(other, who, role=AllocationRole.SECOND)


def test_a_lead_works_here_on_that_day(office: Office) -> None:
    later = practitioner("Finn", office.care, joined=NEXT_WEEK)
    other = child("Leo")
    assert refusal(Allocated(role=AllocationRole.LEAD, practitioner=later), other, day("2026-03-08")) == "lead"
    allocated(other, later, NEXT_WEEK)


def test_a_reviewing_officer_has_no_other_part_in_the_work(office: Office) -> None:
    """LAC-411-4."""
    assert refusal(Allocated(role=AllocationRole.REVIEWING_OFFICER, practitioner=office.ana), office.mia) == "review-their-own-work"
    allocated(office.mia, office.claire, role=AllocationRole.REVIEWING_OFFICER)
    assert refusal(Allocated(role=AllocationRole.PERSONAL_ADVISER, practitioner=office.claire), office.mia) == "review-their-own-work"


def test_a_team_can_take_a_child_on_until_there_is_a_worker(office: Office) -> None:
    other = child("Leo")
    assert refusal(Allocated(role=AllocationRole.DUTY), other) == "be-allocated-to-nobody"
    assert refusal(Allocated(role=AllocationRole.LEAD, team=office.team), other) == "be-allocated-to-nobody"
    allocated(other, None, role=AllocationRole.DUTY, team=office.team)
    assert Allocation.objects.on(SPRING).get(subject=other).team == office.team


def test_a_child_not_yet_born_has_a_worker(office: Office) -> None:
    unborn = child("Baby", born=None)
    allocated(unborn, office.ben)
    assert [work.subject for work in caseload(office.ben, SPRING)] == [unborn]


def test_the_database_refuses_two_leads_at_once(office: Office) -> None:
    second = Allocation(
        subject=office.mia, practitioner=office.ben, role="lead-social-worker", during=DateRange(SPRING, None), entry=uuid4()
    )
    with pytest.raises(IntegrityError, match="one_lead_social_worker_at_a_time"), transaction.atomic():
        second.save()


def test_readings_rebuilt_are_the_readings_kept(office: Office) -> None:
    answer(office, office.offered(office.ben), office.ben)
    assert [said for _, sentences in rebuild(check=True) for said in sentences] == []
