"""A child is told what came of what they said: who is asked to, by when, what was told and whether they were understood rightly."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from corbiere.agencies.working import Allocated, AllocationRole
from corbiere.casework.entries import ViewsHeard
from corbiere.casework.rulings import may_tell_back
from corbiere.casework.tasks import to_answer, to_tell_back, waits_to_be_told
from corbiere.casework.telling import ViewsToldBack
from corbiere.ledger.record import Line
from corbiere.protection.entries import ChildSeen
from corbiere.work.childs_voice import last_heard
from corbiere.work.tasks import Child, Task
from protection.telling import ANA, BEN, BORN, MIA, Told, allows, line, lines

MIA_RENOUF = Child(MIA, "Mia Renouf", "Mia", date(2018, 6, 3))
HEARD, LATER = UUID(int=501), UUID(int=502)
WORK: tuple[Told, ...] = (BORN, ("2026-03-01", Allocated(role=AllocationRole.LEAD, practitioner=BEN)))
ANAS = ("2026-03-01", Allocated(role=AllocationRole.SECOND, practitioner=ANA))
SAID = line("2026-03-02", ViewsHeard.model_validate({"views": {"own_words": "I want to see Dad."}}), id=HEARD)
AGAIN = line("2026-03-16", ChildSeen.model_validate({"views": {"shown": "She hid behind Gran"}}), id=LATER)


def telling(on: str, of: UUID = HEARD, **more: Any) -> Line:
    return line(on, ViewsToldBack.model_validate({"of": str(of), "told": "Dad comes on Sundays now.", "how": "plain", **more}))


def asked(*told: Told, on: str = "2026-03-20") -> list[Task]:
    return list(to_tell_back(MIA_RENOUF, lines(*told), date.fromisoformat(on)))


@pytest.mark.parametrize(
    ("told", "whom"),
    [
        ((*WORK, ANAS, SAID), ANA),
        ((*WORK, SAID), None),
        ((BORN, SAID), "nobody asks"),
        ((*WORK, SAID, telling("2026-03-05")), "nobody asks"),
        ((*WORK, SAID, AGAIN, telling("2026-03-17", LATER)), "nobody asks"),
        ((BORN.replace("2018", "2025"), *WORK[1:], SAID), "nobody asks"),
        ((*WORK, SAID, "2026-03-10  died"), "nobody asks"),
    ],
)
def test_whoever_heard_a_child_tells_them_or_whoever_leads(told: tuple[Told, ...], whom: UUID | str | None) -> None:
    """WT-206-1, WT-gov-24: Ana heard Mia, Ben leads; told by whom where she works with Mia no more, or nobody does."""
    assert [task.whom for task in asked(*told)] == ([] if isinstance(whom, str) else [whom])


def test_the_day_is_ten_working_days_on_and_is_said_to_be_a_default() -> None:
    """WT-206-1: no source gives a number."""
    (task,) = asked(*WORK, SAID)
    assert (task.due, task.force, task.basis, task.of, task.kind) == (date(2026, 3, 16), "should", "default", HEARD, "views-told-back")
    assert "which is a default" in task.why
    assert [waits_to_be_told(lines(*WORK, SAID), date(2026, 3, day)) for day in (16, 17)] == [False, True]


def test_what_was_said_after_the_child_was_told_waits_anew_and_stands_beside_when_they_were_last_heard() -> None:
    """WT-gov-24: told of what she said on the second, not of what she showed on the sixteenth."""
    told = (*WORK, SAID, AGAIN, telling("2026-03-18"))
    (task,) = asked(*told)
    assert task.of == LATER
    heard = last_heard(MIA_RENOUF, lines(*told))
    assert (heard.day, heard.told, heard.tell_by) == (date(2026, 3, 16), date(2026, 3, 18), date(2026, 3, 30))


@pytest.mark.parametrize(
    ("questions", "then", "waits"),
    [
        ([{"question": "May I ring him?", "answer": "Yes, on Fridays."}], False, 0),
        ([{"question": "May I ring him?"}], False, 1),
        ([{"question": "May I ring him?"}], True, 0),
        ([], False, 0),
    ],
)
def test_what_a_child_asked_waits_for_its_answer(questions: list[dict[str, str]], then: bool, waits: int) -> None:
    """WT-209-1, WT-209-2, WT-147-2."""
    first = telling("2026-03-05", questions=questions)
    held = lines(*WORK, SAID, first, *([telling("2026-03-09", first.root)] if then else []))
    found = list(to_answer(MIA_RENOUF, held, date(2026, 3, 20)))
    assert len(found) == waits
    assert all("May I ring him?" in task.why and task.of == first.root for task in found)


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-01", False), ("2026-03-02", True), ("2026-03-09", True)])
def test_a_child_is_told_of_what_there_is(on: str, allowed: bool) -> None:
    """WT-206-1."""
    entry = ViewsToldBack.model_validate({"of": str(HEARD), "told": "Dad comes on Sundays.", "how": "plain"})
    assert allows(may_tell_back, entry, on, *WORK, SAID) is allowed


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ({"right": "yes"}, True),
        ({"right": "no", "in_their_words": "I meant Grandad."}, True),
        ({"right": "partly"}, False),
        ({"right": "no"}, False),
        ({"how": None}, False),
    ],
)
def test_who_was_not_understood_says_it_themselves(said: dict[str, Any], right: bool) -> None:
    """PS-7.5, WT-207-1, WT-gov-25: it was told somehow, and what was wrong is put right in the child's words."""
    if right:
        assert telling("2026-03-05", **said).body["right"] == said["right"]
        return
    with pytest.raises(ValidationError):
        telling("2026-03-05", **said)
