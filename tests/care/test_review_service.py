"""What of a looked-after child is open to the service that reviews their care, and from when to when."""

from uuid import UUID

import pytest

from care.test_monitoring import ROB, told
from corbiere.access.bases import AWAITS_REVIEWER, CARE_REVIEWS, CARE_SERVICE
from corbiere.agencies.entries import Role
from corbiere.care.opening_reviews import AFTERWARDS, review_service_grants
from corbiere.statute.calendar import days_after
from protection.telling import BORN, CLAIRE, MIA, day, lines

EIGHTEEN = day("2036-06-03")
CARE = f"{BORN}\n2026-03-02  care-started  status=accommodated"


def opened(*story: object) -> list[tuple[str, str | None, object, object]]:
    grants = review_service_grants(MIA, lines(CARE, *story))
    return [(one.basis, one.role, one.during.lower, one.during.upper) for one in grants]


def test_it_is_open_to_the_manager_and_the_administrators_while_care_lasts() -> None:
    """LAC-410-1, ISS-2-5: until the eighteenth birthday at the latest, and the weeks in which the last record is written up."""
    assert opened() == [
        (CARE_SERVICE.name, Role.SERVICE_MANAGER, day("2026-03-02"), days_after(EIGHTEEN, AFTERWARDS)),
        (CARE_REVIEWS.name, Role.CONFERENCE_ADMINISTRATOR, day("2026-03-02"), days_after(EIGHTEEN, AFTERWARDS)),
        (AWAITS_REVIEWER.name, Role.SERVICE_MANAGER, day("2026-03-02"), EIGHTEEN),
    ]


def test_it_closes_some_weeks_after_care_when_the_last_record_is_written_up() -> None:
    ended = opened("2026-06-30  care-ended")
    assert {upper for basis, _, _, upper in ended if basis != AWAITS_REVIEWER.name} == {days_after(day("2026-06-30"), AFTERWARDS + 1)}


@pytest.mark.parametrize(
    ("appointed", "waits"),
    [
        ([("2026-03-02", ROB)], []),
        ([("2026-03-05", ROB)], [("2026-03-02", "2026-03-05")]),
        ([("2026-03-05", ROB), ("2026-04-01", CLAIRE)], [("2026-03-02", "2026-03-05")]),
    ],
)
def test_a_child_waits_for_an_officer_on_the_days_on_which_nobody_reviews(
    appointed: list[tuple[str, UUID]], waits: list[tuple[str, str]]
) -> None:
    """LAC-410-1."""
    story = [told(on, "reviewer-appointed", practitioner=str(who)) for on, who in appointed]
    found = [(lower, upper) for basis, _, lower, upper in opened(*story) if basis == AWAITS_REVIEWER.name]
    assert found == [(day(first), day(last)) for first, last in waits]


def test_a_child_whose_external_officer_is_past_their_last_day_waits_again() -> None:
    """ISS-4-3."""
    found = opened(told("2026-03-02", "reviewer-appointed", practitioner=str(ROB), until="2026-04-30"))
    assert [(lower, upper) for basis, _, lower, upper in found if basis == AWAITS_REVIEWER.name] == [(day("2026-05-01"), EIGHTEEN)]
