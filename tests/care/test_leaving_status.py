"""Who is a care leaver, with the reason day by day; who leads; and for whom there is an adviser. Truth tables."""

from typing import Any

import pytest

from care.leavers import ADVISER, ANA, BORN, IN_CARE, LEFT_AT_17, NEXT, appointed, days_in_care, leads, told
from corbiere.care.handovers import adviser_handover
from corbiere.care.leaving import AdviserBecause, LeavingCare, LeavingStatus, is_owed_an_adviser, leads_now, leaving_care
from corbiere.ledger.standing import spans
from corbiere.statute.states import CARE_LEAVER
from protection.telling import day, lines


def held(on: str, *story: Any) -> LeavingCare:
    found = leaving_care(lines(*story), day(on))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("on", "status", "adviser"),
    [
        ("2024-02-29", LeavingStatus.NEITHER, AdviserBecause.NONE),
        ("2024-03-01", LeavingStatus.LOOKED_AFTER, AdviserBecause.IN_CARE),
        ("2026-01-09", LeavingStatus.LOOKED_AFTER, AdviserBecause.IN_CARE),
        ("2026-01-10", LeavingStatus.ELIGIBLE, AdviserBecause.IN_CARE),
        ("2027-05-31", LeavingStatus.ELIGIBLE, AdviserBecause.IN_CARE),
        ("2027-06-01", LeavingStatus.CARE_LEAVER, AdviserBecause.UNDER_22),
        ("2032-01-09", LeavingStatus.CARE_LEAVER, AdviserBecause.UNDER_22),
        ("2032-01-10", LeavingStatus.CARE_LEAVER, AdviserBecause.ON_REQUEST),
        ("2035-01-09", LeavingStatus.CARE_LEAVER, AdviserBecause.ON_REQUEST),
        ("2035-01-10", LeavingStatus.WAS_IN_CARE, AdviserBecause.NONE),
    ],
)
def test_the_status_day_by_day(on: str, status: LeavingStatus, adviser: AdviserBecause) -> None:
    """LAC-368-3, LAC-434T-1, GL-02, GL-24, GL-25, GL-26."""
    found = held(on, LEFT_AT_17)
    assert (found.status, found.adviser) == (status, adviser)


@pytest.mark.parametrize(
    ("number", "on", "leaver"), [(90, "2026-01-10", False), (91, "2026-01-10", True), (91, "2026-01-09", False), (92, "2026-01-10", True)]
)
def test_ninety_one_days_and_sixteen_years(number: int, on: str, leaver: bool) -> None:
    """LAC-368-3, GL-02: the first and the last day count; the last day without is the ninetieth, or the eve of sixteen."""
    found = held(on, days_in_care(number))
    assert found.is_leaver is leaver
    assert found.days == number


def test_it_counts_as_the_laws_own_state_does() -> None:
    story = lines(days_in_care(91))
    found = leaving_care(story, day("2026-01-10"))
    assert found is not None
    assert found.since == spans(story, CARE_LEAVER)[0].begins


def test_days_before_fourteen_and_in_two_times_are_shown_as_counted() -> None:
    """LAC-368-3: in aggregate; only between 14 and 18."""
    story = f"{BORN}\n2023-12-01  care-started\n2024-01-20  care-ended\n2025-05-01  care-started\n2025-05-10  care-ended"
    found = held("2025-06-01", story)
    assert [(one.first.isoformat(), one.days) for one in found.stretches] == [("2024-01-10", 11), ("2025-05-01", 10)]
    assert found.days == 21
    assert "21 days in care between 14 and 18, of which 91 are needed" in found.why


@pytest.mark.parametrize(("number", "waits"), [(84, False), (85, True), (97, True), (98, False)])
def test_near_ninety_one_days_a_person_confirms_it(number: int, waits: bool) -> None:
    """LAC-368-3: from 85 to 97 days a manager looks at it."""
    assert held("2026-02-01", days_in_care(number)).waits_for_a_person is waits


@pytest.mark.parametrize(("number", "leaver"), [(90, True), (91, False)])
def test_what_a_manager_confirms_holds(number: int, leaver: bool) -> None:
    said = told("2026-01-20", "care-leaver-decided", route="days", leaver=leaver, why="The first day was written wrong in 2025")
    assert held("2026-02-01", days_in_care(number), said).is_leaver is leaver
    assert not held("2026-02-01", days_in_care(number), said).waits_for_a_person


def test_a_manager_looks_again_only_at_days_that_were_gathered_since() -> None:
    """LAC-368-3, GAP-10: a no on 88 days is looked at anew once there are more."""
    said = told("2025-06-02", "care-leaver-decided", route="days", leaver=False, why="As written")
    more = f"{days_in_care(88)}\n2025-09-01  care-started\n2025-09-02  care-ended"
    assert not held("2026-02-01", days_in_care(88), said).waits_for_a_person
    assert held("2026-02-01", more, said).waits_for_a_person
    assert not held("2026-01-09", days_in_care(88)).waits_for_a_person  # the eve of sixteen: care may come again
    assert held("2026-01-10", days_in_care(88)).waits_for_a_person


ORDER = {"route": "order", "leaver": True, "order": "Order 2025, article 3", "description": "Left at 13", "why": "As it says"}


def test_the_order_makes_a_care_leaver_by_decision_and_no_age_is_inferred() -> None:
    """LAC-368-4."""
    story = f"{BORN}\n2020-01-01  care-started\n2023-01-01  care-ended"
    said = told("2025-06-01", "care-leaver-decided", **ORDER)
    assert not held("2025-05-31", story, said).is_leaver
    found = held("2025-06-01", story, said)
    assert found.is_leaver
    assert "Order 2025, article 3" in found.why
    assert held("2035-01-09", story, said).is_leaver
    assert not held("2035-01-10", story, said).is_leaver
    assert found.since == day("2025-06-01")


def test_somebody_who_was_in_care_for_a_while_is_a_young_person_from_18() -> None:
    """GL-43: from 18 to 24, and nothing more is guessed."""
    story = days_in_care(30)
    assert held("2028-01-09", story).status is LeavingStatus.WAS_IN_CARE
    assert held("2028-01-10", story).status is LeavingStatus.YOUNG_PERSON


@pytest.mark.parametrize(
    ("wishes", "owed"),
    [
        ([], False),
        ([("2032-02-01", "personal-adviser-asked", {"wish": "stay"})], True),
        ([("2032-02-01", "personal-adviser-asked", {"wish": "stay"}), ("2032-03-01", "personal-adviser-declined", {})], False),
        (
            [
                ("2032-02-01", "personal-adviser-declined", {}),
                ("2032-03-01", "personal-adviser-asked", {"wish": "again"}),
            ],
            True,
        ),
    ],
)
def test_from_22_there_is_an_adviser_on_request(wishes: list[Any], owed: bool) -> None:
    """LAC-435-2, GL-26: asked for, declined, asked for anew."""
    story = lines(LEFT_AT_17, *(told(on, kind, **body) for on, kind, body in wishes))
    found = leaving_care(story, day("2032-04-01"))
    assert found is not None
    assert is_owed_an_adviser(found, story) is owed


@pytest.mark.parametrize(
    ("on", "early", "role", "who"),
    [
        ("2027-12-01", None, "lead-social-worker", ANA),
        ("2028-01-09", None, "lead-social-worker", ANA),
        ("2028-01-10", None, "personal-adviser", ADVISER),
        ("2027-10-31", "2027-11-01", "lead-social-worker", ANA),
        ("2027-11-01", "2027-11-01", "personal-adviser", ADVISER),
    ],
)
def test_the_adviser_leads_from_18_or_as_decided(on: str, early: str | None, role: str, who: Any) -> None:
    """LAC-442-1, LAC-443-1."""
    best = {"why_best": "They trust each other", "wanted": "Yes", "followed": "yes"}
    decided = [told("2027-09-01", "adviser-lead-considered", early=True, **{"from": early}, best=best)] if early else []
    story = lines(IN_CARE, leads(), appointed(), *decided)
    found = leaving_care(story, day(on))
    assert found is not None
    now = leads_now(story, found)
    assert (now.role, now.practitioner) == (role, who)


def test_at_18_nobody_leads_where_there_is_no_adviser() -> None:
    """LAC-442-1."""
    story = lines(IN_CARE, leads())
    found = leaving_care(story, day("2028-01-10"))
    assert found is not None
    assert leads_now(story, found).practitioner is None


def test_a_handover_is_signed_by_all_three() -> None:
    """LAC-437-1."""
    out = told("2025-02-01", "adviser-handover-signed", **{"as": "outgoing"}, says="She rings on Sundays")._replace(practitioner=ADVISER)
    taken = told("2025-02-03", "adviser-handover-signed", **{"as": "incoming"}, says="We met all three")._replace(practitioner=NEXT)
    worker = told("2025-02-03", "adviser-handover-signed", **{"as": "social-worker"}, says="It is whole")
    first = [IN_CARE, leads(), appointed()]
    assert adviser_handover(lines(*first), day("2025-02-10")) is None
    passed = adviser_handover(lines(*first, appointed("2025-02-02", NEXT)), day("2025-02-10"))
    assert passed is not None
    assert [part.value for part in passed.missing] == ["outgoing", "incoming", "social-worker"]
    whole = adviser_handover(lines(*first, out, appointed("2025-02-02", NEXT), taken, worker), day("2025-02-10"))
    assert whole is not None
    assert whole.missing == []


def test_of_an_unknown_birth_nothing_is_said() -> None:
    assert leaving_care(lines("2024-03-01  care-started"), day("2026-01-01")) is None
