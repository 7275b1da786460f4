"""Which reports are wanted of whom: as long as the meeting that they are for, and a while after it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from corbiere.meetings.grants import meetings_grants
from corbiere.meetings.models import ReportWanted
from corbiere.meetings.report_requests import AFTERWARDS, reports_wanted
from meetings.beach import ON
from meetings.telling import ANA, MIA, Told, said

DAVID, EVE, SCHOOL = UUID(int=21), UUID(int=22), UUID(int=31)


@pytest.fixture
def tell() -> Told:
    return Told()


def arranged(tell: Told, day: date | None = ON, **more: Any) -> UUID:
    return tell("test-beach-meeting-arranged", "2026-06-01", **({"for_": day.isoformat()} if day else {}), **more)


def asked(tell: Told, meeting: UUID, who: UUID | None = DAVID, **more: Any) -> UUID:
    body = {"of": str(meeting), "from_": "David Vibert", "wanted_by": "2026-06-29"} | ({"practitioner": str(who)} if who else {}) | more
    return tell("test-beach-report-asked", "2026-06-03", **body)


def came(tell: Told, meeting: UUID, request: UUID, day: str, by: UUID = DAVID) -> UUID:
    body = {"of": str(meeting), "asked": str(request), "from_": "David Vibert", "says": [said("The tide is high.")]}
    return tell("test-beach-report-received", day, by=by, **body)


def wanted(tell: Told) -> list[ReportWanted]:
    return reports_wanted(MIA, tell.lines)


def test_a_report_is_wanted_of_the_practitioner_who_is_named(tell: Told) -> None:
    meeting = arranged(tell)
    request = asked(tell, meeting, agency=str(SCHOOL))
    asked(tell, meeting, who=None, elsewhere="The harbour master")
    (row,) = wanted(tell)
    assert (row.request, row.practitioner, row.agency, row.meeting, row.type) == (request, DAVID, SCHOOL, meeting, "test-beach")
    assert (str(row.wanted_by), row.day, row.received_on) == ("2026-06-29", ON, None)


def test_it_is_open_from_the_asking_until_four_weeks_after_the_meeting(tell: Told) -> None:
    asked(tell, arranged(tell))
    (row,) = wanted(tell)
    last = ON + timedelta(days=AFTERWARDS)
    held = [day in row.during for day in (date(2026, 6, 2), date(2026, 6, 3), last, last + timedelta(days=1))]
    assert held == [False, True, True, False]


def test_while_no_day_is_set_it_has_no_last_day(tell: Told) -> None:
    asked(tell, arranged(tell, None))
    assert wanted(tell)[0].during.upper is None


def test_the_day_follows_the_meeting_when_it_is_put_off(tell: Told) -> None:
    meeting = arranged(tell)
    asked(tell, meeting)
    tell("test-beach-meeting-called-off", "2026-06-20", of=str(meeting), why="other", to="2026-08-01")
    (row,) = wanted(tell)
    assert (str(row.day), row.during.upper) == ("2026-08-01", date(2026, 8, 1) + timedelta(days=AFTERWARDS + 1))


def test_it_ends_on_the_day_on_which_the_meeting_is_called_off(tell: Told) -> None:
    meeting = arranged(tell)
    asked(tell, meeting)
    tell("test-beach-meeting-called-off", "2026-06-20", of=str(meeting), why="not-needed")
    (row,) = wanted(tell)
    assert (date(2026, 6, 20) in row.during, date(2026, 6, 21) in row.during) == (True, False)


@pytest.mark.parametrize("gone", [0, 1])
def test_nothing_is_wanted_once_the_request_or_the_meeting_is_taken_back(tell: Told, gone: int) -> None:
    asked(tell, arranged(tell))
    del tell.lines[gone]
    assert wanted(tell) == []
    assert meetings_grants(MIA, tell.lines) == []


def test_a_request_that_is_put_right_is_of_whoever_it_names_then(tell: Told) -> None:
    request = asked(tell, arranged(tell))
    tell.corrects(request, practitioner=str(EVE))
    assert [(row.request, row.practitioner) for row in wanted(tell)] == [(request, EVE)]


def test_what_came_in_is_said_with_the_day_and_by_whom_and_stays_so_when_it_is_put_right(tell: Told) -> None:
    meeting = arranged(tell)
    request = asked(tell, meeting)
    report = came(tell, meeting, request, "2026-06-28", by=ANA)
    assert (str(wanted(tell)[0].received_on), wanted(tell)[0].received_from) == ("2026-06-28", ANA)
    tell.corrects(report, recommends="Towels")
    assert str(wanted(tell)[0].received_on) == "2026-06-28"


def test_requests_of_one_act_share_it(tell: Told) -> None:
    act, meeting = uuid4(), arranged(tell)
    tell("test-beach-report-asked", "2026-06-03", act=act, of=str(meeting), from_="D", wanted_by="2026-06-29", practitioner=str(DAVID))
    assert wanted(tell)[0].act == act


def test_what_it_opens_is_who_the_child_is_and_says_why_and_for_how_long(tell: Told) -> None:
    request = asked(tell, arranged(tell))
    (grant,) = meetings_grants(MIA, tell.lines)
    assert (grant.basis, grant.categories, grant.practitioner, grant.entry) == ("report asked for", ["identity"], DAVID, request)
    assert grant.detail == "A day at the beach on 1 July 2026, until four weeks after it, which is a default"
    assert (grant.during.lower, grant.during.upper) == (wanted(tell)[0].during.lower, wanted(tell)[0].during.upper)
