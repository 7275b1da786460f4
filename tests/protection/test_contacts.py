"""CPP-37: who in the core group sees whom and how often, compared with what was written down. The numbers are the core group’s own."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from corbiere.casework.entries import ContactHad
from corbiere.ledger.record import Line
from corbiere.protection.contacts import contacts, members
from corbiere.protection.entries import ChildSeen, CoreGroupHeld, CoreGroupLeft
from protection.telling import ANA, BEN, BORN, CLAIRE, DAVID, PLAN, Told, day, line, lines

MUM = UUID(int=31)
WEEKLY = {"who": "Claire", "practitioner": str(CLAIRE), "whom": "Mia", "child": True, "how_often": "Every week", "every_days": 7}
MUMS = {"who": "Claire", "practitioner": str(CLAIRE), "whom": "Joana", "person": str(MUM), "how_often": "Each fortnight", "every_days": 14}
MET = "2026-03-10"


def group(on: str, *agreed: dict[str, Any]) -> tuple[str, CoreGroupHeld]:
    return on, CoreGroupHeld.model_validate({"contacts": list(agreed)})


def seen(on: str, by: UUID = CLAIRE) -> Line:
    return line(on, ChildSeen())._replace(practitioner=by)


def met(on: str, how: str = "in-person", person: UUID | None = MUM, by: UUID = CLAIRE) -> Line:
    entry = ContactHad.model_validate({"with": "Joana, mum", "how": how, "person": str(person) if person else None})
    return line(on, entry)._replace(practitioner=by)


def kept(on: str, *told: Told) -> tuple[date | None, date | None, int | None]:
    (found,) = contacts(lines(BORN, ("2026-03-02", PLAN), *told), day(on))
    return found.seen, found.by, found.missed


@pytest.mark.parametrize(("on", "missed"), [("2026-03-17", 0), ("2026-03-18", 1), ("2026-03-24", 1), ("2026-03-25", 2)])
def test_the_last_day_of_an_interval_is_in_time_and_the_next_is_missed(on: str, missed: int) -> None:
    """CPP-37."""
    assert kept(on, group(MET, WEEKLY)) == (None, day("2026-03-17"), missed)


@pytest.mark.parametrize(("seen_on", "missed"), [("2026-03-17", 0), ("2026-03-18", 1)])
def test_each_time_begins_the_next_interval_and_what_was_missed_stays_missed(seen_on: str, missed: int) -> None:
    by = day(seen_on).replace(day=day(seen_on).day + 7)
    assert kept(seen_on, group(MET, WEEKLY), seen(seen_on)) == (day(seen_on), by, missed)


def test_what_somebody_else_wrote_does_not_count_and_what_lies_ahead_neither() -> None:
    told = (group(MET, WEEKLY), seen("2026-03-12", ANA), seen("2026-03-20"))
    assert kept("2026-03-16", *told) == (None, day("2026-03-17"), 0)


@pytest.mark.parametrize(
    ("how", "person", "counts"),
    [("in-person", MUM, True), ("telephone", MUM, False), ("in-person", None, False), ("in-person", ANA, False)],
)
def test_a_contact_counts_in_person_with_that_person(how: str, person: UUID | None, counts: bool) -> None:
    last, _, _ = kept("2026-03-20", group(MET, MUMS), met("2026-03-12", how, person))
    assert (last == day("2026-03-12")) is counts


def test_a_new_rhythm_counts_from_the_core_group_that_agreed_it() -> None:
    told = (group(MET, WEEKLY), seen("2026-03-12"), group("2026-04-07", WEEKLY | {"every_days": 14}))
    assert kept("2026-04-21", *told) == (day("2026-03-12"), day("2026-04-21"), 0)
    assert kept("2026-04-22", *told)[2] == 1


def test_the_same_agreed_again_goes_on_and_a_core_group_that_lists_nobody_leaves_it() -> None:
    told = (group(MET, WEEKLY), group("2026-04-07", WEEKLY | {"how_often": "Weekly, on Mondays"}), group("2026-05-05"))
    (found,) = contacts(lines(BORN, ("2026-03-02", PLAN), *told), day("2026-03-31"))
    assert (found.since, found.missed) == (day(MET), 2)


def test_where_it_depends_nothing_is_missed() -> None:
    told = group(MET, {**WEEKLY, "every_days": None, "how_often": "When Mia asks"})
    assert kept("2026-06-01", told, seen("2026-03-12")) == (day("2026-03-12"), None, None)


def test_what_an_earlier_core_group_wrote_in_words_alone_is_shown_and_not_compared() -> None:
    """Entries from before the answers could be chosen stay readable."""
    body = {"contacts": [{"who": "Claire", "whom": "Mia", "how_often": "Weekly"}]}
    held = line(MET, CoreGroupHeld.read(body, 1))
    (found,) = contacts(lines(BORN, ("2026-03-02", PLAN), held, seen("2026-03-12")), day("2026-06-01"))
    assert (found.comparable, found.seen, found.by, found.missed) == (False, None, None, None)
    assert held.body["contacts"] == body["contacts"]


def test_every_member_stands_in_it_and_whoever_left_with_a_contact_still_does() -> None:
    """CPP-37."""
    told = lines(BORN, ("2026-03-02", PLAN), group(MET, WEEKLY, MUMS), ("2026-04-01", CoreGroupLeft(practitioner=CLAIRE, why="A new post")))
    before, after = members(told, day("2026-03-31")), members(told, day("2026-04-01"))
    assert [(one.practitioner, one.here, len(one.contacts)) for one in before] == [(CLAIRE, True, 2), (BEN, True, 0), (ANA, True, 0)]
    assert [(one.practitioner, one.here, len(one.contacts)) for one in after] == [
        (BEN, True, 0), (ANA, True, 0), (CLAIRE, False, 1), (CLAIRE, False, 1),
    ]  # fmt: skip


def test_nobody_stands_in_it_where_no_plan_runs() -> None:
    assert members(lines(BORN, group(MET, WEEKLY)), day("2026-03-31")) == []
    assert DAVID not in {one.practitioner for one in members(lines(BORN, ("2026-03-02", PLAN)), day("2026-03-31"))}
