"""Is what a child in care and the family are told, asked and given whole enough? Truth tables."""

from typing import Any

import pytest

from care.looked_after import HOME, IN_CARE, entry, moved, told
from corbiere.care.rulings.family_time import (
    may_arrange_family_time_unheard,
    may_have_family_time_before_it_was_arranged,
    may_leave_family_time_vague,
    may_limit_family_time_without_why,
    may_miss_family_time_without_why,
)
from corbiere.care.rulings.telling import (
    may_ask_nobody_of_the_family,
    may_be_reached_in_one_way_alone,
    may_have_told_nobody,
    may_offer_a_talk_before_they_are_back,
    may_offer_a_talk_with_nobody,
    may_pass_over_somebody,
    may_plan_a_home_alone,
    may_plan_a_move_outside_care,
    may_plan_a_move_that_is_over,
    may_plan_a_move_unheard,
    may_speak_of_a_home_before_it,
    may_talk_with_their_carer,
    may_tell_half,
)
from protection.telling import ANA, BORN, allows

DAY = "2026-03-06"
REACH = {"mobile": "07797 700100", "email": "ana@example.invalid", "office": "Liberte House", "other": "the duty team"}
TIME = {"who": "Mum", "allowed": "free", "how_often": "Saturdays", "where": "the park", "why_best": "She asks for her"}
PLANNED = {"day": "2026-03-20", "why": "A home with Noah", "matched": "Together again"}
BACK = told("2026-03-04", "child-found", where="at Gran’s", safe=True)
ARRANGED = told("2026-03-04", "family-time-arranged", **TIME)


def says(rule: Any, kind: str, on: str = DAY, *held: Any, **body: Any) -> bool:
    return allows(rule, entry(kind, **body), on, IN_CARE, *held)


@pytest.mark.parametrize("missing", [None, *REACH])
def test_a_child_can_reach_their_worker_in_four_ways(missing: str | None) -> None:
    """PS-5.9."""
    given = {name: said for name, said in REACH.items() if name != missing}
    assert says(may_be_reached_in_one_way_alone, "worker-contact-given", **given) is (missing is None)


@pytest.mark.parametrize(("advocate", "own", "allowed"), [(True, True, True), (True, False, False), (False, True, False)])
def test_a_child_is_told_of_an_advocate_and_of_mind_of_my_own(advocate: bool, own: bool, allowed: bool) -> None:
    """PS-5.12."""
    assert says(may_tell_half, "advocacy-information-given", advocacy=advocate, mind_of_my_own=own) is allowed


def test_family_is_asked_first_and_it_is_said_what_came_of_it() -> None:
    """PS-5.5."""
    kind = "connected-carers-explored"
    gran = {"who": "Gran", "found": "cannot"}
    assert not says(may_ask_nobody_of_the_family, kind)
    assert says(may_ask_nobody_of_the_family, kind, nobody="Nobody of them is on the island")
    assert says(may_ask_nobody_of_the_family, kind, carers=[gran])
    assert not says(may_pass_over_somebody, kind, carers=[gran])
    assert says(may_pass_over_somebody, kind, carers=[{**gran, "why": "She is in hospital"}])
    assert says(may_pass_over_somebody, kind, carers=[{"who": "Aunt Rita", "found": "now"}])


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-19", True), ("2026-03-20", True), ("2026-03-21", False)])
def test_a_move_is_planned_before_it_happens(on: str, allowed: bool) -> None:
    """ISS-A-12."""
    assert says(may_plan_a_move_that_is_over, "home-move-planned", on, **PLANNED) is allowed


def test_a_move_is_planned_with_a_child_in_care() -> None:
    """ISS-A-12, PS-5.10."""
    assert says(may_plan_a_move_outside_care, "home-move-planned", **PLANNED)
    assert not allows(may_plan_a_move_outside_care, entry("home-move-planned", **PLANNED), DAY, BORN)
    assert not says(may_plan_a_move_unheard, "home-move-planned", **PLANNED)
    assert says(may_plan_a_move_unheard, "home-move-planned", **PLANNED, views={"own_words": "Can I bring the cat?"})


@pytest.mark.parametrize(("more", "allowed"), [({}, False), ({"on": "2026-03-05"}, True), ({"why_not": "Is abroad"}, True)])
def test_each_of_them_was_told_or_is_not_to_be(more: dict[str, Any], allowed: bool) -> None:
    """ISS-A-12."""
    told_of = entry("home-move-told", of=str(HOME), told=[{"whom": "school", **more}])
    assert allows(may_have_told_nobody, told_of, DAY, IN_CARE) is allowed


@pytest.mark.parametrize("kind", ["home-move-told", "disruption-considered"])
@pytest.mark.parametrize(("on", "allowed"), [("2026-03-02", False), ("2026-03-03", True)])
def test_what_is_said_of_a_home_comes_after_it(kind: str, on: str, allowed: bool) -> None:
    """ISS-A-12."""
    body: dict[str, Any] = {"told": [{"whom": "school"}]} if kind == "home-move-told" else {"what": "Rows", "next_time": "A dog"}
    assert says(may_speak_of_a_home_before_it, kind, on, moved("2026-03-03", HOME), of=str(HOME), **body) is allowed


@pytest.mark.parametrize(("on", "held", "allowed"), [("2026-03-03", [BACK], False), ("2026-03-04", [BACK], True), (DAY, [], False)])
def test_a_talk_is_offered_to_a_child_who_is_back(on: str, held: list[Any], allowed: bool) -> None:
    """PS-7.5."""
    assert says(may_offer_a_talk_before_they_are_back, "return-interview-offered", on, *held, of=str(BACK.root), wish="no") is allowed


@pytest.mark.parametrize(
    ("body", "with_somebody", "independent"),
    [
        ({"wish": "yes"}, False, False),
        ({"wish": "yes", "by": "Magda", "independent": True}, True, True),
        ({"wish": "yes", "practitioner": str(ANA), "independent": False}, True, False),
        ({"wish": "no"}, False, True),
        ({"wish": "no", "why_not": "She talks with Gran"}, True, True),
        ({"wish": "later", "why_not": "Asleep", "independent": True}, True, True),
    ],
)
def test_whoever_wants_to_talk_is_told_with_whom(body: dict[str, Any], with_somebody: bool, independent: bool) -> None:
    """PS-7.5."""
    offered = {"of": str(BACK.root), **body}
    assert says(may_offer_a_talk_with_nobody, "return-interview-offered", **offered) is with_somebody
    assert says(may_talk_with_their_carer, "return-interview-offered", **offered) is independent


@pytest.mark.parametrize(
    ("more", "limited", "clear"),
    [
        ({}, True, True),
        ({"how_often": None}, True, False),
        ({"where": None}, True, False),
        ({"allowed": "supervised"}, False, False),
        ({"allowed": "supervised", "with_whom": "Magda", "why_limited": "He shouts"}, True, True),
        ({"allowed": "not-meeting", "where": None, "why_limited": "A court order"}, True, True),
        ({"allowed": "none", "where": None, "how_often": None}, False, True),
    ],
)
def test_family_time_says_how_and_why_it_is_limited(more: dict[str, Any], limited: bool, clear: bool) -> None:
    """PS-5.4, LAC-390-2."""
    assert says(may_limit_family_time_without_why, "family-time-arranged", **{**TIME, **more}) is limited
    assert says(may_leave_family_time_vague, "family-time-arranged", **{**TIME, **more}) is clear


def test_what_the_child_wishes_is_part_of_it() -> None:
    """LAC-390-1."""
    assert not says(may_arrange_family_time_unheard, "family-time-arranged", **TIME)
    assert says(may_arrange_family_time_unheard, "family-time-arranged", **TIME, child_says="Every day")


@pytest.mark.parametrize(
    ("went", "why", "allowed"), [("well", None, True), ("short", None, False), ("they-not", None, False), ("we-not", "No car", True)]
)
def test_family_time_that_was_not_kept_has_its_reason(went: str, why: str | None, allowed: bool) -> None:
    """PS-5.4."""
    assert says(may_miss_family_time_without_why, "family-time-had", of=str(ARRANGED.root), went=went, why_not=why) is allowed


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-03", False), ("2026-03-04", True)])
def test_family_time_is_had_once_it_is_arranged(on: str, allowed: bool) -> None:
    """PS-5.4."""
    body = {"of": str(ARRANGED.root), "went": "well"}
    assert says(may_have_family_time_before_it_was_arranged, "family-time-had", on, ARRANGED, **body) is allowed


@pytest.mark.parametrize(
    ("sector", "came", "allowed"), [("social-care", True, False), ("family", True, False), ("health", False, False), ("health", True, True)]
)
def test_a_home_is_planned_by_more_than_one_agency(sector: str, came: bool, allowed: bool) -> None:
    """PS-5.3."""
    held = {"decided": "She keeps her bedtime", "attended": [{"who": "Claire", "sector": sector, "came": came}]}
    assert says(may_plan_a_home_alone, "placement-meeting-held", **held) is allowed
