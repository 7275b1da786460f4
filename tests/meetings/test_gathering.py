"""What one record says of a meeting: who was asked and answered, reports, who came, notes, what was sent, what was challenged."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from corbiere.meetings.meeting import Meeting, meetings
from corbiere.meetings.notes import ReportState
from corbiere.meetings.parts import ChallengeOutcome, Reply
from meetings.beach import BEACH, ON
from meetings.telling import ANA, CHAIR, MIA, Told, person, said

DAY = "2026-07-01"
GP, SCHOOL = UUID(int=31), UUID(int=32)


@pytest.fixture
def tell() -> Told:
    return Told()


@pytest.fixture
def day(tell: Told) -> str:
    return str(tell("test-beach-meeting-arranged", "2026-06-01", for_=DAY))


def only(tell: Told) -> Meeting:
    (found,) = meetings(MIA, tell.lines)
    return found


def test_who_is_asked_is_merged_by_name_and_the_last_word_holds(tell: Told, day: str) -> None:
    tell(
        "test-beach-invitations-sent",
        "2026-06-02",
        of=day,
        asked=[person("Claire Hacquoil", why="weighs"), person("Dad", "family", why="father")],
    )
    tell("test-beach-invitations-sent", "2026-06-03", of=day, asked=[person("claire  hacquoil", why="weighs and listens")])
    tell("test-beach-invitations-sent", "2026-06-04", of=day, asked=[person("Dad", "family", why="father", kept_out="He frightens them")])
    asked = only(tell).asked
    assert [(one.said.who, one.said.why, one.said.kept_out) for one in asked] == [
        ("claire  hacquoil", "weighs and listens", None),
        ("Dad", "father", "He frightens them"),
    ]


def test_answers_stand_beside_who_was_asked(tell: Told, day: str) -> None:
    tell(
        "test-beach-invitations-sent", "2026-06-02", of=day, asked=[person("Claire", why="weighs"), person("Gran", "family", why="drives")]
    )
    tell("test-beach-invitation-answered", "2026-06-03", of=day, who="Claire", reply="comes")
    tell("test-beach-invitation-answered", "2026-06-05", of=day, who="CLAIRE", reply="somebody-else", more="Ben comes")
    claire, gran = only(tell).asked
    assert claire.answer is not None
    assert (claire.answer.reply, claire.answer.more) == (Reply.SOMEBODY_ELSE, "Ben comes")
    assert gran.answer is None


@pytest.mark.parametrize(
    ("came", "state"),
    [
        ("2026-06-29", ReportState.IN_TIME),
        ("2026-06-30", ReportState.LATE),
        ("2026-07-01", ReportState.LATE),
        ("2026-07-02", ReportState.AFTER),
    ],
)
def test_a_report_is_in_time_late_or_after_the_meeting(tell: Told, day: str, came: str, state: ReportState) -> None:
    asked = tell("test-beach-report-asked", "2026-06-02", of=day, agency=str(GP), from_="Dr Le Feuvre", wanted_by="2026-06-29")
    assert only(tell).reports[0].state is ReportState.OUT
    tell("test-beach-report-received", came, of=day, asked=str(asked), agency=str(GP), from_="Dr Mauger", says=[said("High at noon")])
    (report,) = only(tell).reports
    assert (report.state, report.from_, report.says[0].text) == (state, "Dr Mauger", "High at noon")


def test_a_report_is_overdue_from_the_day_after(tell: Told, day: str) -> None:
    tell("test-beach-report-asked", "2026-06-02", of=day, agency=str(GP), from_="Dr Le Feuvre", wanted_by="2026-06-29")
    (report,) = only(tell).reports
    assert [report.is_overdue(ON.replace(month=6, day=number)) for number in (29, 30)] == [False, True]


def test_a_report_that_is_out_when_the_meeting_is_over_did_not_come(tell: Told, day: str) -> None:
    """ISS-7-C3: on the day of the meeting it can still come; from the next day on, or once the meeting is held, it did not."""
    asked = tell("test-beach-report-asked", "2026-06-02", of=day, agency=str(GP), from_="Dr Le Feuvre", wanted_by="2026-06-29")
    (out,) = only(tell).reports
    days = [date(2026, 7, number) for number in (1, 2)]
    assert [(out.is_overdue(on), out.did_not_come(on)) for on in days] == [(True, False), (False, True)]
    tell("test-beach-held", DAY, meeting=day)
    (missed,) = only(tell).reports
    assert (missed.state, missed.is_overdue(days[1]), missed.is_overdue(date(2027, 7, 1))) == (ReportState.DID_NOT_COME, False, False)
    tell("test-beach-report-received", "2026-07-09", of=day, asked=str(asked), agency=str(GP), from_="Dr Mauger")
    (handed_in,) = only(tell).reports
    assert (handed_in.state, handed_in.did_not_come(days[1])) == (ReportState.AFTER, False)


def test_a_report_to_a_meeting_that_is_called_off_is_no_longer_needed(tell: Told, day: str) -> None:
    tell("test-beach-report-asked", "2026-06-02", of=day, agency=str(GP), from_="Dr Le Feuvre", wanted_by="2026-06-29")
    tell("test-beach-meeting-called-off", "2026-06-20", of=day, why="not-needed")
    (report,) = only(tell).reports
    assert (report.state, report.is_overdue(date(2026, 7, 9)), report.did_not_come(date(2026, 7, 9))) == (
        ReportState.NOT_NEEDED,
        False,
        False,
    )


def test_put_off_to_another_day_it_is_wanted_again(tell: Told, day: str) -> None:
    tell("test-beach-report-asked", "2026-06-02", of=day, agency=str(GP), from_="Dr Le Feuvre", wanted_by="2026-06-29")
    tell("test-beach-meeting-called-off", "2026-07-02", of=day, why="unwell", to="2026-07-08")
    (report,) = only(tell).reports
    assert [report.is_overdue(date(2026, 7, number)) for number in (8, 9)] == [True, False]


def test_a_report_answers_its_agency_once_and_one_unasked_is_kept(tell: Told, day: str) -> None:
    tell("test-beach-report-asked", "2026-06-02", of=day, agency=str(GP), from_="Dr Le Feuvre", wanted_by="2026-06-29")
    tell("test-beach-report-asked", "2026-06-02", of=day, elsewhere="Scouts", from_="Akela", wanted_by="2026-06-29")
    tell("test-beach-report-received", "2026-06-20", of=day, agency=str(GP), from_="Dr Le Feuvre")
    tell("test-beach-report-received", "2026-06-30", of=day, agency=str(GP), from_="Dr Le Feuvre again")
    tell("test-beach-report-received", "2026-06-20", of=day, elsewhere="scouts", from_="Akela")
    tell("test-beach-report-received", "2026-06-21", of=day, agency=str(SCHOOL), from_="Ms Bisson")
    assert [(report.agency, report.from_, report.state) for report in only(tell).reports] == [
        (GP, "Dr Le Feuvre", ReportState.IN_TIME),
        (None, "Akela", ReportState.IN_TIME),
        (SCHOOL, "Ms Bisson", ReportState.IN_TIME),
    ]


def test_who_came_is_what_was_said_last_in_the_closing_entry_too(tell: Told, day: str) -> None:
    tell("test-beach-attendance-taken", DAY, of=day, attended=[person("Gran", "family", came=False), person("Claire", came=True)])
    assert only(tell).missing == ()
    tell("test-beach-attendance-taken", DAY, of=day, attended=[person("Claire", came=False, why_not="Called away")])
    assert only(tell).missing == ("somebody with plasters",)
    tell("test-beach-held", DAY, meeting=day, attended=[person("gran", "family", came=True)])
    assert [(one.said.who, one.said.came) for one in only(tell).attendance] == [("gran", True), ("Claire", False)]


def test_notes_stand_by_the_agenda_and_then_as_written_with_their_author(tell: Told, day: str) -> None:
    for point, text, by in (
        ("Ice cream", "Two scoops", ANA),
        ("The tide", "Going out", CHAIR),
        ("Gulls", "Too many", ANA),
        ("The tide", "In", ANA),
    ):
        tell("test-beach-noted", DAY, of=day, point=point, said=said(text), by=by)
    found = only(tell)
    assert [(note.point, note.said.text, note.source.author) for note in found.notes] == [
        ("The tide", "Going out", CHAIR),
        ("The tide", "In", ANA),
        ("Ice cream", "Two scoops", ANA),
        ("Gulls", "Too many", ANA),
    ]
    assert [note.said.text for note in found.under("The tide")] == ["Going out", "In"]
    assert [note.point for note in found.besides] == ["Gulls"]


def test_a_locked_point_wants_a_note_or_an_answer_in_the_closing_entry(tell: Told, day: str) -> None:
    assert [point.name for point in only(tell).unnoted] == ["The tide", "Castles"]
    tell("test-beach-noted", DAY, of=day, point="The tide", said=said("Out"))
    tell("test-beach-held", DAY, meeting=day, castles="three")
    assert only(tell).unnoted == ()


def test_what_is_said_of_another_meeting_is_not_said_of_this(tell: Told, day: str) -> None:
    tell("test-beach-noted", DAY, of=str(uuid4()), point="The tide", said=said("Out"))
    tell("test-beach-attendance-taken", DAY, of=str(uuid4()), attended=[person("Gran", "family", came=True)])
    assert only(tell).notes == only(tell).attendance == ()


def test_who_was_asked_stays_with_a_meeting_that_moves(tell: Told, day: str) -> None:
    tell("test-beach-invitations-sent", "2026-06-02", of=day, asked=[person("Claire", why="weighs")])
    anew = tell("test-beach-meeting-arranged", "2026-06-20", for_="2026-07-08")
    tell("test-beach-invitations-sent", "2026-06-21", of=str(anew), asked=[person("Gran", "family", why="drives")])
    assert [one.said.who for one in only(tell).asked] == ["Claire", "Gran"]


def test_a_challenge_and_its_decision_stand_beside_the_minutes(tell: Told, day: str) -> None:
    held = str(tell("test-beach-held", DAY, meeting=day))
    first = tell("test-beach-minutes-challenged", "2026-07-03", of=held, who="Gran", passage="three castles", claims="four")
    tell("test-beach-minutes-challenged", "2026-07-04", of=held, who="Dad", passage="noon", claims="one")
    tell(
        "test-beach-challenge-decided",
        "2026-07-05",
        of=str(first),
        decision="upheld",
        why="Counted",
        addendum="Four castles",
        decided_by=str(CHAIR),
    )
    gran, dad = only(tell).challenges
    assert gran.decided is not None
    assert (gran.decided.decision, gran.decided.addendum, gran.decided.decided_by) == (ChallengeOutcome.UPHELD, "Four castles", CHAIR)
    assert dad.decided is None


def test_a_sort_says_who_must_be_asked_and_is_not_yet(tell: Told, day: str) -> None:
    assert [needed.who for needed in BEACH.not_asked([])] == ["A parent", "Health"]
    tell(
        "test-beach-invitations-sent",
        "2026-06-02",
        of=day,
        asked=[person("Mum", "family", why="towels", tie="mother", kept_out="She works")],
    )
    assert [needed.who for needed in BEACH.not_asked([one.said for one in only(tell).asked])] == ["Health"]
