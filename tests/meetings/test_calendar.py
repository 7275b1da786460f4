"""The file that somebody takes into their calendar: read back with the same library, and searched for what must not be in it."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from corbiere.meetings.calendar import calendar_file, file_name
from corbiere.meetings.gathering import Gathering, gathered
from corbiere.meetings.meeting import meetings
from meetings.telling import MIA, TOM, Told

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
DAY = {"for_": "2026-07-01", "at": "14:30", "place": "12 Rue des Prés, where Mia Renouf lives"}


def arranged(children: int = 1) -> Gathering:
    act, tellers = uuid4(), [Told(MIA), Told(TOM)][:children]
    for tell in tellers:
        tell("test-beach-meeting-arranged", "2026-06-01", act=act, **DAY)
    (found,) = gathered([meeting for tell in tellers for meeting in meetings(tell.subject, tell.lines)])
    return found


def event(gathering: Gathering, *, place: bool = False) -> Event:
    (found,) = Calendar.from_ical(calendar_file(gathering, NOW, place=place)).walk("VEVENT")
    assert isinstance(found, Event)
    return found


def test_it_is_at_the_hour_of_jersey_with_the_rules_of_its_summer_time() -> None:
    found = event(arranged())
    assert found.decoded("dtstart") == datetime(2026, 7, 1, 14, 30, tzinfo=ZoneInfo("Europe/Jersey"))
    assert found.decoded("dtstart").astimezone(UTC).hour == 13
    assert found.decoded("duration") == timedelta(hours=2)
    assert "default" in str(found["description"])
    text = calendar_file(arranged(), NOW, place=False).decode()
    assert "BEGIN:VTIMEZONE" in text
    assert "TZID:Europe/Jersey" in text
    assert "DTSTART;TZID=Europe/Jersey:20260701T143000" in text


def test_no_child_is_named_in_it_and_the_place_is_told_to_those_who_may_know() -> None:
    kept = calendar_file(arranged(), NOW, place=False).decode()
    assert all(word not in kept for word in ("Mia", "Renouf", "Prés", "LOCATION", str(MIA)))
    assert "A meeting about a child you work with" in kept
    assert event(arranged(), place=True)["location"] == DAY["place"]
    assert event(arranged(children=2))["summary"] == "A meeting about children you work with"


def test_moved_it_is_the_same_meeting_with_a_higher_number() -> None:
    tell = Told(MIA)
    first = tell("test-beach-meeting-arranged", "2026-06-01", **DAY)
    before = event(_only(tell))
    tell("test-beach-meeting-called-off", "2026-06-02", of=str(first), why="unwell", to="2026-07-08")
    after = event(_only(tell))
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after.decoded("dtstart")) == (0, date(2026, 7, 8))
    assert after["sequence"] > before["sequence"]
    tell.corrects(first, place="Elsewhere")
    assert event(_only(tell))["sequence"] > after["sequence"]


def test_the_same_file_is_known_by_whichever_child_comes_first() -> None:
    both = arranged(children=2)
    assert event(both)["uid"] == event(Gathering(tuple(reversed(both.meetings))))["uid"]


def test_what_is_called_off_is_taken_out_of_the_calendar() -> None:
    tell = Told(MIA)
    first = tell("test-beach-meeting-arranged", "2026-06-01", **DAY)
    tell("test-beach-meeting-called-off", "2026-06-02", of=str(first), why="not-needed")
    found = event(_only(tell))
    assert found["status"] == "CANCELLED"
    assert (str(found["organizer"]), found["organizer"].params["CN"]) == (
        "mailto:meetings@corbiere.invalid",
        "Corbière (no mail is read here)",
    )
    assert event(arranged())["organizer"] == found["organizer"]
    assert b"METHOD:CANCEL" in calendar_file(_only(tell), NOW, place=False)


def test_without_an_hour_it_is_a_day_and_without_a_day_there_is_no_file() -> None:
    tell = Told(MIA)
    tell("test-beach-meeting-arranged", "2026-06-01", for_="2026-07-01")
    assert event(_only(tell)).decoded("dtstart") == date(2026, 7, 1)
    assert file_name(_only(tell)) == "meeting-2026-07-01.ics"
    nowhere = Told(MIA)
    nowhere("test-beach-meeting-arranged", "2026-06-01", place="Plémont")
    with pytest.raises(ValueError, match="no day is set"):
        calendar_file(_only(nowhere), NOW, place=False)


def _only(tell: Told) -> Gathering:
    (found,) = gathered(meetings(MIA, tell.lines))
    return found
