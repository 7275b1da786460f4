"""Health of a child in care: what may be written of it, and the rows it brings until it is done. Truth tables."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from care.looked_after import IN_CARE, entry, told
from corbiere.agencies.steps import open_steps
from corbiere.care.health_tasks import checks, health_assessment, questionnaire, referrals
from corbiere.care.rulings.health import (
    may_assess_health_without_what_follows,
    may_be_asked_at_another_age,
    may_file_a_report_before_its_assessment,
    may_leave_a_check_without_what_follows,
    may_leave_a_habit_without_help,
    may_leave_a_high_score_without_a_step,
    may_leave_it_at_no,
    may_miss_immunisations_unnamed,
    may_offer_a_day_that_is_over,
    may_wait_with_nothing_meanwhile,
)
from corbiere.work.tasks import Child
from protection.telling import ANA, BORN, MIA, allows, day, lines

DAY = "2026-03-06"
ASKED, HELD, REFERRED = UUID(int=501), UUID(int=502), UUID(int=503)
CHILD = Child(MIA, "Mia Renouf", "Mia", date(2018, 6, 3))
CAME = told("2026-03-02", "care-started", status="in-care", why="Nobody was at home")
REQUESTED = told("2026-03-03", "health-assessment-requested", ASKED, of_whom="Paediatrics")
OFFERED = told("2026-03-10", "health-assessment-offered", on="2026-03-20", where="Gwyneth Huelin Wing")
ASSESSED = told("2026-03-20", "health-assessment-completed", HELD, report="awaited")
REPORT = told("2026-03-30", "health-report-received", of=str(HELD))
DECLINED = told("2026-03-20", "health-assessment-declined", said="No needles", done="Nurse rings on Monday", ask_again="2026-04-20")
REFERRAL = told("2026-03-20", "health-referral-made", REFERRED, to="CAMHS", why="Cannot sleep")
TEETH = {"what": "teeth", "result": "fine"}
SCORE = "strengths-questionnaire-scored"


def says(rule: Any, kind: str, on: str = DAY, *held: Any, **body: Any) -> bool:
    return allows(rule, entry(kind, **body), on, IN_CARE, *held)


def rows(asks: Any, *held: Any, on: str = "2026-04-01") -> list[str]:
    return [task.what for task in asks(CHILD, lines(BORN, CAME, *held), day(on))]


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-05", False), ("2026-03-06", True), ("2026-04-06", True)])
def test_a_day_that_is_offered_is_still_to_come(on: str, allowed: bool) -> None:
    """PS-5.7."""
    assert allows(may_offer_a_day_that_is_over, entry("health-assessment-offered", on=on), DAY, IN_CARE) is allowed


@pytest.mark.parametrize(("report", "allowed"), [(None, False), ("here", True), ("awaited", True)])
def test_an_assessment_says_where_its_report_is(report: str | None, allowed: bool) -> None:
    """PS-5.7."""
    assert says(may_assess_health_without_what_follows, "health-assessment-completed", report=report) is allowed


@pytest.mark.parametrize(("held", "allowed"), [([], False), ([ASSESSED], True), ([ASSESSED._replace(happened=day("2026-04-02"))], False)])
def test_a_report_is_of_an_assessment_that_was_held(held: list[Any], allowed: bool) -> None:
    """PS-5.7."""
    assert says(may_file_a_report_before_its_assessment, "health-report-received", "2026-04-01", *held, of=str(HELD)) is allowed


@pytest.mark.parametrize(("done", "allowed"), [(None, False), ("The nurse they know rings on Monday", True)])
def test_a_no_is_answered_with_what_was_done(done: str | None, allowed: bool) -> None:
    """PS-5.7: a young person may say no."""
    assert says(may_leave_it_at_no, "health-assessment-declined", said="No needles", done=done) is allowed


@pytest.mark.parametrize(
    ("more", "allowed"),
    [
        ({}, False),
        ({"result": "fine"}, True),
        ({"result": "treatment"}, False),
        ({"result": "treatment", "needs": "Two fillings"}, True),
        ({"result": "not-seen"}, False),
        ({"result": "not-seen", "why_not": "Was ill: Friday instead"}, True),
    ],
)
def test_a_check_says_what_follows(more: dict[str, Any], allowed: bool) -> None:
    """PS-5.7."""
    assert says(may_leave_a_check_without_what_follows, "health-check-had", what="teeth", **more) is allowed


@pytest.mark.parametrize(
    ("more", "allowed"),
    [
        ({"up_to_date": True}, True),
        ({"up_to_date": False}, False),
        ({"up_to_date": False, "missing": ["mmr"]}, False),
        ({"up_to_date": False, "missing": ["mmr"], "plan": "School nurse on Friday"}, True),
    ],
)
def test_which_immunisations_are_missing_and_what_is_done(more: dict[str, Any], allowed: bool) -> None:
    """PS-5.7."""
    assert says(may_miss_immunisations_unnamed, "immunisations-checked", **more) is allowed


@pytest.mark.parametrize(
    ("problem", "help", "allowed"), [("none", None, True), ("problem", None, False), ("problem", "refused", True), ("worry", None, False)]
)
def test_a_habit_that_harms_is_answered_with_help(problem: str, help: str | None, allowed: bool) -> None:
    """LAC-383-1."""
    assert says(may_leave_a_habit_without_help, "substance-use-considered", problem=problem, help=help) is allowed


@pytest.mark.parametrize(
    ("score", "by", "more", "allowed"),
    [
        (16, "carer", {}, True),
        (17, "carer", {}, False),
        (17, "parent", {"next": "refer"}, True),
        (17, "carer", {"next": "not"}, False),
        (17, "carer", {"next": "not", "why_not": "Is in therapy in England"}, True),
        (15, "teacher", {}, True),
        (16, "teacher", {}, False),
        (19, "child", {}, True),
        (20, "child", {}, False),
        (40, "child", {"next": "has-help"}, True),
    ],
)
def test_a_score_that_points_to_need_leads_to_a_referral_or_why_not(score: int, by: str, more: dict[str, Any], allowed: bool) -> None:
    """LAC-386-1: the last score that does not, and the first that does, by each who fills it in."""
    assert says(may_leave_a_high_score_without_a_step, SCORE, score=score, filled_in_by=by, **more) is allowed


@pytest.mark.parametrize(
    ("on", "by", "allowed"),
    [
        ("2022-06-02", "carer", False),
        ("2022-06-03", "carer", True),
        ("2035-06-02", "carer", True),
        ("2035-06-03", "carer", False),
        ("2029-06-02", "child", False),
        ("2029-06-03", "child", True),
    ],
)
def test_the_questionnaire_is_for_its_ages(on: str, by: str, allowed: bool) -> None:
    """LAC-386-2: Mia is born on 3 June 2018."""
    asked = entry(SCORE, score=9, filled_in_by=by)
    assert allows(may_be_asked_at_another_age, asked, on, BORN) is allowed


@pytest.mark.parametrize(
    ("said", "meanwhile", "allowed"),
    [("sees", None, True), ("waiting", None, False), ("refused", None, False), ("refused", "School nurse", True)],
)
def test_whoever_waits_has_something_meanwhile(said: str, meanwhile: str | None, allowed: bool) -> None:
    """LAC-386-1."""
    answered = {"of": str(REFERRED), "said": said, "meanwhile": meanwhile}
    assert says(may_wait_with_nothing_meanwhile, "health-referral-answered", DAY, REFERRAL, **answered) is allowed


@pytest.mark.parametrize(
    ("held", "on", "expected"),
    [
        ([], "2026-04-01", []),
        ([REQUESTED], "2026-04-01", ["Get a day for Mia’s health assessment"]),
        ([REQUESTED, OFFERED], "2026-03-19", []),
        ([REQUESTED, OFFERED], "2026-03-20", ["How was Mia’s health assessment?"]),
        ([REQUESTED, OFFERED, ASSESSED], "2026-03-20", ["Get the report of Mia’s health assessment"]),
        ([REQUESTED, OFFERED, ASSESSED, REPORT], "2026-03-30", []),
        ([REQUESTED, OFFERED, DECLINED], "2026-03-21", ["Offer Mia a health assessment again"]),
    ],
)
def test_an_assessment_is_followed_from_the_request_to_the_report(held: list[Any], on: str, expected: list[str]) -> None:
    """PS-5.7."""
    assert rows(health_assessment, *held, on=on) == expected


def test_teeth_every_year_and_immunisations_at_once() -> None:
    """PS-5.7."""
    known = told("2026-03-05", "immunisations-checked", up_to_date=True)
    assert rows(checks) == ["Check Mia’s immunisations"]
    assert rows(checks, known, on="2027-01-31") == ["Mia sees a dentist"]
    seen = told("2026-09-01", "health-check-had", **TEETH)
    assert rows(checks, known, seen, on="2027-03-02") == []
    assert rows(checks, known, told("2026-09-01", "health-check-had", what="eyes", result="fine"), on="2027-03-02") == [
        "Mia sees a dentist"
    ]
    missing = told("2026-03-05", "immunisations-checked", up_to_date=False, missing=["mmr"])
    assert rows(checks, missing) == ["Mia’s missing immunisations"]


def test_the_questionnaire_comes_once_a_year() -> None:
    """LAC-386-2."""
    asked = "Strengths and Difficulties Questionnaire for Mia"
    scored = told("2026-05-01", SCORE, score=9, filled_in_by="carer")
    assert rows(questionnaire, on="2026-04-01") == []
    assert rows(questionnaire, on="2027-02-10") == [asked]
    assert rows(questionnaire, scored, on="2027-03-10") == []
    assert rows(questionnaire, scored, on="2027-04-10") == [asked]
    assert (
        rows(questionnaire, told("2026-05-01", "strengths-questionnaire-not-done", why="child", instead="Ana asks"), on="2027-03-10") == []
    )


def test_a_high_score_stays_with_whoever_wrote_it_until_the_child_is_referred() -> None:
    """LAC-386-1: the step has its owner."""
    scored = told("2026-03-10", SCORE, score=24, filled_in_by="carer", next="refer", taken_by=str(ANA), by="2026-03-17")._replace(
        practitioner=ANA
    )
    [step] = open_steps(lines(BORN, CAME, scored))
    assert (step.holder, step.by) == (ANA, day("2026-03-17"))
    assert list(open_steps(lines(BORN, CAME, scored, REFERRAL))) == []


def test_a_referral_waits_until_the_service_sees_the_child() -> None:
    """LAC-386-1."""
    waits = told("2026-03-25", "health-referral-answered", of=str(REFERRED), said="waiting", meanwhile="School nurse")
    sees = told("2026-03-28", "health-referral-answered", of=str(REFERRED), said="sees")
    row = ["What does CAMHS say about Mia?"]
    assert rows(referrals, REFERRAL) == row
    assert rows(referrals, REFERRAL, waits) == row
    assert rows(referrals, REFERRAL, waits, sees) == []


@pytest.mark.parametrize("asks", [health_assessment, checks, questionnaire])
def test_nothing_is_owed_once_care_has_ended(asks: Any) -> None:
    ended = told("2026-03-25", "care-ended")
    assert [task.what for task in asks(CHILD, lines(BORN, CAME, REQUESTED, ended), day("2027-05-01"))] == []
