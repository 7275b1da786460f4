"""Who leads a plan of help: asked, accepted, passed on, and what the law is told of it."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import facts_of
from corbiere.ledger.record import Author, Line
from corbiere.statute.engine import findings
from corbiere.wellbeing.leading import leading_on, leads
from corbiere.wellbeing.rulings.lead_workers import (
    asks_for_three,
    assessing_agency,
    may_appoint_a_second,
    may_appoint_lead_worker,
    may_appoint_nobody,
    may_choose_another_than_the_family,
    may_choose_without_a_word_on_time,
    may_choose_without_the_family,
    may_leave_matters_unweighed,
    may_pass_on_anothers,
    may_pass_on_what_nobody_leads,
    may_pass_on_without_review,
    may_pass_on_without_the_team,
)
from protection.telling import ANA, BEN, CLAIRE, DAVID, ON_PLAN, allows, lines, ruled
from wellbeing.planned import APPOINTED, REVIEW, assessed, decided, led, made, reviewed, story, told

ASKED: list[dict[str, Any]] = [{"side": "child", "wish": "Claire"}, {"side": "parents", "who": "Sam", "wish": "Claire"}]
WEIGHED = dict.fromkeys(("support", "complexity", "before", "statutory", "agreed"), "Talked over with Sam")
APPOINT: dict[str, Any] = {
    "type": "early-help",
    "taken_by": str(CLAIRE),
    "asked": ASKED,
    "first_choice": True,
    "suitable": "She has room, and knows Sam",
    "weighed": WEIGHED,
}
TRANSFER: dict[str, Any] = {
    "reason": "cannot",
    "taken_by": str(DAVID),
    "asked": ASKED,
    "review": str(REVIEW),
    "suitable": "He teaches Maggie",
    "team_asked": ["Eve"],
}
PASSED = UUID(int=46)


def appointing(**answers: Any) -> Any:
    return made("lead-worker-appointed", {name: said for name, said in (APPOINT | answers).items() if said is not None})


def passing(**answers: Any) -> Any:
    return made("lead-worker-transfer-offered", {name: said for name, said in (TRANSFER | answers).items() if said is not None})


def on(day: str) -> date:
    return date.fromisoformat(day)


# Who leads, and from when.


def test_whoever_is_asked_leads_from_the_day_on_which_they_accept() -> None:
    """WT-118-1, WT-154-1."""
    asked, accepted = led(on="2026-03-09")
    assert leading_on(lines(asked), on("2026-03-09")) is None
    held = lines(asked, accepted)
    assert leading_on(held, on("2026-03-08")) is None
    role = leading_on(held, on("2026-03-09"))
    assert role is not None
    assert role.practitioner == CLAIRE


def test_who_declined_leads_nothing_and_another_is_asked() -> None:
    asked, _ = led()
    declined = told("2026-03-05", "step-declined", {"of": str(APPOINTED), "why": "No room"}, by=CLAIRE)
    again = told("2026-03-06", "lead-worker-appointed", APPOINT | {"taken_by": str(DAVID)}, PASSED)
    held = lines(asked, declined, again, told("2026-03-07", "step-accepted", {"of": str(PASSED)}, by=DAVID))
    assert [role.practitioner for role in leads(held).roles] == [DAVID]


def test_whoever_names_themselves_has_accepted() -> None:
    """WT-119-1: the assessor may lead."""
    held = lines(told("2026-03-03", "lead-worker-appointed", APPOINT | {"taken_by": str(ANA)}, by=ANA))
    role = leading_on(held, on("2026-03-03"))
    assert role is not None
    assert role.practitioner == ANA


def test_the_old_one_leads_until_the_new_one_accepts() -> None:
    """WT-154-1."""
    offer = told("2026-06-02", "lead-worker-transfer-offered", TRANSFER, PASSED, by=CLAIRE)
    waiting = lines(*story(reviewed(), offer))
    role = leading_on(waiting, on("2026-06-10"))
    assert role is not None
    assert role.practitioner == CLAIRE
    taken = lines(*story(reviewed(), offer, told("2026-06-10", "step-accepted", {"of": str(PASSED)}, by=DAVID)))
    assert [(role.practitioner, role.begins, role.ends) for role in leads(taken).roles] == [
        (CLAIRE, on("2026-03-04"), on("2026-06-10")),
        (DAVID, on("2026-06-10"), None),
    ]


@pytest.mark.parametrize(
    ("ended", "leads_on"),
    [
        ({"type": "early-help", "reason": "met"}, False),
        ({"type": "early-help", "reason": "level"}, True),
        ({"type": "child-in-need"}, False),
        ({"type": "care"}, True),
    ],
)
def test_the_lead_ends_with_the_plan_and_goes_on_where_another_level_takes_it_up(ended: dict[str, Any], leads_on: bool) -> None:
    """WT-118-1, WT-159-1, WT-continuum-3."""
    held = lines(*story(told("2026-09-01", "plan-ended", ended)))
    assert (leading_on(held, on("2026-09-01")) is not None) is leads_on


def test_the_law_waits_until_somebody_accepts() -> None:
    """WT-117-1: somebody who was asked and has not answered leads nothing yet."""
    asked, accepted = led(on="2026-03-12")
    before = findings("Maggie", facts_of(lines(assessed(), decided(), asked)), on("2026-03-10"))
    assert [(one.duty.id, one.status) for one in before if one.duty.id == "plan.lead-worker"] == [("plan.lead-worker", "open")]
    after = findings("Maggie", facts_of(lines(assessed(), decided(), asked, accepted)), on("2026-03-12"))
    assert [(one.status, one.done) for one in after if one.duty.id == "plan.lead-worker"] == [("met", on("2026-03-12"))]


def test_an_appointment_written_as_before_is_one() -> None:
    """WT-117-1: what names nobody in the directory needs nobody's yes."""
    told_of = [fact.attributes for fact in facts_of(lines("2026-03-04  lead-worker-appointed  profession=nurse"))]
    assert told_of == [(("profession", "nurse"),)]


# Who may.


@pytest.mark.parametrize(
    ("sort", "before", "asks"),
    [
        ("early-help", [], False),
        ("child-in-need", [], True),
        ("child-protection", [], True),
        ("care", [], False),
        ("early-help", [ON_PLAN], True),
        ("early-help", [assessed()], False),
        ("early-help", [assessed(level_found="health-or-development")], True),
        ("early-help", [assessed(level_found="safeguarding")], True),
        (None, [assessed(level_found="health-or-development", need=False)], False),
    ],
)
def test_when_one_of_three_professions_leads(sort: str | None, before: list[Any], asks: bool) -> None:
    """WT-123-1: by the level as it was found last, or the register."""
    chosen = appointing(type=sort).type if sort else None
    assert asks_for_three(lines(*before), on("2026-03-03"), chosen) is asks


@pytest.mark.parametrize(
    ("profession", "day", "allowed"),
    [
        ("Social worker", "2026-03-02", True),
        ("Consultant paediatrician", "2026-03-02", True),
        ("CAMHS nurse", "2026-03-02", True),
        ("Family support worker", "2026-03-02", False),
        (None, "2026-03-02", False),
        ("Family support worker", "2026-03-01", True),
    ],
)
def test_who_may_lead_the_work_with_a_child_on_the_register(profession: str | None, day: str, allowed: bool) -> None:
    """WT-123-1: from the day of the conference that made the plan, of somebody who is not in the directory."""
    entry = kind_called("lead-worker-appointed").model_validate({"profession": profession} if profession else {})
    assert allows(may_appoint_lead_worker, entry, day, ON_PLAN) is allowed


def test_the_service_that_assessed_is_known_by_the_assessment() -> None:
    """WT-117-2."""
    started = told("2026-02-01", "assessment-started", {"level": "wellbeing"})._replace(agency=UUID(int=32))
    signed = assessed(of=str(started.root))
    assert assessing_agency([started, signed], on("2026-03-03")) == UUID(int=32)
    assert assessing_agency([signed._replace(agency=UUID(int=33))], on("2026-03-03")) == UUID(int=33)
    assert assessing_agency([], on("2026-03-03")) is None


@pytest.mark.parametrize(
    ("rule", "answers", "allowed"),
    [
        (may_appoint_nobody, {}, True),
        (may_appoint_nobody, {"taken_by": None}, False),
        (may_appoint_nobody, {"taken_by": None, "profession": "Teacher"}, True),
        (may_choose_without_the_family, {}, True),
        (may_choose_without_the_family, {"asked": ASKED[:1]}, False),
        (may_choose_without_the_family, {"asked": [ASKED[0], {"side": "parents", "not_asked": "In prison"}]}, True),
        (may_choose_another_than_the_family, {"first_choice": False}, False),
        (may_choose_another_than_the_family, {"first_choice": False, "why_not": "Their choice has no room"}, True),
        (may_choose_without_a_word_on_time, {"suitable": None}, False),
        (may_leave_matters_unweighed, {}, True),
        (may_leave_matters_unweighed, {"weighed": {"support": "Weekly"}}, False),
        (may_leave_matters_unweighed, {"weighed": None}, False),
    ],
)
def test_how_a_lead_worker_is_chosen(rule: Any, answers: dict[str, Any], allowed: bool) -> None:
    """WT-117-1, WT-120-1, WT-121-1, WT-121-2, WT-122-1."""
    assert allows(rule, appointing(**answers), "2026-03-03", assessed(), decided()) is allowed


def test_one_at_a_time_leads() -> None:
    """WT-118-1."""
    found = ruled(may_appoint_a_second, appointing(), "2026-03-09", *led())
    assert found is not None
    assert not found.allowed
    assert "Hand it over instead" in found.why


@pytest.mark.parametrize(
    ("rule", "answers", "by", "allowed"),
    [
        (may_pass_on_without_review, {}, CLAIRE, True),
        (may_pass_on_without_review, {"review": None}, CLAIRE, False),
        (may_pass_on_without_review, {"review": None, "at_once": "Claire is ill"}, CLAIRE, True),
        (may_pass_on_anothers, {}, CLAIRE, True),
        (may_pass_on_anothers, {}, BEN, False),
        (may_pass_on_anothers, {"leaving_agrees": True}, BEN, True),
        (may_pass_on_without_the_team, {"team_asked": []}, CLAIRE, False),
        (may_choose_without_the_family, {"asked": []}, CLAIRE, False),
        (may_pass_on_what_nobody_leads, {}, CLAIRE, True),
        (may_pass_on_what_nobody_leads, {"taken_by": str(CLAIRE)}, CLAIRE, False),
    ],
)
def test_how_the_lead_is_passed_on(rule: Any, answers: dict[str, Any], by: UUID, allowed: bool) -> None:
    """WT-154-1, WT-155-1, WT-156-1, WT-156-3."""
    before: list[Line] = story(reviewed())
    assert allows(rule, passing(**answers), "2026-06-02", *before, by=Author(practitioner=by)) is allowed


def test_what_nobody_leads_is_not_passed_on() -> None:
    """WT-154-1."""
    assert not allows(may_pass_on_what_nobody_leads, passing(), "2026-06-02", assessed(), decided())
