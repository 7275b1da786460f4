"""A child's protection in the ledger itself: recorded, read as tables, corrected, rebuilt; and what the database refuses."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from psycopg.types.range import DateRange

from corbiere.access.second_person import request_of
from corbiere.agencies.entries import AgencyEstablished, CoverArranged, Joined, TeamFormed, TeamManagerAppointed
from corbiere.agencies.working import Allocated
from corbiere.casework.entries import ManagementDecisionMade
from corbiere.casework.rulings import may_decide_as_manager
from corbiere.ledger.entry import Entry
from corbiere.ledger.folding import rebuild
from corbiere.ledger.reading import standing, without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from corbiere.meetings.parts import Attendance, Sector
from corbiere.people.entries import Born
from corbiere.protection.entries import ConferenceArranged, ConferenceHeld, EnquiryStarted, VisitFailed
from corbiere.protection.meetings import INITIAL
from corbiere.protection.models import Alert, CoreGroupMember, Registration
from corbiere.protection.rulings.conferences import may_lead_plan
from protection.telling import BY_IMPORT, PLAN, asked, changed, line, without

pytestmark = pytest.mark.django_db

BEGAN, DAY = date(2020, 1, 6), date(2026, 3, 2)


def opened(entry: Entry, happened: date = BEGAN) -> UUID:
    subject = uuid4()
    record(entry, about=subject, happened=happened, by=BY_IMPORT, opens=True)
    return subject


@pytest.fixture
def agency() -> UUID:
    return opened(AgencyEstablished.model_validate({"name": "Children’s services", "sort": "social-care"}))


def practitioner(agency: UUID, profession: str = "social-worker", registration: str | None = "SW-1") -> UUID:
    return opened(
        Joined.model_validate({"name": "Ana Pires", "profession": profession, "registration": registration, "agency": str(agency)})
    )


@pytest.fixture
def ana(agency: UUID) -> UUID:
    return practitioner(agency)


@pytest.fixture
def mia(ana: UUID) -> UUID:
    child = opened(Born(), date(2018, 6, 3))
    record(Allocated.model_validate({"role": "lead-social-worker", "practitioner": str(ana)}), about=child, happened=BEGAN, by=BY_IMPORT)
    return child


@pytest.fixture
def ruth(agency: UUID, mia: UUID) -> Author:
    """She chairs the conference about Mia, and so records what it decides."""
    chair = practitioner(agency, "conference-chair")
    record(ConferenceArranged.model_validate({"type": "initial", "chairs": str(chair)}), about=mia, happened=DAY, by=BY_IMPORT)
    return Author(chair, agency)


def plan(agency: UUID, ana: UUID, **answers: object) -> ConferenceHeld:
    visitor = practitioner(agency, "health-visitor")
    places = [{"practitioner": str(visitor), "role": "health visitor"}]
    made: ConferenceHeld = changed(without(PLAN, "lead_manager"), lead_social_worker=str(ana), core_group=places, **answers)
    return made


def test_a_plan_puts_the_child_on_the_register_and_people_into_the_core_group(agency: UUID, ana: UUID, mia: UUID, ruth: Author) -> None:
    record(plan(agency, ana), about=mia, happened=DAY, by=ruth)
    with without_row_security():
        found = Registration.objects.on(DAY).get(subject=mia)
        assert (found.category, found.lead_social_worker, found.during.upper) == ("neglect", ana, date(2036, 6, 3))
        assert {row.role for row in CoreGroupMember.objects.on(DAY).filter(subject=mia)} == {"health visitor", "Lead social worker"}
        assert not Registration.objects.on(date(2026, 3, 1)).exists()
        assert not Registration.objects.on(date(2036, 6, 3)).exists()


def test_the_conference_that_made_a_plan_can_be_corrected(agency: UUID, ana: UUID, mia: UUID, ruth: Author) -> None:
    by, decided = ruth, plan(agency, ana)
    first = record(decided, about=mia, happened=DAY, by=by)
    corrected, why = changed(decided, harm="emotional"), "It was emotional abuse"
    with without_row_security():
        line = standing(mia).entry(first.id)
    assert line
    record(request_of(line, line.id, corrected, why), about=mia, happened=DAY, by=by)
    record(corrected, about=mia, happened=DAY, by=Author(ana, agency), replaces=first.id, why=why)
    with without_row_security():
        assert Registration.objects.get(subject=mia).category == "emotional"


def test_a_second_plan_is_refused_by_the_ruling(agency: UUID, ana: UUID, mia: UUID, ruth: Author) -> None:
    record(plan(agency, ana), about=mia, happened=DAY, by=ruth)
    with pytest.raises(NotRecorded, match="has been on a plan since 2 March 2026"):
        record(plan(agency, ana, first_core_group="2026-03-18"), about=mia, happened=date(2026, 3, 4), by=ruth)


def test_two_registrations_at_once_are_refused_by_the_database(agency: UUID, ana: UUID, mia: UUID, ruth: Author) -> None:
    record(plan(agency, ana), about=mia, happened=DAY, by=ruth)
    with without_row_security():
        with pytest.raises(IntegrityError, match="one_registration_at_a_time"), transaction.atomic():
            Registration.objects.create(subject=mia, during=DateRange(date(2026, 4, 1)))
        Registration.objects.create(subject=mia, during=DateRange(date(2036, 6, 3)))


def test_the_second_failed_visit_is_an_alert_at_once(mia: UUID, ana: UUID, agency: UUID) -> None:
    for day in (3, 4):
        assert not Alert.objects.filter(subject=mia).exists()
        record(VisitFailed(reason="Nobody came to the door"), about=mia, happened=date(2026, 3, day), by=Author(ana, agency))
    assert Alert.objects.get(subject=mia, ends=None).since == date(2026, 3, 4)


def test_what_is_stored_is_what_the_entries_make(agency: UUID, ana: UUID, mia: UUID, ruth: Author) -> None:
    record(plan(agency, ana), about=mia, happened=DAY, by=ruth)
    for day in (3, 4):
        record(VisitFailed(reason="Nobody came to the door"), about=mia, happened=date(2026, 3, day), by=Author(ana, agency))
    assert [said for _, found in rebuild(check=True) for said in found] == []


@pytest.mark.parametrize(
    ("profession", "registration", "on", "allowed"),
    [
        ("social-worker", "SW-1", "2026-03-02", True),
        ("social-worker", None, "2026-03-02", False),
        ("health-visitor", "NMC-1", "2026-03-02", False),
        ("social-worker", "SW-1", "2020-01-05", False),
    ],
)
def test_the_directory_knows_the_lead_as_a_registered_social_worker(
    agency: UUID, profession: str, registration: str | None, on: str, allowed: bool
) -> None:
    """CPP-1."""
    found = may_lead_plan(asked(changed(PLAN, lead_social_worker=str(practitioner(agency, profession, registration))), on))
    assert found is not None
    assert (found.force, found.allowed) == ("must", allowed)


def test_nobody_is_asked_whether_another_systems_lead_is_registered() -> None:
    assert may_lead_plan(asked(PLAN, "2026-03-02", by=BY_IMPORT)) is None


def test_a_managers_decision_is_a_managers_or_of_whoever_acts_for_one(agency: UUID, ana: UUID) -> None:
    """PS-1.3, on the last day before somebody manages and the first day on which they do."""
    decision = ManagementDecisionMade(decision="See Mia today", why="Two visits failed")
    ben, covering = practitioner(agency, "manager"), practitioner(agency)
    team = opened(TeamFormed(name="East", agency=agency))
    record(TeamManagerAppointed(practitioner=ben), about=team, happened=DAY, by=BY_IMPORT)
    cover = CoverArranged.model_validate({"acting": str(covering), "from": "2026-03-02", "to": "2026-03-13", "reason": "Leave"})
    record(cover, about=ben, happened=DAY, by=BY_IMPORT)

    def may(who: UUID, on: str) -> bool:
        found = may_decide_as_manager(asked(decision, on, by=Author(who, agency)))
        assert found is not None
        return found.allowed

    assert [may(ben, on) for on in ("2026-03-01", "2026-03-02")] == [False, True]
    assert [may(covering, on) for on in ("2026-03-01", "2026-03-02")] == [False, True]
    assert not may(ana, "2026-03-02")
    assert may_decide_as_manager(asked(decision, "2026-03-02", by=BY_IMPORT)) is None


@pytest.mark.parametrize(
    ("enquiry", "present", "lead"),
    [
        ("", (), ""),
        ("", ("ana",), "ana"),
        ("", ("ana", "claire"), "ana"),
        ("", ("ana", "rosa"), ""),
        ("", ("ruth",), ""),
        ("", ("ana", "ruth"), "ana"),
        ("", ("claire", "trainee"), ""),
        ("rosa", ("ana",), "rosa"),
        ("rosa", (), "rosa"),
    ],
)
def test_a_chair_of_another_service_begins_with_the_lead_whom_the_enquiry_or_the_room_names(
    agency: UUID, enquiry: str, present: tuple[str, ...], lead: str
) -> None:
    """PS-3.0, CPP-1: she does not see to whom the work is allocated, and is never offered herself."""
    trained = {"ana": "SW-1", "rosa": "SW-2", "ruth": "SW-3", "trainee": None}
    who = {name: practitioner(agency, registration=number) for name, number in trained.items()}
    who["claire"] = practitioner(agency, "health-visitor")
    began = line("2026-02-20", EnquiryStarted.model_validate({"social_worker": str(who[enquiry])} if enquiry else {}))
    arranged = line("2026-02-25", ConferenceArranged.model_validate({"type": "initial", "chairs": str(who["ruth"])}))
    there = [Attendance(who=name, sector=Sector.SOCIAL_CARE, came=True, practitioner=who[name]) for name in present]

    begins = INITIAL.prefill({}, [began, arranged], there, DAY)

    assert begins.get("lead_social_worker") == (str(who[lead]) if lead else None)


def test_a_lead_who_is_allocated_goes_on_leading(ana: UUID, agency: UUID) -> None:
    """CPP-82."""
    rosa = practitioner(agency)
    held = line("2026-02-20", Allocated.model_validate({"role": "lead-social-worker", "practitioner": str(ana)}))
    there = [Attendance(who="Rosa", sector=Sector.SOCIAL_CARE, came=True, practitioner=rosa)]
    assert INITIAL.prefill({}, [held], there, DAY)["lead_social_worker"] == str(ana)
