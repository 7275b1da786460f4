"""The care plan as its entries tell of it: what may be written and agreed, when it runs, what the law is told, and what waits for whom."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from care.leavers import ANA, BEN, BORN, IN_CARE, entry, leads
from care.planned_care import AGAIN, BEST, CAMHS, PAM, PLAN, SLEEP, TALK, WRITTEN, agreed, answered, reviewed, said, story, written
from corbiere.care import care_plan_tasks
from corbiere.care.care_plan import PLAN as CARE_PLAN
from corbiere.care.care_plan import agreed_version, decided_since, interventions, running, waits_to_be_agreed
from corbiere.care.independence import in_the_record
from corbiere.care.pages.care_plan.decisions import log_of
from corbiere.care.rulings.care_plans import (
    may_agree_goals_half_said,
    may_agree_help_half_said,
    may_agree_unheard,
    may_agree_what_is_not_written,
    may_agree_with_a_difference_open,
    may_agree_with_a_part_of_life_unsaid,
    may_agree_with_an_indicator_unsaid,
    may_agree_with_needs_unmet,
    may_agree_without_a_parents_view,
    may_agree_without_a_place_to_grow_up,
    may_agree_without_a_way_out,
    may_agree_without_those_who_help,
    may_agree_without_why,
    may_change_the_plan_between_reviews,
    may_note_what_nobody_agreed,
    may_plan_care_outside_care,
    may_review_and_leave_the_plan_open,
)
from corbiere.ledger.reading import facts_of
from corbiere.ledger.record import Author, Line
from corbiere.plans.help_requests import asked_for
from corbiere.plans.interventions import HelpState
from corbiere.plans.rulings import may_answer_for_other_help, may_answer_without_a_name, may_say_no_without_why
from corbiere.work.tasks import Child
from protection.telling import allows, lines

LILY = Child(UUID(int=1), "Lily Renouf", "Lily", date(2010, 1, 10))
BY_PAM = Author(practitioner=PAM, agency=CAMHS)
AGREES: dict[str, Any] = {"of": str(PLAN), "best": BEST}


def on(day: str) -> date:
    return date.fromisoformat(day)


def changed(**answers: Any) -> list[Any]:
    """The plan as it waits to be agreed, with other answers in it."""
    return [IN_CARE, leads(), written(**answers), answered()]


def goal(**answers: Any) -> dict[str, Any]:
    return {"outcomes": [SLEEP | answers]}


def help_(**answers: Any) -> dict[str, Any]:
    return goal(actions=[TALK | answers])


# To write it.


@pytest.mark.parametrize(
    ("kind", "day", "allowed"),
    [
        ("care-plan-written", "2024-02-29", False),  # the eve of the first day in care
        ("care-plan-written", "2024-03-01", True),
        ("care-plan-agreed", "2024-02-29", False),
        ("care-plan-written", "2028-01-09", True),
        ("care-plan-written", "2028-01-10", False),  # she is eighteen
    ],
)
def test_a_care_plan_is_of_a_child_in_care(kind: str, day: str, allowed: bool) -> None:
    """LAC-393-1."""
    body = WRITTEN if kind == "care-plan-written" else AGREES
    assert allows(may_plan_care_outside_care, entry(kind, **body), day, IN_CARE) is allowed


@pytest.mark.parametrize(
    ("told", "allowed"),
    [
        ([written()], True),
        (story(), False),
        (story(reviewed()), False),
        (story(reviewed(plan="change")), True),
        (story(reviewed(plan="new")), True),
        (story(written("2024-05-02", AGAIN)), True),  # it is being worked on already
    ],
)
def test_an_agreed_plan_is_changed_as_a_review_decides(told: list[Any], allowed: bool) -> None:
    """LAC-393-2."""
    rule = may_change_the_plan_between_reviews
    assert allows(rule, entry("care-plan-written", **WRITTEN), "2024-07-01", IN_CARE, *told) is allowed


# To agree it.


NOT_HEALTHY = [{"side": "professionals", "who": "Pam Gray", "says": "I can begin in May"}]
GATES = [
    (may_agree_unheard, {"views": None}, False),
    (may_agree_unheard, {"views": {"own_words": "To stay"}}, False),  # of no weight
    (may_agree_unheard, {"views": {"why_not": "She would not talk about it"}}, True),
    (may_agree_without_a_parents_view, {"consulted": NOT_HEALTHY}, False),
    (may_agree_without_a_parents_view, {"consulted": [{"side": "parents", "who": "Rita", "why_not": "Abroad"}]}, True),
    (may_agree_without_those_who_help, {"consulted": [{"side": "parents", "who": "Rita", "says": "Yes"}]}, False),
    (may_agree_with_an_indicator_unsaid, {"included": None}, False),
    (may_agree_with_an_indicator_unsaid, {"needs": [{"what": "To sleep", "indicator": "healthy"}]}, False),
    (may_agree_with_needs_unmet, {"needs": [{"what": "To be safe", "indicator": "safe", "how_great": "some"}]}, False),
    (may_agree_with_needs_unmet, {"needs": [{"what": "To be safe", "how_great": "some", "met_otherwise": "Joan is there"}]}, True),
    (may_agree_with_needs_unmet, help_(what="Talk with Ann every week"), False),  # its provider has not answered
    (may_agree_with_needs_unmet, goal(actions=[{"what": "Leave the light on", "who": "Joan"}]), True),
    (may_agree_help_half_said, help_(manner=None), False),
    (may_agree_help_half_said, help_(achieves=None), False),
    (may_agree_help_half_said, help_(known_by=None), False),
    (may_agree_goals_half_said, goal(measure=None), False),
    (may_agree_goals_half_said, goal(by=None), False),
    (may_agree_goals_half_said, goal(actions=[]), False),
    (may_agree_goals_half_said, {"outcomes": []}, False),
    (may_agree_with_a_part_of_life_unsaid, {"money": None}, False),
    (may_agree_with_a_part_of_life_unsaid, {"else_needed": None}, True),
    (may_agree_without_a_place_to_grow_up, {"grows_up": None}, False),
    (may_agree_without_a_place_to_grow_up, {"grows_up": "undecided"}, True),
    (may_agree_with_a_difference_open, {"differences": [{"who": "School", "concern": "Too soon"}]}, False),
    (may_agree_with_a_difference_open, {"differences": [{"who": "School", "concern": "Too soon", "decided": "We wait"}]}, True),
    (may_agree_without_a_way_out, {"contingency": []}, False),
]


@pytest.mark.parametrize(("rule", "answers", "allowed"), GATES)
def test_a_plan_is_agreed_when_all_of_it_is_there(rule: Any, answers: dict[str, Any], allowed: bool) -> None:
    """LAC-375-2, LAC-375-3, LAC-378-1, LAC-378-2, LAC-379-1, LAC-380-1, LAC-396-1, LAC-401-8, LAC-405-1, LAC-408-2."""
    assert allows(rule, entry("care-plan-agreed", **AGREES), "2024-03-20", *changed(**answers)) is allowed
    assert allows(rule, entry("care-plan-agreed", **AGREES), "2024-03-20", *changed())


@pytest.mark.parametrize(
    ("body", "told", "allowed"),
    [
        (AGREES, [IN_CARE], False),
        (AGREES, changed(), True),
        ({"best": BEST}, changed(), False),
        (AGREES, [*changed(), written("2024-03-15", AGAIN)], False),
        (AGREES | {"of": str(AGAIN)}, [*changed(), written("2024-03-15", AGAIN)], True),
    ],
)
def test_what_is_agreed_is_the_version_that_was_written_last(body: dict[str, Any], told: list[Any], allowed: bool) -> None:
    """LAC-394-1."""
    assert allows(may_agree_what_is_not_written, entry("care-plan-agreed", **body), "2024-03-20", *told) is allowed


@pytest.mark.parametrize(("best", "allowed"), [(BEST, True), (None, False)])
def test_a_manager_says_why_it_is_best(best: Any, allowed: bool) -> None:
    """LAC-401-4."""
    assert allows(may_agree_without_why, entry("care-plan-agreed", of=str(PLAN), best=best), "2024-03-20", *changed()) is allowed


# What a provider says, and what is given.


REPLY = {"of": str(PLAN), "what": TALK["what"], "answer": "agreed"}


@pytest.mark.parametrize(
    ("rule", "body", "by", "allowed"),
    [
        (may_answer_for_other_help, REPLY, BY_PAM, True),
        (may_answer_for_other_help, REPLY | {"what": "Leave the landing light on"}, BY_PAM, False),
        (may_say_no_without_why, REPLY | {"answer": "refused"}, BY_PAM, False),
        (may_say_no_without_why, REPLY | {"answer": "refused", "why": "No room"}, BY_PAM, True),
        (may_answer_without_a_name, REPLY, BY_PAM, True),
        (may_answer_without_a_name, REPLY, Author(practitioner=ANA, agency=CAMHS), False),
    ],
)
def test_a_provider_answers_for_itself(rule: Any, body: dict[str, Any], by: Author, allowed: bool) -> None:
    """LAC-378-2, LAC-378-3."""
    assert allows(rule, entry("care-help-answered", **body), "2024-03-14", IN_CARE, written(), by=by) is allowed


@pytest.mark.parametrize(
    ("told", "what", "allowed"),
    [
        ([written()], TALK["what"], False),
        ([written(), answered(answer="refused", why="No room")], TALK["what"], False),
        ([written(), answered()], TALK["what"], True),
        ([written()], "Leave the landing light on", True),
        ([written()], "Swim", False),
    ],
)
def test_nobody_gives_what_its_provider_has_not_agreed_to(told: list[Any], what: str, allowed: bool) -> None:
    """LAC-378-2."""
    note = entry("care-help-noted", what=what, doing="begun")
    assert allows(may_note_what_nobody_agreed, note, "2024-04-02", IN_CARE, *told) is allowed


def test_help_is_proposed_until_its_provider_agrees_and_asks_nobody_after_care() -> None:
    """LAC-378-2: and whoever is asked sees whom it is for until four weeks after they answered, or until care ends."""
    proposed = lines(IN_CARE, written())
    assert [one.state for one in interventions(proposed)] == [HelpState.PROPOSED]
    (asked,) = asked_for(proposed, CARE_PLAN)
    assert (asked.practitioner, asked.until) == (PAM, None)
    assert [one.state for one in interventions(lines(IN_CARE, written(), answered()))] == [HelpState.AGREED]
    (over,) = asked_for(lines(f"{IN_CARE}\n2024-03-30  care-ended", written()), CARE_PLAN)
    assert over.until == on("2024-03-30")


# When it runs, and what the law is told.


def test_the_version_that_was_agreed_runs_while_another_is_written() -> None:
    """LAC-394-1."""
    held = lines(*story(written("2024-05-02", AGAIN)))
    agreed_now, waits = agreed_version(held, on("2024-05-03")), waits_to_be_agreed(held, on("2024-05-03"))
    assert agreed_now and waits
    assert (agreed_now.root, waits.root) == (PLAN, AGAIN)
    assert running(held, on("2024-03-19")) is None
    assert waits_to_be_agreed(lines(*story()), on("2024-05-03")) is None


@pytest.mark.parametrize(
    ("day", "runs"), [("2024-03-20", True), ("2027-05-31", True), ("2027-06-01", False), ("2028-01-10", False)]
)  # fmt: skip
def test_a_care_plan_ends_with_care(day: str, runs: bool) -> None:
    told = lines(*story("2027-06-01  care-ended"))
    assert (running(told, on(day)) is not None) is runs


def test_the_law_is_told_that_it_was_agreed_reviewed_and_ended() -> None:
    told = lines(*story(reviewed(plan="change"), "2027-06-01  care-ended"))
    found = [(fact.day, fact.kind, dict(fact.attributes)) for fact in facts_of(told) if fact.kind.startswith("plan-")]
    assert sorted(found, key=lambda one: one[0]) == [
        (on("2024-03-20"), "plan-agreed", {"type": "care"}),
        (on("2024-06-20"), "plan-reviewed", {"outcome": "amend", "type": "care"}),
        (on("2027-06-01"), "plan-ended", {"type": "care"}),
    ]


@pytest.mark.parametrize(
    ("answers", "told", "allowed"),
    [
        ({"plan": None}, story(), False),
        ({"plan": None}, [IN_CARE], True),
        ({"plan": "keep"}, story(), True),
        ({"plan": "keep", "satisfied": False}, story(), False),
        ({"plan": "new", "satisfied": False}, story(), True),
    ],
)
def test_a_review_says_what_becomes_of_the_plan(answers: dict[str, Any], told: list[Any], allowed: bool) -> None:
    """LAC-393-2, LAC-415-1."""
    rule = may_review_and_leave_the_plan_open
    assert allows(rule, entry("review-held", **{"satisfied": True} | answers), "2024-06-20", *told) is allowed


def test_whoever_agrees_the_plan_cannot_review_it() -> None:
    """LAC-411-3."""
    parts = [one for one in in_the_record(lines(*story())) if one.clause == "LAC-411-3"]
    assert {one.practitioner for one in parts} == {ANA, BEN}


# What waits for whom.


def tasks(asks: Any, day: str, *told: Any) -> list[str]:
    return [task.what for task in asks(LILY, lines(*told), on(day))]


BEGAN = said("2024-03-01", "care-started", status="in-care", why="Her mum is in hospital")


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ([BORN, BEGAN], ["Write Lily’s care plan"]),
        ([IN_CARE], []),  # brought in: of its past nobody owes anything
        ([BORN, BEGAN, written()], []),
        ([BORN, BEGAN, "2024-03-10  care-ended"], []),
    ],
)
def test_a_child_in_care_without_a_plan_stands_on_the_workers_list(told: list[Any], what: list[str]) -> None:
    """LAC-369K-1, LAC-375-1."""
    assert tasks(care_plan_tasks.plan_to_write, "2024-03-13", *told) == what


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ([IN_CARE, written()], ["Wait for the provider’s answer: Talk with Pam every week"]),
        ([IN_CARE, written(), answered(answer="refused", why="No room")], ["A provider said no: Talk with Pam every week"]),
        (story(), []),
        (story(reviewed()), []),
        (story(reviewed(plan="change")), ["Write what the review changed in Lily’s care plan"]),
        (story(reviewed(plan="new")), ["Write Lily a new care plan"]),
        (story(reviewed(plan="change"), written("2024-06-25", AGAIN)), []),
        (story("2024-06-01  care-ended"), []),
    ],
)
def test_what_providers_say_and_a_review_decided_waits_for_the_worker(told: list[Any], what: list[str]) -> None:
    """LAC-378-2, LAC-393-2."""
    assert tasks(care_plan_tasks.plan_in_hand, "2024-07-01", *told) == what


def test_help_whose_day_has_passed_is_asked_after() -> None:
    """LAC-405-3."""
    assert tasks(care_plan_tasks.plan_in_hand, "2024-09-29", *story()) == []
    assert tasks(care_plan_tasks.plan_in_hand, "2024-09-30", *story()) == ["Was it given? Talk with Pam every week"]
    done = said("2024-09-30", "care-help-noted", what=TALK["what"], doing="done")
    assert tasks(care_plan_tasks.plan_in_hand, "2024-10-01", *story(done)) == []


def sent(of: UUID = PLAN) -> Line:
    return said("2024-03-15", "care-plan-sent", of=str(of), said="all", taken_by=str(BEN))


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ([written()], []),  # its provider is still to answer
        ([written(), answered()], ["Send Lily’s care plan to be agreed"]),
        ([written(), answered(), sent()], []),
        ([written(), answered(), agreed("2024-03-16")], []),
    ],
)
def test_a_plan_that_is_written_is_sent_to_be_agreed(told: list[Any], what: list[str]) -> None:
    """LAC-394-1."""
    assert tasks(care_plan_tasks.plan_to_send, "2024-03-18", IN_CARE, *told) == what


def test_a_review_counts_once_it_is_later_than_the_version() -> None:
    same_day = [*story(), written("2024-06-20", AGAIN), reviewed(plan="change")]
    assert decided_since(lines(*same_day)) is not None
    assert decided_since(lines(*story(reviewed(plan="change"), written("2024-06-20", AGAIN)))) is None


# The decisions log.


def test_every_key_decision_stands_in_one_list_with_its_reason_and_what_the_child_wanted() -> None:
    """LAC-401-2, LAC-401-4, LAC-401-5."""
    moves = {"decided": "Lily stays with Joan until she is 18", "why_best": "It lasts", "wanted": "Yes", "followed": "yes"}
    no = {"decided": "She does not go to England", "why_best": "School", "wanted": "To go", "followed": "no", "why_not_followed": "Exams"}
    log = log_of(lines(*story(reviewed(decisions=[no]), agreed("2024-07-01", decisions=[moves]))))
    assert [(row.what, row.wanted, row.followed, row.why_not) for row in log] == [
        ("Care plan agreed", "To stay with Joan", "Yes", ""),
        ("Lily stays with Joan until she is 18", "Yes", "Yes", ""),
        ("She does not go to England", "To go", "No", "Exams"),
        ("Care plan agreed", "To stay with Joan", "Yes", ""),
    ]
