"""Before the notes of a meeting go out (ISS-A-7, CPP-21, CPP-22, CPP-75)."""

from typing import Any
from uuid import UUID

import pytest

from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.record import Line
from corbiere.meetings.rulings import may_leave_unsaid_how_sent, may_send_before_closing
from corbiere.protection.rulings.circulation import may_send_before_chair_agrees
from protection.telling import BY_IMPORT, ON_PLAN, line, ruled

HELD = UUID(int=51)
SETTLED = {
    "progress": [{"outcome": "Sleep", "progress": "on-track"}],
    "actions": [{"what": "Ask the doctor", "who": "Ana"}],
    "contacts": [{"who": "Ana", "whom": "Mia", "how_often": "Weekly"}],
    "views": {"own_words": "I sleep at Gran’s"},
    "all_agreed": True,
    "next_meetings": ["2026-04-13"],
}


def made(kind: str, **answers: Any) -> Entry:
    return kind_called(kind).model_validate(answers)


def notes(**answers: Any) -> Entry:
    return made("core-group-notes-circulated", of=str(HELD), **answers)


def minutes(**answers: Any) -> Entry:
    return made("conference-minutes-circulated", of=str(HELD), **answers)


def group(*without: str, day: str = "2026-03-16", id: UUID = HELD) -> Line:
    """A core group that settled everything but this."""
    return line(day, made("core-group-held", **{name: said for name, said in SETTLED.items() if name not in without}), id=id)


def review(**answers: Any) -> Line:
    said = {"type": "review", "outcome": "continue", "next_review": "2026-09-01", "views": {"own_words": "Fine"}, "complaints_told": True}
    return line("2026-06-01", made("conference-held", **{**said, "in_plain_words": "The plan goes on.", **answers}), id=HELD)


def test_what_a_core_group_leaves_open_is_named_before_its_notes_go_out() -> None:
    """ISS-A-7."""
    found = ruled(may_send_before_closing, notes(), "2026-03-17", ON_PLAN, group("actions", "views"))
    assert found is not None
    assert (found.force, found.allowed, found.clause) == ("should", False, "CPP-29")
    assert "who does what, by when; what the child says" in found.why
    whole = ruled(may_send_before_closing, notes(), "2026-03-17", ON_PLAN, group())
    assert whole is not None and whole.allowed


def test_the_first_core_group_sets_the_days_of_the_next_before_its_notes_go_out() -> None:
    """CPP-21: the first alone."""
    first = ruled(may_send_before_closing, notes(), "2026-03-17", ON_PLAN, group("next_meetings"))
    assert first is not None and (first.allowed, first.clause) == (False, "CPP-21")
    earlier = group(day="2026-03-10", id=UUID(int=52))
    second = ruled(may_send_before_closing, notes(), "2026-03-17", ON_PLAN, earlier, group("next_meetings"))
    assert second is not None and second.allowed


@pytest.mark.parametrize(
    ("answers", "clause"),
    [
        ({"next_core_groups": ["2026-06-29"]}, ""),
        ({}, "CPP-22"),
        ({"next_core_groups": ["2026-06-29"], "next_review": None}, "ISS-3-3"),
        ({"outcome": "end", "next_review": None}, ""),
        ({"next_core_groups": ["2026-06-29"], "complaints_told": None}, "ISS-7-C10"),
    ],
    ids=["everything is set", "no core groups", "no review", "the plan ends", "no word of complaints"],
)
def test_what_a_review_sets_before_its_minutes_go_out(answers: dict[str, Any], clause: str) -> None:
    """CPP-22."""
    found = ruled(may_send_before_closing, minutes(), "2026-06-02", ON_PLAN, review(**answers))
    assert found is not None
    assert (found.allowed, found.clause) == (not clause, clause or "ISS-A-7")


def test_it_is_asked_once_and_never_of_what_is_brought_in() -> None:
    sent = line("2026-06-02", minutes(to=["Ana"]))
    assert ruled(may_send_before_closing, minutes(), "2026-06-03", ON_PLAN, review(), sent) is None
    assert ruled(may_send_before_closing, minutes(), "2026-06-03", ON_PLAN, review(), by=BY_IMPORT) is None


@pytest.mark.parametrize(("agreed", "allowed"), [(True, True), (False, False), (None, False)])
def test_minutes_go_out_once_the_chair_has_agreed_them(agreed: bool | None, allowed: bool) -> None:
    """ISS-A-7."""
    found = ruled(may_send_before_chair_agrees, minutes(agreed_by_chair=agreed), "2026-06-02", ON_PLAN, review())
    assert found is not None
    assert (found.force, found.clause, found.allowed) == ("should", "ISS-A-7", allowed)


def test_minutes_that_the_chair_agreed_before_need_not_be_agreed_for_a_later_copy() -> None:
    sent = line("2026-06-02", minutes(to=["Ana"], agreed_by_chair=True))
    found = ruled(may_send_before_chair_agrees, minutes(to=["Gran"]), "2026-06-03", ON_PLAN, review(), sent)
    assert found is not None and found.allowed


def test_of_each_copy_it_is_said_how_it_was_sent() -> None:
    """CPP-75."""
    both = [{"who": "Ana", "how": "By hand"}, {"who": "Gran"}]
    found = ruled(may_leave_unsaid_how_sent, notes(sent=both), "2026-03-17", ON_PLAN, group())
    assert found is not None
    assert (found.force, found.clause, found.allowed) == ("should", "CPP-75", False)
    assert "Gran" in found.why and "Ana" not in found.why
    of_minutes = ruled(may_leave_unsaid_how_sent, minutes(sent=both[:1]), "2026-06-02", ON_PLAN, review())
    assert of_minutes is not None and (of_minutes.clause, of_minutes.allowed) == ("ISS-7-C9", True)
