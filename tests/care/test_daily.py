"""A child's days in care: decisions left to a carer, life story, who they are, and who cares for them day by day. Truth tables."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from care.looked_after import BY_AGREEMENT, HOME, IN_CARE, LEFT, NEXT, entry, moved, told
from corbiere.care.carers import carers, cares_on
from corbiere.care.daily_tasks import between_reviews, paper, questions, who_they_are, worries
from corbiere.care.entries.life_story import Identity
from corbiere.care.rulings.carers import may_name_a_carer_for_days_that_are_over, may_name_a_carer_without_a_home
from corbiere.care.rulings.daily import (
    may_answer_a_carer_before_it,
    may_answer_a_day_without_a_worry,
    may_consider_part_of_who_they_are,
    may_delegate_with_nobody,
    may_keep_a_story_back_without_why,
    may_leave_a_condition_unsaid,
    may_leave_a_decision_twice,
    may_write_an_empty_day,
)
from corbiere.work.tasks import Child
from protection.telling import BORN, MIA, allows, day, lines

DAY = "2026-03-06"
JANE, TOM, WORRY = UUID(int=601), UUID(int=602), UUID(int=603)
CHILD = Child(MIA, "Mia Renouf", "Mia", date(2018, 6, 3))
CAME = told("2026-03-02", "care-started", status="in-care", why="Nobody was at home")
LIVES = moved("2026-03-02", HOME, sort="emergency", signs_in=[str(JANE)])
WORRIED = told("2026-03-05", "carer-worried", WORRY, worry="She does not eat")
HAIR = {"what": "haircut", "who_decides": "carer"}
MUM = {"who": "Joana, mum", "agrees": True}


def says(rule: Any, kind: str, on: str = DAY, *held: Any, **body: Any) -> bool:
    return allows(rule, entry(kind, **body), on, IN_CARE, *held)


def rows(asks: Any, *held: Any, on: str = "2026-04-10") -> list[str]:
    return [task.what for task in asks(CHILD, lines(BORN, *held), day(on))]


@pytest.mark.parametrize(
    ("body", "allowed"),
    [({}, False), ({"said": "I miss Mum"}, True), ({"slept": "Well"}, True), ({"medicines": [{"what": "Calpol, 5 ml"}]}, True)],
)
def test_a_day_tells_something(body: dict[str, Any], allowed: bool) -> None:
    assert says(may_write_an_empty_day, "day-written", **body) is allowed


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-04", False), ("2026-03-05", True)])
def test_a_worry_is_answered_once_it_is_there(on: str, allowed: bool) -> None:
    answer = {"of": str(WORRY), "done": "I come by tonight"}
    assert (
        says(may_answer_a_carer_before_it, "carers-worry-answered", on, WORRIED._replace(happened=day("2026-03-05")), **answer) is allowed
    )


@pytest.mark.parametrize(
    ("decisions", "allowed"),
    [([HAIR], True), ([HAIR, {**HAIR, "who_decides": "parent"}], False), ([HAIR, {"what": "overnight", "who_decides": "carer"}], True)],
)
def test_of_each_thing_one_answer_counts(decisions: list[Any], allowed: bool) -> None:
    assert says(may_leave_a_decision_twice, "decisions-delegated", decisions=decisions) is allowed


@pytest.mark.parametrize(
    ("who", "agreed", "allowed"),
    [("carer", [], False), ("carer", [MUM], True), ("carer", [{**MUM, "agrees": False}], False), ("parent", [], True)],
)
def test_a_parent_agrees_to_what_is_left_to_others(who: str, agreed: list[Any], allowed: bool) -> None:
    decisions = [{**HAIR, "who_decides": who}]
    assert says(may_delegate_with_nobody, "decisions-delegated", decisions=decisions, agreed_with=agreed) is allowed


@pytest.mark.parametrize(
    ("more", "allowed"),
    [({}, True), ({"may_have": "now"}, True), ({"may_have": "later"}, False), ({"may_have": "later", "why_later": "At 12"}, True)],
)
def test_a_story_is_kept_back_only_for_a_reason(more: dict[str, Any], allowed: bool) -> None:
    """PS-5.15."""
    assert says(may_keep_a_story_back_without_why, "life-story-added", what="photo", told="Your first bike", **more) is allowed


@pytest.mark.parametrize("missing", [None, *Identity])
def test_all_six_sides_of_who_a_child_is_are_thought_of(missing: Identity | None) -> None:
    """PS-5.19."""
    points = [{"of": one.value, "needs": "Portuguese at home"} for one in Identity if one is not missing]
    assert says(may_consider_part_of_who_they_are, "identity-considered", points=points) is (missing is None)
    if missing:
        points.append({"of": missing.value, "not_discussed": "She is four"})
        assert says(may_consider_part_of_who_they_are, "identity-considered", points=points)


def test_a_carer_is_named_for_a_child_who_lives_in_a_home() -> None:
    """ISS-A-12."""
    assert not says(may_name_a_carer_without_a_home, "carer-named", carer=str(TOM))
    assert says(may_name_a_carer_without_a_home, "carer-named", DAY, LIVES, carer=str(TOM))


@pytest.mark.parametrize(("until", "allowed"), [(None, True), ("2026-03-05", False), ("2026-03-06", True)])
def test_a_carer_is_named_for_days_to_come(until: str | None, allowed: bool) -> None:
    """ISS-A-12."""
    assert says(may_name_a_carer_for_days_that_are_over, "carer-named", carer=str(TOM), until=until) is allowed


def test_a_carer_cares_until_the_child_leaves() -> None:
    """ISS-A-12: the last day before the move, the first of the next home, and no longer than care lasts."""
    told_of = lines(IN_CARE, LIVES, moved("2026-03-20", NEXT, left=LEFT, signs_in=[str(TOM)]))
    assert [(one.carer, one.first, one.last) for one in carers(told_of)] == [
        (JANE, day("2026-03-02"), day("2026-03-19")),
        (TOM, day("2026-03-20"), day("2036-06-02")),
    ]
    assert cares_on(told_of, JANE, day("2026-03-19"))
    assert not cares_on(told_of, JANE, day("2026-03-20"))
    over = lines(IN_CARE, LIVES, told("2026-03-12", "care-ended"))
    assert [one.last for one in carers(over)] == [day("2026-03-11")]


@pytest.mark.parametrize(("until", "last"), [(None, "2026-03-19"), ("2026-03-10", "2026-03-10"), ("2026-03-25", "2026-03-19")])
def test_a_carer_who_is_named_beside_them_cares_as_long_at_most(until: str | None, last: str) -> None:
    """ISS-A-12."""
    named = told("2026-03-08", "carer-named", carer=str(TOM), until=until)
    told_of = lines(BY_AGREEMENT, LIVES, named, told("2026-03-20", "placement-ended", of=str(HOME), reason="plan"))
    assert [(one.first, one.last) for one in carers(told_of) if one.carer == TOM] == [(day("2026-03-08"), day(last))]


def test_a_carers_worry_waits_until_it_is_answered() -> None:
    row = ["The carer is worried about Mia"]
    assert rows(worries, CAME, WORRIED) == row
    assert rows(worries, CAME, WORRIED, on="2026-03-04") == []
    assert rows(worries, CAME, WORRIED, told("2026-03-06", "carers-worry-answered", of=str(WORRY), done="Rang her")) == []


def test_a_worry_within_a_day_waits_as_any_other() -> None:
    wrote = told("2026-03-05", "day-written", WORRY, did="At the beach", worry="A man waits at the gate")
    assert rows(worries, CAME, wrote) == ["The carer is worried about Mia"]
    assert rows(worries, CAME, wrote, told("2026-03-06", "carers-worry-answered", of=str(WORRY), done="Rang her")) == []
    assert rows(worries, CAME, told("2026-03-05", "day-written", did="At the beach")) == []


@pytest.mark.parametrize(("more", "allowed"), [({}, False), ({"worry": "A man waits at the gate"}, True)])
def test_only_a_worry_is_answered(more: dict[str, str], allowed: bool) -> None:
    wrote = told("2026-03-05", "day-written", WORRY, did="At the beach", **more)
    answer = {"of": str(WORRY), "done": "I come by tonight"}
    assert says(may_answer_a_day_without_a_worry, "carers-worry-answered", DAY, wrote, **answer) is allowed


@pytest.mark.parametrize(("by", "due"), [("2026-03-06", "2026-03-06"), (None, "2026-03-09")])
def test_what_a_carer_asks_waits_until_it_is_answered(by: str | None, due: str) -> None:
    """By the day that they gave, or within two working days, which is a default."""
    asked = told("2026-03-05", "carer-asked", WORRY, asks="A night at Ella’s?", by=by)
    assert [task.due for task in questions(CHILD, lines(BORN, CAME, asked), day("2026-03-05"))] == [day(due)]
    assert rows(questions, CAME, asked, told("2026-03-06", "carers-question-answered", of=str(WORRY), answer="yes")) == []


@pytest.mark.parametrize(
    ("more", "allowed"), [({"answer": "yes"}, True), ({"answer": "no"}, False), ({"answer": "yes-if", "says": "Back by ten"}, True)]
)
def test_a_carer_is_told_why_not_or_if_what(more: dict[str, Any], allowed: bool) -> None:
    assert says(may_leave_a_condition_unsaid, "carers-question-answered", of=str(WORRY), **more) is allowed


def test_each_time_between_reviews_has_some_of_each() -> None:
    """PS-5.11, PS-5.15, PS-5.25."""
    asked = ["Do something with Mia that tells you what matters to them", "Add to Mia’s life story", "Write down what Mia achieved"]
    story = told("2026-03-20", "life-story-added", what="photo", told="Your first bike")
    swam = told("2026-03-21", "achievement-noted", what="Swam a length")
    work = told("2026-03-22", "direct-work-done", did="Three houses", learned="Wants the cat")
    assert rows(between_reviews, CAME) == asked
    assert rows(between_reviews, CAME, story, swam, work) == []
    assert rows(between_reviews, CAME, told("2026-04-01", "care-ended")) == []


def test_who_they_are_and_who_decides_is_asked_once() -> None:
    """PS-5.19."""
    who = told("2026-03-04", "identity-considered", points=[])
    agreed = told("2026-03-04", "decisions-delegated", decisions=[HAIR])
    assert rows(who_they_are, CAME) == ["Write down who Mia is", "Agree who may decide what for Mia"]
    assert rows(who_they_are, CAME, who, agreed) == []


def test_whoever_signs_in_reads_what_they_need_to_know() -> None:
    asked = ["Write what Mia’s carers need to know"]
    assert rows(paper, CAME, moved("2026-03-02", HOME)) == []
    assert rows(paper, CAME, LIVES) == asked
    assert rows(paper, CAME, LIVES, told("2026-03-02", "carer-paper-written", allergies="Nuts")) == []
