"""The meetings of child protection as they are declared: agendas, who must come, quorum, by when reports and notes are due."""

from datetime import date
from operator import attrgetter

import pytest

from corbiere.ledger.entry import kind_called
from corbiere.meetings.parts import Attendance, Sector
from corbiere.meetings.types import MeetingType, declare, part_of, type_called, type_of, types, types_of
from corbiere.protection import meetings, quorum
from corbiere.statute.clauses import clauses
from protection.telling import came

OURS = [type for type in types() if type.category == meetings.CATEGORY]
ABSENT = Attendance(who="Sergeant Moore", sector=Sector.POLICE, came=False, why_not="On another case")


def test_every_meeting_of_child_protection_is_declared() -> None:
    assert [type.name for type in OURS] == [
        "initial-conference",
        "pre-birth-conference",
        "transfer-in-conference",
        "review-conference",
        "core-group",
        "strategy-discussion",
        "legal-planning",
    ]
    assert type_called("core-group") is meetings.CORE_GROUP


@pytest.mark.parametrize("type", OURS, ids=attrgetter("name"))
def test_each_is_written_down_in_kinds_that_there_are_and_rests_on_clauses_in_the_register(type: MeetingType) -> None:
    for part, kind in type.family.parts():
        assert kind_called(kind)
        assert part_of(kind) == part
        assert type in types_of(kind)
    cited = {clause for point in type.agenda for clause in point.cites} | {clause for needed in type.needed for clause in needed.cites}
    cited |= {clause for timing in (type.reports, type.notes) if timing for clause in timing.cites} | set(type.quorum_cites)
    assert cited
    assert cited - clauses().keys() == set()
    assert len({point.name for point in type.agenda}) == len(type.agenda)


@pytest.mark.parametrize(
    ("kind", "body", "name"),
    [
        ("conference-arranged", {"type": "review"}, "review-conference"),
        ("conference-held", {"type": "pre-birth"}, "pre-birth-conference"),
        ("protection-meeting-arranged", {"type": "core-group"}, "core-group"),
        ("core-group-held", {}, "core-group"),
        ("strategy-discussion-held", {}, "strategy-discussion"),
    ],
)
def test_an_entry_says_of_which_sort_its_meeting_is(kind: str, body: dict[str, str], name: str) -> None:
    found = type_of(kind, body)
    assert found is not None
    assert found.name == name


def test_two_sorts_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="another type of meeting called core-group"):
        declare(MeetingType(name="core-group", called="Another", category="protection", family=meetings.CORE_GROUPS))


@pytest.mark.parametrize("type", [meetings.REVIEW, meetings.CORE_GROUP], ids=attrgetter("name"))
def test_the_plan_how_far_it_has_come_and_whether_it_must_change_are_locked(type: MeetingType) -> None:
    """CPP-5."""
    assert [point.cites[0] for point in type.locked] == ["CPP-5", "CPP-62", "CPP-62"]


def test_a_first_conference_has_no_plan_to_speak_about() -> None:
    assert meetings.INITIAL.locked == ()


@pytest.mark.parametrize(
    ("sectors", "missing"),
    [
        (("social-care", "health", "education"), ()),
        (("social-care", "health"), ("one other agency",)),
        (("social-care", "family", "child"), ("2 other agencies",)),
        (("health", "education"), ("children’s social care",)),
        ((), ("children’s social care", "2 other agencies")),
    ],
)
def test_a_conference_says_who_is_missing(sectors: tuple[str, ...], missing: tuple[str, ...]) -> None:
    assert meetings.REVIEW.quorum(came(*map(Sector, sectors))) == missing
    assert "default" in meetings.REVIEW.quorum_default


def test_a_core_group_wants_one_agency_beside_social_care() -> None:
    assert quorum.of_core_group(came(Sector.SOCIAL_CARE, Sector.HEALTH)) == ()
    assert quorum.of_core_group(came(Sector.SOCIAL_CARE, Sector.FAMILY)) == ("one other agency",)


def test_a_strategy_discussion_wants_police_and_health_or_why_not() -> None:
    assert quorum.of_strategy_discussion(came(Sector.SOCIAL_CARE, Sector.HEALTH)) == ("the police",)
    assert quorum.of_strategy_discussion([*came(Sector.SOCIAL_CARE, Sector.HEALTH), ABSENT]) == ()


def test_a_report_is_wanted_three_working_days_before_and_five_before_a_review() -> None:
    tuesday = date(2026, 3, 10)
    first, review = meetings.INITIAL.reports, meetings.REVIEW.reports
    assert first is not None
    assert review is not None
    assert (first.by(tuesday), review.by(tuesday)) == (date(2026, 3, 5), date(2026, 3, 3))
    assert (first.words, review.words) == ("3 working days before", "5 working days before")
    assert "default" in first.default


def test_notes_of_a_core_group_are_due_in_five_working_days_by_the_source_and_minutes_by_a_default() -> None:
    notes, minutes = meetings.CORE_GROUP.notes, meetings.REVIEW.notes
    assert notes is not None
    assert minutes is not None
    assert (notes.by(date(2026, 3, 2)), notes.default) == (date(2026, 3, 9), "")
    assert (minutes.by(date(2026, 3, 2)), "default" in minutes.default) == (date(2026, 3, 30), True)
