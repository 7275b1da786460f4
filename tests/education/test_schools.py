"""May a child be enrolled so, be there for part of the week, be kept out, or leave? Truth tables, and what is worked out from it."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from care.looked_after import IN_CARE, entry, told
from corbiere.education import schooling
from corbiere.education.rulings.schools import (
    may_be_enrolled_without_a_timetable,
    may_be_inspected_in_days_to_come,
    may_be_left_without_teaching,
    may_be_part_time_and_nobody_looks,
    may_be_part_time_without_why_or_end,
    may_go_to_a_school_that_is_not_good,
    may_go_to_an_ungraded_school_off_the_island,
    may_have_a_timetable_at_no_school,
    may_leave_no_school,
    may_miss_part_of_what_is_taught,
)
from corbiere.education.rulings.terms import (
    may_advise_who_was_never_in_care,
    may_be_excluded_and_given_nothing,
    may_be_excluded_for_unknown_days,
    may_be_in_the_way_unnamed,
    may_be_out_of_the_way_twice,
    may_fall_behind_unhelped,
    may_report_nothing_of_a_term,
)
from protection.telling import BORN, BY_IMPORT, DAVID, allows, lines

DAY = "2026-06-01"
PART = {"full_time": False, "why_part_time": "Panics in the hall", "part_time_until": "2026-06-19"}
AWAY = told("2026-04-15", "placement-started", type="foster-care", off_island=True)
DEVON = {"off_island": True, "place": "Devon, England", "grade": "good", "inspected_on": "2025-03-04"}


def enrols(rule: Any, *held: Any, on: str = DAY, **body: Any) -> bool:
    return allows(rule, entry("school-enrolled", name="Havre des Pas School", **body), on, IN_CARE, *held)


def at_school(happened: str = "2026-04-15", **body: Any) -> Any:
    return told(happened, "school-enrolled", **{"name": "Havre des Pas School", "full_time": True, **body})


@pytest.mark.parametrize(
    ("body", "allowed"),
    [
        ({"full_time": True}, True),
        (PART, True),
        ({**PART, "why_part_time": None}, False),
        ({**PART, "part_time_until": None}, False),
        ({**PART, "part_time_until": DAY}, False),
        ({**PART, "part_time_until": "2026-06-02"}, True),
    ],
)
def test_part_of_the_week_has_a_reason_and_an_end(body: dict[str, Any], allowed: bool) -> None:
    """LAC-421-1: the end is the day after at the earliest."""
    assert enrols(may_be_part_time_without_why_or_end, **body) is allowed
    assert allows(may_be_part_time_without_why_or_end, entry("school-timetable-set", **body), DAY, IN_CARE) is allowed


def test_whether_it_is_full_time_and_who_looks_again_is_said() -> None:
    """LAC-421-1."""
    assert not enrols(may_be_enrolled_without_a_timetable) and enrols(may_be_enrolled_without_a_timetable, full_time=True)
    assert allows(may_be_enrolled_without_a_timetable, entry("school-enrolled", name="…"), DAY, IN_CARE, by=BY_IMPORT)
    assert not enrols(may_be_part_time_and_nobody_looks, **PART)
    assert enrols(may_be_part_time_and_nobody_looks, **PART, reviewed_by="Ms Le Sueur")
    assert not enrols(may_miss_part_of_what_is_taught, curriculum=False)
    assert enrols(may_miss_part_of_what_is_taught, curriculum=False, curriculum_says="No French: a tutor comes")


@pytest.mark.parametrize(
    ("more", "known", "good"),
    [
        ({}, True, True),
        ({"place": None}, False, True),
        ({"grade": None}, False, True),
        ({"inspected_on": None}, False, True),
        ({"grade": "requires-improvement"}, True, False),
        ({"grade": "none"}, True, False),
        ({"grade": "inadequate", "why_below_good": "Her brother is there"}, True, True),
        ({"grade": "outstanding"}, True, True),
    ],
)
def test_a_school_off_the_island_is_good_or_it_is_said_why(more: dict[str, Any], known: bool, good: bool) -> None:
    """LAC-424-1."""
    assert enrols(may_go_to_an_ungraded_school_off_the_island, **DEVON | more) is known
    assert enrols(may_go_to_a_school_that_is_not_good, **DEVON | more) is good


@pytest.mark.parametrize(("on", "allowed"), [("2026-06-01", True), ("2026-06-02", False)])
def test_an_inspection_lies_in_the_past(on: str, allowed: bool) -> None:
    """LAC-424-1: it may be of the same day."""
    assert enrols(may_be_inspected_in_days_to_come, **DEVON | {"inspected_on": on}) is allowed


@pytest.mark.parametrize(("on", "allowed"), [("2026-04-14", False), ("2026-04-15", True), (DAY, True)])
def test_a_school_is_left_by_who_goes_there(on: str, allowed: bool) -> None:
    """LAC-421-1."""
    left = entry("school-left", outcome="no-place")
    assert allows(may_leave_no_school, left, on, IN_CARE, at_school()) is allowed
    assert allows(may_have_a_timetable_at_no_school, entry("school-timetable-set", full_time=True), on, IN_CARE, at_school()) is allowed


def test_who_has_no_school_is_taught_meanwhile() -> None:
    """LAC-421-1."""
    assert not allows(may_be_left_without_teaching, entry("school-left", outcome="no-place"), DAY, IN_CARE)
    assert allows(may_be_left_without_teaching, entry("school-left", outcome="no-place", meanwhile="A tutor, 20 hours"), DAY, IN_CARE)
    assert allows(may_be_left_without_teaching, entry("school-left", outcome="other-school"), DAY, IN_CARE)


@pytest.mark.parametrize(
    ("body", "allowed"),
    [
        ({"sort": "fixed"}, False),
        ({"sort": "fixed", "school_days": 2}, True),
        ({"sort": "fixed", "school_days": 2, "back_on": DAY}, False),
        ({"sort": "fixed", "school_days": 2, "back_on": "2026-06-02"}, True),
        ({"sort": "permanent"}, True),
    ],
)
def test_an_exclusion_says_for_how_long(body: dict[str, Any], allowed: bool) -> None:
    """LAC-384-1."""
    assert allows(may_be_excluded_for_unknown_days, entry("school-excluded", **body), DAY, IN_CARE) is allowed


def test_who_is_kept_out_is_taught_and_who_falls_behind_is_helped() -> None:
    """LAC-421-1, LAC-428-2, LAC-384-1."""
    out = {"sort": "fixed", "school_days": 2}
    assert not allows(may_be_excluded_and_given_nothing, entry("school-excluded", **out), DAY, IN_CARE)
    assert allows(may_be_excluded_and_given_nothing, entry("school-excluded", **out, instead="A tutor from the first day"), DAY, IN_CARE)
    assert not allows(may_fall_behind_unhelped, entry("school-term-reported", progress="less"), DAY, IN_CARE)
    assert allows(may_fall_behind_unhelped, entry("school-term-reported", progress="less", help="A tutor"), DAY, IN_CARE)
    assert not allows(may_report_nothing_of_a_term, entry("school-term-reported"), DAY, IN_CARE)
    assert allows(may_report_nothing_of_a_term, entry("school-term-reported", attendance=0), DAY, IN_CARE)


@pytest.mark.parametrize(("story", "on", "allowed"), [(BORN, DAY, False), (IN_CARE, "2026-03-01", False), (IN_CARE, "2044-06-03", True)])
def test_advice_is_for_who_is_or_was_in_care(story: str, on: str, allowed: bool) -> None:
    """LAC-425-1."""
    assert allows(may_advise_who_was_never_in_care, entry("education-advice-given", to="child", advice="…"), on, story) is allowed


def test_something_is_out_of_the_way_once() -> None:
    """LAC-423-3: and it is said what it is."""
    for what in ([], ["moves"]):
        named = entry("education-barrier-noted", what=what, says="Third school", action="A tutor")
        assert allows(may_be_in_the_way_unnamed, named, DAY, IN_CARE) is bool(what)
    of = UUID(int=700)
    noted = told("2026-04-20", "education-barrier-noted", of, what=["moves"], says="Third school", action="A tutor")
    over = entry("education-barrier-over", of=str(of))
    assert allows(may_be_out_of_the_way_twice, over, DAY, IN_CARE, noted)
    assert not allows(may_be_out_of_the_way_twice, over, DAY, IN_CARE, noted, told("2026-05-04", "education-barrier-over", of=str(of)))


# What is worked out.


def test_one_school_after_the_other() -> None:
    held = lines(
        IN_CARE, at_school(), at_school("2026-05-04", name="Devon School", **DEVON), told("2026-06-01", "school-left", outcome="no-place")
    )
    day = {
        str(on): schooling.school_on(held, date.fromisoformat(on))
        for on in ("2026-04-14", "2026-05-03", "2026-05-04", "2026-06-01", "2026-06-02")
    }
    assert [one and one.name for one in day.values()] == [None, "Havre des Pas School", "Devon School", "Devon School", None]
    without = schooling.without_a_school(held)
    assert without is not None and without.kind == "school-left"


def test_the_virtual_school_is_told_until_it_says_what_it_did() -> None:
    """LAC-421-1, LAC-424-1."""
    poor, out = UUID(int=701), UUID(int=702)
    story = [
        IN_CARE,
        told("2026-04-15", "school-enrolled", poor, **{"name": "Devon School", "full_time": True, **DEVON, "grade": "inadequate"}),
        told("2026-05-04", "school-excluded", out, sort="fixed", school_days=2),
        told("2026-05-11", "school-timetable-set", **PART),
    ]
    assert [one.sort for one in schooling.matters(lines(*story))] == ["past-its-end", "excluded", "part-time", "off-island"]
    acted = told("2026-05-05", "virtual-school-acted", of=str(out), did="Spoke with the head")
    again = told("2026-05-12", "virtual-school-acted", of=str(poor), did="Visited", again="2026-09-01")
    found = schooling.matters(lines(*story, acted, again))
    assert [(one.sort, str(one.since)) for one in found] == [
        ("past-its-end", "2026-06-20"),
        ("part-time", "2026-05-11"),
        ("again", "2026-09-01"),
    ]


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ([at_school(**PART)], [("past-its-end", "2026-06-20"), ("part-time", "2026-04-15")]),
        ([at_school(**PART), told("2026-06-19", "school-timetable-set", full_time=True)], []),
        ([at_school(off_island=True)], [("ungraded", "2026-04-15")]),
        ([at_school(off_island=True, grade="none")], [("off-island", "2026-04-15")]),
        ([at_school(**DEVON)], []),
        ([at_school(), AWAY], [("ungraded", "2026-04-15")]),
        ([at_school(off_island=False), AWAY], []),
    ],
)
def test_what_is_past_its_end_or_not_known_waits_whatever_was_done(story: list[Any], expected: list[tuple[str, str]]) -> None:
    """LAC-421-1, LAC-424-1."""
    acted = told("2026-04-16", "virtual-school-acted", of=str(UUID(int=999)), did="Spoke with the head")
    assert [(one.sort, str(one.since)) for one in schooling.matters(lines(IN_CARE, *story, acted))] == expected


@pytest.mark.parametrize(
    ("then", "living"),
    [
        ([], True),
        ([told("2026-04-20", "placement-ended")], False),
        ([told("2026-04-20", "care-ended")], False),
        ([told("2026-04-20", "placement-started", type="childrens-home")], True),
    ],
)
def test_where_a_pupil_lives_is_known_until_they_leave(then: list[Any], living: bool) -> None:
    """LAC-423-1."""
    held = lines(IN_CARE, told("2026-04-15", "placement-started", type="foster-care"), *then)
    assert (schooling.home_now(held) is not None) is living


@pytest.mark.parametrize(
    ("then", "last"),
    [
        ([], "2036-06-02"),
        (["2026-05-04  care-ended"], "2026-05-04"),
        ([at_school("2026-05-11", name="Devon School")], "2026-05-11"),
        ([told("2026-05-18", "school-left", outcome="older")], "2026-05-18"),
    ],
)
def test_a_designated_teacher_sees_it_until_the_school_changes_or_care_ends(then: list[Any], last: str) -> None:
    """LAC-426-3."""
    held = lines(IN_CARE, at_school(), told("2026-04-20", "designated-teacher-named", practitioner=str(DAVID)), *then)
    (place,) = schooling.teachers(held)
    assert (str(place.since), str(place.last)) == ("2026-04-20", last)
