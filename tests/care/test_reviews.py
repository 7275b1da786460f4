"""Reviews of how a child is looked after: chaired by somebody independent, with the Lead Worker there, and everybody heard."""

from typing import Any
from uuid import UUID

import pytest

from corbiere.care.entries.reviews import REVIEWS, ReviewConsulted, ReviewFormCompleted, ReviewHeld
from corbiere.care.meetings import PAPERS, REVIEW, begins, suggested
from corbiere.care.rulings.reviews import (
    may_chair_a_review_of_their_own_work,
    may_close_anothers_review,
    may_complete_the_record_before_the_review,
    may_consult_after_the_review,
    may_consult_in_no_words,
    may_decide_without_plain_words,
    may_leave_helps_unlooked_at,
    may_leave_open_whether_it_works,
    may_leave_somebody_without_complaint_information,
    may_leave_the_next_review_open,
    may_leave_the_venue_unasked,
    may_leave_unsaid_how_the_child_took_part,
    may_plan_nothing_for_this_child,
    may_review_by_no_policy,
    may_review_outside_care,
    may_review_unconsulted,
    may_review_unheard,
    may_review_without_the_lead_worker,
)
from corbiere.ledger.entry import kind_called
from corbiere.ledger.fields import Views
from corbiere.ledger.record import Author, Line
from corbiere.meetings.parts import Sector
from corbiere.meetings.types import type_called
from corbiere.statute.facts import Fact
from protection.telling import ANA, BORN, BY_IMPORT, CLAIRE, allows, asked, came, line, lines, ruled
from protection.telling import day as on_day

pytestmark = pytest.mark.django_db  # who managed whom is asked of the directory
IN_CARE = f"{BORN}\n2026-03-02  care-started  status=accommodated"
DAY = "2026-03-30"
ROB = UUID(int=51)
BY_ROB = Author(ROB, UUID(int=61))
MEETING, HELD = UUID(int=71), UUID(int=72)


def told(happened: str, kind: str, body: dict[str, Any], id: UUID | None = None, by: UUID = ANA) -> Line:
    return line(happened, kind_called(kind).model_validate(body), id=id)._replace(practitioner=by)


LEADS = told("2026-03-02", "allocated", {"role": "lead-social-worker", "practitioner": str(ANA)})
REVIEWS_IT = told("2026-03-05", "reviewer-appointed", {"practitioner": str(ROB)})
ARRANGED = told("2026-03-10", REVIEWS.arranged.kind, {"for": DAY, "chairs": str(ROB)}, MEETING)
STORY = (IN_CARE, LEADS, REVIEWS_IT, ARRANGED)
WHOLE: dict[str, Any] = {
    "meeting": str(MEETING),
    "attended": [
        {"who": "Ana Pires", "sector": "social-care", "came": True, "practitioner": str(ANA), "complaints_told": True},
        {"who": "Mia", "sector": "child", "came": True, "complaints_told": True},
    ],
    "views": {"own_words": "I want to stay with Jo", "weight": "She is seven and says it each time"},
    "participated": True,
    "took_part": "spoke",
    "satisfied": True,
    "satisfied_says": "She sleeps, and goes to school",
    "helps": [{"what": "Reading with Jo", "delivered": "Every night", "progress": "on-track"}],
    "planned": "Swimming on Tuesdays, and Gran on Sundays",
    "next_review": "2026-06-30",
    "in_plain_words": "You stay with Jo",
    "complaints_told": True,
    "venue_asked": True,
    "venue_theirs": True,
    "policy": "2025-1",
    "chair": str(ROB),
}


def held(**answers: Any) -> ReviewHeld:
    return ReviewHeld.model_validate({name: said for name, said in (WHOLE | answers).items() if said is not None})


def consulted(side: str, on: str = "2026-03-20", **more: Any) -> Line:
    return told(on, "review-consultation-received", {"side": side, "of": str(MEETING), **more})


def may(rule: Any, on: str = DAY, story: tuple[Any, ...] = STORY, by: Author = BY_ROB, **answers: Any) -> bool:
    return allows(rule, held(**answers), on, *story, by=by)


# Who chairs, who closes, who must be there.


def gated(rule: Any, entry: Any, by: Author = BY_ROB, story: tuple[Any, ...] = STORY, on: str = DAY) -> bool:
    found = rule(asked(entry, on, *story, by=by))
    return found is None or bool(found.allowed)


def test_may_chair_a_review_of_their_own_work_is_refused_to_the_childs_worker() -> None:
    """LAC-411-2, LAC-416-2."""
    assert gated(may_chair_a_review_of_their_own_work, held())
    assert not gated(may_chair_a_review_of_their_own_work, held(chair=str(ANA)))
    assert not gated(may_chair_a_review_of_their_own_work, held(chair=None), by=Author(ANA))
    arranged = REVIEWS.arranged.model_validate({"for": DAY, "chairs": str(ANA)})
    assert not gated(may_chair_a_review_of_their_own_work, arranged, on="2026-03-10")
    assert gated(may_chair_a_review_of_their_own_work, held(chair=str(ANA)), by=BY_IMPORT)


def test_may_close_anothers_review() -> None:
    """LAC-393-2."""
    assert gated(may_close_anothers_review, held())
    assert not gated(may_close_anothers_review, held(), by=Author(ANA))
    assert gated(may_close_anothers_review, held(), by=Author(CLAIRE))
    assert not gated(may_close_anothers_review, ReviewFormCompleted(of=HELD), by=Author(ANA))


def test_may_review_without_the_lead_worker_is_put_off() -> None:
    """LAC-416-3."""
    assert may(may_review_without_the_lead_worker)
    away = [{"who": "Ana Pires", "sector": "social-care", "came": False, "practitioner": str(ANA)}]
    found = ruled(may_review_without_the_lead_worker, held(attended=away), DAY, *STORY, by=BY_ROB)
    assert found is not None
    assert not found.allowed
    assert found.force == "must"
    assert "Put it off to another day" in found.why
    assert may(may_review_without_the_lead_worker, by=BY_IMPORT, attended=away)
    assert may(may_review_without_the_lead_worker, story=(IN_CARE, REVIEWS_IT, ARRANGED), attended=away)


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-01", False), ("2026-03-02", True), ("2026-06-30", True), ("2026-07-01", False)])
def test_may_review_outside_care(on: str, allowed: bool) -> None:
    """LAC-409-1."""
    assert may(may_review_outside_care, on=on, story=(*STORY, "2026-06-30  care-ended")) is allowed


# What a review answers.


def test_may_review_unheard() -> None:
    """LAC-412-1, WT-plankp-1."""
    assert may(may_review_unheard)
    assert not may(may_review_unheard, views=None)
    assert not may(may_review_unheard, views={"own_words": "Stay"})
    assert may(may_review_unheard, views={"why_not": "She was asked twice, and wanted to play"})
    assert Views(why_not="She was asleep, and we asked again").why_not


@pytest.mark.parametrize(
    ("answers", "allowed"),
    [
        ({}, True),
        ({"participated": None, "took_part": None}, False),
        ({"took_part": None}, False),
        ({"participated": False, "took_part": None}, False),
        ({"participated": False, "took_part": None, "not_there": "She was ill; Rob rang her the day before"}, True),
    ],
)
def test_may_leave_unsaid_how_the_child_took_part(answers: dict[str, Any], allowed: bool) -> None:
    """PS-5.21, ISS-7-L4, ISS-7-L5."""
    assert may(may_leave_unsaid_how_the_child_took_part, **answers) is allowed


def test_the_law_is_told_whether_the_child_took_part() -> None:
    """ISS-7-L4: by the answer, or by how they did."""
    assert ReviewHeld.attributes({"participated": False}) == (("participated", "no"),)
    assert ReviewHeld.attributes({"took_part": "sent"}) == (("participated", "yes"),)
    assert ReviewHeld.attributes({}) == ()
    fact = Fact(on_day(DAY), "review-held", ReviewHeld.attributes(held().body()))
    assert fact.attributes == (("participated", "yes"),)


@pytest.mark.parametrize(
    ("answers", "allowed"), [({}, True), ({"satisfied": False}, True), ({"satisfied": None}, False), ({"satisfied_says": None}, False)]
)
def test_may_leave_open_whether_it_works(answers: dict[str, Any], allowed: bool) -> None:
    """LAC-415-1, LAC-393-2."""
    assert may(may_leave_open_whether_it_works, **answers) is allowed


def test_may_leave_helps_unlooked_at() -> None:
    """LAC-415-2, LAC-405-2, LAC-405-3."""
    assert may(may_leave_helps_unlooked_at)
    assert not may(may_leave_helps_unlooked_at, helps=None)


def test_may_plan_nothing_for_this_child() -> None:
    """ISS-A-3: never shared among brothers and sisters."""
    assert may(may_plan_nothing_for_this_child)
    assert not may(may_plan_nothing_for_this_child, planned=None)
    assert "planned" not in ReviewHeld.shared_questions


def test_may_decide_without_plain_words() -> None:
    """LAC-416-6."""
    assert may(may_decide_without_plain_words)
    assert not may(may_decide_without_plain_words, in_plain_words=None)


@pytest.mark.parametrize(("next_review", "allowed"), [("2026-03-31", True), ("2026-03-30", False), (None, False)])
def test_may_leave_the_next_review_open(next_review: str | None, allowed: bool) -> None:
    """LAC-410-2."""
    assert may(may_leave_the_next_review_open, next_review=next_review) is allowed


def test_may_review_by_no_policy() -> None:
    """LAC-409-2."""
    assert may(may_review_by_no_policy)
    assert not may(may_review_by_no_policy, policy=None)
    assert may(may_review_by_no_policy, by=BY_IMPORT, policy=None)


@pytest.mark.parametrize(
    ("answers", "allowed"),
    [({}, True), ({"venue_theirs": False}, False), ({"venue_asked": False, "venue_theirs": None}, False), ({"venue_asked": None}, False)],
)
def test_may_leave_the_venue_unasked(answers: dict[str, Any], allowed: bool) -> None:
    """ISS-7-L6, ISS-4-5."""
    assert may(may_leave_the_venue_unasked, **answers) is allowed


def test_may_leave_somebody_without_complaint_information() -> None:
    """ISS-7-L7: everybody, or each who came."""
    rule = may_leave_somebody_without_complaint_information
    assert may(rule)
    assert may(rule, complaints_told=None)
    assert not may(rule, complaints_told=False)
    untold = [*WHOLE["attended"], {"who": "Jo", "sector": "family", "came": True}]
    found = ruled(rule, held(complaints_told=None, attended=untold), DAY, *STORY, by=BY_ROB)
    assert found is not None
    assert "Jo" in found.why


# Before it, and after.

ALL = tuple(consulted(side) for side in ("child", "parent", "carer", "school", "health"))


def test_may_review_unconsulted() -> None:
    """PS-5.24, PS-5.22, LAC-393-5, LAC-407-1: the chair sees what is missing."""
    assert may(may_review_unconsulted, story=(*STORY, *ALL))
    found = ruled(may_review_unconsulted, held(), DAY, *STORY, *ALL[:3], by=BY_ROB)
    assert found is not None
    assert "the school or nursery, health" in found.why


def test_a_consultation_that_names_no_review_counts_for_the_next() -> None:
    """PS-5.24."""
    before = told("2026-03-05", "review-held", {}, HELD)
    loose = [told(on, "review-consultation-received", {"side": "child"}) for on in ("2026-03-05", "2026-03-06")]
    assert not may(may_review_unconsulted, story=(*STORY, before, *ALL[1:], loose[0]))
    assert may(may_review_unconsulted, story=(*STORY, before, *ALL[1:], loose[1]))


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-30", True), ("2026-03-31", False)])
def test_may_consult_after_the_review(on: str, allowed: bool) -> None:
    """PS-5.24."""
    entry = ReviewConsulted.model_validate({"side": "school", "of": str(MEETING)})
    done = told(DAY, "review-held", {"meeting": str(MEETING)}, HELD)
    assert allows(may_consult_after_the_review, entry, on, *STORY, done) is allowed


def test_may_consult_in_no_words() -> None:
    """PS-5.24, PS-5.21."""
    assert not allows(may_consult_in_no_words, ReviewConsulted.model_validate({"side": "child"}), DAY)
    assert allows(may_consult_in_no_words, ReviewConsulted.model_validate({"side": "child", "own_words": "Stay"}), DAY)


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-29", False), ("2026-03-30", True)])
def test_may_complete_the_record_before_the_review(on: str, allowed: bool) -> None:
    """ISS-7-L3, LAC-416-5."""
    done = told(DAY, "review-held", {}, HELD)
    assert allows(may_complete_the_record_before_the_review, ReviewFormCompleted(of=HELD), on, *STORY, done) is allowed


# The meeting.


def test_papers_are_wanted_three_working_days_before_and_the_record_fifteen_after() -> None:
    """PS-5.23, PS-5.24, ISS-7-L3."""
    assert type_called("care-review") is REVIEW
    assert REVIEW.reports is not None
    assert REVIEW.notes is not None
    assert PAPERS == 3
    assert REVIEW.reports.by(on_day("2026-03-30")) == on_day("2026-03-25")
    assert REVIEW.notes.by(on_day("2026-03-30")) == on_day("2026-04-22")


def test_everything_that_a_child_in_care_needs_is_on_the_agenda() -> None:
    """ISS-2-1, LAC-410-2, PS-5.25: and who must be asked (LAC-416-3, LAC-444-1, LAC-439-3)."""
    names = " ".join(point.name for point in REVIEW.agenda)
    assert all(said in names for said in ("Health, school, home and family time", "safe", "best interests"))
    adviser = told("2026-03-06", "allocated", {"role": "personal-adviser", "practitioner": str(CLAIRE)})
    offered = suggested(lines(*STORY, adviser), on_day(DAY)).practitioners
    assert offered == {ANA: "Leads the work: without them it is put off", CLAIRE: "Personal adviser", ROB: "Reviewing officer: chairs it"}


def test_the_form_begins_with_the_officer_and_whether_the_child_is_there() -> None:
    there = came(Sector.CHILD, Sector.HEALTH)
    assert begins({}, lines(*STORY), there, on_day(DAY)) == {"chair": str(ROB), "participated": True}
    assert begins({}, lines(*STORY), came(Sector.HEALTH), on_day(DAY)) == {"chair": str(ROB)}
