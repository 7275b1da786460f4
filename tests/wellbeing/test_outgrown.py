"""A child comes into care, or is eighteen, while help goes on: it stands on a list until somebody decides what becomes of it."""

from typing import Any
from uuid import uuid4

import pytest

from agencies.workplace import manages, team
from agencies.workplace import told as told_by
from cast import Cast
from corbiere.agencies.entries import TeamJoined
from corbiere.wellbeing.outgrown_tasks import assessment_outgrown, plan_outgrown
from corbiere.wellbeing.rulings.ending import may_end_what_is_outgrown
from corbiere.work.tasks import Child
from markup import markup
from protection.telling import BORN, allows, day, lines
from wellbeing.assessed import SENT, SIGNATURE, started
from wellbeing.assessed import told as told_of
from wellbeing.maggie import help_is_planned
from wellbeing.planned import MAGGIE, made, story, told

CHILD = Child(MAGGIE, "Maggie Le Brocq", "Maggie", day("2011-06-03"))
CARED = "2026-04-01  care-started"
PROPOSED = told("2026-04-02", "plan-end-proposed", {"type": "early-help", "reason": "looked-after", "why": "x", "safe": "x"})
ENDED = told("2026-04-03", "plan-ended", {"type": "early-help", "reason": "looked-after"})
PLAN_ROW = "Maggie is looked after now: what becomes of the plan of help?"


def plan_rows(on: str, *more: Any, born: str = "2011-06-03  born") -> list[str]:
    return [task.what for task in plan_outgrown(CHILD, lines(born, *story(), *more), day(on))]


@pytest.mark.parametrize(
    ("on", "more", "rows"),
    [
        ("2026-03-31", [CARED], []),
        ("2026-04-01", [CARED], [PLAN_ROW]),
        ("2026-04-02", [CARED, PROPOSED], []),
        ("2026-04-03", [CARED, ENDED], []),
        ("2026-04-20", [CARED, "2026-04-10  care-ended"], []),
        ("2026-05-01", [CARED, "2026-04-10  care-ended", PROPOSED, "2026-05-01  care-started"], [PLAN_ROW]),
        ("2026-04-01", [], []),
    ],
)
def test_a_plan_of_a_child_who_came_into_care_waits_for_a_decision(on: str, more: list[Any], rows: list[str]) -> None:
    """WT-116-1, WT-157-1: until it is decided, or the care is over again. Care that begins anew asks anew."""
    assert plan_rows(on, *more) == rows


@pytest.mark.parametrize(("on", "rows"), [("2026-05-31", 0), ("2026-06-01", 1), ("2026-12-01", 1)])
def test_a_plan_of_somebody_who_is_eighteen_waits_for_a_decision(on: str, rows: int) -> None:
    """WT-157-1: from the birthday on."""
    found = plan_rows(on, born="2008-06-01  born")
    assert found == ["Maggie is 18 now: what becomes of the plan of help?"] * rows


def test_a_plan_that_was_made_for_a_looked_after_child_is_not_asked_about() -> None:
    """LAC-375-1: there is one in care too."""
    assert plan_rows("2026-04-01", "2026-03-01  care-started") == []


def test_the_row_says_what_may_be_done() -> None:
    (row,) = plan_outgrown(CHILD, lines(BORN, *story(), CARED), day("2026-04-02"))
    assert "the care plan takes it over" in row.why and row.verb == "Propose" and row.due == day("2026-04-01")
    (row,) = plan_outgrown(CHILD, lines("2008-06-01  born", *story()), day("2026-07-01"))
    assert "adult service takes it over" in row.why


@pytest.mark.parametrize(
    ("told_before", "on", "rows"),
    [
        ([CARED], "2026-04-01", ["Maggie is looked after now: what becomes of the assessment?"]),
        ([CARED], "2026-03-31", []),
        ([CARED, SENT], "2026-04-01", ["Maggie is looked after now: what becomes of the assessment?"]),
        ([SENT, told_of("2026-03-31", "assessment-completed", **SIGNATURE), CARED], "2026-04-01", []),
        ([CARED, told_of("2026-04-02", "assessment-ended", reason="looked-after", why="x")], "2026-04-02", []),
    ],
)
def test_an_assessment_that_is_not_finished_waits_for_a_decision(told_before: list[Any], on: str, rows: list[str]) -> None:
    """WT-assess-1."""
    held = lines(BORN, started(), *told_before)
    assert [task.what for task in assessment_outgrown(CHILD, held, day(on))] == rows


ENDS = {"type": "early-help", "reason": "looked-after"}


@pytest.mark.parametrize(
    ("kind", "said", "allowed"),
    [
        ("plan-ended", ENDS, False),
        ("plan-ended", ENDS | {"onward": "ends"}, True),
        ("plan-ended", ENDS | {"onward": "care-plan"}, False),
        ("plan-ended", ENDS | {"onward": "care-plan", "handed_to": "Ana Pires"}, True),
        ("plan-ended", ENDS | {"reason": "eighteen", "onward": "adult-services"}, False),
        ("plan-ended", ENDS | {"reason": "eighteen", "onward": "adult-services", "handed_to": "Adult social care"}, True),
        ("plan-ended", ENDS | {"reason": "left-jersey"}, True),
        ("plan-ended", {"type": "care", "reason": "looked-after"}, True),
        ("plan-end-proposed", ENDS | {"why": "x", "safe": "x"}, False),
        ("plan-end-proposed", ENDS | {"why": "x", "safe": "x", "onward": "care-plan"}, True),
    ],
)
def test_what_becomes_of_help_that_is_outgrown_is_said(kind: str, said: dict[str, Any], allowed: bool) -> None:
    """WT-157-1: and whoever takes it on is named when it ends."""
    assert allows(may_end_what_is_outgrown, made(kind, said), "2026-04-03", *story(), CARED) is allowed


# On the lists.


def rows(cast: Cast, who: str) -> str:
    return markup(cast.client(who).get("/"))


@pytest.mark.django_db
def test_the_lead_worker_hears_of_care_that_is_closed_to_them(cast: Cast) -> None:
    """WT-157-1: Claire, a health visitor, leads Jade’s plan; she sees that care began and nothing more of it."""
    help_is_planned(cast, "jade")
    row = "Jade is looked after now: what becomes of the plan of help?"
    assert row not in rows(cast, "claire")
    cast.tell("jade", "care-started", 1)
    assert rows(cast, "claire").count(row) == rows(cast, "ana").count(row) == 2  # the row, and its button
    said = {"reason": "looked-after", "onward": "care-plan", "why": "The care plan has it", "safe": "She is safe there"}
    cast.tell("jade", "plan-end-proposed", 0, by="claire", type="early-help", taken_by=str(cast.ben), **said)
    assert row not in rows(cast, "claire") and row not in rows(cast, "ana")
    assert "Decide whether Jade’s plan ends" in rows(cast, "ben")


@pytest.mark.django_db
def test_the_lead_worker_hears_that_care_is_over(cast: Cast) -> None:
    """WT-157-1: the row goes with the care, though both are closed to Claire."""
    help_is_planned(cast, "jade")
    row = "Jade is looked after now: what becomes of the plan of help?"
    cast.tell("jade", "care-started", 2)
    assert row in rows(cast, "claire")
    cast.tell("jade", "care-ended", 1)
    assert row not in rows(cast, "claire") and row not in rows(cast, "ana")


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "grown"), [(6580, True), (6570, False)])
def test_at_eighteen_the_lead_worker_is_asked_about_that_and_not_about_care(cast: Cast, days: int, grown: bool) -> None:
    """WT-157-1: eighteen years are 6,574 days or 6,575; the plan was agreed fifteen days ago."""
    cast.people["zoe"] = uuid4()
    cast.tell("zoe", "person-identified", 60, by="hana", opens=True, given="Zoe", family="Le Brocq")
    cast.tell("zoe", "born", days, by="hana")
    help_is_planned(cast, "zoe")
    cast.tell("zoe", "care-started", 8)
    shown = rows(cast, "claire")
    assert ("Zoe is 18 now: what becomes of the plan of help?" in shown) is grown
    assert ("Zoe is looked after now: what becomes of the plan of help?" in shown) is not grown


@pytest.mark.django_db
def test_the_manager_is_asked_what_becomes_of_the_assessment(cast: Cast) -> None:
    """WT-assess-1."""
    visitors = team("Health visitors", cast.agencies["claire"])
    told_by(TeamJoined(team=visitors), cast.claire, cast.ago(30))
    manages(cast.eve, visitors)
    best = {"assessor": str(cast.claire), "best_known": str(cast.agencies["claire"])}
    of = cast.tell("jade", "assessment-started", 5, level="wellbeing", why="Tired", **best)
    row = "Jade is looked after now: what becomes of the assessment?"
    assert row not in rows(cast, "eve")
    cast.tell("jade", "care-started", 1)
    assert row in rows(cast, "eve") and row in rows(cast, "ana")
    cast.tell("jade", "assessment-ended", 0, by="eve", of=str(of), reason="looked-after", why="She is assessed as that")
    assert row not in rows(cast, "eve") and row not in rows(cast, "ana")
