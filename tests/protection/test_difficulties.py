"""CPP-105 to CPP-109, PS-4.13: what the lead social worker and the manager hear of at once."""

import pytest
from pydantic import ValidationError

from corbiere.casework.entries import ManagementDecisionMade
from corbiere.front_door.entries import ConcernDecided, ConcernReceived
from corbiere.ledger.record import Line
from corbiere.protection.alarms import alarms
from corbiere.protection.difficulties import two_failed_visits_running
from corbiere.protection.entries import NextStepDecided, SafetyActionsAgreed, VisitFailed
from corbiere.protection.entries.decisions import NextStep
from corbiere.protection.readings import alerts
from protection.telling import ANA, BEN, BORN, MIA, ON_PLAN, Told, day, line, lines, named

FIRST = "2026-04-07  visit-failed  reason=out ref=first"
SECOND = "2026-04-09  visit-failed  reason=out ref=second"
THIRD = "2026-04-13  visit-failed  reason=out ref=third"
SEEN = "child-seen  alone=yes ref=seen"


def agreed(happened: str, of: str) -> Told:
    """What the lead social worker and the manager decided together."""
    return (happened, NextStepDecided(decision="core-group", why="Not seen twice", lead=ANA, manager=BEN, of=named(of)))


def decision(happened: str, of: str | None) -> Told:
    return (happened, ManagementDecisionMade(decision="Call the core group", why="Not seen twice", of=of and named(of)))


@pytest.mark.parametrize(
    ("told", "second"),
    [
        (BORN, None),
        (FIRST, None),
        (f"{FIRST}\n{SECOND}", "second"),
        (f"{FIRST}\n2026-04-08  {SEEN}\n{SECOND}", None),
        (f"{FIRST}\n{SECOND}\n{THIRD}", "second"),
        (f"{FIRST}\n{SECOND}\n2026-04-10  {SEEN}", None),
        (f"{FIRST}\n{SECOND}\n2026-04-10  {SEEN}\n{THIRD}", None),
    ],
)
def test_the_second_failed_visit_running_is_known_until_the_child_is_seen(told: str, second: str | None) -> None:
    """CPP-106."""
    found = two_failed_visits_running(lines(told))
    assert (found and found.id) == (second and named(second))


def test_what_lead_and_manager_decide_about_the_visits_ends_the_alarm() -> None:
    assert two_failed_visits_running(lines(f"{FIRST}\n{SECOND}", agreed("2026-04-10", "second"))) is None
    assert two_failed_visits_running(lines(f"{FIRST}\n{SECOND}", agreed("2026-04-10", "first"))) is None


def test_what_a_manager_decides_alone_or_about_something_else_does_not_end_it() -> None:
    """CPP-109: lead and manager decide."""
    assert two_failed_visits_running(lines(f"{FIRST}\n{SECOND}", decision("2026-04-10", "second"))) is not None
    assert two_failed_visits_running(lines(f"{FIRST}\n{SECOND}", agreed("2026-04-10", "another"))) is not None


def safe(of: str, version: int = SafetyActionsAgreed.version) -> Line:
    return line("2026-04-10", SafetyActionsAgreed(of=named(of), manager=BEN))._replace(version=version)


@pytest.mark.parametrize("of", ["first", "second"])
def test_what_keeps_the_child_safe_does_not_stand_for_the_decision_of_lead_and_manager(of: str) -> None:
    """CPP-109: both decide, both are named, and why is written down."""
    assert two_failed_visits_running(lines(f"{FIRST}\n{SECOND}", safe(of))) is not None
    seen = alarms(lines(ON_PLAN, f"{FIRST}\n{SECOND}\n2026-04-10  {SEEN}", safe(of)._replace(happened=day("2026-04-11"))))
    assert [alarm.kind for alarm in seen if alarm.ends is None] == ["unseen-undecided"]


def test_what_was_taken_for_a_decision_when_it_was_written_still_is() -> None:
    """CPP-109: Entries of the first version ended the alarm when they were written. They go on doing so, about those visits alone."""
    assert two_failed_visits_running(lines(f"{FIRST}\n{SECOND}", safe("second", version=1))) is None
    assert two_failed_visits_running(lines(f"{FIRST}\n{SECOND}", safe("another", version=1))) is not None
    assert SafetyActionsAgreed.read({"of": str(named("second"))}, 1).of == named("second")


@pytest.mark.parametrize("decision", list(NextStep))
def test_whatever_lead_and_manager_decide_with_its_reason_ends_it(decision: NextStep) -> None:
    """CPP-109: a core group, a discussion, or something else."""
    decided = NextStepDecided(decision=decision, why="Not seen twice", lead=ANA, manager=BEN, of=named("second"))
    assert two_failed_visits_running(lines(f"{FIRST}\n{SECOND}", ("2026-04-10", decided))) is None


@pytest.mark.parametrize("missing", ["lead", "manager", "why"])
def test_a_decision_without_lead_manager_or_reason_cannot_be_written(missing: str) -> None:
    said = {"decision": "other", "why": "Gran has her", "lead": ANA, "manager": BEN, "of": named("second")}
    with pytest.raises(ValidationError, match=missing):
        NextStepDecided.model_validate({name: answer for name, answer in said.items() if name != missing})


def test_a_further_failed_visit_after_the_decision_raises_it_anew() -> None:
    found = two_failed_visits_running(lines(f"{FIRST}\n{SECOND}\n{THIRD}", agreed("2026-04-10", "second")))
    assert found is not None
    assert found.id == named("third")


def test_an_alarm_that_ended_says_when_and_by_what() -> None:
    (alarm,) = alarms(lines(f"{FIRST}\n{SECOND}\n2026-04-10  {SEEN}"))
    assert (alarm.since, alarm.ends, alarm.ended_by) == (day("2026-04-09"), day("2026-04-10"), named("seen"))


def test_the_alert_says_who_was_told_already() -> None:
    failed = VisitFailed.model_validate({"reason": "nobody in", "told": [{"who": "Ana Pires", "how": "by telephone"}]})
    (alert,) = alerts(MIA, lines(FIRST, ("2026-04-09", failed)))
    assert (alert.subject, alert.kind, alert.told, alert.ends) == (MIA, "two-failed-visits", ["Ana Pires"], None)


WORRY = line("2026-04-07", ConcernReceived(concern="Mia has a burn on her arm"), id=named("worry"))


@pytest.mark.parametrize(
    ("before", "number"), [(BORN, 0), (ON_PLAN, 1), (f"{ON_PLAN}\n2026-04-06  conference-held  type=review outcome=end", 0)]
)
def test_a_new_worry_about_a_child_on_a_plan_raises_an_alarm(before: str, number: int) -> None:
    """PS-4.13."""
    assert len(alarms(lines(before, WORRY))) == number


@pytest.mark.parametrize(
    ("answer", "ended"),
    [
        (decision("2026-04-08", "worry"), True),
        (decision("2026-04-08", None), False),
        (("2026-04-08", SafetyActionsAgreed(of=named("worry"))), True),
        (("2026-04-08", SafetyActionsAgreed()), False),
        (("2026-04-08", ConcernDecided(outcome="strategy-discussion")), True),
        (("2026-04-08", ConcernDecided(outcome="strategy-discussion", of=named("another"))), False),
        (f"2026-04-08  {SEEN}", False),
    ],
)
def test_a_manager_answers_a_new_worry(answer: Told, ended: bool) -> None:
    (alarm,) = alarms(lines(ON_PLAN, WORRY, answer))
    assert (alarm.ends is not None) is ended
