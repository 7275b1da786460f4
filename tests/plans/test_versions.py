"""A plan of any sort: its versions are a fold of what was written, and hold whatever the plan is for."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corbiere.ledger.entry import Entry, ask
from corbiere.ledger.record import Line
from corbiere.plans.changes import compared
from corbiere.plans.entries import PlanWritten
from corbiere.plans.parts import Contingency, Danger, Outcome, PlannedAction, Stage, mark_of
from corbiere.plans.types import PlanType
from corbiere.plans.versions import current, versions

DAY = date(2026, 3, 2)


class AnyPlanWritten(PlanWritten):
    """A sort of plan that only these tests know."""

    kind = "any-plan-written"
    outcomes: list[Outcome] = ask("What will be better?")
    unlinked: list[PlannedAction] = ask("What else will be done?")
    safe_from: list[Danger] = ask("What from?")


SORT = PlanType(name="any", called="Plan", wrote=AnyPlanWritten, begins=lambda line: line.kind == "plan-begun")


def line(kind: str, entry: Entry | None = None, order: int = 0, of: UUID | None = None) -> Line:
    id = uuid4()
    body = entry.body() if entry else {}
    return Line(order, id, id, kind, 1, DAY, None, DAY, None, None, None, body | ({"of": str(of)} if of else {}))


def plan(*outcomes: str, stage: Stage = Stage.DETAILED) -> AnyPlanWritten:
    return AnyPlanWritten(stage=stage, outcomes=[Outcome(what=words) for words in outcomes])


def test_each_version_has_its_number_and_what_it_changed() -> None:
    first, second = versions([line("any-plan-written", plan("To sleep")), line("any-plan-written", plan("To eat"), 1)], SORT)
    assert (first.number, first.changed) == (1, ())
    assert [(one.how, one.before, one.after) for one in second.changed] == [("added", "", "To eat"), ("removed", "To sleep", "")]
    assert current([first, second]) is second


def test_a_plan_that_begins_leaves_the_one_before_behind() -> None:
    told = [line("any-plan-written", plan("To sleep")), line("plan-begun"), line("any-plan-written", plan("To eat"))]
    assert [[one.what for one in version.holds.outcomes] for version in versions(told, SORT)] == [["To eat"]]


def test_what_was_written_of_a_meeting_stands_for_what_the_meeting_decided() -> None:
    met = line("met")
    sort = PlanType(
        name="any", called="Plan", wrote=AnyPlanWritten, told=lambda line, before: plan("To sleep") if line.kind == "met" else None
    )
    found = versions([met, line("any-plan-written", plan("To sleep well"), 1, of=met.root)], sort)
    assert [(version.number, version.written) for version in found] == [(1, True)]
    other = versions([met, line("any-plan-written", plan("To sleep well"), 1, of=uuid4())], sort)
    assert [(version.number, version.written) for version in other] == [(1, False), (2, True)]


def test_contingency_is_known_by_what_it_waits_for() -> None:
    before, after = (
        AnyPlanWritten(stage=Stage.DETAILED, contingency=[Contingency(if_="No change", then=then)]) for then in ("Gran", "Court")
    )
    assert [(one.how, one.part) for one in compared(before, after)] == [("altered", "If nothing changes")]


@given(st.text(min_size=1, max_size=40))
def test_a_mark_does_not_care_for_capitals_and_spaces(words: str) -> None:
    assert mark_of(words) == mark_of(f"  {words}\t") == mark_of(words.casefold())


WORDS = st.lists(st.sampled_from("To sleep|To eat|To play|To learn|To be safe".split("|")), unique=True, max_size=5)


@given(WORDS, WORDS)
def test_nothing_that_differs_goes_unsaid_and_nothing_is_said_that_does_not(before: list[str], after: list[str]) -> None:
    found = compared(plan(*before), plan(*after))
    assert {one.after for one in found if one.how == "added"} == set(after) - set(before)
    assert {one.before for one in found if one.how == "removed"} == set(before) - set(after)
    assert {one.after for one in found if one.how == "same"} == set(after) & set(before)
    assert not [one for one in compared(plan(*after), plan(*after)) if one.how != "same"]


@pytest.mark.parametrize(
    ("written", "condition"),
    [
        ("meals slip again", "If meals slip again"),
        ("If meals slip again", "If meals slip again"),
        ("if meals slip again", "If meals slip again"),
        ("Iffy nights come back", "If Iffy nights come back"),
    ],
)
def test_a_condition_begins_with_one_if(written: str, condition: str) -> None:
    assert Contingency.model_validate({"if": written, "then": "we meet"}).condition == condition
