"""The evaluator for one subject: order, on and known, what is in force, the words of an answer."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from corbiere.statute.calendar import in_words
from corbiere.statute.catalogue import CATALOGUE
from corbiere.statute.clauses import clause
from corbiere.statute.duties import Duty, Finding, InForce
from corbiere.statute.engine import findings, whole_law
from corbiere.statute.facts import Fact
from corbiere.statute.law import Law
from corbiere.statute.limits import Within, working_days
from corbiere.statute.story import parse
from strategies import FAR

MAGGIE = """
2012-02-29  born
2026-03-02  conference-held   type=initial outcome=plan  ref=icpc
2026-03-09  child-seen  alone=no bedroom=yes
2026-03-16  core-group-held   quorate=yes  ref=cg1
2026-03-24  core-group-notes-circulated  of=cg1  recorded=2026-03-30
"""
KEYS = ["subject", "duty", "status", "from", "due", "done", "ended", "force", "basis", "owner", "cites", "words"]


def day(text: str) -> date:
    return date.fromisoformat(text)


def facts(text: str) -> list[Fact]:
    return parse(text.encode(), "a test", "s").get("s", [])


def answers(text: str, on: str, known: str | None = None, law: Law | None = None) -> dict[str, str]:
    """The status of each duty, the last of each where there are many."""
    found = findings("s", facts(text), day(on), known and day(known), law)
    return {finding.duty.id: finding.status for finding in found}


def catalogued(id: str) -> Duty:
    return next(duty for duty in CATALOGUE if duty.id == id)


def test_findings_come_by_due_day_then_duty_then_starting_day() -> None:
    found = findings("s", facts(MAGGIE), day("2027-03-02"))
    order = [(finding.due, finding.duty.id, finding.since) for finding in found]

    assert order == sorted(order)
    assert len({due for due, _, _ in order}) < len(order)


def test_before_every_fact_there_is_nothing_to_find() -> None:
    assert findings("s", facts(MAGGIE), day("2012-02-28")) == []
    assert findings("s", [], day("2026-03-02")) == []


def test_the_day_asked_about_leaves_out_what_had_not_happened() -> None:
    assert answers(MAGGIE, on="2026-03-15")["cp.first-core-group"] == "open"
    assert answers(MAGGIE, on="2026-03-16")["cp.first-core-group"] == "met"


def test_the_day_known_leaves_out_what_had_not_been_written_down() -> None:
    assert answers(MAGGIE, on="2026-03-24", known="2026-03-29")["cp.core-group-notes"] == "overdue"
    assert answers(MAGGIE, on="2026-03-24", known="2026-03-30")["cp.core-group-notes"] == "late"
    assert answers(MAGGIE, on="2026-03-24")["cp.core-group-notes"] == "late"
    assert answers(MAGGIE, on="2026-03-24", known="2012-02-28") == {}


def test_what_was_recorded_after_the_day_asked_about_counts_unless_known_says_otherwise() -> None:
    told = "2026-03-02 conference-held type=initial outcome=plan\n2026-03-05 core-group-held recorded=2026-09-01"

    assert answers(told, on="2026-03-20")["cp.first-core-group"] == "met"
    assert answers(told, on="2026-03-20", known="2026-03-20")["cp.first-core-group"] == "overdue"


def test_a_fact_without_a_day_of_recording_was_recorded_on_its_day() -> None:
    """The contract's section 1: the default is the day it happened."""
    conference = Fact(day("2026-03-02"), "conference-held", (("outcome", "plan"),))

    assert findings("s", [conference], day("2026-03-02"), known=day("2026-03-01")) == []


@pytest.mark.parametrize(
    ("story", "on", "duty", "status"),
    [
        ("2026-03-02 conference-held outcome=plan", "2026-03-16", "cp.first-core-group", "open"),
        ("2026-03-02 conference-held outcome=plan", "2026-03-17", "cp.first-core-group", "overdue"),
        ("2026-03-02 conference-held outcome=plan\n2026-03-16 core-group-held", "2026-03-17", "cp.first-core-group", "met"),
        ("2026-03-02 conference-held outcome=plan\n2026-03-17 core-group-held", "2026-03-17", "cp.first-core-group", "late"),
        ("2026-03-02 conference-held outcome=plan\n2026-03-16 conference-held outcome=end", "2026-03-17", "cp.first-core-group", "lapsed"),
        ("2026-03-02 conference-held outcome=plan\n2026-03-17 conference-held outcome=end", "2026-03-17", "cp.first-core-group", "missed"),
    ],
)
def test_every_status_can_be_reached(story: str, on: str, duty: str, status: str) -> None:
    assert answers(story, on)[duty] == status


def test_done_by_the_fact_that_ends_the_state_is_done() -> None:
    story = "2026-03-02 conference-held outcome=plan\n2026-05-02 conference-held type=review outcome=end"

    assert answers(story, on="2026-06-01")["cp.first-review-conference"] == "met"


def test_the_eighteenth_birthday_ends_what_was_owed_as_the_day_begins() -> None:
    story = "2008-03-10 born\n2026-03-02 conference-held outcome=plan\n2026-03-10 core-group-held"
    found = {finding.duty.id: finding for finding in findings("s", facts(story), day("2026-03-10"))}

    assert answers(story, on="2026-03-09")["cp.first-core-group"] == "open"
    assert (found["cp.first-core-group"].status, found["cp.first-core-group"].ended) == ("lapsed", day("2026-03-10"))


SLOW, QUICK = InForce(until=day("2026-06-30")), InForce(since=day("2026-07-01"))


@pytest.mark.parametrize(("conference", "due"), [("2026-06-30", "2026-07-14"), ("2026-07-01", "2026-07-08")])
def test_the_law_of_the_day_on_which_the_clock_starts_decides(conference: str, due: str) -> None:
    duty = catalogued("cp.first-core-group")
    law = Law((replace(duty, in_force=SLOW), replace(duty, in_force=QUICK, due=Within(working_days(5)))))
    found = findings("s", facts(f"{conference} conference-held outcome=plan"), day("2027-01-01"), law=law)

    assert [finding.due for finding in found] == [day(due)]


def test_no_law_in_force_asks_nothing() -> None:
    law = Law((replace(catalogued("cp.first-core-group"), in_force=QUICK),))

    assert answers("2026-06-30 conference-held outcome=plan", on="2027-01-01", law=law) == {}


def test_every_line_of_the_catalogue_is_in_force_for_all_days() -> None:
    assert {duty.in_force for duty in whole_law().duties} == {InForce(date.min, date.max)}


@pytest.mark.parametrize("duty", CATALOGUE, ids=lambda duty: duty.id)
def test_the_words_name_the_day_the_reason_and_the_paragraph_and_say_when_it_is_a_default(duty: Duty) -> None:
    words = Finding("s", duty, "open", day("2026-03-02"), day("2026-03-16"), None, None).words

    assert " by 16 March 2026, because " in words
    assert " on 2 March 2026 (" in words
    assert clause(duty.cites[0]).citation in words
    assert "default" in words or duty.basis != "default"
    assert words[0].isupper()
    assert words.endswith(".")


def test_the_words_of_every_finding_hold_its_own_days() -> None:
    for finding in findings("s", facts(MAGGIE), day("2027-03-02")):
        assert in_words(finding.due) in finding.words
        assert in_words(finding.since) in finding.words


def test_an_answer_has_the_keys_of_the_contract_in_their_order() -> None:
    found = findings("s", facts(MAGGIE), day("2026-03-20"))
    answer = next(finding.as_dict() for finding in found if finding.duty.id == "cp.first-core-group")

    assert list(answer) == KEYS
    assert {key: answer[key] for key in KEYS[:7]} == {
        "subject": "s",
        "duty": "cp.first-core-group",
        "status": "met",
        "from": "2026-03-02",
        "due": "2026-03-16",
        "done": "2026-03-16",
        "ended": None,
    }
    assert (answer["force"], answer["basis"], answer["owner"]) == ("must", "procedure", "lead social worker")
    assert answer["cites"] == ["CPP-15", "PS-4.1"]


@pytest.mark.parametrize("year", ["0001", "9999"])
@pytest.mark.parametrize("on", ["0001-01-01", "0001-12-31", "2026-03-02", "9999-12-31"])
def test_the_first_and_the_last_year_are_answered(year: str, on: str) -> None:
    found = findings("s", facts(FAR.format(year=year)), day(on))

    assert bool(found) == (on > f"{year}-01-01")
    assert all(finding.due <= date.max for finding in found)


def test_a_hundred_thousand_facts_of_one_child_are_answered() -> None:
    turns = (
        "care-started",
        "child-seen",
        "core-group-held",
        "review-held",
        "conference-held",
        "care-ended",
        "plan-agreed",
        "involvement-ended",
    )
    begins = date(1800, 1, 1)
    said = {"conference-held": (("outcome", "plan"), ("type", "review")), "plan-agreed": (("next_review", "2026-01-01"), ("type", "care"))}
    told = [
        Fact(begins + timedelta(days=place // 2), turns[place % 8], said.get(turns[place % 8], ()), order=place) for place in range(100_000)
    ]

    assert len(findings("s", told, date(2026, 1, 1))) > 100_000
