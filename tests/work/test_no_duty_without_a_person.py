"""After each answer that decides something, somebody's list holds the next step; or it ends there, and says why."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid4

import pytest

from corbiere.agencies.working import Allocated, AllocationRole
from corbiere.ledger.entry import Entry, declared
from corbiere.ledger.outcomes import ByLaw, Ends, LeadsTo, OnAList, Step
from corbiere.ledger.record import Line
from corbiere.statute.catalogue import CATALOGUE
from corbiere.work.roles import Roles
from corbiere.work.steps import Unowned, steps_asked
from corbiere.work.tasks import Child, Task
from protection.telling import ANA, BEN, MIA, day, line, lines

MIA_RENOUF = Child(MIA, "Mia Renouf", "Mia", date(2018, 6, 3))
ON = day("2026-03-10")
TEAM = UUID(int=99)


def _led() -> list[tuple[type[Entry], LeadsTo]]:
    return [(kind, kind.leads_to) for kind in declared().values() if kind.leads_to]


def _steps() -> Iterator[tuple[str, str | bool]]:
    for kind, leads_to in _led():
        yield from ((kind.kind, answer) for answer, found in leads_to.answers.items() if isinstance(found, Step))


def decision(kind: str, answer: str | bool, **more: object) -> Line:
    """What the lists read of it, decided by Ana."""
    leads_to = declared()[kind].leads_to
    assert leads_to is not None
    id = uuid4()
    return Line(0, id, id, kind, 1, day("2026-03-05"), None, day("2026-03-05"), ANA, None, None, {leads_to.question: answer, **more})


def told(*decided: Line, alone: bool = False) -> list[Line]:
    work = [] if alone else [line("2026-03-02", Allocated(role=AllocationRole.LEAD, practitioner=BEN))]
    return lines(*work, *decided)


def asked(who: UUID, held: list[Line]) -> list[Task]:
    roles = Roles(frozenset(), frozenset(), None, (), frozenset({who}))
    return list(steps_asked(MIA_RENOUF, held, ON, roles, who))


def nobodys(held: list[Line]) -> list[Task]:
    return list(Unowned(MIA_RENOUF, held, ON).tasks({TEAM}, {ANA, BEN}, {BEN: "Ben Carter"}))


@pytest.mark.parametrize(("kind", "answer"), list(_steps()))
@pytest.mark.parametrize("alone", [False, True])
def test_a_step_is_on_the_list_of_whoever_decided_until_another_accepts_it(kind: str, answer: str | bool, alone: bool) -> None:
    made = decision(kind, answer, taken_by=str(BEN), by="2026-03-20")
    before = told(made, alone=alone)
    assert [(task.mine or bool(task.why), task.by) for task in asked(ANA, before)] == [(True, day("2026-03-20"))]
    assert [task.kind for task in asked(BEN, before)] == ["step-accepted"]
    answered = Line(9, uuid4(), uuid4(), "step-accepted", 1, ON, None, ON, BEN, None, None, {"of": str(made.root)})
    after = told(made, answered, alone=alone)
    assert asked(ANA, after) == []
    assert [task.kind in declared() and task.kind != "step-accepted" for task in asked(BEN, after)] == [True]


@pytest.mark.parametrize(("kind", "answer"), list(_steps()))
def test_a_step_that_nobody_was_asked_to_take_stays_with_whoever_decided(kind: str, answer: str | bool) -> None:
    (task,) = asked(ANA, told(decision(kind, answer)))
    assert task.mine


@pytest.mark.parametrize(("kind", "answer"), list(_steps()))
def test_a_step_is_done_by_the_entry_that_does_it(kind: str, answer: str | bool) -> None:
    leads_to = declared()[kind].leads_to
    step = leads_to.answers[answer] if leads_to else None
    assert isinstance(step, Step)
    for does in step.done_by:
        done = Line(8, uuid4(), uuid4(), does, 1, ON, None, ON, ANA, None, None, {})
        assert asked(ANA, told(decision(kind, answer), done)) == []


@pytest.mark.parametrize(("kind", "answer"), list(_steps()))
def test_a_step_that_was_declined_stands_with_whoever_decided_and_with_the_managers(kind: str, answer: str | bool) -> None:
    made = decision(kind, answer, taken_by=str(BEN))
    no = Line(8, uuid4(), uuid4(), "step-declined", 1, ON, None, ON, BEN, None, None, {"of": str(made.root), "why": "I have 24 children"})
    held = told(made, no)
    assert ["I have 24 children" in task.why for task in (*asked(ANA, held), *nobodys(held))] == [True, True]
    assert asked(BEN, held) == []


@pytest.mark.parametrize("answer", ["assessment", "strategy-discussion", "early-help"])
def test_a_child_whom_a_worry_gave_to_nobody_stands_with_the_managers(answer: str) -> None:
    """A decision gave a child to nobody: now the Hub has it until a manager or a worker has."""
    (task,) = nobodys(told(decision("concern-decided", answer), alone=True))
    assert (task.child.id, task.kind) == (MIA, "step-offered")
    (task,) = nobodys(told(decision("concern-decided", answer, team=str(TEAM)), alone=True))
    assert task.kind == "step-accepted"


def test_what_follows_by_law_is_owed_by_somebody() -> None:
    duties = {duty.id: duty for duty in CATALOGUE}
    for _, leads_to in _led():
        for found in leads_to.answers.values():
            if isinstance(found, ByLaw):
                assert all(duties[id].owner for id in found.duties)


def test_what_ends_says_why_and_what_is_on_a_list_says_whose() -> None:
    for kind, leads_to in _led():
        for found in leads_to.answers.values():
            said = found.why if isinstance(found, Ends) else found.whose if isinstance(found, OnAList) else "…a step or a duty"
            assert len(said) > 10, kind.kind
