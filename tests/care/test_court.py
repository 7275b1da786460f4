"""ISS-A-15 and ISS-9-3: applications to a court, hearings, orders, guardians, and the end of proceedings."""

from datetime import date
from typing import Any

import pytest

from corbiere.care.entries.court import (
    CourtTimetableSet,
    GuardianAppointed,
    GuardianEnded,
    HearingHeld,
    HearingListed,
    OrderMade,
    OrderSort,
    ProceedingsEnded,
    ProceedingsIssued,
)
from corbiere.care.proceedings import CourtStep, case_on, cases
from corbiere.care.rulings.court import (
    may_appoint_another_guardian,
    may_end_an_appointment_before_it_began,
    may_end_an_order_before_it_is_made,
    may_end_proceedings,
    may_leave_an_interim_order_without_its_end,
    may_leave_the_application_open,
    may_leave_the_end_unsaid,
    may_list_a_hearing,
    may_tell_of_a_case,
)
from corbiere.ledger.entry import Entry
from protection.telling import BORN, allows, line, lines, named

ISSUED = f"{BORN}\n2026-03-02  proceedings-issued"
OVER = f"{ISSUED}\n2026-06-01  proceedings-ended"
ON = "2026-03-10"


def told(kind: type[Entry], **said: Any) -> Any:
    return kind.model_validate(said)


@pytest.mark.parametrize(
    ("said", "allowed"),
    [({}, False), ({"application": "care-order"}, False), ({"application": "care-order", "court": "family-division"}, True)],
)
def test_an_application_says_what_for_and_where(said: dict[str, str], allowed: bool) -> None:
    """ISS-A-15."""
    assert allows(may_leave_the_application_open, told(ProceedingsIssued, **said), ON, BORN) is allowed


@pytest.mark.parametrize(("listed", "allowed"), [("2026-03-09", False), ("2026-03-10", True), ("2026-04-10", True), (None, False)])
def test_a_hearing_is_listed_for_that_day_or_a_later_one(listed: str | None, allowed: bool) -> None:
    """ISS-A-15: the last lawful day is the day of listing itself."""
    assert allows(may_list_a_hearing, told(HearingListed, **({"for": listed} if listed else {})), ON, ISSUED) is allowed


@pytest.mark.parametrize(
    "entry",
    [
        told(HearingListed, **{"for": "2026-08-01"}),
        told(HearingHeld, result="Adjourned"),
        told(GuardianAppointed, name="Ines Marett"),
        told(CourtTimetableSet, steps=[{"what": "Statement", "by": "2026-08-01"}]),
    ],
    ids=lambda entry: entry.kind,
)
def test_it_belongs_to_proceedings_that_go_on(entry: Entry) -> None:
    """ISS-A-15: from the day of the application until the day before the end."""
    days = ("2026-03-01", "2026-03-02", "2026-05-31", "2026-06-01")
    assert [allows(may_tell_of_a_case, entry, on, OVER) for on in days] == [False, True, True, False]


@pytest.mark.parametrize(("until", "allowed"), [("2026-03-09", False), ("2026-03-10", True), (None, True)])
def test_an_order_does_not_end_before_it_is_made(until: str | None, allowed: bool) -> None:
    """ISS-A-15."""
    assert allows(may_end_an_order_before_it_is_made, told(OrderMade, order="care-order", until=until), ON, ISSUED) is allowed


@pytest.mark.parametrize(
    ("order", "until", "allowed"),
    [
        ("interim-care-order", None, False), ("emergency-protection-order", None, False), ("interim-care-order", "2026-05-01", True),
        ("care-order", None, True), (None, None, True),
    ],
)  # fmt: skip
def test_an_interim_order_has_a_length(order: str | None, until: str | None, allowed: bool) -> None:
    """ISS-A-15."""
    assert allows(may_leave_an_interim_order_without_its_end, told(OrderMade, order=order, until=until), ON, ISSUED) is allowed


def test_an_order_of_older_records_is_one_of_ours_and_one_that_nobody_knows_is_another() -> None:
    assert OrderMade.read({"order": "interim care order"}, 1).order is OrderSort.INTERIM_CARE
    assert OrderMade.read({"order": "C2"}, 1).order is OrderSort.OTHER
    with pytest.raises(ValueError, match="order"):
        told(OrderMade, order="C2")


GUARDED = (ISSUED, ("2026-03-05", told(GuardianAppointed, name="Ines Marett")))


def test_one_guardian_at_a_time() -> None:
    """ISS-9-3."""
    another, first = told(GuardianAppointed, name="Jo Blampied"), line("2026-03-05", told(GuardianAppointed, name="Ines Marett"))
    gone = ("2026-03-08", told(GuardianEnded, of=first.root))
    assert allows(may_appoint_another_guardian, another, ON, ISSUED)
    assert not allows(may_appoint_another_guardian, another, ON, *GUARDED)
    assert allows(may_appoint_another_guardian, another, ON, ISSUED, first, gone)


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-04", False), ("2026-03-05", True)])
def test_an_appointment_does_not_end_before_it_began(on: str, allowed: bool) -> None:
    """ISS-9-3."""
    first = line("2026-03-05", told(GuardianAppointed, name="Ines Marett"))
    assert allows(may_end_an_appointment_before_it_began, told(GuardianEnded, of=first.root), on, ISSUED, first) is allowed


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-01", False), ("2026-03-02", True), ("2026-07-01", False)])
def test_what_never_began_cannot_end(on: str, allowed: bool) -> None:
    """ISS-A-15."""
    assert allows(may_end_proceedings, told(ProceedingsEnded, how="withdrawn"), on, OVER if on > "2026-06" else ISSUED) is allowed


def test_how_it_ended_is_said() -> None:
    """ISS-A-15."""
    assert [allows(may_leave_the_end_unsaid, told(ProceedingsEnded, **said), ON, ISSUED) for said in ({}, {"how": "order"})] == [
        False,
        True,
    ]


# What the register tells of a case.


def test_a_case_is_told_as_it_was_on_each_day() -> None:
    """ISS-A-15: applications, order in force until it runs out, guardian, and what comes next."""
    guardian = line("2026-03-05", told(GuardianAppointed, name="Ines Marett"))
    held = lines(
        BORN,
        ("2026-03-02", told(ProceedingsIssued, application="care-order", court="family-division", reference="FD 12/2026")),
        ("2026-03-03", told(HearingListed, **{"for": "2026-03-20", "purpose": "interim order"})),
        guardian,
        ("2026-03-20", told(OrderMade, order="interim-care-order", until="2026-05-15")),
        ("2026-03-20", told(HearingHeld, result="Made", next_step="Parents’ statement", next_by="2026-04-10")),
        ("2026-03-21", told(CourtTimetableSet, steps=[{"what": "Report", "who": "Guardian", "by": "2026-04-02"}])),
        ("2026-05-01", told(GuardianEnded, of=guardian.root)),
        ("2026-06-01", told(ProceedingsEnded, how="order")),
    )  # fmt: skip
    case = case_on(held, date(2026, 4, 1))
    assert case is not None and case.references == ["FD 12/2026"]
    assert case.next_step(date(2026, 3, 4)) == CourtStep("Hearing: interim order", date(2026, 3, 20))
    assert case.next_step(date(2026, 4, 1)) == CourtStep("Report (Guardian)", date(2026, 4, 2))
    assert case.next_step(date(2026, 4, 3)) == CourtStep("Parents’ statement", date(2026, 4, 10))
    assert case.next_step(date(2026, 4, 11)) is None
    in_force = [order and order.body["order"] for day in (19, 20) if (order := case.order_in_force(date(2026, 3, day))) or True]
    assert in_force == [None, "interim-care-order"]
    assert case.order_in_force(date(2026, 5, 15)) and not case.order_in_force(date(2026, 5, 16))
    assert case.guardian(date(2026, 3, 4)) is None and case.guardian(date(2026, 4, 30)) == next(
        one for one in held if one.id == guardian.id
    )
    assert case.guardian(date(2026, 5, 1)) is None
    assert case_on(held, date(2026, 5, 31)) and case_on(held, date(2026, 6, 1)) is None


def test_a_second_case_is_another() -> None:
    again = lines(f"{OVER}\n2026-09-01  proceedings-issued  ref=again")
    assert [case.span.begins.isoformat() for case in cases(again)] == ["2026-03-02", "2026-09-01"]
    assert cases(again)[1].applications[0].id == named("again")
