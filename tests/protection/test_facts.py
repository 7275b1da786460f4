"""PS-3.13: a conference that is called off or put off is a fact that the law reads, however the record came to say it."""

from typing import Any

import pytest

from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.reading import facts_of
from corbiere.ledger.record import Line
from corbiere.meetings.meeting import MeetingState, meetings
from corbiere.protection.entries import ConferenceArranged, ConferenceHeld
from corbiere.statute.engine import findings
from corbiere.statute.facts import Fact
from protection.telling import MIA, Told, day, lines, named

ARRANGED = "2026-03-02  conference-arranged  type=initial for=2026-03-23 ref=first"
DUTY = "cp.report-shared-with-family"


def said(kind: str, **answers: Any) -> Entry:
    return kind_called(kind).model_validate(answers)


def off(on: str, ref: str = "first", **answers: Any) -> Told:
    return on, said("protection-meeting-called-off", of=str(named(ref)), why="unwell", **answers)


def told(*story: Told) -> list[tuple[str, str, dict[str, str]]]:
    kinds = ("conference-arranged", "conference-called-off")
    return [(str(fact.day), fact.kind, dict(fact.attributes)) for fact in facts_of(lines(*story)) if fact.kind in kinds]


def statuses(on: str, *story: Told) -> list[str]:
    return [finding.status for finding in findings("mia", facts_of(lines(*story)), day(on)) if finding.duty.id == DUTY]


def test_a_conference_that_was_called_off_gives_up_the_day_that_was_set() -> None:
    """It is the day last set, where it had been moved before."""
    moved = ("2026-03-09", ConferenceArranged.model_validate({"type": "initial", "for": "2026-03-30"}))
    assert told(ARRANGED, off("2026-03-16"))[1:] == [("2026-03-16", "conference-called-off", {"for": "2026-03-23"})]
    assert told(ARRANGED, moved, off("2026-03-16"))[-1] == ("2026-03-16", "conference-called-off", {"for": "2026-03-30"})


def test_a_conference_that_was_put_off_is_arranged_for_the_new_day() -> None:
    """Entries that say the new day alone, and those that set it in an entry of its own, are read alike."""
    alone = told(ARRANGED, off("2026-03-16", to="2026-03-30"))
    anew = ("2026-03-16", ConferenceArranged.model_validate({"type": "initial", "for": "2026-03-30"}))
    assert alone[1:] == [
        ("2026-03-16", "conference-called-off", {"for": "2026-03-23"}),
        ("2026-03-16", "conference-arranged", {"for": "2026-03-30", "type": "initial"}),
    ]
    assert sorted(map(str, told(ARRANGED, off("2026-03-16", to="2026-03-30"), anew))) == sorted(map(str, alone))


def test_one_without_a_day_and_a_core_group_give_up_none() -> None:
    without = "2026-03-02  conference-arranged  type=initial ref=first"
    group: Told = ("2026-03-02", said("protection-meeting-arranged", type="core-group", **{"for": "2026-03-23"}))
    (line,) = lines(group)
    assert told(without, off("2026-03-16"))[1:] == [("2026-03-16", "conference-called-off", {})]
    assert told(line, ("2026-03-16", said("protection-meeting-called-off", of=str(line.root), why="unwell"))) == []


@pytest.mark.parametrize(
    ("story", "on", "expected"),
    [
        ((ARRANGED,), "2026-03-24", ["overdue"]),
        ((ARRANGED, off("2026-03-18")), "2026-03-18", ["lapsed"]),
        ((ARRANGED, off("2026-03-19")), "2026-03-24", ["missed"]),
        ((ARRANGED, off("2026-03-19", to="2026-03-30")), "2026-03-24", ["missed", "open"]),
        ((ARRANGED, "2026-03-19  conference-called-off  for=2026-03-23"), "2026-03-24", ["missed"]),
        ((ARRANGED, ("2026-03-23", ConferenceHeld.model_validate({"type": "initial", "outcome": "no-plan"}))), "2026-03-24", ["missed"]),
    ],
    ids=["awaited", "in-time", "too-late", "put-off", "by-its-day", "held"],
)
def test_its_report_is_owed_no_more(story: tuple[Told, ...], on: str, expected: list[str]) -> None:
    """On the last lawful day nothing was missed; on the first after it, it was; the new day starts another clock."""
    assert statuses(on, *story) == expected


def test_a_conference_called_off_by_its_day_is_called_off_on_its_pages_too() -> None:
    held = lines(ARRANGED, ("2026-03-16", said("conference-called-off", why="unwell", **{"for": "2026-03-23"})))
    another = lines(ARRANGED, ("2026-03-16", said("conference-called-off", why="unwell", **{"for": "2026-03-24"})))
    assert [_state(one) for one in (held, another)] == [MeetingState.CALLED_OFF, MeetingState.ARRANGED]


def _state(held: list[Line]) -> MeetingState:
    (meeting,) = meetings(MIA, held)
    return meeting.state


def test_a_fact_between_entries_stands_where_its_entry_was_written_down() -> None:
    held = lines(ARRANGED, off("2026-03-16"))
    fact = next(fact for fact in facts_of(held) if fact.kind == "conference-called-off")
    assert fact == Fact(day("2026-03-16"), "conference-called-off", (("for", "2026-03-23"),), day("2026-03-16"), order=held[-1].order)
