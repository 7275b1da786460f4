"""Brothers and sisters of one meeting side by side: what was written in one act is shown once, decisions are each child's own."""

from uuid import uuid4

from corbiere.meetings.gathering import Gathering, gathered
from corbiere.meetings.meeting import MeetingState, meetings
from meetings.telling import MIA, TOM, Told, person, said

DAY = "2026-07-01"


class Both:
    """Mia and Tom, whose meetings are arranged in one act."""

    def __init__(self) -> None:
        self.mia, self.tom = Told(MIA), Told(TOM)
        self.of = self.write("test-beach-meeting-arranged", "2026-06-01", for_=DAY)

    def write(self, kind: str, happened: str, **body: object) -> tuple[str, str]:
        act = uuid4()
        return str(self.mia(kind, happened, act=act, **body)), str(self.tom(kind, happened, act=act, **body))

    def say(self, kind: str, happened: str, **body: object) -> tuple[str, str]:
        act = uuid4()
        return (
            str(self.mia(kind, happened, act=act, of=self.of[0], **body)),
            str(self.tom(kind, happened, act=act, of=self.of[1], **body)),
        )

    @property
    def gatherings(self) -> list[Gathering]:
        return gathered([*meetings(MIA, self.mia.lines), *meetings(TOM, self.tom.lines)])

    @property
    def only(self) -> Gathering:
        (found,) = self.gatherings
        return found


def test_what_was_written_in_one_act_is_shown_once_and_says_of_whom() -> None:
    both = Both()
    both.say("test-beach-invitations-sent", "2026-06-02", asked=[person("Claire", why="weighs")])
    both.say("test-beach-noted", DAY, point="The tide", said=said("Out"))
    both.mia("test-beach-noted", DAY, of=both.of[0], point="The tide", said=said("Mia can swim"))
    both.say("test-beach-invitation-answered", "2026-06-03", who="Claire", reply="comes")
    both.say("test-beach-attendance-taken", DAY, attended=[person("Claire", came=True)])
    found = both.only
    assert found.children == (MIA, TOM)
    assert [(one.said.who, one.source.about) for one in found.asked] == [("Claire", (MIA, TOM))]
    assert [(note.said.text, note.source.about) for note in found.under("The tide")] == [("Out", (MIA, TOM)), ("Mia can swim", (MIA,))]
    assert [(one.said.came, one.source.about) for one in found.attendance] == [(True, (MIA, TOM))]
    assert [answer.source.about for answer in found.answers] == [(MIA, TOM)]


def test_a_report_asked_for_once_is_one_row_until_it_came_for_one_child_alone() -> None:
    both = Both()
    asked = both.say("test-beach-report-asked", "2026-06-02", elsewhere="Scouts", from_="Akela", wanted_by="2026-06-29")
    assert [report.asked and report.asked.about for report in both.only.reports] == [(MIA, TOM)]
    both.mia("test-beach-report-received", "2026-06-20", of=both.of[0], asked=asked[0], elsewhere="Scouts", from_="Akela")
    assert [(report.asked and report.asked.about, report.received is not None) for report in both.only.reports] == [
        ((MIA,), True),
        ((TOM,), False),
    ]


def test_decisions_are_each_childs_own() -> None:
    both = Both()
    both.mia("test-beach-held", DAY, meeting=both.of[0], castles="three")
    assert [meeting.state for meeting in both.only.meetings] == [MeetingState.HELD, MeetingState.ARRANGED]
    mia, tom = both.only.of_child(MIA), both.only.of_child(TOM)
    assert mia is not None
    assert tom is not None
    assert (mia.held is not None, tom.held) == (True, None)
    held = both.tom("test-beach-held", DAY, meeting=both.of[1], castles="none")
    both.tom("test-beach-minutes-challenged", "2026-07-03", of=str(held), who="Gran", passage="none", claims="one")
    assert [challenge.source.about for challenge in both.only.challenges] == [(TOM,)]


def test_one_that_was_called_off_for_one_child_goes_on_for_the_other() -> None:
    both = Both()
    both.mia("test-beach-meeting-called-off", "2026-06-20", of=both.of[0], why="unwell")
    assert (both.only.leading.subject, str(both.only.day)) == (TOM, DAY)


def test_moved_together_they_stay_together_and_moved_alone_they_part() -> None:
    both = Both()
    both.write("test-beach-meeting-arranged", "2026-06-20", for_="2026-07-08")
    assert [str(found.day) for found in both.gatherings] == ["2026-07-08"]
    both.tom("test-beach-meeting-arranged", "2026-06-21", for_="2026-07-09")
    assert [(found.children, str(found.day)) for found in both.gatherings] == [((MIA,), "2026-07-08"), ((TOM,), "2026-07-09")]


def test_a_review_and_a_first_conference_can_be_one_meeting() -> None:
    mia, tom, act = Told(MIA), Told(TOM), uuid4()
    mia("conference-arranged", "2026-06-01", act=act, type="review", for_=DAY)
    tom("conference-arranged", "2026-06-01", act=act, type="pre-birth", for_=DAY)
    (found,) = gathered([*meetings(MIA, mia.lines), *meetings(TOM, tom.lines)])
    assert [type.name for type in found.types] == ["review-conference", "pre-birth-conference"]
    names = [point.name for point in found.agenda]
    assert len(names) == len(set(names))
    assert "The child protection plan" in names
