"""Meetings in the ledger itself: two chairs, brothers and sisters, who may arrange and decide, what is opened to whom and until when."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.service import Service, on_plan
from agencies.workplace import OFFICE, allocated, child, covers, holds, practitioner, told
from clock import today
from corbiere.access.viewing import looking, viewer
from corbiere.access.visibility import subjects_visible_to, visible_to
from corbiere.agencies.entries import Profession, Role
from corbiere.agencies.working import AllocationRole
from corbiere.ledger.entry import kind_called
from corbiere.ledger.folding import rebuild
from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import Writing, record, record_together
from corbiere.meetings.meeting import MeetingState, meetings
from corbiere.meetings.models import Meeting
from corbiere.meetings.rulings import may_close_again, may_decide_challenge
from corbiere.protection.rulings.arranging import may_arrange_core_group, may_chair_conference
from corbiere.protection.rulings.core_groups import may_leave_member_without_notes
from protection.telling import asked

pytestmark = pytest.mark.django_db
OPEN = frozenset({"identity", "family", "protection", "concern"})
NOTHING: frozenset[str] = frozenset()


def made(kind: str, **answers: Any) -> Any:
    return kind_called(kind).model_validate({name.rstrip("_"): value for name, value in answers.items()})


class Conference(Service):
    """Ruth chairs, Alan arranges, Mo manages the Independent Safeguarding Service."""

    def __init__(self) -> None:
        super().__init__()
        self.ruth = practitioner("Ruth Le Sueur", self.care, Profession.CONFERENCE_CHAIR)
        self.rob = practitioner("Rob Ahier", self.care, Profession.REVIEWING_OFFICER)
        self.alan = practitioner("Alan Vibert", self.care, Profession.ADMINISTRATOR)
        self.mo = practitioner("Mo Nowicka", self.care, Profession.MANAGER)
        holds(self.alan, Role.CONFERENCE_ADMINISTRATOR)
        holds(self.mo, Role.SERVICE_MANAGER)
        self.today = today()

    def by(self, who: UUID) -> Author:
        return viewer(who, self.today).author

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def tell(self, kind: str, days: int, about: UUID | None = None, by: Author = OFFICE, **answers: Any) -> UUID:
        return told(made(kind, **answers), about or self.mia, self.ago(days), by)

    def arranged(self, days: int, ahead: int, **answers: Any) -> UUID:
        return self.tell("conference-arranged", days, type="initial", for_=str(self.ago(-ahead)), chairs=str(self.ruth), **answers)


@pytest.fixture
def service() -> Conference:
    return Conference()


def test_two_chairs_close_one_meeting_and_the_second_reads_who_was_first(service: Conference) -> None:
    """ISS-A-7."""
    meeting = service.arranged(10, 0)
    held = made("conference-held", type="initial", outcome="no-plan", meeting=str(meeting), chair=str(service.ruth))
    reasons = {"hold-conference-without-quorum": "-", "leave-family-without-words": "-", "leave-complaints-untold": "-"}
    record(held, about=service.mia, happened=service.today, by=service.by(service.ruth), reasons=reasons)
    with pytest.raises(NotRecorded, match="already been closed, by Ruth Le Sueur") as refused:
        record(held, about=service.mia, happened=service.today, by=service.by(service.ruth), reasons=reasons)
    assert [told.clause for told in refused.value.refusals] == ["ISS-A-7"]
    with without_row_security():
        closed = lines(service.mia)
    assert may_close_again(asked(held, str(service.today), *closed)) is not None
    assert may_close_again(asked(held, str(service.today), *[line for line in closed if line.kind != "conference-held"])) is None
    assert Meeting.objects.get(meeting=meeting).state == MeetingState.HELD.value


def test_the_one_who_closed_it_can_correct_what_they_wrote(service: Conference) -> None:
    meeting = service.arranged(10, 0)
    held = {"type": "initial", "outcome": "no-plan", "meeting": str(meeting)}
    first = service.tell("conference-held", 0, **held)
    record(
        made("conference-held", **held, why="Gran moves in"), about=service.mia, happened=service.today, by=OFFICE, replaces=first, why="x"
    )
    assert Meeting.objects.get(meeting=meeting).held == first


def test_the_meetings_of_brothers_and_sisters_are_found_with_one_question(service: Conference) -> None:
    tom = child("Tom")
    entry = made("conference-arranged", type="initial", for_=str(service.ago(-3)))
    writings = [Writing(entry=entry, about=who, happened=service.ago(2)) for who in (service.mia, tom)]
    ids = record_together(writings, by=OFFICE).ids
    alone = service.tell("conference-arranged", 1, service.leo, type="initial", for_=str(service.ago(-3)))
    with CaptureQueriesContext(
        connection,
    ) as asked_of_it:
        found = list(Meeting.objects.together_with(ids[0]))
    assert len(asked_of_it) == 1
    assert {row.subject for row in found} == {service.mia, tom}
    assert [row.subject for row in Meeting.objects.together_with(alone)] == [service.leo]
    assert Meeting.objects.on(service.ago(-3)).count() == Meeting.objects.still_to_come(service.today).count() == 3
    service.tell("protection-meeting-called-off", 0, of=str(ids[0]), why="unwell")
    assert Meeting.objects.on(service.ago(-3)).count() == 2


def test_what_is_stored_of_meetings_and_of_what_they_open_is_what_the_entries_make(service: Conference) -> None:
    meeting = service.arranged(10, 3)
    service.tell("protection-meeting-called-off", 5, of=str(meeting), why="unwell", to=str(service.ago(-9)))
    service.tell("conference-requested", 3, type="review", why="It is stuck")
    assert [said for _, found in rebuild(check=True) for said in found] == []
    with without_row_security():
        (found,) = meetings(service.mia, lines(service.mia))
    row = Meeting.objects.get(subject=service.mia)
    assert (row.meeting, row.type, row.day, row.chair) == (found.id, "initial-conference", service.ago(-9), service.ruth)


@pytest.mark.parametrize(("type", "allowed"), [("core-group", False), ("strategy-discussion", True)])
def test_a_strategy_discussion_is_arranged_by_anybody_and_a_core_group_by_those_who_lead(
    service: Conference, type: str, allowed: bool
) -> None:
    on_plan(service)
    with without_row_security():
        told_of = lines(service.mia)
    entry = made("protection-meeting-arranged", type=type, for_="2027-01-04")
    found = may_arrange_core_group(asked(entry, "2026-12-01", *told_of, by=Author(service.claire, service.care)))
    assert (found is None or found.allowed) is allowed


# What is opened.


def test_a_stranger_sees_the_child_only_from_the_day_on_which_they_are_to_chair(service: Conference) -> None:
    assert service.sees(service.ruth, service.today) == NOTHING
    service.arranged(2, 5)
    assert service.sees(service.ruth, service.ago(3)) == NOTHING
    assert service.sees(service.ruth, service.ago(2)) == OPEN
    assert service.names(service.ruth, service.today) == {"conference chair"}
    assert service.sees(service.rob, service.today) == NOTHING, "another chair"
    assert service.sees(service.sam, service.today) == NOTHING, "a stranger"


def test_the_chair_sees_in_the_database_what_the_basis_opens_and_nothing_of_work(service: Conference) -> None:
    allocated(service.mia, service.ana)
    service.arranged(2, 5)
    who = viewer(service.ruth, service.today)
    with looking(who):
        kinds = set(visible_to(who).filter(subject=service.mia).values_list("kind", flat=True))
    assert "conference-arranged" in kinds
    assert "allocated" not in kinds
    assert service.leo not in set(subjects_visible_to(who).values_list("id", flat=True))


def test_the_chair_and_the_administrator_see_until_eight_weeks_after_the_minutes(service: Conference) -> None:
    meeting = service.arranged(200, -190)
    held = service.tell("conference-held", 190, type="initial", outcome="no-plan", meeting=str(meeting))
    assert service.sees(service.ruth, service.today) == OPEN, "minutes are still owed"
    service.tell("conference-minutes-circulated", 180, of=str(held), to=["Ana"])
    last, after = service.ago(180 - 56), service.ago(180 - 57)
    for who in (service.ruth, service.alan):
        assert [service.sees(who, on) for on in (last, after)] == [OPEN, NOTHING]


def test_a_conference_that_was_called_off_opens_nothing_after_that_day(service: Conference) -> None:
    meeting = service.arranged(10, 3)
    service.tell("protection-meeting-called-off", 4, of=str(meeting), why="not-needed")
    assert [service.sees(service.ruth, service.ago(days)) for days in (4, 3)] == [OPEN, NOTHING]


def test_the_chair_sees_as_long_as_the_plan_that_they_are_to_review(service: Conference) -> None:
    on_plan(service)
    service.tell("conference-arranged", 30, type="review", for_=str(service.ago(25)), chairs=str(service.rob))
    held = service.tell("conference-held", 25, type="review", outcome="continue", chair=str(service.rob))
    service.tell("conference-minutes-circulated", 24, of=str(held), to=["Ana"])
    assert service.sees(service.rob, service.ago(-100)) == OPEN
    service.tell("conference-held", 2, type="review", outcome="end", chair=str(service.ruth))
    assert service.sees(service.rob, service.ago(-100)) == NOTHING


def test_the_administrator_sees_whom_a_conference_is_asked_for_and_whoever_is_on_a_plan(service: Conference) -> None:
    assert service.sees(service.alan, service.today) == NOTHING
    service.tell("conference-requested", 5, type="initial", why="It is not safe")
    assert [service.sees(service.alan, service.ago(days)) for days in (6, 5, 0)] == [NOTHING, OPEN, OPEN]
    assert service.sees(service.mo, service.today) == NOTHING
    on_plan(service)
    assert service.sees(service.alan, service.today) == OPEN


def test_the_manager_of_the_service_sees_whose_minutes_are_challenged(service: Conference) -> None:
    meeting = service.arranged(20, -10)
    held = service.tell("conference-held", 10, type="initial", outcome="no-plan", meeting=str(meeting), chair=str(service.ruth))
    challenge = service.tell("protection-minutes-challenged", 5, of=str(held), who="Mum", passage="noon", claims="one")
    assert [service.sees(service.mo, service.ago(days)) for days in (6, 5)] == [NOTHING, OPEN]
    service.tell("protection-challenge-decided", 4, of=str(challenge), decision="upheld", why="So it was", decided_by=str(service.ruth))
    assert [service.sees(service.mo, service.ago(days)) for days in (4 - 56, 4 - 57)] == [OPEN, NOTHING]


# Who may.


def test_the_administrator_arranges_a_conference_that_was_asked_for_and_a_social_worker_cannot(service: Conference) -> None:
    """ISS-A-6."""
    allocated(service.mia, service.ana)
    request = made("conference-requested", type="initial", why="It is not safe")
    record(request, about=service.mia, happened=service.today, by=service.by(service.ana))
    entry = made("conference-arranged", type="initial", for_=str(service.ago(-5)), chairs=str(service.ruth))
    with pytest.raises(NotRecorded, match="Ask the administrator of the Independent Safeguarding Service"):
        record(entry, about=service.mia, happened=service.today, by=service.by(service.ana))
    record(entry, about=service.mia, happened=service.today, by=service.by(service.alan))
    assert Meeting.objects.get(subject=service.mia).chair == service.ruth


@pytest.mark.parametrize(
    ("profession", "allowed"), [(Profession.CONFERENCE_CHAIR, True), (Profession.REVIEWING_OFFICER, True), (Profession.TEACHER, False)]
)
def test_a_conference_is_chaired_by_somebody_trained_for_it(service: Conference, profession: Profession, allowed: bool) -> None:
    """ISS-A-1."""
    who = practitioner("Somebody", service.care, profession)
    for entry in (
        made("conference-held", type="review", outcome="end", chair=str(who)),
        made("conference-arranged", type="review", chairs=str(who)),
    ):
        found = may_chair_conference(asked(entry, "2026-06-02"))
        assert found is not None
        assert (found.force, found.allowed) == ("should", allowed)


@pytest.mark.parametrize("who", ["ana", "ben", "sam"])
def test_the_lead_their_manager_or_whoever_acts_for_them_sets_the_day_of_a_core_group(service: Conference, who: str) -> None:
    """CPP-23, CPP-24."""
    on_plan(service)
    allocated(service.mia, service.ana)
    allocated(service.mia, service.sam, role=AllocationRole.SECOND)
    entry = made("protection-meeting-arranged", type="core-group", for_=str(service.ago(-5)))
    author = service.by(getattr(service, who))
    if who == "sam":
        with pytest.raises(
            NotRecorded, match="Ask the lead social worker to record it|Ask Ana Pires, the lead social worker, to record it"
        ):
            record(entry, about=service.mia, happened=service.today, by=author)
        covers(service.sam, service.ana, service.ago(1), service.ago(-1))
    meeting = record(entry, about=service.mia, happened=service.today, by=author).id
    off = made("protection-meeting-called-off", of=str(meeting), why="unwell", to=str(service.ago(-6)), told=["Mum"])
    record(off, about=service.mia, happened=service.today, by=author)
    assert Meeting.objects.get(meeting=meeting).day == service.ago(-6)


def test_the_chair_or_the_manager_of_the_service_decides_a_challenge_and_the_minutes_stay(service: Conference) -> None:
    """ISS-A-8."""
    meeting = service.arranged(20, -10)
    held = service.tell(
        "conference-held", 10, type="initial", outcome="no-plan", meeting=str(meeting), chair=str(service.ruth), why="Gran moves in"
    )
    challenge = service.tell("protection-minutes-challenged", 5, of=str(held), who="Mum", passage="Gran", claims="My aunt")

    def decided(by: UUID) -> Any:
        return made(
            "protection-challenge-decided", of=str(challenge), decision="upheld", why="So it was", addendum="The aunt", decided_by=str(by)
        )

    with pytest.raises(NotRecorded, match="The chair of that meeting decides"):
        record(decided(service.rob), about=service.mia, happened=service.today, by=service.by(service.ruth))
    for who in (service.ruth, service.mo):
        with without_row_security():
            question = asked(decided(who), "2026-06-02", *lines(service.mia))
        found = may_decide_challenge(question)
        assert found is not None
        assert found.allowed
    record(decided(service.mo), about=service.mia, happened=service.today, by=service.by(service.mo))
    with without_row_security():
        (found_meeting,) = meetings(service.mia, lines(service.mia))
    assert found_meeting.held is not None
    assert found_meeting.held.body["why"] == "Gran moves in"
    assert found_meeting.challenges[0].decided is not None
    assert found_meeting.challenges[0].decided.addendum == "The aunt"


def test_every_member_of_the_core_group_has_the_notes_or_it_is_written_why_not(service: Conference) -> None:
    """CPP-97."""
    on_plan(service)
    held = service.tell("core-group-held", 5)
    with without_row_security():
        told_of = lines(service.mia)
    for answers, left in (
        ({"to": ["Ana Pires"]}, "Claire Vibert"),
        ({"to": ["Ana Pires", "claire vibert"]}, ""),
        ({"to": ["Ana Pires"], "withheld": [{"who": "Claire Vibert", "why": "On leave"}]}, ""),
        ({"to": [], "not_to": "Nobody yet: the post is on strike"}, ""),
    ):
        entry = made("core-group-notes-circulated", of=str(held), **answers)
        found = may_leave_member_without_notes(asked(entry, str(service.today), *told_of))
        assert left in (found.why if found and not found.allowed else "")
        assert bool(left) == bool(found and not found.allowed)
