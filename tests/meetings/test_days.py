"""Which entries are about one meeting: arranged, moved, called off, held."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from corbiere.meetings.meeting import Meeting, MeetingState, meeting_of, meetings
from meetings.beach import BEACH
from meetings.telling import CHAIR, MIA, Told, person

ARRANGED, OFF, HELD = "test-beach-meeting-arranged", "test-beach-meeting-called-off", "test-beach-held"
CORE_GROUP = {"type": "core-group"}


@pytest.fixture
def tell() -> Told:
    return Told()


def only(tell: Told) -> Meeting:
    (found,) = meetings(MIA, tell.lines)
    return found


def days(tell: Told) -> list[str]:
    return [str(found.day) for found in meetings(MIA, tell.lines)]


def test_an_invented_sort_is_arranged_and_held_without_a_word_of_child_protection(tell: Told) -> None:
    arranged = tell(ARRANGED, "2026-06-01", for_="2026-07-01", at="9.30", place="Plémont", neutral=True, chairs=str(CHAIR))
    found = only(tell)
    assert (found.id, found.type, found.state) == (arranged, BEACH, MeetingState.ARRANGED)
    assert (str(found.day), found.at, found.place, found.neutral, found.chair) == ("2026-07-01", "09:30", "Plémont", True, CHAIR)
    held = tell(HELD, "2026-07-01", meeting=str(arranged))
    assert (only(tell).state, only(tell).id) == (MeetingState.HELD, arranged)
    sent = tell("test-beach-circulated", "2026-07-02", of=str(held), to=["Gran"])
    assert only(tell).state is MeetingState.CIRCULATED
    assert [sending.source.entry for sending in only(tell).sendings] == [sent]
    assert meeting_of(held, [only(tell)]) == meeting_of(arranged, [only(tell)]) == only(tell)
    assert meeting_of(sent, [only(tell)]) is None


def test_arranging_anew_moves_a_meeting_of_which_there_is_one_at_a_time(tell: Told) -> None:
    first = tell(ARRANGED, "2026-06-01", for_="2026-07-01", at="09:30", place="Plémont")
    tell(ARRANGED, "2026-06-20", for_="2026-07-08")
    found = only(tell)
    assert (found.id, str(found.day), found.earlier_days, found.moves) == (first, "2026-07-08", (date(2026, 7, 1),), 1)
    assert (found.place, found.at) == ("Plémont", ""), "the place stands; the hour was that of the other day"


@pytest.mark.parametrize(("anew", "expected"), [("2026-06-30", ["2026-07-08"]), ("2026-07-01", ["2026-07-01", "2026-07-08"])])
def test_arranging_anew_on_its_very_day_is_another_meeting(tell: Told, anew: str, expected: list[str]) -> None:
    tell(ARRANGED, "2026-06-01", for_="2026-07-01")
    tell(ARRANGED, anew, for_="2026-07-08")
    assert days(tell) == expected


def test_core_groups_are_arranged_several_ahead_and_each_is_its_own(tell: Told) -> None:
    for day in ("2026-07-01", "2026-07-29", "2026-08-26"):
        tell("protection-meeting-arranged", "2026-06-01", for_=day, **CORE_GROUP)
    assert days(tell) == ["2026-07-01", "2026-07-29", "2026-08-26"]
    tell("core-group-moved", "2026-07-20", **{"from": "2026-07-29"}, to="2026-07-30", why="unwell", written_to=["Mum"])
    assert days(tell) == ["2026-07-01", "2026-07-30", "2026-08-26"]
    assert meetings(MIA, tell.lines)[1].put_off[0].told == ("Mum",)


@pytest.mark.parametrize("new_day_first", [True, False])
@pytest.mark.parametrize("kind", [ARRANGED, "protection-meeting-arranged"])
def test_a_day_that_is_put_off_and_set_anew_in_one_act_is_one_meeting(tell: Told, kind: str, new_day_first: bool) -> None:
    act, more = uuid4(), CORE_GROUP if kind != ARRANGED else {}
    off = OFF if kind == ARRANGED else "protection-meeting-called-off"
    first = tell(kind, "2026-06-01", for_="2026-07-01", **more)

    def arrange() -> UUID:
        return tell(kind, "2026-06-20", act=act, for_="2026-07-08", at="14:00", **more)

    if new_day_first:
        arrange()
    tell(off, "2026-06-20", act=act, of=str(first), why="too-few", to="2026-07-08", told=["Gran"])
    if not new_day_first:
        arrange()
    found = only(tell)
    assert (found.id, str(found.day), found.at, found.state) == (first, "2026-07-08", "14:00", MeetingState.ARRANGED)
    assert [put_off.to for put_off in found.put_off] == [date(2026, 7, 8)]
    assert found.called_off is None
    assert found.moves > 0


def test_what_is_put_off_to_a_day_is_for_that_day_before_anybody_arranges_it(tell: Told) -> None:
    first = tell(ARRANGED, "2026-06-01", for_="2026-07-01", at="09:30")
    tell(OFF, "2026-06-20", of=str(first), why="unwell", to="2026-07-08")
    assert (str(only(tell).day), only(tell).at, only(tell).state) == ("2026-07-08", "", MeetingState.ARRANGED)


def test_what_is_called_off_for_good_stays_and_a_new_one_is_another(tell: Told) -> None:
    first = tell(ARRANGED, "2026-06-01", for_="2026-07-01")
    tell(OFF, "2026-06-20", of=str(first), why="not-needed")
    assert only(tell).state is MeetingState.CALLED_OFF
    assert only(tell).called_off is not None
    tell(ARRANGED, "2026-06-25", for_="2026-07-08")
    assert [(found.state, str(found.day)) for found in meetings(MIA, tell.lines)] == [
        (MeetingState.CALLED_OFF, "2026-07-01"),
        (MeetingState.ARRANGED, "2026-07-08"),
    ]


def test_a_correction_of_the_day_keeps_the_meeting_and_counts_as_a_change(tell: Told) -> None:
    first = tell(ARRANGED, "2026-06-01", for_="2026-07-01")
    tell.corrects(first, for_="2026-07-02")
    assert (only(tell).id, str(only(tell).day), only(tell).moves) == (first, "2026-07-02", 1)


def test_an_older_entry_that_names_no_meeting_belongs_to_the_one_of_its_day(tell: Told) -> None:
    arranged = tell(ARRANGED, "2026-06-01", for_="2026-07-01")
    tell(HELD, "2026-07-01")
    assert (only(tell).id, only(tell).state) == (arranged, MeetingState.HELD)


def test_what_was_held_without_being_arranged_is_known_by_itself(tell: Told) -> None:
    tell(ARRANGED, "2026-06-01", for_="2026-07-01")
    held = tell(HELD, "2026-07-02", attended=[person("Gran", "family", came=True)])
    assert [(found.id == held, found.state) for found in meetings(MIA, tell.lines)] == [
        (False, MeetingState.ARRANGED),
        (True, MeetingState.HELD),
    ]


def test_the_next_is_arranged_on_the_day_on_which_one_was_held(tell: Told) -> None:
    first = tell(ARRANGED, "2026-06-01", for_="2026-07-01")
    tell(HELD, "2026-07-01", meeting=str(first))
    tell(ARRANGED, "2026-07-01", for_="2026-12-01")
    assert [(str(found.day), found.state) for found in meetings(MIA, tell.lines)] == [
        ("2026-07-01", MeetingState.HELD),
        ("2026-12-01", MeetingState.ARRANGED),
    ]


def test_a_first_conference_and_a_review_are_two(tell: Told) -> None:
    for type, day in (("initial", "2026-07-01"), ("review", "2026-09-29")):
        tell("conference-arranged", "2026-06-01", type=type, for_=day)
    assert [(found.type.name, str(found.day)) for found in meetings(MIA, tell.lines)] == [
        ("initial-conference", "2026-07-01"),
        ("review-conference", "2026-09-29"),
    ]
    tell("conference-held", "2026-07-01", type="initial", outcome="no-plan")
    assert [found.state for found in meetings(MIA, tell.lines)] == [MeetingState.HELD, MeetingState.ARRANGED]


def test_a_meeting_without_a_day_comes_last(tell: Told) -> None:
    tell("conference-arranged", "2026-06-01", type="initial", asked=["Claire"])
    tell("conference-arranged", "2026-06-01", type="review", for_="2026-09-29")
    assert [found.type.name for found in meetings(MIA, tell.lines)] == ["review-conference", "initial-conference"]
    assert meetings(MIA, tell.lines)[1].named == ("Claire",)
