"""What waits for an answer once it has happened: what raises it, what answers it, and what does not (CPP-8, 40, 41, 109, PS-4.9)."""

from typing import Any

import pytest

from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line
from corbiere.protection.alarms import ALARMS, READS, alarms
from corbiere.protection.readings import alerts
from protection.telling import ANA, BEN, BORN, CLAIRE, MIA, ON_PLAN, PLAN, Told, changed, day, line, lines, named

VIEWS = {"own_words": "I walked to Gran", "how": "talking"}


def told(kind: str, on: str, ref: str = "", of: str = "", **body: Any) -> Line:
    entry = kind_called(kind).model_validate(body | ({"of": str(named(of))} if of else {}))
    return line(on, entry, id=named(ref) if ref else None)


def decided(of: str, on: str = "2026-04-12") -> Line:
    return told("next-step-decided", on, of=of, decision="core-group", why="To look again", manager=str(BEN), lead=str(ANA))


def lasting(*story: Told) -> list[str]:
    return [alarm.kind for alarm in alarms(lines(*story)) if alarm.ends is None]


STAY = told("hospital-admitted", "2026-04-10", "it", planned=False, why="A broken arm")
MISSING = told("child-missing", "2026-04-10", "it", last_seen="At school", police=True)
FOUND = told("child-found", "2026-04-10", "it", where="At Gran’s", safe=True)
NEW = told("household-joined", "2026-04-10", "it", who="Kev", sort="moved-in")
STUCK = told("obstacle-met", "2026-04-10", "it", what="No nursery place", tried="Asked three", overcome=False)
REQUEST = told("early-review-requested", "2026-04-10", "it", wanted_by="2026-05-01", why="Stuck")
LEGAL = told("safety-actions-agreed", "2026-04-10", "it", legal_meeting=True)
HOME = told("hospital-discharged", "2026-04-11", of="it", to="Home")


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (STAY, ["in-hospital"]),
        (told("hospital-admitted", "2026-04-10", planned=True, why="Tonsils"), []),
        (MISSING, ["missing"]),
        (FOUND, ["return-talk"]),
        (told("child-found", "2026-04-10", where="Home", safe=True, views=VIEWS), []),
        (NEW, ["newcomer"]),
        (STUCK, ["reflection", "stuck"]),
        (told("obstacle-met", "2026-04-10", what="No nursery place", tried="Asked three", overcome=True), []),
        (REQUEST, ["early-review"]),
        (LEGAL, ["legal-planning"]),
        (told("legal-planning-decided", "2026-04-10", needed=True, why="No change"), ["legal-planning"]),
        (told("legal-planning-decided", "2026-04-10", needed=False, why="Enough has changed"), []),
        (told("obstacle-met", "2026-04-10", what="x", tried="y", overcome=True, legal_planning=True), ["legal-planning"]),
    ],
)
def test_what_raises_it(raised: Line, expected: list[str]) -> None:
    assert lasting(ON_PLAN, raised) == expected


@pytest.mark.parametrize("raised", [STAY, NEW, STUCK, REQUEST, LEGAL])
def test_without_a_plan_nobody_is_asked_for_what_the_plan_asks(raised: Line) -> None:
    assert lasting(BORN, raised) == []
    assert lasting(f"{ON_PLAN}\n2026-04-09  conference-held  type=review outcome=end", raised) == []


def test_any_child_who_is_missing_is_looked_for_and_heard() -> None:
    assert (lasting(BORN, MISSING), lasting(BORN, FOUND)) == (["missing"], ["return-talk"])


ON = "2026-04-12"
STRATEGY: dict[str, Any] = {"outcome": "no-enquiry"}


@pytest.mark.parametrize(
    ("raised", "answer", "left"),
    [
        (STAY, decided("it"), []),
        (STAY, decided("another"), ["in-hospital"]),
        (STAY, told("core-group-held", ON, quorate=True), []),
        (STAY, told("strategy-discussion-held", ON, **STRATEGY, instead_of_core_group=True), []),
        (STAY, told("strategy-discussion-held", ON, **STRATEGY), ["in-hospital"]),
        (STAY, told("hospital-discharged", ON, of="it", to="Home"), ["home-undecided"]),
        (STAY, told("hospital-discharged", ON, to="Home"), ["home-undecided"]),
        (MISSING, told("child-found", ON, of="it", where="Home", safe=True, views=VIEWS), []),
        (MISSING, told("child-found", ON, of="another", where="Home", safe=True, views=VIEWS), ["missing"]),
        (FOUND, told("return-talk-held", ON, of="it", views=VIEWS), []),
        (FOUND, told("views-heard", ON, views=VIEWS), []),
        (FOUND, told("child-missing", ON, last_seen="At Gran’s", police=True), ["missing"]),
        (NEW, told("newcomer-checked", ON, of="it", found="no-danger", why="Police and health know nothing"), []),
        (NEW, told("newcomer-checked", ON, of="another", found="no-danger", why="x"), ["newcomer"]),
        (NEW, decided("it"), ["newcomer"]),
        (STUCK, told("early-review-requested", ON, of="it", wanted_by="2026-05-01", why="Stuck"), ["reflection", "early-review"]),
        (STUCK, told("conference-held", ON, type="review", outcome="continue"), ["reflection"]),
        (STUCK, told("reflective-supervision-decided", ON, wanted=False, why="Not yet", decided_by=str(ANA)), ["stuck"]),
        (REQUEST, told("early-review-answered", ON, of="it", answer="refused", why="Core group first"), []),
        (REQUEST, told("early-review-answered", ON, of="another", answer="refused", why="x"), ["early-review"]),
        (REQUEST, told("conference-held", ON, type="review", outcome="continue"), []),
        (LEGAL, told("legal-planning-held", ON, outcome="Wait a month"), []),
        (LEGAL, told("legal-planning-decided", ON, needed=False, why="Not yet"), []),
        (LEGAL, told("legal-planning-decided", ON, needed=True, why="Yes"), ["legal-planning"]),
    ],
)  # fmt: skip
def test_what_answers_it(raised: Line, answer: Line, left: list[str]) -> None:
    """CPP-41, PS-4.9."""
    assert lasting(ON_PLAN, raised, answer) == left


def test_who_went_home_undecided_is_decided_about_afterwards() -> None:
    """CPP-40: the day of discharge is the limit; to decide on that day is in time, the day after is late and still wanted."""
    assert lasting(ON_PLAN, STAY, decided("it", "2026-04-11"), HOME) == []
    assert lasting(ON_PLAN, STAY, HOME) == ["home-undecided"]
    assert lasting(ON_PLAN, STAY, HOME, decided("it", "2026-04-12")) == []


@pytest.mark.parametrize("raised", [STAY, MISSING, FOUND, NEW, STUCK, REQUEST, LEGAL])
def test_the_end_of_the_plan_ends_it(raised: Line) -> None:
    assert lasting(ON_PLAN, raised, "2026-05-01  conference-held  type=review outcome=end") == []


FAILED = "2026-04-07  visit-failed  reason=out ref=first\n2026-04-09  visit-failed  reason=out ref=second"
SEEN = "2026-04-10  child-seen  alone=yes"


def test_a_missed_appointment_counts_like_a_failed_visit() -> None:
    """CPP-108: one of each is two running."""
    missed = told("not-brought", "2026-04-09", to="health-appointment", reason="Forgot")
    assert lasting(ON_PLAN, "2026-04-07  visit-failed  reason=out", missed) == ["two-failed-visits"]
    assert lasting(ON_PLAN, missed) == []
    assert lasting(ON_PLAN, "2026-04-07  visit-failed  reason=out", "2026-04-08  child-seen  alone=yes", missed) == []


def test_to_see_the_child_does_not_stand_for_the_decision_of_lead_and_manager() -> None:
    """CPP-109."""
    assert lasting(ON_PLAN, FAILED) == ["two-failed-visits"]
    assert lasting(ON_PLAN, FAILED, SEEN) == ["unseen-undecided"]
    assert lasting(ON_PLAN, FAILED, SEEN, decided("second")) == []
    assert lasting(ON_PLAN, FAILED, SEEN, decided("another")) == ["unseen-undecided"]
    assert lasting(ON_PLAN, FAILED, decided("first"), "2026-04-13  child-seen  alone=yes") == []
    assert lasting(BORN, FAILED, SEEN) == []


def test_one_legal_planning_is_asked_for_at_a_time() -> None:
    again = told("conference-held", "2026-04-11", type="review", outcome="continue", legal_planning=True)
    assert lasting(ON_PLAN, LEGAL, again) == ["legal-planning"]


def test_the_chair_of_the_last_conference_hears_of_a_request_by_name() -> None:
    (alert,) = alerts(MIA, lines(("2026-03-02", changed(PLAN, chair=str(CLAIRE))), REQUEST))
    assert (alert.kind, alert.named, alert.since) == ("early-review", [CLAIRE], day("2026-04-10"))


def test_everything_that_a_watch_looks_at_is_read() -> None:
    kinds = {*READS}
    assert len(ALARMS) == 13
    for raised in (STAY, MISSING, FOUND, NEW, STUCK, REQUEST, LEGAL, HOME, decided("it")):
        assert raised.kind in kinds
