"""Alarms as a mechanism: one that a test invents is raised, answered, ranked and said as every other, and reaches whom it should."""

from datetime import date
from uuid import UUID

import pytest

from corbiere.ledger.record import Line
from corbiere.protection.models import Alert
from corbiere.statute.states import Span
from corbiere.work import alarms
from corbiere.work.alarms import Alarm, AlarmRecord, Watch, about_it, about_it_or_any, of_kind, raised_in, warnings
from corbiere.work.roles import Roles
from corbiere.work.tasks import Child

SAM, ANA, BEN = (UUID(int=number) for number in (1, 2, 3))
CHILD = Child(SAM, "Sam Blampied", "Sam", date(2018, 6, 3))
LEAD, MANAGER, NOBODY = frozenset({"lead-social-worker"}), frozenset({"manager"}), frozenset[str]()


def line(day: int, kind: str, id: int, **body: object) -> Line:
    return Line(id, UUID(int=id), UUID(int=id), kind, 1, date(2026, 3, day), None, date(2026, 3, day), ANA, None, None, body)


def alarm(**more: object) -> Alarm:
    """The tide comes in until somebody is ashore; whoever rings the bell is named."""
    watch = {"raises": of_kind("tide"), "answers": about_it("ashore"), "over": of_kind("ebb"), **more}
    return Alarm(
        name="tide",
        called="Cut off by the tide",
        what="{name} is cut off",
        why="Fetch {name}",
        answer="ashore",
        managers="boat-sent",
        rank=1,
        raised=Watch(**watch),  # type: ignore[arg-type]
    )


TIDE, AGAIN = line(2, "tide", 11, told=[{"who": "The harbour"}]), line(3, "tide", 12)


def lasting(held: Alarm, *lines: Line) -> list[int]:
    return [one.entry.int for one in raised_in(lines, [held]) if one.ends is None]


def test_a_past_that_is_brought_in_rouses_nobody() -> None:
    assert lasting(alarm(), TIDE._replace(practitioner=None)) == []


@pytest.mark.parametrize(
    ("then", "left"),
    [
        ([], [11]),
        ([line(4, "ashore", 20, of=str(UUID(int=11)))], []),
        ([line(4, "ashore", 20, of=str(UUID(int=99)))], [11]),
        ([line(4, "ashore", 20)], [11]),
        ([line(4, "ebb", 20)], []),
    ],
    ids=["nothing", "about it", "about another", "about none", "it is over"],
)
def test_what_raised_it_lasts_until_it_is_answered_or_over(then: list[Line], left: list[int]) -> None:
    assert lasting(alarm(), TIDE, *then) == left


def test_what_points_at_nothing_may_answer_all_that_came_before() -> None:
    assert lasting(alarm(answers=about_it_or_any("ashore")), TIDE, AGAIN, line(4, "ashore", 20)) == []


def test_there_may_be_one_at_a_time_and_only_while_something_lasts() -> None:
    assert (lasting(alarm(), TIDE, AGAIN), lasting(alarm(once=True), TIDE, AGAIN)) == ([11, 12], [11])
    march_2 = Span(date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3))
    assert lasting(alarm(during=lambda lines: [march_2]), TIDE, AGAIN) == [11]


def test_who_is_named_before_it_hears_of_it() -> None:
    named = alarm(names=lambda line: [BEN] if line.kind == "bell" else None)
    (first, second) = raised_in([TIDE, line(3, "bell", 13), AGAIN], [named])
    assert (first.named, second.named) == ([], [BEN])


@pytest.mark.parametrize(
    ("mine", "who", "answers"),
    [
        (LEAD, ANA, ["ashore"]),
        (MANAGER, ANA, ["boat-sent"]),
        (LEAD | MANAGER, ANA, ["ashore"]),
        (NOBODY, ANA, []),
        (NOBODY, BEN, ["ashore"]),
    ],
    ids=["lead", "manager", "both", "nobody", "named"],
)
def test_it_reaches_whoever_leads_the_manager_and_those_who_are_named(
    monkeypatch: pytest.MonkeyPatch, mine: frozenset[str], who: UUID, answers: list[str]
) -> None:
    monkeypatch.setitem(alarms._ALARMS, "tide", alarm())
    (raised,) = raised_in([TIDE], [alarm()])
    raised.named = [BEN]
    found = warnings(CHILD, [raised], Roles(mine, mine, None, (), frozenset({who})))
    assert [task.kind for task in found] == answers
    assert all((task.what, task.rank, task.force) == ("Sam is cut off", 1, "safety") for task in found)
    assert all(task.why == "Fetch Sam. Already told: The harbour." for task in found)


def test_two_alarms_have_two_names() -> None:
    with pytest.raises(ValueError, match="another alarm called missing"):
        alarms.declare(Alert, Alarm(name="missing", called="", what="", why="", answer="", raised=lambda told: list[AlarmRecord]()))
