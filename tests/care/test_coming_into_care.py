"""May a child come into care like this, be looked after under something else, or leave care? Truth tables."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from care.looked_after import BY_AGREEMENT, CARLOS, GONE, IN_CARE, JOANA, SIGNED, entry, parents, told
from corbiere.care.rulings.coming_into_care import (
    may_ask_the_court_without_anybody,
    may_be_over_before_it_began,
    may_change_to_the_same,
    may_change_what_does_not_run,
    may_come_into_care_grown_up,
    may_come_into_care_twice,
    may_come_into_care_under_nothing,
    may_come_into_care_unexplained,
    may_come_into_care_unheard,
    may_end_care_that_does_not_run,
    may_end_care_to_nobody,
    may_end_care_to_nowhere,
    may_end_care_within_a_day,
    may_end_care_without_why,
    may_have_two_plans,
    may_leave_the_hours_uncounted,
    may_leave_the_order_unnamed,
    may_leave_the_place_of_custody_unnamed,
    may_withdraw_what_was_not_agreed,
)
from corbiere.care.rulings.consents import (
    may_agree_in_a_strange_language,
    may_go_on_without_agreement,
    may_leave_a_parent_out,
    may_pass_over_understanding,
)
from protection.telling import ANA, BORN, BY_IMPORT, PLAN, allows, asked, changed, ruled

DAY = "2026-03-06"
ENDED = f"{IN_CARE}\n2026-05-01  care-ended"
WITHDRAWN = {"who": "Joana", "said": "I want her back", "outcome": "court", "why": "She was hurt at home"}


def starts(rule: Any, story: str = BORN, on: str = DAY, *held: Any, **body: Any) -> bool:
    return allows(rule, entry("care-started", **body), on, story, *held)


def ends(rule: Any, on: str, story: str = IN_CARE, *held: Any, **body: Any) -> bool:
    return allows(rule, entry("care-ended", **body), on, story, *held)


@pytest.mark.parametrize(
    ("story", "on", "allowed"),
    [
        (BORN, DAY, True),
        (IN_CARE, DAY, False),
        (ENDED, "2026-04-30", False),
        (ENDED, "2026-05-01", True),
        (ENDED, "2026-05-02", True),
    ],
)
def test_care_that_runs_is_not_begun_again(story: str, on: str, allowed: bool) -> None:
    """LAC-368-1: on the day on which it ended it can begin again."""
    assert starts(may_come_into_care_twice, story, on) is allowed


@pytest.mark.parametrize(("on", "allowed"), [("2036-06-02", True), ("2036-06-03", False)])
def test_nobody_of_eighteen_comes_into_care(on: str, allowed: bool) -> None:
    """LAC-368-1: the last day is the one before the birthday."""
    assert starts(may_come_into_care_grown_up, BORN, on) is allowed


def test_coming_into_care_says_under_what_why_and_what_the_child_says() -> None:
    """LAC-368-1, PS-5.5, PS-7.5."""
    assert not starts(may_come_into_care_under_nothing) and starts(may_come_into_care_under_nothing, status="custody")
    assert not starts(may_come_into_care_unexplained) and starts(may_come_into_care_unexplained, why="Nobody is at home")
    assert not starts(may_come_into_care_unheard) and starts(may_come_into_care_unheard, views={"own_words": "Is Noah coming?"})
    for rule in (may_come_into_care_under_nothing, may_come_into_care_unexplained, may_come_into_care_unheard):
        assert allows(rule, entry("care-started"), DAY, BORN, by=BY_IMPORT)


@pytest.mark.parametrize("kind", ["care-started", "care-status-changed"])
def test_an_order_is_named_and_so_is_the_place_of_custody(kind: str) -> None:
    """LAC-368-1."""
    assert not allows(may_leave_the_order_unnamed, entry(kind, status="in-care"), DAY, BORN)
    assert allows(may_leave_the_order_unnamed, entry(kind, status="in-care", order="Interim care order"), DAY, BORN)
    assert not allows(may_leave_the_place_of_custody_unnamed, entry(kind, status="custody"), DAY, BORN)
    assert allows(may_leave_the_place_of_custody_unnamed, entry(kind, status="custody", custody="secure"), DAY, BORN)


@pytest.mark.parametrize(
    ("consents", "allowed"),
    [([], False), ([SIGNED], False), ([SIGNED, GONE], True), ([GONE], False)],
)
def test_each_holder_of_parental_responsibility_is_answered_for(consents: list[Any], allowed: bool) -> None:
    """PS-5.6: by name, or by what they are to the child where who it is may not be open."""
    body = {"status": "accommodated", "consents": consents}
    assert starts(may_leave_a_parent_out, BORN, DAY, *parents(JOANA, CARLOS), **body) is allowed
    assert starts(may_leave_a_parent_out, BORN, DAY, *parents(JOANA, CARLOS), status="in-care")
    if consents == [SIGNED]:
        found = ruled(may_leave_a_parent_out, entry("care-started", **body), DAY, BORN, *parents(JOANA, CARLOS))
        assert found is not None and found.why.startswith("Not answered for: the mother on record. Choose them")


@pytest.mark.parametrize(
    ("more", "allowed"), [({}, True), ({"why_not": None}, False), ({"manager": None}, False), ({"answer": "signed", "why_not": None}, True)]
)
def test_an_agreement_that_is_missing_has_its_reason_and_its_manager(more: dict[str, Any], allowed: bool) -> None:
    """PS-5.6, GAP-36."""
    assert starts(may_go_on_without_agreement, status="accommodated", consents=[{**GONE, **more}]) is allowed


@pytest.mark.parametrize(
    ("more", "understood", "spoken"),
    [
        ({}, True, True),
        ({"capacity": None}, False, True),
        ({"interpreter": None}, True, False),
        ({"interpreter": "family"}, True, False),
        ({"interpreter": "missing"}, True, False),
        ({"interpreter": "not-needed"}, True, True),
    ],
)
def test_whoever_agrees_understands_it_in_their_language(more: dict[str, Any], understood: bool, spoken: bool) -> None:
    """PS-5.6."""
    body = {"status": "accommodated", "consents": [{**SIGNED, **more}, GONE]}
    assert starts(may_pass_over_understanding, **body) is understood
    assert starts(may_agree_in_a_strange_language, **body) is spoken


@pytest.mark.parametrize(
    ("story", "status", "order", "runs", "another"),
    [
        (BORN, "in-care", None, False, True),
        (IN_CARE, "in-care", None, True, False),
        (IN_CARE, "in-care", "Care order", True, True),
        (IN_CARE, "accommodated", None, True, True),
        (ENDED, "accommodated", None, True, True),
    ],
)
def test_only_what_runs_is_under_something_else(story: str, status: str, order: str | None, runs: bool, another: bool) -> None:
    """LAC-368-1."""
    changed = entry("care-status-changed", status=status, order=order)
    assert allows(may_change_what_does_not_run, changed, DAY, story) is runs
    assert allows(may_change_to_the_same, changed, DAY, story) is another


@pytest.mark.parametrize(("story", "allowed"), [(BORN, False), (IN_CARE, False), (BY_AGREEMENT, True)])
def test_only_what_rests_on_agreement_can_lose_it(story: str, allowed: bool) -> None:
    """PS-5.6."""
    assert allows(may_withdraw_what_was_not_agreed, entry("care-consent-withdrawn", **WITHDRAWN), DAY, story) is allowed


@pytest.mark.parametrize(
    ("more", "allowed"), [({}, False), ({"taken_by": str(ANA)}, True), ({"outcome": "agrees-again"}, True), ({"outcome": "return"}, False)]
)
def test_after_an_agreement_is_withdrawn_somebody_has_what_follows(more: dict[str, Any], allowed: bool) -> None:
    """PS-5.6."""
    assert allows(may_ask_the_court_without_anybody, entry("care-consent-withdrawn", **{**WITHDRAWN, **more}), DAY, BY_AGREEMENT) is allowed


@pytest.mark.parametrize(
    ("story", "on", "allowed", "why"),
    [
        (BORN, DAY, False, "They are not looked after. Write down first that they came into care."),
        (IN_CARE, "2026-03-01", False, "Care began on 2 March 2026, which is after that day. Choose a day from then on."),
        (IN_CARE, "2026-03-02", True, ""),
        (ENDED, "2026-05-01", False, "Care ended on 1 May 2026, and they are not looked after on that day. Choose an earlier day."),
        (IN_CARE, "2036-06-03", True, ""),
        (IN_CARE, "2036-06-04", False, "Care ended on 3 June 2036, and they are not looked after on that day. Choose an earlier day."),
    ],
)
def test_care_ends_on_its_first_day_or_later_and_once(story: str, on: str, allowed: bool, why: str) -> None:
    """LAC-368-1: the eighteenth birthday ends it by itself, and can be written down on its day."""
    found = ruled(may_end_care_that_does_not_run, entry("care-ended"), on, story)
    assert (found is None or found.allowed) is allowed
    assert allowed or (found is not None and found.why == why)


def test_care_that_ends_says_why_where_to_and_who_goes_on() -> None:
    """ISS-A-12, LAC-399-1."""
    assert not ends(may_end_care_without_why, DAY) and ends(may_end_care_without_why, DAY, reason="home")
    assert not ends(may_end_care_to_nowhere, DAY) and ends(may_end_care_to_nowhere, DAY, to="with Mum")
    assert not ends(may_end_care_to_nobody, DAY) and ends(may_end_care_to_nobody, DAY, goes_on="plan")
    assert not ends(may_end_care_to_nobody, DAY, goes_on="nobody")
    assert ends(may_end_care_to_nobody, DAY, goes_on="nobody", goes_on_why="The family moved to Leeds")
    assert allows(may_end_care_to_nobody, entry("care-ended"), DAY, IN_CARE, by=BY_IMPORT)


@pytest.mark.parametrize(
    ("status", "at", "on", "left", "allowed"),
    [
        ("accommodated", time(22), "2026-03-07", time(22), False),
        ("accommodated", time(22), "2026-03-07", time(22, 1), True),
        ("accommodated", None, "2026-03-07", None, True),
        ("accommodated", None, "2026-03-06", None, False),
        ("in-care", time(22), "2026-03-07", time(10), True),
    ],
)
def test_a_night_makes_no_child_looked_after(status: str, at: time | None, on: str, left: time | None, allowed: bool) -> None:
    """LAC-368-2."""
    began = told(DAY, "care-started", status=status)._replace(time=at)
    ended: Any = entry("care-ended")
    found = may_end_care_within_a_day(replace(asked(ended, on, BORN, began), time=left), ended)
    assert (found is None or found.allowed) is allowed


GIVEN = told(DAY, "accommodation-given", where="with Gran", why="Mum is in hospital")._replace(time=time(22))


@pytest.mark.parametrize(
    ("on", "held", "allowed"),
    [
        ("2026-03-05", [GIVEN], False),
        (DAY, [GIVEN], True),
        ("2026-03-08", [GIVEN, told("2026-03-07", "accommodation-over", of=str(GIVEN.root))], False),
        (DAY, [], False),
    ],
)
def test_a_stay_is_over_once_and_not_before_it_began(on: str, held: list[Any], allowed: bool) -> None:
    """LAC-368-2."""
    assert allows(may_be_over_before_it_began, entry("accommodation-over", of=str(GIVEN.root)), on, BORN, *held) is allowed


@pytest.mark.parametrize(("on", "allowed"), [(DAY, True), ("2026-03-07", False), ("2026-03-08", True)])
def test_on_the_day_after_the_hours_count(on: str, allowed: bool) -> None:
    """LAC-368-2."""
    assert allows(may_leave_the_hours_uncounted, entry("accommodation-over", of=str(GIVEN.root)), on, BORN, GIVEN) is allowed


@pytest.mark.parametrize(
    ("outcome", "story", "allowed"),
    [("plan", BORN, True), ("plan", IN_CARE, False), ("continue", IN_CARE, False), ("end", IN_CARE, True), ("plan", ENDED, True)],
)
def test_a_plan_beside_care_says_why(outcome: str, story: str, allowed: bool) -> None:
    """ISS-2-2."""
    assert allows(may_have_two_plans, changed(PLAN, outcome=outcome), "2026-05-02", story) is allowed
